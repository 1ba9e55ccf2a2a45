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

/// What the first rows say of one column.
struct Column {
    name: String,
    filled: f64,
    distinct: f64,
    words: f64,
    dates: f64,
    polarities: f64,
    compact: bool,
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
            compact: cells
                .iter()
                .all(|cell| cell.len() <= 40 && !cell.contains(char::is_whitespace)),
        }
    }

    /// Does the name hold one of these, as a word or the beginning of one?
    fn named(&self, list: &[&str]) -> bool {
        list.iter().any(|wanted| {
            self.name.match_indices(wanted).any(|(at, _)| {
                let starts_word = self.name[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
                // Short names ("id", "no") must be whole words.
                let ends_word = self.name[at + wanted.len()..]
                    .chars()
                    .next()
                    .is_none_or(|c| !c.is_alphanumeric());
                starts_word && (wanted.len() > 4 || ends_word)
            })
        })
    }

    fn is_prose(&self) -> bool {
        self.words > 3.0 && self.distinct > 0.6 && self.dates < 0.5
    }
}

/// A proposal for a file with these column names and first rows.
pub(crate) fn propose(header: &[String], sample: &[Vec<String>]) -> Mapping {
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
        (c.named(NUMBER) && c.compact && c.filled > 0.999 && c.distinct > 0.999 && !c.named(PERSONAL)).then_some(1.0)
    });
    let few_words =
        |c: &Column, list| (c.named(list) && c.words < 8.0 && c.names > 0.8 && !c.named(PERSONAL)).then_some(c.filled);
    best_named(&columns, &mut roles, Role::Place, PLACE, few_words);
    best_named(&columns, &mut roles, Role::Unit, UNIT, few_words);
    let rest = |column: &Column| {
        let left_out = column.filled == 0.0 || column.named(PERSONAL) || column.is_prose();
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
        propose(&rows[0], &rows[1..]).roles
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
            [Number, Date, LeftOut, Text, Polarity, Place, Attribute, LeftOut]
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
