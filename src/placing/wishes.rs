//! What is wanted of an evening beside what its session says.

use crate::setup::Guests;

/// What is wanted beside what the session says itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Who comes; without, those the session knows.
    pub people: Option<Guests>,
    /// How many rounds; without, all.
    pub rounds: Option<usize>,
    /// The first people host the tables, where nobody is named.
    pub hosted: bool,
    /// Each table where nobody stays has a new host in each round; those announced go on anyway.
    pub new_hosts: bool,
    /// Who has come and gone since, in order.
    pub changes: Vec<Change>,
}

/// Somebody came or went. People who are there already are named by their place, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Somebody came, by name; without, one more card.
    Came(Option<String>),
    /// Somebody is not there any more, or never came.
    Left(usize),
    /// Somebody who had left is there again.
    Back(usize),
}
