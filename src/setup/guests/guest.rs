//! One person, as a row has them.

/// One person as a row has them. Rows are counted from 0, tables and rounds as [`Guests`](super::Guests) says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guest {
    /// The name as written; of a card, what it is called where it is told of.
    pub name: String,
    /// Nothing but a number is known.
    pub card: bool,
    /// The stakeholder group as written.
    pub group: Option<String>,
    /// The languages spoken, as written.
    pub languages: Vec<String>,
    /// Where they sit at first: a table by its number or name, as written.
    pub table: Option<String>,
    /// The tables hosted, by their numbers; more than one is a contradiction.
    pub hosts: Vec<usize>,
    /// The table hosted where its name stands there, as written.
    pub host: Option<String>,
    /// With whom the person should not sit.
    pub apart: Vec<usize>,
    /// With whom the person should sit.
    pub together: Vec<usize>,
    /// The first round the person is there.
    pub arrives: Option<usize>,
    /// The first round the person is no longer there.
    pub leaves: Option<usize>,
    /// Whether the person takes part from elsewhere.
    pub remote: bool,
}
