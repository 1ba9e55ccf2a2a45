//! A file of questions, a line a question: what leaves as CSV comes back as it was, wherever its columns can say it.
//!
//! A line is a question, or by its kind the title, the words before and after the questions, the languages, a section or a
//! score. A column of words says its language after a colon (`question:fr`). Choices stand in one cell, `code = words`, with
//! `|` between them. The guide has the list.

mod cells;
mod header;
mod names;
mod reading;
#[cfg(test)]
mod tests;
mod writing;

pub use reading::read;
pub use writing::{Lines, lines};
