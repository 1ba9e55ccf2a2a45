//! Ready instruments, written for this project: to take as they are, or to begin from. None is under somebody's licence.

use crate::instrument::Content;
use std::sync::LazyLock;

/// A ready instrument.
pub struct Ready {
    /// Its key, and the end of its message id.
    pub key: &'static str,
    /// What is asked.
    pub content: Content,
}

const FILES: [(&str, &str); 6] = [
    ("hospital-stay", include_str!("../library/hospital-stay.json")),
    ("nursing-home", include_str!("../library/nursing-home.json")),
    ("three-questions", include_str!("../library/three-questions.json")),
    ("participation", include_str!("../library/participation.json")),
    ("patient-tracer", include_str!("../library/patient-tracer.json")),
    ("meeting", include_str!("../library/meeting.json")),
];

static READY: LazyLock<Vec<Ready>> = LazyLock::new(|| {
    let read = |(key, text): &(&'static str, &str)| Ready {
        key,
        content: serde_json::from_str(text).expect("a test reads every ready instrument"),
    };
    FILES.iter().map(read).collect()
});

/// Every ready instrument.
#[must_use]
pub fn all() -> &'static [Ready] {
    &READY
}

/// The ready instrument of a key.
#[must_use]
pub fn get(key: &str) -> Option<Content> {
    all()
        .iter()
        .find(|ready| ready.key == key)
        .map(|ready| ready.content.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{instrument::check, readability::readability};

    #[test]
    fn every_ready_instrument_can_be_published_in_french_and_in_english() {
        for ready in all() {
            assert_eq!(check(&ready.content), [], "{}", ready.key);
            assert_eq!(ready.content.languages[..2], ["fr", "en"], "{}", ready.key);
            let texts = ready
                .content
                .items()
                .map(|item| &item.ask)
                .chain(ready.content.sections.iter().map(|one| &one.title));
            for said in texts.chain([&ready.content.title, &ready.content.opening]) {
                assert!(
                    said.exactly("fr").is_some() == said.exactly("en").is_some(),
                    "{}: {said:?}",
                    ready.key
                );
            }
            assert!(readability(&ready.content, "fr").is_some());
        }
    }

    #[test]
    fn the_hospital_stay_asks_the_two_open_questions() {
        let content = get("hospital-stay").expect("is there");
        let tones: Vec<_> = content.items().filter_map(|item| item.kind.tone()).collect();
        assert_eq!(
            tones,
            [crate::instrument::Tone::Positive, crate::instrument::Tone::Negative]
        );
        assert!(content.scores.len() >= 5);
    }
}
