//! The names of columns, kinds and words of the file, in French and as we call them: a format, which no rewording of a page
//! may change.

use crate::instrument::{FileTypes, Tone, Words};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    /// The key of the section.
    Section,
    /// The key of the item.
    Key,
    /// What kind of line it is.
    Kind,
    /// What is asked, by language.
    Ask,
    /// What helps, by language.
    Hint,
    /// Choices, or rows of a matrix, by language.
    Choices,
    /// The columns of a matrix, by language.
    Answers,
    /// The condition.
    When,
    /// Is an answer needed?
    Required,
    /// Why it is, by language.
    Why,
    /// In a random order?
    Random,
    /// Of the region?
    Regional,
    /// With « Autre »?
    Other,
    /// With « Sans avis » or « Je ne me souviens plus »?
    NoOpinion,
    /// The words of a scale.
    Words,
    /// The least number, or the least share of a score.
    Least,
    /// The most.
    Most,
    /// What is counted, by language.
    Unit,
    /// What 0 means, by language.
    Low,
    /// What 10 means, by language.
    High,
    /// What an open answer becomes.
    Tone,
    /// The questions of a score, or languages.
    Items,
    /// The types of file that are taken.
    Files,
}

/// Each column with its own name and the French one, in the order of the file.
pub(super) const COLUMNS: [(Column, &str, &str); 23] = [
    (Column::Section, "section", "bloc"),
    (Column::Key, "name", "nom"),
    (Column::Kind, "kind", "genre"),
    (Column::Ask, "question", "question"),
    (Column::Hint, "hint", "aide"),
    (Column::Choices, "choices", "choix"),
    (Column::Answers, "columns", "colonnes"),
    (Column::When, "condition", "condition"),
    (Column::Required, "required", "attendue"),
    (Column::Why, "reason", "raison"),
    (Column::Random, "random", "hasard"),
    (Column::Regional, "regional", "régional"),
    (Column::Other, "other", "autre"),
    (Column::NoOpinion, "no opinion", "sans avis"),
    (Column::Words, "scale", "échelle"),
    (Column::Least, "least", "au moins"),
    (Column::Most, "most", "au plus"),
    (Column::Unit, "unit", "unité"),
    (Column::Low, "zero", "zéro"),
    (Column::High, "ten", "dix"),
    (Column::Tone, "expression", "parole"),
    (Column::Items, "items", "éléments"),
    (Column::Files, "files", "fichiers"),
];

impl Column {
    /// Does it hold words, of a language?
    pub fn is_words(self) -> bool {
        matches!(
            self,
            Self::Ask | Self::Hint | Self::Choices | Self::Answers | Self::Why | Self::Unit | Self::Low | Self::High
        )
    }

    /// Its name in the file.
    pub fn name(self, is_french: bool) -> &'static str {
        let found = COLUMNS.iter().find(|(column, ..)| *column == self);
        found.map_or("", |(_, own, french)| if is_french { french } else { own })
    }

    /// The column that a file names so.
    pub fn named(name: &str) -> Option<Self> {
        let name = folded(name);
        let found = COLUMNS
            .iter()
            .find(|(_, own, french)| *own == name || folded(french) == name);
        found.map(|(column, ..)| *column)
    }
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Title,
    Opening,
    Closing,
    Languages,
    Section,
    Score,
    /// An item, by the code of its kind.
    Item(&'static str),
}

const LINES: [(Line, &str, &str); 19] = [
    (Line::Title, "title", "titre"),
    (Line::Opening, "opening", "ouverture"),
    (Line::Closing, "closing", "fin"),
    (Line::Languages, "languages", "langues"),
    (Line::Section, "section", "bloc"),
    (Line::Score, "score", "score"),
    (Line::Item("scale"), "scale", "échelle"),
    (Line::Item("yes_no"), "yes_no", "oui-non"),
    (Line::Item("single"), "single", "un choix"),
    (Line::Item("multiple"), "multiple", "plusieurs choix"),
    (Line::Item("number"), "number", "nombre"),
    (Line::Item("date"), "date", "jour"),
    (Line::Item("short"), "short", "ligne"),
    (Line::Item("long"), "long", "texte"),
    (Line::Item("rating"), "rating", "note"),
    (Line::Item("matrix"), "matrix", "grille"),
    (Line::Item("file"), "file", "fichier"),
    (Line::Item("consent"), "consent", "accord"),
    (Line::Item("text"), "text", "à lire"),
];

impl Line {
    /// Its name in the file.
    pub fn name(self, is_french: bool) -> &'static str {
        let found = LINES.iter().find(|(line, ..)| *line == self);
        found.map_or("", |(_, own, french)| if is_french { french } else { own })
    }

    /// The line of an item of this kind.
    pub fn of(code: &str) -> Option<Self> {
        let is = |line: &Self| matches!(line, Self::Item(own) if *own == code);
        LINES.iter().map(|(line, ..)| *line).find(is)
    }

    /// What a file calls so.
    pub fn named(name: &str) -> Option<Self> {
        let name = folded(name);
        let found = LINES
            .iter()
            .find(|(_, own, french)| *own == name || folded(french) == name);
        found.map(|(line, ..)| *line)
    }
}

/// The words of scales.
pub(super) const WORDS: [(Words, &str, &str); 3] = [
    (Words::Quality, "quality", "qualité"),
    (Words::Agreement, "agreement", "accord"),
    (Words::Frequency, "frequency", "fréquence"),
];

/// The tones of open answers.
pub(super) const TONES: [(Tone, &str, &str); 4] = [
    (Tone::Positive, "positive", "positif"),
    (Tone::Negative, "negative", "négatif"),
    (Tone::Suggestion, "suggestion", "idée"),
    (Tone::Open, "open", "ouvert"),
];

/// The types of file that are taken.
pub(super) const FILES: [(FileTypes, &str, &str); 3] = [
    (FileTypes::Both, "photo or pdf", "photo ou pdf"),
    (FileTypes::Pictures, "photo", "photo"),
    (FileTypes::Pdf, "pdf", "pdf"),
];

/// The name of one of a list.
pub(super) fn name_of<T: PartialEq>(
    list: &[(T, &'static str, &'static str)],
    one: &T,
    is_french: bool,
) -> &'static str {
    let found = list.iter().find(|(of, ..)| of == one);
    found.map_or("", |(_, own, french)| if is_french { french } else { own })
}

/// The one of a list that a file names so.
pub(super) fn one_named<T: Copy>(list: &[(T, &'static str, &'static str)], name: &str) -> Option<T> {
    let name = folded(name);
    let found = list
        .iter()
        .find(|(_, own, french)| *own == name || folded(french) == name);
    found.map(|(of, ..)| *of)
}

/// « Oui », « yes », « x »; nothing for what is neither yes nor no.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    match folded(text).as_str() {
        "oui" | "yes" | "x" | "1" | "true" | "vrai" | "o" | "y" => Some(true),
        "" | "non" | "no" | "0" | "false" | "faux" | "n" => Some(false),
        _ => None,
    }
}

/// In small letters, without accents, one blank between words: as people may type it.
pub(super) fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = |letter: char| match letter {
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'à' | 'â' => 'a',
        'î' | 'ï' => 'i',
        'ô' => 'o',
        'ù' | 'û' => 'u',
        'ç' => 'c',
        other => other,
    };
    words.join(" ").to_lowercase().chars().map(plain).collect()
}
