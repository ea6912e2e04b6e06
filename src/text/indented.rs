//! Notes and their details in pasted or piped text, told apart by indentation.
//!
//! Words are kept raw, only trimmed. Reads no `#`, `@` or bullets: in pasted text they are words.

use std::mem;

use super::shown::shown;

/// Levels of details below a note; what is indented further joins the last.
const LEVELS: usize = 3;

/// Columns from one tab stop to the next, as in a terminal.
const TAB: usize = 8;

/// One note: an unindented line and the indented ones under it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The line's words, raw and trimmed, never blank.
    pub text: String,
    /// What stands indented below it, in order.
    pub details: Vec<OutlineDetail>,
}

/// A line below a note, with what stands indented below it in turn; three levels at most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutlineDetail {
    /// The line's words, raw and trimmed, never blank.
    pub text: String,
    /// Details of this detail; empty on the third level.
    pub details: Vec<OutlineDetail>,
}

/// One line of such text, with its white space off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutlineLine {
    /// A note begins.
    Note(String),
    /// A detail of the note above.
    Detail {
        /// How deep it stands, from 1 to 3.
        level: usize,
        /// Its words.
        text: String,
    },
}

/// Returns the notes of a whole text; lines end with `\n`, `\r\n` or `\r`.
pub fn outline(input: &str) -> Vec<Outline> {
    let mut reader = OutlineReader::default();
    let mut notes: Vec<Outline> = Vec::new();
    for line in input.split(['\n', '\r']).filter_map(|line| reader.read(line)) {
        match (line, notes.last_mut()) {
            (OutlineLine::Detail { level, text }, Some(note)) => note.add(level, text),
            (OutlineLine::Note(text) | OutlineLine::Detail { text, .. }, _) => {
                notes.push(Outline { text, details: Vec::new() });
            }
        }
    }
    notes
}

impl Outline {
    /// Puts a detail below the last one a level up, or as deep as that goes.
    pub fn add(&mut self, level: usize, text: String) {
        add(&mut self.details, level.saturating_sub(1), text);
    }
}

/// Reads such text line by line, while it is still coming.
#[derive(Debug, Default)]
pub struct OutlineReader {
    noted: bool,
    indents: Vec<usize>,
    begun: bool,
}

impl OutlineReader {
    /// Takes one line, with or without its end; `None` where it says nothing.
    pub fn read(&mut self, line: &str) -> Option<OutlineLine> {
        let line = if mem::replace(&mut self.begun, true) {
            line
        } else {
            line.strip_prefix('\u{FEFF}').unwrap_or(line)
        };
        let text = line.trim();
        if shown(text).trim().is_empty() {
            return None;
        }
        let text = text.to_owned();
        let indent = indentation(line);
        if indent == 0 || !mem::replace(&mut self.noted, true) {
            self.indents.clear();
            self.noted = true;
            return Some(OutlineLine::Note(text));
        }
        Some(OutlineLine::Detail { level: level(&mut self.indents, indent) + 1, text })
    }
}

/// Columns of white space before a line's first word.
fn indentation(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).fold(0, |column, c| match c {
        '\t' => (column / TAB + 1) * TAB,
        _ => column + 1,
    })
}

/// The level, from 0, of a detail: that of the open detail as far indented, else one below the
/// nearest that is less indented.
fn level(indents: &mut Vec<usize>, indent: usize) -> usize {
    while indents.last().is_some_and(|open| *open >= indent) {
        indents.pop();
    }
    if indents.len() < LEVELS {
        indents.push(indent);
    }
    indents.len().saturating_sub(1)
}

fn add(details: &mut Vec<OutlineDetail>, level: usize, text: String) {
    match details.last_mut() {
        Some(last) if level > 0 => add(&mut last.details, level - 1, text),
        _ => details.push(OutlineDetail { text, details: Vec::new() }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Notes in brief: details indented by a dot a level.
    fn brief(input: &str) -> Vec<String> {
        fn details(lines: &mut Vec<String>, of: &[OutlineDetail], level: usize) {
            for detail in of {
                lines.push(format!("{}{}", ".".repeat(level), detail.text));
                details(lines, &detail.details, level + 1);
            }
        }
        let mut lines = Vec::new();
        for note in outline(input) {
            lines.push(note.text.clone());
            details(&mut lines, &note.details, 1);
        }
        lines
    }

    #[test]
    fn an_unindented_line_is_a_note_and_an_indented_one_its_detail() {
        assert_eq!(
            brief(
                "Leading question:\n  Government have a role\n  only model\nEnabling framework\n"
            ),
            ["Leading question:", ".Government have a role", ".only model", "Enabling framework"]
        );
    }

    #[test]
    fn deeper_is_one_level_deeper_and_shallower_returns_to_its_level() {
        assert_eq!(
            brief("n\n  a\n        b\n  c\n    d\n   e\n f"),
            ["n", ".a", "..b", ".c", "..d", "..e", ".f"]
        );
    }

    #[test]
    fn what_is_past_three_levels_joins_the_third() {
        assert_eq!(
            brief("n\n a\n  b\n   c\n    d\n     e\n   f\n  g"),
            ["n", ".a", "..b", "...c", "...d", "...e", "...f", "..g"]
        );
    }

    #[test]
    fn a_first_line_that_is_indented_is_a_note() {
        assert_eq!(brief("\n   a\n  b\nc"), ["a", ".b", "c"]);
    }

    #[test]
    fn blank_lines_line_ends_and_a_byte_order_mark_are_not_words() {
        assert_eq!(
            brief("\u{FEFF}a\r\n\r\n \u{200B} \r\n\tb\r\nc\rd \u{A0}\n"),
            ["a", ".b", "c", "d"]
        );
        assert_eq!(outline(" \n\t\n"), []);
    }

    #[test]
    fn a_tab_is_as_wide_as_eight_spaces() {
        assert_eq!(brief("n\n\ta\n        b\n  \tc"), ["n", ".a", ".b", ".c"]);
    }

    #[test]
    fn other_characters_are_kept_raw() {
        assert_eq!(brief("#b @7 \x1b[31m • x\u{202E}"), ["#b @7 \x1b[31m • x\u{202E}"]);
    }

    #[test]
    fn every_line_is_told_as_soon_as_it_is_read() {
        let mut reader = OutlineReader::default();
        let note = |text: &str| Some(OutlineLine::Note(text.into()));
        let detail = |level, text: &str| Some(OutlineLine::Detail { level, text: text.into() });
        assert_eq!(reader.read("  a"), note("a"));
        assert_eq!(reader.read(" "), None);
        assert_eq!(reader.read("  b\r\n"), detail(1, "b"));
        assert_eq!(reader.read("    c"), detail(2, "c"));
        assert_eq!(reader.read("d"), note("d"));
        assert_eq!(reader.read("    e"), detail(1, "e"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_line_with_words_is_there_once_and_in_order(input in "([ \t]{0,9}[a-d ]{0,3}\r?\n){0,12}") {
            let words: Vec<String> =
                input.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
            let read: Vec<String> =
                brief(&input).iter().map(|line| line.trim_start_matches('.').to_owned()).collect();
            prop_assert_eq!(read, words);
            prop_assert!(brief(&input).iter().all(|line| !line.starts_with("....")));
        }
    }
}
