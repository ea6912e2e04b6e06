//! Which of several named things somebody means by what they typed.
//!
//! Knows names only, not what bears them; refusing and wording are the caller's.

use super::fold::fold;
use super::nearest::nearest_of;

/// The ways to name one entry of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name<'a> {
    /// Short and unique in its list, matched exactly.
    pub id: &'a str,
    /// A category's letter, in either case.
    pub letter: Option<&'a str>,
    /// The words people know it by.
    pub label: &'a str,
    /// Whether its position in the list, from 1, names it too.
    pub numbered: bool,
}

/// Why nothing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// No entry is named so; perhaps the nearest one was meant.
    Unknown {
        /// Position from 0, where one is reasonably near.
        nearest: Option<usize>,
    },
    /// Several entries are named so or begin so.
    Ambiguous {
        /// Position from 0 of the first of them.
        first: usize,
        /// Position from 0 of the second.
        second: usize,
    },
}

/// True for what may be a category's letter: a letter, or a letter with one more letter or digit.
/// A number alone is none, as it names a position.
#[must_use]
pub fn is_letter(words: &str) -> bool {
    let folded = fold(words);
    folded.chars().count() <= 2
        && folded.starts_with(char::is_alphabetic)
        && folded.chars().all(char::is_alphanumeric)
}

/// Returns the position, from 0, of the entry meant: by id, number, letter, exact label, folded
/// label, unique beginning of the folded label; the first of these that hits decides.
///
/// White space around what was typed means nothing; no words name nothing.
///
/// # Errors
/// [`Unresolved`] when nothing or more than one entry is named so.
pub fn resolve(names: &[Name<'_>], typed: &str) -> Result<usize, Unresolved> {
    let typed = typed.trim();
    let folded = fold(typed);
    if folded.is_empty() {
        return Err(Unresolved::Unknown { nearest: None });
    }
    let labels: Vec<String> = names.iter().map(|name| fold(name.label)).collect();
    let found = only(names.iter().map(|name| name.id == typed))
        .or_else(|| numbered(names, typed))
        .or_else(|| only(names.iter().map(|name| name.letter.is_some_and(|l| fold(l) == folded))))
        .or_else(|| only(names.iter().map(|name| name.label == typed)))
        .or_else(|| only(labels.iter().map(|label| *label == folded)))
        .or_else(|| only(labels.iter().map(|label| label.starts_with(&folded))));
    found.unwrap_or_else(|| Err(Unresolved::Unknown { nearest: near(names, typed) }))
}

/// The one hit, or why it is not one; none where there is no hit.
fn only(hits: impl Iterator<Item = bool>) -> Option<Result<usize, Unresolved>> {
    let mut positions = hits.enumerate().filter(|(_, hit)| *hit).map(|(position, _)| position);
    let first = positions.next()?;
    Some(match positions.next() {
        None => Ok(first),
        Some(second) => Err(Unresolved::Ambiguous { first, second }),
    })
}

fn numbered(names: &[Name<'_>], typed: &str) -> Option<Result<usize, Unresolved>> {
    if !typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let position = typed.parse::<usize>().ok()?.checked_sub(1)?;
    names.get(position).filter(|name| name.numbered).map(|_| Ok(position))
}

fn near(names: &[Name<'_>], typed: &str) -> Option<usize> {
    let labels = names.iter().enumerate().map(|(position, name)| (position, name.label));
    let ids = names.iter().enumerate().map(|(position, name)| (position, name.id));
    nearest_of(labels.chain(ids), typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn category<'a>(id: &'a str, letter: &'a str, label: &'a str) -> Name<'a> {
        Name { id, letter: Some(letter), label, numbered: true }
    }

    fn categories() -> Vec<Name<'static>> {
        vec![
            category("k1", "a", "Cybersecurity"),
            category("k2", "c", "Human Rights and Consumer Protection"),
            category("k3", "d", "Accountability, Transparency"),
            category("k4", "e", "Éducation"),
            category("k5", "b", "Human Resources"),
        ]
    }

    #[test]
    fn each_way_of_naming_finds_the_entry() {
        let names = categories();
        for (typed, position) in [
            ("k2", 1),
            (" 3 ", 2),
            ("B", 4),
            ("Cybersecurity", 0),
            ("education", 3),
            ("human ri", 1),
            ("ACC", 2),
        ] {
            assert_eq!(resolve(&names, typed), Ok(position), "{typed}");
        }
    }

    #[test]
    fn the_first_rule_that_hits_decides() {
        let names = [category("x", "2", "b"), category("y", "b", "x"), category("b", "z", "3")];
        assert_eq!(resolve(&names, "b"), Ok(2), "an id before a letter and a label");
        assert_eq!(resolve(&names, "2"), Ok(1), "a number before a letter");
        assert_eq!(resolve(&names, "3"), Ok(2), "a number before a label");
        assert_eq!(resolve(&names, "B"), Ok(1), "a letter before a folded label");
    }

    #[test]
    fn an_exact_label_wins_over_a_folded_one_and_that_over_a_beginning() {
        let names = [
            category("1a", "p", "others"),
            category("1b", "q", "Others"),
            category("1c", "r", "Others too"),
        ];
        assert_eq!(resolve(&names, "Others"), Ok(1));
        assert_eq!(resolve(&names, "OTHERS"), Err(Unresolved::Ambiguous { first: 0, second: 1 }));
        assert_eq!(resolve(&names, "others t"), Ok(2));
    }

    #[test]
    fn two_labels_that_begin_alike_are_both_named() {
        assert_eq!(
            resolve(&categories(), "human"),
            Err(Unresolved::Ambiguous { first: 1, second: 4 })
        );
    }

    #[test]
    fn numbers_name_nothing_where_entries_are_not_numbered() {
        let tables = ["7", "Window", "2"].map(|label| Name {
            id: label,
            letter: None,
            label,
            numbered: false,
        });
        assert_eq!(resolve(&tables, "2"), Ok(2));
        assert_eq!(resolve(&tables, "1"), Err(Unresolved::Unknown { nearest: None }));
    }

    #[test]
    fn an_unknown_name_proposes_the_nearest_by_label_or_id() {
        let nearest = |typed| resolve(&categories(), typed);
        assert_eq!(nearest("Cybersecuritty"), Err(Unresolved::Unknown { nearest: Some(0) }));
        assert_eq!(nearest("k"), Err(Unresolved::Unknown { nearest: Some(0) }));
        assert_eq!(nearest("zzz"), Err(Unresolved::Unknown { nearest: None }));
        assert_eq!(nearest(" "), Err(Unresolved::Unknown { nearest: None }));
        assert_eq!(nearest("99999999999999999999999"), Err(Unresolved::Unknown { nearest: None }));
    }
}
