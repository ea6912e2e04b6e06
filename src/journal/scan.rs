//! One pass over the lines of a journal, from the first, as far as they are sound.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, Scope};

use super::blocks::{Blocks, Decoded, Line, decode_block, last_sum};
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

impl Scan {
    /// True where the last line is damaged and every other is sound, as a crash can leave it.
    pub(super) fn ends_damaged(&self) -> bool {
        matches!(&self.fault, Some((fault, false)) if fault.is_damage())
    }
}

/// From this size on it pays to decode on several threads.
const LARGE: u64 = 2 << 20;
/// How many threads decode at most, the one that shows included; it cannot keep up with more.
const HANDS: usize = 4;

/// Reads the lines behind a tail up to the first that is not sound; then only looks what
/// follows it. A line's number is its record's, so the faulty one is `tail.seq + 1`.
pub(super) fn scan(from: impl Read, tail: Tail, of: u64, visit: Visit<'_>) -> io::Result<Scan> {
    let scan = Scan { tail, bytes: tail.len, ..Scan::default() };
    let mut pass = Pass { blocks: Blocks::of(from), scan, of, visit };
    while let Some(block) = pass.blocks.next()? {
        if !pass.take(decode_block(&block, pass.scan.tail.sum)) {
            return pass.beyond();
        }
        // Only now: whoever waits for a first word has it before the processors are busy.
        if of.saturating_sub(pass.scan.tail.len) >= LARGE
            && !thread::scope(|scope| pass.decode_ahead(&Hands::of(scope)))?
        {
            return pass.beyond();
        }
    }
    Ok(pass.end())
}

struct Pass<'a, R> {
    blocks: Blocks<R>,
    scan: Scan,
    of: u64,
    visit: Visit<'a>,
}

impl<R: Read> Pass<'_, R> {
    /// Lets others decode the blocks ahead of the one that is shown. False: a fault ended it.
    fn decode_ahead(&mut self, hands: &Hands) -> io::Result<bool> {
        let mut ahead = VecDeque::new();
        let mut before = self.scan.tail.sum;
        loop {
            while ahead.len() < 2 * HANDS
                && let Some(block) = self.blocks.next()?
            {
                let last = last_sum(&block);
                ahead.push_back(hands.decode(block, before));
                before = last;
            }
            let Some(next) = ahead.pop_front() else { return Ok(true) };
            let decoded = hands.wait(&next)?;
            if !self.take(decoded) {
                if let Some((_, follows)) = &mut self.scan.fault {
                    *follows |= !ahead.is_empty();
                }
                return Ok(false);
            }
        }
    }

    /// Shows what a block holds. False: a fault ended it.
    fn take(&mut self, decoded: Decoded) -> bool {
        let mut lines = decoded.lines.into_iter();
        while let Some(Line { record, sum, len }) = lines.next() {
            let (found, wanted) = (record.seq.0, self.scan.tail.seq.0 + 1);
            if found != wanted {
                let follows = lines.len() > 0 || decoded.fault.is_some();
                self.scan.fault = Some((Fault::WrongSeq { found, wanted }, follows));
                return false;
            }
            let len = self.scan.tail.len + len;
            self.scan.tail = Tail { len, seq: record.seq, sum: Some(sum) };
            (self.visit)(record, Progress { done: len, of: self.of });
        }
        self.scan.fault = decoded.fault;
        self.scan.fault.is_none()
    }

    /// Finds whether whole lines follow a faulty one, and how many bytes stand behind the last.
    fn beyond(mut self) -> io::Result<Scan> {
        while self.blocks.next()?.is_some() {
            if let Some((_, follows)) = &mut self.scan.fault {
                *follows = true;
            }
        }
        Ok(self.end())
    }

    fn end(mut self) -> Scan {
        if self.blocks.endless {
            self.scan.fault = self.scan.fault.or(Some((Fault::Endless, true)));
        }
        self.scan.torn = self.blocks.rest.len() as u64;
        self.scan.bytes += self.blocks.bytes;
        self.scan
    }
}

/// A block to decode, the digits before it, and where the result goes.
type Job = (Vec<u8>, Option<Sum>, Sender<Decoded>);

/// Threads that decode blocks, one fewer than there are processors: whoever hands blocks out lends
/// a hand as long as nothing is there to be shown. Where the system gives no thread it does it all.
struct Hands {
    jobs: Sender<Job>,
    queue: Arc<Mutex<Receiver<Job>>>,
}

impl Hands {
    fn of<'scope>(scope: &'scope Scope<'scope, '_>) -> Self {
        let (jobs, queue) = channel();
        let queue = Arc::new(Mutex::new(queue));
        let others = thread::available_parallelism().map_or(1, usize::from).min(HANDS) - 1;
        for _ in 0..others {
            let queue = Arc::clone(&queue);
            let work = move || while decode_next(&queue) {};
            let _ = thread::Builder::new().name("decode".to_owned()).spawn_scoped(scope, work);
        }
        Self { jobs, queue }
    }

    fn decode(&self, block: Vec<u8>, before: Option<Sum>) -> Receiver<Decoded> {
        let (done, decoded) = channel();
        // The queue stands as long as this does.
        let _ = self.jobs.send((block, before, done));
        decoded
    }

    /// Waits for what was decoded, and decodes what still waits meanwhile.
    fn wait(&self, decoded: &Receiver<Decoded>) -> io::Result<Decoded> {
        loop {
            match decoded.try_recv() {
                Ok(decoded) => return Ok(decoded),
                // A thread that waits for jobs has the queue: then there is none.
                Err(TryRecvError::Empty) if decode_waiting(&self.queue) => {}
                Err(_) => return decoded.recv().map_err(io::Error::other),
            }
        }
    }
}

/// Decodes a block that nobody began with. False: there is none.
fn decode_waiting(queue: &Mutex<Receiver<Job>>) -> bool {
    let job = queue.try_lock().ok().and_then(|jobs| jobs.try_recv().ok());
    job.is_some_and(decode_job)
}

/// Waits for a block and decodes it. False: there will be none.
fn decode_next(queue: &Mutex<Receiver<Job>>) -> bool {
    let job = queue.lock().ok().and_then(|jobs| jobs.recv().ok());
    job.is_some_and(decode_job)
}

fn decode_job((block, before, done): Job) -> bool {
    // Nobody waits for it any more once a fault was found.
    let _ = done.send(decode_block(&block, before));
    true
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
    fn a_large_journal_is_read_as_a_small_one_is() {
        let notes: Vec<_> = (1..=9000).map(|seq| note(seq, &"words ".repeat(40))).collect();
        let mut bytes = journal(&notes);
        assert!(bytes.len() as u64 > LARGE);
        let both = |bytes: &[u8]| {
            [0, u64::MAX].map(|of| {
                let mut seen = Vec::new();
                let found =
                    scan(bytes, Tail::default(), of, &mut |record, _| seen.push(record.seq));
                (seen, found.unwrap())
            })
        };
        let [small, large] = both(&bytes);
        assert_eq!(large.0.len(), 9000);
        assert_eq!(small, large);
        for place in [100, bytes.len() / 2, bytes.len() - 3000, bytes.len() - 50] {
            bytes[place] ^= 1;
            bytes.extend_from_slice(b"torn");
            let [small, large] = both(&bytes);
            assert_eq!(small, large);
            assert!(large.1.fault.is_some() && large.1.torn == 4);
            bytes.truncate(bytes.len() - 4);
            bytes[place] ^= 1;
        }
    }

    #[test]
    fn a_number_that_does_not_follow_is_a_fault() {
        let bytes = journal(&[note(1, "a"), note(3, "b")]);
        assert_eq!(seqs(&bytes).1.fault, Some((Fault::WrongSeq { found: 3, wanted: 2 }, false)));
    }
}
