//! What a table is called, and who has a seat and no name.

/// A table as it is spoken of: `Table 4`; a name that says so itself is left alone.
#[must_use]
pub fn table_name(name: &str) -> String {
    if name.to_lowercase().starts_with("table") { name.to_owned() } else { format!("Table {name}") }
}

/// Whoever has a seat by this number of a card alone, from 1: `card 12`.
#[must_use]
pub fn card_name(number: usize) -> String {
    format!("card {number}")
}
