//! Jobs.
pub const KINDS: &[platform::jobs::JobKind] = &[];
pub const RECURRING: &[platform::jobs::Recurring] = &[];
