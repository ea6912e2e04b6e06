//! How many columns shown text takes, and how it is cut, padded and wrapped to fit.
//!
//! Measures by grapheme cluster with the terminal library's own measure, so that what is counted
//! here is what is drawn. Takes shown text: controls count for nothing, as when drawn.

use std::borrow::Cow;

use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

const ELLIPSIS: char = '…';

/// Returns the columns that a line of shown text takes in a terminal.
pub fn width(text: &str) -> usize {
    single(text).unwrap_or_else(|| text.graphemes(true).map(cluster_width).sum())
}

/// Returns how many columns a line takes whose every character has one to itself, alone and beside
/// each of its kind: what most text, every bar and every rule are made of. None for other text.
///
/// East Asian Width (Unicode Standard Annex 11) and the breaks between clusters (Annex 29) give
/// the same; asking neither is what makes a frame cheap.
pub fn single(text: &str) -> Option<usize> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Some(text.len());
    }
    text.chars().try_fold(0, |columns, c| alone(c).then_some(columns + 1))
}

/// Latin letters, digits, the signs about them, and what screens are drawn with.
fn alone(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{A1}'..='\u{AC}'
        | '\u{AE}'..='\u{2FF}'
        | '\u{2010}'..='\u{2027}'
        | '\u{2190}'..='\u{2193}'
        | '\u{2500}'..='\u{25CF}')
}

/// Returns the columns of one grapheme cluster.
pub(super) fn cluster_width(cluster: &str) -> usize {
    if cluster.contains(char::is_control) { 0 } else { usize::from(cluster.cell_width()) }
}

/// Returns the text if it fits, else its beginning and `…`; never wider than `columns`.
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(1) else { return Cow::Borrowed("") };
    let mut used = 0;
    let kept = text.graphemes(true).take_while(|cluster| {
        used += cluster_width(cluster);
        used <= room
    });
    let mut beginning = kept.collect::<String>();
    beginning.truncate(beginning.trim_end().len());
    beginning.push(ELLIPSIS);
    Cow::Owned(beginning)
}

/// Returns the text cut or filled with spaces at its end to exactly `columns`.
pub fn pad(text: &str, columns: usize) -> String {
    let mut padded = cut(text, columns).into_owned();
    let missing = columns.saturating_sub(width(&padded));
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;
    use crate::text::shown;

    /// Where the terminal library's cursor stands after drawing.
    fn drawn(text: &str) -> usize {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 2_000, 1));
        usize::from(buffer.set_stringn(0, 0, text, 2_000, Style::new()).0)
    }

    #[test]
    fn wide_joined_and_marked_characters_take_their_columns() {
        for (text, columns) in [
            ("", 0),
            ("Table 4", 7),
            ("政府", 4),
            ("cafe\u{301}", 4),
            ("👩\u{200D}👩\u{200D}👧\u{200D}👦", 2),
            ("🇨🇭", 2),
            ("الحكومات", 8),
        ] {
            assert_eq!(width(text), columns, "{text}");
        }
    }

    #[test]
    fn a_character_that_is_alone_takes_one_column_and_joins_none_of_its_kind() {
        let kind: Vec<char> =
            (0..=0x2FFFF).filter_map(char::from_u32).filter(|c| alone(*c)).collect();
        for c in &kind {
            assert_eq!(cluster_width(&c.to_string()), 1, "{c:?}");
        }
        for [a, b] in kind.iter().flat_map(|a| kind.iter().map(move |b| [a, b])) {
            assert_eq!(String::from_iter([a, b]).graphemes(true).count(), 2, "{a:?} {b:?}");
        }
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        assert_eq!(cut("Human Rights", 12), "Human Rights");
        assert_eq!(cut("Human Rights", 11), "Human Righ…");
        assert_eq!(cut("Human Rights", 7), "Human…");
        assert_eq!(cut("政府は", 5), "政府…");
        assert_eq!(cut("政府は", 4), "政…");
        assert_eq!(cut("abc", 1), "…");
        assert_eq!(cut("abc", 0), "");
    }

    #[test]
    fn a_family_is_never_cut_apart() {
        assert_eq!(cut("a👩\u{200D}👩\u{200D}👧bc", 3), "a…");
        assert_eq!(cut("a👩\u{200D}👩\u{200D}👧bc", 4), "a👩\u{200D}👩\u{200D}👧…");
    }

    #[test]
    fn padding_reaches_the_column_in_any_script() {
        assert_eq!(pad("ab", 4), "ab  ");
        assert_eq!(pad("政府は", 4), "政… ");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_terminal_library_draws_what_is_measured(raw in any::<String>()) {
            let text = shown(&raw);
            prop_assert_eq!(width(&text), drawn(&text));
        }

        #[test]
        fn cut_text_is_a_beginning_and_fits(raw in "\\PC{0,40}", columns in 0_usize..30) {
            let text = shown(&raw);
            let fitted = cut(&text, columns);
            prop_assert!(width(&fitted) <= columns);
            match fitted.strip_suffix(ELLIPSIS) {
                Some(beginning) if fitted != text => prop_assert!(text.starts_with(beginning)),
                _ => prop_assert!(fitted == text || columns == 0),
            }
        }

        #[test]
        fn padded_text_is_exactly_as_wide_as_asked(raw in "\\PC{0,40}", columns in 0_usize..30) {
            prop_assert_eq!(width(&pad(&shown(&raw), columns)), columns);
        }
    }
}
