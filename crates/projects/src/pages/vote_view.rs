//! A vote as pages show it: squares by college, words, verdict.

use crate::{
    partnership::tally_said,
    vote::{Decision, DecisionState},
};
use platform::{College, Reader};

/// A vote in words and squares.
pub struct VoteView {
    /// Where it opens.
    pub url: String,
    /// Which version of the plan, and when.
    pub title: String,
    /// Where it stands.
    pub state: String,
    /// Is it closed? Squares are shown only then: an open vote shows how many voted, not how.
    pub closed: bool,
    /// The users' votes: yes, no, blank, words.
    pub users: CollegeVote,
    /// The professionals' votes.
    pub professionals: CollegeVote,
    /// Did both approve?
    pub both: bool,
    /// The verdict.
    pub verdict: String,
    /// Why it was taken back.
    pub reason: String,
}

/// One college's votes.
pub struct CollegeVote {
    /// For.
    pub yes: u32,
    /// Against.
    pub no: u32,
    /// Neither.
    pub blank: u32,
    /// In words.
    pub words: String,
}

/// A vote for a page.
pub fn vote(decision: &Decision, t: &Reader) -> VoteView {
    let college = |college| {
        let tally = decision.tallies.college(college);
        let small = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
        CollegeVote {
            yes: small(tally.approve),
            no: small(tally.reject),
            blank: small(tally.abstain),
            words: tally_said(&tally, t),
        }
    };
    let day = t.day_of(decision.closed_at.unwrap_or(decision.opened_at));
    VoteView {
        url: format!("/projects/{}/decisions/{}", decision.project, decision.id),
        title: t.say_with(
            "projects-vote-title",
            &[("version", &t.number(decision.plan_version)), ("day", &day)],
        ),
        state: t.say(&format!("projects-decision-state-{}", decision.state.code())),
        closed: decision.state == DecisionState::Closed,
        users: college(College::Users),
        professionals: college(College::Professionals),
        both: decision.is_co_decided(),
        verdict: verdict(decision, t),
        reason: decision.reason.clone(),
    }
}

/// What both colleges' votes make, in a sentence.
pub fn verdict(decision: &Decision, t: &Reader) -> String {
    let approves = |college| decision.tallies.college(college).approves(decision.rule);
    let id = match (approves(College::Users), approves(College::Professionals)) {
        (true, true) => "projects-verdict-both",
        (true, false) => "projects-verdict-users-only",
        (false, true) => "projects-verdict-professionals-only",
        (false, false) => "projects-verdict-none",
    };
    t.say(id)
}
