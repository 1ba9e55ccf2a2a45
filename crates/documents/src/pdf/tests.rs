//! What the PDFs promise, on an invented establishment.

mod samples;
mod structure;

use samples::{measures, poster_sample, report_sample, sheet_sample};

use super::*;

/// The PDF with its streams as they are; enough to look for what stands outside of them.
fn text(pdf: &[u8]) -> String {
    String::from_utf8_lossy(pdf).into_owned()
}

/// Writes a PDF where the person running the tests asks for it, to look at it or to check it with another tool.
fn keep(name: &str, pdf: &[u8]) {
    if let Some(folder) = std::env::var_os("DOCUMENTS_OUT") {
        let path = std::path::Path::new(&folder).join(name);
        std::fs::write(path, pdf).expect("the folder of DOCUMENTS_OUT can be written");
    }
}

/// How many pages the PDF says it has.
fn pages(pdf: &[u8]) -> usize {
    text(pdf).matches("/Type/Page/").count() + text(pdf).matches("/Type/Page\n").count()
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: text.to_owned() }
}

#[test]
fn a_report_of_every_kind_of_block_is_accessible() {
    let pdf = report(&report_sample()).expect("a report");
    keep("report.pdf", &pdf);

    let text = text(&pdf);
    for mark in [
        "/MarkInfo",
        "/StructTreeRoot",
        "/Lang(fr)",
        "pdfuaid",
        "/Alt",
        "/S/TH",
        "/S/H1",
        "/S/H2",
        "/S/H3",
        "/S/BlockQuote",
        "/S/L",
        "/S/Figure",
        "/S/Caption",
        "/DisplayDocTitle true",
    ] {
        let spaced = mark.replace("/S/", "/S /").replace("/Lang(", "/Lang (");
        assert!(text.contains(mark) || text.contains(&spaced), "{mark} is missing");
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(report(&report_sample()), report(&report_sample()));
}

#[test]
fn a_report_can_be_empty_or_in_english() {
    let mut document = report_sample();
    document.sections.clear();
    document.lang = "en-GB".to_owned();

    let pdf = report(&document).expect("a report");

    assert!(text(&pdf).contains("/Lang(en)") || text(&pdf).contains("/Lang (en)"));
    assert_eq!(structure::faults(&pdf), Vec::<String>::new());
}

#[test]
fn markup_in_what_people_wrote_stays_text() {
    let hostile = "#panic(\"x\") $x^2$ *gras* _it_ `code` [lien](x) <label> @ref = titre \\ // #{ }] ) \" ' ~ -- #read(\"/etc/passwd\")";
    let mut document = report_sample();
    document.title = hostile.to_owned();
    document.author = hostile.to_owned();
    document.foot = hostile.to_owned();
    document.sections = vec![
        Block::Heading {
            level: 1,
            text: hostile.to_owned(),
        },
        paragraph(hostile),
        Block::Voice {
            text: hostile.to_owned(),
            caption: hostile.to_owned(),
        },
        Block::List {
            items: vec![hostile.to_owned()],
            numbered: true,
        },
        Block::Table(TableBlock {
            caption: hostile.to_owned(),
            header: vec![Header {
                text: hostile.to_owned(),
                number: false,
            }],
            rows: vec![vec![hostile.to_owned()]],
        }),
        Block::KeyFact {
            text: hostile.to_owned(),
            n: hostile.to_owned(),
        },
        Block::Notice {
            tone: NoticeKind::Problem,
            text: hostile.to_owned(),
        },
    ];
    let mut wall = poster_sample();
    wall.quote = hostile.to_owned();
    wall.answer = "#include \"x\" *a*".to_owned();

    let pdf = report(&document).expect("a report");
    keep("hostile.pdf", &pdf);

    // The title stands in the PDF's own data as it was written.
    assert!(text(&pdf).contains("$x^2$ *gras* _it_ `code`"));
    assert_eq!(structure::faults(&pdf), Vec::<String>::new());
    assert_eq!(
        structure::faults(&poster(&wall).expect("a poster")),
        Vec::<String>::new()
    );
}

#[test]
fn characters_that_no_face_has_do_not_stop_a_report() {
    let mut document = report_sample();
    document.sections = vec![paragraph("漢字 مرحبا 👩‍⚕️ e\u{301} \u{0} \u{202f} 🫠 \u{e000}\n\nfin")];

    assert_eq!(
        structure::faults(&report(&document).expect("a report")),
        Vec::<String>::new()
    );
}

#[test]
fn headings_that_skip_a_level_are_mended() {
    let mut document = report_sample();
    document.sections = vec![
        Block::Heading {
            level: 3,
            text: "Un".to_owned(),
        },
        Block::Heading {
            level: 3,
            text: "Deux".to_owned(),
        },
        Block::Heading {
            level: 0,
            text: "Trois".to_owned(),
        },
    ];

    let data = content::data(&document);

    let levels: Vec<u64> = data["blocks"]
        .as_array()
        .expect("blocks")
        .iter()
        .filter_map(|block| block["level"].as_u64())
        .collect();
    assert_eq!(levels, [2, 3, 2]);
    assert!(report(&document).is_ok());
}

#[test]
fn rows_that_are_too_short_or_too_long_keep_their_columns() {
    let mut document = report_sample();
    let header = |text: &str| Header {
        text: text.to_owned(),
        number: false,
    };
    document.sections = vec![Block::Table(TableBlock {
        caption: "Table".to_owned(),
        header: vec![header("un"), header("deux")],
        rows: vec![
            vec!["a".to_owned()],
            vec!["b".to_owned(), "c".to_owned(), "d".to_owned()],
        ],
    })];

    assert!(report(&document).is_ok());
}

#[test]
fn a_drawing_that_is_not_one_is_refused_without_quoting_it() {
    let mut document = report_sample();
    document.sections = vec![Block::Chart(ChartBlock {
        caption: "Graphique".to_owned(),
        alt: "Rien".to_owned(),
        svg: "<svg une parole secrète".to_owned(),
        table: None,
    })];

    let problem = report(&document).expect_err("refused");

    assert!(matches!(problem, PdfProblem::Failed(_)));
    assert!(!problem.to_string().contains("secrète"), "{problem}");
}

#[test]
fn a_poster_is_one_accessible_page() {
    let pdf = poster(&poster_sample()).expect("a poster");
    keep("poster.pdf", &pdf);

    let text = text(&pdf);
    assert_eq!(pages(&pdf), 1);
    for mark in ["/MarkInfo", "/StructTreeRoot", "pdfuaid"] {
        assert!(text.contains(mark), "{mark} is missing");
    }
}

#[test]
fn a_poster_without_change_nor_co_decision_is_made_too() {
    let mut alone = poster_sample();
    alone.co_decided = false;
    alone.change = None;
    alone.place = None;
    alone.answer_note = None;
    alone.call_before = None;
    alone.call_after = None;
    alone.fictitious = None;

    let pdf = poster(&alone).expect("a poster");
    keep("poster-alone.pdf", &pdf);

    assert_eq!(pages(&pdf), 1);
    assert_eq!(structure::faults(&pdf), Vec::<String>::new());
}

#[test]
fn long_words_are_set_smaller_and_words_without_end_are_refused() {
    let mut long = poster_sample();
    long.quote = "On m’a donné l’ordonnance en partant, debout dans le couloir. ".repeat(7);
    long.title = "Un temps assis avant chaque départ, avec un proche si vous voulez, ".repeat(2);
    assert!(long.quote.chars().count() > 400);
    let mut endless = poster_sample();
    endless.quote = "On m’a donné l’ordonnance en partant. ".repeat(200);

    let pdf = poster(&long).expect("a poster");
    keep("poster-long.pdf", &pdf);

    assert_eq!(pages(&pdf), 1);
    assert_eq!(structure::faults(&pdf), Vec::<String>::new());
    assert!(structure::smallest_letters(&pdf) >= 12.5);
    assert_eq!(poster(&endless), Err(PdfProblem::TooLong));
}

#[test]
fn an_address_too_long_for_a_code_is_refused() {
    let mut wrong = poster_sample();
    wrong.address = "x".repeat(5_000);

    assert_eq!(poster(&wrong), Err(PdfProblem::Address(QrTooLong)));
}

#[test]
fn words_are_quoted_once_in_the_way_of_their_language() {
    assert_eq!(content::quoted(" Merci. ", "fr"), "«\u{a0}Merci.\u{a0}»");
    assert_eq!(content::quoted("« Merci. »", "fr"), "« Merci. »");
    assert_eq!(content::quoted("Thanks.", "en"), "“Thanks.”");
}

#[test]
fn another_library_finds_no_fault_in_the_structure() {
    for (name, pdf) in [
        ("report", report(&report_sample())),
        ("sheet", report(&sheet_sample())),
        ("poster", poster(&poster_sample())),
    ] {
        let pdf = pdf.expect(name);
        keep(&format!("{name}.pdf"), &pdf);
        assert_eq!(structure::faults(&pdf), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn each_paragraph_is_read_apart_and_a_heading_holds_its_words() {
    let mut document = report_sample();
    document.sections = vec![
        paragraph("Un."),
        paragraph("Deux,\nsur deux lignes."),
        Block::Heading {
            level: 1,
            text: "Trois".to_owned(),
        },
        Block::Voice {
            text: "Quatre.".to_owned(),
            caption: "Cinq".to_owned(),
        },
        Block::List {
            items: vec!["Six".to_owned()],
            numbered: false,
        },
    ];

    let tree = structure::tree(&report(&document).expect("a report")).expect("a structure");

    // Before the title: the name of the program and who answers for the report.
    let roles = [
        "Document",
        "P",
        "P",
        "H1",
        "P",
        "P",
        "H2",
        "BlockQuote",
        "P",
        "P",
        "L",
        "LI",
        "Lbl",
        "LBody",
    ];
    assert_eq!(tree.roles(), roles);
}

#[test]
fn a_poster_is_read_from_its_title_to_its_call() {
    let tree = structure::tree(&poster(&poster_sample()).expect("a poster")).expect("a structure");

    let roles = [
        "Document",
        "H1",
        "P",
        "P",
        "H2",
        "BlockQuote",
        "P",
        "P",
        "H2",
        "P",
        "P",
        "H2",
        "P",
        "Figure",
        "H2",
        "P",
        "P",
        "P",
        "P",
        "P",
    ];
    assert_eq!(tree.roles(), roles);
}

#[test]
fn what_says_nothing_leaves_no_hole_in_the_structure() {
    let empty = |text: &str| {
        let text = text.to_owned();
        let mut document = report_sample();
        document.title.clone_from(&text);
        document.author.clone_from(&text);
        document.foot.clone_from(&text);
        document.fictitious = Some(text.clone());
        let table = TableBlock {
            caption: text.clone(),
            header: vec![Header {
                text: text.clone(),
                number: false,
            }],
            rows: vec![vec![text.clone()], Vec::new()],
        };
        document.sections = vec![
            Block::Heading {
                level: 1,
                text: text.clone(),
            },
            paragraph(&text),
            Block::Voice {
                text: text.clone(),
                caption: text.clone(),
            },
            Block::List {
                items: vec![text.clone(), text.clone()],
                numbered: true,
            },
            Block::List {
                items: Vec::new(),
                numbered: false,
            },
            Block::Table(TableBlock {
                header: Vec::new(),
                ..table.clone()
            }),
            Block::Table(table),
            Block::BeforeAfter(BeforeAfterBlock {
                caption: text.clone(),
                alt: text.clone(),
                measures: measures(),
                caution: Some(text.clone()),
            }),
            Block::KeyFact {
                text: text.clone(),
                n: text.clone(),
            },
            Block::Notice {
                tone: NoticeKind::Info,
                text: text.clone(),
            },
            Block::Steps { steps: Vec::new() },
            Block::Steps {
                steps: vec![Step {
                    date: text.clone(),
                    stage: StepKind::Voice,
                    label: text.clone(),
                    fact: text.clone(),
                    text: Some(text.clone()),
                    voice: Some(text.clone()),
                    signed: Some(text.clone()),
                }],
            },
        ];
        let mut wall = poster_sample();
        for words in [
            &mut wall.title,
            &mut wall.establishment,
            &mut wall.quote,
            &mut wall.quote_caption,
            &mut wall.answer,
            &mut wall.call,
            &mut wall.foot,
            &mut wall.said,
        ] {
            words.clone_from(&text);
        }
        wall.answer_note = Some(text);
        (report(&document), poster(&wall))
    };

    for text in ["", " ", "\u{a0}", "\n", "\u{0}", " \n\n \t"] {
        let (report, poster) = empty(text);
        for (name, pdf) in [("report", report), ("poster", poster)] {
            let pdf = pdf.unwrap_or_else(|problem| panic!("{name} of {text:?}: {problem}"));
            keep(&format!("{name}-empty.pdf"), &pdf);
            assert_eq!(structure::faults(&pdf), Vec::<String>::new(), "{name} of {text:?}");
        }
    }
}
