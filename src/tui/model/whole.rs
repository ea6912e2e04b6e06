//! An idea with its details as rows of one text, so that both are edited together: its words first,
//! each detail in a row of its own, two spaces deeper a level.

use crate::domain::Detail;
use crate::session::Words;
use crate::text::{Outline, OutlineDetail, OutlineLine, OutlineReader};

/// Writes an idea so; `None` where its words could not be told from its details again.
#[must_use]
pub fn written(words: &Words) -> Option<String> {
    let rows = rows(&words.text, &words.details);
    let read_back = read(&rows);
    (*read_back.0 == *words.text && *read_back.1 == *words.details).then_some(rows)
}

/// The rows, also where they could not be read so again.
#[must_use]
pub fn rows(text: &str, details: &[Detail]) -> String {
    let mut rows = text.to_owned();
    details.iter().for_each(|detail| detail.write_below(1, &mut rows));
    rows
}

/// Parts the rows of the words from those of the details, which keep the line end before them: from
/// the first indented row on every row is a detail.
#[must_use]
pub fn parted(rows: &str) -> (&str, &str) {
    let indented = |row: &str| row.starts_with(char::is_whitespace) && !row.trim().is_empty();
    let ends = rows.match_indices('\n');
    let first = ends.map(|(at, _)| at).find(|at| {
        let row = rows.get(at + 1..).and_then(|rest| rest.split('\n').next());
        row.is_some_and(indented)
    });
    rows.split_at_checked(first.unwrap_or(rows.len())).unwrap_or((rows, ""))
}

/// Reads the words and the details.
#[must_use]
pub fn read(rows: &str) -> (String, Vec<Detail>) {
    let (words, below) = parted(rows);
    let mut reader = OutlineReader::default();
    reader.read("idea");
    let mut idea = Outline::default();
    for line in below.split('\n').filter_map(|row| reader.read(row)) {
        match line {
            OutlineLine::Detail { level, text } => idea.add(level, text),
            OutlineLine::Note(text) => idea.add(1, text),
        }
    }
    let details = idea.details.iter().map(detail).collect();
    (words.trim_end().to_owned(), details)
}

/// A detail as it was read.
#[must_use]
pub fn detail(from: &OutlineDetail) -> Detail {
    Detail { text: from.text.as_str().into(), details: from.details.iter().map(detail).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(text: &str, details: Vec<Detail>) -> Detail {
        Detail { text: text.into(), details }
    }

    fn idea(text: &str, details: Vec<Detail>) -> Words {
        Words { text: text.into(), details: details.into() }
    }

    #[test]
    fn what_is_written_is_read_as_it_was() {
        let deep =
            vec![point("a", vec![point("a1", vec![point("i", vec![])])]), point("b", vec![])];
        for words in [idea("one", vec![]), idea("two\n\nrows", vec![]), idea("three", deep)] {
            let rows = written(&words).unwrap();
            assert_eq!(read(&rows), (words.text.to_string(), words.details.to_vec()));
        }
        let rows = written(&idea("x", vec![point("a", vec![point("b", vec![])])]));
        assert_eq!(rows.as_deref(), Some("x\n  a\n    b"));
    }

    #[test]
    fn words_that_look_like_details_are_not_written_so() {
        assert_eq!(written(&idea("x\n  indented words", vec![])), None);
        assert_eq!(written(&idea("x", vec![point("of two\nrows", vec![])])), None);
    }

    #[test]
    fn a_row_that_is_not_indented_below_a_detail_is_one_too() {
        let details = vec![point("a", vec![]), point("b", vec![])];
        assert_eq!(read("x\n  a\nb\n"), ("x".to_owned(), details));
    }
}
