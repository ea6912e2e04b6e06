//! Finding by a few letters, the best first.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::text::fold;

/// Returns the places of the labels that match, the best first and as they stood where they are
/// as good; all of them where nothing was typed. Case and accents do not matter.
#[must_use]
pub fn find<'a>(query: &str, labels: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    let query = fold(query);
    let labels = labels.into_iter().enumerate();
    if query.is_empty() {
        return labels.map(|(place, _)| place).collect();
    }
    let pattern = Pattern::new(&query, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut hits: Vec<(u32, usize)> = labels
        .filter_map(|(place, label)| {
            let folded = fold(label);
            let score = pattern.score(Utf32Str::new(&folded, &mut letters), &mut matcher)?;
            Some((score, place))
        })
        .collect();
    hits.sort_by_key(|(score, place)| (std::cmp::Reverse(*score), *place));
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
