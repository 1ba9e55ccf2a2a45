//! What a poster is made of.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::content::{first_said, quoted};
use crate::chart::{BeforeAfter, Measure};

/// The poster « Vous avez dit, nous avons fait ». All words are given in the reader's language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Poster {
    /// The language, as a BCP 47 tag: `fr`, `en`.
    pub lang: String,
    /// The name of the PDF.
    pub title: String,
    /// The establishment.
    pub establishment: String,
    /// The place inside it, if it is one place's poster.
    pub place: Option<String>,
    /// Over the quote: "Vous avez dit".
    pub said: String,
    /// A person's words, or the fact that stands in their place.
    pub quote: String,
    /// Is it a person's own words? These alone are set in their face, between quotes.
    pub quote_is_voice: bool,
    /// Under the quote: "Une patiente, et 41 autres personnes".
    pub quote_caption: String,
    /// Over the answer: "Nous avons fait, ensemble".
    pub done: String,
    /// The answer, in a few words.
    pub answer: String,
    /// Under the answer.
    pub answer_note: Option<String>,
    /// Whether both colleges approved: the cord is drawn only then.
    pub co_decided: bool,
    /// What it changed, once measured.
    pub change: Option<Change>,
    /// Beside the code: "Et vous, qu’avez-vous vécu ?"
    pub call: String,
    /// Before the address.
    pub call_before: Option<String>,
    /// The address that the code opens.
    pub address: String,
    /// The address in letters, without what nobody types.
    pub address_in_letters: String,
    /// After the address: how to answer without a phone.
    pub call_after: Option<String>,
    /// At the foot: the date, n, the page's terms.
    pub foot: String,
    /// Says that all is invented, for demonstrations.
    pub fictitious: Option<String>,
    /// The day it was made.
    pub made_on: Date,
}

/// A measured change on a poster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Over it: "Ce que cela a changé".
    pub label: String,
    /// What was measured, as a sentence.
    pub sentence: String,
    /// The two measures.
    pub measures: BeforeAfter,
}

/// The poster as data for its template.
pub(super) fn data(poster: &Poster, code: &str) -> Value {
    let mut value = serde_json::to_value(poster).unwrap_or(Value::Null);
    value["lang"] = json!(super::export::language(&poster.lang));
    if poster.quote_is_voice {
        value["quote"] = json!(quoted(&poster.quote, &poster.lang));
    }
    value["code"] = json!(code);
    // Headings that say nothing would be holes for those who go from one to the next.
    let title = first_said([&poster.title, &poster.answer, &poster.establishment, "Portevoix"]);
    value["title"] = json!(title);
    for (name, heading) in [("said", &poster.said), ("done", &poster.done), ("call", &poster.call)] {
        value[name] = json!(first_said([heading, title]));
    }
    let (sign, colon) = if poster.lang.starts_with("fr") {
        ("\u{a0}%", "\u{a0}:")
    } else {
        ("%", ":")
    };
    value["percent_sign"] = json!(sign);
    value["change_alt"] = json!(poster.change.as_ref().map_or_else(String::new, |change| {
        let said = |one: &Measure| format!("{}{colon} {}{sign}, {}.", one.name, one.percent, one.n);
        format!("{} {}", said(&change.measures.before), said(&change.measures.after))
    }));
    value["year"] = json!(poster.made_on.year());
    value["month"] = json!(poster.made_on.month());
    value["day"] = json!(poster.made_on.day());
    value
}
