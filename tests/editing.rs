//! What is said of an idea that is edited, and what becomes of its details.

use worldcafe::domain::Detail;
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::Screen;

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, golden, rows};

fn desk() -> Desk {
    Desk::at(Evening::drawn()).capture()
}

fn seen(desk: &Desk) -> String {
    rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n")
}

fn details(desk: &Desk) -> Vec<&str> {
    fn all<'a>(found: &mut Vec<&'a str>, of: &'a [Detail]) {
        for detail in of {
            found.push(&detail.text);
            all(found, &detail.details);
        }
    }
    let mut found = Vec::new();
    all(&mut found, &desk.note(0).words.details);
    found
}

#[test]
fn a_detail_with_no_idea_above_is_told_of() {
    let mut desk = desk();
    desk.press(&["Tab"]);
    let told = "no idea above yet: Enter saves one, then Tab begins a detail below it";
    assert_eq!((desk.said().as_str(), desk.model.capture.level), (told, 0));
    desk.press(&["schools", "Enter", "Tab"]);
    assert_eq!((desk.said().contains("no idea"), desk.model.capture.level), (false, 1));
}

#[test]
fn a_slip_in_a_detail_is_put_right_where_the_idea_is_edited() {
    let mut desk = desk();
    desk.press(&["schools", "Enter", "Tab", "teachrs", "Enter", "Tab", "Tab", "old ones", "Enter"]);
    desk.press(&["Up", "Enter"]);
    assert_eq!(desk.line(), "schools\n  teachrs\n    old ones");
    golden("edit-details", &desk.model);
    desk.press(&["Down", "End", "Backspace", "ers", "Enter"]);
    assert_eq!(details(&desk), ["teachrers", "old ones"]);
    assert_eq!(desk.note(0).words.details[0].details.len(), 1, "each keeps its level");
    assert_eq!(details_as_typed(&desk), ["teachrs"]);
    let sent = desk.sent.len();
    desk.press(&["Up", "Enter", "Enter"]);
    assert_eq!(desk.sent.len(), sent, "what was not changed is not saved again");
}

fn details_as_typed(desk: &Desk) -> Vec<&str> {
    let typed = desk.note(0).as_typed();
    typed.details.iter().map(|it| &*it.text).collect()
}

#[test]
fn tab_in_an_edit_puts_a_detail_in_or_a_row_deeper() {
    let mut desk = desk();
    desk.press(&["schools", "Enter", "Up", "Enter", "Tab", "teachers", "Enter"]);
    assert_eq!((&*desk.note(0).words.text, details(&desk)), ("schools", vec!["teachers"]));
    desk.press(&["Up", "Enter", "Down", "End", "Alt-Enter", "old ones", "Tab", "Enter"]);
    assert_eq!(details(&desk), ["teachers", "old ones"]);
    assert_eq!(desk.note(0).words.details.len(), 1);
}

#[test]
fn whoever_edits_further_up_stays_on_that_row_and_behind_the_newest_words_follow() {
    let mut desk = desk();
    desk.press(&["one", "Enter", "two", "Enter", "three", "Enter"]);
    let one = desk.note(2).id;
    desk.press(&["Up", "Up", "Up", "Enter", "!", "Enter"]);
    assert_eq!((desk.model.list.chosen, &*desk.note(2).words.text), (Some(one), "one!"));
    desk.press(&["Down", "Down", "Enter", "!", "Enter", "four", "Enter"]);
    let words = [1, 0].map(|back| &*desk.note(back).words.text);
    assert_eq!(words, ["three!", "four"]);
}

/// An idea with a detail, its words in the line.
fn edited() -> Desk {
    let mut desk = desk();
    desk.press(&["schools", "Enter", "Tab", "teachers", "Enter", "Up", "Enter"]);
    desk
}

fn said(desk: &Desk) -> (&str, Vec<&str>, Option<&str>) {
    let note = desk.note(0);
    (&note.words.text, details(desk), note.category.as_ref().map(|id| id.as_str()))
}

#[test]
fn an_edit_begins_behind_the_words_of_the_idea_and_up_does_not_leave_it() {
    let mut desk = edited();
    desk.press(&[" and halls", "Enter"]);
    assert_eq!(said(&desk), ("schools and halls", vec!["teachers"], None));
    desk.press(&["Up", "Enter", ", too", "Up", "Up", "Enter"]);
    assert_eq!(said(&desk).0, "schools and halls, too");
}

#[test]
fn keys_that_take_letters_leave_a_detail_a_detail() {
    let mut desk = edited();
    desk.press(&["Down", "Home", "Delete", "Delete", "T", "Enter"]);
    assert_eq!(said(&desk), ("schools", vec!["Tachers"], None));
    desk.press(&[
        "Up",
        "Enter",
        "Down",
        "End",
        "Ctrl-U",
        "pupils",
        "Alt-Enter",
        "parents",
        "Enter",
    ]);
    assert_eq!(said(&desk), ("schools", vec!["pupils", "parents"], None));
    desk.press(&["Up", "Enter", "Down", "Down", "Tab", "Enter"]);
    assert_eq!(desk.note(0).words.details.len(), 1, "one below the other");
    desk.press(&["Up", "Enter", "Down", "Down", "Shift-Tab", "Enter"]);
    assert_eq!(desk.note(0).words.details.len(), 2, "and back");
}

#[test]
fn an_idea_without_words_above_its_details_is_not_saved() {
    let mut desk = edited();
    desk.press(&["Ctrl-U", "Enter"]);
    assert_eq!(desk.said(), "not saved: the idea has no words above its details");
    assert_eq!(said(&desk), ("schools", vec!["teachers"], None));
    assert_eq!(desk.line(), "\n  teachers");
}

#[test]
fn a_sign_at_the_start_or_the_end_of_the_words_is_the_category_also_above_details() {
    let mut desk = edited();
    desk.press(&[" #c", "Enter"]);
    assert_eq!(said(&desk), ("schools", vec!["teachers"], Some("c-c")));
    let mut desk = edited();
    desk.press(&["Home", "#b ", "Enter"]);
    assert_eq!(said(&desk), ("schools", vec!["teachers"], Some("c-b")));
}

#[test]
fn a_sign_typed_in_an_edit_is_meant_whatever_stood_there() {
    let mut desk = desk();
    desk.paste("#traffic buses are late").press(&["Enter", "Tab", "in the rain", "Enter"]);
    desk.press(&["Up", "Enter", "Home"]).press(&["Delete"; 9]).press(&["#b ", "Enter"]);
    assert_eq!(said(&desk), ("buses are late", vec!["in the rain"], Some("c-b")));
    for words in ["we are #1 of all", "#first of all", "one #last"] {
        desk.paste(words).press(&["Enter", "Up", "Enter", "Home", "#b ", "Enter"]);
        assert_eq!(said(&desk), (words, vec![], Some("c-b")));
    }
}

/// An idea of Table 1's first round, edited from the Tally when all is over.
fn from_the_tally() -> Desk {
    let mut evening = Evening::drawn();
    evening.does("20:21:00", Command::Close);
    let mut desk = Desk::at(evening);
    desk.press(&["2", "@7", "Enter", "Esc", "3", "Enter", "Enter"]);
    assert_eq!(desk.model.screen, Screen::Capture);
    desk
}

#[test]
fn an_edit_names_the_ideas_own_table_and_round_and_nothing_untrue() {
    let desk = from_the_tally();
    let note = desk.model.edited().unwrap();
    let table = note.table.as_ref().unwrap().as_str();
    assert_ne!(table, "7");
    let screen = seen(&desk);
    assert!(screen.starts_with(&format!(" edit · Table {table} · Conversation ")), "{screen}");
    assert!(!screen.contains("added after the event"), "{screen}");
    assert!(screen.contains(" Enter saves the edit, Esc Esc leaves it as it was ─"), "{screen}");
}

#[test]
fn esc_twice_leaves_an_edit_for_the_list_it_came_from() {
    let mut desk = from_the_tally();
    let (edited, was) = (desk.model.capture.editing, desk.line());
    desk.press(&[" and more", "Esc", "Esc"]);
    assert_eq!((desk.model.screen, desk.model.capture.editing), (Screen::Tally, None));
    assert_eq!(desk.model.list.chosen, edited);
    assert!(desk.said().starts_with("the idea stays as it was · Ctrl-Y"), "{}", desk.said());
    desk.press(&["2"]);
    assert_eq!(desk.line(), "", "nothing is armed in the line");
    desk.press(&["Ctrl-Y"]);
    assert_eq!(desk.line(), format!("{was} and more"));
}

#[test]
fn esc_twice_in_an_edit_goes_back_to_the_list_above_the_line() {
    let mut desk = desk();
    desk.press(&["an idea", "Enter", "half", "Up", "Enter", "Esc", "Esc"]);
    let newest = desk.note(0).id;
    assert_eq!((desk.model.screen, desk.model.list.chosen), (Screen::Capture, Some(newest)));
    assert_eq!((desk.said().as_str(), desk.line().as_str()), ("the idea stays as it was", "half"));
}

#[test]
fn an_idea_edited_from_the_tally_stands_among_its_own_category_and_nothing_old_is_said() {
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&["3", "Enter", "k", "k"]);
    let chosen = desk.model.list.chosen.unwrap();
    let neighbours: Vec<_> = desk.model.listing().all().collect();
    desk.press(&["x", "x", "Enter"]);
    assert_eq!(desk.model.capture.editing, Some(chosen));
    assert_eq!(desk.model.listing().all().collect::<Vec<_>>(), neighbours);
    assert_eq!(desk.said(), "");
    golden("edit-from-tally", &desk.model);
    desk.press(&["Esc", "Esc"]);
    assert_eq!((desk.model.screen, desk.model.list.chosen), (Screen::Tally, Some(chosen)));
}

#[test]
fn an_edit_of_an_idea_that_was_undone_meanwhile_brings_it_back_and_says_so() {
    let mut desk = desk();
    desk.press(&["schools", "Enter", "Up", "Enter", " and halls", "Esc", "u"]);
    assert!(desk.note(0).retracted && desk.said().starts_with("undone: "), "{}", desk.said());
    desk.press(&["Enter"]);
    assert_eq!((desk.note(0).retracted, said(&desk).0), (false, "schools and halls"));
    assert!(desk.said().starts_with("✓ saved and brought back"), "{}", desk.said());
    assert!(desk.said().ends_with(" · Esc u takes both back"), "{}", desk.said());
}
