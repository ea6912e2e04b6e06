//! JSON in which no control character stands for itself, nor hides behind a short escape: C0,
//! DEL and C1 are all written as `\u00XX`, so a terminal that prints the bytes stays whole.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter, PrettyFormatter, Serializer};

/// Writes a value on one line.
///
/// # Errors
/// What the value's own serialization refuses, such as a map whose keys are no strings.
pub fn to_json<T: Serialize + ?Sized>(value: &T) -> Result<String, serde_json::Error> {
    let mut bytes = Vec::with_capacity(256);
    write_json(value, &mut bytes)?;
    Ok(text(bytes))
}

/// Writes a value over several lines, two spaces a level, without a newline at the end.
///
/// # Errors
/// As [`to_json`].
pub fn to_json_pretty<T: Serialize + ?Sized>(value: &T) -> Result<String, serde_json::Error> {
    let mut bytes = Vec::with_capacity(1024);
    write_json_pretty(value, &mut bytes)?;
    Ok(text(bytes))
}

/// Writes a value over several lines as [`to_json_pretty`] does, piece by piece, so that a large
/// one is never held as text; the caller buffers.
///
/// # Errors
/// As [`to_json`], and those of the writer.
pub fn write_json_pretty<T: Serialize + ?Sized>(
    value: &T,
    to: &mut dyn Write,
) -> Result<(), serde_json::Error> {
    let formatter = Escaped(PrettyFormatter::with_indent(b"  "));
    value.serialize(&mut Serializer::with_formatter(to, formatter))
}

/// Writes a value on one line behind what the buffer holds.
///
/// # Errors
/// As [`to_json`]; the buffer then ends anywhere.
pub fn write_json<T: Serialize + ?Sized>(
    value: &T,
    bytes: &mut Vec<u8>,
) -> Result<(), serde_json::Error> {
    value.serialize(&mut Serializer::with_formatter(bytes, Escaped(CompactFormatter)))
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// A layout that leaves no control character in what it writes.
struct Escaped<F>(F);

impl<F: Formatter> Formatter for Escaped<F> {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        to: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        // DEL is a byte of its own; C1 begins with 0xC2, as does little else.
        if !fragment.as_bytes().contains(&0x7f) && !fragment.as_bytes().contains(&0xc2) {
            return to.write_all(fragment.as_bytes());
        }
        fragment.split_inclusive(char::is_control).try_for_each(|piece| {
            match piece.chars().next_back().filter(|last| last.is_control()) {
                Some(control) => {
                    to.write_all(piece.trim_end_matches(control).as_bytes())?;
                    write!(to, "\\u{:04x}", u32::from(control))
                }
                None => to.write_all(piece.as_bytes()),
            }
        })
    }

    fn write_char_escape<W: ?Sized + Write>(
        &mut self,
        to: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        let control = match escape {
            CharEscape::Quote => return to.write_all(b"\\\""),
            CharEscape::ReverseSolidus => return to.write_all(b"\\\\"),
            CharEscape::Solidus => return to.write_all(b"/"),
            CharEscape::Backspace => 0x08,
            CharEscape::FormFeed => 0x0c,
            CharEscape::LineFeed => b'\n',
            CharEscape::CarriageReturn => b'\r',
            CharEscape::Tab => b'\t',
            CharEscape::AsciiControl(byte) => byte,
        };
        write!(to, "\\u{control:04x}")
    }

    fn begin_array<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.begin_array(to)
    }
    fn end_array<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.end_array(to)
    }
    fn begin_array_value<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(to, first)
    }
    fn end_array_value<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.end_array_value(to)
    }
    fn begin_object<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.begin_object(to)
    }
    fn end_object<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.end_object(to)
    }
    fn begin_object_key<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(to, first)
    }
    fn begin_object_value<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.begin_object_value(to)
    }
    fn end_object_value<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.end_object_value(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_control_character_is_spelled_out_and_read_back() {
        let controls = (0..0x20).chain(0x7f..0xa0);
        for code in controls.filter_map(char::from_u32) {
            let said = format!("a{code}{code}b\u{a0}é{code}");
            let json = to_json(&said).unwrap();
            let spelled = format!("\\u{:04x}", u32::from(code));
            assert_eq!(json.matches(&spelled).count(), 3, "{json}");
            assert!(!json.chars().any(char::is_control), "{json:?}");
            assert_eq!(serde_json::from_str::<String>(&json).unwrap(), said);
        }
    }

    #[test]
    fn other_words_stand_as_they_are() {
        assert_eq!(
            to_json("a \"b\" \\ / ü 日本 \u{202e}").unwrap(),
            "\"a \\\"b\\\" \\\\ / ü 日本 \u{202e}\""
        );
    }

    #[test]
    fn keys_are_spelled_out_too_and_pretty_keeps_its_layout() {
        let value = serde_json::json!({"a\nb": ["\u{9b}", {}], "c": []});
        let json = to_json_pretty(&value).unwrap();
        assert_eq!(json, "{\n  \"a\\u000ab\": [\n    \"\\u009b\",\n    {}\n  ],\n  \"c\": []\n}");
    }
}
