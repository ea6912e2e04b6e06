//! What is asked: people, tables, rounds, and what must or should hold between them.
//!
//! People, tables and rounds are numbered from 0, each person and table also has a name for what is
//! told to people. Knows nothing of how a plan is found.

use super::{Plan, Weights};

/// One person of the evening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// What the person is called where something is told.
    pub name: String,
    /// The stakeholder group, for balance; none counts nowhere.
    pub group: Option<u16>,
    /// The languages spoken, a bit each; none set means nothing is known and any will do.
    pub languages: u64,
    /// The first round the person is there.
    pub arrives: usize,
    /// The round from which the person is gone.
    pub leaves: Option<usize>,
    /// Whether the person takes part from elsewhere, and so sits at remote tables only.
    pub remote: bool,
}

impl Person {
    /// Whether the person is there in `round`.
    #[must_use]
    pub fn is_in(&self, round: usize) -> bool {
        self.arrives <= round && self.leaves.is_none_or(|gone| round < gone)
    }

    /// Whether the person is still there once so many rounds have begun.
    #[must_use]
    pub fn stays(&self, begun: usize) -> bool {
        self.leaves.is_none_or(|gone| gone > begun)
    }

    /// The languages that count: all, where nothing is known.
    #[must_use]
    pub fn speaks(&self) -> u64 {
        if self.languages == 0 { u64::MAX } else { self.languages }
    }
}

/// One table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What the table is called where something is told.
    pub name: String,
    /// Least and most people at it; without, tables without differ by at most one, as far as they
    /// fit.
    pub seats: Option<(usize, usize)>,
    /// How many people fit where nothing says how many should sit; without, any number.
    pub fit: Option<usize>,
    /// Whether it is for remote people, and for them only.
    pub remote: bool,
    /// What is talked about at it; without, the table is its own topic.
    pub topic: Option<usize>,
    /// The first round it is open.
    pub opens: usize,
    /// The round from which it is closed.
    pub closes: Option<usize>,
}

impl Table {
    /// Whether people sit at the table in `round`.
    #[must_use]
    pub fn is_open(&self, round: usize) -> bool {
        self.opens <= round && self.closes.is_none_or(|end| round < end)
    }
}

/// Who welcomes at the tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Hosts {
    /// Nobody stays.
    #[default]
    None,
    /// These people, each with the table where they stay all evening.
    Fixed(Vec<(usize, usize)>),
}

impl Hosts {
    /// Those who stay all evening, each with their table.
    #[must_use]
    pub fn fixed(&self) -> &[(usize, usize)] {
        match self {
            Self::Fixed(hosts) => hosts,
            Self::None => &[],
        }
    }
}

/// Everything that is known before people are seated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// The people.
    pub people: Vec<Person>,
    /// The tables.
    pub tables: Vec<Table>,
    /// How many rounds there are, the past ones too.
    pub rounds: usize,
    /// Who stays at a table.
    pub hosts: Hosts,
    /// Pairs that should not sit together.
    pub apart: Vec<(usize, usize)>,
    /// Pairs that should sit together in every round that both are there.
    pub together: Vec<(usize, usize)>,
    /// The rounds that have been, as they were; they are facts and break no rule.
    pub past: Plan,
    /// The plan already announced, from which few seats should change.
    pub earlier: Option<Plan>,
    /// What each term weighs.
    pub weights: Weights,
}

impl Problem {
    /// `people` people at `tables` tables for `rounds` rounds, and nothing else known.
    #[must_use]
    pub fn plain(people: usize, tables: usize, rounds: usize) -> Self {
        let person = |i| Person { name: format!("person {}", i + 1), ..Person::default() };
        let table = |t| Table { name: format!("table {}", t + 1), ..Table::default() };
        Self {
            people: (0..people).map(person).collect(),
            tables: (0..tables).map(table).collect(),
            rounds,
            ..Self::default()
        }
    }

    /// The same with person 0 hosting table 0 all evening, person 1 table 1, and so on.
    #[must_use]
    pub fn hosted(mut self) -> Self {
        self.hosts = Hosts::Fixed((0..self.tables.len()).map(|t| (t, t)).collect());
        self
    }

    /// The rounds that have been.
    #[must_use]
    pub fn rounds_past(&self) -> usize {
        self.past.rounds.len().min(self.rounds)
    }

    /// For each person the table where they stay all evening, if it is open in `round`.
    #[must_use]
    pub fn stays(&self, round: usize) -> Vec<Option<usize>> {
        let mut stays = vec![None; self.people.len()];
        let hosts = self.hosts.fixed().iter();
        // Whoever hosts two tables stays at the first.
        for &(person, table) in hosts.rev() {
            let open = self.tables.get(table).is_some_and(|t| t.is_open(round));
            if let Some(stays) = stays.get_mut(person) {
                *stays = open.then_some(table);
            }
        }
        stays
    }

    /// The topic of `table`.
    #[must_use]
    pub fn topic(&self, table: usize) -> usize {
        self.tables.get(table).and_then(|t| t.topic).unwrap_or(table)
    }

    /// Those who are there in `round`, ascending; in one that has been, those who sat there.
    pub fn present(&self, round: usize) -> impl Iterator<Item = usize> {
        let those = match self.past.rounds.get(round) {
            Some(past) => {
                let mut those = past.concat();
                those.sort_unstable();
                those
            }
            None => {
                let those = self.people.iter().enumerate();
                those.filter(|(_, person)| person.is_in(round)).map(|(at, _)| at).collect()
            }
        };
        those.into_iter()
    }

    /// Least and most people at each table in `round`, `(0, 0)` where it is closed.
    ///
    /// Tables without limits of their own share who is left as evenly as fits, remote ones the
    /// remote people and the others the others.
    #[must_use]
    pub fn seats(&self, round: usize) -> Vec<(usize, usize)> {
        let [near, far] = [false, true].map(|remote| self.even_share(round, remote));
        let limits = |table: &Table| match (table.is_open(round), table.seats) {
            (false, _) => (0, 0),
            (true, Some(own)) => own,
            (true, None) => {
                let ((least, most), fit) = (if table.remote { far } else { near }, table.fit);
                (fit.unwrap_or(least).min(least), fit.unwrap_or(most).min(most))
            }
        };
        self.tables.iter().map(limits).collect()
    }

    /// Least and most at a table without limits of its own at which any number fits.
    fn even_share(&self, round: usize, remote: bool) -> (usize, usize) {
        let there = |p: &&Person| p.is_in(round) && p.remote == remote;
        let people = self.people.iter().filter(there).count();
        let open = |t: &&Table| t.is_open(round) && t.remote == remote;
        let open: Vec<&Table> = self.tables.iter().filter(open).collect();
        let taken: usize = open.iter().filter_map(|t| t.seats).map(|(_, most)| most).sum();
        let free = open.iter().filter(|t| t.seats.is_none());
        let fits: Vec<usize> = free.map(|t| t.fit.unwrap_or(people)).collect();
        let held = |each: usize| fits.iter().map(|fit| *fit.min(&each)).sum::<usize>();
        let left = people.saturating_sub(taken);
        let least = lowest(people + 1, |each| held(each) > left).saturating_sub(1);
        (least, lowest(people, |each| held(each) >= people))
    }
}

/// The lowest number that is enough, of those below `limit`; else that.
fn lowest(limit: usize, is_enough: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, limit);
    while low < high {
        let middle = low.midpoint(high);
        if is_enough(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_without_limits_differ_by_at_most_one() {
        assert_eq!(Problem::plain(27, 5, 1).seats(0), vec![(5, 6); 5]);
        assert_eq!(Problem::plain(20, 5, 1).seats(0), vec![(4, 4); 5]);
    }

    /// The seats of tables at which so many fit.
    fn fitting(people: usize, fits: &[usize]) -> Vec<(usize, usize)> {
        let mut problem = Problem::plain(people, fits.len(), 1);
        problem.tables.iter_mut().zip(fits).for_each(|(table, fit)| table.fit = Some(*fit));
        problem.seats(0)
    }

    #[test]
    fn no_table_has_more_people_than_fit_and_the_others_share_the_rest() {
        let mixed = [4, 4, 4, 4, 5, 5, 5, 5, 5, 8];
        let full = [[(4, 4); 4].as_slice(), &[(5, 5); 5], &[(7, 7)]].concat();
        assert_eq!(fitting(48, &mixed), full);
        assert_eq!(fitting(43, &mixed), [[(4, 4); 4].as_slice(), &[(4, 5); 6]].concat());
        assert_eq!(fitting(12, &mixed), [(1, 2); 10], "a thin round");
        assert_eq!(fitting(15, &[5, 3, 3]), [(5, 5), (3, 3), (3, 3)], "too few");
        let mut problem = Problem::plain(24, 5, 1);
        problem.tables.iter_mut().take(4).for_each(|table| table.fit = Some(3));
        assert_eq!(problem.seats(0), [(3, 3), (3, 3), (3, 3), (3, 3), (12, 12)]);
        problem.people.truncate(7);
        assert_eq!(problem.seats(0), [(1, 2); 5]);
    }

    #[test]
    fn a_closed_table_has_no_seats_and_the_others_take_its_people() {
        let mut problem = Problem::plain(20, 5, 2);
        problem.tables[4].closes = Some(1);
        assert_eq!(problem.seats(0), vec![(4, 4); 5]);
        assert_eq!(problem.seats(1), [(5, 5), (5, 5), (5, 5), (5, 5), (0, 0)]);
    }

    #[test]
    fn remote_people_fill_remote_tables_only() {
        let mut problem = Problem::plain(14, 4, 1);
        problem.tables[3].remote = true;
        (10..14).for_each(|p| problem.people[p].remote = true);
        assert_eq!(problem.seats(0), [(3, 4), (3, 4), (3, 4), (4, 4)]);
        problem.tables[0].fit = Some(2);
        assert_eq!(problem.seats(0), [(2, 2), (4, 4), (4, 4), (4, 4)]);
    }

    #[test]
    fn who_arrives_late_or_leaves_early_is_not_there() {
        let mut problem = Problem::plain(4, 1, 3);
        problem.people[1].arrives = 1;
        problem.people[2].leaves = Some(2);
        let there: Vec<Vec<usize>> = (0..3).map(|r| problem.present(r).collect()).collect();
        assert_eq!(there, [vec![0, 2, 3], vec![0, 1, 2, 3], vec![0, 1, 3]]);
    }
}
