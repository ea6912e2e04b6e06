//! Several gateways to one engine.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use worldcafe::engine::{Gateway, Local, Notice, StepChoice, Ticket, Waker, start};
use worldcafe::session::{Author, Role};

use super::cafe::{captured, clock, idea, nowhere, records, source};
use super::disk::{Failure, Fault, MemoryDisk};

/// Long enough for anything on this computer; a test that waits so long has failed.
const FOR_EVER: Duration = Duration::from_secs(60);

struct Side {
    local: Local,
    woken: Receiver<()>,
}

fn waker() -> (Waker, Receiver<()>) {
    let (wake, woken) = channel();
    (Box::new(move || wake.send(()).unwrap_or_default()), woken)
}

impl Side {
    fn on(disk: &MemoryDisk) -> Self {
        let (clock, (waker, woken)) = (clock(), waker());
        let load = source(Arc::new(disk.clone()), &nowhere()).writing(clock.clone());
        let local = start(load, clock, Author::facilitator(), waker).unwrap();
        let mut side = Self { local, woken };
        side.until(|notice| matches!(notice, Notice::Opened(_)));
        side
    }

    fn joined(&self, by: Author) -> Self {
        let (waker, woken) = waker();
        Self { local: self.local.others().another(by, waker), woken }
    }

    fn capture(&mut self, number: u128) -> Ticket {
        self.local.submit(idea(number), StepChoice::New)
    }

    /// Everything down to the notice that is waited for.
    fn until(&mut self, wanted: impl Fn(&Notice) -> bool) -> Vec<Notice> {
        let mut seen = Vec::new();
        while !seen.iter().any(&wanted) {
            seen.extend(self.local.poll());
            if !seen.iter().any(&wanted) {
                self.woken.recv_timeout(FOR_EVER).unwrap_or_else(|_| panic!("{seen:?}"));
            }
        }
        seen
    }

    fn opened_with(&mut self) -> usize {
        match self.until(|_| true).first() {
            Some(Notice::Opened(opened)) => opened.session.notes.len(),
            other => panic!("{other:?}"),
        }
    }

    /// The author and the ticket of each record until this one.
    fn records_until(&mut self, seq: u64) -> Vec<(Role, Option<Ticket>)> {
        let is = |notice: &Notice| matches!(notice, Notice::Recorded { record, .. } if record.seq.0 == seq);
        let seen = self.until(is);
        seen.iter()
            .filter_map(|notice| match notice {
                Notice::Recorded { ticket, record } => Some((record.by.role, *ticket)),
                _ => None,
            })
            .collect()
    }
}

fn on_disk(disk: &MemoryDisk) -> usize {
    captured(&records(Arc::new(disk.clone()), &nowhere())).len()
}

#[test]
fn everybody_learns_of_every_record_and_only_who_asked_is_answered() {
    let disk = MemoryDisk::default();
    let mut first = Side::on(&disk);
    let zero = first.capture(0);
    first.records_until(1);
    let by = Author { role: Role::Rapporteur, ..Author::default() };
    let mut other = first.joined(by);
    assert_eq!(other.opened_with(), 1);

    let theirs = other.capture(1);
    let learnt = first.records_until(2);
    assert_eq!(learnt, [(Role::Rapporteur, None)]);
    let ours = first.capture(2);
    assert_eq!(
        other.records_until(3),
        [(Role::Rapporteur, Some(theirs)), (Role::Facilitator, None)]
    );
    assert_eq!(first.records_until(3), [(Role::Facilitator, Some(ours))]);
    assert!(zero != ours && ours != theirs);

    let again = other.capture(2);
    other.until(|notice| matches!(notice, Notice::Nothing { ticket } if *ticket == again));
    assert!(first.local.poll().is_empty(), "what was already so is no news to others");
}

#[test]
fn a_gateway_that_goes_takes_nothing_with_it_and_the_first_ends_the_engine() {
    let disk = MemoryDisk::default();
    let mut first = Side::on(&disk);
    let mut other = first.joined(Author::facilitator());
    let mut third = first.joined(Author::facilitator());
    assert_eq!((other.opened_with(), third.opened_with()), (0, 0));
    other.capture(0);
    drop(other);
    first.records_until(1);
    first.capture(1);
    assert_eq!(first.local.close(FOR_EVER), Ok(()));
    assert_eq!(on_disk(&disk), 2);
    let over = third.until(|notice| matches!(notice, Notice::Failed(_)));
    assert_eq!(over.len(), 3, "two records, and the end: {over:?}");
}

#[test]
fn whoever_joins_while_the_disk_is_full_learns_of_nothing_that_is_not_saved() {
    let disk = MemoryDisk::default();
    let mut first = Side::on(&disk);
    first.capture(0);
    first.records_until(1);
    disk.fail(Fault { from: 0, count: usize::MAX / 2, how: Some(Failure::Half) });
    first.capture(1);
    first.until(|notice| matches!(notice, Notice::Trouble(_)));
    let mut other = first.joined(Author::facilitator());
    first.capture(2);
    first.until(|notice| matches!(notice, Notice::Trouble(it) if it.unsaved == 2));
    assert!(other.local.poll().is_empty());
    disk.fail(Fault::default());
    assert_eq!((other.opened_with(), on_disk(&disk)), (3, 3));
}

#[test]
fn what_one_gateway_did_meanwhile_ends_the_step_of_another() {
    let disk = MemoryDisk::default();
    let mut first = Side::on(&disk);
    let mut other = first.joined(Author::facilitator());
    other.opened_with();
    let begun = first.capture(0);
    other.records_until(1);
    other.capture(1);
    first.records_until(2);
    first.local.submit(idea(2), StepChoice::Continue(begun));
    first.records_until(3);
    let steps: Vec<_> = records(Arc::new(disk), &nowhere()).iter().map(|it| it.step.0).collect();
    assert_eq!(steps, [1, 2, 3]);
}
