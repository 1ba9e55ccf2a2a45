//! What was written in the open questions of a campaign: how many wrote, and what the other rooms make of it.

use super::results::Shown;
use crate::campaign::CampaignId;
use platform::{App, Hanging, Reader, Result, room};

/// An open question.
pub(super) struct OpenQuestion {
    pub ask: String,
    /// How many wrote something.
    pub count: String,
}

/// What hangs on the words of a campaign.
pub(super) struct Came {
    pub words: String,
    /// Nothing where it does not open.
    pub url: String,
    pub meta: String,
}

/// What was written, and what came of it.
pub(super) struct OpenAnswers {
    pub questions: Vec<OpenQuestion>,
    pub came: Vec<Came>,
}

/// What the other rooms hang on a campaign, as this reader may see it: its words in the corpus, the studies that read them,
/// their themes.
///
/// # Errors
/// When a room fails; what may not be seen is left out.
pub(crate) async fn came_of(app: &App, t: &Reader, id: CampaignId) -> Result<Vec<Hanging>> {
    room::hanging(app, t, &id.subject()).await
}

/// The same for the page of results.
pub(super) fn of(t: &Reader, shown: &Shown, came: Vec<Hanging>) -> OpenAnswers {
    let open = shown.questions.iter().filter(|question| question.is_open);
    OpenAnswers {
        questions: open
            .map(|question| OpenQuestion {
                ask: question.ask.clone(),
                count: t.count("questionnaires-open-count", question.answered),
            })
            .collect(),
        came: came.into_iter().map(|one| came_one(t, one)).collect(),
    }
}

fn came_one(t: &Reader, one: Hanging) -> Came {
    let mut meta = vec![one.kind];
    meta.extend(one.at.map(|at| t.day_of(at)));
    Came {
        words: one.words,
        url: one.url.unwrap_or_default(),
        meta: meta.join(" · "),
    }
}
