//! The engine: decide, append, apply, publish.
//!
//! Clocks enter the program here. Knows no terminal, no plan file and no command line.

mod clock;
mod core;
mod gateway;
mod local;
mod mint;
mod replay;
mod source;
#[cfg(test)]
mod stepped;
mod time;
mod watch;
mod worker;

pub use self::core::{Engine, SubmitError};
pub use clock::{Clock, ManualClock, Reading, SystemClock};
pub use gateway::{
    Drive, Failure, Gateway, Link, Notice, Opened, Pace, Shared, StepChoice, Ticket, Trouble, Waker,
};
pub use local::{Local, Others, Unsaved, start};
pub use mint::{mint_command, mint_note, mint_secret};
pub use replay::Replay;
pub use source::{Load, Loaded, Source, Tell};
#[cfg(test)]
pub(crate) use stepped::{Stepped, step};
pub use watch::{Watch, follow, watch};
