//! What is drawn: a pane a file. Views borrow the model; they neither change nor remember.

mod bars;
mod clock;
mod digits;
mod place;
pub mod room;
pub mod stage;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

use super::model::{Model, Screen};
use crate::theme::Theme;

/// The least size a screen is drawn at; below it stand the clock and the line.
pub const LEAST: (u16, u16) = (40, 12);

/// Draws the whole interface.
pub fn view(model: &Model, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    match model.screen {
        Screen::Stage | Screen::Capture => stage::draw(model, theme, frame, above_foot(area)),
        Screen::Room => room::draw(model, theme, frame, area),
    }
}

/// The screen without its last two rows: the message line and the line of keys.
fn above_foot(area: Rect) -> Rect {
    let [above, _foot] = Layout::vertical([Constraint::Min(0), Constraint::Length(2)]).areas(area);
    above
}
