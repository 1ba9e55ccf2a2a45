//! The words of a file: read, masked, and heard once by the starter.

use crate::sheet::Sheet;
use documents::table_in::RowProblem;
use std::collections::{BTreeMap, HashMap};
use verbatim::{
    blank::is_blank_answer,
    deidentify::{Kind, Lists, deidentify, replace},
    starter::{Polarity, Reader},
};

/// Rows that are held raw at once.
const BATCH: usize = 8192;

/// Where things are in the file.
pub(super) struct Columns {
    pub text: usize,
    pub date: Option<usize>,
    pub place: Option<usize>,
}

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Month {
    pub year: i16,
    pub month: i8,
}

/// One text, as it may be shown, and what the starter says of it.
pub(super) struct Read {
    /// The line of the file.
    pub line: u64,
    /// The text with names and the like masked.
    pub shared: String,
    pub words: u32,
    /// The themes that are said, a bit each, at their places of the default codebook.
    pub themes: u64,
    pub tone: Option<Polarity>,
    pub month: Option<Month>,
    /// Its place in [`Corpus::places`].
    pub place: Option<u32>,
}

impl Read {
    pub fn speaks_of(&self, theme: usize) -> bool {
        self.themes >> theme & 1 == 1
    }
}

/// A file that was read.
#[derive(Default)]
pub(super) struct Corpus {
    pub read: Vec<Read>,
    pub places: Vec<String>,
    /// All rows, whatever became of them.
    pub rows: u64,
    /// Rows whose text is empty or says nothing ("RAS").
    pub blank: u64,
    pub unreadable: u64,
    /// How many passages were masked, by kind.
    pub masked: BTreeMap<Kind, u64>,
}

/// A row before it is masked; it does not leave this file.
struct Raw {
    line: u64,
    text: String,
    month: Option<Month>,
    place: Option<u32>,
}

impl Corpus {
    /// Reads a file to its end; `progress` is told how far, from 0 to 1.
    pub fn read(sheet: &mut Sheet, columns: &Columns, progress: &mut dyn FnMut(f64)) -> anyhow::Result<Self> {
        let mut corpus = Self::default();
        let mut numbers = HashMap::new();
        let mut batch = Vec::with_capacity(BATCH);
        while let Some(row) = sheet.next_row() {
            corpus.rows += 1;
            corpus.take(row, columns, &mut numbers, &mut batch);
            if batch.len() == BATCH {
                corpus.hear(&std::mem::take(&mut batch));
                progress(sheet.progress());
            }
        }
        corpus.hear(&batch);
        Ok(corpus)
    }

    fn take(
        &mut self,
        row: Result<(u64, Vec<String>), RowProblem>,
        columns: &Columns,
        numbers: &mut HashMap<String, u32>,
        batch: &mut Vec<Raw>,
    ) {
        let Ok((line, mut cells)) = row else {
            self.unreadable += 1;
            return;
        };
        let mut cell = |place: usize| cells.get_mut(place).map(std::mem::take).unwrap_or_default();
        let place = columns.place.map(&mut cell).filter(|name| !name.trim().is_empty());
        let month = columns.date.and_then(|at| month_of(&cell(at)));
        let text = cell(columns.text);
        if is_blank_answer(&text) {
            self.blank += 1;
            return;
        }
        let place = place.map(|name| self.place(&name, numbers));
        batch.push(Raw {
            line,
            text,
            month,
            place,
        });
    }

    /// The number of a place, whose name is masked as a text is.
    fn place(&mut self, name: &str, numbers: &mut HashMap<String, u32>) -> u32 {
        let shared = masked(name.trim()).0;
        *numbers.entry(shared).or_insert_with_key(|shared| {
            self.places.push(shared.clone());
            u32::try_from(self.places.len() - 1).unwrap_or(u32::MAX)
        })
    }

    /// Masks and reads a batch on all cores; the order stays that of the file.
    fn hear(&mut self, batch: &[Raw]) {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let part = batch.len().div_ceil(cores).max(1);
        let heard = std::thread::scope(|scope| {
            let running: Vec<_> = batch.chunks(part).map(|raw| scope.spawn(|| hear(raw))).collect();
            let ended = running
                .into_iter()
                .map(|one| one.join().expect("reading does not panic"));
            ended.collect::<Vec<_>>()
        });
        for (read, masked) in heard {
            self.read.extend(read);
            for kind in masked {
                *self.masked.entry(kind).or_default() += 1;
            }
        }
    }

    /// Texts of each place, at its number.
    pub fn by_place(&self) -> Vec<i64> {
        let mut counts = vec![0; self.places.len()];
        for place in self.read.iter().filter_map(|one| one.place) {
            counts[place as usize] += 1;
        }
        counts
    }
}

fn hear(batch: &[Raw]) -> (Vec<Read>, Vec<Kind>) {
    let mut reader = Reader::default();
    let mut kinds = Vec::new();
    let read = batch.iter().map(|raw| {
        let (shared, found) = masked(&raw.text);
        kinds.extend(found);
        let reading = reader.read(&shared);
        Read {
            line: raw.line,
            words: u32::try_from(shared.split_whitespace().count()).unwrap_or(u32::MAX),
            themes: reading.said().iter().fold(0, |themes, theme| themes | 1 << theme),
            tone: reading.tone(),
            month: raw.month,
            place: raw.place,
            shared,
        }
    });
    (read.collect(), kinds)
}

fn masked(text: &str) -> (String, Vec<Kind>) {
    let spans = deidentify(text, &Lists::default());
    let kinds = spans.iter().map(|span| span.kind).collect();
    (replace(text, &spans), kinds)
}

/// The month of a date as tables write it: `2026-11-26`, `26/11/2026`, `26.11.26`, `11/2026`, with or without a time.
pub(super) fn month_of(date: &str) -> Option<Month> {
    let mut numbers = date.trim().split(|c: char| !c.is_ascii_digit()).map(str::parse::<i16>);
    let (first, second) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    let third = numbers.next().and_then(Result::ok);
    let (year, month) = match (first, second, third) {
        (year @ 1900.., month, _) => (year, month),
        (month, year @ 1900.., _) => (year, month),
        (_, month, Some(year @ 1900..)) => (year, month),
        (_, month, Some(year @ 0..100)) => (2000 + year, month),
        _ => return None,
    };
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    Some(Month { year, month })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_its_month_however_it_is_written() {
        let november = Some(Month { year: 2026, month: 11 });
        for date in [
            "2026-11-26",
            "26/11/2026",
            "26.11.26 08:00",
            "11/2026",
            "2026-11-26T08:00:00Z",
        ] {
            assert_eq!(month_of(date), november, "{date}");
        }
        for date in ["", "hier", "26", "26/13/2026", "99999-1-1", "2026"] {
            assert_eq!(month_of(date), None, "{date}");
        }
    }
}
