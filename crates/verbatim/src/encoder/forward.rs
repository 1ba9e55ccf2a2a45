//! The layers of the model, over the tokens of several texts at once.

use super::{
    Vector,
    attention::{Attention, Looks},
    file::{Layer, Model, Norm},
    functions::{gelu, normalise},
    matrix::{Opened, Rows, multiply},
};
use crate::kernel::Kernel;

/// Tokens of several parts of texts, one part after the other.
#[derive(Default)]
pub(super) struct Batch {
    tokens: Vec<u32>,
    /// Where each part ends.
    ends: Vec<usize>,
}

impl Batch {
    /// Adds a part of a text, between the two marks of its ends.
    pub(super) fn push(&mut self, part: &[u32], begin: u32, end: u32) {
        self.tokens.push(begin);
        self.tokens.extend(part);
        self.tokens.push(end);
        self.ends.push(self.tokens.len());
    }

    /// How many tokens it holds.
    pub(super) fn tokens(&self) -> usize {
        self.tokens.len()
    }

    fn parts(&self) -> impl Iterator<Item = (usize, usize)> {
        let begins = std::iter::once(0).chain(self.ends.iter().copied());
        begins.zip(self.ends.iter().copied())
    }
}

/// A model and the room it computes in, which is used again from one batch to the next.
pub(super) struct Forward<'a> {
    model: &'a Model,
    kernel: Kernel,
    room: Room,
}

#[derive(Default)]
struct Room {
    state: Vec<f32>,
    queries: Vec<f32>,
    keys: Vec<f32>,
    values: Vec<f32>,
    seen: Vec<f32>,
    inner: Vec<f32>,
    answer: Vec<f32>,
    rows: Rows,
    opened: Opened,
    attention: Attention,
}

impl<'a> Forward<'a> {
    /// A model, ready to read.
    pub(super) fn new(model: &'a Model, kernel: Kernel) -> Self {
        Self {
            model,
            kernel,
            room: Room::default(),
        }
    }

    /// Reads a batch and adds the mean of each part, times its weight, to the vector of its text; empties both lists.
    pub(super) fn add(&mut self, batch: &mut Batch, owners: &mut Vec<(usize, f32)>, vectors: &mut [Vector]) {
        let (model, kernel, room) = (self.model, self.kernel, &mut self.room);
        kernel.run(
            #[inline(always)]
            || room.read(model, kernel, batch),
        );
        for ((begin, end), (owner, weight)) in batch.parts().zip(owners.drain(..)) {
            let mut mean = [0.0_f32; super::DIMENSIONS];
            for row in
                self.room.state[begin * super::DIMENSIONS..end * super::DIMENSIONS].chunks_exact(super::DIMENSIONS)
            {
                for (mean, number) in mean.iter_mut().zip(row) {
                    *mean += number;
                }
            }
            let share = weight.max(1.0) / (end - begin) as f32;
            for (number, mean) in vectors[owner].iter_mut().zip(mean) {
                *number += share * mean;
            }
        }
        batch.tokens.clear();
        batch.ends.clear();
    }
}

impl Room {
    #[inline(always)]
    fn read(&mut self, model: &Model, kernel: Kernel, batch: &Batch) {
        let hidden = super::DIMENSIONS;
        let length = batch.tokens.len() * hidden;
        for room in [
            &mut self.state,
            &mut self.queries,
            &mut self.keys,
            &mut self.values,
            &mut self.seen,
            &mut self.answer,
        ] {
            room.resize(length, 0.0);
        }
        self.inner.resize(batch.tokens.len() * model.inner, 0.0);
        for (begin, end) in batch.parts() {
            for place in begin..end {
                let row = &mut self.state[place * hidden..(place + 1) * hidden];
                model.word(batch.tokens[place], row);
                let position = &model.positions[(place - begin) * hidden..(place - begin + 1) * hidden];
                for (number, position) in row.iter_mut().zip(position) {
                    *number += position;
                }
            }
        }
        settle(&mut self.state, None, &model.first, model.epsilon);
        for layer in &model.layers {
            self.layer(model, layer, kernel, batch);
        }
    }

    #[inline(always)]
    fn layer(&mut self, model: &Model, layer: &Layer, kernel: Kernel, batch: &Batch) {
        self.rows.fill(&self.state);
        for (matrix, out) in [
            (&layer.queries, &mut self.queries),
            (&layer.keys, &mut self.keys),
            (&layer.values, &mut self.values),
        ] {
            multiply(kernel, matrix, &model.bytes, &self.rows, &mut self.opened, out);
        }
        let looks = Looks {
            queries: &self.queries,
            keys: &self.keys,
            values: &self.values,
            hidden: super::DIMENSIONS,
            heads: model.heads,
        };
        for (begin, end) in batch.parts() {
            self.attention.look(&looks, begin, end, &mut self.seen);
        }
        self.rows.fill(&self.seen);
        multiply(
            kernel,
            &layer.seen,
            &model.bytes,
            &self.rows,
            &mut self.opened,
            &mut self.answer,
        );
        settle(&mut self.state, Some(&self.answer), &layer.seen_norm, model.epsilon);

        self.rows.fill(&self.state);
        multiply(
            kernel,
            &layer.widen,
            &model.bytes,
            &self.rows,
            &mut self.opened,
            &mut self.inner,
        );
        for number in &mut self.inner {
            *number = gelu(*number);
        }
        self.rows.fill(&self.inner);
        multiply(
            kernel,
            &layer.narrow,
            &model.bytes,
            &self.rows,
            &mut self.opened,
            &mut self.answer,
        );
        settle(&mut self.state, Some(&self.answer), &layer.narrow_norm, model.epsilon);
    }
}

#[inline(always)]
fn settle(state: &mut [f32], others: Option<&[f32]>, norm: &Norm, epsilon: f32) {
    let hidden = super::DIMENSIONS;
    for (number, row) in state.chunks_exact_mut(hidden).enumerate() {
        let other = others.map(|others| &others[number * hidden..(number + 1) * hidden]);
        normalise(row, other, &norm.weights, &norm.shifts, epsilon);
    }
}
