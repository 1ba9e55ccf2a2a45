//! An invented report and poster, with every kind of block.

use jiff::civil::date;

use crate::chart::{self, *};
use crate::pdf::*;

fn owned(text: &str) -> String {
    text.to_owned()
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: owned(text) }
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading {
        level,
        text: owned(text),
    }
}

pub(super) fn measures() -> chart::BeforeAfter {
    chart::BeforeAfter {
        before: Measure {
            percent: 58,
            name: owned("avant"),
            n: owned("198 réponses"),
        },
        after: Measure {
            percent: 74,
            name: owned("après"),
            n: owned("212 réponses"),
        },
    }
}

const MONTHS: [&str; 12] = [
    "nov.", "déc.", "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.",
];
const BAD: [f64; 12] = [14.0, 16.0, 19.0, 17.0, 21.0, 18.0, 20.0, 17.0, 16.0, 15.0, 9.0, 8.0];
const GOOD: [f64; 12] = [3.0, 4.0, 2.0, 5.0, 4.0, 6.0, 5.0, 5.0, 6.0, 7.0, 11.0, 12.0];

fn months() -> Block {
    let lines = Lines {
        periods: MONTHS.map(owned).to_vec(),
        series: vec![
            Series {
                name: owned("n’allait pas"),
                strand: Strand::First,
                values: BAD.map(Some).to_vec(),
            },
            Series {
                name: owned("allait bien"),
                strand: Strand::Second,
                values: GOOD.map(Some).to_vec(),
            },
        ],
        decisions: vec![Decision {
            at: 9.5,
            name: owned("Temps assis avant départ"),
        }],
    };
    let words = Words {
        id: "mois",
        title: "Au fil des mois",
        description: "De 14 à 8 paroles par mois.",
        lang: "fr",
    };
    let rows = (0..12)
        .map(|month| vec![owned(MONTHS[month]), BAD[month].to_string(), GOOD[month].to_string()])
        .collect();
    Block::Chart(ChartBlock {
        caption: owned("Depuis septembre, on dit plus souvent que cela va bien."),
        alt: owned(
            "Paroles par mois de novembre à octobre. « N’allait pas » monte de 14 à 21 en mars, puis descend à 8. « Allait bien » monte de 3 à 12.",
        ),
        svg: lines_svg(&lines, &words),
        table: Some(TableBlock {
            caption: owned("Paroles par mois, 260 datées, 12 sans date"),
            header: vec![
                Header {
                    text: owned("Mois"),
                    number: false,
                },
                Header {
                    text: owned("N’allait pas"),
                    number: true,
                },
                Header {
                    text: owned("Allait bien"),
                    number: true,
                },
            ],
            rows,
        }),
    })
}

fn lines_svg(lines: &Lines, words: &Words<'_>) -> String {
    chart::lines(lines, words, Ink::Print)
}

fn agreement() -> Block {
    let row = |name: &str, strand, value| Interval {
        name: owned(name),
        strand,
        value: Some(value),
        words: String::new(),
    };
    let band = |from, to, name: &str, kind| Band {
        from,
        to,
        name: owned(name),
        kind,
    };
    let chart = Intervals {
        axis: (0.0, 1.0),
        bands: vec![
            band(0.67, 0.8, "à discuter", BandKind::Talk),
            band(0.8, 1.0, "solide", BandKind::Solid),
        ],
        rows: vec![
            row("Usagers", Strand::Users, (0.71, 0.62, 0.79)),
            row("Professionnels", Strand::Professionals, (0.66, 0.57, 0.74)),
            row("Ensemble", Strand::Both, (0.58, 0.49, 0.66)),
        ],
    };
    let words = Words {
        id: "accord",
        title: "Accord",
        description: "0,71, 0,66 et 0,58.",
        lang: "fr",
    };
    Block::Chart(ChartBlock {
        caption: owned("Chaque groupe lit à peu près d’une même voix. Ensemble, moins."),
        alt: owned(
            "Accord des usagers 0,71 (de 0,62 à 0,79), des professionnels 0,66 (de 0,57 à 0,74), ensemble 0,58 (de 0,49 à 0,66).",
        ),
        svg: chart::intervals(&chart, &words, Ink::Print),
        table: None,
    })
}

fn themes() -> Block {
    let bar = |name: &str, value: f64, words: &str| Bar {
        name: owned(name),
        strand: Strand::First,
        value: Some(value),
        words: owned(words),
    };
    let chart = Bars {
        bars: vec![
            bar("Préparer sa sortie", 272.0, "272 paroles"),
            bar("Être appelé, être entendu", 164.0, "164 paroles"),
            bar("Manger", 88.0, "88 paroles"),
            Bar {
                name: owned("Se garer"),
                strand: Strand::First,
                value: None,
                words: owned("moins de 5"),
            },
        ],
        full: None,
    };
    let words = Words {
        id: "themes",
        title: "Thèmes",
        description: "272, 164 et 88.",
        lang: "fr",
    };
    Block::Chart(ChartBlock {
        caption: owned("La sortie vient d’abord."),
        alt: owned("Préparer sa sortie 272 paroles, être appelé 164, manger 88, se garer moins de 5."),
        svg: chart::bars(&chart, &words, Ink::Print),
        table: None,
    })
}

fn answers() -> Block {
    let chart = Scale {
        counts: [12, 34, 51, 80, 21],
        names: [
            "Pas du tout d’accord",
            "Plutôt pas d’accord",
            "Ni l’un ni l’autre",
            "Plutôt d’accord",
            "Tout à fait d’accord",
        ]
        .map(owned),
        no_opinion: 14,
        no_opinion_name: owned("Sans avis"),
    };
    let words = Words {
        id: "echelle",
        title: "Informé",
        description: "Des réponses sur cinq niveaux.",
        lang: "fr",
    };
    Block::Chart(ChartBlock {
        caption: owned("Une personne sur deux se dit informée."),
        alt: owned(
            "6 % pas du tout, 17 % plutôt pas, 26 % ni l’un ni l’autre, 40 % plutôt, 11 % tout à fait ; 14 sans avis.",
        ),
        svg: chart::scale(&chart, &words, Ink::Print),
        table: None,
    })
}

fn step(date: &str, stage: StepKind, label: &str, fact: &str, text: &str) -> Step {
    Step {
        date: owned(date),
        stage,
        label: owned(label),
        fact: owned(fact),
        text: (!text.is_empty()).then(|| owned(text)),
        voice: None,
        signed: Some(owned("Signé : responsable qualité")),
    }
}

fn thread() -> Block {
    let mut voice = step(
        "janvier à juin 2026",
        StepKind::Voice,
        "Paroles",
        "42 personnes l’ont dit",
        "",
    );
    voice.voice = Some(owned(
        "« On m’a donné l’ordonnance en partant, debout dans le couloir. Je n’ai rien retenu. »",
    ));
    Block::Steps {
        steps: vec![
            voice,
            step(
                "2 au 18 juillet",
                StepKind::ReadApart,
                "Lecture croisée",
                "3 usagers et 3 professionnels ont lu les mêmes mots",
                "Chacun de son côté d’abord. Accord 0,58 (de 0,49 à 0,66). Les 17 désaccords ont été discutés, un par un.",
            ),
            step(
                "27 août",
                StepKind::CoDecided,
                "Co-décision",
                "Dix minutes assises, avec un proche si on veut, avant chaque départ",
                "Collège des usagers : 5 pour, aucun contre, 1 abstention. Collège des professionnels : 4 pour, 1 contre, 1 abstention.",
            ),
            step(
                "octobre",
                StepKind::Together,
                "Effet mesuré",
                "Plus de patients se disent bien informés",
                "",
            ),
            step(
                "à venir",
                StepKind::ToCome,
                "Partage",
                "La fiche d’expérience attend la signature de la direction",
                "Elle dira aussi ce qui n’a pas marché : la fiche traduite, trop longue.",
            ),
        ],
    }
}

pub(super) fn report_sample() -> Document {
    Document {
        lang: owned("fr"),
        title: owned("Chirurgie : ce que vos paroles ont changé"),
        author: owned("Centre hospitalier de Valmire"),
        description: Some(owned("De janvier à octobre, 318 personnes ont parlé de leur séjour.")),
        made_on: date(2026, 11, 22),
        foot: owned("22 novembre 2026"),
        address: Some(owned("valmire.exemple.invalid/chirurgie")),
        fictitious: Some(owned("Établissement et témoignages fictifs, pour l’exemple.")),
        sections: vec![
            paragraph(
                "De janvier à octobre, 318 personnes ont parlé de leur séjour. Deux choses ont changé. Deux n’ont pas pu changer, et nous disons pourquoi.",
            ),
            heading(1, "Vous avez dit, nous avons fait"),
            Block::Voice {
                text: owned("On m’a donné l’ordonnance en partant, debout dans le couloir. Je n’ai rien retenu."),
                caption: owned("Chirurgie, questionnaire de sortie, août 2026"),
            },
            Block::KeyFact {
                text: owned(
                    "Dix minutes assises avec une infirmière avant chaque départ, avec un proche si vous voulez.",
                ),
                n: owned("Décidé ensemble le 27 août, après 42 paroles sur 318."),
            },
            Block::BeforeAfter(BeforeAfterBlock {
                caption: owned("Plus de patients se disent bien informés sur leurs médicaments."),
                alt: owned("58 % avant sur 198 réponses, 74 % après sur 212 réponses."),
                measures: measures(),
                caution: Some(owned(
                    "Écart de 16 points, vraisemblablement entre 7 et 25. D’autres raisons ont pu jouer. 31 réponses manquantes.",
                )),
            }),
            heading(2, "De quoi l’on parle"),
            themes(),
            months(),
            Block::Notice {
                tone: NoticeKind::Info,
                text: owned(
                    "Moins de 15 paroles par mois et par colonne depuis septembre : une tendance à confirmer, pas encore une preuve.",
                ),
            },
            heading(1, "Le fil, du premier mot au changement"),
            thread(),
            heading(1, "Comment nous avons lu"),
            agreement(),
            answers(),
            heading(1, "Ce que nous n’avons pas pu faire"),
            Block::Question(QuestionBlock {
                ask: owned("1. L’accueil était-il bon ?"),
                hint: owned("Une seule réponse."),
                choices: ["Mauvais", "Faible", "Moyen", "Bon", "Excellent"].map(owned).into(),
                beside: true,
                lines: 0,
            }),
            Block::Question(QuestionBlock {
                ask: owned("2. Qu’en avez-vous retenu ?"),
                hint: String::new(),
                choices: Vec::new(),
                beside: false,
                lines: 3,
            }),
            Block::List {
                items: vec![
                    owned(
                        "Un lit pour le proche. Les chambres sont trop petites. La question revient avec les travaux de 2028.",
                    ),
                    owned("Des repas servis plus tard. L’essai a duré un mois."),
                ],
                numbered: false,
            },
            Block::Notice {
                tone: NoticeKind::Done,
                text: owned("Les deux collèges ont approuvé : c’est co-décidé."),
            },
            Block::Notice {
                tone: NoticeKind::Problem,
                text: owned("Il manque la mesure de janvier."),
            },
        ],
    }
}

pub(super) fn poster_sample() -> Poster {
    Poster {
        lang: owned("fr"),
        title: owned("Vous avez dit, nous avons fait : chirurgie"),
        establishment: owned("Centre hospitalier de Valmire"),
        place: Some(owned("Service de chirurgie")),
        said: owned("Vous avez dit"),
        quote: owned("On m’a donné l’ordonnance en partant, debout dans le couloir. Je n’ai rien retenu."),
        quote_is_voice: true,
        quote_caption: owned("Une patiente, et 41 autres personnes"),
        done: owned("Nous avons fait, ensemble"),
        answer: owned("Dix minutes assises avec une infirmière avant chaque départ"),
        answer_note: Some(owned("Avec un proche si vous voulez. Demandez-les.")),
        co_decided: true,
        change: Some(Change {
            label: owned("Ce que cela a changé"),
            sentence: owned("Patients qui se disent bien informés sur leurs médicaments :"),
            measures: measures(),
        }),
        call: owned("Et vous, qu’avez-vous vécu ?"),
        call_before: Some(owned("Sans compte, sans donner votre nom :")),
        address: owned("https://valmire.exemple.invalid/donner"),
        address_in_letters: owned("valmire.exemple.invalid"),
        call_after: Some(owned("Ou à l’accueil, on écrit avec vous.")),
        foot: owned("Affiche du 22 novembre 2026, d’après 42 paroles sur 318."),
        fictitious: Some(owned("Établissement et témoignages fictifs, pour l’exemple.")),
        made_on: date(2026, 11, 22),
    }
}

/// An experience sheet as its room prints it: facts, parts with paragraphs and lists, criteria, files.
pub(super) fn sheet_sample() -> Document {
    let mut document = report_sample();
    document.title = owned("Un temps assis avant chaque départ");
    document.sections = vec![
        paragraph("Centre hospitalier de Valmire\nThème : sortie\nPublié le 26 novembre 2026"),
        heading(1, "Pourquoi"),
        paragraph("Les patients partaient sans avoir compris leur ordonnance."),
        paragraph("Des usagers l’ont dit, des soignants aussi."),
        Block::List {
            items: vec![owned("Deux chaises et une table."), owned("Une fiche d’une page.")],
            numbered: false,
        },
        heading(1, "Critères"),
        heading(2, "Participation"),
        paragraph("Les usagers ont décidé à égalité de voix."),
        heading(2, "Transposable"),
        paragraph("Partout où l’on sort."),
        heading(1, "Pièces jointes"),
        Block::List {
            items: vec![owned("fiche.pdf : la fiche remise")],
            numbered: false,
        },
    ];
    document
}
