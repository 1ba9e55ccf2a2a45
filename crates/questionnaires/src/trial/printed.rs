//! Results on paper say what the page says, and mask what it masks.

use super::{give, house, launched, receipt};
use crate::{
    actions::results::{Narrow, Results, results},
    campaign::{CampaignId, CampaignWords},
    highlights::MOST,
    pages::{report_of, results_poster_of},
};
use documents::pdf::{self, Block};
use platform::{Actor, App, Language, Reader, Role};
use testkit::actor;

fn reader(app: &App) -> Reader {
    let quality = actor(Role::Quality);
    Reader::new(app.messages.clone(), Language::French, quality, app.clock.today()).on_paper()
}

async fn of(app: &App, id: CampaignId, actor: &Actor) -> Results {
    results(app, actor, id, &Narrow::default()).await.expect("reads")
}

/// Every word of a report.
fn words(blocks: &[Block]) -> String {
    serde_json::to_string(blocks).expect("words")
}

/// Nine who judged the meals bad, and three who judged them good.
async fn answered(app: &App, link: &str) {
    for n in 0..12 {
        let level = if n < 9 { "2" } else { "5" };
        let pairs = [
            ("repas_gout", level),
            ("accueil_personnes", "5"),
            ("positif", "Merci Untel"),
        ];
        receipt(give(app, link, &pairs, None).await);
    }
}

#[tokio::test]
async fn a_report_says_the_purpose_the_days_and_each_question_and_masks_small_counts() {
    let app = house().await;
    let (id, link) = launched(&app, "hospital-stay", |words| CampaignWords {
        least_for_score: 10,
        ..words
    })
    .await;
    answered(&app, &link).await;
    let quality = actor(Role::Quality);
    let of = of(&app, id, &quality).await;

    let document = report_of(&app, &reader(&app), &of, &Narrow::default());

    let said = words(&document.sections);
    for part in [
        "Améliorer la sortie",
        "12 réponses complètes",
        "non comparable à e-Satis",
        "2026",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(!said.contains("Untel"), "words are no result");
    let mut tables = document.sections.iter().filter_map(|block| match block {
        Block::Chart(chart) => chart.table.as_ref(),
        Block::Table(table) => Some(table),
        _ => None,
    });
    let masked = |row: &Vec<String>| row.iter().any(|cell| cell == "masqué");
    let meals = tables.find(|table| table.rows.iter().any(masked));
    let meals = meals.expect("three who said « Excellent » are masked");
    let counts: Vec<&str> = meals.rows.iter().map(|row| row[1].as_str()).collect();
    assert!(
        !counts.contains(&"3") && !counts.contains(&"9"),
        "{counts:?}: nor can they be found by subtraction"
    );
    let asks = of.version.content.questions().count();
    let headings = document
        .sections
        .iter()
        .filter(|block| matches!(block, Block::Heading { level: 2, .. }))
        .count();
    assert_eq!(headings, asks + 1, "each question, and the formulas");
    let bytes = pdf::report(&document).expect("is set");
    assert!(bytes.windows(6).any(|bytes| bytes == b"pdfuai"));
}

#[tokio::test]
async fn a_poster_thanks_and_gives_marks_only_where_enough_answered() {
    let app = house().await;
    let (id, link) = launched(&app, "hospital-stay", |words| CampaignWords {
        least_for_score: 10,
        ..words
    })
    .await;
    let quality = actor(Role::Quality);
    receipt(give(&app, &link, &[("repas_gout", "1")], None).await);
    let few = results_poster_of(&app, &reader(&app), &of(&app, id, &quality).await, MOST);
    assert!(few.quote.contains("Moins de 5"), "{}", few.quote);
    assert!(few.answer.contains("Trop peu de réponses"), "{}", few.answer);

    answered(&app, &link).await;
    let poster = results_poster_of(&app, &reader(&app), &of(&app, id, &quality).await, MOST);

    assert!(
        poster.quote.contains("13 personnes") && !poster.quote_is_voice,
        "{}",
        poster.quote
    );
    let lines: Vec<&str> = poster.answer.lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(
        lines[0].starts_with("Le mieux noté") && lines[0].ends_with("100 sur 100"),
        "{lines:?}"
    );
    assert!(lines[1].starts_with("Le moins bien noté"), "{lines:?}");
    assert!(poster.address.ends_with("/answers/follow"));
    let mut unmarked = of(&app, id, &quality).await;
    for section in &mut unmarked.version.content.sections {
        section.items.clear();
    }
    let none = results_poster_of(&app, &reader(&app), &unmarked, MOST);
    assert_eq!(
        none.answer, "Vos réponses sont lues question par question",
        "nobody was asked for marks"
    );
    let bytes = pdf::poster(&poster).expect("is set on one page");
    assert!(bytes.windows(6).any(|bytes| bytes == b"pdfuai"));
}
