//! The authorisation to publish: signed by the director for one state of the text, and withdrawn when they say so.

use crate::sheet::SheetId;
use crate::typed::{LINE_MOST, at_most, tidy_line};
use jiff::{Timestamp, civil::Date};
use platform::{Problems, Result, files::FileId};
use serde::{Deserialize, Serialize};

platform::id!(AuthorisationId, "sheet_authorisation");

/// Most bytes of the signed form.
pub const FORM_MOST: u64 = 15_000_000;
/// Types of the signed form: a scan or a photo.
pub const FORM_TYPES: &[&str] = &["application/pdf", "image/jpeg", "image/png", "image/webp"];

/// Where the sheet may appear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// In the public catalogue of this site.
    Site,
    /// As a printable sheet.
    Print,
    /// Passed on to the national scheme.
    National,
}

impl Extent {
    /// All three, in the order of forms.
    pub const ALL: [Self; 3] = [Self::Site, Self::Print, Self::National];

    /// As stored, and the end of the message id `publications-extent-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Print => "print",
            Self::National => "national",
        }
    }

    /// The extent of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|extent| extent.code() == code)
    }
}

/// A recorded authorisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorisation {
    /// Which.
    pub id: AuthorisationId,
    /// Of which sheet.
    pub sheet: SheetId,
    /// The state of the text that was signed.
    pub content_version: i64,
    /// Who signed.
    pub name: String,
    /// In what function.
    pub function: String,
    /// On what day.
    pub signed_on: Date,
    /// Where the sheet may appear.
    pub extents: Vec<Extent>,
    /// Did they confirm the rights on images of people?
    pub image_rights: bool,
    /// The signed form.
    pub form: FileId,
    /// When it was recorded here.
    pub recorded_at: Timestamp,
    /// Its withdrawal, if it was withdrawn.
    pub withdrawal: Option<Withdrawal>,
}

/// The withdrawal of an authorisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

impl Authorisation {
    /// Does it still hold for this state of the text?
    #[must_use]
    pub fn covers(&self, content_version: i64) -> bool {
        self.withdrawal.is_none() && self.content_version == content_version
    }

    /// May the sheet appear there?
    #[must_use]
    pub fn allows(&self, extent: Extent) -> bool {
        self.extents.contains(&extent)
    }
}

/// What is typed from the signed form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Who signed.
    pub name: String,
    /// In what function.
    pub function: String,
    /// The day, as `2026-11-22`.
    pub signed_on: String,
    /// Where the sheet may appear, as codes.
    pub extents: Vec<String>,
    /// Are the rights on images of people confirmed?
    pub image_rights: bool,
    /// The state of the text that was printed and signed.
    pub content_version: i64,
}

/// The same, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedSignature {
    /// Who signed.
    pub name: String,
    /// In what function.
    pub function: String,
    /// On what day.
    pub signed_on: Date,
    /// Where the sheet may appear.
    pub extents: Vec<Extent>,
}

impl Signed {
    /// Who, in what function, when and for what: none may lack.
    ///
    /// # Errors
    /// [`platform::Error::Invalid`] with each field's problem.
    pub fn checked(&self, today: Date) -> Result<CheckedSignature> {
        let mut problems = Problems::new();
        let (name, function) = (tidy_line(&self.name), tidy_line(&self.function));
        problems.required("name", &name, "publications-signed-name-missing");
        problems.required("function", &function, "publications-signed-function-missing");
        at_most(&mut problems, "name", &name, LINE_MOST);
        at_most(&mut problems, "function", &function, LINE_MOST);
        let signed_on: Option<Date> = self.signed_on.trim().parse().ok();
        match signed_on {
            None => problems.add("signed_on", "publications-signed-on-missing"),
            Some(day) if day > today => problems.add("signed_on", "publications-signed-on-future"),
            Some(_) => {}
        }
        let mut extents: Vec<Extent> = self.extents.iter().filter_map(|code| Extent::from_code(code)).collect();
        extents.sort_unstable();
        extents.dedup();
        if extents.is_empty() {
            problems.add("extents", "publications-extents-missing");
        }
        problems.check()?;
        Ok(CheckedSignature {
            name,
            function,
            signed_on: signed_on.unwrap_or(today),
            extents,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 22);

    fn signed() -> Signed {
        Signed {
            name: "Camille Ferrand".to_owned(),
            function: "Directrice".to_owned(),
            signed_on: "2026-11-20".to_owned(),
            extents: vec!["print".to_owned(), "site".to_owned(), "site".to_owned()],
            image_rights: false,
            content_version: 3,
        }
    }

    #[test]
    fn name_function_day_and_extent_are_all_asked_for() {
        assert_eq!(
            signed().checked(TODAY).expect("is taken").extents,
            [Extent::Site, Extent::Print]
        );
        for wrong in [
            Signed {
                name: " ".to_owned(),
                ..signed()
            },
            Signed {
                function: String::new(),
                ..signed()
            },
            Signed {
                signed_on: "20/11/2026".to_owned(),
                ..signed()
            },
            Signed {
                extents: vec!["everywhere".to_owned()],
                ..signed()
            },
        ] {
            assert!(wrong.checked(TODAY).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn nobody_signs_tomorrow() {
        assert!(
            Signed {
                signed_on: "2026-11-23".to_owned(),
                ..signed()
            }
            .checked(TODAY)
            .is_err()
        );
        assert!(
            Signed {
                signed_on: "2026-11-22".to_owned(),
                ..signed()
            }
            .checked(TODAY)
            .is_ok()
        );
    }
}
