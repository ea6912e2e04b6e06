//! What is refused at the facilitator's own terminal, or on its way when the program dies: it is in the
//! line again as what it was.

use worldcafe::domain::{NoteKind, Span, TableId};
use worldcafe::session::{Command, Session};
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::Msg;
use worldcafe::tui::model::{Drafts, Pick, Picked, Reading, Screen};

use crate::returned::{captured, is_as, is_refused};
use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};
use crate::support::hall::hall;

#[test]
fn what_is_refused_while_an_idea_is_edited_waits_behind_it() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.press(&["@4 ", "first", "Enter"]);
    desk.slow = true;
    desk.press(&["refused", "Enter", "Up", "Enter"]);
    is_refused(&mut desk);
    assert_eq!(desk.line(), "first");
    assert_eq!(desk.drafts.back[0].1.text, "refused", "kept at once");
    desk.press(&["Esc", "Esc"]);
    assert_eq!(desk.line(), "refused");
}

#[test]
fn a_refused_idea_is_in_the_line_with_its_kind_and_under_the_category_that_stays() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.slow = true;
    desk.press(&["@4 ", "##b ", "Ctrl-T", "why", "Enter"]);
    let first = captured(&desk);
    is_refused(&mut desk).press(&["Enter"]);
    assert!(is_as(&captured(&desk), &first), "{:?}", captured(&desk));
    assert!(desk.model.capture.picked.as_ref().is_some_and(|it| it.kept));
}

#[test]
fn of_what_is_pasted_only_what_is_refused_comes_back_and_with_its_details() {
    let long = "x".repeat(20_001);
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.paste(&format!("Idea KOALA\n  {long}\nshort")).press(&["Enter"]);
    assert_eq!(&*desk.note(0).words.text, "short");
    assert_eq!(desk.line(), format!("Idea KOALA\n  {long}"));
    assert!(desk.said().starts_with("not all of it was taken"), "{}", desk.said());
    desk.press(&["Ctrl-U", "rest", "Enter"]);
    assert_eq!(desk.note(0).words.details.len(), 1, "{}", desk.said());
}

/// A facilitator at table 4 with an idea just saved; what follows is answered by hand.
fn here() -> Desk {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.press(&["@4 ", "first", "Enter"]);
    desk.slow = true;
    desk
}

/// What waits is taken after all.
fn is_taken(desk: &mut Desk) -> &mut Desk {
    let (ticket, command) = (desk.ticket(), desk.sent.last().unwrap().clone());
    desk.answer(&command, ticket, false);
    desk
}

fn seen(desk: &Desk) -> String {
    rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n")
}

#[test]
fn a_refused_detail_is_a_detail_again() {
    let mut desk = here();
    let note = desk.note(0).id;
    desk.press(&["Tab", "below it", "Enter"]);
    is_refused(&mut desk).press(&["Enter"]);
    let sent = desk.sent.last();
    let is_it =
        |it: &Command| matches!(it, Command::AddDetail { note: of, level: 1, .. } if *of == note);
    assert!(sent.is_some_and(is_it), "{sent:?}");
}

#[test]
fn refused_words_for_an_idea_are_words_for_it_again() {
    let mut desk = here();
    let note = desk.note(0).id;
    desk.press(&["Up", "Enter", " more", "Enter"]);
    is_refused(&mut desk);
    assert_eq!((desk.model.capture.editing, desk.line().as_str()), (Some(note), "first more"));
    assert!(desk.said().contains("longer than 5"), "{}", desk.said());
    desk.press(&["Enter"]);
    is_taken(&mut desk);
    assert_eq!((&*desk.note(0).words.text, desk.line().as_str()), ("first more", ""));
}

#[test]
fn refused_words_for_an_idea_are_kept_while_they_are_in_the_line_again() {
    let mut desk = here();
    let note = desk.note(0).id;
    desk.press(&["Up", "Enter", " more", "Enter"]);
    is_refused(&mut desk);
    let back = &desk.drafts.back;
    assert!(matches!(&back[..], [(_, it)] if it.edits == Some(note) && it.text == "first more"));
    desk.press(&["Enter"]);
    is_taken(&mut desk);
    assert!(desk.drafts.back.is_empty(), "{:?}", desk.drafts.back);
}

#[test]
fn refused_words_for_an_idea_lead_nobody_away_from_another_screen() {
    let mut desk = here();
    desk.press(&["Up", "Enter", " more", "Enter", "Esc", "Esc"]);
    assert_eq!(desk.model.screen, Screen::Stage);
    is_refused(&mut desk);
    assert_eq!((desk.model.screen, desk.model.capture.editing), (Screen::Stage, None));
    desk.press(&["i"]);
    assert_eq!(desk.line(), "first more");
}

#[test]
fn refused_words_for_an_idea_wait_behind_a_half_typed_line() {
    let mut desk = here();
    let note = desk.note(0).id;
    desk.press(&["half", "Up", "Enter", " more", "Enter"]);
    assert_eq!(desk.line(), "half");
    is_refused(&mut desk);
    let told = "· 1 not taken waits: Enter in an empty line brings it back";
    assert!(
        desk.said().contains("longer than 5") && desk.said().ends_with(told),
        "{}",
        desk.said()
    );
    desk.press(&["Enter", "Enter"]);
    assert_eq!((desk.model.capture.editing, desk.line().as_str()), (Some(note), "first more"));
}

#[test]
fn refused_words_for_an_idea_wait_while_another_is_edited() {
    let mut desk = here();
    desk.slow = false;
    desk.press(&["second", "Enter"]);
    desk.slow = true;
    desk.press(&["Up", "Enter", " two", "Enter"]).press(&["Up", "Up", "Enter"]);
    assert_eq!(desk.line(), "first");
    is_refused(&mut desk);
    assert_eq!((desk.line().as_str(), desk.drafts.back.len()), ("first", 1));
    desk.press(&["Esc", "Esc"]);
    assert_eq!(
        (desk.model.capture.editing, desk.line()),
        (Some(desk.note(0).id), "second two".into())
    );
}

#[test]
fn an_edit_whose_new_category_is_refused_is_an_edit_with_it_again() {
    let mut desk = here();
    let note = desk.note(0).id;
    let label = "x".repeat(501);
    desk.press(&["Up", "Enter", " more"]);
    desk.model.capture.picked = Some(Picked { pick: Pick::New(label.clone()), kept: false });
    desk.press(&["Enter"]);
    is_refused(&mut desk);
    assert_eq!((desk.model.capture.editing, desk.line().as_str()), (Some(note), "first more"));
    let picked = desk.model.capture.picked.as_ref().map(|it| &it.pick);
    assert_eq!(picked, Some(&Pick::New(label)));
}

#[test]
fn an_idea_that_is_refused_after_the_line_went_to_another_table_waits_at_its_own() {
    let mut desk = here();
    desk.press(&["of four", "Enter", "@5 "]);
    is_refused(&mut desk);
    assert!(desk.said().ends_with(" · 1 not taken waits at Table 4"), "{}", desk.said());
    assert_eq!(desk.line(), "");
    desk.press(&["of five", "Enter"]);
    assert_eq!(captured(&desk).table, Some(TableId::new("5")));
    desk.press(&["@4 "]);
    assert_eq!(desk.line(), "of four");
    desk.press(&["Enter"]);
    assert_eq!(captured(&desk).table, Some(TableId::new("4")));
}

#[test]
fn what_is_refused_while_somebody_types_waits_until_enter_in_an_empty_line() {
    let mut desk = here();
    desk.press(&["refused", "Enter", "half"]);
    is_refused(&mut desk);
    assert_eq!(desk.line(), "half", "two ideas are not one");
    desk.press(&["Enter"]);
    desk.later(Span::minutes(1));
    is_taken(&mut desk).later(Span::minutes(1));
    let told = "1 not taken waits: Enter in an empty line brings it back";
    assert!(seen(&desk).contains(told), "{}", seen(&desk));
    desk.press(&["Enter"]);
    assert_eq!(desk.line(), "refused");
    assert!(!seen(&desk).contains(told), "{}", seen(&desk));
}

#[test]
fn several_of_what_is_pasted_come_back_each_as_itself() {
    let long = |letter: &str| letter.repeat(20_001);
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.paste(&format!("{}\nshort\n{}", long("x"), long("y"))).press(&["Enter"]);
    assert!(&*desk.note(0).words.text == "short" && desk.line() == long("x"));
    desk.press(&["Ctrl-U", "less", "Enter"]);
    assert!(&*desk.note(0).words.text == "less" && desk.line().is_empty());
    desk.press(&["Enter"]);
    assert!(desk.line() == long("y"));
}

#[test]
fn a_refused_comment_is_one_again_by_whom_and_about_what_it_was() {
    let mut desk = hall();
    desk.press(&["@8", "Enter", "Ctrl-N"]);
    desk.slow = true;
    desk.press(&["##p ", "too loud", "Enter"]);
    let first = captured(&desk);
    assert_eq!((first.kind, first.speaker.as_deref()), (NoteKind::Comment, Some("Table 8")));
    is_refused(&mut desk).press(&["Enter"]);
    assert!(is_as(&captured(&desk), &first), "{:?}\n{first:?}", captured(&desk));
}

/// The program begins anew with what is on the disk.
fn again(drafts: Drafts, session: Session) -> Desk {
    let mut evening = Evening::drawn();
    evening.session = session;
    let mut desk = Desk::at(evening).capture();
    desk.ids <<= 1;
    desk.model.reading = Some(Reading::default());
    desk.give(Msg::Drafts(drafts));
    desk.opened();
    desk
}

#[test]
fn what_no_disk_had_before_a_crash_is_in_the_line_again_as_what_it_was() {
    let mut desk = here();
    let before = desk.model.session.clone();
    desk.press(&[
        "on its way",
        "Enter",
        "Tab",
        "below it",
        "Enter",
        "Up",
        "Enter",
        " more",
        "Enter",
    ]);
    let drafts = desk.drafts.clone();
    let mut after = again(drafts.clone(), before);
    assert_eq!(after.line(), "on its way");
    after.press(&["Enter", "Enter"]);
    assert_eq!((after.line().as_str(), after.model.capture.level), ("below it", 1));
    after.press(&["Enter", "Enter"]);
    assert_eq!(
        (after.line().as_str(), after.model.capture.editing.is_some()),
        ("first more", true)
    );
    after.press(&["Enter"]);
    let last = again(drafts, after.model.session.clone());
    assert_eq!((last.line().as_str(), last.drafts.back.len()), ("", 0), "all of it was saved");
}

#[test]
fn a_detail_that_came_while_the_words_above_it_were_edited_stays() {
    let mut desk = here();
    desk.slow = false;
    let note = desk.note(0).id;
    desk.press(&["Up", "Enter", " more"]);
    desk.does(Command::AddDetail { note, level: 1, text: "meanwhile".into(), id: None });
    desk.press(&["Enter"]);
    let words = &desk.note(0).words;
    assert_eq!((&*words.text, words.details.len()), ("first more", 1));
}
