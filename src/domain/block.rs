//! A block of the programme, as planned.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::{BlockId, QuestionId, TableId};
use super::length::{Length, TimeOfDay};
use super::note::NoteKind;
use super::time::Span;

/// What happens in a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// Welcome and introduction.
    Opening,
    /// A round: tables talk about a question.
    Conversation,
    /// All together; the tables report.
    TownHall,
    /// One speaker's slot.
    Talk,
    /// The floor is open.
    Discussion,
    /// Groups work apart; the groups are tables.
    Breakout,
    /// People change tables.
    Move,
    /// Coffee, lunch.
    Break,
    /// The last words.
    Closing,
    /// Anything else.
    #[default]
    Other,
}

impl BlockKind {
    /// Every kind, in the order a day has them.
    pub const ALL: [Self; 10] = [
        Self::Opening,
        Self::Conversation,
        Self::TownHall,
        Self::Talk,
        Self::Discussion,
        Self::Breakout,
        Self::Move,
        Self::Break,
        Self::Closing,
        Self::Other,
    ];

    /// The word a plan and the data use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Conversation => "conversation",
            Self::TownHall => "town-hall",
            Self::Talk => "talk",
            Self::Discussion => "discussion",
            Self::Breakout => "breakout",
            Self::Move => "move",
            Self::Break => "break",
            Self::Closing => "closing",
            Self::Other => "other",
        }
    }

    /// True where people change tables or rest, and talk of nothing that is asked.
    #[must_use]
    pub const fn is_between(self) -> bool {
        matches!(self, Self::Move | Self::Break)
    }

    /// True where one speaks and all listen.
    #[must_use]
    pub const fn has_floor(self) -> bool {
        matches!(self, Self::TownHall | Self::Talk | Self::Discussion)
    }

    /// What sort of note is typed in it, where nothing else is said.
    #[must_use]
    pub const fn usual_note(self) -> NoteKind {
        if matches!(self, Self::TownHall) { NoteKind::Comment } else { NoteKind::Idea }
    }

    /// True where tables talk, so that a table may fall silent.
    #[must_use]
    pub const fn has_tables(self) -> bool {
        matches!(self, Self::Conversation | Self::Breakout)
    }
}

/// Who ends a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Advance {
    /// A person does.
    #[default]
    Manual,
    /// The clock does, `grace` after the length is over.
    Auto,
}

/// One question of a block that asks several.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Ask {
    /// The question.
    pub question: QuestionId,
    /// The tables it is asked of; empty where it is asked of all or of an audience.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<TableId>,
    /// The people it is asked of, in words: `students`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    /// A remark for those who read the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Who has a slot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Speaker {
    /// The name as printed.
    pub name: String,
    /// Whom they speak for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affiliation: Option<String>,
    /// A remark for those who read the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One item of the programme.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Block {
    /// Unique in the programme.
    #[serde(default, skip_serializing_if = "BlockId::is_empty")]
    pub id: BlockId,
    /// What happens in it.
    #[serde(default)]
    pub kind: BlockKind,
    /// As printed in the programme.
    pub title: String,
    /// The day; where missing, that of the block before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub date: Option<NaiveDate>,
    /// The printed time of day at the place of the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<TimeOfDay>,
    /// The printed length.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<Length>,
    /// The smallest length it makes sense with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<Length>,
    /// Its start must hold.
    #[serde(default, skip_serializing_if = "is_false")]
    pub fixed: bool,
    /// It is never shortened.
    #[serde(default, skip_serializing_if = "is_false")]
    pub protected: bool,
    /// Who ends it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub advance: Advance,
    /// How long after its end its notes are not yet late; with `advance: auto` the end waits
    /// for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grace: Option<Length>,
    /// How long before the end a warning is given; where missing 5 and 1 minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warnings: Option<Vec<Length>>,
    /// The one question asked of everyone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
    /// Several questions, by table or audience.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<Ask>,
    /// Who speaks, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<Speaker>,
    /// Who leads it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facilitators: Vec<String>,
    /// A description for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// For the facilitator alone; never in the room's view or the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// A remark for those who read the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Block {
    /// The planned length; `None` where it is missing, zero where it is zero.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.length.map(|length| length.0)
    }

    /// How long before the end warnings are given, longest first; the usual ones where the block
    /// does not say.
    #[must_use]
    pub fn warning_spans(&self, usual: &[Span]) -> Vec<Span> {
        let mut spans: Vec<Span> = match &self.warnings {
            Some(given) => given.iter().map(|length| length.0).collect(),
            None => usual.to_vec(),
        };
        spans.retain(|span| *span > Span::ZERO);
        spans.sort_by(|a, b| b.cmp(a));
        spans.dedup();
        spans
    }

    /// Every question it asks, in order, once each.
    #[must_use]
    pub fn questions(&self) -> Vec<&QuestionId> {
        let mut all: Vec<&QuestionId> = Vec::new();
        for question in self.question.iter().chain(self.asks.iter().map(|ask| &ask.question)) {
            if !all.contains(&question) {
                all.push(question);
            }
        }
        all
    }

    /// The question it asks of a table; `None` where it asks none, or several of everyone.
    #[must_use]
    pub fn question_of(&self, table: Option<&TableId>) -> Option<&QuestionId> {
        let by_table = table.and_then(|table| {
            self.asks.iter().find(|ask| ask.tables.contains(table)).map(|ask| &ask.question)
        });
        if by_table.is_some() {
            return by_table;
        }
        match self.questions().as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
