//! /findings/{id}: one finding with its evidence, and what each college says of it.

use super::state;
use crate::{
    FindingId, actions,
    finding::{Finding, Partners},
    pages::{
        parts::{self, FieldError, Link, Words, errors, refused, side, words},
        taken_out,
    },
    store,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, College, Permission, Reader, Result,
    error::Said,
    web::{Form, Page, Path, Query, See},
};
use serde::Deserialize;
use uuid::Uuid;

/// Verbatims of one page.
const WORDS: usize = 50;

/// What one college says.
struct CollegeSays {
    side: &'static str,
    yes: u32,
    no: u32,
    words: String,
}

/// One objection as shown.
struct ObjectionRow {
    who: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "finding.html")]
struct ShowPage {
    t: Reader,
    crumbs: Vec<Link>,
    sentence: String,
    meta: String,
    study: Link,
    theme: Option<Link>,
    colleges: Vec<CollegeSays>,
    stands: bool,
    verdict: String,
    objections: Vec<ObjectionRow>,
    withdrawn: String,
    evidence_count: String,
    evidence: Vec<Words>,
    pager: Option<(String, String, String)>,
    makers: Vec<String>,
    may_answer: bool,
    said_already: bool,
    version: i64,
    base: String,
    take_back_url: String,
    project_url: String,
    thread_url: String,
    reason: String,
    said: Said,
    errors: Vec<FieldError>,
}

/// Which page of the evidence.
#[derive(Debug, Default, Deserialize)]
pub(in crate::pages) struct At {
    #[serde(default)]
    page: usize,
}

pub(in crate::pages) async fn show(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<FindingId>,
    Query(at): Query<At>,
) -> Result<Page> {
    show_page(&app, t, id, at.page, "", Said::default()).await
}

/// The pages before and after, and where this one is.
fn pager(t: &Reader, id: FindingId, at: usize, pages: usize) -> Option<(String, String, String)> {
    let link = |n: usize, shown: bool| {
        if shown {
            format!("/findings/{id}?page={n}")
        } else {
            String::new()
        }
    };
    (pages > 1).then(|| {
        let words = t.say_with(
            "analysis-page-of",
            &[("page", &at.to_string()), ("pages", &pages.to_string())],
        );
        (link(at - 1, at > 1), link(at + 1, at < pages), words)
    })
}

async fn show_page(app: &App, t: Reader, id: FindingId, at: usize, reason: &str, said: Said) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let finding = store::findings::get(app, &scope, id).await?;
    let (study, book) = parts::study(app, &t, finding.study).await?;
    let ids: Vec<_> = store::evidence::list(app.db.read(), id)
        .await?
        .into_iter()
        .map(|(_, id)| id)
        .collect();
    let pages = ids.len().div_ceil(WORDS).max(1);
    let at = at.clamp(1, pages);
    let shown: Vec<_> = ids.into_iter().skip((at - 1) * WORDS).take(WORDS).collect();
    let mut found = words(app, &t, &shown).await?;
    let said_already = match t.actor.person() {
        Some(person) => store::findings::has_answered(app, &finding, person).await?,
        None => false,
    };
    let college = t
        .actor
        .signed_in()
        .ok()
        .and_then(|person| person.college_in(finding.organisation));
    let (_, _, verdict) = state(&t, &finding);
    let partners = store::findings::partners(app, &scope, id).await?;
    let causes = store::withdrawal::of_finding(app.db.read(), id).await?;
    let mut withdrawn = taken_out::words(app, &t, &causes).await?;
    if !withdrawn.is_empty() {
        withdrawn = t.say_one("analysis-evidence-out", "what", &withdrawn);
    }
    let page = ShowPage {
        crumbs: vec![
            Link {
                url: "/studies".to_owned(),
                label: t.say("analysis-room"),
            },
            Link {
                url: format!("/findings?study={}", study.id),
                label: t.say("analysis-tab-findings"),
            },
        ],
        sentence: finding.sentence.clone(),
        meta: t.say_with(
            "analysis-finding-meta",
            &[
                ("day", &t.day_of(finding.written_at)),
                ("role", &t.role_code(&finding.written_by_role)),
                ("version", &t.number(finding.version)),
            ],
        ),
        study: Link {
            url: format!("/studies/{}", study.id),
            label: study.name.clone(),
        },
        theme: finding.theme.map(|theme| Link {
            url: format!("/studies/{}/themes/{theme}", study.id),
            label: book.full_name(theme),
        }),
        colleges: College::BOTH
            .into_iter()
            .map(|college| college_says(&t, &finding, college))
            .collect(),
        stands: finding.stands,
        verdict: if finding.stands {
            t.say("analysis-finding-both")
        } else {
            verdict
        },
        objections: finding
            .standing
            .objections
            .iter()
            .map(|o| ObjectionRow {
                who: signature(&t, &o.by),
                reason: o.reason.clone(),
            })
            .collect(),
        withdrawn,
        evidence_count: t.count("analysis-evidence-count", finding.evidence_count),
        evidence: shown.iter().filter_map(|id| found.remove(id)).collect(),
        pager: pager(&t, id, at, pages),
        makers: makers(app, &t, &partners).await?,
        may_answer: college.is_some() && t.actor.may_in(Permission::AgreeFindings, finding.organisation),
        said_already,
        version: finding.version,
        base: format!("/findings/{id}"),
        project_url: if finding.stands && t.may(Permission::ManageProjects) {
            format!("/projects/new?finding={id}")
        } else {
            String::new()
        },
        thread_url: format!("/thread/{}", id.subject()),
        take_back_url: format!("/findings/{id}/agreements/removal"),
        reason: reason.to_owned(),
        errors: errors(&said),
        said,
        t: t.clone(),
    };
    Page::work("analysis", t.say("analysis-finding"), &page)
}

fn signature(t: &Reader, by: &crate::finding::Signature) -> String {
    t.say_with(
        "analysis-signature",
        &[
            ("name", &by.name),
            ("role", &t.role_code(&by.role)),
            ("day", &t.day_of(by.at)),
        ],
    )
}

fn college_says(t: &Reader, finding: &Finding, college: College) -> CollegeSays {
    let signed = finding.standing.of(college);
    let no = finding
        .standing
        .objections
        .iter()
        .filter(|o| o.college == college)
        .count();
    CollegeSays {
        side: side(college),
        yes: u32::from(signed.is_some()),
        no: parts::small(i64::try_from(no).unwrap_or(0)),
        words: signed.map_or_else(
            || t.say("analysis-college-waits"),
            |by| t.say_one("analysis-college-agrees", "who", &signature(t, by)),
        ),
    }
}

/// Who made it, in words: « Usagers : 2 ont lu, 1 est d’accord… ».
async fn makers(app: &App, t: &Reader, partners: &Partners) -> Result<Vec<String>> {
    let ids: Vec<Uuid> = partners.people.iter().map(|partner| partner.person).collect();
    let names = people::names(app, &ids).await?;
    let separator = t.say("analysis-list-separator");
    let line = |partner: &crate::finding::Partner| {
        let deeds: Vec<String> = partner
            .deeds
            .iter()
            .map(|deed| t.say(&format!("analysis-deed-{}", deed.code())))
            .collect();
        let name = names
            .get(&partner.person)
            .cloned()
            .unwrap_or_else(|| t.say("analysis-somebody"));
        t.say_with(
            "analysis-maker",
            &[
                ("name", &name),
                ("college", &t.college(partner.college)),
                ("deeds", &deeds.join(&separator)),
            ],
        )
    };
    Ok(partners.people.iter().map(line).collect())
}

/// The form of an answer.
#[derive(Clone, Debug, Default, Deserialize)]
pub(in crate::pages) struct AnswerForm {
    #[serde(default)]
    version: i64,
    #[serde(default)]
    reason: String,
}

pub(in crate::pages) async fn agree(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<FindingId>,
    Form(form): Form<AnswerForm>,
) -> Result<Response> {
    let answered = actions::findings::answer(&app, &t.actor, id, form.version, None).await;
    answered_page(&app, t, id, answered, "", "analysis-finding-agreed").await
}

pub(in crate::pages) async fn disagree(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<FindingId>,
    Form(form): Form<AnswerForm>,
) -> Result<Response> {
    let answered = actions::findings::answer(&app, &t.actor, id, form.version, Some(&form.reason)).await;
    answered_page(&app, t, id, answered, &form.reason, "analysis-finding-disagreed").await
}

pub(in crate::pages) async fn take_back(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<FindingId>,
) -> Result<Response> {
    let answered = actions::findings::take_back(&app, &t.actor, id).await;
    answered_page(&app, t, id, answered, "", "analysis-finding-taken-back").await
}

async fn answered_page(
    app: &App,
    t: Reader,
    id: FindingId,
    answered: Result<()>,
    reason: &str,
    message: &str,
) -> Result<Response> {
    let Err(error) = answered else {
        return Ok(See::page(format!("/findings/{id}")).saying(message).into_response());
    };
    let (said, status) = refused(&t, error)?;
    let page = show_page(app, t, id, 1, reason, said).await?;
    let page = page.with_status(status);
    Ok(page.into_response())
}
