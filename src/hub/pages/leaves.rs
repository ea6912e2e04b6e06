//! Who sits where, on leaves that a projector without script turns: a page leads to the next.
//!
//! How large the screen is nobody tells, but letters grow with it: so many lines fit on any.

use crate::session::SeatsAt;
use crate::text::width;

/// Lines of a leaf, those of all its columns together.
const LINES: usize = 34;
/// Letters that a line holds.
const COLUMNS: usize = 28;

/// The most people of a table that are kept together.
const TOGETHER: usize = 24;

/// The tables on leaves, none of which is empty; a large table goes on under its name.
pub(super) fn leaves(tables: &[SeatsAt]) -> Vec<Vec<SeatsAt>> {
    let mut leaves: Vec<Vec<SeatsAt>> = Vec::new();
    let mut left = 0;
    for part in tables.iter().flat_map(parts) {
        let lines = lines(&part);
        match leaves.last_mut().filter(|_| lines <= left) {
            Some(leaf) => leaf.push(part),
            None => {
                leaves.push(vec![part]);
                left = LINES;
            }
        }
        left = left.saturating_sub(lines);
    }
    leaves
}

fn parts(at: &SeatsAt) -> Vec<SeatsAt> {
    if at.people.is_empty() {
        return vec![at.clone()];
    }
    let part = |people: &[String]| SeatsAt { table: at.table.clone(), people: people.to_vec() };
    at.people.chunks(TOGETHER).map(part).collect()
}

/// With the dots between names, and some space below.
fn lines(at: &SeatsAt) -> usize {
    let names: usize = at.people.iter().map(|name| width(name) + 3).sum();
    (width(&at.table) + names).div_ceil(COLUMNS) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(sizes: &[usize]) -> Vec<SeatsAt> {
        let table = |(at, size): (usize, &usize)| SeatsAt {
            table: format!("Table {at}"),
            people: (0..*size).map(|n| format!("Guest {n} of {at}")).collect(),
        };
        sizes.iter().enumerate().map(table).collect()
    }

    #[test]
    fn everybody_is_on_one_leaf_and_few_are_on_the_first() {
        assert_eq!(leaves(&tables(&[5; 5])).len(), 1);
        assert!(leaves(&[]).is_empty());
        let all = tables(&[5, 0, 60, 5, 5, 5, 5, 200, 5]);
        let leaves = leaves(&all);
        assert!(leaves.iter().all(|leaf| {
            let lines: usize = leaf.iter().map(lines).sum();
            !leaf.is_empty() && lines <= LINES
        }));
        let names = |tables: &[SeatsAt]| tables.iter().flat_map(|it| it.people.clone()).collect();
        let (before, after): (Vec<_>, Vec<_>) = (names(&all), names(&leaves.concat()));
        assert_eq!(before, after);
    }
}
