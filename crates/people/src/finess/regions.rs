//! The regions of departments: data with their source and date, not code.

use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

/// The name of the file that replaces the list in an installation's folder.
pub const FILE: &str = "regions.json";

#[derive(Deserialize)]
struct List {
    source: String,
    date: jiff::civil::Date,
    regions: Vec<Region>,
}

#[derive(Deserialize)]
struct Region {
    name: String,
    departments: Vec<String>,
}

/// Departments and their regions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regions {
    /// Where the list is published.
    pub source: String,
    /// The day since which it holds.
    pub date: jiff::civil::Date,
    names: BTreeMap<String, String>,
}

static SHIPPED: LazyLock<Regions> =
    LazyLock::new(|| Regions::read(include_str!("../../data/regions.json")).expect("a test reads this file"));

impl Regions {
    /// Those of the program.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Those of a file.
    ///
    /// # Errors
    /// When it is not JSON of this form, or puts a department in two regions.
    pub fn read(text: &str) -> serde_json::Result<Self> {
        use serde::de::Error;
        let list: List = serde_json::from_str(text)?;
        let mut names = BTreeMap::new();
        for region in list.regions {
            for department in region.departments {
                if names.insert(department, region.name.clone()).is_some() {
                    return Err(serde_json::Error::custom("a department is in one region"));
                }
            }
        }
        Ok(Self {
            source: list.source,
            date: list.date,
            names,
        })
    }

    /// The region of a department; nothing for what is none.
    #[must_use]
    pub fn of(&self, department: &str) -> Option<&str> {
        self.names.get(department).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_knows_the_region_of_each_department() {
        let shipped = Regions::shipped();

        assert_eq!(shipped.names.len(), 101);
        assert_eq!(
            shipped.names.values().collect::<std::collections::BTreeSet<_>>().len(),
            18
        );
        assert_eq!(shipped.of("2A"), Some("Corse"));
        assert_eq!(shipped.of("00"), None);
    }

    #[test]
    fn a_department_in_two_regions_is_refused() {
        let twice = r#"{ "source": "x", "date": "2026-01-01", "regions": [
            { "name": "Nord", "departments": ["01"] }, { "name": "Sud", "departments": ["01"] } ] }"#;

        assert!(Regions::read(twice).is_err());
    }
}
