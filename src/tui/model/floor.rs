//! Who has the floor, whose words the line is, and what is reported.

use std::sync::Arc;

use super::{Model, Reported, Screen};
use crate::actions::{in_town_hall, names};
use crate::domain::{BlockKind, Question, Speaker};
use crate::session::{BlockState, Note};

impl Model {
    /// True where `#` in the line means what a comment is about: in the Town hall, and in Capture
    /// as long as the line is of one.
    #[must_use]
    pub fn in_hall(&self) -> bool {
        let of_hall = || self.line_block().is_some_and(|it| it.block.kind == BlockKind::TownHall);
        let here = match self.screen {
            Screen::TownHall => true,
            Screen::Capture => of_hall(),
            _ => false,
        };
        here && self.capture.editing.is_none()
    }

    /// True where `@` in it means who says it, and no table.
    #[must_use]
    pub fn names_speakers(&self) -> bool {
        let has_floor = || self.line_block().is_some_and(|it| it.block.kind.has_floor());
        let in_capture = self.screen == Screen::Capture && self.capture.editing.is_none();
        (self.in_hall() || (in_capture && has_floor())) && !self.mode.is_of_table()
    }

    /// Whoever speaks as a line is begun whose words are theirs.
    #[must_use]
    pub fn heard(&self) -> Option<Arc<str>> {
        let is_theirs = self.names_speakers() && self.line_over().is_none();
        self.speaking().filter(|_| is_theirs)
    }

    /// Who has the floor: by a turn, else whoever gives the talk that runs.
    #[must_use]
    pub fn speaking(&self) -> Option<Arc<str>> {
        let turn = self.session.running()?.floor.speaking();
        turn.map(|turn| Arc::clone(&turn.speaker)).or_else(|| match self.talking() {
            [only] => Some(Arc::from(only.name.as_str())),
            _ => None,
        })
    }

    /// Those who give the talk that runs, where nobody has been given the floor.
    #[must_use]
    pub fn talking(&self) -> &[Speaker] {
        let running = self.session.running();
        let talk = running.filter(|it| it.block.kind == BlockKind::Talk && it.floor.is_empty());
        talk.map_or(&[], |state| &state.block.speakers)
    }

    /// Whose words the line is.
    #[must_use]
    pub fn line_speaker(&self) -> Option<Arc<str>> {
        if let Some(note) = self.edited() {
            return note.speaker.clone();
        }
        match &self.capture.voice {
            Some(voice) => voice.speaker().cloned(),
            None => self.heard(),
        }
    }

    /// The town hall that ended last, where none runs: what the screen still shows.
    #[must_use]
    pub fn past_hall(&self) -> Option<&BlockState> {
        let is_hall = |state: &BlockState| state.block.kind == BlockKind::TownHall;
        if self.session.running().is_some_and(is_hall) {
            return None;
        }
        let ended = self.session.blocks.iter().filter(|state| is_hall(state));
        let ended = ended.filter_map(|state| Some((state.ended?.t, state)));
        ended.max_by_key(|(t, _)| *t).map(|(_, state)| state)
    }

    /// The questions there is something to report of, in their order.
    #[must_use]
    pub fn reported(&self) -> Vec<&Question> {
        let questions = self.session.questions.iter();
        questions.filter(|question| self.counts.on(Some(&question.id)) > 0).collect()
    }

    /// What words call whoever speaks, where they are a table, a speaker or a person.
    #[must_use]
    pub fn known_speaker(&self, typed: &str) -> Option<Arc<str>> {
        let block = self.session.running().map(BlockState::id);
        names::known_speaker(&self.session, block, typed)
    }

    /// True where somebody's words were saved in the block that runs, also without a turn.
    #[must_use]
    pub fn was_heard(&self, speaker: &str) -> bool {
        self.hall.heard.iter().any(|it| **it == *speaker)
    }

    /// Another block begins with its first question, but for the one that was left as the interface
    /// was: there what was reported is reported still.
    pub(super) fn refresh_hall(&mut self) {
        let block = self.session.running().map(|state| state.id().clone());
        if self.hall.block != block {
            self.hall.block = block;
            self.seat_line();
            let kept = self.capture.drafts.reported.as_ref();
            let is_of_it = |kept: &&Reported| Some(&kept.block) == self.hall.block.as_ref();
            let on = kept.filter(is_of_it).map(|kept| (kept.question, Some(kept.since)));
            // While the session is read, the block that runs by now is still to come.
            if on.is_none() && kept.is_some() && self.reading.is_none() {
                Arc::make_mut(&mut self.capture.drafts).reported = None;
            }
            (self.hall.question, self.hall.since) = on.unwrap_or_default();
            if self.hall.since.is_none() && self.screen == Screen::TownHall {
                self.report(0);
            }
        }
        self.hall.heard = self.all_heard();
    }

    /// From now on the question at this place is reported.
    pub(in crate::tui) fn report(&mut self, question: usize) {
        let since = self.now.t;
        (self.hall.question, self.hall.since) = (question, Some(since));
        if let Some(block) = self.hall.block.clone().filter(|_| in_town_hall(&self.session)) {
            let reported = Some(Reported { block, question, since });
            Arc::make_mut(&mut self.capture.drafts).reported = reported;
        }
    }

    /// While all listen to one the line is of no table; once tables talk again it is back at its own.
    /// Words that were begun stay where they are, and what follows them does not.
    pub(in crate::tui) fn seat_line(&mut self) {
        let running = self.session.running().map(|state| state.block.kind);
        // What comes after the event comes from any table.
        let Some(kind) = running.or(self.session.closed.map(|_| BlockKind::Closing)) else {
            return;
        };
        let is_one = kind.has_floor() || kind == BlockKind::Closing;
        let capture = &mut self.capture;
        if self.mode.is_of_table() || !capture.line.is_empty() || capture.editing.is_some() {
            return;
        }
        let in_hall = self.screen == Screen::TownHall;
        let table = if in_hall { &mut self.hall.left.table } else { &mut capture.table };
        let before = table.clone();
        match (kind.has_tables(), self.hall.seat.take()) {
            (true, Some(seat)) if table.is_none() => *table = Some(seat),
            (false, seat) if is_one => self.hall.seat = table.take().or(seat),
            (_, seat) => self.hall.seat = seat,
        }
        if !in_hall && self.capture.table != before {
            self.capture.take_draft();
        }
    }

    /// Looks only at notes saved since the block began.
    fn all_heard(&self) -> Vec<Arc<str>> {
        let running = self.session.running();
        let Some((block, from)) = running.and_then(|it| Some((it.id(), it.started?))) else {
            return Vec::new();
        };
        let fresh = self.session.notes.iter().rev().take_while(|note| note.t >= from.t);
        let its = |note: &&Note| !note.retracted && note.block.as_ref() == Some(block);
        let mut all: Vec<Arc<str>> =
            fresh.filter(its).filter_map(|it| it.speaker.clone()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}
