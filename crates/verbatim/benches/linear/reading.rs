//! How fast the model learns and reads, on invented comments.

use super::measure::Process;
use anyhow::ensure;
use std::hint::black_box;
use verbatim::linear::{Kind, learn_with};

const OPENINGS: [&str; 8] = [
    "Franchement,",
    "À mon avis,",
    "Pendant mon séjour,",
    "Je tiens à dire que",
    "Comme toujours,",
    "Pour ma mère,",
    "Aux urgences,",
    "Dans ce service,",
];
const SUBJECTS: [&str; 12] = [
    "le repas",
    "l'accueil",
    "l'attente",
    "la chambre",
    "l'information",
    "la sortie",
    "le parking",
    "la douleur",
    "l'infirmière de nuit",
    "le rendez-vous",
    "le médecin",
    "la facture",
];
const VERBS: [&str; 6] = ["était", "n'était pas", "m'a paru", "fut", "reste", "semblait"];
const QUALITIES: [&str; 12] = [
    "très agréable",
    "trop long",
    "mal préparé",
    "parfait",
    "difficile à trouver",
    "impersonnel",
    "sans explication",
    "rassurant",
    "bruyant",
    "bien organisé",
    "incompréhensible",
    "à revoir",
];

/// Comments of 60 to 130 characters.
fn comment(n: usize) -> String {
    let pick = |list: &[&'static str], step: usize| list[(n * step + n / list.len()) % list.len()];
    format!(
        "{} {} {} {}, et {} {} {}.",
        pick(&OPENINGS, 3),
        pick(&SUBJECTS, 1),
        pick(&VERBS, 5),
        pick(&QUALITIES, 7),
        pick(&SUBJECTS, 5),
        pick(&VERBS, 1),
        pick(&QUALITIES, 11)
    )
}

fn themes(text: &str) -> Vec<usize> {
    (0..SUBJECTS.len()).filter(|at| text.contains(SUBJECTS[*at])).collect()
}

/// As many numbers as an encoder gives, that say nothing: what learning from them costs is the same.
fn direction(n: usize) -> Vec<f32> {
    (0..384_usize)
        .map(|at| ((n + 1) * (at + 7) * 7_919 % 1_009) as f32 / 1_009.0)
        .collect()
}

pub fn measured() -> anyhow::Result<()> {
    for learned_from in [300, 1_000, 3_000] {
        let texts: Vec<String> = (0..learned_from).map(|n| comment(n * 37)).collect();
        let labels: Vec<Vec<usize>> = texts.iter().map(|text| themes(text)).collect();
        let examples: Vec<(&str, &[usize])> = texts
            .iter()
            .zip(&labels)
            .map(|(text, labels)| (text.as_str(), labels.as_slice()))
            .collect();
        let before = Process::own().cpu()?;
        let model = learn_with(&examples, SUBJECTS.len(), Kind::Themes, None);
        let took = (Process::own().cpu()? - before).as_secs_f64();
        println!(
            "learning from {learned_from} texts, {} themes: {:.0} ms of CPU; {} kB",
            SUBJECTS.len(),
            took * 1e3,
            model.to_bytes().len() / 1000
        );
        let drawn: Vec<Vec<f32>> = (0..learned_from).map(direction).collect();
        let before = Process::own().cpu()?;
        let with = learn_with(&examples, SUBJECTS.len(), Kind::Themes, Some(&drawn));
        println!(
            "with {} numbers beside each: {:.0} ms of CPU; {} kB",
            with.given(),
            (Process::own().cpu()? - before).as_secs_f64() * 1e3,
            with.to_bytes().len() / 1000
        );
        let read: Vec<String> = (0..200_000).map(|n| comment(n * 101 + 7)).collect();
        let letters = read.iter().map(|text| text.chars().count()).sum::<usize>() / read.len();
        let mut reader = model.reader();
        let mut right = 0;
        let before = Process::own().cpu()?;
        for text in &read {
            right += usize::from(!model.decide(black_box(reader.read(text))).is_empty());
        }
        let took = (Process::own().cpu()? - before).as_secs_f64();
        ensure!(
            right * 10 > read.len() * 9,
            "the model says nothing of {} texts",
            read.len() - right
        );
        println!(
            "reading: {:.0} texts of {letters} characters a second of one core (reach: 200000; scikit-learn: 14000)",
            read.len() as f64 / took
        );
    }
    Ok(())
}
