//! Names of variables that SPSS takes: at most 64 bytes, a letter first, no word of its own, each once whatever the capitals.

use std::collections::BTreeSet;

/// Words of the language of SPSS.
const RESERVED: [&str; 13] = [
    "ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH",
];
/// Longest name before what makes it unique; SPSS takes 64 bytes.
const LONGEST: usize = 56;

/// Gives names.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// In capitals.
    taken: BTreeSet<String>,
}

impl Names {
    /// A name that is valid and that nothing has yet.
    pub fn of(&mut self, wanted: &str) -> String {
        let base = plain(wanted);
        let mut name = base.clone();
        let mut n = 2_u32;
        while !self.taken.insert(name.to_ascii_uppercase()) {
            name = format!("{base}_{n}");
            n += 1;
        }
        name
    }
}

fn plain(wanted: &str) -> String {
    let sign = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '_' };
    let mut name: String = wanted.chars().map(sign).take(LONGEST).collect();
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        name.insert_str(0, "v_");
    }
    // A name that ends so could be taken for one that SPSS made itself.
    let name = name.trim_end_matches('_').to_owned();
    if RESERVED.contains(&name.to_ascii_uppercase().as_str()) {
        format!("v_{name}")
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_is_kept_where_spss_takes_it() {
        let mut names = Names::default();
        let all: Vec<String> = ["age", "AGE", "to", "9e", "a-b", "a.b", "é", ""]
            .into_iter()
            .map(|wanted| names.of(wanted))
            .collect();
        assert_eq!(all, ["age", "AGE_2", "v_to", "v_9e", "a_b", "a_b_2", "v", "v_2"]);
    }

    proptest! {
        #[test]
        fn any_name_is_valid_and_given_once(wanted in prop::collection::vec("[a-zA-Z0-9_.-]{0,90}|.{0,9}|with", 0..30)) {
            let mut names = Names::default();
            let mut seen = BTreeSet::new();
            for one in &wanted {
                let name = names.of(one);
                prop_assert!(name.len() <= 64 && name.is_ascii() && !name.ends_with(['_', '.']), "{}", name);
                prop_assert!(name.starts_with(|first: char| first.is_ascii_alphabetic()));
                prop_assert!(!RESERVED.contains(&name.to_ascii_uppercase().as_str()));
                prop_assert!(seen.insert(name.to_ascii_uppercase()));
            }
        }
    }
}
