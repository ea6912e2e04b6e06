//! Answers of a terminal that come too late for who asked.
//!
//! Over a slow line the terminal tells its colours (`ESC ] 11 ; rgb:… ESC \`) when nobody waits
//! for them any more. Read as keys that is Alt with a bracket and letters, which would act.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Takes answers out of what is typed, also where one comes in two pieces.
#[derive(Debug, Default)]
pub(super) struct Reports {
    inside: bool,
}

impl Reports {
    /// True where this key, with the one that came right behind it, is of an answer.
    pub(super) fn has(&mut self, key: KeyEvent, behind: Option<KeyEvent>) -> bool {
        let is = |code, modifiers| key.code == KeyCode::Char(code) && key.modifiers == modifiers;
        if self.inside {
            let over = is('\\', KeyModifiers::ALT) || is('g', KeyModifiers::CONTROL);
            self.inside = !over && tells(key);
            return over || self.inside;
        }
        let number = behind.is_some_and(|key| key.code == KeyCode::Char('1'));
        self.inside = is(']', KeyModifiers::ALT) && number;
        self.inside
    }
}

/// What an answer that tells a colour is made of.
fn tells(key: KeyEvent) -> bool {
    let KeyCode::Char(letter) = key.code else { return false };
    key.modifiers.difference(KeyModifiers::SHIFT).is_empty()
        && (letter.is_ascii_hexdigit() || "rg:;/".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(words: &str) -> Vec<KeyEvent> {
        let plain = |letter| KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
        words.chars().map(plain).collect()
    }

    fn alt(letter: char) -> Vec<KeyEvent> {
        vec![KeyEvent::new(KeyCode::Char(letter), KeyModifiers::ALT)]
    }

    fn left(reports: &mut Reports, keys: &[KeyEvent]) -> String {
        let kept = keys
            .iter()
            .enumerate()
            .filter(|(at, key)| !reports.has(**key, keys.get(at + 1).copied()));
        kept.filter_map(|(_, key)| key.code.as_char()).collect()
    }

    #[test]
    fn an_answer_is_taken_out_and_the_words_around_it_stay() {
        let bell = KeyEvent::new(KeyCode::Char('g'), KeyModifiers::CONTROL);
        for end in [alt('\\'), vec![bell]] {
            let answer = [alt(']'), typed("11;rgb:12ab/FF00/9"), end].concat();
            let keys = [typed("one "), answer.clone(), typed("two"), answer].concat();
            assert_eq!(left(&mut Reports::default(), &keys), "one two");
        }
    }

    #[test]
    fn an_answer_in_two_pieces_is_one() {
        let mut reports = Reports::default();
        assert_eq!(left(&mut reports, &[alt(']'), typed("11;rg")].concat()), "");
        assert_eq!(left(&mut reports, &[typed("b:1/2/3"), alt('\\'), typed("b")].concat()), "b");
    }

    #[test]
    fn a_bracket_with_alt_is_a_key_and_words_end_an_answer_that_never_does() {
        let mut reports = Reports::default();
        assert_eq!(left(&mut reports, &[alt(']'), typed("x11")].concat()), "]x11");
        assert_eq!(left(&mut reports, &[alt(']'), typed("10; words")].concat()), " words");
    }
}
