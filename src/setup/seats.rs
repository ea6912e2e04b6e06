//! Whether there are tables, and everyone can sit.

use std::collections::HashMap;

use super::fault::Faults;
use super::slot::Slot;
use super::tree::At;
use super::words::quoted;
use crate::text::counted;

/// Tells conversations without tables, and fewer seats than people, of all tables together and of
/// one.
pub(super) fn check(root: &At<'_>, faults: &mut Faults) {
    without_tables(root, faults);
    let tables = root.list("tables");
    let people = root.list("people");
    let seats: Option<Vec<u64>> =
        tables.iter().map(|table| table.get("seats").and_then(|seats| seats.number())).collect();
    if let (Some(seats), Some(at)) = (seats, root.get("tables"))
        && !seats.is_empty()
    {
        let listed = u64::try_from(people.len()).unwrap_or(u64::MAX);
        let expected = root.get("participants").and_then(|at| at.number()).unwrap_or_default();
        let needed = listed.max(expected);
        let seats = seats.iter().fold(0_u64, |sum, more| sum.saturating_add(*more));
        if seats < needed {
            let have = counted(seats, "seat", "seats");
            let need = counted(needed, "person", "people");
            let hint = format!("{} short", needed - seats);
            faults.warning(&at, format!("the tables have {have} for {need}"), Some(hint));
        }
    }
    let mut placed: HashMap<&str, u64> = HashMap::new();
    for name in people.iter().filter_map(|person| person.words("table")) {
        *placed.entry(name).or_default() += 1;
    }
    for table in tables {
        let Some(seats) = table.get("seats") else { continue };
        let (Some(name), Some(number)) = (table.words("name"), seats.number()) else { continue };
        if let Some(placed) = placed.get(name).filter(|placed| **placed > number) {
            let have = counted(number, "seat", "seats");
            let message = format!("table {} has {have}, {placed} people are placed", quoted(name));
            faults.warning(&seats, message, None);
        }
    }
}

fn without_tables(root: &At<'_>, faults: &mut Faults) {
    let counted = root.get("tables").and_then(|tables| tables.number()).unwrap_or_default();
    let conversations = Slot::all(root).iter().any(Slot::is_conversation);
    if let Some(programme) = root.get("programme")
        && conversations
        && counted == 0
        && root.list("tables").is_empty()
    {
        let message = "no tables: ideas will be at no table";
        let hint = r#"write "tables": 8, or name them on the day"#;
        faults.warning(&programme, message, Some(hint.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use crate::setup::case::{told, told_with};

    #[test]
    fn conversations_without_tables_are_told() {
        let told = |tables: &str| {
            told(&format!(
                "{{\"title\": \"T\", {tables}\"questions\": [{{\"id\": \"q1\", \"text\": \"?\"}}],\n\"programme\": \
                 [{{\"id\": \"b\", \"kind\": \"conversation\", \"title\": \"B\", \"start\": \"18:00\", \"length\": \"5m\", \"question\": \"q1\"}}]}}"
            ))
        };
        let missing =
            "no tables: ideas will be at no table (write \"tables\": 8, or name them on the day)";
        for none in ["", "\"tables\": 0, ", "\"tables\": [], "] {
            assert_eq!(told(none), [format!("2:14 warning: {missing}")], "{none}");
        }
        assert_eq!(told("\"tables\": 3, "), [""; 0]);
        assert_eq!(told("\"tables\": [{\"name\": \"Red\"}], "), [""; 0]);
    }

    #[test]
    fn fewer_seats_than_people_are_told() {
        let tables =
            "\"tables\": [{\"name\": \"1\", \"seats\": 4}, {\"name\": \"2\", \"seats\": 5}]";
        assert_eq!(
            told_with(&format!("\"participants\": 10,\n{tables}")),
            ["3:11 warning: the tables have 9 seats for 10 people (1 short)"]
        );
        assert_eq!(told_with(&format!("\"participants\": 9,\n{tables}")), [""; 0]);
        let some = tables.replace(", \"seats\": 5", "");
        assert_eq!(told_with(&format!("\"participants\": 10,\n{some}")), [""; 0]);
        assert_eq!(told_with("\"participants\": 10, \"tables\": 1"), [""; 0]);
    }

    #[test]
    fn a_table_too_small_for_those_placed_at_it_is_told() {
        assert_eq!(
            told_with(
                "\"tables\": [{\"name\": \"1\",\n\"seats\": 1}, {\"name\": \"2\"}],\n\
                 \"people\": [{\"name\": \"A\", \"table\": \"1\"}, {\"name\": \"B\", \"table\": \"1\"}]"
            ),
            ["3:10 warning: table `1` has 1 seat, 2 people are placed"]
        );
    }
}
