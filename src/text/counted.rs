//! How many of something, in words.

use std::fmt::Display;

/// `1 person`, `2 people`.
pub fn counted<N: Display + From<u8> + PartialEq>(n: N, one: &str, many: &str) -> String {
    let what = if n == N::from(1) { one } else { many };
    format!("{n} {what}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_alone_is_in_the_singular() {
        let people = [0, 1, 2, 11].map(|n: u64| counted(n, "person", "people"));
        assert_eq!(people, ["0 people", "1 person", "2 people", "11 people"]);
    }
}
