//! The Stage as drawn at 80×24, and what more rows and columns add to it: nothing moves to
//! another corner.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::subject::Subject;
use super::time::clip;
use super::{header, lists, newest, programme, time};
use crate::theme::Theme;
use crate::tui::model::Model;
use crate::tui::view::digits;
use crate::tui::view::place::{below, inset};

/// Rows of the two lists at least, where there is room.
const LIST: u16 = 8;

/// The columns of the panes.
struct Sides {
    left: Rect,
    right: Rect,
}

impl Sides {
    fn of(area: Rect) -> Self {
        let width = area.width.saturating_sub(2) / 2;
        let right = area.width.saturating_sub(width);
        Self { left: Rect { width, ..area }, right: inset(area, right, 0) }
    }
}

/// Draws the Stage.
pub(crate) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    header::draw(model, theme, buffer, area);
    let inner = below(inset(area, 2, 2), header::ROWS);
    let tall = area.height >= 34 && area.width >= 108;
    let rows = if tall { 2 * digits::ROWS } else { digits::ROWS };
    let beside = Sides::of(inner).right.x - inner.x;
    time::draw(model, theme, buffer, inner, (beside, rows));

    let rest = below(inner, rows + 2);
    let most = if tall { 8 } else { 2 };
    let asked = Subject::of(model).draw(theme, buffer, clip(rest, 0, most), (most, tall));
    let rest = below(rest, asked + u16::from(asked > 0));

    let list = rest
        .height
        .saturating_sub(3)
        .min(lists::wanted(model, Sides::of(rest).left.width).max(LIST));
    let sides = Sides::of(Rect { height: list, ..rest });
    lists::draw(model, theme, buffer, sides.left, sides.right);

    let foot = below(rest, list + 1);
    let foot = Rect { x: foot.x, width: foot.width + 1, ..foot };
    let lines = foot.height.saturating_sub(1);
    newest::draw(model, theme, buffer, clip(foot, 0, lines));
    programme::next(model, theme, buffer, below(foot, lines));
}
