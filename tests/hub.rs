//! A running session reached over HTTP, by its client and by whoever else speaks HTTP.

mod device;
mod distant;
mod faulty;
mod joining;
mod limits;
mod serving;
mod stage;
mod storm;
