//! /findings: sentences with their evidence, and what each college says of them.

mod answers;

pub(super) use answers::{agree, disagree, show, take_back};

use super::parts::{Choice, FieldError, Link, Words, errors, refused, words};
use crate::{
    FindingId, StudyId, ThemeId,
    actions::{self, findings::Wording},
    finding::Finding,
    store::{
        self,
        themes::{Asked, Narrow},
    },
    tally::Says,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Permission, Reader, Result,
    error::Said,
    web::{Form, Page, Path, Query, See},
};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Rows of one page of the list.
const ROWS: u64 = 50;
/// Verbatims offered on the form of a finding of a theme.
const OFFERED: u64 = 50;
/// The whole of a machine's draft, where an address may also name one of its sentences.
pub(super) const WHOLE_DRAFT: &str = "all";

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
    let mut crumbs = vec![Link {
        url: "/studies".to_owned(),
        label: t.say("analysis-room"),
    }];
    crumbs.extend(study.iter().map(|study| Link {
        url: format!("/studies/{}", study.id),
        label: study.name.clone(),
    }));
    let may_write = study.as_ref().is_some_and(|study| {
        study.closed_at.is_some() && t.actor.may_in(Permission::AgreeFindings, study.organisation)
    });
    let page = ListPage {
        crumbs,
        study: study.as_ref().map(|study| study.name.clone()).unwrap_or_default(),
        next_url: found
            .last()
            .filter(|_| more)
            .map(|last| format!("?{of}before={}", last.id))
            .unwrap_or_default(),
        rows: found.iter().map(|finding| row(&t, finding)).collect(),
        new_url: query
            .study
            .filter(|_| may_write)
            .map(|id| format!("/findings/new?study={id}"))
            .unwrap_or_default(),
        t: t.clone(),
    };
    Page::work("analysis", t.say("analysis-tab-findings"), &page)
}

/// Where a finding stands: kind and icon of its tag, and the words.
fn state(t: &Reader, finding: &Finding) -> (&'static str, &'static str, String) {
    let standing = &finding.standing;
    let message = match (
        finding.stands,
        standing.objections.is_empty(),
        &standing.users,
        &standing.professionals,
    ) {
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
        meta: [
            t.count("analysis-evidence-count", finding.evidence_count),
            t.day_of(finding.written_at),
        ]
        .join(" · "),
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
    /// A sentence of the draft of the theme by its position, or all of them: what the form begins with.
    #[serde(default)]
    draft: String,
}

impl FindingForm {
    /// Begins with what a machine wrote of the theme, and with the words that it cites; its words are not in the address.
    async fn begun(mut self, app: &App, t: &Reader) -> Result<Self> {
        let (Some(study), Ok(theme)) = (self.study, self.theme.parse::<ThemeId>()) else {
            return Ok(self);
        };
        let shown = actions::machine_drafts::shown(app, &t.actor, study, theme).await?;
        let sentences = shown.map(|shown| shown.sentences).unwrap_or_default();
        let wanted: Vec<_> = sentences
            .iter()
            .filter(|one| self.draft == WHOLE_DRAFT || self.draft == one.position.to_string())
            .collect();
        let words: Vec<&str> = wanted.iter().map(|one| one.words.as_str()).collect();
        self.sentence = words.join(" ");
        let cited: BTreeSet<i64> = wanted
            .iter()
            .flat_map(|one| one.cites.iter().map(|c| c.number))
            .collect();
        self.evidence = cited.into_iter().collect();
        Ok(self)
    }

    /// The ticked numbers and the typed ones.
    fn wording(&self) -> Result<Wording> {
        let mut evidence: BTreeSet<i64> = self.evidence.iter().copied().collect();
        for typed in self
            .numbers
            .split([' ', ',', ';', '\n', '\r', '\t', '\u{a0}'])
            .filter(|typed| !typed.is_empty())
        {
            let number = typed.trim_start_matches(['#', '°', 'n']).parse();
            evidence.insert(number.map_err(|_| Error::invalid("numbers", "analysis-finding-numbers-unreadable"))?);
        }
        Ok(Wording {
            sentence: self.sentence.clone(),
            evidence,
        })
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
    let form = if form.draft.is_empty() {
        form
    } else {
        form.begun(&app, &t).await?
    };
    form_page(&app, t, form, None, Said::default(), "").await
}

/// `of` is the finding that is rewritten; `now` its present sentence, when somebody else changed it meanwhile.
async fn form_page(
    app: &App,
    t: Reader,
    form: FindingForm,
    of: Option<&Finding>,
    said: Said,
    now: &str,
) -> Result<Page> {
    let study = of.map(|finding| finding.study).or(form.study).ok_or(Error::NotFound)?;
    let (study, book) = super::parts::study(app, &t, study).await?;
    if study.closed_at.is_none() {
        return Err(Error::Conflict("analysis-finding-too-early"));
    }
    let mut themes = vec![Choice {
        value: String::new(),
        label: t.say("analysis-finding-no-theme"),
        hint: String::new(),
        chosen: form.theme.is_empty(),
    }];
    themes.extend(book.running().map(|theme| {
        let value = theme.id.to_string();
        Choice {
            chosen: value == form.theme,
            value,
            label: book.full_name(theme.id),
            hint: String::new(),
        }
    }));
    let title = t.say(if of.is_some() {
        "analysis-finding-rewrite"
    } else {
        "analysis-finding-write"
    });
    let base = of.map(|finding| format!("/findings/{}", finding.id));
    let page = FormPage {
        crumbs: super::parts::crumbs(&t, &study),
        url: base
            .clone()
            .map_or_else(|| "/findings".to_owned(), |base| format!("{base}/wording")),
        cancel: base.unwrap_or_else(|| format!("/findings?study={}", study.id)),
        submit: t.say(if of.is_some() {
            "analysis-finding-save"
        } else {
            "analysis-finding-write"
        }),
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
async fn offered(
    app: &App,
    t: &Reader,
    study: StudyId,
    form: &FindingForm,
    of: Option<&Finding>,
) -> Result<Vec<Offered>> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let mut ids = Vec::new();
    if let Some(finding) = of {
        ids.extend(store::evidence::list(app.db.read(), finding.id).await?);
    }
    let ticked: Vec<i64> = form.evidence.clone();
    let places = store::corpus::by_numbers(app.db.read(), study, &ticked).await?;
    ids.extend(places.into_iter().map(|place| (place.number, place.expression)));
    if let Ok(theme) = form.theme.parse::<ThemeId>() {
        let asked = Asked {
            study,
            theme,
            says: Says::People,
            narrow: &Narrow::default(),
            after: None,
            limit: OFFERED,
        };
        let coded = store::themes::list(app, &scope, &asked).await?;
        ids.extend(coded.into_iter().map(|one| (one.number, one.expression)));
    }
    let mut seen = BTreeSet::new();
    ids.retain(|(number, _)| seen.insert(*number));
    let expressions: Vec<_> = ids.iter().map(|(_, id)| *id).collect();
    let mut found = words(app, t, &expressions).await?;
    let offered = ids.into_iter().filter_map(|(number, id)| {
        Some(Offered {
            number,
            label: t.say_one("analysis-take-words", "number", &t.number(number)),
            words: found.remove(&id)?,
            ticked: ticked.contains(&number),
        })
    });
    Ok(offered.collect())
}

pub(super) async fn write(State(app): State<App>, t: Reader, Form(form): Form<FindingForm>) -> Result<Response> {
    t.actor.scope(Permission::AgreeFindings)?;
    let study = form
        .study
        .ok_or_else(|| Error::invalid("study", "analysis-finding-study-missing"))?;
    let written = match form.wording() {
        Ok(wording) => actions::findings::write(&app, &t.actor, study, form.theme.parse().ok(), wording).await,
        Err(error) => Err(error),
    };
    match written {
        Ok(id) => Ok(See::page(format!("/findings/{id}"))
            .saying("analysis-finding-written")
            .into_response()),
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            Ok(form_page(&app, t, form, None, said, "")
                .await?
                .with_status(status)
                .into_response())
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
        version: finding.version,
        ..FindingForm::default()
    };
    form_page(&app, t, form, Some(&finding), Said::default(), "").await
}

pub(super) async fn rewrite(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<FindingId>,
    Form(mut form): Form<FindingForm>,
) -> Result<Response> {
    let scope = t.actor.scope(Permission::AgreeFindings)?;
    let rewritten = match form.wording() {
        Ok(wording) => actions::findings::rewrite(&app, &t.actor, id, wording, form.version).await,
        Err(error) => Err(error),
    };
    match rewritten {
        Ok(()) => Ok(See::page(format!("/findings/{id}"))
            .saying("analysis-finding-saved")
            .into_response()),
        Err(error) => {
            let is_conflict = matches!(error, Error::Conflict(_));
            let (said, status) = refused(&t, error)?;
            let finding = store::findings::get(&app, &scope, id).await?;
            let now = if is_conflict {
                finding.sentence.clone()
            } else {
                String::new()
            };
            if is_conflict {
                form.version = finding.version;
            }
            form.theme = finding.theme.map(|theme| theme.to_string()).unwrap_or_default();
            let page = form_page(&app, t, form, Some(&finding), said, &now).await?;
            let page = page.with_status(status);
            Ok(page.into_response())
        }
    }
}
