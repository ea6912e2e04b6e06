//! Templates whose words from people are inert, whatever the template does with them.

mod environment;
mod fault;
mod own;

pub(super) use environment::{environment, unwritten};
pub use own::OwnTemplate;
