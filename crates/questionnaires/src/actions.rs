//! The verbs: who may, then rows, audit, thread, events and jobs in one transaction.

pub(crate) mod answering;
pub(crate) mod batch;
pub(crate) mod campaigns;
pub(crate) mod codesign;
pub(crate) mod comparing;
pub(crate) mod entering;
pub(crate) mod filing;
pub(crate) mod instruments;
pub(crate) mod official_imports;
pub(crate) mod official_results;
pub(crate) mod opening;
pub(crate) mod public_results;
pub(crate) mod results;
pub(crate) mod sending;
pub(crate) mod tracings;
