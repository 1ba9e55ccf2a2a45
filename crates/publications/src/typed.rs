//! What people type, as it is kept: bounded, on tidy lines, without control characters.

use platform::Problems;

/// Most characters of one line: a role, a name, a mailbox.
pub const LINE_MOST: usize = 160;
/// Most characters of a reason.
pub const REASON_MOST: usize = 1_000;

/// Adds a problem when a text is longer than `most` characters.
pub fn at_most(problems: &mut Problems, field: &str, text: &str, most: usize) {
    if text.chars().nth(most).is_some() {
        problems.add_with(field, "publications-text-too-long", &[("most", &most.to_string())]);
    }
}

/// A text of several lines as it is kept.
#[must_use]
pub fn tidy(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let plain: String = lines
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    plain.trim().to_owned()
}

/// A text of one line as it is kept.
#[must_use]
pub fn tidy_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Does it look like a mailbox? A message to it is the only real proof.
#[must_use]
pub fn is_mailbox(text: &str) -> bool {
    let plain = text
        .bytes()
        .all(|b| b.is_ascii_graphic() && !b"<>,;:\\\"()[]".contains(&b));
    let parted = text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && !host.contains('@') && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    });
    plain && parted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nul_bytes_and_strange_line_ends_do_not_get_in() {
        assert_eq!(tidy(" a\0b\r\nc\u{1b}\n"), "ab\nc");
        assert_eq!(tidy_line(" a\0b \n c "), "a b c");
        assert_eq!(tidy_line("Titre\u{a0}: suite"), "Titre\u{a0}: suite");
    }

    #[test]
    fn a_mailbox_cannot_carry_a_second_header() {
        assert!(is_mailbox("qualite@hopital.example"));
        for wrong in [
            "qualite",
            "@hopital.example",
            "a@b",
            "a@b.example\nBcc: c@d.example",
            "a@b.example,c@d.example",
            "a@@b.example",
        ] {
            assert!(!is_mailbox(wrong), "{wrong}");
        }
    }
}
