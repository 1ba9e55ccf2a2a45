//! Other changes beside the first: one under way, one not taken, one put to the vote, and a new study to read.

use super::{
    Teller,
    deciding::{Ballot, Plan, carry_out, close, lock, put_to_vote, vote, write},
    nothing,
    reading::{self, Study, find},
    sharing, words,
};
use platform::Role;
use serde_json::json;

const HEARING: Plan = Plan {
    title: "Un repère sur le dossier, choisi par la personne",
    objectives: [
        "Que chaque personne sourde soit reçue comme elle le souhaite.",
        "Que chaque personne sourde ou malentendante dise une fois comment lui parler, et que chacun le sache.",
    ],
    people_concerned: "Les personnes sourdes ou malentendantes, et leurs proches",
    means: "Un autocollant au choix, une ardoise par chambre",
    risks: "Un repère visible de tous : la personne choisit",
    method: "Essai en consultations et en chirurgie",
    actions: &[
        (
            "Demander à l’accueil comment parler à la personne",
            Role::Representative,
            Role::Quality,
        ),
        ("Une ardoise dans chaque chambre", Role::Partner, Role::Clinician),
    ],
};

const SLEEPING: Plan = Plan {
    title: "Un lit pour le proche qui reste la nuit",
    objectives: [
        "Qu’un proche puisse dormir dans la chambre.",
        "Qu’un proche puisse dormir dans la chambre, sans le demander trois fois.",
    ],
    people_concerned: "Les proches des patients de médecine",
    means: "Dix lits pliants",
    risks: "Le passage des soignants la nuit",
    method: "Essai dans un service",
    actions: &[("Acheter dix lits pliants", Role::Partner, Role::Direction)],
};

const CLOCK: Plan = Plan {
    title: "Une horloge lisible depuis le lit",
    objectives: [
        "Que chacun sache l’heure, la nuit.",
        "Que chacun sache l’heure, la nuit, sans appeler.",
    ],
    people_concerned: "Les patients de chirurgie et de maternité",
    means: "Quarante horloges silencieuses",
    risks: "Aucun, si elles ne font pas de bruit",
    method: "Une chambre sur deux, puis bilan",
    actions: &[("Poser les quarante horloges", Role::Partner, Role::Clinician)],
};

const EVERYBODY: &[Ballot] = &[
    (Role::Representative, "approve", ""),
    (Role::Partner, "approve", ""),
    (Role::Clinician, "approve", ""),
    (Role::Quality, "approve", ""),
];

const NOT_THE_CARERS: &[Ballot] = &[
    (Role::Representative, "approve", ""),
    (Role::Partner, "approve", ""),
    (
        Role::Clinician,
        "reject",
        "Avec un lit de plus, nous ne passons plus la nuit.",
    ),
    (Role::Direction, "reject", "Les chambres sont trop petites."),
];

const HALF: &[Ballot] = &[(Role::Representative, "approve", ""), (Role::Clinician, "approve", "")];

/// One more change is decided together, another is not, and both are given back; answers a finding that waits.
pub(super) async fn decide_again(teller: &mut Teller<'_>, study: &Study) -> anyhow::Result<String> {
    teller.go_to(58).await?;
    let sentence = "Personne ne demande aux personnes sourdes comment leur parler.";
    let finding = find(teller, study, "Information", sentence, &["sourd"], false).await?;
    let (hearing, actions) = write(teller, &finding, &HEARING).await?;
    let asked = json!({
        "name": "Personnes à qui l’on a demandé comment leur parler", "kind": "proportion", "unit": "",
        "counted": "Réponses « oui » à la question posée au départ", "direction": "up",
        "source": "Question posée à la sortie, consultations et chirurgie",
        "baseline": { "amount": 9, "n": 41, "missing": 6, "on": teller.days_ago(10) },
        "target": 80, "target_on": teller.in_days(150),
    });
    lock(teller, &hearing, asked).await?;
    let sentence = "Rien n’est prévu pour le proche qui reste la nuit.";
    let finding = find(teller, study, "Chambre et lieux", sentence, &["proche+nuit"], false).await?;
    let (sleeping, _) = write(teller, &finding, &SLEEPING).await?;
    let (first, second) = (
        put_to_vote(teller, &hearing, 3).await?,
        put_to_vote(teller, &sleeping, 3).await?,
    );
    vote(teller, &hearing, &first, EVERYBODY).await?;
    vote(teller, &sleeping, &second, NOT_THE_CARERS).await?;
    teller.go_to(54).await?;
    close(teller, &hearing, &first).await?;
    close(teller, &sleeping, &second).await?;
    teller
        .door
        .post(Role::Quality, &format!("/projects/{hearing}/start"), nothing())
        .await?;
    carry_out(teller, &hearing, &actions[0], &["running"]).await?;
    let given_up = json!({
        "state": "abandoned",
        "reason": "Le collège des professionnels n’a pas approuvé : les chambres sont trop petites.",
    });
    teller
        .door
        .post(Role::Quality, &format!("/projects/{sleeping}/end"), given_up)
        .await?;
    let answer = json!({
        "decided": "Les chambres sont trop petites",
        "not_done": [{
            "what": "Un lit pour le proche",
            "why": "Les professionnels n’ont pas approuvé : on ne passe plus autour du lit. \
                    La question reviendra avec les travaux.",
        }],
    });
    sharing::publish(teller, &sleeping, answer).await?;
    let answer = json!({ "done": "Essai en consultations et en chirurgie. Nous dirons ici ce qu’il a donné." });
    sharing::publish(teller, &hearing, answer).await?;
    teller.work().await?;
    let sentence = "La nuit, on ne sait pas l’heure depuis son lit.";
    find(teller, study, "Chambre et lieux", sentence, &["heure+lit"], false).await
}

/// The last weeks: new words, a new study to read, a vote that is open.
pub(super) async fn begin_again(teller: &mut Teller<'_>, waiting: &str) -> anyhow::Result<()> {
    teller.go_to(9).await?;
    words::import(teller, &words::LATEST).await?;
    teller.go_to(6).await?;
    let filter = format!("from={}", &teller.days_ago(80)[..7]);
    let (name, question) = (
        "Ce que disent les patients cet automne",
        "Qu’est-ce qui a changé depuis la première étude, et qu’est-ce qui reste ?",
    );
    let latest = reading::open(teller, name, question, &filter, 30).await?;
    let themes = reading::themes(teller, &latest).await?;
    reading::read(teller, &latest, Role::Representative, &themes, usize::MAX).await?;
    teller.go_to(4).await?;
    reading::read(teller, &latest, Role::Clinician, &themes, 12).await?;
    let (clock, _) = write(teller, waiting, &CLOCK).await?;
    teller.go_to(2).await?;
    let decision = put_to_vote(teller, &clock, 6).await?;
    vote(teller, &clock, &decision, HALF).await?;
    words::suggest(teller, words::NEWS).await
}
