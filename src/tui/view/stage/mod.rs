//! The Stage: where are we, how long left, are we late, which table, what came, what next.
//!
//! One pane a file: rows are built as data first, then drawn. Panes read the model; facts of the
//! session come from it as they are.

mod categories;
mod count_list;
pub(crate) mod header;
mod heading;
pub(super) mod lateness;
mod lists;
mod newest;
mod programme;
mod round;
mod small;
mod subject;
mod table_list;
pub(crate) mod tables;
mod time;
mod usual;
pub(crate) mod wide;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::theme::Theme;
use crate::tui::layout::is_large;
use crate::tui::model::Model;

/// Columns and rows from which on the Stage is drawn as at 80×24.
const USUAL: (u16, u16) = (64, 18);

/// Draws the Stage in everything but the message line and the line of keys below it.
pub fn draw(model: &Model, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let buffer = frame.buffer_mut();
    if area.width < USUAL.0 || area.height < USUAL.1 {
        small::draw(model, theme, buffer, area);
    } else if is_large(area) {
        wide::draw(model, theme, buffer, area);
    } else {
        usual::draw(model, theme, buffer, area);
    }
}
