//! What a browser sends of a survey: words alone, or words and files.

use crate::{
    actions::{answering::Asked, filing},
    campaign::Channel,
    instrument::Content,
    taking::Refusal,
};
use axum::extract::{FromRequest, Request};
use http::header;
use platform::{
    App, Result,
    web::{
        Form,
        upload::{Received, Upload},
    },
};

/// The beginning of the name of the box that takes a file out of an answer.
const OUT: &str = "_out.";

/// The name of the box that takes the file of a question out of an answer.
pub(super) fn out_field(key: &str) -> String {
    format!("{OUT}{key}")
}

/// A form as it came. Forms that ask for no file are sent as plain fields, and so are those whose file was left out by the
/// page's script.
pub(in crate::pages) struct Sent {
    /// The texts.
    pub fields: Vec<(String, String)>,
    files: Option<Upload>,
}

/// What of a form is answered: the fields, in which files stand by the id under which they are kept, and what could not be taken.
#[derive(Debug)]
pub(in crate::pages) struct Filed {
    pub fields: Vec<(String, String)>,
    pub refused: Vec<(String, Refusal)>,
}

impl Sent {
    /// Fields that came without files.
    fn of(fields: Vec<(String, String)>) -> Self {
        Self { fields, files: None }
    }

    /// What is kept while it is typed: a file is taken out only by who sends the page, and a box may be unticked.
    pub fn draft(mut fields: Vec<(String, String)>) -> Self {
        fields.retain(|(name, _)| !name.starts_with(OUT));
        Self::of(fields)
    }

    /// Reads a form to its end; no file is larger than the largest that is asked for.
    ///
    /// # Errors
    /// A form that cannot be read; one with too many words or files.
    pub async fn read(app: &App, content: &Content, request: Request) -> Result<Self> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let is_multipart = kind
            .and_then(|kind| kind.to_str().ok())
            .is_some_and(|kind| kind.starts_with("multipart/form-data"));
        if !is_multipart {
            let Form(fields) = Form::<Vec<(String, String)>>::from_request(request, &()).await?;
            return Ok(Self::of(fields));
        }
        let upload = Upload::read(app, request, content.most_file_bytes()).await?;
        Ok(Self {
            fields: upload.pairs(),
            files: Some(upload),
        })
    }

    /// The text of a field, or an empty text.
    pub fn text(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map_or("", |(_, text)| text)
    }

    /// Puts the files aside, cleaned and sealed, and names each in its field. What is to be taken out is named no more.
    ///
    /// # Errors
    /// Of the disk, the database, or the store of files.
    pub async fn filed(self, app: &App, asked: &Asked, channel: Channel) -> Result<Filed> {
        let mut filed = Filed {
            fields: without(self.fields, asked.content()),
            refused: Vec::new(),
        };
        let Some(upload) = self.files.filter(|_| filing::takes(app, asked, channel)) else {
            return Ok(filed);
        };
        for key in upload.too_large() {
            filed.refuse(key, Refusal::FileTooLarge, asked.content());
        }
        let mut seen: Vec<&str> = Vec::new();
        for file in upload.received() {
            if seen.contains(&file.field.as_str()) {
                filed.refuse(&file.field, Refusal::TooMany, asked.content());
                continue;
            }
            seen.push(&file.field);
            filed.put(app, asked, file).await?;
        }
        Ok(filed)
    }
}

impl Filed {
    fn refuse(&mut self, key: &str, why: Refusal, content: &Content) {
        let why = match filing::question(content, key) {
            Some(_) => why,
            None => Refusal::UnknownItem,
        };
        self.refused.push((key.to_owned(), why));
    }

    /// A file that is taken stands in the place of the one before; one that is not leaves it.
    async fn put(&mut self, app: &App, asked: &Asked, file: &Received) -> Result<()> {
        let Some(item) = filing::question(asked.content(), &file.field) else {
            self.refuse(&file.field, Refusal::UnknownItem, asked.content());
            return Ok(());
        };
        match filing::receive(app, asked, item, file.bytes().await?).await? {
            Ok(id) => {
                self.fields.retain(|(field, _)| *field != item.key);
                self.fields.push((item.key.clone(), id.to_string()));
            }
            Err(why) => self.refused.push((item.key.clone(), why)),
        }
        Ok(())
    }
}

/// The fields without the files that are to be taken out: an empty field takes its answer out of what was kept.
fn without(mut fields: Vec<(String, String)>, content: &Content) -> Vec<(String, String)> {
    let out: Vec<String> = fields
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .filter_map(|(name, _)| name.strip_prefix(OUT))
        .filter(|key| filing::question(content, key).is_some())
        .map(str::to_owned)
        .collect();
    for key in out {
        fields.retain(|(field, _)| *field != key);
        fields.push((key, String::new()));
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        instrument::{Item, Kind, Section},
        said::Said,
    };
    use proptest::prelude::*;

    fn content() -> Content {
        let item = |key: &str, kind: Kind| Item::of(key, Said::french("?"), kind);
        Content {
            sections: vec![Section {
                key: "s".into(),
                items: vec![item("photo", Kind::file()), item("mots", Kind::Long { tone: None })],
                ..Section::default()
            }],
            ..Content::default()
        }
    }

    fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    }

    #[test]
    fn a_file_is_taken_out_and_no_other_answer_is() {
        let sent = fields(&[
            ("photo", "id"),
            ("mots", "Merci"),
            ("_out.photo", "yes"),
            ("_out.mots", "yes"),
        ]);
        let left = without(sent, &content());
        assert!(left.contains(&("photo".into(), String::new())) && left.contains(&("mots".into(), "Merci".into())));
        assert_eq!(left.iter().filter(|(field, _)| field == "photo").count(), 1);
    }

    #[test]
    fn what_is_kept_while_it_is_typed_takes_no_file_out() {
        let draft = Sent::draft(fields(&[("photo", "id"), ("_out.photo", "yes")]));
        assert_eq!(without(draft.fields, &content()), fields(&[("photo", "id")]));
    }

    proptest! {
        #[test]
        fn whatever_boxes_are_ticked_words_stay(sent in prop::collection::vec(("_out\\.[a-z]{0,6}|photo|_out.photo", ".{0,8}"), 0..8)) {
            let mut sent = sent;
            sent.push(("mots".to_owned(), "Merci".to_owned()));
            let left = without(sent, &content());
            prop_assert!(left.contains(&("mots".to_owned(), "Merci".to_owned())));
        }
    }
}
