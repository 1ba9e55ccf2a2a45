//! Going on with an answer that was begun on another device, by its code.

use super::remember;
use crate::{
    actions::answering::{self, Asked},
    pages::parts::{FieldError, error_of},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Reader, Result,
    web::{Form, Page, Path, See, limits::Pace},
};
use serde::Deserialize;

#[derive(Clone, Debug, Default, Deserialize)]
pub(in crate::pages) struct ResumeForm {
    #[serde(default)]
    code: String,
}

#[derive(Template)]
#[template(path = "answer_resume.html")]
struct ResumePage<'a> {
    t: &'a Reader,
    title: String,
    action: String,
    code: String,
    wrong: String,
    errors: Vec<FieldError>,
}

fn resume_page(t: &Reader, asked: &Asked, link: &str, code: &str, wrong: String) -> Result<Page> {
    let errors = error_of("code", &wrong);
    let title = t.say("questionnaires-resume-title");
    let page = ResumePage {
        t,
        title: asked.campaign.words.name.clone(),
        action: format!("/answer/{link}/resume"),
        code: code.to_owned(),
        wrong,
        errors,
    };
    Ok(Page::public(title, &page)?.light())
}

/// Asks for the code of an answer that was begun on another device.
pub(in crate::pages) async fn ask_resume(State(app): State<App>, t: Reader, Path(link): Path<String>) -> Result<Page> {
    let asked = answering::asked(&app, &link).await?;
    resume_page(&t, &asked, &link, "", String::new())
}

/// Goes on with it.
pub(in crate::pages) async fn resume(
    State(app): State<App>,
    t: Reader,
    Path(link): Path<String>,
    pace: Pace,
    Form(form): Form<ResumeForm>,
) -> Result<Response> {
    let asked = answering::asked(&app, &link).await?;
    pace.check()?;
    match answering::resumed(&app, &asked, &form.code).await {
        Ok(_) => {
            let mut response = See::page(format!("/answer/{link}/steps")).into_response();
            remember(&app, &mut response, &form.code);
            Ok(response)
        }
        Err(Error::Invalid(problems)) => {
            let wrong = problems.said(&t).of("code").to_owned();
            Ok(resume_page(&t, &asked, &link, &form.code, wrong)?
                .refused()
                .into_response())
        }
        Err(other) => Err(other),
    }
}
