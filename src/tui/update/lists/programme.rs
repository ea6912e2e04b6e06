//! Keys of the Programme: each shows the times that would come of it, and asks.

use super::super::asking::ask;
use super::super::submit::{say, submit};
use super::super::wanting::open;
use super::block_form;
use super::ripple::{offer, tried, try_out};
use crate::actions::Action;
use crate::domain::{Block, BlockId, Span, TimeOfDay};
use crate::session::{Command, Session};
use crate::tui::effect::Effect;
use crate::tui::model::{Asked, Line, Model, Screen, Sent, Sort, Wanted, Write, title};

pub(super) fn act(model: &mut Model, action: Action, up: bool, batch: u64) -> Vec<Effect> {
    let Some(block) = model.chosen_block().map(|it| it.id().clone()) else {
        return match action {
            Action::InsertBlock => block_form::insert(model, None, batch),
            _ => nothing(model),
        };
    };
    model.lists.block = Some(block.clone());
    match action {
        Action::ChangeBlock => block_form::change(model, &block, batch),
        Action::InsertBlock => block_form::insert(model, Some(block), batch),
        Action::Skip => skip(model, block, batch),
        Action::BringBack => offer(model, vec![Command::BringBack { block }], batch),
        Action::MoveBlock => shift(model, &block, up, batch),
        Action::FixStart => fix(model, &block, batch),
        _ => Vec::new(),
    }
}

fn nothing(model: &mut Model) -> Vec<Effect> {
    say(model, Sort::Refused, "not done: there are no blocks yet · a adds one");
    Vec::new()
}

fn skip(model: &mut Model, block: BlockId, batch: u64) -> Vec<Effect> {
    let command = Command::Skip { block: block.clone(), reason: None };
    let Some(words) = try_out(model, &[command]) else { return Vec::new() };
    let words = format!("{words} Why? It may stay empty. Enter skips it, Esc does not.");
    let (wanted, line) = (Wanted::Skip(block), Line::default());
    open(model, Write { wanted, words, line, batch, held: None })
}

pub(super) fn skipped(model: &mut Model, block: BlockId, words: &str) -> Vec<Effect> {
    let reason = (!words.is_empty()).then(|| words.into());
    let sent = Sent::Reason { block: block.clone(), typed: words.to_owned() };
    vec![submit(model, vec![Command::Skip { block, reason }], None, sent)]
}

/// One place up or down among the blocks still to come.
fn shift(model: &mut Model, block: &BlockId, up: bool, batch: u64) -> Vec<Effect> {
    let Some(after) = neighbour(&model.session, block, up) else {
        say(model, Sort::Refused, "not done: it has no block to change places with");
        return Vec::new();
    };
    offer(model, vec![Command::MoveBlock { block: block.clone(), after }], batch)
}

/// The block to stand behind for one place up or down; `None` where there is no such place.
fn neighbour(session: &Session, block: &BlockId, up: bool) -> Option<Option<BlockId>> {
    let place = session.place(block)?;
    let at = |place: usize| session.blocks.get(place).map(|state| state.id().clone());
    if up {
        let above = place.checked_sub(1).and_then(|above| session.blocks.get(above))?;
        return above.started.is_none().then(|| place.checked_sub(2).and_then(at));
    }
    Some(Some(at(place + 1)?))
}

/// A start that holds, or that follows again. Where none is printed the expected one holds.
fn fix(model: &mut Model, block: &BlockId, batch: u64) -> Vec<Effect> {
    let Some(state) = model.session.block(block) else { return Vec::new() };
    let expected = model.outlook.of(block).and_then(|of| of.start);
    let expected = expected.map(|at| TimeOfDay(model.local(at).time()));
    let start = state.block.start.or(expected);
    let fixed = !state.block.fixed;
    if start.is_none() {
        let words = "not done: no start is known that could hold · Enter edits it";
        say(model, Sort::Refused, words);
        return Vec::new();
    }
    let block = Block { start, fixed, ..state.block.clone() };
    let title = title(state).to_owned();
    let command = Command::ChangeBlock { block: Box::new(block) };
    let Some(words) = try_out(model, std::slice::from_ref(&command)) else { return Vec::new() };
    let moves = words.split_once(". ").map_or(words.as_str(), |(_, moves)| moves);
    let how = match start.filter(|_| fixed) {
        Some(start) => format!("{title} waits for {}", start.0.format("%H:%M")),
        None => format!("{title} follows the block before it"),
    };
    let words = format!("{how}. {moves} Enter takes it.");
    ask(model, words, Asked::Submit(vec![command]), batch)
}

/// The block that a length is for: the one chosen here, else the running one.
pub(in crate::tui::update) fn length(model: &Model) -> Option<BlockId> {
    let block = match model.screen {
        Screen::Programme => model.chosen_block(),
        _ => model.session.running(),
    };
    block.map(|it| it.id().clone())
}

/// Puts on the screen what another length would make of the programme, and returns it in words.
pub(in crate::tui::update) fn lengthened(model: &mut Model, block: &BlockId, by: Span) -> String {
    let command = Command::Lengthen { block: block.clone(), by };
    let tried = tried(model, &[command]).ok().flatten();
    let words = tried.as_ref().map(|tried| tried.words.clone());
    model.lists.trial = tried.map(|tried| Box::new(tried.trial));
    words.unwrap_or_else(|| "As long as it was.".to_owned())
}
