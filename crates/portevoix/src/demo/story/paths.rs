//! A path read together (patient tracer): the invented path of a person, told by the person and by the team, then side by side.

use super::{Teller, id};
use platform::Role;
use serde_json::{Value, json};

/// The path of the demonstration says by its name that it is invented.
const LABEL: &str = "Parcours inventé : entrée par les urgences, fracture du poignet";

/// A tracer campaign with one path: both views, what the meeting wrote.
pub(super) async fn read_together(teller: &Teller<'_>) -> anyhow::Result<()> {
    let address = campaign(teller).await?;
    let planned = json!({ "label": LABEL, "unit": "Chirurgie orthopédique", "planned_on": teller.days_ago(6) });
    let tracing = id(&teller.door.post(Role::Quality, &address, planned).await?, "/id")?;
    let path = format!("{address}/{tracing}");
    let agreed = json!({ "agreed_on": teller.days_ago(6) });
    teller
        .door
        .put(Role::Partner, &format!("{path}/agreement"), agreed)
        .await?;
    let views = [
        (Role::Partner, "patient", patient()),
        (Role::Clinician, "team", team()),
        (Role::Quality, "together", together()),
    ];
    // The agreement was the first change.
    for (edit, (role, view, answers)) in (2..).zip(views) {
        let body = json!({ "edit": edit, "answers": answers });
        teller.door.put(role, &format!("{path}/views/{view}"), body).await?;
    }
    Ok(())
}

/// The address of the paths of a new campaign.
async fn campaign(teller: &Teller<'_>) -> anyhow::Result<String> {
    let new = json!({ "from": "patient-tracer", "organisation": teller.hospital });
    let instrument = id(&teller.door.post(Role::Quality, "/instruments", new).await?, "/id")?;
    let address = format!("/instruments/{instrument}");
    teller
        .door
        .post(Role::Quality, &format!("{address}/publication"), json!({ "edit": 1 }))
        .await?;
    let seen = teller.door.get(Role::Quality, &address).await?;
    let settings = json!({
        "kind": "tracer", "name": "Parcours relus en chirurgie",
        "purpose": "Comprendre un parcours réel, des deux côtés, pour décider quoi améliorer.",
        "opens_on": teller.days_ago(10), "closes_on": teller.in_days(40),
    });
    let new = json!({
        "version": id(&seen, "/instrument/version_id")?, "organisation": teller.hospital, "settings": settings,
    });
    let campaign = id(&teller.door.post(Role::Quality, "/campaigns", new).await?, "/id")?;
    let address = format!("/campaigns/{campaign}");
    teller
        .door
        .post(Role::Quality, &format!("{address}/launch"), json!({ "edit": 1 }))
        .await?;
    Ok(format!("{address}/tracings"))
}

fn patient() -> Value {
    json!({
        "proche": "yes", "entree_patient": "2", "information_patient": "3", "soins_patient": "5",
        "quotidien_patient": "4", "sortie_patient": "2",
    })
}

fn team() -> Value {
    json!({
        "entree_equipe": "4", "information_equipe": "3", "soins_equipe": "5", "quotidien_equipe": "4",
        "sortie_equipe": "4",
    })
}

fn together() -> Value {
    json!({
        "entree_ecart": "L’attente sur le brancard n’est pas dite à l’arrivée : nous ne la voyons plus.",
        "sortie_ecart": "Tout est expliqué le dernier matin, quand la personne pense déjà au retour.",
        "ameliorer": "Dire l’attente dès l’arrivée, et relire la veille ce qu’il faut savoir pour la sortie.",
        "fort": "Des soins expliqués geste par geste.",
    })
}
