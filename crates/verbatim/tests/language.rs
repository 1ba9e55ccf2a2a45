//! The language of invented remarks: told, or honestly not known.

use proptest::prelude::*;
use verbatim::language::{Language, SURE, language};

fn remarks() -> impl Iterator<Item = (Language, &'static str)> {
    let both = [
        include_str!("data/languages.tsv"),
        include_str!("data/languages-tuning.tsv"),
    ];
    let lines = both
        .into_iter()
        .flat_map(str::lines)
        .filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('\t'))
        .map(|(code, text)| match code {
            "fr" => (Language::French, text),
            "en" => (Language::English, text),
            _ => (Language::Other, text),
        })
}

#[test]
fn most_remarks_get_their_language_and_few_a_wrong_one() {
    let (mut right, mut wrong, mut all) = (0, Vec::new(), 0);
    for (wanted, text) in remarks() {
        let said = language(text).language;
        all += 1;
        right += usize::from(said == wanted);
        if said != wanted && said != Language::Unknown {
            wrong.push(text);
        }
    }
    assert!(right * 100 >= all * 65, "{right} of {all}");
    assert!(wrong.len() * 100 <= all * 4, "{wrong:?}");
}

proptest! {
    #[test]
    fn any_text_gets_an_answer_and_what_is_said_is_sure(text in "(\\PC|[éèçñß \n]|the |les ){0,60}") {
        let said = language(&text);
        prop_assert!((0.0..=1.0).contains(&said.confidence));
        prop_assert_eq!(said.language != Language::Unknown, said.confidence >= SURE);
        prop_assert_eq!(said, language(&text));
    }
}
