//! The starter on real testimonies of French public services, of which it learned nothing.

use super::scores::{Classes, Tally, area_under_curve};
use super::table::Table;
use std::path::Path;
use verbatim::starter::{Reader, Reading, SURE, place_of};

const FEELINGS: [&str; 3] = ["Positif", "Négatif", "Neutre"];

/// The aspects of the file, and the themes of ours that come nearest.
const ASPECTS: [(&str, &[&str]); 5] = [
    ("Relation", &["relation", "accueil"]),
    ("Réactivité", &["attente", "suivi-dossier", "joindre"]),
    ("Information/Explication", &["information", "suivi-dossier"]),
    ("Simplicité/Complexité", &["demarches"]),
    ("Accessibilité", &["joindre", "accessibilite", "locaux", "accueil"]),
];

pub fn measured(path: &Path) -> anyhow::Result<()> {
    let table = Table::read(path)?;
    let text = table.column("Description")?;
    let mut reader = Reader::default();
    let readings: Vec<Reading> = table.rows.iter().map(|row| reader.read(&row[text])).collect();
    polarity(&table, &readings)?;
    aspects(&table, &readings)
}

/// Mixed and neutral together are the file's "Neutre".
fn polarity(table: &Table, readings: &[Reading]) -> anyhow::Result<()> {
    let feeling = table.column("Ressenti usager")?;
    let mut classes = Classes::new(3);
    for (row, reading) in table.rows.iter().zip(readings) {
        let [positive, negative, mixed, neutral] = reading.polarity;
        let three = [positive, negative, mixed + neutral];
        let said = (1..3).fold(0, |best, one| if three[one] > three[best] { one } else { best });
        if let Some(coded) = FEELINGS.iter().position(|name| *name == row[feeling]) {
            classes.note(said, coded);
        }
    }
    println!(
        "polarity, Services Publics+, {} testimonies, none learned: macro F1 {:.3} (positive {:.2}, negative {:.2}, neutral {:.2})\n{:?}\n",
        readings.len(),
        classes.macro_f1(),
        classes.f1(0),
        classes.f1(1),
        classes.f1(2),
        classes.0
    );
    Ok(())
}

/// An aspect is carried where the file gives it a polarity; it is said where one of its themes is.
fn aspects(table: &Table, readings: &[Reading]) -> anyhow::Result<()> {
    println!(
        "{:<26}{:>6}{:>7}{:>11}{:>9}{:>7}  themes",
        "aspect", "texts", "AUC", "precision", "recall", "F1"
    );
    for (aspect, themes) in ASPECTS {
        let column = table.column(aspect)?;
        let places: Vec<usize> = themes.iter().filter_map(|code| place_of(code)).collect();
        let (mut tally, mut pairs) = (Tally::default(), Vec::new());
        for (row, reading) in table.rows.iter().zip(readings) {
            let probability = places.iter().map(|place| reading.themes[*place]).fold(0.0, f32::max);
            let carried = !row[column].is_empty();
            tally.note(probability >= SURE, carried);
            pairs.push((probability, carried));
        }
        println!(
            "{aspect:<26}{:>6}{:>7.3}{:>11.2}{:>9.2}{:>7.2}  {}",
            tally.right + tally.missed,
            area_under_curve(&pairs),
            tally.precision(),
            tally.recall(),
            tally.f1(),
            themes.join(", ")
        );
    }
    Ok(())
}
