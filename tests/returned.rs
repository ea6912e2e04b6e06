//! Words that are not taken: they come back with all that was said for them.

use worldcafe::domain::{QuestionId, Span, TableId};
use worldcafe::engine::{Link, Notice, Ticket};
use worldcafe::session::{Command, NewNote, Refusal};
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::Msg;
use worldcafe::tui::model::{Mode, Overlay};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};

/// A table whose session is elsewhere, with an idea of its own.
fn table() -> Desk {
    let mut desk = Desk::of(Evening::drawn(), Mode::Rapporteur);
    desk.model.capture.table = Some(TableId::new("4"));
    desk.model.refresh(true);
    desk.press(&["second KOALA", "Enter"]);
    desk.slow = true;
    desk
}

/// What was submitted last is not taken.
fn comes_back(desk: &mut Desk) -> &mut Desk {
    let (ticket, command) = (desk.ticket(), Box::new(desk.sent.last().unwrap().clone()));
    let why = "the facilitator has muted this device".to_owned();
    desk.give(Msg::Notice(Notice::Returned { ticket, command, why }));
    desk
}

/// Where one program has all, what was submitted last is refused.
pub(crate) fn is_refused(desk: &mut Desk) -> &mut Desk {
    let (ticket, refusal) = (desk.ticket(), Refusal::TooLong { limit: 5 });
    desk.give(Msg::Notice(Notice::Refused { ticket, refusal }));
    desk
}

pub(crate) fn captured(desk: &Desk) -> NewNote {
    match desk.sent.last() {
        Some(Command::Capture { note }) => (**note).clone(),
        other => panic!("{other:?}"),
    }
}

/// The same words, with the same said for them.
pub(crate) fn is_as(again: &NewNote, first: &NewNote) -> bool {
    *again == NewNote { id: again.id, ..first.clone() }
}

#[test]
fn what_is_not_taken_is_seen_whatever_else_is_said() {
    let mut desk = table();
    comes_back(desk.press(&["first words", "Enter"]));
    let theme = Theme::new(Ground::Dark, Depth::Indexed);
    let sees = |desk: &Desk, words: &str| {
        let shown = rows(&drawn(&desk.model, &theme)).join("\n");
        assert!(shown.contains("1 not taken · Esc !") && shown.contains(words), "{words}: {shown}");
    };
    let link = |table| Msg::Notice(Notice::Link(Link::Up { table }));
    desk.give(link(Some(TableId::new("5"))));
    sees(desk.later(Span::minutes(2)), "this device is for Table 5 now");
    sees(desk.press(&["more", "Enter"]).later(Span::seconds(1)), "saving 1");
    let since = desk.model.now;
    desk.give(Msg::Notice(Notice::Link(Link::Down { since, why: None })));
    sees(&desk, "No link to the facilitator");
    desk.give(link(None));
    sees(desk.later(Span::minutes(30)), "TIME UP");
}

#[test]
fn an_idea_leaves_the_tray_with_its_details_and_all_its_tags() {
    let mut desk = table();
    desk.press(&["#b "]).paste("Idea KOALA\n  first\n    deeper\n  second");
    desk.press(&["Enter"]);
    let first = captured(&desk);
    assert_eq!(first.details.len(), 2);
    comes_back(&mut desk);
    let block = first.block.clone().unwrap();
    desk.slow = false;
    desk.does(Command::EndBlock { block });
    desk.slow = true;
    desk.press(&["Backspace", "Ctrl-U", "Esc", "!", "Enter"]);
    assert_eq!(desk.line(), "Idea KOALA\n  first\n    deeper\n  second");
    assert!(desk.drafts.lines[0].1.outline, "also after the program was left");
    desk.press(&["Enter"]);
    let again = captured(&desk);
    assert!(is_as(&again, &first), "{again:?}\n{first:?}");
}

#[test]
fn the_tray_takes_nothing_up_while_the_line_holds_other_words() {
    let mut desk = table();
    desk.press(&["Idea KOALA", "Enter"]);
    comes_back(&mut desk).press(&["Up", "Enter", "Esc", "!", "Enter"]);
    assert_eq!(desk.line(), "second KOALA");
    let theme = Theme::new(Ground::Dark, Depth::Indexed);
    let shown = rows(&drawn(&desk.model, &theme)).join("\n");
    assert!(shown.contains("save or clear the line first  Tab"), "{shown}");
    desk.press(&["Esc", "Esc", "Esc", "Esc", "half", "Esc", "!", "Enter"]);
    assert_eq!((desk.line().as_str(), desk.model.joined.tray.len()), ("half", 1));
    assert_eq!(desk.let_go, []);
}

#[test]
fn other_words_for_an_idea_and_a_detail_leave_the_tray_as_what_they_are() {
    let mut desk = table();
    let note = desk.note(0).id;
    desk.press(&["Tab", "below it", "Enter"]);
    comes_back(&mut desk).press(&["Esc", "!", "Enter", "Enter"]);
    let sent = desk.sent.last();
    let is_it =
        |it: &Command| matches!(it, Command::AddDetail { note: of, level: 1, .. } if *of == note);
    assert!(sent.is_some_and(is_it), "{sent:?}");
    desk.press(&["Up", "Enter", "Tab", "a detail", "Enter"]);
    comes_back(&mut desk).press(&["Esc", "!", "Enter"]);
    assert_eq!(desk.model.capture.editing, Some(note));
    assert_eq!(desk.line(), "second KOALA\n  a detail");
    let stays = desk.model.joined.tray.len();
    assert_eq!(stays, 1, "an edit keeps no draft: the tray has the words");
    desk.press(&["Enter"]);
    let sent = desk.sent.last();
    assert!(matches!(sent, Some(Command::Edit { note: of, .. }) if *of == note), "{sent:?}");
}

fn has_category(desk: &Desk, label: &str) -> bool {
    desk.model.session.category_called(&QuestionId::new("q2"), label).is_some()
}

#[test]
fn of_what_a_table_pastes_the_tray_has_what_is_not_taken_and_the_line_nothing() {
    let mut desk = table();
    desk.paste("muted\ntaken").press(&["Enter"]);
    let ticket = desk.ticket();
    let sent = desk.sent.clone();
    let [.., muted, taken] = sent.as_slice() else { panic!("{sent:?}") };
    let (command, why) = (Box::new(muted.clone()), "the facilitator has muted this device".into());
    desk.give(Msg::Notice(Notice::Returned { ticket: Ticket(ticket.0 - 1), command, why }));
    desk.slow = false;
    desk.answer(taken, ticket, false);
    assert_eq!(&*desk.note(0).words.text, "taken");
    assert_eq!((desk.line().as_str(), desk.model.joined.tray.len()), ("", 1));
}

#[test]
fn words_asked_for_stay_in_their_line_where_they_are_refused() {
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&["c", "a", "Cybersecurity", "Enter"]);
    assert!(desk.asked().starts_with("not done: "), "{}", desk.asked());
    desk.later(Span::seconds(1)).press(&[" at sea", "Enter"]);
    assert!(desk.model.overlays.is_empty(), "{}", desk.asked());
    assert!(has_category(&desk, "Cybersecurity at sea"), "{}", desk.said());
}

#[test]
fn a_category_is_split_all_the_same_after_a_name_that_is_refused() {
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&["c", "s", " ", "Enter", "Cybersecurity", "Enter"]);
    assert!(desk.asked().starts_with("not done: "), "{}", desk.asked());
    desk.later(Span::seconds(1)).press(&[" at home", "Enter"]);
    assert!(has_category(&desk, "Cybersecurity at home"), "{}", desk.said());
}

#[test]
fn the_form_of_a_block_is_there_again_where_the_block_is_refused() {
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&["l", "a", "Coffee", "Enter"]).later(Span::seconds(1));
    desk.slow = true;
    desk.press(&["Enter"]);
    assert!(desk.model.overlays.is_empty());
    is_refused(&mut desk);
    let Some(Overlay::Form(form)) = desk.model.overlays.last() else { panic!("no form") };
    assert_eq!(form.typed("title"), "Coffee");
    assert!(form.fault.contains("longer than 5"), "{}", form.fault);
}

#[test]
fn at_a_table_nothing_is_offered_that_undo_does_not_do_there() {
    let mut desk = Desk::of(Evening::drawn(), Mode::Alone { bound: true });
    desk.model.capture.table = Some(TableId::new("4"));
    desk.press(&["#Lamps", "Tab", "more light", "Enter"]);
    assert!(desk.said().ends_with("(new category) · Esc u takes the idea out"), "{}", desk.said());
    desk.press(&["Esc", "u"]);
    assert!(desk.note(0).retracted);
    let mut desk = table();
    desk.slow = false;
    desk.press(&["Up", "Enter", " more", "Esc", "u", "Enter"]);
    assert!(desk.said().starts_with("✓ saved and brought back"), "{}", desk.said());
    assert!(!desk.said().contains("takes both back"), "{}", desk.said());
    assert_eq!(desk.let_go, [] as [Ticket; 0]);
}
