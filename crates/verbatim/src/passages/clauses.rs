//! Where, in a sentence, a new clause begins.

use std::ops::Range;
use std::sync::LazyLock;

use crate::fold::{fold_char, is_apostrophe, is_word_char};
use crate::hash::StableMap;

/// A word and what it does in a clause.
struct Word {
    start: usize,
    end: usize,
    roles: u16,
}

/// Turns: what follows says something else.
const TURN: u16 = 1;
/// A finite verb.
const VERB: u16 = 1 << 1;
/// A subject alone: "je", "il", "on", "c'".
const SUBJECT: u16 = 1 << 2;
/// Leads to a noun: "le", "mon", "l'".
const DETERMINER: u16 = 1 << 3;
/// Ties what follows to what stands before: "que", "de", "dans".
const TIE: u16 = 1 << 4;
/// "et".
const AND: u16 = 1 << 5;
/// "de", "du", "d'": may stand between a subject and its verb.
const OF: u16 = 1 << 6;
/// Says nothing alone: "oui", "ah".
const EMPTY: u16 = 1 << 7;
/// A comma stands before it.
const COMMA: u16 = 1 << 8;
/// A dash between spaces, a slash or an ellipsis stands before it.
const BREAK: u16 = 1 << 9;
/// Another sign stands before it: no clause is looked for beyond.
const SIGN: u16 = 1 << 10;

const WORDS: &[(u16, &str)] = &[
    (
        TURN,
        "mais cependant toutefois neanmoins pourtant sauf hormis excepte malgre dommage heureusement malheureusement",
    ),
    (VERB, include_str!("verbs.txt")),
    (SUBJECT, "je j on il elle ils elles c ca cela"),
    (
        DETERMINER,
        "le la les l un une des mon ma mes notre nos votre vos ton ta tes son sa ses leur leurs ce cet cette ces aucun \
         aucune certains certaines chaque plusieurs quelques",
    ),
    (
        TIE,
        "que qu qui quand si comme dont ou car parce lorsque lorsqu puisque puisqu a au aux en dans pour par sur sous avec \
         sans chez entre vers apres avant pendant depuis contre selon malgre jusqu jusque ne n pas plus jamais trop tres \
         tout tous toute toutes ni non y me m te t se s je j on il elle ils elles nous vous dont lequel laquelle est sont",
    ),
    (TIE | OF, "de du d"),
    (AND, "et"),
    (EMPTY, "oui non ah oh bon bref ben euh enfin merci"),
];

static ROLES: LazyLock<StableMap<&str, u16>> = LazyLock::new(|| {
    let mut table: StableMap<&str, u16> = StableMap::default();
    for (roles, list) in WORDS {
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            for word in line.split_whitespace() {
                *table.entry(word).or_default() |= roles;
            }
        }
    }
    table
});

/// Where the clauses of a sentence after the first begin, in order.
pub(super) fn cuts(text: &str, sentence: Range<usize>) -> Vec<usize> {
    let words = read(text, sentence);
    let verbless = !words.iter().any(|word| word.roles & VERB != 0);
    let mut out = Vec::new();
    // The first word of the clause at hand, whether it has its verb, whether it says something.
    let (mut first, mut verb, mut told) = (0, false, false);
    let mut at = 0;
    while at < words.len() {
        let cut = at > first && told && begins(text, &words, at, first, verb, verbless);
        if cut {
            out.push(words[at].start);
            (first, verb, told) = (at, false, false);
        }
        verb |= words[at].roles & VERB != 0;
        told |= words[at].roles & (EMPTY | TURN | AND | TIE | DETERMINER) == 0;
        at += 1;
    }
    out
}

fn begins(text: &str, words: &[Word], at: usize, first: usize, verb: bool, verbless: bool) -> bool {
    let word = &words[at];
    let more = at + 1 < words.len();
    if word.roles & BREAK != 0 {
        return true;
    }
    if word.roles & TURN != 0 || is_turn(text, words, at) {
        return more;
    }
    if verbless && word.roles & COMMA != 0 {
        return at >= first + 2 && is_item(words, at);
    }
    // "et" goes with what it adds.
    let subject = if word.roles & AND != 0 { at + 1 } else { at };
    let tied = subject == at && (words[at - 1].roles & (TIE | AND | VERB | DETERMINER) != 0 && word.roles & COMMA == 0);
    verb && !tied && is_subject(words, subject)
}

/// "par contre", "en revanche", "alors que", "tandis que", "bien que".
fn is_turn(text: &str, words: &[Word], at: usize) -> bool {
    const TURNS: [(&str, &str); 7] = [
        ("par", "contre"),
        ("en", "revanche"),
        ("alors", "que"),
        ("tandis", "que"),
        ("bien", "que"),
        ("seul", "bémol"),
        ("petit", "bémol"),
    ];
    let same = |word: &Word, form: &str| text[word.start..word.end].eq_ignore_ascii_case(form);
    let Some(next) = words.get(at + 1) else { return false };
    TURNS
        .iter()
        .any(|(one, other)| same(&words[at], one) && same(next, other))
}

/// In a sentence without a verb, an item of a list has two words at least and is tied to nothing.
fn is_item(words: &[Word], at: usize) -> bool {
    let free = words[at].roles & (TIE | AND | DETERMINER) == 0;
    let pair = words
        .get(at + 1)
        .is_some_and(|next| next.roles & (COMMA | SIGN | BREAK) == 0);
    free && pair
}

/// Whether a subject with its verb begins at a word: "il …", "la chambre du haut était".
fn is_subject(words: &[Word], at: usize) -> bool {
    const LONGEST: usize = 6;
    let Some(word) = words.get(at) else { return false };
    if word.roles & SUBJECT != 0 {
        return at + 1 < words.len();
    }
    if word.roles & DETERMINER == 0 {
        return false;
    }
    let mut nouns = 0;
    for next in words[at + 1..].iter().take(LONGEST) {
        if next.roles & (COMMA | SIGN | BREAK | TURN) != 0 {
            return false;
        }
        if next.roles & VERB != 0 {
            return nouns > 0;
        }
        if next.roles & (AND | OF | DETERMINER) == 0 {
            if next.roles & (TIE | SUBJECT) != 0 {
                // "la salle n'était", "l'infirmière nous a": the verb is next.
                continue;
            }
            nouns += 1;
        }
    }
    false
}

/// The words of a sentence.
fn read(text: &str, sentence: Range<usize>) -> Vec<Word> {
    const LONGEST: usize = 24;
    let mut words: Vec<Word> = Vec::new();
    let mut folded = String::with_capacity(LONGEST);
    let mut end = sentence.start;
    let mut chars = text[sentence.clone()].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        if !c.is_alphanumeric() {
            continue;
        }
        let start = sentence.start + offset;
        folded.clear();
        fold_char(c, &mut folded);
        let gap = signs(&text[end..start]);
        end = start + c.len_utf8();
        while let Some((offset, c)) = chars.next_if(|(_, c)| is_word_char(*c)) {
            if folded.len() < LONGEST {
                fold_char(c, &mut folded);
            }
            end = sentence.start + offset + c.len_utf8();
        }
        let hyphened = text[..start].ends_with('-') && !words.is_empty() && gap == 0;
        let mut roles = if hyphened {
            0
        } else {
            roles(&folded, &text[start..end], &text[end..])
        };
        if folded == "a" && text[start..end].is_ascii() && is_had(text, &words, end) {
            roles = VERB;
        }
        words.push(Word {
            start,
            end,
            roles: roles | if words.is_empty() { 0 } else { gap },
        });
    }
    words
}

/// What the signs before a word say.
fn signs(gap: &str) -> u16 {
    let trimmed = gap.trim();
    match trimmed {
        "" | "'" | "’" => 0,
        "," => COMMA,
        "-" | "–" | "—" | "/" | "+" if gap.len() >= trimmed.len() + 2 => BREAK,
        "-" => 0,
        _ if trimmed.contains(['…']) || trimmed.contains("..") => BREAK,
        _ => SIGN,
    }
}

fn roles(folded: &str, raw: &str, rest: &str) -> u16 {
    let known = ROLES.get(folded).copied();
    // A lone letter is an elision only before its apostrophe; "où" is not "ou", "été" no verb.
    if matches!(folded, "l" | "d" | "j" | "c" | "m" | "n" | "t" | "s" | "qu") && !rest.starts_with(is_apostrophe) {
        return 0;
    }
    match known {
        Some(roles) if folded == "des" && !raw.is_ascii() => roles & TIE,
        Some(roles) => roles,
        None if is_like_verb(folded) => VERB,
        None => 0,
    }
}

/// Endings of the imperfect, of the past and of "vous".
fn is_like_verb(folded: &str) -> bool {
    const NOUNS: &[&str] = &[
        "souhait",
        "portrait",
        "extrait",
        "retrait",
        "attrait",
        "forfait",
        "parfait",
        "satisfait",
        "imparfait",
        "trait",
        "bienfait",
        "distrait",
        "chez",
        "assez",
        "insatisfait",
        "referent",
        "adherent",
        "different",
    ];
    let ending = ["aient", "ait", "erent", "erez"]
        .iter()
        .any(|ending| folded.ends_with(ending));
    folded.len() >= 5 && ending && !NOUNS.contains(&folded)
}

/// "a" for "il a", "m'a", "a été", not for "à" without its accent.
fn is_had(text: &str, words: &[Word], end: usize) -> bool {
    let before = words.last().map(|word| &text[word.start..word.end]).unwrap_or_default();
    let subject = [
        "il", "elle", "on", "qui", "y", "m", "n", "nous", "vous", "ça", "cela", "lui",
    ];
    if subject.iter().any(|one| before.eq_ignore_ascii_case(one)) {
        return true;
    }
    let next = text[end..].trim_start();
    let next = &next[..next.find(|c| !is_word_char(c)).unwrap_or(next.len())];
    let participle = next.ends_with(['é', 'u', 'i', 's', 't']) || next == "ete" || next == "fait";
    next.chars().count() >= 3
        && participle
        && !matches!(next, "tous" | "plus" | "sept" | "huit" | "vous" | "nous" | "qui")
}
