//! The name somebody probably meant.
//!
//! A proposal for a hint, never taken as an answer.

use strsim::{damerau_levenshtein, normalized_damerau_levenshtein};

use super::fold::fold;

/// From how alike on a name is worth proposing; 1 is the same.
const NEAR: f64 = 0.6;

/// From how many characters on one of them may be a slip.
const SLIPPED: usize = 4;

/// Characters compared; more would cost time and say nothing new.
const COMPARED: usize = 80;

/// Returns the candidate most like what was typed, the first of several as near; none when nothing
/// is reasonably near. A mistyped beginning of a long name is near.
pub fn nearest<'a>(candidates: impl IntoIterator<Item = &'a str>, typed: &str) -> Option<&'a str> {
    let scored = candidates.into_iter().map(|candidate| (candidate, candidate));
    nearest_of(scored, typed)
}

/// True where two folded words of some length differ by one slip of the finger: a letter wrong, left
/// out, put in, or two in the wrong order.
#[must_use]
pub fn is_slip(one: &str, other: &str) -> bool {
    let (long, short) = (one.chars().count(), other.chars().count());
    let alike = long.abs_diff(short) <= 1 && long.min(short) >= SLIPPED;
    alike && damerau_levenshtein(one, other) <= 1
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
    fn a_slip_is_of_one_letter_in_a_word_of_some_length() {
        for (one, other) in [("traffic", "trafic"), ("trees", "teres"), ("trees", "trses")] {
            assert!(is_slip(one, other), "{one} {other}");
        }
        for (one, other) in [("water", "waste"), ("cat", "car"), ("trees", "trees of the street")] {
            assert!(!is_slip(one, other), "{one} {other}");
        }
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
