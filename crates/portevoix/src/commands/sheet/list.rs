//! `portevoix sheet list`: what is published, and with `--all` what is being written.

use super::{
    files,
    opened::{Opened, Site, say},
};
use clap::Args;
use platform::{clock::civil_date, text::folded};
use publications::{Asked, Dossier};
use std::process::ExitCode;

/// How many sheets one question to the catalogue brings.
const AT_ONCE: u64 = 200;

/// Lists sheets.
#[derive(Args)]
pub(super) struct List {
    #[command(flatten)]
    site: Site,
    /// Words to find: in the whole of a published sheet; with --all, in headings
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    search: String,
    /// Every sheet, published or not, the last begun first; the date is that of its last change
    #[arg(long)]
    all: bool,
    /// The order of the published sheets; there is no other than these
    #[arg(long, value_parser = ["date", "title", "region"], default_value = "date", conflicts_with = "all")]
    sort: String,
}

impl List {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        let opened = self.site.open().await?;
        let lines = if self.all {
            self.written(&opened).await
        } else {
            self.published(&opened).await
        };
        match lines {
            Ok(lines) if lines.is_empty() => say(&opened.t.say("publications-catalogue-none")),
            Ok(lines) => files::print(&lines.join("\n"))?,
            Err(error) => return opened.refuse(None, error).await,
        }
        Ok(ExitCode::SUCCESS)
    }

    async fn published(&self, opened: &Opened) -> platform::Result<Vec<String>> {
        let state = opened.t.say("publications-state-published");
        let mut lines = Vec::new();
        for page in 1.. {
            let asked = Asked {
                q: self.search.clone(),
                sort: self.sort.clone(),
                page: page.to_string(),
                ..Asked::default()
            };
            let found = publications::find_sheets(&opened.app, &asked, opened.t.language, AT_ONCE).await?;
            lines.extend(found.sheets.iter().map(|sheet| {
                let day = civil_date(sheet.published_at);
                format!("{}\t{day}\t{state}\t{}\t{}", sheet.id, sheet.title, sheet.organisation)
            }));
            if found.sheets.is_empty() || lines.len() as u64 >= found.total {
                break;
            }
        }
        Ok(lines)
    }

    async fn written(&self, opened: &Opened) -> platform::Result<Vec<String>> {
        let mut dossiers = publications::all_sheets(&opened.app, &opened.t).await?;
        let words = folded(&self.search);
        dossiers.retain(|dossier| has_words(dossier, &words));
        let ids: Vec<_> = dossiers.iter().map(|dossier| dossier.sheet.organisation).collect();
        let names = people::names(&opened.app, &ids).await?;
        let line = |dossier: &Dossier| {
            let day = civil_date(dossier.sheet.updated_at);
            let state = opened.t.say(&format!("publications-state-{}", dossier.state().code()));
            let whose = names.get(&dossier.sheet.organisation).map_or("", String::as_str);
            format!(
                "{}\t{day}\t{state}\t{}\t{whose}",
                dossier.sheet.id, dossier.sheet.words.title
            )
        };
        Ok(dossiers.iter().map(line).collect())
    }
}

/// Are all these words, folded, in the heading?
fn has_words(dossier: &Dossier, words: &str) -> bool {
    let title = folded(&dossier.sheet.words.title);
    words.split(' ').all(|word| title.contains(word))
}
