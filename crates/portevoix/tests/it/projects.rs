//! Projects through the front door: from a standing finding to what is given back.

mod api;
mod pages;
mod public;
mod rights;

use crate::house::{Client, House, Reply};
use http::{Method, StatusCode};
use platform::{Actor, Role};
use sea_orm::{ConnectionTrait, Statement, Value};
use serde_json::json;
use uuid::Uuid;

/// What somebody said, with what somebody else could try.
const SAID: [&str; 2] = [
    "On m’a tout expliqué debout, dans le couloir.",
    "<script>alert(1)</script> Je n’ai rien retenu.",
];

async fn run(house: &House, sql: &str, values: Vec<Value>) {
    let tx = house.app.db.begin().await.unwrap();
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values))
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// A finding of the hospital to which both colleges agreed, on words that may be published, as
/// the rooms before this one keep it.
async fn finding(house: &House) -> Uuid {
    let at = platform::db::stored_time(house.app.clock.now());
    let hospital = house.hospital;
    let empty = || Value::from(serde_json::json!({}));
    let list = || Value::from(serde_json::json!([]));
    let change = house.app.change(&Actor::System("test")).await.unwrap();
    let (source, codebook, study, finding) = (
        change.fresh_id(),
        change.fresh_id(),
        change.fresh_id(),
        change.fresh_id(),
    );
    let ids = [change.fresh_id(), change.fresh_id()];
    change.commit_unnoted().await.unwrap();
    let sql = "insert into sources (id, organisation_id, kind, state, name, file_name, file_hash, file_bytes, chunks, format, mapping, \
        legal_basis, retention_months, allows_publication, taken, refused, already, blank, to_review, wide_attributes, rows_read, created_at, version) \
        values ($1, $2, 'file', 'done', 'Questionnaire', '', '', 0, $3, $4, $4, 'public_interest', 24, true, 2, 0, 0, 0, 0, $3, 2, $5, 1)";
    run(
        house,
        sql,
        vec![source.into(), hospital.into(), list(), empty(), at.into()],
    )
    .await;
    for ((number, words), id) in (9_001_i64..).zip(SAID).zip(ids) {
        let sql = "insert into expressions (id, number, organisation_id, source_id, row_key, said_precision, received_on, channel, speaker, \
            attributes, state, shared_text, version) values ($1, $2, $3, $4, $5, 'none', $6, 'survey', 'patient', $7, 'shared', $8, 1)";
        let received = platform::db::stored_date(house.app.clock.today());
        let key = format!("row-{number}");
        run(
            house,
            sql,
            vec![
                id.into(),
                number.into(),
                hospital.into(),
                source.into(),
                key.into(),
                received.into(),
                empty(),
                words.into(),
            ],
        )
        .await;
    }
    let sql = "insert into codebooks (id, organisation_id, name, version, created_at) values ($1, $2, 'Sortie', 1, $3)";
    run(house, sql, vec![codebook.into(), hospital.into(), at.into()]).await;
    let sql = "insert into studies (id, organisation_id, codebook_id, name, question, filter, corpus_count, created_at, version) \
        values ($1, $2, $3, 'Sortie', '', $4, 2, $5, 1)";
    run(
        house,
        sql,
        vec![study.into(), hospital.into(), codebook.into(), empty(), at.into()],
    )
    .await;
    let sql = "insert into findings (id, organisation_id, study_id, sentence, version, created_at, written_at, written_role, stood_at) \
        values ($1, $2, $3, 'Les explications arrivent trop tard', 1, $4, $4, 'quality', $4)";
    run(
        house,
        sql,
        vec![finding.into(), hospital.into(), study.into(), at.into()],
    )
    .await;
    for (number, id) in (9_001_i64..).zip(ids) {
        let sql = "insert into finding_evidence (finding_id, number, organisation_id, expression_id, added_at) values ($1, $2, $3, $4, $5)";
        run(
            house,
            sql,
            vec![finding.into(), number.into(), hospital.into(), id.into(), at.into()],
        )
        .await;
    }
    for (college, role) in [("users", "representative"), ("professionals", "quality")] {
        let change = house.app.change(&Actor::System("test")).await.unwrap();
        let id = change.fresh_id();
        change.commit_unnoted().await.unwrap();
        let sql = "insert into finding_answers (id, finding_id, organisation_id, version, person_id, name, role, college, answered_at) \
            values ($1, $2, $3, 1, $1, 'Personne', $4, $5, $6)";
        run(
            house,
            sql,
            vec![
                id.into(),
                finding.into(),
                hospital.into(),
                role.into(),
                college.into(),
                at.into(),
            ],
        )
        .await;
    }
    finding
}

/// The identifier at the end of where a form led.
fn made(reply: Reply) -> String {
    let url = reply.expect(StatusCode::SEE_OTHER).location();
    url.split('#').next().unwrap().rsplit('/').next().unwrap().to_owned()
}

async fn person(client: &Client) -> String {
    let me = client.api(Method::GET, "/me", None).await.expect(StatusCode::OK).json();
    me["me"]["person"].as_str().unwrap().to_owned()
}

/// A project with an action and a locked indicator, written through the forms; answers its address.
async fn project(house: &House) -> String {
    let quality = house.sign_in(Role::Quality);
    let finding = finding(house).await.to_string();
    let fields = [
        ("finding", finding.as_str()),
        ("template", "action-plan"),
        ("title", "Un temps assis avant chaque départ"),
        ("objective", "Que chacun reparte en sachant quoi prendre"),
    ];
    let url = format!("/projects/{}", made(quality.post("/projects", &fields).await));
    let (user, professional) = (
        person(&house.sign_in(Role::Representative)).await,
        person(&house.sign_in(Role::Clinician)).await,
    );
    let fields = [
        ("what", "Dix minutes assises"),
        ("due_on", "2026-12-15"),
        ("phase", "during"),
        ("priority", "1"),
        ("user", user.as_str()),
        ("professional", professional.as_str()),
    ];
    quality
        .post(&format!("{url}/actions"), &fields)
        .await
        .expect(StatusCode::SEE_OTHER);
    let indicator = made(quality.post(&format!("{url}/indicators"), &indicator("70")).await);
    let lock = format!("{url}/indicators/{indicator}/lock");
    quality
        .post(&lock, &[("version", "1")])
        .await
        .expect(StatusCode::SEE_OTHER);
    url
}

fn indicator(target: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("name", "Patients qui se disent bien informés"),
        ("kind", "proportion"),
        ("counted", "Réponses « oui, tout à fait »"),
        ("source", "Questionnaire de sortie"),
        ("direction", "up"),
        ("baseline_amount", "115"),
        ("baseline_n", "198"),
        ("baseline_missing", "31"),
        ("baseline_on", "2026-03-01"),
        ("target", target),
        ("target_on", "2026-11-30"),
    ]
}

/// Both colleges approve; answers the address of the vote.
async fn co_decide(house: &House, url: &str) -> String {
    let quality = house.sign_in(Role::Quality);
    let vote = format!(
        "{url}/decisions/{}",
        made(
            quality
                .post(&format!("{url}/decisions"), &[("until", "2026-11-30")])
                .await
        )
    );
    for role in [Role::Representative, Role::Partner, Role::Clinician] {
        let ballot = house
            .sign_in(role)
            .post(&format!("{vote}/ballot"), &[("choice", "approve")])
            .await;
        ballot.expect(StatusCode::SEE_OTHER);
    }
    quality
        .post(&format!("{vote}/closure"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    vote
}

/// A project that was decided together, measured and given back; answers its address and the public one.
async fn given_back(house: &House) -> (String, String) {
    let quality = house.sign_in(Role::Quality);
    let url = project(house).await;
    co_decide(house, &url).await;
    quality
        .post(&format!("{url}/start"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    let indicators = quality
        .api(Method::GET, &format!("{url}/indicators"), None)
        .await
        .json();
    let indicator = indicators["indicators"][0]["id"].as_str().unwrap();
    let measure =
        json!({ "indicator_id": indicator, "figure": { "amount": 157, "n": 212, "missing": 9, "on": "2026-11-22" } });
    quality
        .api(Method::POST, &format!("{url}/measures"), Some(measure))
        .await
        .expect(StatusCode::CREATED);
    let id = made(quality.post(&format!("{url}/give-backs"), &[]).await);
    let publication = format!("{url}/give-backs/{id}/publication");
    house
        .sign_in(Role::Direction)
        .post(&publication, &[("version", "1")])
        .await
        .expect(StatusCode::SEE_OTHER);
    (url, format!("/give-backs/{id}"))
}
