//! What somebody wears: a name and a route, in letters as large as a badge has room for.
//!
//! The style of the page has a class for every size, count of columns and of lines that is given here.

use serde::Serialize;

use super::letters::{in_line, lines, of_name};
use super::plan::{RouteRow, SeatPlan};
use crate::domain::TableId;
use crate::session::{card_name, table_name};
use crate::text::{cut, shown, width, wrap};

/// What is written on of a badge, without the event's title.
const WIDE: usize = 8500;
const HIGH: usize = 5260;

/// How high a line of a route is for each point, and of a name.
const LINE: usize = 46;
const NAME_LINE: usize = 40;

/// The rule above a round; between round and table; between columns.
const RULE: usize = 30;
const GAP: usize = 200;
const BETWEEN: usize = 400;

/// The largest letters of a route, and the smallest.
const LETTERS: (usize, usize) = (14, 6);

/// The letters of a person's name up to such a width, and of longer ones.
const NAME_LETTERS: [(usize, usize); 3] = [(20, 26), (40, 21), (70, 15)];
const LONG_NAME: usize = 10;

/// The most columns of a route.
const COLUMNS: usize = 2;

/// The most lines of a person's name, and of a table's.
const NAME_LINES: usize = 3;
const LINES: usize = 4;

/// What is read of a round's title: which round it is its place says as well.
const TITLE: usize = 18;

/// What of a table's name has to stand in one line.
const UNBROKEN: usize = 12;

#[derive(Serialize)]
pub(super) struct Badge {
    name: String,
    /// How large the name is.
    letters: usize,
    /// Where they stay all evening.
    host: Option<String>,
    /// Round and table, and whether they host it then.
    route: Vec<Step>,
    /// How the route is set.
    set: Set,
}

type Step = (String, Option<String>, bool);

/// Size of the letters, columns of rounds, and the most lines of a table's name.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Set {
    letters: usize,
    columns: usize,
    lines: usize,
}

pub(super) fn badge(seats: &SeatPlan, person: &RouteRow) -> Badge {
    let name = called(person);
    let letters = of_name(&name, &NAME_LETTERS, LONG_NAME);
    let host = person.host.as_ref().filter(|own| {
        // Who hosts only some of the rounds has a route like others.
        person.route.iter().all(|table| table.as_ref() == Some(own))
    });
    let rounds = seats.rounds.iter().zip(&person.route).enumerate();
    let rounds = rounds.filter(|_| host.is_none());
    let step = |(at, ((_, title), id)): (usize, (&(_, String), &Option<_>))| {
        let hosts = id.as_ref().is_some_and(|id| person.is_host(id, at));
        (cut(&shown(title), TITLE).into_owned(), id.as_ref().map(table), hosts)
    };
    let route: Vec<Step> = rounds.map(step).collect();
    let set = set(&name, letters, &route);
    Badge { name, letters, host: host.map(table), route, set }
}

pub(super) fn called(person: &RouteRow) -> String {
    person.name.clone().unwrap_or_else(|| card_name(person.number))
}

pub(super) fn table(id: &TableId) -> String {
    table_name(id.as_str())
}

/// The largest letters in which all of a route has room; else small ones, and names are cut.
fn set(name: &str, pt: usize, route: &[Step]) -> Set {
    let room = HIGH - lines(name, WIDE, pt).min(NAME_LINES) * NAME_LINE * pt;
    let (largest, smallest) = LETTERS;
    let all = (smallest..=largest).rev().flat_map(|letters| {
        (1..=COLUMNS).map(move |columns| Set { letters, columns, lines: LINES })
    });
    let small = |(columns, lines)| Set { letters: smallest, columns, lines };
    let mut cut = [(1, 3), (1, 2), (1, 1)].into_iter().map(small);
    all.filter(|it| it.is_whole(route))
        .find(|it| it.fits(route, room))
        .or_else(|| cut.find(|it| it.fits(route, room)))
        .unwrap_or_else(|| small((COLUMNS, 1)))
}

impl Set {
    /// The table of a round as it is read, with how many letters of a line it has.
    fn table(&self, (title, table, hosts): &Step) -> (String, usize) {
        let wide = (WIDE - BETWEEN * (self.columns - 1)) / self.columns;
        let letters = in_line(wide.saturating_sub(GAP), self.letters);
        let table = shown(table.as_deref().unwrap_or("–")).into_owned();
        let host = if *hosts { " (host)" } else { "" };
        (table + host, letters.saturating_sub(width(title)))
    }

    /// True where every table is read to its end, and none is taken to pieces.
    fn is_whole(&self, route: &[Step]) -> bool {
        route.iter().map(|step| self.table(step)).all(|(table, letters)| {
            letters >= width(&table).min(UNBROKEN) && wrap(&table, letters).len() <= self.lines
        })
    }

    /// True where the route is no higher than the room it has.
    fn fits(&self, route: &[Step], room: usize) -> bool {
        let high = |step| {
            let (table, letters) = self.table(step);
            wrap(&table, letters).len().min(self.lines) * LINE * self.letters + RULE
        };
        let mut parts = route.chunks(route.len().div_ceil(self.columns).max(1));
        parts.all(|part| part.iter().map(high).sum::<usize>() <= room)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rounds: usize, title: &str, table: &str) -> (usize, usize, usize) {
        let step = |n| (format!("{title} {}", n + 1), Some(table.to_owned()), false);
        let route: Vec<Step> = (0..rounds).map(step).collect();
        let Set { letters, columns, lines } = set("Ana Lima", 26, &route);
        (letters, columns, lines)
    }

    #[test]
    fn letters_are_as_large_as_all_of_a_tables_name_has_room_for() {
        let long = "Table Education and skills for young people";
        assert_eq!(of(3, "Conversation", "Table 3"), (14, 1, 4));
        assert_eq!(of(3, "Conversation", long), (11, 1, 4));
        assert_eq!(of(10, "Conversation", "Table 3"), (9, 2, 4));
        assert_eq!(of(10, "Conversation", long), (7, 1, 4));
        assert_eq!(of(16, "Conversation", "Table 3"), (9, 2, 4));
    }

    #[test]
    fn a_name_that_has_no_room_at_all_is_cut_and_no_round_is_left_out() {
        let endless = "word ".repeat(200);
        assert_eq!(of(3, "Conversation", &endless), (6, 1, 3));
        assert_eq!(of(10, "Conversation", &endless), (6, 1, 1));
        assert_eq!(of(20, "Conversation", &endless), (6, 2, 1));
        assert_eq!(set("Ana", 26, &[]), Set { letters: 14, columns: 1, lines: 4 });
    }

    #[test]
    fn the_style_has_a_class_for_whatever_a_badge_is_set_in() {
        let style = include_str!("page.css");
        let has = |class: String| assert!(style.contains(&class), "{class}");
        let (largest, smallest) = LETTERS;
        let sizes = (smallest..=largest).chain(NAME_LETTERS.map(|(_, pt)| pt)).chain([LONG_NAME]);
        sizes.for_each(|pt| has(format!("\n.pt{pt} {{ font-size: {pt}pt; }}")));
        (2..=COLUMNS).for_each(|n| has(format!("\n.columns{n} {{ columns: {n}; }}")));
        (1..=LINES).for_each(|n| has(format!("\n.lines{n} {{ --lines: {n}; }}")));
    }
}
