//! /instruments/{id}: one instrument, its questions, what is wrong with it, who took part in making it.

use super::{
    answer::condition_said,
    parts::{FieldError, Link, errors, refused},
};
use crate::{
    actions::{
        codesign::{self, Said as Remarked},
        instruments::{Edit, edit, faults, latest, next_version as begin_next, publish as published},
    },
    campaign::{InstrumentId, RemarkId, Version},
    instrument::Item,
    readability::{Readability, readability},
    said::{Said as Words, is_language},
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
    web::{Form, Page, Path, See},
};
use serde::Deserialize;
use std::collections::BTreeSet;
use uuid::Uuid;

struct ItemRow {
    key: String,
    ask: String,
    kind: String,
    when: String,
    required: bool,
    url: String,
    place_url: String,
    remove_url: String,
}

struct SectionRow {
    title: String,
    when: String,
    items: Vec<ItemRow>,
    url: String,
    place_url: String,
    remove_url: String,
    add_url: String,
}

struct FaultRow {
    place: String,
    words: String,
}

struct RemarkRow {
    about: String,
    words: String,
    proposal: String,
    who: String,
    answered: String,
    answer_url: String,
}

#[derive(Template)]
#[template(path = "instrument.html")]
struct InstrumentPage {
    t: Reader,
    crumbs: Vec<Link>,
    name: String,
    versions_url: String,
    base: String,
    state: String,
    measured: String,
    languages: String,
    sections: Vec<SectionRow>,
    scores: Vec<String>,
    faults: Vec<FaultRow>,
    remarks: Vec<RemarkRow>,
    approvals: Vec<String>,
    both: bool,
    edit: i64,
    is_draft: bool,
    may_write: bool,
    may_campaign: bool,
    campaign_url: String,
    asks: Vec<super::parts::Choice>,
    said: Said,
    errors: Vec<FieldError>,
}

/// How long and how hard, in words: « 12 minutes, niveau collège ».
pub(super) fn measured_words(t: &Reader, of: &Readability) -> String {
    t.count_with(
        "questionnaires-measured",
        i64::from(of.minutes),
        &[
            ("level", &t.say(&format!("questionnaires-level-{}", of.level.code()))),
            ("questions", &of.questions.to_string()),
        ],
    )
}

pub(super) async fn show(State(app): State<App>, t: Reader, Path(id): Path<InstrumentId>) -> Result<Page> {
    instrument_page(&app, &t, id, Said::default()).await
}

async fn instrument_page(app: &App, t: &Reader, id: InstrumentId, said: Said) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadQuestionnaires)?;
    let version = latest(app, &scope, id).await?;
    let base = format!("/instruments/{id}");
    let is_draft = version.published_at.is_none();
    let may_write = t.actor.may_in(Permission::WriteQuestionnaires, version.organisation);
    let remarks = store::remarks::list(app.db.read(), &scope, version.id).await?;
    let approvals = store::remarks::approvals(app.db.read(), &scope, version.id).await?;
    let people: Vec<Uuid> = remarks
        .iter()
        .map(|one| one.person)
        .chain(approvals.iter().map(|one| one.person))
        .collect();
    let names = people::names(app, &people).await?;
    let who = |person: Uuid, role: &str| {
        let name = names
            .get(&person)
            .cloned()
            .unwrap_or_else(|| t.say("questionnaires-somebody"));
        t.say_with(
            "questionnaires-who",
            &[("name", &name), ("role", &t.say(&format!("role-{role}")))],
        )
    };
    let colleges: BTreeSet<Option<College>> = approvals
        .iter()
        .filter(|one| one.edit == version.edit)
        .map(|one| one.college)
        .collect();
    let page = InstrumentPage {
        crumbs: vec![Link::to("/instruments", t.say("questionnaires-room"))],
        name: version.content.title.get(t.language.code()).to_owned(),
        state: state(t, &version),
        measured: readability(&version.content, version.content.language())
            .map_or_else(String::new, |of| measured_words(t, &of)),
        languages: version.content.languages.join(", "),
        sections: sections(t, &version, &base),
        scores: version.content.scores.iter().map(|score| formula(t, score)).collect(),
        faults: fault_rows(t, &version),
        remarks: remarks
            .iter()
            .map(|one| remark_row(t, &version, one, &base, who(one.person, &one.role)))
            .collect(),
        approvals: approvals
            .iter()
            .map(|one| {
                let id = if one.edit == version.edit {
                    "questionnaires-approved"
                } else {
                    "questionnaires-approved-before"
                };
                t.say_with(
                    id,
                    &[
                        ("who", &who(one.person, &one.role)),
                        ("moment", &t.moment(one.approved_at)),
                    ],
                )
            })
            .collect(),
        both: College::BOTH.iter().all(|college| colleges.contains(&Some(*college))),
        edit: version.edit,
        is_draft,
        may_campaign: !is_draft && t.actor.may_in(Permission::ManageCampaigns, version.organisation),
        campaign_url: format!("/campaigns/new?version={}", version.id),
        asks: about_choices(t, &version),
        may_write,
        versions_url: format!("{base}/versions"),
        base,
        errors: errors(&said),
        said,
        t: t.clone(),
    };
    Page::work("questionnaires", page.name.clone(), &page)
}

fn state(t: &Reader, version: &Version) -> String {
    match version.published_at {
        Some(at) => t.say_with(
            "questionnaires-version-published",
            &[("number", &version.number.to_string()), ("moment", &t.moment(at))],
        ),
        None => t.say_one("questionnaires-version-draft", "number", &version.number.to_string()),
    }
}

/// A score as a formula: « Accueil = moyenne de … ».
pub(super) fn formula(t: &Reader, score: &crate::score::Score) -> String {
    t.say_with(
        "questionnaires-formula",
        &[
            ("name", score.name.get(t.language.code())),
            ("items", &score.items.join(", ")),
            ("share", &score.needed().to_string()),
        ],
    )
}

fn sections(t: &Reader, version: &Version, base: &str) -> Vec<SectionRow> {
    let language = t.language.code();
    let when = |when: Option<&crate::condition::Condition>| {
        when.map_or_else(String::new, |when| {
            let words = condition_said(t, &version.content, when, language);
            t.say_one("questionnaires-only-if", "when", &words)
        })
    };
    let item = |item: &Item| ItemRow {
        ask: item.ask.get(language).to_owned(),
        kind: t.say(&format!("questionnaires-kind-{}", item.kind.code().replace('_', "-"))),
        when: when(item.when.as_ref()),
        required: item.required.is_some(),
        url: format!("{base}/items/{}", item.key),
        place_url: format!("{base}/places/{}", item.key),
        remove_url: format!("{base}/removals/{}", item.key),
        key: item.key.clone(),
    };
    let section = |section: &crate::instrument::Section| SectionRow {
        title: match section.title.get(language) {
            "" => section.key.clone(),
            title => title.to_owned(),
        },
        when: when(section.when.as_ref()),
        items: section.items.iter().map(item).collect(),
        url: format!("{base}/sections/{}", section.key),
        place_url: format!("{base}/places/{}", section.key),
        remove_url: format!("{base}/removals/{}", section.key),
        add_url: format!("{base}/items/new?section={}", section.key),
    };
    version.content.sections.iter().map(section).collect()
}

fn fault_rows(t: &Reader, version: &Version) -> Vec<FaultRow> {
    let row = |wrong: crate::instrument::Wrong| FaultRow {
        words: t.say(&format!("questionnaires-fault-{}", wrong.fault.code())),
        place: wrong.key,
    };
    faults(version).into_iter().map(row).collect()
}

fn about_choices(t: &Reader, version: &Version) -> Vec<super::parts::Choice> {
    let whole = super::parts::Choice::new("", t.say("questionnaires-about-whole"), true);
    let language = t.language.code();
    let one = |item: &Item| super::parts::Choice::new(item.key.clone(), item.ask.get(language), false);
    std::iter::once(whole).chain(version.content.items().map(one)).collect()
}

fn remark_row(t: &Reader, version: &Version, one: &store::remarks::Remark, base: &str, who: String) -> RemarkRow {
    let item = version.content.item(&one.item);
    RemarkRow {
        about: item.map_or_else(
            || t.say("questionnaires-about-whole"),
            |item| item.ask.get(t.language.code()).to_owned(),
        ),
        words: one.words.clone(),
        proposal: one.proposal.clone().unwrap_or_default(),
        who: t.say_with(
            "questionnaires-said-on",
            &[("who", &who), ("moment", &t.moment(one.said_at))],
        ),
        answered: one.answered.as_ref().map_or_else(String::new, |(is_taken, why)| {
            let id = if *is_taken {
                "questionnaires-remark-taken"
            } else {
                "questionnaires-remark-not-taken"
            };
            t.say_one(id, "why", why)
        }),
        answer_url: format!("{base}/remarks/{}", one.id),
    }
}

/// Back to the instrument once something of it is saved; else the form again, with what could not be taken.
pub(super) fn saved(
    t: &Reader,
    id: InstrumentId,
    outcome: Result<()>,
    again: impl FnOnce(Said) -> Result<Page>,
) -> Result<Response> {
    match outcome {
        Ok(()) => Ok(See::page(format!("/instruments/{id}"))
            .saying("questionnaires-saved")
            .into_response()),
        Err(error) => {
            let (said, status) = refused(t, error)?;
            Ok(again(said)?.with_status(status).into_response())
        }
    }
}

async fn answered(app: &App, t: &Reader, id: InstrumentId, outcome: Result<()>, message: &str) -> Result<Response> {
    match outcome {
        Ok(()) => Ok(See::page(format!("/instruments/{id}")).saying(message).into_response()),
        Err(error) => {
            let (said, status) = refused(t, error)?;
            Ok(instrument_page(app, t, id, said)
                .await?
                .with_status(status)
                .into_response())
        }
    }
}

/// What was seen: the state of the draft that a form changes.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct SeenForm {
    #[serde(default)]
    edit: i64,
}

pub(super) async fn publish(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<InstrumentId>,
    Form(form): Form<SeenForm>,
) -> Result<Response> {
    let outcome = published(&app, &t.actor, id, form.edit).await;
    answered(&app, &t, id, outcome, "questionnaires-published").await
}

pub(super) async fn next_version(State(app): State<App>, t: Reader, Path(id): Path<InstrumentId>) -> Result<Response> {
    let outcome = begin_next(&app, &t.actor, id).await.map(|_| ());
    answered(&app, &t, id, outcome, "questionnaires-next-begun").await
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct RemarkForm {
    #[serde(default)]
    item: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    proposal: String,
}

pub(super) async fn remark(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<InstrumentId>,
    Form(form): Form<RemarkForm>,
) -> Result<Response> {
    let said = Remarked {
        item: form.item,
        words: form.words,
        proposal: form.proposal,
    };
    let outcome = codesign::remark(&app, &t.actor, id, &said).await.map(|_| ());
    answered(&app, &t, id, outcome, "questionnaires-remarked").await
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct RemarkAnswer {
    #[serde(default)]
    taken: String,
    #[serde(default)]
    why: String,
}

pub(super) async fn answer_remark(
    State(app): State<App>,
    t: Reader,
    Path((id, remark)): Path<(InstrumentId, RemarkId)>,
    Form(form): Form<RemarkAnswer>,
) -> Result<Response> {
    let outcome = codesign::answer(&app, &t.actor, id, remark, form.taken == "yes", &form.why).await;
    answered(&app, &t, id, outcome, "questionnaires-remark-answered-now").await
}

pub(super) async fn approve(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<InstrumentId>,
    Form(form): Form<SeenForm>,
) -> Result<Response> {
    let outcome = codesign::approve(&app, &t.actor, id, form.edit).await;
    answered(&app, &t, id, outcome, "questionnaires-approved-now").await
}

/// Title, opening, closing and languages.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct WholeForm {
    #[serde(default)]
    edit: i64,
    #[serde(default)]
    languages: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    opening: String,
    #[serde(default)]
    closing: String,
}

#[derive(Template)]
#[template(path = "instrument_whole.html")]
struct WholePage {
    t: Reader,
    crumbs: Vec<Link>,
    action: String,
    back: String,
    form: WholeForm,
    said: Said,
    errors: Vec<FieldError>,
}

/// A text in several languages as it is typed: the main language, then a line `en: …` a language.
pub(super) fn typed(words: &Words, main: &str) -> String {
    let mut lines = vec![words.exactly(main).unwrap_or_default().to_owned()];
    let others = words.0.iter().filter(|(code, _)| code.as_str() != main);
    lines.extend(others.map(|(code, text)| format!("{code}: {}", text.replace('\n', " "))));
    lines.join("\n").trim().to_owned()
}

/// Reads it again.
pub(super) fn read_typed(text: &str, main: &str) -> Words {
    let mut words = Words::default();
    let mut own = Vec::new();
    for line in text.lines() {
        match line
            .split_once(':')
            .filter(|(code, _)| *code != main && is_language(code.trim()))
        {
            Some((code, text)) => words = words.with(code.trim(), text.trim()),
            None => own.push(line),
        }
    }
    words.with(main, own.join("\n").trim())
}

fn whole_page(t: &Reader, id: InstrumentId, name: &str, form: WholeForm, said: Said) -> Result<Page> {
    let back = format!("/instruments/{id}");
    let page = WholePage {
        crumbs: vec![
            Link::to("/instruments", t.say("questionnaires-room")),
            Link::to(back.clone(), name.to_owned()),
        ],
        action: format!("{back}/whole"),
        back,
        form,
        errors: errors(&said),
        said,
        t: t.clone(),
    };
    Page::work("questionnaires", t.say("questionnaires-whole"), &page)
}

pub(super) async fn whole(State(app): State<App>, t: Reader, Path(id): Path<InstrumentId>) -> Result<Page> {
    let scope = t.actor.scope(Permission::WriteQuestionnaires)?;
    let version = latest(&app, &scope, id).await?;
    let main = version.content.language();
    let form = WholeForm {
        edit: version.edit,
        languages: version.content.languages.join(" "),
        title: typed(&version.content.title, main),
        opening: typed(&version.content.opening, main),
        closing: typed(&version.content.closing, main),
    };
    whole_page(
        &t,
        id,
        version.content.title.get(t.language.code()),
        form,
        Said::default(),
    )
}

pub(super) async fn save_whole(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<InstrumentId>,
    Form(form): Form<WholeForm>,
) -> Result<Response> {
    let languages: Vec<String> = form.languages.split_whitespace().map(str::to_owned).collect();
    let main = languages.first().map_or("fr", String::as_str);
    let change = Edit::Whole {
        title: read_typed(&form.title, main),
        opening: read_typed(&form.opening, main),
        closing: read_typed(&form.closing, main),
        languages: languages.clone(),
    };
    let outcome = edit(&app, &t.actor, id, form.edit, change).await;
    let name = t.say("questionnaires-whole");
    saved(&t, id, outcome, |said| whole_page(&t, id, &name, form, said))
}

#[derive(Template)]
#[template(path = "instrument_preview.html")]
struct PreviewPage {
    t: Reader,
    crumbs: Vec<Link>,
    name: String,
    body: String,
}

/// The questions as a person with a phone meets them; nothing can be sent.
pub(super) async fn preview(State(app): State<App>, t: Reader, Path(id): Path<InstrumentId>) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadQuestionnaires)?;
    let version = latest(&app, &scope, id).await?;
    let name = version.content.title.get(t.language.code()).to_owned();
    let page = PreviewPage {
        crumbs: vec![
            Link::to("/instruments", t.say("questionnaires-room")),
            Link::to(format!("/instruments/{id}"), name.clone()),
        ],
        body: super::answer::preview_body(&t, &version)?,
        name,
        t: t.clone(),
    };
    Page::work("questionnaires", t.say("questionnaires-preview"), &page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_several_languages_is_typed_line_by_line() {
        let words = Words::french("Bonjour : merci").with("en", "Hello");
        assert_eq!(typed(&words, "fr"), "Bonjour : merci\nen: Hello");
        assert_eq!(read_typed(&typed(&words, "fr"), "fr"), words);
        assert_eq!(read_typed("", "fr"), Words::default());
    }
}
