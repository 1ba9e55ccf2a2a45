//! What shared words mean, as numbers: read once a study, then compared. Numbers put in order, they decide nothing.

mod index;

pub(crate) use index::{Index, indexed};

use crate::StudyId;
use expressions::ExpressionId;
use jiff::Timestamp;
use std::sync::LazyLock;
use uuid::Uuid;
use verbatim::{
    encoder::{Centre, DIMENSIONS, Encoder, Role, Vector},
    linear,
};

/// Two expressions with at least this proximity say nearly the same.
pub(crate) const ALIKE: f32 = 0.85;
/// Near duplicates are sought in corpora up to this size: beyond, the search takes minutes.
pub(crate) const MOST_COMPARED: i64 = 100_000;
/// Passages are read one by one in corpora up to this size: beyond, reading and proposing take too long. What is learned
/// from wholes alone is right less often about the tone (see docs/performance.md).
pub(crate) const MOST_BY_PASSAGE: i64 = 20_000;
/// A sentence that is looked for is read up to here.
pub(crate) const MOST_ASKED: usize = 1_000;

/// How far the reading of a corpus is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub study: StudyId,
    pub organisation: Uuid,
    /// The encoder that read: see [`Tool::name`].
    pub encoder: String,
    pub asked_at: Timestamp,
    pub asked_by: Option<Uuid>,
    pub stopped_at: Option<Timestamp>,
    /// When words last left the corpus or were masked anew.
    pub changed_at: Option<Timestamp>,
    /// When everything was read; none while something is missing.
    pub read_at: Option<Timestamp>,
    /// Expressions read so far.
    pub text_count: i64,
}

impl Meaning {
    /// Can its numbers be compared with what is read now?
    pub fn is_of_this_encoder(&self) -> bool {
        self.encoder == tool().name()
    }
}

/// What one expression means.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub number: i64,
    pub expression: ExpressionId,
    /// Where the whole text lies.
    pub whole: Vector,
    /// Where each of its passages lies; empty for a text of one, and in a corpus of more than [`MOST_BY_PASSAGE`].
    pub passages: Vec<Vector>,
}

/// The sentence encoder with what all sentences have in common.
pub(crate) struct Tool {
    encoder: Encoder,
    centre: Centre,
}

static TOOL: LazyLock<Tool> = LazyLock::new(|| {
    let encoder = Encoder::from_bytes(weights::FRENCH).expect("a test reads the model that is compiled in");
    let centre = Centre::generic(&encoder);
    Tool { encoder, centre }
});

/// The encoder, made ready at its first use: half a second and some 30 MiB.
pub(crate) fn tool() -> &'static Tool {
    &TOOL
}

impl Tool {
    /// Which model this is, in sixteen signs.
    pub fn name(&self) -> String {
        format!("{:016x}", self.encoder.fingerprint())
    }

    /// Where texts lie, one vector each; zeros for a text that says nothing.
    pub fn read<T: AsRef<str>>(&self, texts: &[T]) -> Vec<Vector> {
        let vectors = self.encoder.embed_many(Role::Query, texts);
        vectors.iter().map(|vector| self.centre.taken_from(vector)).collect()
    }

    /// Where texts lie, and each passage of those that have several.
    pub fn read_by_passage<T: AsRef<str>>(&self, texts: &[T]) -> Vec<(Vector, Vec<Vector>)> {
        let senses = linear::senses(&self.encoder, texts);
        senses.iter().map(|sense| self.whole_and_passages(sense)).collect()
    }

    fn whole_and_passages(&self, sense: &[f32]) -> (Vector, Vec<Vector>) {
        let (vectors, _) = sense.as_chunks::<DIMENSIONS>();
        let mut placed = vectors.iter().map(|vector| self.centre.taken_from(vector));
        let whole = placed.next().unwrap_or([0.0; DIMENSIONS]);
        let mut passages: Vec<Vector> = placed.collect();
        // A text of one passage lies where that does.
        if passages.len() == 1 {
            passages.clear();
        }
        (whole, passages)
    }
}

/// A vector as it is stored: a byte a number, the largest ±127; all zeros for a text that says nothing.
pub(crate) fn to_bytes(vector: &Vector) -> Vec<u8> {
    let most = vector.iter().fold(0.0_f32, |most, number| most.max(number.abs()));
    let byte = |number: &f32| {
        if most > 0.0 {
            small(number / most * 127.0).cast_unsigned()
        } else {
            0
        }
    };
    vector.iter().map(byte).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "between -127 and 127")]
fn small(number: f32) -> i8 {
    number.round() as i8
}

/// A stored vector, of length 1; nothing where it has another number of bytes.
pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Vector> {
    let bytes: &[u8; DIMENSIONS] = bytes.try_into().ok()?;
    let mut vector = bytes.map(|byte| f32::from(byte.cast_signed()));
    let length = vector.iter().map(|number| number * number).sum::<f32>().sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|number| *number /= length);
    }
    Some(vector)
}

/// Stored vectors, one behind the other.
pub(crate) fn many_from_bytes(bytes: &[u8]) -> impl Iterator<Item = Vector> {
    bytes.chunks(DIMENSIONS).filter_map(from_bytes)
}

/// Of each group of expressions that say nearly the same, the numbers, the largest group first.
pub(crate) fn alike(of: &Index) -> Vec<Vec<i64>> {
    let groups = of.similar.near_duplicates(ALIKE);
    let named = |group: Vec<usize>| {
        group
            .into_iter()
            .filter_map(|row| of.numbers.get(row).copied())
            .collect()
    };
    groups.into_iter().map(named).collect()
}

/// The expressions nearest to any of some sentences: number and proximity, from -1 to 1, the nearest first.
pub(crate) fn nearest(of: &Index, sentences: &[Vector], count: usize) -> Vec<(i64, f32)> {
    let mut found: Vec<(i64, f32)> = Vec::new();
    for sentence in sentences {
        for neighbour in of.similar.nearest(sentence, count) {
            let Some(number) = of.numbers.get(neighbour.row).copied() else {
                continue;
            };
            match found.iter_mut().find(|(other, _)| *other == number) {
                Some((_, score)) => *score = score.max(neighbour.score),
                None => found.push((number, neighbour.score)),
            }
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(count);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(texts: &[&str]) -> Index {
        let mut index = Index::default();
        for (number, vector) in (1..).zip(tool().read(texts)) {
            index.push(number, &vector);
        }
        index
    }

    #[test]
    fn a_stored_vector_keeps_its_direction() {
        let vector = tool().read(&["Le repas était froid."])[0];
        let again = from_bytes(&to_bytes(&vector)).expect("as long as it was");
        assert!(verbatim::encoder::cosine(&vector, &again) > 0.999);
        assert_eq!(from_bytes(&[1, 2, 3]), None);
        let nothing = tool().read(&[" "])[0];
        assert_eq!(from_bytes(&to_bytes(&nothing)), Some(nothing));
    }

    #[test]
    fn each_passage_of_a_text_lies_where_it_would_alone() {
        let texts = ["Le repas était froid. Les infirmières sont douces.", "Merci", ""];
        let (wholes, found): (Vec<Vector>, Vec<Vec<Vector>>) = tool().read_by_passage(&texts).into_iter().unzip();
        assert_eq!(wholes, tool().read(&texts));
        assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [2, 0, 0]);
        assert_eq!(
            found[0],
            tool().read(&["Le repas était froid.", "Les infirmières sont douces."])
        );

        let bytes: Vec<u8> = found[0].iter().flat_map(to_bytes).collect();
        let again: Vec<Vector> = many_from_bytes(&bytes).collect();
        assert_eq!(again.len(), 2);
        assert!(verbatim::encoder::cosine(&again[1], &found[0][1]) > 0.999);
    }

    #[test]
    fn what_says_the_same_in_other_words_is_nearest() {
        let index = index(&[
            "La nourriture arrivait glacée le soir.",
            "On a patienté des heures avant d’être vus.",
            "Le parking coûte trop cher.",
        ]);
        let asked = tool().read(&["Le repas du soir était froid"]);
        let found = nearest(&index, &asked, 2);
        assert_eq!(found[0].0, 1);
        assert_eq!(found.len(), 2);
        let asked = tool().read(&["Le repas du soir était froid", "une longue attente"]);
        let both: Vec<i64> = nearest(&index, &asked, 2)
            .into_iter()
            .map(|(number, _)| number)
            .collect();
        assert!(both.contains(&1) && both.contains(&2), "{both:?}");
    }

    #[test]
    fn what_says_nearly_the_same_is_one_group() {
        let index = index(&[
            "Le repas était froid.",
            "J’ai attendu quatre heures aux urgences.",
            "Le repas était froid !",
        ]);
        assert_eq!(alike(&index), [vec![1, 3]]);
    }
}
