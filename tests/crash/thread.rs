//! The engine on its own thread: what it calls saved, and what it says when the disk fails.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use worldcafe::domain::{BlockId, Detail, Plan, Span};
use worldcafe::engine::{
    Gateway, Loaded, Local, ManualClock, Notice, StepChoice, Ticket, Waker, follow, start, watch,
};
use worldcafe::journal::{Memory, RealDisk};
use worldcafe::session::{Author, Command, Event, NewNote, Session};

use super::cafe::{captured, clock, id, idea, nowhere, open, records, source, submit};
use super::disk::{Failure, Fault, MemoryDisk};

/// Long enough for anything on this computer; a test that waits so long has failed.
const FOR_EVER: Duration = Duration::from_secs(60);

struct Front {
    local: Local,
    woken: Receiver<()>,
    seen: Vec<Notice>,
    clock: ManualClock,
}

fn waker() -> (Waker, Receiver<()>) {
    let (wake, woken) = channel();
    // The front may be gone before the last call.
    (Box::new(move || wake.send(()).unwrap_or_default()), woken)
}

impl Front {
    fn on(disk: &MemoryDisk) -> Self {
        let (clock, (waker, woken)) = (clock(), waker());
        let load = source(Arc::new(disk.clone()), &nowhere()).writing(clock.clone());
        let local = start(load, clock.clone(), Author::facilitator(), waker).unwrap();
        let mut front = Self { local, woken, seen: Vec::new(), clock };
        front.wait(|notice| matches!(notice, Notice::Opened(_)));
        front
    }

    fn capture(&mut self, number: u128) -> Ticket {
        self.local.submit(idea(number), StepChoice::New)
    }

    /// Waits for a notice, and takes it and all before it.
    fn wait(&mut self, wanted: impl Fn(&Notice) -> bool) -> Notice {
        loop {
            self.seen.extend(self.local.poll());
            if let Some(place) = self.seen.iter().position(&wanted) {
                return self.seen.drain(..=place).next_back().unwrap();
            }
            self.woken.recv_timeout(FOR_EVER).unwrap_or_else(|_| panic!("{:?}", self.seen));
        }
    }

    fn saved(&mut self, ticket: Ticket) {
        self.wait(
            |notice| matches!(notice, Notice::Recorded { ticket: it, .. } if *it == Some(ticket)),
        );
    }
}

fn on_disk(disk: &MemoryDisk) -> usize {
    captured(&records(Arc::new(disk.clone()), &nowhere())).len()
}

#[test]
fn what_is_called_saved_is_on_disk() {
    let disk = MemoryDisk::default();
    let mut front = Front::on(&disk);
    for number in 0..50 {
        let ticket = front.capture(number);
        front.saved(ticket);
        disk.cut_power();
        assert_eq!(on_disk(&disk), usize::try_from(number).unwrap() + 1);
    }
}

#[test]
fn many_commands_are_answered_in_order_and_once() {
    let disk = MemoryDisk::default();
    let mut front = Front::on(&disk);
    let tickets: Vec<Ticket> = (0..5000).map(|number| front.capture(number)).collect();
    for ticket in &tickets {
        front.saved(*ticket);
    }
    let again = front.capture(7);
    front.wait(|notice| matches!(notice, Notice::Nothing { ticket } if *ticket == again));
    assert_eq!(front.local.close(FOR_EVER), Ok(()));
    assert_eq!(on_disk(&disk), 5000);
}

#[test]
fn waiting_commands_share_a_flush() {
    let disk = MemoryDisk::default();
    let mut front = Front::on(&disk);
    let first = front.capture(0);
    front.saved(first);
    disk.fail(Fault::default());
    let tickets: Vec<Ticket> = (1..=2000).map(|number| front.capture(number)).collect();
    front.saved(*tickets.last().unwrap());
    assert!(disk.operations() < 2000, "{}", disk.operations());
}

#[test]
fn closing_saves_everything_submitted() {
    let disk = MemoryDisk::default();
    let mut front = Front::on(&disk);
    for number in 0..300 {
        front.capture(number);
    }
    assert_eq!(front.local.close(FOR_EVER), Ok(()));
    disk.cut_power();
    assert_eq!(on_disk(&disk), 300);
}

#[test]
fn a_full_disk_is_told_nothing_is_called_saved_and_everything_is_in_the_end() {
    let disk = MemoryDisk::default();
    let mut front = Front::on(&disk);
    let first = front.capture(0);
    front.saved(first);
    disk.fail(Fault { from: 0, count: usize::MAX / 2, how: Some(Failure::Half) });
    let ticket = front.capture(1);
    let Notice::Trouble(trouble) = front.wait(|it| matches!(it, Notice::Trouble(_))) else {
        panic!()
    };
    assert_eq!((trouble.words.as_str(), trouble.unsaved), ("the disk is full", 1));
    front.capture(2);
    front.wait(|it| matches!(it, Notice::Trouble(trouble) if trouble.unsaved == 2));
    let refused =
        front.local.submit(Command::Resume { block: BlockId::new("c1") }, StepChoice::New);
    front.wait(|it| matches!(it, Notice::Refused { ticket, .. } if *ticket == refused));
    assert!(!front.seen.iter().any(|it| matches!(it, Notice::Recorded { .. })));
    disk.fail(Fault::default());
    front.saved(ticket);
    front.wait(|it| matches!(it, Notice::Recovered { .. }));
    assert_eq!(on_disk(&disk), 3);
}

#[test]
fn a_failed_flush_names_the_file_that_is_no_longer_trusted() {
    let disk = MemoryDisk::default();
    let mut front = Front::on(&disk);
    let first = front.capture(0);
    front.saved(first);
    disk.fail(Fault { from: 3, count: 1, how: Some(Failure::Forget) });
    front.capture(1);
    front.wait(|it| matches!(it, Notice::Trouble(_)));
    let Notice::Recovered { set_aside, .. } =
        front.wait(|it| matches!(it, Notice::Recovered { .. }))
    else {
        panic!()
    };
    assert!(disk.bytes(&set_aside.unwrap().path).is_some());
    disk.cut_power();
    assert_eq!(on_disk(&disk), 2);
}

#[test]
fn what_could_not_be_saved_is_given_back_on_closing() {
    let disk = MemoryDisk::default();
    let mut front = Front::on(&disk);
    disk.fail(Fault { from: 0, count: usize::MAX / 2, how: Some(Failure::Refuse(30)) });
    front.capture(4);
    let point = |text: &str, details| Detail { text: text.into(), details };
    let details = vec![point("why", vec![point("because", vec![])]), point("how", vec![])];
    let note = NewNote { details, ..NewNote::idea(id(5), "idea 5") };
    front.local.submit(Command::Capture { note: Box::new(note) }, StepChoice::New);
    let (note, text) = (id(5), "where".into());
    let detail = Command::AddDetail { note, level: 1, text, id: None };
    front.local.submit(detail, StepChoice::New);
    let unsaved = front.local.close(FOR_EVER).unwrap_err();
    assert_eq!(unsaved.commands, 3);
    assert!(unsaved.words[0].starts_with("idea 4:"));
    assert_eq!(unsaved.words[1..], ["idea 5\n  why\n    because\n  how", "where"]);
}

#[test]
fn a_disk_that_does_not_answer_is_told_within_a_second() {
    let disk = MemoryDisk::default();
    let mut front = Front::on(&disk);
    let held = disk.hold();
    let ticket = front.capture(0);
    assert!(front.local.poll().is_empty());
    assert!(front.local.next_due().is_some_and(|due| due <= Duration::from_secs(1)));
    front.clock.advance(Span::seconds(1));
    front.wait(|it| matches!(it, Notice::Trouble(_)));
    assert!(front.local.poll().is_empty());
    drop(held);
    front.saved(ticket);
    front.wait(|it| matches!(it, Notice::Recovered { .. }));
}

#[test]
fn a_session_begun_elsewhere_meanwhile_is_joined_and_nothing_is_lost() {
    let disk = MemoryDisk::default();
    let mut front = Front::on(&disk);
    let (mut other, _) = open(Arc::new(disk.clone()), &nowhere()).unwrap();
    submit(&mut other, &idea(50)).unwrap();
    drop(other);
    let ticket = front.capture(1);
    let opened = front.wait(|it| matches!(it, Notice::Opened(_)));
    assert!(matches!(opened, Notice::Opened(opened) if opened.session.notes.get(id(50)).is_some()));
    front.saved(ticket);
    assert_eq!(on_disk(&disk), 2);
}

#[test]
fn a_paste_is_one_step_and_one_undo_takes_it_back() {
    let disk = MemoryDisk::default();
    let mut front = Front::on(&disk);
    front.capture(0);
    let first = front.capture(1);
    front.local.submit(idea(2), StepChoice::Continue(first));
    let last = front.local.submit(idea(3), StepChoice::Continue(first));
    front.saved(last);
    drop(front);
    let (mut engine, _) = open(Arc::new(disk), &nowhere()).unwrap();
    let step = engine.session().history.newest().unwrap().id;
    submit(&mut engine, &Command::Undo { step }).unwrap();
    let kept = engine.session().notes.iter().filter(|note| note.counts()).map(|note| note.id);
    assert_eq!(kept.collect::<Vec<_>>(), [id(0)]);
    let step = engine.session().history.undone().unwrap().id;
    submit(&mut engine, &Command::Redo { step }).unwrap();
    assert_eq!(engine.session().notes.iter().filter(|note| note.counts()).count(), 4);
}

#[test]
fn a_block_that_ends_by_itself_does_so_in_time() {
    let plan: Plan = serde_json::from_str(
        r#"{"schema":1,"title":"A café","programme":[
            {"id":"a","title":"A","length":"10 min","advance":"auto"},{"id":"b","title":"B"}]}"#,
    )
    .unwrap();
    let (clock, (waker, woken)) = (clock(), waker());
    let waiting = Session::waiting(Arc::new(plan), Arc::from("UTC"));
    let load = Box::new(move |_: worldcafe::engine::Tell<'_>| {
        Ok(Loaded::waiting(waiting.clone(), Memory::default()))
    });
    let local = start(load, clock.clone(), Author::facilitator(), waker).unwrap();
    let mut front = Front { local, woken, seen: Vec::new(), clock };
    let started = front.local.submit(Command::Start { block: BlockId::new("a") }, StepChoice::New);
    front.saved(started);
    front.clock.advance(Span::minutes(10));
    let ended = front.wait(|it| matches!(it, Notice::Recorded { ticket: None, .. }));
    let Notice::Recorded { record, .. } = ended else { panic!() };
    assert_eq!(record.events[0], Event::BlockEnded { block: BlockId::new("a") });
    assert_eq!(record.by, Author::clock());
}

#[test]
fn who_watches_sees_what_a_writer_adds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.jsonl");
    let (mut writer, _) = open(Arc::new(RealDisk), &path).unwrap();
    submit(&mut writer, &idea(1)).unwrap();
    let (waker, woken) = waker();
    let mut watch = watch(source(Arc::new(RealDisk), &path), clock(), waker).unwrap();
    let mut seen = Vec::new();
    let mut wait = |watch: &mut worldcafe::engine::Watch, wanted: fn(&Notice) -> bool| {
        while !seen.iter().any(wanted) {
            seen.extend(watch.poll());
            if !seen.iter().any(wanted) {
                woken.recv_timeout(FOR_EVER).unwrap();
            }
        }
    };
    wait(&mut watch, |it| matches!(it, Notice::Opened(it) if it.session.notes.len() == 1));
    submit(&mut writer, &idea(2)).unwrap();
    wait(&mut watch, |it| matches!(it, Notice::Recorded { record, .. } if record.seq.0 == 2));
    let ticket = watch.submit(idea(3), StepChoice::New);
    assert!(matches!(watch.poll()[..], [Notice::ReadOnly { ticket: it }] if it == ticket));
}

#[test]
fn who_follows_waits_for_a_journal_and_goes_on_with_the_one_that_takes_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let (cafe, aside) = (folder.path().join("cafe"), folder.path().join("aside"));
    let path = cafe.join("journal.jsonl");
    let (waker, woken) = waker();
    let mut follow = follow(source(Arc::new(RealDisk), &path), clock(), waker).unwrap();
    let mut notes = None;
    let mut wait = |wanted: usize| {
        while notes != Some(wanted) {
            for notice in follow.poll() {
                match notice {
                    Notice::Opened(opened) => notes = Some(opened.session.notes.len()),
                    Notice::Recorded { .. } => notes = notes.map(|notes| notes + 1),
                    other => panic!("{other:?}"),
                }
            }
            if notes != Some(wanted) {
                woken.recv_timeout(FOR_EVER).unwrap();
            }
        }
    };
    wait(0);
    let write = |notes: u128| {
        std::fs::create_dir(&cafe).unwrap();
        let (mut writer, _) = open(Arc::new(RealDisk), &path).unwrap();
        for note in 1..=notes {
            submit(&mut writer, &idea(note)).unwrap();
        }
    };
    write(2);
    wait(2);
    std::fs::rename(&cafe, &aside).unwrap();
    write(1);
    wait(1);
}
