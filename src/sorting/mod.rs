//! Rows put in order, equal ones left as they stood.
//!
//! What `sort_by` of the standard library does, but the sorting itself is one function for rows of
//! every kind: the library's is several kilobytes of the program for each of them. For lists that
//! people look at; it knows nothing of what is in them.

use std::cmp::Ordering;

/// Sorts rows as `compare` has them.
pub fn sort_by<T>(rows: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut places = places(rows.len(), &mut |a, b| match (rows.get(a), rows.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => a.cmp(&b),
    });
    for at in 0..rows.len() {
        while let Some(to) = places.get(at).copied().filter(|to| *to != at) {
            rows.swap(at, to);
            places.swap(at, to);
        }
    }
}

/// Sorts rows by something of theirs.
pub fn sort_by_key<T, K: Ord>(rows: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(rows, |a, b| key(a).cmp(&key(b)));
}

/// Where each of so many rows belongs.
fn places(rows: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..rows).collect();
    order.sort_by(|a, b| compare(*a, *b));
    let mut places = vec![0; rows];
    for (place, row) in order.into_iter().enumerate() {
        if let Some(of_row) = places.get_mut(row) {
            *of_row = place;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::ProptestConfig;
    use proptest::{prop_assert_eq, proptest};

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn rows_are_sorted_as_the_standard_library_sorts_them(keys in vec(0_u8..6, 0..40)) {
            let rows: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let (mut ours, mut theirs) = (rows.clone(), rows);
            sort_by_key(&mut ours, |row| row.0);
            theirs.sort_by_key(|row| row.0);
            prop_assert_eq!(&ours, &theirs);
            sort_by(&mut ours, |a, b| b.cmp(a));
            theirs.sort_by(|a, b| b.cmp(a));
            prop_assert_eq!(ours, theirs);
        }
    }
}
