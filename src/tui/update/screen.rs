//! From screen to screen.

use super::hall;
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Screen};

/// Goes to a screen; where it has a line, the cursor is in it.
pub(super) fn show(model: &mut Model, screen: Screen) -> Vec<Effect> {
    let before = std::mem::replace(&mut model.screen, screen);
    if (before == Screen::TownHall) != (screen == Screen::TownHall) {
        hall::change_lines(model);
    }
    model.capture.armed = None;
    model.capture.selected = None;
    model.capture.marked.clear();
    Vec::new()
}
