//! `portevoix text learn`: a model of what people coded.

#![expect(clippy::print_stderr, reason = "the command line speaks to a person")]

use crate::{
    coded::{Coded, Labels, columns_named},
    embed::encoder,
    learned::Learned,
    sense::{self, Sense},
    sheet::Sheet,
};
use anyhow::bail;
use clap::Args;
use std::{path::PathBuf, process::ExitCode};
use verbatim::linear::{Kind, learn_with};

/// Learns codes.
#[derive(Args)]
pub struct Learn {
    /// The texts that people coded: CSV or XLSX, the first row names the columns
    table: PathBuf,
    /// The column of the texts
    #[arg(long, value_name = "NOM")]
    text: String,
    /// The columns of 0 and 1, parted by commas, or the one column that names a class
    #[arg(long, value_name = "NOM[,NOM…]", required = true)]
    labels: Vec<String>,
    /// Whether what sentences mean is heard beside their words: `auto` does so up to six thousand texts and two million characters
    #[arg(long, value_enum, default_value = "auto")]
    sense: Sense,
    /// The file of the model to make
    #[arg(long, value_name = "MODÈLE")]
    out: PathBuf,
}

impl Learn {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let mut sheet = Sheet::open(&self.table)?;
        let text = sheet.column(&self.text)?;
        let labels = columns_named(&sheet, &self.labels)?;
        let coded = Coded::read(&mut sheet, text, &labels)?;
        if coded.texts.is_empty() {
            bail!(
                "{} n’a aucun texte codé : il n’y a rien à apprendre",
                self.table.display()
            );
        }
        for (name, count) in coded.labels.names.iter().zip(coded.carried()) {
            if count == 0 {
                eprintln!("Aucun texte ne porte « {name} » : il ne sera jamais proposé.");
            }
        }
        let examples: Vec<(&str, &[usize])> = coded
            .texts
            .iter()
            .map(|(text, labels)| (text.as_str(), labels.as_slice()))
            .collect();
        let Labels { names, kind } = &coded.labels;
        let signs = coded.texts.iter().map(|(text, _)| text.chars().count()).sum();
        let by_sense = if self.sense.is_learned(examples.len(), signs) {
            let texts: Vec<&str> = examples.iter().map(|(text, _)| *text).collect();
            let senses = sense::of_texts(&encoder()?, &texts);
            // With the sense, feelings are told apart better one by one than by their order (docs/performance.md).
            let kind = if *kind == Kind::Ordered { Kind::Classes } else { *kind };
            Some(learn_with(&examples, names.len(), kind, Some(&senses)))
        } else {
            None
        };
        let heard = by_sense.is_some();
        let learned = Learned {
            by_words: learn_with(&examples, names.len(), *kind, None),
            by_sense,
            text: sheet.header()[text].clone(),
            labels: names.clone(),
        };
        learned.write(&self.out)?;
        if coded.refused > 0 {
            eprintln!("{} lignes illisibles ont été laissées de côté.", coded.refused);
        }
        let by = if heard { "leurs mots et leur sens" } else { "leurs mots" };
        eprintln!(
            "Appris de {} textes, par {by} : {} étiquettes.",
            examples.len(),
            names.len()
        );
        Ok(ExitCode::SUCCESS)
    }
}
