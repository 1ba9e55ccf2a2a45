//! A register of FINESS numbers in the shape of the published one: every establishment is invented, and one is closed.

use super::{
    Teller,
    official::{HOSPITAL, numbered},
};
use anyhow::Context;
use platform::Role;
use serde_json::{Value, json};

/// Invented establishments beside the hospital; those of the official results are the first.
const OTHERS: u32 = 36;
/// How many days ago the last of them closed.
const CLOSED: i64 = 400;

/// The administrator gives the installation its register.
pub(super) async fn publish(teller: &Teller<'_>) -> anyhow::Result<()> {
    let text = file(teller)?.to_string();
    let file = ("file", "fictif-finess.json", text.as_bytes());
    teller.door.upload(Role::Administrator, "/finess", &[], file).await?;
    Ok(())
}

/// One invented legal entity with everything.
fn file(teller: &Teller<'_>) -> anyhow::Result<Value> {
    let mut all = vec![establishment(HOSPITAL.0, HOSPITAL.1)];
    for n in 1..=OTHERS {
        let number = numbered(n).context("a number with its key")?;
        all.push(establishment(
            &number,
            &format!("Établissement inventé {n:02} (fictif)"),
        ));
    }
    if let Some(last) = all.last_mut() {
        last["etatObjet"] = json!("F");
        last["informationsGeneralesEGE"]["dateFermeture"] = json!(teller.days_ago(CLOSED));
    }
    let entity = json!({
        "informationsGeneralesPMEJ": {
            "numFinessPm": numbered(99).context("a number with its key")?,
            "denominationLonguePmSmsse": "Entité juridique inventée (fictive)",
            "dateCreation": "1990-01-01",
        },
        "etatObjet": "A",
        "ege": all,
    });
    Ok(json!({
        "schemaVersion": "fictif",
        "generatedAt": format!("{}T00:00:00Z", teller.today()),
        "gcc": [],
        "gco": [],
        "pmej": [entity],
    }))
}

/// The département 00 does not exist, and so has no region.
fn establishment(number: &str, name: &str) -> Value {
    json!({
        "informationsGeneralesEGE": { "numFinessEge": number, "nomEgeLong": name, "dateOuverture": "1990-01-01" },
        "categorieentiteGeographiqueExercice": "355",
        "adresse": [{ "codePostal": "00000", "ligneAcheminement": "VILLE INVENTEE" }],
        "etatObjet": "A",
    })
}
