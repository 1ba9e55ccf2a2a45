//! Invented sentences with what identifies in them, drawn from templates and lists of names; and how much of it is found.

use verbatim::deidentify::{Lists, deidentify};

/// A sentence, and the places where something identifies.
pub struct Sentence {
    pub text: String,
    pub slots: Vec<Slot>,
    /// The template it comes from.
    pub template: usize,
}

/// A place that identifies, in bytes.
pub struct Slot {
    pub start: usize,
    pub end: usize,
    pub is_name: bool,
}

/// Sentences that name people, and sentences that name nobody.
pub struct Set {
    pub named: &'static str,
    pub plain: &'static str,
}

/// What the rules were written on.
#[allow(dead_code, reason = "the benchmark reads the other set alone")]
pub const TUNING: Set = Set {
    named: include_str!("tuning.txt"),
    plain: include_str!("tuning_plain.txt"),
};

/// What only measures.
pub const HELD_OUT: Set = Set {
    named: include_str!("held_out.txt"),
    plain: include_str!("held_out_plain.txt"),
};

const LISTED: &str = include_str!("listed_names.txt");
const INVENTED: &str = include_str!("invented_names.txt");

/// `count` sentences from templates, each template as often as the others, the same for the same seed.
pub fn sentences(templates: &str, count: usize, seed: u64) -> Vec<Sentence> {
    let lines: Vec<&str> = templates.lines().filter(|line| !line.starts_with('#')).collect();
    let mut draw = Draw(u128::from(seed) << 1 | 1);
    let names = Names::read();
    (0..count)
        .map(|n| filled(lines[n % lines.len()], n % lines.len(), &names, &mut draw))
        .collect()
}

/// How many templates a file has.
#[allow(dead_code, reason = "the benchmark does not ask")]
pub fn template_count(templates: &str) -> usize {
    templates.lines().filter(|line| !line.starts_with('#')).count()
}

struct Names {
    given: [Vec<&'static str>; 3],
    surname: [Vec<&'static str>; 3],
}

impl Names {
    fn read() -> Self {
        let listed = |title| section(LISTED, title);
        Self {
            given: [
                listed("given frequent"),
                listed("given even"),
                section(INVENTED, "given"),
            ],
            surname: [
                listed("surname frequent"),
                listed("surname even"),
                section(INVENTED, "surname"),
            ],
        }
    }
}

fn section(text: &'static str, title: &str) -> Vec<&'static str> {
    let from = text.find(&format!("[{title}]")).expect("the section exists");
    let body = text[from..].split_once('\n').expect("a section has names").1;
    let body = body.split('[').next().unwrap_or(body);
    body.split([',', '\n'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect()
}

/// Six names in ten by frequency, three evenly among the listed, one that no list has.
fn name(kinds: &[Vec<&'static str>; 3], draw: &mut Draw) -> &'static str {
    let kind = match draw.below(10) {
        0..=5 => 0,
        6..=8 => 1,
        _ => 2,
    };
    kinds[kind][draw.below(kinds[kind].len())]
}

fn filled(line: &str, template: usize, names: &Names, draw: &mut Draw) -> Sentence {
    let (form, body) = line.split_once(' ').expect("a template has a form");
    let (mut text, mut slots) = (String::new(), Vec::new());
    let mut rest = body;
    while let Some(open) = rest.find('{') {
        text.push_str(&written(form, &rest[..open]));
        let close = rest.find('}').expect("a slot is closed");
        let slot = &rest[open + 1..close];
        let value = match slot {
            "p" => name(&names.given, draw).to_owned(),
            "s" => name(&names.surname, draw).to_owned(),
            "S" => name(&names.surname, draw).to_uppercase(),
            "i" => name(&names.given, draw).chars().take(1).collect(),
            _ => other(slot, draw),
        };
        let start = text.len();
        text.push_str(&written(form, &value));
        let is_name = matches!(slot, "p" | "s" | "S" | "i");
        slots.push(Slot {
            start,
            end: text.len(),
            is_name,
        });
        rest = &rest[close + 1..];
    }
    text.push_str(&written(form, rest));
    Sentence { text, slots, template }
}

fn written(form: &str, text: &str) -> String {
    match form {
        "m" => text.to_lowercase(),
        "c" => text.to_uppercase(),
        "f" => text.chars().map(plain).collect(),
        _ => text.to_owned(),
    }
}

/// A letter without its accent, as hurried people type.
fn plain(c: char) -> char {
    match c {
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'à' | 'â' => 'a',
        'î' | 'ï' => 'i',
        'ô' => 'o',
        'ù' | 'û' => 'u',
        'ç' => 'c',
        other => other,
    }
}

fn other(slot: &str, draw: &mut Draw) -> String {
    let mut digits = |count: usize| -> String { (0..count).map(|_| char::from(b'0' + draw.below(10) as u8)).collect() };
    match slot {
        "tel" => {
            let (a, b, c, d) = (digits(2), digits(2), digits(2), digits(2));
            match digits(1).as_str() {
                "0" | "1" | "2" => format!("06{a}{b}{c}{d}"),
                "3" | "4" | "5" => format!("06 {a} {b} {c} {d}"),
                "6" | "7" => format!("07.{a}.{b}.{c}.{d}"),
                "8" => format!("+33 6 {a} {b} {c} {d}"),
                _ => format!("06-{a}-{b}-{c}-{d}"),
            }
        }
        "mail" => match digits(1).as_str() {
            "0" | "1" => "oriane (point) valmont (at) exemple.fr".to_owned(),
            "2" => "oriane.valmont arobase exemple point fr".to_owned(),
            n => format!("o.valmont{n}@exemple.fr"),
        },
        "adr" => match digits(1).as_str() {
            "0" | "1" => "12 rue des Tilleuls, 39100 Dole".to_owned(),
            "2" | "3" => "3 bis avenue du Général-Leclerc 25000 besançon".to_owned(),
            "4" | "5" => "8, impasse des Acacias".to_owned(),
            "6" => "39100 dole".to_owned(),
            _ => "27 chemin de la Fontaine à Saint-Vit".to_owned(),
        },
        "nir" => {
            let number = 2_540_339_198_000_u64 + digits(3).parse::<u64>().unwrap_or(0);
            format!("{number}{:02}", 97 - number % 97)
        }
        "ddn" => match digits(1).as_str() {
            "0" | "1" | "2" => "12/03/1954".to_owned(),
            "3" | "4" => "3 avril 1961".to_owned(),
            "5" => "1er mai 47".to_owned(),
            _ => "07-11-1980".to_owned(),
        },
        "ipp" => digits(8),
        _ => panic!("no slot is named {slot}"),
    }
}

/// Lehmer's generator of 128 bits.
struct Draw(u128);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(0xda94_2042_e4dd_58b5_da94_2042_e4dd_58b5);
        ((self.0 >> 64) as u64 % bound as u64) as usize
    }
}

/// What was found in sentences.
#[derive(Debug, Default)]
pub struct Found {
    pub names: usize,
    pub names_found: usize,
    pub others: usize,
    pub others_found: usize,
    pub sentences: usize,
    /// Sentences in which letters that identify nobody are masked.
    pub sentences_overdone: usize,
    /// What went wrong: template, text.
    #[allow(dead_code, reason = "for whoever tunes")]
    pub wrong: Vec<(usize, String)>,
}

impl Found {
    #[allow(dead_code, reason = "not asked by every program")]
    pub fn name_recall(&self) -> f64 {
        self.names_found as f64 / self.names.max(1) as f64
    }

    #[allow(dead_code, reason = "not asked by every program")]
    pub fn other_recall(&self) -> f64 {
        self.others_found as f64 / self.others.max(1) as f64
    }

    #[allow(dead_code, reason = "not asked by every program")]
    pub fn overdone(&self) -> f64 {
        self.sentences_overdone as f64 / self.sentences.max(1) as f64
    }
}

/// Looks for every slot whole: a name of which a word is left is not found.
pub fn measure(sentences: &[Sentence]) -> Found {
    let lists = Lists::default();
    let mut all = Found::default();
    for sentence in sentences {
        let spans = deidentify(&sentence.text, &lists);
        let in_span = |at: usize| spans.iter().any(|span| span.start <= at && at < span.end);
        let in_slot = |at: usize| sentence.slots.iter().any(|slot| slot.start <= at && at < slot.end);
        let letters: Vec<usize> = sentence
            .text
            .char_indices()
            .filter(|(_, c)| c.is_alphanumeric())
            .map(|(at, _)| at)
            .collect();
        let mut wrong = false;
        for slot in &sentence.slots {
            let whole = letters
                .iter()
                .filter(|at| slot.start <= **at && **at < slot.end)
                .all(|at| in_span(*at));
            wrong |= !whole;
            if slot.is_name {
                all.names += 1;
                all.names_found += usize::from(whole);
            } else {
                all.others += 1;
                all.others_found += usize::from(whole);
            }
        }
        let overdone = letters.iter().filter(|at| in_span(**at) && !in_slot(**at)).count() > 1;
        all.sentences += 1;
        all.sentences_overdone += usize::from(overdone);
        if wrong || overdone {
            let shared = verbatim::deidentify::replace(&sentence.text, &spans);
            all.wrong
                .push((sentence.template, format!("{}  →  {shared}", sentence.text)));
        }
    }
    all
}
