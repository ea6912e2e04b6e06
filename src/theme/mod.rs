//! How meanings look: a [`Tone`] becomes a style by ground and colour depth.
//!
//! Colour only repeats what words, letters and places say; without colour everything is still
//! there. The only room that names a colour. Never paints the ground itself, reads no environment,
//! asks no terminal.

mod choice;
#[cfg(test)]
mod contrast;
mod depth;
mod ink;
mod strong;
mod tone;

pub use choice::ThemeChoice;
pub use depth::{Colouring, Depth, depth};
pub use ink::Ground;
pub use tone::{Theme, Tone};
