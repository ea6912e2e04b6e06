//! Every operation of the disk fails in turn, and the power goes at every operation.

use std::sync::Arc;

use worldcafe::engine::SubmitError;
use worldcafe::journal::{OpenError, verify};

use super::cafe::{FileEngine, captured, id, idea, nowhere, open, records, submit, written};
use super::disk::{Failure, Fault, MemoryDisk};

const NO_ROOM: i32 = 28;
const READ_ONLY: i32 = 30;
const BROKEN: i32 = 5;
const FAILURES: [Failure; 5] = [
    Failure::Refuse(NO_ROOM),
    Failure::Refuse(READ_ONLY),
    Failure::Refuse(BROKEN),
    Failure::Half,
    Failure::Forget,
];
/// The notes of the evening that are captured while the disk fails.
const NOTES: std::ops::Range<u128> = 100..106;

const TORN_START: &str = "start 2";
/// What a crash left behind the last record.
const TORN: &[u8] = b"{\"v\":1,\"torn";

/// The disks to begin with: no journal, a whole one, one with a torn end.
fn disks() -> [MemoryDisk; 3] {
    let whole = written();
    let disks = [MemoryDisk::default(), MemoryDisk::default(), MemoryDisk::default()];
    let path = nowhere();
    disks[1].put(path.to_str().unwrap(), &whole);
    disks[2].put(path.to_str().unwrap(), &[whole, TORN.to_vec()].concat());
    disks
}

/// Captures every note; tells which were called saved.
fn evening(engine: &mut FileEngine, insist: bool) -> Vec<u128> {
    let mut saved = Vec::new();
    let mut waiting = Vec::new();
    for number in NOTES {
        waiting.push(number);
        match submit(engine, &idea(number)) {
            Ok(()) => saved.append(&mut waiting),
            Err(SubmitError::NotSaved(_)) => {}
            Err(SubmitError::Refused(refusal)) => panic!("{refusal}"),
        }
    }
    for _ in 0..if insist { 50 } else { 0 } {
        if engine.flush().is_ok() {
            saved.append(&mut waiting);
        }
    }
    saved
}

/// Every note called saved is there once; no other is there twice; the journal is sound.
fn check(disk: &MemoryDisk, saved: &[u128], before: usize, what: &str) {
    assert!(!what.ends_with(TORN_START) || disk.has(TORN), "{what}: torn bytes are gone");
    let shared = Arc::new(disk.clone());
    drop(open(shared.clone(), &nowhere()).unwrap_or_else(|error| panic!("{what}: {error}")));
    let ids = captured(&records(shared, &nowhere()));
    assert!(ids.len() >= before, "{what}: older notes are gone");
    for number in NOTES {
        let count = ids.iter().filter(|it| **it == id(number)).count();
        assert!(count <= 1, "{what}: note {number} is there {count} times");
        assert!(count == 1 || !saved.contains(&number), "{what}: note {number} was called saved");
    }
    assert!(verify(disk, &nowhere()).unwrap().sound, "{what}");
}

/// Lets operations fail from the nth on, for every n there is; `then` says what is done after.
fn sweep(count: usize, then: impl Fn(&MemoryDisk, Option<FileEngine>, Vec<u128>, usize, &str)) {
    for failure in FAILURES {
        for start in 0..3 {
            let mut from = 0;
            loop {
                let disk = disks()[start].clone();
                let before = captured(&records(Arc::new(disk.clone()), &nowhere())).len();
                let what = format!("{failure:?} from operation {from}, start {start}");
                disk.fail(Fault { from, count, how: Some(failure) });
                match open(Arc::new(disk.clone()), &nowhere()) {
                    Ok((mut engine, _)) => {
                        let saved = evening(&mut engine, count < 100);
                        let over = disk.operations() <= from;
                        then(&disk, Some(engine), saved, before, &what);
                        if over {
                            break;
                        }
                    }
                    Err(OpenError::OtherName) => panic!("{what}"),
                    Err(_) => then(&disk, None, Vec::new(), before, &what),
                }
                from += 1;
            }
            assert!(from > 10, "hardly anything was tried");
        }
    }
}

#[test]
fn one_failure_anywhere_loses_and_doubles_nothing_and_is_overcome() {
    sweep(1, |disk, engine, saved, before, what| {
        if engine.is_some() {
            assert_eq!(saved, NOTES.collect::<Vec<_>>(), "{what}");
        }
        drop(engine);
        disk.fail(Fault::default());
        check(disk, &saved, before, what);
    });
}

#[test]
fn several_failures_in_a_row_are_overcome() {
    for count in [1, 2, 3, 5, 8, 13] {
        sweep(count, |disk, engine, saved, before, what| {
            if engine.is_some() {
                assert_eq!(saved, NOTES.collect::<Vec<_>>(), "{what}");
            }
            drop(engine);
            disk.cut_power();
            check(disk, &saved, before, what);
        });
    }
}

#[test]
fn a_disk_that_fails_for_good_keeps_everything_called_saved() {
    sweep(usize::MAX / 2, |disk, engine, saved, before, what| {
        drop(engine);
        disk.fail(Fault::default());
        check(disk, &saved, before, what);
    });
}

#[test]
fn power_lost_at_any_operation_keeps_everything_called_saved() {
    sweep(usize::MAX / 2, |disk, engine, saved, before, what| {
        disk.cut_power();
        drop(engine);
        check(disk, &saved, before, what);
    });
}

#[test]
fn a_file_whose_flush_failed_is_kept_and_never_written_again() {
    let disk = disks()[1].clone();
    let whole = disk.bytes(&nowhere()).unwrap();
    let (mut engine, _) = open(Arc::new(disk.clone()), &nowhere()).unwrap();
    engine.flush().unwrap();
    disk.fail(Fault { from: 3, count: 1, how: Some(Failure::Forget) });
    assert!(submit(&mut engine, &idea(100)).is_err());
    submit(&mut engine, &idea(101)).unwrap();
    let aside = engine.set_aside().expect("the old file is named");
    assert!(aside.path.to_string_lossy().contains("journal.failed-"));
    assert_eq!(disk.bytes(&aside.path).unwrap(), whole);
    assert_eq!(captured(&records(Arc::new(disk), &nowhere())).len(), 27);
}

#[test]
fn a_torn_end_that_cannot_be_copied_stays_and_leaves_no_half_copy() {
    for failure in FAILURES {
        let mut refused = 0;
        for from in 0.. {
            let disk = disks()[2].clone();
            let before = disk.bytes(&nowhere()).unwrap();
            disk.fail(Fault { from, count: 1, how: Some(failure) });
            let opened = open(Arc::new(disk.clone()), &nowhere()).map(drop);
            let what = format!("{failure:?} at operation {from}: {opened:?}");
            let torn = disk.names().into_iter().filter(|name| name.contains("torn"));
            let copies: Vec<_> =
                torn.map(|name| disk.bytes(&nowhere().with_file_name(name)).unwrap()).collect();
            assert!(copies.iter().all(|copy| copy == TORN), "{what}");
            let untouched = disk.bytes(&nowhere()).unwrap() == before;
            assert!(untouched || copies.len() == 1, "{what}");
            match opened {
                Ok(()) if disk.operations() <= from => break,
                Ok(()) => {}
                Err(OpenError::SetAside { .. }) => refused += 1,
                Err(_) => assert!(untouched && copies.is_empty(), "{what}"),
            }
        }
        assert!(refused > 3, "{failure:?}: copying was hardly tried");
    }
}

#[test]
fn a_rescue_that_fails_at_every_step_in_turn_keeps_the_old_file_once_and_names_it() {
    for links in [true, false] {
        let disk = disks()[1].clone();
        if !links {
            disk.without_links();
        }
        let whole = disk.bytes(&nowhere()).unwrap();
        let (mut engine, _) = open(Arc::new(disk.clone()), &nowhere()).unwrap();
        engine.flush().unwrap();
        disk.fail(Fault { from: 3, count: 1, how: Some(Failure::Forget) });
        assert!(submit(&mut engine, &idea(100)).is_err());
        for from in 0.. {
            disk.fail(Fault { from, count: 1, how: Some(Failure::Refuse(NO_ROOM)) });
            if engine.flush().is_ok() {
                break;
            }
            assert!(from < 99, "it never recovers: {:?}", disk.names());
        }
        let aside = engine.set_aside().expect("the old file is named");
        assert_eq!(disk.bytes(&aside.path).unwrap(), whole);
        let kept = aside.path.file_name().unwrap().to_str().unwrap();
        assert_eq!(disk.names(), [kept, "journal.jsonl"], "links: {links}");
        disk.cut_power();
        assert_eq!(disk.bytes(&aside.path).unwrap(), whole, "links: {links}");
        assert_eq!(captured(&records(Arc::new(disk), &nowhere())).len(), 26);
    }
}

#[test]
fn what_a_killed_process_had_not_flushed_is_on_disk_before_anybody_builds_on_it() {
    for from in 0..12 {
        let disk = MemoryDisk::default();
        let shared = || Arc::new(disk.clone());
        let (mut engine, _) = open(shared(), &nowhere()).unwrap();
        submit(&mut engine, &idea(1)).unwrap();
        disk.fail(Fault { from, count: 100, how: Some(Failure::Refuse(BROKEN)) });
        // However far it came, the process is killed.
        let _ = submit(&mut engine, &idea(2));
        drop(engine);
        disk.fail(Fault::default());
        let (mut engine, _) = open(shared(), &nowhere()).unwrap();
        let known: Vec<_> = engine.session().notes.iter().map(|note| note.id).collect();
        // It says nothing new where the idea is there already, and is called saved all the same.
        let again = idea(known.len().try_into().unwrap());
        disk.fail(Fault { from: 0, count: 100, how: Some(Failure::Refuse(BROKEN)) });
        assert!(submit(&mut engine, &again).is_err(), "nobody knows whether it is on disk");
        disk.fail(Fault::default());
        submit(&mut engine, &again).unwrap();
        drop(engine);
        disk.cut_power();
        assert_eq!(captured(&records(shared(), &nowhere())), known, "from {from}");
    }
}
