//! Small values that every page of the room shows: choices, links, what is wrong in a form.

use jiff::civil::Date;
use platform::{Error, Problems, Reader, Result, error::Said};

/// One choice of a list.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What is read.
    pub label: String,
    /// More about it.
    pub hint: String,
    /// Is it the present one?
    pub chosen: bool,
}

impl Choice {
    /// A choice without hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>, chosen: bool) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: String::new(),
            chosen,
        }
    }
}

/// A link.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where.
    pub url: String,
    /// Its words.
    pub label: String,
}

impl Link {
    /// A link.
    pub fn new(url: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            label: label.into(),
        }
    }
}

/// The way from the room to a project's own page.
pub fn crumbs(t: &Reader, project: Option<&crate::project::Project>) -> Vec<Link> {
    let mut links = vec![Link::new("/projects", t.say("projects-room"))];
    if let Some(project) = project {
        links.push(Link::new(
            format!("/projects/{}", project.id),
            project.words.title.clone(),
        ));
    }
    links
}

/// One thing that is wrong, for the summary at the head of a form.
#[derive(Clone, Debug)]
pub struct Wrong {
    /// The field's name.
    pub field: String,
    /// What to do.
    pub words: String,
}

/// Why a form came back: what is wrong in it, or what happened meanwhile.
#[derive(Clone, Debug, Default)]
pub struct Refusal {
    /// Field by field.
    pub said: Said,
    /// The same for the head of the form.
    pub errors: Vec<Wrong>,
    /// Somebody else changed it, or its state forbids this.
    pub conflict: String,
}

impl Refusal {
    /// The refusal that an error makes; other errors stay errors.
    ///
    /// # Errors
    /// The same error when the form has nothing to do with it.
    pub fn of(error: Error, t: &Reader) -> Result<Self> {
        match error {
            Error::Invalid(problems) => Ok(Self::with(&problems, t)),
            Error::Conflict(message) => Ok(Self {
                conflict: t.say(message),
                ..Self::default()
            }),
            other => Err(other),
        }
    }

    fn with(problems: &Problems, t: &Reader) -> Self {
        let said = problems.said(t);
        let errors = said
            .0
            .iter()
            .map(|(field, words)| Wrong {
                field: field.clone(),
                words: words.clone(),
            })
            .collect();
        Self {
            said,
            errors,
            conflict: String::new(),
        }
    }

    /// The sentence for one field.
    pub fn of_field(&self, field: &str) -> &str {
        self.said.of(field)
    }

    /// The status of the page that shows it again.
    pub fn page(&self, page: platform::web::Page) -> platform::web::Page {
        if !self.conflict.is_empty() {
            page.with_status(http::StatusCode::CONFLICT)
        } else if !self.errors.is_empty() {
            page.refused()
        } else {
            page
        }
    }
}

/// Reads a day as browsers send it; an empty text is none, another is a problem.
pub fn day(text: &str, field: &str, problems: &mut Problems) -> Option<Date> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let read = text.parse().ok().or_else(|| french_day(text));
    if read.is_none() {
        problems.add(field, "projects-date-unreadable");
    }
    read
}

/// `04/11/2026`, as people type where the browser has no calendar.
fn french_day(text: &str) -> Option<Date> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Reads a whole number; spaces between thousands are taken.
pub fn whole(text: &str, field: &str, problems: &mut Problems) -> Option<i64> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.is_empty() {
        return None;
    }
    let read = digits.parse().ok().filter(|n: &i64| n.abs() <= 1_000_000_000_000);
    if read.is_none() {
        problems.add(field, "projects-number-unreadable");
    }
    read
}

/// A day for a date field.
pub fn typed_day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_browsers_and_as_people_write_them() {
        let mut problems = Problems::new();
        let wanted = Some(Date::constant(2026, 11, 4));
        assert_eq!(day("2026-11-04", "on", &mut problems), wanted);
        assert_eq!(day("04/11/2026", "on", &mut problems), wanted);
        assert_eq!(day("  ", "on", &mut problems), None);
        assert!(problems.is_empty());
        for wrong in ["31/02/2026", "hier", "4/11", "1/2/3/4"] {
            let mut problems = Problems::new();
            assert_eq!(day(wrong, "on", &mut problems), None);
            assert!(!problems.is_empty(), "{wrong}");
        }
    }

    #[test]
    fn whole_numbers_may_have_spaces_and_nothing_else() {
        let mut problems = Problems::new();
        assert_eq!(whole("1\u{a0}240", "n", &mut problems), Some(1240));
        assert_eq!(whole("", "n", &mut problems), None);
        assert!(problems.is_empty());
        assert_eq!(whole("12,5", "n", &mut problems), None);
        assert!(!problems.is_empty());
    }
}
