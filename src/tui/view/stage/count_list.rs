//! Rows of counts with their bars on one scale, and questions that have none yet.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::categories::{CountRow, Fitted};
use super::time::{clip, paragraph};
use crate::text::{cut, pad, width, wrap};
use crate::theme::{Theme, Tone};
use crate::tui::view::bars::{Scale, figures};
use crate::tui::view::place::{below, inset, place, place_end};

/// Draws rows of counts: sign, label, bar, count; a thin mark for the round before. Labels are
/// whole where there is room for that.
pub(crate) fn draw(fitted: &Fitted, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let last = fitted.others.as_ref().map(|(_, last)| last);
    let columns = Columns::of(fitted.rows.iter().chain(last), area.width);
    let is_whole = last.is_none() && columns.height(&fitted.rows) <= usize::from(area.height);
    let mut y = 0;
    for row in &fitted.rows {
        if y >= area.height {
            break;
        }
        y += columns.draw(row, is_whole, theme, buffer, below(area, y));
    }
    if let Some((words, last)) = &fitted.others {
        let y = u16::try_from(fitted.rows.len()).unwrap_or(u16::MAX);
        columns.draw_shared(words, last, theme, buffer, below(area, y));
    }
}

struct Columns {
    sign: usize,
    count: usize,
    scale: Scale,
    wide: usize,
}

/// Rows of the screen that these take with their labels whole.
pub(crate) fn height(rows: &[CountRow], columns: u16) -> usize {
    Columns::of(rows.iter(), columns).height(rows)
}

impl Columns {
    fn of<'a>(rows: impl Iterator<Item = &'a CountRow> + Clone, wide: u16) -> Self {
        let wide = usize::from(wide);
        let most = if wide < 50 { (wide / 6).max(6) } else { wide / 4 };
        let counts = rows.clone().flat_map(|row| [row.ideas, row.before.unwrap_or(0)]);
        Self {
            scale: Scale::of(counts, most),
            sign: rows.clone().map(|row| width(&row.sign)).max().unwrap_or(1),
            count: figures(rows.map(|row| row.ideas)),
            wide,
        }
    }

    /// What a label has to itself.
    fn room(&self) -> usize {
        self.bar_at().saturating_sub(self.sign + 1 + 3)
    }

    fn height(&self, rows: &[CountRow]) -> usize {
        rows.iter().map(|row| wrap(&row.label, self.room()).len().max(1)).sum()
    }

    fn bar_at(&self) -> usize {
        self.wide.saturating_sub(self.count + 1 + self.scale.longest())
    }

    /// Returns the rows taken.
    fn draw(
        &self,
        row: &CountRow,
        is_whole: bool,
        theme: &Theme,
        buffer: &mut Buffer,
        area: Rect,
    ) -> u16 {
        place(buffer, area, (0, 0), &pad(&row.sign, self.sign), theme.style(Tone::Category));
        let at = u16::try_from(self.sign + 1).unwrap_or(u16::MAX);
        let lines = match is_whole {
            true => wrap(&row.label, self.room()),
            false => vec![cut(&row.label, self.room()).into_owned()],
        };
        let mut taken = 0;
        for line in &lines {
            place(buffer, below(area, taken), (at, 0), line, theme.style(Tone::Plain));
            taken += 1;
        }
        self.draw_bar(row, theme, buffer, area);
        taken.max(1)
    }

    /// The last line, which also says what has no line of its own.
    fn draw_shared(
        &self,
        words: &str,
        last: &CountRow,
        theme: &Theme,
        buffer: &mut Buffer,
        area: Rect,
    ) {
        let end = format!("{} {}", last.sign, last.label);
        let from = self.bar_at().saturating_sub(width(&end) + 1);
        let words = cut(words, from.saturating_sub(1));
        let (sign, label) = match words.split_once(' ') {
            Some((sign, label)) if width(sign) <= self.sign => (sign, label),
            _ => ("", words.as_ref()),
        };
        let at = if sign.is_empty() { 0 } else { self.sign + 1 };
        place(buffer, area, (0, 0), sign, theme.style(Tone::Category));
        let at = u16::try_from(at).unwrap_or(u16::MAX);
        place(buffer, area, (at, 0), label, theme.style(Tone::Plain));
        let from = u16::try_from(from).unwrap_or(u16::MAX);
        place(buffer, area, (from, 0), &end, theme.style(Tone::Plain));
        self.draw_bar(last, theme, buffer, area);
    }

    fn draw_bar(&self, row: &CountRow, theme: &Theme, buffer: &mut Buffer, area: Rect) {
        let at = u16::try_from(self.bar_at()).unwrap_or(u16::MAX);
        place(buffer, area, (at, 0), &self.scale.bar(row.ideas), theme.style(Tone::Bar));
        if let Some(mark) = row.before.and_then(|before| self.scale.mark(before)) {
            let mark = at.saturating_add(u16::try_from(mark).unwrap_or(u16::MAX));
            place(buffer, area, (mark, 0), "│", theme.style(Tone::Before));
        }
        place_end(
            buffer,
            Rect { width: area.width, ..area },
            0,
            &row.ideas.to_string(),
            theme.style(Tone::Plain),
        );
    }
}

/// Draws questions that nobody has answered yet, as far as possible whole.
pub(crate) fn asked(rows: &[CountRow], theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let mut row = 0;
    for (place_in_list, question) in rows.iter().enumerate() {
        let others = u16::try_from(rows.len() - place_in_list - 1).unwrap_or(u16::MAX);
        let free = area.height.saturating_sub(row).saturating_sub(others);
        let line = clip(area, row, free);
        let after = place(buffer, line, (0, 0), &question.sign, theme.style(Tone::Category)) + 1;
        row += paragraph(&question.label, theme, Tone::Plain, buffer, inset(line, after, 0));
    }
}
