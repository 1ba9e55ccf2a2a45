//! Themes read from their definitions alone, before anybody coded a text.

use crate::encoder::{Centre, Encoder, Role, Vector, cosine};

/// A codebook whose themes are known by sentences that define them or give an example.
pub struct ColdStart {
    centre: Centre,
    /// Vectors of the sentences of each theme, centred.
    themes: Vec<Vec<Vector>>,
}

impl ColdStart {
    /// Reads the sentences of each theme: its label, its definition, examples; a theme without any scores 0 everywhere.
    pub fn new<T: AsRef<str>>(encoder: &Encoder, centre: Centre, themes: &[Vec<T>]) -> Self {
        let read = |sentences: &Vec<T>| {
            let vectors = encoder.embed_many(Role::Query, sentences);
            vectors.iter().map(|vector| centre.taken_from(vector)).collect()
        };
        let themes = themes.iter().map(read).collect();
        Self { centre, themes }
    }

    /// How near a text is to each theme: the largest cosine with one of its sentences, from -1 to 1, without the centre.
    ///
    /// `vector` is the text's, as [`Encoder::embed`] gives it for [`Role::Query`]. These are no probabilities: they order
    /// texts within a theme, and say nothing of how many belong to it. A linear model learned from a few dozen coded texts
    /// is to take their place (zero-shot by entailment of definitions: Yin, Hay, Roth, 2019, arXiv:1909.00161).
    pub fn scores(&self, vector: &Vector) -> Vec<f32> {
        let centred = self.centre.taken_from(vector);
        let nearest = |sentences: &Vec<Vector>| {
            let cosines = sentences.iter().map(|sentence| cosine(sentence, &centred));
            cosines.reduce(f32::max).unwrap_or(0.0)
        };
        self.themes.iter().map(nearest).collect()
    }
}
