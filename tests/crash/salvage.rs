//! A damaged journal and the sound copy made of it.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::thread;

use worldcafe::domain::BlockId;
use worldcafe::journal::{PlanFrom, Salvaged, salvage, verify};
use worldcafe::session::{Command, Event, Record};

use super::cafe::{idea, nowhere, open, records, submit, waiting, written};
use super::disk::MemoryDisk;

fn opening() -> Option<Event> {
    let session = waiting();
    Some(Event::SessionOpened { plan: session.plan, zone: session.zone })
}

fn disk_with(bytes: &[u8]) -> Arc<MemoryDisk> {
    let disk = MemoryDisk::default();
    disk.put(nowhere().to_str().unwrap(), bytes);
    Arc::new(disk)
}

fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n').collect()
}

/// The texts of the notes in records.
fn texts<'a>(records: impl IntoIterator<Item = &'a Record>) -> Vec<String> {
    let events = records.into_iter().flat_map(|record| &record.events);
    events
        .filter_map(|event| match event {
            Event::NoteCaptured { text, .. } => Some(text.to_string()),
            _ => None,
        })
        .collect()
}

/// Salvages damaged bytes of a whole journal and returns what came of it with its records. The
/// copy is sound, begins as the whole one does up to the damage, holds nothing that is not the
/// whole one's, and every note whose line is intact is in it or listed.
fn check(whole: &[u8], of: &[Record], damaged: &[u8]) -> (Salvaged, Vec<Record>) {
    let made = salvage(damaged, opening).unwrap();
    let disk = disk_with(&made.copy);
    assert!(verify(disk.as_ref(), &nowhere()).unwrap().sound);
    let kept = records(disk, &nowhere());
    let (whole, damaged) = (lines(whole), lines(damaged));
    let before = whole.iter().zip(&damaged).take_while(|(a, b)| a == b).count();
    assert_eq!(kept[..before], of[..before]);
    let made_first = usize::from(made.plan != PlanFrom::Journal);
    assert!(made_first == 0 || before == 0);
    for record in kept.iter().skip(made_first) {
        let same = |it: &&Record| Record { seq: record.seq, ..Record::clone(it) } == *record;
        assert!(of.iter().any(|it| same(&it)), "made up: {record:?}");
    }
    let intact: BTreeSet<&[u8]> = damaged.into_iter().collect();
    let intact = whole.iter().zip(of).filter(|(line, _)| intact.contains(*line));
    let listed: Vec<&String> = made.lost.iter().flat_map(|lost| &lost.remains.words).collect();
    let kept_texts = texts(&kept);
    for text in texts(intact.map(|(_, record)| record)) {
        assert!(kept_texts.contains(&text) || listed.contains(&&text), "{text} is gone");
    }
    (made, kept)
}

fn parsed(whole: &[u8]) -> Vec<Record> {
    records(disk_with(whole), &nowhere())
}

#[test]
fn a_journal_cut_anywhere_keeps_every_whole_record_and_lists_the_words_of_the_rest() {
    let whole = written();
    let of = parsed(&whole);
    for cut in 0..=whole.len() {
        let (made, kept) = check(&whole, &of, &whole[..cut]);
        let count = whole[..cut].iter().filter(|byte| **byte == b'\n').count();
        assert_eq!((kept.len(), made.kept), (count, count as u64));
        assert_eq!(made.is_whole(), cut == 0 || whole[cut - 1] == b'\n');
    }
}

#[test]
fn any_flipped_bit_costs_the_lines_it_is_in_and_no_other() {
    let whole = &written();
    let of = &parsed(whole);
    thread::scope(|scope| {
        for half in 0..2 {
            scope.spawn(move || {
                for byte in (half..whole.len()).step_by(2) {
                    // One bit of each byte, and all of some.
                    let bits = if byte % 31 == half { 0..8 } else { byte % 8..byte % 8 + 1 };
                    for bit in bits {
                        let mut damaged = whole.clone();
                        damaged[byte] ^= 1 << bit;
                        let (made, _) = check(whole, of, &damaged);
                        // A line end that is gone joins two lines, a new one parts one.
                        let joins = whole[byte] == b'\n';
                        let least = of.len() as u64 - if joins { 2 } else { 1 };
                        assert!(made.kept >= least, "byte {byte}, bit {bit}: {made:?}");
                        assert!(made.missing.is_empty() || joins, "byte {byte}, bit {bit}");
                    }
                }
            });
        }
    });
}

#[test]
fn lines_dropped_doubled_or_moved_are_told_and_nothing_else_is_lost() {
    let whole = written();
    let of = parsed(&whole);
    let count = of.len();
    for line in 0..count {
        let edited = |edit: &dyn Fn(&mut Vec<&[u8]>)| {
            let mut edited = lines(&whole);
            edit(&mut edited);
            check(&whole, &of, &edited.concat())
        };
        let (dropped, _) = edited(&|lines| _ = lines.remove(line));
        // The first line behind a gap is proved by nothing.
        let last = line + 1 == count;
        assert_eq!(dropped.kept, (count - if last { 1 } else { 2 }) as u64, "line {line}");
        assert_eq!(dropped.lost.len(), usize::from(!last), "line {line}");
        let (doubled, kept) = edited(&|lines| lines.insert(line, lines[line]));
        assert_eq!((kept.as_slice(), doubled.doubled), (&of[..], vec![line as u64 + 2]));
        for to in [0, count / 2, count - 1] {
            let (moved, kept) = edited(&|lines| {
                let taken = lines.remove(line);
                lines.insert(to, taken);
            });
            assert_eq!((kept.as_slice(), moved.moved.is_empty()), (&of[..], to == line));
        }
    }
}

#[test]
fn lines_of_another_journal_are_not_taken_for_ours() {
    let whole = written();
    let of = parsed(&whole);
    let other = {
        let disk = Arc::new(MemoryDisk::default());
        let (mut engine, _) = open(disk.clone(), &nowhere()).unwrap();
        (500..520).for_each(|number| submit(&mut engine, &idea(number)).unwrap());
        drop(engine);
        disk.bytes(&nowhere()).unwrap()
    };
    for line in 1..20 {
        let mut mixed = lines(&whole);
        mixed[line] = lines(&other)[line];
        check(&whole, &of, &mixed.concat());
    }
}

#[test]
fn noise_of_any_kind_is_no_journal_and_no_crash() {
    let whole = written();
    let of = parsed(&whole);
    for noise in [&b"\0"[..], b"\n", b"{}\n", b"\xff\xfe\n\n", b"{\"v\":1,\"seq\":3}\n", &[0; 5000]]
    {
        check(&whole, &of, &[&whole, noise].concat());
        check(&whole, &of, &[noise, &whole].concat());
        assert_eq!(salvage(noise, opening).unwrap().kept, 0);
    }
}

#[test]
fn where_the_change_from_one_block_to_the_next_is_lost_no_block_runs_for_ever() {
    let disk = Arc::new(MemoryDisk::default());
    let (mut engine, _) = open(disk.clone(), &nowhere()).unwrap();
    let (c1, c2) = (BlockId::new("c1"), BlockId::new("c2"));
    submit(&mut engine, &Command::Start { block: c1.clone() }).unwrap();
    submit(&mut engine, &Command::EndBlock { block: c1 }).unwrap();
    submit(&mut engine, &idea(1)).unwrap();
    submit(&mut engine, &Command::EndBlock { block: c2.clone() }).unwrap();
    drop(engine);
    let mut bytes = disk.bytes(&nowhere()).unwrap();
    let second = lines(&bytes)[0].len() + 30;
    bytes[second] ^= 1;
    let made = salvage(&bytes, opening).unwrap();
    assert_eq!(made.lost[0].remains.events, ["block ended", "block started"]);
    let (engine, _) = open(disk_with(&made.copy), &nowhere()).unwrap();
    let session = engine.session();
    assert!(session.closed.is_some() && session.running().is_none());
    assert!(session.next().is_none(), "it has ended, whenever it started");
    assert_eq!(session.block(&c2).unwrap().started, None, "nobody knows when");
}

#[test]
fn whatever_record_is_lost_the_copy_can_be_gone_on_with_and_ended() {
    let whole = written();
    for line in 0..lines(&whole).len() {
        let mut damaged: Vec<Vec<u8>> = lines(&whole).into_iter().map(<[u8]>::to_vec).collect();
        damaged[line][30] ^= 1;
        let made = salvage(&damaged.concat(), opening).unwrap();
        let disk = disk_with(&made.copy);
        let (mut engine, _) = open(disk.clone(), &nowhere()).unwrap();
        submit(&mut engine, &idea(999)).unwrap();
        let running = engine.session().running().map(|state| state.id().clone());
        if let Some(block) = running {
            submit(&mut engine, &Command::EndBlock { block }).unwrap();
        }
        assert!(engine.session().notes.iter().any(|note| note.words.text.starts_with("idea 999")));
        assert!(engine.session().block(&BlockId::new("c2")).is_some());
        drop(engine);
        assert!(verify(disk.as_ref(), &nowhere()).unwrap().sound);
    }
}
