//! Proposes what each column is, from its name and from what its first rows hold. People correct it.

use super::{Mapping, Role, dates, words};
use std::collections::HashSet;

/// The end of names that speak of words (folded).
const TEXT: &[&str] = &[
    "verbatim",
    "commentaire",
    "description",
    "texte",
    "temoignage",
    "avis",
    "message",
    "reponse",
    "remarque",
    "parole",
    "suggestion",
    "contenu",
    "comment",
    "text",
    "feedback",
];
const POSITIVE: &[&str] = &["positi", "points forts", "apprecie", "satisfait", "aime"];
const NEGATIVE: &[&str] = &["negati", "points faibles", "a ameliorer", "insatisfait", "deplu"];
const POLARITY: &[&str] = &[
    "ressenti",
    "polarite",
    "tonalite",
    "sentiment",
    "polarity",
    "feeling",
    "tonality",
];
const DATE: &[&str] = &["date", "mois", "month", "jour", "periode", "day"];
const PLACE: &[&str] = &[
    "departement",
    "lieu",
    "site",
    "etablissement",
    "ville",
    "commune",
    "place",
    "region",
    "location",
];
const UNIT: &[&str] = &["service", "unite", "pole", "unit", "ward", "structure"];
const NUMBER: &[&str] = &[
    "id",
    "identifiant",
    "numero",
    "n°",
    "no",
    "reference",
    "ref",
    "number",
    "uuid",
];
/// Columns that hold the codes of another list.
const CODE: &[&str] = &["code", "codes", "insee", "finess", "siret"];
/// Columns that say who somebody is: never proposed to be kept.
const PERSONAL: &[&str] = &[
    "nom",
    "prenom",
    "email",
    "mail",
    "courriel",
    "telephone",
    "tel",
    "adresse",
    "naissance",
    "nir",
    "ipp",
    "iep",
    "securite sociale",
    "name",
    "phone",
    "birth",
];

/// More words than this on average, most of them different, are prose: another text, not something to filter on.
const PROSE: f64 = 15.0;

/// What the first rows say of one column.
struct Column {
    name: String,
    filled: f64,
    distinct: f64,
    words: f64,
    dates: f64,
    polarities: f64,
    compact: bool,
    /// Share of values that are codes of a machine: `sxZshFsE9R`, `STR-906`.
    codes: f64,
    /// Share of values that name something: with letters, and neither yes nor no.
    names: f64,
}

impl Column {
    fn of(name: &str, at: usize, sample: &[Vec<String>]) -> Self {
        let cells: Vec<&str> = sample
            .iter()
            .filter_map(|row| row.get(at))
            .map(|c| c.trim())
            .filter(|c| !c.is_empty())
            .collect();
        let share = |n: usize, of: usize| if of == 0 { 0.0 } else { n as f64 / of as f64 };
        let count = |test: &dyn Fn(&str) -> bool| share(cells.iter().filter(|cell| test(cell)).count(), cells.len());
        let words: usize = cells.iter().map(|cell| cell.split_whitespace().count()).sum();
        Self {
            name: platform::text::folded(name),
            filled: share(cells.len(), sample.len()),
            distinct: share(cells.iter().collect::<HashSet<_>>().len(), cells.len()),
            words: share(words, cells.len()),
            dates: count(&|cell| dates::parse(cell).is_some()),
            polarities: count(&|cell| words::polarity(cell).is_some()),
            names: count(&|cell| {
                let is_yes_or_no = matches!(
                    platform::text::folded(cell).as_str(),
                    "oui" | "non" | "yes" | "no" | "vrai" | "faux"
                );
                cell.chars().any(char::is_alphabetic) && !is_yes_or_no
            }),
            codes: count(&is_code),
            compact: cells
                .iter()
                .all(|cell| cell.len() <= 40 && !cell.contains(char::is_whitespace)),
        }
    }

    fn named(&self, list: &[&str]) -> bool {
        named(&self.name, list)
    }

    fn is_prose(&self) -> bool {
        self.words > PROSE && self.distinct > 0.6 && self.dates < 0.5
    }

    /// Does it name things by codes: by its name, or by what it holds?
    fn is_coded(&self) -> bool {
        self.named(NUMBER) || self.named(CODE) || self.codes > 0.5
    }

    /// Does it say who somebody is?
    fn is_personal(&self) -> bool {
        self.named(PERSONAL)
    }
}

/// Six characters or more without a blank, where figures stand among letters or capitals inside a word.
fn is_code(cell: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let mixed = cell.bytes().any(|b| b.is_ascii_digit()) && cell.bytes().any(|b| b.is_ascii_alphabetic());
    let humped = cell
        .as_bytes()
        .windows(2)
        .any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    cell.len() >= 6 && cell.chars().all(is_plain) && (mixed || humped)
}

/// Would a column of this name say who somebody is? It is then left out of the proposal.
pub(crate) fn is_personal(name: &str) -> bool {
    named(&platform::text::folded(name), PERSONAL)
}

/// Does a folded name hold one of these, as a word or the beginning of one?
fn named(name: &str, list: &[&str]) -> bool {
    list.iter().any(|wanted| {
        name.match_indices(wanted).any(|(at, _)| {
            let starts_word = name[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
            // Short names ("id", "no") must be whole words.
            let ends_word = name[at + wanted.len()..]
                .chars()
                .next()
                .is_none_or(|c| !c.is_alphanumeric());
            starts_word && (wanted.len() > 4 || ends_word)
        })
    })
}

/// A proposal for a file with these column names and some of its rows; `is_whole` says that no other row was left
/// unseen, so that a column which is empty there is empty.
pub(crate) fn propose(header: &[String], sample: &[Vec<String>], is_whole: bool) -> Mapping {
    let columns: Vec<Column> = header
        .iter()
        .enumerate()
        .map(|(at, name)| Column::of(name, at, sample))
        .collect();
    let mut roles: Vec<Option<Role>> = vec![None; columns.len()];
    propose_words(&columns, &mut roles);
    let certain = |share: f64, column: &Column, list: &[&str]| {
        (share >= 0.9).then(|| column.filled + if column.named(list) { 2.0 } else { 0.0 })
    };
    best(&columns, &mut roles, Role::Polarity, |c| {
        certain(c.polarities, c, POLARITY)
    });
    best(&columns, &mut roles, Role::Date, |c| certain(c.dates, c, DATE));
    best(&columns, &mut roles, Role::Number, |c| {
        (c.named(NUMBER) && c.compact && c.filled > 0.999 && c.distinct > 0.999 && !c.is_personal()).then_some(1.0)
    });
    let few_words = |c: &Column, list| {
        let is_one = c.named(list) && c.words < 8.0 && c.names > 0.8;
        (is_one && !c.is_personal() && !c.is_coded()).then_some(c.filled)
    };
    best_named(&columns, &mut roles, Role::Place, PLACE, few_words);
    best_named(&columns, &mut roles, Role::Unit, UNIT, few_words);
    let rest = |column: &Column| {
        let left_out = column.filled == 0.0 && is_whole || column.is_personal() || column.is_prose();
        if left_out { Role::LeftOut } else { Role::Attribute }
    };
    let roles = roles
        .into_iter()
        .zip(&columns)
        .map(|(role, column)| role.unwrap_or_else(|| rest(column)))
        .collect();
    Mapping {
        columns: header.to_vec(),
        roles,
        ..Mapping::default()
    }
}

/// The pair of questions where both stand, else the column that looks most like people's words.
fn propose_words(columns: &[Column], roles: &mut [Option<Role>]) {
    let question = |list: &[&str], other: &[&str]| {
        columns.iter().position(|c| {
            c.named(list)
                && !c.named(other)
                && c.polarities < 0.5
                && c.dates < 0.5
                && (c.words > 1.5 || c.filled == 0.0)
        })
    };
    // « insatisfait » holds « satisfait »: the negative list is asked first.
    if let (Some(negative), Some(positive)) = (question(NEGATIVE, &[]), question(POSITIVE, NEGATIVE)) {
        roles[negative] = Some(Role::Negative);
        roles[positive] = Some(Role::Positive);
        return;
    }
    best(columns, roles, Role::Text, |c| {
        let worded = c.words * c.filled + if c.named(TEXT) { 5.0 } else { 0.0 };
        (c.polarities < 0.5 && c.dates < 0.5 && (c.words > 1.0 || c.named(TEXT))).then_some(worded)
    });
    if !roles.contains(&Some(Role::Text)) && columns.len() == 1 {
        roles[0] = Some(Role::Text);
    }
}

/// Gives a role to the free column of the best score.
fn best(columns: &[Column], roles: &mut [Option<Role>], role: Role, score: impl Fn(&Column) -> Option<f64>) {
    let mut found: Option<(usize, f64)> = None;
    for (at, column) in columns.iter().enumerate().filter(|(at, _)| roles[*at].is_none()) {
        if let Some(score) = score(column).filter(|score| found.is_none_or(|(_, most)| *score > most)) {
            found = Some((at, score));
        }
    }
    if let Some((at, _)) = found {
        roles[at] = Some(role);
    }
}

/// As [`best`], where an earlier word of the list counts more than how filled the column is.
fn best_named(
    columns: &[Column],
    roles: &mut [Option<Role>],
    role: Role,
    list: &'static [&'static str],
    score: impl Fn(&Column, &'static [&'static str]) -> Option<f64>,
) {
    best(columns, roles, role, |column| {
        let rank = list.iter().position(|name| column.named(&[name]))?;
        Some(score(column, list)? + (list.len() - rank) as f64 * 0.5)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(table: &[&[&str]]) -> Vec<Role> {
        let rows: Vec<Vec<String>> = table
            .iter()
            .map(|row| row.iter().map(|c| (*c).to_owned()).collect())
            .collect();
        propose(&rows[0], &rows[1..], true).roles
    }

    #[test]
    fn names_and_contents_tell_the_columns_apart() {
        let found = roles(&[
            &[
                "ID expérience",
                "Date de publication",
                "Titre",
                "Description",
                "Ressenti usager",
                "Intitulé département",
                "Accessibilité",
                "Action",
            ],
            &[
                "2904",
                "06/10/2022 15:07",
                "Un vote bien simple",
                "Tout s’est passé comme je l’espérais, merci à l’équipe.",
                "Positif",
                "Morbihan",
                "Positif",
                "",
            ],
            &[
                "2905",
                "07/10/2022 09:12",
                "Attente bien trop longue",
                "Quatre heures sur un brancard, personne ne m’a rien dit.",
                "Négatif",
                "Haut-Rhin",
                "",
                "",
            ],
            &[
                "2906",
                "09/10/2022 18:40",
                "Rien à redire ici",
                "Un accueil aimable et des explications claires du début à la fin.",
                "Neutre",
                "Rhône",
                "Négatif",
                "",
            ],
        ]);

        use Role::{Attribute, Date, LeftOut, Number, Place, Polarity, Text};
        assert_eq!(
            found,
            [Number, Date, Attribute, Text, Polarity, Place, Attribute, LeftOut]
        );
    }

    #[test]
    fn codes_and_yes_or_no_are_neither_places_nor_services() {
        let found = roles(&[
            &[
                "Avis",
                "Code INSEE département",
                "Intitulé département",
                "Amélioration de service à considérer",
            ],
            &["Une longue attente aux urgences", "56.0", "Morbihan", "Non"],
            &["Un accueil clair et rapide", "68.0", "Haut-Rhin", "Oui"],
        ]);

        assert_eq!(found, [Role::Text, Role::Attribute, Role::Place, Role::Attribute]);
    }

    #[test]
    fn a_column_of_opaque_codes_is_no_service_and_its_title_is() {
        let found = roles(&[
            &["Avis", "ID structure 1", "Intitulé structure 1", "Structure"],
            &[
                "Une longue attente aux urgences",
                "sxZshFsE9R",
                "Consulat de Milan",
                "STR-906",
            ],
            &[
                "Un accueil clair et rapide",
                "hcxcV5NcXy",
                "Préfecture de Savoie",
                "STR-017",
            ],
            &[
                "Un guichet fermé à midi",
                "hcxcV5NcXy",
                "Préfecture de Savoie",
                "STR-017",
            ],
        ]);

        assert_eq!(found, [Role::Text, Role::Attribute, Role::Unit, Role::Attribute]);
    }

    #[test]
    fn what_is_empty_so_far_is_left_out_only_when_the_whole_file_was_seen() {
        let header = ["Avis".to_owned(), "Tags métiers".to_owned()];
        let rows = [vec!["Une longue attente aux urgences".to_owned(), String::new()]];

        assert_eq!(propose(&header, &rows, false).roles, [Role::Text, Role::Attribute]);
        assert_eq!(propose(&header, &rows, true).roles, [Role::Text, Role::LeftOut]);
    }

    #[test]
    fn the_rest_is_kept_and_long_prose_is_not() {
        let long = "Je raconte ici tout ce qui s’est passé depuis mon arrivée un soir de mars jusqu’à la sortie";
        let (one, other) = (
            format!("{long}, deux jours plus tard"),
            format!("Et ce n’est pas tout. {long}"),
        );
        let found = roles(&[
            &["Description", "Titre", "Suite"],
            &[&one, "Un accueil chaleureux et attentif", long],
            &[&other, "Quatre heures sur un brancard", &format!("{long} enfin")],
        ]);

        assert_eq!(found[1..], [Role::Attribute, Role::LeftOut]);
    }

    #[test]
    fn the_pair_of_questions_is_recognised() {
        let found = roles(&[
            &[
                "Finess",
                "Mois de séjour",
                "Qu’avez-vous retenu de positif ?",
                "Qu’avez-vous retenu de négatif ?",
                "Service",
            ],
            &[
                "010000024",
                "2026-03",
                "Le personnel était très à l’écoute",
                "Le bruit la nuit",
                "Chirurgie",
            ],
            &["010000024", "2026-03", "La propreté de la chambre", "Rien", "Médecine"],
        ]);

        use Role::{Attribute, Date, Negative, Positive, Unit};
        assert_eq!(found, [Attribute, Date, Positive, Negative, Unit]);
    }

    #[test]
    fn columns_that_say_who_somebody_is_are_left_out() {
        let found = roles(&[
            &["Nom", "Email", "Commentaire"],
            &["X", "x@exemple.fr", "Une longue attente aux urgences"],
        ]);
        assert_eq!(found, [Role::LeftOut, Role::LeftOut, Role::Text]);
    }

    #[test]
    fn a_file_of_one_column_is_a_file_of_texts() {
        assert_eq!(roles(&[&["A"], &["bien"], &["mal"]]), [Role::Text]);
        assert_eq!(roles(&[&["A"]]), [Role::Text]);
    }
}
