//! What was published, word for word; the only place of the room that makes public text.

use crate::{
    attachment::{Attachment, AttachmentId},
    authorisation::{Authorisation, Extent},
    criteria::Answer,
    dossier::Dossier,
    sheet::{SheetId, TEXTS, Words},
};
use jiff::Timestamp;
use platform::PublicText;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The snapshot that a publication shows, as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The words.
    pub words: Words,
    /// The answers to the criteria.
    pub answers: Vec<Answer>,
    /// What was attached.
    pub attachments: Vec<SnapshotFile>,
    /// Where the signature let it appear.
    pub extents: Vec<Extent>,
}

/// An attached file in a snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotFile {
    /// Which.
    pub id: AttachmentId,
    /// SHA-256 of its bytes.
    pub hash: String,
    /// Its type.
    pub media_type: String,
    /// Its name.
    pub name: String,
    /// Size in bytes.
    pub byte_count: i64,
    /// For who cannot see it.
    pub alternative: String,
    /// Below it.
    pub caption: String,
}

impl Snapshot {
    /// What a dossier would publish under this authorisation. The mailbox stays behind: readers
    /// write through the form.
    #[must_use]
    pub fn of(dossier: &Dossier, authorisation: &Authorisation) -> Self {
        let answers = dossier.answers.iter().map(|a| Answer {
            criterion: a.criterion.clone(),
            answer: a.answer.clone(),
        });
        Self {
            words: Words {
                contact_mailbox: String::new(),
                ..dossier.sheet.words.clone()
            },
            answers: answers.collect(),
            attachments: dossier.attachments.iter().map(SnapshotFile::of).collect(),
            extents: authorisation.extents.clone(),
        }
    }
}

impl SnapshotFile {
    fn of(attachment: &Attachment) -> Self {
        Self {
            id: attachment.id,
            hash: attachment.hash.clone(),
            media_type: attachment.media_type.clone(),
            name: attachment.name.clone(),
            byte_count: attachment.byte_count,
            alternative: attachment.words.alternative.clone(),
            caption: attachment.words.caption.clone(),
        }
    }
}

/// A publication row with its snapshot, as the store reads it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Which sheet.
    pub id: SheetId,
    /// The project that it tells.
    pub project: Uuid,
    /// Whose.
    pub organisation: Uuid,
    /// Its name on the day of publication.
    pub organisation_name: String,
    /// When the sheet first appeared.
    pub first_published_at: Timestamp,
    /// When this version appeared.
    pub published_at: Timestamp,
    /// When it ended.
    pub withdrawn_at: Option<Timestamp>,
    /// What it shows.
    pub snapshot: Snapshot,
    /// Files taken away since: they are not shown any more.
    pub gone: Vec<AttachmentId>,
}

/// A sheet that everybody may read. Only [`PublishedSheet::of`] makes one.
#[derive(Clone, Debug)]
pub struct PublishedSheet {
    /// Which.
    pub id: SheetId,
    /// The project that it tells.
    pub project: Uuid,
    /// Whose.
    pub organisation: Uuid,
    /// The heading.
    pub title: PublicText,
    /// The establishment's name.
    pub organisation_name: PublicText,
    /// When the sheet first appeared.
    pub first_published_at: Timestamp,
    /// When this version appeared.
    pub published_at: Timestamp,
    /// The texts that were written, by field, in the order of the sheet.
    pub texts: Vec<(&'static str, PublicText)>,
    /// The answers, by criterion.
    pub answers: Vec<(String, PublicText)>,
    /// The role that answers questions.
    pub contact_role: PublicText,
    /// The files.
    pub files: Vec<SnapshotFile>,
    codes: Words,
    extents: Vec<Extent>,
}

impl PublishedSheet {
    /// The public face of a running publication; none for one that ended.
    #[must_use]
    pub fn of(shown: Shown) -> Option<Self> {
        if shown.withdrawn_at.is_some() || !shown.snapshot.extents.contains(&Extent::Site) {
            return None;
        }
        let Snapshot {
            words,
            answers,
            attachments,
            extents,
        } = shown.snapshot;
        let public = |text: &str| PublicText::authorised(text.to_owned());
        let written = TEXTS.into_iter().filter(|field| !words.get(field).is_empty());
        let texts = written.map(|field| (field, public(words.get(field)))).collect();
        Some(Self {
            id: shown.id,
            project: shown.project,
            organisation: shown.organisation,
            title: public(&words.title),
            organisation_name: public(&shown.organisation_name),
            first_published_at: shown.first_published_at,
            published_at: shown.published_at,
            texts,
            answers: answers
                .into_iter()
                .map(|a| (a.criterion, PublicText::authorised(a.answer)))
                .collect(),
            contact_role: public(&words.contact_role),
            files: attachments
                .into_iter()
                .filter(|file| !shown.gone.contains(&file.id))
                .collect(),
            codes: words,
            extents,
        })
    }

    /// The code of a choice: `theme`, `outcome`, `region`…
    #[must_use]
    pub fn code(&self, field: &str) -> &str {
        self.codes.get(field)
    }

    /// May it be printed?
    #[must_use]
    pub fn may_print(&self) -> bool {
        self.extents.contains(&Extent::Print)
    }

    /// Its address on this site.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/sheets/{}", self.id)
    }

    /// The same, short enough to be typed from paper.
    #[must_use]
    pub fn short_url(&self) -> String {
        format!("/s/{}", platform::id::short_code(self.id.0))
    }
}

/// A line of the public catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicSheet {
    /// Which.
    pub id: SheetId,
    /// The heading.
    pub title: String,
    /// The establishment's name.
    pub organisation: String,
    /// Its address on this site.
    pub url: String,
    /// When it first appeared.
    pub published_at: Timestamp,
    /// When the version shown appeared.
    pub updated_at: Timestamp,
    /// A code of the list of themes.
    pub theme: String,
    /// A code of the list of disciplines; may be empty.
    pub discipline: String,
    /// What came of it, as a code.
    pub outcome: String,
    /// How far it is, as a code.
    pub maturity: String,
    /// Public or private, as a code; may be empty.
    pub establishment_status: String,
    /// A code of the list of regions; may be empty.
    pub region: String,
}

impl PublicSheet {
    /// The words of a code: `theme`, `outcome`, `maturity`, `discipline`, `establishment_status`, `region`.
    #[must_use]
    pub fn said(&self, field: &str, t: &platform::Reader) -> String {
        let code = match field {
            "theme" => &self.theme,
            "discipline" => &self.discipline,
            "outcome" => &self.outcome,
            "maturity" => &self.maturity,
            "establishment_status" => &self.establishment_status,
            _ => &self.region,
        };
        crate::lists::said(field, code, t)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown() -> Shown {
        let file = |n: u128| SnapshotFile {
            id: AttachmentId(Uuid::from_u128(n)),
            hash: String::new(),
            media_type: "image/png".to_owned(),
            name: format!("photo-{n}.png"),
            byte_count: 1,
            alternative: "Un panneau".to_owned(),
            caption: String::new(),
        };
        Shown {
            id: SheetId(Uuid::from_u128(1)),
            project: Uuid::from_u128(2),
            organisation: Uuid::from_u128(3),
            organisation_name: "Hôpital des Tilleuls".to_owned(),
            first_published_at: Timestamp::UNIX_EPOCH,
            published_at: Timestamp::UNIX_EPOCH,
            withdrawn_at: None,
            snapshot: Snapshot {
                words: Words {
                    title: "Titre".to_owned(),
                    context: "Contexte".to_owned(),
                    ..Words::default()
                },
                answers: Vec::new(),
                attachments: vec![file(1), file(2)],
                extents: vec![Extent::Site],
            },
            gone: Vec::new(),
        }
    }

    #[test]
    fn only_a_running_publication_makes_public_text() {
        assert!(PublishedSheet::of(shown()).is_some());
        assert!(
            PublishedSheet::of(Shown {
                withdrawn_at: Some(Timestamp::UNIX_EPOCH),
                ..shown()
            })
            .is_none()
        );
        let mut printed = shown();
        printed.snapshot.extents = vec![Extent::Print];
        assert!(PublishedSheet::of(printed).is_none());
    }

    #[test]
    fn a_file_taken_away_is_not_shown_any_more() {
        let gone = vec![AttachmentId(Uuid::from_u128(1))];
        let sheet = PublishedSheet::of(Shown { gone, ..shown() }).expect("is published");
        let names: Vec<&str> = sheet.files.iter().map(|f| f.name.as_str()).collect();
        assert_eq!(names, ["photo-2.png"]);
    }

    #[test]
    fn texts_that_were_not_written_leave_no_empty_heading() {
        let sheet = PublishedSheet::of(shown()).expect("is published");
        let fields: Vec<&str> = sheet.texts.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["context"]);
        assert!(!sheet.may_print());
    }
}
