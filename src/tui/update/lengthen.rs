//! Longer and shorter: the new end is shown first, and further presses add up to one step.

use super::asking::{ask, left};
use super::lists;
use super::submit::{nothing_runs, say};
use crate::domain::{BlockId, Span};
use crate::session::{Author, BlockState, Command, Refusal, decide};
use crate::tui::effect::Effect;
use crate::tui::model::{Asked, Confirm, Model, Overlay, Screen, Sort, Waits, title};
use crate::tui::words::refused;

/// How much longer a key makes a block.
pub(super) fn by_key(name: &str) -> Option<Span> {
    Some(match name {
        "+" | "=" => Span::minutes(1),
        "-" | "−" => Span::minutes(-1),
        ">" => Span::minutes(5),
        "<" => Span::minutes(-5),
        _ => return None,
    })
}

/// Shows what a key would make of the running block's end.
pub(super) fn lengthen(model: &mut Model, name: &str, batch: u64) -> Vec<Effect> {
    let Some(by) = by_key(name) else { return Vec::new() };
    let blocks = lists::length(model);
    if blocks.is_empty() {
        return nothing_runs(model);
    }
    if let Some(refusal) = refusal(model, &blocks, by) {
        say(model, Sort::Refused, refused(model, &refusal));
        return Vec::new();
    }
    let words = words(model, &blocks, by);
    ask(model, words, Asked::Lengthen { blocks, by, beside: String::new() }, batch)
}

/// Why blocks cannot be made so much longer or shorter: then it is not offered.
fn refusal(model: &Model, blocks: &[BlockId], by: Span) -> Option<Refusal> {
    let command = |block: &BlockId| Command::Lengthen { block: block.clone(), by };
    let refused =
        |block| decide(&model.session, &Author::facilitator(), &command(block), model.now).err();
    blocks.iter().find_map(refused)
}

/// A further press, while the new end is shown.
pub(super) fn more(model: &mut Model, name: &str, batch: u64) -> bool {
    let Some(more) = by_key(name) else { return false };
    let Some(Overlay::Confirm(confirm)) = model.overlays.last() else { return false };
    let Asked::Lengthen { blocks, by, .. } = &confirm.asked else { return false };
    let (blocks, before) = (blocks.clone(), *by);
    let refusal = refusal(model, &blocks, before + more);
    let by = if refusal.is_some() { before } else { before + more };
    let beside = refusal.map(|refusal| format!(" No shorter: {refusal}.")).unwrap_or_default();
    let words = format!("{}{beside}", words(model, &blocks, by));
    let asked = Asked::Lengthen { blocks, by, beside };
    model.overlays.pop();
    let confirm = Confirm { words, asked, waits: Waits::for_later(batch) };
    model.overlays.push(Overlay::Confirm(Box::new(confirm)));
    true
}

/// What it would come to; on the Programme, for all that follows.
fn words(model: &mut Model, blocks: &[BlockId], by: Span) -> String {
    if model.screen == Screen::Programme {
        let what = lists::lengthened(model, blocks, by);
        return format!("{what} Enter takes it; + - > < change it.");
    }
    end(model, by)
}

/// Makes the new end true for the moment, as long as that block runs. The Programme follows by
/// itself.
pub(super) fn follow(model: &mut Model) {
    let running = model.session.running().map(BlockState::id);
    let Some(Overlay::Confirm(confirm)) = model.overlays.last() else { return };
    let Asked::Lengthen { blocks, by, beside } = &confirm.asked else { return };
    if model.screen == Screen::Programme || blocks.first() != running {
        return;
    }
    let words = format!("{}{beside}", end(model, *by));
    if let Some(Overlay::Confirm(confirm)) = model.overlays.last_mut() {
        confirm.words = words;
    }
}

fn end(model: &Model, by: Span) -> String {
    let Some(running) = model.session.running() else { return String::new() };
    let minutes = by.nearest_minutes();
    let change = match minutes {
        0 => "as long as it was".to_owned(),
        n if n > 0 => format!("{n} min longer"),
        n => format!("{} min shorter", -n),
    };
    let now = model.now;
    let end = match left(model, running) {
        // What is over its time ends when it is ended, and not before now.
        Some(left) if left + by <= Span::ZERO => format!("{} over", (left + by).digits_up()),
        Some(left) => {
            let at = |left| model.until(left);
            let is = at(left + by);
            let was = (left > Span::ZERO).then(|| at(left)).filter(|was| *was != is);
            let was = was.map(|was| format!(", not {was}")).unwrap_or_default();
            format!("ends {is}{was}")
        }
        None => {
            let gone = running.elapsed(now.t).unwrap_or(Span::ZERO);
            format!("counts down, ends {}", model.until(by - gone))
        }
    };
    format!("{}, {change}: {end}. Enter takes it; + - > < change it.", title(running))
}
