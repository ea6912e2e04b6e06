//! JSON read as values.

use serde::de::{DeserializeOwned, Error};

use super::objects::Objects;

/// Reads a value from bytes that are JSON and nothing else, as [`from_json_text`] does.
///
/// # Errors
/// Where the bytes are no UTF-8, no JSON, or another value.
pub fn from_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, serde_json::Error> {
    from_json_text(str::from_utf8(bytes).map_err(serde_json::Error::custom)?)
}

/// Reads a value from text that is JSON and nothing else. A struct is an object, never an array.
///
/// The one way from JSON to values: `serde_json` has others, for bytes and for readers, and each
/// that is used is another copy of every type's reader in the program.
///
/// # Errors
/// Where the text is no JSON, or another value.
pub fn from_json_text<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(Objects(&mut reader))?;
    reader.end()?;
    Ok(value)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::{Value, from_str, json};

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Shape {
        Point,
        Circle(u32),
        Line(u32, u32),
        Named { name: String, of: Option<Box<Shape>> },
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Drawing {
        shapes: Vec<Shape>,
        #[serde(default)]
        notes: Value,
    }

    #[test]
    fn bytes_are_read_as_words_are() {
        assert_eq!(from_json::<Vec<String>>(r#"["é"]"#.as_bytes()).unwrap(), ["é"]);
        for wrong in [&b"[\"\xe9\"]"[..], b"[] []", b"", b"{}"] {
            assert!(from_json::<Vec<String>>(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn values_of_every_form_are_read_as_serde_json_reads_them() {
        let shapes = json!(["point", { "circle": 3 }, { "line": [1, 2] },
            { "named": { "name": "é", "of": { "named": { "name": "", "of": null } } } }]);
        let text = json!({ "shapes": shapes, "notes": [1, { "a": [null, 0.5] }] }).to_string();
        let ours: Drawing = from_json_text(&text).unwrap();
        assert_eq!(ours, from_str(&text).unwrap());
        assert_eq!(ours.shapes.len(), 4);
    }

    #[test]
    fn what_cannot_be_read_is_said_as_serde_json_says_it() {
        for wrong in [
            r#"{"shapes":[{"circel":3}]}"#,
            r#"{"shapes":[{"circle":"3"}]}"#,
            r#"{"shapes":[{"line":[1]}]}"#,
            r#"{"shapes":[{"named":{"of":null}}]}"#,
            r#"{"shapes":7}"#,
            r#"{"shapes":[]"#,
            "{}",
            "7",
        ] {
            let ours = from_json_text::<Drawing>(wrong).unwrap_err().to_string();
            assert_eq!(ours, from_str::<Drawing>(wrong).unwrap_err().to_string());
        }
    }

    #[test]
    fn a_struct_is_no_array_of_its_fields() {
        for row in [r#"[["point"]]"#, r#"{"shapes":[{"named":["é",null]}]}"#] {
            assert!(from_str::<Drawing>(row).is_ok(), "{row}");
            assert!(from_json_text::<Drawing>(row).is_err(), "{row}");
        }
    }
}
