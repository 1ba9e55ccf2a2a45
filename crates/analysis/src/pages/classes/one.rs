//! /studies/{id}/classes/{place}: one class, its words, where and when it is said more, and its verbatims.

use super::{NAMING, class_name, listed, share, steadiness};
use crate::{
    ClassificationId, StudyId,
    classification::{Class, ClassTerm, ClassValue, Variable, figure},
    pages::{
        parts::{Link, Words, crumbs, study as seen, words},
        words::word_url,
    },
    store,
};
use askama::Template;
use axum::extract::State;
use documents::chart::{self, Bar, Bars, Ink};
use expressions::{Month, Polarity};
use platform::{
    App, Error, Permission, Reader, Result, Scope,
    web::{Page, Path, Query},
};
use serde::Deserialize;

/// Verbatims of one page.
const ROWS: u64 = 20;
/// Words of the picture; the table behind it has them all.
const BARS: usize = 15;
/// Typical verbatims that a proposed theme quotes.
const QUOTED: u64 = 3;
/// Words that the definition of a proposed theme lists.
const DEFINING: usize = 10;

/// One word of the table.
struct TermRow {
    form: String,
    url: String,
    class_count: String,
    whole_count: String,
    chi2: String,
    specificity: String,
}

/// One value of a variable.
struct ValueRow {
    variable: String,
    value: String,
    counts: String,
    chi2: String,
}

#[derive(Template)]
#[template(path = "class.html")]
struct ClassPage {
    t: Reader,
    crumbs: Vec<Link>,
    name: String,
    lead: String,
    steadiness: String,
    gone: String,
    theme_url: String,
    chart: String,
    chart_words: String,
    terms: Vec<TermRow>,
    values: Vec<ValueRow>,
    is_class: bool,
    count: String,
    items: Vec<Option<Words>>,
    next_url: String,
}

/// Where the page of verbatims begins.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(in crate::pages) struct MembersQuery {
    #[serde(default)]
    score: Option<i64>,
    #[serde(default)]
    after: Option<i64>,
}

pub(in crate::pages) async fn show(
    State(app): State<App>,
    t: Reader,
    Path((id, place)): Path<(StudyId, i64)>,
    Query(query): Query<MembersQuery>,
) -> Result<Page> {
    let (study, _) = seen(&app, &t, id).await?;
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let of = store::classifications::shown(&app, &scope, id)
        .await?
        .ok_or(Error::NotFound)?;
    let classes = store::classes::list(&app, &scope, of.id).await?;
    let class = classes.iter().find(|class| class.place == place);
    if class.is_none() && place != 0 {
        return Err(Error::NotFound);
    }
    let mut terms = store::classes::terms(&app, &scope, of.id).await?;
    terms.retain(|term| term.place == place);
    let values = store::classes::values(&app, &scope, of.id, place).await?;
    let (items, next_url) = members(&app, &t, &scope, of.id, (id, place), query).await?;
    let facts = store::facts::of(app.db.read(), &scope, id).await?;
    let may_propose =
        t.actor.may_in(Permission::ManageStudies, study.organisation) && study.may_edit_codebook(&facts).is_ok();
    let name = class_name(&t, place);
    let count = match class {
        Some(class) => class.text_count,
        None => store::classes::unplaced_count(&app, of.id).await?,
    };
    let mut links = crumbs(&t, &study);
    links.push(Link {
        url: format!("/studies/{id}/classes"),
        label: t.say("analysis-tab-classes"),
    });
    let page = ClassPage {
        crumbs: links,
        lead: match class {
            Some(class) => t.count_with(
                "analysis-class-lead",
                class.text_count,
                &[("share", &share(&t, class.text_count, of.text_count))],
            ),
            None => t.count("analysis-class-none-lead", count),
        },
        steadiness: class.map(|class| steadiness(&t, class, &of)).unwrap_or_default(),
        gone: class.map(|class| gone(&t, class)).unwrap_or_default(),
        theme_url: if class.is_some() && may_propose {
            format!("/studies/{id}/codebook/new?class={place}")
        } else {
            String::new()
        },
        chart: if terms.is_empty() {
            String::new()
        } else {
            word_chart(&t, &name, &terms)
        },
        chart_words: word_words(&t, &terms),
        terms: terms.iter().map(|term| term_row(&t, term, id)).collect(),
        values: values.iter().map(|value| value_row(&t, value)).collect(),
        is_class: class.is_some(),
        count: t.count("analysis-words-count", count),
        items,
        next_url,
        name: name.clone(),
        t: t.clone(),
    };
    Page::work("analysis", name, &page)
}

fn gone(t: &Reader, class: &Class) -> String {
    if class.gone_count == 0 {
        return String::new();
    }
    t.count("analysis-class-gone", class.gone_count)
}

/// A page of verbatims, the most typical first, and the address of the next one.
async fn members(
    app: &App,
    t: &Reader,
    scope: &Scope,
    of: ClassificationId,
    (id, place): (StudyId, i64),
    query: MembersQuery,
) -> Result<(Vec<Option<Words>>, String)> {
    let after = query.score.zip(query.after);
    let class = (place != 0).then_some(place);
    let mut found = store::classes::members(app, scope, of, class, after, ROWS + 1).await?;
    let most = usize::try_from(ROWS).unwrap_or(usize::MAX);
    let more = found.len() > most;
    found.truncate(most);
    let next_url = found
        .last()
        .filter(|_| more)
        .map(|last| {
            let (score, number) = (last.score, last.number);
            format!("/studies/{id}/classes/{place}?score={score}&after={number}#words")
        })
        .unwrap_or_default();
    let ids: Vec<_> = found.iter().map(|one| one.expression).collect();
    let mut all = words(app, t, &ids).await?;
    Ok((ids.iter().map(|id| all.remove(id)).collect(), next_url))
}

/// The words of a class as bars of their chi².
fn word_chart(t: &Reader, name: &str, terms: &[ClassTerm]) -> String {
    let bar = |term: &ClassTerm| Bar {
        name: term.form.clone(),
        strand: chart::Strand::First,
        value: Some(figure(term.chi2)),
        words: t.say_with(
            "analysis-n-of",
            &[
                ("n", &t.number(term.class_count)),
                ("total", &t.number(term.whole_count)),
            ],
        ),
    };
    let bars = Bars {
        bars: terms.iter().take(BARS).map(bar).collect(),
        full: None,
    };
    let title = t.say_one("analysis-class-words-title", "name", name);
    let description = word_words(t, terms);
    let words = chart::Words {
        id: "words",
        title: &title,
        description: &description,
        lang: t.language.code(),
    };
    chart::bars(&bars, &words, Ink::Page)
}

fn word_words(t: &Reader, terms: &[ClassTerm]) -> String {
    let Some(first) = terms.first() else {
        return String::new();
    };
    t.count_with(
        "analysis-class-words-sentence",
        first.class_count,
        &[("word", &first.form), ("whole", &t.number(first.whole_count))],
    )
}

fn term_row(t: &Reader, term: &ClassTerm, id: StudyId) -> TermRow {
    TermRow {
        url: word_url(&format!("/studies/{id}/words"), &term.form),
        form: term.form.clone(),
        class_count: t.number(term.class_count),
        whole_count: t.number(term.whole_count),
        chi2: t.decimal(figure(term.chi2), 1),
        specificity: t.decimal(figure(term.specificity), 1),
    }
}

fn value_row(t: &Reader, value: &ClassValue) -> ValueRow {
    ValueRow {
        variable: t.say(&format!("analysis-variable-{}", value.variable.code())),
        value: said(t, value),
        counts: t.say_with(
            "analysis-n-of",
            &[
                ("n", &t.number(value.class_count)),
                ("total", &t.number(value.whole_count)),
            ],
        ),
        chi2: t.decimal(figure(value.chi2), 1),
    }
}

/// A value as people read it.
pub(super) fn said(t: &Reader, value: &ClassValue) -> String {
    match value.variable {
        Variable::Month => Month::parse(&value.value).map_or_else(|| value.value.clone(), |m| t.month(m.year, m.month)),
        Variable::Polarity => {
            Polarity::from_code(&value.value).map_or_else(|| value.value.clone(), |polarity| polarity.said(t))
        }
        Variable::Place => value.value.clone(),
    }
}

/// What the form of a theme is filled with from a class: its most particular words, and its most typical verbatims by
/// number. Nothing when there is no such class.
pub(in crate::pages) async fn proposed_theme(
    app: &App,
    t: &Reader,
    id: StudyId,
    place: i64,
) -> Result<Option<(String, String, String)>> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let Some(of) = store::classifications::shown(app, &scope, id).await? else {
        return Ok(None);
    };
    if !store::classes::list(app, &scope, of.id)
        .await?
        .iter()
        .any(|class| class.place == place)
    {
        return Ok(None);
    }
    let terms = store::classes::terms(app, &scope, of.id).await?;
    let typical = store::classes::members(app, &scope, of.id, Some(place), None, QUOTED).await?;
    let words = listed(t, &terms, place, DEFINING);
    let definition = if words.is_empty() {
        String::new()
    } else {
        t.say_one("analysis-class-definition", "words", &words)
    };
    let examples: Vec<String> = typical.iter().map(|one| format!("#{}", one.number)).collect();
    Ok(Some((
        listed(t, &terms, place, NAMING),
        definition,
        examples.join("\n"),
    )))
}
