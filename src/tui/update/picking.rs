//! Choosing from a list: where the line goes, a category or a table for ideas.

use super::sign::go_to;
use super::submit::step;
use crate::session::Command;
use crate::tui::effect::Effect;
use crate::tui::model::{Choosing, Model, Overlay, Target};
use crate::tui::offer::{Meant, choices, question};

/// Takes the row chosen.
pub(super) fn enter(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Pick { what, finder }) = model.overlays.pop() else { return Vec::new() };
    let rows = choices(model, &what, &finder);
    let place = finder.place.min(rows.len().saturating_sub(1));
    let Some(choice) = rows.into_iter().nth(place) else { return Vec::new() };
    match (what, choice.meant) {
        (Choosing::Category(notes), Meant::Category(category)) => {
            let question = question(model);
            model.capture.marked.clear();
            step(model, Command::Retag { notes, question, category })
        }
        (Choosing::Table(notes), Meant::Table(table)) => {
            let first = notes.first().and_then(|id| model.session.notes.get(*id));
            let block = first.and_then(|note| note.block.clone());
            model.capture.marked.clear();
            step(model, Command::MoveNotes { notes, table, block })
        }
        (_, meant) => {
            aim(model, meant);
            Vec::new()
        }
    }
}

fn aim(model: &mut Model, meant: Meant) {
    match meant {
        Meant::AsItRuns => model.capture.target = Target::default(),
        Meant::Question(question) => model.capture.target.question = Some(question),
        Meant::Block(block) => model.capture.target.block = Some(block),
        Meant::Table(table) => go_to(model, table),
        Meant::Category(_) => {}
    }
    model.refresh_list(false);
}
