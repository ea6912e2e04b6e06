//! The day as one line to scale: planned above, real and forecast below, a mark at now.

use chrono::{DateTime, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::hour_minute;
use crate::session::{BlockOutlook, Phase};
use crate::text::{cut, shown, width};
use crate::theme::{Theme, Tone};
use crate::tui::model::Model;
use crate::tui::view::place::{below, inset, place};

/// Rows it takes.
pub(crate) const ROWS: u16 = 4;

/// Columns of the words before the line.
const LABEL: u16 = 10;

/// The blocks of the day that is on.
fn today(model: &Model) -> Vec<&BlockOutlook> {
    let Some(on) = model.block() else { return Vec::new() };
    let day = model.session.day_of(on.id());
    let blocks = model.outlook.blocks.iter();
    blocks.filter(|of| day.iter().any(|state| *state.id() == of.block)).collect()
}

/// True where there are times to draw.
pub(crate) fn has_times(model: &Model) -> bool {
    Stretch::of(model).is_some()
}

/// From when to when the line goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    from: i64,
    to: i64,
    columns: u16,
}

impl Stretch {
    fn of(model: &Model) -> Option<Self> {
        let blocks = today(model);
        let times = || {
            let each = blocks.iter();
            each.flat_map(|of| [of.planned_start, of.planned_end, of.start, of.end])
                .flatten()
                .map(|at| at.timestamp())
        };
        let (from, to) = (times().min()?, times().max()?);
        (to > from).then_some(Self { from, to, columns: 0 })
    }

    /// The column of a moment; those before and after stand at the ends.
    fn column(self, at: DateTime<Utc>) -> u16 {
        let gone = i128::from((at.timestamp() - self.from).clamp(0, self.to - self.from));
        let all = i128::from(self.to - self.from);
        let column = gone * i128::from(self.columns.saturating_sub(1)) / all.max(1);
        u16::try_from(column).unwrap_or(0)
    }
}

/// Draws the line, with a mark at now while now is on it.
pub(crate) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let Some(stretch) = Stretch::of(model) else { return };
    let line = inset(area, LABEL, 0);
    let stretch = Stretch { columns: line.width, ..stretch };
    for (row, words) in (1_u16..).zip(["planned", "real"]) {
        place(buffer, area, (0, row), words, theme.style(Tone::Dim));
    }
    let mut free = 0;
    // A day gone by without its blocks is not foretold from its second one on.
    let is_foretold = today(model).first().is_some_and(|of| of.start.is_some());
    for of in today(model) {
        if let Some(at) = of.planned_start {
            let words = hour_minute(model.local(at));
            let column = whole(stretch.column(at), &words, line.width);
            if column >= free {
                free = place(buffer, line, (column, 0), &words, theme.style(Tone::Dim)) + 1;
            }
        }
        segment(
            model,
            of,
            (of.planned_start, of.planned_end),
            '─',
            stretch,
            (theme, buffer, below(line, 1)),
        );
        let fill = if of.phase == Phase::Coming { '╌' } else { '━' };
        let times = if is_foretold { (of.start, of.end) } else { (None, None) };
        segment(model, of, times, fill, stretch, (theme, buffer, below(line, 2)));
    }
    // Before and after there is no place for it on the line.
    if !(stretch.from..=stretch.to).contains(&model.now.at.timestamp()) {
        return;
    }
    let words = format!("▲ {}", hour_minute(model.local(model.now.at)));
    let column = whole(stretch.column(model.now.at), &words, line.width);
    place(buffer, line, (column, 3), &words, theme.style(Tone::Plain));
}

/// The column at which words that belong to a moment are whole: at the right edge they end there.
fn whole(column: u16, words: &str, columns: u16) -> u16 {
    column.min(columns.saturating_sub(u16::try_from(width(words)).unwrap_or(u16::MAX)))
}

/// Draws a block from its start to its end, its title in it as far as it fits.
fn segment(
    model: &Model,
    of: &BlockOutlook,
    (start, end): (Option<DateTime<Utc>>, Option<DateTime<Utc>>),
    fill: char,
    stretch: Stretch,
    (theme, buffer, line): (&Theme, &mut Buffer, Rect),
) {
    let (Some(start), Some(end)) = (start, end.or(start)) else { return };
    let (from, to) = (stretch.column(start), stretch.column(end));
    let wide = usize::from(to.saturating_sub(from));
    let now = stretch.column(model.now.at);
    let runs = fill == '━' && of.phase == Phase::Running;
    let until = if runs { now.max(from).min(to) } else { to };
    let run = |sign: char, columns: u16| sign.to_string().repeat(usize::from(columns));
    let tone = if fill == '━' { Tone::Bar } else { Tone::Border };
    let at = place(buffer, line, (from, 0), "│", theme.style(Tone::Border));
    let filled = run(fill, until.saturating_sub(at));
    let at = place(buffer, line, (at, 0), &filled, theme.style(tone));
    place(buffer, line, (at, 0), &run('╌', to.saturating_sub(at)), theme.style(Tone::Border));
    let title = model.session.block(&of.block).map(|state| shown(&state.block.title));
    let title = title.unwrap_or_default();
    let words = cut(&title, wide.saturating_sub(4));
    if width(&words) > 1 {
        let left = u16::try_from((wide - width(&words)) / 2).unwrap_or(0);
        let words = format!(" {words} ");
        place(buffer, line, (from + left, 0), &words, theme.style(Tone::Plain));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_at_the_right_edge_is_whole() {
        assert_eq!(whole(30, "20:15", 121), 30);
        assert_eq!(whole(120, "20:15", 121), 116);
        assert_eq!(whole(2, "20:15", 3), 0);
    }

    #[test]
    fn the_line_is_to_scale_and_ends_where_the_day_does() {
        let stretch = Stretch { from: 0, to: 7200, columns: 121 };
        let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
        assert_eq!([0, 3600, 7200].map(|s| stretch.column(at(s))), [0, 60, 120]);
        assert_eq!([-9, 9999].map(|s| stretch.column(at(s))), [0, 120]);
    }
}
