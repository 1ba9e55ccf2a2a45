//! What a page of a study could not do, said with the way back to the study.

use crate::StudyId;
use askama::Template;
use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use platform::{Error, Permission, Reader, error::Failure, web::Page};

#[derive(Template)]
#[template(path = "way_back.html")]
struct WayBackPage {
    t: Reader,
    title: String,
    why: String,
    url: String,
}

/// Middleware: a refusal below `/studies/{id}`, or about `?study=`, leads back to the study. Other errors,
/// and readers who may not see studies, go on to the frame.
pub(super) async fn way_back(request: Request, next: Next) -> Response {
    let study = study_of(request.uri().path(), request.uri().query().unwrap_or_default());
    let reader = request.extensions().get::<Reader>().cloned();
    let mut response = next.run(request).await;
    let (Some(id), Some(t)) = (study, reader) else {
        return response;
    };
    let failure = response.extensions().get::<Failure>().cloned();
    let Some(Failure(error)) = failure.filter(|_| t.may(Permission::ReadStudies)) else {
        return response;
    };
    let (title, why) = match &*error {
        Error::Forbidden => ("analysis-forbidden", "analysis-forbidden-why"),
        Error::Conflict(message) => (*message, "error-conflict-help"),
        _ => return response,
    };
    let page = WayBackPage {
        title: t.say(title),
        why: t.say(why),
        url: format!("/studies/{id}"),
        t: t.clone(),
    };
    match Page::work("analysis", t.say(title), &page) {
        Ok(page) => {
            response.extensions_mut().remove::<Failure>();
            page.with_status(error.status()).into_response()
        }
        Err(_) => response,
    }
}

fn study_of(path: &str, query: &str) -> Option<StudyId> {
    let below = path.strip_prefix("/studies/").and_then(|rest| rest.split_once('/'));
    if let Some((id, _)) = below {
        return id.parse().ok();
    }
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix("study="))
        .and_then(|id| id.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_study_is_read_from_the_path_or_the_query() {
        let id = "018f0000-0000-7000-8000-000000000001";
        let study: StudyId = id.parse().expect("an id");
        assert_eq!(study_of(&format!("/studies/{id}/reading"), ""), Some(study));
        assert_eq!(study_of("/findings/new", &format!("theme=x&study={id}")), Some(study));
        // The study itself has no other way back than the list.
        assert_eq!(study_of(&format!("/studies/{id}"), ""), None);
        assert_eq!(study_of("/studies", ""), None);
    }
}
