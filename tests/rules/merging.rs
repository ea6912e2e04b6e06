//! Other journals of the same session taken in.

use worldcafe::domain::{Block, NoteId, NoteKind, Plan};
use worldcafe::report::Report;
use worldcafe::session::{
    Author, Command, Elsewhere, Event, LONGEST_NOTE, NewNote, Role, apart, tell_step,
};

use crate::support::cafe::{Cafe, EVENING, at, block, minutes, question, table};
use crate::support::merging::{alone, note, other, says, says_at, take_in, words};

fn reworded(note: NoteId, text: &str) -> Command {
    Command::Edit { note, text: text.into(), details: Some(Vec::new()) }
}

fn under(cafe: &Cafe, id: NoteId) -> Option<String> {
    let note = note(cafe, id);
    let (question, category) = (note.question.as_ref()?, note.category.as_ref()?);
    Some(cafe.session.category(question, category)?.label.to_string())
}

/// Puts a note under a category of this name, which is made for it.
fn files(cafe: Cafe, id: NoteId, label: &str) -> Cafe {
    let question = question("q1");
    let letter = Some("d".into());
    let add = Command::AddCategory { question: question.clone(), letter, label: label.into() };
    let cafe = cafe.does(add);
    let category = cafe.session.categories_of(&question).last().unwrap().id.clone();
    let (question, category) = (Some(question), Some(category));
    cafe.does(Command::Retag { notes: vec![id], question, category })
}

#[test]
fn a_note_comes_with_its_id_its_author_its_table_and_the_time_it_was_typed() {
    let mut cellar = alone("18:40");
    let id = says(&mut cellar, "from below");
    let mut cafe = Cafe::evening().start("opening").at("18:30").end("opening").at("18:56");
    cafe = cafe.end("c1").at("21:00").does(Command::Close).after(minutes(30));
    let taken = take_in(&mut cafe, &[&cellar]);
    assert_eq!(taken[0].added.iter().copied().collect::<Vec<_>>(), [id]);
    let taken = note(&cafe, id);
    assert_eq!(taken.at, at("2013-10-08T18:40:00+02:00"));
    assert_eq!((taken.by.role, taken.by.table.clone()), (Role::Rapporteur, Some(table("4"))));
    assert_eq!((taken.table.clone(), taken.block.clone()), (Some(table("4")), Some(block("c1"))));
    assert!(!taken.late && !taken.added_later, "it was said in time");
    assert_eq!(cafe.records.last().unwrap().by, Author::facilitator());
}

#[test]
fn what_was_typed_after_its_block_is_late_and_after_the_closing_added_later() {
    let mut cellar = alone("18:54");
    let in_time = says(&mut cellar, "in time");
    cellar = cellar.at("18:57");
    let late = says(&mut cellar, "late");
    cellar = cellar.at("21:30");
    let after = says(&mut cellar, "after");
    let mut cafe = Cafe::evening().start("opening").at("18:30").end("opening").at("18:55");
    cafe = cafe.end("c1").at("21:00").does(Command::Close).at("22:00");
    take_in(&mut cafe, &[&cellar]);
    let marks = |id| (note(&cafe, id).late, note(&cafe, id).added_later);
    assert_eq!([in_time, late, after].map(marks), [(false, false), (true, false), (false, true)]);
}

#[test]
fn taken_again_nothing_comes_and_what_was_done_here_since_stays() {
    let mut cellar = alone("18:40");
    let (out, changed) = (says(&mut cellar, "out"), says(&mut cellar, "changed"));
    let mut cafe = Cafe::evening().start("opening").at("19:00");
    take_in(&mut cafe, &[&cellar]);
    cafe = cafe.does(Command::Retract { notes: vec![out] }).does(reworded(changed, "better"));
    for others in [&[&cellar][..], &[&cellar, &cellar]] {
        let taken = take_in(&mut cafe, others);
        assert!(taken.iter().all(|it| it.is_nothing() && it.known == 2), "{taken:?}");
        assert!(note(&cafe, out).retracted);
        assert_eq!(words(&cafe, changed), "better");
    }
}

#[test]
fn what_was_done_here_stays_where_the_clock_there_was_hours_ahead() {
    let mut cellar = alone("23:00");
    let id = says(&mut cellar, "typed");
    cellar = cellar.does(reworded(id, "there"));
    let mut cafe = Cafe::evening().start("opening").at("19:00");
    take_in(&mut cafe, &[&cellar]);
    cafe = cafe.does(reworded(id, "here"));
    take_in(&mut cafe, &[&cellar]);
    assert_eq!(words(&cafe, id), "here");
}

#[test]
fn a_note_is_as_it_was_changed_there_also_when_that_was_after_it_was_taken_in() {
    let mut cellar = alone("18:40");
    let ids = ["one", "two", "three"].map(|text| says(&mut cellar, text));
    let mut cafe = Cafe::evening().start("opening").at("18:45");
    take_in(&mut cafe, &[&cellar]);
    let early = cellar.clone();
    cellar = cellar.at("18:50").does(reworded(ids[0], "other words"));
    cellar = cellar.does(Command::Retract { notes: vec![ids[1]] });
    cellar = files(cellar, ids[2], "Trust").does(Command::Pick { notes: vec![ids[2]] });
    cafe = cafe.at("19:00");
    for others in [&[&cellar][..], &[&early], &[&early, &cellar]] {
        take_in(&mut cafe, others);
        assert_eq!(words(&cafe, ids[0]), "other words");
        assert_eq!(&*note(&cafe, ids[0]).as_typed().text, "one");
        assert!(note(&cafe, ids[1]).retracted && note(&cafe, ids[2]).picked);
        assert_eq!(under(&cafe, ids[2]).as_deref(), Some("Trust"));
    }
    assert_eq!(cafe.session.notes.len(), 3);
}

#[test]
fn a_category_that_a_note_named_comes_with_it() {
    let names = |cafe: &mut Cafe, text: &str| {
        let (question, named) = (Some(question("q1")), Some("Houses".into()));
        let note = NewNote { question, named, ..NewNote::idea(cafe.fresh_note(), text) };
        cafe.try_to(&Command::Capture { note: Box::new(note.clone()) }).unwrap();
        note.id
    };
    let mut cellar = Cafe::evening().minting(1000).at("18:40");
    let theirs = names(&mut cellar, "from below");
    let mut cafe = Cafe::evening().at("18:50");
    let ours = names(&mut cafe, "from here");
    take_in(&mut cafe, &[&cellar]);
    take_in(&mut cellar, &[&cafe]);
    for cafe in [&cafe, &cellar] {
        assert_eq!([ours, theirs].map(|id| under(cafe, id).unwrap()), ["Houses", "Houses"]);
        assert_eq!(cafe.session.categories_of(&question("q1")).count(), 4);
    }
}

#[test]
fn of_two_laptops_that_went_on_from_one_journal_the_later_change_stands() {
    let mut one = Cafe::evening().start("opening");
    let id = says(&mut one, "both have it");
    let (left, right) = (one.clone().at("18:40"), one.clone().at("18:50").minting(2000));
    let left = left.does(reworded(id, "left"));
    let mut right = right.end("opening").does(reworded(id, "right"));
    let own = says(&mut right, "of the right one");
    for others in [[&left, &right], [&right, &left]] {
        let mut cafe = one.clone().at("20:00");
        take_in(&mut cafe, &others);
        assert_eq!((words(&cafe, id), words(&cafe, own)), ("right", "of the right one"));
        assert_eq!(cafe.running(), "Opening", "the clock is this session's own");
    }
    let mut left = left.at("20:00");
    take_in(&mut left, &[&right]);
    assert_eq!(words(&left, id), "right");
}

#[test]
fn comments_taken_in_are_printed_in_the_order_they_were_said() {
    let comments = |cafe: &mut Cafe, text: &str| {
        let note = NewNote::idea(cafe.fresh_note(), text);
        let (block, table) = (Some(block("c1")), Some(table("4")));
        let note = NewNote { kind: NoteKind::Comment, block, table, ..note };
        cafe.try_to(&Command::Capture { note: Box::new(note) }).unwrap();
    };
    let mut cellar = alone("18:40");
    comments(&mut cellar, "said first");
    let mut cafe = Cafe::evening().start("opening").at("18:30").end("opening").at("18:45");
    comments(&mut cafe, "said then");
    take_in(&mut cafe, &[&cellar]);
    let report = Report::of(&cafe.session).unwrap();
    let said: Vec<&str> = report.halls[0].content.iter().map(|note| &*note.words.text).collect();
    assert_eq!(said, ["said first", "said then"]);
}

#[test]
fn the_same_id_with_other_words_keeps_both_texts_and_only_once() {
    let mut cellar = alone("18:40");
    let id = says(&mut cellar, "as it was finished there");
    cellar = cellar.does(reworded(id, "and reworded"));
    let mut cafe = Cafe::evening().minting(1000).start("opening").at("19:00");
    assert_eq!(says(&mut cafe, "as it was finished here"), id);
    let taken = take_in(&mut cafe, &[&cellar]);
    assert_eq!((taken[0].both, taken[0].added.len()), (1, 1));
    take_in(&mut cafe, &[&cellar, &cellar]);
    let texts: Vec<&str> = cafe.session.notes.iter().map(|it| &*it.words.text).collect();
    assert_eq!(texts, ["as it was finished here", "and reworded"]);
}

#[test]
fn categories_made_on_the_day_are_known_by_their_names() {
    let mut cellar = alone("18:40");
    let (money, trust) = (says(&mut cellar, "money"), says(&mut cellar, "trust"));
    let cellar = files(cellar, money, "Money");
    let mut cafe = Cafe::evening().start("opening");
    let own = says(&mut cafe, "own");
    let mut cafe = files(cafe, own, "Trust");
    let cellar_trust =
        Command::AddCategory { question: question("q1"), letter: None, label: "TRUST".into() };
    let cellar = cellar.does(cellar_trust);
    let last = cellar.session.categories_of(&question("q1")).last().unwrap().id.clone();
    let retag =
        Command::Retag { notes: vec![trust], question: Some(question("q1")), category: Some(last) };
    let cellar = cellar.does(retag);
    for _ in 0..2 {
        take_in(&mut cafe, &[&cellar]);
        assert_eq!(under(&cafe, money).as_deref(), Some("Money"));
        assert_eq!(under(&cafe, trust).as_deref(), Some("Trust"));
        assert_eq!(under(&cafe, own).as_deref(), Some("Trust"));
        let letters: Vec<_> =
            cafe.session.categories_of(&question("q1")).map(|it| it.letter.clone()).collect();
        assert_eq!(letters.len(), 5);
        assert_eq!(letters[4].as_deref(), Some("e"), "the letter d was taken");
    }
}

#[test]
fn one_undo_takes_all_of_it_back_and_taken_in_again_it_is_there() {
    let mut cellar = alone("18:40");
    let ids = ["one", "two"].map(|text| says(&mut cellar, text));
    let cellar = files(cellar, ids[0], "Trust").does(reworded(ids[1], "two again"));
    let mut cafe = Cafe::evening().start("opening").at("19:00");
    take_in(&mut cafe, &[&cellar]);
    let newest = cafe.session.history.newest().unwrap().id;
    assert!(tell_step(&cafe.session, newest).is_some());
    cafe = cafe.undo();
    assert_eq!((cafe.ideas(), cafe.running()), (0, "Opening"));
    assert_eq!(cafe.session.categories_of(&question("q1")).count(), 3);
    assert_eq!(cafe.clone().redo().ideas(), 2);
    let taken = take_in(&mut cafe, &[&cellar]);
    assert_eq!((taken[0].added.len(), cafe.ideas()), (2, 2));
    assert_eq!(words(&cafe, ids[1]), "two again");
    assert_eq!(under(&cafe, ids[0]).as_deref(), Some("Trust"));
    assert_eq!(cafe.undo().ideas(), 0);
}

#[test]
fn what_was_undone_here_before_is_not_brought_back() {
    let mut one = Cafe::evening().start("opening");
    let id = says(&mut one, "never mind");
    let fork = one.clone();
    let mut cafe = one.undo();
    take_in(&mut cafe, &[&fork]);
    assert!(note(&cafe, id).retracted);
}

#[test]
fn a_block_put_in_there_is_none_here_and_its_notes_come_without_one() {
    let new = Block { title: "Song".into(), kind: Default::default(), ..Block::default() };
    let insert = |title: &str| Command::InsertBlock {
        after: None,
        block: Box::new(Block { title: title.into(), ..new.clone() }),
    };
    let mut fork = Cafe::evening().minting(1000).does(insert("Song"));
    let song = fork.session.blocks[0].id().clone();
    let id = fork.fresh_note();
    let said = NewNote { block: Some(song), ..NewNote::idea(id, "la") };
    fork = fork.does(Command::Capture { note: Box::new(said) });
    let mut cafe = Cafe::evening().does(insert("Another"));
    let taken = take_in(&mut cafe, &[&fork]);
    assert_eq!((taken[0].strayed, note(&cafe, id).block.clone()), (1, None));
}

#[test]
fn what_cannot_be_taken_in_is_told_with_its_reason_and_the_rest_comes() {
    let plan = EVENING.replace("\"tables\":10", "\"tables\":[{\"name\":\"Blue\"}]");
    let mut cafe = Cafe::new(&plan, "2013-10-08T18:15:00+02:00").start("opening");
    let mut cellar = alone("18:40").by(Author::facilitator());
    says_at(&mut cellar, "nowhere", Some(table("Bleu")));
    let fine = says_at(&mut cellar, "fine", None);
    let taken = take_in(&mut cafe, &[&cellar]);
    let refused: Vec<(&str, &str)> =
        taken[0].refused.iter().map(|(words, why)| (&**words, why.as_str())).collect();
    let why = "there is no table \"Bleu\"; the nearest is \"Blue\" · add-table adds one";
    assert_eq!(refused, [("nowhere", why)]);
    assert_eq!((words(&cafe, fine), cafe.session.notes.len()), ("fine", 1));
}

#[test]
fn only_notes_and_categories_are_taken_in_and_only_by_the_facilitator() {
    let first = Elsewhere { by: Author::facilitator(), at: at("2013-10-08T18:40:00+02:00") };
    let take = |command| Command::TakeIn { first: first.clone(), command: Box::new(command) };
    let cafe = Cafe::evening();
    let words = "only notes, questions and categories are taken in from another journal";
    cafe.refuses(take(Command::Start { block: block("opening") }), words);
    cafe.refuses(take(take(Command::Close)), words);
    let idea = NewNote::idea(NoteId(uuid::Uuid::nil()), "an idea");
    let by = Author { role: Role::Rapporteur, ..Author::default() };
    cafe.by(by)
        .refuses(take(Command::Capture { note: Box::new(idea) }), "this is for others to do");
}

#[test]
fn a_kind_and_a_place_are_as_they_were_changed_there() {
    let mut cellar = alone("18:40");
    let id = says(&mut cellar, "what now?");
    let mut fork = cellar.by(Author::facilitator());
    let (kind, about) = (NoteKind::OpenQuestion, Default::default());
    fork = fork.does(Command::Sort { notes: vec![id], kind, about });
    let (table, block) = (Some(table("5")), Some(block("c2")));
    fork = fork.does(Command::MoveNotes {
        notes: vec![id],
        table: table.clone(),
        block: block.clone(),
    });
    let mut cafe = Cafe::evening().start("opening");
    take_in(&mut cafe, &[&fork]);
    let taken = note(&cafe, id);
    assert_eq!((taken.kind, &taken.table, &taken.block), (kind, &table, &block));
}

#[test]
fn who_said_a_note_is_as_it_was_put_right_there() {
    let mut cellar = alone("18:40");
    let id = says(&mut cellar, "what now?");
    let speaker = Some(std::sync::Arc::from("lady in red"));
    let said_by = Command::SaidBy { notes: vec![id], speaker: speaker.clone() };
    let fork = cellar.by(Author::facilitator()).does(said_by);
    let mut cafe = Cafe::evening().start("opening");
    take_in(&mut cafe, &[&fork]);
    assert_eq!(note(&cafe, id).speaker, speaker);
}

#[test]
fn another_session_is_told_by_its_title_its_day_or_a_question() {
    let plan = |change: &dyn Fn(&mut Plan)| {
        let mut plan: Plan = serde_json::from_str(EVENING).unwrap();
        change(&mut plan);
        std::sync::Arc::new(plan)
    };
    let own = [plan(&|_| {})];
    assert_eq!(apart(&own, &own), None);
    let told = |change: &dyn Fn(&mut Plan)| apart(&own, &[plan(change)]).unwrap();
    assert_eq!(told(&|it| it.title = "Bar".into()), "it is of \"Bar\", and this is \"Café\"");
    let day = |it: &mut Plan| it.programme[0].date = Some("2013-11-12".parse().unwrap());
    assert_eq!(told(&day), "it is of 2013-11-12, and this is of 2013-10-08");
    let asked = |it: &mut Plan| it.questions[1].text = "Why?".into();
    assert_eq!(told(&asked), "its question 2 is \"Why?\", and here that is \"Which issues?\"");
    let adopted = [plan(&|it| it.title = "Bar".into()), own[0].clone()];
    assert_eq!(apart(&adopted, &own), None, "a plan that was adopted counts too");
    assert_eq!(apart(&own, other(&alone("18:40")).plans()), None);
}

#[test]
fn what_an_older_program_took_elsewhere_is_never_too_long_here() {
    let mut cellar = alone("18:40");
    let id = says(&mut cellar, "long");
    let mut cellar = files(cellar, id, "label");
    let (words, name) = ("x".repeat(LONGEST_NOTE + 1), "n".repeat(501));
    for event in cellar.records.iter_mut().flat_map(|record| &mut record.events) {
        match event {
            Event::NoteCaptured { text, table: at, .. } => {
                (*text, *at) = (words.as_str().into(), Some(table(&name)));
            }
            Event::CategoryAdded { label, letter, .. } => {
                (*label, *letter) = (name.as_str().into(), Some("seven".into()));
            }
            _ => {}
        }
    }
    let mut cafe = Cafe::evening().start("opening").at("19:00");
    let taken = take_in(&mut cafe, &[&cellar]);
    assert_eq!(taken[0].refused.len(), 0);
    assert_eq!(
        (words, Some(name.clone())),
        (note(&cafe, id).words.text.to_string(), under(&cafe, id))
    );
    assert_eq!(note(&cafe, id).table, Some(table(&name)));
}
