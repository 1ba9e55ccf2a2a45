//! Building: a new instrument, its sections and questions, its publication, its next version.

use crate::{
    campaign::{InstrumentId, Version, VersionId},
    instrument::{Content, Item, Section, Wrong, check, is_key},
    library,
    said::Said,
    store,
};
use platform::{Actor, App, Change, Error, Permission, Problems, Result, Scope};
use serde_json::json;
use uuid::Uuid;

/// From what a new instrument is made.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum From {
    /// Its title alone.
    Blank(String),
    /// A ready one, by its key.
    Library(String),
    /// What was read of a file.
    Content(Box<Content>),
}

/// Makes a new instrument.
///
/// # Errors
/// [`Error::Invalid`] without a title or with an unknown ready instrument.
pub(crate) async fn make(app: &App, actor: &Actor, organisation: Option<Uuid>, from: From) -> Result<InstrumentId> {
    let scope = actor.scope(Permission::WriteQuestionnaires)?;
    let organisation = chosen(&scope, organisation)?;
    let content = match from {
        From::Blank(title) => blank(&title)?,
        From::Library(key) => {
            library::get(&key).ok_or_else(|| Error::invalid("from", "questionnaires-library-unknown"))?
        }
        From::Content(content) => *content,
    };
    if content.title.is_empty() {
        return Err(Error::invalid("title", "questionnaires-title-missing"));
    }
    let mut change = app.change(actor).await?;
    let (id, version) = store::instruments::insert(&change, organisation, &content).await?;
    change.audit(
        "instrument.make",
        &id.subject(),
        Some(organisation),
        &json!({ "version": version }),
    );
    change.commit().await?;
    Ok(id)
}

/// The organisation for which somebody acts: the one named, or their only one.
///
/// # Errors
/// [`Error::Invalid`] when it has to be chosen; [`Error::NotFound`] outside the scope.
pub(crate) fn chosen(scope: &Scope, named: Option<Uuid>) -> Result<Uuid> {
    let organisation = named.or_else(|| scope.single());
    let organisation =
        organisation.ok_or_else(|| Error::invalid("organisation", "questionnaires-organisation-missing"))?;
    scope.check(organisation)?;
    Ok(organisation)
}

fn blank(title: &str) -> Result<Content> {
    let mut problems = Problems::new();
    let title = problems
        .required("title", title, "questionnaires-title-missing")
        .to_owned();
    if title.chars().count() > crate::campaign::LONGEST_NAME {
        problems.add("title", "questionnaires-name-long");
    }
    problems.check()?;
    Ok(Content {
        title: Said::french(title),
        languages: vec!["fr".to_owned()],
        sections: vec![Section {
            key: "bloc_1".to_owned(),
            ..Section::default()
        }],
        ..Content::default()
    })
}

/// The latest version of an instrument.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub(crate) async fn latest(app: &App, scope: &Scope, id: InstrumentId) -> Result<Version> {
    store::instruments::name(app.db.read(), scope, id).await?;
    let versions = store::instruments::versions(app.db.read(), scope, id).await?;
    versions.into_iter().next().ok_or(Error::NotFound)
}

/// A change to a draft.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Edit {
    /// Title, opening, closing and languages.
    Whole {
        title: Said,
        opening: Said,
        closing: Said,
        languages: Vec<String>,
    },
    /// A new section at the end, or a changed one.
    Section { key: Option<String>, section: Box<Section> },
    /// A section goes, with its questions.
    RemoveSection(String),
    /// A new question at the end of a section, or a changed one.
    Item {
        section: String,
        key: Option<String>,
        item: Box<Item>,
    },
    /// A question goes.
    RemoveItem(String),
    /// A question or a section goes up or down by one place.
    Move { key: String, up: bool },
}

/// Changes a draft that was seen at `edit`.
///
/// # Errors
/// [`Error::Conflict`] when it is published or somebody else changed it; [`Error::Invalid`] for a key that is taken or has
/// other signs; [`Error::NotFound`] for a question that is not there.
pub(crate) async fn edit(app: &App, actor: &Actor, id: InstrumentId, seen: i64, edit: Edit) -> Result<()> {
    let scope = actor.scope(Permission::WriteQuestionnaires)?;
    let version = latest(app, &scope, id).await?;
    if version.published_at.is_some() {
        return Err(Error::Conflict("questionnaires-published-never-changes"));
    }
    let mut content = version.content.clone();
    apply(&mut content, edit)?;
    let mut change = app.change(actor).await?;
    store::instruments::save(&change, version.id, seen, &content).await?;
    note(&mut change, "instrument.edit", id, &version);
    change.commit().await
}

fn note(change: &mut Change, verb: &'static str, id: InstrumentId, version: &Version) {
    let detail = json!({ "version": version.id, "number": version.number });
    change.audit(verb, &id.subject(), Some(version.organisation), &detail);
}

/// Writes the whole content of a draft that was seen at `edit`.
///
/// # Errors
/// As [`edit`].
pub(crate) async fn edit_whole(app: &App, actor: &Actor, id: InstrumentId, seen: i64, content: Content) -> Result<()> {
    let scope = actor.scope(Permission::WriteQuestionnaires)?;
    let version = latest(app, &scope, id).await?;
    if version.published_at.is_some() {
        return Err(Error::Conflict("questionnaires-published-never-changes"));
    }
    if content.title.is_empty() {
        return Err(Error::invalid("title", "questionnaires-title-missing"));
    }
    let mut change = app.change(actor).await?;
    store::instruments::save(&change, version.id, seen, &content).await?;
    note(&mut change, "instrument.edit", id, &version);
    change.commit().await
}

/// Applies a change.
///
/// # Errors
/// As [`edit`].
pub(crate) fn apply(content: &mut Content, edit: Edit) -> Result<()> {
    match edit {
        Edit::Whole {
            title,
            opening,
            closing,
            languages,
        } => {
            if title.is_empty() {
                return Err(Error::invalid("title", "questionnaires-title-missing"));
            }
            (content.title, content.opening, content.closing) = (title, opening, closing);
            content.languages = languages;
        }
        Edit::Section { key, section } => put_section(content, key.as_deref(), *section)?,
        Edit::RemoveSection(key) => {
            let at = content
                .sections
                .iter()
                .position(|section| section.key == key)
                .ok_or(Error::NotFound)?;
            content.sections.remove(at);
        }
        Edit::Item { section, key, item } => put_item(content, &section, key.as_deref(), *item)?,
        Edit::RemoveItem(key) => {
            let (section, at) = place(content, &key)?;
            content.sections[section].items.remove(at);
        }
        Edit::Move { key, up } => move_by(content, &key, up)?,
    }
    Ok(())
}

fn check_key(content: &Content, key: &str, own: Option<&str>) -> Result<()> {
    if !is_key(key) {
        return Err(Error::invalid("key", "questionnaires-fault-bad-key"));
    }
    let sections = content.sections.iter().map(|section| section.key.as_str());
    let scores = content.scores.iter().map(|score| score.key.as_str());
    let mut all = sections
        .chain(content.items().map(|item| item.key.as_str()))
        .chain(scores);
    if own != Some(key) && all.any(|other| other == key) {
        return Err(Error::invalid("key", "questionnaires-fault-doubled-key"));
    }
    Ok(())
}

fn put_section(content: &mut Content, key: Option<&str>, mut section: Section) -> Result<()> {
    check_key(content, &section.key, key)?;
    let Some(key) = key else {
        content.sections.push(section);
        return Ok(());
    };
    let at = content
        .sections
        .iter()
        .position(|one| one.key == key)
        .ok_or(Error::NotFound)?;
    section.items = std::mem::take(&mut content.sections[at].items);
    content.sections[at] = section;
    Ok(())
}

fn put_item(content: &mut Content, section: &str, key: Option<&str>, item: Item) -> Result<()> {
    check_key(content, &item.key, key)?;
    let into = content
        .sections
        .iter()
        .position(|one| one.key == section)
        .ok_or(Error::NotFound)?;
    let Some(key) = key else {
        content.sections[into].items.push(item);
        return Ok(());
    };
    let (from, at) = place(content, key)?;
    if from == into {
        content.sections[from].items[at] = item;
    } else {
        content.sections[from].items.remove(at);
        content.sections[into].items.push(item);
    }
    Ok(())
}

fn place(content: &Content, key: &str) -> Result<(usize, usize)> {
    let found = content.sections.iter().enumerate().find_map(|(section, one)| {
        let at = one.items.iter().position(|item| item.key == key)?;
        Some((section, at))
    });
    found.ok_or(Error::NotFound)
}

fn move_by(content: &mut Content, key: &str, up: bool) -> Result<()> {
    if let Some(at) = content.sections.iter().position(|section| section.key == key) {
        let to = if up { at.checked_sub(1) } else { Some(at + 1) };
        if let Some(to) = to.filter(|to| *to < content.sections.len()) {
            content.sections.swap(at, to);
        }
        return Ok(());
    }
    let (section, at) = place(content, key)?;
    let items = &mut content.sections[section].items;
    let to = if up { at.checked_sub(1) } else { Some(at + 1) };
    if let Some(to) = to.filter(|to| *to < items.len()) {
        items.swap(at, to);
    }
    Ok(())
}

/// Publishes the latest version, seen at `edit`: from then on it never changes.
///
/// # Errors
/// [`Error::Conflict`] when it has faults, is published, or was changed meanwhile.
pub(crate) async fn publish(app: &App, actor: &Actor, id: InstrumentId, seen: i64) -> Result<()> {
    let scope = actor.scope(Permission::WriteQuestionnaires)?;
    let version = latest(app, &scope, id).await?;
    if version.published_at.is_some() {
        return Err(Error::Conflict("questionnaires-published-never-changes"));
    }
    if !check(&version.content).is_empty() {
        return Err(Error::Conflict("questionnaires-has-faults"));
    }
    let mut change = app.change(actor).await?;
    store::instruments::publish(&change, version.id, seen).await?;
    note(&mut change, "instrument.publish", id, &version);
    change.commit().await
}

/// What is wrong with a version, for its page.
pub(crate) fn faults(version: &Version) -> Vec<Wrong> {
    check(&version.content)
}

/// Begins the next version from the latest, which is published. Keys stay, so that years compare.
///
/// # Errors
/// [`Error::Conflict`] while the latest is a draft.
pub(crate) async fn next_version(app: &App, actor: &Actor, id: InstrumentId) -> Result<VersionId> {
    let scope = actor.scope(Permission::WriteQuestionnaires)?;
    let version = latest(app, &scope, id).await?;
    if version.published_at.is_none() {
        return Err(Error::Conflict("questionnaires-draft-already"));
    }
    let mut change = app.change(actor).await?;
    let number = version.number + 1;
    let made = store::instruments::insert_version(&change, id, version.organisation, number, &version.content).await;
    let made = match made {
        Err(Error::Internal(cause)) if cause.downcast_ref().is_some_and(platform::db::is_taken) => {
            return Err(Error::Conflict("questionnaires-draft-already"));
        }
        other => other?,
    };
    note(&mut change, "instrument.next-version", id, &version);
    change.commit().await?;
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::Kind;

    fn item(key: &str) -> Item {
        Item::of(key, Said::french("?"), Kind::Date)
    }

    fn with(keys: &[&str]) -> Content {
        let mut content = blank("Enquête").expect("has a title");
        content.sections[0].items = keys.iter().map(|key| item(key)).collect();
        content
    }

    fn keys(content: &Content) -> Vec<&str> {
        content.items().map(|item| item.key.as_str()).collect()
    }

    #[test]
    fn questions_are_added_changed_moved_and_taken_out() {
        let mut content = with(&["a", "b"]);
        let add = |key: &str| Edit::Item {
            section: "bloc_1".into(),
            key: None,
            item: Box::new(item(key)),
        };
        apply(&mut content, add("c")).expect("adds");
        apply(
            &mut content,
            Edit::Move {
                key: "c".into(),
                up: true,
            },
        )
        .expect("moves");
        assert_eq!(keys(&content), ["a", "c", "b"]);
        apply(
            &mut content,
            Edit::Move {
                key: "a".into(),
                up: true,
            },
        )
        .expect("stays");
        apply(&mut content, Edit::RemoveItem("a".into())).expect("takes out");
        assert_eq!(keys(&content), ["c", "b"]);
        assert!(apply(&mut content, add("c")).is_err(), "the key is taken");
        assert!(apply(&mut content, add("É")).is_err());
        assert!(apply(&mut content, Edit::RemoveItem("zz".into())).is_err());
    }

    #[test]
    fn a_section_keeps_its_questions_when_it_is_renamed() {
        let mut content = with(&["a"]);
        let section = Section {
            key: "sortie".into(),
            title: Said::french("La sortie"),
            ..Section::default()
        };
        apply(
            &mut content,
            Edit::Section {
                key: Some("bloc_1".into()),
                section: Box::new(section),
            },
        )
        .expect("renames");
        assert_eq!(
            (content.sections[0].key.as_str(), keys(&content)),
            ("sortie", vec!["a"])
        );
    }
}
