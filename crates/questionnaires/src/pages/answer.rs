//! /answer/{link}: what is asked, on one page or step by step, with or without a script; opening it writes nothing.

mod form;
mod held;
mod resuming;
mod sent;
mod thanks;

use crate::{
    actions::{
        answering::{self, Asked, Came, Given},
        filing,
    },
    campaign::Channel,
    instrument::shown,
    taking::Refusal,
    value::Answers,
};
use askama::Template;
use axum::{
    extract::{Request, State},
    response::{IntoResponse, Response},
};
pub(crate) use form::condition_said;
pub(super) use form::{Ask, EntryView, page_of, preview_body};
pub(super) use held::{file_words, held};
use http::{HeaderMap, HeaderValue, StatusCode};
use platform::{
    App, Error, Problems, Reader, Result,
    web::{Form, Page, Path, Query, See, cookie, kept, limits::Pace},
};
pub(super) use resuming::{ask_resume, resume};
pub(super) use sent::{Filed, Sent};
use serde::Deserialize;

/// The cookie of one opening of a survey: random, of this browser alone, gone when it is closed or sent.
const OPENING: &str = "pv_answer";
/// The cookie of the code to go on with an answer that was begun.
const RESUME: &str = "pv_resume";
/// The cookie that carries a receipt to the page of thanks, once.
const RECEIPT: &str = "pv_receipt";
/// Four hours: a survey that is left open on a tablet is another opening then.
const OPENING_SECONDS: u64 = 4 * 3_600;
/// The days for which a browser remembers an answer that was begun.
const RESUME_SECONDS: u64 = 30 * 86_400;
/// The field in which the page's script says which opening it is.
const ONCE: &str = "_once";
/// A tablet shows its thanks for so many seconds: the time to note a receipt.
const THANKS_SECONDS: u32 = 60;
/// A field that people do not see: only machines fill it.
const TRAP: &str = "_website";
/// What stands for the receipt on the kept page of thanks.
const RECEIPT_PLACE: &str = "§receipt§";

/// The language that is wanted of the survey.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct AnswerQuery {
    #[serde(default)]
    language: String,
    /// `item` asks one question at a time.
    #[serde(default)]
    by: String,
    #[serde(default)]
    step: usize,
}

/// The language of the survey for this reader: the one that they chose, or theirs where it is offered.
fn language(asked: &Asked, t: &Reader, query: &AnswerQuery) -> String {
    let wanted = if query.language.is_empty() {
        t.language.code()
    } else {
        query.language.as_str()
    };
    asked.content().suited(wanted).to_owned()
}

/// What is asked. Where the page is the same for everybody it is kept whole; else it goes step by step.
pub(super) async fn show(
    State(app): State<App>,
    t: Reader,
    Path(link): Path<String>,
    Query(query): Query<AnswerQuery>,
    headers: HeaderMap,
) -> Result<Response> {
    let asked = answering::asked(&app, &link).await?;
    if let Err(error) = asked.check_open(&app) {
        return closed(&t, &asked, error);
    }
    if !asked.content().is_same_for_all() || query.by == "item" {
        let by = if query.by == "item" { "?by=item" } else { "" };
        return Ok(See::page(format!("/answer/{link}/steps{by}")).into_response());
    }
    if cookie::get(&headers, RESUME).is_some() && so_far(&app, &asked, &headers).await?.1.is_some() {
        return Ok(See::page(format!("/answer/{link}/steps")).into_response());
    }
    let language = language(&asked, &t, &query);
    let name = format!("answer/{}/{language}", asked.campaign.id);
    let mut response = match kept::get(&app, &t, &name, &headers, None) {
        Some(response) => response,
        None => {
            let ask = Ask::whole(&asked, &language, format!("/answer/{link}"));
            let page = page_of(&t, &ask, &Answers::default(), &[])?;
            page.kept_as(name).into_response()
        }
    };
    open(&app, &mut response, &headers);
    Ok(response)
}

/// Marks an opening of the page in the browser, so that two sendings of it are one. Nothing is written here.
fn open(app: &App, response: &mut Response, headers: &HeaderMap) {
    if cookie::get(headers, OPENING).is_none() {
        let fresh = platform::vault::hex(&app.random.bytes::<16>());
        let secure = app.settings.secure_cookies();
        cookie::set(
            response.headers_mut(),
            OPENING,
            &fresh,
            cookie::Life::Seconds(OPENING_SECONDS),
            secure,
        );
    }
}

#[derive(Template)]
#[template(path = "answer_closed.html")]
struct ClosedPage<'a> {
    t: &'a Reader,
    title: String,
    words: String,
    follow_url: &'static str,
}

/// Says that it is not open, or no more.
fn closed(t: &Reader, asked: &Asked, error: Error) -> Result<Response> {
    let Error::Conflict(message) = error else {
        return Err(error);
    };
    let words = &asked.campaign.words;
    let page = ClosedPage {
        t,
        title: words.name.clone(),
        words: t.say_with(
            message,
            &[("opens", &t.date(words.opens_on)), ("closes", &t.date(words.closes_on))],
        ),
        follow_url: "/answers/follow",
    };
    let page = Page::public(words.name.clone(), &page)?.light();
    Ok(page.with_status(StatusCode::CONFLICT).into_response())
}

/// The language of what was sent; machines and haste are refused, before any file is looked at.
fn sent(asked: &Asked, t: &Reader, query: &AnswerQuery, form: &Sent, pace: Pace) -> Result<String> {
    if !form.text(TRAP).is_empty() {
        // A machine: it learns nothing of what gave it away.
        let problems = Problems::one("whole", "form-unreadable").with_status(StatusCode::BAD_REQUEST);
        return Err(Error::Invalid(problems));
    }
    pace.check()?;
    Ok(language(asked, t, query))
}

/// What is given, with what tells its opening of the page from others: the page's own script says it again with each
/// sending, however late; the cookie serves where there is no script.
async fn given(
    app: &App,
    asked: &Asked,
    channel: Channel,
    form: Sent,
    language: String,
    headers: &HeaderMap,
) -> Result<Given> {
    let said = Some(form.text(ONCE)).filter(|once| is_once(once));
    let once = said.or_else(|| cookie::get(headers, OPENING).filter(|once| is_once(once)));
    let once = once.map(str::to_owned);
    let Filed { fields, refused } = form.filed(app, asked, channel).await?;
    Ok(Given {
        once,
        fields,
        language,
        link: None,
        refused,
    })
}

fn is_once(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Takes a whole answer.
pub(super) async fn take(
    State(app): State<App>,
    t: Reader,
    Path(link): Path<String>,
    Query(query): Query<AnswerQuery>,
    headers: HeaderMap,
    pace: Pace,
    request: Request,
) -> Result<Response> {
    let asked = answering::asked(&app, &link).await?;
    let form = Sent::read(&app, asked.content(), request).await?;
    let language = sent(&asked, &t, &query, &form, pace)?;
    let given = given(&app, &asked, Channel::Open, form, language.clone(), &headers).await?;
    let fields = given.fields.clone();
    let came = answering::give(&app, &asked, Channel::Open, given).await;
    let ask = Ask::whole(&asked, &language, format!("/answer/{link}"));
    answered(&app, &t, ask, &fields, came, &format!("/answer/{link}/thanks")).await
}

/// Leads to the thanks, or back to what could not be taken, with what was typed.
async fn answered(
    app: &App,
    t: &Reader,
    ask: Ask<'_>,
    fields: &[(String, String)],
    came: Result<Came>,
    thanks: &str,
) -> Result<Response> {
    match came {
        Ok(Came::Taken { receipt }) => {
            let mut response = See::page(thanks).into_response();
            let secure = app.settings.secure_cookies();
            let headers = response.headers_mut();
            cookie::set(headers, RECEIPT, &receipt, cookie::Life::Seconds(900), secure);
            cookie::set(headers, OPENING, "", cookie::Life::Over, secure);
            cookie::set(headers, RESUME, "", cookie::Life::Over, secure);
            Ok(response)
        }
        Ok(Came::Wrong(wrong)) => {
            let typed = crate::taking::take(ask.content(), fields).answers;
            let held = held(app, t, ask.asked, &typed).await?;
            let page = page_of(t, &ask.holding(held), &typed, &wrong)?;
            Ok(page.refused().into_response())
        }
        Err(error @ Error::Conflict(_)) => closed(t, ask.asked, error),
        Err(other) => Err(other),
    }
}

/// The thanks, with the receipt; the page is kept, the receipt is put into it.
pub(super) async fn thanks(
    State(app): State<App>,
    t: Reader,
    Path(link): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let receipt = cookie::get(&headers, RECEIPT)
        .filter(|code| code.len() <= 20 && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    let Some(receipt) = receipt else {
        return Ok(See::page(format!("/answer/{link}")).into_response());
    };
    let asked = answering::asked(&app, &link).await?;
    let name = format!("thanks/{}", asked.campaign.id);
    if let Some(response) = kept::get(&app, &t, &name, &headers, Some((RECEIPT_PLACE, receipt))) {
        return Ok(response);
    }
    let page = thanks::thanks(&t, &asked, RECEIPT_PLACE)?;
    Ok(page.kept_as(name).putting(RECEIPT_PLACE, receipt).into_response())
}

/// What was answered so far in this browser, and the code to go on.
async fn so_far(app: &App, asked: &Asked, headers: &HeaderMap) -> Result<(Answers, Option<String>)> {
    let Some(code) = cookie::get(headers, RESUME) else {
        return Ok((Answers::default(), None));
    };
    match answering::resumed(app, asked, code).await {
        Ok(answers) => Ok((answers, Some(code.to_owned()))),
        // Of another survey, or finished: begun anew.
        Err(Error::Invalid(_)) => Ok((Answers::default(), None)),
        Err(other) => Err(other),
    }
}

/// One step: a section, or a question.
pub(super) async fn step(
    State(app): State<App>,
    t: Reader,
    Path(link): Path<String>,
    Query(query): Query<AnswerQuery>,
    headers: HeaderMap,
) -> Result<Response> {
    let asked = answering::asked(&app, &link).await?;
    if let Err(error) = asked.check_open(&app) {
        return closed(&t, &asked, error);
    }
    let (answers, code) = so_far(&app, &asked, &headers).await?;
    let page = step_page(
        &app,
        &t,
        &asked,
        &link,
        &query,
        &answers,
        code.as_deref(),
        &headers,
        &[],
    )
    .await?;
    let mut response = page.into_response();
    open(&app, &mut response, &headers);
    Ok(response)
}

#[expect(clippy::too_many_arguments, reason = "one place where a step is put together")]
async fn step_page(
    app: &App,
    t: &Reader,
    asked: &Asked,
    link: &str,
    query: &AnswerQuery,
    answers: &Answers,
    code: Option<&str>,
    headers: &HeaderMap,
    wrong: &[(String, Refusal)],
) -> Result<Page> {
    let language = language(asked, t, query);
    let seed = cookie::get(headers, OPENING).unwrap_or_default();
    let ask = Ask::step(
        asked,
        &language,
        link,
        answers,
        (query.by == "item", query.step),
        seed,
        code,
    );
    let held = held(app, t, asked, answers).await?;
    page_of(t, &ask.holding(held), answers, wrong)
}

/// Keeps a step and goes on, back, or to the end.
pub(super) async fn keep(
    State(app): State<App>,
    t: Reader,
    Path(link): Path<String>,
    Query(query): Query<AnswerQuery>,
    headers: HeaderMap,
    pace: Pace,
    request: Request,
) -> Result<Response> {
    let asked = answering::asked(&app, &link).await?;
    let form = Sent::read(&app, asked.content(), request).await?;
    let language = sent(&asked, &t, &query, &form, pace)?;
    let go = form.text("_go").to_owned();
    let given = given(&app, &asked, Channel::Open, form, language, &headers).await?;
    let fields = given.fields.clone();
    // Whoever stops here is told of a file that was not kept: they believe that it was.
    let is_file_refused = !given.refused.is_empty();
    let (_, code) = so_far(&app, &asked, &headers).await?;
    let begun = match answering::keep(&app, &asked, Channel::Open, given.clone(), code.as_deref()).await {
        Ok(begun) => begun,
        Err(error @ Error::Conflict(_)) => return closed(&t, &asked, error),
        Err(other) => return Err(other),
    };
    let mut wrong = begun.refused.clone();
    if go != "back" {
        let lacking = lacking(&asked, &query, &begun.answers, &headers);
        let lacking = filing::unless_full(&app, &asked, lacking).await?;
        let is_told = |key: &str| begun.refused.iter().any(|(known, _)| known == key);
        wrong.extend(lacking.into_iter().filter(|(key, _)| !is_told(key)));
    }
    if !wrong.is_empty() && (go != "later" || is_file_refused) {
        let page = step_page(
            &app,
            &t,
            &asked,
            &link,
            &query,
            &begun.answers,
            Some(&begun.code),
            &headers,
            &wrong,
        )
        .await?;
        let mut response = page.refused().into_response();
        remember(&app, &mut response, &begun.code);
        return Ok(response);
    }
    let steps = Ask::count(&asked, &begun.answers, query.by == "item");
    let by = if query.by == "item" { "&by=item" } else { "" };
    let to = |step: usize| format!("/answer/{link}/steps?step={step}{by}");
    let url = match go.as_str() {
        "back" => to(query.step.saturating_sub(1)),
        "later" => to(query.step),
        _ if query.step + 1 < steps => to(query.step + 1),
        _ => {
            let ended = Given {
                fields: Vec::new(),
                refused: Vec::new(),
                ..given
            };
            let came = answering::finish(&app, &asked, ended, &begun.code).await;
            let language = self::language(&asked, &t, &query);
            let ask = Ask::whole(&asked, &language, format!("/answer/{link}"));
            return answered(&app, &t, ask, &fields, came, &format!("/answer/{link}/thanks")).await;
        }
    };
    let mut response = See::page(url).into_response();
    remember(&app, &mut response, &begun.code);
    Ok(response)
}

/// Keeps what is typed while it is typed, to go on with it later or elsewhere.
pub(super) async fn keep_draft(
    State(app): State<App>,
    t: Reader,
    Path(link): Path<String>,
    Query(query): Query<AnswerQuery>,
    headers: HeaderMap,
    pace: Pace,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let asked = answering::asked(&app, &link).await?;
    let form = Sent::draft(form);
    let language = sent(&asked, &t, &query, &form, pace)?;
    let given = given(&app, &asked, Channel::Open, form, language, &headers).await?;
    let (_, code) = so_far(&app, &asked, &headers).await?;
    let begun = answering::keep(&app, &asked, Channel::Open, given, code.as_deref()).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    remember(&app, &mut response, &begun.code);
    Ok(response)
}

/// Lets the browser go on with what was begun.
fn remember(app: &App, response: &mut Response, code: &str) {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).take(20).collect();
    let life = cookie::Life::Seconds(RESUME_SECONDS);
    cookie::set(
        response.headers_mut(),
        RESUME,
        &plain,
        life,
        app.settings.secure_cookies(),
    );
}

/// The questions of this step that need an answer and have none.
fn lacking(asked: &Asked, query: &AnswerQuery, answers: &Answers, headers: &HeaderMap) -> Vec<(String, Refusal)> {
    let seed = cookie::get(headers, OPENING).unwrap_or_default();
    let steps = shown(asked.content(), answers, &answering::order(seed));
    let here = form::at(&steps, query.by == "item", query.step);
    let lacking = here
        .into_iter()
        .filter(|item| item.required.is_some() && answers.get(&item.key).is_none());
    lacking.map(|item| (item.key.clone(), Refusal::Required)).collect()
}

/// A tablet: the page goes back to its beginning after each answer, and remembers nobody.
pub(super) async fn kiosk(
    State(app): State<App>,
    t: Reader,
    Path(link): Path<String>,
    Query(query): Query<AnswerQuery>,
) -> Result<Response> {
    let asked = answering::asked(&app, &link).await?;
    if let Err(error) = asked.check_open(&app) {
        return closed(&t, &asked, error);
    }
    let language = language(&asked, &t, &query);
    let ask = Ask::whole(&asked, &language, format!("/answer/{link}/kiosk")).at_kiosk();
    Ok(page_of(&t, &ask, &Answers::default(), &[])?.into_response())
}

/// Takes an answer at a tablet.
pub(super) async fn take_kiosk(
    State(app): State<App>,
    t: Reader,
    Path(link): Path<String>,
    Query(query): Query<AnswerQuery>,
    pace: Pace,
    request: Request,
) -> Result<Response> {
    let asked = answering::asked(&app, &link).await?;
    let form = Sent::read(&app, asked.content(), request).await?;
    let language = sent(&asked, &t, &query, &form, pace)?;
    // At a tablet no cookie tells people apart.
    let given = given(&app, &asked, Channel::Kiosk, form, language.clone(), &HeaderMap::new()).await?;
    let fields = given.fields.clone();
    let came = answering::give(&app, &asked, Channel::Kiosk, given).await;
    let ask = Ask::whole(&asked, &language, format!("/answer/{link}/kiosk")).at_kiosk();
    match came {
        Ok(Came::Taken { receipt }) => {
            let again = format!("/answer/{link}/kiosk");
            let mut response = thanks::kiosk_thanks(&t, &asked, &receipt, &again)?.into_response();
            // The next person finds an empty page, with or without a script.
            let refresh = HeaderValue::try_from(format!("{THANKS_SECONDS};url={again}"));
            if let Ok(refresh) = refresh {
                response.headers_mut().insert("refresh", refresh);
            }
            Ok(response)
        }
        other => answered(&app, &t, ask, &fields, other, "").await,
    }
}

/// What is asked of the holder of a personal link.
pub(super) async fn personal(
    State(app): State<App>,
    t: Reader,
    Path(code): Path<String>,
    Query(query): Query<AnswerQuery>,
    headers: HeaderMap,
) -> Result<Response> {
    let (asked, _) = answering::asked_personally(&app, &code).await?;
    if let Err(error) = asked.check_open(&app) {
        return closed(&t, &asked, error);
    }
    let language = language(&asked, &t, &query);
    let ask = Ask::whole(&asked, &language, format!("/answer/personal/{code}")).by_link();
    let mut response = page_of(&t, &ask, &Answers::default(), &[])?.into_response();
    open(&app, &mut response, &headers);
    Ok(response)
}

/// Takes the one answer of a personal link.
pub(super) async fn take_personal(
    State(app): State<App>,
    t: Reader,
    Path(code): Path<String>,
    Query(query): Query<AnswerQuery>,
    headers: HeaderMap,
    pace: Pace,
    request: Request,
) -> Result<Response> {
    let (asked, link) = answering::asked_personally(&app, &code).await?;
    let form = Sent::read(&app, asked.content(), request).await?;
    let language = sent(&asked, &t, &query, &form, pace)?;
    let given = Given {
        link: Some(link),
        ..given(&app, &asked, Channel::Personal, form, language.clone(), &headers).await?
    };
    let fields = given.fields.clone();
    let came = answering::give(&app, &asked, Channel::Personal, given).await;
    let ask = Ask::whole(&asked, &language, format!("/answer/personal/{code}")).by_link();
    let thanks = format!("/answer/{}/thanks", asked.participant.link);
    answered(&app, &t, ask, &fields, came, &thanks).await
}
