//! A give-back as it is shown: one reading of the record for the page, the poster and the report.

use super::view::{self, Dots, Tag};
use crate::{
    effect::{Effect, effect},
    give_back::{CameOf, GiveBack, NotDone, PublishedFacts},
    indicator::{Figure, IndicatorWords},
    neighbours::{self, Quote},
    partnership::tally_said,
};
use platform::{App, College, Reader, Result};

/// Everything that a give-back shows.
pub struct Given {
    /// Its own address on this site.
    pub url: String,
    /// The same, short enough to be typed from paper.
    pub short_url: String,
    /// The heading.
    pub title: String,
    /// How many spoke, and what came of it.
    pub lead: String,
    /// The establishment.
    pub place: String,
    /// When it was published, in words.
    pub published: String,
    /// The quotes that may be read now; the first one is set large.
    pub quotes: Vec<Quote>,
    /// « et 41 autres personnes », or nothing.
    pub others: String,
    /// What was decided.
    pub decided: String,
    /// What came of it, in a word.
    pub came_of: CameOf,
    /// « Décidé ensemble le 27 août », only from a recorded co-decision.
    pub together: Option<String>,
    /// What was done, one paragraph a line.
    pub done: Vec<String>,
    /// The actions with their states.
    pub actions: Vec<(Tag, String)>,
    /// What was measured.
    pub effects: Vec<GivenEffect>,
    /// What was not done, and why.
    pub not_done: Vec<NotDone>,
    /// Who decided, in sentences.
    pub who: Vec<String>,
    /// The thread of the project.
    pub thread_url: String,
}

impl Given {
    /// The strand of an answer that was not decided together: it ends where nothing was begun.
    pub fn strand(&self) -> &'static str {
        if self.came_of == CameOf::NotTaken {
            "ended"
        } else {
            "read"
        }
    }
}

/// One measured effect.
pub struct GivenEffect {
    /// The indicator's words.
    pub words: IndicatorWords,
    /// The computed effect.
    pub effect: Effect,
    /// When it was measured, in words.
    pub measured: String,
    /// What it says, as a heading.
    pub heading: String,
    /// Before and after with n.
    pub figures: String,
    /// The difference with its interval.
    pub difference: String,
    /// What may be concluded, and what not.
    pub cautions: Vec<String>,
    /// The dots, for shares of enough answers.
    pub dots: Option<Dots>,
}

/// Reads a give-back with the facts that it shows; quotes are read again each time.
pub async fn read(app: &App, t: &Reader, give_back: &GiveBack, facts: &PublishedFacts) -> Result<Given> {
    let quotes = neighbours::quotes(app, t, &give_back.words.quotes).await?;
    let words = &give_back.words;
    let others = facts.voices - i64::try_from(quotes.len()).unwrap_or(0);
    let effects = facts
        .effects
        .iter()
        .filter_map(|published| given_effect(&published.words, &published.after, t));
    Ok(Given {
        url: format!("/give-backs/{}", give_back.id),
        short_url: format!("/r/{}", platform::id::short_code(give_back.id.0)),
        title: words.title.clone(),
        lead: words.lead.clone(),
        place: neighbours::organisation_name(app, give_back.organisation).await?,
        published: give_back.published_at.map_or_else(String::new, |at| {
            t.say_one("projects-given-published", "day", &t.day_of(at))
        }),
        others: if others > 0 && !quotes.is_empty() {
            t.count("projects-given-others", others)
        } else {
            String::new()
        },
        quotes,
        decided: words.decided.clone(),
        came_of: facts.came_of(words),
        together: facts
            .co_decision
            .map(|decision| t.say_one("projects-given-together", "day", &t.day_of(decision.at))),
        done: words
            .done
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect(),
        actions: facts
            .actions
            .iter()
            .map(|action| (view::action_tag(action.state, t), action.what.clone()))
            .collect(),
        effects: effects.collect(),
        not_done: words.not_done.clone(),
        who: who(facts, t),
        thread_url: format!("/thread/give_back/{}", give_back.id),
    })
}

fn given_effect(words: &IndicatorWords, after: &Figure, t: &Reader) -> Option<GivenEffect> {
    let effect = effect(words, after)?;
    Some(GivenEffect {
        measured: t.say_one("projects-measured-on", "day", &t.date(after.on)),
        heading: view::effect_heading(words, &effect, t),
        figures: effect.figures(t),
        difference: effect.difference_said(t),
        cautions: effect.cautions(t),
        dots: view::dots(words, &effect, t),
        words: words.clone(),
        effect,
    })
}

/// Who decided: both colleges with their votes, or plainly that there was no common decision.
fn who(facts: &PublishedFacts, t: &Reader) -> Vec<String> {
    let Some(decision) = facts.co_decision else {
        return vec![t.say("projects-given-who-not-together")];
    };
    let mut said = vec![t.say("projects-given-who-both")];
    for college in College::BOTH {
        let votes = tally_said(&decision.tallies.college(college), t);
        said.push(t.say_with(
            "projects-given-who-college",
            &[("college", &t.college(college)), ("votes", &votes)],
        ));
    }
    said
}
