//! The room's tables as SeaORM sees them; nothing outside the store uses them.

use crate::value::Answers;
use platform::table;
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

/// The answers of a row, read from its text at once: a tree of JSON between both takes more time than the rest of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct RowAnswers(pub Answers);

table!(
    /// Instruments.
    instrument = "instruments" { id: Uuid, } {
        organisation_id: Uuid,
        name: String,
        created_at: DateTimeUtc,
        created_by: Option<Uuid>,
        retired_at: Option<DateTimeUtc>,
    }
);

table!(
    /// Versions of instruments.
    version = "instrument_versions" { id: Uuid, } {
        instrument_id: Uuid,
        organisation_id: Uuid,
        number: i64,
        content: Json,
        edit: i64,
        edited_at: DateTimeUtc,
        edited_by: Option<Uuid>,
        published_at: Option<DateTimeUtc>,
        published_by: Option<Uuid>,
    }
);

table!(
    /// What is said of a version while it is made.
    remark = "instrument_remarks" { id: Uuid, } {
        version_id: Uuid,
        organisation_id: Uuid,
        item_key: String,
        words: String,
        proposal: Option<String>,
        college: String,
        role: String,
        person_id: Uuid,
        said_at: DateTimeUtc,
        answered_at: Option<DateTimeUtc>,
        answered_by: Option<Uuid>,
        is_taken: Option<bool>,
        answer: Option<String>,
    }
);

table!(
    /// Who approved a version.
    approval = "instrument_approvals" { version_id: Uuid, person_id: Uuid, } {
        organisation_id: Uuid,
        college: String,
        role: String,
        edit: i64,
        approved_at: DateTimeUtc,
    }
);

table!(
    /// Campaigns.
    campaign = "campaigns" { id: Uuid, } {
        organisation_id: Uuid,
        version_id: Uuid,
        name: String,
        purpose: String,
        is_anonymous: bool,
        opens_on: Date,
        closes_on: Date,
        embargo_until: Option<Date>,
        quota_count: Option<i64>,
        target_count: Option<i64>,
        remind_after_days: Option<i64>,
        least_for_score: i64,
        least_in_cell: i64,
        edit: i64,
        created_at: DateTimeUtc,
        created_by: Option<Uuid>,
        launched_at: Option<DateTimeUtc>,
        launched_by: Option<Uuid>,
        ended_at: Option<DateTimeUtc>,
        ended_by: Option<Uuid>,
        kind: String,
    }
);

table!(
    /// Paths of single people that are read with their team.
    tracing = "tracings" { id: Uuid, } {
        campaign_id: Uuid,
        organisation_id: Uuid,
        label: String,
        unit: String,
        planned_on: Date,
        agreed_on: Option<Date>,
        agreed_role: Option<String>,
        patient_view: Option<Vec<u8>>,
        patient_on: Option<Date>,
        team_view: Option<Vec<u8>>,
        team_on: Option<Date>,
        together_view: Option<Vec<u8>>,
        together_on: Option<Date>,
        edit: i64,
    }
);

table!(
    /// Establishments of campaigns.
    participant = "participants" { id: Uuid, } {
        campaign_id: Uuid,
        organisation_id: Uuid,
        own_organisation_id: Option<Uuid>,
        finess: Option<String>,
        name: String,
        region: Option<String>,
        link: String,
        target_count: Option<i64>,
    }
);

table!(
    /// Personal links.
    personal_link = "personal_links" { id: Uuid, } {
        campaign_id: Uuid,
        participant_id: Uuid,
        organisation_id: Uuid,
        code_hash: String,
        address: Option<Vec<u8>>,
        language: String,
        sent_on: Option<Date>,
        reminded_on: Option<Date>,
        expires_on: Date,
        is_answered: bool,
    }
);

table!(
    /// Answers.
    answer = "answers" { id: Uuid, } {
        campaign_id: Uuid,
        participant_id: Uuid,
        organisation_id: Uuid,
        version_id: Uuid,
        channel: String,
        language: String,
        received_on: Date,
        is_complete: bool,
        answers: super::RowAnswers,
        words: Option<Vec<u8>>,
        once_hash: Option<String>,
        resume_hash: Option<String>,
        receipt_hash: Option<String>,
        personal_link_id: Option<Uuid>,
        heard_on: Option<Date>,
        withdrawn_on: Option<Date>,
    }
);

table!(
    /// Counts of answers.
    answer_count = "answer_counts" { campaign_id: Uuid, participant_id: Uuid, month: String, is_complete: bool, item: String, code: String, } {
        organisation_id: Uuid,
        n: i64,
    }
);

table!(
    /// Sums of answers.
    answer_sum = "answer_sums" { campaign_id: Uuid, participant_id: Uuid, month: String, is_complete: bool, item: String, } {
        organisation_id: Uuid,
        n: i64,
        total: i64,
        squares: i64,
    }
);

table!(
    /// Sheets of paper that were typed once.
    sheet = "paper_sheets" { id: Uuid, } {
        campaign_id: Uuid,
        participant_id: Uuid,
        organisation_id: Uuid,
        number: String,
        typed: Vec<u8>,
        typed_on: Date,
        typed_by: Option<Uuid>,
    }
);

table!(
    /// Pages of results that everybody may read.
    public_results = "public_results" { id: Uuid, } {
        campaign_id: Uuid,
        participant_id: Option<Uuid>,
        about_id: Uuid,
        organisation_id: Uuid,
        link: String,
        becomes: String,
        edit: i64,
        published_at: DateTimeUtc,
        published_by: Option<Uuid>,
        taken_back_at: Option<DateTimeUtc>,
        taken_back_by: Option<Uuid>,
    }
);

table!(
    /// Files given as answers.
    answer_file = "answer_files" { id: Uuid, } {
        campaign_id: Uuid,
        participant_id: Uuid,
        organisation_id: Uuid,
        item_key: String,
        answer_id: Option<Uuid>,
        hash: String,
        media_type: String,
        byte_count: i64,
        forget_on: Option<Date>,
    }
);

table!(
    /// Imports of official results.
    official_import = "official_imports" { id: Uuid, } {
        organisation_id: Uuid,
        survey: String,
        year: Option<i64>,
        file_name: String,
        row_count: i64,
        told: Json,
        means: Json,
        created_at: DateTimeUtc,
        created_by: Option<Uuid>,
        imported_at: Option<DateTimeUtc>,
        imported_by: Option<Uuid>,
        undone_at: Option<DateTimeUtc>,
        undone_by: Option<Uuid>,
        undone_why: Option<String>,
    }
);

table!(
    /// Rows of official results.
    official_result = "official_results" { import_id: Uuid, finess: String, } {
        organisation_id: Uuid,
        line: i64,
        name: String,
        name_key: String,
        region: String,
        class: Option<String>,
        evolution: Option<String>,
        answer_count: Option<i64>,
        figures: Json,
    }
);
