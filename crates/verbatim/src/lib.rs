//! The text engine of Portevoix: pure functions over French text, usable on their own.
//!
//! No file, network, clock, database, thread or randomness: the same input gives the same output, to the bit. Offsets
//! are always byte ranges into the text that was given, on character boundaries.
//!
//! | to | use |
//! | --- | --- |
//! | index, search and highlight | [`analyser`] |
//! | cut into sentences and clauses | [`passages`] |
//! | tell French from other languages | [`language`](mod@language) |
//! | find and replace what identifies a person | [`deidentify`] |
//! | recognise an answer that says nothing | [`blank`] |
//! | learn codes from people and propose them | [`linear`] |
//! | know themes and polarity before anybody coded | [`starter`] |
//! | measure how far readers agree | [`agreement`] |
//! | find classes that nobody coded | [`reinert`] |
//! | quote the few texts that cover what many say | [`summary`] |
//! | say where a text lies among others | [`encoder`] |
//! | find texts that say the same | [`similar`] |
//! | read themes from their definitions alone | [`cold_start`] |
//! | choose what is to be coded next | [`coding_next()`] |
//! | tell a change from noise | [`watch`] |
//! | make a sort key, shorten a text | [`folded`], [`truncate_words`] |

pub mod agreement;
pub mod analyser;
pub mod blank;
mod coding_next;
pub mod cold_start;
pub mod deidentify;
mod emoji;
pub mod encoder;
mod fold;
mod hash;
mod kernel;
pub mod language;
pub mod linear;
pub mod passages;
pub mod reinert;
pub mod similar;
pub mod starter;
pub mod summary;
mod truncate;
pub mod watch;

pub use coding_next::coding_next;
pub use fold::folded;
pub use truncate::truncate_words;
