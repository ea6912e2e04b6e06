//! Files written whole: what stands in a place is what stood there before, or all of the new; and
//! files read without waiting for one that never comes.
//!
//! Knows nothing of what is in them. The journal has a way of its own, as it only grows and must
//! bear a disk that fails; so has what is kept on another disk while that lasts, as not every disk
//! can give a file its name without writing over one that is there.

mod open;
mod whole;

pub use open::open;
pub use whole::{Whole, flush_folder};
