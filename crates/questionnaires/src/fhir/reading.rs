//! Reads a FHIR `Questionnaire`, from us or from elsewhere: what was taken, and what was not, item by item.

use super::{CONDITION, FILE_SIZE, FILE_TYPE, KIND, LEAST, MOST, MOST_ANSWERS, SCORE, TRANSLATION, WORDS};
use crate::{
    condition::{self, Condition},
    instrument::{Choice, Content, FileTypes, Item, Kind, LARGEST_FILE, MEDIA_TYPES, MOST_ITEMS, Section},
    reading::{Keys, Left, LeftOut, Read, plain_code},
    said::{Said, is_language},
    value::FORGOTTEN,
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Groups in groups, at most: deeper ones are read at this level.
const DEEPEST: usize = 20;

/// Reads a questionnaire.
///
/// # Errors
/// [`Left::NotAQuestionnaire`] when it is something else.
pub fn read(text: &str) -> Result<Read, Left> {
    let json: Value = serde_json::from_str(text).map_err(|_| Left::NotAQuestionnaire)?;
    if json["resourceType"] != "Questionnaire" {
        return Err(Left::NotAQuestionnaire);
    }
    let language = json["language"]
        .as_str()
        .filter(|code| is_language(code))
        .unwrap_or("fr");
    let mut reader = Reader::new(language.to_owned());
    let mut content = reader.whole(&json);
    let items = json["item"].as_array().map(Vec::as_slice).unwrap_or_default();
    for item in items {
        reader.top(item, &mut content);
    }
    reader.conditions(&mut content);
    reader.languages(&mut content);
    reader.left.sort();
    reader.left.dedup();
    Ok(Read {
        content,
        left: reader.left,
    })
}

struct Reader {
    language: String,
    left: Vec<LeftOut>,
    items: usize,
    keys: Keys,
    /// The rows of matrices by their link.
    rows: BTreeMap<String, String>,
    /// Conditions as the file has them, by key, to be read once every key is known.
    waiting: BTreeMap<String, (String, Value)>,
}

impl Reader {
    fn new(language: String) -> Self {
        Self {
            language,
            left: Vec::new(),
            items: 0,
            keys: Keys::default(),
            rows: BTreeMap::new(),
            waiting: BTreeMap::new(),
        }
    }

    fn leave(&mut self, link: &str, why: Left) {
        self.left.push(LeftOut::of(link, why));
    }

    fn whole(&mut self, json: &Value) -> Content {
        let mut content = Content {
            title: self.said(json, "title"),
            languages: vec![self.language.clone()],
            ..Content::default()
        };
        if content.title.is_empty() {
            let name = json["name"]
                .as_str()
                .or_else(|| json["id"].as_str())
                .unwrap_or_default();
            content.title = Said::default().with(&self.language, name);
        }
        if let Some(words) = own(json, WORDS) {
            content.opening = serde_json::from_value(words["opening"].clone()).unwrap_or_default();
            content.closing = serde_json::from_value(words["closing"].clone()).unwrap_or_default();
            let languages: Vec<String> = serde_json::from_value(words["languages"].clone()).unwrap_or_default();
            content
                .languages
                .extend(languages.into_iter().filter(|code| is_language(code)));
        } else if let Some(description) = json["description"].as_str() {
            content.opening = Said::default().with(&self.language, description);
        }
        for text in extensions(json, SCORE).filter_map(|extension| extension["valueString"].as_str()) {
            match serde_json::from_str(text) {
                Ok(score) => content.scores.push(score),
                Err(_) => self.leave("", Left::Score),
            }
        }
        content
    }

    /// A text with its translations.
    fn said(&self, json: &Value, name: &str) -> Said {
        let mut said = Said::default().with(&self.language, json[name].as_str().unwrap_or_default().trim());
        for translation in extensions(&json[format!("_{name}")], TRANSLATION) {
            let part = |name: &str, kind: &str| extensions(translation, name).find_map(|part| part[kind].as_str());
            if let (Some(code), Some(words)) = (part("lang", "valueCode"), part("content", "valueString"))
                && is_language(code)
            {
                said = said.with(code, words.trim());
            }
        }
        said
    }

    /// A group at the top is a section; a question at the top goes into a section of its own kind.
    fn top(&mut self, json: &Value, content: &mut Content) {
        if json["type"] == "group" && own_kind(json).is_none() {
            let Some(section) = self.section(json) else { return };
            content.sections.push(section);
            return;
        }
        let Some(item) = self.item(json) else { return };
        match content.sections.last_mut() {
            Some(last) if last.title.is_empty() && last.key.starts_with("bloc") => last.items.push(item),
            _ => {
                let key = self.keys.fresh("bloc");
                content.sections.push(Section {
                    key,
                    items: vec![item],
                    ..Section::default()
                });
            }
        }
    }

    fn section(&mut self, json: &Value) -> Option<Section> {
        let (link, key) = self.key(json)?;
        let own = own(json, KIND);
        let mut section = Section {
            title: self.said(json, "text"),
            random: own.as_ref().is_some_and(|own| own["random"] == true),
            regional: own.as_ref().is_some_and(|own| own["regional"] == true),
            ..Section::default()
        };
        self.wait(&key, &link, json);
        section.key = key;
        self.gather(json, &mut section.items, 0);
        Some(section)
    }

    /// The items of a group; those of groups in it follow them.
    fn gather(&mut self, json: &Value, items: &mut Vec<Item>, depth: usize) {
        for one in json["item"].as_array().map(Vec::as_slice).unwrap_or_default() {
            if one["type"] == "group" && own_kind(one).is_none() {
                if depth >= DEEPEST {
                    self.leave(one["linkId"].as_str().unwrap_or_default(), Left::UnknownType);
                    continue;
                }
                // Its title is read before its questions.
                let title = self.said(one, "text");
                if !title.is_empty()
                    && let Some((_, key)) = self.key(one)
                {
                    items.push(text_item(key, title));
                }
                self.gather(one, items, depth + 1);
            } else if let Some(item) = self.item(one) {
                items.push(item);
            }
        }
    }

    /// The link of an item, and its key here; nothing once there are too many.
    fn key(&mut self, json: &Value) -> Option<(String, String)> {
        self.items += 1;
        if self.items > MOST_ITEMS {
            self.leave("", Left::TooManyItems);
            return None;
        }
        let Some(link) = json["linkId"].as_str().map(str::trim).filter(|link| !link.is_empty()) else {
            self.leave("", Left::NoLink);
            return None;
        };
        let key = self.keys.take(link);
        if key != link {
            self.left.push(LeftOut::of(link, Left::Renamed).saying(&key));
        }
        Some((link.to_owned(), key))
    }

    fn item(&mut self, json: &Value) -> Option<Item> {
        let (link, key) = self.key(json)?;
        let ask = self.said(json, "text");
        if ask.is_empty() {
            self.leave(&link, Left::NoWords);
            return None;
        }
        let own = own(json, KIND);
        let of_ours = own
            .as_ref()
            .and_then(|own| serde_json::from_value::<Kind>(own["kind"].clone()).ok());
        let kind = match of_ours {
            Some(kind) => kind,
            None => self.kind(&link, json)?,
        };
        let said = |name: &str| {
            own.as_ref()
                .and_then(|own| serde_json::from_value::<Said>(own[name].clone()).ok())
        };
        let needed = json["required"] == true && kind.is_question();
        self.wait(&key, &link, json);
        if let Kind::Matrix { rows, .. } = &kind {
            for row in rows {
                self.rows
                    .insert(format!("{link}/{}", row.code), format!("{key}/{}", row.code));
            }
        }
        Some(Item {
            hint: said("hint").unwrap_or_default(),
            required: said("required").or_else(|| needed.then(Said::default)),
            random: own.as_ref().is_some_and(|own| own["random"] == true),
            key,
            ask,
            kind,
            when: None,
        })
    }

    fn kind(&mut self, link: &str, json: &Value) -> Option<Kind> {
        let kind = json["type"].as_str().unwrap_or_default();
        Some(match kind {
            "display" => Kind::Text,
            "boolean" => Kind::YesNo { forgotten: false },
            "decimal" | "integer" | "quantity" => number(json),
            "date" | "dateTime" => Kind::Date,
            "string" | "url" => Kind::Short { tone: None },
            "text" => Kind::Long { tone: None },
            "attachment" => file(json),
            "choice" | "open-choice" => return self.choice(link, json, kind == "open-choice"),
            _ => {
                self.leave(link, Left::UnknownType);
                return None;
            }
        })
    }

    fn choice(&mut self, link: &str, json: &Value, other: bool) -> Option<Kind> {
        let options = json["answerOption"].as_array().map(Vec::as_slice).unwrap_or_default();
        if options.is_empty() {
            self.leave(link, Left::OutsideChoices);
            return Some(Kind::Short { tone: None });
        }
        let mut codes = BTreeSet::new();
        let mut choices = Vec::new();
        for (place, option) in options.iter().enumerate() {
            let (code, words) = self.option(option, place);
            if codes.insert(code.clone()) && !words.is_empty() {
                choices.push(Choice { code, words });
            }
        }
        let codes: Vec<&str> = choices.iter().map(|choice| choice.code.as_str()).collect();
        Some(if json["repeats"] == true {
            let most = extensions(json, MOST_ANSWERS).find_map(|extension| extension["valueInteger"].as_u64());
            Kind::Multiple {
                other,
                most: most.and_then(|most| u32::try_from(most).ok()),
                choices,
            }
        } else if !other && (codes == ["yes", "no"] || codes == ["yes", "no", FORGOTTEN]) {
            Kind::YesNo {
                forgotten: codes.len() == 3,
            }
        } else {
            Kind::Single { choices, other }
        })
    }

    fn option(&self, option: &Value, place: usize) -> (String, Said) {
        let coding = &option["valueCoding"];
        if coding.is_object() {
            let mut words = self.said(coding, "display");
            let code = coding["code"].as_str().map(plain_code).unwrap_or_default();
            if words.is_empty() {
                words = Said::default().with(&self.language, code.as_str());
            }
            let code = if code.is_empty() { (place + 1).to_string() } else { code };
            return (code, words);
        }
        let text = ["valueString", "valueInteger", "valueDate", "valueTime"]
            .iter()
            .find_map(|name| option.get(*name))
            .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
            .unwrap_or_default();
        ((place + 1).to_string(), Said::default().with(&self.language, text))
    }

    fn wait(&mut self, key: &str, link: &str, json: &Value) {
        if json["enableWhen"].is_array() || own_text(json, CONDITION).is_some() {
            self.waiting.insert(key.to_owned(), (link.to_owned(), json.clone()));
        }
    }

    /// Reads the conditions; one that looks at what comes later, or at itself, is left out: so no loop is possible.
    fn conditions(&mut self, content: &mut Content) {
        let mut before: BTreeSet<String> = BTreeSet::new();
        for at in 0..content.sections.len() {
            let key = content.sections[at].key.clone();
            content.sections[at].when = self.condition(&key, &before);
            for place in 0..content.sections[at].items.len() {
                let key = content.sections[at].items[place].key.clone();
                let when = self.condition(&key, &before);
                let item = &mut content.sections[at].items[place];
                item.when = when;
                if let Kind::Matrix { rows, .. } = &item.kind {
                    before.extend(rows.iter().map(|row| format!("{key}/{}", row.code)));
                }
                if item.kind.is_question() {
                    before.insert(key);
                }
            }
        }
    }

    fn condition(&mut self, key: &str, before: &BTreeSet<String>) -> Option<Condition> {
        let (link, json) = self.waiting.remove(key)?;
        let found = match own_text(&json, CONDITION) {
            Some(text) => condition::read(text).ok(),
            None => self.enabled(&json),
        };
        let sound = found.filter(|when| when.items().into_iter().all(|item| before.contains(item)));
        if sound.is_none() {
            self.leave(&link, Left::Condition);
        }
        sound
    }

    fn enabled(&self, json: &Value) -> Option<Condition> {
        let parts = json["enableWhen"].as_array()?;
        let some: Option<Vec<Condition>> = parts.iter().map(|part| self.part(part)).collect();
        let mut some = some?;
        match some.len() {
            0 => None,
            1 => some.pop(),
            _ if json["enableBehavior"] == "any" => Some(Condition::Any(some)),
            _ => Some(Condition::All(some)),
        }
    }

    fn part(&self, part: &Value) -> Option<Condition> {
        let question = part["question"].as_str()?;
        let item = self.rows.get(question).cloned().or_else(|| self.keys.of(question))?;
        let operator = part["operator"].as_str()?;
        if operator == "exists" {
            let answered = Condition::Answered(item);
            let is_wanted = part["answerBoolean"].as_bool()?;
            return Some(if is_wanted {
                answered
            } else {
                Condition::Not(Box::new(answered))
            });
        }
        let number = part["answerDecimal"]
            .as_f64()
            .or_else(|| part["answerInteger"].as_f64());
        Some(match operator {
            "=" => Condition::Is(item, answer(part)?),
            "!=" => Condition::Not(Box::new(Condition::Is(item, answer(part)?))),
            ">=" => Condition::AtLeast(item, number?),
            "<=" => Condition::AtMost(item, number?),
            ">" => Condition::All(vec![
                Condition::Answered(item.clone()),
                Condition::Not(Box::new(Condition::AtMost(item, number?))),
            ]),
            "<" => Condition::All(vec![
                Condition::Answered(item.clone()),
                Condition::Not(Box::new(Condition::AtLeast(item, number?))),
            ]),
            _ => return None,
        })
    }

    /// The languages that its words are in, once each, its own first.
    fn languages(&self, content: &mut Content) {
        let mut all = content.languages.clone();
        for said in content.items().map(|item| &item.ask).chain([&content.title]) {
            all.extend(said.0.keys().cloned());
        }
        let mut once = BTreeSet::new();
        all.retain(|code| once.insert(code.clone()));
        content.languages = all;
    }
}

fn text_item(key: String, ask: Said) -> Item {
    Item {
        key,
        ask,
        hint: Said::default(),
        kind: Kind::Text,
        required: None,
        when: None,
        random: false,
    }
}

/// A number; from 0 to 10 it is a rating.
/// The types that we take of those that it takes; a larger bound than ours is ours.
fn file(json: &Value) -> Kind {
    let types: Vec<&str> = extensions(json, FILE_TYPE)
        .filter_map(|extension| extension["valueCode"].as_str())
        .collect();
    let of = |pdf: bool| {
        let mut ours = MEDIA_TYPES.iter().filter(|one| FileTypes::Pdf.takes(one) == pdf);
        ours.any(|one| types.contains(one))
    };
    let most = extensions(json, FILE_SIZE).find_map(|extension| extension["valueDecimal"].as_f64());
    let fitting = (1..=LARGEST_FILE)
        .rev()
        .find(|size| most.is_none_or(|most| f64::from(*size) <= most));
    Kind::File {
        types: match (of(false), of(true)) {
            (true, false) => FileTypes::Pictures,
            (false, true) => FileTypes::Pdf,
            _ => FileTypes::Both,
        },
        most_megabytes: fitting.unwrap_or(1),
    }
}

fn number(json: &Value) -> Kind {
    let bound = |url: &str| {
        let extension = extensions(json, url).next()?;
        extension["valueDecimal"]
            .as_f64()
            .or_else(|| extension["valueInteger"].as_f64())
    };
    let (least, most) = (bound(LEAST), bound(MOST));
    if json["type"] == "integer" && least == Some(0.0) && most == Some(10.0) {
        return Kind::Rating {
            low: Said::default(),
            high: Said::default(),
        };
    }
    Kind::Number {
        least,
        most,
        unit: Said::default(),
    }
}

fn answer(part: &Value) -> Option<String> {
    let coding = part["answerCoding"]["code"].as_str().map(plain_code);
    let text = || part["answerString"].as_str().map(plain_code);
    let yes = || {
        part["answerBoolean"]
            .as_bool()
            .map(|yes| if yes { "yes" } else { "no" }.to_owned())
    };
    let number = || part["answerInteger"].as_i64().map(|n| n.to_string());
    coding.or_else(text).or_else(yes).or_else(number)
}

fn extensions<'j>(json: &'j Value, url: &str) -> impl Iterator<Item = &'j Value> {
    let all = json["extension"].as_array().map(Vec::as_slice).unwrap_or_default();
    let url = url.to_owned();
    all.iter().filter(move |extension| extension["url"] == url.as_str())
}

fn own_text<'j>(json: &'j Value, url: &str) -> Option<&'j str> {
    extensions(json, url).find_map(|extension| extension["valueString"].as_str())
}

fn own(json: &Value, url: &str) -> Option<Value> {
    serde_json::from_str(own_text(json, url)?).ok()
}

/// The kind of a question of ours: a matrix is a group there.
fn own_kind(json: &Value) -> Option<Kind> {
    serde_json::from_value(own(json, KIND)?["kind"].clone()).ok()
}
