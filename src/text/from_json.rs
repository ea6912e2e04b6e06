//! JSON read from bytes.

use serde::de::{DeserializeOwned, Error};

/// Reads a value from bytes that are JSON and nothing else.
///
/// The one way from JSON to values: `serde_json` has others, for bytes and for readers, and each
/// that is used is another copy of every type's reader in the program.
///
/// # Errors
/// Where the bytes are no UTF-8, no JSON, or another value.
pub fn from_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, serde_json::Error> {
    let text = str::from_utf8(bytes).map_err(serde_json::Error::custom)?;
    serde_json::from_str(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_as_words_are() {
        assert_eq!(from_json::<Vec<String>>(r#"["é"]"#.as_bytes()).unwrap(), ["é"]);
        for wrong in [&b"[\"\xe9\"]"[..], b"[] []", b"", b"{}"] {
            assert!(from_json::<Vec<String>>(wrong).is_err(), "{wrong:?}");
        }
    }
}
