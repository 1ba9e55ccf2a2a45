//! Cuts what people typed into paragraphs and lists, so that pages and prints set them as such.

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A paragraph.
    Paragraph(String),
    /// Lines that began with a dash or a bullet.
    List(Vec<String>),
}

impl Piece {
    /// The paragraph's words; empty for a list.
    #[must_use]
    pub fn paragraph(&self) -> &str {
        match self {
            Self::Paragraph(words) => words,
            Self::List(_) => "",
        }
    }

    /// The list's items; none for a paragraph.
    #[must_use]
    pub fn items(&self) -> &[String] {
        match self {
            Self::Paragraph(_) => &[],
            Self::List(items) => items,
        }
    }
}

/// The pieces of a text, in order; empty lines part them.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match (item(line), all.last_mut()) {
            (Some(item), Some(Piece::List(items))) => items.push(item.to_owned()),
            (Some(item), _) => all.push(Piece::List(vec![item.to_owned()])),
            (None, _) => all.push(Piece::Paragraph(line.to_owned())),
        }
    }
    all
}

/// The words after a dash or a bullet.
fn item(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '–', '—', '•', '*'])?;
    // « -3 points » is a number, not an item.
    rest.strip_prefix([' ', '\u{a0}', '\t']).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_make_a_list_and_lines_make_paragraphs() {
        let found = pieces("Avant :\n\n- un panneau\n– un appel\nAprès.\n-3 points");
        let list = Piece::List(vec!["un panneau".to_owned(), "un appel".to_owned()]);
        let paragraph = |words: &str| Piece::Paragraph(words.to_owned());
        assert_eq!(
            found,
            [paragraph("Avant :"), list, paragraph("Après."), paragraph("-3 points")]
        );
    }

    #[test]
    fn an_empty_text_has_no_piece() {
        assert_eq!(pieces(" \n \n"), []);
    }
}
