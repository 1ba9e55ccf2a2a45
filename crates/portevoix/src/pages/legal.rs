//! What the public is told: accessibility, data and rights, what the machine does with words.

use askama::Template;
use platform::{Reader, Result, web::Page};

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
}

/// `GET /data-and-rights`
pub async fn data_and_rights(t: Reader) -> Result<Page> {
    Page::public(t.say("frame-data-and-rights"), &DataAndRights { t: &t })
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
