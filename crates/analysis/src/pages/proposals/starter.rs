//! The starter on the page of proposals: what it learned from, what it does not know, and why it proposes a theme.

use super::Why;
use crate::{
    codebook::Codebook,
    jobs::think,
    learning::{LEAST_EXAMPLES, ModelOrigin},
    starter,
    store::{models::Sheet, proposals::Proposal},
};
use platform::{Reader, Result};

/// What is said of the starter where it proposes.
pub(super) struct StarterWords {
    pub not_known: String,
    pub until: String,
}

/// What is said where the model in front of people is the starter.
pub(super) fn words(t: &Reader, book: &Codebook, sheet: Option<&Sheet>) -> Option<StarterWords> {
    sheet.filter(|sheet| sheet.origin == ModelOrigin::Starter)?;
    let least = i64::try_from(LEAST_EXAMPLES).unwrap_or(0);
    Some(StarterWords {
        not_known: not_known(t, book),
        until: t.count("analysis-starter-until", least),
    })
}

/// For which themes nothing can be proposed; nothing where the starter knows them all.
pub(super) fn not_known(t: &Reader, book: &Codebook) -> String {
    let strange = starter::not_known(book);
    if strange.is_empty() {
        return String::new();
    }
    let names: Vec<String> = strange.iter().map(|theme| book.full_name(*theme)).collect();
    t.count_with(
        "analysis-starter-not-known",
        i64::try_from(names.len()).unwrap_or(0),
        &[("themes", &names.join(&t.say("analysis-list-separator")))],
    )
}

/// The words that weighed most for each theme that the starter proposes, and whether it is sure of the tone.
pub(super) async fn why(t: &Reader, book: &Codebook, all: &[Proposal], text: &str) -> Result<Why> {
    let known = starter::known(book);
    let place = |proposal: &Proposal| {
        let known = known.iter().find(|known| known.theme == proposal.theme)?;
        Some((proposal.theme, known.place))
    };
    let (themes, places): (Vec<_>, Vec<_>) = all.iter().filter_map(place).unzip();
    let text = text.to_owned();
    let told = think(move || starter::why(&text, &places)).await?;
    let row = |(theme, words): (_, Vec<String>)| {
        (!words.is_empty()).then(|| (book.full_name(theme), words.join(&t.say("analysis-list-separator"))))
    };
    Ok(Why {
        rows: themes.into_iter().zip(told.words).filter_map(row).collect(),
        is_sure_of_tone: told.is_sure_of_tone,
    })
}
