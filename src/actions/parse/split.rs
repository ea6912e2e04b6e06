//! One typed line into words, as a shell would: for the palette.

use crate::actions::misuse::Misuse;

/// Splits a line at white space; what stands between quotation marks, `"` or `'`, is one word.
/// An apostrophe inside a word is a letter.
///
/// # Errors
/// A quotation mark is never closed.
pub fn split_words(line: &str) -> Result<Vec<String>, Misuse> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (c, &mut word) {
            ('"' | '\'', None) => {
                let quoted = word.insert(String::new());
                loop {
                    match chars.next() {
                        Some(end) if end == c => break,
                        Some(other) => quoted.push(other),
                        None => return Err(Misuse::OpenQuote),
                    }
                }
            }
            (c, word) if c.is_whitespace() => words.extend(word.take()),
            (c, word) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_at_spaces_and_kept_together_by_quotes() {
        for (line, words) in [
            ("", vec![]),
            ("  extend   5m ", vec!["extend", "5m"]),
            (r#"host 6 "Ana María" x"#, vec!["host", "6", "Ana María", "x"]),
            ("topic 6 the people's view", vec!["topic", "6", "the", "people's", "view"]),
            ("topic 6 ''", vec!["topic", "6", ""]),
        ] {
            assert_eq!(split_words(line).unwrap(), words, "{line}");
        }
        assert_eq!(split_words("pause \"the bus"), Err(Misuse::OpenQuote));
    }
}
