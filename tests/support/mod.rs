//! What the whole-house tests share.

pub(crate) mod evening;
pub(crate) mod golden;
pub(crate) mod keys;
pub(crate) mod pty;
pub(crate) mod screen;
mod smoke;
