//! A report as one HTML page that stands alone: no script, no address outside itself.

use crate::pdf::{Block, ChartBlock, Document, NoticeKind, TableBlock};
use std::fmt::Write;

const STYLE: &str = include_str!("html/report.css");

/// The report as a page, from the same content as [`crate::pdf::report`]. What people wrote is never read as markup;
/// the drawings of charts are taken as they are. Blocks that belong to the thread of a project are set as lists.
pub fn report(document: &Document) -> String {
    let mut page = String::new();
    let (lang, title) = (escaped(&document.lang), escaped(&document.title));
    let _ = write!(
        page,
        "<!doctype html>\n<html lang=\"{lang}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n<header><h1>{title}</h1><p>{}</p></header>\n<main>\n",
        escaped(&document.author)
    );
    for block in &document.sections {
        write_block(&mut page, block);
    }
    let _ = write!(
        page,
        "</main>\n<footer><p>{}</p></footer>\n</html>\n",
        escaped(&document.foot)
    );
    page
}

fn write_block(page: &mut String, block: &Block) {
    let _ = match block {
        Block::Heading { level, text } => {
            let level = level.clamp(&1, &3) + 1;
            writeln!(page, "<h{level}>{}</h{level}>", escaped(text))
        }
        Block::Paragraph { text } => writeln!(page, "<p>{}</p>", broken(text)),
        Block::Voice { text, caption } => writeln!(
            page,
            "<figure class=\"voice\"><blockquote><p>{}</p></blockquote><figcaption>{}</figcaption></figure>",
            broken(text),
            escaped(caption)
        ),
        Block::List { items, numbered } => return write_list(page, items.iter().map(String::as_str), *numbered),
        Block::Table(table) => return write_table(page, table),
        Block::Chart(chart) => return write_chart(page, chart),
        Block::BeforeAfter(measured) => writeln!(
            page,
            "<p><strong>{}</strong> {}</p>",
            escaped(&measured.caption),
            escaped(&measured.alt)
        ),
        Block::KeyFact { text, n } => writeln!(
            page,
            "<p class=\"fact\"><strong>{}</strong> <span>{}</span></p>",
            escaped(text),
            escaped(n)
        ),
        Block::Notice { tone, text } => {
            let kind = match tone {
                NoticeKind::Info => "info",
                NoticeKind::Done => "done",
                NoticeKind::Problem => "problem",
            };
            writeln!(page, "<p class=\"notice {kind}\">{}</p>", broken(text))
        }
        Block::Steps { steps } => return write_list(page, steps.iter().map(|step| step.fact.as_str()), true),
        Block::Question(question) => {
            let _ = writeln!(
                page,
                "<p><strong>{}</strong> {}</p>",
                broken(&question.ask),
                escaped(&question.hint)
            );
            return write_list(page, question.choices.iter().map(String::as_str), false);
        }
        Block::PageBreak => Ok(()),
    };
}

fn write_list<'a>(page: &mut String, items: impl Iterator<Item = &'a str>, numbered: bool) {
    let tag = if numbered { "ol" } else { "ul" };
    let _ = writeln!(page, "<{tag}>");
    for item in items {
        let _ = writeln!(page, "<li>{}</li>", broken(item));
    }
    let _ = writeln!(page, "</{tag}>");
}

fn write_table(page: &mut String, table: &TableBlock) {
    let class = |place: usize| match table.header.get(place) {
        Some(header) if header.number => " class=\"number\"",
        _ => "",
    };
    let _ = write!(
        page,
        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{0}\"><table><caption>{0}</caption>\n<thead><tr>",
        escaped(&table.caption)
    );
    for (place, header) in table.header.iter().enumerate() {
        let _ = write!(page, "<th scope=\"col\"{}>{}</th>", class(place), escaped(&header.text));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        page.push_str("<tr>");
        for (place, cell) in row.iter().enumerate() {
            let _ = match place {
                0 => write!(page, "<th scope=\"row\">{}</th>", escaped(cell)),
                _ => write!(page, "<td{}>{}</td>", class(place), escaped(cell)),
            };
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody></table></div>\n");
}

fn write_chart(page: &mut String, chart: &ChartBlock) {
    let _ = writeln!(
        page,
        "<figure class=\"chart\"><figcaption>{}</figcaption>\n{}\n</figure>",
        escaped(&chart.caption),
        chart.svg
    );
    if let Some(table) = &chart.table {
        write_table(page, table);
    }
}

/// Text as it is read, whatever it looks like.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Nothing may end the page early or turn its direction: control characters show as a space.
            c if c.is_control() && c != '\n' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// The same, with its line ends.
fn broken(text: &str) -> String {
    escaped(text).replace('\n', "<br>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::Header;

    fn document(sections: Vec<Block>) -> Document {
        Document {
            lang: "fr".into(),
            title: "Ce que disent les textes".into(),
            author: "Hôpital inventé".into(),
            description: None,
            made_on: jiff::civil::date(2026, 11, 26),
            foot: "26 novembre 2026".into(),
            address: None,
            fictitious: None,
            sections,
        }
    }

    #[test]
    fn what_people_wrote_is_never_markup() {
        let hostile = "<script>alert(1)</script>\n\"</blockquote>&\u{0}";
        let page = report(&document(vec![
            Block::Voice {
                text: hostile.into(),
                caption: hostile.into(),
            },
            Block::Table(TableBlock {
                caption: hostile.into(),
                header: vec![Header {
                    text: hostile.into(),
                    number: true,
                }],
                rows: vec![vec![hostile.into()]],
            }),
        ]));

        assert!(!page.contains("<script") && !page.contains('\0'), "{page}");
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;<br>&quot;&lt;/blockquote&gt;&amp;"));
    }

    #[test]
    fn headings_begin_under_the_title_and_rows_name_themselves() {
        let page = report(&document(vec![
            Block::Heading {
                level: 1,
                text: "Thèmes".into(),
            },
            Block::Table(TableBlock {
                caption: "Thèmes".into(),
                header: vec![
                    Header {
                        text: "Thème".into(),
                        number: false,
                    },
                    Header {
                        text: "Textes".into(),
                        number: true,
                    },
                ],
                rows: vec![vec!["Repas".into(), "12".into()]],
            }),
        ]));

        assert!(page.contains("<h1>Ce que disent les textes</h1>") && page.contains("<h2>Thèmes</h2>"));
        assert!(page.contains("<th scope=\"row\">Repas</th><td class=\"number\">12</td>"));
        assert!(!page.contains("http"), "nothing from elsewhere");
    }
}
