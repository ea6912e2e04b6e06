//! Who sits where at a session: what is asked of whoever seats its people, and the seats it keeps.
//!
//! [`Evening`] makes of a session the problem that [`crate::seating`] solves, and of a plan the
//! seats as the session keeps them. Itself it seats only who comes during a round, in that round.
//! Knows nothing of files, terminals or the present moment.

mod changing;
mod coming;
mod evening;
mod furnished;
mod meetings;
mod moves;
mod repair;
mod unseatable;
mod warnings;
mod wishes;

pub use evening::Evening;
pub use meetings::Meetings;
pub use moves::{Moves, Moving, Shift};
pub use unseatable::Unseatable;
pub use wishes::{Change, Wishes};
