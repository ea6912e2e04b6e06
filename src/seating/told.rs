//! Contradictions in words: what contradicts what, and the smallest thing to give up.

use super::{Contradiction, Problem};
use crate::text::{counted, enumerated};

impl Contradiction {
    /// What contradicts what, by name; one sentence without a full stop.
    #[must_use]
    pub fn told(&self, problem: &Problem) -> String {
        let who = |p: &usize| person(problem, *p);
        let at = |t: &usize| table(problem, *t);
        match self {
            Self::TooLarge => "there are more people, tables or rounds than can be planned".into(),
            Self::UnknownPerson(p) => unknown_person(problem, *p),
            Self::UnknownTable(t) => unknown_table(problem, *t),
            Self::TooManyPeople { round, remote, people, seats } => format!(
                "round {} has {}{} for {}",
                round + 1,
                counted(*people, "person", "people"),
                side(*remote),
                counted(*seats, "seat", "seats")
            ),
            Self::TooFewPeople { round, remote, people, least } => format!(
                "round {} has {}{}, its tables need {least}",
                round + 1,
                counted(*people, "person", "people"),
                side(*remote)
            ),
            Self::HostTwice { person, one, other } => {
                format!("{} hosts both {} and {}", who(person), at(one), at(other))
            }
            Self::HostAcross { person, table } => {
                format!(
                    "{} hosts {}, but one is remote and the other is not",
                    who(person),
                    at(table)
                )
            }
            Self::HostsCrowd { table, hosts, most } => {
                let hosts = counted(*hosts, "host", "hosts");
                format!("{} has {hosts} and {}", at(table), counted(*most, "seat", "seats"))
            }
            Self::NoPlan => "no plan keeps to all sizes, hosts and remote tables".into(),
            Self::NeverThere(p) => never_there(problem, *p),
            Self::ApartTogether(a, b) => {
                format!("{} and {} are to be kept apart and together", who(a), who(b))
            }
            Self::HostsApart(a, b) => {
                format!("{} and {} are to be kept apart but host one table", who(a), who(b))
            }
            Self::HostsTogether(a, b) => {
                format!("{} and {} are to sit together but host two tables", who(a), who(b))
            }
            Self::TogetherAcross(a, b) => {
                format!("{} and {} are to sit together but one is remote", who(a), who(b))
            }
            Self::TogetherStrangers(a, b) => {
                format!("{} and {} are to sit together but share no language", who(a), who(b))
            }
            Self::TogetherCrowd { people, most } => together_crowd(problem, people, *most),
            Self::ApartCrowd { people, tables } => apart_crowd(problem, people, *tables),
            Self::Alone(p) => format!("nobody else speaks a language of {}", who(p)),
        }
    }

    /// The smallest thing to give up.
    #[must_use]
    pub fn hint(&self, problem: &Problem) -> String {
        let who = |p: &usize| person(problem, *p);
        match self {
            Self::TooLarge => "plan at most 60,000 people and tables, and 60 rounds".into(),
            Self::UnknownPerson(_) if problem.people.len() < problem.tables.len() => {
                "plan as many tables as there are people, or fewer".into()
            }
            Self::UnknownPerson(_) => "name people by a row of the list".into(),
            Self::UnknownTable(_) if problem.tables.len() == 1 => "name the one table".into(),
            Self::UnknownTable(_) => format!("name one of the {} tables", problem.tables.len()),
            Self::TooManyPeople { seats: 0, .. } => "add a table".into(),
            Self::TooManyPeople { people, seats, .. } => match people - seats {
                1 => "add a seat".into(),
                more => format!("add {more} seats"),
            },
            Self::TooFewPeople { people, least, .. } => {
                let n = least - people;
                format!(
                    "close a table, or let tables have {n} {} less",
                    if n == 1 { "person" } else { "people" }
                )
            }
            Self::HostTwice { other, .. } => {
                format!("find another host for {}", table(problem, *other))
            }
            Self::HostAcross { person, .. } => format!("let {} host another table", who(person)),
            Self::HostsCrowd { hosts, most, .. } => {
                format!("let {} of them go about", hosts - most)
            }
            Self::NoPlan => "let a table have a person more or less".into(),
            Self::NeverThere(p) => {
                format!("leave {} out, or set when they arrive and leave", who(p))
            }
            Self::ApartTogether(a, b) => format!("let {} and {} sit as it comes", who(a), who(b)),
            Self::HostsTogether(_, b) | Self::HostsApart(_, b) => {
                format!("let somebody else host in place of {}", who(b))
            }
            Self::TogetherAcross(a, b) | Self::TogetherStrangers(a, b) => {
                format!("do not ask for {} and {} together", who(a), who(b))
            }
            Self::TogetherCrowd { people, most } => {
                format!("let {} of them sit elsewhere", people.len() - most)
            }
            Self::ApartCrowd { people, tables } => {
                let pairs = counted(met(people.len(), *tables), "more pair", "more pairs");
                match people.len() - tables {
                    1 => format!("let {pairs} meet, or add a table"),
                    more => format!("let {pairs} meet, or add {more} tables"),
                }
            }
            Self::Alone(p) => format!("find {} an interpreter, or note another language", who(p)),
        }
    }
}

/// What the tables are called that these people sit at.
fn of_side(problem: &Problem, people: &[usize]) -> &'static str {
    let person = people.first().and_then(|p| problem.people.get(*p));
    if person.is_some_and(|it| it.remote) { "remote " } else { "" }
}

/// How many pairs meet at least where so many people sit at so many tables.
fn met(people: usize, tables: usize) -> usize {
    let (each, more) = (people / tables.max(1), people % tables.max(1));
    (tables - more) * each * each.saturating_sub(1) / 2 + more * each * (each + 1) / 2
}

/// The table that is not there, and who was to host it.
fn unknown_table(problem: &Problem, table: usize) -> String {
    let at = self::table(problem, table);
    match problem.hosts.fixed().iter().find(|(_, hosted)| *hosted == table) {
        Some((host, _)) => format!("{} hosts {at}, which is not there", person(problem, *host)),
        None => format!("{at} is not among the tables"),
    }
}

/// Who is not there, and what table they were to host.
fn unknown_person(problem: &Problem, person: usize) -> String {
    match problem.hosts.fixed().iter().find(|(host, _)| *host == person) {
        Some((_, table)) => format!("nobody is there to host {}", self::table(problem, *table)),
        None => format!("person {} is not among the people", person + 1),
    }
}

fn together_crowd(problem: &Problem, people: &[usize], most: usize) -> String {
    let seats = counted(most, "seat", "seats");
    let hosts = problem.hosts.fixed();
    let guests = !hosts.is_empty() && !hosts.iter().any(|(host, _)| people.contains(host));
    let whose = if guests { " for guests" } else { "" };
    format!("{} are to sit together, but a table has {seats}{whose}", all_of(problem, people))
}

fn apart_crowd(problem: &Problem, people: &[usize], tables: usize) -> String {
    let there_are = match (tables, of_side(problem, people)) {
        (1, side) => format!("there is 1 {side}table"),
        (tables, side) => format!("there are {tables} {side}tables"),
    };
    format!("{} are all to be kept apart, but {there_are}", all_of(problem, people))
}

fn all_of(problem: &Problem, people: &[usize]) -> String {
    enumerated(&people.iter().map(|it| person(problem, *it)).collect::<Vec<_>>(), "and")
}

/// Who is there in no round, and why.
fn never_there(problem: &Problem, person: usize) -> String {
    let who = self::person(problem, person);
    let times = problem.people.get(person).map(|it| (it.arrives + 1, it.leaves.map(|r| r + 1)));
    match times {
        Some((1, Some(_))) => format!("{who} is gone before round 1"),
        Some((arrives, Some(gone))) if gone <= arrives => {
            format!("{who} arrives in round {arrives} but is gone from round {gone}")
        }
        Some((arrives, _)) => {
            let last = problem.rounds;
            format!("{who} arrives in round {arrives}, and round {last} is the last")
        }
        None => format!("{who} is there in no round"),
    }
}

fn side(remote: bool) -> &'static str {
    if remote { " taking part remotely" } else { "" }
}

fn person(problem: &Problem, person: usize) -> String {
    let name = problem.people.get(person).map(|p| p.name.clone()).filter(|name| !name.is_empty());
    name.unwrap_or_else(|| format!("person {}", person + 1))
}

fn table(problem: &Problem, table: usize) -> String {
    let name = problem.tables.get(table).map(|t| t.name.clone()).filter(|name| !name.is_empty());
    name.unwrap_or_else(|| format!("table {}", table + 1))
}

#[cfg(test)]
mod tests {
    use crate::seating::{Hosts, Problem, contradictions};

    /// What is told of a problem, each with its hint.
    fn told(problem: &Problem) -> Vec<String> {
        let found = contradictions(problem);
        found.iter().map(|c| format!("{}: {}", c.told(problem), c.hint(problem))).collect()
    }

    fn cafe() -> Problem {
        let mut problem = Problem::plain(8, 2, 2);
        let names = ["Ana", "Ben", "Cleo", "Dai", "Eva", "Finn", "Gus", "Hana"];
        names.iter().zip(&mut problem.people).for_each(|(n, p)| p.name = (*n).into());
        problem
    }

    #[test]
    fn nothing_is_told_of_a_sound_problem() {
        assert_eq!(told(&cafe()), [""; 0]);
    }

    #[test]
    fn more_people_than_seats_are_told_with_the_seats_missing() {
        let mut problem = cafe();
        problem.tables.iter_mut().for_each(|t| t.seats = Some((2, 3)));
        assert_eq!(told(&problem), ["round 1 has 8 people for 6 seats: add 2 seats"]);
        problem.people.truncate(3);
        let few = "round 1 has 3 people, its tables need 4";
        assert_eq!(
            told(&problem),
            [format!("{few}: close a table, or let tables have 1 person less")]
        );
    }

    #[test]
    fn remote_people_without_a_remote_table_are_told() {
        let mut problem = cafe();
        problem.rounds = 1;
        problem.people[3].remote = true;
        assert_eq!(
            told(&problem),
            ["round 1 has 1 person taking part remotely for 0 seats: add a table"]
        );
    }

    #[test]
    fn hosts_that_cannot_be_are_told() {
        let mut problem = cafe();
        problem.hosts = Hosts::Fixed(vec![(0, 0), (0, 1)]);
        assert_eq!(
            told(&problem),
            ["Ana hosts both table 1 and table 2: find another host for table 2"]
        );
        problem.hosts = Hosts::Fixed(vec![(0, 7)]);
        assert_eq!(
            told(&problem),
            ["Ana hosts table 8, which is not there: name one of the 2 tables"]
        );
        problem.hosts = Hosts::Fixed(vec![(8, 1)]);
        assert_eq!(
            told(&problem),
            ["nobody is there to host table 2: name people by a row of the list"]
        );
        problem.hosts = Hosts::Fixed((0..5).map(|p| (p, 1)).collect());
        assert_eq!(told(&problem), ["table 2 has 5 hosts and 4 seats: let 1 of them go about"]);
    }

    #[test]
    fn who_is_never_there_is_told_with_why() {
        let mut problem = cafe();
        (problem.people[1].arrives, problem.people[1].leaves) = (1, Some(1));
        problem.people[2].arrives = 4;
        problem.people[3].leaves = Some(0);
        let hint = |who| format!("leave {who} out, or set when they arrive and leave");
        assert_eq!(
            told(&problem),
            [
                format!("Ben arrives in round 2 but is gone from round 2: {}", hint("Ben")),
                format!("Cleo arrives in round 5, and round 2 is the last: {}", hint("Cleo")),
                format!("Dai is gone before round 1: {}", hint("Dai")),
            ]
        );
    }

    #[test]
    fn pairs_that_contradict_each_other_are_told_even_by_way_of_others() {
        let mut problem = cafe();
        problem.together = vec![(0, 1), (1, 2)];
        problem.apart = vec![(2, 0)];
        let torn = "Cleo and Ana are to be kept apart and together";
        assert_eq!(told(&problem), [format!("{torn}: let Cleo and Ana sit as it comes")]);
        problem.apart = vec![(0, 5), (5, 3), (3, 0)];
        let crowd = "Ana, Finn and Dai are all to be kept apart, but there are 2 tables";
        assert_eq!(told(&problem), [format!("{crowd}: let 1 more pair meet, or add a table")]);
        problem.apart = (0..5).flat_map(|a| (0..a).map(move |b| (b, a))).collect();
        let hint = "let 4 more pairs meet, or add 3 tables";
        assert!(told(&problem).iter().any(|it| it.ends_with(hint)), "{:?}", told(&problem));
        problem.apart.clear();
        problem.together = vec![(0, 1), (1, 2), (3, 4), (4, 2)];
        let crowd = "Ana, Ben, Cleo, Dai and Eva are to sit together, but a table has 4 seats";
        assert_eq!(told(&problem), [format!("{crowd}: let 1 of them sit elsewhere")]);
    }

    #[test]
    fn who_should_sit_with_the_hosts_of_two_tables_is_told_of_once() {
        let mut problem = cafe();
        problem.hosts = Hosts::Fixed(vec![(1, 0), (4, 1)]);
        problem.together = vec![(2, 4), (1, 2)];
        let torn = "Ben and Eva are to sit together but host two tables";
        assert_eq!(told(&problem), [format!("{torn}: let somebody else host in place of Eva")]);
        problem.together = vec![(1, 4)];
        assert_eq!(told(&problem).len(), 1);
        problem.people[4].leaves = Some(0);
        assert!(!told(&problem).iter().any(|it| it.starts_with(torn)));
    }

    #[test]
    fn a_seat_of_a_host_is_none_for_guests_who_should_all_be_together() {
        let mut problem = cafe();
        problem.hosts = Hosts::Fixed(vec![(0, 0), (7, 1)]);
        problem.together = vec![(1, 2), (2, 3)];
        assert_eq!(told(&problem), [""; 0]);
        problem.together.push((3, 4));
        let crowd =
            "Ben, Cleo, Dai and Eva are to sit together, but a table has 3 seats for guests";
        assert_eq!(told(&problem), [format!("{crowd}: let 1 of them sit elsewhere")]);
        problem.together = vec![(0, 1), (1, 2), (2, 3)];
        assert_eq!(told(&problem), [""; 0], "their host is one of them");
        problem.people[7].leaves = Some(0);
        problem.together = vec![(1, 2), (2, 3), (3, 4)];
        assert_eq!(told(&problem).len(), 1, "nobody hosts the other table: {:?}", told(&problem));
    }

    #[test]
    fn of_many_who_should_be_together_those_who_are_still_there_are_told() {
        let mut problem = cafe();
        problem.together = (0..5).map(|p| (p, p + 1)).collect();
        problem.people[0].leaves = Some(0);
        let crowd = "Ben, Cleo, Dai, Eva and Finn are to sit together, but a table has 4 seats";
        assert_eq!(told(&problem)[1..], [format!("{crowd}: let 1 of them sit elsewhere")]);
        problem.people[3].leaves = Some(0);
        assert_eq!(told(&problem).len(), 2, "nobody holds them together: {:?}", told(&problem));
        problem.people[3].leaves = Some(1);
        problem.people[0].leaves = None;
        problem.tables[1].closes = Some(1);
        let all = "Ana, Ben, Cleo, Dai, Eva and Finn are to sit together, but a table has 4 seats";
        assert_eq!(told(&problem), [format!("{all}: let 2 of them sit elsewhere")]);
    }

    #[test]
    fn who_cannot_be_apart_where_they_sit_is_told() {
        let mut problem = cafe();
        problem.hosts = Hosts::Fixed(vec![(0, 1), (1, 1)]);
        problem.apart = vec![(0, 1)];
        let hosts = "Ana and Ben are to be kept apart but host one table";
        let hint = "let somebody else host in place of Ben";
        assert_eq!(told(&problem), [format!("{hosts}: {hint}")]);
        problem.hosts = Hosts::None;
        problem.tables[1].remote = true;
        problem.people.iter_mut().take(2).for_each(|p| p.remote = true);
        let far = "Ana and Ben are all to be kept apart, but there is 1 remote table";
        let hint = "let 1 more pair meet, or add a table";
        assert_eq!(told(&problem), [format!("{far}: {hint}")]);
        let mut problem = cafe();
        problem.tables[1].closes = Some(1);
        problem.apart = vec![(2, 3)];
        let closed = "Cleo and Dai are all to be kept apart, but there is 1 table";
        assert_eq!(told(&problem), [format!("{closed}: {hint}")]);
        problem.people[3].leaves = Some(1);
        assert_eq!(told(&problem), [""; 0]);
    }

    #[test]
    fn who_speaks_no_ones_language_is_told() {
        let mut problem = cafe();
        problem.people.iter_mut().for_each(|p| p.languages = 1);
        problem.people[4].languages = 6;
        problem.together = vec![(0, 4)];
        let wish = "Ana and Eva are to sit together but share no language";
        let alone = "nobody else speaks a language of Eva";
        assert_eq!(
            told(&problem),
            [
                format!("{wish}: do not ask for Ana and Eva together"),
                format!("{alone}: find Eva an interpreter, or note another language")
            ]
        );
    }
}
