//! Who has the floor in a block: who waits to speak, and when each turn began and ended.
//!
//! Speakers are called by words: a table, a person, or whatever tells them apart.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::{Moment, Span};

/// How long a turn is to last.
pub const TURN: Span = Span::minutes(2);

/// How long before its end a turn is asked to wrap up.
pub const WRAP_UP: Span = Span::seconds(15);

/// The floor of a block: the list of those who wait, and every turn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Floor {
    /// Who spoke least goes first; otherwise the list goes as it stands.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub quiet_first: bool,
    /// The list as it stands: as they came, or as it was put by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub list: Vec<Waiting>,
    /// Every turn, in order; the last may still last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turns: Vec<Turn>,
}

/// Somebody on the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// What they are called, raw.
    pub speaker: Arc<str>,
    /// Passed over; they keep their place.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub skipped: bool,
}

/// Somebody's turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// What they are called, raw.
    pub speaker: Arc<str>,
    /// When it began.
    pub from: Moment,
    /// When it was over; missing while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Moment>,
}

impl Floor {
    /// True where nobody ever asked for it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The turn that lasts, if any.
    #[must_use]
    pub fn speaking(&self) -> Option<&Turn> {
        self.turns.last().filter(|turn| turn.to.is_none())
    }

    /// True where somebody is next.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.list.iter().any(|waiting| !waiting.skipped)
    }

    /// The place on the list of somebody, from 0.
    #[must_use]
    pub fn place(&self, speaker: &str) -> Option<usize> {
        self.list.iter().position(|waiting| *waiting.speaker == *speaker)
    }

    /// True where they wait, speak or have spoken.
    #[must_use]
    pub fn knows(&self, speaker: &str) -> bool {
        self.place(speaker).is_some() || self.turns.iter().any(|turn| *turn.speaker == *speaker)
    }

    pub(super) fn end_turn(&mut self, now: Moment) {
        if let Some(turn) = self.turns.last_mut().filter(|turn| turn.to.is_none()) {
            turn.to = Some(now);
        }
    }
}
