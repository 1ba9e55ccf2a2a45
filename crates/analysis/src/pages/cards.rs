//! How studies, themes and findings show in the thread, and what awaits a reader here.

use crate::{FindingId, StudyId, ThemeId, store};
use platform::{App, BoxFuture, Card, College, Permission, Reader, Result, Subject, Task, Urgency, room::Strand};

/// The card of one of this room's subjects.
pub(crate) fn card<'a>(app: &'a App, t: &'a Reader, subject: &'a Subject) -> BoxFuture<'a, Result<Option<Card>>> {
    Box::pin(async move {
        let scope = t.actor.scope(Permission::ReadStudies)?;
        match subject.kind() {
            StudyId::KIND => study(app, t, &scope, StudyId(subject.id())).await.map(Some),
            ThemeId::KIND => theme(app, t, &scope, ThemeId(subject.id())).await,
            FindingId::KIND => finding(app, t, &scope, FindingId(subject.id())).await.map(Some),
            _ => Ok(None),
        }
    })
}

async fn study(app: &App, t: &Reader, scope: &platform::Scope, id: StudyId) -> Result<Card> {
    let summary = store::studies::summary(app, scope, id).await?;
    let of = |college| {
        summary
            .readers
            .iter()
            .find(|(c, _)| *c == college)
            .map_or(0, |(_, n)| *n)
    };
    let readers = t.say_with(
        "analysis-readers-count",
        &[
            ("users", &t.count("analysis-users-count", of(College::Users))),
            (
                "professionals",
                &t.count("analysis-professionals-count", of(College::Professionals)),
            ),
        ],
    );
    let begun = platform::audit::about(app, &id.subject()).await?;
    Ok(Card {
        kind: t.say("analysis-study"),
        title: summary.name,
        detail: format!("{} {readers}", t.count("analysis-card-sample", summary.sample_count)),
        words: None,
        url: Some(format!("/studies/{id}")),
        at: Some(summary.finished_at.unwrap_or(summary.started_at)),
        role: begun.into_iter().next().map(|entry| entry.role),
        strand: Strand::Apart,
    })
}

async fn theme(app: &App, t: &Reader, scope: &platform::Scope, id: ThemeId) -> Result<Option<Card>> {
    let Some((study, name)) = store::studies::of_theme(app, scope, id).await? else {
        return Ok(None);
    };
    let (people, tool) = store::tallies::totals(app, study.id)
        .await?
        .get(&id)
        .copied()
        .unwrap_or_default();
    Ok(Some(Card {
        kind: t.say("analysis-theme"),
        title: name,
        detail: t.count_with(
            "analysis-theme-lead",
            people,
            &[("tool", &t.count("analysis-theme-lead-tool", tool))],
        ),
        words: None,
        url: Some(format!("/studies/{}/themes/{id}", study.id)),
        at: study.closed_at,
        role: None,
        strand: Strand::Apart,
    }))
}

async fn finding(app: &App, t: &Reader, scope: &platform::Scope, id: FindingId) -> Result<Card> {
    let finding = store::findings::get(app, scope, id).await?;
    let state = t.say(if finding.stands {
        "analysis-finding-both"
    } else {
        "analysis-finding-not-yet"
    });
    Ok(Card {
        kind: t.say("analysis-finding"),
        title: finding.sentence,
        detail: format!("{} {state}", t.count("analysis-card-evidence", finding.evidence_count)),
        words: None,
        url: Some(format!("/findings/{id}")),
        at: Some(finding.stood_at.unwrap_or(finding.written_at)),
        role: Some(finding.written_by_role),
        strand: Strand::Apart,
    })
}

/// What awaits this reader: words to code, differences to settle, findings that wait for their college.
pub(crate) fn tasks<'a>(app: &'a App, t: &'a Reader) -> BoxFuture<'a, Result<Vec<Task>>> {
    Box::pin(async move {
        let Ok(scope) = t.actor.scope(Permission::CodeExpressions) else {
            return Ok(Vec::new());
        };
        let Some(person) = t.actor.person() else {
            return Ok(Vec::new());
        };
        let mut tasks = Vec::new();
        for (id, _, finished) in store::readers::studies_of(app, &scope, person)
            .await?
            .into_iter()
            .take(20)
        {
            tasks.extend(of_study(app, t, &scope, id, person, finished).await?);
        }
        tasks.extend(of_findings(app, t).await?);
        Ok(tasks)
    })
}

async fn of_study(
    app: &App,
    t: &Reader,
    scope: &platform::Scope,
    id: StudyId,
    person: uuid::Uuid,
    finished: bool,
) -> Result<Option<Task>> {
    let study = store::studies::get(app, scope, id).await?;
    if study.closed_at.is_some() {
        let n = store::facts::to_settle(app.db.read(), id).await?;
        return Ok((n > 0).then(|| {
            task(
                t,
                "users",
                "settle",
                n,
                &study.name,
                format!("/studies/{id}/disagreements"),
            )
        }));
    }
    let facts = store::facts::of(app.db.read(), scope, id).await?;
    if finished || study.may_read(&facts, t.today).is_err() {
        return Ok(None);
    }
    let readers = store::readers::list(app.db.read(), scope, id).await?;
    let own = readers
        .iter()
        .find(|reader| reader.person == person)
        .map_or(0, |reader| reader.coded);
    let size = i64::try_from(store::samples::list(app.db.read(), id).await?.len()).unwrap_or(0);
    // Everything is coded and the reading not finished yet: that waits too.
    Ok(Some(task(
        t,
        "quotes",
        "code",
        (size - own).max(1),
        &study.name,
        format!("/studies/{id}/reading"),
    )))
}

async fn of_findings(app: &App, t: &Reader) -> Result<Option<Task>> {
    let Ok(scope) = t.actor.scope(Permission::AgreeFindings) else {
        return Ok(None);
    };
    let Ok(person) = t.actor.signed_in() else {
        return Ok(None);
    };
    let found = store::findings::page(app, &scope, None, None, 100).await?;
    let waits = |finding: &crate::finding::Finding| {
        let college = person.college_in(finding.organisation);
        let signed = college.is_some_and(|college| finding.standing.of(college).is_some());
        college.is_some() && !signed && finding.standing.objections.is_empty() && finding.evidence_count > 0
    };
    let waiting: Vec<_> = found.iter().filter(|finding| waits(finding)).collect();
    let n = i64::try_from(waiting.len()).unwrap_or(0);
    let url = match waiting.as_slice() {
        [one] => format!("/findings/{}", one.id),
        _ => "/findings".to_owned(),
    };
    Ok((n > 0).then(|| task(t, "handshake", "agree", n, "", url)))
}

fn task(t: &Reader, icon: &'static str, what: &str, n: i64, study: &str, url: String) -> Task {
    Task {
        urgency: Urgency::ThisWeek,
        icon,
        what: t.count(&format!("analysis-task-{what}"), n),
        why: if study.is_empty() {
            t.say("analysis-task-agree-why")
        } else {
            study.to_owned()
        },
        delay: String::new(),
        url,
        verb: t.say(&format!("analysis-task-{what}-verb")),
        count: n,
    }
}
