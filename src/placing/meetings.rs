//! Whom somebody meets in a whole evening.

use crate::domain::Seating;

/// Whom somebody meets, by place, each list ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meetings {
    /// Those who share a table once or more.
    pub met: Vec<usize>,
    /// Those of them who share one again.
    pub again: Vec<usize>,
    /// Those with a seat who share none.
    pub missed: Vec<usize>,
}

impl Meetings {
    /// Whom this person meets.
    #[must_use]
    pub fn of(seating: &Seating, person: usize) -> Self {
        let mut times = vec![None; seating.people.len()];
        for table in seating.rounds.iter().flat_map(|round| &round.tables) {
            let shared = usize::from(table.people.contains(&person));
            for at in table.people.iter().filter(|at| **at != person) {
                if let Some(times) = times.get_mut(*at) {
                    *times = Some(times.unwrap_or(0) + shared);
                }
            }
        }
        let those = |takes: fn(usize) -> bool| {
            let seated = times.iter().enumerate().filter_map(|(at, times)| Some((at, (*times)?)));
            seated.filter(|(_, times)| takes(*times)).map(|(at, _)| at).collect()
        };
        Self { met: those(|n| n > 0), again: those(|n| n > 1), missed: those(|n| n == 0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{SeatedPerson, SeatedRound, SeatedTable};

    #[test]
    fn who_has_no_seat_is_missed_by_nobody() {
        let table = |people: &[usize]| SeatedTable { people: people.into(), ..Default::default() };
        let round = |tables: [&[usize]; 2]| SeatedRound {
            tables: tables.into_iter().map(table).collect(),
            ..SeatedRound::default()
        };
        let seating = Seating {
            people: vec![SeatedPerson::default(); 6],
            rounds: vec![round([&[0, 1, 2], &[3, 4]]), round([&[0, 1], &[2, 3, 4]])],
        };
        let of = |person| Meetings::of(&seating, person);
        let (met, again, missed) = (vec![1, 2], vec![1], vec![3, 4]);
        assert_eq!(of(0), Meetings { met, again, missed });
        assert_eq!(of(5).missed, [0, 1, 2, 3, 4], "who has no seat meets nobody");
    }
}
