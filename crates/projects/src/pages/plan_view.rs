//! The plan on the sheet of a vote: what, when, which roles, which targets.

use super::view;
use platform::Reader;

/// The plan on a decision's sheet.
pub struct PlanView {
    pub title: String,
    pub objective: String,
    pub actions: Vec<PlannedRow>,
    pub indicators: Vec<PlannedIndicator>,
}

/// One action of the plan.
pub struct PlannedRow {
    pub what: String,
    pub due: String,
    pub roles: String,
}

/// One indicator of the plan.
pub struct PlannedIndicator {
    pub name: String,
    pub baseline: String,
    pub target: String,
}

/// A plan in words, without names.
pub fn plan_view(plan: &crate::vote::Plan, t: &Reader) -> PlanView {
    PlanView {
        title: plan.words.title.clone(),
        objective: plan.words.objective.clone(),
        actions: plan
            .actions
            .iter()
            .map(|action| PlannedRow {
                what: action.what.clone(),
                due: action.due_on.map(|due| t.date(due)).unwrap_or_default(),
                roles: action
                    .roles
                    .iter()
                    .map(|role| t.role_code(role))
                    .collect::<Vec<_>>()
                    .join(", "),
            })
            .collect(),
        indicators: plan
            .indicators
            .iter()
            .map(|words| PlannedIndicator {
                name: words.name.clone(),
                baseline: words.baseline.as_ref().map_or_else(
                    || t.say("projects-not-yet"),
                    |figure| view::figure_said(words, figure, t),
                ),
                target: view::target_said(words, t),
            })
            .collect(),
    }
}
