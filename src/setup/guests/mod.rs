//! The people of an event as a file with rows has them, for whoever seats them.
//!
//! The first row names the columns; of the others each is a person. What is in a column that
//! nobody asked for is not kept. Knows nothing of files: rows come in, people or every fault go out.

mod cell;
mod column;
mod guest;
mod read;
mod seated;
mod sheet;
mod slip;

pub use column::Column;
pub use guest::Guest;
pub use read::{Guests, guests};
pub use seated::Room;
pub use slip::Slip;
