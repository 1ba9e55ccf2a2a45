//! The verbatims of a theme's page, with what each college read and what the tool proposes.

use crate::{
    codebook::Codebook,
    coding::Agreed,
    pages::{
        disagreements::{CollegeRow, agreed_words, by_college, is_reader},
        parts::{Words, words},
        proposals::{certainty, proposal_words},
    },
    store::{self, themes::Carried},
    study::Study,
};
use platform::{App, Reader, Result};

/// One verbatim of the list.
pub(super) struct Item {
    pub words: Option<Words>,
    pub colleges: Vec<CollegeRow>,
    pub agreed: String,
    pub origin: String,
    pub proposed: String,
    pub certainty: String,
    pub decide_url: String,
}

/// What the page shows of these expressions.
pub(super) async fn items(
    app: &App,
    t: &Reader,
    book: &Codebook,
    study: &Study,
    scope: &platform::Scope,
    carried: Vec<Carried>,
) -> Result<Vec<Item>> {
    let id = study.id;
    let ids: Vec<_> = carried.iter().map(|one| one.expression).collect();
    let numbers: Vec<i64> = carried.iter().map(|one| one.number).collect();
    let mut found = words(app, t, &ids).await?;
    let codings = store::codings::of_numbers(app.db.read(), scope, id, &numbers).await?;
    let agreed: Vec<Agreed> = store::agreed::by_numbers(app.db.read(), scope, id, &numbers).await?;
    let may_decide = study.may_decide().is_ok() && is_reader(app, t, id).await?;
    let item = |one: Carried| {
        let of_it: Vec<_> = codings
            .iter()
            .filter(|coding| coding.number == one.number)
            .cloned()
            .collect();
        let record = agreed.iter().find(|a| a.number == one.number);
        Item {
            words: found.remove(&one.expression),
            colleges: by_college(t, book, &of_it),
            agreed: record.map(|a| agreed_words(t, book, a)).unwrap_or_default(),
            origin: record
                .map(|a| t.say(&format!("analysis-origin-{}", a.origin.code())))
                .unwrap_or_default(),
            proposed: one
                .proposal
                .as_ref()
                .map(|p| proposal_words(t, book, p))
                .unwrap_or_default(),
            certainty: one
                .proposal
                .as_ref()
                .map(|p| certainty(t, p.confidence))
                .unwrap_or_default(),
            decide_url: one
                .proposal
                .as_ref()
                .filter(|_| may_decide)
                .map(|p| format!("/studies/{id}/proposals/{}/{}", p.number, p.theme))
                .unwrap_or_default(),
        }
    };
    Ok(carried.into_iter().map(item).collect())
}
