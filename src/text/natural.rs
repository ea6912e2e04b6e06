//! The order in which people expect names: table 2 before table 10.

use std::cmp::Ordering;

use super::fold::fold;

/// Compares names with runs of digits as numbers, letters without regard to case and accents.
///
/// A total order: only equal names compare equal. Numbers may have any length.
pub fn natural_cmp(a: &str, b: &str) -> Ordering {
    parts(&fold(a)).cmp(parts(&fold(b))).then_with(|| a.cmp(b))
}

/// Numbers order by how many digits they have, then by these; all numbers stand before letters.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Number { digits: usize, value: String },
    Character(char),
}

fn parts(name: &str) -> impl Iterator<Item = Part> + '_ {
    let mut chars = name.chars().peekable();
    std::iter::from_fn(move || {
        let first = chars.next()?;
        if !first.is_ascii_digit() {
            return Some(Part::Character(first));
        }
        let mut number = String::from(first);
        while let Some(digit) = chars.next_if(char::is_ascii_digit) {
            number.push(digit);
        }
        let value = number.trim_start_matches('0').to_owned();
        Some(Part::Number { digits: value.len(), value })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_stand_as_people_count() {
        let mut names = ["Table 10", "table 2", "Window", "10", "2", "Table", "1b", "1a", "Élan"];
        names.sort_by(|a, b| natural_cmp(a, b));
        assert_eq!(
            names,
            ["1a", "1b", "2", "10", "Élan", "Table", "table 2", "Table 10", "Window"]
        );
    }

    #[test]
    fn leading_zeros_and_case_only_break_ties() {
        assert_eq!(natural_cmp("07", "8"), Ordering::Less);
        assert_eq!(natural_cmp("table 7", "Table 08"), Ordering::Less);
        assert_ne!(natural_cmp("7", "07"), Ordering::Equal);
        assert_eq!(natural_cmp("7", "7"), Ordering::Equal);
    }

    #[test]
    fn numbers_longer_than_any_integer_still_compare() {
        let long = "9".repeat(60);
        assert_eq!(natural_cmp(&long, &format!("1{}", "0".repeat(60))), Ordering::Less);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn it_is_a_total_order(a in "[0-2aAé ]{0,5}", b in "[0-2aAé ]{0,5}", c in "[0-2aAé ]{0,5}") {
            prop_assert_eq!(natural_cmp(&a, &b), natural_cmp(&b, &a).reverse());
            prop_assert_eq!(natural_cmp(&a, &b) == Ordering::Equal, a == b);
            if natural_cmp(&a, &b).is_le() && natural_cmp(&b, &c).is_le() {
                prop_assert!(natural_cmp(&a, &c).is_le());
            }
        }
    }
}
