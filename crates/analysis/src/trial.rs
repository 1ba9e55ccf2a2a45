//! A small world for tests: invented words, a study, readers of both colleges, and what they say.

use crate::{
    StudyId, ThemeId, actions,
    codebook::ThemeText,
    coding::{Codes, Tone},
    store,
    study::{CodebookSource, NewStudy},
};
use expressions::{Filter, ImportOptions};
use platform::{Actor, App, College, Permission, Role, Scope, jobs};
use std::io::Write;
use testkit::{ORGANISATION, TestApp, actor};

/// Readers of the trial, with the college for which they read.
pub(crate) const READERS: [(Role, College); 4] = [
    (Role::Representative, College::Users),
    (Role::Partner, College::Users),
    (Role::Quality, College::Professionals),
    (Role::Clinician, College::Professionals),
];

/// An invented sentence of one of four kinds: meals, waiting, welcome, thanks.
pub(crate) fn sentence(n: usize) -> String {
    let kinds = [
        [
            "le repas était froid",
            "la soupe du soir manquait de goût",
            "un plateau repas tiède",
            "le repas servi trop tôt",
        ],
        [
            "une attente interminable aux urgences",
            "j’ai attendu quatre heures",
            "trop d’attente avant la radio",
            "attendre sans nouvelles, longtemps",
        ],
        [
            "un accueil souriant au bureau",
            "l’accueil était aimable",
            "accueillie avec le sourire",
            "un bel accueil à l’entrée",
        ],
        ["merci pour tout", "un grand merci", "merci encore", "merci mille fois"],
    ];
    format!("{}, passage {n}", kinds[n % 4][n / 4 % 4])
}

/// The application of a trial with `n` shared expressions.
pub(crate) async fn house(n: usize) -> TestApp {
    house_of((0..n).map(sentence)).await
}

/// An establishment with these expressions, all shared, over ten months and three places.
pub(crate) async fn house_of(texts: impl IntoIterator<Item = impl std::fmt::Display>) -> TestApp {
    let app = testkit::app(vec![people::room(), expressions::room(), crate::room()]).await;
    let mut file = tempfile::Builder::new().suffix(".csv").tempfile().expect("a file");
    writeln!(file, "Numéro,Texte,Date,Lieu").expect("writes");
    for (at, text) in texts.into_iter().enumerate() {
        let (month, place) = (at % 10 + 1, ["Chirurgie", "Médecine", "Urgences"][at % 3]);
        writeln!(file, "{},\"{text}\",2026-{month:02}-05,{place}", at + 1).expect("writes");
    }
    file.flush().expect("writes");
    let options = ImportOptions {
        path: file.path().to_owned(),
        organisation: Some(ORGANISATION),
        text: "Texte".into(),
        pair: None,
        id: Some("Numéro".into()),
        polarity: None,
        date: Some("Date".into()),
        dry_run: false,
    };
    expressions::import_file(&app, &Actor::System("test"), options, &|_, _| {})
        .await
        .expect("imports");
    app
}

/// A study over everything, frozen, with the themes that it copies.
pub(crate) async fn frozen(app: &App, codebook: CodebookSource) -> StudyId {
    let new = NewStudy {
        name: "Étude".into(),
        question: "Que disent-ils ?".into(),
        filter: Filter::default(),
        codebook,
        organisation: None,
    };
    let id = actions::studies::open(app, &actor(Role::Quality), new)
        .await
        .expect("opens");
    jobs::drain(app).await.expect("freezes");
    id
}

/// A study over everything, frozen, with three themes, a briefing, four readers and a sample.
pub(crate) async fn study(app: &App, size: i64) -> StudyId {
    let manager = actor(Role::Quality);
    let id = frozen(app, CodebookSource::Blank).await;
    for name in ["Repas", "Attente", "Accueil"] {
        let text = ThemeText {
            name: name.into(),
            ..ThemeText::default()
        };
        actions::codebooks::add(app, &manager, id, text).await.expect("adds");
    }
    prepare(app, id).await;
    actions::studies::draw(app, &manager, id, size).await.expect("draws");
    id
}

/// A briefing and four readers.
pub(crate) async fn prepare(app: &App, id: StudyId) {
    let manager = actor(Role::Quality);
    actions::studies::brief(app, &manager, id, Some(app.clock.today()), "")
        .await
        .expect("briefs");
    let mut change = app.change(&manager).await.expect("begins");
    for (role, college) in READERS {
        let person = actor(role).person().expect("a person");
        store::readers::insert(&change, id, ORGANISATION, person, college)
            .await
            .expect("appoints");
    }
    change.audit(
        "reader.appoint",
        &id.subject(),
        Some(ORGANISATION),
        &serde_json::json!({}),
    );
    change.commit().await.expect("commits");
}

/// A scope that sees the trial.
pub(crate) fn scope() -> Scope {
    actor(Role::Quality).scope(Permission::ReadStudies).expect("may read")
}

/// The themes of meals, waiting and welcome, in this order: those of the starter, or the three of the trial.
pub(crate) async fn themes(app: &App, id: StudyId) -> Vec<ThemeId> {
    let study = store::studies::get(app, &scope(), id).await.expect("is there");
    let book = store::codebooks::get(app, &scope(), study.codebook)
        .await
        .expect("is there");
    let of_starter = ["repas", "attente", "accueil"].map(|key| {
        let theme = book.running().find(|theme| theme.starter_key.as_deref() == Some(key))?;
        Some(theme.id)
    });
    match of_starter {
        [Some(meals), Some(waiting), Some(welcome)] => vec![meals, waiting, welcome],
        _ => book.running().map(|theme| theme.id).collect(),
    }
}

/// What a careful reader says of words: the theme of their kind, or nothing for thanks.
pub(crate) fn careful(words: &str, themes: &[ThemeId]) -> Codes {
    let kind = ["repas", "atten", "accueil"]
        .iter()
        .position(|stem| words.contains(stem) || (*stem == "repas" && words.contains("soupe")));
    match kind {
        Some(2) => Codes {
            themes: [themes[2]].into(),
            nothing: false,
            tone: Some(Tone::Positive),
        },
        Some(kind) => Codes {
            themes: [themes[kind]].into(),
            nothing: false,
            tone: Some(Tone::Negative),
        },
        None => Codes {
            themes: [].into(),
            nothing: true,
            tone: Some(Tone::Positive),
        },
    }
}

/// One reader codes the whole sample with care; every `slip`th expression gets another theme.
pub(crate) async fn read(app: &App, id: StudyId, reader: &Actor, slip: usize) {
    let themes = themes(app, id).await;
    let own = actions::reading::own(app, reader, id).await.expect("may read");
    for (at, drawn) in own.sample.iter().enumerate() {
        let words = expressions::shared_by_number(app, &scope(), drawn.number)
            .await
            .expect("shared");
        let mut codes = careful(words.text.as_str(), &themes);
        if slip > 0 && at % slip == 0 {
            let other = if codes.themes.contains(&themes[0]) {
                themes[1]
            } else {
                themes[0]
            };
            codes = Codes {
                themes: [other].into(),
                nothing: false,
                tone: Some(Tone::Mixed),
            };
        }
        actions::reading::save(app, reader, id, drawn.number, &codes, None)
            .await
            .expect("saves");
    }
}

/// Everybody reads and finishes; professionals slip on every `slip`th expression. Jobs are run.
pub(crate) async fn read_all(app: &App, id: StudyId, slip: usize) {
    for (role, college) in READERS {
        let reader = actor(role);
        read(
            app,
            id,
            &reader,
            if college == College::Professionals { slip } else { 0 },
        )
        .await;
        actions::reading::finish(app, &reader, id).await.expect("finishes");
    }
    jobs::drain(app).await.expect("measures");
}

/// The model that proposes.
pub(crate) async fn latest(app: &App, id: StudyId) -> store::models::Sheet {
    let found = store::models::latest(app, &scope(), id).await.expect("reads");
    found.expect("proposes")
}

/// A partner reads what comes next and codes it with care; says in which part of the queue it stood.
pub(crate) async fn code_next(app: &App, id: StudyId, order: actions::learning::Order) -> actions::learning::Part {
    let (themes, reader) = (themes(app, id).await, actor(Role::Partner));
    let one = actions::learning::queue(app, &reader, id, order, None)
        .await
        .expect("reads")
        .expect("is open");
    let words = expressions::shared_by_number(app, &scope(), one.at.number)
        .await
        .expect("shared");
    actions::learning::code(app, &reader, id, one.at.number, &careful(words.text.as_str(), &themes))
        .await
        .expect("codes");
    one.at.part
}
