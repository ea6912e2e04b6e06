//! Templates whose words from people are inert, whatever the template does with them.

mod environment;
mod own;

pub(super) use environment::{environment, language};
pub use own::OwnTemplate;
