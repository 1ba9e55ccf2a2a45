//! How well readings fit what somebody coded: F1 of themes and of classes, and whether probabilities keep their word.

#![allow(dead_code, reason = "the benchmark and the tests each use some of them")]

/// Said and right, said and wrong, carried and not said.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
}

impl Tally {
    pub fn note(&mut self, said: bool, carried: bool) {
        match (said, carried) {
            (true, true) => self.right += 1,
            (true, false) => self.wrong += 1,
            (false, true) => self.missed += 1,
            (false, false) => {}
        }
    }

    pub fn precision(self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    pub fn recall(self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }

    pub fn f1(self) -> f64 {
        2.0 * self.right as f64 / (2 * self.right + self.wrong + self.missed).max(1) as f64
    }
}

/// One tally a label, and the probabilities beside what was true.
pub struct Themes {
    pub tallies: Vec<Tally>,
    pairs: Vec<(f32, bool)>,
}

impl Themes {
    pub fn new(labels: usize) -> Self {
        Self {
            tallies: vec![Tally::default(); labels],
            pairs: Vec::new(),
        }
    }

    pub fn note(&mut self, probabilities: &[f32], said: &[usize], carried: &[usize]) {
        for (label, tally) in self.tallies.iter_mut().enumerate() {
            tally.note(said.contains(&label), carried.contains(&label));
            self.pairs.push((probabilities[label], carried.contains(&label)));
        }
    }

    pub fn together(&self) -> Tally {
        self.tallies.iter().fold(Tally::default(), |sum, one| Tally {
            right: sum.right + one.right,
            wrong: sum.wrong + one.wrong,
            missed: sum.missed + one.missed,
        })
    }

    pub fn macro_f1(&self) -> f64 {
        self.tallies.iter().map(|tally| tally.f1()).sum::<f64>() / self.tallies.len() as f64
    }

    /// For each fifth of the probabilities: how many, what they promise, what was true.
    pub fn calibration(&self) -> Vec<(usize, f64, f64)> {
        let fifth = |probability: f32| ((probability * 5.0) as usize).min(4);
        (0..5)
            .map(|part| {
                let of: Vec<&(f32, bool)> = self.pairs.iter().filter(|(p, _)| fifth(*p) == part).collect();
                let count = of.len().max(1) as f64;
                let promised = of.iter().map(|(p, _)| f64::from(*p)).sum::<f64>() / count;
                let kept = of.iter().filter(|(_, carried)| *carried).count() as f64 / count;
                (of.len(), promised, kept)
            })
            .collect()
    }
}

/// Counts of classes: rows are what was coded, columns what was said.
pub struct Classes(pub Vec<Vec<usize>>);

impl Classes {
    pub fn new(classes: usize) -> Self {
        Self(vec![vec![0; classes]; classes])
    }

    pub fn note(&mut self, said: usize, coded: usize) {
        self.0[coded][said] += 1;
    }

    pub fn f1(&self, class: usize) -> f64 {
        let row: usize = self.0[class].iter().sum();
        let column: usize = self.0.iter().map(|row| row[class]).sum();
        2.0 * self.0[class][class] as f64 / (row + column).max(1) as f64
    }

    pub fn macro_f1(&self) -> f64 {
        (0..self.0.len()).map(|class| self.f1(class)).sum::<f64>() / self.0.len() as f64
    }
}

/// The chance that a text that carries gets more than one that does not (ties count half).
pub fn area_under_curve(pairs: &[(f32, bool)]) -> f64 {
    let (mut above, mut count) = (0.0, 0.0);
    for (high, _) in pairs.iter().filter(|(_, carried)| *carried) {
        for (low, _) in pairs.iter().filter(|(_, carried)| !carried) {
            count += 1.0;
            above += if high > low {
                1.0
            } else if high == low {
                0.5
            } else {
                0.0
            };
        }
    }
    if count > 0.0 { above / count } else { 0.5 }
}
