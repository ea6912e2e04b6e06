//! A line being typed, broken into rows, with the place of its caret on the screen.
//!
//! Every character keeps its column, spaces at a break too, so that the caret is never elsewhere
//! than the words.

use unicode_segmentation::UnicodeSegmentation;

use crate::text;
use crate::tui::model::Line;

/// A line as it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Laid {
    /// Its rows as they may be shown, none wider than asked for.
    pub(crate) rows: Vec<String>,
    /// The caret's row.
    pub(crate) row: usize,
    /// The caret's column; one after the last at the end of a full row.
    pub(crate) column: usize,
}

/// Breaks a line into rows of at most so many columns (0 counts as 1).
pub(crate) fn lay(line: &Line, columns: usize) -> Laid {
    let columns = columns.max(1);
    let (caret_row, caret_column) = line.caret();
    let mut laid = Laid::default();
    for (at, raw) in line.rows().iter().enumerate() {
        let shown = text::shown(raw);
        let rows = fold(&shown, columns);
        if at == caret_row {
            let before: String = raw.chars().take(caret_column).collect();
            let place = place_of(&shown, &text::shown(&before));
            let row = rows.iter().rposition(|start| *start <= place).unwrap_or(0);
            let start = rows.get(row).copied().unwrap_or(0);
            laid.row = laid.rows.len() + row;
            laid.column = text::width(shown.get(start..place).unwrap_or_default());
        }
        for (row, start) in rows.iter().enumerate() {
            let end = rows.get(row + 1).copied().unwrap_or(shown.len());
            laid.rows.push(shown.get(*start..end).unwrap_or_default().to_owned());
        }
    }
    laid
}

/// The row of the caret in at most so many columns (0 counts as 1), and the caret's column: what is
/// cut off before it or after it is marked.
pub(crate) fn in_row(line: &Line, columns: usize) -> (String, usize) {
    let columns = columns.max(1);
    let (caret_row, caret_column) = line.caret();
    let raw = line.rows().get(caret_row).cloned().unwrap_or_default();
    let before: String = raw.chars().take(caret_column).collect();
    let shown = text::shown(&raw);
    let place = place_of(&shown, &text::shown(&before));
    let (before, after) = shown.split_at_checked(place).unwrap_or((&shown, ""));
    let caret = text::width(before);
    if caret + 1 < columns || text::width(&shown) <= columns {
        return (text::cut(&shown, columns).into_owned(), caret);
    }
    // The mark before it has a column, and so have the letter at the caret and the mark after that.
    let others = if after.is_empty() { 1 } else { 3 };
    let fits = |from: &str| text::width(from) + others <= columns;
    let ends = before.grapheme_indices(true).filter_map(|(at, _)| before.get(at..));
    let kept = ends.into_iter().find(|from| fits(from)).unwrap_or_default();
    let words = text::cut(&format!("…{kept}{after}"), columns).into_owned();
    (words, 1 + text::width(kept))
}

/// Where the caret stands in what is shown of the row: after what is shown of the words before
/// it, or, where the two do not begin alike, as many columns in.
fn place_of(shown: &str, before: &str) -> usize {
    if shown.starts_with(before) {
        return before.len();
    }
    let wanted = text::width(before);
    let mut used = 0;
    for (at, cluster) in shown.grapheme_indices(true) {
        if used >= wanted {
            return at;
        }
        used += text::width(cluster);
    }
    shown.len()
}

/// Where rows begin, in bytes: after spaces where that fits, else between clusters.
fn fold(shown: &str, columns: usize) -> Vec<usize> {
    let mut starts = vec![0];
    let (mut used, mut breaks, mut since) = (0, None, 0);
    for (at, cluster) in shown.grapheme_indices(true) {
        let wide = text::width(cluster);
        if used + wide > columns && used > 0 {
            let start = breaks.take().unwrap_or(at);
            used = if start == at { 0 } else { used - since };
            starts.push(start);
        }
        used += wide;
        if cluster.chars().all(char::is_whitespace) {
            breaks = Some(at + cluster.len());
            since = used;
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::model::Motion;

    fn laid(words: &str, columns: usize) -> Laid {
        lay(&Line::of(words), columns)
    }

    #[test]
    fn words_move_to_the_next_row_whole_and_the_caret_with_them() {
        let laid = laid("offline laws apply", 12);
        assert_eq!(laid.rows, ["offline ", "laws apply"]);
        assert_eq!((laid.row, laid.column), (1, 10));
    }

    #[test]
    fn a_word_longer_than_a_row_is_broken_between_clusters() {
        let laid = laid("aaaaaaaa", 3);
        assert_eq!(laid.rows, ["aaa", "aaa", "aa"]);
        assert_eq!((laid.row, laid.column), (2, 2));
    }

    #[test]
    fn the_caret_counts_columns_not_letters() {
        for (words, column) in [("政府", 4), ("e\u{301}", 1), ("👨‍👩‍👧‍👦", 2), ("سلام", 4), ("שלום ", 5)]
        {
            assert_eq!(laid(words, 20).column, column, "{words}");
        }
    }

    #[test]
    fn the_caret_at_the_end_of_a_full_row_stands_after_it() {
        let laid = laid("abc", 3);
        assert_eq!((laid.rows.len(), laid.row, laid.column), (1, 0, 3));
    }

    #[test]
    fn what_may_not_be_shown_takes_no_column_that_the_caret_would_miss() {
        let mut line = Line::of("a\u{202e}bc");
        line.motion(Motion::Left);
        let laid = lay(&line, 20);
        let row = &laid.rows[0];
        assert_eq!(laid.column, text::width(row) - 1);
    }

    #[test]
    fn in_one_row_the_caret_is_seen_and_what_is_cut_off_is_marked() {
        let mut line = Line::of("What could our street be?");
        let of = |line: &Line| in_row(line, 12);
        assert_eq!(in_row(&line, 40), ("What could our street be?".to_owned(), 25));
        assert_eq!(in_row(&line, 25), ("What could our street be?".to_owned(), 25));
        assert_eq!(of(&line), ("… street be?".to_owned(), 12));
        (0..8).for_each(|_| _ = line.motion(Motion::Left));
        assert_eq!(of(&line), ("…ld our str…".to_owned(), 10));
        (0..12).for_each(|_| _ = line.motion(Motion::Left));
        assert_eq!(of(&line), ("What could…".to_owned(), 5));
        assert_eq!(in_row(&Line::of("政府政府政府"), 6), ("…政府".to_owned(), 5));
    }

    #[test]
    fn an_empty_row_is_a_row() {
        let laid = laid("a\n", 5);
        assert_eq!(laid.rows, ["a", ""]);
        assert_eq!((laid.row, laid.column), (1, 0));
    }
}
