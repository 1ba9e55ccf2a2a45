//! Answers for SPSS and PSPP: a file of numbers, and the syntax that reads it and says what they mean.
//!
//! Words are not in it, as in no file of answers; a day is its month.

mod names;
mod syntax;
mod variables;

pub use syntax::{Told, syntax};
pub use variables::{Answer, Level, Variable, Words, cells, variables};
