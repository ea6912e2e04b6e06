//! An answer: for each round, for each table, who sits there.

/// Who sits where in every round; people by their number, in no order within a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Plan {
    /// The rounds, each a list of tables, each a list of people.
    pub rounds: Vec<Vec<Vec<usize>>>,
}

impl Plan {
    /// The table of each of `people` people in `round`.
    #[must_use]
    pub fn places(&self, round: usize, people: usize) -> Vec<Option<usize>> {
        let mut places = vec![None; people];
        for (table, seated) in self.rounds.get(round).into_iter().flatten().enumerate() {
            for &person in seated {
                if let Some(place) = places.get_mut(person) {
                    *place = Some(table);
                }
            }
        }
        places
    }

    /// Takes the seats of `other` for those who have one there, in its rounds.
    pub(crate) fn take(&mut self, other: &Self) {
        for (own, other) in self.rounds.iter_mut().zip(&other.rounds) {
            let taken = other.concat();
            for (seats, more) in own.iter_mut().zip(other) {
                seats.retain(|person| !taken.contains(person));
                seats.extend(more);
            }
        }
    }

    /// The route of `person`: a table a round, none where the person is not seated.
    #[must_use]
    pub fn route(&self, person: usize) -> Vec<Option<usize>> {
        let table = |round: &Vec<Vec<usize>>| round.iter().position(|t| t.contains(&person));
        self.rounds.iter().map(table).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_tells_the_table_of_each_round() {
        let plan = Plan { rounds: vec![vec![vec![0, 1], vec![2]], vec![vec![1], vec![0]]] };
        assert_eq!(plan.route(2), [Some(1), None]);
        assert_eq!(plan.places(1, 3), [Some(1), Some(0), None]);
    }
}
