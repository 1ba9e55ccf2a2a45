//! One sheet with what it lacks before it may be published.

use super::changed_since;
use crate::{
    actions,
    criteria::criteria,
    dossier::Dossier,
    follow_up::{NewFollowUp, Step},
    lists,
    pages::{Choice, Fact, Link, Section, Wrong, crumbs, type_said, wrongs},
    sheet::{CHOICES, SheetId, TEXTS},
};
use askama::Template;
use axum::extract::State as AppState;
use platform::{
    App, Permission, Reader, Result,
    error::Said,
    web::{Page, Path},
};

struct Lack {
    url: String,
    words: String,
}

struct File {
    url: String,
    name: String,
    kind: String,
    size: String,
    caption: String,
}

struct Signature {
    words: String,
    extents: String,
    covers: bool,
    withdrawn: String,
    form_url: String,
}

struct Dated {
    date: String,
    words: String,
    reason: String,
    /// The text of that day, and how its link is named; empty for an end.
    url: String,
    open: String,
}

struct Followed {
    date: String,
    tag_kind: &'static str,
    tag_icon: &'static str,
    step: String,
    role: String,
    note: String,
}

#[derive(Template)]
#[template(path = "publication.html")]
struct Show<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    id: SheetId,
    title: &'a str,
    tag_kind: &'static str,
    tag_icon: &'static str,
    state: String,
    state_words: String,
    project_url: String,
    public_url: String,
    changed: bool,
    lacks: Vec<Lack>,
    may_publish_now: bool,
    sections: Vec<Section>,
    facts: Vec<Fact>,
    answers: Vec<Section>,
    files: Vec<File>,
    signatures: Vec<Signature>,
    history: Vec<Dated>,
    follow_ups: Vec<Followed>,
    steps: Vec<Choice>,
    typed: &'a NewFollowUp,
    reason: &'a str,
    writes: bool,
    authorises: bool,
    publishes: bool,
    is_public: bool,
    was_public: bool,
    said: Said,
    errors: Vec<Wrong>,
}

/// What came back from a form of this page that could not be taken.
#[derive(Default)]
pub(in crate::pages) struct Typed {
    pub follow_up: NewFollowUp,
    pub reason: String,
    pub said: Said,
}

/// `GET /publications/{id}`
pub async fn show(AppState(app): AppState<App>, t: Reader, Path(id): Path<SheetId>) -> Result<Page> {
    page(&app, &t, id, &Typed::default()).await
}

pub(in crate::pages) async fn page(app: &App, t: &Reader, id: SheetId, typed: &Typed) -> Result<Page> {
    let dossier = actions::read(app, t, id).await?;
    let organisation = dossier.sheet.organisation;
    let may = |permission| t.actor.may_in(permission, organisation);
    let state = dossier.state();
    let (tag_kind, tag_icon) = state.tag();
    let missing = dossier.missing();
    let words = &dossier.sheet.words;
    let show = Show {
        t,
        crumbs: crumbs(t, None),
        id,
        title: &words.title,
        tag_kind,
        tag_icon,
        state: t.say(&format!("publications-state-{}", state.code())),
        state_words: t.say(&format!("publications-state-{}-words", state.code())),
        project_url: format!("/projects/{}", dossier.sheet.project),
        public_url: format!("/sheets/{id}"),
        changed: changed_since(&dossier),
        may_publish_now: missing.is_empty() && (dossier.running().is_none() || changed_since(&dossier)),
        lacks: lacks(t, &dossier),
        sections: sections(t, &dossier),
        facts: facts(t, &dossier),
        answers: answers(t, &dossier),
        files: files(t, &dossier),
        signatures: signatures(t, &dossier),
        history: history(t, &dossier),
        follow_ups: follow_ups(t, &dossier),
        steps: steps(t, &typed.follow_up.step),
        typed: &typed.follow_up,
        reason: &typed.reason,
        writes: may(Permission::WriteSheets),
        authorises: may(Permission::AuthoriseSheets),
        publishes: may(Permission::PublishSheets),
        is_public: dossier.running().is_some(),
        was_public: !dossier.publications.is_empty(),
        errors: wrongs(&typed.said),
        said: typed.said.clone(),
    };
    Page::work("publications", words.title.clone(), &show)
}

fn lacks(t: &Reader, dossier: &Dossier) -> Vec<Lack> {
    if dossier.running().is_some() && !changed_since(dossier) {
        return Vec::new();
    }
    let id = dossier.sheet.id;
    dossier
        .missing()
        .iter()
        .map(|lack| Lack {
            url: format!("/publications/{id}/{}", lack.page()),
            words: lack.said(t),
        })
        .collect()
}

fn sections(t: &Reader, dossier: &Dossier) -> Vec<Section> {
    let written = TEXTS.iter().filter(|field| !dossier.sheet.words.get(field).is_empty());
    written
        .map(|field| {
            Section::new(
                t.say(&format!("publications-field-{field}")),
                dossier.sheet.words.get(field),
            )
        })
        .collect()
}

fn facts(t: &Reader, dossier: &Dossier) -> Vec<Fact> {
    let words = &dossier.sheet.words;
    let chosen = CHOICES
        .iter()
        .map(|field| (*field, lists::said(field, words.get(field), t)));
    let contact = ["contact_role", "contact_mailbox"].map(|field| (field, words.get(field).to_owned()));
    let all = chosen.chain(contact).filter(|(_, value)| !value.is_empty());
    all.map(|(field, value)| Fact {
        name: t.say(&format!("publications-field-{field}")),
        value,
    })
    .collect()
}

fn answers(t: &Reader, dossier: &Dossier) -> Vec<Section> {
    let answered = criteria()
        .criteria
        .iter()
        .filter(|c| !dossier.answer(&c.code).is_empty());
    answered
        .map(|c| Section::new(c.named(t.language).to_owned(), dossier.answer(&c.code)))
        .collect()
}

fn files(t: &Reader, dossier: &Dossier) -> Vec<File> {
    let file = |a: &crate::attachment::Attachment| File {
        url: format!("/publications/{}/files/{}", dossier.sheet.id, a.id),
        name: a.name.clone(),
        kind: type_said(t, &a.media_type),
        size: t.size(a.byte_count),
        caption: a.words.caption.clone(),
    };
    dossier.attachments.iter().map(file).collect()
}

fn signatures(t: &Reader, dossier: &Dossier) -> Vec<Signature> {
    let signature = |a: &crate::authorisation::Authorisation| Signature {
        words: t.say_with(
            "publications-signed-by",
            &[
                ("name", &a.name),
                ("function", &a.function),
                ("day", &t.date(a.signed_on)),
            ],
        ),
        extents: a
            .extents
            .iter()
            .map(|e| t.say(&format!("publications-extent-{}", e.code())))
            .collect::<Vec<_>>()
            .join(", "),
        covers: a.covers(dossier.sheet.content_version),
        withdrawn: a.withdrawal.as_ref().map(|w| withdrawn_words(t, w)).unwrap_or_default(),
        form_url: format!("/publications/{}/files/{}", dossier.sheet.id, a.id),
    };
    dossier.authorisations.iter().map(signature).collect()
}

pub(in crate::pages) fn withdrawn_words(t: &Reader, withdrawal: &crate::authorisation::Withdrawal) -> String {
    t.say_with(
        "publications-authorisation-withdrawn-on",
        &[("day", &t.day_of(withdrawal.at)), ("reason", &withdrawal.reason)],
    )
}

fn history(t: &Reader, dossier: &Dossier) -> Vec<Dated> {
    let mut all = Vec::new();
    for publication in &dossier.publications {
        if let Some(ended) = &publication.ended {
            let words = t.say(&format!("publications-ended-{}", ended.how.code()));
            all.push(Dated {
                date: t.day_of(ended.at),
                words,
                reason: ended.reason.clone(),
                url: String::new(),
                open: String::new(),
            });
        }
        let version = t.number(publication.content_version);
        let role = t.role_code(&publication.role);
        let words = t.say_with("publications-published-by", &[("role", &role), ("version", &version)]);
        let date = t.day_of(publication.at);
        all.push(Dated {
            words,
            reason: String::new(),
            url: format!("/publications/{}/versions/{}", dossier.sheet.id, publication.version),
            open: t.say_one("publications-open-version", "day", &date),
            date,
        });
    }
    all
}

fn follow_ups(t: &Reader, dossier: &Dossier) -> Vec<Followed> {
    let followed = |f: &crate::follow_up::FollowUp| {
        let (tag_kind, tag_icon) = f.step.tag();
        Followed {
            date: t.date(f.on),
            tag_kind,
            tag_icon,
            step: t.say(&format!("publications-step-{}", f.step.code())),
            role: t.role_code(&f.role),
            note: f.note.clone(),
        }
    };
    dossier.follow_ups.iter().map(followed).collect()
}

fn steps(t: &Reader, chosen: &str) -> Vec<Choice> {
    let choice = |step: Step| Choice {
        value: step.code().to_owned(),
        label: t.say(&format!("publications-step-{}", step.code())),
        hint: String::new(),
        chosen: step.code() == chosen,
    };
    Step::RECORDED.into_iter().map(choice).collect()
}
