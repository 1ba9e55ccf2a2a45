//! Writes hostile texts, each with a mark of its own by which a page that shows it is known.

use std::{cell::RefCell, collections::BTreeMap};

/// What somebody would type to run something in a spreadsheet, a browser or a template.
pub const HOSTILE: &str = "=\"><script>alert(1)</script><img src=x onerror=alert(2)>'${{7*7}}{{ 7*7 }}&lt;b&gt;";

/// The same for fields of a few words.
const SHORT: &str = "=\"><img src=x onerror=alert(2)>'{{7*7}}&lt;b&gt;";

/// The same for a field of thirty characters.
const TINY: &str = "\"><img src=x>&lt;b&gt;";

/// The end of all of them, as a reader must see it right before the mark: written once, read once.
pub const END: &str = "&lt;b&gt;";

/// A name of a file: browsers write a quote in it as `%22`.
const FILE: &str = "=<img src=x onerror=alert(2)>'${{7*7}}%22&lt;b&gt;";

/// Remembers what was written under which mark.
#[derive(Default)]
pub struct Pen {
    written: RefCell<BTreeMap<String, String>>,
}

impl Pen {
    /// A hostile text; `what` it is says the failure of a test.
    pub fn text(&self, what: &str) -> String {
        format!("{HOSTILE} {}", self.mark(what))
    }

    /// A hostile text for a field of a few words.
    pub fn short(&self, what: &str) -> String {
        format!("{SHORT} {}", self.mark(what))
    }

    /// A hostile text for a unit.
    pub fn tiny(&self, what: &str) -> String {
        format!("{TINY} {}", self.mark(what))
    }

    /// A hostile name for a file, with its ending.
    pub fn file(&self, what: &str, ending: &str) -> String {
        format!("{FILE}{}.{ending}", self.mark(what))
    }

    fn mark(&self, what: &str) -> String {
        let mut written = self.written.borrow_mut();
        let mark = format!("zq{:03}z", written.len());
        written.insert(mark.clone(), what.to_owned());
        mark
    }

    /// What was written, by mark.
    pub fn written(&self) -> BTreeMap<String, String> {
        self.written.borrow().clone()
    }
}

/// The marks that stand in a text, each with what stands before it.
pub fn marks(text: &str) -> Vec<(&str, &str)> {
    let is_mark = |mark: &str| {
        let digits = mark.strip_prefix("zq").and_then(|rest| rest.strip_suffix('z'));
        digits.is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
    };
    let found = text.match_indices("zq").filter_map(|(at, _)| {
        let mark = text.get(at..at + 6).filter(|mark| is_mark(mark))?;
        Some((&text[..at], mark))
    });
    found.collect()
}
