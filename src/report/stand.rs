//! The record that a report stands on.

use chrono::DateTime;

use crate::domain::{Seq, Zone};

/// The record that a report stands on: the newest when it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Its place in the journal.
    pub record: Seq,
    /// When it was saved, as the place of the event reads the clock.
    pub at: DateTime<Zone>,
}

impl Stand {
    /// When it was saved, shortly: people know a report by its time, not by a record's number.
    #[must_use]
    pub fn when(&self) -> String {
        self.at.format("%a %-d %b %Y %H:%M").to_string()
    }
}
