//! Walks the lines of a form: groups become sections, lines become questions.

use super::{
    kinds::{Kept, List, What, kept, lists},
    meaning::{Answered, Earlier, Known, condition},
    sheets::{Form, Line},
};
use crate::{
    condition::{Condition, DEEPEST},
    instrument::{Content, Item, Kind, MOST_ITEMS, Section},
    reading::{Keys, Left, LeftOut, Read},
    said::Said,
};
use std::collections::BTreeMap;

/// Reads a form.
pub(super) fn read(form: &Form) -> Read {
    let mut reader = Reader::new(form);
    let mut at = 0;
    while at < form.survey.len() && !reader.is_full {
        at = reader.line(at);
    }
    reader.left.sort();
    reader.left.dedup();
    Read {
        content: reader.content,
        left: reader.left,
    }
}

pub(super) struct Reader<'f> {
    pub form: &'f Form,
    pub lists: BTreeMap<String, List>,
    keys: Keys,
    /// The questions that came before.
    pub earlier: Earlier,
    content: Content,
    left: Vec<LeftOut>,
    /// The conditions of the groups that are open, from the outermost; that of a section stands with the section.
    groups: Vec<Option<Condition>>,
    /// Is the last section one for questions outside groups?
    is_loose: bool,
    items: usize,
    /// Are there more items than are read?
    is_full: bool,
}

impl<'f> Reader<'f> {
    fn new(form: &'f Form) -> Self {
        let mut keys = Keys::default();
        keys.reserve(form.survey.iter().map(|line| line.cell("name")));
        let main = form.languages.first().map_or("fr", String::as_str);
        let title = form.settings.cell("form_title");
        let title = if title.is_empty() {
            form.settings.cell("form_id")
        } else {
            title
        };
        let content = Content {
            title: Said::default().with(main, title),
            languages: form.languages.clone(),
            ..Content::default()
        };
        Self {
            form,
            lists: lists(form),
            keys,
            earlier: Earlier::new(),
            content,
            left: form.left.clone(),
            groups: Vec::new(),
            is_loose: false,
            items: 0,
            is_full: false,
        }
    }

    pub fn leave(&mut self, line: &Line, why: Left, what: &str) {
        let left = LeftOut::of(line.cell("name"), why);
        self.left.push(left.at(line.number).saying(what));
    }

    /// Takes the line at a place; answers the place of the next.
    fn line(&mut self, at: usize) -> usize {
        let form = self.form;
        let Some(line) = form.survey.get(at) else { return at + 1 };
        let what = What::of(line.cell("type"));
        match what {
            What::BeginRepeat => return self.leave_repeat(at),
            What::BeginGroup => match self.grid(at) {
                Some(after) => return after,
                None => self.open(line),
            },
            What::EndGroup => {
                self.groups.pop();
            }
            What::EndRepeat => self.leave(line, Left::Repeat, ""),
            What::Unasked => self.leave(line, Left::Unasked, line.cell("type")),
            What::Select { .. } | What::Other(_) => self.item(line, &what),
        }
        at + 1
    }

    /// Leaves out what is repeated as often as one wants, line by line, to its end.
    fn leave_repeat(&mut self, from: usize) -> usize {
        let form = self.form;
        let mut depth = 0_usize;
        for (at, line) in form.survey.iter().enumerate().skip(from) {
            match What::of(line.cell("type")) {
                What::BeginRepeat => depth += 1,
                What::EndRepeat => depth -= 1,
                What::EndGroup => continue,
                _ => {}
            }
            if depth == 0 {
                return at + 1;
            }
            if !line.cell("name").is_empty() || !line.said("label").is_empty() {
                self.leave(line, Left::Repeat, line.cell("type"));
            }
        }
        form.survey.len()
    }

    /// A group at the top is a section; the title of a group in it is read before its questions.
    fn open(&mut self, line: &Line) {
        self.unread(line);
        let when = self.when(line);
        let title = self.said(line, "label");
        if self.groups.is_empty() {
            let key = self.key(line);
            self.content.sections.push(Section {
                key,
                title,
                when,
                ..Section::default()
            });
            self.is_loose = false;
            self.groups.push(None);
            return;
        }
        self.groups.push(when);
        if !title.is_empty() && self.has_room() {
            let key = self.key(line);
            let when = self.among(line, None);
            self.push(Item {
                key,
                ask: title,
                hint: Said::default(),
                kind: Kind::Text,
                required: None,
                when,
                random: false,
            });
        }
    }

    fn item(&mut self, line: &Line, what: &What<'_>) {
        let ask = self.said(line, "label");
        let type_of = line.cell("type");
        if type_of.is_empty() && ask.is_empty() && line.cell("name").is_empty() {
            return;
        }
        let Some(kept) = self.kept(line, what) else { return };
        if ask.is_empty() {
            self.leave(line, Left::NoWords, type_of);
            return;
        }
        if !self.has_room() {
            return;
        }
        self.unread(line);
        if kept.lost_limit {
            self.leave(line, Left::Constraint, line.cell("constraint"));
        }
        let own = self.when(line);
        let item = Item {
            when: self.among(line, own),
            hint: self.hint(line),
            required: self.required(line).filter(|_| kept.kind.is_question()),
            random: line
                .cell("parameters")
                .to_lowercase()
                .replace(' ', "")
                .contains("randomize=true"),
            key: self.key(line),
            kind: kept.kind,
            ask,
        };
        let known = Known {
            key: item.key.clone(),
            answered: kept.answered,
        };
        if item.kind.is_question() {
            self.earlier.entry(line.cell("name").to_owned()).or_insert(known);
        }
        self.push(item);
    }

    /// How a line is answered; a type that is not known here is told.
    fn kept(&mut self, line: &Line, what: &What<'_>) -> Option<Kept> {
        let found = kept(line, what, &self.lists);
        if found.is_some() {
            return found;
        }
        let is_list_missing = matches!(what, What::Select { list, .. } if !self.lists.contains_key(*list));
        let why = if is_list_missing {
            Left::OutsideChoices
        } else {
            Left::UnknownType
        };
        self.leave(line, why, line.cell("type"));
        // Its choices stand elsewhere: it is answered by a word.
        is_list_missing.then(|| Kept::of(Kind::Short { tone: None }, Answered::Any))
    }

    /// Is there room for one more item?
    pub fn has_room(&mut self) -> bool {
        self.items += 1;
        if self.items > MOST_ITEMS && !self.is_full {
            self.is_full = true;
            self.left.push(LeftOut::of("", Left::TooManyItems));
        }
        !self.is_full
    }

    /// Puts an item into the section of its group, or into one for questions outside groups.
    pub fn push(&mut self, item: Item) {
        if self.groups.is_empty() && !self.is_loose {
            let key = self.keys.fresh("bloc");
            self.content.sections.push(Section {
                key,
                ..Section::default()
            });
            self.is_loose = true;
        }
        if let Some(section) = self.content.sections.last_mut() {
            section.items.push(item);
        }
    }

    /// The key of a line: its name, mended where it must be, or a new one.
    pub fn key(&mut self, line: &Line) -> String {
        let name = line.cell("name");
        if name.is_empty() {
            let key = self.keys.fresh(&format!("q{}", line.number));
            self.leave(line, Left::Unnamed, &key);
            return key;
        }
        let key = self.keys.take(name);
        if key != name {
            self.leave(line, Left::Renamed, &key);
        }
        key
    }

    /// The condition of a line; one that ours cannot say is told.
    pub fn when(&mut self, line: &Line) -> Option<Condition> {
        let text = line.cell("relevant");
        if text.is_empty() {
            return None;
        }
        let found = condition(text, &self.earlier);
        if found.is_none() {
            self.leave(line, Left::Condition, text);
        }
        found
    }

    /// A condition with those of the groups around it.
    pub fn among(&mut self, line: &Line, own: Option<Condition>) -> Option<Condition> {
        let mut all: Vec<Condition> = self.groups.iter().flatten().cloned().chain(own).collect();
        if all.len() < 2 {
            return all.pop();
        }
        let all = Condition::All(all);
        if all.depth() > DEEPEST {
            self.leave(line, Left::Condition, line.cell("relevant"));
            return None;
        }
        Some(all)
    }

    /// What helps; the words of a limit say as much.
    fn hint(&mut self, line: &Line) -> Said {
        let hint = self.said(line, "hint");
        let limit = self.said(line, "constraint_message");
        if hint.is_empty() {
            return limit;
        }
        if !limit.is_empty() {
            self.leave(line, Left::NotRead, "constraint_message");
        }
        hint
    }

    /// Why an answer is needed, where it is.
    pub fn required(&mut self, line: &Line) -> Option<Said> {
        let text = line.cell("required");
        match text.to_lowercase().replace(' ', "").as_str() {
            "yes" | "true" | "true()" | "1" => Some(self.said(line, "required_message")),
            "" | "no" | "false" | "false()" | "0" => None,
            _ => {
                self.leave(line, Left::BadCell, text);
                None
            }
        }
    }

    /// Tells the cells that are not read.
    pub fn unread(&mut self, line: &Line) {
        let columns: Vec<String> = line.unread().map(str::to_owned).collect();
        for column in columns {
            self.leave(line, Left::NotRead, &column);
        }
    }

    /// Words, which quote earlier answers as ours do; what cannot be quoted is told.
    pub fn said(&mut self, line: &Line, column: &str) -> Said {
        let mut said = line.said(column);
        let mut lost = Vec::new();
        for words in said.0.values_mut() {
            *words = self.quoted(words, &mut lost);
        }
        for name in lost {
            self.leave(line, Left::Quote, &name);
        }
        said
    }

    fn quoted(&self, words: &str, lost: &mut Vec<String>) -> String {
        let mut out = String::with_capacity(words.len());
        let mut rest = words;
        while let Some((before, after)) = rest.split_once("${") {
            let Some((name, behind)) = after.split_once('}') else {
                break;
            };
            let known = self.earlier.get(name.trim()).map(|known| known.key.as_str());
            // The row of a grid has no words of its own to quote.
            let known = known.filter(|key| !key.contains('/'));
            if known.is_none() {
                lost.push(name.to_owned());
            }
            out.push_str(before);
            out.push('{');
            out.push_str(known.unwrap_or(name));
            out.push('}');
            rest = behind;
        }
        out.push_str(rest);
        out
    }
}
