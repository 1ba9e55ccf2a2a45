//! Surveys: two waves of the hospital's own, made with those who answer, and a census of seventeen invented establishments.

use super::{Teller, id, items, reading};
use platform::Role;
use serde_json::{Value, json};

/// What the hospital says of its survey.
const PURPOSE: &str = "Savoir ce qui aide et ce qui manque de l’arrivée au retour chez soi, et voir d’une fois à l’autre ce qui a changé.";

/// What it says it will do, once it has read the first wave.
const BECOMES: &str = "Chaque personne repart avec une feuille qui dit qui appeler, de jour et de nuit. L’infirmière relit l’ordonnance avec elle, assise, avant le départ.\nLes repas du soir : le chariot chauffant arrive en janvier. D’ici là, nous ne pourrons pas faire mieux.";

/// What people of an invented hospital write.
const GOOD: &[&str] = &[
    "On m’a appelée par mon nom et expliqué chaque geste.",
    "Une équipe de nuit très douce.",
    "L’infirmière a relu l’ordonnance avec moi.",
    "Chambre propre et calme.",
];
const BAD: &[&str] = &[
    "Je suis sorti sans savoir qui appeler.",
    "Le repas du soir était froid.",
    "Deux heures d’attente dans le couloir, sans un mot.",
    "On m’a donné l’ordonnance debout, en partant.",
];

/// The first wave: what it asked, and where.
pub(super) struct First {
    version: String,
    campaign: String,
}

/// The first wave, half a year ago: the survey is made together, published, asked.
pub(super) async fn ask_first(teller: &mut Teller<'_>) -> anyhow::Result<First> {
    let new = json!({ "from": "hospital-stay", "organisation": teller.hospital });
    let instrument = id(&teller.door.post(Role::Quality, "/instruments", new).await?, "/id")?;
    let address = format!("/instruments/{instrument}");
    let remark = json!({
        "item": "sortie_contact", "words": "« Qui appeler » est ce qui nous a le plus manqué : gardez-la.",
        "proposal": "",
    });
    teller
        .door
        .post(Role::Partner, &format!("{address}/remarks"), remark)
        .await?;
    for role in [Role::Representative, Role::Clinician] {
        let seen = json!({ "edit": 1 });
        teller.door.post(role, &format!("{address}/approvals"), seen).await?;
    }
    let publication = format!("{address}/publication");
    teller
        .door
        .post(Role::Quality, &publication, json!({ "edit": 1 }))
        .await?;
    let seen = teller.door.get(Role::Quality, &address).await?;
    let version = id(&seen, "/instrument/version_id")?;
    let campaign = wave(teller, &version, "Séjour, première vague", 64, 0).await?;
    Ok(First { version, campaign })
}

/// The second wave, open now.
pub(super) async fn ask_again(teller: &mut Teller<'_>, first: &First) -> anyhow::Result<()> {
    wave(teller, &first.version, "Séjour, deuxième vague", 48, 1).await?;
    Ok(())
}

/// What people wrote in the first wave is read by both colleges, then its results are open to everybody.
pub(super) async fn give_first_back(teller: &mut Teller<'_>, first: &First) -> anyhow::Result<()> {
    let address = format!("/campaigns/{}", first.campaign);
    let results = teller.door.get(Role::Quality, &format!("{address}/results")).await?;
    let words = items(&results, "/came_of_it").find_map(|one| one["url"].as_str()?.strip_prefix("/expressions?"));
    let (name, question) = (
        "Ce qui a été écrit à la première vague",
        "Que disent ceux qui ont pris le temps d’écrire ?",
    );
    let source = words.ok_or_else(|| anyhow::anyhow!("nothing was heard of the first wave"))?;
    let study = reading::open(teller, name, question, source, 20).await?;
    let themes = reading::themes(teller, &study).await?;
    for role in reading::READERS {
        reading::read(teller, &study, *role, &themes, usize::MAX).await?;
    }
    teller.work().await?;
    reading::settle(teller, &study, &themes).await?;
    let opening = json!({ "becomes": BECOMES });
    teller
        .door
        .put(Role::Quality, &format!("{address}/public-results"), opening)
        .await?;
    Ok(())
}

async fn wave(teller: &Teller<'_>, version: &str, name: &str, answers: usize, later: usize) -> anyhow::Result<String> {
    let settings = json!({
        "name": name, "purpose": PURPOSE, "opens_on": teller.days_ago(20), "closes_on": teller.in_days(20), "target": 100,
    });
    let new = json!({ "version": version, "organisation": teller.hospital, "settings": settings });
    let (campaign, links) = launched(teller, new, "").await?;
    for n in 0..answers {
        let sent = json!({ "answers": stay(n, later), "once": format!("{name} {n:032}") });
        teller.door.visitor(&format!("/answers/{}", links[0]), sent).await?;
    }
    Ok(campaign)
}

/// Prepares and launches a campaign: which it is, and the ends of its establishments' addresses.
async fn launched(teller: &Teller<'_>, new: Value, lines: &str) -> anyhow::Result<(String, Vec<String>)> {
    let campaign = id(&teller.door.post(Role::Quality, "/campaigns", new).await?, "/id")?;
    let address = format!("/campaigns/{campaign}");
    if !lines.is_empty() {
        let body = json!({ "lines": lines });
        teller
            .door
            .post(Role::Quality, &format!("{address}/participants"), body)
            .await?;
    }
    teller
        .door
        .post(Role::Quality, &format!("{address}/launch"), json!({ "edit": 1 }))
        .await?;
    let seen = teller.door.get(Role::Quality, &address).await?;
    let links = items(&seen, "/participants").filter_map(|one| one["link"].as_str());
    let links = links.map(str::to_owned).collect();
    Ok((campaign, links))
}

/// An invented answer about a stay; the later wave knows better whom to call.
fn stay(n: usize, later: usize) -> Value {
    let level = |shift: usize| ((n * 7 + shift * 3) % 5 + 1).to_string();
    let leaving = |shift: usize| (((n + shift) % 3 + 2 + later).min(5)).to_string();
    let yes = |is: bool| if is { "yes" } else { "no" };
    let pain = n.is_multiple_of(3);
    let mut answers = json!({
        "accueil_personnes": level(1), "accueil_lieux": level(2), "accueil_attente": level(3),
        "soins_ecoute": level(4), "soins_explications": leaving(1), "soins_decisions": level(5), "soins_dignite": level(6),
        "douleur": yes(pain), "chambre_calme": level(7), "chambre_proprete": level(8), "repas_gout": level(9),
        "repas_choix": yes(n.is_multiple_of(4)), "sortie_annonce": leaving(0), "sortie_medicaments": leaving(2),
        "sortie_signes": yes(n % 3 < 1 + later), "sortie_contact": yes(n % 3 < 1 + later),
        "qui": (if n.is_multiple_of(5) { "proche" } else { "patient" }), "age": (["moins_40", "40_64", "65_79", "80_plus"][n % 4]),
        "recommander": (n * 3 % 6 + 5).to_string(),
    });
    if pain {
        answers["douleur_soulagee"] = json!(leaving(1));
    }
    if n.is_multiple_of(2) {
        answers["positif"] = json!(GOOD[n / 2 % GOOD.len()]);
    } else {
        answers["negatif"] = json!(BAD[n / 2 % BAD.len()]);
    }
    answers
}

/// Invented establishments beside the hospital; their numbers are left out, since every right number is somebody's.
const OTHERS: usize = 16;
/// Answers of the census: complete, and begun.
const COMPLETE: usize = 103;
const BEGUN: usize = 31;

/// A census of how users take part, in seventeen invented establishments: 134 answers, 103 of them complete.
pub(super) async fn count_participation(teller: &mut Teller<'_>) -> anyhow::Result<()> {
    let new = json!({ "from": "participation", "organisation": teller.hospital });
    let instrument = id(&teller.door.post(Role::Quality, "/instruments", new).await?, "/id")?;
    let address = format!("/instruments/{instrument}");
    let publication = format!("{address}/publication");
    teller
        .door
        .post(Role::Quality, &publication, json!({ "edit": 1 }))
        .await?;
    let seen = teller.door.get(Role::Quality, &address).await?;
    let settings = json!({
        "name": "La participation des usagers, état des lieux",
        "purpose": "Voir où nous en sommes, chacun chez soi, et ce qui aiderait. Aucun classement n’est fait.",
        "opens_on": teller.days_ago(30), "closes_on": teller.in_days(30),
    });
    let new = json!({
        "version": id(&seen, "/instrument/version_id")?, "organisation": teller.hospital, "settings": settings,
    });
    let lines: Vec<String> = (1..=OTHERS)
        .map(|n| format!(";Établissement inventé {n:02};Région inventée"))
        .collect();
    let (_, links) = launched(teller, new, &lines.join("\n")).await?;
    for n in 0..COMPLETE + BEGUN {
        let link = &links[n % links.len()];
        if n < COMPLETE {
            let sent = json!({ "answers": taking_part(n), "once": format!("participation {n:032}") });
            teller.door.visitor(&format!("/answers/{link}"), sent).await?;
        } else {
            let sent = json!({ "answers": { "secteur": "sanitaire", "metier": "qualite" } });
            teller.door.visitor(&format!("/answers/{link}/parts"), sent).await?;
        }
    }
    Ok(())
}

fn taking_part(n: usize) -> Value {
    let often = |shift: usize| ["jamais", "parfois", "regle"][(n + shift) % 3];
    json!({
        "secteur": (["sanitaire", "medico_social", "ville"][n % 3]), "metier": (["direction", "qualite", "soignant"][n / 3 % 3]),
        "soins_pp": often(0), "formation_pp": often(1), "qualite_ru": often(2), "recherche_pp": (if n.is_multiple_of(9) { "parfois" } else { "jamais" }),
        "freins_quels": (["temps", "argent", "savoir", "crainte", "trouver"][n % 5]), "leviers_quels": (["direction", "petit", "referent", "retour"][n % 4]),
    })
}
