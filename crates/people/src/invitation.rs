//! Invitations: an administrator names somebody and a role; the link opens the rest.

use crate::{link::InvitationId, organisation::OrganisationId};
use jiff::Timestamp;
use platform::{Language, Role};

/// Most characters of a reason or a note.
pub const LONGEST_REASON: usize = 500;

/// An invitation, as its list shows it.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Which.
    pub id: InvitationId,
    /// Where to.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// Who is invited.
    pub name: String,
    /// At which address.
    pub email: String,
    /// As what.
    pub role: Role,
    /// The language of the mail and of the new account.
    pub language: Language,
    /// When.
    pub created_at: Timestamp,
}

/// An invitation to send.
#[derive(Clone, Debug)]
pub struct NewInvitation {
    /// Where to.
    pub organisation: OrganisationId,
    /// Who.
    pub name: String,
    /// At which address.
    pub email: String,
    /// As what.
    pub role: Role,
    /// The language of the mail and of the new account.
    pub language: Language,
}
