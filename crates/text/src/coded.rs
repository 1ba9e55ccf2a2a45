//! Texts with the codes that people gave them, as they stand in a table.

use crate::sheet::Sheet;
use anyhow::bail;
use std::collections::BTreeSet;
use verbatim::{folded, linear::Kind};

/// Names of feelings from the least to the most: classes that are all among them are ordered.
const FEELINGS: [&[&str]; 5] = [
    &["tres negatif", "very negative", "tres insatisfait"],
    &["negatif", "negative", "insatisfait", "mecontent"],
    &["neutre", "neutral", "mixte", "mitige", "mixed"],
    &["positif", "positive", "satisfait", "content"],
    &["tres positif", "very positive", "tres satisfait"],
];

/// The names of labels, and what they are to each other.
pub(crate) struct Labels {
    pub(crate) names: Vec<String>,
    pub(crate) kind: Kind,
}

/// What people coded.
pub(crate) struct Coded {
    pub(crate) labels: Labels,
    /// Each text with the places of its labels.
    pub(crate) texts: Vec<(String, Vec<usize>)>,
    /// Rows that could not be read.
    pub(crate) refused: u64,
}

impl Coded {
    /// Reads the texts of one column and the codes of others: 0 or 1 in each, or the name of a class when it is one column
    /// that holds anything else.
    pub(crate) fn read(sheet: &mut Sheet, text: usize, columns: &[usize]) -> anyhow::Result<Self> {
        let mut rows: Vec<(u64, String, Vec<String>)> = Vec::new();
        let mut refused = 0;
        while let Some(row) = sheet.next_row() {
            let Ok((line, cells)) = row else {
                refused += 1;
                continue;
            };
            let codes = columns.iter().map(|column| cells[*column].trim().to_owned()).collect();
            rows.push((line, cells[text].clone(), codes));
        }
        let one_of_classes = columns.len() == 1 && rows.iter().any(|(_, _, codes)| carried(&codes[0]).is_none());
        let (labels, texts) = if one_of_classes {
            classes(rows)
        } else {
            let names = columns.iter().map(|column| sheet.header()[*column].clone()).collect();
            themes(rows, names)?
        };
        Ok(Self { labels, texts, refused })
    }

    /// How many texts carry each label.
    pub(crate) fn carried(&self) -> Vec<usize> {
        let mut counts = vec![0; self.labels.names.len()];
        for label in self.texts.iter().flat_map(|(_, labels)| labels) {
            counts[*label] += 1;
        }
        counts
    }
}

type Texts = Vec<(String, Vec<usize>)>;

fn themes(rows: Vec<(u64, String, Vec<String>)>, names: Vec<String>) -> anyhow::Result<(Labels, Texts)> {
    let mut texts = Texts::with_capacity(rows.len());
    for (line, text, codes) in rows {
        let mut labels = Vec::new();
        for (label, code) in codes.iter().enumerate() {
            match carried(code) {
                Some(true) => labels.push(label),
                Some(false) => {}
                None => bail!(
                    "ligne {line} : la colonne « {} » a autre chose que 0 ou 1. Une colonne de noms de classes se donne seule",
                    names[label]
                ),
            }
        }
        texts.push((text, labels));
    }
    let kind = Kind::Themes;
    Ok((Labels { names, kind }, texts))
}

/// Whether a cell says that a text carries a theme; nothing when it says something else.
fn carried(cell: &str) -> Option<bool> {
    match cell.to_lowercase().as_str() {
        "1" | "1.0" | "1,0" | "true" | "vrai" | "oui" | "x" => Some(true),
        "0" | "0.0" | "0,0" | "false" | "faux" | "non" | "" => Some(false),
        _ => None,
    }
}

fn classes(rows: Vec<(u64, String, Vec<String>)>) -> (Labels, Texts) {
    let distinct: BTreeSet<String> = rows.iter().map(|(_, _, codes)| codes[0].clone()).collect();
    let mut names: Vec<String> = distinct.into_iter().filter(|name| !name.is_empty()).collect();
    let feeling = |name: &String| FEELINGS.iter().position(|words| words.contains(&folded(name).as_str()));
    let number = |name: &String| name.replace(',', ".").parse::<f64>().ok().filter(|n| n.is_finite());
    let mut kind = Kind::Ordered;
    if names.iter().all(|name| feeling(name).is_some()) {
        names.sort_by_key(feeling);
    } else if names.iter().all(|name| number(name).is_some()) {
        let value = |name: &String| number(name).unwrap_or(0.0);
        names.sort_by(|a, b| value(a).total_cmp(&value(b)));
    } else {
        kind = Kind::Classes;
    }
    let place = |name: &str| names.iter().position(|known| known == name);
    let texts = rows
        .into_iter()
        .filter_map(|(_, text, codes)| Some((text, vec![place(&codes[0])?])))
        .collect();
    (Labels { names, kind }, texts)
}

/// The columns that a list names. Names may hold commas themselves: the longest run of pieces that is a column is taken.
pub(crate) fn columns_named(sheet: &Sheet, lists: &[String]) -> anyhow::Result<Vec<usize>> {
    let mut columns = Vec::new();
    for list in lists {
        let pieces: Vec<&str> = list.split(',').collect();
        let mut from = 0;
        while from < pieces.len() {
            let run = (from + 1..=pieces.len())
                .rev()
                .find_map(|to| Some((to, sheet.column(&pieces[from..to].join(",")).ok()?)));
            let (to, column) = match run {
                Some(found) => found,
                None => (from + 1, sheet.column(pieces[from])?),
            };
            if !columns.contains(&column) {
                columns.push(column);
            }
            from = to;
        }
    }
    Ok(columns)
}
