//! Reading and writing this room's rows; what leaves is the room's own types.

pub mod accounts;
pub mod attempts;
pub mod finess;
pub mod invitations;
pub mod links;
pub mod memberships;
pub mod organisations;
pub mod persons;
pub mod sessions;
mod tables;
pub mod tokens;
pub mod who;

use platform::{Error, db};
use sea_orm::DbErr;

/// A taken unique index as a problem of a field; anything else as it is.
fn on_taken(error: DbErr, field: &str, message: &str) -> Error {
    if db::is_taken(&error) {
        Error::invalid(field, message)
    } else {
        error.into()
    }
}
