//! What lies on a table: who sits there in each round, in letters with which all of it has room on
//! one page.
//!
//! The style of the page has a class for every size and count of columns that is given here.

use serde::Serialize;

use super::badge::{called, table};
use super::letters::{lines, of_name};
use super::plan::{RouteRow, SeatPlan, TableRow};

/// What is written on of a page; of its height as much as is surely there, for letters differ.
const WIDE: usize = 19_000;
const HIGH: usize = 25_000;

/// How high a line of a name is for each point, and of the table's.
const LINE: usize = 48;
const NAME_LINE: usize = 37;

/// Above and below a name for each point, and the line under it; between columns and rounds; between
/// the parts of a card.
const PADDING: usize = 9;
const RULE: usize = 27;
const BETWEEN: usize = 600;
const GAP: usize = 400;

/// The largest letters of names, and the smallest.
const LETTERS: (usize, usize) = (13, 6);

/// The letters of the table's name up to such a width, and of longer ones; of its topic and of who
/// hosts it.
const NAME_LETTERS: [(usize, usize); 2] = [(30, 64), (60, 40)];
const LONG_NAME: usize = 26;
const TOPIC: usize = 18;
const HOSTS: usize = 16;

/// The most lines of each of them.
const LINES: usize = 3;

/// As many columns of rounds as there are rounds, up to the first; more where names are short.
const COLUMNS: (usize, usize) = (3, 6);

/// A table on its card, and in the list.
#[derive(Serialize)]
pub(super) struct Card {
    name: String,
    /// How large the name is.
    letters: usize,
    topic: Option<String>,
    pub(super) hosts: Vec<String>,
    rounds: Vec<Sitting>,
    /// How the rounds are set; none where a page has not room for so many people.
    set: Option<Set>,
}

/// Who sits at a table in a round.
#[derive(Serialize)]
struct Sitting {
    round: String,
    people: Vec<Guest>,
}

#[derive(Serialize)]
struct Guest {
    name: String,
    hosts: bool,
}

/// Size of the letters, columns of rounds, and whether names are cut to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct Set {
    letters: usize,
    columns: usize,
    cut: bool,
}

pub(super) fn card(seats: &SeatPlan, row: &TableRow) -> Card {
    let person = |at: &usize| seats.people.get(*at);
    let stays = |it: &RouteRow| it.host.as_ref() == Some(&row.table);
    let sitting = |(at, (people, (_, title))): (usize, (&Vec<usize>, &(_, String)))| {
        let guest = |it: &RouteRow| Guest { name: called(it), hosts: it.is_host(&row.table, at) };
        let people = people.iter().filter_map(person).map(guest).collect();
        Sitting { round: title.clone(), people }
    };
    let name = table(&row.table);
    let mut card = Card {
        letters: of_name(&name, &NAME_LETTERS, LONG_NAME),
        name,
        topic: row.topic.clone(),
        hosts: seats.people.iter().filter(|it| stays(it)).map(called).collect(),
        rounds: row.people.iter().zip(&seats.rounds).enumerate().map(sitting).collect(),
        set: None,
    };
    card.set = card.set();
    card
}

impl Card {
    /// The largest letters in which all of the rounds have room, else small ones.
    fn set(&self) -> Option<Set> {
        let head = |words: &str, letters: usize, line: usize| {
            GAP + lines(words, WIDE, letters).min(LINES) * line * letters
        };
        let topic = self.topic.iter().map(|topic| head(topic, TOPIC, LINE)).sum::<usize>();
        let hosts = format!("Host: {}", self.hosts.join(", "));
        let hosts = if self.hosts.is_empty() { 0 } else { head(&hosts, HOSTS, LINE) };
        let name = head(&self.name, self.letters, NAME_LINE);
        let room = HIGH.saturating_sub(name + topic + hosts);
        let rounds: Vec<_> = self.rounds.iter().filter(|it| !it.people.is_empty()).collect();
        let ((largest, smallest), (few, many)) = (LETTERS, COLUMNS);
        let few = rounds.len().clamp(1, few);
        let all = (smallest..=largest)
            .rev()
            .flat_map(|letters| (few..=many).map(move |columns| (letters, columns, false)));
        let cut = (few..=many).map(|columns| (smallest, columns, true));
        let mut sets = all.chain(cut).map(|(letters, columns, cut)| Set { letters, columns, cut });
        sets.find(|set| {
            rounds.chunks(set.columns).map(|row| set.height(row)).sum::<usize>() <= room
        })
    }
}

impl Set {
    /// How high the highest of some rounds is that stand side by side.
    fn height(&self, row: &[&Sitting]) -> usize {
        let wide = (WIDE - BETWEEN * (self.columns - 1)) / self.columns;
        let high = |words: &str| {
            let lines = lines(words, wide, self.letters);
            let lines = if self.cut { 1 } else { lines };
            (lines * LINE + PADDING) * self.letters + RULE
        };
        let of = |it: &&Sitting| {
            let host = |guest: &Guest| if guest.hosts { " (host)" } else { "" };
            let names =
                it.people.iter().map(|guest| high(&format!("{}{}", guest.name, host(guest))));
            high(&it.round) + names.sum::<usize>()
        };
        row.iter().map(of).max().unwrap_or(0) + BETWEEN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The card of a table at which so many people with such names sit in each round.
    fn set(rounds: usize, people: usize, name: &str) -> Option<(usize, usize, bool)> {
        let guest = |_| Guest { name: name.to_owned(), hosts: false };
        let sitting = |n| Sitting {
            round: format!("Conversation {n}"),
            people: (0..people).map(guest).collect(),
        };
        let card = Card {
            name: "Table 1".to_owned(),
            letters: 64,
            topic: None,
            hosts: Vec::new(),
            rounds: (1..=rounds).map(sitting).collect(),
            set: None,
        };
        card.set().map(|it| (it.letters, it.columns, it.cut))
    }

    #[test]
    fn letters_are_as_large_as_all_names_have_room_for_on_a_page() {
        let long = "Maximiliane Wilhelmine von und zu Hohenstein-Waldenburg-Lipp";
        assert_eq!(set(3, 5, "Ana Lima"), Some((13, 3, false)));
        assert_eq!(set(3, 12, "Ana Lima"), Some((13, 3, false)));
        assert_eq!(set(1, 5, "Ana Lima"), Some((13, 1, false)));
        assert_eq!(set(3, 12, long), Some((11, 3, false)));
        assert_eq!(set(6, 12, long), Some((7, 3, false)));
        assert_eq!(set(10, 20, long), Some((6, 5, true)), "names are cut");
        assert_eq!(set(3, 100, long), None, "more than a page has lines");
        assert_eq!(set(0, 0, long), Some((13, 1, false)));
    }

    #[test]
    fn the_style_has_a_class_for_whatever_a_card_is_set_in() {
        let style = include_str!("page.css");
        let has = |class: String| assert!(style.contains(&class), "{class}");
        let (largest, smallest) = LETTERS;
        let sizes = (smallest..=largest).chain(NAME_LETTERS.map(|(_, pt)| pt)).chain([LONG_NAME]);
        sizes.for_each(|pt| has(format!("\n.pt{pt} {{ font-size: {pt}pt; }}")));
        let columns =
            |n: usize| format!("\n.across{n} {{ grid-template-columns: repeat({n}, 1fr); }}");
        (1..=COLUMNS.1).for_each(|n| has(columns(n)));
    }
}
