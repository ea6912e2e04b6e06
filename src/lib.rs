//! A terminal program for running a World Café live.

pub mod domain;
pub mod session;
pub mod tally;
pub mod text;
pub mod theme;
