//! Two writers, readers beside a writer, and a journal that is moved, on a real disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use worldcafe::engine::{Source, SubmitError};
use worldcafe::journal::{AppendError, OpenError, Reader, RealDisk, verify};

use super::cafe::{FileEngine, captured, clock, idea, open, records, source, submit};

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.jsonl");
    (folder, path)
}

fn writer(path: &Path) -> FileEngine {
    open(Arc::new(RealDisk), path).unwrap().0
}

fn begun(path: &Path) -> FileEngine {
    let mut engine = writer(path);
    submit(&mut engine, &idea(1)).unwrap();
    engine
}

fn refused(path: &Path) -> Option<String> {
    let source = Source { patience: Duration::ZERO, ..source(Arc::new(RealDisk), path) };
    match source.open(&clock(), &mut |_| ()).map(drop).unwrap_err() {
        OpenError::Locked { holder } => holder.map(|holder| holder.to_string()),
        other => panic!("{other}"),
    }
}

fn ideas(path: &Path) -> usize {
    captured(&records(Arc::new(RealDisk), path)).len()
}

fn files(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn looking_makes_nothing() {
    let (folder, path) = folder();
    drop(writer(&path));
    assert_eq!(files(folder.path()), Vec::<String>::new());
}

#[test]
fn a_second_writer_is_told_who_has_it() {
    let (_folder, path) = folder();
    let mut engine = begun(&path);
    let holder = refused(&path).unwrap();
    assert!(holder.starts_with(&format!("process {} on ", std::process::id())), "{holder}");
    submit(&mut engine, &idea(2)).unwrap();
    drop(engine);
    assert_eq!(writer(&path).session().notes.len(), 2);
}

#[test]
fn another_path_leads_to_the_same_lock() {
    let (folder, path) = folder();
    let (elsewhere, linked) = self::folder();
    let _engine = begun(&path);
    fs::hard_link(&path, &linked).unwrap();
    assert_eq!(refused(&linked), None);
    fs::remove_file(&linked).unwrap();
    std::os::unix::fs::symlink(&path, &linked).unwrap();
    assert!(refused(&linked).is_some());
    let by_folder = elsewhere.path().join("folder");
    std::os::unix::fs::symlink(folder.path(), &by_folder).unwrap();
    assert!(refused(&by_folder.join("journal.jsonl")).is_some());
}

#[test]
fn the_name_beside_the_lock_goes_with_it_and_a_stale_one_holds_nobody_up() {
    let (folder, path) = folder();
    drop(begun(&path));
    assert_eq!(files(folder.path()), ["journal.jsonl"]);
    fs::write(folder.path().join("journal.lock"), "{\"pid\":1,\"computer\":\"gone\"").unwrap();
    drop(writer(&path));
}

#[test]
fn of_two_that_wait_only_one_begins() {
    let (folder, path) = folder();
    let (mut one, mut other) = (writer(&path), writer(&path));
    submit(&mut one, &idea(1)).unwrap();
    for _ in 0..2 {
        let answer = submit(&mut other, &idea(2));
        assert!(matches!(answer, Err(SubmitError::NotSaved(AppendError::StartedElsewhere))));
    }
    drop((one, other));
    assert_eq!((ideas(&path), files(folder.path()).len()), (1, 1));
}

#[test]
fn a_reader_beside_a_writer_sees_a_prefix_and_no_fault() {
    let (_folder, path) = folder();
    let mut engine = begun(&path);
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            (2..300).for_each(|number| submit(&mut engine, &idea(number)).unwrap());
        });
        let mut seen = 0;
        while !writing.is_finished() {
            let now = ideas(&path);
            assert!(now >= seen);
            seen = now;
            let verdict = verify(&RealDisk, &path).unwrap();
            assert!(verdict.sound, "{verdict:?}");
        }
    });
    assert_eq!(ideas(&path), 299);
}

#[test]
fn a_reader_lets_go_of_the_lock_it_looked_at() {
    let (_folder, path) = folder();
    drop(begun(&path));
    fs::write(&path, [fs::read(&path).unwrap(), b"torn".to_vec()].concat()).unwrap();
    let torn = || Reader::new(Arc::new(RealDisk), &path).read(&mut |_, _| ()).unwrap().torn;
    // A child of another test holds what its parent had open until it runs its own program.
    let found = (0..400).find_map(|_| {
        sleep(Duration::from_millis(5));
        Some(torn()).filter(|torn| *torn > 0)
    });
    assert_eq!(found, Some(4));
    assert_eq!(writer(&path).session().notes.len(), 1);
}

#[test]
fn a_journal_deleted_under_its_writer_is_written_anew_and_whole() {
    let (_folder, path) = folder();
    let mut engine = begun(&path);
    fs::remove_file(&path).unwrap();
    submit(&mut engine, &idea(2)).unwrap();
    assert_eq!(ideas(&path), 2);
    assert!(refused(&path).is_some());
}

#[test]
fn a_folder_deleted_under_its_writer_is_made_again_with_all_of_it() {
    let (folder, _) = folder();
    let cafe = folder.path().join("cafe");
    fs::create_dir(&cafe).unwrap();
    let path = cafe.join("journal.jsonl");
    let mut engine = begun(&path);
    assert!(!engine.remade());
    fs::remove_dir_all(&cafe).unwrap();
    submit(&mut engine, &idea(2)).unwrap();
    assert_eq!(ideas(&path), 2);
    assert_eq!((engine.remade(), engine.remade()), (true, false));
    assert!(refused(&path).is_some());
}

#[test]
fn a_folder_that_cannot_be_made_again_is_named_and_waited_for() {
    let (folder, _) = folder();
    let cafe = folder.path().join("evenings/cafe");
    fs::create_dir_all(&cafe).unwrap();
    let path = cafe.join("journal.jsonl");
    let mut engine = begun(&path);
    fs::remove_dir_all(folder.path().join("evenings")).unwrap();
    let answer = submit(&mut engine, &idea(2));
    let Err(SubmitError::NotSaved(error)) = answer else { panic!("{answer:?}") };
    assert!(matches!(error, AppendError::NoFolder) && error.takes_all());
    assert_eq!(error.to_string(), "the folder of this session was deleted or moved away");
    fs::create_dir_all(&cafe).unwrap();
    engine.flush().unwrap();
    assert_eq!(ideas(&path), 2);
}

#[test]
fn a_journal_moved_with_its_folder_is_written_on() {
    let (folder, _) = folder();
    let (before, after) = (folder.path().join("before"), folder.path().join("after"));
    fs::create_dir(&before).unwrap();
    let mut engine = begun(&before.join("journal.jsonl"));
    fs::rename(&before, &after).unwrap();
    submit(&mut engine, &idea(2)).unwrap();
    assert_eq!(ideas(&after.join("journal.jsonl")), 2);
}

#[test]
fn a_file_put_in_the_journals_place_is_not_touched() {
    let (_folder, path) = folder();
    let mut engine = begun(&path);
    fs::remove_file(&path).unwrap();
    fs::write(&path, "somebody else's").unwrap();
    let answer = submit(&mut engine, &idea(2));
    assert!(matches!(answer, Err(SubmitError::NotSaved(AppendError::Replaced))));
    assert_eq!(fs::read_to_string(&path).unwrap(), "somebody else's");
    fs::remove_file(&path).unwrap();
    engine.flush().unwrap();
    assert_eq!(ideas(&path), 2);
}

#[test]
fn only_one_name_is_written_to() {
    let (folder, path) = folder();
    drop(begun(&path));
    let copy = folder.path().join("copy.jsonl");
    fs::copy(&path, &copy).unwrap();
    let other = open(Arc::new(RealDisk), &copy).map(drop).unwrap_err();
    assert!(matches!(other, OpenError::OtherName));
    assert_eq!(ideas(&copy), 1);
}
