//! What is wanted of an evening beside what its session says.

use crate::setup::Guests;

/// What is wanted beside what the session says itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Who comes; without, those the session knows.
    pub people: Option<Guests>,
    /// Nothing but a number is known of these.
    pub cards: bool,
    /// How many rounds; without, all.
    pub rounds: Option<usize>,
    /// The first people host the tables, where nobody is named.
    pub hosted: bool,
}
