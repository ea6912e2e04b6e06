//! Bars, gauges and sparklines as text. One list has one scale.

use crate::domain::Span;

const FULL: char = '█';
const HALF: char = '▌';
const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The scale of one list of bars: one cell a count while the largest fits, shrunk otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scale {
    largest: usize,
    cells: usize,
}

impl Scale {
    /// The scale for these counts in so many cells.
    pub(crate) fn of(counts: impl IntoIterator<Item = usize>, cells: usize) -> Self {
        Self { largest: counts.into_iter().max().unwrap_or(0), cells }
    }

    /// The cells the longest bar takes.
    pub(crate) fn longest(self) -> usize {
        self.largest.min(self.cells)
    }

    /// Half cells that a count takes; none only for zero.
    fn halves(self, count: usize) -> usize {
        if self.largest <= self.cells {
            return 2 * count.min(self.cells);
        }
        let halves = (count * 4 * self.cells + self.largest) / (2 * self.largest);
        halves.max(usize::from(count > 0)).min(2 * self.cells)
    }

    /// The bar of a count, without spaces after it.
    pub(crate) fn bar(self, count: usize) -> String {
        let halves = self.halves(count);
        let mut bar: String = std::iter::repeat_n(FULL, halves / 2).collect();
        if halves % 2 == 1 {
            bar.push(HALF);
        }
        bar
    }

    /// The cell, from 0, that a thin mark for a count stands in; `None` for zero.
    pub(crate) fn mark(self, count: usize) -> Option<usize> {
        let halves = self.halves(count.min(self.largest.max(self.cells)));
        halves.checked_sub(1).map(|last| last / 2)
    }
}

/// How many of so many cells are filled when a part of a whole has gone by.
pub(crate) fn filled(part: Span, whole: Span, cells: usize) -> usize {
    if whole <= Span::ZERO {
        return cells;
    }
    let cells_wide = i128::try_from(cells).unwrap_or(0);
    let filled = i128::from(part.0.max(0)) * cells_wide / i128::from(whole.0);
    usize::try_from(filled).unwrap_or(cells).min(cells)
}

/// How many figures the largest of these numbers has.
pub(crate) fn figures(numbers: impl Iterator<Item = usize>) -> usize {
    numbers.max().unwrap_or(0).to_string().len()
}

/// A sparkline: one sign a value, the largest given full height, a dot for zero.
pub(crate) fn spark(values: &[usize], largest: usize) -> String {
    let level = |value: usize| match value {
        0 => '·',
        _ => {
            let step = (value.min(largest) * LEVELS.len()).div_ceil(largest.max(1));
            LEVELS.get(step.saturating_sub(1)).copied().unwrap_or(FULL)
        }
    };
    values.iter().map(|value| level(*value)).collect()
}

/// A sparkline of several rows, the topmost first.
pub(crate) fn sparks(values: &[usize], largest: usize, rows: usize) -> Vec<String> {
    let full = LEVELS.len();
    let level = |value: usize| (value.min(largest) * full * rows).div_ceil(largest.max(1));
    let sign = |value: usize, under: usize| match level(value).saturating_sub(under * full) {
        0 if under == 0 => '·',
        0 => ' ',
        level => LEVELS.get(level.min(full) - 1).copied().unwrap_or(FULL),
    };
    let row = |under: usize| values.iter().map(|value| sign(*value, under)).collect();
    (0..rows).rev().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sparkline_of_one_row_is_a_sparkline_and_of_more_its_bars_grow() {
        let values = [0, 1, 2, 3];
        assert_eq!(sparks(&values, 3, 1), [spark(&values, 3)]);
        assert_eq!(sparks(&values, 3, 3), ["   █", "  ██", "·███"]);
        assert_eq!(sparks(&[1], 16, 2), [" ", "▁"]);
        assert!(sparks(&values, 3, 0).is_empty());
    }

    #[test]
    fn an_idea_is_a_cell_while_all_fit() {
        let scale = Scale::of([3, 4, 2, 1, 0], 6);
        assert_eq!([3, 4, 1, 0].map(|n| scale.bar(n)), ["███", "████", "█", ""]);
        assert_eq!(scale.longest(), 4);
    }

    #[test]
    fn longer_lists_shrink_to_one_scale_and_something_is_never_nothing() {
        let scale = Scale::of([100, 50, 1, 0], 6);
        assert_eq!([100, 50, 75, 1, 0].map(|n| scale.bar(n)), ["██████", "███", "████▌", "▌", ""]);
    }

    #[test]
    fn bars_of_one_scale_keep_their_order() {
        let scale = Scale::of(0..=97, 9);
        for count in 0..97 {
            assert!(scale.halves(count) <= scale.halves(count + 1), "{count}");
        }
    }

    #[test]
    fn no_room_and_no_counts_draw_nothing() {
        assert_eq!(Scale::of([5], 0).bar(5), "");
        assert_eq!(Scale::of([], 5).bar(0), "");
    }

    #[test]
    fn a_mark_stands_at_the_end_of_its_bar() {
        let scale = Scale::of([6, 2], 6);
        assert_eq!([0, 1, 6].map(|n| scale.mark(n)), [None, Some(0), Some(5)]);
        assert_eq!(Scale::of([12], 6).mark(12), Some(5));
    }

    #[test]
    fn a_gauge_is_full_at_the_end_and_not_before() {
        let whole = Span::minutes(25);
        assert_eq!(filled(Span::ZERO, whole, 35), 0);
        assert_eq!(filled(Span::seconds(628), whole, 35), 14);
        assert_eq!(filled(Span::seconds(1499), whole, 35), 34);
        assert_eq!(filled(whole, whole, 35), 35);
        assert_eq!(filled(Span::minutes(40), whole, 35), 35);
        assert_eq!(filled(Span::minutes(1), Span::ZERO, 35), 35);
    }

    #[test]
    fn a_sparkline_has_a_sign_a_minute() {
        assert_eq!(spark(&[0, 1, 2, 4], 4), "·▂▄█");
        assert_eq!(spark(&[1, 1], 1), "██");
        assert_eq!(spark(&[0], 0), "·");
    }
}
