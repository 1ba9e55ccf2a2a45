//! Reading and writing the room's tables; entities stay in here.

pub(crate) mod consent;
pub(crate) mod expression;
pub(crate) mod source;
