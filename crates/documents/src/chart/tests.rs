//! What the charts promise: words for everyone, the page's classes, nothing that runs, drawings that fit.

use proptest::prelude::*;

use super::*;

const WORDS: Words<'static> = Words {
    id: "c",
    title: "Au fil des mois",
    description: "De 14 à 8.",
    lang: "fr",
};

fn two_lines() -> Lines {
    let series = |name: &str, strand, values: [f64; 3]| Series {
        name: name.to_owned(),
        strand,
        values: values.map(Some).to_vec(),
    };
    Lines {
        periods: ["août", "sept.", "oct."].map(str::to_owned).to_vec(),
        series: vec![
            series("n’allait pas", Strand::First, [14.0, 9.0, 8.0]),
            series("allait bien", Strand::Second, [3.0, 11.0, 12.0]),
        ],
        decisions: vec![Decision {
            at: 0.5,
            name: "Temps assis".to_owned(),
        }],
    }
}

/// One of each chart with this text wherever a text goes.
fn all(text: &str, ink: Ink) -> Vec<String> {
    let name = || text.to_owned();
    let words = Words {
        id: "c",
        title: text,
        description: text,
        lang: "fr",
    };
    let measure = |percent| Measure {
        percent,
        name: name(),
        n: name(),
    };
    let mut lines_chart = two_lines();
    lines_chart.series[0].name = name();
    lines_chart.periods[1] = name();
    lines_chart.decisions[0].name = name();
    vec![
        lines(&lines_chart, &words, ink),
        bars(
            &Bars {
                bars: vec![Bar {
                    name: name(),
                    strand: Strand::First,
                    value: Some(3.0),
                    words: name(),
                }],
                full: None,
            },
            &words,
            ink,
        ),
        intervals(
            &Intervals {
                axis: (0.0, 1.0),
                bands: vec![Band {
                    from: 0.67,
                    to: 0.8,
                    name: name(),
                    kind: BandKind::Talk,
                }],
                rows: vec![
                    Interval {
                        name: name(),
                        strand: Strand::Users,
                        value: Some((0.7, 0.6, 0.8)),
                        words: name(),
                    },
                    Interval {
                        name: name(),
                        strand: Strand::Both,
                        value: None,
                        words: name(),
                    },
                ],
            },
            &words,
            ink,
        ),
        before_after(
            &BeforeAfter {
                before: measure(58),
                after: measure(74),
            },
            &words,
            ink,
        ),
        tree(
            &Branch::Leaf {
                name: name(),
                words: name(),
            },
            &words,
            ink,
        ),
        plane(
            &Plane {
                axes: [name(), name()],
                points: vec![Point {
                    at: (0.5, -0.5),
                    name: name(),
                    strand: Some(Strand::First),
                }],
            },
            &words,
            ink,
        ),
        graph(
            &Graph {
                nodes: vec![Node {
                    name: name(),
                    weight: 2.0,
                }],
                edges: vec![(0, 3)],
            },
            &words,
            ink,
        ),
        scale(
            &Scale {
                counts: [1, 2, 3, 4, 5],
                names: [name(), name(), name(), name(), name()],
                no_opinion: 2,
                no_opinion_name: name(),
            },
            &words,
            ink,
        ),
    ]
}

#[test]
fn a_page_gets_two_drawings_with_classes_and_no_colour() {
    for svg in all("Un nom", Ink::Page) {
        assert!(svg.contains("<svg class=\"chart wide\""));
        assert!(svg.contains("<svg class=\"chart tall\""));
        assert!(!svg.contains('#') || svg.contains("url(#"), "no colour: {svg}");
        assert!(!svg.contains("style="), "the page's policy refuses inline styles");
    }
}

#[test]
fn print_gets_one_drawing_with_its_own_colours() {
    for svg in all("Un nom", Ink::Print) {
        assert_eq!(svg.matches("<svg").count(), 1);
        assert!(!svg.contains("class="));
        assert!(svg.contains("xmlns=") && svg.contains("Atkinson"));
    }
}

#[test]
fn every_drawing_has_a_role_a_title_and_a_description() {
    for ink in [Ink::Page, Ink::Print] {
        for svg in all("Un nom", ink) {
            let drawings = svg.matches("<svg").count();
            assert_eq!(svg.matches("role=\"img\"").count(), drawings);
            assert_eq!(svg.matches("<title id=").count(), drawings);
            assert_eq!(svg.matches("<desc id=").count(), drawings);
            assert!(svg.contains("aria-labelledby=\"c-w-title c-w-desc\""));
        }
    }
}

#[test]
fn text_can_not_become_markup() {
    let hostile = "<script>alert(1)</script>\" onload='x' & \u{0}\u{b}";
    for ink in [Ink::Page, Ink::Print] {
        for svg in all(hostile, ink) {
            assert!(!svg.contains("<script"));
            assert!(!svg.contains("' & "));
            assert!(svg.contains("&lt;script&gt;"));
            assert!(!svg.contains('\u{0}') && !svg.contains('\u{b}'));
        }
    }
}

#[test]
fn lines_start_at_zero_and_say_their_last_value_beside_their_end() {
    let svg = lines(&two_lines(), &WORDS, Ink::Print);

    assert!(svg.contains(">0</text>"));
    assert!(svg.contains(">8 n’allait pas</text>"));
    assert!(svg.contains(">12 allait bien</text>"));
    assert!(svg.contains("stroke-dasharray=\"8 5\""), "the second series is dashed");
    assert!(svg.contains("stroke-dasharray=\"2 4\""), "the decision is dotted");
    assert_eq!(svg.matches("<circle").count(), 3, "the first series has circles");
}

#[test]
fn a_missing_month_leaves_a_gap() {
    let mut chart = two_lines();
    chart.series.truncate(1);
    chart.periods = ["1", "2", "3", "4", "5"].map(str::to_owned).to_vec();
    chart.series[0].values = vec![Some(1.0), Some(2.0), None, Some(3.0), Some(4.0)];

    let svg = lines(&chart, &WORDS, Ink::Print);

    assert_eq!(svg.matches("<path").count(), 2);
    assert_eq!(svg.matches("<circle").count(), 4);
}

#[test]
fn a_year_is_written_under_the_first_month_drawn_and_where_it_changes() {
    let mut chart = two_lines();
    let months: Vec<String> = (0..24)
        .map(|n| format!("m{:02}\n{}", n % 12 + 1, 2025 + n / 12))
        .collect();
    chart.series[0].values = vec![Some(1.0); months.len()];
    chart.series[1].values = vec![Some(2.0); months.len()];
    chart.periods = months;

    for ink in [Ink::Print, Ink::Page] {
        let svg = lines(&chart, &WORDS, ink);
        let drawings = if ink == Ink::Page { 2 } else { 1 };
        assert_eq!(svg.matches(">2025<").count(), drawings, "{svg}");
        assert_eq!(svg.matches(">2026<").count(), drawings, "{svg}");
    }
}

#[test]
fn a_masked_bar_has_words_and_no_length() {
    let chart = Bars {
        bars: vec![Bar {
            name: "Se garer".to_owned(),
            strand: Strand::First,
            value: None,
            words: "moins de 5".to_owned(),
        }],
        full: None,
    };

    let svg = bars(&chart, &WORDS, Ink::Print);

    assert!(svg.contains("moins de 5"));
    assert!(!svg.contains("<rect"));
}

#[test]
fn dots_are_as_many_as_the_percents() {
    let measure = |percent| Measure {
        percent,
        name: "x".to_owned(),
        n: "n".to_owned(),
    };
    let chart = BeforeAfter {
        before: measure(58),
        after: measure(250),
    };

    let svg = before_after(&chart, &WORDS, Ink::Print);

    assert_eq!(svg.matches("fill=\"#918B97\"").count(), 58);
    assert_eq!(svg.matches("fill=\"#4E1144\"").count(), 100);
    assert!(svg.contains(">58\u{a0}%<") && svg.contains(">100\u{a0}%<"));
}

#[test]
fn percents_add_up_to_a_hundred() {
    assert_eq!(ticks::percents([1, 1, 1, 0, 0]), [34, 33, 33, 0, 0]);
    assert_eq!(ticks::percents([0; 5]), [0; 5]);
    assert_eq!(ticks::percents([u64::MAX / 8; 5]).iter().sum::<u64>(), 100);
}

#[test]
fn axes_have_round_values() {
    assert_eq!(ticks::from_zero(21.0, 5, true), [0.0, 5.0, 10.0, 15.0, 20.0, 25.0]);
    assert_eq!(ticks::from_zero(1.0, 5, true), [0.0, 1.0]);
    assert_eq!(ticks::from_zero(0.0, 5, false).len(), 6);
    assert_eq!(ticks::from_zero(f64::NAN, 5, true), [0.0, 1.0]);
}

#[test]
fn numbers_are_written_as_the_reader_writes_them() {
    assert_eq!(ticks::number(1386.0, "fr"), "1\u{a0}386");
    assert_eq!(ticks::number(0.67, "fr-FR"), "0,67");
    assert_eq!(ticks::number(1386.5, "en"), "1,386.5");
    assert_eq!(ticks::number(-3.0, "fr"), "−3");
}

proptest! {
    #[test]
    fn any_figures_make_drawings_that_stay_on_the_sheet(
        values in proptest::collection::vec(proptest::option::of(-1e6..1e6f64), 0..40),
        counts in any::<[u64; 5]>(),
    ) {
        let chart = Lines {
            periods: values.iter().map(|_| "mois".to_owned()).collect(),
            series: vec![Series { name: "x".to_owned(), strand: Strand::Users, values: values.clone() }],
            decisions: vec![Decision { at: 500.0, name: "y".to_owned() }],
        };
        let counts = counts.map(|count| count % 1_000_000);
        let answers = Scale { counts, names: std::array::from_fn(|_| "n".to_owned()), no_opinion: 0, no_opinion_name: String::new() };

        for svg in [lines(&chart, &WORDS, Ink::Print), scale(&answers, &WORDS, Ink::Print)] {
            prop_assert!(!svg.contains("NaN") && !svg.contains("inf"));
            let widest = svg.split("x=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok()).fold(0.0, f64::max);
            prop_assert!(widest <= 680.0, "{widest}");
        }
    }
}
