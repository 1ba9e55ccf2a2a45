//! From a finding to a project that both colleges decide and carry.

use super::{
    Teller, id, nothing,
    reading::{Study, find},
};
use platform::Role;
use serde_json::{Value, json};

/// What people write of a project, before the vote.
pub(super) struct Plan {
    pub(super) title: &'static str,
    /// As the first college writes it, then as the other one betters it.
    pub(super) objectives: [&'static str; 2],
    pub(super) people_concerned: &'static str,
    pub(super) means: &'static str,
    pub(super) risks: &'static str,
    pub(super) method: &'static str,
    /// Each carried by a pair: a user, a professional.
    pub(super) actions: &'static [(&'static str, Role, Role)],
}

/// A ballot: whose, which, and why.
pub(super) type Ballot = (Role, &'static str, &'static str);

const LEAVING: Plan = Plan {
    title: "Un temps assis avant chaque départ",
    objectives: [
        "Que chacun reparte en sachant quoi prendre.",
        "Que chacun reparte en sachant quoi prendre, et qui appeler.",
    ],
    people_concerned: "Les patients qui quittent la chirurgie et la médecine, et leurs proches",
    means: "Deux chaises et une table par service, dix minutes au planning",
    risks: "Les départs groupés du vendredi",
    method: "Essai dans deux services, puis bilan",
    actions: &[
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
    ],
};

const BALLOTS: &[Ballot] = &[
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

/// Tells the first project up to its measured effect; answers its id.
pub(super) async fn decide_and_act(teller: &mut Teller<'_>, study: &Study) -> anyhow::Result<String> {
    teller.go_to(236).await?;
    let sentence = "Les explications de sortie arrivent trop tard, debout, et une seule fois.";
    let searches = ["ordonnance+couloir", "%22deux+bo%C3%AEtes%22"];
    let finding = find(teller, study, "Préparer sa sortie", sentence, &searches, true).await?;
    teller.go_to(228).await?;
    let (project, actions) = write(teller, &finding, &LEAVING).await?;
    let indicator = lock(
        teller,
        &project,
        json!({
            "name": "Patients qui se disent bien informés en partant", "kind": "proportion", "unit": "",
            "counted": "Réponses « bonnes » ou « excellentes » à la question sur les explications de sortie",
            "source": "Questionnaire de sortie, chirurgie et médecine", "direction": "up",
            "baseline": { "amount": 115, "n": 198, "missing": 31, "on": teller.days_ago(20) },
            "target": 70, "target_on": teller.in_days(260),
        }),
    )
    .await?;
    teller.go_to(216).await?;
    let decision = put_to_vote(teller, &project, 7).await?;
    vote(teller, &project, &decision, BALLOTS).await?;
    teller.go_to(209).await?;
    close(teller, &project, &decision).await?;
    teller.go_to(203).await?;
    teller
        .door
        .post(Role::Quality, &format!("/projects/{project}/start"), nothing())
        .await?;
    for (action, day) in actions.iter().zip([188, 160, 131]) {
        teller.go_to(day).await?;
        carry_out(teller, &project, action, &["running", "done"]).await?;
    }
    teller.go_to(60).await?;
    let after = json!({
        "indicator_id": indicator, "note": "Mesuré dans deux services.",
        "figure": { "amount": 157, "n": 212, "missing": 9, "on": teller.today().to_string() },
    });
    teller
        .door
        .post(Role::Quality, &format!("/projects/{project}/measures"), after)
        .await?;
    teller.work().await?;
    Ok(project)
}

/// Begun by one college, rewritten by the other, briefed together; answers the project and its actions.
pub(super) async fn write(teller: &Teller<'_>, finding: &str, plan: &Plan) -> anyhow::Result<(String, Vec<String>)> {
    let words = |objective: &str| {
        json!({
            "template": "action-plan", "title": plan.title, "objective": objective,
            "people_concerned": plan.people_concerned, "means": plan.means, "risks": plan.risks,
            "method": plan.method, "part_of": "",
        })
    };
    let new = json!({ "finding_id": finding, "plan": words(plan.objectives[0]) });
    let project = id(&teller.door.post(Role::Quality, "/projects", new).await?, "/id")?;
    let path = format!("/projects/{project}");
    let seen = teller.door.get(Role::Partner, &path).await?;
    let version = seen.pointer("/project/version").cloned().unwrap_or(Value::Null);
    let better = json!({ "version": version, "plan": words(plan.objectives[1]) });
    teller.door.put(Role::Partner, &path, better).await?;
    let there = [Role::Representative, Role::Partner, Role::Clinician, Role::Quality];
    let briefing = json!({
        "on": teller.days_ago(1), "what": "Les droits des usagers et la conduite de projet, ensemble",
        "people": there.map(|role| teller.person(role)),
    });
    teller
        .door
        .post(Role::Representative, &format!("{path}/briefings"), briefing)
        .await?;
    let mut actions = Vec::new();
    for (place, (what, user, professional)) in plan.actions.iter().enumerate() {
        let action = json!({
            "what": what, "due_on": teller.in_days(90), "phase": "during", "priority": place.min(2) + 1,
            "user_id": teller.person(*user), "professional_id": teller.person(*professional),
        });
        let made = teller
            .door
            .post(Role::Quality, &format!("{path}/actions"), action)
            .await?;
        actions.push(id(&made, "/id")?);
    }
    Ok((project, actions))
}

/// The baseline is written down and locked before anything starts.
pub(super) async fn lock(teller: &Teller<'_>, project: &str, indicator: Value) -> anyhow::Result<String> {
    let path = format!("/projects/{project}/indicators");
    let indicator = id(&teller.door.post(Role::Quality, &path, indicator).await?, "/id")?;
    let version = json!({ "version": 1 });
    teller
        .door
        .post(Role::Quality, &format!("{path}/{indicator}/lock"), version)
        .await?;
    Ok(indicator)
}

/// The plan is put to the vote of both colleges for some days; answers the vote.
pub(super) async fn put_to_vote(teller: &Teller<'_>, project: &str, days: i64) -> anyhow::Result<String> {
    let opened = json!({ "until": teller.in_days(days) });
    let path = format!("/projects/{project}/decisions");
    id(&teller.door.post(Role::Quality, &path, opened).await?, "/id")
}

/// Each gives a ballot; whoever does not approve says why.
pub(super) async fn vote(teller: &Teller<'_>, project: &str, decision: &str, ballots: &[Ballot]) -> anyhow::Result<()> {
    let path = format!("/projects/{project}/decisions/{decision}/ballot");
    for (role, choice, reason) in ballots {
        let ballot = json!({ "choice": choice, "reason": reason });
        teller.door.post(*role, &path, ballot).await?;
    }
    Ok(())
}

pub(super) async fn close(teller: &Teller<'_>, project: &str, decision: &str) -> anyhow::Result<()> {
    let path = format!("/projects/{project}/decisions/{decision}/closure");
    teller.door.post(Role::Quality, &path, nothing()).await?;
    Ok(())
}

/// An action goes through these states.
pub(super) async fn carry_out(teller: &Teller<'_>, project: &str, action: &str, states: &[&str]) -> anyhow::Result<()> {
    let path = format!("/projects/{project}/actions/{action}/state");
    for (before, state) in states.iter().enumerate() {
        let change = json!({ "version": before + 1, "state": state, "reason": "" });
        teller.door.post(Role::Clinician, &path, change).await?;
    }
    Ok(())
}
