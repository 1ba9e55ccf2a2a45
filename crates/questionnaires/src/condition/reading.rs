//! Reads a condition as people write it: `repas = 2 et (age >= 70 ou non (aides = voix))`, in French or in English.

use super::{Condition, DEEPEST};

/// Longest condition that is read, in bytes.
const LONGEST: usize = 4_000;

/// Why a condition could not be read, and where (a byte of the text).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConditionProblem {
    /// Nothing is said.
    Empty,
    /// It is too long or too deep.
    TooLong,
    /// Something else was expected here.
    Unexpected(usize),
    /// A parenthesis is not closed, or was not open.
    Parenthesis(usize),
}

#[derive(Clone, Debug, PartialEq)]
enum Token<'t> {
    Open,
    Close,
    And,
    Or,
    Not,
    Answered,
    In,
    Comma,
    Equal,
    Different,
    AtLeast,
    AtMost,
    More,
    Less,
    Word(&'t str),
}

/// Reads a condition.
///
/// # Errors
/// What is wrong, and where.
pub fn read(text: &str) -> Result<Condition, ConditionProblem> {
    if text.trim().is_empty() {
        return Err(ConditionProblem::Empty);
    }
    if text.len() > LONGEST {
        return Err(ConditionProblem::TooLong);
    }
    let tokens = tokens(text)?;
    let mut reader = Reader {
        tokens,
        at: 0,
        depth: 0,
        end: text.len(),
    };
    let condition = reader.any()?;
    match reader.peek() {
        None if condition.depth() <= DEEPEST => Ok(condition),
        None => Err(ConditionProblem::TooLong),
        Some(Token::Close) => Err(ConditionProblem::Parenthesis(reader.place())),
        Some(_) => Err(ConditionProblem::Unexpected(reader.place())),
    }
}

fn tokens(text: &str) -> Result<Vec<(usize, Token<'_>)>, ConditionProblem> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let rest = &text[at..];
        let (token, length) = if letter.is_whitespace() {
            at += letter.len_utf8();
            continue;
        } else if let Some(found) = sign(rest) {
            found
        } else {
            let length = word_length(rest);
            if length == 0 {
                return Err(ConditionProblem::Unexpected(at));
            }
            (word(&rest[..length]), length)
        };
        tokens.push((at, token));
        at += length;
    }
    Ok(tokens)
}

fn sign(rest: &str) -> Option<(Token<'static>, usize)> {
    const SIGNS: [(&str, Token<'static>); 12] = [
        (">=", Token::AtLeast),
        ("<=", Token::AtMost),
        ("!=", Token::Different),
        ("≥", Token::AtLeast),
        ("≤", Token::AtMost),
        ("≠", Token::Different),
        ("=", Token::Equal),
        (">", Token::More),
        ("<", Token::Less),
        ("(", Token::Open),
        (")", Token::Close),
        (",", Token::Comma),
    ];
    let found = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign));
    found.map(|(sign, token)| (token.clone(), sign.len()))
}

/// Letters, digits and the signs that stand in keys and codes.
fn word_length(rest: &str) -> usize {
    let inner = |letter: char| letter.is_alphanumeric() || "_-./".contains(letter);
    rest.find(|letter| !inner(letter)).unwrap_or(rest.len())
}

fn word(word: &str) -> Token<'_> {
    match word.to_lowercase().as_str() {
        "et" | "and" => Token::And,
        "ou" | "or" => Token::Or,
        "non" | "not" => Token::Not,
        "répondu" | "repondu" | "answered" => Token::Answered,
        "parmi" | "in" => Token::In,
        _ => Token::Word(word),
    }
}

struct Reader<'t> {
    tokens: Vec<(usize, Token<'t>)>,
    at: usize,
    depth: usize,
    end: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<&Token<'t>> {
        self.tokens.get(self.at).map(|(_, token)| token)
    }

    fn place(&self) -> usize {
        self.tokens.get(self.at).map_or(self.end, |(place, _)| *place)
    }

    fn next(&mut self) -> Option<Token<'t>> {
        let token = self.peek().cloned();
        self.at += 1;
        token
    }

    fn takes(&mut self, wanted: &Token<'_>) -> bool {
        let is_it = self.peek() == Some(wanted);
        self.at += usize::from(is_it);
        is_it
    }

    /// One or several joined by « ou ».
    fn any(&mut self) -> Result<Condition, ConditionProblem> {
        let mut some = vec![self.all()?];
        while self.takes(&Token::Or) {
            some.push(self.all()?);
        }
        Ok(one_or(some, Condition::Any))
    }

    /// One or several joined by « et ».
    fn all(&mut self) -> Result<Condition, ConditionProblem> {
        let mut some = vec![self.one()?];
        while self.takes(&Token::And) {
            some.push(self.one()?);
        }
        Ok(one_or(some, Condition::All))
    }

    fn one(&mut self) -> Result<Condition, ConditionProblem> {
        let place = self.place();
        match self.next() {
            Some(Token::Not) => self.deeper(|reader| Ok(Condition::Not(Box::new(reader.one()?)))),
            Some(Token::Open) => {
                let inner = self.deeper(Self::any)?;
                if self.takes(&Token::Close) {
                    Ok(inner)
                } else {
                    Err(ConditionProblem::Parenthesis(place))
                }
            }
            Some(Token::Word(item)) => self.about(item),
            Some(Token::Close) => Err(ConditionProblem::Parenthesis(place)),
            _ => Err(ConditionProblem::Unexpected(place)),
        }
    }

    /// Bounded, so that no text can exhaust the stack.
    fn deeper(
        &mut self,
        read: impl Fn(&mut Self) -> Result<Condition, ConditionProblem>,
    ) -> Result<Condition, ConditionProblem> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(ConditionProblem::TooLong);
        }
        let found = read(self)?;
        self.depth -= 1;
        Ok(found)
    }

    /// What is said of one question.
    fn about(&mut self, item: &str) -> Result<Condition, ConditionProblem> {
        let item = item.to_owned();
        let place = self.place();
        match self.next() {
            Some(Token::Answered) => Ok(Condition::Answered(item)),
            Some(Token::Equal) => Ok(Condition::Is(item, self.word()?)),
            Some(Token::Different) => Ok(Condition::Not(Box::new(Condition::Is(item, self.word()?)))),
            Some(Token::AtLeast) => Ok(Condition::AtLeast(item, self.number()?)),
            Some(Token::AtMost) => Ok(Condition::AtMost(item, self.number()?)),
            Some(Token::More) => {
                Ok(Condition::Not(Box::new(Condition::AtMost(item.clone(), self.number()?))).answered(item))
            }
            Some(Token::Less) => {
                Ok(Condition::Not(Box::new(Condition::AtLeast(item.clone(), self.number()?))).answered(item))
            }
            Some(Token::In) => self.among(item),
            _ => Err(ConditionProblem::Unexpected(place)),
        }
    }

    fn among(&mut self, item: String) -> Result<Condition, ConditionProblem> {
        let place = self.place();
        if !self.takes(&Token::Open) {
            return Err(ConditionProblem::Unexpected(place));
        }
        let mut some = vec![Condition::Is(item.clone(), self.word()?)];
        while self.takes(&Token::Comma) {
            some.push(Condition::Is(item.clone(), self.word()?));
        }
        if self.takes(&Token::Close) {
            Ok(one_or(some, Condition::Any))
        } else {
            Err(ConditionProblem::Parenthesis(place))
        }
    }

    fn word(&mut self) -> Result<String, ConditionProblem> {
        let place = self.place();
        match self.next() {
            Some(Token::Word(word)) => Ok(word.to_owned()),
            // A choice may be called « non »: after a sign it is a code.
            Some(Token::Not) => Ok("non".to_owned()),
            _ => Err(ConditionProblem::Unexpected(place)),
        }
    }

    fn number(&mut self) -> Result<f64, ConditionProblem> {
        let place = self.place();
        let word = self.word()?;
        let number = word.parse().ok().filter(|number: &f64| number.is_finite());
        number.ok_or(ConditionProblem::Unexpected(place))
    }
}

impl Condition {
    /// And the question has an answer.
    fn answered(self, item: String) -> Self {
        Self::All(vec![Self::Answered(item), self])
    }
}

fn one_or(mut some: Vec<Condition>, join: impl Fn(Vec<Condition>) -> Condition) -> Condition {
    match some.pop() {
        Some(only) if some.is_empty() => only,
        Some(last) => {
            some.push(last);
            join(some)
        }
        None => join(some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn people_write_it_in_french_or_in_english() {
        assert_eq!(read("a = 1 et b >= 2").unwrap(), read("a = 1 and b ≥ 2").unwrap());
        assert_eq!(read("a parmi (x, y)").unwrap(), read("a = x ou a = y").unwrap());
        assert_eq!(read("a != x").unwrap(), read("non (a = x)").unwrap());
        assert_eq!(
            read("accord = non").unwrap(),
            Condition::Is("accord".into(), "non".into())
        );
        assert_eq!(read("m/soins >= 4").unwrap(), Condition::AtLeast("m/soins".into(), 4.0));
    }

    #[test]
    fn what_cannot_be_read_says_where() {
        for (text, problem) in [
            ("  ", ConditionProblem::Empty),
            ("a =", ConditionProblem::Unexpected(3)),
            ("a = 1 b", ConditionProblem::Unexpected(6)),
            ("(a = 1", ConditionProblem::Parenthesis(0)),
            ("a = 1)", ConditionProblem::Parenthesis(5)),
            ("a >= x", ConditionProblem::Unexpected(5)),
            ("a ; b", ConditionProblem::Unexpected(2)),
        ] {
            assert_eq!(read(text), Err(problem), "{text}");
        }
        assert_eq!(read(&"(".repeat(3_000)), Err(ConditionProblem::TooLong));
        assert_eq!(read(&"non ".repeat(900)), Err(ConditionProblem::TooLong));
    }

    fn condition() -> impl Strategy<Value = Condition> {
        let item = "[a-z][a-z0-9_]{0,5}".prop_filter("no word of ours", |item| {
            ![
                "et", "ou", "non", "and", "or", "not", "in", "parmi", "repondu", "answered",
            ]
            .contains(&item.as_str())
        });
        let leaf = prop_oneof![
            item.clone().prop_map(Condition::Answered),
            (item.clone(), "[a-z0-9]{1,4}x").prop_map(|(item, code)| Condition::Is(item, code)),
            (item.clone(), -9_i32..99).prop_map(|(item, n)| Condition::AtLeast(item, f64::from(n))),
            (item, -9_i32..99).prop_map(|(item, n)| Condition::AtMost(item, f64::from(n))),
        ];
        leaf.prop_recursive(3, 12, 3, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 2..4).prop_map(Condition::All),
                prop::collection::vec(inner.clone(), 2..4).prop_map(Condition::Any),
                inner.prop_map(|one| Condition::Not(Box::new(one))),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again_as_it_was(condition in condition()) {
            prop_assert_eq!(read(&condition.to_string()), Ok(condition));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,200}") {
            let _ = read(&text);
        }
    }
}
