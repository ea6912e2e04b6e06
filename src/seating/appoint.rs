//! Who hosts where tables have a new host in each round: as many different people as there can be.
//!
//! A matching of tables to those who sit at them, by augmenting paths (H. W. Kuhn, "The Hungarian
//! Method for the Assignment Problem", 1955).

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Plan, Problem};

/// For each round the host of each of its tables.
pub type NewHosts = Vec<Vec<Option<usize>>>;

/// The host of each table of each round, one of those who sit there; none where somebody stays.
///
/// Nobody hosts twice where that can be had. Who was announced hosts where that can be kept, and who
/// hosted in rounds that have been did so.
#[must_use]
pub fn appoint(problem: &Problem, plan: &Plan, announced: &NewHosts) -> NewHosts {
    let mut matching = Matching::default();
    let before = |round: usize, table: usize| announced.get(round).and_then(|it| *it.get(table)?);
    for (round, tables) in plan.rounds.iter().enumerate() {
        let stays = problem.stays(round);
        for (table, people) in tables.iter().enumerate() {
            let before = before(round, table);
            let is_host = |it: &usize| stays.get(*it) == Some(&Some(table));
            if round < problem.rounds_past() {
                matching.tied.extend(before);
                matching.tables.push(Vec::new());
            } else if people.iter().any(is_host) {
                matching.tables.push(Vec::new());
            } else {
                matching.keep(people, before);
            }
        }
    }
    (0..matching.tables.len()).for_each(|table| matching.match_table(table));
    let mut number = 0..;
    let mut host = |round: usize, table: usize| {
        let number = number.next()?;
        if round < problem.rounds_past() {
            return before(round, table);
        }
        // Where all have hosted, one of them does again.
        let anybody = || matching.tables.get(number)?.first();
        matching.host_of.get(&number).or_else(anybody).copied()
    };
    let rounds = plan.rounds.iter().enumerate();
    rounds
        .map(|(round, tables)| (0..tables.len()).map(|table| host(round, table)).collect())
        .collect()
}

/// Tables and the people who host them.
#[derive(Default)]
struct Matching {
    /// Who could host each table.
    tables: Vec<Vec<usize>>,
    host_of: BTreeMap<usize, usize>,
    table_of: BTreeMap<usize, usize>,
    /// Those from whom no way leads to somebody free; none ever will.
    tied: BTreeSet<usize>,
}

impl Matching {
    /// One more table, with its host from before where that is one who sits there and is free.
    fn keep(&mut self, people: &[usize], before: Option<usize>) {
        let number = self.tables.len();
        let is_free = |it: &usize| {
            people.contains(it) && !self.tied.contains(it) && !self.table_of.contains_key(it)
        };
        if let Some(host) = before.filter(is_free) {
            self.host_of.insert(number, host);
            self.table_of.insert(host, number);
        }
        // In their order, so that the same people have the same hosts wherever a plan lists them.
        let mut people = people.to_vec();
        people.sort_unstable();
        self.tables.push(people);
    }

    /// Finds `table` a host, if need be by finding others new ones.
    fn match_table(&mut self, table: usize) {
        if self.host_of.contains_key(&table) {
            return;
        }
        let mut asked_by: BTreeMap<usize, usize> = BTreeMap::new();
        let mut asking = VecDeque::from([table]);
        while let Some(next) = asking.pop_front() {
            for &person in self.tables.get(next).into_iter().flatten() {
                if self.tied.contains(&person) || asked_by.contains_key(&person) {
                    continue;
                }
                asked_by.insert(person, next);
                match self.table_of.get(&person) {
                    Some(other) => asking.push_back(*other),
                    None => return self.hand_on(person, &asked_by),
                }
            }
        }
        self.tied.extend(asked_by.into_keys());
    }

    /// Lets `person` host the table that asked, its host the table that asked before, and so on.
    fn hand_on(&mut self, mut person: usize, asked_by: &BTreeMap<usize, usize>) {
        while let Some(&table) = asked_by.get(&person) {
            self.table_of.insert(person, table);
            match self.host_of.insert(table, person) {
                Some(before) => person = before,
                None => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The hosts of a plan for so many people.
    fn hosts(people: usize, rounds: Vec<Vec<Vec<usize>>>) -> NewHosts {
        let problem = Problem::plain(people, rounds[0].len(), rounds.len());
        appoint(&problem, &Plan { rounds }, &Vec::new())
    }

    #[test]
    fn nobody_hosts_twice_where_that_can_be_had() {
        // Person 0 could host either table, person 1 the second only, and so on around.
        let rounds = vec![vec![vec![0, 1], vec![2, 3]], vec![vec![0, 2], vec![1, 3]]];
        let hosts = hosts(4, rounds.clone());
        let mut all: Vec<usize> = hosts.iter().flatten().flatten().copied().collect();
        all.sort_unstable();
        assert_eq!(all, [0, 1, 2, 3]);
        for (tables, hosts) in rounds.iter().zip(&hosts) {
            assert!(tables.iter().zip(hosts).all(|(table, host)| table.contains(&host.unwrap())));
        }
    }

    #[test]
    fn where_there_are_too_few_as_many_host_as_there_are() {
        let hosts = hosts(3, vec![vec![vec![0, 1], vec![2]]; 3]);
        let all: BTreeSet<usize> = hosts.iter().flatten().flatten().copied().collect();
        assert_eq!(all.into_iter().collect::<Vec<_>>(), [0, 1, 2]);
        assert!(hosts.iter().flatten().all(Option::is_some));
    }

    #[test]
    fn an_empty_table_has_no_host() {
        assert_eq!(hosts(5, vec![vec![vec![], vec![4]]; 2]), vec![vec![None, Some(4)]; 2]);
    }

    #[test]
    fn who_was_announced_hosts_while_that_can_be_and_who_has_hosted_does_not_again() {
        let mut problem = Problem::plain(6, 2, 3);
        problem.past = Plan { rounds: vec![vec![vec![0, 1, 2], vec![3, 4, 5]]] };
        let coming = [[vec![0, 3, 4], vec![1, 2, 5]], [vec![0, 1, 5], vec![2, 3, 4]]];
        let rounds = problem.past.rounds.iter().cloned().chain(coming.map(Vec::from));
        let plan = Plan { rounds: rounds.collect() };
        // Of those announced 3 has hosted, 5 is kept, and 2 is at another table by now.
        let announced = vec![vec![Some(0), Some(3)], vec![Some(3), Some(5)], vec![Some(2), None]];
        let hosts = appoint(&problem, &plan, &announced);
        assert_eq!(hosts[0], announced[0], "what has been stays");
        assert_eq!(hosts[1], [Some(4), Some(5)]);
        assert_eq!(hosts[2], [Some(1), Some(2)]);
        problem.hosts = crate::seating::Hosts::Fixed(vec![(3, 1), (4, 0)]);
        let hosts = appoint(&problem, &plan, &announced);
        assert_eq!(hosts[1], [None, Some(5)], "where somebody stays nobody else hosts");
        assert_eq!(hosts[2], [Some(1), None]);
    }
}
