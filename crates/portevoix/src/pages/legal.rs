//! What the public is told: accessibility, data and rights, what the machine does with words.

use askama::Template;
use axum::extract::State;
use platform::{App, Reader, Result, web::Page};

#[derive(Template)]
#[template(path = "accessibility.html")]
struct Accessibility<'a> {
    t: &'a Reader,
}

/// `GET /accessibility`
pub async fn accessibility(t: Reader) -> Result<Page> {
    Page::public(t.say("frame-accessibility"), &Accessibility { t: &t })
}

#[derive(Template)]
#[template(path = "data_and_rights.html")]
struct DataAndRights<'a> {
    t: &'a Reader,
    /// Is a server for drafts connected? The public is told where its words may go.
    has_drafts: bool,
}

/// `GET /data-and-rights`
pub async fn data_and_rights(State(app): State<App>, t: Reader) -> Result<Page> {
    let page = DataAndRights {
        t: &t,
        has_drafts: app.drafter.is_some(),
    };
    Page::public(t.say("frame-data-and-rights"), &page)
}

#[derive(Template)]
#[template(path = "machine.html")]
struct Machine<'a> {
    t: &'a Reader,
}

/// `GET /machine`
pub async fn machine(t: Reader) -> Result<Page> {
    Page::public(t.say("machine-title"), &Machine { t: &t })
}
