//! Clocks that are set back, a laptop that sleeps, and a computer that is started again.

use std::sync::Arc;

use worldcafe::domain::{BlockId, Plan, Span, Stamp};
use worldcafe::engine::{Clock, Engine, ManualClock, Source, StepChoice};
use worldcafe::journal::FileJournal;
use worldcafe::session::{Author, Command, Session};

use super::cafe::{clock, idea, nowhere, records, source};
use super::disk::MemoryDisk;

type FileEngine = Engine<FileJournal, ManualClock>;

/// Opens the session as a process of its own would.
fn process(disk: &MemoryDisk, clock: &ManualClock) -> FileEngine {
    let plan = r#"{"title":"A café","programme":[
        {"id":"a","title":"A","length":"10 min","advance":"auto"},{"id":"b","title":"B"}]}"#;
    let plan: Plan = serde_json::from_str(plan).unwrap();
    let waiting = Session::waiting(Arc::new(plan), Arc::from("UTC"));
    let source = Source { waiting, ..source(Arc::new(disk.clone()), &nowhere()) };
    let loaded = source.open(clock, &mut |_| ()).unwrap();
    Engine::new(loaded.session, loaded.journal, clock.clone())
}

fn does(engine: &mut FileEngine, command: &Command) {
    engine.submit(&Author::facilitator(), command, StepChoice::New).unwrap();
}

fn begun(disk: &MemoryDisk, clock: &ManualClock) -> FileEngine {
    let mut engine = process(disk, clock);
    does(&mut engine, &Command::Start { block: BlockId::new("a") });
    clock.advance(Span::minutes(4));
    does(&mut engine, &idea(1));
    engine
}

fn left(engine: &FileEngine) -> Option<Span> {
    engine.session().running()?.countdown()?.remaining(engine.now().t)
}

fn set_back(clock: &ManualClock) {
    clock.set_wall(clock.read().wall - chrono::Duration::hours(3));
}

fn stamps(disk: &MemoryDisk) -> Vec<Stamp> {
    records(Arc::new(disk.clone()), &nowhere()).iter().map(|record| record.t).collect()
}

#[test]
fn a_wall_clock_set_back_moves_no_block_in_this_process_nor_in_the_next() {
    let (disk, clock) = (MemoryDisk::default(), clock());
    let engine = begun(&disk, &clock);
    set_back(&clock);
    assert_eq!(left(&engine), Some(Span::minutes(6)));
    drop(engine);
    clock.advance(Span::minutes(1));
    let mut engine = process(&disk, &clock);
    assert_eq!(left(&engine), Some(Span::minutes(5)));
    does(&mut engine, &idea(2));
    assert_eq!(stamps(&disk), [0, 4, 5].map(|minutes| Stamp(minutes * 60_000)));
}

#[test]
fn a_laptop_that_slept_wakes_to_a_block_that_is_over() {
    let (disk, clock) = (MemoryDisk::default(), clock());
    let mut engine = begun(&disk, &clock);
    clock.advance(Span::minutes(50));
    assert_eq!(left(&engine), Some(Span::minutes(-44)));
    let ended = engine.end_due().expect("the clock ends it");
    assert_eq!(ended.t, Stamp(54 * 60_000));
    assert_eq!(engine.end_due(), None);
}

#[test]
fn a_computer_started_again_goes_on_by_its_wall_clock() {
    let (disk, clock) = (MemoryDisk::default(), clock());
    drop(begun(&disk, &clock));
    clock.advance(Span::minutes(2));
    clock.reboot("another");
    let mut engine = process(&disk, &clock);
    assert_eq!(left(&engine), Some(Span::minutes(4)));
    does(&mut engine, &idea(2));
    clock.advance(Span::minutes(1));
    set_back(&clock);
    assert_eq!(left(&engine), Some(Span::minutes(3)), "from here on its own clock measures");
}

#[test]
fn started_again_with_its_wall_clock_behind_time_stands_and_goes_on_with_the_next_step() {
    let (disk, clock) = (MemoryDisk::default(), clock());
    drop(begun(&disk, &clock));
    clock.reboot("another");
    set_back(&clock);
    let mut engine = process(&disk, &clock);
    assert_eq!(left(&engine), Some(Span::minutes(6)));
    does(&mut engine, &idea(2));
    clock.advance(Span::minutes(1));
    assert_eq!(left(&engine), Some(Span::minutes(5)));
    does(&mut engine, &idea(3));
    assert_eq!(stamps(&disk), [0, 4, 4, 5].map(|minutes| Stamp(minutes * 60_000)));
}
