//! The six meanings of an error; the frame turns them into a page, the API into problem details.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use std::sync::Arc;

/// What every function of the house that may fail returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is not there, or this reader may not know that it is.
    #[error("not found")]
    NotFound,
    /// The reader is known and may not do this.
    #[error("forbidden")]
    Forbidden,
    /// The reader must first sign in, or prove a second factor.
    #[error("sign-in needed")]
    SignIn(SignInNeed),
    /// What was given cannot be taken; says what, where and what to do.
    #[error("invalid input")]
    Invalid(Problems),
    /// Somebody else changed it meanwhile, or its state forbids this; the message id says which.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// Our fault, or a part of the installation that does not answer.
    #[error(transparent)]
    Internal(#[from] anyhow::Error),
}

/// What a sign-in lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInNeed {
    /// Nobody is signed in.
    Account,
    /// Signed in by password only, where raw texts or files are at stake.
    SecondFactor,
}

impl Error {
    /// The HTTP status of this meaning.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::SignIn(_) => StatusCode::UNAUTHORIZED,
            Self::Invalid(problems) => problems.status,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Internal(cause) if is_full(cause) => StatusCode::INSUFFICIENT_STORAGE,
            Self::Internal(cause) if is_away(cause) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// One problem of one field: `Error::invalid("text", "import-column-missing")`.
    #[must_use]
    pub fn invalid(field: &str, message: &str) -> Self {
        Self::Invalid(Problems::one(field, message))
    }

    /// The error and its causes in one line, for logs and lists of jobs. What a task said when it panicked is left
    /// out: it may quote anybody.
    #[must_use]
    pub fn without_words(&self) -> String {
        match self {
            Self::Internal(cause) => chain(cause),
            other => other.to_string(),
        }
    }

    /// An internal error from anything with a chain of causes.
    pub fn internal(cause: impl Into<anyhow::Error>) -> Self {
        Self::Internal(cause.into())
    }
}

/// Causes are ours or a library's and hold no person's words, but for the last words of a task.
fn chain(cause: &anyhow::Error) -> String {
    let said = cause
        .chain()
        .map(|link| match link.downcast_ref::<tokio::task::JoinError>() {
            Some(_) => "a task panicked or was stopped".to_owned(),
            None => link.to_string(),
        });
    said.collect::<Vec<_>>().join(": ")
}

/// Does the chain say that the disk takes nothing more: full, over a quota, or refusing to write?
#[must_use]
pub fn is_full(cause: &anyhow::Error) -> bool {
    use std::io::ErrorKind as K;
    let full = |kind| matches!(kind, K::StorageFull | K::QuotaExceeded | K::FileTooLarge);
    cause.chain().any(|link| {
        // Our own error hides the first link of its cause.
        matches!(link.downcast_ref::<Error>(), Some(Error::Internal(cause)) if is_full(cause))
            || link.downcast_ref::<std::io::Error>().is_some_and(|e| full(e.kind()))
            || link.downcast_ref::<sea_orm::DbErr>().is_some_and(|e| {
                // SQLITE_FULL, SQLITE_IOERR and PostgreSQL's 53100, by their words: the driver hides the codes.
                let said = e.to_string();
                ["disk is full", "disk I/O error", "No space left on device"]
                    .iter()
                    .any(|words| said.contains(words))
            })
    })
}

/// Does the chain say that a database, mail or file server cannot be reached?
fn is_away(cause: &anyhow::Error) -> bool {
    cause.chain().any(|link| {
        link.downcast_ref::<sea_orm::DbErr>()
            .is_some_and(|e| matches!(e, sea_orm::DbErr::Conn(_) | sea_orm::DbErr::ConnectionAcquire(_)))
            || link.downcast_ref::<std::io::Error>().is_some_and(|e| {
                use std::io::ErrorKind as K;
                matches!(
                    e.kind(),
                    K::ConnectionRefused
                        | K::ConnectionReset
                        | K::NotConnected
                        | K::BrokenPipe
                        | K::TimedOut
                        | K::UnexpectedEof
                )
            })
            || link.downcast_ref::<crate::files::Away>().is_some()
    })
}

impl From<sea_orm::DbErr> for Error {
    fn from(error: sea_orm::DbErr) -> Self {
        match error {
            sea_orm::DbErr::RecordNotFound(_) => Self::NotFound,
            other => Self::Internal(other.into()),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Internal(error.into())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(error.into())
    }
}

impl From<askama::Error> for Error {
    fn from(error: askama::Error) -> Self {
        Self::Internal(error.into())
    }
}

/// An error on its way to the frame or the API layer, which know how to say it to the reader.
#[derive(Clone, Debug)]
pub struct Failure(pub Arc<Error>);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Failure(Arc::new(self)));
        response
    }
}

/// What is wrong with a form or a body, field by field; messages are ids with their arguments.
#[derive(Clone, Debug)]
pub struct Problems {
    status: StatusCode,
    all: Vec<Problem>,
}

/// One problem: the field it stands beside, and the message that says how to repair it.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The form field, column or JSON property.
    pub field: String,
    /// A message id.
    pub message: String,
    /// The message's arguments.
    pub arguments: Vec<(String, String)>,
}

impl Default for Problems {
    fn default() -> Self {
        Self {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            all: Vec::new(),
        }
    }
}

impl Problems {
    /// No problem yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Exactly one problem.
    #[must_use]
    pub fn one(field: &str, message: &str) -> Self {
        let mut problems = Self::new();
        problems.add(field, message);
        problems
    }

    /// The status of the answer: 422 unless another was given.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The same problems with another 4xx status (413 for a body too large).
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// Adds a problem without arguments.
    pub fn add(&mut self, field: &str, message: &str) {
        self.add_with(field, message, &[]);
    }

    /// Adds a problem with arguments.
    pub fn add_with(&mut self, field: &str, message: &str, arguments: &[(&str, &str)]) {
        self.all.push(Problem {
            field: field.to_owned(),
            message: message.to_owned(),
            arguments: arguments
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
                .collect(),
        });
    }

    /// Adds `message` when the text is empty after trimming, else returns the trimmed text.
    pub fn required<'t>(&mut self, field: &str, text: &'t str, message: &str) -> &'t str {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            self.add(field, message);
        }
        trimmed
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// All of them, in the order they were found.
    #[must_use]
    pub fn all(&self) -> &[Problem] {
        &self.all
    }

    /// The problems said in the reader's language, ready for a form.
    #[must_use]
    pub fn said(&self, t: &crate::Reader) -> Said {
        Said(
            self.all
                .iter()
                .map(|p| (p.field.clone(), t.say_all(&p.message, &p.arguments)))
                .collect(),
        )
    }

    /// `Ok` when there is none.
    ///
    /// # Errors
    /// [`Error::Invalid`] with these problems.
    pub fn check(self) -> Result<()> {
        if self.all.is_empty() {
            Ok(())
        } else {
            Err(Error::Invalid(self))
        }
    }
}

/// Problems in the reader's language, for a template: `said.of("field")` beside each field.
#[derive(Clone, Debug, Default)]
pub struct Said(pub Vec<(String, String)>);

impl Said {
    /// The sentence for one field, or an empty string.
    #[must_use]
    pub fn of(&self, field: &str) -> &str {
        self.0.iter().find(|(f, _)| f == field).map_or("", |(_, s)| s.as_str())
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What a form that could not be taken says, and the status of its page: 422 for what was given, 409 where somebody else was
/// first. Other errors go on to the frame.
///
/// # Errors
/// What is neither of the two.
pub fn refused(t: &crate::Reader, outcome: Error) -> Result<(Said, StatusCode)> {
    let status = outcome.status();
    match outcome {
        Error::Invalid(problems) => Ok((problems.said(t), status)),
        Error::Conflict(message) => Ok((Said(vec![("whole".to_owned(), t.say(message))]), status)),
        other => Err(other),
    }
}

#[cfg(test)]
mod tests {
    use super::Error;

    #[tokio::test]
    async fn what_a_task_said_when_it_panicked_is_not_repeated() {
        let ended = tokio::spawn(async { panic!("Mme Durand m’a dit") }).await;
        let error = Error::internal(anyhow::Error::from(ended.expect_err("it panicked")).context("drawing"));

        let said = error.without_words();

        assert_eq!(said, "drawing: a task panicked or was stopped");
    }
}
