//! Drafts of a machine through the front door, with a server of the establishment's own on a port of this machine.

mod under_way;

use super::{
    classes::in_both_languages,
    draft_server::{Answer, KEY, MODEL, Server, named},
    *,
};
use platform::{Actor, Language, Reader};
use sea_orm::{ConnectionTrait, Statement};
use std::{collections::HashMap, time::Duration};

/// Longer than any test waits.
const PATIENT: Duration = Duration::from_secs(60);

/// A study that four readers read whole, and its theme « Attente ».
struct Read {
    house: House,
    study: String,
    theme: String,
}

impl Read {
    /// In a house without a server for drafts.
    async fn without_server() -> Self {
        Self::of(House::open().await).await
    }

    /// In a house that names this one, with drafts switched on.
    async fn with(server: &Server) -> Self {
        let read = Self::of(House::open_with(server.named(PATIENT)).await).await;
        read.switch_on().await;
        read
    }

    async fn of(house: House) -> Self {
        let study = study(&house, 48, 48).await;
        read_all(&house, &study, 0).await;
        let theme = themes(&house.sign_in(Role::Quality), &study).await[1].clone();
        Self { house, study, theme }
    }

    async fn switch_on(&self) {
        let administrator = self.house.sign_in(Role::Administrator);
        let form = [("allowed", "yes"), ("version", "0")];
        let reply = administrator.post(&self.policy(), &form).await;
        reply.expect(StatusCode::SEE_OTHER);
    }

    fn policy(&self) -> String {
        format!("/organisations/{}/drafts", self.house.hospital)
    }

    /// The address of the theme, as pages and the API have it.
    fn url(&self) -> String {
        format!("/studies/{}/themes/{}", self.study, self.theme)
    }

    async fn asked(&self) {
        let quality = self.house.sign_in(Role::Quality);
        let reply = quality
            .post(&format!("{}/draft", self.url()), &[("says", "people")])
            .await;
        reply.expect(StatusCode::SEE_OTHER);
    }

    /// Asks for a draft and waits for what comes of it.
    async fn drafted(&self) -> Value {
        self.asked().await;
        self.house.run_jobs().await;
        self.draft().await
    }

    async fn draft(&self) -> Value {
        let quality = self.house.sign_in(Role::Quality);
        call(&quality, Method::GET, &format!("{}/draft", self.url()), None).await["draft"].clone()
    }

    async fn page(&self) -> String {
        in_both_languages(&self.house.sign_in(Role::Quality), &self.url()).await
    }

    /// The words of the theme, by number.
    async fn words(&self) -> HashMap<i64, String> {
        let quality = self.house.sign_in(Role::Quality);
        let list = call(
            &quality,
            Method::GET,
            &format!("{}/expressions?says=people", self.url()),
            None,
        )
        .await;
        let mut words = HashMap::new();
        for row in list["expressions"].as_array().unwrap() {
            let url = format!("/expressions/{}", row["expression"].as_str().unwrap());
            let one = call(&quality, Method::GET, &url, None).await;
            let text = one["expression"]["text"].as_str().unwrap().to_owned();
            words.insert(row["number"].as_i64().unwrap(), text);
        }
        words
    }

    async fn execute(&self, sql: &str) {
        let db = &self.house.app.db;
        let tx = db.begin().await.unwrap();
        tx.execute_raw(Statement::from_string(tx.get_database_backend(), sql.to_owned()))
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn drafts_are_off_where_no_server_is_named() {
    let read = Read::without_server().await;
    let quality = read.house.sign_in(Role::Quality);

    assert!(!read.page().await.contains("rouillon"));
    let asked = quality
        .api(
            Method::POST,
            &format!("{}/draft", read.url()),
            Some(json!({ "says": "people" })),
        )
        .await
        .expect(StatusCode::CONFLICT);
    assert!(asked.says("Aucun serveur de brouillons"), "{}", asked.text());
    let sent = quality.post(&format!("{}/draft", read.url()), &[]).await;
    let sent = sent.expect(StatusCode::CONFLICT);
    assert!(sent.says("Aucun serveur de brouillons"), "{}", sent.main());
    assert_eq!(read.draft().await, Value::Null);

    let administrator = read.house.sign_in(Role::Administrator);
    let organisation = administrator
        .get(&format!("/organisations/{}", read.house.hospital))
        .await;
    assert!(!organisation.expect(StatusCode::OK).says("/drafts"));
    let policy = in_both_languages(&administrator, &read.policy()).await;
    assert!(policy.contains("rien ne peut partir"), "{policy}");
    let form = [("allowed", "yes"), ("version", "0")];
    administrator
        .post(&read.policy(), &form)
        .await
        .expect(StatusCode::CONFLICT);
    let told = read
        .house
        .visitor()
        .get("/data-and-rights")
        .await
        .expect(StatusCode::OK);
    assert!(!told.says("un serveur qu’il a choisi"), "{}", told.main());
}

#[tokio::test]
async fn nothing_leaves_before_the_organisation_decides_and_after_it_decides_otherwise() {
    let server = Server::open().await;
    let read = Read::of(House::open_with(server.named(PATIENT)).await).await;
    server.answers(Answer::Writes("On attend [1].".to_owned()));
    let (quality, administrator) = (
        read.house.sign_in(Role::Quality),
        read.house.sign_in(Role::Administrator),
    );
    let ask = format!("{}/draft", read.url());
    let refused = async || {
        let reply = quality.api(Method::POST, &ask, Some(json!({}))).await;
        let reply = reply.expect(StatusCode::CONFLICT);
        assert!(reply.says("n’a pas autorisé les brouillons"), "{}", reply.text());
        assert!(!read.page().await.contains("Demander un brouillon"));
    };

    refused().await;
    let organisation = administrator
        .get(&format!("/organisations/{}", read.house.hospital))
        .await;
    assert!(organisation.expect(StatusCode::OK).says(&read.policy()));
    let before = in_both_languages(&administrator, &read.policy()).await;
    assert!(
        before.contains("Les brouillons sont fermés") && before.contains(&server.host) && before.contains(MODEL),
        "{before}"
    );
    for role in [Role::Quality, Role::Direction, Role::Clinician] {
        let client = read.house.sign_in(role);
        client.get(&read.policy()).await.expect(StatusCode::FORBIDDEN);
        let form = [("allowed", "yes"), ("version", "0")];
        client.post(&read.policy(), &form).await.expect(StatusCode::FORBIDDEN);
    }
    read.switch_on().await;
    let after = in_both_languages(&administrator, &read.policy()).await;
    assert!(after.contains("Les brouillons sont ouverts depuis"), "{after}");
    assert!(read.page().await.contains("Demander un brouillon"));
    let told = read.house.visitor().get("/data-and-rights").await;
    assert!(told.says("un serveur qu’il a choisi"), "the public is told");
    let late = administrator
        .post(&read.policy(), &[("allowed", "no"), ("version", "0")])
        .await;
    late.expect(StatusCode::CONFLICT);

    // Asked for, then switched off before it could leave.
    read.asked().await;
    let off = json!({ "allowed": false, "version": 1 });
    let path = format!("/organisations/{}/draft-policy", read.house.hospital);
    call(&administrator, Method::PUT, &path, Some(off)).await;
    read.house.run_jobs().await;
    assert_eq!(read.draft().await["failure"], "not-allowed");
    refused().await;

    // Another server is another decision.
    call(
        &administrator,
        Method::PUT,
        &path,
        Some(json!({ "allowed": true, "version": 2 })),
    )
    .await;
    read.execute("update draft_policies set host = 'ailleurs.example'")
        .await;
    refused().await;
    let other = in_both_languages(&administrator, &read.policy()).await;
    assert!(
        other.contains("ailleurs.example") && other.contains("Le serveur a changé"),
        "{other}"
    );
    let policy = call(&administrator, Method::GET, &path, None).await;
    assert_eq!(policy["policy"]["allowed"], false);
    assert_eq!(policy["policy"]["allowed_server"], "ailleurs.example");
    assert!(server.asked().is_empty(), "nothing left");
}

#[tokio::test]
async fn a_good_draft_is_shown_as_a_machine_s_with_its_citations_and_may_become_a_finding() {
    let server = Server::open().await;
    let read = Read::with(&server).await;
    server.answers(Answer::Writes(
        "# Synthèse\n\
         Des patients attendent longtemps [1] [2].\n\
         <b>Personne</b> ne les prévient [3].\n\
         L’hôpital devrait recruter.\n\
         L’un d’eux dit « jamais vu ça » [1].\n\
         Encore une [99]."
            .to_owned(),
    ));
    let page = read.page().await;
    assert!(
        page.contains("Demander un brouillon") && page.contains(&server.host),
        "{page}"
    );

    read.asked().await;
    let busy = read.page().await;
    assert!(
        busy.contains("Un brouillon s’écrit") && busy.contains("Arrêter le brouillon"),
        "{busy}"
    );
    assert!(!busy.contains("Demander un brouillon"));
    let quality = read.house.sign_in(Role::Quality);
    let twice = quality
        .api(Method::POST, &format!("{}/draft", read.url()), Some(json!({})))
        .await;
    twice.expect(StatusCode::CONFLICT);
    read.house.run_jobs().await;

    // What left: the task and numbered words, nothing else of them.
    let asked = server.asked();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].authorization, format!("Bearer {KEY}"));
    assert_eq!(asked[0].body["model"], MODEL);
    let messages = asked[0].body["messages"].as_array().unwrap();
    assert_eq!(messages.len(), 2);
    assert!(messages[0]["content"].as_str().unwrap().contains("« Attente »"));
    let lines: Vec<&str> = messages[1]["content"].as_str().unwrap().lines().collect();
    let words = read.words().await;
    assert!((8..=40).contains(&lines.len()), "{lines:?}");
    assert_eq!(lines.len(), words.len());
    for (place, line) in lines.iter().enumerate() {
        let told = line.strip_prefix(&format!("[{}] ", place + 1)).expect("its number");
        assert!(words.values().any(|own| own == told), "{line}");
    }
    let whole = asked[0].body.to_string();
    for kept in [
        "2026",
        "Urgences",
        "Chirurgie",
        "Médecine",
        "Tilleuls",
        "Personne ",
        &read.study,
    ] {
        assert!(!whole.contains(kept), "{kept} left");
    }

    // What is left of the answer.
    let draft = read.draft().await;
    assert_eq!(draft["failure"], Value::Null);
    let sentences = draft["sentences"].as_array().unwrap();
    assert_eq!(sentences.len(), 2, "{draft}");
    assert_eq!(sentences[0]["words"], "Des patients attendent longtemps.");
    assert_eq!(
        draft["left_out"],
        json!({ "uncited": 2, "unknown": 1, "misquoted": 1, "surplus": 0 })
    );
    let cited = sentences[0]["cites"][0]["number"].as_i64().unwrap();
    assert_eq!(
        lines[0],
        format!("[1] {}", words[&cited]),
        "the number is that of the words"
    );
    let page = read.page().await;
    assert!(
        page.contains("Brouillon d’une machine") && page.contains("personne ne les a relues"),
        "{page}"
    );
    assert!(
        page.contains("2 phrases ont été laissées de côté parce qu’elles ne citent rien"),
        "{page}"
    );
    assert!(page.contains("cite une parole qui n’existe pas") && page.contains("que personne n’a dits"));
    assert!(
        page.contains("Personne") && !page.contains("<b>Personne</b>"),
        "markup is text"
    );
    let expression = sentences[0]["cites"][0]["expression"].as_str().unwrap();
    assert!(page.contains(&format!("href=\"/expressions/{expression}\"")), "{page}");

    // A person takes it into a finding: its words are not in the address.
    let new = format!("/findings/new?study={}&theme={}&draft=1", read.study, read.theme);
    assert!(
        page.contains(&new.replace('&', "&#38;")) || page.contains(&new),
        "{page}"
    );
    let nurse = read.house.sign_in(Role::Clinician);
    let form = nurse.get(&new).await.expect(StatusCode::OK);
    assert!(
        form.says("Des patients attendent longtemps.") && form.says("d’une machine"),
        "{}",
        form.main()
    );
    assert!(
        form.says(&format!("name=\"evidence\" value=\"{cited}\" checked")),
        "{}",
        form.text()
    );
    let all = nurse
        .get(&new.replace("draft=1", "draft=all"))
        .await
        .expect(StatusCode::OK);
    assert!(all.says("longtemps.") && all.says("ne les prévient."), "{}", all.main());
    assert_eq!(
        call(&quality, Method::GET, "/findings", None).await["findings"],
        json!([])
    );

    let audit = read
        .house
        .sign_in(Role::Direction)
        .get("/audit")
        .await
        .expect(StatusCode::OK);
    assert!(
        audit.says("Paroles masquées envoyées pour un brouillon"),
        "{}",
        audit.main()
    );
    assert!(!audit.says("attendent longtemps"));

    let removal = format!("{}/draft/removal", read.url());
    nurse.post(&removal, &[]).await.expect(StatusCode::FORBIDDEN);
    quality.post(&removal, &[]).await.expect(StatusCode::SEE_OTHER);
    assert_eq!(read.draft().await, Value::Null);
    let gone = quality
        .api(Method::DELETE, &format!("{}/draft", read.url()), None)
        .await;
    gone.expect(StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_draft_of_which_nothing_stands_says_so() {
    let server = Server::open().await;
    let read = Read::with(&server).await;
    server.answers(Answer::Writes("Je ne peux pas répondre. Voici un conseil.".to_owned()));

    let draft = read.drafted().await;

    assert_eq!(draft["sentences"], json!([]));
    assert_eq!(draft["left_out"]["uncited"], 2);
    let page = read.page().await;
    assert!(page.contains("Aucune phrase de ce brouillon ne reste"), "{page}");
}

#[tokio::test]
async fn each_failure_of_the_server_is_told_and_nothing_that_it_said() {
    let server = Server::open().await;
    let read = Read::with(&server).await;
    let refuses = |status: u16, body: &str| Answer::Refuses(status, body.to_owned());
    let no_model = r#"{"error":{"message":"model \"x\" not found, SECRET"}}"#;
    let cases = [
        (refuses(401, "SECRET"), "key-refused", "refuse la clé"),
        (refuses(404, no_model), "model-unknown", "ne connaît pas le modèle"),
        (refuses(404, "SECRET"), "unexpected", "sous la forme attendue"),
        (refuses(429, "SECRET"), "busy", "a trop à faire"),
        (refuses(500, "SECRET"), "broken", "est en panne"),
        (Answer::Leads, "elsewhere", "renvoie vers une autre adresse"),
        (
            refuses(200, "<html>SECRET</html>"),
            "unexpected",
            "sous la forme attendue",
        ),
        (refuses(200, &"SECRET ".repeat(50_000)), "too-long", "ne finissait pas"),
        (Answer::Writes("  ".to_owned()), "unexpected", "sous la forme attendue"),
    ];
    for (count, (answer, failure, words)) in cases.into_iter().enumerate() {
        server.answers(answer);
        let draft = read.drafted().await;
        assert_eq!(draft["failure"], failure);
        assert_eq!(draft["sentences"], json!([]));
        let page = read.page().await;
        assert!(page.contains(words), "{failure}: {page}");
        assert!(!page.contains("SECRET") && !draft.to_string().contains("SECRET"));
        assert!(page.contains("Demander un brouillon"), "it may be asked again");
        assert_eq!(server.asked().len(), count + 1, "{failure}: asked once, and not again");
    }
    assert_eq!(server.led(), 0, "nobody followed it elsewhere");
    let quality = read.house.sign_in(Role::Quality);
    let work = quality.get("/jobs").await.expect(StatusCode::OK);
    assert!(!work.says("SECRET"));
}

#[tokio::test]
async fn a_server_that_is_away_or_too_slow_is_told_apart() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let host = closed.local_addr().unwrap().to_string();
    drop(closed);
    let away = Read::of(House::open_with(named(&host, PATIENT)).await).await;
    away.switch_on().await;
    assert_eq!(away.drafted().await["failure"], "unreachable");
    assert!(away.page().await.contains("ne répond pas"));

    let server = Server::open().await;
    server.answers(Answer::Waits);
    let slow = Read::of(House::open_with(server.named(Duration::from_millis(300))).await).await;
    slow.switch_on().await;
    assert_eq!(slow.drafted().await["failure"], "slow");
    assert!(slow.page().await.contains("a mis trop de temps"));
}

#[tokio::test]
async fn each_reason_for_which_there_is_no_draft_is_said_in_both_languages() {
    let house = House::empty().await;
    let of_the_server = platform::drafter::Failure::ALL.map(platform::drafter::Failure::code);
    let ours = ["too-few", "not-allowed", "changed"];
    for language in [Language::French, Language::English] {
        let t = Reader::new(
            house.app.messages.clone(),
            language,
            Actor::Visitor,
            house.app.clock.today(),
        );
        for code in of_the_server.into_iter().chain(ours) {
            let id = format!("analysis-draft-failed-{code}");
            assert_ne!(t.say(&id), id, "{language:?}");
        }
    }
}

#[tokio::test]
async fn who_reads_a_study_reads_its_drafts_and_who_does_not_lead_it_asks_for_none() {
    let server = Server::open().await;
    let read = Read::with(&server).await;
    server.answers(Answer::Writes("On attend [1].".to_owned()));
    read.drafted().await;
    let ask = format!("{}/draft", read.url());

    for role in [Role::Clinician, Role::Volunteer, Role::Direction] {
        let client = read.house.sign_in(role);
        let page = client.get(&read.url()).await.expect(StatusCode::OK);
        assert!(
            page.says("On attend.") && !page.says("Demander un autre") && !page.says("Effacer le brouillon"),
            "{role:?}: {}",
            page.main()
        );
        client
            .api(Method::POST, &ask, Some(json!({})))
            .await
            .expect(StatusCode::FORBIDDEN);
        client
            .api(Method::DELETE, &ask, None)
            .await
            .expect(StatusCode::FORBIDDEN);
    }
    for role in [Role::Representative, Role::Partner] {
        let page = read.house.sign_in(role).get(&read.url()).await.expect(StatusCode::OK);
        assert!(page.says("Demander un autre"), "{role:?}: {}", page.main());
    }
    // The tool proposes nothing yet: there is too little to draft from.
    let few = read.house.sign_in(Role::Quality);
    let few = few.api(Method::POST, &ask, Some(json!({ "says": "tool" }))).await;
    let few = few.expect(StatusCode::CONFLICT);
    assert!(few.says("trop peu de paroles"), "{}", few.text());
    let stranger = read.house.sign_in_elsewhere(Role::Quality);
    stranger
        .api(Method::GET, &ask, None)
        .await
        .expect(StatusCode::NOT_FOUND);
    stranger
        .api(Method::POST, &ask, Some(json!({})))
        .await
        .expect(StatusCode::NOT_FOUND);
    let unknown = read.url().replace(&read.theme, &read.study);
    let quality = read.house.sign_in(Role::Quality);
    quality
        .api(Method::POST, &format!("{unknown}/draft"), Some(json!({})))
        .await
        .expect(StatusCode::NOT_FOUND);
    assert_eq!(server.asked().len(), 1);
}
