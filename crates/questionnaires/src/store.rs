//! Reading and writing; every question takes a `Scope`, or a key that only its holder has.

pub(crate) mod answer_files;
pub(crate) mod answers;
pub(crate) mod campaigns;
pub(crate) mod counts;
pub(crate) mod instruments;
pub(crate) mod links;
pub(crate) mod official_imports;
pub(crate) mod official_results;
pub(crate) mod participants;
pub(crate) mod public_results;
pub(crate) mod remarks;
pub(crate) mod sheets;
mod tables;
pub(crate) mod tracings;
