//! Capture: the question, what was said, the categories, and the line that is always ready.

pub(super) mod head;
pub(super) mod input;
pub(super) mod list;
pub(super) mod status;
pub(super) mod strip;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use super::{filter, foot};
use crate::theme::Theme;
use crate::tui::layout::capture::layout;
use crate::tui::model::Model;
use crate::tui::offer::is_open;
use crate::tui::strip::{again, line_keys, strip as stage_keys};

/// Draws Capture in the whole of the area.
pub fn draw(model: &Model, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let areas = layout(area, model);
    head::draw(model, theme, frame.buffer_mut(), &areas);
    let clear = status::clear(model, area, areas.list, areas.status);
    list::draw(model, theme, frame.buffer_mut(), clear);
    strip::draw(model, theme, frame.buffer_mut(), areas.strip);
    head::rule(theme, frame.buffer_mut(), areas.lower_rule);
    status::draw(model, theme, frame.buffer_mut(), areas.status);
    if areas.strip.is_empty() && is_open(model) {
        let above = 1.min(areas.list.height);
        let row = Rect { y: areas.status.y - above, height: 1 + above, ..areas.status };
        Clear.render(row, frame.buffer_mut());
        strip::draw(model, theme, frame.buffer_mut(), row);
    }
    input::draw(model, theme, frame, areas.input);
    if !filter::draw(model, theme, frame, areas.keys) {
        keys(model, theme, frame.buffer_mut(), areas.keys);
    }
}

/// Draws the keys of the line, or after Esc those of the Stage.
pub(super) fn keys(model: &Model, theme: &Theme, buffer: &mut Buffer, row: Rect) {
    match (model.has_line(), model.capture.armed) {
        (true, None) if model.capture.again => {
            foot::keys(&again(model), None, theme, buffer, row);
        }
        (true, None) => foot::keys(&line_keys(model), None, theme, buffer, row),
        (_, armed) => {
            let walked = armed.and_then(|armed| armed.place);
            foot::keys(&stage_keys(model), walked, theme, buffer, row);
        }
    }
}
