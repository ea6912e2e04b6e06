//! What holds where a plan does not say otherwise; settings may change it.

use crate::domain::Span;

/// What is usual here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usual {
    /// How long a table says nothing before it is called silent.
    pub silent: Span,
    /// How long before the end of a block it is time to say so, in any order.
    pub warnings: Vec<Span>,
}

impl Default for Usual {
    fn default() -> Self {
        Self { silent: Span::minutes(10), warnings: vec![Span::minutes(5), Span::minutes(1)] }
    }
}
