//! Shown text broken into lines of at most so many columns.
//!
//! Breaks after spaces and around ideographs; a word longer than a line is broken between grapheme
//! clusters. Spaces at a break are left out, every other character is kept. No hyphenation, and no
//! dictionary for scripts written without spaces.

use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_segmentation::UnicodeSegmentation;

use super::character::REPLACEMENT;
use super::width::{cluster_width, width};

/// Returns the lines of shown text, none wider than `columns` (0 counts as 1); `\n` ends a line,
/// and there is always at least one. Where not even one character fits, it becomes U+FFFD.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    text.split('\n').flat_map(|line| wrap_line(line, columns)).collect()
}

fn wrap_line(line: &str, columns: usize) -> Vec<String> {
    if width(line) <= columns {
        return vec![line.trim_end_matches(breaks_after).to_owned()];
    }
    let mut lines = Lines { done: Vec::new(), line: String::new(), used: 0, columns };
    let mut gap = String::new();
    for piece in pieces(line) {
        if piece.chars().all(breaks_after) {
            gap.push_str(&piece);
        } else {
            lines.place(&gap, &piece);
            gap.clear();
        }
    }
    lines.done.push(lines.line);
    lines.done
}

/// Runs of spaces and the unbreakable words between them, which lose nothing when joined again.
fn pieces(line: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before: Option<char> = None;
    for cluster in line.graphemes(true) {
        let first = cluster.chars().next();
        match (pieces.last_mut(), before, first) {
            (Some(piece), Some(a), Some(b)) if !breaks_between(a, b) => piece.push_str(cluster),
            _ => pieces.push(cluster.to_owned()),
        }
        before = first;
    }
    pieces
}

fn breaks_between(a: char, b: char) -> bool {
    match (breaks_after(a), breaks_after(b)) {
        (true, true) => false,
        (false, false) => (ideograph(a) || ideograph(b)) && !opens(a) && !keeps_to_the_left(b),
        _ => true,
    }
}

/// Spaces at which a line may end: all but the no-break ones.
fn breaks_after(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// Characters of scripts whose lines break between any two of them.
fn ideograph(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FDF}'
        | '\u{3000}'..='\u{312F}'
        | '\u{31A0}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF01}'..='\u{FF60}'
        | '\u{20000}'..='\u{3FFFD}')
}

fn opens(c: char) -> bool {
    use GeneralCategory as Is;
    matches!(get_general_category(c), Is::OpenPunctuation | Is::InitialPunctuation)
}

/// Characters that no line begins with: closing signs, small kana, marks of length and repetition.
fn keeps_to_the_left(c: char) -> bool {
    use GeneralCategory as Is;
    let category = get_general_category(c);
    matches!(
        category,
        Is::ClosePunctuation | Is::FinalPunctuation | Is::OtherPunctuation | Is::ModifierLetter
    ) || matches!(c, 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ')
        || matches!(c, 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ')
}

struct Lines {
    done: Vec<String>,
    line: String,
    used: usize,
    columns: usize,
}

impl Lines {
    fn place(&mut self, gap: &str, word: &str) {
        let (gap_width, word_width) = (width(gap), width(word));
        if self.used + gap_width + word_width <= self.columns {
            self.line.push_str(gap);
            self.line.push_str(word);
            self.used += gap_width + word_width;
            return;
        }
        self.end_line();
        if word_width <= self.columns {
            self.line.push_str(word);
            self.used = word_width;
        } else {
            word.graphemes(true).for_each(|cluster| self.place_cluster(cluster));
        }
    }

    fn place_cluster(&mut self, cluster: &str) {
        let cluster_columns = cluster_width(cluster);
        if cluster_columns > self.columns {
            return self.place_apart(cluster);
        }
        if self.used + cluster_columns > self.columns {
            self.end_line();
        }
        self.line.push_str(cluster);
        self.used += cluster_columns;
    }

    /// Places a cluster wider than a whole line character by character.
    fn place_apart(&mut self, cluster: &str) {
        for c in cluster.chars() {
            let one = c.to_string();
            let fitting = if width(&one) > self.columns { REPLACEMENT.to_string() } else { one };
            let longer = format!("{}{fitting}", self.line);
            if width(&longer) <= self.columns {
                self.line = longer;
            } else if width(&fitting) > 0 {
                self.end_line();
                self.line = fitting;
            }
        }
        self.used = width(&self.line);
    }

    fn end_line(&mut self) {
        if !self.line.is_empty() {
            self.done.push(std::mem::take(&mut self.line));
        }
        self.used = 0;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::shown_lines;

    #[test]
    fn a_question_wraps_after_spaces() {
        assert_eq!(
            wrap("What are the key issues that government should play an active role in?", 39),
            ["What are the key issues that government", "should play an active role in?"]
        );
    }

    #[test]
    fn explicit_lines_stay_and_indentation_within_them() {
        assert_eq!(wrap("a\n\n  · b c", 5), ["a", "", "  · b", "c"]);
        assert_eq!(wrap("", 5), [""]);
        assert_eq!(wrap("ab   ", 2), ["ab"]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken_between_characters() {
        assert_eq!(
            wrap("see https://example.org/x now", 10),
            ["see", "https://ex", "ample.org/", "x now"]
        );
        assert_eq!(wrap("cafe\u{301}s", 4), ["cafe\u{301}", "s"]);
    }

    #[test]
    fn ideographs_break_anywhere_but_before_closing_and_after_opening_signs() {
        assert_eq!(wrap("政府は何を「すべき」か。", 8), ["政府は何", "を「すべ", "き」か。"]);
        assert_eq!(wrap("ITU会議abc", 6), ["ITU会", "議abc"]);
        assert_eq!(wrap("あい、う", 4), ["あ", "い、", "う"]);
    }

    #[test]
    fn words_joined_by_a_no_break_space_stay_together() {
        assert_eq!(wrap("takes 10\u{A0}min", 9), ["takes", "10\u{A0}min"]);
    }

    #[test]
    fn one_column_never_overflows() {
        assert_eq!(wrap("a政b", 1), ["a", "\u{FFFD}", "b"]);
        assert_eq!(wrap("ab", 0), ["a", "b"]);
    }

    fn words() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "[a-z]{1,9}", 3 => " {1,3}", 1 => "\n", 2 => "[政府は、。「」か]{1,5}",
            1 => "(👩\u{200D}👧|🇨🇭|क्षि|e\u{301}|\u{600}\u{600}1|☁\u{FE0F}){1,3}", 2 => "\\PC{0,6}",
        ];
        proptest::collection::vec(piece, 0..30).prop_map(|p| shown_lines(&p.concat()).join("\n"))
    }

    fn visible(text: &str) -> String {
        text.chars().filter(|c| !breaks_after(*c)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

        #[test]
        fn no_line_is_wider_than_asked(text in words(), columns in 0_usize..40) {
            for line in wrap(&text, columns) {
                prop_assert!(width(&line) <= columns.max(1), "{line:?}");
            }
        }

        #[test]
        fn no_visible_character_is_lost(text in words(), columns in 40_usize..90) {
            prop_assert_eq!(visible(&wrap(&text, columns).concat()), visible(&text));
        }

        #[test]
        fn text_narrower_than_the_line_is_only_split_at_its_ends(text in words()) {
            let columns = width(&text).max(1);
            let lines: Vec<&str> = text.split('\n').map(|line| line.trim_end_matches(breaks_after)).collect();
            prop_assert_eq!(wrap(&text, columns), lines);
        }
    }
}
