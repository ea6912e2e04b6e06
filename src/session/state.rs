//! A session as it stands: the fold of its records.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use uuid::Uuid;

use super::history::History;
use super::notes::Notes;
use super::part::{BlockState, CategoryState, DayState, Outset, QuestionCategories, TableState};
use super::record::{Author, Boot};
use super::report_texts::ReportTexts;
use crate::domain::{
    Block, BlockId, BlockKind, CategoryId, Moment, Plan, Question, QuestionId, RoleLine, Seating,
    Seq, Stamp, TableId, Zone, within_calendar,
};
use crate::text::fold;

/// What is known of the newest record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tail {
    /// Its place, 0 before the first.
    pub seq: Seq,
    /// Its moment.
    pub moment: Moment,
}

/// The boot-time clock that session time is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BootMark {
    /// The clock as the record found it.
    pub boot: Boot,
    /// The record's session time.
    pub t: Stamp,
}

/// A session as it stands. Built by [`super::apply()`] alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// The plan it stands on, as adopted last.
    pub plan: Arc<Plan>,
    /// The IANA name of the zone its times are printed in.
    pub zone: Arc<str>,
    /// True once a first record opened it.
    pub opened: bool,
    /// The blocks in order, with their clocks.
    pub blocks: Vec<BlockState>,
    /// The days that have begun.
    pub days: Vec<DayState>,
    /// The plan's questions in its order, as they read by now, then those added on the day.
    pub questions: Arc<[Question]>,
    /// The categories of each question.
    pub categories: Vec<QuestionCategories>,
    /// The tables of the room, closed ones included.
    pub tables: Vec<TableState>,
    /// The organisers' page.
    pub roles: Vec<RoleLine>,
    /// What the report says beside what was captured.
    pub texts: ReportTexts,
    /// How many people really came.
    pub head_count: Option<u32>,
    /// Who sits where, once that is decided.
    pub seating: Option<Arc<Seating>>,
    /// When the event was over.
    pub closed: Option<Moment>,
    /// Everything captured.
    pub notes: Notes,
    /// The ids of points that were put below notes, also of those taken back since.
    pub(super) points: BTreeSet<Uuid>,
    /// What can be turned back.
    pub history: History,
    /// The newest record.
    pub tail: Tail,
    /// Where session time is read from.
    pub boot: Option<BootMark>,
    pub(super) author: Arc<Author>,
    /// The programme at the first start; none before it.
    pub(super) outset: Option<Arc<Outset>>,
    /// What the name in `zone` means; UTC where it means nothing.
    pub(super) place: Zone,
}

impl Session {
    /// A session that waits for its first step: the plan as it would be opened.
    #[must_use]
    pub fn waiting(plan: Arc<Plan>, zone: Arc<str>) -> Self {
        let mut session = Self::default();
        session.open(plan, zone);
        session.opened = false;
        session
    }

    pub(super) fn open(&mut self, plan: Arc<Plan>, zone: Arc<str>) {
        self.opened = true;
        self.blocks = dated(&plan.programme).map(BlockState::waiting).collect();
        self.tables = plan
            .tables
            .list()
            .into_iter()
            .map(|table| TableState { table, ..TableState::default() })
            .collect();
        self.categories = plan
            .questions
            .iter()
            .map(|question| QuestionCategories {
                question: question.id.clone(),
                categories: planned_categories(question),
            })
            .collect();
        self.questions = plan.questions.as_slice().into();
        self.roles.clone_from(&plan.roles);
        self.texts = ReportTexts::planned(&plan);
        self.place = Zone::named(&zone).unwrap_or_default();
        self.zone = zone;
        self.plan = plan;
    }

    /// True where a point of this id was put below a note.
    #[must_use]
    pub fn has_point(&self, id: Uuid) -> bool {
        self.points.contains(&id)
    }

    /// The running block.
    #[must_use]
    pub fn running(&self) -> Option<&BlockState> {
        self.blocks.iter().find(|block| block.is_running())
    }

    /// The block that comes next: the first that waits.
    #[must_use]
    pub fn next(&self) -> Option<&BlockState> {
        self.blocks.iter().find(|block| block.is_waiting())
    }

    /// The block that ended last.
    #[must_use]
    pub fn ended_last(&self) -> Option<&BlockState> {
        self.blocks
            .iter()
            .filter_map(|block| Some((block.ended?.t, block)))
            .max_by_key(|(t, _)| *t)
            .map(|(_, block)| block)
    }

    /// The block that an idea belongs to now: the running one, else the one that ended last. While
    /// people only change tables or rest, and after the last block, it is the one just talked in:
    /// of those that asked something, the one that ended last.
    #[must_use]
    pub fn talked_in(&self) -> Option<&BlockState> {
        let now = self.running().or_else(|| self.ended_last())?;
        let is_over = self.closed.is_some() || now.block.kind.is_between();
        if !is_over || self.asks(&now.block) {
            return Some(now);
        }
        let asked = self.blocks.iter().filter(|state| self.asks(&state.block));
        let asked = asked.filter_map(|state| Some((state.ended?.t, state)));
        Some(asked.max_by_key(|(t, _)| *t).map_or(now, |(_, state)| state))
    }

    /// True where a block asks a question: of everybody, or of the tables by their topics.
    #[must_use]
    pub fn asks(&self, block: &Block) -> bool {
        let by_table = || self.tables.iter().any(|state| state.table.question.is_some());
        !block.questions().is_empty() || (block.kind.has_tables() && by_table())
    }

    /// True once any block has started.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        self.blocks.iter().any(|block| block.started.is_some())
    }

    /// The block with this id.
    #[must_use]
    pub fn block(&self, id: &BlockId) -> Option<&BlockState> {
        self.blocks.iter().find(|block| block.id() == id)
    }

    /// True for a block that is still to begin.
    #[must_use]
    pub fn waits(&self, id: &BlockId) -> bool {
        self.block(id).is_some_and(BlockState::is_waiting)
    }

    /// The place of a block in the programme, from 0.
    #[must_use]
    pub fn place(&self, id: &BlockId) -> Option<usize> {
        self.blocks.iter().position(|block| block.id() == id)
    }

    /// The number of a round among the conversations, and how many there are; skipped ones
    /// left out. `None` for other blocks.
    #[must_use]
    pub fn round(&self, id: &BlockId) -> Option<(usize, usize)> {
        let rounds: Vec<&BlockState> = self
            .blocks
            .iter()
            .filter(|state| state.block.kind == BlockKind::Conversation && !state.skipped)
            .collect();
        let place = rounds.iter().position(|state| state.id() == id)?;
        Some((place + 1, rounds.len()))
    }

    /// The categories of a question in display order, gone ones left out.
    pub fn categories_of(&self, id: &QuestionId) -> impl Iterator<Item = &CategoryState> {
        self.every_category_of(id).iter().filter(|category| !category.gone)
    }

    /// The categories of a question in display order, gone ones included.
    #[must_use]
    pub fn every_category_of(&self, id: &QuestionId) -> &[CategoryState] {
        self.categories
            .iter()
            .find(|of| of.question == *id)
            .map_or(&[], |of| of.categories.as_slice())
    }

    /// True where a category of the question has this letter, in either case.
    #[must_use]
    pub fn has_letter(&self, question: &QuestionId, letter: &str) -> bool {
        self.category_lettered(question, letter).is_some()
    }

    /// The category of the question with this letter, in either case.
    #[must_use]
    pub fn category_lettered(&self, question: &QuestionId, letter: &str) -> Option<&CategoryState> {
        let wanted = fold(letter);
        let is_its =
            |it: &&CategoryState| it.letter.as_deref().is_some_and(|it| fold(it) == wanted);
        self.categories_of(question).find(is_its)
    }

    /// The category of the question with this name, however its letters are written.
    #[must_use]
    pub fn category_called(&self, question: &QuestionId, label: &str) -> Option<&CategoryState> {
        let wanted = fold(label);
        self.categories_of(question).find(|it| fold(&it.label) == wanted)
    }

    /// The letters from a on that no category of the question has.
    pub fn free_letters(&self, question: &QuestionId) -> impl Iterator<Item = Arc<str>> {
        let letters = ('a'..='z').map(|letter| Arc::from(letter.to_string()));
        letters.filter(|letter: &Arc<str>| !self.has_letter(question, letter))
    }

    /// The first letter from a on that no category of the question has.
    #[must_use]
    pub fn free_letter(&self, question: &QuestionId) -> Option<Arc<str>> {
        self.free_letters(question).next()
    }

    /// A category that is not gone.
    #[must_use]
    pub fn category(&self, question: &QuestionId, id: &CategoryId) -> Option<&CategoryState> {
        self.categories_of(question).find(|category| category.id == *id)
    }

    /// The table with this name.
    #[must_use]
    pub fn table(&self, id: &TableId) -> Option<&TableState> {
        self.tables.iter().find(|table| table.table.name == *id)
    }

    /// The tables that are not closed.
    pub fn open_tables(&self) -> impl Iterator<Item = &TableState> {
        self.tables.iter().filter(|table| !table.closed)
    }

    /// The question a note of this block and table answers unless its author says otherwise.
    #[must_use]
    pub fn question_for(
        &self,
        block: Option<&BlockId>,
        table: Option<&TableId>,
    ) -> Option<&QuestionId> {
        let block = &self.block(block?)?.block;
        let own = || self.table(table?)?.table.question.as_ref();
        block.question_of(table).or_else(own)
    }

    /// The questions of which a note of this block and table answers whichever its author names:
    /// none where it answers the only one.
    #[must_use]
    pub fn questions_to_name(
        &self,
        block: Option<&BlockId>,
        table: Option<&TableId>,
    ) -> Vec<&Question> {
        let asked = block.filter(|_| self.question_for(block, table).is_none());
        let asked = asked.and_then(|id| self.block(id)).map(|state| state.block.questions());
        let asked = asked.filter(|all| all.len() > 1).unwrap_or_default().into_iter();
        asked.filter_map(|id| self.question(id)).collect()
    }

    /// A wall time as the place of the event reads it.
    #[must_use]
    pub fn local(&self, at: DateTime<Utc>) -> DateTime<Zone> {
        at.with_timezone(&self.place)
    }

    /// A printed date and time of day as a wall time; the earlier one where clocks are set
    /// back, the first that exists where they are set forward. A date of no year from 1 to 9999,
    /// which only a journal of another hand has, is the nearest that is.
    #[must_use]
    pub fn wall(&self, date: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
        let local = within_calendar(date.and_time(time).and_utc()).naive_utc();
        let tz = self.place;
        let hour = chrono::Duration::hours(1);
        let at = tz
            .from_local_datetime(&local)
            .earliest()
            .or_else(|| tz.from_local_datetime(&(local + hour)).earliest())
            .map_or_else(|| local.and_utc(), |at| at.to_utc());
        within_calendar(at)
    }
}

/// The blocks of a programme, each with its date: its own, else that of the block before.
pub(super) fn dated(programme: &[Block]) -> impl Iterator<Item = Block> {
    programme.iter().scan(None, |date, block| {
        *date = block.date.or(*date);
        Some(Block { date: *date, ..block.clone() })
    })
}

pub(super) fn planned_categories(question: &Question) -> Vec<CategoryState> {
    question
        .categories
        .iter()
        .map(|category| CategoryState {
            id: category.id.clone(),
            letter: category.letter.as_deref().map(Arc::from),
            label: Arc::from(category.label.as_str()),
            gone: false,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use chrono::Datelike;

    use super::*;

    fn wall(zone: &str, date: &str, time: &str) -> String {
        let session = Session::waiting(Arc::default(), Arc::from(zone));
        let at = session.wall(date.parse().unwrap(), time.parse().unwrap());
        at.format("%FT%RZ").to_string()
    }

    #[test]
    fn a_printed_time_that_clocks_read_twice_is_the_earlier() {
        assert_eq!(wall("Europe/Zurich", "2013-10-27", "02:30:00"), "2013-10-27T00:30Z");
        assert_eq!(wall("Europe/Zurich", "2013-10-27", "03:00:00"), "2013-10-27T02:00Z");
    }

    #[test]
    fn a_printed_time_that_clocks_skip_is_an_hour_later() {
        assert_eq!(wall("Europe/Zurich", "2013-03-31", "02:30:00"), "2013-03-31T01:30Z");
        assert_eq!(wall("Australia/Lord_Howe", "2013-10-06", "02:15:00"), "2013-10-05T16:15Z");
        assert_eq!(wall("Pacific/Apia", "2011-12-30", "12:00:00"), "2011-12-30T12:00Z");
    }

    #[test]
    fn a_date_beyond_the_calendar_is_a_time_in_it() {
        for zone in ["UTC", "America/New_York", "Pacific/Kiritimati"] {
            let session = Session::waiting(Arc::default(), Arc::from(zone));
            for date in [NaiveDate::MAX, NaiveDate::MIN, NaiveDate::default()] {
                for time in ["00:00:00", "23:59:59"] {
                    let at = session.wall(date, time.parse().unwrap());
                    let local = session.local(at);
                    assert!((0..=10_000).contains(&local.date_naive().year()), "{local}");
                }
            }
        }
    }

    #[test]
    fn a_zone_that_nobody_knows_is_utc() {
        assert_eq!(wall("Europe/Atlantis", "2013-10-08", "18:15:00"), "2013-10-08T18:15Z");
        let session = Session::waiting(Arc::default(), Arc::from("Europe/Atlantis"));
        let at = "2013-10-08T18:15:00Z".parse().unwrap();
        assert_eq!(session.local(at).to_rfc3339(), "2013-10-08T18:15:00+00:00");
    }
}
