//! What people wrote, as far as it can still be read in damaged bytes.

use serde_json::Value;

/// What stands before a note's fields.
const CAPTURED: &str = "\"note-captured\":{";
const EDITED: &str = "\"note-edited\":{";
const TEXT: &str = "\"text\":\"";

/// Finds the texts of captured and reworded notes in bytes that may end or be wrong anywhere;
/// details follow their text as indented lines. A text that is cut short is given as far as it
/// goes.
#[must_use]
pub(super) fn words_in(bytes: &[u8]) -> Vec<String> {
    let all = String::from_utf8_lossy(bytes);
    let starts = |what| all.match_indices(what).map(|(at, _)| at);
    let mut notes: Vec<usize> = starts(CAPTURED).chain(starts(EDITED)).collect();
    notes.sort_unstable();
    let ends = notes.iter().skip(1).copied().chain([all.len()]);
    notes.iter().zip(ends).filter_map(|(start, end)| note(all.get(*start..end)?)).collect()
}

/// Finds every text, whatever it is the text of.
pub(super) fn texts_in(all: &str) -> Vec<String> {
    all.split(TEXT).skip(1).map(said).filter(|text| !text.trim().is_empty()).collect()
}

fn note(fields: &str) -> Option<String> {
    let mut texts = fields.split(TEXT).skip(1).map(said);
    let first = texts.next().filter(|text| !text.trim().is_empty())?;
    let details = texts.filter(|text| !text.trim().is_empty());
    Some(details.fold(first, |all, detail| all + "\n  " + &detail.replace('\n', " ")))
}

/// Reads the inside of a JSON string up to its closing quote, or as far as it makes sense.
pub(super) fn said(inside: &str) -> String {
    let mut escaped = false;
    let end = inside.find(|letter: char| {
        let closing = letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        closing
    });
    let raw = inside.get(..end.unwrap_or(inside.len())).unwrap_or_default();
    // A cut inside an escape takes at most eleven letters, a pair of surrogates, with it.
    (0..12).find_map(|cut| read(cut_end(raw, cut)?)).unwrap_or_default()
}

fn cut_end(raw: &str, letters: usize) -> Option<&str> {
    let mut chars = raw.chars();
    (0..letters).try_for_each(|_| chars.next_back().map(|_| ()))?;
    Some(chars.as_str())
}

fn read(raw: &str) -> Option<String> {
    let plain = raw.trim_end_matches(|letter: char| letter.is_control() || letter == '\u{fffd}');
    match serde_json::from_str(&format!("\"{plain}\"")) {
        Ok(Value::String(text)) => Some(text),
        Ok(_) | Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::sample::{head_count, journal, note};

    #[test]
    fn words_of_every_note_are_found() {
        let bytes = journal(&[
            note(1, "first \"idea\"\nwith two lines"),
            head_count(2, 3),
            note(3, "日本"),
        ]);
        assert_eq!(words_in(&bytes), ["first \"idea\"\nwith two lines", "日本"]);
    }

    #[test]
    fn a_text_cut_short_is_read_as_far_as_it_goes() {
        let said = "a\u{1b}é\"z😀 end";
        let bytes = journal(&[note(1, said)]);
        let from = bytes.windows(8).position(|part| part == TEXT.as_bytes()).unwrap() + 8;
        for cut in 0..=bytes.len() {
            let found = words_in(&bytes[..cut]);
            assert!(found.len() <= 1);
            let start = found.first().map_or("", String::as_str);
            assert!(said.starts_with(start), "{cut}: {start:?}");
            assert!(cut <= from || !start.is_empty(), "{cut}");
            assert!(cut < from + 30 || start == said, "{cut}: {start:?}");
        }
    }

    #[test]
    fn zeros_and_noise_hold_no_words() {
        assert!(words_in(&[0; 4096]).is_empty());
        assert!(words_in(b"\"text\":\"not a note\" \xff\xfe").is_empty());
    }

    #[test]
    fn zeros_behind_a_cut_text_do_not_hide_it() {
        let bytes = [b"{\"note-captured\":{\"text\":\"half a thou".as_slice(), &[0; 512]].concat();
        assert_eq!(words_in(&bytes), ["half a thou"]);
    }
}
