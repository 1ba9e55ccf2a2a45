//! Reading and writing the room's tables; entities stay in here.

pub(crate) mod answer;
pub(crate) mod attribute;
pub(crate) mod consent;
pub(crate) mod expression;
pub(crate) mod policy;
pub(crate) mod problem;
pub(crate) mod raw;
pub(crate) mod receipt;
pub(crate) mod source;
pub(crate) mod span;
pub(crate) mod taking;
