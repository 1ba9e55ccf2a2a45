//! A finding: a sentence, its evidence, and the two agreements without which it does not stand.

use crate::{FindingId, StudyId, ThemeId};
use jiff::Timestamp;
use platform::College;
use uuid::Uuid;

/// Most characters of a finding's sentence.
pub const LONGEST_SENTENCE: usize = 400;
/// Most characters of the reason of a disagreement.
pub const LONGEST_REASON: usize = 1000;
/// Most expressions that one finding rests on: more is a theme, not evidence that somebody read.
pub const MOST_EVIDENCE: usize = 500;

/// Who signed, in which role, when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The person.
    pub person: Uuid,
    /// The name at the moment of signing.
    pub name: String,
    /// The role under which they signed, as a code (`role-…`).
    pub role: String,
    /// When.
    pub at: Timestamp,
}

/// A member who does not agree, and why; it blocks until withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// For which college.
    pub college: College,
    /// Who.
    pub by: Signature,
    /// Why, in the member's own words.
    pub reason: String,
}

/// What the two colleges said of the present wording.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The users' agreement.
    pub users: Option<Signature>,
    /// The professionals' agreement.
    pub professionals: Option<Signature>,
    /// Disagreements that are not withdrawn.
    pub objections: Vec<Objection>,
}

impl Standing {
    /// The agreement of one college.
    #[must_use]
    pub fn of(&self, college: College) -> Option<&Signature> {
        match college {
            College::Users => self.users.as_ref(),
            College::Professionals => self.professionals.as_ref(),
        }
    }

    /// Did both colleges agree, and does nobody object?
    #[must_use]
    pub fn both_agree(&self) -> bool {
        self.users.is_some() && self.professionals.is_some() && self.objections.is_empty()
    }
}

/// A sentence with its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which.
    pub id: FindingId,
    /// The study it comes from.
    pub study: StudyId,
    /// The theme it is about, if one.
    pub theme: Option<ThemeId>,
    /// Where it belongs.
    pub organisation: Uuid,
    /// The sentence.
    pub sentence: String,
    /// How many expressions it rests on now.
    pub evidence_count: i64,
    /// How many went since it was written, taken back by their authors or with an import.
    pub withdrawn_count: i64,
    /// What the colleges said.
    pub standing: Standing,
    /// Both colleges agreed to this wording, nobody objects, and evidence is left.
    pub stands: bool,
    /// Since when it stands.
    pub stood_at: Option<Timestamp>,
    /// When this wording was written.
    pub written_at: Timestamp,
    /// The role that wrote it, as a code (`role-…`).
    pub written_by_role: String,
    /// Grows with each change of the sentence or the evidence, which voids the agreements.
    pub version: i64,
}

/// What one person did for a finding, as the record says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deed {
    /// Read and coded the whole sample, blind.
    Read,
    /// Settled at least one disagreement.
    Settled,
    /// Confirmed or corrected at least one proposal of the tool.
    Confirmed,
    /// Agreed to the present wording.
    Agreed,
}

impl Deed {
    /// The stable code, also the end of the message id `analysis-deed-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Settled => "settled",
            Self::Confirmed => "confirmed",
            Self::Agreed => "agreed",
        }
    }
}

/// One person who made a finding with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// Who.
    pub person: Uuid,
    /// For which college.
    pub college: College,
    /// What they did, each once, in order.
    pub deeds: Vec<Deed>,
}

/// The facts that prove, or do not, that a finding was made together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Partners {
    /// Everybody who did something, users first.
    pub people: Vec<Partner>,
}

impl Partners {
    /// The people of one college who did this.
    #[must_use]
    pub fn who(&self, college: College, deed: Deed) -> Vec<Uuid> {
        let met = self
            .people
            .iter()
            .filter(|p| p.college == college && p.deeds.contains(&deed));
        met.map(|p| p.person).collect()
    }

    /// Did people of both colleges do this?
    #[must_use]
    pub fn both(&self, deed: Deed) -> bool {
        College::BOTH
            .into_iter()
            .all(|college| !self.who(college, deed).is_empty())
    }
}

/// One answer of a member of a college to a wording, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// For which college.
    pub college: College,
    /// Who.
    pub by: Signature,
    /// The version of the finding that was in front of them.
    pub version: i64,
    /// Why not; `None` agrees.
    pub objection: Option<String>,
}

/// What the answers to the present wording make. Answers to earlier wordings count for nothing;
/// the first member who agreed signs for the college.
#[must_use]
pub fn standing(answers: &[Answer], version: i64) -> Standing {
    let mut standing = Standing::default();
    for answer in answers.iter().filter(|a| a.version == version) {
        match &answer.objection {
            Some(reason) => standing.objections.push(Objection {
                college: answer.college,
                by: answer.by.clone(),
                reason: reason.clone(),
            }),
            None => {
                let place = match answer.college {
                    College::Users => &mut standing.users,
                    College::Professionals => &mut standing.professionals,
                };
                if place.as_ref().is_none_or(|signed| answer.by.at < signed.at) {
                    *place = Some(answer.by.clone());
                }
            }
        }
    }
    standing
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(college: College, version: i64, at: i64, objection: Option<&str>) -> Answer {
        Answer {
            college,
            by: Signature {
                person: Uuid::from_u128(at.unsigned_abs().into()),
                name: format!("Personne {at}"),
                role: "partner".to_owned(),
                at: Timestamp::from_second(at).expect("a time"),
            },
            version,
            objection: objection.map(str::to_owned),
        }
    }

    #[test]
    fn one_college_alone_makes_nothing_stand() {
        let answers = [answer(College::Users, 1, 10, None), answer(College::Users, 1, 11, None)];
        assert!(!standing(&answers, 1).both_agree());
    }

    #[test]
    fn both_colleges_make_it_stand_and_the_first_signs() {
        let answers = [
            answer(College::Users, 1, 12, None),
            answer(College::Professionals, 1, 20, None),
            answer(College::Users, 1, 10, None),
        ];
        let standing = standing(&answers, 1);
        assert!(standing.both_agree());
        assert_eq!(standing.users.expect("signed").at.as_second(), 10);
    }

    #[test]
    fn a_disagreement_blocks_although_both_colleges_signed() {
        let answers = [
            answer(College::Users, 1, 10, None),
            answer(College::Professionals, 1, 20, None),
            answer(College::Professionals, 1, 21, Some("une phrase trop large")),
        ];
        assert!(!standing(&answers, 1).both_agree());
    }

    #[test]
    fn a_new_wording_voids_what_was_said_of_the_old_one() {
        let answers = [
            answer(College::Users, 1, 10, None),
            answer(College::Professionals, 1, 20, None),
        ];
        assert_eq!(standing(&answers, 2), Standing::default());
    }
}
