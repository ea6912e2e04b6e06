//! Lines that say which tables there are: `Tables: 5`, `5 tables`, `Tables: Red, Blue`.

use std::collections::HashSet;

use super::line::{Line, spaced, unbulleted};
use super::reader::Reader;
use super::seated::{SEATS, is_tables};
use crate::domain::{Table, TableId, Tables};
use crate::setup::Sketch;
use crate::text::fold;

/// The longest name on the card of a table.
const NAME: usize = 40;
/// More words are said about tables than they are called by.
const WORDS: usize = 4;

impl Reader {
    /// The tables of the event; those named first are kept.
    pub(super) fn tabled(&mut self, line: &Line) -> bool {
        let Some(tables) = tables(&line.text) else { return false };
        match &self.found.tables {
            Some(known) if *known != tables => self.pass_over(line),
            _ => {
                self.found.tables = Some(tables);
                true
            }
        }
    }
}

/// The tables that a line tells, where it tells nothing else.
pub(super) fn tables(text: &str) -> Option<Tables> {
    let text = spaced(unbulleted(text));
    let text = text.trim_end_matches('.');
    if let Some((label, rest)) = text.split_once([':', '：']) {
        let rest = rest.trim();
        let told = || counted(rest).or_else(|| before_tables(rest)).or_else(|| named(rest));
        return is_tables(label).then(told).flatten();
    }
    let behind = fold(text).strip_prefix("tables ").and_then(ranged);
    behind.or_else(|| before_tables(text))
}

/// `5 tables`.
fn before_tables(text: &str) -> Option<Tables> {
    fold(text).strip_suffix(" tables").and_then(counted)
}

/// `5`, or `1-5`.
fn counted(text: &str) -> Option<Tables> {
    let many = number(text).filter(|many| *many > 0).map(Tables::Count);
    many.or_else(|| ranged(text))
}

/// `1-5`, `3 to 7`: from the first to the last by number.
fn ranged(text: &str) -> Option<Tables> {
    let (first, last) = text.split_once(['-', '–', '—']).or_else(|| text.split_once(" to "))?;
    let (first, last) = (number(first)?, number(last)?);
    match first {
        _ if last <= first => None,
        0 => None,
        1 => Some(Tables::Count(last)),
        _ => Some(of_names((first..=last).map(|n| n.to_string()))),
    }
}

/// As many as a plan may have.
fn number(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|many| *many <= Sketch::MOST_TABLES)
}

/// `Red, Blue and Green`: two names or more, no two alike.
fn named(text: &str) -> Option<Tables> {
    let between = if text.contains(';') { ';' } else { ',' };
    let (most, last) = match text.rsplit_once(" and ") {
        Some((most, last)) if !last.contains(between) => (most, Some(last)),
        _ => (text, None),
    };
    let names: Vec<&str> = most.split(between).chain(last).map(str::trim).collect();
    let is_name = |name: &&str| {
        let words = name.split(' ').count();
        !name.is_empty() && words <= WORDS && name.chars().count() <= NAME
    };
    let apart: HashSet<String> = names.iter().map(|name| fold(name)).collect();
    // `6 people each` is no name.
    let is_number = |name: &&str| name.starts_with(|c: char| c.is_ascii_digit());
    let seats = |name: &&str| name.split(' ').any(|word| SEATS.contains(&word));
    let sound = !names.iter().any(|name| is_number(name) && seats(name))
        && (2..=Sketch::MOST_TABLES as usize).contains(&names.len())
        && names.iter().all(is_name)
        && apart.len() == names.len();
    sound.then(|| of_names(names.into_iter().map(str::to_owned)))
}

fn of_names(names: impl Iterator<Item = String>) -> Tables {
    Tables::Named(names.map(|it| Table { name: TableId::new(it), ..Table::default() }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        let tables = tables(text)?;
        let names: Vec<String> = tables.list().iter().map(|it| it.name.to_string()).collect();
        Some(names.join(" | "))
    }

    #[test]
    fn a_number_a_range_or_names_are_tables() {
        for text in [
            "Tables: 3",
            "- 3 tables",
            "Tables 1-3",
            "Tables: 1–3",
            "tables 1 to 3.",
            "Number of tables: 3",
            "Tables: 3 tables",
        ] {
            assert_eq!(told(text).as_deref(), Some("1 | 2 | 3"), "{text}");
        }
        assert_eq!(tables("Tables: 3"), Some(Tables::Count(3)));
        assert_eq!(told("Tables 4-5").as_deref(), Some("4 | 5"));
        let colours = Some("Red | Deep Blue | Green");
        assert_eq!(told("Tables: Red, Deep Blue, Green").as_deref(), colours);
        assert_eq!(told("Tables: Red; Deep Blue and Green").as_deref(), colours);
    }

    #[test]
    fn other_words_about_tables_are_none() {
        for text in [
            "Tables:",
            "Tables: 0",
            "Tables: 1001",
            "Tables: 5-2",
            "Tables: round",
            "Tables: Red, red",
            "Tables: 5, 6 people each",
            "Tables: 4 with 6 chairs, 2 with 8",
            "Tables: five, with eight people at each",
            "Tables 1-3 talk about water",
            "3 tables talk about water",
            "Change tables",
            "Tables turn",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
