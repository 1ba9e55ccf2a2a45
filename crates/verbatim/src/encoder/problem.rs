//! What can be wrong with the file of a model.

use std::fmt;

/// The version of the layout that is read.
pub(super) const VERSION: u8 = 1;

/// Why a file is no model that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelProblem {
    /// It does not begin as a model does.
    NotAModel,
    /// It is laid out as another version of the program does.
    OtherVersion(u8),
    /// It ends too early, or goes on too long.
    OtherLength,
    /// Its bytes are not those that were written.
    Altered,
    /// Its sizes are not those that this program computes with.
    OtherSizes,
}

impl fmt::Display for ModelProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAModel => out.write_str("this is not a model of the sentence encoder"),
            Self::OtherVersion(version) => {
                write!(
                    out,
                    "the model is of version {version}, this program reads version {VERSION}"
                )
            }
            Self::OtherLength => out.write_str("the model is cut short, or longer than it says"),
            Self::Altered => out.write_str("the model was altered: its sum is not what it says"),
            Self::OtherSizes => out.write_str("the model has sizes that this program does not compute with"),
        }
    }
}

impl std::error::Error for ModelProblem {}
