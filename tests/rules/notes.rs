//! Notes kept, and what may be done with them.

use worldcafe::domain::{Detail, NoteId, NoteKind};
use worldcafe::session::{Author, Command, LONGEST_NOTE, NewNote, Role, decide};

use crate::support::cafe::{Cafe, block, category, minutes, question, table};

fn detail(text: &str, details: Vec<Detail>) -> Detail {
    Detail { text: text.into(), details }
}

fn capture(note: NewNote) -> Command {
    Command::Capture { note: Box::new(note) }
}

#[test]
fn a_detail_brings_its_note_back_that_is_out_once_and_undo_takes_both_away() {
    let cafe = Cafe::evening().idea("Learn to listen", "", None);
    let id = cafe.note(0);
    let below = Command::AddDetail { note: id, level: 1, text: "to whom".into(), id: Some(id.0) };
    let seen = |cafe: &Cafe| {
        let note = cafe.session.notes.get(id).unwrap();
        (note.words.details.len(), note.retracted)
    };
    let out = || Command::Retract { notes: vec![id] };
    let back = cafe.does(out()).does(below.clone());
    assert_eq!(seen(&back), (1, false));
    let step = back.session.history.last();
    assert_eq!(seen(&back.clone().does(Command::Undo { step })), (0, true));
    let mut again = back.does(out());
    assert_eq!(again.try_to(&below), Ok(false), "sent again it is the same point");
    assert_eq!(seen(&again), (1, true));
}

#[test]
fn a_note_sent_again_is_the_same_note() {
    let mut cafe = Cafe::evening().start("opening");
    let note = NewNote::idea(cafe.fresh_note(), "Learn to listen");
    assert_eq!(cafe.try_to(&capture(note.clone())), Ok(true));
    assert_eq!(cafe.try_to(&capture(note.clone())), Ok(false));
    assert_eq!(cafe.ideas(), 1);
    let other = NewNote { text: "Learn to talk".into(), ..note };
    cafe.refuses(capture(other), "another note was already saved under this id");
}

#[test]
fn a_note_sent_again_after_it_was_reworded_is_still_the_same_note() {
    let mut cafe = Cafe::evening();
    let note = NewNote::idea(cafe.fresh_note(), "Lern to listen");
    cafe.try_to(&capture(note.clone())).unwrap();
    let edit =
        Command::Edit { note: note.id, text: "Learn to listen".into(), details: Some(vec![]) };
    let mut cafe = cafe.does(edit);
    assert_eq!(cafe.try_to(&capture(note)), Ok(false));
    let kept = cafe.session.notes.get(cafe.note(0)).unwrap();
    assert_eq!(&*kept.words.text, "Learn to listen");
    assert_eq!(&*kept.as_typed().text, "Lern to listen");
}

#[test]
fn other_words_alone_leave_every_detail_that_came_since() {
    let mut cafe = Cafe::evening();
    let note = cafe.fresh_note();
    let cafe = cafe.does(capture(NewNote::idea(note, "Lern to listen")));
    let sent = format!("{{\"edit\":{{\"note\":\"{note}\",\"text\":\"Learn to listen\"}}}}");
    let edit: Command = serde_json::from_str(&sent).unwrap();
    assert_eq!(serde_json::to_string(&edit).unwrap(), sent);
    let below = |text: &str| Command::AddDetail { note, level: 1, text: text.into(), id: None };
    let cafe = cafe.does(below("to whom")).does(edit.clone());
    let words = &cafe.session.notes.get(note).unwrap().words;
    assert_eq!((&*words.text, &*words.details[0].text), ("Learn to listen", "to whom"));
    assert_eq!(cafe.decide(&edit), Ok(vec![]));
}

#[test]
fn other_words_bring_a_note_back_that_is_out_and_undo_takes_both_away() {
    let cafe = Cafe::evening().idea("Lern to listen", "", None);
    let id = cafe.note(0);
    let seen = |cafe: &Cafe| {
        let note = cafe.session.notes.get(id).unwrap();
        (note.words.text.to_string(), note.retracted, note.undone)
    };
    let step = |cafe: &Cafe| cafe.session.history.last();
    let edit = Command::Edit { note: id, text: "Learn to listen".into(), details: Some(vec![]) };
    for out in [Command::Retract { notes: vec![id] }, Command::Undo { step: step(&cafe) }] {
        let cafe = cafe.clone().does(out);
        let was = seen(&cafe);
        let cafe = cafe.does(edit.clone());
        assert_eq!(
            (seen(&cafe).0.as_str(), seen(&cafe).1, cafe.ideas()),
            ("Learn to listen", false, 1)
        );
        let cafe = {
            let step = step(&cafe);
            cafe.does(Command::Undo { step })
        };
        assert_eq!(seen(&cafe), was);
    }
}

#[test]
fn who_said_notes_can_be_put_right_and_undone() {
    let cafe = Cafe::evening().idea("one", "", None).idea("two", "", None);
    let notes = vec![cafe.note(0), cafe.note(1)];
    let said = |cafe: &Cafe| {
        let names =
            cafe.session.notes.iter().map(|note| note.speaker.as_deref().map(str::to_owned));
        names.collect::<Vec<_>>()
    };
    let by = |notes: &[NoteId], name: Option<&str>| Command::SaidBy {
        notes: notes.to_vec(),
        speaker: name.map(Into::into),
    };
    let cafe = cafe.does(by(&notes[..1], Some("Table 3"))).does(by(&notes, Some("lady in red")));
    assert_eq!(said(&cafe), [Some("lady in red".to_owned()), Some("lady in red".to_owned())]);
    assert_eq!(cafe.decide(&by(&notes, Some("lady in red"))), Ok(vec![]));
    assert_eq!(said(&cafe.clone().undo()), [Some("Table 3".to_owned()), None]);
    assert_eq!(said(&cafe.clone().does(by(&notes, None))), [None, None]);
    cafe.refuses(by(&notes, Some(" ")), "a speaker needs a name");
}

#[test]
fn a_point_sent_again_is_the_same_point() {
    let mut cafe = Cafe::evening();
    let note = cafe.fresh_note();
    let mut cafe = cafe.does(capture(NewNote::idea(note, "Learn to listen")));
    let point = |level, text: &str| Command::AddDetail { note, level, text: text.into(), id: None };
    assert_eq!(cafe.try_to(&point(1, "to whom")), Ok(true));
    assert_eq!(cafe.try_to(&point(1, "to whom")), Ok(false));
    assert_eq!(cafe.try_to(&point(2, "to whom")), Ok(true), "one level deeper it is another");
    assert_eq!(cafe.try_to(&point(2, "to whom")), Ok(false));
    assert_eq!(cafe.try_to(&point(1, "how long")), Ok(true));
    assert_eq!(cafe.try_to(&point(1, "to whom")), Ok(true), "not the newest any more");
}

#[test]
fn a_point_with_an_id_is_the_same_whatever_came_between_and_another_has_another() {
    let mut cafe = Cafe::evening();
    let note = cafe.fresh_note();
    let mut cafe = cafe.does(capture(NewNote::idea(note, "Learn to listen")));
    let point = |id, text: &str| {
        let id = Some(uuid::Uuid::from_u128(id));
        Command::AddDetail { note, level: 1, text: text.into(), id }
    };
    for (id, text, new) in
        [(1, "+1", true), (2, "+1", true), (3, "why", true), (1, "+1", false), (2, "+1", false)]
    {
        assert_eq!(cafe.try_to(&point(id, text)), Ok(new), "{id} {text}");
    }
    assert_eq!(cafe.session.notes.get(note).unwrap().words.details.len(), 3);
    let mut cafe = cafe.undo();
    assert_eq!(cafe.try_to(&point(3, "why")), Ok(false), "it was done, and undone");
}

#[test]
fn whatever_a_table_sends_again_is_done_once() {
    let mut cafe = Cafe::evening();
    let (id, at) = (cafe.fresh_note(), Some(table("4")));
    let q1 = question("q1");
    let category = cafe.session.categories_of(&q1).next().map(|it| it.id.clone());
    let note = NewNote { table: at.clone(), ..NewNote::idea(id, "Learn to listen") };
    let all = [
        capture(note),
        Command::Edit { note: id, text: "Learn to hear".into(), details: Some(vec![]) },
        Command::AddDetail { note: id, level: 1, text: "whom".into(), id: Some(id.0) },
        Command::Retag { notes: vec![id], question: Some(q1.clone()), category },
        Command::Pick { notes: vec![id] },
        Command::Unpick { notes: vec![id] },
        Command::Retract { notes: vec![id] },
        Command::Restore { notes: vec![id] },
        Command::AddCategory { question: q1, letter: None, label: "Listening".into() },
    ];
    let by = Author { role: Role::Rapporteur, table: at, name: None };
    for command in all {
        let once = decide(&cafe.session, &by, &command, cafe.moment()).unwrap();
        assert!(!once.is_empty(), "{command:?}");
        cafe.try_to(&command).unwrap();
        let again = decide(&cafe.session, &by, &command, cafe.moment()).unwrap_or_default();
        assert_eq!(again, [], "nothing more, or a refusal: {command:?}");
    }
}

#[test]
fn what_cannot_be_kept_is_told() {
    let mut cafe = Cafe::evening();
    let id = cafe.fresh_note();
    cafe.refuses(capture(NewNote::idea(id, " \t\n")), "there is nothing to save");
    cafe.refuses(capture(NewNote::idea(id, "\u{200B}")), "there is nothing to save");
    let longest = "é".repeat(LONGEST_NOTE);
    assert!(cafe.decide(&capture(NewNote::idea(id, &longest))).is_ok());
    let longer = format!("{longest}!");
    cafe.refuses(capture(NewNote::idea(id, longer)), "this is longer than 20000 characters");
    let deep = detail("1", vec![detail("2", vec![detail("3", vec![detail("4", vec![])])])]);
    let note = NewNote { details: vec![deep], ..NewNote::idea(id, "x") };
    cafe.refuses(capture(note), "details go three levels deep");
    let nowhere = NewNote { block: Some(block("zz")), ..NewNote::idea(id, "x") };
    cafe.refuses(capture(nowhere), "there is no block \"zz\"");
    let note = NewNote { category: Some(category("c-a")), ..NewNote::idea(id, "x") };
    cafe.refuses(capture(note), "a category belongs to a question, and none is given");
    let note = NewNote {
        question: Some(question("q2")),
        category: Some(category("c-c")),
        ..NewNote::idea(id, "x")
    };
    cafe.refuses(capture(note), "there is no category \"c-c\"");
}

#[test]
fn details_are_kept_and_never_counted() {
    let mut cafe = Cafe::evening();
    let details = vec![detail("Government have a role", vec![detail("below", vec![])])];
    let note = NewNote { details, ..NewNote::idea(cafe.fresh_note(), "Leading question") };
    cafe.try_to(&capture(note)).unwrap();
    assert_eq!(cafe.ideas(), 1);
    assert_eq!(cafe.session.notes.iter().next().unwrap().words.details.len(), 1);
}

#[test]
fn a_detail_typed_later_is_no_rewording_and_goes_below_the_last_one() {
    let add =
        |note, level, text: &str| Command::AddDetail { note, level, text: text.into(), id: None };
    let cafe = Cafe::evening().idea("Leading question", "q1/b", None);
    let id = cafe.note(0);
    let cafe = cafe.does(add(id, 3, "one")).does(add(id, 2, "below one")).does(add(id, 1, "two"));
    let note = cafe.session.notes.get(id).unwrap();
    let below = vec![detail("below one", vec![])];
    assert_eq!(*note.words.details, [detail("one", below), detail("two", vec![])]);
    assert_eq!(note.typed, None);
    cafe.refuses(add(id, 4, "x"), "details go three levels deep");
    cafe.refuses(add(id, 1, " "), "there is nothing to save");
    let sent_again = capture(NewNote {
        question: Some(question("q1")),
        ..NewNote::idea(id, "Leading question")
    });
    assert_eq!(cafe.decide(&sent_again), Ok(vec![]), "it is still the same note");
    let cafe = cafe.undo();
    assert_eq!(cafe.session.notes.get(id).unwrap().words.details.len(), 1);
}

#[test]
fn a_note_of_an_ended_block_is_late_and_after_its_grace_only() {
    let plan = r#"{"title":"T","programme":[
        {"id":"a","title":"A","kind":"conversation","grace":"2 min"},{"id":"b","title":"B"}]}"#;
    let cafe = Cafe::new(plan, "2026-01-01T10:00:00Z").start("a").end("a").after(minutes(2));
    let cafe = cafe.idea("in time", "", Some("a")).after(minutes(1)).idea("late", "", Some("a"));
    let late: Vec<bool> = cafe.session.notes.iter().map(|note| note.late).collect();
    assert_eq!(late, [false, true]);
}

#[test]
fn a_closed_session_still_takes_paper_and_says_so() {
    let cafe = Cafe::evening().start("opening").does(Command::Close);
    let cafe = cafe.idea("found in a pocket", "q1/a", Some("opening"));
    let note = cafe.session.notes.iter().next().unwrap();
    assert!(note.added_later && !note.late);
    let count = cafe.session.notes.cells().values().next().unwrap();
    assert_eq!((count.notes, count.late, count.added_later), (1, 0, 1));
}

#[test]
fn one_or_many_are_tagged_moved_sorted_taken_out_and_brought_back() {
    let cafe = Cafe::evening().idea("one", "q1/a", None).idea("two", "q1/b", None);
    let notes = vec![cafe.note(0), cafe.note(1)];
    let cafe = cafe.does(Command::Retag {
        notes: notes.clone(),
        question: Some(question("q1")),
        category: Some(category("c-c")),
    });
    assert!(cafe.session.notes.iter().all(|note| note.category == Some(category("c-c"))));
    let cafe = cafe.does(Command::MoveNotes {
        notes: notes.clone(),
        table: Some(table("4")),
        block: Some(block("c1")),
    });
    assert!(cafe.session.notes.iter().all(|note| note.table == Some(table("4"))));
    let about = worldcafe::domain::About::Process;
    let sort = Command::Sort { notes: notes.clone(), kind: NoteKind::Comment, about };
    assert_eq!(cafe.clone().does(sort).ideas(), 0);
    let cafe = cafe.does(Command::Retract { notes: notes.clone() });
    assert_eq!((cafe.ideas(), cafe.session.notes.retracted()), (0, 2));
    assert_eq!(cafe.decide(&Command::Retract { notes: notes.clone() }), Ok(vec![]));
    let cafe = cafe.does(Command::Restore { notes });
    assert_eq!((cafe.ideas(), cafe.session.notes.retracted()), (2, 0));
    cafe.refuses(Command::Retract { notes: vec![] }, "no note is chosen");
}

#[test]
fn a_table_comes_into_being_by_being_named_unless_the_plan_names_its_tables() {
    let mut cafe = Cafe::evening();
    let id = cafe.fresh_note();
    let note = NewNote { table: Some(table("Balcony")), ..NewNote::idea(id, "x") };
    cafe.try_to(&capture(note.clone())).unwrap();
    assert!(cafe.session.table(&table("Balcony")).is_some());
    let plan = r#"{"title":"T","tables":[{"name":"Blue"}],"programme":[{"title":"A"}]}"#;
    let cafe = Cafe::new(plan, "2026-01-01T10:00:00Z");
    let note = NewNote { table: Some(table("Bleu")), ..note };
    cafe.refuses(capture(note), "there is no table \"Bleu\"; the nearest is \"Blue\"");
}
