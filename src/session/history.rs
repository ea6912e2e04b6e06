//! Steps that can be turned back, and those that can be done again.

use std::ops::Range;

use super::event::Event;
use crate::domain::{Moment, StepId};

/// A step as undo needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number.
    pub id: StepId,
    /// When its last record was first written.
    pub moment: Moment,
    /// What its newest record did, in the order it did it: what is turned back next.
    pub deeds: Deeds,
}

impl Step {
    /// What the step is called by, however often it was turned back.
    #[must_use]
    pub fn did(&self) -> &Deeds {
        match &self.deeds {
            Deeds::Mixed(mixed) => mixed.first.as_ref().unwrap_or(&self.deeds),
            Deeds::Captured(_) => &self.deeds,
        }
    }

    /// The same step, turned back or done again by these deeds.
    fn turned(self, deeds: Deeds) -> Self {
        let first = Some(self.did().clone());
        let mixed = Mixed { runs: deeds.runs(), first };
        Self { deeds: Deeds::Mixed(Box::new(mixed)), ..self }
    }
}

/// What a step did. The common step, notes captured and nothing else, is kept as a range, so
/// that a long session stays small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deeds {
    /// Notes captured, by their places.
    Captured(Range<u32>),
    /// Anything; kept apart, so that the many steps that are a range do not hold room for it.
    Mixed(Box<Mixed>),
}

/// A step that did more than capture, or was turned back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mixed {
    /// What its newest record did.
    runs: Vec<Deed>,
    /// What it did at first, where it was turned back since: what it is called by.
    first: Option<Deeds>,
}

/// A run of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Notes captured, by their places.
    Captured(Range<u32>),
    /// An event, and the events that reverse it, in the order they are to be applied.
    Did {
        /// What happened.
        event: Box<Event>,
        /// What reverses it.
        reverse: Vec<Event>,
    },
}

/// The steps done and the steps turned back, newest last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    pub(super) done: Vec<Step>,
    pub(super) undone: Vec<Step>,
    pub(super) last: StepId,
}

impl History {
    /// The step one undo would take back.
    #[must_use]
    pub fn newest(&self) -> Option<&Step> {
        self.done.last()
    }

    /// The step one redo would do again.
    #[must_use]
    pub fn undone(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// The highest step number any record bears.
    #[must_use]
    pub const fn last(&self) -> StepId {
        self.last
    }

    /// The number a new step gets.
    #[must_use]
    pub const fn next(&self) -> StepId {
        StepId(self.last.0 + 1)
    }
}

impl History {
    /// Remembers what a record of a new step, or of the newest one, did.
    pub(super) fn add(&mut self, id: StepId, moment: Moment, deeds: Deeds) {
        self.undone.clear();
        match self.done.last_mut() {
            Some(last) if last.id == id => {
                last.moment = moment;
                for deed in deeds.runs() {
                    if let Deeds::Mixed(mixed) = &mut last.deeds
                        && let Some(first) = &mut mixed.first
                    {
                        first.push(deed.clone());
                    }
                    last.deeds.push(deed);
                }
            }
            _ => self.done.push(Step { id, moment, deeds }),
        }
    }

    /// Moves a step that was done to those turned back.
    pub(super) fn turn_back(&mut self, id: StepId, deeds: Deeds) {
        if let Some(place) = self.done.iter().rposition(|step| step.id == id) {
            let step = self.done.remove(place).turned(deeds);
            self.undone.push(step);
        }
    }

    /// Moves a step that was turned back to those done.
    pub(super) fn do_again(&mut self, id: StepId, deeds: Deeds) {
        if let Some(place) = self.undone.iter().rposition(|step| step.id == id) {
            let step = self.undone.remove(place).turned(deeds);
            self.done.push(step);
        }
    }
}

impl Deeds {
    pub(super) fn push(&mut self, deed: Deed) {
        match (&mut *self, deed) {
            (Self::Captured(places), Deed::Captured(more)) if places.end == more.start => {
                places.end = more.end;
            }
            (Self::Captured(places), Deed::Captured(more)) if nothing(places) => *places = more,
            (Self::Captured(places), deed) => {
                let mut runs = Vec::new();
                if !nothing(places) {
                    runs.push(Deed::Captured(places.clone()));
                }
                runs.push(deed);
                *self = Self::Mixed(Box::new(Mixed { runs, first: None }));
            }
            (Self::Mixed(mixed), Deed::Captured(more)) => match mixed.runs.last_mut() {
                Some(Deed::Captured(places)) if places.end == more.start => places.end = more.end,
                _ => mixed.runs.push(Deed::Captured(more)),
            },
            (Self::Mixed(mixed), deed) => mixed.runs.push(deed),
        }
    }

    /// Every run of it, oldest first.
    #[must_use]
    pub fn runs(&self) -> Vec<Deed> {
        match self {
            Self::Captured(places) if nothing(places) => Vec::new(),
            Self::Captured(places) => vec![Deed::Captured(places.clone())],
            Self::Mixed(mixed) => mixed.runs.clone(),
        }
    }
}

impl Default for Deeds {
    fn default() -> Self {
        Self::Captured(0..0)
    }
}

const fn nothing(places: &Range<u32>) -> bool {
    places.start >= places.end
}
