//! The columns of a file: their names change with the survey and the year, so they are matched by what they are made of.

use super::{ALL, Survey};
use serde::Serialize;
use std::collections::BTreeSet;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The number of the legal entity.
    LegalFiness,
    /// Its name.
    LegalName,
    /// The number of the place: the key.
    Finess,
    /// The name of the place.
    Name,
    /// The region.
    Region,
    /// Bound to take part, or not.
    Participation,
    /// At least one valid address was given.
    Deposit,
    /// The class.
    Class,
    /// The evolution of the class.
    Evolution,
    /// A score, by its key.
    Score(String),
    /// How many answers stand behind a score, by its key.
    Count(String),
    /// The rate of those who would certainly recommend.
    RecommendRate,
    /// Of how many.
    RecommendCount,
}

/// The columns of a file of official results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Recognised from the dimensions.
    pub survey: Survey,
    /// What each column holds; nothing for one that is not known.
    pub fields: Vec<Option<Field>>,
    /// The names of those that are left out.
    pub unknown: Vec<String>,
}

/// Why a table is not one of official results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum NotOfficial {
    /// It explains the columns of such a file.
    Lexicon,
    /// These columns are missing.
    Missing(Vec<&'static str>),
    /// Nothing says of which survey.
    NoSurvey,
    /// It has the dimensions of several surveys.
    SeveralSurveys,
}

/// Says what the columns hold.
///
/// # Errors
/// [`NotOfficial`] when the table is something else.
pub fn recognise(header: &[String]) -> Result<Columns, NotOfficial> {
    let names: Vec<Name> = header.iter().map(|name| Name::of(name)).collect();
    let known: Vec<Option<Field>> = names.iter().map(Name::field).collect();
    let missing = missing(&known);
    if is_lexicon(header) {
        return Err(NotOfficial::Lexicon);
    }
    if !missing.is_empty() {
        return Err(NotOfficial::Missing(missing));
    }
    let survey = survey(&names, &known)?;
    let mut seen = BTreeSet::new();
    let (mut fields, mut unknown) = (Vec::new(), Vec::new());
    for (field, name) in known.into_iter().zip(header) {
        // A second column of the same thing is left out and told: nobody knows which one is right.
        let kept = field.filter(|field| is_of(field, survey) && seen.insert(field.clone()));
        if kept.is_none() {
            unknown.push(name.clone());
        }
        fields.push(kept);
    }
    Ok(Columns {
        survey,
        fields,
        unknown,
    })
}

fn is_lexicon(header: &[String]) -> bool {
    let first = header
        .first()
        .map(|name| name.trim().to_lowercase())
        .unwrap_or_default();
    header.len() <= 3 && matches!(first.as_str(), "name" | "nom de la variable" | "variable")
}

fn missing(known: &[Option<Field>]) -> Vec<&'static str> {
    let has = |field: &Field| known.iter().flatten().any(|one| one == field);
    let needed = [
        ("finess_geo", Field::Finess),
        ("classement", Field::Class),
        ("score_all_…_ajust", Field::Score(ALL.to_owned())),
    ];
    needed
        .into_iter()
        .filter(|(_, field)| !has(field))
        .map(|(name, _)| name)
        .collect()
}

fn is_of(field: &Field, survey: Survey) -> bool {
    match field {
        Field::Score(key) | Field::Count(key) => key == ALL || survey.dimensions().contains(&key.as_str()),
        _ => true,
    }
}

fn survey(names: &[Name], known: &[Option<Field>]) -> Result<Survey, NotOfficial> {
    let has = |keys: &[&str]| {
        let is_one = |field: &Field| matches!(field, Field::Score(key) if keys.contains(&key.as_str()));
        known.iter().flatten().any(is_one)
    };
    let is_marked = |marks: &[&str]| {
        names
            .iter()
            .any(|name| name.marks.iter().any(|mark| marks.contains(&mark.as_str())))
    };
    let candidates = [
        (Survey::Stay, has(&["pecinf", "pecmed", "chambre"])),
        (Survey::DaySurgery, has(&["avh", "acc", "cer", "ovs"])),
        (Survey::Rehabilitation, has(&["lieu"]) || is_marked(&["ssr", "smr"])),
    ];
    let found: Vec<Survey> = candidates
        .into_iter()
        .filter(|(_, is)| *is)
        .map(|(survey, _)| survey)
        .collect();
    match found.as_slice() {
        [] => Err(NotOfficial::NoSurvey),
        [only] => Ok(*only),
        _ => Err(NotOfficial::SeveralSurveys),
    }
}

/// Words of a column's name that say of which survey or how, and not what.
const MARKS: [&str; 9] = ["ajust", "brut", "rea", "ssr", "smr", "mco", "ca", "48h", "esatis"];

/// The name of a column, cut into words.
struct Name {
    words: Vec<String>,
    marks: Vec<String>,
}

impl Name {
    fn of(name: &str) -> Self {
        let folded = platform::text::folded(name);
        let parts = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|part| !part.is_empty());
        let (marks, words) = parts
            .map(str::to_owned)
            .partition(|part| MARKS.contains(&part.as_str()));
        Self { words, marks }
    }

    fn field(&self) -> Option<Field> {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["finess"] => Some(Field::LegalFiness),
            ["rs", "finess"] => Some(Field::LegalName),
            ["finess", "geo"] => Some(Field::Finess),
            ["rs", "finess", "geo"] => Some(Field::Name),
            ["region"] => Some(Field::Region),
            ["participation"] => Some(Field::Participation),
            ["depot"] => Some(Field::Deposit),
            ["classement" | "classe"] => Some(Field::Class),
            ["evolution"] => Some(Field::Evolution),
            ["taux", "reco"] => Some(Field::RecommendRate),
            ["nb", "reco"] => Some(Field::RecommendCount),
            ["score", key] => Some(Field::Score((*key).to_owned())),
            ["nb", "rep", "score", key] => Some(Field::Count((*key).to_owned())),
            _ => None,
        }
    }
}
