//! Who hosts where tables have a new host in each round: as many different people as there can be.
//!
//! A matching of tables to those who sit at them, by augmenting paths (H. W. Kuhn, "The Hungarian
//! Method for the Assignment Problem", 1955).

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Plan;

/// The host of each table of each round, one of those who sit there.
///
/// Nobody hosts twice where that can be had.
#[must_use]
pub fn appoint(plan: &Plan) -> Vec<Vec<Option<usize>>> {
    let mut matching =
        Matching { tables: plan.rounds.iter().flatten().cloned().collect(), ..Matching::default() };
    (0..matching.tables.len()).for_each(|table| matching.match_table(table));
    let (mut hosts, mut number) = (Vec::new(), 0);
    for round in &plan.rounds {
        let mut row = Vec::new();
        for table in round {
            // Where all have hosted, one of them does again.
            row.push(matching.host_of.get(&number).or(table.first()).copied());
            number += 1;
        }
        hosts.push(row);
    }
    hosts
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
    /// Finds `table` a host, if need be by finding others new ones.
    fn match_table(&mut self, table: usize) {
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

    #[test]
    fn nobody_hosts_twice_where_that_can_be_had() {
        // Person 0 could host either table, person 1 the second only, and so on around.
        let plan =
            Plan { rounds: vec![vec![vec![0, 1], vec![2, 3]], vec![vec![0, 2], vec![1, 3]]] };
        let hosts = appoint(&plan);
        let mut all: Vec<usize> = hosts.iter().flatten().flatten().copied().collect();
        all.sort_unstable();
        assert_eq!(all, [0, 1, 2, 3]);
        for (tables, hosts) in plan.rounds.iter().zip(&hosts) {
            assert!(tables.iter().zip(hosts).all(|(table, host)| table.contains(&host.unwrap())));
        }
    }

    #[test]
    fn where_there_are_too_few_as_many_host_as_there_are() {
        let plan = Plan { rounds: vec![vec![vec![0, 1], vec![2]]; 3] };
        let hosts = appoint(&plan);
        let all: BTreeSet<usize> = hosts.iter().flatten().flatten().copied().collect();
        assert_eq!(all.into_iter().collect::<Vec<_>>(), [0, 1, 2]);
        assert!(hosts.iter().flatten().all(Option::is_some));
    }

    #[test]
    fn an_empty_table_has_no_host() {
        let plan = Plan { rounds: vec![vec![vec![], vec![4]]; 2] };
        assert_eq!(appoint(&plan), vec![vec![None, Some(4)]; 2]);
    }
}
