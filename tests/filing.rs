//! Ideas are put under categories of their own question, whatever question is asked meanwhile.

use serde_json::json;
use uuid::Uuid;
use worldcafe::domain::{BlockId, CategoryId, NoteId, QuestionId, Span, TableId};
use worldcafe::session::{Command, NewNote, Note};
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::Msg;
use worldcafe::tui::model::{Drafts, Message, Screen, Sort};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};

/// Where a note stands: its question and its category.
fn stands(note: &Note) -> (&str, Option<&str>) {
    let question = note.question.as_ref().map_or("", QuestionId::as_str);
    (question, note.category.as_ref().map(CategoryId::as_str))
}

fn where_is(desk: &Desk, id: NoteId) -> (&str, Option<&str>) {
    stands(desk.model.session.notes.get(id).unwrap())
}

fn seen(desk: &Desk) -> String {
    rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n")
}

/// The ideas of question 1 without a category, listed in the Tally while question 2 is asked.
fn of_question_one() -> (Desk, NoteId) {
    let mut evening = Evening::drawn();
    evening.idea("19:15:10", "c1", ("q1", ""), "4", "from the paper of Table 4");
    let mut desk = Desk::at(evening);
    let one = desk.note(0).id;
    desk.press(&["3", "g"]);
    while desk.model.tally.chosen.as_ref().is_some_and(|pile| pile.category.is_some()) {
        desk.press(&["j"]);
    }
    desk.press(&["Enter", "g"]);
    assert_eq!(desk.model.list.chosen, Some(one));
    (desk, one)
}

#[test]
fn an_idea_of_an_earlier_question_goes_under_a_category_of_that_question() {
    let (mut desk, one) = of_question_one();
    desk.press(&["#"]);
    let sign = "\"from the paper of T…\", question 1 #";
    assert!(seen(&desk).contains(sign), "{}", seen(&desk));
    assert!(seen(&desk).contains("Limited Role Broader"), "{}", seen(&desk));
    assert!(!seen(&desk).contains("Cybersecurity"), "{}", seen(&desk));
    desk.press(&["b", "Enter"]);
    assert_eq!(where_is(&desk, one), ("q1", Some("c-b")));
}

#[test]
fn what_is_said_in_two_rows_hides_no_row_under_the_cursor() {
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&["3", "End"]);
    for (width, height) in [(40, 12), (80, 12)] {
        desk.give(Msg::Resize { width, height });
        desk.model.tally.chosen = desk.model.tally.rows[6].pile.clone();
        desk.press(&["Enter"]);
        assert_eq!(desk.model.listing().len(), 12);
        let (sort, at) = (Sort::Told, desk.model.now);
        let words = "Back in Conversation 2, all whole. ".repeat(3);
        desk.model.message = Some(Message { sort, words, next: &[], at, carried: false });
        assert!(seen(&desk).contains('▸'), "{}", seen(&desk));
        desk.press(&["Esc"]);
    }
}

#[test]
fn an_idea_that_comes_back_to_an_empty_list_is_under_the_cursor() {
    let (mut desk, one) = of_question_one();
    desk.press(&["#", "b", "Enter"]);
    assert_eq!(desk.model.list.chosen, None);
    desk.press(&["u"]);
    assert_eq!(desk.model.list.chosen, Some(one));
}

#[test]
fn words_that_match_nothing_stay_in_the_picker_with_that() {
    let (mut desk, _) = of_question_one();
    desk.press(&["@", "no such table", "Enter"]);
    assert!(seen(&desk).contains("nothing matches"), "{}", seen(&desk));
    desk.press(&["Esc"]);
    assert!(desk.model.overlays.is_empty());
}

#[test]
fn a_letter_that_the_question_has_not_is_no_guess_at_another_category() {
    let mut evening = Evening::drawn();
    evening.idea("19:15:10", "c2", ("q2", ""), "4", "more light");
    let mut desk = Desk::at(evening);
    desk.press(&["2", "@4", "Enter", "Up", "#", "s"]);
    assert!(seen(&desk).contains("▸ +  s (new)"), "{}", seen(&desk));
    for (typed, first) in [("a", "a  Cyber"), ("h", "c  Human Rights"), ("ducat", "f  Education")] {
        desk.press(&["Ctrl-u", typed]);
        assert!(seen(&desk).contains(&format!("▸ {first}")), "{typed}\n{}", seen(&desk));
    }
}

#[test]
fn a_sign_that_stayed_text_is_offered_as_the_category_it_is_said_to_make() {
    let mut desk = next_round(&[]);
    desk.paste("more light #ties").press(&["Enter", "Up", "#"]);
    assert!(seen(&desk).contains("▸ +  ties (new)"), "{}", seen(&desk));
}

#[test]
fn a_new_category_comes_into_being_under_the_question_of_the_idea() {
    let (mut desk, one) = of_question_one();
    desk.press(&["#", "Bike lanes", "Enter"]);
    let (question, category) = where_is(&desk, one);
    let known =
        desk.model.session.category(&QuestionId::new("q1"), &CategoryId::new(category.unwrap()));
    assert_eq!((question, known.map(|it| &*it.label)), ("q1", Some("Bike lanes")));
}

#[test]
fn an_idea_that_is_edited_takes_the_signs_of_its_own_question() {
    let (mut desk, one) = of_question_one();
    desk.press(&["Enter", " #b", "Enter"]);
    assert_eq!(where_is(&desk, one), ("q1", Some("c-b")));
}

#[test]
fn of_ideas_of_two_questions_that_are_marked_those_of_the_first_are_filed() {
    for first in ["q1", "q2"] {
        let mut evening = Evening::drawn();
        evening.idea("19:15:10", "c2", ("q1", ""), "4", "late thought on the first");
        evening.idea("19:15:20", "c2", ("q2", ""), "4", "thought on the second");
        let mut desk = Desk::at(evening);
        let [one, two] = [desk.note(1).id, desk.note(0).id];
        desk.press(&["2", "@4", "Enter", "Up"]);
        let marks: &[&str] = if first == "q1" { &["k", " ", "j", " "] } else { &[" ", "k", " "] };
        desk.press(marks).press(&["#"]);
        assert!(seen(&desk).contains("2 marked"), "{}", seen(&desk));
        desk.press(&["c", "Enter"]);
        let filed = |question: &str| (first == question).then_some("c-c");
        assert_eq!(where_is(&desk, one), ("q1", filed("q1")), "{first} first");
        assert_eq!(where_is(&desk, two), ("q2", filed("q2")), "{first} first");
        assert!(desk.said().contains("1 note of another question is left, still marked"));
    }
}

/// The second round begins while Table 4 keeps a category of the first.
fn next_round(keys: &[&str]) -> Desk {
    let mut evening = Evening::planned("18:15:00");
    evening.does("18:15:00", Command::Start { block: BlockId::new("opening") });
    evening.ends("18:40:00", "opening").at("18:50:00");
    let mut desk = Desk::at(evening);
    desk.press(&["2", "@4", "Enter"]).press(keys);
    desk.does(Command::EndBlock { block: BlockId::new("c1") });
    desk
}

#[test]
fn a_category_that_is_kept_is_of_the_question_it_was_named_for() {
    let mut desk = next_round(&["##b one", "Enter"]);
    assert_eq!(stands(desk.note(0)), ("q1", Some("c-b")));
    assert!(!seen(&desk).contains("##b"), "{}", seen(&desk));
    desk.press(&["two", "Enter"]);
    assert_eq!(stands(desk.note(0)), ("q2", None), "b of question 2 is another category");
    desk.press(&["Backspace", "##a three", "Enter", "four", "Enter"]);
    assert_eq!([stands(desk.note(1)), stands(desk.note(0))], [("q2", Some("c-a")); 2]);
}

#[test]
fn a_new_category_before_the_line_waits_through_another_screen_and_a_crash() {
    let mut desk = next_round(&["#Lamps", "Tab", "brighter"]);
    desk.press(&["Esc", "4", "Esc", "2"]);
    assert!(seen(&desk).contains("#Lamps"), "{}", seen(&desk));
    let mut again = next_round(&[]);
    again.give(Msg::Drafts(desk.drafts.clone()));
    for mut desk in [desk, again] {
        desk.press(&[" at night", "Enter"]);
        let note = desk.note(0);
        let of = (note.question.as_ref().unwrap(), note.category.as_ref().unwrap());
        let label = &desk.model.session.category(of.0, of.1).unwrap().label;
        assert_eq!((&*note.words.text, &**label), ("brighter at night", "Lamps"));
    }
}

#[test]
fn ideas_pasted_behind_a_new_category_are_filed_under_it() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.press(&["##Lamps", "Tab"]);
    desk.paste("one\ntwo").press(&["Enter"]);
    desk.press(&["three", "Enter"]).paste("four\nfive").press(&["Enter"]);
    let made = desk.sent.iter().filter(|it| matches!(it, Command::AddCategory { .. })).count();
    let category = desk.note(0).category.clone();
    assert!(category.is_some() && (1..5).all(|back| desk.note(back).category == category));
    assert_eq!(made, 1);
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.press(&["#Lamps", "Tab"]);
    desk.paste("one\ntwo").press(&["Enter"]);
    assert!(desk.note(0).category.is_some() && desk.note(1).category.is_some());
    assert_eq!(desk.model.capture.picked, None, "it was for one line");
}

#[test]
fn a_half_typed_line_keeps_its_question_and_its_category() {
    let mut desk = next_round(&["#b half"]);
    assert!(seen(&desk).contains("#b "), "{}", seen(&desk));
    desk.press(&[" a line", "Enter"]);
    assert_eq!(stands(desk.note(0)), ("q1", Some("c-b")));
    let kept = r#"{"lines":[["4",{"text":"x","category":"c-b","block":"c1"}]]}"#;
    let older: Drafts = serde_json::from_str(kept).unwrap();
    assert_eq!(older.lines[0].1.question, None, "written before its question was kept");
}

#[test]
fn a_late_line_with_a_stray_sign_is_not_said_to_be_where_the_arrow_leads() {
    let mut desk = next_round(&["Bike lanes #z"]);
    let newer = NewNote {
        question: Some(QuestionId::new("q2")),
        table: Some(TableId::new("4")),
        block: Some(BlockId::new("c2")),
        ..NewNote::idea(NoteId(uuid::Uuid::from_u128(77)), "of the second round")
    };
    desk.later(Span::seconds(1)).does(Command::Capture { note: Box::new(newer) });
    desk.press(&["Enter"]);
    assert!(desk.said().contains("with #z as text"), "{}", desk.said());
    assert!(!desk.said().contains('↑'), "{}", desk.said());
    desk.press(&["Trees #z", "Enter"]);
    assert!(desk.said().contains("↑ then # makes it a category"), "{}", desk.said());
    assert_eq!(desk.model.screen, Screen::Capture);
}

#[test]
fn a_sign_that_was_near_to_the_category_goes_out_of_the_words_too() {
    for (words, typed, left, under) in [
        ("a ramp at the door #acc", "d", "a ramp at the door", "c-d"),
        ("#Educatoin who pays", "f", "who pays", "c-f"),
        ("we are #MeToo", "d", "we are #MeToo", "c-d"),
        ("place #1", "d", "place #1", "c-d"),
    ] {
        let mut desk = Desk::at(Evening::drawn()).capture();
        desk.paste(words).press(&["Enter", "Up", "#", "Ctrl-u", typed, "Enter"]);
        let note = desk.note(0);
        let category = note.category.as_ref().map(CategoryId::as_str);
        assert_eq!((&*note.words.text, category), (left, Some(under)), "{words}");
    }
}

#[test]
fn the_way_from_the_report_to_a_sign_leads_to_the_question_of_its_idea() {
    let category = json!([{ "id": "a", "letter": "a", "label": "Access" }]);
    let plan = json!({ "title": "T", "programme": [], "questions": [
        { "id": "q1", "text": "One?", "categories": category },
        { "id": "q2", "text": "Two?", "categories": category }] });
    for (first, second) in [("", ""), ("a", "a")] {
        let mut evening = Evening::of(serde_json::from_value(plan.clone()).unwrap(), "09:00:00");
        for (question, category, words) in [("q1", first, "a ramp"), ("q2", second, "a #lamp")] {
            let note = NewNote {
                question: Some(QuestionId::new(question)),
                category: Some(category).filter(|it| !it.is_empty()).map(CategoryId::new),
                ..NewNote::idea(NoteId(Uuid::from_u128(words.len() as u128)), words)
            };
            evening.does("09:00:00", Command::Capture { note: Box::new(note) });
        }
        let mut desk = Desk::at(evening);
        let signed = desk.note(0).id;
        desk.press(&["6", "3", "Enter", "/", "#"]);
        assert_eq!(desk.model.list.chosen, Some(signed), "{}", seen(&desk));
    }
}
