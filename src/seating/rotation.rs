//! Plans in closed form: people in columns, each column rotating over the tables at its own speed.
//!
//! The person at place `i` of a column of speed `s` sits at table `i + r·s + a(r)` in round `r`. Two
//! people of one column never meet; two of different columns meet again only if the difference of
//! two rounds times that of their speeds is 0. Over a finite field it never is: these are the lines
//! of a net, as mutually orthogonal Latin squares give (Colbourn and Dinitz, Handbook, part III; for
//! golfers W. Harvey and T. Winterer, "Solving the MOLR and Social Golfer Problems", CP 2005). A host
//! is in a column of speed 0. The shift `a` only renames tables, so that nobody sees one twice.

use super::field::Ring;

/// Tables of rounds, filled from columns of at most `tables` people each.
///
/// None where too few speeds keep people of different columns from meeting again. The first column
/// stays where it is if `stays`.
pub(super) fn rotate(
    columns: &[Vec<usize>],
    tables: usize,
    rounds: usize,
    stays: bool,
) -> Option<Vec<Vec<Vec<usize>>>> {
    let ring = Ring::new(tables);
    if let Some(rows) = turned(&ring, columns, rounds, stays) {
        return Some(rows);
    }
    // One round more where whole columns make whole tables: nobody of a column has met.
    let seats = columns.len();
    let whole = columns.iter().all(|column| column.len() == tables);
    if stays || rounds < 2 || !whole || !tables.is_multiple_of(seats.max(1)) {
        return None;
    }
    let mut rows = turned(&ring, columns, rounds - 1, false)?;
    rows.push(columns.iter().flat_map(|c| c.chunks(seats)).map(<[usize]>::to_vec).collect());
    Some(rows)
}

/// Whether `columns` columns can rotate over `tables` tables without anybody meeting twice.
pub(super) fn fits(tables: usize, columns: usize, rounds: usize) -> bool {
    rounds <= tables && speeds(&Ring::new(tables), columns, rounds, false).is_some()
}

/// Rounds in which every column turns at its own speed, if there are speeds enough.
fn turned(
    ring: &Ring,
    columns: &[Vec<usize>],
    rounds: usize,
    stays: bool,
) -> Option<Vec<Vec<Vec<usize>>>> {
    if rounds > ring.size {
        return None;
    }
    let speeds = speeds(ring, columns.len(), rounds, stays)?;
    let shifts = if stays { vec![0; rounds] } else { shifts(ring, &speeds, rounds) };
    let mut rows = vec![vec![Vec::new(); ring.size]; rounds];
    for ((r, row), shift) in rows.iter_mut().enumerate().zip(shifts) {
        for (column, speed) in columns.iter().zip(&speeds) {
            let way = ring.plus(ring.times(r, *speed), shift);
            for (i, &person) in column.iter().enumerate() {
                if let Some(table) = row.get_mut(ring.plus(i, way)) {
                    table.push(person);
                }
            }
        }
    }
    Some(rows)
}

/// Whether two columns whose speeds differ by `by` meet at most once in each of their pairs.
fn differ_enough(ring: &Ring, by: usize, rounds: usize) -> bool {
    let pairs = (0..rounds).flat_map(|r| (0..r).map(move |q| (r, q)));
    if ring.is_field {
        return by != 0;
    }
    // Modulo the size, rounds differ by 1, 2, … only.
    pairs.filter(|(_, q)| *q == 0).all(|(r, _)| ring.times(r, by) != 0)
}

/// A speed for each column, 0 for one that stays; otherwise 0 comes last.
fn speeds(ring: &Ring, columns: usize, rounds: usize, stays: bool) -> Option<Vec<usize>> {
    let mut speeds = Vec::new();
    let first = usize::from(!stays);
    for speed in (first..ring.size).chain((!stays).then_some(0)) {
        if speeds.len() == columns {
            break;
        }
        if speeds.iter().all(|other| differ_enough(ring, ring.minus(speed, *other), rounds)) {
            speeds.push(speed);
        }
    }
    (speeds.len() == columns).then_some(speeds)
}

/// A shift for each round, such that few people see a table twice.
fn shifts(ring: &Ring, speeds: &[usize], rounds: usize) -> Vec<usize> {
    let mut shifts: Vec<usize> = Vec::new();
    for r in 0..rounds {
        let again = |shift: usize| {
            let at =
                |speed: usize, round: usize, by: usize| ring.plus(ring.times(round, speed), by);
            let earlier = |speed: usize, place: usize| {
                shifts.iter().enumerate().any(|(q, by)| at(speed, q, *by) == place)
            };
            speeds.iter().filter(|s| earlier(**s, at(**s, r, shift))).count()
        };
        shifts.push((0..ring.size).min_by_key(|shift| again(*shift)).unwrap_or(0));
    }
    shifts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns of `tables` people each, the last perhaps shorter.
    fn columns(people: usize, tables: usize) -> Vec<Vec<usize>> {
        let all: Vec<usize> = (0..people).collect();
        all.chunks(tables).map(<[usize]>::to_vec).collect()
    }

    /// Repeats and revisits, counted pair by pair and person by person.
    fn counted(rows: &[Vec<Vec<usize>>], people: usize) -> (usize, usize) {
        let place =
            |row: &Vec<Vec<usize>>, p: usize| row.iter().position(|t| t.contains(&p)).unwrap();
        let routes: Vec<Vec<usize>> =
            (0..people).map(|p| rows.iter().map(|row| place(row, p)).collect()).collect();
        let (mut repeats, mut revisits) = (0, 0);
        for (p, route) in routes.iter().enumerate() {
            for other in &routes[..p] {
                let meetings = route.iter().zip(other).filter(|(a, b)| a == b).count();
                repeats += meetings.saturating_sub(1);
            }
            let tables: std::collections::BTreeSet<_> = route.iter().collect();
            revisits += route.len() - tables.len();
        }
        (repeats, revisits)
    }

    #[test]
    fn nobody_meets_twice_wherever_a_closed_form_is_found() {
        let mut found = 0;
        for tables in 2..=9 {
            for people in tables..=tables * tables {
                for rounds in 1..=tables + 1 {
                    let columns = columns(people, tables);
                    let Some(rows) = rotate(&columns, tables, rounds, false) else { continue };
                    assert_eq!(rows.len(), rounds);
                    assert_eq!(counted(&rows, people).0, 0, "{people} {tables} {rounds}");
                    found += 1;
                }
            }
        }
        assert!(found > 500, "{found}");
    }

    #[test]
    fn hosts_stay_and_their_guests_see_each_table_once() {
        for (people, tables, rounds) in [(20, 5, 3), (50, 12, 3), (49, 7, 7), (63, 9, 9)] {
            let rows = rotate(&columns(people, tables), tables, rounds, true).unwrap();
            for (table, seated) in rows.iter().flat_map(|row| row.iter().enumerate()) {
                assert!(seated.contains(&table));
            }
            let stays = tables * (rounds - 1);
            assert_eq!(counted(&rows, people), (0, stays), "{people} {tables} {rounds}");
        }
    }

    #[test]
    fn tables_are_renamed_so_that_nobody_sees_one_twice() {
        for (people, tables, rounds) in [(100, 20, 5), (40, 8, 5), (200, 40, 4), (1000, 200, 4)] {
            let rows = rotate(&columns(people, tables), tables, rounds, false).unwrap();
            assert_eq!(counted(&rows, people), (0, 0), "{people} {tables} {rounds}");
        }
    }

    #[test]
    fn whole_columns_cut_into_tables_give_one_round_more() {
        for (people, tables, rounds) in [(49, 7, 8), (32, 8, 9), (9, 3, 4), (25, 5, 6)] {
            let rows = rotate(&columns(people, tables), tables, rounds, false).unwrap();
            assert_eq!((rows.len(), counted(&rows, people).0), (rounds, 0));
            assert!(rotate(&columns(people, tables), tables, rounds + 1, false).is_none());
        }
    }
}
