//! Keys on the screens that are lists of their own: the cursor goes by rows, a filter is typed, and
//! the table of actions says the rest.

use super::press::{Press, by_table};
use super::rows;
use crate::tui::context::scope;
use crate::tui::effect::Effect;
use crate::tui::going;
use crate::tui::keys::name;
use crate::tui::model::Model;

pub(super) fn press(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    if model.lists.is_typing() {
        rows::in_filter(model, press.key);
        return Vec::new();
    }
    if let Some(by) = going::by(press.key, going::PAGE) {
        rows::go(model, by);
        return Vec::new();
    }
    if name(press.key).as_deref() == Some("Esc") && model.lists.filter().is_some() {
        rows::unfilter(model);
        return Vec::new();
    }
    let at = scope(model);
    by_table(model, press, at)
}
