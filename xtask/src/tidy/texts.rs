//! Raw, shared and public text: who may make one, and who may open one.

use super::{Problem, Source, lines};

/// What may be written only in some files, and why.
struct Kept {
    /// As it stands in the source.
    call: &'static str,
    places: &'static [&'static str],
    why: &'static str,
}

const KEPT: &[Kept] = &[
    Kept {
        call: "SharedText::from_deidentified",
        places: &[
            "crates/expressions/src/actions/review.rs",
            "crates/expressions/src/store/expression.rs",
        ],
        why: "a shared text is made where spans are replaced, nowhere else",
    },
    Kept {
        call: "PublicText::authorised",
        places: &["crates/expressions/src/corpus.rs", "crates/publications/src/public.rs"],
        why: "a public text is made where an authorisation is read, nowhere else",
    },
    Kept {
        call: "RawText::new",
        places: &[
            "crates/expressions/src/import/preparing.rs",
            // The shared secret of a second factor is sealed like words.
            "crates/people/src/second_factor.rs",
            "crates/platform/src/vault.rs",
        ],
        why: "raw words are wrapped where they come in and where they are unsealed",
    },
    Kept {
        call: "RawText>",
        places: &["crates/expressions/src/actions/raw.rs", "crates/platform/src/vault.rs"],
        why: "raw words are handed out by the vault and by the audited opening only",
    },
];

pub(super) fn problems(sources: &[Source]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for source in sources.iter().filter(|source| source.is_product()) {
        for (number, line) in lines(&source.text) {
            let wrong = KEPT
                .iter()
                .filter(|kept| line.contains(kept.call) && !kept.places.contains(&source.path.as_str()));
            problems.extend(wrong.map(|kept| Problem::new(format!("{}:{number}", source.path), kept.why)));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_text_made_outside_its_place_is_found() {
        let made = "    let text = SharedText::from_deidentified(words);\n";
        let inside = Source::of("crates/expressions/src/actions/review.rs", made);
        let outside = Source::of("crates/analysis/src/pages/theme.rs", made);

        let found = problems(&[inside, outside]);

        let places: Vec<&str> = found.iter().map(|problem| problem.place.as_str()).collect();
        assert_eq!(places, ["crates/analysis/src/pages/theme.rs:1"]);
    }

    #[test]
    fn tests_may_make_what_they_need() {
        let test = Source::of("crates/analysis/src/tests/reading.rs", "RawText::new(\"des mots\")");
        assert_eq!(problems(&[test]), []);
    }
}
