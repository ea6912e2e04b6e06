//! The questions with their categories and bars, all on one scale. Only what is seen is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::{cut, pad, shown, width};
use crate::theme::{Theme, Tone};
use crate::tui::layout::is_large;
use crate::tui::model::{Model, TallyRow};
use crate::tui::view::bars::{Scale, figures};
use crate::tui::view::place::{below, place, place_end};

/// Draws the rows around the one under the cursor.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let rows = &model.tally.rows;
    if rows.is_empty() {
        place(buffer, area, (0, 0), "Nothing was said yet.", theme.style(Tone::Dim));
        return;
    }
    let piles = || rows.iter().filter(|row| row.pile.is_some());
    let columns = usize::from(area.width);
    let most = piles().map(|row| row.ideas).max().unwrap_or(0).max(1);
    let room = (columns / 3).max(6);
    // On a large terminal an idea has as many cells as the largest pile leaves to each.
    let each = if is_large(buffer.area) { (room / most).clamp(1, 4) } else { 1 };
    let columns = Columns {
        each,
        sign: piles().map(|row| width(&shown(&row.sign))).max().unwrap_or(1).min(4),
        count: figures(rows.iter().map(|row| row.ideas)),
        scale: Scale::of(piles().map(|row| row.ideas * each), room),
        columns,
    };
    let at = model.tally.place();
    let height = usize::from(area.height);
    let top = at.saturating_sub(height / 2).min(rows.len().saturating_sub(height));
    for (y, (place, row)) in (0..area.height).zip(rows.iter().enumerate().skip(top)) {
        let line = Rect { height: 1, ..below(area, y) };
        columns.draw(row, place == at && row.pile.is_some(), theme, buffer, line);
    }
}

struct Columns {
    sign: usize,
    count: usize,
    scale: Scale,
    /// Cells of one idea.
    each: usize,
    columns: usize,
}

impl Columns {
    fn draw(&self, row: &TallyRow, chosen: bool, theme: &Theme, buffer: &mut Buffer, line: Rect) {
        let is_heading = row.pile.is_none();
        let (sign, label) = (shown(&row.sign), shown(&row.label));
        let tone = |usual| theme.style(if chosen { Tone::Chosen } else { usual });
        let bar_at = if is_heading {
            self.columns.saturating_sub(self.count)
        } else {
            self.columns.saturating_sub(self.count + 1 + self.scale.longest())
        };
        let before = match (is_heading, chosen) {
            (true, _) => "",
            (false, true) => "▸ ",
            (false, false) => "  ",
        };
        let at = place(buffer, line, (0, 0), before, tone(Tone::Plain));
        let sign =
            if is_heading { sign.into_owned() } else { pad(&cut(&sign, self.sign), self.sign) };
        let usual = if is_heading { Tone::Title } else { Tone::Category };
        let at = place(buffer, line, (at, 0), &sign, tone(usual)) + 1;
        let room = bar_at.saturating_sub(usize::from(at) + 1);
        let usual = if is_heading { Tone::Title } else { Tone::Plain };
        place(buffer, line, (at, 0), &cut(&label, room), tone(usual));
        if !is_heading {
            let at = u16::try_from(bar_at).unwrap_or(u16::MAX);
            place(
                buffer,
                line,
                (at, 0),
                &self.scale.bar(row.ideas * self.each),
                theme.style(Tone::Bar),
            );
        }
        place_end(buffer, line, 0, &row.ideas.to_string(), tone(Tone::Plain));
    }
}
