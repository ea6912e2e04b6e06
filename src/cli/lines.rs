//! Standard input into notes, as it comes: an unindented line is a note, an indented one a detail
//! of the note above. A line that is no text is told by its number and never guessed at.

use std::io::{self, BufRead, Read};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use crate::text::{OutlineLine, OutlineReader, plainly};

/// The longest line taken into memory; no note is longer.
const LONGEST: u64 = 1 << 20;
/// How many notes may wait to be saved before reading waits for them.
const AHEAD: usize = 1024;

/// What a line of standard input came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// A note.
    Note { line: u64, text: String },
    /// A detail of the note above, from level 1 to 3.
    Detail { line: u64, level: usize, text: String },
    /// A line that was left out.
    LeftOut { line: u64, why: &'static str },
    /// Reading failed after this line.
    Broken { line: u64, why: String },
}

/// Reads on a thread of its own, so that what has come can be saved while more is awaited.
pub(super) fn read_aside(mut input: impl BufRead + Send + 'static) -> Receiver<Heard> {
    let (out, heard) = sync_channel(AHEAD);
    thread::spawn(move || {
        let mut lines = Lines::default();
        let mut going = true;
        while going {
            let (found, more) = lines.next(&mut input);
            // Also of a reading that failed, the end is to be heard.
            going = found.into_iter().all(|one| out.send(one).is_ok()) && more;
        }
    });
    heard
}

/// Where in the lines the reading is.
#[derive(Debug, Default)]
struct Lines {
    outline: OutlineReader,
    number: u64,
    /// The note that the indented lines belong to was left out.
    orphaned: bool,
}

impl Lines {
    /// Reads a line; false at the end.
    fn next(&mut self, input: &mut impl BufRead) -> (Vec<Heard>, bool) {
        let mut bytes = Vec::new();
        let read = input.by_ref().take(LONGEST).read_until(b'\n', &mut bytes);
        self.number += 1;
        match read {
            Ok(0) => (Vec::new(), false),
            Ok(read) if read as u64 == LONGEST && !bytes.ends_with(b"\n") => {
                let rest = skip_line(input);
                let mut heard = self.leave_out(&bytes, "is longer than any note");
                heard.extend(rest.err().map(|why| self.broken(&why)));
                let going = !matches!(heard.last(), Some(Heard::Broken { .. }));
                (heard, going)
            }
            Ok(_) => (self.take(&bytes), true),
            Err(why) => (vec![self.broken(&why)], false),
        }
    }

    fn broken(&self, why: &io::Error) -> Heard {
        Heard::Broken { line: self.number.saturating_sub(1), why: plainly(why) }
    }

    fn take(&mut self, bytes: &[u8]) -> Vec<Heard> {
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                text.trim_end_matches('\n').split('\r').flat_map(|it| self.line(it)).collect()
            }
            Err(_) => self.leave_out(bytes, "is not UTF-8"),
        }
    }

    fn line(&mut self, line: &str) -> Option<Heard> {
        let number = self.number;
        match self.outline.read(line)? {
            OutlineLine::Detail { .. } if self.orphaned => Some(self.orphan()),
            OutlineLine::Detail { level, text } => {
                Some(Heard::Detail { line: number, level, text })
            }
            // Below a line that was left out, even the first of all is no note.
            OutlineLine::Note(_) if self.orphaned && line.starts_with(char::is_whitespace) => {
                Some(self.orphan())
            }
            OutlineLine::Note(text) => {
                self.orphaned = false;
                Some(Heard::Note { line: number, text })
            }
        }
    }

    fn orphan(&self) -> Heard {
        Heard::LeftOut { line: self.number, why: "is a detail of a line that was left out" }
    }

    /// Leaves a line out. What stands indented below an unindented one is left out with it:
    /// below another note it would say something else.
    fn leave_out(&mut self, bytes: &[u8], why: &'static str) -> Vec<Heard> {
        self.orphaned |= !bytes.first().is_some_and(u8::is_ascii_whitespace);
        vec![Heard::LeftOut { line: self.number, why }]
    }
}

fn skip_line(input: &mut impl BufRead) -> io::Result<usize> {
    input.skip_until(b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(input: &'static [u8]) -> Vec<String> {
        let said = |one: Heard| match one {
            Heard::Note { line, text } => format!("{line}: {text}"),
            Heard::Detail { line, level, text } => format!("{line}: {level} {text}"),
            Heard::LeftOut { line, why } => format!("{line} {why}"),
            Heard::Broken { line, .. } => format!("{line} broken"),
        };
        read_aside(input).into_iter().map(said).collect()
    }

    #[test]
    fn notes_and_details_are_numbered_by_their_lines() {
        assert_eq!(heard(b"\na\n  b\n\n  c\nd\r\ne"), ["2: a", "3: 1 b", "5: 1 c", "6: d", "7: e"]);
        assert_eq!(heard(b""), Vec::<String>::new());
    }

    #[test]
    fn a_line_that_is_no_text_is_left_out_with_its_details() {
        assert_eq!(
            heard(b"a\n  b\ncaf\xe9\n  c\nd\n  \xff\n  e\n"),
            [
                "1: a",
                "2: 1 b",
                "3 is not UTF-8",
                "4 is a detail of a line that was left out",
                "5: d",
                "6 is not UTF-8",
                "7: 1 e"
            ]
        );
    }

    #[test]
    fn an_endless_line_is_left_out_and_what_follows_is_read() {
        let mut input = vec![b'x'; 3 << 20];
        input.extend_from_slice(b"\nb\n");
        let heard: Vec<Heard> = read_aside(io::Cursor::new(input)).into_iter().collect();
        assert_eq!(heard[0], Heard::LeftOut { line: 1, why: "is longer than any note" });
        assert!(matches!(&heard[1], Heard::Note { line: 2, .. }));
    }

    /// An input that fails after a line.
    struct Failing(io::Cursor<&'static [u8]>);

    impl Read for Failing {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            match self.0.read(buffer)? {
                0 => Err(io::Error::other("the cable is out")),
                read => Ok(read),
            }
        }
    }

    #[test]
    fn a_reading_that_fails_is_told_after_what_came_before() {
        let input = io::BufReader::new(Failing(io::Cursor::new(b"a\n")));
        let heard: Vec<Heard> = read_aside(input).into_iter().collect();
        assert!(matches!(&heard[0], Heard::Note { line: 1, .. }));
        assert_eq!(heard[1], Heard::Broken { line: 1, why: "the cable is out".into() });
        assert_eq!(heard.len(), 2);
    }

    #[test]
    fn a_note_comes_as_soon_as_its_line_ends() {
        let (reader, mut writer) = io::pipe().unwrap();
        let heard = read_aside(io::BufReader::new(reader));
        io::Write::write_all(&mut writer, b"a\n").unwrap();
        assert!(matches!(heard.recv().unwrap(), Heard::Note { line: 1, .. }));
        io::Write::write_all(&mut writer, b"  b\n").unwrap();
        assert!(matches!(heard.recv().unwrap(), Heard::Detail { line: 2, .. }));
    }
}
