//! The verbs of the room: who may, what changes, what is noted.

pub(crate) mod answer;
pub(crate) mod cli;
pub(crate) mod imports;
pub(crate) mod policy;
pub(crate) mod preview;
pub(crate) mod raw;
pub(crate) mod receipt;
pub(crate) mod review;
pub(crate) mod sharing;
pub(crate) mod suggestion;
