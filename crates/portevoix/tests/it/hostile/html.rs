//! Reads a page as a browser does, far enough to know what it would run and what it shows.

/// A piece of a page.
#[derive(Debug)]
pub enum Piece {
    Tag(Tag),
    /// What a reader sees, with entities read once.
    Text(String),
}

/// A tag that opens or closes.
#[derive(Debug, Default)]
pub struct Tag {
    pub name: String,
    pub closes: bool,
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The pieces of a page in their order.
pub fn pieces(html: &str) -> Vec<Piece> {
    let mut all = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let (before, after) = rest.split_at(next_tag(rest));
        if !before.is_empty() {
            all.push(Piece::Text(decoded(before)));
        }
        let Some(inside) = after.strip_prefix('<') else { break };
        if let Some(comment) = inside.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
        } else if inside.starts_with('!') {
            rest = inside.split_once('>').map_or("", |(_, rest)| rest);
        } else {
            let (tag, after) = tag(inside);
            let held = if tag.closes { None } else { held(&tag.name, after) };
            all.push(Piece::Tag(tag));
            rest = after;
            if let Some((words, is_read, after)) = held {
                all.push(Piece::Text(if is_read { decoded(words) } else { words.to_owned() }));
                rest = after;
            }
        }
    }
    all
}

/// Where the next tag, comment or declaration begins; `a < b` is text.
fn next_tag(text: &str) -> usize {
    let begins = |at: usize| text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    text.match_indices('<')
        .map(|(at, _)| at)
        .find(|at| begins(*at))
        .unwrap_or(text.len())
}

/// What an element holds in which no tag begins, whether its entities are read, and what follows.
fn held<'t>(name: &str, text: &'t str) -> Option<(&'t str, bool, &'t str)> {
    let is_read = matches!(name, "title" | "textarea");
    if !is_read && !matches!(name, "script" | "style") {
        return None;
    }
    let end = text
        .to_ascii_lowercase()
        .find(&format!("</{name}"))
        .unwrap_or(text.len());
    Some((&text[..end], is_read, &text[end..]))
}

/// The tag that begins after `<`, and what follows it.
fn tag(text: &str) -> (Tag, &str) {
    let closes = text.starts_with('/');
    let text = text.trim_start_matches('/');
    let end = text
        .find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>')
        .unwrap_or(text.len());
    let mut tag = Tag {
        name: text[..end].to_ascii_lowercase(),
        closes,
        attributes: Vec::new(),
    };
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (tag, after);
        }
        if rest.is_empty() {
            return (tag, rest);
        }
        let (name, value, after) = attribute(rest);
        tag.attributes.push((name, value));
        rest = after;
    }
}

fn attribute(text: &str) -> (String, String, &str) {
    let first = text.chars().next().map_or(0, char::len_utf8);
    let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '=');
    let end = text[first..].find(ends).map_or(text.len(), |at| at + first);
    let (name, rest) = (text[..end].to_ascii_lowercase(), text[end..].trim_start());
    let Some(value) = rest.strip_prefix('=') else {
        return (name, String::new(), rest);
    };
    let value = value.trim_start();
    for quote in ['"', '\''] {
        if let Some(inside) = value.strip_prefix(quote) {
            let (inside, rest) = inside.split_once(quote).unwrap_or((inside, ""));
            return (name, decoded(inside), rest);
        }
    }
    let end = value
        .find(|c: char| c.is_ascii_whitespace() || c == '>')
        .unwrap_or(value.len());
    (name, decoded(&value[..end]), &value[end..])
}

/// The text with its entities read once.
pub fn decoded(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let entity = after
            .split_once(';')
            .and_then(|(name, rest)| Some((letter(name)?, rest)));
        match entity {
            Some((letter, after)) => {
                out.push(letter);
                rest = after;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out + rest
}

fn letter(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    let known = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{a0}'),
    ];
    known
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, letter)| *letter)
}

/// A form of a page.
#[derive(Debug)]
pub struct Form {
    pub action: String,
    pub posts: bool,
    pub takes_files: bool,
    /// Each field, with its value where a reader cannot type.
    pub fields: Vec<(String, Option<String>)>,
}

/// The forms of a page.
pub fn forms(html: &str) -> Vec<Form> {
    let mut all: Vec<Form> = Vec::new();
    let mut inside = false;
    for piece in pieces(html) {
        let Piece::Tag(tag) = piece else { continue };
        match tag.name.as_str() {
            "form" if tag.closes => inside = false,
            "form" => {
                inside = true;
                all.push(Form {
                    action: tag.attribute("action").unwrap_or_default().to_owned(),
                    posts: tag
                        .attribute("method")
                        .is_some_and(|method| method.eq_ignore_ascii_case("post")),
                    takes_files: tag.attribute("enctype") == Some("multipart/form-data"),
                    fields: Vec::new(),
                });
            }
            "input" | "textarea" | "select" | "button" if inside && !tag.closes => {
                let (Some(form), Some(name)) = (all.last_mut(), tag.attribute("name")) else {
                    continue;
                };
                let is_kept = matches!(tag.attribute("type"), Some("hidden" | "submit" | "button"));
                let value = tag.attribute("value").unwrap_or_default().to_owned();
                if tag.attribute("type") != Some("file") {
                    form.fields.push((name.to_owned(), is_kept.then_some(value)));
                }
            }
            _ => {}
        }
    }
    all
}
