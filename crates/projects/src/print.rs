//! A give-back on paper: the A4 poster and the report, from the same reading as the page.

use crate::pages::given::{Given, GivenEffect};
use documents::{
    chart::{BeforeAfter, Measure},
    pdf::{BeforeAfterBlock, Block, Change, Document, Header, NoticeKind, PdfProblem, Poster, TableBlock},
};
use platform::{Error, Reader, Result, settings::Settings};

/// Sets a PDF on a thread of its own: it takes some tens of milliseconds of one core.
///
/// # Errors
/// When it cannot be set; too many words say what to shorten.
pub async fn set(work: impl FnOnce() -> Result<Vec<u8>, PdfProblem> + Send + 'static) -> Result<Vec<u8>> {
    match tokio::task::spawn_blocking(work).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(PdfProblem::TooLong)) => Err(Error::Conflict("projects-poster-too-long")),
        Ok(Err(problem)) => Err(anyhow::anyhow!("{problem}").into()),
        Err(stopped) => Err(anyhow::anyhow!("a PDF was not finished: {stopped}").into()),
    }
}

/// The A4 poster: the first quote, the answer, the effect, the code of the page.
///
/// # Errors
/// Conflict when no quote is left: a poster without anybody's words is not made.
pub fn poster(given: &Given, t: &Reader, settings: &Settings) -> Result<Poster> {
    let quote = given
        .quotes
        .first()
        .ok_or(Error::Conflict("projects-poster-no-quote"))?;
    let address = format!("{}{}", settings.address, given.short_url);
    let change = given.effects.iter().find_map(|effect| {
        Some(Change {
            label: t.say("projects-poster-changed"),
            sentence: t.say_one("projects-poster-measured", "indicator", &effect.words.name),
            measures: before_after(effect, t)?,
        })
    });
    let caption = [quote.caption.as_str(), given.others.as_str()];
    Ok(Poster {
        lang: t.language.code().to_owned(),
        title: given.title.clone(),
        establishment: given.place.clone(),
        place: None,
        said: t.say("projects-poster-said"),
        quote: t.spoken(quote.words.as_str()),
        quote_is_voice: true,
        quote_caption: caption
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        done: t.say(if given.together.is_some() {
            "projects-poster-done-together"
        } else {
            "projects-poster-done"
        }),
        answer: given.decided.clone(),
        answer_note: None,
        co_decided: given.together.is_some(),
        change,
        call: t.say("projects-poster-call"),
        call_before: Some(t.say("projects-poster-call-before")),
        address_in_letters: without_scheme(&address),
        address,
        call_after: None,
        foot: given.published.clone(),
        fictitious: fictitious(t, settings),
        made_on: t.today,
    })
}

fn without_scheme(address: &str) -> String {
    address.split_once("://").map_or(address, |(_, rest)| rest).to_owned()
}

fn fictitious(t: &Reader, settings: &Settings) -> Option<String> {
    settings.demo.then(|| t.say("projects-print-fictitious"))
}

fn before_after(effect: &GivenEffect, t: &Reader) -> Option<BeforeAfter> {
    let dots = effect.dots.as_ref()?;
    Some(BeforeAfter {
        before: Measure {
            percent: dots.before,
            name: t.say("projects-before"),
            n: dots.n_before.clone(),
        },
        after: Measure {
            percent: dots.after,
            name: t.say("projects-after"),
            n: dots.n_after.clone(),
        },
    })
}

/// The report: everything that the page shows, with each chart beside its table.
#[must_use]
pub fn report(given: &Given, t: &Reader, settings: &Settings) -> Document {
    let heading = |id: &str| Block::Heading {
        level: 1,
        text: t.say(id),
    };
    let mut blocks = Vec::new();
    if !given.lead.is_empty() {
        blocks.push(Block::Paragraph {
            text: given.lead.clone(),
        });
    }
    if !given.quotes.is_empty() {
        blocks.push(heading("projects-given-said"));
        blocks.extend(given.quotes.iter().map(|q| Block::Voice {
            text: t.spoken(q.words.as_str()),
            caption: q.caption.clone(),
        }));
        if !given.others.is_empty() {
            blocks.push(Block::Paragraph {
                text: given.others.clone(),
            });
        }
    }
    blocks.push(heading("projects-given-decided"));
    blocks.push(Block::Paragraph {
        text: given.decided.clone(),
    });
    blocks.extend(given.together.clone().map(|text| Block::Paragraph { text }));
    done_blocks(given, t, &mut blocks);
    if !given.effects.is_empty() {
        blocks.push(heading("projects-given-changed"));
        for effect in &given.effects {
            effect_blocks(effect, t, &mut blocks);
        }
    }
    if !given.not_done.is_empty() {
        blocks.push(heading("projects-given-not-done"));
        let items = given
            .not_done
            .iter()
            .map(|item| t.say_with("projects-with-colon", &[("what", &item.what), ("said", &item.why)]));
        blocks.push(Block::List {
            items: items.collect(),
            numbered: false,
        });
    }
    blocks.push(heading("projects-given-who"));
    blocks.extend(given.who.iter().map(|text| Block::Paragraph { text: text.clone() }));
    Document {
        lang: t.language.code().to_owned(),
        title: given.title.clone(),
        author: given.place.clone(),
        description: Some(given.lead.clone()).filter(|lead| !lead.is_empty()),
        made_on: t.today,
        foot: format!("{} · {}", given.place, t.date(t.today)),
        address: Some(without_scheme(&format!("{}{}", settings.address, given.short_url))),
        fictitious: fictitious(t, settings),
        sections: blocks,
    }
}

fn done_blocks(given: &Given, t: &Reader, blocks: &mut Vec<Block>) {
    if given.done.is_empty() && given.actions.is_empty() {
        return;
    }
    blocks.push(Block::Heading {
        level: 1,
        text: t.say("projects-given-done"),
    });
    blocks.extend(given.done.iter().map(|text| Block::Paragraph { text: text.clone() }));
    if !given.actions.is_empty() {
        blocks.push(Block::Table(TableBlock {
            caption: t.say("projects-actions"),
            header: vec![
                Header {
                    text: t.say("projects-action"),
                    number: false,
                },
                Header {
                    text: t.say("projects-state"),
                    number: false,
                },
            ],
            rows: given
                .actions
                .iter()
                .map(|(tag, what)| vec![what.clone(), tag.words.clone()])
                .collect(),
        }));
    }
}

/// One effect: the sentence, the dots where there are enough answers, the table, what it does not say.
fn effect_blocks(effect: &GivenEffect, t: &Reader, blocks: &mut Vec<Block>) {
    let cautions = effect.cautions.join(" ");
    match before_after(effect, t) {
        Some(measures) => blocks.push(Block::BeforeAfter(BeforeAfterBlock {
            caption: effect.heading.clone(),
            alt: format!("{} {}", effect.figures, effect.difference),
            measures,
            caution: Some(cautions),
        })),
        None => {
            blocks.push(Block::Heading {
                level: 2,
                text: effect.heading.clone(),
            });
            blocks.push(Block::Notice {
                tone: NoticeKind::Info,
                text: cautions,
            });
        }
    }
    blocks.push(Block::Paragraph {
        text: format!("{} {}", effect.figures, effect.difference),
    });
    let figure = |id: &str, figure: &crate::Figure| {
        vec![
            t.say(id),
            figure.said(effect.words.kind, &effect.words.unit, t),
            t.number(figure.n),
            t.number(figure.missing),
            t.date(figure.on),
        ]
    };
    let column = |id: &str, number| Header {
        text: t.say(id),
        number,
    };
    blocks.push(Block::Table(TableBlock {
        caption: t.say_one("projects-table-of", "indicator", &effect.words.name),
        header: vec![
            column("projects-moment", false),
            column("projects-value", true),
            column("projects-n", true),
            column("projects-missing", true),
            column("projects-day", false),
        ],
        rows: vec![
            figure("projects-before", &effect.effect.before),
            figure("projects-after", &effect.effect.after),
        ],
    }));
}
