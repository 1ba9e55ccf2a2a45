//! An answer cut into sentences, each with the numbers that it cites.

use verbatim::passages;

/// A sentence as a machine wrote it, its marks taken out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cited {
    pub words: String,
    /// Places among the texts that were sent, from 0, each once.
    pub cites: Vec<usize>,
    /// Does it cite a number that was not sent, or in a way that cannot be read?
    pub is_unknown: bool,
}

/// The sentences of an answer about so many texts. Marks belong to the sentence that they stand in, or follow on its line.
pub(super) fn sentences(answer: &str, sent: usize) -> Vec<Cited> {
    let mut found = Vec::new();
    // Where what was given to the sentence before ends.
    let mut taken = 0;
    let mut passages = passages::sentences(answer).peekable();
    while let Some(passage) = passages.next() {
        let start = passage.start.max(taken);
        let mut end = passage.end.max(start);
        // A quote holds several sentences, and a semicolon parts none.
        while let Some(next) = passages.peek()
            && goes_on(&answer[start..end])
            && answer
                .get(end..next.start)
                .is_some_and(|between| !between.contains('\n'))
        {
            end = next.end;
            passages.next();
        }
        taken = end;
        let mut one = cited(&answer[start..end], sent);
        if one.cites.is_empty() && !one.is_unknown {
            let behind = following(&answer[end..]);
            let marks = cited(&answer[end..end + behind], sent);
            one.cites = marks.cites;
            one.is_unknown = marks.is_unknown;
            taken = end + behind;
        }
        if one.words.chars().any(char::is_alphabetic) {
            found.push(one);
        }
    }
    found
}

/// Does a passage end in the middle of a quote, or at a semicolon?
fn goes_on(passage: &str) -> bool {
    let count = |sign: char| passage.chars().filter(|c| *c == sign).count();
    count('«') > count('»') || count('“') > count('”') || count('"') % 2 == 1 || passage.trim_end().ends_with(';')
}

/// How many bytes of marks stand right behind a sentence, on its line.
fn following(behind: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = &behind[end..];
        let mark = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}', ',']);
        match mark_end(mark) {
            Some(length) => end += rest.len() - mark.len() + length,
            None => return end,
        }
    }
}

/// Where a mark that begins a text ends: brackets around numbers. Brackets around words are words, as those of masked
/// passages are.
fn mark_end(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('[')?;
    let close = inside.find(']')?;
    let is_mark = |inside: &str| {
        inside.chars().any(|c| c.is_ascii_digit()) && !inside.chars().any(|c| c.is_alphabetic() || c == '[')
    };
    is_mark(&inside[..close]).then_some(close + 2)
}

/// A passage without its marks, and what they cite.
fn cited(passage: &str, sent: usize) -> Cited {
    let mut one = Cited::default();
    let mut rest = passage;
    while let Some(c) = rest.chars().next() {
        if let Some(length) = mark_end(rest) {
            read(&rest[1..length - 1], sent, &mut one);
            rest = &rest[length..];
            // The space before a mark goes with it, unless words follow at once.
            if !rest.starts_with(char::is_alphanumeric) {
                one.words.truncate(one.words.trim_end().len());
            }
        } else {
            if !(c.is_whitespace() && (one.words.is_empty() || one.words.ends_with(char::is_whitespace))) {
                one.words.push(if c.is_control() { ' ' } else { c });
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    one.words.truncate(one.words.trim_end().len());
    one
}

/// The numbers inside a mark: `1`, or `1, 2`.
fn read(inside: &str, sent: usize, one: &mut Cited) {
    let numbers = inside.split([',', ';', ' ', '\u{a0}', '\u{202f}']);
    for number in numbers.filter(|number| !number.is_empty()) {
        match number.parse::<usize>() {
            Ok(number) if (1..=sent).contains(&number) => {
                if !one.cites.contains(&(number - 1)) {
                    one.cites.push(number - 1);
                }
            }
            _ => one.is_unknown = true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(answer: &str) -> Vec<(String, Vec<usize>)> {
        sentences(answer, 9)
            .into_iter()
            .map(|one| (one.words, one.cites))
            .collect()
    }

    fn is(words: &str, cites: &[usize]) -> (String, Vec<usize>) {
        (words.to_owned(), cites.to_vec())
    }

    #[test]
    fn marks_stand_before_the_point_or_behind_it() {
        assert_eq!(told("On attend [1] [2]."), [is("On attend.", &[0, 1])]);
        assert_eq!(
            told("On attend. [1] [2] On a faim. [3]"),
            [is("On attend.", &[0, 1]), is("On a faim.", &[2])]
        );
        assert_eq!(told("On attend [1, 3]."), [is("On attend.", &[0, 2])]);
        assert_eq!(told("On attend [1][1]."), [is("On attend.", &[0])]);
    }

    #[test]
    fn marks_that_begin_a_sentence_are_its_own() {
        assert_eq!(
            told("[1] On attend. [2] On a faim."),
            [is("On attend.", &[0]), is("On a faim.", &[1])]
        );
    }

    #[test]
    fn marks_of_another_line_are_nobody_s() {
        assert_eq!(
            told("On attend.\n[1]\nOn a faim [2]."),
            [is("On attend.", &[]), is("On a faim.", &[1])]
        );
    }

    #[test]
    fn lists_lose_their_signs_and_numbers() {
        assert_eq!(
            told("- On attend [1].\n- On a faim [2].\n"),
            [is("On attend.", &[0]), is("On a faim.", &[1])]
        );
    }

    #[test]
    fn a_quote_and_a_semicolon_do_not_part_a_sentence() {
        assert_eq!(
            told("« C’est long ! On attend. » disent-ils [1]."),
            [is("« C’est long ! On attend. » disent-ils.", &[0])]
        );
        assert_eq!(told("On attend ; on a faim [2]."), [is("On attend ; on a faim.", &[1])]);
    }

    #[test]
    fn what_is_masked_is_no_mark() {
        assert_eq!(told("[NOM 1] est remercié [2]."), [is("[NOM 1] est remercié.", &[1])]);
    }

    #[test]
    fn a_number_that_was_not_sent_or_a_range_cannot_be_read() {
        for answer in [
            "On attend [12].",
            "On attend [0].",
            "On attend [1-3].",
            "On attend. [77]",
        ] {
            assert!(sentences(answer, 9)[0].is_unknown, "{answer}");
        }
    }
}
