//! The steps of a study as its page shows them: state, sentence, and the one next button.

use crate::pages::proposals::waiting;
use crate::study::{Facts, Progress, Step, Study, StudyReader};
use platform::{Permission, Reader};

/// One step as shown.
pub(super) struct StepRow {
    pub tag_kind: &'static str,
    pub tag_icon: &'static str,
    pub state: String,
    pub title: String,
    pub words: String,
    pub url: String,
    pub action: String,
    pub main: bool,
}

/// What went out since, in words; empty where nothing did.
pub(super) struct Gone {
    pub corpus: String,
    pub sample: String,
}

/// One step of a study, as this reader may go on with it.
pub(super) fn step_row(
    t: &Reader,
    study: &Study,
    facts: &Facts,
    step: Step,
    progress: Progress,
    own: Option<&StudyReader>,
    gone: &Gone,
) -> StepRow {
    let (tag_kind, tag_icon, state) = match progress {
        Progress::Done => ("done", "check-circle-b", "analysis-progress-done"),
        Progress::Now => ("running", "circle-dashed-b", "analysis-progress-now"),
        Progress::Later => ("later", "clock-b", "analysis-progress-later"),
    };
    let base = format!("/studies/{}", study.id);
    let manages = t.actor.may_in(Permission::ManageStudies, study.organisation);
    let reads = own.is_some_and(|reader| reader.finished_at.is_none());
    let (path, allowed) = match step {
        Step::Corpus => ("/expressions", false),
        Step::Codebook => ("/codebook", true),
        Step::Briefing => ("/briefing", manages && !facts.coding_began),
        Step::Readers => ("/readers", true),
        Step::Sample => ("/sample", manages && !facts.coding_began && study.frozen_at.is_some()),
        Step::Reading => ("/reading", reads && progress == Progress::Now),
        Step::Agreement => ("/agreement", facts.measured),
        Step::Settling => ("/disagreements", facts.measured),
        Step::Learning => ("/proposals", facts.measured || facts.pending + facts.unknown > 0),
        Step::Findings => ("", study.closed_at.is_some()),
    };
    let url = match step {
        Step::Findings => format!("/findings?study={}", study.id),
        _ => format!("{base}{path}"),
    };
    StepRow {
        tag_kind,
        tag_icon,
        state: t.say(state),
        title: t.say(&format!("analysis-step-{}", step.code())),
        words: step_words(t, study, facts, step, gone),
        url: if allowed { url } else { String::new() },
        action: t.say(&format!("analysis-act-{}", step.code())),
        main: progress == Progress::Now && allowed,
    }
}

/// What a step holds, in one sentence with its figures.
fn step_words(t: &Reader, study: &Study, facts: &Facts, step: Step, gone: &Gone) -> String {
    let readers = facts.users + facts.professionals;
    match step {
        Step::Corpus => match study.frozen_at {
            Some(at) => {
                let frozen = t.count_with("analysis-corpus-frozen", study.corpus_count, &[("day", &t.day_of(at))]);
                if gone.corpus.is_empty() {
                    frozen
                } else {
                    let left = t.count("analysis-corpus-left", study.corpus_left(facts));
                    [frozen.as_str(), &gone.corpus, &left].join(" ")
                }
            }
            None => t.count("analysis-corpus-freezing", study.corpus_count),
        },
        Step::Codebook => t.count("analysis-theme-count", facts.themes),
        Step::Briefing => match study.briefed_on {
            Some(day) => t.say_one("analysis-briefed-on", "day", &t.date(day)),
            None => t.say("analysis-briefing-why"),
        },
        Step::Readers => t.say_with(
            "analysis-readers-count",
            &[
                ("users", &t.count("analysis-users-count", facts.users)),
                (
                    "professionals",
                    &t.count("analysis-professionals-count", facts.professionals),
                ),
            ],
        ),
        Step::Sample => match (study.sample_size, study.sample_seed) {
            (Some(size), Some(seed)) => {
                let drawn = t.count_with("analysis-sample-drawn", size, &[("seed", &seed.to_string())]);
                if gone.sample.is_empty() {
                    drawn
                } else {
                    format!("{drawn} {}", gone.sample)
                }
            }
            _ => t.say("analysis-sample-why"),
        },
        Step::Reading => t.count_with(
            "analysis-readers-finished",
            readers,
            &[("finished", &t.number(facts.finished))],
        ),
        Step::Agreement => t.say(if facts.measured {
            "analysis-measured"
        } else {
            "analysis-measured-later"
        }),
        Step::Settling if facts.measured => t.count("analysis-to-settle", facts.to_settle),
        Step::Settling => t.say("analysis-settling-later"),
        Step::Learning if facts.learned || facts.pending + facts.unknown > 0 => waiting(t, facts),
        Step::Learning => t.count("analysis-agreed-count", facts.agreed),
        Step::Findings => t.count_with(
            "analysis-finding-count-standing",
            facts.findings,
            &[("standing", &t.number(facts.standing))],
        ),
    }
}
