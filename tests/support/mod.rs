//! What the whole-house tests share.

pub(crate) mod cafe;
pub(crate) mod keys;
pub(crate) mod pty;
pub(crate) mod screen;
mod smoke;
