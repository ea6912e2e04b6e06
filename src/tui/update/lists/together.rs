//! Several names in one sentence.

use crate::text::enumerated;

/// How many names are said one by one.
const SEVERAL: usize = 4;

/// `Table 1, Table 2 and Table 7`; of many the first few, and how many more.
pub(super) fn together(names: &[String]) -> String {
    match names.get(..SEVERAL - 1) {
        Some(first) if names.len() > SEVERAL => {
            format!("{} and {} more", first.join(", "), names.len() - first.len())
        }
        _ => enumerated(names, "and"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_names_are_said_and_the_others_counted() {
        let said = |names: &str| together(&names.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(said("a"), "a");
        assert_eq!(said("a b"), "a and b");
        assert_eq!(said("a b c d"), "a, b, c and d");
        assert_eq!(said("a b c d e"), "a, b, c and 2 more");
        assert_eq!(together(&[]), "");
    }
}
