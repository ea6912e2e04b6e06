//! Codes of languages.

/// True for what has the shape of a code of a language by BCP 47: `en`, `de-CH`.
#[must_use]
pub fn is_language(code: &str) -> bool {
    let is_word = |part: &str, least: usize| {
        (least..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    };
    let mut parts = code.split('-');
    let first = parts.next().is_some_and(|part| is_word(part, 2));
    first && parts.all(|part| is_word(part, 1))
}
