//! A record as a line, and a line as a record.

use serde::Deserialize;

use super::fault::Fault;
use super::sum::Sum;
use crate::session::{Record, VERSION};
use crate::text::{from_json_text, write_json};

/// The longest line there is, newline included: 256 MiB. A journal that has a longer one is
/// not ours.
pub(super) const LONGEST_LINE: usize = 256 << 20;

/// Writes a record as a line behind what the buffer holds, and gives the line's sum.
///
/// # Errors
/// [`Fault::Unreadable`] where the record cannot be written as JSON, [`Fault::Endless`] where
/// no reader would take a line of such a length; the buffer is then as it was.
pub fn encode(record: &Record, before: Option<Sum>, lines: &mut Vec<u8>) -> Result<Sum, Fault> {
    let start = lines.len();
    let fault = match write_json(record, lines) {
        Err(error) => Fault::Unreadable { why: error.to_string() },
        Ok(()) if lines.len() - start > LONGEST_LINE / 2 => Fault::Endless,
        Ok(()) => {
            // The closing brace stands behind the sum.
            lines.pop();
            let sum = Sum::of(before, lines.get(start..).unwrap_or_default());
            sum.end(lines);
            return Ok(sum);
        }
    };
    lines.truncate(start);
    Err(fault)
}

/// Reads a line, its newline left out. The sum is checked before the JSON is looked at.
///
/// # Errors
/// The first fault found, in the order of the checks: ending, sum, form, version.
pub fn decode(line: &[u8], before: Option<Sum>) -> Result<(Record, Sum), Fault> {
    let (body, stated) = Sum::stated(line).ok_or(Fault::NoSum)?;
    if Sum::of(before, body) != stated {
        return Err(Fault::WrongSum);
    }
    Ok((read(line)?, stated))
}

/// What stands before the sum of a line from whose record something is withheld.
const WITHHELD: &[u8] = b",\"withheld\":true";

/// Writes what is left of a record from which something is withheld as a line with the sum of the
/// whole one. No journal takes it.
///
/// # Errors
/// [`Fault::Unreadable`] where the record cannot be written as JSON.
pub fn encode_withheld(record: &Record, sum: Sum) -> Result<Vec<u8>, Fault> {
    let mut line = Vec::new();
    write_json(record, &mut line).map_err(|error| Fault::Unreadable { why: error.to_string() })?;
    line.pop();
    line.extend_from_slice(WITHHELD);
    sum.end(&mut line);
    Ok(line)
}

/// Reads a line as it is sent to others: where something is withheld, the sum it states is believed,
/// and proves the next.
///
/// # Errors
/// As [`decode`].
pub fn decode_sent(line: &[u8], before: Option<Sum>) -> Result<(Record, Sum), Fault> {
    match Sum::stated(line) {
        Some((body, sum)) if body.ends_with(WITHHELD) => Ok((read(line)?, sum)),
        _ => decode(line, before),
    }
}

/// Reads a line whose sum is known to fit.
pub(super) fn read(line: &[u8]) -> Result<Record, Fault> {
    let text = str::from_utf8(line).map_err(|why| Fault::Unreadable { why: why.to_string() })?;
    let record: Record = from_json_text(text).map_err(|error| meaning(text, &error))?;
    if record.v == VERSION { Ok(record) } else { Err(unknown_version(record.v)) }
}

/// A line that cannot be understood: from a later program, or nonsense under a right sum.
fn meaning(line: &str, error: &serde_json::Error) -> Fault {
    #[derive(Deserialize)]
    struct Version {
        v: u32,
    }
    match from_json_text(line) {
        Ok(Version { v }) if v != VERSION => unknown_version(v),
        Ok(Version { .. }) if error.to_string().starts_with("unknown variant") => {
            // The names it knows itself, which follow, say nothing to anybody.
            let what = error.to_string();
            let name = what.split('`').nth(1).unwrap_or_default();
            Fault::Newer { what: format!("this one does not know {name}") }
        }
        Ok(Version { .. }) | Err(_) => Fault::Unreadable { why: error.to_string() },
    }
}

fn unknown_version(v: u32) -> Fault {
    if v < VERSION {
        return Fault::Unreadable { why: format!("there was never a version {v}") };
    }
    Fault::Newer { what: format!("version {v}, this one knows {VERSION}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::sample::{head_count, note};

    fn line(record: &Record, before: Option<Sum>) -> (Vec<u8>, Sum) {
        let mut bytes = Vec::new();
        let sum = encode(record, before, &mut bytes).unwrap();
        assert_eq!(bytes.pop(), Some(b'\n'));
        (bytes, sum)
    }

    fn signed(body: &str) -> Vec<u8> {
        let mut bytes = body.as_bytes().to_vec();
        Sum::of(None, &bytes).end(&mut bytes);
        bytes.pop();
        bytes
    }

    #[test]
    fn a_line_is_written_to_the_letter() {
        let (bytes, sum) = line(&head_count(42, 62), None);
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            format!(
                "{{\"v\":1,\"seq\":42,\"at\":\"2013-10-08T16:00:42.000Z\",\"t\":42000,\
                 \"by\":{{\"role\":\"facilitator\"}},\"step\":42,\
                 \"events\":[{{\"head-count-set\":{{\"people\":62}}}}],\"sum\":\"{}\"}}",
                sum.as_str()
            )
        );
    }

    #[test]
    fn what_was_written_is_read_back() {
        let record = note(3, "tab\tnewline\nescape\u{1b}[31m C1 \u{9b} \"quoted\" \u{202e} 日本");
        let before = Some(Sum::of(None, b"x"));
        let (bytes, sum) = line(&record, before);
        assert!(bytes.iter().all(|byte| !byte.is_ascii_control()));
        assert_eq!(decode(&bytes, before), Ok((record, sum)));
    }

    #[test]
    fn a_line_behind_another_line_is_a_fault() {
        let (bytes, sum) = line(&note(3, "words"), None);
        assert_eq!(decode(&bytes, Some(sum)), Err(Fault::WrongSum));
    }

    #[test]
    fn a_line_with_something_withheld_proves_the_next_and_is_no_line_of_a_journal() {
        let (_, first) = line(&head_count(1, 61), None);
        let mut short = encode_withheld(&head_count(1, 0), first).unwrap();
        short.pop();
        assert_eq!(decode_sent(&short, None), Ok((head_count(1, 0), first)));
        assert_eq!(decode(&short, None), Err(Fault::WrongSum));
        let (next, second) = line(&head_count(2, 62), Some(first));
        assert_eq!(decode_sent(&next, Some(first)), Ok((head_count(2, 62), second)));
        assert_eq!(decode_sent(&next, None), Err(Fault::WrongSum));
        let (typed, sum) = line(&note(3, ",\"withheld\":true"), None);
        assert_eq!(decode_sent(&typed, Some(sum)), Err(Fault::WrongSum), "said by somebody");
    }

    #[test]
    fn a_newer_version_is_told_from_damage() {
        let newer = signed("{\"v\":2,\"seq\":1,\"shape\":\"unheard of\"");
        assert!(decode(&newer, None).unwrap_err().is_newer());
        let event = signed(
            "{\"v\":1,\"seq\":1,\"at\":\"2013-10-08T16:00:00Z\",\"t\":0,\
             \"by\":{\"role\":\"facilitator\"},\"step\":1,\"events\":[{\"coffee-spilt\":{}}]",
        );
        let fault = decode(&event, None).unwrap_err();
        assert!(fault.is_newer() && fault.to_string().contains("coffee-spilt"), "{fault}");
        let nonsense = decode(&signed("{\"v\":1,\"seq\":"), None).unwrap_err();
        assert!(matches!(nonsense, Fault::Unreadable { .. }), "{nonsense}");
    }
}
