//! Reads the expressions of a form: the part of XPath that conditions and limits are mostly written in.

/// Longest expression that is read, in bytes.
const LONGEST: usize = 4_000;
/// How deep expressions stand in each other, at most.
const DEEPEST: usize = 16;

/// What an expression says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    /// Each of these holds.
    All(Vec<Expression>),
    /// One of these holds.
    Any(Vec<Expression>),
    /// This does not hold.
    Not(Box<Expression>),
    /// One thing stands to another as the sign says.
    Compare(Thing, Sign, Thing),
    /// A choice is among those of an answer.
    Selected(Thing, String),
}

/// What is compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Thing {
    /// The answer to a question: `${name}`.
    Answer(String),
    /// The answer that is being given: `.`.
    This,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// How many choices an answer has: `count-selected(…)`.
    Count(Box<Thing>),
    /// How long an answer is: `string-length(…)`.
    Length(Box<Thing>),
}

/// How two things are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Equal,
    Different,
    AtLeast,
    AtMost,
    More,
    Less,
}

impl Sign {
    /// The sign with its two sides changed.
    pub fn turned(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::AtMost => Self::AtLeast,
            Self::More => Self::Less,
            Self::Less => Self::More,
            same => same,
        }
    }
}

/// Reads an expression; nothing where it says what is not read here.
pub(super) fn read(text: &str) -> Option<Expression> {
    if text.len() > LONGEST {
        return None;
    }
    let mut reader = Reader {
        tokens: tokens(text)?,
        at: 0,
        depth: 0,
    };
    let expression = reader.any()?;
    (reader.at == reader.tokens.len()).then_some(expression)
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Open,
    Close,
    Comma,
    Sign(Sign),
    Thing(Thing),
    Word(String),
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, after) = match first {
            '$' => answer(rest)?,
            '\'' | '"' | '’' | '‘' | '“' | '”' => quoted(rest, first)?,
            '0'..='9' | '-' | '.' => number_or_this(rest)?,
            letter if letter.is_alphabetic() => word(rest),
            _ => sign(rest)?,
        };
        tokens.push(token);
        rest = after.trim_start();
    }
    Some(tokens)
}

/// `${name}`.
fn answer(rest: &str) -> Option<(Token, &str)> {
    let (name, after) = rest.strip_prefix("${")?.split_once('}')?;
    Some((Token::Thing(Thing::Answer(name.trim().to_owned())), after))
}

/// A text between quotes, also those that a word processor turned.
fn quoted(rest: &str, first: char) -> Option<(Token, &str)> {
    let ends: &[char] = match first {
        '"' | '“' | '”' => &['"', '“', '”'],
        _ => &['\'', '’', '‘'],
    };
    let inner = &rest[first.len_utf8()..];
    let end = inner.find(ends)?;
    let after = inner[end..].chars().next().map_or(end, |quote| end + quote.len_utf8());
    Some((Token::Thing(Thing::Text(inner[..end].to_owned())), &inner[after..]))
}

fn number_or_this(rest: &str) -> Option<(Token, &str)> {
    let inner = |letter: char| letter.is_ascii_digit() || letter == '.';
    let signed = rest.strip_prefix('-').unwrap_or(rest);
    let length = signed.find(|letter| !inner(letter)).unwrap_or(signed.len());
    let (text, after) = rest.split_at(rest.len() - signed.len() + length);
    if text == "." {
        return Some((Token::Thing(Thing::This), after));
    }
    let number = text.parse().ok().filter(|number: &f64| number.is_finite())?;
    Some((Token::Thing(Thing::Number(number)), after))
}

/// A name of a function, or a word between two expressions.
fn word(rest: &str) -> (Token, &str) {
    let inner = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
    let length = rest.find(|letter| !inner(letter)).unwrap_or(rest.len());
    let (word, after) = rest.split_at(length);
    (Token::Word(word.to_lowercase()), after)
}

fn sign(rest: &str) -> Option<(Token, &str)> {
    const SIGNS: [(&str, Token); 9] = [
        (">=", Token::Sign(Sign::AtLeast)),
        ("<=", Token::Sign(Sign::AtMost)),
        ("!=", Token::Sign(Sign::Different)),
        ("=", Token::Sign(Sign::Equal)),
        (">", Token::Sign(Sign::More)),
        ("<", Token::Sign(Sign::Less)),
        ("(", Token::Open),
        (")", Token::Close),
        (",", Token::Comma),
    ];
    let signs = SIGNS;
    let found = signs.iter().find(|(sign, _)| rest.starts_with(sign));
    found.map(|(sign, token)| (token.clone(), &rest[sign.len()..]))
}

struct Reader {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
}

impl Reader {
    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token
    }

    fn takes(&mut self, token: &Token) -> bool {
        let is_next = self.tokens.get(self.at) == Some(token);
        self.at += usize::from(is_next);
        is_next
    }

    fn takes_word(&mut self, word: &str) -> bool {
        self.takes(&Token::Word(word.to_owned()))
    }

    fn any(&mut self) -> Option<Expression> {
        // Bounded, so that no text can exhaust the stack.
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let mut some = vec![self.all()?];
        while self.takes_word("or") {
            some.push(self.all()?);
        }
        self.depth -= 1;
        one_or(some, Expression::Any)
    }

    fn all(&mut self) -> Option<Expression> {
        let mut some = vec![self.one()?];
        while self.takes_word("and") {
            some.push(self.one()?);
        }
        one_or(some, Expression::All)
    }

    fn one(&mut self) -> Option<Expression> {
        if self.takes(&Token::Open) {
            let inner = self.any()?;
            return self.takes(&Token::Close).then_some(inner);
        }
        if self.takes_word("not") {
            let is_open = self.takes(&Token::Open);
            let inner = self.any().filter(|_| is_open)?;
            return self.takes(&Token::Close).then(|| Expression::Not(Box::new(inner)));
        }
        if self.takes_word("selected") {
            return self.selected();
        }
        let left = self.thing()?;
        let Some(Token::Sign(sign)) = self.next() else {
            return None;
        };
        Some(Expression::Compare(left, sign, self.thing()?))
    }

    fn selected(&mut self) -> Option<Expression> {
        let is_open = self.takes(&Token::Open);
        let of = self.thing().filter(|_| is_open)?;
        let is_apart = self.takes(&Token::Comma);
        let code = match self.thing().filter(|_| is_apart)? {
            Thing::Text(code) => code,
            Thing::Number(number) => number.to_string(),
            _ => return None,
        };
        self.takes(&Token::Close).then_some(Expression::Selected(of, code))
    }

    fn thing(&mut self) -> Option<Thing> {
        match self.next()? {
            Token::Thing(thing) => Some(thing),
            Token::Word(name) => {
                let is_open = self.takes(&Token::Open);
                let Some(Token::Thing(inner)) = self.next().filter(|_| is_open) else {
                    return None;
                };
                let is_closed = self.takes(&Token::Close);
                match name.as_str() {
                    "count-selected" if is_closed => Some(Thing::Count(Box::new(inner))),
                    "string-length" if is_closed => Some(Thing::Length(Box::new(inner))),
                    // A number stays what it is.
                    "number" | "int" | "string" if is_closed => Some(inner),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

fn one_or(mut some: Vec<Expression>, join: impl Fn(Vec<Expression>) -> Expression) -> Option<Expression> {
    if some.len() == 1 { some.pop() } else { Some(join(some)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn answer(name: &str) -> Thing {
        Thing::Answer(name.into())
    }

    #[test]
    fn what_forms_mostly_say_is_read() {
        let compared = Expression::Compare(answer("a"), Sign::Equal, Thing::Text("x".into()));
        assert_eq!(read("${a} = 'x'"), Some(compared.clone()));
        assert_eq!(read("${a}=’x’"), Some(compared.clone()), "as a word processor turns it");
        assert_eq!(
            read("not(${a} = \"x\") and selected(${b}, 'y') or (. >= -1.5)"),
            Some(Expression::Any(vec![
                Expression::All(vec![
                    Expression::Not(Box::new(compared)),
                    Expression::Selected(answer("b"), "y".into())
                ]),
                Expression::Compare(Thing::This, Sign::AtLeast, Thing::Number(-1.5)),
            ]))
        );
        let counted = Thing::Count(Box::new(Thing::This));
        assert_eq!(
            read("count-selected(.) <= 3"),
            Some(Expression::Compare(counted, Sign::AtMost, Thing::Number(3.0)))
        );
    }

    #[test]
    fn what_is_not_read_here_is_nothing() {
        for text in [
            "",
            "${a}",
            "${a} = ",
            "regex(., '[0-9]+')",
            "${a} + 1 = 2",
            "true()",
            "/data/a = 'x'",
            "${a} = 'x' ${b} = 'y'",
            "(${a} = 'x'",
            "not ${a} = 'x'",
            "selected(${a} 'x')",
            "once(now())",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read(&"(".repeat(3_000)), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_not(text in ".{0,120}", parts in prop::collection::vec("[$]\\{[a-z]\\}|'x'|[0-9.-]{1,3}|=|>=|and|or|not|selected|[(]|[)]|,", 0..12)) {
            let _ = read(&text);
            let _ = read(&parts.join(" "));
        }
    }
}
