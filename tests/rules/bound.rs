//! What those may do who write for one table.

use worldcafe::domain::{NoteId, NoteKind};
use worldcafe::session::{Author, Command, Event, NewNote, Refusal, Role, decide};

use crate::support::cafe::{Cafe, table};

fn idea(id: NoteId, at: &str) -> Command {
    let note = NewNote { table: Some(table(at)), ..NewNote::idea(id, "an idea") };
    Command::Capture { note: Box::new(note) }
}

fn by(cafe: &Cafe, role: Role, at: &str, command: &Command) -> Result<Vec<Event>, Refusal> {
    let author = Author { role, table: Some(table(at)), name: None };
    decide(&cafe.session, &author, command, cafe.moment())
}

fn elsewhere(own: &str) -> Result<Vec<Event>, Refusal> {
    Err(Refusal::OtherTable { own: own.to_owned() })
}

#[test]
fn who_writes_for_a_table_writes_nothing_at_another() {
    let mut cafe = Cafe::evening();
    let id = cafe.fresh_note();
    for role in [Role::Rapporteur, Role::Participant] {
        assert!(by(&cafe, role, "4", &idea(id, "4")).is_ok());
        assert_eq!(by(&cafe, role, "4", &idea(id, "5")), elsewhere("4"));
        let nowhere = Command::Capture { note: Box::new(NewNote::idea(id, "an idea")) };
        assert_eq!(by(&cafe, role, "4", &nowhere), elsewhere("4"));
    }
}

#[test]
fn a_note_that_is_there_may_be_sent_again_after_its_author_was_moved() {
    let mut cafe = Cafe::evening();
    let note = idea(cafe.fresh_note(), "4");
    let cafe = cafe.does(note.clone());
    assert_eq!(by(&cafe, Role::Rapporteur, "5", &note), Ok(Vec::new()));
}

#[test]
fn notes_of_another_table_stay_as_they_are() {
    let mut cafe = Cafe::evening();
    let id = cafe.fresh_note();
    let cafe = cafe.does(idea(id, "4"));
    let all = [
        Command::Edit { note: id, text: "other words".into(), details: Some(Vec::new()) },
        Command::AddDetail { note: id, level: 1, text: "a detail".into(), id: None },
        Command::Retag { notes: vec![id], question: None, category: None },
        Command::Retract { notes: vec![id] },
        Command::Restore { notes: vec![id] },
        Command::Pick { notes: vec![id] },
        Command::Unpick { notes: vec![id] },
    ];
    for command in all {
        assert_eq!(by(&cafe, Role::Rapporteur, "5", &command), elsewhere("5"), "{command:?}");
        assert!(by(&cafe, Role::Rapporteur, "4", &command).is_ok(), "{command:?}");
    }
}

#[test]
fn who_adds_to_a_table_adds_ideas_and_nothing_else() {
    let mut cafe = Cafe::evening();
    let id = cafe.fresh_note();
    for kind in NoteKind::ALL {
        let note = NewNote { kind, table: Some(table("4")), ..NewNote::idea(id, "said") };
        let command = Command::Capture { note: Box::new(note) };
        let told = by(&cafe, Role::Participant, "4", &command);
        assert_eq!(told.err(), (kind != NoteKind::Idea).then_some(Refusal::NotYours), "{kind:?}");
        assert!(by(&cafe, Role::Rapporteur, "4", &command).is_ok(), "{kind:?}");
    }
}
