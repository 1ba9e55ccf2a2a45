//! The verbs over a real database: who may, what is refused, what is left behind.

mod at_once;
mod given;
mod plan;
mod votes;
