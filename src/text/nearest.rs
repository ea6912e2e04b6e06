//! The name somebody probably meant.
//!
//! A proposal for a hint, never taken as an answer.

use strsim::normalized_damerau_levenshtein;

use super::fold::fold;

/// From how alike on a name is worth proposing; 1 is the same.
const NEAR: f64 = 0.6;

/// Characters compared; more would cost time and say nothing new.
const COMPARED: usize = 80;

/// Returns the candidate most like what was typed, the first of several as near; none when nothing
/// is reasonably near. A mistyped beginning of a long name is near.
pub fn nearest<'a>(candidates: impl IntoIterator<Item = &'a str>, typed: &str) -> Option<&'a str> {
    let scored = candidates.into_iter().map(|candidate| (candidate, candidate));
    nearest_of(scored, typed)
}

/// Returns what belongs to the candidate most like what was typed.
pub(super) fn nearest_of<'a, T>(
    candidates: impl Iterator<Item = (T, &'a str)>,
    typed: &str,
) -> Option<T> {
    let typed: String = fold(typed).chars().take(COMPARED).collect();
    let length = typed.chars().count();
    let mut best: Option<(f64, T)> = None;
    for (owner, candidate) in candidates {
        let likeness = likeness(&fold(candidate), &typed, length);
        if likeness >= NEAR && best.as_ref().is_none_or(|(most, _)| likeness > *most) {
            best = Some((likeness, owner));
        }
    }
    best.map(|(_, owner)| owner)
}

/// How alike a folded candidate is, taken whole or by as much of its beginning as was typed.
fn likeness(candidate: &str, typed: &str, length: usize) -> f64 {
    if candidate.is_empty() || typed.is_empty() {
        return 0.0;
    }
    let whole: String = candidate.chars().take(COMPARED).collect();
    let beginning: String = candidate.chars().take(length).collect();
    // A beginning says less than the whole name, so the whole wins where both are the same.
    let partly = 0.95 * normalized_damerau_levenshtein(&beginning, typed);
    normalized_damerau_levenshtein(&whole, typed).max(partly)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 6] = ["title", "subtitle", "time_zone", "programme", "questions", "tables"];

    #[test]
    fn a_slip_of_the_fingers_finds_its_name() {
        for (typed, meant) in [
            ("tilte", "title"),
            ("program", "programme"),
            ("Qestions", "questions"),
            ("tabels", "tables"),
        ] {
            assert_eq!(nearest(KEYS, typed), Some(meant));
        }
    }

    #[test]
    fn a_mistyped_beginning_of_a_long_name_finds_it() {
        let labels = ["Limited Role Broader", "Protecting Human Rights"];
        assert_eq!(nearest(labels, "protcting hu"), Some("Protecting Human Rights"));
    }

    #[test]
    fn nothing_is_proposed_when_nothing_is_near() {
        assert_eq!(nearest(KEYS, "weather"), None);
        assert_eq!(nearest(KEYS, ""), None);
        assert_eq!(nearest([], "title"), None);
    }

    #[test]
    fn the_whole_name_is_nearer_than_a_longer_one_beginning_alike() {
        assert_eq!(nearest(["end-block-now", "end-block"], "end-block"), Some("end-block"));
    }
}
