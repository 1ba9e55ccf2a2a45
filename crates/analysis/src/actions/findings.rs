//! Writing a finding, agreeing to it for one's college, disagreeing with a reason.

use crate::{
    FindingId, StudyId, ThemeId,
    codebook::too_long,
    finding::{Finding, LONGEST_REASON, LONGEST_SENTENCE, MOST_EVIDENCE},
    store,
    store::{corpus::Place, findings::NewFinding},
};
use platform::{Actor, App, Change, College, Error, Permission, Problems, Result, Role, Scope};
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Why an expression is linked to a finding; said by `thread-because-evidence`.
pub(crate) const EVIDENCE: &str = "evidence";
/// Why a theme is linked to a finding; said by `thread-because-read-together`.
pub(crate) const READ_TOGETHER: &str = "read-together";
/// Why a study is linked to a finding; said by `thread-because-studied-in`.
pub(crate) const STUDIED_IN: &str = "studied-in";

/// What the form of a finding says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wording {
    pub sentence: String,
    /// Numbers of expressions.
    pub evidence: BTreeSet<i64>,
}

impl Wording {
    fn checked(self) -> Result<Self> {
        let mut problems = Problems::new();
        let sentence = problems
            .required("sentence", &self.sentence, "analysis-finding-sentence-missing")
            .to_owned();
        too_long(&mut problems, "sentence", &sentence, LONGEST_SENTENCE);
        if self.evidence.is_empty() {
            problems.add("evidence", "analysis-finding-evidence-missing");
        }
        if self.evidence.len() > MOST_EVIDENCE {
            problems.add_with(
                "evidence",
                "analysis-finding-evidence-too-much",
                &[("most", &MOST_EVIDENCE.to_string())],
            );
        }
        problems.check()?;
        Ok(Self { sentence, ..self })
    }
}

/// Writes a finding of a study whose reading is closed.
///
/// # Errors
/// [`Error::Invalid`] for what lacks; [`Error::Conflict`] while people still read.
pub(crate) async fn write(
    app: &App,
    actor: &Actor,
    study: StudyId,
    theme: Option<ThemeId>,
    wording: Wording,
) -> Result<FindingId> {
    let scope = actor.scope(Permission::AgreeFindings)?;
    let mut change = app.change(actor).await?;
    let of = store::studies::read(change.tx(), &scope, study).await?;
    if of.closed_at.is_none() {
        return Err(Error::Conflict("analysis-finding-too-early"));
    }
    let wording = wording.checked()?;
    if let Some(theme) = theme {
        let book = store::codebooks::read(change.tx(), &scope, of.codebook).await?;
        book.theme(theme)
            .ok_or_else(|| Error::invalid("theme", "analysis-coding-unknown-theme"))?;
    }
    let places = places(&change, study, &wording.evidence).await?;
    let id = FindingId(change.fresh_id());
    let new = NewFinding {
        id,
        organisation: of.organisation,
        study,
        theme,
        sentence: &wording.sentence,
    };
    store::findings::insert(&change, &new).await?;
    store::evidence::add(&change, id, of.organisation, &places).await?;
    change
        .link(&study.subject(), &id.subject(), STUDIED_IN, of.organisation)
        .await?;
    if let Some(theme) = theme {
        change
            .link(&theme.subject(), &id.subject(), READ_TOGETHER, of.organisation)
            .await?;
    }
    link_evidence(&mut change, id, of.organisation, &places).await?;
    change.audit(
        "finding.write",
        &id.subject(),
        Some(of.organisation),
        &json!({ "study": study, "evidence": places.len() }),
    );
    change.commit().await?;
    Ok(id)
}

async fn link_evidence(change: &mut Change, id: FindingId, organisation: Uuid, places: &[Place]) -> Result<()> {
    for place in places {
        change
            .link(&place.expression.subject(), &id.subject(), EVIDENCE, organisation)
            .await?;
    }
    Ok(())
}

async fn places(change: &Change, study: StudyId, numbers: &BTreeSet<i64>) -> Result<Vec<Place>> {
    let numbers: Vec<i64> = numbers.iter().copied().collect();
    let places = store::corpus::by_numbers(change.tx(), study, &numbers).await?;
    let unknown: Vec<String> = numbers
        .iter()
        .filter(|n| !places.iter().any(|p| p.number == **n))
        .take(10)
        .map(ToString::to_string)
        .collect();
    let mut problems = Problems::new();
    if !unknown.is_empty() {
        // Joined with commas it is a text, and a single number stays one: both are read by the message.
        problems.add_with(
            "evidence",
            "analysis-finding-evidence-unknown",
            &[("numbers", &format!("n° {}", unknown.join(", ")))],
        );
    }
    problems.check()?;
    Ok(places)
}

/// Changes the sentence or the evidence; agreements to the old wording count no longer.
///
/// # Errors
/// As [`write`]; [`Error::Conflict`] when somebody else changed it meanwhile.
pub(crate) async fn rewrite(app: &App, actor: &Actor, id: FindingId, wording: Wording, version: i64) -> Result<()> {
    let scope = actor.scope(Permission::AgreeFindings)?;
    let mut change = app.change(actor).await?;
    store::findings::lock(change.tx(), id).await?;
    let old = store::findings::read(change.tx(), &scope, id).await?;
    let wording = wording.checked()?;
    let before = store::evidence::list(change.tx(), id).await?;
    let kept: BTreeSet<i64> = before.iter().map(|(number, _)| *number).collect();
    if old.sentence == wording.sentence && kept == wording.evidence {
        // Nothing changed: agreements stay, and there is nothing to note.
        return Ok(());
    }
    let added: BTreeSet<i64> = wording.evidence.difference(&kept).copied().collect();
    let places = places(&change, old.study, &added).await?;
    store::findings::rewrite(&change, &old, &wording.sentence, version).await?;
    store::evidence::add(&change, id, old.organisation, &places).await?;
    link_evidence(&mut change, id, old.organisation, &places).await?;
    let gone: Vec<_> = before
        .iter()
        .filter(|(number, _)| !wording.evidence.contains(number))
        .collect();
    for (_, expression) in &gone {
        change
            .unlink_one(&expression.subject(), &id.subject(), EVIDENCE, "evidence-changed")
            .await?;
    }
    let numbers: Vec<i64> = gone.iter().map(|(number, _)| *number).collect();
    store::evidence::remove(&change, id, &numbers).await?;
    let detail = json!({ "version": version + 1, "added": places.len(), "removed": numbers.len() });
    change.audit("finding.rewrite", &id.subject(), Some(old.organisation), &detail);
    tell_change(&mut change, &scope, &old).await?;
    change.commit().await
}

/// Says whether a finding stands now, and tells the rooms that build on it when that changed.
pub(crate) async fn tell_change(change: &mut Change, scope: &Scope, before: &Finding) -> Result<()> {
    let now = store::findings::read(change.tx(), scope, before.id).await?;
    let stood = before.stood_at.is_some();
    if stood != now.stands {
        store::findings::set_stood(change, now.id, now.stands).await?;
        let kind = if now.stands {
            "finding.stood"
        } else {
            "finding.reopened"
        };
        let payload = json!({ "finding": now.id, "version": now.version });
        change
            .event(kind, &now.id.subject(), Some(now.organisation), payload)
            .await?;
        change.audit(
            kind,
            &now.id.subject(),
            Some(now.organisation),
            &json!({ "version": now.version }),
        );
    }
    Ok(())
}

/// Who may speak for a college on this finding: the college, name and role of the actor.
fn voice(actor: &Actor, organisation: Uuid) -> Result<(College, Uuid, String, Role)> {
    let person = actor.signed_in()?;
    let college = person.college_in(organisation).ok_or(Error::Forbidden)?;
    let roles = person
        .memberships
        .iter()
        .filter(|m| m.organisation == organisation && m.role.college() == Some(college));
    let role = roles.map(|m| m.role).min().ok_or(Error::Forbidden)?;
    Ok((college, person.person, person.name.clone(), role))
}

/// Agrees to a wording for one's college, or says why not; over what the same person said before.
///
/// # Errors
/// [`Error::Forbidden`] for who speaks for no college; [`Error::Conflict`] when the wording
/// changed since it was read; [`Error::Invalid`] for a disagreement without a reason.
pub(crate) async fn answer(
    app: &App,
    actor: &Actor,
    id: FindingId,
    version: i64,
    objection: Option<&str>,
) -> Result<()> {
    let scope = actor.scope(Permission::AgreeFindings)?;
    let mut change = app.change(actor).await?;
    store::findings::lock(change.tx(), id).await?;
    let found = store::findings::read(change.tx(), &scope, id).await?;
    let (college, person, name, role) = voice(actor, found.organisation)?;
    if found.version != version {
        return Err(Error::Conflict("analysis-finding-changed"));
    }
    if found.evidence_count == 0 {
        return Err(Error::Conflict("analysis-finding-without-evidence"));
    }
    let mut problems = Problems::new();
    let objection = objection.map(|reason| problems.required("reason", reason, "analysis-finding-reason-missing"));
    if let Some(reason) = objection {
        too_long(&mut problems, "reason", reason, LONGEST_REASON);
    }
    problems.check()?;
    store::findings::answer(&change, &found, college, (person, &name, role.code()), objection).await?;
    let verb = if objection.is_some() {
        "finding.disagree"
    } else {
        "finding.agree"
    };
    change.audit(
        verb,
        &id.subject(),
        Some(found.organisation),
        &json!({ "college": college, "version": version }),
    );
    tell_change(&mut change, &scope, &found).await?;
    change.commit().await
}

/// Takes back what one said of a finding.
///
/// # Errors
/// [`Error::Conflict`] when one had said nothing.
pub(crate) async fn take_back(app: &App, actor: &Actor, id: FindingId) -> Result<()> {
    let scope = actor.scope(Permission::AgreeFindings)?;
    let mut change = app.change(actor).await?;
    store::findings::lock(change.tx(), id).await?;
    let found = store::findings::read(change.tx(), &scope, id).await?;
    let (college, person, ..) = voice(actor, found.organisation)?;
    if !store::findings::withdraw_answer(&change, id, person).await? {
        return Err(Error::Conflict("analysis-finding-nothing-said"));
    }
    change.audit(
        "finding.take-back",
        &id.subject(),
        Some(found.organisation),
        &json!({ "college": college }),
    );
    tell_change(&mut change, &scope, &found).await?;
    change.commit().await
}
