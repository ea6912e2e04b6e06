//! The screens that are lists of their own: the programme, the tables, the categories, the
//! devices.
//!
//! Each has a line that says where we are, the rows with the one chosen in sight, and below them
//! what is known of that one.

mod categories;
mod devices;
pub(super) mod frame;
mod programme;
mod scanned;
mod seats;
mod split;
mod tables;
mod times;
mod worth;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::theme::Theme;
use crate::tui::model::{Model, Screen};

/// Draws a list in everything but the message line and the line of keys below it.
pub(super) fn draw(model: &Model, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let buffer = frame.buffer_mut();
    match model.screen {
        Screen::Programme => programme::draw(model, theme, buffer, area),
        Screen::Tables => tables::draw(model, theme, buffer, area),
        Screen::Devices => devices::draw(model, theme, buffer, area),
        Screen::Seating => seats::draw(model, theme, buffer, area),
        Screen::Categories if model.lists.split.is_some() => {
            split::draw(model, theme, buffer, area);
        }
        Screen::Categories => categories::draw(model, theme, buffer, area),
        Screen::Stage
        | Screen::Capture
        | Screen::Tally
        | Screen::TownHall
        | Screen::Report
        | Screen::Room => {}
    }
}
