//! The tables beside the report.

use super::{Found, classes, report::TONES, trends};
use documents::table_out::{Cell, Column, ColumnKind, CsvLines, CsvStyle, Table};
use jiff::civil::Date;
use std::io::Write;
use verbatim::starter::{Polarity, codebook};

/// Tables that a spreadsheet opens at once: themes, classes, and the months when there are any.
pub(super) fn small(found: &Found, made_on: Date) -> Vec<(&'static str, Table)> {
    let mut tables = vec![("themes", themes(found)), ("classes", words_of_classes(found))];
    if !found.trends.months.is_empty() {
        tables.push(("mois", months(found)));
    }
    for (_, table) in &mut tables {
        table.made_on = made_on;
    }
    tables
}

fn table(title: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
    Table {
        title: title.to_owned(),
        lang: "fr".into(),
        made_on: Date::ZERO,
        columns,
        rows,
    }
}

fn count(n: u64) -> Cell {
    Cell::Integer(i64::try_from(n).unwrap_or(i64::MAX))
}

fn themes(found: &Found) -> Table {
    let mut columns = vec![
        Column::new("thème", ColumnKind::Text),
        Column::new("textes", ColumnKind::Integer),
    ];
    columns.extend(TONES.map(|tone| Column::new(tone, ColumnKind::Integer)));
    let rows = found.themes.iter().map(|theme| {
        let mut row: Vec<Cell> = vec![theme.full_name().into(), theme.texts.into()];
        row.extend(theme.tones.map(Cell::Integer));
        row
    });
    table("Thèmes", columns, rows.collect())
}

fn words_of_classes(found: &Found) -> Table {
    let columns = vec![
        Column::new("classe", ColumnKind::Text),
        Column::new("textes de la classe", ColumnKind::Integer),
        Column::new("mot", ColumnKind::Text),
        Column::new("textes avec le mot", ColumnKind::Integer),
        Column::new("chi2", ColumnKind::Decimal),
        Column::new("spécificité", ColumnKind::Decimal),
    ];
    let mut rows = Vec::new();
    for (at, class) in found.classes.classes.iter().enumerate() {
        rows.extend(class.words.iter().map(|word| {
            vec![
                classes::name(at).into(),
                class.texts.into(),
                word.form.clone().into(),
                count(word.texts),
                word.chi2.into(),
                word.specificity.into(),
            ]
        }));
    }
    table("Classes", columns, rows)
}

fn months(found: &Found) -> Table {
    let mut columns = vec![
        Column::new("mois", ColumnKind::Text),
        Column::new("textes", ColumnKind::Integer),
    ];
    let named = found
        .themes
        .iter()
        .map(|theme| Column::new(theme.full_name(), ColumnKind::Integer));
    columns.extend(named);
    let rows = found.trends.months.iter().map(|(month, (texts, marked))| {
        let mut row: Vec<Cell> = vec![trends::said(month).into(), count(*texts)];
        row.extend(marked.iter().map(|n| count(*n)));
        row
    });
    table("Mois", columns, rows.collect())
}

/// Every text that was read, masked, with what was found in it; written line by line.
pub(super) fn words(found: &Found, mut out: impl Write) -> std::io::Result<()> {
    let lines = CsvLines::new(CsvStyle::FRENCH);
    let names = ["ligne", "texte", "ton", "thèmes", "classe", "lieu"];
    let mut bytes = Vec::new();
    lines.header(&names.map(|name| Column::new(name, ColumnKind::Text)), &mut bytes);
    for (text, class) in found.corpus.read.iter().zip(&found.classes.of) {
        let themes = codebook()
            .iter()
            .enumerate()
            .filter(|(place, _)| text.speaks_of(*place));
        let themes: Vec<&str> = themes.map(|(_, theme)| theme.name.as_str()).collect();
        let tone = text
            .tone
            .and_then(|tone| Polarity::ALL.iter().position(|one| *one == tone));
        let cells = [
            count(text.line),
            text.shared.as_str().into(),
            TONES[tone.unwrap_or(4)].into(),
            themes.join(" | ").into(),
            class.map(classes::name).into(),
            text.place
                .map(|place| found.corpus.places[place as usize].clone())
                .into(),
        ];
        lines.row(&cells, &mut bytes);
        out.write_all(&bytes)?;
        bytes.clear();
    }
    out.write_all(&bytes)?;
    out.flush()
}
