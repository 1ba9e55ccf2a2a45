//! Invented rows for benchmarks: sentences put together from parts, with a name here and there.

#![allow(dead_code, reason = "each benchmark uses some of it")]

use people::{Kind, NewOrganisation};
use platform::{Actor, App};
use std::{io::Write, path::Path};
use uuid::Uuid;

const BEGINNINGS: &[&str] = &[
    "J’ai attendu trois heures aux urgences",
    "L’équipe de nuit a été très douce avec ma mère",
    "Personne ne m’a expliqué mon traitement",
    "Les repas arrivent froids au bout du couloir",
    "Le docteur Fontanel a pris le temps de répondre",
    "On m’a changé de chambre deux fois",
    "La sortie s’est faite en dix minutes",
    "Je n’arrive jamais à joindre le secrétariat",
    "Mme Delarue m’a rappelée le lendemain",
    "Le parking est loin et sans pente douce",
    "La douche était froide le matin",
    "Le chirurgien a fait un dessin",
];
const MIDDLES: &[&str] = &[
    "sans un mot sur l’ordre de passage",
    "et je n’ai plus eu peur",
    "alors que j’avais mal depuis la veille",
    "comme à chaque visite depuis un an",
    "malgré nos demandes répétées",
    "ce qui a tout changé pour nous",
    "debout dans le couloir, devant tout le monde",
    "et ma fille a pu poser ses questions",
    "car le service manque de bras",
    "avec beaucoup de respect",
    "au point que nous sommes repartis",
    "et c’est bien dommage",
];
const ENDS: &[&str] = &[
    "Il faudrait prévenir les familles.",
    "Merci à toutes et à tous.",
    "Je ne souhaite cela à personne.",
    "Un papier écrit aiderait vraiment.",
    "Continuez ainsi.",
    "On se sent seul dans ces moments-là.",
    "Une horloge visible du lit suffirait.",
    "J’attends toujours une réponse au 06 12 34 56 78.",
    "Le reste du séjour s’est bien passé.",
    "Je reviendrai sans crainte.",
    "Le linge sentait bon.",
    "Rien à redire sur les soins.",
];
const PLACES: &[&str] = &[
    "Chirurgie",
    "Médecine",
    "Urgences",
    "Maternité",
    "Rééducation",
    "Consultations",
    "Gériatrie",
    "Pédiatrie",
];
const FEELINGS: &[&str] = &["Positif", "Neutre", "Négatif"];

/// The text of row `n`: some 170 characters, all different.
pub fn text(n: usize) -> String {
    let part = |list: &[&'static str], k: usize| list[k % list.len()];
    let (a, b, c) = (part(BEGINNINGS, n), part(MIDDLES, n / 12), part(ENDS, n / 144));
    let (d, e) = (part(BEGINNINGS, n / 7 + 3), part(ENDS, n / 5 + 1));
    format!("{a} {b}. {c} {d}, chambre {}. {e}", n % 997)
}

/// A CSV of `rows` rows.
pub fn write_csv(path: &Path, rows: usize) -> anyhow::Result<()> {
    let mut out = std::io::BufWriter::new(std::fs::File::create(path)?);
    writeln!(out, "Numéro;Date;Service;Recueil;Ressenti;Parole")?;
    for n in 0..rows {
        let (day, month, year) = (n % 28 + 1, n / 28 % 12 + 1, 2020 + n / 336 % 6);
        let (place, feeling) = (PLACES[n % PLACES.len()], FEELINGS[n / 3 % 3]);
        writeln!(
            out,
            "B{n:07};{day:02}/{month:02}/{year};{place};Questionnaire;{feeling};\"{}\"",
            text(n)
        )?;
    }
    Ok(out.flush()?)
}

/// An invented hospital to receive them.
pub async fn hospital(app: &App) -> anyhow::Result<Uuid> {
    let mut change = app.change(&Actor::System("bench")).await?;
    let new = NewOrganisation {
        name: "Hôpital de mesure (fictif)".to_owned(),
        kind: Kind::Establishment,
        finess: None,
        fictitious: true,
        takes_suggestions: true,
    };
    let id = people::create_organisation(&mut change, new).await?;
    change.commit().await?;
    Ok(id.into())
}
