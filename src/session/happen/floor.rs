//! Speakers and their turns.

use std::sync::Arc;

use crate::domain::Moment;
use crate::session::event::{Event, of_blocks, of_notes, of_questions, of_room, of_session};
use crate::session::floor::{Floor, Turn, Waiting};
use crate::session::state::Session;
use crate::sorting::sort_by_key;

impl Session {
    pub(in crate::session) fn floor_event(&mut self, event: &Event, now: Moment) {
        match event {
            Event::SpeakerJoined { block, speaker } => {
                self.with_block(block, |state| join(&mut state.floor, speaker));
            }
            Event::SpeakerSkipped { block, speaker } => self.with_block(block, |state| {
                let list = state.floor.list.iter_mut();
                list.filter(|it| it.speaker == *speaker).for_each(|it| it.skipped = true);
            }),
            Event::SpeakerPutBack { block, speaker } => self.with_block(block, |state| {
                if state.floor.speaking().is_some_and(|turn| turn.speaker == *speaker) {
                    state.floor.end_turn(now);
                }
                state.floor.list.retain(|it| it.speaker != *speaker);
                state.floor.list.insert(0, waiting(speaker));
            }),
            Event::SpeakerRemoved { block, speaker } => self.with_block(block, |state| {
                state.floor.list.retain(|it| it.speaker != *speaker);
            }),
            Event::SpeakerRenamed { block, speaker, name } => {
                self.with_block(block, |state| rename(&mut state.floor, speaker, name));
            }
            Event::SpeakersOrdered { block, order } => self.with_block(block, |state| {
                let place = |it: &Waiting| order.iter().position(|name| *name == it.speaker);
                sort_by_key(&mut state.floor.list, |it| place(it).unwrap_or(usize::MAX));
                state.floor.quiet_first = false;
            }),
            Event::SpeakersRuled { block, quiet_first } => {
                self.with_block(block, |state| state.floor.quiet_first = *quiet_first);
            }
            Event::TurnBegan { block, speaker } => self.with_block(block, |state| {
                state.floor.end_turn(now);
                state.floor.list.retain(|it| it.speaker != *speaker);
                let speaker = Arc::clone(speaker);
                state.floor.turns.push(Turn { speaker, from: now, to: None });
            }),
            Event::TurnEnded { block, .. } => {
                self.with_block(block, |state| state.floor.end_turn(now));
            }
            of_session!() | of_blocks!() | of_notes!() | of_questions!() | of_room!() => {}
        }
    }
}

fn join(floor: &mut Floor, speaker: &Arc<str>) {
    match floor.list.iter_mut().find(|it| it.speaker == *speaker) {
        Some(known) => known.skipped = false,
        None => floor.list.push(waiting(speaker)),
    }
}

fn rename(floor: &mut Floor, from: &Arc<str>, to: &Arc<str>) {
    if floor.place(to).is_some() {
        floor.list.retain(|it| it.speaker != *from);
    }
    let waits = floor.list.iter_mut().map(|it| &mut it.speaker);
    let turns = floor.turns.iter_mut().map(|it| &mut it.speaker);
    waits.chain(turns).filter(|it| *it == from).for_each(|it| it.clone_from(to));
}

fn waiting(speaker: &Arc<str>) -> Waiting {
    Waiting { speaker: Arc::clone(speaker), skipped: false }
}
