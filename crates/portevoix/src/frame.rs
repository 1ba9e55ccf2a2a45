//! Wraps each page once: navigation, language, colours, notices; and says errors to people.

use crate::assets::VERSION;
use askama::Template;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use platform::{
    Actor, App, Error, Language, Permission, Reader, Result,
    error::{Failure, SignInNeed},
    vault::hex,
    web::{
        Frame, Page,
        api::{error_reference, message_of},
        cookie, kept, once,
        page::FLASH,
    },
};

/// Middleware around every page: adds the frame to a [`Page`], makes a page of a [`Failure`].
pub async fn frame(State(app): State<App>, request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let path = request
        .uri()
        .path_and_query()
        .map_or_else(|| "/".to_owned(), ToString::to_string);
    let mut response = next.run(request).await;
    let reader = response
        .extensions_mut()
        .remove::<Reader>()
        .unwrap_or_else(|| stranger(&app, &headers, path));
    if let Some(Failure(error)) = response.extensions_mut().remove::<Failure>() {
        let wait = response.headers_mut().remove(header::RETRY_AFTER);
        let mut response = failure(&app, &reader, &error);
        if let Some(wait) = wait {
            response.headers_mut().insert(header::RETRY_AFTER, wait);
        }
        return response;
    }
    let Some(page) = response.extensions_mut().remove::<Page>() else {
        return response;
    };
    framed(&app, &reader, &headers, &page, response.headers())
}

fn framed(app: &App, t: &Reader, headers: &HeaderMap, page: &Page, kept: &HeaderMap) -> Response {
    let flash = cookie::get(headers, FLASH)
        .filter(|id| app.messages.knows(t.language, id))
        .map(|id| t.say(id));
    let had_flash = flash.is_some();
    match render(app, t, page, flash) {
        Ok(html) => {
            if let Some(name) = page.kept_as.as_ref().filter(|_| !had_flash) {
                keep(app, t, name, &html);
            }
            let html = match &page.put {
                Some((place, words)) => html.replace(place.as_str(), words),
                None => html,
            };
            let mut response = (page.status, Html(html)).into_response();
            for name in [header::SET_COOKIE, header::RETRY_AFTER] {
                for value in kept.get_all(&name) {
                    response.headers_mut().append(name.clone(), value.clone());
                }
            }
            if had_flash {
                cookie::set(
                    response.headers_mut(),
                    FLASH,
                    "",
                    cookie::Life::Over,
                    app.settings.secure_cookies(),
                );
            }
            response
        }
        Err(error) => {
            tracing::error!(error = error.without_words(), "the frame failed");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Keeps a page that is the same for every visitor.
fn keep(app: &App, t: &Reader, name: &str, html: &str) {
    let Some(zipped) = crate::assets::zip(html.as_bytes()) else {
        return;
    };
    let page = kept::KeptPage {
        plain: html.to_owned().into(),
        zipped: zipped.into(),
    };
    kept::keep(app, t, name, page);
}

/// The reader of a request that failed before anybody knew who reads.
fn stranger(app: &App, headers: &HeaderMap, path: String) -> Reader {
    let accepted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    let language = accepted.map_or(Language::French, Language::accepted);
    let mut reader = Reader::new(app.messages.clone(), language, Actor::Visitor, app.clock.today());
    reader.path = path;
    reader
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    t: &'a Reader,
    title: String,
    words: String,
    what_to_do: String,
    url: &'static str,
    link: String,
    reference: String,
}

fn failure(app: &App, t: &Reader, error: &Error) -> Response {
    if let Error::SignIn(need) = error
        && let Some(response) = to_sign_in(t, *need)
    {
        return response;
    }
    let id = message_of(error);
    let help = match error {
        Error::Conflict(_) => "error-conflict-help".to_owned(),
        _ => format!("{id}-help"),
    };
    let words = match error {
        Error::Invalid(problems) => problems
            .said(t)
            .0
            .into_iter()
            .map(|(_, words)| words)
            .collect::<Vec<_>>()
            .join(" "),
        _ => String::new(),
    };
    let signed_in = t.is_signed_in();
    let body = ErrorPage {
        t,
        title: t.say(id),
        words,
        what_to_do: t.say(&help),
        url: if signed_in { "/work" } else { "/" },
        link: t.say("frame-home"),
        reference: error_reference(error).unwrap_or_default(),
    };
    let page = if signed_in {
        Page::work("", t.say(id), &body)
    } else {
        Page::public(t.say(id), &body)
    };
    let page = match page {
        Ok(page) => page.with_status(error.status()),
        Err(_) => return error.status().into_response(),
    };
    let mut response = framed(app, t, &HeaderMap::new(), &page, &HeaderMap::new());
    if error.status() == StatusCode::SERVICE_UNAVAILABLE {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
    }
    response
}

/// Sends a reader to sign in and back here afterwards.
fn to_sign_in(t: &Reader, need: SignInNeed) -> Option<Response> {
    let page = match need {
        SignInNeed::Account => "/sign-in",
        SignInNeed::SecondFactor => "/sign-in/second-factor",
    };
    let back = serde_html_form::to_string([("back", t.path.as_str())]).ok()?;
    let location = HeaderValue::from_str(&format!("{page}?{back}")).ok()?;
    let mut response = StatusCode::SEE_OTHER.into_response();
    response.headers_mut().insert(header::LOCATION, location);
    Some(response)
}

struct Entry {
    url: String,
    label: String,
    icon: String,
    count: String,
    current: bool,
}

struct Person {
    name: String,
    role: String,
    account_url: &'static str,
}

struct OtherLanguage {
    code: &'static str,
    name: &'static str,
    url: String,
}

struct Link {
    url: &'static str,
    label: String,
}

struct Notice {
    kind: &'static str,
    words: String,
}

#[derive(Template)]
#[template(path = "frame.html")]
struct FramePage<'a> {
    t: &'a Reader,
    title: &'a str,
    lang: &'static str,
    theme: &'static str,
    public: bool,
    stage: bool,
    light: bool,
    script: &'a str,
    demo: bool,
    refresh: u32,
    place: String,
    help: String,
    path: &'a str,
    version: &'static str,
    navigation: Vec<Entry>,
    public_home: &'static str,
    search_url: &'static str,
    search: String,
    signed_in: Option<Person>,
    other_language: OtherLanguage,
    legal: Vec<Link>,
    notices: Vec<Notice>,
    body: &'a str,
}

fn render(app: &App, t: &Reader, page: &Page, flash: Option<String>) -> Result<String> {
    let public = page.frame != Frame::Work || !t.is_signed_in();
    let signed_in = t.actor.signed_in().ok().map(|person| Person {
        name: person.name.clone(),
        role: person.main_role().map(|role| t.role(role)).unwrap_or_default(),
        account_url: "/account",
    });
    let body = once::with_tokens(&page.body, || hex(&app.random.bytes::<16>()));
    let frame = FramePage {
        t,
        title: &page.title,
        lang: t.language.code(),
        theme: match t.theme.code() {
            "system" => "",
            chosen => chosen,
        },
        public,
        stage: page.frame == Frame::Stage,
        light: page.is_light,
        script: page.script.unwrap_or_default(),
        demo: app.settings.demo,
        refresh: page.refresh.unwrap_or(0),
        place: String::new(),
        help: String::new(),
        path: &t.path,
        version: &VERSION,
        navigation: if public {
            public_navigation(t, page)
        } else {
            work_navigation(app, t, page)
        },
        public_home: if public { "/" } else { "/work" },
        search_url: if t.may(Permission::ReadExpressions) {
            "/expressions"
        } else {
            ""
        },
        search: String::new(),
        signed_in,
        other_language: other_language(t),
        legal: legal(t),
        notices: flash.into_iter().map(|words| Notice { kind: "done", words }).collect(),
        body: &body,
    };
    Ok(frame.render()?)
}

fn work_navigation(app: &App, t: &Reader, page: &Page) -> Vec<Entry> {
    let home = Entry {
        url: "/work".into(),
        label: t.say("frame-work-home"),
        icon: "house".into(),
        count: String::new(),
        current: page.room == "work",
    };
    // The directory is the ground of the others' tables, and the last thing that people look for.
    let rooms = app.rooms.iter().skip(1).chain(app.rooms.first());
    let rooms = rooms.filter_map(|room| room.navigation.map(|entry| (room.name, entry)));
    let allowed = rooms.filter(|(_, entry)| t.may(entry.permission));
    let entries = allowed.map(|(name, entry)| Entry {
        url: entry.url.to_owned(),
        label: t.say(entry.label),
        icon: entry.icon.to_owned(),
        count: String::new(),
        current: page.room == name,
    });
    std::iter::once(home).chain(entries).collect()
}

fn public_navigation(t: &Reader, page: &Page) -> Vec<Entry> {
    if page.frame == Frame::Bare {
        return Vec::new();
    }
    let sign = if t.is_signed_in() {
        ("/work", "frame-work-home")
    } else {
        ("/sign-in", "frame-sign-in")
    };
    [
        ("/give", "frame-give"),
        ("/follow", "frame-follow"),
        ("/give-backs", "frame-give-backs"),
        ("/sheets", "frame-sheets"),
        sign,
    ]
    .into_iter()
    .map(|(url, label)| Entry {
        url: url.to_owned(),
        label: t.say(label),
        icon: String::new(),
        count: String::new(),
        current: t.path == url,
    })
    .collect()
}

fn other_language(t: &Reader) -> OtherLanguage {
    let (code, name) = match t.language {
        Language::French => ("en", "English"),
        Language::English => ("fr", "Français"),
    };
    let back = serde_html_form::to_string([("back", t.path.as_str())]).unwrap_or_default();
    OtherLanguage {
        code,
        name,
        url: format!("/language/{code}?{back}"),
    }
}

fn legal(t: &Reader) -> Vec<Link> {
    let public = [
        ("/accessibility", "frame-accessibility"),
        ("/data-and-rights", "frame-data-and-rights"),
        ("/machine", "machine-title"),
        ("/api", "frame-api"),
    ];
    let work = [
        ("/jobs", "jobs-title", Permission::ReadJobs),
        ("/audit", "audit-title", Permission::ReadAudit),
    ];
    let work = work
        .into_iter()
        .filter(|(_, _, permission)| t.may(*permission))
        .map(|(url, label, _)| (url, label));
    public
        .into_iter()
        .chain(work)
        .map(|(url, label)| Link {
            url,
            label: t.say(label),
        })
        .collect()
}
