//! Keys on the screens that are lists of their own: the cursor goes by rows, and the table of
//! actions says the rest.

use super::going;
use super::press::{Press, by_table};
use crate::tui::context::scope;
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Screen};

pub(super) fn press(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    let Some(by) = going::by(press.key, going::PAGE) else {
        let at = scope(model);
        return by_table(model, press, at);
    };
    match (model.screen, model.lists.split.is_some()) {
        (Screen::Programme, _) => {
            let rows = model.session.blocks.iter().map(|it| it.id().clone()).collect();
            let at = model.chosen_block().map(|it| it.id().clone());
            model.lists.block = gone(rows, at.as_ref(), by);
        }
        (Screen::Tables, _) => {
            let rows = model.session.tables.iter().map(|it| it.table.name.clone()).collect();
            let at = model.chosen_table().map(|it| it.table.name.clone());
            model.lists.table = gone(rows, at.as_ref(), by);
        }
        (Screen::Categories, false) => {
            let at = model.chosen_category();
            model.lists.category = gone(model.category_rows(), at.as_ref(), by);
        }
        (Screen::Categories, true) => {
            let rows = model.split_notes().into_iter().map(|note| note.id).collect();
            if let Some(split) = &mut model.lists.split {
                split.at = gone(rows, split.at.as_ref(), by);
            }
        }
        (Screen::Stage, _)
        | (Screen::Capture | Screen::Tally | Screen::TownHall | Screen::Report | Screen::Room, _) =>
            {}
    }
    Vec::new()
}

/// The row so many rows on, or the first or the last.
fn gone<T: PartialEq>(mut rows: Vec<T>, at: Option<&T>, by: isize) -> Option<T> {
    let last = rows.len().checked_sub(1)?;
    let place = rows.iter().position(|row| Some(row) == at).unwrap_or(0);
    Some(rows.swap_remove(going::gone(place, by, last)))
}
