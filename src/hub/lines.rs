//! Lines out of bytes as they come.

use std::io::BufRead;

/// How much is read at once.
const ROOM: usize = 2048;

/// What has come and was not taken.
#[derive(Debug, Default)]
pub(super) struct Lines {
    bytes: Vec<u8>,
    /// Where the first line begins.
    from: usize,
    /// How far the end of it was looked for.
    looked: usize,
}

impl Lines {
    /// Where further bytes go.
    pub(super) fn room(&mut self) -> &mut Vec<u8> {
        self.bytes.drain(..self.from);
        self.looked -= self.from;
        self.from = 0;
        if self.bytes.is_empty() {
            // One that was long is not kept room for.
            self.bytes.shrink_to(ROOM);
        }
        self.bytes.reserve(ROOM);
        &mut self.bytes
    }

    /// The first line, without its end, which stays; none where it is not whole.
    pub(super) fn first(&mut self) -> Option<&[u8]> {
        let mut rest = self.bytes.get(self.looked..)?;
        self.looked += rest.skip_until(b'\n').ok()?;
        let whole = self.bytes.get(self.from..self.looked)?.strip_suffix(b"\n")?;
        self.looked -= 1;
        Some(whole)
    }

    /// Takes the first line away, which was [seen](Self::first).
    pub(super) fn next(&mut self) {
        self.looked += 1;
        self.from = self.looked;
    }

    /// Bytes of a line that is not whole.
    pub(super) fn begun(&self) -> usize {
        self.bytes.len() - self.from
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_bytes_come_the_lines_are_the_same() {
        let all = b"one\n\ntwo\r\nthree and more\nhalf";
        for size in 1..all.len() {
            let (mut lines, mut taken) = (Lines::default(), Vec::new());
            for part in all.chunks(size) {
                lines.room().extend_from_slice(part);
                while let Some(line) = lines.first() {
                    taken.push(String::from_utf8(line.to_vec()).unwrap());
                    lines.next();
                }
            }
            assert_eq!(taken, ["one", "", "two\r", "three and more"], "{size}");
            assert_eq!(lines.begun(), 4);
        }
    }

    #[test]
    fn a_line_that_is_not_taken_stays_the_first() {
        let mut lines = Lines::default();
        lines.room().extend_from_slice(b"one\ntwo\n");
        assert_eq!(lines.first(), Some(&b"one"[..]));
        lines.room().extend_from_slice(b"three");
        assert_eq!(lines.first(), Some(&b"one"[..]));
        lines.next();
        assert_eq!(lines.first(), Some(&b"two"[..]));
    }
}
