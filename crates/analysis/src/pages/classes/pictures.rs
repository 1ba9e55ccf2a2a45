//! The pictures of classes, each with the table behind it: how they part, and where they stand.

use super::{NAMING, class_name, listed};
use crate::{
    classification::{Branch, Class, ClassTerm, Classification, figure},
    pages::words::word_url,
};
use documents::chart::{self, Ink, Plane, Point, Strand};
use platform::Reader;
use std::collections::BTreeSet;

/// Words on the plane, beside the classes.
const ON_PLANE: usize = 8;

/// How classes part.
pub(super) struct Tree {
    pub svg: String,
    pub words: String,
    pub splits: Vec<SplitRow>,
}

/// One split of the table.
pub(super) struct SplitRow {
    pub first: String,
    pub second: String,
    pub chi2: String,
}

/// The tree of a search; without a drawing when there are no classes.
pub(super) fn tree_picture(t: &Reader, of: &Classification, classes: &[Class], terms: &[ClassTerm]) -> Tree {
    let Some(root) = &of.tree else {
        return Tree {
            svg: String::new(),
            words: String::new(),
            splits: Vec::new(),
        };
    };
    let leaf = |place: i64| {
        let count = classes.iter().find(|class| class.place == place);
        let n = t.count("analysis-words-count", count.map_or(0, |class| class.text_count));
        let words = listed(t, terms, place, NAMING);
        chart::Branch::Leaf {
            name: class_name(t, place),
            words: if words.is_empty() { n } else { format!("{n} · {words}") },
        }
    };
    let (title, description) = (t.say("analysis-tree-title"), tree_words(t, root));
    let words = chart::Words {
        id: "tree",
        title: &title,
        description: &description,
        lang: t.language.code(),
    };
    let mut splits = Vec::new();
    rows(t, root, &mut splits);
    splits.sort_by_key(|(height, _)| std::cmp::Reverse(*height));
    Tree {
        svg: chart::tree(&drawn(root, &leaf), &words, Ink::Page),
        splits: splits.into_iter().map(|(_, row)| row).collect(),
        words: description,
    }
}

fn drawn(branch: &Branch, leaf: &impl Fn(i64) -> chart::Branch) -> chart::Branch {
    match branch {
        Branch::Class(place) => leaf(*place),
        Branch::Split { height, branches, .. } => chart::Branch::Fork {
            height: figure(*height),
            branches: Box::new([drawn(&branches[0], leaf), drawn(&branches[1], leaf)]),
        },
    }
}

fn rows(t: &Reader, branch: &Branch, into: &mut Vec<(i64, SplitRow)>) {
    if let Branch::Split { chi2, height, branches } = branch {
        let row = SplitRow {
            first: names(t, &branches[0]),
            second: names(t, &branches[1]),
            chi2: t.decimal(figure(*chi2), 1),
        };
        into.push((*height, row));
        branches.iter().for_each(|branch| rows(t, branch, into));
    }
}

/// `1, 2` for a branch of two classes.
fn names(t: &Reader, branch: &Branch) -> String {
    let places: Vec<String> = branch.classes().iter().map(|place| t.number(*place)).collect();
    places.join(&t.say("analysis-list-separator"))
}

fn tree_words(t: &Reader, root: &Branch) -> String {
    let Branch::Split { branches, .. } = root else {
        return String::new();
    };
    t.say_with(
        "analysis-tree-words",
        &[("first", &names(t, &branches[0])), ("second", &names(t, &branches[1]))],
    )
}

/// A picture, its sentence and its table.
pub(super) struct Picture {
    pub svg: String,
    pub words: String,
    pub rows: Vec<PlaneRow>,
}

/// One point of the plane.
pub(super) struct PlaneRow {
    pub name: String,
    pub url: String,
    pub x: String,
    pub y: String,
}

/// Classes and their words on the two first axes.
pub(super) fn plane_picture(
    t: &Reader,
    of: &Classification,
    classes: &[Class],
    terms: &[ClassTerm],
    base: &str,
) -> Picture {
    let named = |at: &[i64], place: usize| t.percent(figure(at.get(place).copied().unwrap_or(0)));
    let axis = |place: usize| {
        let share = named(&of.axes, place);
        t.say_with(
            "analysis-plane-axis",
            &[("number", &t.number(place as i64 + 1)), ("share", &share)],
        )
    };
    let mut points = Vec::new();
    let mut table = Vec::new();
    for class in classes {
        let Some(at) = class.at else { continue };
        points.push(point(at, class_name(t, class.place), Some(Strand::First)));
        table.push(row(
            t,
            class_name(t, class.place),
            format!("{base}/{}", class.place),
            at,
        ));
    }
    let mut seen = BTreeSet::new();
    for round in 0..ON_PLANE {
        for class in classes {
            let own = terms.iter().filter(|term| term.place == class.place);
            let Some(term) = own.clone().nth(round) else { continue };
            let Some(at) = term.at.filter(|_| seen.insert(&term.term)) else {
                continue;
            };
            points.push(point(at, term.form.clone(), None));
            let words = base.trim_end_matches("/classes");
            table.push(row(
                t,
                term.form.clone(),
                word_url(&format!("{words}/words"), &term.form),
                at,
            ));
        }
    }
    let title = t.say("analysis-plane-title");
    let description = t.say_with(
        "analysis-plane-words",
        &[("first", &named(&of.axes, 0)), ("second", &named(&of.axes, 1))],
    );
    let words = chart::Words {
        id: "plane",
        title: &title,
        description: &description,
        lang: t.language.code(),
    };
    let plane = Plane {
        axes: [axis(0), axis(1)],
        points,
    };
    Picture {
        svg: chart::plane(&plane, &words, Ink::Page),
        words: description,
        rows: table,
    }
}

fn point((x, y): (i64, i64), name: String, strand: Option<Strand>) -> Point {
    Point {
        at: (figure(x), figure(y)),
        name,
        strand,
    }
}

fn row(t: &Reader, name: String, url: String, (x, y): (i64, i64)) -> PlaneRow {
    PlaneRow {
        name,
        url,
        x: t.decimal(figure(x), 2),
        y: t.decimal(figure(y), 2),
    }
}
