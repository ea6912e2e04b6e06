//! Categories change while people type, and no idea is lost by it.

use worldcafe::domain::CategoryId;
use worldcafe::session::{Author, Command, NewNote, Refusal, Role, decide, tell};

use crate::support::cafe::{Cafe, category, question};

fn add(letter: Option<&str>, label: &str) -> Command {
    let letter = letter.map(Into::into);
    Command::AddCategory { question: question("q1"), letter, label: label.into() }
}

fn letters(cafe: &Cafe) -> String {
    let letter = |c: &worldcafe::session::CategoryState| c.letter.clone().unwrap_or("-".into());
    let letters: Vec<_> = cafe.session.categories_of(&question("q1")).map(letter).collect();
    letters.join(" ")
}

fn under(cafe: &Cafe, id: Option<&CategoryId>) -> usize {
    cafe.session.notes.iter().filter(|note| note.category.as_ref() == id).count()
}

#[test]
fn letters_and_order_are_two_things() {
    let cafe = Cafe::evening().does(add(Some("d"), "New"));
    assert_eq!(letters(&cafe), "a b c d");
    let order = vec![category("c-c"), category("c-a")];
    let cafe = cafe.does(Command::OrderCategories { question: question("q1"), order });
    assert_eq!(letters(&cafe), "c a b d");
    let cafe = cafe.does(Command::LetterCategory {
        question: question("q1"),
        category: category("c-b"),
        letter: Some("x".into()),
    });
    assert_eq!(letters(&cafe), "c a x d");
}

#[test]
fn a_letter_is_free_where_none_has_it_in_either_case() {
    let cafe = Cafe::evening();
    let (of, a) = (question("q1"), category("c-a"));
    assert_eq!(cafe.session.free_letter(&of).as_deref(), Some("d"));
    let letter = Some("A".into());
    let cafe = cafe.does(Command::LetterCategory { question: of.clone(), category: a, letter });
    assert_eq!(cafe.session.free_letter(&of).as_deref(), Some("d"));
    assert!(cafe.session.has_letter(&of, "a") && cafe.session.has_letter(&of, "B"));
}

#[test]
fn a_letter_or_a_name_is_taken_once() {
    let cafe = Cafe::evening();
    cafe.refuses(add(Some("A"), "New"), "the letter a belongs to Rights");
    cafe.refuses(add(None, "RIGHTS"), "there is already a category \"Rights\"");
    cafe.refuses(add(None, "  "), "a category needs a name");
}

/// An idea under a category of this name.
fn named(cafe: &mut Cafe, text: &str, name: &str) -> Command {
    let (question, named) = (Some(question("q1")), Some(name.into()));
    let note = NewNote { question, named, ..NewNote::idea(cafe.fresh_note(), text) };
    Command::Capture { note: Box::new(note) }
}

#[test]
fn a_note_makes_the_category_it_names_which_the_next_one_finds() {
    let mut cafe = Cafe::evening().start("opening");
    let note = named(&mut cafe, "one", "Häuser");
    let before = cafe.session.clone();
    cafe = cafe.does(note.clone());
    let told = tell(&before, cafe.records.last().unwrap());
    assert_eq!(told[0], "category d Häuser added");
    assert!(told[1].contains("one") && told.len() == 2, "{told:?}");
    assert_eq!(cafe.try_to(&note), Ok(false), "sent twice it is one");
    cafe = cafe.undo();
    assert_eq!((letters(&cafe).as_str(), cafe.ideas()), ("a b c", 0), "both are one step");
    cafe = cafe.redo();
    let alike = named(&mut cafe, "two", "HÄUSER");
    let there = named(&mut cafe, "three", "rights");
    cafe = cafe.does(alike).does(there);
    assert_eq!(letters(&cafe), "a b c d");
    let ids = ["day-4", "c-a"].map(category);
    assert_eq!(ids.map(|id| under(&cafe, Some(&id))), [2, 1]);
}

#[test]
fn a_note_that_names_no_category_it_may_is_refused() {
    let mut cafe = Cafe::evening();
    let note = named(&mut cafe, "one", "\u{200b} ");
    cafe.refuses(note, "a category needs a name");
    let note = NewNote { named: Some("Houses".into()), ..NewNote::idea(cafe.fresh_note(), "x") };
    let note = Command::Capture { note: Box::new(note) };
    cafe.refuses(note, "a category belongs to a question, and none is given");
    let note = named(&mut cafe, "one", "Houses");
    let by = Author { role: Role::Participant, ..Author::default() };
    assert_eq!(decide(&cafe.session, &by, &note, cafe.moment()), Err(Refusal::NotYours));
}

#[test]
fn names_can_be_seen_and_fit_a_list() {
    let cafe = Cafe::evening();
    cafe.refuses(add(None, "\u{200b}"), "a category needs a name");
    cafe.refuses(add(None, &"x".repeat(501)), "this is longer than 500 characters");
    for letter in ["", " ", "\u{200b}", "abc def", "abcde"] {
        let why = "a category's letter is one to four characters without a blank";
        cafe.refuses(add(Some(letter), "Trees"), why);
    }
    cafe.does(add(Some("ж1"), "Trees"));
}

#[test]
fn merging_takes_the_ideas_along_and_removing_leaves_them_uncategorised() {
    let cafe = Cafe::evening().idea("one", "q1/a", None).idea("two", "q1/b", None);
    let merge = Command::MergeCategories {
        question: question("q1"),
        category: category("c-b"),
        into: category("c-a"),
    };
    let cafe = cafe.does(merge);
    assert_eq!((letters(&cafe).as_str(), under(&cafe, Some(&category("c-a")))), ("a c", 2));
    let remove = Command::RemoveCategory { question: question("q1"), category: category("c-a") };
    let cafe = cafe.does(remove);
    assert_eq!((letters(&cafe).as_str(), under(&cafe, None)), ("c", 2));
    let same = Command::MergeCategories {
        question: question("q1"),
        category: category("c-c"),
        into: category("c-c"),
    };
    cafe.refuses(same, "a category cannot be merged into itself");
}

#[test]
fn splitting_puts_the_new_one_behind_the_old_which_keeps_its_letter_and_is_told_by_names() {
    let cafe = Cafe::evening().idea("one", "q1/a", None).idea("two", "q1/a", None);
    let split = Command::SplitCategory {
        question: question("q1"),
        category: category("c-a"),
        letter: Some("d".into()),
        label: "Half".into(),
        notes: vec![cafe.note(1)],
    };
    let before = cafe.session.clone();
    let cafe = cafe.does(split.clone());
    assert_eq!(letters(&cafe), "a d b c");
    assert_eq!(
        tell(&before, cafe.records.last().unwrap()),
        [
            "category d Half added",
            "categories ordered: a Rights, d Half, b Limits, c Others",
            "\"two\" put under d Half"
        ]
    );
    assert_eq!(under(&cafe, Some(&category("c-a"))), 1);
    let again = match split {
        Command::SplitCategory { question, category, notes, .. } => {
            let (letter, label) = (None, "Other half".into());
            Command::SplitCategory { question, category, letter, label, notes }
        }
        other => other,
    };
    cafe.refuses(again, "only notes of Rights can be split from it");
}

#[test]
fn an_id_is_never_used_again() {
    let remove =
        |id: &str| Command::RemoveCategory { question: question("q1"), category: category(id) };
    let cafe =
        Cafe::evening().does(add(None, "First")).does(remove("day-4")).does(add(None, "Second"));
    let second = cafe.session.categories_of(&question("q1")).last().unwrap();
    assert_eq!((second.id.as_str(), &*second.label), ("day-5", "Second"));
}

/// An idea on question 1 whose signs are to be read.
fn signed(cafe: &mut Cafe, text: &str) -> NewNote {
    let (question, signs) = (Some(question("q1")), true);
    NewNote { question, signs, ..NewNote::idea(cafe.fresh_note(), text) }
}

#[test]
fn a_sign_at_either_end_files_an_idea_where_it_means_one_category_and_else_is_a_word() {
    let mut cafe = Cafe::evening().does(add(None, "Right now"));
    for (typed, words, of) in [
        ("#a Courts are slow", "Courts are slow", Some("c-a")),
        ("#limits: in law\nand out of it", "in law\nand out of it", Some("c-b")),
        ("Courts are slow #lim", "Courts are slow", Some("c-b")),
        ("#rig both begin so", "#rig both begin so", None),
        ("#other than that", "than that", Some("c-c")),
        ("#nothing of the kind", "#nothing of the kind", None),
        ("#2 is another question", "#2 is another question", None),
        ("a #a amid", "a #a amid", None),
        ("#a", "#a", None),
    ] {
        let note = Box::new(signed(&mut cafe, typed));
        let id = note.id;
        cafe = cafe.does(Command::Capture { note });
        let kept = cafe.session.notes.get(id).unwrap();
        let category = kept.category.as_ref().map(CategoryId::as_str);
        assert_eq!((&*kept.words.text, category), (words, of), "{typed}");
    }
    let note = Box::new(NewNote { signs: false, ..signed(&mut cafe, "#a pasted") });
    let id = note.id;
    let cafe = cafe.does(Command::Capture { note });
    assert_eq!(&*cafe.session.notes.get(id).unwrap().words.text, "#a pasted");
}

#[test]
fn an_idea_with_a_sign_that_is_sent_again_is_the_same_whatever_the_sign_means_by_now() {
    let mut cafe = Cafe::evening();
    let capture = Command::Capture { note: Box::new(signed(&mut cafe, "#a Courts are slow")) };
    let cafe = cafe.does(capture.clone());
    let letter = Some("x".into());
    let (question, category) = (question("q1"), category("c-a"));
    let mut cafe = cafe.does(Command::LetterCategory { question, category, letter });
    assert_eq!(cafe.try_to(&capture), Ok(false));
    assert_eq!(cafe.ideas(), 1);
}
