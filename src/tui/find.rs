//! Finding by a few letters, the best first.

use std::cmp::Reverse;

use code_fuzzy_match::FuzzyMatcher;

use crate::sorting::sort_by_key;
use crate::text::fold;

/// Returns the places of the labels that match every word typed, the best first and as they stood
/// where they are as good; all of them where nothing was typed. Case and accents do not matter.
#[must_use]
pub fn find<'a>(query: &str, labels: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    among(query, &mut labels.into_iter())
}

/// Not made anew for labels of every kind.
fn among(query: &str, labels: &mut dyn Iterator<Item = &str>) -> Vec<usize> {
    let query = fold(query);
    let mut matcher = FuzzyMatcher::new();
    let mut score = |label: &str| -> Option<usize> {
        query.split_whitespace().map(|word| matcher.fuzzy_match(label, word)).sum()
    };
    let mut hits: Vec<(usize, usize)> = labels
        .enumerate()
        .filter_map(|(place, label)| Some((score(&fold(label))?, place)))
        .collect();
    sort_by_key(&mut hits, |(score, _)| Reverse(*score));
    hits.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: [&str; 4] =
        ["Cybersecurity", "Human Rights", "Éducation", "Accountability, Transparency"];

    #[test]
    fn a_beginning_or_a_few_letters_find_a_label() {
        assert_eq!(find("cyb", LABELS), [0]);
        assert_eq!(find("hmr", LABELS), [1]);
        assert_eq!(find("EDUC", LABELS), [2]);
        assert_eq!(find("trans acc", LABELS), [3]);
        assert_eq!(find("zzz", LABELS), [0_usize; 0]);
    }

    #[test]
    fn without_letters_everything_stays_in_its_order() {
        assert_eq!(find("  ", LABELS), [0, 1, 2, 3]);
    }
}
