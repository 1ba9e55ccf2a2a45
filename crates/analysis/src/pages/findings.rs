//! /findings: sentences with their evidence, and what each college says of them.

use super::parts::{Choice, FieldError, Link, Words, errors, refused, side, words};
use crate::{
    FindingId, StudyId, ThemeId,
    actions::{self, findings::Wording},
    finding::{Finding, Partners},
    store::{self, themes::{Asked, Narrow}},
    tally::Says,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, College, Error, Permission, Reader, Result,
    error::Said,
    web::{Form, Page, Path, Query, See},
};
use serde::Deserialize;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Rows of one page of the list.
const ROWS: u64 = 50;
/// Verbatims offered on the form of a finding of a theme.
const OFFERED: u64 = 50;

/// One finding of the list.
struct Row {
    url: String,
    sentence: String,
    meta: String,
    tag_kind: &'static str,
    tag_icon: &'static str,
    state: String,
}

#[derive(Template)]
#[template(path = "findings.html")]
struct ListPage {
    t: Reader,
    crumbs: Vec<Link>,
    study: String,
    rows: Vec<Row>,
    next_url: String,
    new_url: String,
}

/// What narrows and pages the list.
#[derive(Debug, Default, Deserialize)]
pub(super) struct ListQuery {
    #[serde(default)]
    study: Option<StudyId>,
    #[serde(default)]
    before: Option<FindingId>,
}

pub(super) async fn list(State(app): State<App>, t: Reader, Query(query): Query<ListQuery>) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let study = match query.study {
        Some(id) => Some(store::studies::get(&app, &scope, id).await?),
        None => None,
    };
    let mut found = store::findings::page(&app, &scope, query.study, query.before, ROWS + 1).await?;
    let more = found.len() > usize::try_from(ROWS).unwrap_or(usize::MAX);
    found.truncate(usize::try_from(ROWS).unwrap_or(usize::MAX));
    let of = query.study.map(|id| format!("study={id}&")).unwrap_or_default();
    let mut crumbs = vec![Link { url: "/studies".to_owned(), label: t.say("analysis-room") }];
    crumbs.extend(study.iter().map(|study| Link { url: format!("/studies/{}", study.id), label: study.name.clone() }));
    let may_write = study.as_ref().is_some_and(|study| study.closed_at.is_some() && t.actor.may_in(Permission::AgreeFindings, study.organisation));
    let page = ListPage {
        crumbs,
        study: study.as_ref().map(|study| study.name.clone()).unwrap_or_default(),
        next_url: found.last().filter(|_| more).map(|last| format!("?{of}before={}", last.id)).unwrap_or_default(),
        rows: found.iter().map(|finding| row(&t, finding)).collect(),
        new_url: query.study.filter(|_| may_write).map(|id| format!("/findings/new?study={id}")).unwrap_or_default(),
        t: t.clone(),
    };
    Page::work("analysis", t.say("analysis-tab-findings"), &page)
}

/// Where a finding stands: kind and icon of its tag, and the words.
fn state(t: &Reader, finding: &Finding) -> (&'static str, &'static str, String) {
    let standing = &finding.standing;
    let message = match (finding.stands, standing.objections.is_empty(), &standing.users, &standing.professionals) {
        (true, ..) => return ("done", "check-circle-b", t.say("analysis-finding-stands")),
        (_, false, ..) => "analysis-finding-blocked",
        (_, _, Some(_), None) => "analysis-finding-waits-professionals",
        (_, _, None, Some(_)) => "analysis-finding-waits-users",
        _ if finding.evidence_count == 0 => "analysis-finding-no-evidence-left",
        _ => "analysis-finding-waits-both",
    };
    ("running", "circle-dashed-b", t.say(message))
}

fn row(t: &Reader, finding: &Finding) -> Row {
    let (tag_kind, tag_icon, state) = state(t, finding);
    Row {
        url: format!("/findings/{}", finding.id),
        sentence: finding.sentence.clone(),
        meta: [t.count("analysis-evidence-count", finding.evidence_count), t.day_of(finding.written_at)].join(" · "),
        tag_kind,
        tag_icon,
        state,
    }
}

/// The form of a finding.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct FindingForm {
    #[serde(default)]
    study: Option<StudyId>,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    sentence: String,
    #[serde(default)]
    evidence: Vec<i64>,
    #[serde(default)]
    numbers: String,
    #[serde(default)]
    version: i64,
}

impl FindingForm {
    /// The ticked numbers and the typed ones.
    fn wording(&self) -> Result<Wording> {
        let mut evidence: BTreeSet<i64> = self.evidence.iter().copied().collect();
        for typed in self.numbers.split([' ', ',', ';', '\n', '\r', '\t', '\u{a0}']).filter(|typed| !typed.is_empty()) {
            let number = typed.trim_start_matches(['#', '°', 'n']).parse();
            evidence.insert(number.map_err(|_| Error::invalid("numbers", "analysis-finding-numbers-unreadable"))?);
        }
        Ok(Wording { sentence: self.sentence.clone(), evidence })
    }
}

/// One verbatim that may be ticked.
struct Offered {
    number: i64,
    label: String,
    words: Words,
    ticked: bool,
}

#[derive(Template)]
#[template(path = "finding_form.html")]
struct FormPage {
    t: Reader,
    crumbs: Vec<Link>,
    title: String,
    url: String,
    cancel: String,
    submit: String,
    study: StudyId,
    form: FindingForm,
    themes: Vec<Choice>,
    offered: Vec<Offered>,
    said: Said,
    errors: Vec<FieldError>,
    is_rewrite: bool,
    now: String,
}

pub(super) async fn blank(State(app): State<App>, t: Reader, Query(form): Query<FindingForm>) -> Result<Page> {
    t.actor.scope(Permission::AgreeFindings)?;
    form_page(&app, t, form, None, Said::default(), "").await
}

/// `of` is the finding that is rewritten; `now` its present sentence, when somebody else changed it meanwhile.
async fn form_page(app: &App, t: Reader, form: FindingForm, of: Option<&Finding>, said: Said, now: &str) -> Result<Page> {
    let study = of.map(|finding| finding.study).or(form.study).ok_or(Error::NotFound)?;
    let (study, book) = super::parts::study(app, &t, study).await?;
    if study.closed_at.is_none() {
        return Err(Error::Conflict("analysis-finding-too-early"));
    }
    let mut themes = vec![Choice { value: String::new(), label: t.say("analysis-finding-no-theme"), hint: String::new(), chosen: form.theme.is_empty() }];
    themes.extend(book.running().map(|theme| {
        let value = theme.id.to_string();
        Choice { chosen: value == form.theme, value, label: book.full_name(theme.id), hint: String::new() }
    }));
    let title = t.say(if of.is_some() { "analysis-finding-rewrite" } else { "analysis-finding-write" });
    let base = of.map(|finding| format!("/findings/{}", finding.id));
    let page = FormPage {
        crumbs: super::parts::crumbs(&t, &study),
        url: base.clone().map_or_else(|| "/findings".to_owned(), |base| format!("{base}/wording")),
        cancel: base.unwrap_or_else(|| format!("/findings?study={}", study.id)),
        submit: t.say(if of.is_some() { "analysis-finding-save" } else { "analysis-finding-write" }),
        offered: offered(app, &t, study.id, &form, of).await?,
        study: study.id,
        themes,
        errors: errors(&said),
        said,
        form,
        is_rewrite: of.is_some(),
        now: now.to_owned(),
        title: title.clone(),
        t,
    };
    Page::work("analysis", title, &page)
}

/// What can be ticked: the present evidence, what was typed, and verbatims that people coded with the theme.
async fn offered(app: &App, t: &Reader, study: StudyId, form: &FindingForm, of: Option<&Finding>) -> Result<Vec<Offered>> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let mut ids = Vec::new();
    if let Some(finding) = of {
        ids.extend(store::evidence::list(app.db.read(), finding.id).await?);
    }
    let ticked: Vec<i64> = form.evidence.clone();
    let places = store::corpus::by_numbers(app.db.read(), study, &ticked).await?;
    ids.extend(places.into_iter().map(|place| (place.number, place.expression)));
    if let Ok(theme) = form.theme.parse::<ThemeId>() {
        let asked = Asked { study, theme, says: Says::People, narrow: &Narrow::default(), after: None, limit: OFFERED };
        let coded = store::themes::list(app, &scope, &asked).await?;
        ids.extend(coded.into_iter().map(|one| (one.number, one.expression)));
    }
    let mut seen = BTreeSet::new();
    ids.retain(|(number, _)| seen.insert(*number));
    let expressions: Vec<_> = ids.iter().map(|(_, id)| *id).collect();
    let mut found = words(app, t, &expressions).await?;
    let offered = ids.into_iter().filter_map(|(number, id)| Some(Offered { number, label: t.say_one("analysis-take-words", "number", &t.number(number)), words: found.remove(&id)?, ticked: ticked.contains(&number) }));
    Ok(offered.collect())
}

pub(super) async fn write(State(app): State<App>, t: Reader, Form(form): Form<FindingForm>) -> Result<Response> {
    t.actor.scope(Permission::AgreeFindings)?;
    let study = form.study.ok_or_else(|| Error::invalid("study", "analysis-finding-study-missing"))?;
    let written = match form.wording() {
        Ok(wording) => actions::findings::write(&app, &t.actor, study, form.theme.parse().ok(), wording).await,
        Err(error) => Err(error),
    };
    match written {
        Ok(id) => Ok(See::page(format!("/findings/{id}")).saying("analysis-finding-written").into_response()),
        Err(error) => {
            let said = refused(&t, error)?;
            Ok(form_page(&app, t, form, None, said, "").await?.refused().into_response())
        }
    }
}

pub(super) async fn edit(State(app): State<App>, t: Reader, Path(id): Path<FindingId>) -> Result<Page> {
    let scope = t.actor.scope(Permission::AgreeFindings)?;
    let finding = store::findings::get(&app, &scope, id).await?;
    let evidence = store::evidence::list(app.db.read(), id).await?;
    let form = FindingForm {
        study: Some(finding.study),
        theme: finding.theme.map(|theme| theme.to_string()).unwrap_or_default(),
        sentence: finding.sentence.clone(),
        evidence: evidence.into_iter().map(|(number, _)| number).collect(),
        numbers: String::new(),
        version: finding.version,
    };
    form_page(&app, t, form, Some(&finding), Said::default(), "").await
}

pub(super) async fn rewrite(State(app): State<App>, t: Reader, Path(id): Path<FindingId>, Form(mut form): Form<FindingForm>) -> Result<Response> {
    let scope = t.actor.scope(Permission::AgreeFindings)?;
    let rewritten = match form.wording() {
        Ok(wording) => actions::findings::rewrite(&app, &t.actor, id, wording, form.version).await,
        Err(error) => Err(error),
    };
    match rewritten {
        Ok(()) => Ok(See::page(format!("/findings/{id}")).saying("analysis-finding-saved").into_response()),
        Err(error) => {
            let is_conflict = matches!(error, Error::Conflict(_));
            let said = refused(&t, error)?;
            let finding = store::findings::get(&app, &scope, id).await?;
            let now = if is_conflict { finding.sentence.clone() } else { String::new() };
            if is_conflict {
                form.version = finding.version;
            }
            form.theme = finding.theme.map(|theme| theme.to_string()).unwrap_or_default();
            let page = form_page(&app, t, form, Some(&finding), said, &now).await?;
            let page = if is_conflict { page.with_status(super::codebook::http_conflict()) } else { page.refused() };
            Ok(page.into_response())
        }
    }
}

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

pub(super) async fn show(State(app): State<App>, t: Reader, Path(id): Path<FindingId>) -> Result<Page> {
    show_page(&app, t, id, "", Said::default()).await
}

async fn show_page(app: &App, t: Reader, id: FindingId, reason: &str, said: Said) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let finding = store::findings::get(app, &scope, id).await?;
    let (study, book) = super::parts::study(app, &t, finding.study).await?;
    let ids: Vec<_> = store::evidence::list(app.db.read(), id).await?.into_iter().map(|(_, id)| id).collect();
    let mut found = words(app, &t, &ids).await?;
    let me = t.actor.person();
    let signed = College::BOTH.into_iter().filter_map(|college| finding.standing.of(college)).map(|by| by.person);
    let objected = finding.standing.objections.iter().map(|objection| objection.by.person);
    let said_already = signed.chain(objected).any(|person| Some(person) == me);
    let college = t.actor.signed_in().ok().and_then(|person| person.college_in(finding.organisation));
    let (_, _, verdict) = state(&t, &finding);
    let partners = store::findings::partners(app, &scope, id).await?;
    let page = ShowPage {
        crumbs: vec![
            Link { url: "/studies".to_owned(), label: t.say("analysis-room") },
            Link { url: format!("/findings?study={}", study.id), label: t.say("analysis-tab-findings") },
        ],
        sentence: finding.sentence.clone(),
        meta: t.say_with("analysis-finding-meta", &[("day", &t.day_of(finding.written_at)), ("role", &t.role_code(&finding.written_by_role)), ("version", &t.number(finding.version))]),
        study: Link { url: format!("/studies/{}", study.id), label: study.name.clone() },
        theme: finding.theme.map(|theme| Link { url: format!("/studies/{}/themes/{theme}", study.id), label: book.full_name(theme) }),
        colleges: College::BOTH.into_iter().map(|college| college_says(&t, &finding, college)).collect(),
        stands: finding.stands,
        verdict: if finding.stands { t.say("analysis-finding-both") } else { verdict },
        objections: finding.standing.objections.iter().map(|o| ObjectionRow { who: signature(&t, &o.by), reason: o.reason.clone() }).collect(),
        withdrawn: if finding.withdrawn_count > 0 { t.count("analysis-evidence-withdrawn", finding.withdrawn_count) } else { String::new() },
        evidence_count: t.count("analysis-evidence-count", finding.evidence_count),
        evidence: ids.iter().filter_map(|id| found.remove(id)).collect(),
        makers: makers(app, &t, &partners).await?,
        may_answer: college.is_some() && t.actor.may_in(Permission::AgreeFindings, finding.organisation),
        said_already,
        version: finding.version,
        base: format!("/findings/{id}"),
        project_url: if finding.stands && t.may(Permission::ManageProjects) { format!("/projects/new?finding={id}") } else { String::new() },
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
    t.say_with("analysis-signature", &[("name", &by.name), ("role", &t.role_code(&by.role)), ("day", &t.day_of(by.at))])
}

fn college_says(t: &Reader, finding: &Finding, college: College) -> CollegeSays {
    let signed = finding.standing.of(college);
    let no = finding.standing.objections.iter().filter(|o| o.college == college).count();
    CollegeSays {
        side: side(college),
        yes: u32::from(signed.is_some()),
        no: super::parts::small(i64::try_from(no).unwrap_or(0)),
        words: signed.map_or_else(|| t.say("analysis-college-waits"), |by| t.say_one("analysis-college-agrees", "who", &signature(t, by))),
    }
}

/// Who made it, in words: « Usagers : 2 ont lu, 1 a accordé… ».
async fn makers(app: &App, t: &Reader, partners: &Partners) -> Result<Vec<String>> {
    let ids: Vec<Uuid> = partners.people.iter().map(|partner| partner.person).collect();
    let names = people::names(app, &ids).await?;
    let separator = t.say("analysis-list-separator");
    let line = |partner: &crate::finding::Partner| {
        let deeds: Vec<String> = partner.deeds.iter().map(|deed| t.say(&format!("analysis-deed-{}", deed.code()))).collect();
        let name = names.get(&partner.person).cloned().unwrap_or_else(|| t.say("analysis-somebody"));
        t.say_with("analysis-maker", &[("name", &name), ("college", &t.college(partner.college)), ("deeds", &deeds.join(&separator))])
    };
    Ok(partners.people.iter().map(line).collect())
}

/// The form of an answer.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct AnswerForm {
    #[serde(default)]
    version: i64,
    #[serde(default)]
    reason: String,
}

pub(super) async fn agree(State(app): State<App>, t: Reader, Path(id): Path<FindingId>, Form(form): Form<AnswerForm>) -> Result<Response> {
    let answered = actions::findings::answer(&app, &t.actor, id, form.version, None).await;
    answered_page(&app, t, id, answered, "", "analysis-finding-agreed").await
}

pub(super) async fn disagree(State(app): State<App>, t: Reader, Path(id): Path<FindingId>, Form(form): Form<AnswerForm>) -> Result<Response> {
    let answered = actions::findings::answer(&app, &t.actor, id, form.version, Some(&form.reason)).await;
    answered_page(&app, t, id, answered, &form.reason, "analysis-finding-disagreed").await
}

pub(super) async fn take_back(State(app): State<App>, t: Reader, Path(id): Path<FindingId>) -> Result<Response> {
    let answered = actions::findings::take_back(&app, &t.actor, id).await;
    answered_page(&app, t, id, answered, "", "analysis-finding-taken-back").await
}

async fn answered_page(app: &App, t: Reader, id: FindingId, answered: Result<()>, reason: &str, message: &str) -> Result<Response> {
    let Err(error) = answered else { return Ok(See::page(format!("/findings/{id}")).saying(message).into_response()) };
    let is_conflict = matches!(error, Error::Conflict(_));
    let said = refused(&t, error)?;
    let page = show_page(app, t, id, reason, said).await?;
    let page = if is_conflict { page.with_status(super::codebook::http_conflict()) } else { page.refused() };
    Ok(page.into_response())
}
