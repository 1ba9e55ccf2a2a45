//! `portevoix text agree`: how far people who coded the same things agree.

#![expect(clippy::print_stdout, reason = "the command line speaks to a person")]

use crate::sheet::Sheet;
use anyhow::bail;
use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    process::ExitCode,
};
use verbatim::agreement::{
    self, Coder, Interval, Kappa, Measured, SetUnit, Undefined, Unit, Weights, cohen, fleiss, percentage, units_needed,
};

/// The half-width that « how many more » aims at.
const AIM: f64 = 0.1;

/// Measures agreement.
#[derive(Args)]
pub struct Agree {
    /// The codes: CSV or XLSX with the columns unit, coder, code. Several rows of one coder for one unit are a set of codes
    table: PathBuf,
    /// What codes are to each other
    #[arg(long, value_enum, default_value = "nominal")]
    level: Level,
    /// Where the drawing of samples begins; the same gives the same interval
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many samples are drawn for the interval
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    draws: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Level {
    Nominal,
    Ordinal,
    Interval,
    Ratio,
}

/// What each coder said of each unit.
struct Codes {
    units: Vec<BTreeMap<Coder, BTreeSet<String>>>,
    coders: usize,
}

impl Agree {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let codes = Codes::read(&mut Sheet::open(&self.table)?)?;
        let several = codes.units.iter().flat_map(BTreeMap::values).any(|set| set.len() > 1);
        if several && self.level != Level::Nominal {
            bail!("un codeur a donné plusieurs codes à une même unité : seuls des codes nominaux le permettent");
        }
        let report = if several {
            self.of_sets(&codes)
        } else {
            self.of_values(&codes)?
        };
        println!("{report:#}");
        Ok(ExitCode::SUCCESS)
    }

    fn draws(&self) -> usize {
        self.draws as usize
    }

    /// One code a coder: a coder without one for a unit did not code it.
    fn of_values(&self, codes: &Codes) -> anyhow::Result<Value> {
        let index = codes.index();
        let units: Vec<Unit> = codes.map(|set| set.first().map(|code| index[code.as_str()]));
        let (level, (alpha, interval)) = match self.level {
            Level::Nominal => (
                "nominal",
                (
                    agreement::alpha_nominal(&units),
                    agreement::bootstrap(&units, self.seed, self.draws()),
                ),
            ),
            Level::Ordinal => ("ordinal", self.of_numbers(codes, agreement::Level::Ordinal)?),
            Level::Interval => ("interval", self.of_numbers(codes, agreement::Level::Interval)?),
            Level::Ratio => ("ratio", self.of_numbers(codes, agreement::Level::Ratio)?),
        };
        let read: Vec<usize> = units.iter().map(Vec::len).collect();
        let mut report = self.report(level, codes, &read, alpha, interval);
        let ranked = codes.ranked(&units, self.level);
        let pairs: Vec<(u32, u32)> = ranked
            .iter()
            .filter_map(|unit| match unit.as_slice() {
                [(_, one), (_, other)] => Some((*one, *other)),
                _ => None,
            })
            .collect();
        let two = codes.coders == 2;
        let of_two = |weights| {
            if two {
                cohen(&pairs, weights)
            } else {
                Err(Undefined::NothingInCommon)
            }
        };
        report["percentage"] = json!(percentage(&units).ok());
        report["cohen"] = kappa(of_two(Weights::None));
        report["cohen_quadratic"] = match self.level {
            Level::Nominal => Value::Null,
            _ => kappa(of_two(Weights::Quadratic)),
        };
        if !two {
            report["cohen"] = json!({ "kappa": null, "reason": "not_two_coders" });
            report["cohen_quadratic"] = Value::Null;
        }
        report["fleiss"] = kappa(fleiss(&units));
        Ok(report)
    }

    fn of_numbers(&self, codes: &Codes, level: agreement::Level) -> anyhow::Result<Measures> {
        let mut odd = None;
        let units: Vec<Measured> = codes.map(|set| {
            let code = set.first()?;
            let number = number(code);
            if number.is_none() {
                odd = Some(code.clone());
            }
            number
        });
        if odd.is_some() {
            bail!("ce niveau demande des nombres dans la colonne « code », et l’un des codes n’en est pas un");
        }
        if level == agreement::Level::Ratio && units.iter().flatten().any(|(_, number)| *number < 0.0) {
            bail!("le niveau « ratio » demande des nombres sans signe moins");
        }
        Ok((
            agreement::alpha(&units, level),
            agreement::bootstrap_level(&units, level, self.seed, self.draws()),
        ))
    }

    /// Sets of codes: a row without a code says that none fits.
    fn of_sets(&self, codes: &Codes) -> Value {
        let index = codes.index();
        let units: Vec<SetUnit> =
            codes.map(|set| Some(set.iter().map(|code| index[code.as_str()]).collect::<Vec<u32>>()));
        let mut ids: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
        let alike: Vec<Unit> = units
            .iter()
            .map(|unit| {
                let id = |(coder, set): &(Coder, Vec<u32>)| {
                    let next = ids.len() as u32;
                    (*coder, *ids.entry(set.clone()).or_insert(next))
                };
                unit.iter().map(id).collect()
            })
            .collect();
        let read: Vec<usize> = units.iter().map(Vec::len).collect();
        let alpha = agreement::alpha_sets(&units);
        let interval = agreement::bootstrap_sets(&units, self.seed, self.draws());
        let mut report = self.report("set", codes, &read, alpha, interval);
        report["distance"] = json!("MASI");
        report["percentage"] = json!(percentage(&alike).ok());
        report["cohen"] = json!({ "kappa": null, "reason": "sets_of_codes" });
        report["fleiss"] = json!({ "kappa": null, "reason": "sets_of_codes" });
        report
    }

    fn report(
        &self,
        level: &str,
        codes: &Codes,
        read: &[usize],
        alpha: Result<f64, Undefined>,
        interval: Result<Interval, Undefined>,
    ) -> Value {
        let double: Vec<usize> = read.iter().copied().filter(|coders| *coders > 1).collect();
        let needed = interval
            .ok()
            .and_then(|interval| units_needed(double.len(), interval, AIM));
        json!({
            "level": level,
            "alpha": alpha.ok(),
            "reason": alpha.err().map(Undefined::code),
            "interval": interval.ok().map(|interval| [interval.low, interval.high]),
            "interval_reason": interval.err().map(Undefined::code),
            "seed": self.seed,
            "draws": self.draws,
            "coders": codes.coders,
            "units": codes.units.len(),
            "pairable_units": double.len(),
            "pairable_values": double.iter().sum::<usize>(),
            "units_needed": needed,
            "units_needed_for": AIM,
        })
    }
}

type Measures = (Result<f64, Undefined>, Result<Interval, Undefined>);

fn kappa(found: Result<Kappa, Undefined>) -> Value {
    match found {
        Ok(found) => json!({ "kappa": found.kappa, "observed": found.observed, "expected": found.expected }),
        Err(why) => json!({ "kappa": null, "reason": why.code() }),
    }
}

fn number(code: &str) -> Option<f64> {
    code.replace(',', ".")
        .parse()
        .ok()
        .filter(|number: &f64| number.is_finite())
}

impl Codes {
    fn read(sheet: &mut Sheet) -> anyhow::Result<Self> {
        let [unit, coder, code] = [sheet.column("unit")?, sheet.column("coder")?, sheet.column("code")?];
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut coders: BTreeMap<String, Coder> = BTreeMap::new();
        let mut units: Vec<BTreeMap<Coder, BTreeSet<String>>> = Vec::new();
        while let Some(row) = sheet.next_row() {
            let (line, cells) = row.map_err(|problem| anyhow::anyhow!("une ligne ne se lit pas : {problem}"))?;
            let [unit, coder, code] = [unit, coder, code].map(|column| cells[column].trim());
            if unit.is_empty() || coder.is_empty() {
                bail!("ligne {line} : il manque l’unité ou le codeur");
            }
            let next = coders.len() as Coder;
            let coder = *coders.entry(coder.to_owned()).or_insert(next);
            let place = *places.entry(unit.to_owned()).or_insert_with(|| {
                units.push(BTreeMap::new());
                units.len() - 1
            });
            let set = units[place].entry(coder).or_default();
            if !code.is_empty() {
                set.insert(code.to_owned());
            }
        }
        if units.is_empty() {
            bail!("le tableau n’a aucune ligne de codes");
        }
        let coders = coders.len();
        Ok(Self { units, coders })
    }

    /// A number for each code.
    fn index(&self) -> BTreeMap<&str, u32> {
        let codes: BTreeSet<&str> = self
            .units
            .iter()
            .flat_map(BTreeMap::values)
            .flatten()
            .map(String::as_str)
            .collect();
        codes.into_iter().zip(0..).collect()
    }

    /// What `of` makes of each coder's codes of each unit; a coder for whom it makes nothing is left out.
    fn map<T>(&self, mut of: impl FnMut(&BTreeSet<String>) -> Option<T>) -> Vec<Vec<(Coder, T)>> {
        let one = |unit: &BTreeMap<Coder, BTreeSet<String>>| {
            let said = unit.iter().filter_map(|(coder, set)| Some((*coder, of(set)?)));
            said.collect()
        };
        self.units.iter().map(one).collect()
    }

    /// The codes as ranks: numbers by their size, names as they are numbered.
    fn ranked(&self, units: &[Unit], level: Level) -> Vec<Unit> {
        if level == Level::Nominal {
            return units.to_vec();
        }
        let mut sizes: Vec<f64> = self.index().keys().filter_map(|code| number(code)).collect();
        sizes.sort_by(f64::total_cmp);
        sizes.dedup();
        let rank = |size: f64| sizes.partition_point(|other| *other < size) as u32;
        self.map(|set| set.first().and_then(|code| number(code)).map(rank))
    }
}
