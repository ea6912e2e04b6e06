//! Words read straight into shared letters.

use std::fmt;
use std::sync::Arc;

use serde::de::{Deserializer, Error, Visitor};

/// Reads words with one allocation, where serde's own way makes two and copies between them. A
/// journal is mostly such words.
///
/// # Errors
/// What is not a string.
pub fn shared<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<str>, D::Error> {
    from.deserialize_str(Words)
}

struct Words;

impl Visitor<'_> for Words {
    type Value = Arc<str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<Self::Value, E> {
        Ok(Arc::from(words))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    struct Said(#[serde(deserialize_with = "super::shared")] Arc<str>);

    #[test]
    fn words_are_read_with_and_without_escapes_and_from_any_source() {
        for (json, words) in
            [(r#""plain""#, "plain"), (r#""a\n\u00e9\"""#, "a\né\""), (r#""""#, "")]
        {
            let from_bytes: Said = serde_json::from_slice(json.as_bytes()).unwrap();
            let from_value: Said = serde_json::from_value(words.into()).unwrap();
            assert_eq!((&*from_bytes.0, &*from_value.0), (words, words));
        }
    }

    #[test]
    fn what_is_no_string_is_told_as_serde_tells_it() {
        let ours = serde_json::from_str::<Said>("7").unwrap_err().to_string();
        let serdes = serde_json::from_str::<Arc<str>>("7").unwrap_err().to_string();
        assert_eq!(ours, serdes);
    }
}
