//! People, as whoever seats them wants to know of them.

use std::cmp::Reverse;

use super::guest::Guest;
use super::read::Guests;
use crate::seating::{Hosts, Person, Plan, Problem, Table, Weights};
use crate::sorting::{sort_by, sort_by_key};
use crate::text::{counted, fold};

/// How many tables are named.
const NAMED: usize = 20;

/// Where people are to be seated, and how often.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// How many tables.
    pub tables: usize,
    /// How many rounds.
    pub rounds: usize,
    /// Least and most people at each table; without, they differ by at most one.
    pub seats: Option<(usize, usize)>,
    /// Whether the first people host the tables where the file names no hosts.
    pub hosted: bool,
}

/// Words that are told apart, by the number they were met as.
#[derive(Default)]
struct Known(Vec<String>);

impl Known {
    fn number(&mut self, word: &str) -> usize {
        let word = fold(word);
        self.0.iter().position(|known| *known == word).unwrap_or_else(|| {
            self.0.push(word);
            self.0.len() - 1
        })
    }
}

impl Guests {
    /// What is asked where these people are to be seated.
    #[must_use]
    pub fn problem(&self, room: &Room) -> Problem {
        let (mut groups, mut tongues) = (Known::default(), Known::default());
        let round = |number: usize| number.saturating_sub(self.first_round);
        let person = |guest: &Guest| {
            let group = guest.group.as_ref().map(|it| groups.number(it));
            // Of more languages than can be told apart the last are as unknown.
            let spoken = guest.languages.iter().map(|it| tongues.number(it) as u32);
            let spoken = spoken.filter_map(|at| 1_u64.checked_shl(at));
            Person {
                name: guest.name.clone(),
                group: group.and_then(|it| u16::try_from(it).ok()),
                languages: spoken.fold(0, |all, bit| all | bit),
                arrives: guest.arrives.map_or(0, round),
                leaves: guest.leaves.map(round),
                remote: guest.remote,
            }
        };
        let people: Vec<Person> = self.people.iter().map(person).collect();
        let earlier = self.at_first(room, |word| self.table_at(word, room.tables));
        let hosts = self.hosts(room);
        let remote = self.remote_tables(&hosts, &vec![usize::MAX; room.tables], 0);
        let table = |(t, remote): (usize, bool)| Table {
            name: format!("table {}", t + self.first_table),
            seats: room.seats,
            remote,
            ..Table::default()
        };
        Problem {
            people,
            tables: remote.into_iter().enumerate().map(table).collect(),
            rounds: room.rounds,
            hosts,
            apart: self.pairs(|it| &it.apart),
            together: self.pairs(|it| &it.together),
            weights: earlier
                .as_ref()
                .map_or_else(Weights::default, |_| Weights::default().keeping()),
            earlier,
            ..Problem::default()
        }
    }

    /// The table that a number of the file means, of so many.
    #[must_use]
    pub fn table_at(&self, word: &str, tables: usize) -> Option<usize> {
        word.parse::<usize>().ok()?.checked_sub(self.first_table).filter(|at| *at < tables)
    }

    /// Where those sit who are to sit at a table at first, and nobody else; none where nobody is.
    /// `place` says which table a word means.
    #[must_use]
    pub fn at_first(&self, room: &Room, place: impl Fn(&str) -> Option<usize>) -> Option<Plan> {
        let mut rounds = vec![vec![Vec::new(); room.tables]; room.rounds];
        for (at, guest) in self.people.iter().enumerate() {
            let table = guest.table.as_deref().and_then(&place);
            let first = guest.arrives.map_or(0, |round| round.saturating_sub(self.first_round));
            let seats = rounds.get_mut(first).zip(table).and_then(|(it, at)| it.get_mut(at));
            seats.into_iter().for_each(|seats| seats.push(at));
        }
        let is_any = rounds.iter().flatten().any(|seats| !seats.is_empty());
        is_any.then_some(Plan { rounds })
    }

    /// What cannot be of those who are to sit at a table at first, with what to give up; a sentence
    /// each, raw. `place` says which table of the problem a word means.
    #[must_use]
    pub fn misplaced(
        &self,
        problem: &Problem,
        place: impl Fn(&str) -> Option<usize>,
    ) -> Vec<String> {
        let called = |at: usize| problem.tables.get(at).map_or("", |table| table.name.as_str());
        let (mut told, mut seated) = (Vec::new(), vec![0_usize; problem.tables.len()]);
        for (at, guest) in self.people.iter().enumerate() {
            let Some(word) = &guest.table else { continue };
            let name = &guest.name;
            let Some(table) = place(word) else {
                let all = (0..problem.tables.len()).take(NAMED).map(called).collect::<Vec<_>>();
                let more = if problem.tables.len() > NAMED { ", …" } else { "" };
                let there = format!("name one of {}{more}, or none", all.join(", "));
                told.push(format!("{name} is to sit at table {word}, which is not there; {there}"));
                continue;
            };
            if let Some((_, own)) =
                problem.hosts.fixed().iter().find(|(host, own)| *host == at && *own != table)
            {
                let (own, other) = (called(*own), called(table));
                told.push(format!("{name} hosts {own} and is to sit at {other}; name one of them"));
            } else if problem.people.get(at).is_some_and(|it| it.is_in(0))
                && let Some(people) = seated.get_mut(table)
            {
                *people += 1;
            }
        }
        for (at, (people, (_, seats))) in seated.into_iter().zip(problem.seats(0)).enumerate() {
            if let Some(more @ 1..) = people.checked_sub(seats) {
                let (name, seats) = (called(at), counted(seats, "seat", "seats"));
                told.push(format!(
                    "{name} has {seats}, and {people} are to sit there at first; let {more} of them \
                     sit elsewhere"
                ));
            }
        }
        told
    }

    /// Which tables remote people have to themselves in the rounds from `begun` on, of those with
    /// `seats` then: the last ones, or the largest where these have too few; before them those that
    /// they host, never those of other hosts while there are more; so many that neither side lacks
    /// a seat or sits closer than it must.
    #[must_use]
    pub fn remote_tables(&self, hosts: &Hosts, seats: &[usize], begun: usize) -> Vec<bool> {
        let comes = |it: &&Guest| it.leaves.is_none_or(|gone| gone > begun + self.first_round);
        let here = self.people.iter().filter(comes);
        let far = here.clone().filter(|it| it.remote).count();
        let near = here.count() - far;
        let mut hosted = vec![None; seats.len()];
        for (person, table) in hosts.fixed() {
            if let (Some(host), Some(is)) = (self.people.get(*person), hosted.get_mut(*table)) {
                *is = Some(host.remote);
            }
        }
        let at = |t: &usize| seats.get(*t).copied().unwrap_or(0);
        let whose = |t: &usize| {
            let host = hosted.get(*t).copied().flatten();
            [Some(true), None, Some(false)].iter().position(|it| *it == host)
        };
        let mut last: Vec<usize> = (0..seats.len()).rev().filter(|t| at(t) > 0).collect();
        sort_by_key(&mut last, whose);
        let mut largest = last.clone();
        sort_by_key(&mut largest, |t| (whose(t), Reverse(at(t))));
        let least = last.iter().filter(|t| whose(t) == Some(0)).count();
        let all = last.len();
        let lack = |tables: &[usize], people: usize| {
            people.saturating_sub(tables.iter().map(at).fold(0, usize::saturating_add))
        };
        let cost = |(tables, rest): &(&[usize], &[usize])| {
            let most = far.div_ceil(tables.len()).max(near.div_ceil(rest.len()));
            (lack(tables, far) + lack(rest, near), most)
        };
        let shares = [&last, &largest].into_iter().flat_map(|order| {
            (least.max(1)..all).filter_map(|number| order.split_at_checked(number))
        });
        let tables = match (far, near) {
            (0, _) => &[],
            (_, 0) => last.as_slice(),
            // Where one side hosts all there is, nothing is left to share.
            _ => match shares.min_by_key(cost) {
                Some((tables, _)) => tables,
                None => last.get(..least).unwrap_or_default(),
            },
        };
        (0..seats.len()).map(|t| tables.contains(&t)).collect()
    }

    fn hosts(&self, room: &Room) -> Hosts {
        let of = |(p, guest): (usize, &Guest)| {
            let tables = guest.hosts.iter();
            tables.map(|t| (p, t.saturating_sub(self.first_table))).collect::<Vec<_>>()
        };
        let named: Vec<_> = self.people.iter().enumerate().flat_map(of).collect();
        match (named.is_empty(), room.hosted) {
            (false, _) => Hosts::Fixed(named),
            (true, true) => Hosts::Fixed((0..room.tables).map(|t| (t, t)).collect()),
            (true, false) => Hosts::None,
        }
    }

    /// Each pair once, whoever of the two names the other.
    fn pairs(&self, of: impl Fn(&Guest) -> &Vec<usize>) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        for (p, guest) in self.people.iter().enumerate() {
            pairs.extend(of(guest).iter().filter(|q| **q != p).map(|q| (p.min(*q), p.max(*q))));
        }
        sort_by(&mut pairs, Ord::cmp);
        pairs.dedup();
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::super::read::guests;
    use super::*;

    fn problem(text: &str, tables: usize, hosted: bool) -> Problem {
        let room = Room { tables, rounds: 3, hosted, seats: None };
        guests(text.as_bytes(), &[]).unwrap().problem(&room)
    }

    #[test]
    fn groups_and_languages_are_told_apart_whatever_their_case() {
        let found = problem("name,group,languages\nA,Gov,en\nB,gov,FR;en\nC,,fr\n", 1, false);
        let groups: Vec<_> = found.people.iter().map(|p| p.group).collect();
        let languages: Vec<_> = found.people.iter().map(|p| p.languages).collect();
        assert_eq!(groups, [Some(0), Some(0), None]);
        assert_eq!(languages, [0b01, 0b11, 0b10]);
    }

    #[test]
    fn hosts_rounds_and_pairs_are_where_the_file_says() {
        let text = "name,host,arrives,leaves,apart\nA,2,2,3,1;2;0\nB,,,,0\nC,1,,,\n";
        let found = problem(text, 2, false);
        assert_eq!(found.hosts, Hosts::Fixed(vec![(0, 1), (2, 0)]));
        assert_eq!((found.people[0].arrives, found.people[0].leaves), (1, Some(2)));
        assert_eq!(found.apart, [(0, 1), (0, 2)]);
        let counted_from_0 = problem("name,host\nA,1\nB,0\n", 2, false);
        assert_eq!(counted_from_0.hosts, Hosts::Fixed(vec![(0, 1), (1, 0)]));
        assert_eq!(counted_from_0.tables[1].name, "table 1");
    }

    #[test]
    fn the_first_people_host_where_nobody_else_is_named() {
        let named = Hosts::Fixed(vec![(1, 0)]);
        assert_eq!(problem("name,host\nA,\nB,1\n", 2, true).hosts, named);
        let first = Hosts::Fixed(vec![(0, 0), (1, 1)]);
        assert_eq!(problem("name\nA\nB\n", 2, true).hosts, first);
    }

    #[test]
    fn remote_people_have_the_last_tables_as_many_as_their_share() {
        let rows = |far: usize| -> String {
            (0..20).map(|i| format!("{i},{}\n", if i < far { "yes" } else { "" })).collect()
        };
        let far = |n: usize| {
            let found = problem(&format!("name,remote\n{}", rows(n)), 5, false);
            found.tables.iter().map(|t| u8::from(t.remote)).collect::<Vec<_>>()
        };
        assert_eq!(far(0), [0, 0, 0, 0, 0]);
        assert_eq!(far(3), [0, 0, 0, 0, 1]);
        assert_eq!(far(9), [0, 0, 0, 1, 1]);
        assert_eq!(far(20), [1, 1, 1, 1, 1]);
    }

    #[test]
    fn where_the_last_tables_have_too_few_seats_remote_people_have_larger_ones() {
        let far = |far: usize, near: usize, seats: &[usize]| {
            let yes = |far: bool| if far { "yes" } else { "" };
            let row = |at: usize| format!("{at},{}\n", yes(at < far));
            let rows: String = (0..far + near).map(row).collect();
            let found = guests(format!("name,remote\n{rows}").as_bytes(), &[]).unwrap();
            let tables = found.remote_tables(&Hosts::None, seats, 0);
            tables.into_iter().map(u8::from).collect::<Vec<_>>()
        };
        assert_eq!(far(5, 14, &[6, 6, 6, 2]), [0, 0, 1, 0]);
        assert_eq!(far(2, 18, &[6, 6, 6, 2]), [0, 0, 0, 1]);
        assert_eq!(far(5, 15, &[8, 8, 8, 0]), [0, 0, 1, 0], "nobody sits at a closed one");
        assert_eq!(far(9, 9, &[5, 5, 5, 5]), [0, 0, 1, 1]);
        assert_eq!(far(1, 3, &[6]), [0], "one table has everybody");
        assert_eq!(far(5, 2, &[usize::MAX, 2]), [1, 0], "any number fits at the first");
    }

    #[test]
    fn a_remote_host_has_a_remote_table_and_a_host_in_the_room_none() {
        let far = |text: &str| {
            let found = problem(text, 3, false);
            found.tables.iter().map(|t| u8::from(t.remote)).collect::<Vec<_>>()
        };
        assert_eq!(far("name,host,remote\nA,1,yes\nB,,yes\nC,,\nD,,\nE,3,\n"), [1, 0, 0]);
        assert_eq!(far("name,host,remote\nA,3,\nB,,yes\nC,,\nD,,\n"), [0, 1, 0]);
        assert_eq!(far("name,leaves,remote\nA,1,yes\nB,,\nC,,\n"), [0, 0, 0]);
        assert_eq!(far("name,host,remote\nA,1,yes\nB,2,yes\nC,3,yes\nD,,\n"), [1, 1, 1]);
    }

    #[test]
    fn who_is_to_sit_at_a_table_at_first_sits_there_in_the_first_round_that_they_are_there() {
        let text = "name,table,arrives\nA,2,\nB,1,2\nC,,\nD,9,\nE,red,\n";
        let found = guests(text.as_bytes(), &[]).unwrap();
        let problem = problem(text, 2, false);
        let expected = vec![vec![vec![], vec![0]], vec![vec![1], vec![]], vec![vec![], vec![]]];
        assert_eq!(problem.earlier, Some(Plan { rounds: expected }));
        let misplaced = found.misplaced(&problem, |word| found.table_at(word, 2));
        assert_eq!(misplaced.len(), 2);
        let told =
            "D is to sit at table 9, which is not there; name one of table 1, table 2, or none";
        assert_eq!(misplaced[0], told);
    }

    #[test]
    fn where_no_table_is_one_that_is_there_nobody_is_to_sit_anywhere() {
        assert_eq!(problem("name,table\nA,9\nB,\n", 2, false).earlier, None);
    }

    #[test]
    fn who_cannot_sit_where_they_are_to_at_first_is_told() {
        let text = "name,table,host\nA,2,1\nB,1,\nC,1,\nD,1,\nE,,\n";
        let found = guests(text.as_bytes(), &[]).unwrap();
        let problem = problem(text, 2, false);
        let told = [
            "A hosts table 1 and is to sit at table 2; name one of them",
            "table 1 has 2 seats, and 3 are to sit there at first; let 1 of them sit elsewhere",
        ];
        let mut few = problem.clone();
        few.tables[0].seats = Some((2, 2));
        assert_eq!(found.misplaced(&few, |word| found.table_at(word, 2)), told);
        assert_eq!(found.misplaced(&problem, |word| found.table_at(word, 2)), told[..1]);
    }

    #[test]
    fn more_languages_than_can_be_told_apart_are_as_unknown() {
        let mut people = Guests::numbered(70);
        let number = |(at, guest): (usize, &mut Guest)| guest.languages = vec![at.to_string()];
        people.people.iter_mut().enumerate().for_each(number);
        let room = Room { tables: 1, rounds: 1, ..Room::default() };
        let spoken = people.problem(&room).people.iter().map(|it| it.languages).collect::<Vec<_>>();
        assert_eq!((spoken[63], spoken[64], spoken[69]), (1 << 63, 0, 0));
    }
}
