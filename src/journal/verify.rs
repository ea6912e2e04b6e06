//! Proving a journal whole, or naming every line that is not.

use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use serde::Serialize;

use super::codec::{LONGEST_LINE, read};
use super::disk::{Disk, Onward};
use super::fault::Fault;
use super::sum::{ENDING, Sum};

/// A line that is not sound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FaultAt {
    /// Counted from 1.
    pub line: u64,
    /// What is wrong with it, in words.
    pub why: String,
}

/// What a journal is worth. Written as `verify --json` is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// How many lines are sound.
    pub records: u64,
    /// The number of the last of them; 0 where there is none.
    pub last_seq: u64,
    /// Nothing is wrong at all.
    pub sound: bool,
    /// Bytes behind the last newline; 0 while a writer may be writing them.
    pub torn_bytes: u64,
    /// Every line that is not sound.
    pub faults: Vec<FaultAt>,
}

/// Proves the journal at a path; one that is not there is sound and has no records.
///
/// # Errors
/// Where the file cannot be read.
pub fn verify(disk: &dyn Disk, path: &Path) -> io::Result<Verdict> {
    let file = match disk.open(path, false) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(Verdict { sound: true, ..Verdict::default() });
        }
        opened => opened?,
    };
    let mut verdict = prove(Onward { file: file.as_ref(), at: 0 }.take(file.size()?))?;
    if verdict.torn_bytes > 0 && file.is_locked().unwrap_or(false) {
        verdict.torn_bytes = 0;
    }
    verdict.sound = verdict.faults.is_empty() && verdict.torn_bytes == 0;
    Ok(verdict)
}

fn prove(from: impl Read) -> io::Result<Verdict> {
    let mut reader = BufReader::with_capacity(1 << 20, from);
    let (mut line, mut number) = (Vec::new(), 0);
    let mut verdict = Verdict::default();
    let mut behind = Behind::default();
    loop {
        line.clear();
        let bytes = (&mut reader).take(LONGEST_LINE as u64).read_until(b'\n', &mut line)?;
        number += 1;
        let Some(whole) = line.strip_suffix(b"\n") else {
            if bytes == LONGEST_LINE {
                verdict.faults.push(FaultAt { line: number, why: Fault::Endless.to_string() });
            } else {
                verdict.torn_bytes = bytes as u64;
            }
            return Ok(verdict);
        };
        match behind.check(whole) {
            Ok(seq) => {
                verdict.records += 1;
                verdict.last_seq = seq;
            }
            Err(fault) => verdict.faults.push(FaultAt { line: number, why: fault.to_string() }),
        }
    }
}

/// The line before, as far as it can be known.
struct Behind {
    /// What its digits are, and what they should be. Where a line has no digits, only what its
    /// body would give.
    sums: Vec<Option<Sum>>,
    /// Its number; `None` where that cannot be told.
    seq: Option<u64>,
}

impl Default for Behind {
    fn default() -> Self {
        Self { sums: vec![None], seq: Some(0) }
    }
}

impl Behind {
    /// Checks a line against what is known of the one before it, so that one changed byte is
    /// one fault: digits changed in a line do not speak against the next.
    fn check(&mut self, line: &[u8]) -> Result<u64, Fault> {
        let stated = Sum::stated(line);
        let body = stated.map_or_else(
            || line.get(..line.len().saturating_sub(ENDING)).unwrap_or_default(),
            |(body, _)| body,
        );
        let computed: Vec<Sum> = self.sums.iter().map(|sum| Sum::of(*sum, body)).collect();
        let checked = match stated {
            None => Err(Fault::NoSum),
            Some((_, sum)) if computed.contains(&sum) => read(line),
            Some(_) => Err(Fault::WrongSum),
        };
        // A sound line has the digits it should have; of a faulty one either may be meant.
        let meant = if checked.is_ok() { 0 } else { 2 };
        let digits = stated.map(|(_, sum)| sum).into_iter();
        self.sums = digits.chain(computed.into_iter().take(meant)).map(Some).collect();
        let wanted = self.seq.map(|seq| seq + 1);
        self.seq = None;
        let found = checked?.seq.0;
        self.seq = Some(found);
        match wanted.filter(|wanted| *wanted != found) {
            Some(wanted) => Err(Fault::WrongSeq { found, wanted }),
            None => Ok(found),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::sample::{journal, note};

    fn lines() -> Vec<Vec<u8>> {
        let notes: Vec<_> = (1..=5).map(|seq| note(seq, "words")).collect();
        journal(&notes).split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
    }

    fn faulty(lines: &[Vec<u8>]) -> Vec<u64> {
        prove(lines.concat().as_slice()).unwrap().faults.iter().map(|fault| fault.line).collect()
    }

    #[test]
    fn a_sound_journal_has_no_faults() {
        let verdict = prove(lines().concat().as_slice()).unwrap();
        assert_eq!((verdict.records, verdict.last_seq, verdict.torn_bytes), (5, 5, 0));
        assert_eq!(verdict.faults, []);
    }

    #[test]
    fn one_changed_byte_is_one_faulty_line() {
        let whole = lines();
        for place in 0..whole[2].len() - 1 {
            let mut changed = whole.clone();
            changed[2][place] ^= 1;
            if changed[2][place] != b'\n' {
                assert_eq!(faulty(&changed), [3], "byte {place}");
            }
        }
    }

    #[test]
    fn a_line_dropped_doubled_or_moved_is_seen() {
        let edited = |edit: &dyn Fn(&mut Vec<Vec<u8>>)| {
            let mut lines = lines();
            edit(&mut lines);
            faulty(&lines)
        };
        assert_eq!(edited(&|lines| drop(lines.remove(1))), [2]);
        assert_eq!(edited(&|lines| lines.insert(1, lines[1].clone())), [3]);
        assert_eq!(edited(&|lines| lines.swap(1, 2)), [2, 3, 4]);
        assert_eq!(edited(&|lines| lines.truncate(3)), Vec::<u64>::new());
    }

    #[test]
    fn torn_bytes_are_counted() {
        let bytes = [lines().concat(), b"\0\0\0".to_vec()].concat();
        assert_eq!(prove(bytes.as_slice()).unwrap().torn_bytes, 3);
    }
}
