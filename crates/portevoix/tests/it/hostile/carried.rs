//! What comes of the finding: a project, a give-back and a sheet, and their ends, all in hostile words.

use super::story::{Story, autosave, id_of};
use http::StatusCode;
use platform::Role;
use serde_json::{Value, json};

/// The smallest PDF that its signature names.
const FORM: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

/// The texts of a sheet.
const FIELDS: [&str; 13] = [
    "context",
    "objectives",
    "people_concerned",
    "actions",
    "means",
    "calendar",
    "difficulties",
    "results",
    "evaluation",
    "again",
    "not_again",
    "title",
    "contact_role",
];

/// What was made, by which its pages are found.
pub struct Carried {
    pub project: String,
    pub give_back: String,
    pub sheet: String,
}

/// Tells everything that comes of a finding.
pub async fn carry(story: &Story<'_>, finding: &str) -> Carried {
    let project = plan(story, finding).await;
    decide(story, &project).await;
    measure(story, &project).await;
    let give_back = give_back(story, &project, finding).await;
    let sheet = share(story, &project).await;
    Carried {
        project,
        give_back,
        sheet,
    }
}

async fn plan(story: &Story<'_>, finding: &str) -> String {
    let mut words = json!({ "template": "action-plan", "title": story.pen.text("the title of a project") });
    for field in ["objective", "people_concerned", "means", "risks", "method", "part_of"] {
        words[field] = json!(story.pen.text(&format!("the {field} of a project")));
    }
    let new = json!({ "finding_id": finding, "plan": words });
    let project = id_of(&story.post(Role::Quality, "/projects", new).await);
    let url = format!("/projects/{project}");
    let (user, professional) = (story.person(Role::Partner).await, story.person(Role::Clinician).await);
    let briefing = json!({
        "on": "2026-11-20", "what": story.pen.text("what a briefing was about"), "people": [user, professional],
    });
    story
        .post(Role::Representative, &format!("{url}/briefings"), briefing)
        .await;
    for state in ["running", "done", "abandoned"] {
        let action = json!({
            "what": story.pen.text(&format!("an action that is {state}")), "due_on": "2026-12-15", "phase": "during",
            "priority": 1, "user_id": user, "professional_id": professional,
        });
        story.post(Role::Quality, &format!("{url}/actions"), action).await;
    }
    for kind in ["proportion", "number"] {
        indicator(story, &url, kind).await;
    }
    project
}

async fn indicator(story: &Story<'_>, url: &str, kind: &str) {
    let figure = |amount: i64| json!({ "amount": amount, "n": 198, "missing": 3, "on": "2026-03-01" });
    let unit = if kind == "number" {
        story.pen.tiny("the unit of an indicator")
    } else {
        String::new()
    };
    let target = if kind == "number" { 180 } else { 70 };
    let mut words = json!({
        "name": story.pen.text("the name of an indicator"), "kind": kind, "unit": unit, "direction": "up",
        "counted": story.pen.text("what an indicator counts"),
        "source": story.pen.text("where an indicator comes from"),
        "baseline": figure(115), "target": target, "target_on": "2026-12-20",
    });
    let id = id_of(
        &story
            .post(Role::Quality, &format!("{url}/indicators"), words.clone())
            .await,
    );
    let url = format!("{url}/indicators/{id}");
    story
        .post(Role::Quality, &format!("{url}/lock"), json!({ "version": 1 }))
        .await;
    words["baseline"] = figure(116);
    let reason = story.pen.text("why a locked indicator was changed");
    let changed = json!({ "version": 2, "indicator": words, "reason": reason });
    story.put(Role::Quality, &url, changed).await;
}

/// A vote that is withdrawn, and one that both colleges win.
async fn decide(story: &Story<'_>, project: &str) {
    let url = format!("/projects/{project}/decisions");
    let until = json!({ "until": "2026-11-30" });
    let first = id_of(&story.post(Role::Quality, &url, until.clone()).await);
    let reason = json!({ "reason": story.pen.text("why a vote was withdrawn") });
    story
        .post(Role::Quality, &format!("{url}/{first}/withdrawal"), reason)
        .await;
    let second = id_of(&story.post(Role::Quality, &url, until).await);
    for role in [Role::Representative, Role::Partner, Role::Clinician, Role::Quality] {
        let ballot = json!({ "choice": "approve", "reason": story.pen.text("why somebody voted so") });
        story.post(role, &format!("{url}/{second}/ballot"), ballot).await;
    }
    story
        .post(Role::Quality, &format!("{url}/{second}/closure"), Value::Null)
        .await;
    story
        .post(Role::Quality, &format!("/projects/{project}/start"), Value::Null)
        .await;
}

async fn measure(story: &Story<'_>, project: &str) {
    let url = format!("/projects/{project}");
    let actions = story.get(Role::Quality, &format!("{url}/actions")).await;
    for (action, state) in actions["actions"]
        .as_array()
        .unwrap()
        .iter()
        .zip(["running", "done", "abandoned"])
    {
        let path = format!("{url}/actions/{}/state", id_of(action));
        let reason = story.pen.text(&format!("why an action is {state}"));
        let told = json!({ "version": action["version"], "state": state, "reason": reason });
        story.post(Role::Clinician, &path, told).await;
    }
    let indicators = story.get(Role::Quality, &format!("{url}/indicators")).await;
    for indicator in indicators["indicators"].as_array().unwrap() {
        for amount in [150, 157] {
            let figure = json!({ "amount": amount, "n": 212, "missing": 9, "on": "2026-11-22" });
            let note = story.pen.text("the note of a measure");
            let new = json!({ "indicator_id": indicator["id"], "figure": figure, "note": note });
            story.post(Role::Quality, &format!("{url}/measures"), new).await;
        }
    }
    let measures = story.get(Role::Quality, &format!("{url}/measures")).await;
    let withdrawal = format!("{url}/measures/{}/withdrawal", id_of(&measures["measures"][0]));
    let reason = json!({ "reason": story.pen.text("why a measure was withdrawn") });
    story.post(Role::Quality, &withdrawal, reason).await;
}

async fn give_back(story: &Story<'_>, project: &str, finding: &str) -> String {
    let url = format!("/projects/{project}/give-backs");
    let id = id_of(&story.post(Role::Quality, &url, json!({})).await);
    let finding = story.get(Role::Quality, &format!("/findings/{finding}")).await;
    let quoted = format!("/expressions/{}", finding["evidence"][0]);
    let quoted = story.get(Role::Quality, &quoted).await;
    let not_done =
        json!([{ "what": story.pen.text("what was not done"), "why": story.pen.text("why it was not done") }]);
    let mut words = json!({ "not_done": not_done, "quotes": [quoted["expression"]["id"]] });
    for field in ["title", "lead", "decided", "done"] {
        words[field] = json!(story.pen.text(&format!("the {field} of a give-back")));
    }
    let written = json!({ "version": 1, "give_back": words });
    story.put(Role::Quality, &format!("{url}/{id}"), written).await;
    story
        .post(
            Role::Quality,
            &format!("{url}/{id}/publication"),
            json!({ "version": 2 }),
        )
        .await;
    let told = json!({ "on": "2026-11-22", "channel": "poster", "people": 40 });
    story.post(Role::Quality, &format!("{url}/{id}/tellings"), told).await;
    story.house.run_jobs().await;
    id
}

/// A published sheet with a file, what readers answered, and a draft of somebody.
async fn share(story: &Story<'_>, project: &str) -> String {
    let new = json!({ "project": project, "title": story.pen.text("the first title of a sheet") });
    let sheet = id_of(&story.post(Role::Clinician, "/publications", new).await);
    let url = format!("/publications/{sheet}");
    let mut words = json!({
        "outcome": "success", "maturity": "running", "theme": "pathway", "contact_mailbox": "qualite@tilleuls.example",
    });
    for field in FIELDS {
        words[field] = json!(story.pen.text(&format!("the {field} of a sheet")));
    }
    story
        .put(Role::Partner, &url, json!({ "version": 1, "words": words }))
        .await;
    let answer = |criterion: &str| json!({ "criterion": criterion, "answer": story.pen.text(criterion) });
    let answers = ["field", "quality", "tested", "followed"].map(answer);
    story
        .put(
            Role::Clinician,
            &format!("{url}/criteria"),
            json!({ "version": 1, "answers": answers }),
        )
        .await;
    attach(story, &url).await;
    sign(story, &url).await;
    story
        .post(Role::Quality, &format!("{url}/publication"), Value::Null)
        .await;
    let step = json!({ "step": "called", "on": "2026-11-22", "note": story.pen.text("the note of a call") });
    story.post(Role::Quality, &format!("{url}/follow-up"), step).await;
    let draft = story.pen.text("a draft of a sheet");
    autosave(
        story.house,
        &format!("{url}/draft"),
        &[("version", "2"), ("context", &draft)],
    )
    .await;
    reply(story, &sheet).await;
    sheet
}

async fn attach(story: &Story<'_>, url: &str) {
    let (alternative, caption) = (story.pen.text("what a picture shows"), story.pen.text("a caption"));
    let name = story.pen.file("the name of a document", "pdf");
    let words = [
        ("alternative", alternative.as_str()),
        ("caption", &caption),
        ("consent", "nobody_shown"),
    ];
    let quality = story.house.sign_in(Role::Quality);
    let file = [("file", name.as_str(), FORM)];
    quality
        .upload(&format!("{url}/attachments"), &words, &file)
        .await
        .expect(StatusCode::SEE_OTHER);
}

async fn sign(story: &Story<'_>, url: &str) {
    let version = story.get(Role::Direction, url).await["publication"]["content_version"].to_string();
    let (name, function) = (
        story.pen.text("the name of who signed"),
        story.pen.text("the function of who signed"),
    );
    let fields = [
        ("content_version", version.as_str()),
        ("name", &name),
        ("function", &function),
        ("signed_on", "2026-11-20"),
        ("extents", "site"),
        ("extents", "print"),
        ("image_rights", "yes"),
    ];
    let file = story.pen.file("the name of a signed form", "pdf");
    let direction = story.house.sign_in(Role::Direction);
    let form = [("form", file.as_str(), FORM)];
    let signed = direction.upload(&format!("{url}/authorisation"), &fields, &form).await;
    signed.expect(StatusCode::SEE_OTHER);
}

/// A request and two reuses by visitors, one shown and one not.
async fn reply(story: &Story<'_>, sheet: &str) {
    let visitor = story.house.visitor();
    let asked = json!({
        "who": story.pen.text("who asks for contact"), "mailbox": "ormes@clinique.example",
        "message": story.pen.text("the message of who asks for contact"),
    });
    let post = http::Method::POST;
    let reply = visitor
        .api(post.clone(), &format!("/sheets/{sheet}/contact"), Some(asked))
        .await;
    assert!(reply.status.is_success(), "{}", reply.text());
    for decision in ["shown", "not_shown"] {
        let told = json!({
            "who": story.pen.text(&format!("who reused, {decision}")),
            "how": story.pen.text(&format!("how, {decision}")),
            "what_came": story.pen.text(&format!("what came of it, {decision}")), "mailbox": "",
        });
        let reply = visitor
            .api(post.clone(), &format!("/sheets/{sheet}/reuses"), Some(told))
            .await;
        assert!(reply.status.is_success(), "{}", reply.text());
    }
    let replies = story
        .get(Role::Quality, &format!("/publications/{sheet}/replies"))
        .await;
    for (reuse, decision) in replies["reuses"].as_array().unwrap().iter().zip(["shown", "not_shown"]) {
        let path = format!("/publications/{sheet}/reuses/{}/decision", id_of(reuse));
        let reason = story.pen.text(&format!("why a reuse is {decision}"));
        story
            .post(
                Role::Quality,
                &path,
                json!({ "version": reuse["version"], "decision": decision, "reason": reason }),
            )
            .await;
    }
}

/// Everything is taken back, with reasons.
pub async fn take_back(story: &Story<'_>, carried: &Carried, import: &str) {
    let because = |what: &str| json!({ "reason": story.pen.text(what) });
    let sheet = format!("/publications/{}", carried.sheet);
    let why = because("why a sheet was taken down");
    story
        .post(Role::Quality, &format!("{sheet}/publication/withdrawal"), why)
        .await;
    let why = because("why a signature was withdrawn");
    story
        .post(Role::Direction, &format!("{sheet}/authorisation/withdrawal"), why)
        .await;
    let project = format!("/projects/{}", carried.project);
    let why = because("why a give-back was withdrawn");
    let give_back = format!("{project}/give-backs/{}", carried.give_back);
    story
        .post(Role::Direction, &format!("{give_back}/withdrawal"), why)
        .await;
    let reason = story.pen.text("why a project was given up");
    story
        .form(
            Role::Quality,
            &format!("{project}/end"),
            &[("state", "abandoned"), ("reason", &reason)],
        )
        .await;
    let why = story.pen.text("why an import was undone");
    story
        .form(Role::Quality, &format!("{import}/undo"), &[("why", &why)])
        .await;
    story.house.run_jobs().await;
}
