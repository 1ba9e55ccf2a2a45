//! The facts that prove a condition of partnership, or say what it lacks.

use crate::{
    action::ActionId,
    project::ProjectId,
    vote::{DecisionId, Tally},
};
use analysis::FindingId;
use jiff::{Timestamp, civil::Date};
use platform::{College, Reader};

/// One fact of the record that proves a condition, or says what it lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// How a college voted on the present plan.
    Vote {
        /// Where.
        decision: DecisionId,
        /// Which college.
        college: College,
        /// Its votes.
        tally: Tally,
        /// Did it approve?
        approved: bool,
        /// When the vote was closed.
        at: Timestamp,
    },
    /// No vote on any version of this plan.
    NoVote,
    /// A vote is under way.
    VoteOpen(DecisionId),
    /// The plan was changed after the vote.
    ChangedSinceVote(DecisionId),
    /// So many people of a college wrote the plan.
    Authors(College, i64),
    /// Both colleges agreed to the finding.
    FindingAgreed(FindingId),
    /// The finding does not stand, or no longer.
    FindingNotAgreed(FindingId),
    /// People of both colleges were briefed together.
    Briefing {
        /// When.
        on: Date,
        /// How many users.
        users: i64,
        /// How many professionals.
        professionals: i64,
    },
    /// No joint briefing is recorded.
    NoBriefing,
    /// So many actions are under way or done, each with its pair.
    PairedActions(i64),
    /// An action under way or done lacks one of its pair.
    ActionWithoutPair(ActionId),
    /// No action has begun.
    NothingBegun,
}

impl Fact {
    /// The fact as a sentence.
    #[must_use]
    pub fn said(&self, t: &Reader) -> String {
        match self {
            Self::Vote {
                college,
                tally,
                approved,
                at,
                ..
            } => {
                let id = if *approved {
                    "projects-fact-vote-approved"
                } else {
                    "projects-fact-vote-not-approved"
                };
                t.say_with(
                    id,
                    &[
                        ("college", &t.college(*college)),
                        ("votes", &tally_said(tally, t)),
                        ("day", &t.day_of(*at)),
                    ],
                )
            }
            Self::NoVote => t.say("projects-fact-no-vote"),
            Self::VoteOpen(_) => t.say("projects-fact-vote-open"),
            Self::ChangedSinceVote(_) => t.say("projects-fact-changed-since-vote"),
            Self::Authors(college, n) => t.count(
                match college {
                    College::Users => "projects-fact-authors-users",
                    College::Professionals => "projects-fact-authors-professionals",
                },
                *n,
            ),
            Self::FindingAgreed(_) => t.say("projects-fact-finding-agreed"),
            Self::FindingNotAgreed(_) => t.say("projects-fact-finding-not-agreed"),
            Self::Briefing {
                on,
                users,
                professionals,
            } => t.say_with(
                "projects-fact-briefing",
                &[
                    ("day", &t.date(*on)),
                    ("users", &t.count("projects-users-count", *users)),
                    (
                        "professionals",
                        &t.count("projects-professionals-count", *professionals),
                    ),
                ],
            ),
            Self::NoBriefing => t.say("projects-fact-no-briefing"),
            Self::PairedActions(n) => t.count("projects-fact-paired-actions", *n),
            Self::ActionWithoutPair(_) => t.say("projects-fact-action-without-pair"),
            Self::NothingBegun => t.say("projects-fact-nothing-begun"),
        }
    }

    /// Where the fact can be opened.
    #[must_use]
    pub fn url(&self, project: ProjectId) -> String {
        match self {
            Self::Vote { decision, .. } | Self::VoteOpen(decision) | Self::ChangedSinceVote(decision) => {
                format!("/projects/{project}/decisions/{decision}")
            }
            Self::NoVote => format!("/projects/{project}/decisions/new"),
            Self::Authors(..) => format!("/projects/{project}#authors"),
            Self::FindingAgreed(finding) | Self::FindingNotAgreed(finding) => format!("/findings/{finding}"),
            Self::Briefing { .. } | Self::NoBriefing => format!("/projects/{project}/briefings"),
            Self::ActionWithoutPair(action) => format!("/projects/{project}/actions/{action}"),
            Self::PairedActions(_) | Self::NothingBegun => format!("/projects/{project}#actions"),
        }
    }
}

/// « 5 pour, aucun contre, 1 abstention », as counted.
#[must_use]
pub fn tally_said(tally: &Tally, t: &Reader) -> String {
    [
        t.count("projects-tally-approve", tally.approve),
        t.count("projects-tally-reject", tally.reject),
        t.count("projects-tally-abstain", tally.abstain),
    ]
    .join(", ")
}
