//! Messages and formats for one reader: Fluent texts, dates, numbers.

use crate::{Actor, College, Permission, Role, clock};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use jiff::{Timestamp, civil::Date};
use std::{collections::HashMap, sync::Arc};

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// French, first.
    French,
    /// English, complete too.
    English,
}

impl Language {
    /// Both, in order of preference.
    pub const ALL: [Self; 2] = [Self::French, Self::English];

    /// The value of `lang`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// The language of a code or of the start of a tag (`en-GB`).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.trim().to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|l| code == l.code() || code.starts_with(&format!("{}-", l.code())))
    }

    /// The first language of an `Accept-Language` header that we speak; French otherwise.
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        header
            .split(',')
            .filter_map(|part| Self::from_code(part.split(';').next().unwrap_or("")))
            .next()
            .unwrap_or(Self::French)
    }
}

/// Every message of the house in every language.
pub struct Messages {
    bundles: HashMap<Language, FluentBundle<FluentResource>>,
}

impl Messages {
    /// Reads Fluent texts; an id defined twice or a text that cannot be read is a defect of ours.
    ///
    /// # Errors
    /// The list of what Fluent refuses.
    pub fn new<'a>(texts: impl IntoIterator<Item = (Language, &'a str)>) -> crate::Result<Self> {
        let mut bundles = HashMap::new();
        for language in Language::ALL {
            let tag = language.code().parse().map_err(|_| anyhow::anyhow!("a language tag"))?;
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            bundle.set_use_isolating(false);
            bundles.insert(language, bundle);
        }
        for (language, text) in texts {
            let resource = FluentResource::try_new(text.to_owned())
                .map_err(|(_, errors)| anyhow::anyhow!("messages in {}: {errors:?}", language.code()))?;
            if let Some(bundle) = bundles.get_mut(&language) {
                bundle
                    .add_resource(resource)
                    .map_err(|errors| anyhow::anyhow!("messages in {}: {errors:?}", language.code()))?;
            }
        }
        Ok(Self { bundles })
    }

    /// The message in a language; an unknown id shows itself, and a test refuses it.
    #[must_use]
    pub fn say(&self, language: Language, id: &str, arguments: &FluentArgs<'_>) -> String {
        let said = self.bundles.get(&language).and_then(|bundle| {
            let pattern = bundle.get_message(id)?.value()?;
            let mut errors = Vec::new();
            Some(
                bundle
                    .format_pattern(pattern, Some(arguments), &mut errors)
                    .into_owned(),
            )
        });
        said.unwrap_or_else(|| id.to_owned())
    }

    /// Does the message exist in this language?
    #[must_use]
    pub fn knows(&self, language: Language, id: &str) -> bool {
        self.bundles.get(&language).is_some_and(|bundle| bundle.has_message(id))
    }
}

/// The colours that a reader chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system asks.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The value of `data-theme`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The one who reads: language, theme, who they are, where they are. Every template has one as `t`.
#[derive(Clone)]
pub struct Reader {
    messages: Arc<Messages>,
    /// The language of the page.
    pub language: Language,
    /// The colours.
    pub theme: Theme,
    /// Who reads.
    pub actor: Actor,
    /// The path and query of the page, for links that come back here.
    pub path: String,
    /// Today in France.
    pub today: Date,
    /// Is it for paper, which is still read when the year has changed?
    on_paper: bool,
}

impl Reader {
    /// A reader of a language, for mails, PDFs and tests; handlers receive theirs from the request.
    #[must_use]
    pub fn new(messages: Arc<Messages>, language: Language, actor: Actor, today: Date) -> Self {
        Self {
            messages,
            language,
            theme: Theme::System,
            actor,
            path: "/".to_owned(),
            today,
            on_paper: false,
        }
    }

    /// The same reader, for what is printed: days are said with their year, always.
    #[must_use]
    pub fn on_paper(&self) -> Self {
        Self {
            on_paper: true,
            ..self.clone()
        }
    }

    /// A message without arguments.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.messages.say(self.language, id, &FluentArgs::new())
    }

    /// A message with one text: `t.say_one("people-hello", "name", &name)`.
    #[must_use]
    pub fn say_one(&self, id: &str, name: &str, value: &str) -> String {
        self.say_with(id, &[(name, value)])
    }

    /// A message with texts.
    #[must_use]
    pub fn say_with(&self, id: &str, arguments: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in arguments {
            args.set((*name).to_owned(), FluentValue::from(*value));
        }
        self.messages.say(self.language, id, &args)
    }

    /// A message with texts that were kept as owned pairs; whole numbers choose plurals.
    #[must_use]
    pub fn say_all(&self, id: &str, arguments: &[(String, String)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in arguments {
            match value.parse::<i64>() {
                Ok(n) => self.set_number(&mut args, name, n),
                Err(_) => args.set(name.clone(), FluentValue::from(value.as_str())),
            }
        }
        self.messages.say(self.language, id, &args)
    }

    /// A message whose plural follows `$n`; `$shown` holds the number as this reader writes it.
    #[must_use]
    pub fn count(&self, id: &str, n: i64) -> String {
        self.count_with(id, n, &[])
    }

    /// As [`Reader::count`], with further texts.
    #[must_use]
    pub fn count_with(&self, id: &str, n: i64, arguments: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::new();
        self.set_number(&mut args, "n", n);
        args.set("shown", FluentValue::from(self.number(n)));
        for (name, value) in arguments {
            args.set((*name).to_owned(), FluentValue::from(*value));
        }
        self.messages.say(self.language, id, &args)
    }

    fn set_number(&self, args: &mut FluentArgs<'_>, name: &str, n: i64) {
        args.set(name.to_owned(), FluentValue::from(n));
    }

    /// Is the page in French?
    #[must_use]
    pub fn is_french(&self) -> bool {
        self.language == Language::French
    }

    /// A whole number with its thousands apart: `1 386` or `1,386`.
    #[must_use]
    pub fn number(&self, n: i64) -> String {
        let digits = n.unsigned_abs().to_string();
        let separator = if self.is_french() { "\u{a0}" } else { "," };
        let mut text = if n < 0 { "−".to_owned() } else { String::new() };
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                text.push_str(separator);
            }
            text.push(digit);
        }
        text
    }

    /// A number with `digits` decimals: `0,58` or `0.58`.
    #[must_use]
    pub fn decimal(&self, value: f64, digits: usize) -> String {
        let text = format!("{:.digits$}", value.abs());
        let text = if self.is_french() { text.replace('.', ",") } else { text };
        if value < 0.0 && text.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
            format!("−{text}")
        } else {
            text
        }
    }

    /// A share between 0 and 1 as a whole percentage: `18 %` or `18%`.
    #[must_use]
    pub fn percent(&self, share: f64) -> String {
        let space = if self.is_french() { "\u{a0}" } else { "" };
        format!("{:.0}{space}%", share * 100.0)
    }

    /// A day: `8 décembre`, with the year when it is not this one, and always on paper.
    #[must_use]
    pub fn date(&self, day: Date) -> String {
        let month = self.say(&format!("month-{}", day.month()));
        let number = match (day.day(), self.is_french()) {
            (1, true) => "1er".to_owned(),
            (n, _) => n.to_string(),
        };
        if day.year() == self.today.year() && !self.on_paper {
            format!("{number} {month}")
        } else {
            format!("{number} {month} {}", day.year())
        }
    }

    /// A month: `décembre 2026`.
    #[must_use]
    pub fn month(&self, year: i16, month: i8) -> String {
        format!("{} {year}", self.say(&format!("month-{month}")))
    }

    /// A moment in France: `8 décembre, 9 h 12`.
    #[must_use]
    pub fn moment(&self, at: Timestamp) -> String {
        let zoned = at.to_zoned(clock::paris());
        let (hour, minute) = (zoned.hour(), zoned.minute());
        let time = if self.is_french() {
            format!("{hour}\u{a0}h\u{a0}{minute:02}")
        } else {
            format!("{hour}:{minute:02}")
        };
        format!("{}, {time}", self.date(zoned.date()))
    }

    /// The calendar day of a moment, said as [`Reader::date`].
    #[must_use]
    pub fn day_of(&self, at: Timestamp) -> String {
        self.date(clock::civil_date(at))
    }

    /// A size: `2,4 Mo` or `2.4 MB`.
    #[must_use]
    pub fn size(&self, bytes: i64) -> String {
        #[expect(clippy::cast_precision_loss, reason = "a size on screen has two digits")]
        let bytes = bytes as f64;
        let (kilo, mega) = if self.is_french() { ("ko", "Mo") } else { ("kB", "MB") };
        if bytes < 950_000.0 {
            format!("{}\u{a0}{kilo}", self.decimal((bytes / 1000.0).max(1.0), 0))
        } else {
            format!("{}\u{a0}{mega}", self.decimal(bytes / 1_000_000.0, 1))
        }
    }

    /// The name of a role.
    #[must_use]
    pub fn role(&self, role: Role) -> String {
        self.say(&format!("role-{}", role.code()))
    }

    /// The name of a role kept as a code.
    #[must_use]
    pub fn role_code(&self, code: &str) -> String {
        self.say(&format!("role-{code}"))
    }

    /// The name of a college.
    #[must_use]
    pub fn college(&self, college: College) -> String {
        self.say(&format!("college-{}", college.code()))
    }

    /// May this reader do it somewhere? For showing or hiding a link.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.actor.may(permission)
    }

    /// Is somebody signed in?
    #[must_use]
    pub fn is_signed_in(&self) -> bool {
        matches!(self.actor, Actor::Person(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(language: Language) -> Reader {
        let texts = [
            (
                Language::French,
                "month-12 = décembre\nfound = { $n ->\n    [one] { $shown } parole\n   *[other] { $shown } paroles\n}\n",
            ),
            (Language::English, "month-12 = December\n"),
        ];
        let messages = Arc::new(Messages::new(texts).expect("texts are good"));
        Reader::new(messages, language, Actor::Visitor, Date::constant(2026, 11, 22))
    }

    #[test]
    fn french_writes_numbers_dates_and_plurals_as_french_does() {
        let t = reader(Language::French);
        assert_eq!(t.number(1_386_000), "1\u{a0}386\u{a0}000");
        assert_eq!(t.decimal(-0.584, 2), "−0,58");
        assert_eq!(t.percent(0.769), "77\u{a0}%");
        assert_eq!(t.date(Date::constant(2026, 12, 1)), "1er décembre");
        assert_eq!(t.on_paper().date(Date::constant(2026, 12, 1)), "1er décembre 2026");
        assert_eq!(t.count("found", 0), "0 parole");
        assert_eq!(t.count("found", 1200), "1\u{a0}200 paroles");
    }

    #[test]
    fn a_past_year_is_said() {
        assert_eq!(
            reader(Language::English).date(Date::constant(2024, 12, 8)),
            "8 December 2024"
        );
    }

    #[test]
    fn an_unknown_message_shows_its_id() {
        assert_eq!(reader(Language::English).say("found"), "found");
    }

    #[test]
    fn the_first_language_that_we_speak_wins() {
        assert_eq!(Language::accepted("de-DE, en-GB;q=0.8, fr;q=0.5"), Language::English);
        assert_eq!(Language::accepted("*"), Language::French);
    }
}
