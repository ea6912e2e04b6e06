//! The hub: the same engine for other programs and devices, over HTTP.
//!
//! Commands come up and records go down as through any gateway; what may be asked by whom is one
//! table of routes and roles. Works on a thread of its own, the only place of the program that is
//! async: when it dies, whoever opened it goes on. Knows no interface and no command line.

mod access;
mod address;
mod answers;
mod client;
mod code;
mod devices;
mod distant;
mod door;
mod entering;
mod entrance;
mod exchange;
mod following;
mod guesses;
mod kept;
mod ledger;
mod limits;
mod line;
mod outflow;
mod pages;
mod piles;
mod places;
mod problem;
mod receipts;
mod relay;
mod room;
mod routes;
#[cfg(test)]
mod sample;
mod server;
mod touched;
mod view;
mod wire;

pub use access::Token;
pub use address::{Address, NoAddress};
pub use client::{Client, ClientError};
pub use code::Code;
pub use devices::{Device, Invite};
pub use distant::{Distant, Keeping, Left, Patience, join};
pub use door::Door;
pub use entrance::Entrance;
pub use limits::Limits;
pub use server::{Held, Hub, Opening, Stands, open};
pub use wire::{Join, Joined, Receipt, Sent, Standing};
