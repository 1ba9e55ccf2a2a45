//! The thanks, with the receipt.

use crate::actions::answering::Asked;
use askama::Template;
use platform::{Reader, Result, web::Page};

#[derive(Template)]
#[template(path = "answer_thanks.html")]
struct ThanksPage<'a> {
    t: &'a Reader,
    title: String,
    closing: String,
    receipt: String,
    becomes: String,
    again_url: String,
}

/// The thanks, with the receipt.
pub(super) fn thanks(t: &Reader, asked: &Asked, receipt: &str) -> Result<Page> {
    thanks_page(t, asked, receipt, String::new())
}

/// The thanks at a tablet: back to the beginning by itself, for the next person.
pub(super) fn kiosk_thanks(t: &Reader, asked: &Asked, receipt: &str, again: &str) -> Result<Page> {
    thanks_page(t, asked, receipt, again.to_owned())
}

fn thanks_page(t: &Reader, asked: &Asked, receipt: &str, again_url: String) -> Result<Page> {
    let language = asked.content().suited(t.language.code()).to_owned();
    let page = ThanksPage {
        t,
        title: t.say("questionnaires-thanks"),
        closing: asked.content().closing.get(&language).to_owned(),
        receipt: receipt.to_owned(),
        becomes: t.say("questionnaires-becomes"),
        again_url,
    };
    Ok(Page::public(t.say("questionnaires-thanks"), &page)?.light())
}
