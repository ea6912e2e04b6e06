//! Turning a step back restores what was there before it, and doing it again what it had made.

use proptest::prelude::{prop_assert_eq, proptest};
use proptest::test_runner::Config;
use worldcafe::domain::Span;
use worldcafe::session::{Author, Command, Event, Note, Record, Session, VERSION, apply};

use super::fold::reopened;
use super::presses::{command, evening, presses};
use crate::support::cafe::Cafe;

/// A session as people see it: history and tail left out.
pub(crate) fn seen(session: &Session) -> Session {
    let mut seen = session.clone();
    seen.history = Default::default();
    seen.tail = Default::default();
    seen
}

/// What turning the newest step of `after` back must give: `before`, with the notes captured
/// since taken out, and the blocks ended since to be ended by hand.
fn turned_back(before: &Cafe, after: &Cafe) -> Session {
    let mut session = before.session.clone();
    let (from, to) = (before.session.notes.len(), after.session.notes.len());
    let new = after.session.notes.slice(from..to);
    let captured = after.records[before.records.len()..].iter();
    for record in captured {
        // A new table comes with its first note, and goes with it.
        let is_note = |event: &&Event| matches!(event, Event::NoteCaptured { .. });
        let events = record.events.iter().filter(is_note).cloned().collect();
        session = apply(session, &Record { events, ..record.clone() });
    }
    let notes = new.iter().map(|note| note.id).collect();
    let record = Record {
        v: VERSION,
        by: Author::facilitator(),
        events: vec![Event::NotesRetracted { notes }],
        undoes: after.records.last().map(|record| record.step),
        ..after.records.last().unwrap().clone()
    };
    session = apply(session, &record);
    for state in &mut session.blocks {
        let ended = after.session.block(state.id()).is_some_and(|after| after.ended.is_some());
        state.manual |= state.is_running() && ended;
    }
    session.opened = true;
    seen(&session)
}

/// The notes one by one, so that a failure shows the first that differs.
fn list(session: &Session) -> Vec<&Note> {
    session.notes.iter().collect()
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(60) })]

    #[test]
    fn undo_then_redo_is_the_identity(presses in presses()) {
        let cafe = evening(&presses);
        if cafe.session.history.newest().is_some() {
            let before = seen(&cafe.session);
            prop_assert_eq!(seen(&cafe.undo().redo().session), before);
        }
    }

    #[test]
    fn undo_gives_what_was_there_before_and_redo_what_came_of_it(presses in presses()) {
        let mut cafe = Cafe::evening();
        for press in &presses {
            cafe = cafe.after(Span::seconds(press.wait.into()));
            let before = cafe.clone();
            let command = command(&mut cafe, press);
            let turned = matches!(command, Command::Undo { .. } | Command::Redo { .. });
            if cafe.try_to(&command) != Ok(true) || turned {
                continue;
            }
            let wanted = turned_back(&before, &cafe);
            let later = cafe.clone().after(Span::seconds(7));
            for cafe_now in [later.clone(), reopened(&later)] {
                let undone = cafe_now.undo();
                prop_assert_eq!(list(&undone.session), list(&wanted), "{:?}", command);
                prop_assert_eq!(&seen(&undone.session), &wanted, "{:?}", command);
                let done_again = reopened(&undone).redo();
                prop_assert_eq!(seen(&done_again.session), seen(&cafe.session), "{:?}", command);
            }
        }
    }

    #[test]
    fn every_step_can_be_turned_back_to_the_beginning_and_done_again(presses in presses()) {
        let mut cafe = evening(&presses);
        let steps = cafe.session.history.undone().is_none();
        let end = seen(&cafe.session);
        let mut turned = 0;
        while cafe.session.history.newest().is_some() {
            cafe = cafe.undo();
            turned += 1;
        }
        prop_assert_eq!(cafe.session.has_begun(), false);
        prop_assert_eq!(cafe.ideas(), 0);
        cafe = reopened(&cafe);
        for _ in 0..turned {
            cafe = cafe.redo();
        }
        if steps {
            prop_assert_eq!(seen(&cafe.session), end);
        }
    }
}
