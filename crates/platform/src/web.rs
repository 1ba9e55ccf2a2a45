//! The web: pages, forms, sessions, uploads, API; handlers parse, call an action, answer.

pub mod api;
pub mod cookie;
pub mod form;
pub mod guard;
pub mod incoming;
pub mod kept;
pub mod limits;
pub mod once;
pub mod page;
pub mod reader;
pub mod upload;

pub use api::{Api, ApiQuery, Json};
pub use form::{Form, Path, Query};
pub use page::{Download, Frame, Page, See};
