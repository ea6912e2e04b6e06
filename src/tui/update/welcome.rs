//! The welcome card: at the table of the line, else at the one that is chosen first.

use super::pressed::Press;
use crate::domain::TableId;
use crate::tui::effect::Effect;
use crate::tui::going;
use crate::tui::layout::welcome::reach;
use crate::tui::model::{Card, Choosing, Finder, Model, Overlay, Screen};

/// Shows the card of the line's table; elsewhere asks for a table.
pub(super) fn ask(model: &mut Model) -> Vec<Effect> {
    let here = model.capture.table.clone().filter(|_| model.screen == Screen::Capture);
    match here {
        Some(table) => show(model, table),
        None => {
            let what = Choosing::Welcome;
            model.overlays.push(Overlay::Pick { what, finder: Finder::default() });
        }
    }
    Vec::new()
}

pub(super) fn show(model: &mut Model, table: TableId) {
    let card = Card::of(&model.session, table);
    model.overlays.push(Overlay::Welcome(Box::new(card)));
}

pub(super) fn press(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    let Some(Overlay::Welcome(card)) = model.overlays.last() else { return Vec::new() };
    let most = reach(model, card);
    let at = card.scroll.min(most);
    match (going::reading(press.key, going::PAGE), model.overlays.last_mut()) {
        (Some(by), Some(Overlay::Welcome(card))) => card.scroll = going::gone(at, by, most),
        _ => _ = model.overlays.pop(),
    }
    Vec::new()
}
