//! From screen to screen.

use super::submit::say;
use super::{hall, report};
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Screen, Sort};
use crate::tui::words;

/// Goes to a screen; where it has a line, the cursor is in it.
pub(super) fn show(model: &mut Model, screen: Screen) -> Vec<Effect> {
    // At a table there is one screen.
    let screen = if model.mode.is_of_table() { Screen::Capture } else { screen };
    let before = std::mem::replace(&mut model.screen, screen);
    if before != screen && model.capture.is_lone_sign() {
        model.capture.empty();
    }
    if (before == Screen::TownHall) != (screen == Screen::TownHall) {
        hall::change_lines(model);
    }
    if before != screen {
        model.message.take_if(|message| !message.goes_along(model.now));
        model.message.iter_mut().for_each(|message| message.carried = true);
    }
    (model.capture.armed, model.capture.again) = (None, false);
    model.list = Default::default();
    model.tally.opened = None;
    model.lists.leave();
    model.refresh_screen();
    if (before, screen) == (Screen::Report, Screen::Tally) {
        model.tally.seek_unplaced(&model.session);
    }
    // An empty list says so itself.
    let listed = !model.capture.listed.listing().now.is_empty();
    if let Some(words) = words::of_no_block(model).filter(|_| screen == Screen::Capture && listed) {
        say(model, Sort::Told, words);
    }
    report::shown(model)
}
