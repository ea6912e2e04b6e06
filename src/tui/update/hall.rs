//! The Town hall: its line, its questions and its speakers.

use std::sync::Arc;

use super::submit::{nothing_runs, say, step};
use crate::actions::{in_town_hall, names};
use crate::domain::NoteKind;
use crate::session::{BlockState, Command};
use crate::tui::effect::Effect;
use crate::tui::model::{Left, Model, Pick, Picked, Screen, Sort, Target, Voice, Waits};
use crate::tui::offer::{Alone, Ends, alone, at_end, caller, ends, longer, with_colon};

/// The hall has the room's own line. Going there, the line of a table is kept for the way back;
/// words of a note that is edited stay where they are.
pub(super) fn change_lines(model: &mut Model) {
    if model.screen == Screen::TownHall && model.hall.since.is_none() {
        model.report(model.hall.question);
    }
    if model.capture.editing.is_some() {
        return;
    }
    if is_same_line(model) {
        return model.refresh_list(false);
    }
    model.capture.keep_draft();
    let picked = model.capture.picked.take().filter(|picked| picked.kept);
    if model.screen == Screen::TownHall {
        let capture = &mut model.capture;
        let (table, target) = (capture.table.take(), std::mem::take(&mut capture.target));
        model.hall.left = Left { table, picked, target };
        // What was begun elsewhere stays what it was there.
        model.capture.take_draft();
        let begun = model.capture.begun.as_ref().and_then(|id| model.session.block(id));
        let was = begun.map_or(NoteKind::Idea, |begun| begun.block.kind.usual_note());
        if !model.capture.line.is_empty() {
            model.capture.kind = model.capture.kind.or(Some(was));
        }
    } else {
        let Left { table, picked, target } = std::mem::take(&mut model.hall.left);
        (model.capture.table, model.capture.target) = (table, target);
        model.capture.take_draft();
        // The draft does not say that a category stays.
        model.capture.picked = picked.or(model.capture.picked.take());
    }
    model.capture.last = None;
    model.capture.scroll = 0;
    model.refresh_list(false);
}

/// True while a town hall runs and the line of the other screens is of no table: it is the hall's.
fn is_same_line(model: &Model) -> bool {
    let Model { capture, hall, .. } = model;
    let (table, target) = match model.screen {
        Screen::TownHall => (&capture.table, &capture.target),
        _ => (&hall.left.table, &hall.left.target),
    };
    let running = model.session.running().map(BlockState::id);
    let is_of_it = capture.begun.as_ref().is_none_or(|begun| Some(begun) == running);
    in_town_hall(&model.session) && is_of_it && table.is_none() && *target == Target::default()
}

/// Enter where the line is the hall's, or one speaks: tells whether that was about speakers. A comment
/// loses who speaks and what it is about, a detail nothing.
pub(super) fn enter(model: &mut Model) -> Option<Vec<Effect>> {
    if !model.in_hall() && !model.names_speakers() {
        return None;
    }
    let text = model.capture.line.text();
    let reads = model.names_speakers() && !model.capture.literal && model.capture.level == 0;
    if let Some(named) = alone(model, &text).filter(|_| reads) {
        let speaker = match named {
            Alone::Words => {
                model.capture.asked = Some(Waits::for_another(model.now));
                say(model, Sort::Refused, format!("not saved yet: {}", with_colon(&text)));
                return Some(Vec::new());
            }
            Alone::Nobody => {
                model.capture.empty();
                model.capture.voice = Some(Voice::Named(None));
                return Some(Vec::new());
            }
            Alone::Speaker(speaker) => speaker,
        };
        model.capture.empty();
        if model.session.running().is_none() {
            // There is no list; what follows are their words.
            model.capture.voice = Some(Voice::Named(Some(speaker)));
            return Some(nothing_runs(model));
        }
        return Some(join(model, &speaker));
    }
    if text.trim().is_empty() {
        return match model.capture.voice.take() {
            Some(Voice::Named(Some(speaker))) => Some(join(model, &speaker)),
            _ => None,
        };
    }
    take_ends(model);
    None
}

/// Takes who speaks and what a comment is about off its ends.
fn take_ends(model: &mut Model) {
    let text = model.capture.line.text();
    let new = caller(model, &text).filter(|(it, _)| model.known_speaker(it).is_none());
    model.capture.longer = new.and_then(|(speaker, rest)| {
        let longer = longer(&text, &speaker, rest)?;
        Some((speaker, longer))
    });
    // In a talk a category may stand behind who speaks.
    let before = at_end(model, &text).map_or(text.len(), |(rest, _)| rest.len());
    let (comment, category) = text.split_at_checked(before).unwrap_or((&text, ""));
    let Ends { words, speaker, topic } = ends(model, comment);
    if speaker.is_none() && topic.is_none() {
        return;
    }
    model.capture.line.set(&format!("{words}{category}"));
    if let Some((_, speaker)) = speaker {
        model.capture.voice = Some(Voice::Named(Some(speaker)));
    }
    if let Some(topic) = topic {
        model.capture.picked = Some(Picked { pick: Pick::Topic(topic), kept: false });
    }
}

/// Puts somebody on the list of the running block.
pub(super) fn join(model: &mut Model, words: &str) -> Vec<Effect> {
    let Some(block) = model.session.running().map(|state| state.id().clone()) else {
        return nothing_runs(model);
    };
    let speaker = names::speaker(&model.session, Some(&block), words);
    let floor = model.session.block(&block).map(|state| &state.floor);
    let waits = floor.is_some_and(|floor| {
        floor.list.iter().any(|waiting| waiting.speaker == speaker && !waiting.skipped)
    });
    if waits {
        say(model, Sort::Told, format!("{speaker} waits to speak already"));
        return Vec::new();
    }
    model.hall.follow = Some(Arc::clone(&speaker));
    step(model, Command::Speak { block, speaker })
}

pub(super) fn next_speaker(model: &mut Model) -> Vec<Effect> {
    let Some(running) = model.session.running() else { return nothing_runs(model) };
    let block = running.id().clone();
    let speaking = running.floor.speaking().map(|turn| Arc::clone(&turn.speaker));
    step(model, Command::NextSpeaker { block, speaking })
}

pub(super) fn next_question(model: &mut Model) {
    let questions = model.reported().len();
    if questions == 0 {
        say(model, Sort::Refused, "not done: there is nothing to report yet");
        return;
    }
    model.report((model.hall.question + 1) % questions);
    let words = match questions {
        1 => "there is no other question to report".to_owned(),
        all => format!("question {} of {all} is to be reported", model.hall.question + 1),
    };
    let begins = if in_town_hall(&model.session) { " · its minute begins" } else { "" };
    say(model, Sort::Told, format!("{words}{begins}"));
}
