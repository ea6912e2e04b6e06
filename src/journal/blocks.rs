//! A journal in pieces of whole lines, and what can be decoded of a piece on its own: every
//! line states its sum, so a piece needs nothing of the one before it but the last digits.

use std::io::{self, BufRead, Read};

use super::codec::{LONGEST_LINE, decode};
use super::fault::Fault;
use super::sum::Sum;
use crate::domain::with_equal_names_shared;
use crate::session::Record;

/// How much is read at once.
const BLOCK: usize = 512 << 10;
/// How much is read at first, so that the first record is soon there.
const FIRST: usize = 16 << 10;

/// Cuts what is read into blocks of whole lines.
pub(super) struct Blocks<R> {
    from: R,
    /// Bytes behind the last newline.
    pub(super) rest: Vec<u8>,
    /// Bytes read so far.
    pub(super) bytes: u64,
    /// No newline came for longer than any record is.
    pub(super) endless: bool,
}

impl<R: Read> Blocks<R> {
    pub(super) const fn of(from: R) -> Self {
        Self { from, rest: Vec::new(), bytes: 0, endless: false }
    }

    /// Reads on up to the last newline of what comes next; `None` where no newline comes.
    pub(super) fn next(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut block = std::mem::take(&mut self.rest);
        loop {
            let wanted = if self.bytes == 0 { FIRST } else { BLOCK };
            block.reserve(wanted);
            let known = block.len();
            self.endless = known >= LONGEST_LINE;
            let read = if self.endless {
                0
            } else {
                (&mut self.from).take(wanted as u64).read_to_end(&mut block)?
            };
            self.bytes += read as u64;
            if read == 0 {
                self.rest = block;
                return Ok(None);
            }
            let new = block.get(known..).unwrap_or_default();
            if let Some(last) = new.iter().rposition(|byte| *byte == b'\n') {
                self.rest = block.split_off(known + last + 1);
                return Ok(Some(block));
            }
        }
    }
}

/// A line that was decoded.
pub(super) struct Line {
    pub(super) record: Record,
    pub(super) sum: Sum,
    /// With its newline.
    pub(super) len: u64,
}

/// What a block holds, up to the first line that is not sound.
pub(super) struct Decoded {
    pub(super) lines: Vec<Line>,
    /// Why the next line is not sound, and whether another one follows it in the block.
    pub(super) fault: Option<(Fault, bool)>,
}

/// The digits that the last line of a block states.
pub(super) fn last_sum(block: &[u8]) -> Option<Sum> {
    let lines = block.strip_suffix(b"\n")?;
    let from = lines.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    Sum::stated(lines.get(from..)?).map(|(_, sum)| sum)
}

/// Decodes the lines of a block behind a line with these digits.
pub(super) fn decode_block(block: &[u8], before: Option<Sum>) -> Decoded {
    with_equal_names_shared(|| decode_lines(block, before))
}

fn decode_lines(block: &[u8], mut before: Option<Sum>) -> Decoded {
    let mut lines = Vec::with_capacity(block.len() / 256);
    let mut rest = block;
    loop {
        let mut behind = rest;
        // Memory can always be read; only its end gives 0.
        let len = behind.skip_until(b'\n').unwrap_or(0);
        let line = rest.get(..len).unwrap_or_default();
        if line.is_empty() {
            return Decoded { lines, fault: None };
        }
        rest = behind;
        match decode(line.strip_suffix(b"\n").unwrap_or(line), before) {
            Ok((record, sum)) => {
                before = Some(sum);
                lines.push(Line { record, sum, len: line.len() as u64 });
            }
            Err(fault) => return Decoded { lines, fault: Some((fault, !rest.is_empty())) },
        }
    }
}
