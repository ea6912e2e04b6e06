//! From screen to screen.

use crate::tui::effect::Effect;
use crate::tui::model::{Model, Screen};

/// Goes to a screen; in Capture the cursor is in the line.
pub(super) fn show(model: &mut Model, screen: Screen) -> Vec<Effect> {
    model.screen = screen;
    model.capture.armed = None;
    model.capture.selected = None;
    model.capture.marked.clear();
    Vec::new()
}
