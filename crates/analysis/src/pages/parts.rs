//! What several pages share: choices, errors, tabs, captions.

use crate::{
    StudyId, ThemeId,
    codebook::Codebook,
    coding::{Codes, Tone},
    store,
    study::Study,
};
use expressions::{ExpressionId, SharedExpression};
pub(super) use platform::error::refused;
use platform::{App, College, Permission, Reader, Result, error::Said};
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// One choice of a field.
pub(super) struct Choice {
    pub value: String,
    pub label: String,
    pub hint: String,
    pub chosen: bool,
}

/// One error of the summary.
pub(super) struct FieldError {
    pub field: String,
    pub words: String,
}

/// The errors of a form, said to this reader.
pub(super) fn errors(said: &Said) -> Vec<FieldError> {
    said.0
        .iter()
        .map(|(field, words)| FieldError {
            field: field.clone(),
            words: words.clone(),
        })
        .collect()
}

/// A link of the crumbs.
pub(super) struct Link {
    pub url: String,
    pub label: String,
}

/// An entry of the tabs.
pub(super) struct Tab {
    pub url: String,
    pub label: String,
    pub current: bool,
}

/// Where a page of a study is: « Analyse partagée › its name ».
pub(super) fn crumbs(t: &Reader, study: &Study) -> Vec<Link> {
    vec![
        Link {
            url: "/studies".to_owned(),
            label: t.say("analysis-room"),
        },
        Link {
            url: format!("/studies/{}", study.id),
            label: study.name.clone(),
        },
    ]
}

/// The pages of a study.
pub(super) fn tabs(t: &Reader, study: &Study, current: &str) -> Vec<Tab> {
    let all = [
        ("", "analysis-tab-steps", true),
        ("/codebook", "analysis-tab-codebook", true),
        ("/themes", "analysis-tab-themes", true),
        ("/classes", "analysis-tab-classes", true),
        ("/trends", "analysis-tab-trends", true),
        ("/words", "analysis-tab-words", true),
        ("/meaning", "analysis-tab-meaning", true),
        ("/agreement", "analysis-tab-agreement", study.closed_at.is_some()),
        (
            "/disagreements",
            "analysis-tab-disagreements",
            study.closed_at.is_some(),
        ),
        ("/proposals", "analysis-tab-proposals", study.frozen_at.is_some()),
    ];
    let shown = all.into_iter().filter(|(_, _, shown)| *shown);
    let mut tabs: Vec<Tab> = shown
        .map(|(path, label, _)| Tab {
            url: format!("/studies/{}{path}", study.id),
            label: t.say(label),
            current: path == current,
        })
        .collect();
    if study.closed_at.is_some() {
        tabs.push(Tab {
            url: format!("/findings?study={}", study.id),
            label: t.say("analysis-tab-findings"),
            current: false,
        });
    }
    tabs
}

/// `users` or `pros`, as the blocks of pages call the colleges.
pub(super) fn side(college: College) -> &'static str {
    match college {
        College::Users => "users",
        College::Professionals => "pros",
    }
}

/// Codes as a form or a body gives them.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct CodesForm {
    #[serde(default)]
    pub themes: Vec<ThemeId>,
    #[serde(default)]
    pub nothing: String,
    #[serde(default)]
    pub tone: String,
    #[serde(default)]
    pub why: String,
    #[serde(default)]
    pub with: Vec<Uuid>,
    #[serde(default)]
    pub version: String,
    #[serde(default)]
    pub go: String,
}

impl CodesForm {
    /// What they say.
    pub fn codes(&self) -> Codes {
        Codes {
            themes: self.themes.iter().copied().collect(),
            nothing: self.nothing == "yes",
            tone: Tone::from_code(&self.tone),
        }
    }

    /// The version that was in front of the person, if there was one.
    pub fn version(&self) -> Option<i64> {
        self.version.parse().ok()
    }
}

/// The themes of a codebook to tick.
pub(super) fn theme_choices(book: &Codebook, ticked: &BTreeSet<ThemeId>) -> Vec<Choice> {
    book.running()
        .map(|theme| Choice {
            value: theme.id.to_string(),
            label: book.full_name(theme.id),
            hint: theme.definition.clone(),
            chosen: ticked.contains(&theme.id),
        })
        .collect()
}

/// The tones to choose from.
pub(super) fn tone_choices(t: &Reader, chosen: Option<Tone>) -> Vec<Choice> {
    Tone::ALL
        .into_iter()
        .map(|tone| Choice {
            value: tone.code().to_owned(),
            label: tone.said(t),
            hint: String::new(),
            chosen: Some(tone) == chosen,
        })
        .collect()
}

/// The tones to filter by, with any of them first.
pub(super) fn tone_filter(t: &Reader, chosen: Option<Tone>) -> Vec<Choice> {
    let mut choices = vec![Choice {
        value: String::new(),
        label: t.say("analysis-tone-any"),
        hint: String::new(),
        chosen: chosen.is_none(),
    }];
    choices.extend(tone_choices(t, chosen));
    choices
}

/// One verbatim as a page shows it.
pub(super) struct Words {
    pub number: i64,
    pub text: String,
    pub caption: String,
    pub url: String,
}

impl Words {
    /// Its words, caption and address.
    pub fn of(t: &Reader, expression: &SharedExpression) -> Self {
        Self {
            number: expression.number,
            text: expression.text.as_str().to_owned(),
            caption: expression.caption(t),
            url: format!("/expressions/{}", expression.id),
        }
    }
}

/// Shared words by id; those withdrawn meanwhile are left out.
pub(super) async fn words(app: &App, t: &Reader, ids: &[ExpressionId]) -> Result<HashMap<ExpressionId, Words>> {
    let scope = t.actor.scope(Permission::ReadExpressions)?;
    let found = expressions::get_shared(app, &scope, ids).await?;
    Ok(found
        .iter()
        .map(|expression| (expression.id, Words::of(t, expression)))
        .collect())
}

/// The same for who is about to code them: without the polarity that came with them, so that the tone is read and
/// not copied.
pub(super) async fn words_to_code(app: &App, t: &Reader, id: ExpressionId) -> Result<Option<Words>> {
    let scope = t.actor.scope(Permission::ReadExpressions)?;
    let found = expressions::get_shared(app, &scope, &[id]).await?.into_iter().next();
    Ok(found.map(|expression| {
        let blind = SharedExpression {
            polarity: None,
            ..expression
        };
        Words::of(t, &blind)
    }))
}

/// A study that this reader may see, with its codebook.
pub(super) async fn study(app: &App, t: &Reader, id: StudyId) -> Result<(Study, Codebook)> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let study = store::studies::get(app, &scope, id).await?;
    let book = store::codebooks::get(app, &scope, study.codebook).await?;
    Ok((study, book))
}

/// A count as the templates' u32.
pub(super) fn small(n: i64) -> u32 {
    u32::try_from(n).unwrap_or(0)
}
