//! Words of a plan inside a message: quoted, short, safe to show; and the nearest right ones.

use crate::text::{enumerated, nearest, shown};

/// How many characters of a plan's words a message quotes.
const LONGEST: usize = 60;

/// Words between backquotes, as `text::shown` lets them through, cut where they are long.
#[must_use]
pub fn quoted(words: &str) -> String {
    format!("`{}`", brief(words))
}

/// As [`quoted`] without the quotes.
pub(super) fn brief(words: &str) -> String {
    let mut short: String = words.chars().take(LONGEST).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    shown(&short).into_owned()
}

/// `a`, `b` or `c`, each quoted, with this word before the last; no more than twelve.
pub(super) fn listed<'w>(words: impl IntoIterator<Item = &'w str>, last_by: &str) -> String {
    let mut all: Vec<String> = words.into_iter().take(13).map(quoted).collect();
    if all.len() > 12 {
        all.truncate(12);
        return format!("{}, …", all.join(", "));
    }
    enumerated(&all, last_by)
}

/// Looks for the nearest right word, within bounds that keep a hostile plan from costing minutes.
pub(super) struct Nearest {
    /// How many comparisons may still be made.
    left: usize,
}

impl Default for Nearest {
    fn default() -> Self {
        Self { left: 30_000 }
    }
}

impl Nearest {
    pub(super) fn of<'c>(
        &mut self,
        candidates: impl IntoIterator<Item = &'c str>,
        typed: &str,
    ) -> Option<&'c str> {
        if typed.chars().nth(LONGEST).is_some() {
            return None;
        }
        let fitting = candidates.into_iter().filter(|word| word.len() <= 4 * LONGEST);
        let left = &mut self.left;
        nearest(
            fitting.take_while(|_| left.checked_sub(1).map(|less| *left = less).is_some()),
            typed,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_plan_are_quoted_short_and_inert() {
        assert_eq!(quoted("titel"), "`titel`");
        assert_eq!(quoted("a\u{1b}[31mb"), "`a[31mb`");
        assert_eq!(quoted(&"x".repeat(100)).chars().count(), 63);
    }

    #[test]
    fn lists_read_as_people_say_them() {
        assert_eq!(listed(["a"], "or"), "`a`");
        assert_eq!(listed(["a", "b", "c"], "or"), "`a`, `b` or `c`");
        assert!(listed(std::iter::repeat_n("a", 20), "and").ends_with(", …"));
    }

    #[test]
    fn the_nearest_word_is_found_and_nonsense_has_none() {
        let mut nearest = Nearest::default();
        assert_eq!(nearest.of(["title", "text"], "titel"), Some("title"));
        assert_eq!(nearest.of(["title", "text"], "zzzz"), None);
        assert_eq!(nearest.of(["title"], &"title".repeat(50)), None);
    }
}
