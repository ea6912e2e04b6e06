//! A journal that forgets: for practice and for tests.

use std::sync::Arc;

use super::append::Journal;
use super::error::AppendError;
use crate::domain::Seq;
use crate::session::Record;

/// Keeps records in memory alone.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    after: Seq,
    records: Vec<Arc<Record>>,
}

impl Memory {
    /// Goes on after a record that is kept elsewhere, or from the beginning after `Seq(0)`.
    #[must_use]
    pub const fn after(seq: Seq) -> Self {
        Self { after: seq, records: Vec::new() }
    }

    /// What was appended, in order.
    #[must_use]
    pub fn records(&self) -> &[Arc<Record>] {
        &self.records
    }
}

impl Journal for Memory {
    fn append(&mut self, records: &[Arc<Record>]) -> Result<(), AppendError> {
        let next = self.after.0 + self.records.len() as u64 + 1;
        for (record, wanted) in records.iter().zip(next..) {
            if record.seq.0 != wanted {
                return Err(AppendError::OutOfOrder { found: record.seq.0, wanted });
            }
        }
        self.records.extend_from_slice(records);
        Ok(())
    }
}
