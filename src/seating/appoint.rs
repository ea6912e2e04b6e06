//! Who hosts where tables have a new host in each round: as many different people as there can be.
//!
//! A matching of tables to those who sit at them, by augmenting paths (H. W. Kuhn, "The Hungarian
//! Method for the Assignment Problem", 1955).

use std::collections::BTreeMap;

use super::Plan;

/// The host of each table of each round, one of those who sit there.
///
/// Nobody hosts twice where that can be had; rounds given in `past` keep their hosts.
#[must_use]
pub fn appoint(plan: &Plan, past: &[Vec<Option<usize>>]) -> Vec<Vec<Option<usize>>> {
    let mut hosts: Vec<Vec<Option<usize>>> = past.iter().take(plan.rounds.len()).cloned().collect();
    let have_hosted: Vec<usize> = hosts.iter().flatten().flatten().copied().collect();
    let coming = plan.rounds.iter().skip(hosts.len());
    let tables: Vec<Vec<usize>> = coming
        .clone()
        .flatten()
        .map(|table| table.iter().copied().filter(|p| !have_hosted.contains(p)).collect())
        .collect();
    let mut matching = Matching { tables: &tables, table_of: BTreeMap::new() };
    for table in 0..tables.len() {
        matching.match_table(table, &mut Vec::new());
    }
    let host_of: BTreeMap<usize, usize> =
        matching.table_of.iter().map(|(person, table)| (*table, *person)).collect();
    let mut number = 0;
    for round in coming {
        let mut row = Vec::new();
        for table in round {
            // Where all have hosted, one of them does again.
            row.push(host_of.get(&number).or(table.first()).copied());
            number += 1;
        }
        hosts.push(row);
    }
    hosts
}

/// Tables and the people who host them.
struct Matching<'a> {
    /// Who could host each table.
    tables: &'a [Vec<usize>],
    table_of: BTreeMap<usize, usize>,
}

impl Matching<'_> {
    /// Finds `table` a host, if need be by finding others new ones; `asked` are people not to ask.
    fn match_table(&mut self, table: usize, asked: &mut Vec<usize>) -> bool {
        let people = self.tables.get(table).cloned().unwrap_or_default();
        let free = people.iter().find(|p| !self.table_of.contains_key(p));
        if let Some(person) = free {
            self.table_of.insert(*person, table);
            return true;
        }
        for person in people {
            if asked.contains(&person) {
                continue;
            }
            asked.push(person);
            let other = self.table_of.get(&person).copied();
            if other.is_none_or(|other| self.match_table(other, asked)) {
                self.table_of.insert(person, table);
                return true;
            }
        }
        false
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
        let hosts = appoint(&plan, &[]);
        let mut all: Vec<usize> = hosts.iter().flatten().flatten().copied().collect();
        all.sort_unstable();
        assert_eq!(all, [0, 1, 2, 3]);
        for (tables, hosts) in plan.rounds.iter().zip(&hosts) {
            assert!(tables.iter().zip(hosts).all(|(table, host)| table.contains(&host.unwrap())));
        }
    }

    #[test]
    fn hosts_of_past_rounds_stay_and_do_not_host_again() {
        let plan =
            Plan { rounds: vec![vec![vec![0, 1], vec![2, 3]], vec![vec![0, 2], vec![1, 3]]] };
        let past = vec![vec![Some(1), Some(2)]];
        assert_eq!(appoint(&plan, &past), [vec![Some(1), Some(2)], vec![Some(0), Some(3)]]);
    }

    #[test]
    fn an_empty_table_has_no_host() {
        let plan = Plan { rounds: vec![vec![vec![], vec![4]]; 2] };
        assert_eq!(appoint(&plan, &[]), vec![vec![None, Some(4)]; 2]);
    }
}
