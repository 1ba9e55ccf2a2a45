//! `portevoix sheet follow-up`: a sheet was received, its authors called, the place visited, or more asked for.

use super::{files, opened::Site, sheet_id};
use clap::Args;
use publications::{NewFollowUp, SheetId, Step};
use std::process::ExitCode;

/// Records a step of the follow-up.
#[derive(Args)]
pub(super) struct FollowUp {
    #[command(flatten)]
    site: Site,
    /// The sheet
    #[arg(value_parser = sheet_id)]
    id: SheetId,
    /// What was done; publishing records its own step
    #[arg(value_parser = Step::RECORDED.map(Step::code))]
    step: String,
    /// What was said or asked; needed to send a sheet back
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
    /// The day, as 2026-11-22; today without it
    #[arg(long, value_name = "DAY", default_value = "", hide_default_value = true)]
    on: String,
}

impl FollowUp {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        let opened = self.site.open().await?;
        let new = NewFollowUp {
            step: self.step,
            note: self.note,
            on: self.on,
        };
        match publications::record_follow_up(&opened.app, opened.actor(), self.id, &new).await {
            Ok(()) => {
                files::print(&opened.t.say("publications-followed-up"))?;
                opened.tell(self.id).await?;
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => opened.refuse(Some(self.id), error).await,
        }
    }
}
