//! Where a line goes, and what things are called.

use super::{LastIdea, Listing, Mode, Model, Pick, Picked, Screen};
use crate::actions::Action;
use crate::domain::{BlockId, BlockKind, NoteId, NoteKind, Question, QuestionId, Span, TableId};
use crate::session::{BlockOutlook, BlockState, Note};

/// How long a later round's list begins with the round before.
const BEFORE: Span = Span::minutes(5);
/// How long after a programme is over by its plan it may still be on.
const AROUND: Span = Span::minutes(180);

impl Model {
    /// The block that lines belong to now: the running one; between two blocks, or while people
    /// change tables or rest, the one just talked in. After the event it is none, where the line can
    /// name a question. Where nobody tells what runs, the one the plan has now, else the one that
    /// the newest note is of.
    #[must_use]
    pub fn standing(&self) -> Option<&BlockState> {
        let session = &self.session;
        if matches!(self.mode, Mode::Alone { .. }) {
            let newest = || session.notes.iter().rev().find_map(|note| note.block.as_ref());
            return self.planned_now().or_else(|| session.block(newest()?));
        }
        let is_named = session.closed.is_some() && self.mode.may(Action::Where);
        session.talked_in().filter(|_| !is_named)
    }

    /// The block that is on by the printed times, with the hours around the day's programme; while
    /// people change tables or rest, the one just talked in.
    fn planned_now(&self) -> Option<&BlockState> {
        let blocks = &self.outlook.blocks;
        let ends = blocks.iter().filter_map(|of| of.planned_end.or(of.planned_start)).max()?;
        let is_over = Span((self.now.at - ends).num_milliseconds()) > AROUND;
        let begun = |of: &&BlockOutlook| of.planned_start.is_some_and(|at| at <= self.now.at);
        let mut begun =
            blocks.iter().rev().filter(begun).filter_map(|of| self.session.block(&of.block));
        let now = begun.next().filter(|_| !is_over)?;
        let asks = |state: &&BlockState| self.session.asks(&state.block);
        let talked = now.block.kind.is_between() && !asks(&now);
        Some(begun.find(asks).filter(|_| talked).unwrap_or(now))
    }

    /// The block the line in Capture belongs to.
    #[must_use]
    pub fn line_block(&self) -> Option<&BlockState> {
        let capture = &self.capture;
        let said = capture.target.block.as_ref().or(capture.begun.as_ref());
        said.and_then(|id| self.session.block(id)).or_else(|| self.standing())
    }

    /// The first open table, where the line is at none though its block talks at tables.
    #[must_use]
    pub fn lacks_table(&self) -> Option<&TableId> {
        self.first_table(self.line_block().is_some_and(|block| block.block.kind.has_tables()))
    }

    /// The same, also where it is of no block after the event: paper mostly comes from a table.
    #[must_use]
    pub fn may_lack_table(&self) -> Option<&TableId> {
        let is_late = self.session.closed.is_some() && self.line_block().is_none();
        self.lacks_table().or_else(|| self.first_table(is_late && !self.in_hall()))
    }

    fn first_table(&self, at_tables: bool) -> Option<&TableId> {
        let is_at_none = at_tables && self.can_change() && self.capture.table.is_none();
        let mut open = self.session.open_tables().filter(|_| is_at_none);
        open.next().map(|table| &table.table.name)
    }

    /// The question the line in Capture answers.
    #[must_use]
    pub fn line_question(&self) -> Option<&QuestionId> {
        self.question_named().or_else(|| {
            let block = self.line_block().map(BlockState::id);
            let asked = self.session.question_for(block, self.capture.table.as_ref());
            asked.or_else(|| self.only_question())
        })
    }

    /// The question that was named for the line: by Ctrl-G, or by a sign in the block it belongs to.
    #[must_use]
    pub fn question_named(&self) -> Option<&QuestionId> {
        let block = self.line_block().map(BlockState::id);
        let answer = self.capture.answer.as_ref().filter(|(of, _)| Some(of) == block);
        self.capture.target.question.as_ref().or(answer.map(|(_, question)| question))
    }

    /// The one question that the line can name, where there is but one.
    fn only_question(&self) -> Option<&QuestionId> {
        match self.nameable().as_slice() {
            [only] => Some(&only.id),
            _ => None,
        }
    }

    /// The questions of which a sign in the line can name one: those of a block that asks several of
    /// everyone; after the event, where the line is of no block that asks one, all there are.
    #[must_use]
    pub fn nameable(&self) -> Vec<&Question> {
        let block = self.line_block().map(BlockState::id);
        let table = self.capture.table.as_ref();
        let is_asked = self.session.question_for(block, table).is_some();
        let is_new = self.capture.editing.is_none() && !self.in_hall();
        if is_asked || !is_new || !self.can_change() {
            return Vec::new();
        }
        if self.session.closed.is_some() && self.mode.may(Action::Where) {
            return self.session.questions.iter().collect();
        }
        self.session.questions_to_name(block, table)
    }

    /// True where a sign also says which question a line answers.
    #[must_use]
    pub fn names_questions(&self) -> bool {
        !self.nameable().is_empty()
    }

    /// The question whose categories the signs in the line mean: that of the idea edited, else
    /// the line's.
    #[must_use]
    pub fn sign_question(&self) -> Option<&QuestionId> {
        match self.edited() {
            Some(note) => note.question.as_ref(),
            None => self.line_question(),
        }
    }

    /// What stands before the line. A category of another question than is asked now is not in
    /// force: it waits until its own is asked again.
    #[must_use]
    pub fn picked(&self) -> Option<&Picked> {
        let asked = self.sign_question();
        self.capture.picked.as_ref().filter(|picked| match &picked.pick {
            Pick::Known(question, _) => Some(question) == asked,
            Pick::New(_) | Pick::Topic(_) => true,
        })
    }

    /// The idea that a detail would join: the one saved last, as long as it is on its way, or the
    /// list shows it and nobody took it out.
    #[must_use]
    pub fn above(&self) -> Option<&LastIdea> {
        self.capture.last.as_ref().filter(|last| {
            let Some(saved) = self.session.notes.get(last.note) else { return true };
            !saved.retracted && self.whole_list().place(last.note).is_some()
        })
    }

    /// The note whose words are in the line.
    #[must_use]
    pub fn edited(&self) -> Option<&Note> {
        self.session.notes.get(self.capture.editing?)
    }

    /// What sort of note the line makes.
    #[must_use]
    pub fn line_kind(&self) -> NoteKind {
        let kind = self.capture.kind.filter(|_| self.mode.may(Action::Kind));
        kind.unwrap_or_else(|| self.usual_kind())
    }

    /// What the line is where nothing else was said.
    #[must_use]
    pub fn usual_kind(&self) -> NoteKind {
        let of_line = self.line_block().map(|block| block.block.kind);
        let block = if self.in_hall() { Some(BlockKind::TownHall) } else { of_line };
        let block = block.filter(|_| self.mode.may(Action::Kind));
        block.map(BlockKind::usual_note).unwrap_or_default()
    }

    /// The block of the line, where it has ended.
    #[must_use]
    pub fn line_over(&self) -> Option<&BlockState> {
        let block = self.line_block().filter(|_| self.capture.editing.is_none());
        block.filter(|block| block.ended.is_some())
    }

    /// True where a note of this block would be late.
    #[must_use]
    pub fn is_late(&self, block: &BlockState) -> bool {
        let left = block.grace(|ended| self.now.t - ended.t);
        left.is_some_and(|left| left < Span::ZERO)
    }

    /// True where what is listed stands in several blocks: the line was sent to a question and to
    /// no block; or it is of none, and goes to a table, or into the hall, or nothing is typed here.
    pub(in crate::tui) fn is_of_any_block(&self) -> bool {
        let target = &self.capture.target;
        if self.screen != Screen::TownHall && target.question.is_some() {
            return target.block.is_none();
        }
        let in_hall = self.screen == Screen::TownHall;
        self.line_block().is_none()
            && (in_hall || self.capture.table.is_some() || !self.can_change())
    }

    /// Makes what stands below the idea that a detail would join true again, as the session has it.
    pub fn refresh_last(&mut self) {
        if let Some(last) = &mut self.capture.last
            && let Some(note) = self.session.notes.get(last.note)
        {
            last.details = note.words.details.to_vec();
        }
    }

    /// True where the cursor blinks in Capture's line, so that letters are words.
    #[must_use]
    pub fn has_line(&self) -> bool {
        self.screen.has_line() && self.can_change() && !self.in_list()
    }

    /// True where a list has the cursor.
    #[must_use]
    pub fn in_list(&self) -> bool {
        match self.screen {
            Screen::Capture | Screen::TownHall => {
                self.list.chosen.is_some() || self.list.filter.is_some()
            }
            Screen::Tally => self.tally.opened.is_some(),
            Screen::Stage
            | Screen::Room
            | Screen::Report
            | Screen::Programme
            | Screen::Tables
            | Screen::Categories
            | Screen::Devices
            | Screen::Seating => false,
        }
    }

    /// The notes of this screen's list as they are shown.
    #[must_use]
    pub fn listing(&self) -> Listing<'_> {
        self.list.shown(self.whole_list())
    }

    /// The notes of this screen's list, whatever it is filtered by.
    #[must_use]
    pub fn whole_list(&self) -> Listing<'_> {
        match &self.tally.opened {
            Some(opened) if self.screen == Screen::Tally || self.capture.from.is_some() => {
                opened.listing()
            }
            _ => self.capture.listed.listing(),
        }
    }

    /// After the words of the filter changed: the cursor is on a note that is left.
    pub fn refilter(&mut self) {
        let mut list = std::mem::take(&mut self.list);
        list.retype(&self.session, self.whole_list());
        self.list = list;
        let listing = self.listing();
        let kept = self.list.chosen.filter(|id| listing.place(*id).is_some());
        self.list.chosen = kept.or_else(|| listing.all().next_back());
    }

    /// True where every idea that a key of the list is about is taken out, so that the key brings it
    /// back.
    #[must_use]
    pub fn all_out(&self) -> bool {
        let about = self.list.about();
        let out = |id: &NoteId| self.session.notes.get(*id).is_some_and(|note| note.retracted);
        !about.is_empty() && about.iter().all(out)
    }

    /// True where every note that a key of the list is about is picked, so that the key leaves it
    /// out.
    #[must_use]
    pub fn all_picked(&self) -> bool {
        let about = self.list.about();
        let picked = |id: &NoteId| self.session.notes.get(*id).is_some_and(|note| note.picked);
        !about.is_empty() && about.iter().all(picked)
    }

    /// True where every note that a key of the list is about is a comment: there it matters who said
    /// it, and not at which table it was typed.
    #[must_use]
    pub fn all_comments(&self) -> bool {
        let about = self.list.about();
        let of = |id: &NoteId| self.session.notes.get(*id).map(|note| note.kind);
        !about.is_empty() && about.iter().all(|id| of(id) == Some(NoteKind::Comment))
    }

    /// The round whose notes the list begins with: the conversation before, in the first
    /// minutes of a later one.
    pub(super) fn round_before(&self) -> Option<BlockId> {
        let block = self.line_block()?;
        let (n, _) = self.session.round(block.id())?;
        let fresh = block.is_running()
            && block.started.is_some_and(|started| self.now.t - started.t < BEFORE);
        let earlier = |state: &&BlockState| {
            state.ended.is_some() && self.session.round(state.id()).is_some_and(|(m, _)| m < n)
        };
        fresh.then(|| self.session.blocks.iter().rev().find(earlier).map(|it| it.id().clone()))?
    }
}
