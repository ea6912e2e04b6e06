//! Why there is no interface.

use std::io;

use crate::text::plainly;

/// Why there is no interface.
#[derive(Debug, thiserror::Error)]
pub enum TuiError {
    /// Neither input nor output is a terminal.
    #[error("this is not a terminal")]
    NoTerminal,
    /// The terminal does not answer as one.
    #[error("the terminal cannot be used: {}", plainly(.0))]
    Terminal(#[source] io::Error),
    /// A thread could not be started, or a signal not be watched.
    #[error("the terminal cannot be watched: {}", plainly(.0))]
    Watch(#[source] io::Error),
}

impl TuiError {
    /// What to do instead.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::NoTerminal => "without a terminal use do, capture, tally, log and export",
            Self::Terminal(_) | Self::Watch(_) => "try another terminal, or do and capture",
        }
    }
}
