//! Work that comes back: mails of notices, the morning digest, and forgetting what is over.

mod forget;
mod notices;

use jiff::SignedDuration;
use platform::jobs::{JobKind, Recurring};

const MAIL_NOTICES: &str = "people.mail_notices";
const DIGEST: &str = "people.digest";
const FORGET: &str = "people.forget";

/// The kinds of job of this room.
pub const KINDS: &[JobKind] = &[
    JobKind {
        name: MAIL_NOTICES,
        attempts: 3,
        run: |running| Box::pin(notices::mail_at_once(running.app)),
    },
    JobKind {
        name: DIGEST,
        attempts: 5,
        run: |running| Box::pin(notices::mail_digests(running.app)),
    },
    JobKind {
        name: FORGET,
        attempts: 3,
        run: |running| Box::pin(forget::run(running.app)),
    },
];

/// How often they come back. The digest is looked at each hour and sent once a day, from eight
/// o'clock in Paris: a server that was down at eight sends it when it is back.
pub const RECURRING: &[Recurring] = &[
    Recurring {
        kind: MAIL_NOTICES,
        every: SignedDuration::from_mins(2),
    },
    Recurring {
        kind: DIGEST,
        every: SignedDuration::from_hours(1),
    },
    Recurring {
        kind: FORGET,
        every: SignedDuration::from_hours(6),
    },
];
