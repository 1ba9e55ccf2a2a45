//! What an expression is used for here: the studies that hold it, its themes, the findings that it supports.

use crate::{FindingId, StudyId, ThemeId, campaign, coding::Origin, coding::Tone, store};
use expressions::ExpressionId;
use jiff::Timestamp;
use platform::{App, BoxFuture, Hanging, Permission, Reader, Result, Scope, Subject};

/// Most studies of one answer, latest first: an expression that is in more is counted in those too.
const MOST: u64 = 50;

/// What one study makes of an expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Use {
    /// The study.
    pub study: StudyId,
    /// Its name.
    pub name: String,
    /// Since when it holds the expression.
    pub since: Timestamp,
    /// The themes that it carries there: by people, or proposed by the tool and not decided yet.
    pub themes: Vec<ThemeUse>,
    /// The findings that it supports.
    pub findings: Vec<FindingUse>,
}

/// One theme of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeUse {
    /// Which.
    pub theme: ThemeId,
    /// Its name, with the one above it.
    pub name: String,
    /// How people came to it; none while the tool only proposes it.
    pub origin: Option<Origin>,
    /// The tone.
    pub tone: Tone,
    /// When people said so.
    pub at: Option<Timestamp>,
    /// The role that signed it; none for what all read alike, and for a proposal.
    pub role: Option<String>,
}

/// One finding that an expression supports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingUse {
    /// Which.
    pub finding: FindingId,
    /// Its sentence.
    pub sentence: String,
    /// Did both colleges agree, and does nobody object?
    pub stands: bool,
    /// When it was written.
    pub at: Timestamp,
    /// The role that wrote it.
    pub role: String,
}

/// What the studies of a scope make of one expression, latest study first, 50 at most.
///
/// # Errors
/// When the database does not answer.
pub async fn uses(app: &App, scope: &Scope, expression: ExpressionId) -> Result<Vec<Use>> {
    let mut found = Vec::new();
    for (study, number) in store::uses::studies(app, scope, expression, MOST).await? {
        let book = store::codebooks::get(app, scope, study.codebook).await?;
        let agreed = store::agreed::get(app.db.read(), scope, study.id, number).await?;
        let mut themes = Vec::new();
        if let Some(agreed) = agreed {
            let signed = (agreed.origin != Origin::Unanimous).then(|| agreed.role.clone());
            themes.extend(agreed.themes.iter().map(|theme| ThemeUse {
                theme: *theme,
                name: book.full_name(*theme),
                origin: Some(agreed.origin),
                tone: agreed.tone,
                at: Some(agreed.at),
                role: signed.clone(),
            }));
        }
        let pending = store::proposals::pending(app.db.read(), scope, study.id, &[number]).await?;
        themes.extend(pending.iter().map(|proposal| ThemeUse {
            theme: proposal.theme,
            name: book.full_name(proposal.theme),
            origin: None,
            tone: proposal.tone,
            at: None,
            role: None,
        }));
        found.push(Use {
            study: study.id,
            since: study.frozen_at.unwrap_or(study.created_at),
            name: study.name,
            themes,
            findings: Vec::new(),
        });
    }
    for finding in store::uses::findings(app, scope, expression).await? {
        if let Some(of) = found.iter_mut().find(|of| of.study == finding.study) {
            of.findings.push(FindingUse {
                finding: finding.id,
                sentence: finding.sentence,
                stands: finding.stands,
                at: finding.written_at,
                role: finding.written_by_role,
            });
        }
    }
    Ok(found)
}

/// The same, as the page of an expression and its thread name it; and what studies make of a campaign, for its results.
pub(crate) fn hangs<'a>(app: &'a App, t: &'a Reader, subject: &'a Subject) -> BoxFuture<'a, Result<Vec<Hanging>>> {
    Box::pin(async move {
        if subject.kind() != ExpressionId::KIND {
            return campaign::hangs(app, t, subject).await;
        }
        let scope = t.actor.scope(Permission::ReadStudies)?;
        let found = uses(app, &scope, ExpressionId(subject.id())).await?;
        Ok(found.iter().flat_map(|one| of_study(t, one)).collect())
    })
}

fn of_study(t: &Reader, one: &Use) -> Vec<Hanging> {
    let base = format!("/studies/{}", one.study);
    let mut all = vec![Hanging {
        subject: one.study.subject(),
        kind: t.say("analysis-study"),
        words: one.name.clone(),
        url: Some(base.clone()),
        at: Some(one.since),
        role: None,
    }];
    all.extend(one.themes.iter().map(|of| Hanging {
        subject: of.theme.subject(),
        kind: t.say("analysis-theme"),
        words: theme_words(t, of),
        url: Some(format!("{base}/themes/{}", of.theme)),
        at: of.at,
        role: of.role.clone(),
    }));
    all.extend(one.findings.iter().map(|of| Hanging {
        subject: of.finding.subject(),
        kind: t.say("analysis-finding"),
        words: of.sentence.clone(),
        url: Some(format!("/findings/{}", of.finding)),
        at: Some(of.at),
        role: Some(of.role.clone()),
    }));
    all
}

/// « Repas · Température, n’allait pas (lu pareil par tous) ».
fn theme_words(t: &Reader, of: &ThemeUse) -> String {
    let how = match of.origin {
        Some(origin) => format!("analysis-use-{}", origin.code()),
        None => "analysis-use-proposed".to_owned(),
    };
    t.say_with(
        "analysis-use-theme",
        &[("theme", &of.name), ("tone", &of.tone.said(t)), ("how", &t.say(&how))],
    )
}
