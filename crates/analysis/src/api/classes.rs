//! Classes that nobody coded, as JSON: the search for them, their words, and the expressions of each.

use crate::{
    StudyId, actions,
    classification::{Branch, Class, ClassTerm, ClassValue, Classification, USUAL_CLASSES, Wanted, figure},
    store,
};
use axum::{extract::State, http::StatusCode};
use platform::{
    App, Error, Permission, Reader, Result, Scope,
    web::{Api, ApiQuery, Json, Path},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A search.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ClassificationJson {
    id: Uuid,
    /// How many classes were asked.
    wanted_count: i64,
    /// Long expressions were cut into segments.
    by_segments: bool,
    /// How many expressions a class had to hold; chosen by the tool where there is none.
    least_count: Option<i64>,
    #[schema(format = DateTime)]
    asked_at: String,
    /// When its classes were there.
    #[schema(format = DateTime)]
    found_at: Option<String>,
    /// When somebody stopped it.
    #[schema(format = DateTime)]
    stopped_at: Option<String>,
    text_count: i64,
    placed_count: i64,
    /// Expressions with too few words to be placed.
    short_count: i64,
    /// Expressions that were taken out or masked anew since.
    gone_count: i64,
    /// Why there are fewer classes than asked: `no_class_large_enough`, `too_small` or `nothing_varies`.
    stop: Option<String>,
    /// Draws by which stability was measured so far.
    draw_count: i64,
}

impl From<&Classification> for ClassificationJson {
    fn from(one: &Classification) -> Self {
        Self {
            id: one.id.0,
            wanted_count: one.wanted.classes,
            by_segments: one.wanted.by_segments,
            least_count: one.wanted.least,
            asked_at: one.asked_at.to_string(),
            found_at: one.found_at.map(|at| at.to_string()),
            stopped_at: one.stopped_at.map(|at| at.to_string()),
            text_count: one.text_count,
            placed_count: one.placed_count,
            short_count: one.short_count,
            gone_count: one.gone_count,
            stop: one.stop.clone(),
            draw_count: one.draw_count,
        }
    }
}

/// Where the tree of classes parts.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct SplitJson {
    chi2: f64,
    /// The numbers of the classes on either side.
    classes: [Vec<i64>; 2],
}

fn splits(branch: &Branch, into: &mut Vec<(i64, SplitJson)>) {
    if let Branch::Split { chi2, height, branches } = branch {
        let classes = [branches[0].classes(), branches[1].classes()];
        into.push((
            *height,
            SplitJson {
                chi2: figure(*chi2),
                classes,
            },
        ));
        branches.iter().for_each(|branch| splits(branch, into));
    }
}

/// A class of the list.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ClassJson {
    /// From 1.
    number: i64,
    text_count: i64,
    /// Of these, expressions that were taken out or masked anew since.
    gone_count: i64,
    /// The mean Jaccard index over draws, from 0 to 1: 0.75 and more is stable, under 0.6 should not be trusted.
    jaccard: Option<f64>,
    /// The share of draws in which the class dissolved.
    dissolved: Option<f64>,
    /// Its coordinates on the two first axes.
    at: Option<[f64; 2]>,
    /// Its most particular words.
    words: Vec<String>,
}

fn class_json(class: &Class, terms: &[ClassTerm]) -> ClassJson {
    let own = terms.iter().filter(|term| term.place == class.place);
    ClassJson {
        number: class.place,
        text_count: class.text_count,
        gone_count: class.gone_count,
        jaccard: class.steadiness.map(|steady| figure(steady.jaccard)),
        dissolved: class.steadiness.map(|steady| figure(steady.dissolved)),
        at: class.at.map(|(x, y)| [figure(x), figure(y)]),
        words: own.take(10).map(|term| term.form.clone()).collect(),
    }
}

/// The last search and the classes that a study shows.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ClassesJson {
    /// The search that was asked last.
    last: ClassificationJson,
    /// The search whose classes these are, when one has ended.
    shown: Option<ClassificationJson>,
    classes: Vec<ClassJson>,
    /// From the first split to the last.
    splits: Vec<SplitJson>,
}

/// Classes of a study.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct StudyClasses {
    classification: ClassesJson,
}

/// The classes of a study, which nobody coded.
#[utoipa::path(get, path = "/studies/{id}/classes", tag = "analysis", params(("id" = Uuid, Path)),
    responses((status = 200, body = StudyClasses), (status = 404, description = "no search was asked")))]
pub(crate) async fn list_classes(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Api<StudyClasses> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    store::studies::get(&app, &scope, id).await?;
    let asked = store::classifications::list(&app, &scope, id, 1).await?;
    let last = asked.first().ok_or(Error::NotFound)?;
    let shown = store::classifications::shown(&app, &scope, id).await?;
    let (mut classes, mut parted) = (Vec::new(), Vec::new());
    if let Some(of) = &shown {
        let terms = store::classes::terms(&app, &scope, of.id).await?;
        let found = store::classes::list(&app, &scope, of.id).await?;
        classes.extend(found.iter().map(|class| class_json(class, &terms)));
        if let Some(root) = &of.tree {
            splits(root, &mut parted);
        }
    }
    parted.sort_by_key(|(height, _)| std::cmp::Reverse(*height));
    Ok(Json(StudyClasses {
        classification: ClassesJson {
            last: last.into(),
            shown: shown.as_ref().map(Into::into),
            classes,
            splits: parted.into_iter().map(|(_, split)| split).collect(),
        },
    }))
}

/// What is asked of a search.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct SearchJson {
    /// How many classes, from 2 to 20; 6 where nothing is said.
    #[serde(default)]
    classes: Option<i64>,
    /// Long expressions are cut into segments.
    #[serde(default)]
    by_segments: bool,
    /// How many expressions a class must hold, 5 at least; one in fifty where nothing is said.
    #[serde(default)]
    least: Option<i64>,
}

/// Searches for classes in the corpus; those of the search before are then replaced.
#[utoipa::path(post, path = "/studies/{id}/classes", tag = "analysis", params(("id" = Uuid, Path)), request_body = SearchJson,
    responses((status = 202), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn search_classes(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Json(body): Json<SearchJson>,
) -> Result<StatusCode> {
    let wanted = Wanted {
        classes: body.classes.unwrap_or(USUAL_CLASSES),
        by_segments: body.by_segments,
        least: body.least,
    };
    actions::classes::search(&app, &t.actor, id, wanted).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Stops the search under way.
#[utoipa::path(post, path = "/studies/{id}/classes/stop", tag = "analysis", params(("id" = Uuid, Path)),
    responses((status = 202), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn stop_classes(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<StatusCode> {
    actions::classes::stop(&app, &t.actor, id).await?;
    Ok(StatusCode::ACCEPTED)
}

/// A word of a class, counted in expressions.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ClassWordJson {
    word: String,
    class_count: i64,
    whole_count: i64,
    chi2: f64,
    /// Lafon's, in powers of ten.
    specificity: f64,
}

impl From<&ClassTerm> for ClassWordJson {
    fn from(term: &ClassTerm) -> Self {
        Self {
            word: term.form.clone(),
            class_count: term.class_count,
            whole_count: term.whole_count,
            chi2: figure(term.chi2),
            specificity: figure(term.specificity),
        }
    }
}

/// A place, month or polarity that a class has more often than the others.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ClassValueJson {
    /// `place`, `month` or `polarity`.
    variable: &'static str,
    value: String,
    class_count: i64,
    whole_count: i64,
    chi2: f64,
    specificity: f64,
}

impl From<&ClassValue> for ClassValueJson {
    fn from(one: &ClassValue) -> Self {
        Self {
            variable: one.variable.code(),
            value: one.value.clone(),
            class_count: one.class_count,
            whole_count: one.whole_count,
            chi2: figure(one.chi2),
            specificity: figure(one.specificity),
        }
    }
}

/// A class with all that is kept of it.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct DescribedClass {
    number: i64,
    text_count: i64,
    gone_count: i64,
    /// Only words that five expressions of the class use, were all that went among them.
    words: Vec<ClassWordJson>,
    values: Vec<ClassValueJson>,
}

/// One class.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OneClass {
    class: DescribedClass,
}

async fn shown(app: &App, scope: &Scope, id: StudyId) -> Result<Classification> {
    let shown = store::classifications::shown(app, scope, id).await?;
    shown.ok_or(Error::NotFound)
}

/// One class: its words and the values that it has more often.
#[utoipa::path(get, path = "/studies/{id}/classes/{number}", tag = "analysis", params(("id" = Uuid, Path), ("number" = i64, Path)),
    responses((status = 200, body = OneClass), (status = 404)))]
pub(crate) async fn show_class(
    State(app): State<App>,
    t: Reader,
    Path((id, number)): Path<(StudyId, i64)>,
) -> Api<OneClass> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let of = shown(&app, &scope, id).await?;
    let classes = store::classes::list(&app, &scope, of.id).await?;
    let class = classes
        .iter()
        .find(|class| class.place == number)
        .ok_or(Error::NotFound)?;
    let terms = store::classes::terms(&app, &scope, of.id).await?;
    let values = store::classes::values(&app, &scope, of.id, number).await?;
    Ok(Json(OneClass {
        class: DescribedClass {
            number,
            text_count: class.text_count,
            gone_count: class.gone_count,
            words: terms
                .iter()
                .filter(|term| term.place == number)
                .map(Into::into)
                .collect(),
            values: values.iter().map(Into::into).collect(),
        },
    }))
}

/// Where the list begins.
#[derive(Deserialize, utoipa::IntoParams)]
pub(crate) struct MembersQuery {
    /// The score of the last expression of the page before.
    #[serde(default)]
    score: Option<i64>,
    /// Its number.
    #[serde(default)]
    after: Option<i64>,
}

/// One expression of a class.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct MemberJson {
    number: i64,
    expression: Uuid,
    /// How much it speaks like its class, in thousandths of chi².
    score: i64,
}

/// Expressions of a class.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ClassExpressions {
    expressions: Vec<MemberJson>,
}

/// Expressions of a class, the most typical first, 50 at most; number 0 gives those that no class holds.
#[utoipa::path(get, path = "/studies/{id}/classes/{number}/expressions", tag = "analysis",
    params(("id" = Uuid, Path), ("number" = i64, Path), MembersQuery), responses((status = 200, body = ClassExpressions), (status = 404)))]
pub(crate) async fn list_class_expressions(
    State(app): State<App>,
    t: Reader,
    Path((id, number)): Path<(StudyId, i64)>,
    ApiQuery(query): ApiQuery<MembersQuery>,
) -> Api<ClassExpressions> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let of = shown(&app, &scope, id).await?;
    let class = (number != 0).then_some(number);
    let found = store::classes::members(&app, &scope, of.id, class, query.score.zip(query.after), 50).await?;
    let one = |member: store::classes::Member| MemberJson {
        number: member.number,
        expression: member.expression.0,
        score: member.score,
    };
    Ok(Json(ClassExpressions {
        expressions: found.into_iter().map(one).collect(),
    }))
}
