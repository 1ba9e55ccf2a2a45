//! How a question of a form is answered here.

use super::{
    meaning::{Answered, bounds, most_choices},
    sheets::{Form, Line},
};
use crate::{
    instrument::{Choice, FileTypes, Kind, LARGEST_FILE},
    reading::plain_code,
    said::Said,
    value::OTHER,
};
use std::collections::BTreeMap;

/// What a machine notes without asking.
const UNASKED: [&str; 12] = [
    "start",
    "end",
    "today",
    "deviceid",
    "device_id",
    "username",
    "phonenumber",
    "simserial",
    "subscriberid",
    "email",
    "audit",
    "start-geopoint",
];

/// The choices of a list.
#[derive(Clone, Debug, Default)]
pub(super) struct List {
    pub choices: Vec<Choice>,
    /// Our code of each code of the file.
    pub codes: BTreeMap<String, String>,
}

/// The lists of choices of a form, by name.
pub(super) fn lists(form: &Form) -> BTreeMap<String, List> {
    let main = form.languages.first().map_or("fr", String::as_str);
    let mut lists: BTreeMap<String, List> = BTreeMap::new();
    for line in &form.choices {
        let raw = match line.cell("name") {
            "" => line.cell("value"),
            name => name,
        };
        let list = lists.entry(line.cell("list_name").to_owned()).or_default();
        if raw.is_empty() || list.codes.contains_key(raw) {
            continue;
        }
        let code = free(&plain_code(raw), list);
        let mut words = line.said("label");
        if words.is_empty() {
            words = Said::default().with(main, raw);
        }
        list.codes.insert(raw.to_owned(), code.clone());
        list.choices.push(Choice { code, words });
    }
    lists
}

/// The code, or the next that is free where two codes of the file became the same.
fn free(code: &str, list: &List) -> String {
    let is_taken = |code: &str| list.choices.iter().any(|choice| choice.code == code);
    let base: String = code.chars().take(34).collect();
    let others = (2..).map(|n: u32| format!("{base}-{n}"));
    let mut all = std::iter::once(code.to_owned()).chain(others);
    all.find(|code| !is_taken(code)).unwrap_or_default()
}

/// What a line of the questions is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What<'l> {
    BeginGroup,
    EndGroup,
    BeginRepeat,
    EndRepeat,
    /// What a machine notes without asking.
    Unasked,
    /// A choice out of a list, one or several.
    Select {
        list: &'l str,
        is_multiple: bool,
        has_other: bool,
    },
    /// Another type, in small letters.
    Other(String),
}

impl<'l> What<'l> {
    /// Of a type as the file has it.
    pub fn of(text: &'l str) -> Self {
        let words: Vec<&str> = text.split_whitespace().collect();
        let small = text.to_lowercase();
        let first = small.split_whitespace().collect::<Vec<_>>().join("_");
        match first.as_str() {
            "begin_group" => return Self::BeginGroup,
            "end_group" => return Self::EndGroup,
            "begin_repeat" => return Self::BeginRepeat,
            "end_repeat" => return Self::EndRepeat,
            unasked if UNASKED.contains(&unasked) => return Self::Unasked,
            _ => {}
        }
        let (is_multiple, rest) = match words.as_slice() {
            [one, rest @ ..] if one.eq_ignore_ascii_case("select_one") => (false, rest),
            [one, rest @ ..] if one.eq_ignore_ascii_case("select_multiple") => (true, rest),
            ["select", one, rest @ ..] if one.eq_ignore_ascii_case("one") => (false, rest),
            ["select", several, rest @ ..] if several.eq_ignore_ascii_case("multiple") => (true, rest),
            _ => return Self::Other(small.trim().to_owned()),
        };
        match rest {
            [list] => Self::Select {
                list,
                is_multiple,
                has_other: false,
            },
            [list, other] if other.eq_ignore_ascii_case("or_other") => Self::Select {
                list,
                is_multiple,
                has_other: true,
            },
            _ => Self::Other(small.trim().to_owned()),
        }
    }
}

/// How a line is answered, how conditions may look at it, and what of its limit was not taken.
pub(super) struct Kept {
    pub kind: Kind,
    pub answered: Answered,
    pub lost_limit: bool,
}

impl Kept {
    pub fn of(kind: Kind, answered: Answered) -> Self {
        Self {
            kind,
            answered,
            lost_limit: false,
        }
    }
}

/// How a line of this type is answered; nothing where ours cannot say it.
pub(super) fn kept(line: &Line, what: &What<'_>, lists: &BTreeMap<String, List>) -> Option<Kept> {
    let limit = line.cell("constraint");
    let name = match what {
        What::Select {
            list,
            is_multiple,
            has_other,
        } => return Some(select(lists.get(*list)?, *is_multiple, *has_other, limit)),
        What::Other(name) => name.as_str(),
        _ => return None,
    };
    let mut kept = match name {
        "integer" | "int" => return Some(number(limit, true)),
        "decimal" => return Some(number(limit, false)),
        "range" => Kept::of(range(line.cell("parameters"))?, Answered::Number),
        "text" | "string" => {
            let is_long = line.cell("appearance").contains("multiline");
            let kind = if is_long {
                Kind::Long { tone: None }
            } else {
                Kind::Short { tone: None }
            };
            Kept::of(kind, Answered::Any)
        }
        "date" => Kept::of(Kind::Date, Answered::Any),
        "note" => Kept::of(Kind::Text, Answered::Any),
        "acknowledge" | "trigger" => Kept::of(Kind::Consent, Answered::Consent),
        "image" | "photo" => {
            let pictures = Kind::File {
                types: FileTypes::Pictures,
                most_megabytes: LARGEST_FILE,
            };
            Kept::of(pictures, Answered::Any)
        }
        "audio" | "video" | "file" => Kept::of(Kind::file(), Answered::Any),
        _ => return None,
    };
    kept.lost_limit = !limit.is_empty();
    Some(kept)
}

fn number(limit: &str, is_whole: bool) -> Kept {
    let found = bounds(limit, is_whole);
    let (least, most) = found.unwrap_or_default();
    let kind = if is_whole && least == Some(0.0) && most == Some(10.0) {
        rating()
    } else {
        Kind::Number {
            least,
            most,
            unit: Said::default(),
        }
    };
    Kept {
        kind,
        answered: Answered::Number,
        lost_limit: found.is_none() && !limit.is_empty(),
    }
}

fn rating() -> Kind {
    Kind::Rating {
        low: Said::default(),
        high: Said::default(),
    }
}

/// `start=0 end=10 step=1`; from 0 to 10 it is a rating.
fn range(parameters: &str) -> Option<Kind> {
    let of = |name: &str| {
        let given = parameters
            .split([' ', ',', ';'])
            .filter_map(|part| part.split_once('='));
        let mut found = given.filter(|(own, _)| own.trim().eq_ignore_ascii_case(name));
        found.next().map(|(_, value)| value.trim())
    };
    let number = |name: &str, usual: f64| of(name).map_or(Some(usual), |text| text.parse().ok());
    let (start, end, step): (f64, f64, f64) = (number("start", 1.0)?, number("end", 10.0)?, number("step", 1.0)?);
    if !(start.is_finite() && end.is_finite()) {
        return None;
    }
    Some(if start == 0.0 && end == 10.0 && step == 1.0 {
        rating()
    } else {
        Kind::Number {
            least: Some(start),
            most: Some(end),
            unit: Said::default(),
        }
    })
}

fn select(list: &List, is_multiple: bool, has_other: bool, limit: &str) -> Kept {
    let choices = list.choices.clone();
    let mut codes = list.codes.clone();
    if has_other {
        codes.insert(OTHER.to_owned(), OTHER.to_owned());
    }
    let most = most_choices(limit).filter(|_| is_multiple);
    let own: Vec<&str> = choices.iter().map(|choice| choice.code.as_str()).collect();
    let kind = if is_multiple {
        Kind::Multiple {
            choices,
            other: has_other,
            most,
        }
    } else if own == ["yes", "no"] && !has_other {
        Kind::YesNo { forgotten: false }
    } else {
        Kind::Single {
            choices,
            other: has_other,
        }
    };
    Kept {
        kind,
        answered: Answered::Codes { codes, is_multiple },
        lost_limit: !limit.is_empty() && most.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_read_as_forms_write_them() {
        let select = |is_multiple, has_other| What::Select {
            list: "lieux",
            is_multiple,
            has_other,
        };
        assert_eq!(What::of("select_one lieux"), select(false, false));
        assert_eq!(What::of("select one lieux"), select(false, false));
        assert_eq!(What::of("select_multiple lieux or_other"), select(true, true));
        assert_eq!(What::of("Begin Group"), What::BeginGroup);
        assert_eq!(What::of("end_repeat"), What::EndRepeat);
        assert_eq!(What::of("deviceid"), What::Unasked);
        assert_eq!(What::of("GeoPoint"), What::Other("geopoint".into()));
        assert_eq!(What::of("select_one"), What::Other("select_one".into()));
    }

    #[test]
    fn numbers_keep_the_bounds_that_ours_can_say() {
        let of = |cells: &[(&str, &str)]| {
            let line = Line::of(cells);
            kept(&line, &What::of(line.cell("type")), &BTreeMap::new()).expect("known")
        };
        let age = of(&[("type", "integer"), ("constraint", ". > 0 and . < 130")]);
        assert!(
            matches!(age.kind, Kind::Number { least: Some(least), most: Some(most), .. } if least == 1.0 && most == 129.0)
        );
        assert!(!age.lost_limit);
        assert!(of(&[("type", "decimal"), ("constraint", ". > 0")]).lost_limit);
        let marks = of(&[("type", "range"), ("parameters", "start=0 end=10 step=1")]);
        assert_eq!(marks.kind, rating());
        let odd = Line::of(&[("type", "range"), ("parameters", "start=zéro")]);
        assert!(kept(&odd, &What::of("range"), &BTreeMap::new()).is_none());
    }
}
