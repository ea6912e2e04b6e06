//! At a table whose session is elsewhere: what is kept here, the line, and what came back.

use std::sync::Arc;

use crossterm::event::KeyEventKind;

use super::pressed::Press;
use super::returning;
use super::reword::regroup;
use super::sign::{self, free_letter};
use super::submit::{answered, say, step, submit};
use crate::domain::{NoteId, TableId};
use crate::engine::{Link, Ticket};
use crate::session::{Command, Note, Role};
use crate::tui::effect::Effect;
use crate::tui::going;
use crate::tui::keys::{is_enter, name};
use crate::tui::model::{
    Lost, Mode, Model, Overlay, Pending, Reading, Returned, Reworded, Sent, Sort, words_of,
};
use crate::tui::words;

/// A command is on the disk of this device; one of an earlier run is on its way now.
pub(super) fn kept(model: &mut Model, ticket: Ticket, command: &Command) {
    let since = model.now.t;
    let known = model.pending.iter_mut().find(|pending| pending.tickets.contains(&ticket));
    match known {
        Some(pending) => pending.kept.push(ticket),
        None => {
            model.tag.0 += 1;
            let tickets = vec![ticket];
            let pending = Pending {
                tag: model.tag,
                kept: tickets.clone(),
                tickets,
                since,
                sent: sent(command),
                does: Vec::new(),
                words: words_of(command).into_iter().collect(),
                takes_out: Pending::out_by(command).to_vec(),
                asked: None,
            };
            model.pending.push(pending);
            returning::forget_saved(model);
        }
    }
}

fn sent(command: &Command) -> Sent {
    match command {
        Command::Capture { note } => Sent::Notes(vec![(**note).clone()]),
        Command::Edit { note, text, details } => {
            let (text, details) = (text.to_string(), details.clone());
            Sent::Words(Reworded { note: *note, text, details })
        }
        Command::AddDetail { note, level, text, id } => {
            let (note, level, id) = (*note, *level, id.map(NoteId));
            Sent::Detail { note, level, text: text.to_string(), id }
        }
        _ => Sent::Step,
    }
}

/// The session stands, where it was waited for: that nobody answered before was no line that was
/// lost.
pub(super) fn is_answered(model: &mut Model) -> Option<Reading> {
    let read = model.reading.take()?;
    model.joined.lost = None;
    Some(read)
}

pub(super) fn link(model: &mut Model, link: Link) {
    let was = model.joined.lost.take();
    match link {
        Link::Up { table } => {
            if was.is_some() {
                say(model, Sort::Told, "the line to the facilitator stands again");
            }
            seated(model, table);
        }
        Link::As(role) => {
            let adds = role == Role::Participant;
            model.mode = if adds { Mode::Participant } else { Mode::Rapporteur };
        }
        Link::Others(words) => say(model, Sort::Told, words),
        Link::Down { since, why } => model.joined.lost = Some(Lost { since, why }),
    }
    model.refresh_moment();
}

/// The table this device is for; where the facilitator moves it, its line goes along.
fn seated(model: &mut Model, table: Option<TableId>) {
    let Some(table) = table.filter(|table| model.capture.table.as_ref() != Some(table)) else {
        return;
    };
    let is_begun = model.capture.editing.is_none() && model.capture.draft().is_some();
    let along = if is_begun { "; what is half typed goes along" } else { "" };
    let words = format!("this device is for {} now{along}", words::table(&model.session, &table));
    sign::go_to(model, Some(table));
    say(model, Sort::Told, words);
}

/// Something was not taken: it stays in the tray, unless a name or a letter was only taken by
/// somebody else meanwhile.
pub(super) fn returned(
    model: &mut Model,
    ticket: Ticket,
    command: Command,
    why: String,
) -> Vec<Effect> {
    let was = answered(model, ticket);
    if let (Command::AddCategory { question, letter, label }, Some((sent, _))) = (&command, was)
        && let Sent::Regrouped { edit, label: named } = sent
    {
        let same = model.session.category_called(question, label);
        if let Some(category) = same.map(|it| it.id.clone()) {
            let mut effects = regroup(model, ticket, edit, Some(category));
            effects.push(Effect::LetGo(ticket));
            return effects;
        }
        if letter.as_deref().is_some_and(|it| model.session.has_letter(question, it)) {
            let letter = free_letter(model, question);
            let (question, label) = (question.clone(), label.clone());
            let command = Command::AddCategory { question, letter, label };
            let sent = Sent::Regrouped { edit, label: named };
            return vec![submit(model, vec![command], None, sent), Effect::LetGo(ticket)];
        }
    }
    model.capture.last = None;
    say(model, Sort::Refused, format!("not done: {why}"));
    model.joined.tray.push(Returned { ticket, command, why });
    Vec::new()
}

/// Takes out what this table wrote last, whether it is saved yet or not.
pub(super) fn undo(model: &mut Model) -> Vec<Effect> {
    let Some((note, text)) = newest(model) else {
        say(model, Sort::Refused, "not done: there is nothing of this table to undo");
        return Vec::new();
    };
    say(model, Sort::Saving, format!("taken out, on its way: {text}"));
    model.capture.last = None;
    step(model, Command::Retract { notes: vec![note] })
}

/// What this table wrote last, without what is being taken out already.
fn newest(model: &Model) -> Option<(NoteId, Arc<str>)> {
    let sent = model.pending.iter().rev().filter_map(|pending| match &pending.sent {
        Sent::Notes(notes) => Some(notes),
        _ => None,
    });
    let waits = sent.flat_map(|notes| notes.iter().rev()).map(|note| (note.id, &note.text));
    let table = &model.capture.table;
    let own = |note: &&Note| note.table == *table && !note.retracted;
    let saved = model.session.notes.iter().rev().filter(own);
    let mut newest = waits.chain(saved.map(|note| (note.id, &note.words.text)));
    let (note, text) = newest.find(|(id, _)| !model.is_taken_out(*id))?;
    Some((note, Arc::clone(text)))
}

/// Shows what was not taken.
pub(super) fn open_tray(model: &mut Model) {
    if model.joined.tray.is_empty() {
        say(model, Sort::Told, "nothing needs you: everything was taken");
    } else {
        model.overlays.push(Overlay::Tray { place: 0 });
    }
}

/// Keys in the tray: Enter takes the words into the line, Tab sends it once more.
pub(super) fn in_tray(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    let last = model.joined.tray.len().saturating_sub(1);
    let Some(Overlay::Tray { place }) = model.overlays.last_mut() else { return Vec::new() };
    if let Some(by) = going::by(press.key, going::PAGE) {
        *place = going::gone(*place, by, last);
        return Vec::new();
    }
    let place = *place;
    if press.key.kind == KeyEventKind::Repeat {
        return Vec::new();
    }
    if is_enter(press.key) {
        return take_up(model, place);
    }
    match name(press.key).as_deref() {
        Some("Tab") => again(model, place),
        Some("y") => copy(model, place),
        Some("Esc" | "Ctrl-C" | "q") => {
            model.overlays.pop();
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// What it was is in the line again, to be put right, where that is free; the tray lets it go.
fn take_up(model: &mut Model, place: usize) -> Vec<Effect> {
    if !model.has_free_line() {
        return Vec::new();
    }
    let Some(Returned { ticket, command, .. }) = model.joined.tray.get(place) else {
        return Vec::new();
    };
    let ticket = *ticket;
    let label = match command {
        Command::AddCategory { label, .. } => Some(label.to_string()),
        _ => None,
    };
    let mut sent = sent(command);
    // Other words under its identity would be taken for the same note, should a copy come late.
    match &mut sent {
        Sent::Notes(notes) => {
            notes.iter_mut().for_each(|note| note.id = model.ids.pop().unwrap_or(note.id));
        }
        Sent::Detail { id, .. } => *id = None,
        _ => {}
    }
    model.overlays.pop();
    match label {
        Some(label) => returning::words(model, label),
        None => _ = returning::refused(model, &sent),
    }
    // An edit keeps no draft, so that the tray has the words until they are taken.
    if model.capture.editing.is_some() {
        return Vec::new();
    }
    out_of_tray(model, place);
    vec![Effect::LetGo(ticket)]
}

/// The words stay in the tray as well.
fn copy(model: &mut Model, place: usize) -> Vec<Effect> {
    let words = model.joined.tray.get(place).and_then(|it| it.command.words());
    let Some((_, words)) = words else { return Vec::new() };
    say(model, Sort::Told, "copied, where this terminal lets words be copied");
    vec![Effect::Copy(words)]
}

/// Sends it once more, as another command. A note keeps its identity, so that a copy that is late
/// is the same note; only where other words have it does it get one of its own.
fn again(model: &mut Model, place: usize) -> Vec<Effect> {
    let Some(Returned { ticket, mut command, .. }) = out_of_tray(model, place) else {
        return Vec::new();
    };
    if let Command::Capture { note } = &mut command
        && model.session.notes.get(note.id).is_some()
        && let Some(id) = model.ids.pop()
    {
        note.id = id;
    }
    let sent = sent(&command);
    // It is in the outbox before the tray lets it go.
    let effects = vec![submit(model, vec![command], None, sent), Effect::LetGo(ticket)];
    if model.joined.tray.is_empty() {
        model.overlays.pop();
    }
    effects
}

fn out_of_tray(model: &mut Model, place: usize) -> Option<Returned> {
    (place < model.joined.tray.len()).then(|| model.joined.tray.remove(place))
}

/// What was not taken is so by now: it needs nobody, and the tray stays on what was chosen.
pub(super) fn is_so(model: &mut Model, ticket: Ticket) {
    let Some(gone) = model.joined.tray.iter().position(|it| it.ticket == ticket) else { return };
    let Some(returned) = out_of_tray(model, gone) else { return };
    if let Some(at) = model.overlays.iter().position(|it| matches!(it, Overlay::Tray { .. })) {
        match model.overlays.get_mut(at) {
            Some(Overlay::Tray { place }) if !model.joined.tray.is_empty() => {
                *place -= usize::from(*place > gone || *place == model.joined.tray.len());
            }
            _ => _ = model.overlays.remove(at),
        }
    }
    say(model, Sort::Told, format!("done after all: {}", returned.told()));
}
