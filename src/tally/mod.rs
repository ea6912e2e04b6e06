//! Counts, as rows: what `tally --json` prints and every figure beside a list.
//!
//! Read from the counts that the session keeps, so the cost is that of the tags in use and not of
//! the ideas. Knows nothing of documents, of files, of terminals or of the present moment.

#[cfg(test)]
pub(crate) mod cafe;
mod count;
mod rows;
mod words;

pub use count::tally;
pub use rows::{BlockRow, CategoryRow, MinuteRow, QuestionRow, TableRow, Tally};
pub use words::By;
