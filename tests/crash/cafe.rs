//! A small café on a disk, for every way of dying.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::DateTime;
use uuid::Uuid;
use worldcafe::domain::{Block, BlockId, BlockKind, NoteId, Plan, Span};
use worldcafe::engine::{Engine, ManualClock, Source, StepChoice, SubmitError};
use worldcafe::journal::{Disk, FileJournal, OpenError, Reader, SetAside};
use worldcafe::session::{Author, Command, Event, NewNote, Record, Session};

use super::disk::MemoryDisk;

pub(crate) type FileEngine = Engine<FileJournal, ManualClock>;

/// A process that another test starts holds every lock of this one until it is a program.
const PATIENCE: Duration = Duration::from_secs(20);

/// A journal in a folder that no disk has.
pub(crate) fn nowhere() -> PathBuf {
    Path::new("/no-such-folder/journal.jsonl").to_path_buf()
}

pub(crate) fn clock() -> ManualClock {
    ManualClock::at(DateTime::from_timestamp_millis(1_381_255_200_000).unwrap())
}

pub(crate) fn waiting() -> Session {
    let block = |id: &str| Block {
        id: BlockId::new(id),
        kind: BlockKind::Conversation,
        title: format!("Conversation {id}"),
        ..Block::default()
    };
    let plan = Plan {
        title: "A café".to_owned(),
        programme: vec![block("c1"), block("c2")],
        ..Plan::default()
    };
    Session::waiting(Arc::new(plan), Arc::from("Europe/Zurich"))
}

pub(crate) fn source(disk: Arc<dyn Disk>, path: &Path) -> Source {
    Source { disk, path: path.to_path_buf(), waiting: waiting(), patience: PATIENCE }
}

pub(crate) fn open(
    disk: Arc<dyn Disk>,
    path: &Path,
) -> Result<(FileEngine, Vec<SetAside>), OpenError> {
    let clock = clock();
    let loaded = source(disk, path).open(&clock, &mut |_| ())?;
    clock.advance(Span::minutes(1));
    Ok((Engine::new(loaded.session, loaded.journal, clock), loaded.set_aside))
}

pub(crate) fn id(number: u128) -> NoteId {
    NoteId(Uuid::from_u128(number))
}

pub(crate) fn idea(number: u128) -> Command {
    let text = format!("idea {number}: what people say, \"quoted\",\n over lines, 日本");
    Command::Capture { note: Box::new(NewNote::idea(id(number), text)) }
}

pub(crate) fn submit(engine: &mut FileEngine, command: &Command) -> Result<(), SubmitError> {
    engine.submit(&Author::facilitator(), command, StepChoice::New).map(drop)
}

/// The ids of every note ever captured, as the records have them.
pub(crate) fn captured(records: &[Record]) -> Vec<NoteId> {
    let events = records.iter().flat_map(|record| &record.events);
    events
        .filter_map(|event| match event {
            Event::NoteCaptured { note, .. } => Some(*note),
            _ => None,
        })
        .collect()
}

pub(crate) fn records(disk: Arc<dyn Disk>, path: &Path) -> Vec<Record> {
    let mut records = Vec::new();
    Reader::new(disk, path).read(&mut |record, _| records.push(record)).unwrap();
    records
}

/// A journal of about eight KiB, as the engine writes it.
pub(crate) fn written() -> Vec<u8> {
    let (disk, path) = (MemoryDisk::default(), nowhere());
    let (mut engine, _) = open(Arc::new(disk.clone()), &path).unwrap();
    submit(&mut engine, &Command::Start { block: BlockId::new("c1") }).unwrap();
    for number in 0..25 {
        submit(&mut engine, &idea(number)).unwrap();
    }
    submit(&mut engine, &Command::EndBlock { block: BlockId::new("c1") }).unwrap();
    drop(engine);
    disk.bytes(&path).unwrap()
}
