//! Official results as a public file would give them, for the hospital and invented establishments: every figure is invented.

use super::{Teller, id};
use anyhow::Context;
use platform::Role;
use questionnaires::esatis::{Survey, thresholds::Thresholds};
use serde_json::json;
use std::fmt::Write;

/// The hospital of the demonstration.
pub(super) const HOSPITAL: (&str, &str) = ("000000109", "Hôpital des Tilleuls (fictif)");
/// Invented establishments beside it.
const OTHERS: u32 = 12;

/// Two years of stays and one of ambulatory surgery.
pub(super) async fn publish(teller: &mut Teller<'_>) -> anyhow::Result<()> {
    for (survey, year) in [(Survey::Stay, 2019), (Survey::Stay, 2020), (Survey::DaySurgery, 2020)] {
        let kind = survey.code().replace('_', "-");
        let name = format!("fictif-esatis-{kind}-{year}.csv");
        let text = file(survey, year)?;
        let fields = [("organisation", teller.hospital.as_str())];
        let kept = teller
            .door
            .upload(
                Role::Quality,
                "/official-results/imports",
                &fields,
                ("file", &name, text.as_bytes()),
            )
            .await?;
        let import = id(&kept, "/official_import/id")?;
        teller
            .door
            .post(
                Role::Quality,
                &format!("/official-results/imports/{import}/run"),
                json!({}),
            )
            .await?;
    }
    Ok(())
}

/// A file in the shape of the published ones.
fn file(survey: Survey, year: i64) -> anyhow::Result<String> {
    let mark = if survey == Survey::Stay { "_rea" } else { "" };
    let mut text = format!(
        "finess;rs_finess;finess_geo;rs_finess_geo;region;participation;Depot;nb_rep_score_all{mark}_ajust;score_all{mark}_ajust;classement;evolution"
    );
    for key in survey.dimensions() {
        write!(text, ";nb_rep_score_{key}{mark}_ajust;score_{key}{mark}_ajust")?;
    }
    text.push_str(";taux_reco_brut;nb_reco_brut\n");
    line(&mut text, survey, year, HOSPITAL, 0)?;
    for n in 1..=OTHERS {
        let number = numbered(n).context("a number with its key")?;
        line(
            &mut text,
            survey,
            year,
            (&number, &format!("Établissement inventé {n:02} (fictif)")),
            n,
        )?;
    }
    Ok(text)
}

/// A number of the département 00, which does not exist, with its right key.
pub(super) fn numbered(n: u32) -> Option<String> {
    let keyed = |key: u32| format!("000003{n:02}{key}");
    (0..10)
        .map(keyed)
        .find(|number| people::finess::oddity(number).is_none())
}

fn line(text: &mut String, survey: Survey, year: i64, (finess, name): (&str, &str), n: u32) -> anyhow::Result<()> {
    let region = if n < 8 {
        "Région inventée"
    } else {
        "Autre région inventée"
    };
    write!(text, "{finess};{name};{finess};{name};{region};1- Obligatoire;")?;
    // Two of them have no score, each for its reason.
    if n == 5 || n == 9 {
        let (deposit, class) = if n == 5 { ("1- Oui", "DI") } else { ("2- Non", "NR") };
        write!(text, "{deposit};;;{class};4-Non calculable")?;
        text.push_str(&";;".repeat(survey.dimensions().len() + 1));
        text.push('\n');
        return Ok(());
    }
    let later = if year > 2019 { 0.9 } else { 0.0 };
    let whole = 70.25 + f64::from(n * 7 % 13) * 0.75 + later + if survey == Survey::DaySurgery { 2.5 } else { 0.0 };
    let by = Thresholds::shipped().of(survey, year).context("known thresholds")?;
    let answers = 60 + n * 17;
    let class = by.class(whole).code();
    write!(text, "1- Oui;{answers};{};{class};2-Stable", comma(whole))?;
    for (at, _) in survey.dimensions().iter().enumerate() {
        let away = [1.5, 7.25, 5.5, -4.25, -9.5, -6.75][at % 6];
        write!(text, ";{answers};{:.2}", whole + away)?;
    }
    writeln!(text, ";{};{}", comma(48.0 + f64::from(n % 9)), answers - 2)?;
    Ok(())
}

/// With a decimal comma, as the score of the whole in the published files.
fn comma(value: f64) -> String {
    format!("{value:.2}").replace('.', ",")
}
