//! A session that is open at a hub elsewhere, as a gateway: commands go up through an outbox on
//! this device's disk, records come down.
//!
//! A command is on this device until the hub's receipt comes. It is sent in its order and under
//! its own id, again and again where no answer comes, which the hub tells from a second command.
//! The session here is the fold of the records, whether they come for the first time or again.

mod adding;
mod asking;
mod device;
mod down;
mod entry;
mod errand;
mod gateway;
mod heard;
mod looking;
mod memory;
mod outbox;
mod put_back;
mod remembering;
mod sending;
#[cfg(test)]
mod simulated;
mod sitting;
mod stranded;
mod up;
mod way;
mod worker;
mod world;

pub use entry::Unsent;
pub use errand::{Keeping, Left, Patience};
pub use gateway::{Distant, join};
pub(super) use sitting::Sitting;
