//! Runs a World Café live from one terminal.

pub mod text;
pub mod theme;
