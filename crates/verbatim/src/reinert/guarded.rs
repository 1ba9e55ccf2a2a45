//! Exact mode that is at no level lower than what rainette says of the same number of classes.
//!
//! The highest split of a class may leave classes that split worse: the next levels then say less than rainette's. Each level
//! is therefore compared with compat mode. The highest split is taken first; where a level falls short, the split that made
//! its class is taken in another way: as compat mode has it, climbed just far enough to be as high as it says, by the best
//! moves or by any that help, in one order or another. The search is that of conflict-directed backjumping (Prosser, "Hybrid
//! algorithms for the constraint satisfaction problem", 1993): splits of other classes are not to blame. Where no way is found,
//! the highest splits are kept as they are.

use super::{
    Class, Classification, Matrix, Mode, Parted, Settings, ascent, classify_seen, is_splittable, largest, split,
    table::Table,
};

/// Ways in which a class is split: the highest, the best moves from compat mode's, then any moves in so many orders.
const WAYS: usize = 25;

/// Entries of tables that are worked on at most, as a multiple of those of the whole: what keeps a large corpus fast.
const MOST_WORK: usize = 15;

/// Entries that may be worked on whatever the corpus.
const LITTLE_WORK: usize = 300_000_000;

/// How much lower a height may be for rounding, as a share of it.
const ROUNDING: f64 = 1e-12;

/// What compat mode makes of a level.
struct Told {
    height: f64,
    /// Texts of its first class.
    first: Vec<u32>,
}

/// One level of the way that is taken.
struct Step {
    at: usize,
    parted: Parted,
    /// Which of [`WAYS`] this is.
    way: usize,
}

/// Classifies; `None` where no way is as high as compat mode at every level.
pub(super) fn classified(matrix: &Matrix, settings: &Settings) -> Option<Classification> {
    let told = told(matrix, settings);
    let mut work = LITTLE_WORK.max(MOST_WORK * matrix.present());
    let mut steps: Vec<Step> = Vec::new();
    let mut state = State::begin(matrix);
    let mut from = 0;
    while let Some(wanted) = told.get(steps.len()) {
        let at = largest(&state.classes, settings)?;
        let cost = state.classes[at].table.present();
        let mut found = None;
        for way in from..WAYS {
            work = work.checked_sub(cost)?;
            found = state
                .parted(at, settings, wanted, way)
                .map(|parted| Step { at, parted, way });
            if found.is_some() {
                break;
            }
        }
        from = 0;
        if let Some(step) = found {
            state.take(&step, steps.len(), settings);
            steps.push(step);
            continue;
        }
        let mut to_blame = state.made_by[at].last().copied()?;
        while steps[to_blame].way + 1 == WAYS {
            // The class that could not be split in any other way was made by a step before.
            steps.truncate(to_blame);
            state = State::replayed(matrix, &steps, settings);
            let at = largest(&state.classes, settings)?;
            to_blame = state.made_by[at].last().copied()?;
        }
        from = steps[to_blame].way + 1;
        steps.truncate(to_blame);
        state = State::replayed(matrix, &steps, settings);
    }
    Some(state.finished(settings))
}

fn told(matrix: &Matrix, settings: &Settings) -> Vec<Told> {
    let settings = Settings {
        mode: Mode::Compat,
        ..*settings
    };
    let mut told = Vec::new();
    let mut look = |table: &Table, parted: &Parted, _: f64| {
        let first = parted.first.iter().map(|row| table.texts[*row as usize]);
        told.push(Told {
            height: parted.height,
            first: first.collect(),
        });
    };
    classify_seen(matrix, &settings, &mut look);
    told
}

/// The classes as they are on the way.
struct State {
    classes: Vec<Class>,
    /// The steps that made each class, the first first.
    made_by: Vec<Vec<usize>>,
    result: Classification,
}

impl State {
    fn begin(matrix: &Matrix) -> Self {
        let mut result = Classification::begin(matrix.texts());
        Self {
            classes: vec![Class::whole(matrix, &mut result)],
            made_by: vec![Vec::new()],
            result,
        }
    }

    fn replayed(matrix: &Matrix, steps: &[Step], settings: &Settings) -> Self {
        let mut state = Self::begin(matrix);
        for (number, step) in steps.iter().enumerate() {
            state.take(step, number, settings);
        }
        state
    }

    /// A class in two, when that is as high as is wanted.
    fn parted(&self, at: usize, settings: &Settings, wanted: &Told, way: usize) -> Option<Parted> {
        let class = &self.classes[at];
        if !is_splittable(class) {
            return None;
        }
        let table = &class.table;
        let parted = if way == 0 {
            ascent::climbed(table, settings.smallest_class)?
        } else {
            let mut in_first = vec![false; self.result.texts()];
            wanted.first.iter().for_each(|text| in_first[*text as usize] = true);
            let rows = (0..table.rows() as u32).filter(|row| in_first[table.texts[*row as usize] as usize]);
            ascent::climbed_to(table, &rows.collect::<Vec<_>>(), wanted.height, way as u64)?
        };
        let is_whole = parted.first.is_empty() || parted.second.is_empty();
        (!is_whole && parted.height >= wanted.height * (1.0 - ROUNDING)).then_some(parted)
    }

    fn take(&mut self, step: &Step, number: usize, settings: &Settings) {
        split(
            &mut self.classes,
            step.at,
            &step.parted,
            settings,
            &mut self.result,
            &mut |_, _, _| {},
        );
        let mut made_by = self.made_by[step.at].clone();
        made_by.push(number);
        self.made_by.splice(step.at..=step.at, [made_by.clone(), made_by]);
    }

    /// Goes on where compat mode had to stop, by the highest splits.
    fn finished(mut self, settings: &Settings) -> Classification {
        super::go_on(&mut self.classes, settings, &mut self.result, &mut |_, _, _| {});
        self.result
    }
}
