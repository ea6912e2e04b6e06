//! Parts of a session as values: what a step may have changed, whole.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::floor::Floor;
use super::report_texts::ReportTexts;
use crate::domain::{
    Advance, Block, BlockId, CategoryId, Countdown, DEEPEST, Detail, Moment, NoteId, Plan,
    Question, QuestionId, RoleLine, Span, Stamp, Table, TableId,
};

/// A pause of a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// When it began.
    pub from: Moment,
    /// When it was over; missing while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Moment>,
    /// Why, if somebody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Arc<str>>,
}

/// A block as it stands on the day: what it is, and its clock.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockState {
    /// What it is; its `length` is the planned one.
    pub block: Block,
    /// How long it is to last by now, in milliseconds; `None` where that is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<Span>,
    /// Left out.
    #[serde(default, skip_serializing_if = "is_false")]
    pub skipped: bool,
    /// Why it was left out, if somebody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Arc<str>>,
    /// When its clock started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started: Option<Moment>,
    /// When its clock stopped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Moment>,
    /// Its pauses, in order; the last may still last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause>,
    /// Who speaks in it and who waits to.
    #[serde(default, skip_serializing_if = "Floor::is_empty")]
    pub floor: Floor,
    /// A person reopened it, so the clock no longer ends it by itself.
    #[serde(default, skip_serializing_if = "is_false")]
    pub manual: bool,
}

impl BlockState {
    /// A block that waits.
    #[must_use]
    pub fn waiting(block: Block) -> Self {
        Self { length: block.span(), block, ..Self::default() }
    }

    /// Its identity.
    #[must_use]
    pub const fn id(&self) -> &BlockId {
        &self.block.id
    }

    /// Its clock runs, or is held.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        self.started.is_some() && self.ended.is_none()
    }

    /// It has neither started nor ended and is not left out.
    #[must_use]
    pub const fn is_waiting(&self) -> bool {
        self.started.is_none() && self.ended.is_none() && !self.skipped
    }

    /// The pause that lasts, if any.
    #[must_use]
    pub fn pause(&self) -> Option<&Pause> {
        self.pauses.last().filter(|pause| pause.to.is_none())
    }

    /// Its length where that is known and not zero: then it counts down.
    #[must_use]
    pub fn timed(&self) -> Option<Span> {
        self.length.filter(|length| *length > Span::ZERO)
    }

    /// Its clock; `None` before it has started. An ended one is to be asked at its end.
    #[must_use]
    pub fn countdown(&self) -> Option<Countdown> {
        let over = |pause: &Pause| pause.to.map(|to| to.t - pause.from.t);
        Some(Countdown {
            started: self.started?.t,
            length: self.timed(),
            held: self.pauses.iter().filter_map(over).fold(Span::ZERO, |a, b| a + b),
            holding: self.pause().map(|pause| pause.from.t),
        })
    }

    /// How long a note still comes in time, negative once it would be late; `None` until it has
    /// ended. A block that the clock ends has had its grace by then.
    #[must_use]
    pub fn grace(&self, since: impl Fn(Moment) -> Span) -> Option<Span> {
        let grace = match self.block.advance {
            Advance::Manual => self.block.grace.map_or(Span::ZERO, |grace| grace.0),
            Advance::Auto => Span::ZERO,
        };
        Some(grace - since(self.ended?))
    }

    /// How long it took from its start to its end, pauses included; `None` until it has ended.
    #[must_use]
    pub fn took(&self) -> Option<Span> {
        Some(self.ended?.t - self.started?.t)
    }

    /// How long it really ran, pauses left out, at `now` or up to its end.
    #[must_use]
    pub fn elapsed(&self, now: Stamp) -> Option<Span> {
        self.countdown().map(|clock| clock.elapsed(self.ended.map_or(now, |ended| ended.t)))
    }
}

/// A table as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableState {
    /// Name, topic, host, seats, question.
    pub table: Table,
    /// Nobody sits there any more.
    #[serde(default, skip_serializing_if = "is_false")]
    pub closed: bool,
    /// Where its people went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<TableId>,
    /// It writes on paper and is never silent.
    #[serde(default, skip_serializing_if = "is_false")]
    pub on_paper: bool,
    /// When somebody last looked after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Stamp>,
}

/// The programme as it stood when the first block began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Outset {
    /// The plan it stood on.
    pub(super) plan: Arc<Plan>,
    /// The blocks in their order, none of them started.
    pub(super) blocks: Vec<BlockState>,
}

/// What a step may have changed other than notes, whole and by value, so that turning it back
/// never depends on the rules of the day.
#[expect(missing_docs, reason = "each variant's sentence speaks of its fields")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The blocks, in order, with their clocks.
    Programme { blocks: Vec<BlockState>, days: Vec<DayState> },
    /// One block with its clock.
    Block { block: Box<BlockState> },
    /// The days that have begun.
    Days { days: Vec<DayState> },
    /// The tables of the room.
    Tables { tables: Vec<TableState> },
    /// The questions, in order.
    Questions { questions: Arc<[Question]> },
    /// The categories of a question, in order.
    Categories { question: QuestionId, categories: Vec<CategoryState> },
    /// The words of a note, as they read and as they were typed.
    Note {
        note: NoteId,
        words: Words,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        typed: Option<Box<Words>>,
    },
    /// The organisers' page.
    Roles { roles: Vec<RoleLine> },
    /// Whether the event is over.
    Closing {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        closed: Option<Moment>,
    },
    /// How many people are in the room.
    HeadCount {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        people: Option<u32>,
    },
    /// The plan and everything an adoption may touch.
    Plan {
        plan: Arc<Plan>,
        blocks: Vec<BlockState>,
        days: Vec<DayState>,
        tables: Vec<TableState>,
        categories: Vec<QuestionCategories>,
        roles: Vec<RoleLine>,
        /// Missing where they were the plan's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        texts: Option<ReportTexts>,
        /// Missing where they were the plan's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        questions: Option<Arc<[Question]>>,
    },
}

/// The words of a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// What was said; may run over several lines.
    pub text: Arc<str>,
    /// Points below it, never counted.
    pub details: Arc<[Detail]>,
}

impl Words {
    /// Puts a point at this level, under the last point one level up, or as deep as that goes.
    pub(super) fn add_detail(&mut self, level: usize, text: &Arc<str>) {
        let mut details = self.details.to_vec();
        let mut list = &mut details;
        for _ in 1..level.min(DEEPEST) {
            if list.is_empty() {
                break;
            }
            let last = list.len() - 1;
            #[expect(clippy::indexing_slicing, reason = "the list was just seen not to be empty")]
            let below = &mut list[last].details;
            list = below;
        }
        list.push(Detail { text: Arc::clone(text), details: Vec::new() });
        self.details = details.into();
    }
}

/// A question's categories.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionCategories {
    /// The question.
    pub question: QuestionId,
    /// In display order, gone ones included.
    pub categories: Vec<CategoryState>,
}

/// A category as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryState {
    /// Never used again, even when it is gone.
    pub id: CategoryId,
    /// Its letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<Arc<str>>,
    /// Its name.
    pub label: Arc<str>,
    /// Merged or removed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub gone: bool,
}

/// A day that has begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayState {
    /// The block it began with: the day is the one this block stands in.
    pub block: BlockId,
    /// The calendar date it is held on.
    pub date: NaiveDate,
    /// When it began.
    pub began: Moment,
    /// Whether its printed times count.
    pub as_printed: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
pub(super) fn is_false(flag: &bool) -> bool {
    !*flag
}
