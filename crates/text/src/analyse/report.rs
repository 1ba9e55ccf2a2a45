//! The report: what was found, in sentences, pictures and tables, in French as the texts are.

use super::{
    Found, LEAST_TEXTS,
    classes::{self, Class},
    themes::{Theme, tones},
    trends::{self, Change},
};
use documents::{
    chart::{Bar, Bars, Ink, Lines, Series, Strand, Words, bars, lines, tree},
    pdf::{Block, ChartBlock, Document, Header, NoticeKind, TableBlock},
};
use jiff::civil::Date;
use verbatim::{deidentify::Kind, truncate_words};

/// Themes that are told at length.
const TOLD: usize = 8;
/// Characters of a text that is quoted, at most.
const QUOTED: usize = 420;
/// Changes that are told, at most, of each kind.
const CHANGES: usize = 20;
/// Under this, a number of a place is not told: it could point at somebody.
const LEAST_SHOWN: u64 = 5;

pub(super) const TONES: [&str; 5] = [
    "allait bien",
    "n’allait pas",
    "les deux",
    "ni l’un ni l’autre",
    "je ne sais pas",
];

/// The report of what was found in the file of this name.
pub(super) fn document(found: &Found, file: &str, made_on: Date) -> Document {
    let mut sections = Vec::new();
    whole(found, &mut sections);
    themes(found, &mut sections);
    classes_of(found, &mut sections);
    changes(found, &mut sections);
    method(&mut sections);
    let day = format!(
        "{} {}",
        made_on.day(),
        trends::said(&super::corpus::Month {
            year: made_on.year(),
            month: made_on.month(),
        })
    );
    Document {
        lang: "fr".into(),
        title: format!("Ce que disent {} textes", number(found.corpus.read.len())),
        author: format!("Fichier « {file} », lu le {day} par Portevoix sur cette machine"),
        description: Some("Thèmes, ton, classes et évolution de textes libres, noms masqués.".into()),
        made_on,
        foot: format!("{day}. Textes pseudonymisés par une machine, pas anonymes."),
        address: None,
        fictitious: None,
        sections,
    }
}

fn whole(found: &Found, sections: &mut Vec<Block>) {
    let corpus = &found.corpus;
    sections.push(Block::KeyFact {
        text: format!("{} textes ont été lus.", number(corpus.read.len())),
        n: format!(
            "Sur {} lignes : {} sans contenu (vides, « RAS », « néant »), {} illisibles.",
            number(corpus.rows),
            number(corpus.blank),
            number(corpus.unreadable)
        ),
    });
    sections.push(Block::Notice {
        tone: NoticeKind::Problem,
        text: format!(
            "{} Ces textes sont pseudonymisés, pas anonymes : relisez-les avant de les montrer.",
            masked(found)
        ),
    });
    let tones = tones(corpus.read.iter());
    sections.push(heading(1, "Le ton"));
    let rows: Vec<(&str, i64)> = TONES.into_iter().zip(tones).collect();
    sections.push(chart_of_bars(
        "ton",
        "Le ton des textes",
        Some("Ton"),
        &rows,
        corpus.read.len(),
    ));
}

fn masked(found: &Found) -> String {
    let kinds = found.corpus.masked.iter();
    let words: Vec<String> = kinds
        .map(|(kind, n)| format!("{} : {}", kind_name(*kind), number(*n)))
        .collect();
    if words.is_empty() {
        "Rien n’a été trouvé à masquer.".into()
    } else {
        format!("Ce qui a été masqué : {}.", words.join(" ; "))
    }
}

fn kind_name(kind: Kind) -> String {
    kind.label().to_lowercase()
}

fn themes(found: &Found, sections: &mut Vec<Block>) {
    sections.push(heading(1, "Les thèmes"));
    if found.themes.is_empty() {
        sections.push(paragraph("Aucun thème de la grille de départ n’a été reconnu."));
        return;
    }
    let silent = found.corpus.read.iter().filter(|one| one.themes == 0).count();
    sections.push(paragraph(&format!(
        "Un texte peut parler de plusieurs thèmes. Pour {} textes, la machine dit qu’elle ne sait pas.",
        number(silent)
    )));
    let first: Vec<(&str, i64)> = found
        .themes
        .iter()
        .filter(|theme| theme.is_first())
        .map(|theme| (theme.name(), theme.texts))
        .collect();
    sections.push(chart_of_bars(
        "themes",
        "De quoi parlent les textes",
        None,
        &first,
        found.corpus.read.len(),
    ));
    sections.push(Block::Table(theme_table(&found.themes)));
    for theme in found.themes.iter().filter(|theme| theme.is_first()).take(TOLD) {
        sections.push(heading(2, theme.name()));
        sections.push(paragraph(&format!(
            "{} textes : {} disent que cela n’allait pas, {} que cela allait bien.",
            number(theme.texts),
            number(theme.tones[1]),
            number(theme.tones[0])
        )));
        for (row, stands_for) in &theme.quotes {
            sections.push(voice(
                found,
                *row,
                &format!("le plus proche de {} textes", number(*stands_for)),
            ));
        }
    }
}

fn theme_table(themes: &[Theme]) -> TableBlock {
    let mut header = vec![column("Thème", false), column("Textes", true)];
    header.extend(TONES.map(|tone| column(tone, true)));
    let row = |theme: &Theme| {
        let mut row = vec![theme.full_name(), number(theme.texts)];
        row.extend(theme.tones.map(number));
        row
    };
    TableBlock {
        caption: "Textes par thème et par ton".into(),
        header,
        rows: themes.iter().map(row).collect(),
    }
}

fn classes_of(found: &Found, sections: &mut Vec<Block>) {
    sections.push(heading(1, "Les classes que personne n’a codées"));
    let Some(root) = &found.classes.tree else {
        sections.push(paragraph(
            "Aucune classe : les textes sont trop peu, trop courts, ou ne diffèrent pas assez entre eux.",
        ));
        return;
    };
    sections.push(paragraph(&format!(
        "La méthode de Reinert rapproche les textes qui partagent leurs mots, sans rien savoir du sujet. \
         {} textes, trop courts, ne sont dans aucune classe.",
        number(found.classes.unplaced())
    )));
    let each = (0..).zip(&found.classes.classes);
    let alt: Vec<String> = each
        .clone()
        .map(|(at, class)| {
            format!(
                "{} ({}) : {}",
                classes::name(at),
                number(class.texts),
                classes::first_words(class, 5)
            )
        })
        .collect();
    let description = alt.join(". ");
    sections.push(Block::Chart(ChartBlock {
        caption: "Comment les textes se partagent, du plus grand écart au plus petit".into(),
        svg: tree(
            root,
            &words_of("classes", "Arbre des classes", &description),
            Ink::Print,
        ),
        alt: description.clone(),
        table: None,
    }));
    for (at, class) in each {
        class_of(found, at, class, sections);
    }
}

fn class_of(found: &Found, at: usize, class: &Class, sections: &mut Vec<Block>) {
    sections.push(heading(
        2,
        &format!("{} : {}", classes::name(at), classes::first_words(class, 3)),
    ));
    let rows = class.words.iter().map(|word| {
        vec![
            word.form.clone(),
            number(word.texts),
            decimal(word.chi2),
            decimal(word.specificity),
        ]
    });
    sections.push(Block::Table(TableBlock {
        caption: format!(
            "{} textes ; les mots qu’ils ont plus souvent que les autres",
            number(class.texts)
        ),
        header: vec![
            column("Mot", false),
            column("Textes", true),
            column("chi²", true),
            column("Spécificité", true),
        ],
        rows: rows.collect(),
    }));
    for row in &class.quotes {
        sections.push(voice(found, *row, "parmi les plus typiques"));
    }
}

fn changes(found: &Found, sections: &mut Vec<Block>) {
    let trends = &found.trends;
    if trends.months.len() > 1 {
        sections.push(heading(1, "Ce qui change"));
        sections.push(month_chart(found));
        told(found, &trends.over_time, trends.compared.0, "le dernier mois", sections);
    }
    if found.corpus.places.len() > 1 {
        sections.push(heading(1, "Ce qui diffère d’un lieu à l’autre"));
        sections.push(Block::Table(place_table(found)));
        told(
            found,
            &trends.by_place,
            trends.compared.1,
            "d’un lieu à l’autre",
            sections,
        );
    }
}

fn told(found: &Found, changes: &[Change], compared: bool, what: &str, sections: &mut Vec<Block>) {
    if !compared {
        sections.push(paragraph("Trop peu de textes pour comparer sans se tromper."));
    } else if changes.is_empty() {
        sections.push(paragraph(&format!(
            "Rien de plus que le hasard ne change {what} : il n’y a rien à en dire."
        )));
    } else {
        let items = changes.iter().take(CHANGES).map(|change| change_said(found, change));
        sections.push(Block::List {
            items: items.collect(),
            numbered: false,
        });
    }
}

fn change_said(found: &Found, change: &Change) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a count of texts")]
    let more = change.counted.marked as f64 > change.expected;
    let counted = match change.counted.marked {
        1..LEAST_SHOWN => format!("moins de {LEAST_SHOWN} textes"),
        n => format!("{} textes", number(n)),
    };
    format!(
        "{}, {} : {} souvent qu’ailleurs. {counted} sur {}, quand {} étaient attendus.",
        found.themes[change.theme].full_name(),
        change.slot,
        if more { "plus" } else { "moins" },
        number(change.counted.texts),
        decimal(change.expected)
    )
}

/// Texts of each month, and of its themes those of most texts, three at most.
fn month_chart(found: &Found) -> Block {
    let first: Vec<usize> = (0..found.themes.len())
        .filter(|at| found.themes[*at].is_first())
        .take(3)
        .collect();
    let months = || {
        found
            .trends
            .months
            .iter()
            .rev()
            .take(36)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
    };
    #[expect(clippy::cast_precision_loss, reason = "a count of texts")]
    let series = |(&theme, strand): (&usize, Strand)| Series {
        name: found.themes[theme].name().to_owned(),
        strand,
        values: months().map(|(_, counts)| Some(counts.1[theme] as f64)).collect(),
    };
    let drawn = Lines {
        periods: months()
            .map(|(month, _)| format!("{:02}\n{}", month.month, month.year))
            .collect(),
        series: first
            .iter()
            .zip([Strand::First, Strand::Second, Strand::Users])
            .map(series)
            .collect(),
        decisions: Vec::new(),
    };
    let mut header = vec![column("Mois", false), column("Textes", true)];
    header.extend(first.iter().map(|theme| column(found.themes[*theme].name(), true)));
    let row = |(month, counts): (&super::corpus::Month, &(u64, Vec<u64>))| {
        let mut row = vec![trends::said(month), number(counts.0)];
        row.extend(first.iter().map(|theme| number(counts.1[*theme])));
        row
    };
    let caption = "Les textes au fil des mois, pour les thèmes dont on parle le plus".to_owned();
    Block::Chart(ChartBlock {
        svg: lines(
            &drawn,
            &words_of("mois", "Les thèmes au fil des mois", &caption),
            Ink::Print,
        ),
        alt: caption.clone(),
        table: Some(TableBlock {
            caption: "Textes par mois".into(),
            header,
            rows: months().map(row).collect(),
        }),
        caption,
    })
}

fn place_table(found: &Found) -> TableBlock {
    let counts = found.corpus.by_place();
    let mut places: Vec<(&String, i64)> = found.corpus.places.iter().zip(counts).collect();
    places.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let rows: Vec<Vec<i64>> = places.iter().map(|(_, n)| vec![*n]).collect();
    let shown = documents::small_numbers::masked(&rows, LEAST_SHOWN.cast_signed());
    let row = |((name, _), shown): (&(&String, i64), &Vec<Option<i64>>)| {
        let n = shown.first().copied().flatten();
        vec![(*name).clone(), n.map_or_else(|| "masqué".to_owned(), number)]
    };
    TableBlock {
        caption: "Textes par lieu".into(),
        header: vec![column("Lieu", false), column("Textes", true)],
        rows: places.iter().zip(&shown).take(40).map(row).collect(),
    }
}

fn method(sections: &mut Vec<Block>) {
    sections.push(heading(1, "Comment c’est fait, et ce que la machine ne sait pas faire"));
    sections.push(Block::List {
        numbered: false,
        items: vec![
            "Aucun texte n’a quitté cette machine.".into(),
            "Les noms et ce qui désigne une personne sont cherchés par des règles et des listes : il en reste.".into(),
            "Thèmes et ton viennent d’un modèle appris sur des phrases inventées, pas sur vos textes : ils indiquent où \
             lire, ils ne comptent pas. L’ironie, les souhaits et ce qui se dit sans les mots habituels lui échappent."
                .into(),
            format!("Un mot n’est compté que s’il est dans {LEAST_TEXTS} textes au moins : un mot rare désigne quelqu’un."),
            "Les citations sont de vrais textes du fichier, masqués ; aucune phrase n’est inventée.".into(),
            "Un changement n’est dit que s’il dépasse le hasard (test exact de Fisher, correction de Benjamini et \
             Hochberg à 5 %)."
                .into(),
            "Pour que ces nombres comptent, faites lire un échantillon par des usagers et des professionnels.".into(),
        ],
    });
}

fn voice(found: &Found, row: usize, why: &str) -> Block {
    let text = &found.corpus.read[row];
    let place = text
        .place
        .map(|place| format!("{} · ", found.corpus.places[place as usize]));
    Block::Voice {
        text: truncate_words(&text.shared, QUOTED),
        caption: format!("Ligne {} · {}{why}", number(text.line), place.unwrap_or_default()),
    }
}

/// Bars; `head` names the first column of the table behind them, where no other table says as much.
fn chart_of_bars(id: &str, title: &str, head: Option<&str>, rows: &[(&str, i64)], of: usize) -> Block {
    #[expect(clippy::cast_precision_loss, reason = "a count of texts")]
    let bar = |(name, n): &(&str, i64)| Bar {
        name: (*name).to_owned(),
        strand: Strand::First,
        value: Some(*n as f64),
        words: format!("{} · {}", number(*n), share(*n, of)),
    };
    let drawn = Bars {
        bars: rows.iter().map(bar).collect(),
        full: None,
    };
    let said: Vec<String> = rows
        .iter()
        .map(|(name, n)| format!("{name} : {}", number(*n)))
        .collect();
    let description = said.join(" ; ");
    Block::Chart(ChartBlock {
        caption: title.to_owned(),
        svg: bars(&drawn, &words_of(id, title, &description), Ink::Print),
        alt: description.clone(),
        table: head.map(|head| TableBlock {
            caption: title.to_owned(),
            header: vec![column(head, false), column("Textes", true), column("Part", true)],
            rows: rows
                .iter()
                .map(|(name, n)| vec![(*name).to_owned(), number(*n), share(*n, of)])
                .collect(),
        }),
    })
}

fn words_of<'a>(id: &'a str, title: &'a str, description: &'a str) -> Words<'a> {
    Words {
        id,
        title,
        description,
        lang: "fr",
    }
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading {
        level,
        text: text.to_owned(),
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: text.to_owned() }
}

fn column(text: &str, number: bool) -> Header {
    Header {
        text: text.to_owned(),
        number,
    }
}

/// A whole number as French writes it: a narrow space every three digits.
fn number(n: impl std::fmt::Display) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

fn decimal(n: f64) -> String {
    format!("{n:.1}").replace('.', ",")
}

fn share(n: i64, of: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a share of counts")]
    let share = n as f64 / of.max(1) as f64;
    format!("{:.0}\u{202f}%", share * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_french_writes_them() {
        assert_eq!(number(1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!([number(0), number(999)], ["0", "999"]);
        assert_eq!(decimal(12.34), "12,3");
        assert_eq!(share(1, 3), "33\u{202f}%");
    }
}
