//! From the finding to a project that both colleges decide and carry.

use super::{Teller, id};
use platform::{Role, jobs};
use serde_json::{Value, json};

/// Tells the project up to its measured effect; answers its id.
pub(super) async fn decide_and_act(teller: &Teller, finding: &str) -> anyhow::Result<String> {
    let project = write(teller, finding).await?;
    let actions = plan(teller, &project).await?;
    let indicator = lock(teller, &project).await?;
    vote(teller, &project).await?;
    teller
        .door
        .post(Role::Quality, &format!("/projects/{project}/start"), json!({}))
        .await?;
    for (action, state) in actions.iter().zip(["done", "done", "running"]) {
        carry_out(teller, &project, action, state).await?;
    }
    let after = json!({
        "indicator_id": indicator, "figure": { "amount": 157, "n": 212, "missing": 9, "on": teller.today.to_string() },
        "note": "Mesuré dans deux services.",
    });
    teller
        .door
        .post(Role::Quality, &format!("/projects/{project}/measures"), after)
        .await?;
    jobs::drain(&teller.app).await?;
    Ok(project)
}

/// Begun by one college, rewritten by the other.
async fn write(teller: &Teller, finding: &str) -> anyhow::Result<String> {
    let plan = |objective: &str| {
        json!({
            "template": "action-plan", "title": "Un temps assis avant chaque départ", "objective": objective,
            "people_concerned": "Les patients qui quittent la chirurgie et la médecine, et leurs proches",
            "means": "Deux chaises et une table par service, dix minutes au planning",
            "risks": "Les départs groupés du vendredi", "method": "Essai dans deux services, puis bilan", "part_of": "",
        })
    };
    let new = json!({ "finding_id": finding, "plan": plan("Que chacun reparte en sachant quoi prendre.") });
    let project = id(&teller.door.post(Role::Quality, "/projects", new).await?, "/id")?;
    let seen = teller.door.get(Role::Partner, &format!("/projects/{project}")).await?;
    let version = seen.pointer("/project/version").cloned().unwrap_or(Value::Null);
    let better =
        json!({ "version": version, "plan": plan("Que chacun reparte en sachant quoi prendre, et qui appeler.") });
    teller
        .door
        .put(Role::Partner, &format!("/projects/{project}"), better)
        .await?;
    let briefing = json!({
        "on": teller.days_ago(1), "what": "Les droits des usagers et la conduite de projet, ensemble",
        "people": [teller.person(Role::Representative), teller.person(Role::Partner), teller.person(Role::Clinician), teller.person(Role::Quality)],
    });
    teller
        .door
        .post(
            Role::Representative,
            &format!("/projects/{project}/briefings"),
            briefing,
        )
        .await?;
    Ok(project)
}

/// Three actions, each carried by a pair.
async fn plan(teller: &Teller, project: &str) -> anyhow::Result<Vec<String>> {
    let planned = [
        (
            "Deux chaises et une table près de chaque sortie",
            Role::Representative,
            Role::Clinician,
        ),
        (
            "Une fiche d’une page, relue par six patients",
            Role::Partner,
            Role::Quality,
        ),
        (
            "Dix minutes inscrites au planning",
            Role::Representative,
            Role::Direction,
        ),
    ];
    let mut actions = Vec::new();
    for (place, (what, user, professional)) in planned.into_iter().enumerate() {
        let action = json!({
            "what": what, "due_on": teller.in_days(20), "phase": "during", "priority": place.min(2) + 1,
            "user_id": teller.person(user), "professional_id": teller.person(professional),
        });
        actions.push(id(
            &teller
                .door
                .post(Role::Quality, &format!("/projects/{project}/actions"), action)
                .await?,
            "/id",
        )?);
    }
    Ok(actions)
}

/// The baseline is written down and locked before anything starts.
async fn lock(teller: &Teller, project: &str) -> anyhow::Result<String> {
    let indicator = json!({
        "name": "Patients qui se disent bien informés en partant", "kind": "proportion", "unit": "",
        "counted": "Réponses « bonnes » ou « excellentes » à la question sur les explications de sortie",
        "source": "Questionnaire de sortie, chirurgie et médecine", "direction": "up",
        "baseline": { "amount": 115, "n": 198, "missing": 31, "on": teller.days_ago(60) },
        "target": 70, "target_on": teller.in_days(90),
    });
    let made = teller
        .door
        .post(Role::Quality, &format!("/projects/{project}/indicators"), indicator)
        .await?;
    let indicator = id(&made, "/id")?;
    let version = json!({ "version": 1 });
    teller
        .door
        .post(
            Role::Quality,
            &format!("/projects/{project}/indicators/{indicator}/lock"),
            version,
        )
        .await?;
    Ok(indicator)
}

/// Both colleges vote; one professional is against, and says why.
async fn vote(teller: &Teller, project: &str) -> anyhow::Result<()> {
    let opened = json!({ "until": teller.in_days(7) });
    let decision = id(
        &teller
            .door
            .post(Role::Quality, &format!("/projects/{project}/decisions"), opened)
            .await?,
        "/id",
    )?;
    let ballots = [
        (Role::Representative, "approve", ""),
        (Role::Partner, "approve", ""),
        (Role::Clinician, "approve", ""),
        (Role::Quality, "approve", ""),
        (
            Role::Direction,
            "abstain",
            "Le vendredi me paraît difficile : à revoir au bilan.",
        ),
    ];
    for (role, choice, reason) in ballots {
        let ballot = json!({ "choice": choice, "reason": reason });
        teller
            .door
            .post(
                role,
                &format!("/projects/{project}/decisions/{decision}/ballot"),
                ballot,
            )
            .await?;
    }
    teller
        .door
        .post(
            Role::Quality,
            &format!("/projects/{project}/decisions/{decision}/closure"),
            json!({}),
        )
        .await?;
    Ok(())
}

async fn carry_out(teller: &Teller, project: &str, action: &str, state: &str) -> anyhow::Result<()> {
    let path = format!("/projects/{project}/actions/{action}/state");
    teller
        .door
        .post(
            Role::Clinician,
            &path,
            json!({ "version": 1, "state": "running", "reason": "" }),
        )
        .await?;
    if state != "running" {
        teller
            .door
            .post(
                Role::Clinician,
                &path,
                json!({ "version": 2, "state": state, "reason": "" }),
            )
            .await?;
    }
    Ok(())
}
