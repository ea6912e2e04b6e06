//! The hub: the same engine for other programs and devices, over HTTP.
//!
//! Commands come up and records go down as through any gateway; what may be asked by whom is one
//! table of routes and roles. A hub works on a thread of its own: when it dies, whoever opened it
//! goes on. So does what joins one; a client blocks its caller. Nothing outside of here is async.
//! Knows no interface and no command line.

mod access;
mod address;
mod answers;
mod body;
mod choosing;
mod client;
mod code;
mod devices;
mod distant;
mod door;
mod entering;
mod entrance;
#[cfg(test)]
mod every_route;
mod exchange;
mod following;
mod guesses;
mod handed;
mod invite;
mod kept;
mod ledger;
mod letters;
mod limits;
mod line;
mod lines;
mod nearby;
#[cfg(not(feature = "tls"))]
mod no_tls;
mod outflow;
mod pace;
mod pages;
mod piles;
mod pin;
mod places;
mod problem;
mod receipts;
mod relay;
mod retold;
mod road;
mod room;
mod routes;
#[cfg(test)]
mod sample;
mod seated;
mod server;
mod stream;
mod taking;
#[cfg(feature = "tls")]
mod tls;
mod touched;
mod trace;
mod view;
mod wire;

pub use access::Token;
pub use address::{Address, NoAddress};
pub use client::{Client, ClientError};
pub use code::Code;
pub use devices::Device;
pub use distant::{Distant, Keeping, Left, Patience, Unsent, join};
pub use door::Door;
pub use entrance::Entrance;
pub use invite::Invite;
pub use limits::{Limits, Rate};
pub use nearby::{Found, Nearby, announce, look};
#[cfg(not(feature = "tls"))]
pub use no_tls::Identity;
#[cfg(not(feature = "tls"))]
use no_tls::to_hub;
pub use pin::Pin;
pub use server::{Held, Hub, Opening, Stands, THREAD, open};
pub use stream::NoIdentity;
#[cfg(feature = "tls")]
pub use tls::Identity;
#[cfg(feature = "tls")]
use tls::to_hub;
pub use wire::{Join, Joined, Receipt, Sent, Standing};
