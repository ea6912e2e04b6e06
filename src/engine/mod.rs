//! The engine: decide, append, apply, publish.
//!
//! Clocks enter the program here. Knows no terminal, no plan file and no command line.

mod gateway;

pub use gateway::{
    Drive, Failure, Gateway, Notice, Opened, Pace, StepChoice, Ticket, Trouble, Waker,
};
