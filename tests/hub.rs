//! A running session reached over HTTP, by its client and by whoever else speaks HTTP.

mod apart;
mod between;
pub(crate) mod chromium;
mod device;
mod distant;
#[cfg(feature = "tls")]
mod encrypted;
mod faulty;
mod filing;
mod following;
mod half;
mod halls;
mod joining;
mod keeping;
mod limits;
mod live;
mod looking;
mod mending;
mod moved;
mod naming;
mod nearby;
mod pages;
pub(crate) mod picture;
mod room;
mod seated;
mod serving;
mod several;
mod stage;
mod steadfast;
mod storm;
mod taken;
mod taking;
mod unanswered;
mod withheld;
