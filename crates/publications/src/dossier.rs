//! A sheet with all that hangs on it, what it still lacks before it may be published, and where it stands.

use crate::{
    attachment::{Attachment, Consent, needs_alternative},
    authorisation::{Authorisation, Extent},
    criteria::{Answered, criteria},
    follow_up::FollowUp,
    sheet::Sheet,
};
use jiff::Timestamp;
use platform::Reader;
use uuid::Uuid;

/// One publication: from when to when, and why it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// Its number in the catalogue's index.
    pub number: i64,
    /// Which snapshot it shows.
    pub version: Uuid,
    /// Which state of the text that was.
    pub content_version: i64,
    /// When.
    pub at: Timestamp,
    /// The role that published, as a code.
    pub role: String,
    /// How it ended, if it did.
    pub ended: Option<Ended>,
}

/// The end of a publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// When.
    pub at: Timestamp,
    /// What ended it.
    pub how: EndedHow,
    /// Why, in words.
    pub reason: String,
}

/// What ended a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndedHow {
    /// A newer version took its place.
    Replaced,
    /// It was taken down.
    TakenDown,
    /// Its authorisation was withdrawn.
    AuthorisationWithdrawn,
}

impl EndedHow {
    /// As stored, and the end of the message id `publications-ended-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Replaced => "replaced",
            Self::TakenDown => "taken_down",
            Self::AuthorisationWithdrawn => "authorisation_withdrawn",
        }
    }

    /// The end of a code; an empty code is none.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Replaced, Self::TakenDown, Self::AuthorisationWithdrawn]
            .into_iter()
            .find(|how| how.code() == code)
    }
}

/// A sheet with all that hangs on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    /// The sheet.
    pub sheet: Sheet,
    /// The answers to the criteria.
    pub answers: Vec<Answered>,
    /// What is attached now.
    pub attachments: Vec<Attachment>,
    /// Every authorisation, newest first.
    pub authorisations: Vec<Authorisation>,
    /// Every publication, newest first.
    pub publications: Vec<Publication>,
    /// The follow-up, oldest first.
    pub follow_ups: Vec<FollowUp>,
}

/// Where a sheet stands: read from its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Being written.
    Draft,
    /// Complete, and no signature covers it yet.
    Waiting,
    /// Complete and signed.
    Ready,
    /// Everybody may read it.
    Published,
    /// It was public, and is not any more.
    Withdrawn,
}

impl State {
    /// All, in the order of a sheet's life.
    pub const ALL: [Self; 5] = [
        Self::Draft,
        Self::Waiting,
        Self::Ready,
        Self::Published,
        Self::Withdrawn,
    ];

    /// In addresses, and the end of the message id `publications-state-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Waiting => "waiting",
            Self::Ready => "ready",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// The tag of docs/look.md: its kind and icon.
    #[must_use]
    pub fn tag(self) -> (&'static str, &'static str) {
        match self {
            Self::Draft => ("running", "circle-dashed-b"),
            Self::Waiting => ("soon", "clock-b"),
            Self::Ready => ("running", "check-b"),
            Self::Published => ("done", "check-circle-b"),
            Self::Withdrawn => ("later", "x-circle-b"),
        }
    }
}

/// Something that stands between a sheet and its publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A text or a choice of the sheet, by its field.
    Field(&'static str),
    /// An answer to a criterion, by its code.
    Criterion(&'static str),
    /// The words for who cannot see a file, by its name.
    Alternative(String),
    /// Whether people are shown and agreed, by the file's name.
    Consent(String),
    /// The signature.
    Authorisation,
    /// The text changed after the signature.
    AuthorisationOutdated,
    /// The signature does not cover the public site.
    SiteExtent,
    /// Photos show people, and their rights were not confirmed.
    ImageRights,
}

impl Missing {
    /// What lacks, as a sentence that says what to do.
    #[must_use]
    pub fn said(&self, t: &Reader) -> String {
        match self {
            Self::Field(field) => t.say_one(
                "publications-missing-field",
                "field",
                &t.say(&format!("publications-field-{field}")),
            ),
            Self::Criterion(code) => {
                let name = crate::criteria::criterion(code)
                    .map(|c| c.named(t.language))
                    .unwrap_or_default();
                t.say_one("publications-missing-criterion", "criterion", name)
            }
            Self::Alternative(name) => t.say_one("publications-missing-alternative", "name", name),
            Self::Consent(name) => t.say_one("publications-missing-consent", "name", name),
            Self::Authorisation => t.say("publications-missing-authorisation"),
            Self::AuthorisationOutdated => t.say("publications-missing-authorisation-outdated"),
            Self::SiteExtent => t.say("publications-missing-site"),
            Self::ImageRights => t.say("publications-missing-image-rights"),
        }
    }

    /// The page where it is repaired, below the sheet's own.
    #[must_use]
    pub fn page(&self) -> String {
        match self {
            Self::Field(field) => format!("edit#f-{field}"),
            Self::Criterion(code) => format!("criteria#f-{code}"),
            Self::Alternative(_) | Self::Consent(_) => "attachments".to_owned(),
            _ => "authorisation".to_owned(),
        }
    }
}

/// Fields without which nobody could use the sheet. The others help and may stay empty: a small
/// experience is welcome.
const NEEDED: [&str; 9] = [
    "title",
    "context",
    "objectives",
    "actions",
    "outcome",
    "maturity",
    "theme",
    "contact_role",
    "contact_mailbox",
];

impl Dossier {
    /// What the content lacks, apart from any signature.
    #[must_use]
    pub fn missing_content(&self) -> Vec<Missing> {
        let words = &self.sheet.words;
        let mut missing: Vec<Missing> = NEEDED
            .into_iter()
            .filter(|field| words.get(field).is_empty())
            .map(Missing::Field)
            .collect();
        if words.maturity().is_some_and(|maturity| maturity.has_results()) {
            let results = ["results", "evaluation"]
                .into_iter()
                .filter(|field| words.get(field).is_empty());
            missing.extend(results.map(Missing::Field));
        }
        missing.extend(
            criteria()
                .criteria
                .iter()
                .filter(|c| !self.has_answered(&c.code))
                .map(|c| Missing::Criterion(&c.code)),
        );
        for attachment in self.attachments.iter().filter(|a| needs_alternative(&a.media_type)) {
            if attachment.words.alternative.trim().is_empty() {
                missing.push(Missing::Alternative(attachment.name.clone()));
            }
            if Consent::from_code(&attachment.words.consent).is_none() {
                missing.push(Missing::Consent(attachment.name.clone()));
            }
        }
        missing
    }

    /// All that stands between this sheet and its publication; empty when it may be published.
    #[must_use]
    pub fn missing(&self) -> Vec<Missing> {
        let mut missing = self.missing_content();
        match self.covering() {
            Some(authorisation) => {
                if !authorisation.allows(Extent::Site) {
                    missing.push(Missing::SiteExtent);
                }
                if !authorisation.image_rights && self.attachments.iter().any(Attachment::shows_people) {
                    missing.push(Missing::ImageRights);
                }
            }
            None if self.authorisations.iter().any(|a| a.withdrawal.is_none()) => {
                missing.push(Missing::AuthorisationOutdated)
            }
            None => missing.push(Missing::Authorisation),
        }
        missing
    }

    fn has_answered(&self, criterion: &str) -> bool {
        self.answers
            .iter()
            .any(|a| a.criterion == criterion && !a.answer.trim().is_empty())
    }

    /// What was answered to a criterion.
    #[must_use]
    pub fn answer(&self, criterion: &str) -> &str {
        self.answers
            .iter()
            .find(|a| a.criterion == criterion)
            .map_or("", |a| &a.answer)
    }

    /// The running authorisation that covers the text as it is now.
    #[must_use]
    pub fn covering(&self) -> Option<&Authorisation> {
        self.authorisations
            .iter()
            .find(|a| a.covers(self.sheet.content_version))
    }

    /// The running publication.
    #[must_use]
    pub fn running(&self) -> Option<&Publication> {
        self.publications.iter().find(|p| p.ended.is_none())
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> State {
        if self.running().is_some() {
            State::Published
        } else if self.missing().is_empty() {
            State::Ready
        } else if !self.publications.is_empty() {
            State::Withdrawn
        } else if self.missing_content().is_empty() {
            State::Waiting
        } else {
            State::Draft
        }
    }
}

#[cfg(test)]
#[path = "dossier/tests.rs"]
mod tests;
