//! One line of a journal: one decision.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::de::{Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::event::Event;
use crate::domain::{Moment, Seq, Stamp, StepId, TableId, wall};

/// The version of records this program writes.
pub const VERSION: u32 = 1;

/// What somebody may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Runs the session.
    #[default]
    Facilitator,
    /// Types for one table.
    Rapporteur,
    /// Adds ideas to one table.
    Participant,
    /// Looks on.
    Viewer,
    /// The clock itself, where a block ends by itself.
    Clock,
}

impl Role {
    /// The role in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Facilitator => "facilitator",
            Self::Rapporteur => "rapporteur",
            Self::Participant => "participant",
            Self::Viewer => "viewer",
            Self::Clock => "clock",
        }
    }

    /// True where whoever has it is for a table.
    #[must_use]
    pub const fn sits(self) -> bool {
        matches!(self, Self::Rapporteur | Self::Participant)
    }
}

/// Who decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// In which role.
    pub role: Role,
    /// At which table, for those bound to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<TableId>,
    /// The name they gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Arc<str>>,
}

impl Author {
    /// The facilitator of this computer, unnamed.
    #[must_use]
    pub fn facilitator() -> Self {
        Self::default()
    }

    /// The clock.
    #[must_use]
    pub fn clock() -> Self {
        Self { role: Role::Clock, ..Self::default() }
    }
}

/// The boot-time clock as the first record of a process found it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Boot {
    /// Names one run of one computer's kernel.
    pub id: Arc<str>,
    /// Milliseconds on its boot-time clock, which runs on in sleep.
    pub clock: i64,
}

/// Where something was decided first: in another journal of the same session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// Who decided there.
    pub by: Author,
    /// When, by the wall clock there.
    #[serde(with = "wall")]
    pub at: DateTime<Utc>,
}

/// One decision; its events land together or not at all. The fields stand in the order they
/// are written in; `sum` is the codec's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The version of the form.
    pub v: u32,
    /// Its place in the journal, from 1.
    pub seq: Seq,
    /// The wall clock, a label.
    #[serde(with = "wall")]
    pub at: DateTime<Utc>,
    /// Session time.
    pub t: Stamp,
    /// In the first record of a process.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boot: Option<Boot>,
    /// Who decided.
    pub by: Author,
    /// What one undo takes back.
    pub step: StepId,
    /// The step this one turns back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<StepId>,
    /// The step this one does again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redoes: Option<StepId>,
    /// In another journal of the session, whence it was taken in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<Box<Elsewhere>>,
    /// What happened.
    #[serde(deserialize_with = "mostly_one")]
    pub events: Vec<Event>,
}

/// Reads events into a vector that begins with room for one: the room for four that a vector
/// takes by itself is more than the allocator has at hand, for every line of a journal.
fn mostly_one<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Event>, D::Error> {
    struct Events;
    impl<'de> Visitor<'de> for Events {
        type Value = Vec<Event>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a sequence")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut events: A) -> Result<Self::Value, A::Error> {
            let mut read = Vec::with_capacity(1);
            while let Some(event) = events.next_element()? {
                read.push(event);
            }
            Ok(read)
        }
    }
    from.deserialize_seq(Events)
}

impl Record {
    /// Its moment on both clocks.
    #[must_use]
    pub const fn moment(&self) -> Moment {
        Moment { t: self.t, at: self.at }
    }

    /// Who decided it first, here or elsewhere.
    #[must_use]
    pub fn first_by(&self) -> &Author {
        self.elsewhere.as_ref().map_or(&self.by, |first| &first.by)
    }

    /// When it was decided first, here or elsewhere.
    #[must_use]
    pub fn first_at(&self) -> DateTime<Utc> {
        self.elsewhere.as_ref().map_or(self.at, |first| first.at)
    }

    /// True where it turns a step back or does it again.
    #[must_use]
    pub const fn turns(&self) -> bool {
        self.undoes.is_some() || self.redoes.is_some()
    }
}
