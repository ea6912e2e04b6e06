//! One pass over the lines of a journal, from the first, as far as they are sound.

use std::io::{self, BufRead, BufReader, Read};

use super::codec::{LONGEST_LINE, decode};
use super::fault::Fault;
use super::sum::Sum;
use crate::domain::Seq;
use crate::session::Record;

/// How far a journal has been read, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Read so far, the record at hand included.
    pub done: u64,
    /// In all; may be passed where a writer goes on meanwhile.
    pub of: u64,
}

/// Takes each sound record as it is read.
pub type Visit<'a> = &'a mut dyn FnMut(Record, Progress);

/// The end of what is sound: where the next line would be written, and behind what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tail {
    pub(super) len: u64,
    pub(super) seq: Seq,
    pub(super) sum: Option<Sum>,
}

/// What a pass over the lines found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Scan {
    /// The end of the sound lines.
    pub(super) tail: Tail,
    /// The first line that is not sound, and whether whole lines follow it.
    pub(super) fault: Option<(Fault, bool)>,
    /// Bytes after the last newline.
    pub(super) torn: u64,
    /// All bytes there were, those before the tail included.
    pub(super) bytes: u64,
}

/// Reads the lines behind a tail up to the first that is not sound; then only looks what
/// follows it. A line's number is its record's, so the faulty one is `tail.seq + 1`.
pub(super) fn scan(from: impl Read, tail: Tail, of: u64, visit: Visit<'_>) -> io::Result<Scan> {
    let mut reader = BufReader::with_capacity(1 << 20, from);
    let mut scan = Scan { tail, bytes: tail.len, ..Scan::default() };
    let mut line = Vec::with_capacity(4096);
    loop {
        line.clear();
        let read = (&mut reader).take(LONGEST_LINE as u64).read_until(b'\n', &mut line)?;
        scan.bytes += read as u64;
        let Some(whole) = line.strip_suffix(b"\n") else {
            if read == LONGEST_LINE {
                scan.fault = Some((Fault::Endless, true));
            } else {
                scan.torn = read as u64;
            }
            return Ok(scan);
        };
        match take(whole, scan.tail) {
            Ok((record, tail)) => {
                scan.tail = tail;
                visit(record, Progress { done: scan.bytes, of });
            }
            Err(fault) => return beyond(reader, fault, scan),
        }
    }
}

/// Reads one line behind a tail.
pub(super) fn take(whole: &[u8], tail: Tail) -> Result<(Record, Tail), Fault> {
    let (record, sum) = decode(whole, tail.sum)?;
    let wanted = tail.seq.0 + 1;
    if record.seq.0 != wanted {
        return Err(Fault::WrongSeq { found: record.seq.0, wanted });
    }
    let len = tail.len + whole.len() as u64 + 1;
    let tail = Tail { len, seq: record.seq, sum: Some(sum) };
    Ok((record, tail))
}

/// Finds whether whole lines follow a faulty one, and how many bytes stand behind the last.
fn beyond(mut rest: impl BufRead, fault: Fault, mut scan: Scan) -> io::Result<Scan> {
    let (mut lines, mut torn) = (false, 0);
    loop {
        let bytes = rest.fill_buf()?;
        if bytes.is_empty() {
            scan.torn = torn;
            scan.fault = Some((fault, lines));
            return Ok(scan);
        }
        match bytes.iter().rposition(|byte| *byte == b'\n') {
            Some(last) => (lines, torn) = (true, (bytes.len() - last - 1) as u64),
            None => torn += bytes.len() as u64,
        }
        let read = bytes.len();
        scan.bytes += read as u64;
        rest.consume(read);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::sample::{journal, note};

    fn seqs(bytes: &[u8]) -> (Vec<u64>, Scan) {
        let mut seen = Vec::new();
        let found =
            scan(bytes, Tail::default(), 0, &mut |record, _| seen.push(record.seq.0)).unwrap();
        (seen, found)
    }

    #[test]
    fn a_whole_journal_is_read_to_its_end() {
        let bytes = journal(&[note(1, "a"), note(2, "b"), note(3, "c")]);
        let (seen, found) = seqs(&bytes);
        assert_eq!(seen, [1, 2, 3]);
        assert_eq!((found.fault, found.torn), (None, 0));
        assert_eq!((found.tail.seq, found.tail.len), (Seq(3), bytes.len() as u64));
    }

    #[test]
    fn any_cut_reads_a_prefix_and_names_the_torn_bytes() {
        let bytes = journal(&[note(1, "a"), note(2, "b"), note(3, "c")]);
        for cut in 0..bytes.len() {
            let part = &bytes[..cut];
            let (seen, found) = seqs(part);
            let lines = part.iter().filter(|byte| **byte == b'\n').count();
            assert_eq!(seen.len(), lines);
            assert_eq!(found.fault, None);
            assert_eq!(found.tail.len + found.torn, cut as u64);
        }
    }

    #[test]
    fn a_faulty_line_tells_whether_it_is_the_last() {
        let lines =
            |seqs: &[u64]| journal(&seqs.iter().map(|seq| note(*seq, "a")).collect::<Vec<_>>());
        let (whole, two) = (lines(&[1, 2, 3]), lines(&[1, 2]).len());
        let mut last = whole.clone();
        last[two + 10] ^= 1;
        assert_eq!(seqs(&last).1.fault, Some((Fault::WrongSum, false)));
        last.extend_from_slice(b"\0\0\0");
        assert_eq!(seqs(&last).1.torn, 3);
        let mut earlier = whole;
        earlier[two - 10] ^= 1;
        assert!(matches!(seqs(&earlier).1.fault, Some((_, true))));
    }

    #[test]
    fn a_number_that_does_not_follow_is_a_fault() {
        let bytes = journal(&[note(1, "a"), note(3, "b")]);
        assert_eq!(seqs(&bytes).1.fault, Some((Fault::WrongSeq { found: 3, wanted: 2 }, false)));
    }
}
