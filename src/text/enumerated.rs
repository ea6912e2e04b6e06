//! Several words in one sentence.

/// `a`, `a and b`, `a, b and c`, with this word before the last.
#[must_use]
pub fn enumerated(words: &[impl AsRef<str>], last_by: &str) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} {last_by} {last}", others.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_before_the_last_alone() {
        assert_eq!(enumerated(&[""; 0], "and"), "");
        assert_eq!(enumerated(&["a"], "and"), "a");
        assert_eq!(enumerated(&["a", "b"], "or"), "a or b");
        assert_eq!(enumerated(&["a", "b", "c"], "and"), "a, b and c");
    }
}
