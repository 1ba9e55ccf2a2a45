//! `portevoix sheet template`: the file that `write` takes, empty or as a sheet is now, and what each field means.

use super::{
    files,
    opened::{Opened, Site},
    sheet_id,
};
use clap::Args;
use platform::{Actor, Language, Reader, messages::Messages};
use publications::{Answer, Dossier, SheetId, Words};
use serde::Serialize;
use std::{fmt::Write as _, process::ExitCode, sync::Arc};

/// Prints the file of a sheet.
#[derive(Args)]
pub(super) struct Template {
    #[command(flatten)]
    site: Site,
    /// The sheet to write again, as it is now; an empty file without it
    #[arg(long, value_name = "ID", value_parser = sheet_id)]
    sheet: Option<SheetId>,
}

/// The file, with its fields in the order of the sheet.
#[derive(Default, Serialize)]
struct Shape {
    #[serde(skip_serializing_if = "Option::is_none")]
    words_version: Option<i64>,
    words: Words,
    #[serde(skip_serializing_if = "Option::is_none")]
    criteria_version: Option<i64>,
    criteria: Vec<Answer>,
}

impl Template {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        let Some(id) = self.sheet else {
            let t = reader()?;
            show(&t, &Shape::empty())?;
            return Ok(ExitCode::SUCCESS);
        };
        let opened: Opened = self.site.open().await?;
        match publications::read_sheet(&opened.app, &opened.t, id).await {
            Ok(dossier) => show(&opened.t, &Shape::of(&dossier))?,
            Err(error) => return opened.refuse(Some(id), error).await,
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Shape {
    fn empty() -> Self {
        Self {
            criteria: answers(|_| ""),
            ..Self::default()
        }
    }

    fn of(dossier: &Dossier) -> Self {
        Self {
            words_version: Some(dossier.sheet.words_version),
            words: dossier.sheet.words.clone(),
            criteria_version: Some(dossier.sheet.criteria_version),
            criteria: answers(|code| dossier.answer(code)),
        }
    }
}

/// The four criteria with their answers.
fn answers<'a>(of: impl Fn(&str) -> &'a str) -> Vec<Answer> {
    let four = publications::criteria().criteria.iter();
    four.map(|criterion| Answer {
        criterion: criterion.code.clone(),
        answer: of(&criterion.code).to_owned(),
    })
    .collect()
}

/// A reader without an installation: an empty file is the same everywhere.
fn reader() -> anyhow::Result<Reader> {
    let rooms = crate::rooms::all();
    let messages = Messages::new(rooms.iter().flat_map(|room| room.messages.iter().copied()))?;
    let today = platform::clock::Clock::machine().today();
    Ok(Reader::new(Arc::new(messages), Language::French, Actor::Visitor, today))
}

fn show(t: &Reader, shape: &Shape) -> anyhow::Result<()> {
    // On the error output, so that `> fiche.json` keeps the file alone.
    eprintln!("{}", guide(t));
    files::print(&serde_json::to_string_pretty(shape)?)
}

/// What each field means, with the codes of those that are chosen.
fn guide(t: &Reader) -> String {
    let mut said = String::from("words : les textes et les choix de la fiche.\n");
    for field in publications::fields(t) {
        let _ = writeln!(said, "  {} : {}. {}", field.code, field.name, field.hint);
        for (code, words) in &field.choices {
            let _ = writeln!(said, "    {code} = {words}");
        }
    }
    said.push_str("criteria : vos réponses, avec vos mots, aux quatre critères du ministère.\n");
    for criterion in &publications::criteria().criteria {
        let (name, question) = (criterion.named(t.language), criterion.question(t.language));
        let _ = writeln!(said, "  {} : {name}. {question}", criterion.code);
    }
    said.push_str(
        "Un champ absent reste comme il est. Un champ vide aussi, sauf à côté de words_version ou criteria_version : il est alors retiré.\n",
    );
    said
}
