//! A terminal program for running a World Café live.

pub mod actions;
pub mod cli;
pub mod domain;
pub mod engine;
pub mod journal;
pub mod report;
pub mod session;
pub mod setup;
pub mod tally;
pub mod text;
pub mod theme;
