//! Two colleges read the same words apart, settle what they read differently, and agree on a finding.

use super::{Teller, id, items, nothing, words};
use platform::Role;
use serde_json::{Value, json};
use std::collections::HashMap;

/// Who reads.
pub(super) const READERS: &[Role] = &[Role::Representative, Role::Partner, Role::Clinician, Role::Quality];

/// How an invented reader knows a theme: by words of the invented file.
const SIGNS: &[(&str, &[&str])] = &[
    (
        "Préparer sa sortie",
        &[
            "ordonnance",
            "départ",
            "rentré",
            "ambulance",
            "anticoagulants",
            "manteau",
            "deux boîtes",
            "lendemain",
            "sortie",
        ],
    ),
    (
        "Attente et délais",
        &[
            "urgences",
            "brancard",
            "rendez-vous",
            "Quatre mois",
            "retard",
            "vingt minutes",
        ],
    ),
    (
        "Information",
        &[
            "Chaque équipe",
            "compte rendu",
            "sourd",
            "opération",
            "dessin",
            "questions",
        ],
    ),
    (
        "Relation et écoute",
        &[
            "au-dessus de mon lit",
            "tutoyé",
            "frapper",
            "douces",
            "triste",
            "formidable",
        ],
    ),
    (
        "Chambre et lieux",
        &["voisin", "sonnette", "Douche", "l'heure depuis", "Chambre propre"],
    ),
    ("Repas", &["repas", "sel", "plateau", "petit déjeuner"]),
    ("Accueil", &["guichet", "standard", "Accueil", "l'accueil"]),
];

const GLAD: &[&str] = &[
    "plus eu peur",
    "relire l'ordonnance",
    "appelés le lendemain",
    "prévenue du retard",
    "vingt minutes",
    "dessin",
    "à toutes mes questions",
    "douces",
    "resté cinq minutes",
    "formidable",
    "Chambre propre",
    "confiture",
    "soulagée",
    "bénévole",
    "souriant",
    "appelé elle-même",
    "Merci",
    "parfait",
];
const SORRY: &[&str] = &[
    "rien retenu",
    "même médicament",
    "dix minutes",
    "sans savoir",
    "15 h",
    "annoncée",
    "Personne",
    "trop tard",
    "Trois heures",
    "courant d'air",
    "16 h 30",
    "Quatre mois",
    "autre chose",
    "pas pour moi",
    "sourd",
    "couloir",
    "n'étais pas là",
    "tutoyé",
    "sans frapper",
    "minuit",
    "tombée",
    "froide",
    "nuits sont longues",
    "froids",
    "sel",
    "trop loin",
    "5 h",
    "normal",
    "fauteuil",
    "perdue",
    "internet",
    "trois fois",
    "dans le vide",
];

/// A study that was read, and its themes by name.
pub(super) struct Study {
    pub(super) id: String,
    pub(super) themes: HashMap<String, String>,
}

/// Tells the first study, from its briefing to the proposals that people confirmed.
pub(super) async fn read_together(teller: &mut Teller<'_>) -> anyhow::Result<Study> {
    teller.go_to(262).await?;
    words::answer(teller).await?;
    let (name, question) = (
        "Ce que disent les patients de leur séjour",
        "Qu’est-ce qui aide, et qu’est-ce qui manque, de l’arrivée au retour chez soi ?",
    );
    let study = open(teller, name, question, "", 60).await?;
    let themes = themes(teller, &study).await?;
    for (role, day) in READERS.iter().zip([258, 257, 255, 254]) {
        teller.go_to(day).await?;
        read(teller, &study, *role, &themes, usize::MAX).await?;
    }
    teller.work().await?;
    teller.go_to(248).await?;
    settle(teller, &study, &themes).await?;
    for verb in ["meaning", "model"] {
        teller
            .door
            .post(Role::Quality, &format!("/studies/{study}/{verb}"), nothing())
            .await?;
        teller.work().await?;
    }
    teller.go_to(244).await?;
    confirm(teller, &study).await?;
    let search = json!({ "classes": 5, "least": 8 });
    let classes = format!("/studies/{study}/classes");
    teller.door.post(Role::Representative, &classes, search).await?;
    teller.work().await?;
    Ok(Study { id: study, themes })
}

/// Opens a study with its readers, briefed together, and draws its sample.
pub(super) async fn open(
    teller: &Teller<'_>,
    name: &str,
    question: &str,
    filter: &str,
    size: u32,
) -> anyhow::Result<String> {
    let new = json!({
        "name": name, "question": question, "filter": filter, "codebook": "starter", "organisation": teller.hospital,
    });
    let study = id(&teller.door.post(Role::Quality, "/studies", new).await?, "/id")?;
    teller.work().await?;
    let briefing =
        json!({ "on": teller.days_ago(2), "note": "Une heure ensemble : la méthode, le secret, la grille." });
    teller
        .door
        .put(Role::Representative, &format!("/studies/{study}/briefing"), briefing)
        .await?;
    for role in READERS {
        let appointed = json!({ "person": teller.person(*role) });
        teller
            .door
            .post(Role::Quality, &format!("/studies/{study}/readers"), appointed)
            .await?;
    }
    let sample = json!({ "size": size });
    teller
        .door
        .post(Role::Quality, &format!("/studies/{study}/sample"), sample)
        .await?;
    Ok(study)
}

/// Themes of the codebook by name.
pub(super) async fn themes(teller: &Teller<'_>, study: &str) -> anyhow::Result<HashMap<String, String>> {
    let codebook = teller
        .door
        .get(Role::Quality, &format!("/studies/{study}/codebook"))
        .await?;
    let pair = |theme: &Value| Some((theme["name"].as_str()?.to_owned(), theme["id"].as_str()?.to_owned()));
    Ok(items(&codebook, "/codebook/themes").filter_map(pair).collect())
}

/// One reader codes the sample without seeing the others, up to `most` expressions; who read it all says so.
pub(super) async fn read(
    teller: &Teller<'_>,
    study: &str,
    role: Role,
    themes: &HashMap<String, String>,
    most: usize,
) -> anyhow::Result<()> {
    let reading = teller.door.get(role, &format!("/studies/{study}/reading")).await?;
    let drawn: Vec<&Value> = items(&reading, "/reading/expressions").collect();
    for one in drawn.iter().take(most) {
        let (number, words) = (one["number"].as_i64().unwrap_or(0), one["words"].as_str().unwrap_or(""));
        let coding = json!({ "coding": codes(words, number, role, themes) });
        teller
            .door
            .put(role, &format!("/studies/{study}/codings/{number}"), coding)
            .await?;
    }
    if most >= drawn.len() {
        teller
            .door
            .post(role, &format!("/studies/{study}/reading-end"), nothing())
            .await?;
    }
    Ok(())
}

/// What an invented reader hears: users hear a lack of information where carers hear a discharge;
/// everybody overlooks something now and then.
fn codes(words: &str, number: i64, role: Role, themes: &HashMap<String, String>) -> Value {
    let mut heard: Vec<&str> = SIGNS
        .iter()
        .filter(|(_, signs)| signs.iter().any(|sign| words.contains(sign)))
        .map(|(theme, _)| *theme)
        .collect();
    let is_user = role.college() == Some(platform::College::Users);
    if is_user
        && ["ordonnance", "explication", "médicament"]
            .iter()
            .any(|sign| words.contains(sign))
        && !heard.contains(&"Information")
    {
        heard.push("Information");
    }
    if heard.len() > 1 && (number * 7 + role as i64 * 3) % 11 == 0 {
        heard.pop();
    }
    let (glad, sorry) = (
        GLAD.iter().any(|sign| words.contains(sign)),
        SORRY.iter().any(|sign| words.contains(sign)),
    );
    let tone = match (glad, sorry) {
        (true, true) => "mixed",
        (true, false) => "positive",
        (false, true) => "negative",
        (false, false) => "neutral",
    };
    let heard: Vec<&String> = heard.iter().filter_map(|theme| themes.get(*theme)).collect();
    json!({ "nothing": heard.is_empty(), "themes": heard, "tone": tone })
}

/// Disagreements are discussed, not averaged away.
pub(super) async fn settle(teller: &Teller<'_>, study: &str, themes: &HashMap<String, String>) -> anyhow::Result<()> {
    let found = teller
        .door
        .get(Role::Quality, &format!("/studies/{study}/disagreements"))
        .await?;
    let reading = teller
        .door
        .get(Role::Representative, &format!("/studies/{study}/reading"))
        .await?;
    let words: HashMap<i64, &str> = items(&reading, "/reading/expressions")
        .filter_map(|drawn| Some((drawn["number"].as_i64()?, drawn["words"].as_str()?)))
        .collect();
    for (place, disagreement) in items(&found, "/disagreements").enumerate() {
        let number = disagreement["number"].as_i64().unwrap_or(0);
        let agreed = codes(words.get(&number).unwrap_or(&""), 1, Role::Representative, themes);
        let why = if place % 2 == 0 {
            "Les usagers entendent qu’on n’a pas expliqué ; les soignants entendent le départ. Les deux sont dits."
        } else {
            "Relu ensemble : le thème avait échappé à l’un de nous."
        };
        let who = if place % 2 == 0 {
            Role::Representative
        } else {
            Role::Clinician
        };
        let settled = json!({ "settlement": agreed, "why": why });
        teller
            .door
            .put(who, &format!("/studies/{study}/settlements/{number}"), settled)
            .await?;
    }
    Ok(())
}

/// Readers confirm some of what the tool proposes.
async fn confirm(teller: &Teller<'_>, study: &str) -> anyhow::Result<()> {
    for round in 0..20 {
        let who = READERS[round % READERS.len()];
        let next = teller.door.get(who, &format!("/studies/{study}/proposals")).await?;
        let Some(number) = next.pointer("/next/number").and_then(Value::as_i64) else {
            break;
        };
        for proposal in items(&next, "/next/proposals") {
            let Some(theme) = proposal["theme"].as_str() else {
                continue;
            };
            let decision = json!({ "confirm": round % 5 != 4 });
            teller
                .door
                .post(who, &format!("/studies/{study}/proposals/{number}/{theme}"), decision)
                .await?;
        }
    }
    teller.work().await?;
    Ok(())
}

/// A sentence with its evidence, to which both colleges agree: the theme's expressions, or what searches find.
pub(super) async fn find(
    teller: &Teller<'_>,
    study: &Study,
    theme: &str,
    sentence: &str,
    searches: &[&str],
    with_theme: bool,
) -> anyhow::Result<String> {
    let (id_of_study, theme) = (&study.id, study.themes.get(theme).map_or("", String::as_str));
    let mut evidence: Vec<i64> = Vec::new();
    if with_theme {
        let path = format!("/studies/{id_of_study}/themes/{theme}/expressions");
        let coded = teller.door.get(Role::Quality, &path).await?;
        evidence.extend(items(&coded, "/expressions").filter_map(|one| one["number"].as_i64()));
    }
    for search in searches {
        evidence.extend(words::numbers(teller, search).await?);
    }
    evidence.sort_unstable();
    evidence.dedup();
    let new = json!({ "study": id_of_study, "theme": theme, "evidence": evidence, "sentence": sentence });
    let finding = id(&teller.door.post(Role::Partner, "/findings", new).await?, "/id")?;
    for role in [Role::Representative, Role::Clinician] {
        let seen = teller.door.get(role, &format!("/findings/{finding}")).await?;
        let version = json!({ "version": seen.pointer("/finding/version") });
        teller
            .door
            .post(role, &format!("/findings/{finding}/agreements"), version)
            .await?;
    }
    Ok(finding)
}
