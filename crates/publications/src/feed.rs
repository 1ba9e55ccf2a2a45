//! The Atom feed of the catalogue (RFC 4287): absolute addresses, identifiers that never change.

use crate::public::PublicSheet;
use atom_syndication::{Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use jiff::Timestamp;
use platform::{App, Reader};

/// How many entries a feed holds.
pub(crate) const ENTRIES: u64 = 50;

/// The feed as XML.
#[must_use]
pub(crate) fn atom(app: &App, t: &Reader, sheets: &[PublicSheet]) -> String {
    let address = &app.settings.address;
    let updated = sheets
        .iter()
        .map(|sheet| sheet.updated_at)
        .max()
        .unwrap_or(Timestamp::UNIX_EPOCH);
    let feed = Feed {
        title: Text::plain(t.say("publications-feed-title")),
        subtitle: Some(Text::plain(t.say("publications-catalogue-lead"))),
        id: urn(feed_id(app)),
        updated: fixed(updated),
        lang: Some(t.language.code().to_owned()),
        links: vec![
            link(format!("{address}/sheets"), "alternate"),
            link(format!("{address}/sheets/feed.atom"), "self"),
        ],
        generator: Some(Generator {
            value: "Portevoix".to_owned(),
            ..Generator::default()
        }),
        entries: sheets.iter().map(|sheet| entry(address, t, sheet)).collect(),
        ..Feed::default()
    };
    feed.to_string()
}

fn entry(address: &str, t: &Reader, sheet: &PublicSheet) -> Entry {
    let facts = ["theme", "outcome", "maturity", "region"].map(|field| sheet.said(field, t));
    let facts: Vec<String> = facts.into_iter().filter(|words| !words.is_empty()).collect();
    Entry {
        title: Text::plain(sheet.title.clone()),
        id: urn(sheet.id.0),
        updated: fixed(sheet.updated_at),
        published: Some(fixed(sheet.published_at)),
        authors: vec![Person {
            name: sheet.organisation.clone(),
            ..Person::default()
        }],
        links: vec![link(format!("{address}{}", sheet.url), "alternate")],
        summary: Some(Text::plain(facts.join(" · "))),
        ..Entry::default()
    }
}

/// An identifier of this installation's feed: the same as long as its key is.
fn feed_id(app: &App) -> uuid::Uuid {
    let digits = app.vault.hash("the feed of public sheets");
    let number = digits
        .get(..32)
        .and_then(|digits| u128::from_str_radix(digits, 16).ok())
        .unwrap_or_default();
    uuid::Builder::from_custom_bytes(number.to_be_bytes()).into_uuid()
}

fn urn(id: uuid::Uuid) -> String {
    format!("urn:uuid:{id}")
}

fn link(href: String, rel: &str) -> Link {
    Link {
        href,
        rel: rel.to_owned(),
        ..Link::default()
    }
}

fn fixed(at: Timestamp) -> FixedDateTime {
    at.to_string().parse().unwrap_or_default()
}
