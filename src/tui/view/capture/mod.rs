//! Capture: the question, what was said, the categories, and the line that is always ready.

mod head;
mod input;
mod list;
mod status;
mod strip;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::foot;
use crate::theme::Theme;
use crate::tui::layout::capture::layout;
use crate::tui::model::Model;
use crate::tui::strip::{line_keys, strip as stage_keys};

/// Draws Capture in the whole of the area.
pub fn draw(model: &Model, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let areas = layout(area, model);
    head::draw(model, theme, frame.buffer_mut(), &areas);
    list::draw(model, theme, frame.buffer_mut(), areas.list);
    strip::draw(model, theme, frame.buffer_mut(), areas.strip);
    status::draw(model, theme, frame.buffer_mut(), &areas);
    input::draw(model, theme, frame, areas.input);
    let buffer = frame.buffer_mut();
    match (model.has_line(), model.capture.armed) {
        (true, None) => foot::keys(&line_keys(model), None, theme, buffer, areas.keys),
        (_, armed) => {
            let walked = armed.and_then(|armed| armed.place);
            foot::keys(&stage_keys(model), walked, theme, buffer, areas.keys);
        }
    }
}
