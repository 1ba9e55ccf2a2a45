//! The public suggestion form: words come in without an account, and their author leaves with a code.

use crate::{
    expression::{Channel, ExpressionId, Precision, SourceId, Speaker},
    filter::Month,
    import::{
        SourceKind,
        preparing::{How, fill_words},
    },
    masking,
    source::{Counts, Source},
    store::{self, consent, receipt::Receipt, taking::NewExpression},
};
use jiff::civil::Date;
use platform::{Actor, App, Change, Error, Problems, Result, id, once, random};
use serde_json::json;
use uuid::Uuid;

/// What an author gives.
#[derive(Clone, Debug, Default)]
pub(crate) struct Suggestion {
    /// The words.
    pub(crate) words: String,
    /// The service, as the author calls it; may be empty.
    pub(crate) unit: String,
    /// Who speaks, as a code.
    pub(crate) speaker: String,
    /// The month, as `2026-11`; may be empty.
    pub(crate) month: String,
    /// May everybody read the words, once de-identified?
    pub(crate) publication: bool,
}

/// Longest suggestion, in characters.
pub(crate) const LONGEST: usize = 5000;
/// How many characters a receipt code has.
const CODE: usize = 10;
/// Two first suggestions of an organisation came at once.
const BOX_OPENED: &str = "expressions-give-again";

/// Takes a suggestion and makes its receipt: the code is shown once and only its keyed hash is kept. The same form sent
/// again takes nothing and answers the same code.
pub(crate) async fn give(app: &App, actor: &Actor, organisation: Uuid, given: &Suggestion) -> Result<String> {
    let code = fresh_code(app);
    match take(app, actor, organisation, given, &code).await {
        // Somebody opened the box of this organisation at the same moment: it is there now.
        Err(Error::Conflict(BOX_OPENED)) => take(app, actor, organisation, given, &code).await,
        other => other,
    }
    .or_else(|error| match error {
        Error::Conflict(once::SENT_BEFORE) => Ok(()),
        other => Err(other),
    })?;
    Ok(grouped(&code))
}

fn fresh_code(app: &App) -> String {
    match once::secret(app) {
        Some(secret) => random::readable_of(CODE, &secret),
        None => app.random.readable_code(CODE),
    }
}

async fn take(app: &App, actor: &Actor, organisation: Uuid, given: &Suggestion, code: &str) -> Result<()> {
    let (speaker, said_on) = check(app, given)?;
    let how = How::of(app, organisation).await?;
    let mut change = app.change(actor).await?;
    change.sent_once().await?;
    let source = suggestion_box(&change, organisation).await?;
    let unit = Some(given.unit.trim()).filter(|unit| !unit.is_empty());
    let mut new = NewExpression {
        id: ExpressionId(id::fresh(&app.clock, &app.random)),
        organisation,
        source,
        row_key: format!("s{}", change.fresh_id().simple()),
        words_key: None,
        line: 0,
        outside_number: None,
        said_on,
        precision: if said_on.is_some() {
            Precision::Month
        } else {
            Precision::None
        },
        received_on: app.clock.today(),
        channel: Channel::Suggestion,
        speaker,
        polarity: None,
        place: None,
        unit: unit.map(|unit| masking::mask_value(unit, &how.lists, masking::Values::Free)),
        attributes: Vec::new(),
        state: crate::expression::State::Received,
        sealed: None,
        shared: None,
        spans: Vec::new(),
        terms: Vec::new(),
    };
    fill_words(app, &mut new, given.words.trim().to_owned(), &how)?;
    let (expression, state) = (new.id, new.state);
    let mut tally = store::attribute::Tally::read(change.tx(), source, &[]).await?;
    if let Some(unit) = &new.unit {
        tally.count(store::attribute::UNIT, unit);
    }
    tally.write(change.tx(), source, organisation).await?;
    store::taking::insert(&mut change, vec![new], |_| Vec::new()).await?;
    let waits = i64::from(state == crate::expression::State::ToReview);
    let blank = i64::from(state == crate::expression::State::Blank);
    store::source::add(
        &change,
        source,
        Counts {
            taken: 1,
            to_review: waits,
            blank,
            ..Counts::default()
        },
        0,
    )
    .await?;
    let receipt = Receipt {
        expression,
        organisation,
        created_on: app.clock.today(),
    };
    store::receipt::insert(&change, &hash(app, code), receipt).await?;
    consent::insert(&change, expression, organisation, consent::ANALYSIS, true).await?;
    consent::insert(
        &change,
        expression,
        organisation,
        consent::PUBLICATION,
        given.publication,
    )
    .await?;
    change.audit(
        "expression.given",
        &expression.subject(),
        Some(organisation),
        &json!({ "state": state, "publication": given.publication }),
    );
    if state == crate::expression::State::Shared {
        change
            .event(
                "expression.shared",
                &expression.subject(),
                Some(organisation),
                json!({ "expression": expression }),
            )
            .await?;
    }
    change.commit().await
}

fn check(app: &App, given: &Suggestion) -> Result<(Speaker, Option<Date>)> {
    let mut problems = Problems::new();
    let words = problems.required("words", &given.words, "expressions-give-words-missing");
    if words.chars().count() > LONGEST {
        problems.add_with(
            "words",
            "expressions-give-words-long",
            &[("limit", &LONGEST.to_string())],
        );
    }
    if words
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
    {
        problems.add("words", "expressions-give-words-unreadable");
    }
    if given.unit.chars().count() > 120 {
        problems.add("unit", "expressions-give-unit-long");
    }
    let speaker = if given.speaker.is_empty() {
        Some(Speaker::Unknown)
    } else {
        Speaker::from_code(&given.speaker)
    };
    if speaker.is_none() {
        problems.add("speaker", "expressions-give-speaker-unknown");
    }
    let month = Month::parse(&given.month).and_then(|m| Date::new(m.year, m.month, 1).ok());
    if !given.month.trim().is_empty() && month.is_none_or(|month| month > app.clock.today()) {
        problems.add("month", "expressions-give-month-unreadable");
    }
    problems.check()?;
    Ok((speaker.unwrap_or(Speaker::Unknown), month))
}

/// The suggestion box of an organisation, opened by its first suggestion.
async fn suggestion_box(change: &Change, organisation: Uuid) -> Result<SourceId> {
    if let Some(source) = store::source::suggestion_box(change.tx(), organisation).await? {
        return Ok(source.id);
    }
    let source = Source::without_file(
        change,
        organisation,
        SourceKind::SuggestionBox,
        "Boîte à suggestions".to_owned(),
    );
    match store::source::insert(change, &source).await {
        Err(Error::Internal(cause)) if cause.downcast_ref().is_some_and(platform::db::is_taken) => {
            Err(Error::Conflict(BOX_OPENED))
        }
        other => other.map(|()| source.id),
    }
}

/// The keyed hash under which a code is kept.
pub(crate) fn hash(app: &App, code: &str) -> String {
    app.vault.hash(&format!("receipt:{}", plain(code)))
}

/// A code as its holder may type it: with or without dashes and spaces, in any case.
fn plain(code: &str) -> String {
    code.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .take(64)
        .collect()
}

/// `K7M4-Q2RX-9B`: in groups, to be copied by hand.
fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters
        .chunks(4)
        .map(|group| group.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_was_copied() {
        assert_eq!(grouped("K7M4Q2RX9B"), "K7M4-Q2RX-9B");
        assert_eq!(plain(" k7m4 q2rx-9b\n"), "K7M4Q2RX9B");
    }
}
