//! The printable sheet and the form to sign, as tagged PDF.

use crate::{
    authorisation::Extent,
    criteria::criteria,
    dossier::Dossier,
    lists,
    paragraphs::{Piece, pieces},
    public::{PublishedSheet, SnapshotFile},
    sheet::TEXTS,
};
use documents::pdf::{Block, Document, NoticeKind, report};
use platform::{App, Reader, Result};

/// Sets a document aside from the requests that answer at once.
async fn set(document: Document) -> Result<Vec<u8>> {
    let set = tokio::task::spawn_blocking(move || report(&document))
        .await
        .map_err(anyhow::Error::from)?;
    Ok(set.map_err(anyhow::Error::from)?)
}

/// The public sheet on paper.
///
/// # Errors
/// When the document cannot be set.
pub(crate) async fn sheet(app: &App, t: &Reader, sheet: &PublishedSheet) -> Result<Vec<u8>> {
    let t = &t.on_paper();
    let mut sections: Vec<Block> = facts(t, sheet)
        .into_iter()
        .map(|text| Block::Paragraph { text })
        .collect();
    for (field, text) in &sheet.texts {
        push_section(
            &mut sections,
            t.say(&format!("publications-field-{field}")),
            text.as_str(),
        );
    }
    push_criteria(&mut sections, t, |code| {
        sheet
            .answers
            .iter()
            .find(|(criterion, _)| criterion == code)
            .map_or("", |(_, answer)| answer.as_str())
    });
    if !sheet.files.is_empty() {
        heading(&mut sections, 1, t.say("publications-attachments"));
        let items = sheet.files.iter().map(|file| file_said(t, file));
        sections.push(Block::List {
            items: items.collect(),
            numbered: false,
        });
    }
    let address = format!("{}{}", app.settings.address, sheet.short_url());
    let address = address
        .split_once("://")
        .map_or(address.as_str(), |(_, rest)| rest)
        .to_owned();
    let made = document(app, t, sheet.title.as_str(), sheet.organisation_name.as_str(), sections);
    set(Document {
        address: Some(address),
        ..made
    })
    .await
}

/// « panneau.jpg : Le panneau : Un panneau à l’entrée », with the colon of the language.
fn file_said(t: &Reader, file: &SnapshotFile) -> String {
    let words = [&file.caption, &file.alternative];
    let written = words.into_iter().filter(|words| !words.is_empty());
    written.fold(file.name.clone(), |name, value| {
        t.say_with("publications-fact", &[("name", &name), ("value", value)])
    })
}

fn facts(t: &Reader, sheet: &PublishedSheet) -> Vec<String> {
    let mut facts = vec![sheet.organisation_name.as_str().to_owned()];
    for field in [
        "outcome",
        "maturity",
        "theme",
        "discipline",
        "establishment_status",
        "region",
    ] {
        let said = lists::said(field, sheet.code(field), t);
        if !said.is_empty() {
            let name = t.say(&format!("publications-field-{field}"));
            facts.push(t.say_with("publications-fact", &[("name", &name), ("value", &said)]));
        }
    }
    facts.push(t.say_one("publications-published-on", "day", &t.day_of(sheet.first_published_at)));
    facts
}

/// The form that the director signs: the text as it is now, and the places to write in.
///
/// # Errors
/// When the document cannot be set.
pub(crate) async fn form(app: &App, t: &Reader, dossier: &Dossier, organisation: &str) -> Result<Vec<u8>> {
    let t = &t.on_paper();
    let words = &dossier.sheet.words;
    let state = t.number(dossier.sheet.content_version);
    let mut sections = vec![
        Block::Paragraph {
            text: t.say_with(
                "publications-form-text",
                &[("title", &words.title), ("version", &state)],
            ),
        },
        Block::List {
            items: Extent::ALL
                .iter()
                .map(|e| format!("[  ]  {}", t.say(&format!("publications-extent-{}", e.code()))))
                .collect(),
            numbered: false,
        },
        Block::Paragraph {
            text: format!("[  ]  {}", t.say("publications-image-rights")),
        },
    ];
    for line in [
        "publications-signed-name",
        "publications-signed-function",
        "publications-signed-on",
        "publications-signature",
    ] {
        sections.push(Block::Paragraph {
            text: t.say_one("publications-form-line", "what", &t.say(line)),
        });
    }
    sections.push(Block::Notice {
        tone: NoticeKind::Info,
        text: t.say("publications-form-withdrawal"),
    });
    sections.push(Block::PageBreak);
    heading(&mut sections, 1, words.title.clone());
    for field in TEXTS.iter().filter(|field| !words.get(field).is_empty()) {
        heading(&mut sections, 2, t.say(&format!("publications-field-{field}")));
        push_pieces(&mut sections, words.get(field));
    }
    push_criteria(&mut sections, t, |code| dossier.answer(code));
    set(document(
        app,
        t,
        &t.say("publications-form-title"),
        organisation,
        sections,
    ))
    .await
}

fn document(app: &App, t: &Reader, title: &str, author: &str, sections: Vec<Block>) -> Document {
    Document {
        lang: t.language.code().to_owned(),
        title: title.to_owned(),
        author: author.to_owned(),
        description: Some(t.say("publications-kind")),
        made_on: t.today,
        foot: t.date(t.today),
        address: None,
        fictitious: app.settings.demo.then(|| t.say("publications-fictitious")),
        sections,
    }
}

fn push_criteria<'a>(sections: &mut Vec<Block>, t: &Reader, answer: impl Fn(&str) -> &'a str) {
    heading(sections, 1, t.say("publications-criteria"));
    for criterion in criteria().criteria.iter().filter(|c| !answer(&c.code).is_empty()) {
        heading(sections, 2, criterion.named(t.language).to_owned());
        push_pieces(sections, answer(&criterion.code));
    }
}

fn push_section(sections: &mut Vec<Block>, name: String, text: &str) {
    heading(sections, 1, name);
    push_pieces(sections, text);
}

fn heading(sections: &mut Vec<Block>, level: u8, text: String) {
    sections.push(Block::Heading { level, text });
}

fn push_pieces(sections: &mut Vec<Block>, text: &str) {
    sections.extend(pieces(text).into_iter().map(|piece| match piece {
        Piece::Paragraph(text) => Block::Paragraph { text },
        Piece::List(items) => Block::List { items, numbered: false },
    }));
}
