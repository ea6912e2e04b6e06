//! What a table is called.

/// A table as it is spoken of: `Table 4`; a name that says so itself is left alone.
#[must_use]
pub fn table_name(name: &str) -> String {
    if name.to_lowercase().starts_with("table") { name.to_owned() } else { format!("Table {name}") }
}
