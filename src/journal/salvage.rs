//! A sound journal out of a damaged one.
//!
//! Kept is what is proved unchanged, and nothing else: a line whose sum fits the line before it,
//! wherever either stands by now; where the sum itself was hit, one that the line behind it
//! proves. Kept records are put in the order of their numbers and are then numbered anew, from 1
//! and without gaps, so that the chain of the copy is whole; nothing else in them changes, also
//! not their steps, and everything before the damage is the same to the byte. What is not proved
//! is listed, with what can still be read of it; the first whole line behind a missing one is
//! among that, as nothing is left to prove it by. Where the first record is lost, the plan comes
//! from elsewhere, which is said, in a record of its own.
//!
//! Touches no file, and does not know what a copy is called.

use chrono::Duration;
use thiserror::Error;

use super::codec::encode;
use super::fault::Fault;
use super::proof::{Fate, Line, Proof};
use super::remains::Remains;
use super::sum::{ENDING, Sum};
use crate::domain::{Seq, Stamp, StepId};
use crate::session::{Author, Event, Record, VERSION};

/// Why there is no sound copy.
#[expect(missing_docs, reason = "each variant's sentence speaks of its fields")]
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SalvageError {
    /// This program would lose what it does not know.
    #[error("a newer version of worldcafe wrote line {line} of this journal")]
    Newer { line: u64 },
}

/// Lines that are not in the copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The first of them, counted from 1.
    pub line: u64,
    /// The last of them. More than one only where nothing can be read in any.
    pub to: u64,
    /// What is wrong with them.
    pub fault: Fault,
    /// What can still be read there.
    pub remains: Remains,
}

/// Where the plan in the copy's first record is from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlanFrom {
    /// From the first record itself.
    #[default]
    Journal,
    /// From who salvages: the first record is lost.
    Beside,
    /// From the first record, though it is damaged and nothing proves it.
    Damaged,
    /// From nowhere: without a plan there is no copy.
    Nowhere,
}

/// What was made of a damaged journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Salvaged {
    /// The copy, whole lines alone; empty where there can be none.
    pub copy: Vec<u8>,
    /// How many records of the damaged journal are in it.
    pub kept: u64,
    /// Where its plan is from.
    pub plan: PlanFrom,
    /// Lines that are not in it, in their order; last what follows the last newline.
    pub lost: Vec<Lost>,
    /// Numbers of records, first and last, for which there is not even a damaged line.
    pub missing: Vec<(u64, u64)>,
    /// Lines that stood elsewhere than where they belong, and are kept in their place.
    pub moved: Vec<u64>,
    /// Lines that repeat a record that is kept.
    pub doubled: Vec<u64>,
}

impl Salvaged {
    /// True where the copy holds everything the journal held, as far as that can be known.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.lost.is_empty() && self.missing.is_empty() && self.plan == PlanFrom::Journal
    }
}

/// Makes a sound journal of the bytes of a damaged one. `opening` is asked for how the session
/// began where the first record is lost.
///
/// # Errors
/// [`SalvageError::Newer`].
pub fn salvage(
    bytes: &[u8],
    opening: impl FnOnce() -> Option<Event>,
) -> Result<Salvaged, SalvageError> {
    let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
    let (lines, torn) = bytes.split_at_checked(whole).unwrap_or((bytes, &[]));
    let lines: Vec<Line<'_>> = lines.split_inclusive(|byte| *byte == b'\n').map(Line::of).collect();
    let proof =
        Proof::of(&lines).map_err(|place| SalvageError::Newer { line: place as u64 + 1 })?;
    let mut out = Salvaged { kept: proof.kept.len() as u64, ..Salvaged::default() };
    out.missing = missing(&proof);
    for (place, fate) in proof.fates.iter().enumerate() {
        match fate {
            Fate::Kept => {}
            Fate::Doubled => out.doubled.push(place as u64 + 1),
            Fate::Lost(fault) => {
                let bytes = lines.get(place).map_or(&[][..], |line| line.bytes);
                lose(&mut out.lost, place as u64 + 1, fault.clone(), Remains::of(bytes));
            }
        }
    }
    let mut furthest = 0;
    for (_, place) in &proof.kept {
        if *place < furthest {
            out.moved.push(*place as u64 + 1);
        }
        furthest = furthest.max(*place);
    }
    if !torn.is_empty() {
        lose(&mut out.lost, lines.len() as u64 + 1, Fault::NoSum, Remains::of(torn));
    }
    write(&lines, &proof.kept, opening, &mut out);
    Ok(out)
}

/// Puts a line among those that are lost. Lines that tell nothing are told of together.
fn lose(lost: &mut Vec<Lost>, line: u64, fault: Fault, remains: Remains) {
    if let Some(last) = lost.last_mut()
        && remains.is_empty()
        && last.remains.is_empty()
        && last.fault == fault
        && last.to + 1 == line
    {
        last.to = line;
        return;
    }
    lost.push(Lost { line, to: line, fault, remains });
}

/// The numbers between two kept records for which no line between theirs can have stood.
fn missing(proof: &Proof) -> Vec<(u64, u64)> {
    let lost = |place: &usize| matches!(proof.fates.get(*place), Some(Fate::Lost(_)));
    let mut before = (0, 0);
    let mut missing = Vec::new();
    for (seq, place) in &proof.kept {
        let (known, from) = before;
        let gap = seq - known - 1;
        let between = (from..*place).filter(lost).count() as u64;
        if gap > between && gap > 0 {
            missing.push((known + 1, seq - 1));
        }
        before = (*seq, place + 1);
    }
    missing
}

/// Writes the kept records, numbered from 1, behind the first that opens the session.
fn write(
    lines: &[Line<'_>],
    kept: &[(u64, usize)],
    opening: impl FnOnce() -> Option<Event>,
    out: &mut Salvaged,
) {
    let kept: Vec<(&Line<'_>, &Record)> = kept
        .iter()
        .filter_map(|(_, place)| lines.get(*place))
        .filter_map(|line| Some((line, line.record.as_ref().ok()?)))
        .collect();
    let Some((_, first)) = kept.first() else { return };
    let (mut seq, mut sum) = (0, None);
    if !opens(first) {
        let Some((from, event)) = opened(lines, opening) else {
            out.plan = PlanFrom::Nowhere;
            return;
        };
        out.plan = from;
        seq = 1;
        sum = encode(&beginning(first, event), None, &mut out.copy).ok();
    }
    for (line, record) in kept {
        seq += 1;
        let body = renumbered(line.body, record, seq);
        let own = Sum::of(sum, &body);
        out.copy.extend_from_slice(&body);
        own.end(&mut out.copy);
        sum = Some(own);
    }
}

fn opens(record: &Record) -> bool {
    record.events.iter().any(|event| matches!(event, Event::SessionOpened { .. }))
}

/// How the session began, where the record of it is lost: as who salvages says, else as the
/// damaged line says.
fn opened(
    lines: &[Line<'_>],
    opening: impl FnOnce() -> Option<Event>,
) -> Option<(PlanFrom, Event)> {
    let damaged = || {
        let records = lines.iter().filter_map(|line| line.record.as_ref().ok());
        let mut events = records.filter(|record| opens(record)).flat_map(|record| &record.events);
        events.find(|event| matches!(event, Event::SessionOpened { .. })).cloned()
    };
    let beside = opening().map(|event| (PlanFrom::Beside, event));
    beside.or_else(|| Some((PlanFrom::Damaged, damaged()?)))
}

/// The record that opens the session, when its first kept record has it begin.
fn beginning(first: &Record, event: Event) -> Record {
    let at = first.at.checked_sub_signed(Duration::milliseconds(first.t.0)).unwrap_or(first.at);
    Record {
        v: VERSION,
        seq: Seq(1),
        at,
        t: Stamp(0),
        boot: None,
        by: Author::facilitator(),
        step: StepId(1),
        undoes: None,
        redoes: None,
        elsewhere: None,
        events: vec![event],
    }
}

/// A record's bytes before its sum with another number, all others as they are.
fn renumbered(body: &[u8], record: &Record, seq: u64) -> Vec<u8> {
    let head = |seq: u64| format!("{{\"v\":{},\"seq\":{seq},", record.v).into_bytes();
    match body.strip_prefix(head(record.seq.0).as_slice()) {
        Some(rest) => [head(seq).as_slice(), rest].concat(),
        None => {
            let mut line = Vec::new();
            // What was read can be written; its own form is kept where it cannot.
            let written = encode(&Record { seq: Seq(seq), ..record.clone() }, None, &mut line);
            let body_of =
                |line: &[u8]| line.get(..line.len().saturating_sub(ENDING + 1)).map(<[u8]>::to_vec);
            written.ok().and_then(|_| body_of(&line)).unwrap_or_else(|| body.to_vec())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::journal::sample::{journal, note, record};

    fn opening() -> Option<Event> {
        Some(Event::SessionOpened { plan: Arc::default(), zone: "UTC".into() })
    }

    /// Six lines: the opening, and five notes that say their number.
    fn lines() -> Vec<Vec<u8>> {
        let first = record(1, opening().unwrap());
        let notes = (2..=6).map(|seq| note(seq, &format!("number {seq}")));
        let records: Vec<Record> = std::iter::once(first).chain(notes).collect();
        journal(&records).split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
    }

    fn edited(edit: impl FnOnce(&mut Vec<Vec<u8>>)) -> Salvaged {
        let mut lines = lines();
        edit(&mut lines);
        salvage(&lines.concat(), || None).unwrap()
    }

    fn lost(salvaged: &Salvaged) -> Vec<(u64, Vec<String>)> {
        salvaged.lost.iter().map(|lost| (lost.line, lost.remains.words.clone())).collect()
    }

    fn said(number: u64) -> Vec<String> {
        vec![format!("number {number}")]
    }

    #[test]
    fn a_sound_journal_is_its_own_copy() {
        let salvaged = edited(|_| ());
        assert!(salvaged.is_whole());
        assert_eq!((salvaged.copy, salvaged.kept), (lines().concat(), 6));
    }

    #[test]
    fn one_changed_byte_of_a_body_loses_one_line_and_one_of_a_sum_none() {
        let changed = edited(|lines| lines[2][40] ^= 1);
        assert_eq!((lost(&changed), changed.kept), (vec![(3, said(3))], 5));
        assert_eq!(changed.missing, []);
        let sum = edited(|lines| {
            let end = lines[2].len();
            lines[2][end - 10] ^= 1;
        });
        assert!(sum.is_whole());
        assert_eq!(sum.copy, lines().concat());
    }

    #[test]
    fn a_line_that_is_not_there_takes_the_next_with_it_and_its_number_is_told() {
        let salvaged = edited(|lines| drop(lines.remove(2)));
        assert_eq!((lost(&salvaged), salvaged.kept), (vec![(3, said(4))], 4));
        assert_eq!(salvaged.missing, [(3, 4)]);
    }

    #[test]
    fn lines_doubled_or_moved_are_kept_once_and_in_their_place() {
        let doubled = edited(|lines| lines.insert(4, lines[1].clone()));
        assert_eq!((doubled.copy.as_slice(), &*doubled.doubled), (&*lines().concat(), &[5][..]));
        let moved = edited(|lines| lines.swap(2, 4));
        assert_eq!((moved.copy.as_slice(), moved.kept), (&*lines().concat(), 6));
        assert_eq!((moved.moved.len(), moved.is_whole()), (2, true));
    }

    #[test]
    fn a_lost_first_record_gives_way_to_the_plan_that_is_given_or_to_what_it_still_says() {
        let hit = |lines: &mut Vec<Vec<u8>>| lines[0][22] ^= 1;
        assert_eq!(edited(hit).plan, PlanFrom::Damaged);
        let mut lines = lines();
        hit(&mut lines);
        let salvaged = salvage(&lines.concat(), opening).unwrap();
        assert_eq!((salvaged.plan, salvaged.kept), (PlanFrom::Beside, 5));
        assert_eq!(salvaged.copy.iter().filter(|byte| **byte == b'\n').count(), 6);
        let gone = edited(|lines| drop(lines.remove(0)));
        assert_eq!((gone.plan, gone.copy.len()), (PlanFrom::Nowhere, 0));
    }

    #[test]
    fn lines_of_noise_are_told_of_together_and_torn_bytes_last() {
        let salvaged = edited(|lines| {
            lines.insert(3, b"\0\n\0\0\n\0\n".to_vec());
            lines.push(b"{\"v\":1,\"seq\":7,".to_vec());
        });
        let found: Vec<_> = salvaged.lost.iter().map(|lost| (lost.line, lost.to)).collect();
        assert_eq!((found, salvaged.kept), (vec![(4, 6), (10, 10)], 6));
    }

    #[test]
    fn what_a_newer_program_wrote_is_left_to_it() {
        let mut bytes = lines().concat();
        let last = journal(&[record(1, opening().unwrap())]);
        let mut body = b"{\"v\":2,\"seq\":1,\"shape\":\"new\"".to_vec();
        let sum = Sum::of(None, &body);
        sum.end(&mut body);
        assert_eq!(salvage(&body, || None), Err(SalvageError::Newer { line: 1 }));
        bytes.extend_from_slice(&last);
        assert!(salvage(&bytes, || None).is_ok());
    }
}
