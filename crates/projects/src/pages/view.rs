//! What a project's parts look like on a page: actions, indicators, votes, conditions, in words.

use super::parts::Link;
use crate::{
    action::{Action, Delay},
    effect::Change,
    indicator::{Indicator, IndicatorWords, Kind, Measure},
    partnership::{Condition, Partnership, why},
    project::State,
    whole::Whole,
};
use platform::{College, Permission, Reader};
use std::collections::HashMap;
use uuid::Uuid;

/// Names of people by id.
pub type Names = HashMap<Uuid, String>;

/// A state as a tag.
#[derive(Clone, Debug)]
pub struct Tag {
    /// The kind of docs/look.md.
    pub kind: &'static str,
    /// The icon.
    pub icon: &'static str,
    /// The words.
    pub words: String,
}

/// The tag of a project's state.
pub fn state_tag(state: State, t: &Reader) -> Tag {
    let (kind, icon) = match state {
        State::Draft => ("later", "circle-dashed-b"),
        State::Running => ("running", "arrow-clockwise-b"),
        State::Ended => ("done", "check-circle-b"),
        State::Abandoned => ("later", "x-circle-b"),
    };
    Tag {
        kind,
        icon,
        words: t.say(&format!("projects-state-{}", state.code())),
    }
}

/// The three conditions for `look::conditions`, and the facts behind them.
pub struct ConditionView {
    /// Does it hold?
    pub held: bool,
    /// Its name.
    pub words: String,
    /// What lacks.
    pub why: String,
    /// The facts, those that prove it and those that lack.
    pub facts: Vec<FactView>,
}

/// One fact.
pub struct FactView {
    /// Does it prove, or lack?
    pub holds: bool,
    /// The sentence.
    pub words: String,
    /// Where it opens.
    pub url: String,
}

/// The conditions with their facts as links.
pub fn conditions(partnership: &Partnership, project: crate::ProjectId, t: &Reader) -> Vec<ConditionView> {
    let view = |condition: &Condition| {
        let fact = |fact: &crate::Fact, holds| FactView {
            holds,
            words: fact.said(t),
            url: fact.url(project),
        };
        let facts = condition.facts.iter().map(|f| fact(f, true));
        let facts = facts.chain(condition.missing.iter().map(|f| fact(f, false))).collect();
        ConditionView {
            held: condition.held(),
            words: condition.named(t),
            why: why(condition, t),
            facts,
        }
    };
    partnership.conditions().into_iter().map(view).collect()
}

/// An action as a row.
pub struct ActionRow {
    /// Where it opens.
    pub url: String,
    /// What.
    pub what: String,
    /// By when, in words.
    pub due: String,
    /// Days late or left, in words.
    pub delay: Option<Tag>,
    /// Who carries it for the users: name and role.
    pub user: String,
    /// Who carries it for the professionals.
    pub professional: String,
    /// Is one of the two missing?
    pub pair_missing: bool,
    /// Where it stands.
    pub state: Tag,
    /// Why, when it was given up.
    pub reason: String,
}

/// The tag of an action's state.
pub fn action_tag(state: crate::ActionState, t: &Reader) -> Tag {
    let (kind, icon) = state.tag();
    Tag {
        kind,
        icon,
        words: t.say(&format!("projects-action-state-{}", state.code())),
    }
}

/// The delay of an action as a tag: late, soon (a week), or nothing.
pub fn delay_tag(delay: Delay, t: &Reader) -> Option<Tag> {
    match delay {
        Delay::Late(days) => Some(Tag {
            kind: "late",
            icon: "warning-b",
            words: t.count("projects-delay-late", days),
        }),
        Delay::Left(days) if days <= 7 => Some(Tag {
            kind: "soon",
            icon: "clock-b",
            words: t.count("projects-delay-left", days),
        }),
        _ => None,
    }
}

/// A person's name with their role; the role alone where the name is not known.
pub fn carrier_said(action: &Action, college: College, names: &Names, t: &Reader) -> String {
    action.pair.of(college).map_or_else(String::new, |carrier| {
        let role = t.role_code(&carrier.role);
        names
            .get(&carrier.person)
            .map_or(role.clone(), |name| format!("{name}, {role}"))
    })
}

/// An action for the table of a project.
pub fn action_row(action: &Action, names: &Names, t: &Reader) -> ActionRow {
    ActionRow {
        url: format!("/projects/{}/actions/{}", action.project, action.id),
        what: action.words.what.clone(),
        due: action.words.due_on.map(|due| t.date(due)).unwrap_or_default(),
        delay: delay_tag(action.delay(t.today), t),
        user: carrier_said(action, College::Users, names, t),
        professional: carrier_said(action, College::Professionals, names, t),
        pair_missing: !action.pair.is_complete(),
        state: action_tag(action.state, t),
        reason: action.state_reason.clone(),
    }
}

/// An indicator in words.
pub struct IndicatorView {
    /// Where it opens.
    pub url: String,
    /// Where a measure is entered.
    pub measure_url: String,
    /// Its name.
    pub name: String,
    /// What is counted.
    pub counted: String,
    /// From where.
    pub source: String,
    /// Which way is better.
    pub direction: String,
    /// The baseline with its n and date.
    pub baseline: String,
    /// The target with its date.
    pub target: String,
    /// Is it locked?
    pub locked: bool,
    /// When and by which role.
    pub locked_said: String,
    /// Its latest effect.
    pub effect: Option<EffectView>,
}

/// An effect in words, and as dots where it is a share.
pub struct EffectView {
    /// When it was measured.
    pub measured: String,
    /// What it says, as a heading.
    pub heading: String,
    /// Before and after, with n.
    pub figures: String,
    /// The difference and its interval.
    pub difference: String,
    /// What may be concluded and what not.
    pub cautions: Vec<String>,
    /// The two shares as dots, when both rest on enough answers.
    pub dots: Option<Dots>,
}

/// Two shares as dots.
pub struct Dots {
    /// The baseline in percent.
    pub before: u32,
    /// Its n.
    pub n_before: String,
    /// The measure in percent.
    pub after: u32,
    /// Its n.
    pub n_after: String,
}

/// A figure with its n and date: « 58 % (198 réponses, 31 manquantes), 12 mars ».
pub fn figure_said(words: &IndicatorWords, figure: &crate::Figure, t: &Reader) -> String {
    let id = if figure.missing > 0 {
        "projects-figure-said-missing"
    } else {
        "projects-figure-said"
    };
    t.say_with(
        id,
        &[
            ("value", &figure.said(words.kind, &words.unit, t)),
            ("n", &t.number(figure.n)),
            ("missing", &t.number(figure.missing)),
            ("day", &t.date(figure.on)),
        ],
    )
}

/// The target with its date.
pub fn target_said(words: &IndicatorWords, t: &Reader) -> String {
    match (words.target_said(t), words.target_on) {
        (Some(target), Some(on)) => t.say_with("projects-target-said", &[("target", &target), ("day", &t.date(on))]),
        (Some(target), None) => target,
        _ => t.say("projects-not-yet"),
    }
}

/// An indicator with its latest effect.
pub fn indicator(whole: &Whole, one: &Indicator, t: &Reader) -> IndicatorView {
    let words = &one.words;
    let said = |figure: &crate::Figure| figure_said(words, figure, t);
    IndicatorView {
        url: format!("/projects/{}/indicators/{}", one.project, one.id),
        measure_url: format!("/projects/{}/measures/new?indicator={}", one.project, one.id),
        name: words.name.clone(),
        counted: words.counted.clone(),
        source: words.source.clone(),
        direction: t.say(&format!("projects-direction-{}", words.direction.code())),
        baseline: words.baseline.as_ref().map_or_else(|| t.say("projects-not-yet"), said),
        target: target_said(words, t),
        locked: one.locked_at.is_some(),
        locked_said: one.locked_at.map_or_else(String::new, |at| {
            t.say_with(
                "projects-locked-said",
                &[("day", &t.day_of(at)), ("role", &t.role_code(&one.locked_role))],
            )
        }),
        effect: whole
            .effect_of(one)
            .map(|(measure, effect)| effect_view(words, measure, &effect, t)),
    }
}

fn effect_view(words: &IndicatorWords, measure: &Measure, effect: &crate::Effect, t: &Reader) -> EffectView {
    EffectView {
        measured: t.say_one("projects-measured-on", "day", &t.date(measure.figure.on)),
        heading: effect_heading(words, effect, t),
        figures: effect.figures(t),
        difference: effect.difference_said(t),
        cautions: effect.cautions(t),
        dots: dots(words, effect, t),
    }
}

/// What the effect says, as a heading: better, worse, or not to be told apart.
pub fn effect_heading(words: &IndicatorWords, effect: &crate::Effect, t: &Reader) -> String {
    let id = match effect.change {
        Change::Better => "projects-effect-heading-better",
        Change::Worse => "projects-effect-heading-worse",
        Change::Unclear => "projects-effect-heading-unclear",
        Change::TooFew => "projects-effect-heading-too-few",
    };
    t.say_one(id, "indicator", &words.name)
}

/// The dots of an effect, when it is a share and both figures rest on ten answers or more.
pub fn dots(words: &IndicatorWords, effect: &crate::Effect, t: &Reader) -> Option<Dots> {
    if words.kind != Kind::Proportion || effect.change == Change::TooFew {
        return None;
    }
    let percent = |figure: &crate::Figure| {
        figure
            .thousandths(Kind::Proportion)
            .and_then(|p| u32::try_from((p + 500) / 1000).ok())
    };
    Some(Dots {
        before: percent(&effect.before)?,
        n_before: t.count("projects-answers", effect.before.n),
        after: percent(&effect.after)?,
        n_after: t.count("projects-answers", effect.after.n),
    })
}

/// Links of a project's side: thread, exports, print.
pub fn side_links(whole: &Whole, t: &Reader) -> Vec<Link> {
    let id = whole.project.id;
    let mut links = vec![Link::new(format!("/thread/project/{id}"), t.say("projects-thread"))];
    for (file, label) in [
        ("actions", "projects-export-actions"),
        ("measures", "projects-export-measures"),
    ] {
        links.push(Link::new(
            format!("/projects/{id}/{file}?format=csv"),
            t.say_one(label, "format", "CSV"),
        ));
        links.push(Link::new(
            format!("/projects/{id}/{file}?format=xlsx"),
            t.say_one(label, "format", "XLSX"),
        ));
    }
    links
}

/// May this reader write this project?
pub fn may_write(whole: &Whole, t: &Reader) -> bool {
    t.actor.may_in(Permission::ManageProjects, whole.project.organisation)
}
