//! Keys of the Tally: through the categories, and to the ideas of one.

use super::listing;
use super::pressed::Press;
use crate::tui::going;
use crate::tui::keys::is_enter;
use crate::tui::model::{Model, Opened, Pile};

/// Takes a key of the Tally; tells whether it was one.
pub(super) fn press(model: &mut Model, press: Press<'_>) -> bool {
    if is_enter(press.key) {
        chosen(model);
        return true;
    }
    let Some(by) = going::by(press.key, going::PAGE) else { return false };
    model.tally.go(by);
    true
}

/// Shows the ideas of the category under the cursor.
pub(super) fn chosen(model: &mut Model) {
    if let Some(pile) = model.tally.chosen.clone() {
        open(model, pile);
    }
}

/// Shows the ideas of a category, with the cursor on the newest.
pub(super) fn open(model: &mut Model, pile: Pile) {
    model.tally.opened = Some(Opened::of(&model.session, pile));
    model.list = Default::default();
    listing::enter(model);
}
