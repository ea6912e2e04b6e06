//! Laws that hold for every evening, tried on random ones.

mod adopting;
mod bells;
mod counts;
mod evening;
mod fold;
mod merging;
mod presses;
mod undo;
