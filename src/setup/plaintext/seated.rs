//! How many people, and at how many tables of how many: `about 40 people, 8 tables of 5`,
//! `24 people at 6 tables`.

use super::found::Found;
use super::line::{Line, number, padded};
use super::reader::Reader;
use crate::domain::{Table, TableId, Tables};
use crate::setup::Sketch;
use crate::text::fold;

/// Words before a number that is not exact.
const LEADS: [&str; 8] = ["about", "around", "approximately", "approx", "ca", "circa", "for", "up"];
const PEOPLE: [&str; 6] = ["people", "persons", "participants", "guests", "attendees", "citizens"];
const OF: [&str; 3] = ["of", "for", "with"];
pub(super) const SEATS: [&str; 6] = ["people", "persons", "seats", "chairs", "places", "each"];

/// What one part of a line tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    People(u32),
    Tables {
        tables: u32,
        seats: u32,
    },
    /// Tables without their seats.
    Count(u32),
}

impl Reader {
    /// A line that tells people or tables in numbers and nothing else.
    pub(super) fn seated(&mut self, line: &Line) -> bool {
        told(&line.text).is_some_and(|told| self.agree(line, told))
    }

    /// People by their number beside the words that they take part: `Participants: about 30`.
    pub(super) fn count_people(&mut self, line: &Line, words: &str) -> bool {
        let people = told(words).or_else(|| told(&format!("{words} people")));
        people.is_some_and(|told| self.agree(line, told))
    }

    fn agree(&mut self, line: &Line, told: Vec<Told>) -> bool {
        let agrees = told.iter().all(|told| self.found.agrees(*told));
        if !agrees {
            return self.pass_over(line);
        }
        for told in told {
            match told {
                Told::People(people) => self.found.participants = Some(people),
                Told::Tables { tables, seats } => self.found.tables = Some(each(tables, seats)),
                Told::Count(tables) => {
                    self.found.tables.get_or_insert(Tables::Count(tables));
                }
            }
        }
        true
    }
}

impl Found {
    /// True where nothing else was told of it before.
    fn agrees(&self, told: Told) -> bool {
        match told {
            Told::People(people) => self.participants.is_none_or(|known| known == people),
            Told::Tables { tables, seats } => {
                self.tables.as_ref().is_none_or(|known| *known == each(tables, seats))
            }
            Told::Count(tables) => {
                self.tables.as_ref().is_none_or(|known| known.list().len() == tables as usize)
            }
        }
    }
}

/// Tables by number, each with its seats.
fn each(tables: u32, seats: u32) -> Tables {
    let table = |n: u32| Table {
        name: TableId::new(n.to_string()),
        seats: Some(seats),
        ..Table::default()
    };
    Tables::Named((1..=tables).map(table).collect())
}

fn told(text: &str) -> Option<Vec<Told>> {
    if let Some((label, rest)) = text.split_once([':', '：'])
        && is_tables(label)
    {
        return labelled(rest).map(|tables| vec![tables]);
    }
    let text = text.replace(" at ", ",").replace(" and ", ",");
    let parts: Vec<&str> = text.split([',', ';']).collect();
    if parts.len() > 2 {
        return None;
    }
    parts.into_iter().map(part).collect()
}

/// True for words that promise tables after a colon.
pub(super) fn is_tables(label: &str) -> bool {
    matches!(fold(label).trim(), "tables" | "number of tables")
}

/// `5 (6 people each)`, `5 of 6`, beside the word that they are tables.
fn labelled(text: &str) -> Option<Told> {
    let words = padded(text);
    let plain = |word: &&str| !OF.contains(word) && !SEATS.contains(word) && *word != "tables";
    let numbers: Vec<&str> = words.split_whitespace().filter(plain).collect();
    match numbers.as_slice() {
        [tables, seats] if words.split_whitespace().count() > 2 => seated(tables, seats),
        _ => None,
    }
}

fn part(text: &str) -> Option<Told> {
    let words = padded(text);
    let words: Vec<&str> =
        words.split_whitespace().skip_while(|word| LEADS.contains(word) || *word == "to").collect();
    match words.as_slice() {
        [people, word] if PEOPLE.contains(word) => Some(Told::People(count(people)?)),
        [tables, "table" | "tables"] => Some(Told::Count(table_count(tables)?)),
        [tables, "table" | "tables", of, seats] if OF.contains(of) => seated(tables, seats),
        [tables, "table" | "tables", of, seats, word]
        | [tables, "table" | "tables", of, seats, word, "each"]
            if OF.contains(of) && SEATS.contains(word) =>
        {
            seated(tables, seats)
        }
        _ => None,
    }
}

fn seated(tables: &str, seats: &str) -> Option<Told> {
    Some(Told::Tables { tables: table_count(tables)?, seats: count(seats)? })
}

fn table_count(word: &str) -> Option<u32> {
    count(word).filter(|tables| *tables <= Sketch::MOST_TABLES)
}

fn count(word: &str) -> Option<u32> {
    number(word, 5).filter(|(n, rest)| *n > 0 && rest.is_empty()).map(|(n, _)| n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_tables_in_numbers_are_told_from_other_lines() {
        let both = Some(vec![Told::People(40), Told::Tables { tables: 8, seats: 5 }]);
        for text in [
            "about 40 people, 8 tables of 5",
            "For about 40 people; 8 tables of 5 people.",
            "ca. 40 participants at 8 tables with 5 seats",
            "40 participants, 8 tables of 5 people each",
        ] {
            assert_eq!(told(text), both, "{text}");
        }
        let both = Some(vec![Told::People(24), Told::Count(6)]);
        for text in ["For 24 people, 6 tables", "24 people at 6 tables", "24 guests and 6 tables."]
        {
            assert_eq!(told(text), both, "{text}");
        }
        let tables = Some(vec![Told::Tables { tables: 8, seats: 5 }]);
        for text in ["Tables: 8 (5 people each)", "Tables: 8, 5 people each", "Tables: 8 of 5"] {
            assert_eq!(told(text), tables, "{text}");
        }
        assert_eq!(told("up to 60 guests"), Some(vec![Told::People(60)]));
        for text in [
            "About 50 people talked about it",
            "5 tables talk about it",
            "0 people",
            "1001 tables of 5",
            "tables of 5",
            "8 tables of five",
            "Tables: 4 with 6 chairs, 2 with 8",
            "Rooms: 8 of 5",
            "people",
            "",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
