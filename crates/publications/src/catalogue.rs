//! The public catalogue: words, filters and neutral sorts (date, title, region). Nothing counts visits, nothing ranks.

use crate::{
    public::{PublicSheet, PublishedSheet},
    sheet::{SheetId, Words},
    store::publication::{public_line, row},
};
use platform::{App, Language, Result, search};
use sea_orm::{
    Condition, Order, PaginatorTrait, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{CaseStatement, SimpleExpr},
};
use serde::Deserialize;

/// The full-text collection.
pub const COLLECTION: &str = "sheets";
/// Rows of a page.
pub const PAGE: u64 = 50;
/// Most sheets that a search by words finds.
const FOUND_MOST: u64 = 5_000;
/// Most characters of a search.
const WORDS_MOST: usize = 300;

/// What the address asks for; an empty value asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Words.
    pub q: String,
    /// A theme.
    pub theme: String,
    /// A discipline.
    pub discipline: String,
    /// An outcome.
    pub outcome: String,
    /// A maturity.
    pub maturity: String,
    /// Public or private.
    pub establishment_status: String,
    /// A region.
    pub region: String,
    /// An establishment, by its id.
    pub establishment: String,
    /// `date`, `title` or `region`.
    pub sort: String,
    /// From 1.
    pub page: String,
}

/// The filters that hold codes, in the order of the form.
pub const FILTERS: [&str; 6] = [
    "theme",
    "outcome",
    "maturity",
    "discipline",
    "establishment_status",
    "region",
];

/// The neutral sorts.
pub const SORTS: [&str; 3] = ["date", "title", "region"];

impl Asked {
    /// The value of a filter.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        match field {
            "q" => &self.q,
            "theme" => &self.theme,
            "discipline" => &self.discipline,
            "outcome" => &self.outcome,
            "maturity" => &self.maturity,
            "establishment_status" => &self.establishment_status,
            "region" => &self.region,
            "establishment" => &self.establishment,
            "sort" => self.sorted_by(),
            _ => "",
        }
    }

    /// The sort; by date when the address asks for none that exists.
    #[must_use]
    pub fn sorted_by(&self) -> &str {
        if SORTS.contains(&self.sort.as_str()) {
            &self.sort
        } else {
            "date"
        }
    }

    /// The page, from 1.
    #[must_use]
    pub fn page(&self) -> u64 {
        self.page.parse().unwrap_or(1).clamp(1, 10_000)
    }

    /// Is anything asked for besides a sort?
    #[must_use]
    pub fn narrows(&self) -> bool {
        !self.q.trim().is_empty()
            || !self.establishment.is_empty()
            || FILTERS.iter().any(|field| !self.get(field).is_empty())
    }

    /// The query of an address that asks the same on another page.
    #[must_use]
    pub fn query(&self, page: u64) -> String {
        let fields = ["q"].into_iter().chain(FILTERS).chain(["establishment", "sort"]);
        let mut pairs: Vec<String> = fields
            .filter(|field| !self.get(field).is_empty() && (*field != "sort" || self.sorted_by() != "date"))
            .map(|field| format!("{field}={}", percent_encoded(self.get(field))))
            .collect();
        if page > 1 {
            pairs.push(format!("page={page}"));
        }
        if pairs.is_empty() {
            String::new()
        } else {
            format!("?{}", pairs.join("&"))
        }
    }
}

fn percent_encoded(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

/// A page of the catalogue.
#[derive(Clone, Debug)]
pub struct Found {
    /// The lines.
    pub sheets: Vec<PublicSheet>,
    /// How many there are on all pages.
    pub total: u64,
}

/// The sheets that everybody may read, as asked.
///
/// # Errors
/// When the database does not answer.
pub async fn find(app: &App, asked: &Asked, language: Language, limit: u64) -> Result<Found> {
    let Some(condition) = condition(app, asked).await? else {
        return Ok(Found {
            sheets: Vec::new(),
            total: 0,
        });
    };
    let rows = row::Entity::find().filter(condition);
    let total = rows.clone().count(app.db.read()).await?;
    let rows = match asked.sorted_by() {
        "title" => rows.order_by_asc(row::Column::TitleKey),
        "region" => rows
            .order_by(by_name_of_region(language), Order::Asc)
            .order_by_asc(row::Column::TitleKey),
        _ => rows.order_by_desc(row::Column::FirstPublishedAt),
    };
    let rows = rows
        .order_by_desc(row::Column::Number)
        .limit(limit)
        .offset((asked.page() - 1) * limit)
        .all(app.db.read())
        .await?;
    Ok(Found {
        sheets: rows.into_iter().map(public_line).collect(),
        total,
    })
}

/// The place of a sheet's region among the regions by name, as this language sorts them; a sheet
/// without one comes last.
fn by_name_of_region(language: Language) -> SimpleExpr {
    let codes = crate::lists::list("region").map_or(&[][..], |list| list.codes.as_slice());
    let mut names: Vec<(String, &str)> = codes
        .iter()
        .map(|code| (platform::text::folded(code.said(language)), code.code.as_str()))
        .collect();
    names.sort();
    let last = i64::try_from(names.len()).unwrap_or(i64::MAX);
    let places = (0_i64..)
        .zip(names)
        .fold(CaseStatement::new(), |places, (place, (_, code))| {
            places.case(row::Column::Region.eq(code), place)
        });
    places.finally(last).into()
}

/// The condition of a search; none when its words are found nowhere.
async fn condition(app: &App, asked: &Asked) -> Result<Option<Condition>> {
    let mut condition = Condition::all().add(row::Column::WithdrawnAt.is_null());
    for field in FILTERS {
        let column = match field {
            "theme" => row::Column::Theme,
            "discipline" => row::Column::Discipline,
            "outcome" => row::Column::Outcome,
            "maturity" => row::Column::Maturity,
            "establishment_status" => row::Column::EstablishmentStatus,
            _ => row::Column::Region,
        };
        if !asked.get(field).is_empty() {
            condition = condition.add(column.eq(asked.get(field)));
        }
    }
    if !asked.establishment.is_empty() {
        let Ok(establishment) = asked.establishment.parse::<Uuid>() else {
            return Ok(None);
        };
        condition = condition.add(row::Column::OrganisationId.eq(establishment));
    }
    let typed: String = asked.q.chars().take(WORDS_MOST).collect();
    let words = platform::search::analyser::query(&typed);
    if !typed.trim().is_empty() {
        if words.is_empty() {
            return Ok(None);
        }
        let query = search::Query {
            limit: FOUND_MOST,
            ..search::Query::default()
        }
        .words(&words);
        let numbers = search::find(&app.db, COLLECTION, &query).await?;
        if numbers.is_empty() {
            return Ok(None);
        }
        condition = condition.add(row::Column::Number.is_in(numbers));
    }
    Ok(Some(condition))
}

/// The establishments that have a public sheet, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn establishments(app: &App) -> Result<Vec<(Uuid, String)>> {
    let rows: Vec<(Uuid, String)> = row::Entity::find()
        .select_only()
        .columns([row::Column::OrganisationId, row::Column::OrganisationName])
        .distinct()
        .filter(row::Column::WithdrawnAt.is_null())
        .limit(2_000)
        .into_tuple()
        .all(app.db.read())
        .await?;
    let mut by_id: std::collections::HashMap<Uuid, String> = rows.into_iter().collect();
    let mut all: Vec<(Uuid, String)> = by_id.drain().collect();
    all.sort_by_key(|(_, name)| platform::text::folded(name));
    Ok(all)
}

/// Where a sheet is on the public side.
#[derive(Debug)]
pub enum Place {
    /// Everybody may read it.
    Here(Box<PublishedSheet>),
    /// Its authors took it down.
    Gone,
    /// It was never public.
    Nowhere,
}

/// What everybody may see of a sheet.
///
/// # Errors
/// When the database does not answer.
pub async fn place(app: &App, id: SheetId) -> Result<Place> {
    let Some(shown) = crate::store::publication::latest(app, id).await? else {
        return Ok(Place::Nowhere);
    };
    Ok(PublishedSheet::of(shown).map_or(Place::Gone, |sheet| Place::Here(Box::new(sheet))))
}

/// A sheet that everybody may read.
///
/// # Errors
/// [`platform::Error::NotFound`] when it is not public, or not any more.
pub async fn published(app: &App, id: SheetId) -> Result<PublishedSheet> {
    match place(app, id).await? {
        Place::Here(sheet) => Ok(*sheet),
        Place::Gone | Place::Nowhere => Err(platform::Error::NotFound),
    }
}

/// A sheet that everybody may read, and whose signature covers print.
///
/// # Errors
/// [`platform::Error::NotFound`] when it is not public, or may not be printed.
pub async fn printable(app: &App, id: SheetId) -> Result<PublishedSheet> {
    let sheet = published(app, id).await?;
    if sheet.may_print() {
        Ok(sheet)
    } else {
        Err(platform::Error::NotFound)
    }
}

/// The terms under which a sheet is found: its heading, its texts, its answers, the
/// establishment's name, and the words of its codes in French.
#[must_use]
pub fn terms(words: &Words, answers: &[crate::criteria::Answer], organisation_name: &str) -> Vec<String> {
    let mut text = format!("{}\n{organisation_name}\n", words.title);
    for part in crate::sheet::TEXTS
        .iter()
        .map(|field| words.get(field))
        .chain(answers.iter().map(|a| a.answer.as_str()))
    {
        text.push_str(part);
        text.push('\n');
    }
    for field in ["theme", "discipline", "region"] {
        let codes = crate::lists::list(field)
            .map(|list| list.codes.as_slice())
            .unwrap_or_default();
        if let Some(code) = codes.iter().find(|code| code.code == words.get(field)) {
            text.push_str(code.said(platform::Language::French));
            text.push('\n');
        }
    }
    platform::search::analyser::tokens(&text)
        .into_iter()
        .map(|token| token.term)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_sort_is_the_date_and_no_sort_ranks() {
        let asked = Asked {
            sort: "popularity".to_owned(),
            ..Asked::default()
        };
        assert_eq!(asked.sorted_by(), "date");
        assert_eq!(SORTS, ["date", "title", "region"]);
    }

    #[test]
    fn the_next_page_asks_the_same_thing() {
        let asked = Asked {
            q: "heures & visite".to_owned(),
            theme: "information".to_owned(),
            sort: "title".to_owned(),
            ..Asked::default()
        };
        assert_eq!(
            asked.query(2),
            "?q=heures%20%26%20visite&theme=information&sort=title&page=2"
        );
        assert_eq!(Asked::default().query(1), "");
    }

    #[test]
    fn strange_pages_are_the_first_one() {
        for page in ["", "0", "-3", "x"] {
            assert_eq!(
                Asked {
                    page: page.to_owned(),
                    ..Asked::default()
                }
                .page(),
                1
            );
        }
    }

    #[test]
    fn a_sheet_is_found_by_the_words_of_its_region_too() {
        let words = Words {
            title: "Accueil".to_owned(),
            region: "53".to_owned(),
            ..Words::default()
        };
        let found = terms(&words, &[], "Hôpital des Tilleuls");
        for word in ["accueil", "bretagne", "tilleuls"] {
            let term = platform::search::analyser::tokens(word).remove(0).term;
            assert!(found.contains(&term), "{word}");
        }
    }
}
