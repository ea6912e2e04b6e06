//! Words that a row must have to be listed: the same in every list.

use super::line::Line;
use crate::session::Note;
use crate::text::fold;

/// What a list is filtered by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// What was typed.
    pub line: Line,
    /// Enter kept it: letters are keys again.
    pub kept: bool,
    wanted: Vec<String>,
}

impl Filter {
    /// Reads the line again; tells whether it can only leave less than before, as longer words do.
    pub fn retype(&mut self) -> bool {
        let wanted: Vec<String> =
            fold(&self.line.text()).split_whitespace().map(str::to_owned).collect();
        let before = std::mem::replace(&mut self.wanted, wanted);
        !before.is_empty()
            && before.len() == self.wanted.len()
            && self.wanted.iter().zip(&before).all(|(new, old)| new.starts_with(old.as_str()))
    }

    /// True where these words together have all that is wanted, in whatever case and with whatever
    /// accents.
    pub fn takes<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> bool {
        if self.wanted.is_empty() {
            return true;
        }
        let folded: Vec<String> = words.into_iter().map(fold).collect();
        let text = folded.join("\n");
        self.wanted.iter().all(|word| text.contains(word.as_str()))
    }

    /// The same for the words of a note and of its details.
    #[must_use]
    pub fn takes_note(&self, note: &Note) -> bool {
        let mut words: Vec<&str> = vec![&note.words.text];
        let mut details: Vec<_> = note.words.details.iter().collect();
        while let Some(detail) = details.pop() {
            words.push(&detail.text);
            details.extend(&detail.details);
        }
        self.takes(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(words: &str) -> Filter {
        let mut filter = Filter { line: Line::of(words), ..Filter::default() };
        filter.retype();
        filter
    }

    #[test]
    fn every_word_typed_must_be_there_whatever_its_case_and_accents() {
        assert!(filter("cafe RIGHTS").takes(["Human rights", "Café"]));
        assert!(!filter("cafe rights").takes(["Human rights"]));
        assert!(filter("").takes([]));
        assert!(!filter("ab").takes(["a", "b"]));
    }

    #[test]
    fn only_longer_words_leave_less() {
        let mut filter = filter("hum");
        for (words, narrower) in [("human", true), ("human r", false), ("huma ri", false)] {
            filter.line = Line::of(words);
            assert_eq!(filter.retype(), narrower, "{words}");
        }
    }
}
