//! The words of a text with what is known of each, read once for all detectors.

use super::lexicon::{self, BIRTH, FUNCTION, Flags, PARTICLE, STRANGE};
use super::register::{Known, known};
use crate::fold::{fold_char, is_word_char};

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Small,
    /// A capital, then small letters.
    Capital,
    /// Capitals alone, two at least.
    Upper,
    /// One capital.
    Initial,
    /// Begins with a digit.
    Number,
}

/// A word, compounds whole ("Jean-Pierre").
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) flags: Flags,
    /// What public lists say of it.
    pub(super) known: Known,
    pub(super) case: Case,
    /// Whether it opens a sentence or a line.
    pub(super) opens: bool,
    folded: (usize, usize),
}

impl Word {
    /// Whether it is never a name, nor part of one.
    pub(super) fn is_function(&self) -> bool {
        self.is(FUNCTION) && !self.is(PARTICLE)
    }

    pub(super) fn is(&self, flags: Flags) -> bool {
        self.flags & flags != 0
    }
}

/// A text as words.
pub(super) struct Words<'t> {
    pub(super) text: &'t str,
    pub(super) list: Vec<Word>,
    /// Mostly capitals: these say nothing then.
    pub(super) shouting: bool,
    arena: String,
}

impl<'t> Words<'t> {
    /// Reads the words of a text.
    pub(super) fn read(text: &'t str) -> Self {
        let mut words = Self {
            text,
            list: Vec::with_capacity(text.len() / 5),
            shouting: false,
            arena: String::with_capacity(text.len()),
        };
        let mut at = 0;
        let mut opens = true;
        while at < text.len() {
            let Some(c) = text[at..].chars().next() else {
                break;
            };
            if c.is_alphanumeric() {
                at = words.read_word(at, opens);
                opens = false;
            } else {
                opens = opens || matches!(c, '.' | '!' | '?' | '…' | '\n' | '•');
                at += c.len_utf8();
            }
        }
        words.shouting = words.is_shouting();
        words
    }

    /// Reads the word at `start` and gives its end.
    fn read_word(&mut self, start: usize, opens: bool) -> usize {
        let folded_from = self.arena.len();
        let (mut end, mut before) = (start, ' ');
        let (mut capitals, mut smalls, mut first_capital) = (0_u32, 0_u32, false);
        let mut chars = self.text[start..].char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let joins = matches!(c, '-' | '‑')
                && before.is_alphabetic()
                && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
            if joins {
                self.arena.push('-');
            } else if !is_word_char(c) || is_glued(c, before, smalls) {
                break;
            } else {
                fold_char(c, &mut self.arena);
                if c.is_uppercase() {
                    capitals += 1;
                    first_capital |= at == 0;
                } else if c.is_lowercase() {
                    smalls += 1;
                }
            }
            end = start + at + c.len_utf8();
            before = c;
        }
        let case = match (capitals, smalls) {
            _ if self.text.as_bytes()[start].is_ascii_digit() => Case::Number,
            (1, 0) => Case::Initial,
            (_, 0) if capitals > 1 => Case::Upper,
            _ if first_capital => Case::Capital,
            _ => Case::Small,
        };
        let folded = (folded_from, self.arena.len());
        let (mut flags, known) = if case == Case::Number {
            (0, Known::default())
        } else {
            told(&self.arena[folded.0..folded.1])
        };
        let born = matches!(&self.arena[folded.0..folded.1], "ne" | "nes") && !self.text[start..end].is_ascii();
        if born {
            flags |= BIRTH;
        }
        // "Cest Julie", "Jai vu": an elision whose apostrophe was lost.
        if flags & !STRANGE == 0 && is_lost_elision(&self.arena[folded.0..folded.1], &self.text[start..end]) {
            flags = FUNCTION;
        }
        // "Marié" is no "Marie": the one frequent given name that an accent makes a word.
        if matches!(&self.arena[folded.0..folded.1], "marie") && !self.text[start..end].is_ascii() {
            flags = 0;
        }
        self.list.push(Word {
            start,
            end,
            flags,
            known,
            case,
            opens: opens || self.is_after_glue(start),
            folded,
        });
        end
    }

    /// Whether the word begins in the middle of a run, where a line end was lost.
    fn is_after_glue(&self, start: usize) -> bool {
        self.list.last().is_some_and(|last| last.end == start)
    }

    fn is_shouting(&self) -> bool {
        let (mut upper, mut all) = (0, 0);
        for word in &self.list {
            let letters = word.end - word.start;
            all += letters;
            upper += if word.case == Case::Upper { letters } else { 0 };
        }
        all > 20 && upper * 10 > all * 6
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Word> {
        self.list.get(at)
    }

    /// The folded form of a word.
    pub(super) fn folded(&self, word: &Word) -> &str {
        &self.arena[word.folded.0..word.folded.1]
    }

    /// The word as written.
    pub(super) fn raw(&self, word: &Word) -> &'t str {
        &self.text[word.start..word.end]
    }

    /// What stands between a word and the next; empty after the last.
    pub(super) fn gap(&self, at: usize) -> &'t str {
        match (self.get(at), self.get(at + 1)) {
            (Some(word), Some(next)) => &self.text[word.end..next.start],
            _ => "\n",
        }
    }

    /// Whether only spaces part a word from the next: one or two, on the same line.
    pub(super) fn spaced(&self, at: usize) -> bool {
        is_space(self.gap(at))
    }

    /// Whether a word is written with a capital that means something.
    pub(super) fn is_capital(&self, word: &Word) -> bool {
        !self.shouting && matches!(word.case, Case::Capital | Case::Upper)
    }

    /// Whether a word may lead to a surname in small letters: "le gall", "de la tour", "ben salah".
    pub(super) fn is_small_particle(&self, word: &Word) -> bool {
        matches!(
            self.folded(word),
            "le" | "la"
                | "de"
                | "du"
                | "da"
                | "dos"
                | "di"
                | "del"
                | "van"
                | "der"
                | "den"
                | "von"
                | "ben"
                | "el"
                | "al"
                | "ait"
                | "ould"
        )
    }

    /// The digits of a number word, if it has nothing else.
    pub(super) fn digits(&self, at: usize) -> Option<&'t str> {
        let raw = self.raw(self.get(at).filter(|word| word.case == Case::Number)?);
        raw.bytes().all(|byte| byte.is_ascii_digit()).then_some(raw)
    }

    /// Whether one of the `reach` words before `at`, in the same sentence and before any verb, has one of the flags.
    pub(super) fn before(&self, at: usize, reach: usize, flags: Flags) -> bool {
        for back in 1..=reach.min(at) {
            if self.list[at - back + 1].opens {
                return false;
            }
            let word = &self.list[at - back];
            if word.is(flags) {
                return true;
            }
            if word.is(FUNCTION)
                && matches!(
                    self.raw(word),
                    "a" | "ai" | "est" | "été" | "ont" | "depuis" | "avait" | "sera"
                )
            {
                return false;
            }
        }
        false
    }
}

/// What our lists and the public ones say of a folded word.
fn told(folded: &str) -> (Flags, Known) {
    const LONGEST: usize = 24;
    let flags = lexicon::flags(folded);
    if flags & FUNCTION != 0 || folded.len() < 3 || folded.len() > LONGEST {
        return (flags, Known::default());
    }
    let known = known(folded);
    (lexicon::with_register(flags, known, folded.len()), known)
}

/// "cest", "jai", "quil".
fn is_lost_elision(folded: &str, raw: &str) -> bool {
    matches!(folded.as_bytes().first(), Some(b'c' | b'j' | b'q')) && crate::analyser::is_lost_elision(folded, raw)
}

/// One or two spaces, breaking or not.
pub(super) fn is_space(gap: &str) -> bool {
    !gap.is_empty() && gap.chars().count() <= 2 && gap.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\t'))
}

/// A capital in the middle of a word after three small letters: a sentence begins, its space was lost. "McDonald" stays.
fn is_glued(c: char, before: char, smalls: u32) -> bool {
    smalls >= 3 && before.is_lowercase() && c.is_uppercase()
}
