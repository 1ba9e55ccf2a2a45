//! Texts per second of the analyser and of de-identification, on invented texts of about 300 characters.
#![expect(clippy::print_stdout, reason = "a program for the terminal")]

use std::hint::black_box;
use std::time::Instant;

use verbatim::analyser::tokens;
use verbatim::deidentify::{Lists, deidentify};

const SENTENCES: &[&str] = &[
    "L'infirmière de nuit a pris le temps de m'expliquer le traitement avant l'opération.",
    "Nous avons attendu quatre heures aux urgences sans aucune nouvelle de notre mère.",
    "Merci à Julie et au docteur Durieu pour leur gentillesse pendant ces trois semaines.",
    "Les repas étaient froids, servis trop tôt, et personne ne demandait si cela convenait.",
    "J'ai laissé un message au 01 99 00 12 34 et personne ne m'a rappelée depuis lundi.",
    "La chambre était propre, calme, mais la télévision n'a jamais fonctionné !",
    "Quelquun aurait pu prévenir que lattente serait longue, jai perdu ma journée.",
    "Très bonne prise en charge en ambulatoire, sortie bien préparée, ordonnances claires.",
    "Mon dossier n° 4521-887 a été égaré, il a fallu tout recommencer à l'accueil.",
];

fn main() {
    let texts: Vec<String> = (0..20_000)
        .map(|n| {
            (0..4)
                .map(|k| SENTENCES[(n * 7 + k * (1 + n % 4)) % SENTENCES.len()])
                .collect::<Vec<_>>()
                .join(" ")
                .chars()
                .take(300)
                .collect()
        })
        .collect();
    let lists = Lists::default();
    report("tokens", &texts, |text| tokens(text).len());
    report("deidentify", &texts, |text| deidentify(text, &lists).len());
}

/// Runs the work once to warm up, then five times, and prints the best round.
fn report(name: &str, texts: &[String], work: impl Fn(&str) -> usize) {
    let characters = texts.iter().map(|text| text.chars().count()).sum::<usize>() / texts.len();
    let mut best = f64::INFINITY;
    for _ in 0..6 {
        let begun = Instant::now();
        for text in texts {
            black_box(work(text));
        }
        best = best.min(begun.elapsed().as_secs_f64());
    }
    let each = best / texts.len() as f64;
    println!(
        "{name}: {:.0} texts/s, {:.2} µs a text of {characters} characters",
        1.0 / each,
        each * 1e6
    );
}
