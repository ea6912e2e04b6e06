//! One typed line into words, as a shell would, up to a text that people wrote: for the palette.

use crate::actions::action::ActionSpec;
use crate::actions::misuse::Misuse;

/// What runs to the end of the line where the form of an action ends in it.
const TEXTS: [&str; 4] = ["TEXT", "REASON", "TOPIC", "LABEL"];

/// Splits what follows the name of an action. A text at its end stays as it was typed, unless an
/// option of the action stands behind its first word.
///
/// # Errors
/// A quotation mark is never closed, and stands in no such text.
pub fn split_args(spec: &ActionSpec, line: &str) -> Result<Vec<String>, Misuse> {
    let parts = || spec.args.split([' ', '[', ']']).filter(|part| !part.is_empty());
    if !parts().next_back().is_some_and(|last| TEXTS.contains(&last)) {
        return split_words(line);
    }
    let option = parts().find(|part| part.starts_with("--"));
    let (mut args, mut rest) = (Vec::new(), line.trim());
    if let Some(option) = option.filter(|option| rest.starts_with(option)) {
        args.extend(next_word(&mut rest)?);
        if args == [option] {
            args.extend(next_word(&mut rest)?);
        }
    }
    // The option and its value, and the text itself, are no words before it.
    for _ in if option.is_some() { 3 } else { 1 }..parts().count() {
        args.extend(next_word(&mut rest)?);
    }
    if rest.split_whitespace().any(|word| Some(word) == option) {
        return split_words(line);
    }
    let text = Some(rest.trim()).filter(|text| !text.is_empty());
    args.extend(text.into_iter().flat_map(|text| ["--", text]).map(str::to_owned));
    Ok(args)
}

/// Splits a line at white space; what stands between quotation marks, `"` or `'`, is one word.
/// An apostrophe inside a word is a letter.
///
/// # Errors
/// A quotation mark is never closed.
pub fn split_words(mut line: &str) -> Result<Vec<String>, Misuse> {
    std::iter::from_fn(|| next_word(&mut line).transpose()).collect()
}

/// Takes a word off the start of a line.
fn next_word(line: &mut &str) -> Result<Option<String>, Misuse> {
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
            (c, None) if c.is_whitespace() => {}
            (c, Some(_)) if c.is_whitespace() => break,
            (c, word) => word.get_or_insert_default().push(c),
        }
    }
    *line = chars.as_str();
    Ok(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::named;

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

    #[test]
    fn a_text_at_the_end_stays_as_it_was_typed() {
        for (action, line, args) in [
            (
                "summary",
                r#" We heard "open  data" -- twice "#,
                vec!["--", r#"We heard "open  data" -- twice"#],
            ),
            ("summary", "--open data", vec!["--", "--open data"]),
            ("edit-note", r#"7 "open" data"#, vec!["7", "--", r#""open" data"#]),
            ("topic", r#""Blue room" '90s music"#, vec!["Blue room", "--", "'90s music"]),
            ("topic", "6", vec!["6"]),
            ("pause", "", vec![]),
            (
                "reword-question",
                "--question 2 What is \"open\"?",
                vec!["--question", "2", "--", "What is \"open\"?"],
            ),
            (
                "add-category",
                "--question=2 h Safe  streets",
                vec!["--question=2", "h", "--", "Safe  streets"],
            ),
            ("skip", "the bus --block th1", vec!["the", "bus", "--block", "th1"]),
            ("host", r#"6 "Ana María""#, vec!["6", "Ana María"]),
        ] {
            assert_eq!(split_args(named(action).unwrap(), line).unwrap(), args, "{action} {line}");
        }
    }
}
