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
