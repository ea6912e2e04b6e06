//! What is kept beside the session, made true again.

use super::alarm::Alarm;
use super::counts::Counts;
use super::listed::Scope;
use super::pace::Pace;
use super::{Mode, Model, Overlay, Screen};
use crate::domain::{BlockId, NoteId, Span, TableId};
use crate::session::{BlockState, outlook, silence};

/// More notes than any screen has rows.
const NEWEST: usize = 200;

impl Model {
    /// After the session changed: counts, and all that depends on the moment. `retagged` says
    /// that notes may have changed their tags, not only been added.
    pub fn refresh(&mut self, retagged: bool) {
        self.counts = Counts::of(&self.session.notes);
        self.pace = Pace::of(&self.session);
        self.refresh_hall();
        self.newest = self.newest_notes();
        self.refresh_list(retagged);
        self.refresh_screen();
        if let Some(Overlay::Welcome(card)) = self.overlays.last_mut() {
            card.refresh(&self.session);
        }
        self.refresh_moment();
    }

    /// After the session or the screen changed: what this screen alone shows.
    pub fn refresh_screen(&mut self) {
        match self.screen {
            Screen::Tally => self.tally.refresh(&self.session, &self.counts),
            Screen::Report => self.preview.follow(&self.session),
            Screen::Seating => {
                self.seats.refresh(&self.session);
                self.follow_rounds();
            }
            Screen::Stage
            | Screen::Capture
            | Screen::TownHall
            | Screen::Programme
            | Screen::Tables
            | Screen::Categories
            | Screen::Devices
            | Screen::Room => {}
        }
    }

    /// After the moment changed.
    pub fn refresh_moment(&mut self) {
        self.outlook = outlook(&self.session, self.now);
        self.silent = self.silent_tables();
        self.alarms = self.lasting_alarms();
        self.refresh_list(false);
    }

    fn newest_notes(&self) -> Vec<NoteId> {
        let kept = self.session.notes.iter().rev().filter(|note| !note.retracted);
        kept.take(NEWEST).map(|note| note.id).collect()
    }

    fn silent_tables(&self) -> Vec<(TableId, Span)> {
        if self.mode.is_of_table() {
            return Vec::new();
        }
        let names = self.session.tables.iter().map(|table| &table.table.name);
        names
            .filter_map(|name| Some((name.clone(), silence(&self.session, name, self.now.t)?)))
            .filter(|(_, since)| *since >= self.usual.silent)
            .collect()
    }

    fn lasting_alarms(&self) -> Vec<Alarm> {
        let not_saved = self.trouble.is_some().then_some(Alarm::NotSaved);
        // What was played to its end waits for nobody.
        let goes_on = !matches!(self.mode, Mode::Replay { over: true, .. });
        let over = self.session.running().filter(|_| goes_on).filter(|block| {
            let left = block.countdown().and_then(|clock| clock.remaining(self.now.t));
            left.is_some_and(|left| left <= Span::ZERO)
        });
        let time_up = over.map(|block| Alarm::TimeUp { block: block.id().clone() });
        let no_link = self.joined.lost.is_some().then_some(Alarm::NoLink);
        not_saved.into_iter().chain(no_link).chain(time_up).collect()
    }

    /// After the line's table or block changed.
    pub fn refresh_list(&mut self, retagged: bool) {
        let hall = self.screen == Screen::TownHall;
        let scope = Scope {
            table: self.capture.table.clone(),
            question: self.capture.target.question.clone().filter(|_| !hall),
            any_block: self.is_of_any_block(),
            block: self.line_block().map(BlockState::id).cloned(),
            // At the tables ideas are said; the hall shows what was said about them.
            comments: hall && self.line_block().is_none_or(|it| it.block.kind.has_tables()),
            before: if hall { self.hall_before() } else { self.round_before() },
        };
        let at = self.list.chosen.and_then(|id| self.listing().place(id));
        let anew = self.capture.listed.follow(&self.session, scope, retagged);
        let anew = match &mut self.tally.opened {
            Some(opened) => opened.follow(&self.session, retagged),
            None => anew,
        };
        self.refresh_filter(anew, at);
        if let Some(split) = &mut self.lists.split {
            split.follow(&self.session, retagged);
        }
    }

    /// The last town hall, where none runs and the list is of another block.
    fn hall_before(&self) -> Option<BlockId> {
        let line = self.line_block().map(BlockState::id);
        self.past_hall().map(BlockState::id).filter(|id| Some(*id) != line).cloned()
    }

    /// After the list changed: what it is filtered by holds for what is new, and the cursor is on
    /// a note that is there, also in a list that was empty.
    fn refresh_filter(&mut self, anew: bool, at: Option<usize>) {
        let at = match self.list.chosen {
            None => self.in_list().then_some(usize::MAX),
            Some(_) => at.filter(|_| anew),
        };
        let mut list = std::mem::take(&mut self.list);
        let whole = self.whole_list();
        list.follow(&self.session, whole, anew);
        if let Some(at) = at {
            list.settle(whole, at);
        }
        self.list = list;
    }
}
