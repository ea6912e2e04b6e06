//! A journal cut, flipped, edited or grown by something else.

use std::fs;
use std::sync::Arc;
use std::thread;

use worldcafe::engine::SubmitError;
use worldcafe::journal::{Disk, OpenError, verify};

use super::cafe::{captured, idea, nowhere, open, records, submit, written};
use super::disk::MemoryDisk;

type Edit<'a> = dyn Fn(&mut Vec<Vec<u8>>) + 'a;

fn disk_with(bytes: &[u8]) -> Arc<MemoryDisk> {
    let disk = MemoryDisk::default();
    disk.put(nowhere().to_str().unwrap(), bytes);
    Arc::new(disk)
}

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

/// Opens a damaged journal to write. Every record that stays is one of the whole journal, in
/// order and once; every byte that is cut lies beside it; where it is refused, nothing changed.
fn check(whole: &[u8], damaged: &[u8]) {
    let disk = disk_with(damaged);
    let shown = records(disk.clone(), &nowhere());
    assert!(whole_has(whole, damaged, shown.len()));
    let line = opened(whole, damaged);
    assert_eq!(line, line.map(|_| shown.len() as u64 + 1));
    assert_eq!(
        verify(disk.as_ref(), &nowhere()).unwrap().sound,
        whole.starts_with(damaged) && ends(damaged)
    );
}

fn ends(bytes: &[u8]) -> bool {
    bytes.is_empty() || bytes.ends_with(b"\n")
}

/// Opens to write; tells the line for which that is refused.
fn opened(whole: &[u8], damaged: &[u8]) -> Option<u64> {
    let disk = disk_with(damaged);
    match open(disk.clone(), &nowhere()) {
        Ok((mut engine, set_aside)) => {
            let kept = disk.bytes(&nowhere()).unwrap();
            assert!(whole.starts_with(&kept));
            let aside: Vec<u8> = set_aside
                .iter()
                .flat_map(|aside| disk.bytes(&aside.path).expect("it is named"))
                .collect();
            assert_eq!([kept, aside].concat(), damaged);
            submit(&mut engine, &idea(999)).unwrap();
            drop(engine);
            assert!(verify(disk.as_ref(), &nowhere()).unwrap().sound);
            None
        }
        Err(OpenError::Damaged { line, .. } | OpenError::Newer { line, .. }) => {
            assert_eq!(disk.bytes(&nowhere()).unwrap(), damaged);
            assert_eq!(disk.names(), ["journal.jsonl"]);
            Some(line)
        }
        Err(other) => panic!("{other}"),
    }
}

/// True where the first lines of a damaged journal are those of the whole one.
fn whole_has(whole: &[u8], damaged: &[u8], count: usize) -> bool {
    lines(whole).iter().zip(lines(damaged)).take(count).all(|(a, b)| *a == b)
}

#[test]
fn a_journal_cut_at_any_byte_goes_on_from_its_last_whole_record() {
    let whole = written();
    assert!((7_000..10_000).contains(&whole.len()), "{}", whole.len());
    for cut in 0..=whole.len() {
        check(&whole, &whole[..cut]);
    }
}

#[test]
fn a_flipped_bit_is_always_seen_and_never_believed() {
    let whole = &written();
    let flip = &|byte: usize, bit: u32| {
        let mut damaged = whole.clone();
        damaged[byte] ^= 1 << bit;
        damaged
    };
    // Every bit is opened to write; one of each byte is read, proved and named as well.
    thread::scope(|scope| {
        for half in 0..2 {
            scope.spawn(move || {
                for byte in (half..whole.len()).step_by(2) {
                    check(whole, &flip(byte, (byte % 8) as u32));
                    for bit in 0..8 {
                        opened(whole, &flip(byte, bit));
                    }
                }
            });
        }
    });
}

#[test]
fn a_line_dropped_doubled_moved_or_taken_from_another_journal_is_seen() {
    let whole = written();
    let count = lines(&whole).len();
    for line in 0..count {
        let edits: [&Edit; 4] = [
            &|lines| drop(lines.remove(line)),
            &|lines| lines.insert(line, lines[line].clone()),
            &|lines| lines.swap(line, (line + 1) % count),
            &|lines| {
                let moved = lines.remove(line);
                lines.insert(count / 2, moved);
            },
        ];
        for edit in edits {
            let mut edited = lines(&whole);
            edit(&mut edited);
            check(&whole, &edited.concat());
        }
    }
}

#[test]
fn a_line_from_another_journal_is_not_taken_in() {
    let whole = written();
    let other = {
        let disk = Arc::new(MemoryDisk::default());
        let (mut engine, _) = open(disk.clone(), &nowhere()).unwrap();
        for number in 500..520 {
            submit(&mut engine, &idea(number)).unwrap();
        }
        drop(engine);
        disk.bytes(&nowhere()).unwrap()
    };
    // A first line stands alone, so the second is the first that cannot be another's.
    for line in 1..20 {
        let mut mixed = lines(&whole);
        mixed[line] = lines(&other)[line].clone();
        check(&whole, &mixed.concat());
    }
}

#[test]
fn zeros_behind_the_end_are_set_aside() {
    let whole = written();
    for zeros in [1, 511, 4096, 70_000] {
        check(&whole, &[whole.clone(), vec![0; zeros]].concat());
        let mut ended = [whole.clone(), vec![0; zeros]].concat();
        ended.push(b'\n');
        check(&whole, &ended);
    }
}

#[test]
fn words_in_a_torn_end_are_offered_again() {
    let whole = written();
    let last_idea = lines(&whole)[..26].concat();
    let disk = disk_with(&last_idea[..last_idea.len() - 1]);
    let (engine, set_aside) = open(disk, &nowhere()).unwrap();
    assert_eq!(engine.session().notes.len(), 24);
    assert_eq!(set_aside[0].words, ["idea 24: what people say, \"quoted\",\n over lines, 日本"]);
}

#[test]
fn what_is_set_aside_never_takes_the_place_of_what_was_set_aside_before() {
    let whole = written();
    let disk = disk_with(&[whole.clone(), b"first".to_vec()].concat());
    drop(open(disk.clone(), &nowhere()).unwrap());
    let file = disk.open(&nowhere(), true).unwrap();
    file.write_at(whole.len() as u64, b"second").unwrap();
    let (_, set_aside) = open(disk.clone(), &nowhere()).unwrap();
    assert_eq!(disk.bytes(&set_aside[0].path).unwrap(), b"second");
    assert_eq!(disk.names().len(), 3);
}

#[test]
fn a_note_sent_again_after_a_crash_is_the_same_note() {
    let whole = written();
    for cut in (0..whole.len()).step_by(97) {
        let disk = disk_with(&whole[..cut]);
        let (mut engine, _) = open(disk.clone(), &nowhere()).unwrap();
        for number in 0..25 {
            let answer = submit(&mut engine, &idea(number));
            assert!(matches!(answer, Ok(()) | Err(SubmitError::Refused(_))), "{answer:?}");
        }
        drop(engine);
        let mut ids = captured(&records(disk, &nowhere()));
        ids.sort_unstable();
        assert_eq!(ids, (0..25).map(super::cafe::id).collect::<Vec<_>>());
    }
}

#[test]
fn of_a_journal_that_is_a_link_everything_lies_beside_the_file_itself() {
    let (named, real) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let real = real.path().canonicalize().unwrap();
    let torn = [written(), b"torn".to_vec()].concat();
    fs::write(real.join("journal.jsonl"), &torn).unwrap();
    let link = named.path().join("journal.jsonl");
    std::os::unix::fs::symlink(real.join("journal.jsonl"), &link).unwrap();
    let disk = MemoryDisk::default();
    disk.put(real.join("journal.jsonl").to_str().unwrap(), &torn);
    let (_, set_aside) = open(Arc::new(disk.clone()), &link).unwrap();
    assert_eq!(disk.asked(), Some(real.clone()), "that folder must be written, the other need not");
    assert_eq!(set_aside[0].path.parent(), Some(real.as_path()));
    assert_eq!(disk.bytes(&set_aside[0].path).unwrap(), b"torn");
}
