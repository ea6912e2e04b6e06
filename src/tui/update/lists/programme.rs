//! Keys of the Programme: each shows the times that would come of it, and asks.

use super::super::asking::ask;
use super::super::submit::{one_step, say};
use super::super::wanting::open;
use super::block_form;
use super::ripple::{offer, tried, try_out};
use crate::actions::Action;
use crate::domain::{Block, BlockId, Span, TimeOfDay};
use crate::session::{Command, Event, Record, Session};
use crate::tui::effect::Effect;
use crate::tui::model::{Asked, Line, Model, Screen, Sent, Sort, Waits, Wanted, Write, title};

pub(super) fn act(model: &mut Model, action: Action, up: bool, batch: u64) -> Vec<Effect> {
    let Some(block) = model.chosen_block().map(|it| it.id().clone()) else {
        return match action {
            Action::InsertBlock => block_form::insert(model, None, batch),
            _ => nothing(model),
        };
    };
    model.lists.blocks.chosen = Some(block.clone());
    let about = model.blocks_about();
    match action {
        Action::ChangeBlock => block_form::change(model, &block, batch),
        Action::InsertBlock => block_form::insert(model, Some(block), batch),
        Action::Mark => {
            model.lists.blocks.mark(block);
            Vec::new()
        }
        Action::Skip => skip(model, about, batch),
        Action::BringBack => {
            let each = about.into_iter().map(|block| Command::BringBack { block });
            offer(model, each.collect(), batch)
        }
        Action::MoveBlock => shift(model, &block, up, batch),
        Action::FixStart => fix(model, &block, batch),
        _ => Vec::new(),
    }
}

fn nothing(model: &mut Model) -> Vec<Effect> {
    let key = model.key(Action::InsertBlock);
    say(model, Sort::Refused, format!("not done: there are no blocks yet · {key} adds one"));
    Vec::new()
}

fn skip(model: &mut Model, blocks: Vec<BlockId>, batch: u64) -> Vec<Effect> {
    let Some(words) = try_out(model, &skipping(&blocks, "")) else { return Vec::new() };
    let them = if blocks.len() > 1 { "them" } else { "it" };
    let words = format!("{words} Why? It may stay empty. Enter skips {them}, Esc does not.");
    let (wanted, line) = (Wanted::Skip(blocks), Line::default());
    open(model, Write { wanted, words, line, waits: Waits::for_later(batch) })
}

/// The reason is kept under the first of them until it is saved.
pub(super) fn skipped(model: &mut Model, blocks: &[BlockId], words: &str) -> Vec<Effect> {
    model.lists.unmark();
    let sent = match blocks.first() {
        Some(block) => Sent::Reason { block: block.clone(), typed: words.to_owned() },
        None => Sent::Step,
    };
    one_step(model, skipping(blocks, words), sent)
}

fn skipping(blocks: &[BlockId], why: &str) -> Vec<Command> {
    let reason = || (!why.is_empty()).then(|| why.into());
    blocks.iter().map(|block| Command::Skip { block: block.clone(), reason: reason() }).collect()
}

/// One place up or down among the blocks still to come.
fn shift(model: &mut Model, block: &BlockId, up: bool, batch: u64) -> Vec<Effect> {
    let Some(after) = neighbour(&model.session, block, up) else {
        say(model, Sort::Refused, "not done: no coming block stands there to change places with");
        return Vec::new();
    };
    offer(model, vec![Command::MoveBlock { block: block.clone(), after }], batch)
}

/// What is done next is mostly about the block that was just put in.
pub(in crate::tui::update) fn go_to_new_block(model: &mut Model, record: &Record) {
    let new = record.events.iter().find_map(|event| match event {
        Event::BlockInserted { block, .. } => Some(block.id.clone()),
        _ => None,
    });
    if new.is_some() {
        model.lists.blocks.chosen = new;
    }
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

/// A start that holds, or that follows again. Where none is printed that counts on the day, the
/// expected one holds.
fn fix(model: &mut Model, block: &BlockId, batch: u64) -> Vec<Effect> {
    let Some(state) = model.session.block(block) else { return Vec::new() };
    let expected = model.outlook.of(block).and_then(|of| of.told().0);
    let expected = expected.map(|at| TimeOfDay(model.local(at).time()));
    let fixed = !state.block.fixed;
    let said = state.block.start.filter(|_| !fixed || model.session.start_counts(state));
    let start = said.or(expected);
    if start.is_none() {
        let words = "not done: no start is known that could hold · Enter edits it";
        say(model, Sort::Refused, words);
        return Vec::new();
    }
    let block = Block { start, fixed, ..state.block.clone() };
    let title = title(state).to_owned();
    let command = Command::ChangeBlock { block: Box::new(block) };
    if try_out(model, std::slice::from_ref(&command)).is_none() {
        return Vec::new();
    }
    let moves = model.lists.trial.as_ref().map(|trial| trial.moves.clone()).unwrap_or_default();
    let how = match start.filter(|_| fixed) {
        Some(start) => format!("{title} waits for {}", start.0.format("%H:%M")),
        None => format!("{title} follows the block before it"),
    };
    let words = format!("{how}. {moves} Enter takes it.");
    ask(model, words, Asked::Submit(vec![command]), batch)
}

/// The blocks that a length is for: those that a key is about here, else the running one.
pub(in crate::tui::update) fn length(model: &Model) -> Vec<BlockId> {
    match model.screen {
        Screen::Programme => model.blocks_about(),
        _ => model.session.running().map(|it| it.id().clone()).into_iter().collect(),
    }
}

/// Puts on the screen what another length would make of the programme, and returns it in words.
pub(in crate::tui::update) fn lengthened(
    model: &mut Model,
    blocks: &[BlockId],
    by: Span,
) -> String {
    let command = |block: &BlockId| Command::Lengthen { block: block.clone(), by };
    let commands: Vec<Command> = blocks.iter().map(command).collect();
    let tried = tried(model, &commands).ok().flatten();
    let words = tried.as_ref().map(|tried| tried.words.clone());
    model.lists.trial = tried.map(|tried| Box::new(tried.trial));
    words.unwrap_or_else(|| {
        if blocks.len() > 1 { "As long as they were." } else { "As long as it was." }.to_owned()
    })
}
