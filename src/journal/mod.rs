//! The journal: one line a decision, chained by sums, only ever appended to.
//!
//! Knows files, locks and sums; knows nothing of what may be decided or of the present moment.

mod set_aside;

pub use set_aside::SetAside;
