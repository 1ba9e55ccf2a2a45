//! `portevoix sheet write`: the words and answers of a sheet, from a file.

use super::{
    files,
    opened::{Opened, Site, say},
    sheet_id,
    written::{FILE_MOST, Written},
};
use clap::{ArgGroup, Args};
use platform::{Error, Permission};
use projects::ProjectId;
use publications::{SheetId, Words};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// How many projects are named to whoever named none of them.
const PROJECTS_SHOWN: usize = 20;

/// Begins a sheet, or writes it again.
#[derive(Args)]
#[command(group = ArgGroup::new("which").required(true).args(["project", "sheet"]))]
pub(super) struct Write {
    #[command(flatten)]
    site: Site,
    /// Begins a sheet of this project, whose record writes its first words
    #[arg(long, value_name = "ID", value_parser = project_id)]
    project: Option<ProjectId>,
    /// Writes this sheet again
    #[arg(long, value_name = "ID", value_parser = sheet_id)]
    sheet: Option<SheetId>,
    /// The JSON file, as `template` prints it; a sheet may begin without
    #[arg(required_unless_present = "project")]
    file: Option<PathBuf>,
}

impl Write {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        let Some(written) = self.file.as_deref().map_or(Ok(Some(Written::default())), read)? else {
            return Ok(ExitCode::FAILURE);
        };
        let opened = self.site.open().await?;
        let id = match (self.sheet, self.project) {
            (Some(sheet), _) => match keep(&opened, sheet, &written).await {
                Ok(()) => sheet,
                Err(error) => return opened.refuse(Some(sheet), error).await,
            },
            (None, Some(project)) => match begin(&opened, project, written.for_new_sheet()).await? {
                Some(id) => id,
                None => return Ok(ExitCode::FAILURE),
            },
            (None, None) => return Ok(ExitCode::FAILURE),
        };
        opened.tell(id).await?;
        files::print(&id.to_string())?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Reads the file, or says each of its mistakes.
fn read(path: &Path) -> anyhow::Result<Option<Written>> {
    match Written::read(&files::read(path, FILE_MOST)?.bytes) {
        Ok(written) => Ok(Some(written)),
        Err(mistakes) => {
            for (field, words) in mistakes {
                say(&format!("{field} : {words}"));
            }
            eprintln!("« portevoix sheet template » montre la forme de ce fichier. Rien n’est changé.");
            Ok(None)
        }
    }
}

/// Begins a sheet, once its words are known to be good; none when it was refused.
async fn begin(opened: &Opened, project: ProjectId, written: Written) -> anyhow::Result<Option<SheetId>> {
    // The record gives a heading: its absence from the file is no mistake.
    let titled = Words {
        title: "…".to_owned(),
        ..Words::default()
    };
    let begun = async {
        publications::check_sheet(&written.over(&titled), &written.answers())?;
        let told = tells_already(opened, project).await?;
        let id = publications::begin_sheet(&opened.app, &opened.t, project).await?;
        if let Some(told) = told {
            eprintln!("Cette démarche avait déjà une fiche, {told} : celle-ci en est une autre.");
        }
        Ok(id)
    };
    let id = match begun.await {
        Ok(id) => id,
        Err(Error::NotFound) => {
            say("cette démarche n’est pas ici.");
            name_projects(opened).await?;
            return Ok(None);
        }
        Err(error) => return opened.refuse(None, error).await.map(|_| None),
    };
    if let Err(error) = keep(opened, id, &written).await {
        eprintln!("La fiche {id} est commencée, sans le texte du fichier : reprenez avec --sheet {id}.");
        return opened.refuse(Some(id), error).await.map(|_| None);
    }
    Ok(Some(id))
}

/// A sheet that tells this project already: a second one is allowed, and seldom meant.
async fn tells_already(opened: &Opened, project: ProjectId) -> platform::Result<Option<SheetId>> {
    let all = publications::all_sheets(&opened.app, &opened.t).await?;
    let told = all
        .iter()
        .map(|dossier| &dossier.sheet)
        .find(|sheet| sheet.project == project);
    Ok(told.map(|sheet| sheet.id))
}

/// Keeps the words and the answers of the file; both, or what refuses one of them.
async fn keep(opened: &Opened, id: SheetId, written: &Written) -> platform::Result<()> {
    let dossier = publications::read_sheet(&opened.app, &opened.t, id).await?;
    let words = written.over(&dossier.sheet.words);
    let answers = written.answers();
    publications::check_sheet(&words, &answers)?;
    let words_version = written.words_version.unwrap_or(dossier.sheet.words_version);
    let criteria_version = written.criteria_version.unwrap_or(dossier.sheet.criteria_version);
    let rewords = words.tidied() != dossier.sheet.words;
    let answers_again = answers.iter().any(|a| dossier.answer(&a.criterion) != a.answer.trim());
    // Asked of both before either is kept.
    if (rewords && words_version != dossier.sheet.words_version)
        || (answers_again && criteria_version != dossier.sheet.criteria_version)
    {
        return Err(Error::Conflict("publications-changed"));
    }
    if rewords {
        publications::write_sheet(&opened.app, opened.actor(), id, words_version, &words).await?;
    }
    if answers_again {
        publications::answer_criteria(&opened.app, opened.actor(), id, criteria_version, &answers).await?;
    }
    Ok(())
}

/// The projects that could be told.
async fn name_projects(opened: &Opened) -> anyhow::Result<()> {
    let scope = opened.actor().scope(Permission::ReadProjects)?;
    let all = projects::projects(&opened.app, &scope).await?;
    if all.is_empty() {
        eprintln!("Aucune démarche à raconter : une fiche raconte toujours une démarche.");
    }
    for project in all.iter().take(PROJECTS_SHOWN) {
        eprintln!("  {}\t{}", project.id, project.title);
    }
    Ok(())
}

fn project_id(text: &str) -> Result<ProjectId, String> {
    text.trim().parse().map_err(|_| {
        "ce n’est pas l’identifiant d’une démarche : il finit l’adresse de sa page, /projects/…".to_owned()
    })
}
