//! Every step can be turned back and done again.

use worldcafe::domain::{Block, Detail, StepId};
use worldcafe::session::{Command, NewNote, tell};

use crate::support::cafe::{Cafe, block, category, minutes, question};

#[test]
fn undoing_an_end_runs_the_block_again_with_its_clock_whole() {
    let cafe = Cafe::evening().start("opening").after(minutes(10)).end("opening");
    let cafe = cafe.after(minutes(1)).undo();
    assert_eq!(cafe.running(), "Opening");
    let left = cafe.session.running().unwrap().countdown().unwrap().remaining(cafe.moment().t);
    assert_eq!(left, Some(minutes(4)));
    assert_eq!(cafe.redo().running(), "Conversation 1");
}

#[test]
fn undo_goes_back_to_the_very_beginning_and_no_further() {
    let mut cafe = Cafe::evening().start("opening").idea("one", "q1/a", None).end("opening");
    while cafe.session.history.newest().is_some() {
        cafe = cafe.undo();
    }
    assert!(!cafe.session.has_begun());
    assert_eq!(cafe.ideas(), 0);
    cafe.refuses(Command::Undo { step: StepId(1) }, "there is nothing to undo");
    while cafe.session.history.undone().is_some() {
        cafe = cafe.redo();
    }
    assert_eq!((cafe.running(), cafe.ideas()), ("Conversation 1", 1));
    cafe.refuses(Command::Redo { step: StepId(1) }, "there is nothing to redo");
}

#[test]
fn undoing_a_capture_takes_the_note_out_and_redo_restores_the_same_id() {
    let cafe = Cafe::evening().idea("one", "q1/a", None);
    let id = cafe.note(0);
    let cafe = cafe.undo();
    assert!(cafe.session.notes.get(id).unwrap().retracted);
    let cafe = cafe.redo();
    assert!(!cafe.session.notes.get(id).unwrap().retracted);
    assert_eq!(cafe.session.notes.len(), 1);
}

#[test]
fn an_undone_note_is_not_counted_as_taken_out() {
    let counted = |cafe: &Cafe| (cafe.session.notes.taken_out(), cafe.session.notes.retracted());
    let cafe = Cafe::evening().idea("one", "", None).idea("two", "", None).undo();
    assert_eq!(counted(&cafe), (0, 1));
    let notes = vec![cafe.note(0)];
    let cafe = cafe.does(Command::Retract { notes: notes.clone() });
    assert_eq!(counted(&cafe), (1, 2));
    let cafe = cafe.does(Command::Restore { notes });
    assert_eq!(counted(&cafe), (0, 1));
    assert_eq!(counted(&cafe.undo()), (1, 2), "what x took out is taken out again");
    let cafe = Cafe::evening().idea("one", "", None).undo().redo();
    assert_eq!(counted(&cafe), (0, 0));
}

#[test]
fn something_new_ends_what_could_be_done_again() {
    let cafe = Cafe::evening().idea("one", "", None).undo().idea("two", "", None);
    assert!(cafe.session.history.undone().is_none());
}

#[test]
fn a_step_named_wrongly_is_not_turned_back() {
    let cafe = Cafe::evening().start("opening").idea("one", "", None);
    cafe.refuses(Command::Undo { step: StepId(1) }, "something newer was done meanwhile");
}

#[test]
fn undoing_a_merge_gives_every_idea_its_category_back() {
    let cafe = Cafe::evening().idea("one", "q1/a", None).idea("two", "q1/b", None);
    let before = cafe.session.clone();
    let cafe = cafe.does(Command::MergeCategories {
        question: question("q1"),
        category: category("c-b"),
        into: category("c-a"),
    });
    let cafe = cafe.undo();
    assert_eq!(cafe.session.notes, before.notes);
    assert_eq!(cafe.session.categories, before.categories);
}

#[test]
fn the_history_says_what_was_turned_back() {
    let cafe = Cafe::evening().start("opening").after(minutes(15)).end("opening");
    let before = cafe.session.clone();
    let cafe = cafe.undo();
    assert_eq!(
        tell(&before, cafe.records.last().unwrap()),
        ["undone: end of Opening; start of Conversation 1 (18:30)"]
    );
    let before = cafe.session.clone();
    let cafe = cafe.after(minutes(2)).redo();
    assert_eq!(
        tell(&before, cafe.records.last().unwrap()),
        ["done again: end of Opening; start of Conversation 1 (18:30)"]
    );
}

#[test]
fn undoing_the_close_opens_the_session_and_its_last_block() {
    let cafe = Cafe::evening().start("opening").does(Command::Close).undo();
    assert_eq!((cafe.running(), cafe.session.closed), ("Opening", None));
    assert!(cafe.decide(&Command::Pause { block: block("opening"), reason: None }).is_ok());
}

#[test]
fn a_note_brought_back_never_falls_to_what_was_made_after_its_category_was_taken_back() {
    let add = |label: &str| Command::AddCategory {
        question: question("q1"),
        letter: None,
        label: label.into(),
    };
    let mut cafe = Cafe::evening().does(add("Money"));
    let money = cafe.session.categories_of(&question("q1")).last().unwrap().id.clone();
    let id = cafe.fresh_note();
    let note = NewNote {
        question: Some(question("q1")),
        category: Some(money.clone()),
        ..NewNote::idea(id, "one")
    };
    let cafe = cafe.does(Command::Capture { note: Box::new(note) }).undo().undo();
    let cafe = cafe.does(add("Trust")).does(Command::Restore { notes: vec![id] });
    assert!(cafe.session.category(&question("q1"), &money).is_none());
}

#[test]
fn a_note_brought_back_never_falls_to_a_block_inserted_after_its_own_was_taken_back() {
    let insert = |title: &str| {
        let block = Block { title: title.into(), ..Block::default() };
        Command::InsertBlock { after: None, block: Box::new(block) }
    };
    let cafe = Cafe::evening().does(insert("Song"));
    let song = cafe.session.blocks[0].id().clone();
    let cafe = cafe.idea("one", "", Some(song.as_str())).undo().undo().does(insert("Break"));
    assert!(cafe.session.block(&song).is_none());
}

/// What the history says of the last command once it is undone, and once it is done again.
fn turned(cafe: Cafe, command: Command) -> [String; 2] {
    let said = |before: Cafe, after: fn(Cafe) -> Cafe| {
        let session = before.session.clone();
        let after = after(before);
        let words = tell(&session, after.records.last().unwrap()).join("; ");
        (after, words)
    };
    let (cafe, undone) = said(cafe.does(command), Cafe::undo);
    let (_, again) = said(cafe, Cafe::redo);
    [undone, again]
}

#[test]
fn what_was_changed_and_turned_back_is_told_by_what_was_before_it() {
    let cafe = || Cafe::evening().start("opening").idea("by", "q1/a", None);
    let lengthen = |by| Command::Lengthen { block: block("opening"), by: minutes(by) };
    let note = cafe().session.notes.iter().next().unwrap().id;
    let edit = Command::Edit { note, text: "bye".into(), details: Some(Vec::new()) };
    let more = Detail { text: "and by".into(), details: Vec::new() };
    let detailed = Command::Edit { note, text: "by".into(), details: Some(vec![more]) };
    let refiled =
        Command::Retag { notes: vec![note], question: Some(question("q2")), category: None };
    let rename = Command::RenameCategory {
        question: question("q1"),
        category: category("c-a"),
        label: "Cars".into(),
    };
    let letter = Command::LetterCategory {
        question: question("q1"),
        category: category("c-a"),
        letter: Some("z".into()),
    };
    for (command, words) in [
        (lengthen(5), "Opening lasts 20 min, was 15 min"),
        (lengthen(-5), "Opening lasts 10 min, was 15 min"),
        (detailed, "detail below \"by\" added: and by"),
        (refiled, "\"by\" put under question 2, no category"),
        (edit, "reworded: bye (was: by)"),
        (rename, "category a Rights renamed Cars"),
        (letter, "category a Rights has the letter z"),
    ] {
        let expected = [format!("undone: {words} (18:15)"), format!("done again: {words} (18:15)")];
        assert_eq!(turned(cafe(), command), expected);
    }
}

#[test]
fn the_points_a_note_brought_with_it_are_told_below_it() {
    let point = |text: &str, details| Detail { text: text.into(), details };
    let mut cafe = Cafe::evening().start("opening");
    let id = cafe.fresh_note();
    let details = vec![point("one", vec![point("deep", Vec::new())]), point("two", Vec::new())];
    let note = NewNote { details, ..NewNote::idea(id, "pasted") };
    let before = cafe.session.clone();
    let cafe = cafe.does(Command::Capture { note: Box::new(note) });
    assert_eq!(
        tell(&before, cafe.records.last().unwrap())[1..],
        [
            "detail below \"pasted\": one",
            "detail below \"one\": deep",
            "detail below \"pasted\": two"
        ]
    );
}
