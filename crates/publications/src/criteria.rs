//! The ministry's four criteria, answered in words; nothing here is a score.

use crate::sheet::TEXT_MOST;
use crate::typed::at_most;
use jiff::Timestamp;
use platform::{Language, Problems, Result};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// The criteria as the ministry gives them, with their source and date.
#[derive(Debug, Deserialize)]
pub struct Criteria {
    /// Where they come from.
    pub source: String,
    /// When they were read there.
    pub date: jiff::civil::Date,
    /// The four, in their order.
    pub criteria: Vec<Criterion>,
}

/// One criterion.
#[derive(Debug, Deserialize)]
pub struct Criterion {
    /// As stored.
    pub code: String,
    fr: String,
    en: String,
    question_fr: String,
    question_en: String,
    help_fr: String,
    help_en: String,
}

impl Criterion {
    /// Its name: « Être dans le champ ».
    #[must_use]
    pub fn named(&self, language: Language) -> &str {
        pick(language, &self.fr, &self.en)
    }

    /// What is asked.
    #[must_use]
    pub fn question(&self, language: Language) -> &str {
        pick(language, &self.question_fr, &self.question_en)
    }

    /// What helps to answer.
    #[must_use]
    pub fn help(&self, language: Language) -> &str {
        pick(language, &self.help_fr, &self.help_en)
    }
}

fn pick<'a>(language: Language, french: &'a str, english: &'a str) -> &'a str {
    match language {
        Language::French => french,
        Language::English => english,
    }
}

static CRITERIA: LazyLock<Criteria> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/criteria.json")).expect("a test reads this file"));

/// The four criteria.
#[must_use]
pub fn criteria() -> &'static Criteria {
    &CRITERIA
}

/// The criterion of a code.
#[must_use]
pub fn criterion(code: &str) -> Option<&'static Criterion> {
    CRITERIA.criteria.iter().find(|criterion| criterion.code == code)
}

/// What was answered to one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Which criterion.
    pub criterion: String,
    /// The answer, in words.
    pub answer: String,
    /// When.
    pub at: Timestamp,
    /// The role that wrote it, as a code.
    pub role: String,
}

/// An answer to give: in forms and in the API.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Answer {
    /// The criterion's code.
    pub criterion: String,
    /// The answer, in words; empty takes it back.
    pub answer: String,
}

/// Answers as they are kept.
///
/// # Errors
/// [`platform::Error::Invalid`] for an unknown criterion or an answer too long.
pub fn checked(answers: &[Answer]) -> Result<Vec<Answer>> {
    let mut problems = Problems::new();
    let mut kept = Vec::with_capacity(answers.len());
    for given in answers {
        if criterion(&given.criterion).is_none() {
            problems.add("criterion", "publications-criterion-unknown");
            continue;
        }
        at_most(&mut problems, &given.criterion, &given.answer, TEXT_MOST);
        kept.push(Answer {
            criterion: given.criterion.clone(),
            answer: crate::typed::tidy(&given.answer),
        });
    }
    problems.check()?;
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_four_criteria_sourced_dated_and_in_both_languages() {
        let all = criteria();
        let codes: Vec<&str> = all.criteria.iter().map(|c| c.code.as_str()).collect();
        assert_eq!(codes, ["field", "quality", "tested", "followed"]);
        assert!(!all.source.is_empty() && all.date.year() == 2026);
        for criterion in &all.criteria {
            for language in Language::ALL {
                assert!(
                    ![
                        criterion.named(language),
                        criterion.question(language),
                        criterion.help(language)
                    ]
                    .contains(&"")
                );
            }
        }
    }

    #[test]
    fn the_help_says_that_care_itself_is_outside_the_field() {
        assert!(
            criterion("field")
                .expect("is there")
                .help(Language::French)
                .contains("qualité des soins eux-mêmes")
        );
    }

    #[test]
    fn an_unknown_criterion_or_an_endless_answer_is_refused() {
        let answer = |criterion: &str, length| Answer {
            criterion: criterion.to_owned(),
            answer: "a".repeat(length),
        };
        assert!(checked(&[answer("level", 3)]).is_err());
        assert!(checked(&[answer("field", TEXT_MOST + 1)]).is_err());
        assert_eq!(checked(&[answer("field", 3)]).expect("is taken").len(), 1);
    }
}
