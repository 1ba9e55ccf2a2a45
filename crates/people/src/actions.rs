//! The verbs of this room: check, change, audit, in one transaction.

pub mod choices;
pub mod directory;
pub mod finess;
pub mod first_administrator;
pub mod invitations;
pub mod links;
pub mod memberships;
pub mod organisations;
pub mod passwords;
pub mod register;
pub mod second_factor;
pub mod sign_in;
pub mod tokens;
