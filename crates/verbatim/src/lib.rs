//! The text engine of Portevoix: pure functions over French text, usable on their own.
//!
//! No file, network, clock, database, thread or randomness: the same input gives the same output, to the bit. Offsets
//! are always byte ranges into the text that was given, on character boundaries.
//!
//! | to | use |
//! | --- | --- |
//! | index, search and highlight | [`analyser`] |
//! | find and replace what identifies a person | [`deidentify`] |
//! | recognise an answer that says nothing | [`blank`] |
//! | learn codes from people and propose them | [`linear`] |
//! | know themes and polarity before anybody coded | [`starter`] |
//! | measure how far readers agree | [`agreement`] |
//! | find classes that nobody coded | [`reinert`] |
//! | quote the few texts that cover what many say | [`summary`] |
//! | make a sort key, shorten a text | [`folded`], [`truncate_words`] |

pub mod agreement;
pub mod analyser;
pub mod blank;
pub mod deidentify;
mod fold;
mod hash;
pub mod linear;
pub mod reinert;
pub mod summary;
pub mod starter;
mod truncate;

pub use fold::folded;
pub use truncate::truncate_words;
