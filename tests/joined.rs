//! The interface of a table whose session is elsewhere.

use worldcafe::domain::{CategoryId, NoteKind, QuestionId, Span, TableId};
use worldcafe::engine::{Link, Notice, Opened, Ticket};
use worldcafe::session::{Command, NewNote, Role};
use worldcafe::tui::Msg;
use worldcafe::tui::model::{Mode, Overlay, Reading, Screen};
use worldcafe::tui::offer::entries;
use worldcafe::tui::strip::strip;

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::golden;

fn table() -> Desk {
    let mut desk = Desk::of(Evening::drawn(), Mode::Rapporteur);
    desk.model.capture.table = Some(TableId::new("4"));
    desk.model.refresh(true);
    desk
}

/// The newest command, as the gateway would name it.
fn newest(desk: &Desk) -> (Ticket, Command) {
    (Ticket(desk.sent.len() as u64), desk.sent.last().unwrap().clone())
}

fn is_kept(desk: &mut Desk) {
    let (ticket, command) = newest(desk);
    desk.give(Msg::Notice(Notice::Kept { ticket, command: Box::new(command) }));
}

fn comes_back(desk: &mut Desk, why: &str) {
    let (ticket, command) = newest(desk);
    let (command, why) = (Box::new(command), why.to_owned());
    desk.give(Msg::Notice(Notice::Returned { ticket, command, why }));
}

fn shows(desk: &Desk) -> String {
    use worldcafe::theme::{Depth, Ground, Theme};
    let theme = Theme::new(Ground::Dark, Depth::Indexed);
    crate::support::golden::rows(&crate::support::golden::drawn(&desk.model, &theme)).join("\n")
}

#[test]
fn a_table_has_its_question_its_line_and_nothing_of_the_programme() {
    let mut desk = table();
    golden("joined", &desk.model);
    for key in ["n", "p", "r", "l", "t", "c", "v", "1", "3", "4", "5", "6"] {
        desk.press(&["Esc", key, "Ctrl-U"]);
        assert_eq!((desk.model.screen, &desk.model.overlays), (Screen::Capture, &vec![]), "{key}");
    }
    desk.press(&["Esc", "Esc"]);
    assert_eq!(desk.model.screen, Screen::Capture);
    assert_eq!(desk.sent, []);
}

#[test]
fn who_only_adds_ideas_is_offered_nothing_else() {
    let mut desk = table();
    desk.give(Msg::Notice(Notice::Link(Link::As(Role::Participant))));
    assert_eq!(desk.model.mode, Mode::Participant);
    golden("participant", &desk.model);
    desk.press(&["#Trust", "Tab", "in people", "Enter", "Tab", "no detail", "Enter"]);
    let texts = [desk.note(0).words.text.clone(), desk.note(1).words.text.clone()];
    assert_eq!(texts.map(|it| it.to_string()), ["no detail", "#Trustin people"]);
    let only = |it: &Command| matches!(it, Command::Capture { note } if note.category.is_none());
    assert!(desk.sent.iter().all(only) && desk.sent.len() == 2, "{:?}", desk.sent);
    desk.press(&["#a by its letter", "Enter"]);
    assert!(desk.note(0).category.is_some());
    for keys in [["Esc", "u"], ["Up", "x"], ["Up", "#"], ["Up", "*"], ["Up", "Enter"]] {
        desk.press(&keys).press(&["Esc"]);
        assert_eq!((desk.sent.len(), &desk.model.overlays), (3, &vec![]), "{keys:?}");
        assert_eq!(desk.model.capture.editing, None, "{keys:?}");
    }
    desk.press(&["Ctrl-T", "an idea still", "Enter"]);
    assert_eq!(desk.note(0).kind, NoteKind::Idea);
    desk.press(&["Esc", "Ctrl-U", "F1"]);
    golden("participant-help", &desk.model);
    let shown = shows(&desk);
    for word in ["Undo", "undo", "Takes notes out", "Puts notes under", "details"] {
        assert!(!shown.contains(word), "{word}: {shown}");
    }
    desk.press(&["Esc"]).give(Msg::Notice(Notice::Link(Link::As(Role::Rapporteur))));
    assert_eq!(desk.model.mode, Mode::Rapporteur);
}

#[test]
fn who_only_adds_ideas_adds_one_in_a_town_hall_too() {
    let mut evening = Evening::drawn();
    evening.ends("19:30", "c2").at("19:32");
    for (role, kind) in [(Role::Rapporteur, NoteKind::Comment), (Role::Participant, NoteKind::Idea)]
    {
        let mut desk = Desk::of(evening.clone(), Mode::Rapporteur);
        desk.give(Msg::Notice(Notice::Link(Link::As(role))));
        desk.press(&["said by us", "Enter"]);
        assert_eq!(desk.note(0).kind, kind, "{role:?}");
    }
}

#[test]
fn the_palette_says_whose_the_programme_is_and_never_does_it() {
    let mut desk = table();
    desk.press(&["Ctrl-P", "end-block"]);
    let Some(Overlay::Palette(finder)) = desk.model.overlays.last() else { panic!() };
    let found = entries(&desk.model, finder);
    assert_eq!(found[0].why_not.as_deref(), Some("the facilitator does this"));
    desk.press(&["Enter"]);
    assert_eq!(desk.said(), "not done: the facilitator does this");
    assert_eq!(desk.sent, []);
}

#[test]
fn undo_is_told_as_what_it_takes_back_at_a_table() {
    let mut desk = table();
    desk.press(&["Ctrl-P", "undo"]);
    let told = spoken(&desk);
    for words in ["Take out what this table wrote last", "what others did stays"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains("newest step"), "{told}");
}

#[test]
fn an_idea_is_on_this_device_until_it_is_saved() {
    let mut desk = table();
    desk.slow = true;
    desk.press(&["a point", "Enter"]).later(Span::seconds(1));
    assert!(shows(&desk).contains("… saving 1"), "{}", shows(&desk));
    is_kept(&mut desk);
    assert!(shows(&desk).contains("… 1 on this device"), "{}", shows(&desk));
    assert!(shows(&desk).contains("…  a point"), "{}", shows(&desk));
    let (ticket, _) = newest(&desk);
    desk.give(Msg::Notice(Notice::Nothing { ticket }));
    assert!(desk.said().starts_with("✓ saved"), "{}", desk.said());
}

#[test]
fn what_was_kept_before_is_listed_again() {
    let mut desk = table();
    let note =
        NewNote::idea(worldcafe::domain::NoteId(uuid::Uuid::from_u128(1 << 100)), "of yesterday");
    let command = Box::new(Command::Capture { note: Box::new(note) });
    desk.give(Msg::Notice(Notice::Kept { ticket: Ticket(900), command }));
    desk.later(Span::seconds(1));
    let shown = shows(&desk);
    assert!(shown.contains("of yesterday") && shown.contains("… 1 on this device"), "{shown}");
    desk.give(Msg::Notice(Notice::Nothing { ticket: Ticket(900) }));
    assert!(desk.model.pending.is_empty());
}

#[test]
fn after_esc_no_key_leads_to_a_stage_that_a_table_has_not() {
    let mut desk = table();
    desk.press(&["Esc"]);
    assert!(strip(&desk.model).iter().any(|hint| hint.words == "undo"));
    assert!(!strip(&desk.model).iter().any(|hint| hint.words == "Stage"));
}

/// The screen as one line.
fn spoken(desk: &Desk) -> String {
    shows(desk).split_whitespace().collect::<Vec<&str>>().join(" ")
}

#[test]
fn a_lost_line_is_an_alarm_until_it_stands_again() {
    let mut desk = table();
    desk.slow = true;
    let since = desk.model.now;
    desk.give(Msg::Notice(Notice::Link(Link::Down { since, why: None })));
    desk.press(&["one", "Enter"]);
    is_kept(&mut desk);
    desk.press(&["two", "Enter"]);
    assert!(shows(&desk).contains("1 idea is on this device"), "the other is not on disk yet");
    is_kept(&mut desk);
    golden("no-link", &desk.model);
    let elsewhere = "open at another address now, leave and join there";
    assert!(!spoken(&desk).contains(elsewhere), "{}", shows(&desk));
    desk.later(Span::minutes(1));
    assert!(spoken(&desk).contains(elsewhere), "{}", shows(&desk));
    desk.give(Msg::Notice(Notice::Link(Link::Up { table: None })));
    assert!(!shows(&desk).contains("No link"), "{}", shows(&desk));
}

#[test]
fn who_is_turned_away_is_not_told_that_ideas_are_sent_by_themselves() {
    let mut desk = table();
    let (since, why) = (desk.model.now, "this device was turned away; ask at the front".to_owned());
    desk.give(Msg::Notice(Notice::Link(Link::Down { since, why: Some(why) })));
    let told = "turned away; ask at the front. Go on typing: what is said stays on this device and \
                is sent once there is a link again.";
    assert!(spoken(&desk).contains(told), "{}", shows(&desk));
}

#[test]
fn who_waited_for_an_answer_before_the_first_is_not_told_of_a_line_that_stands_again() {
    let mut desk = table();
    let title = "asking http://10.0.0.2:4100".to_owned();
    desk.model.reading = Some(Reading { title, ..Reading::default() });
    let asks = shows(&desk);
    assert!(
        asks.contains("asking http://10.0.0.2:4100") && asks.contains("no answer yet"),
        "{asks}"
    );
    let (since, why) = (desk.model.now, Some("nobody answers at http://10.0.0.2:4100".to_owned()));
    desk.give(Msg::Notice(Notice::Link(Link::Down { since, why })));
    let waits = shows(&desk);
    for words in ["nobody answers at http://10.0.0.2:4100", "tried again by itself", "q leaves"] {
        assert!(waits.contains(words), "{words}: {waits}");
    }
    let session = desk.model.session.clone();
    let (set_aside, fault) = (Vec::new(), None);
    let opened = Opened { session, resumed: true, read_only: false, set_aside, fault };
    desk.give(Msg::Notice(Notice::Opened(Box::new(opened))));
    desk.give(Msg::Notice(Notice::Link(Link::Up { table: None })));
    assert!(!shows(&desk).contains("again"), "{}", shows(&desk));
}

#[test]
fn a_device_that_is_moved_takes_its_line_along() {
    let mut desk = table();
    desk.press(&["half a line"]);
    let table = Some(TableId::new("5"));
    desk.give(Msg::Notice(Notice::Link(Link::Up { table })));
    assert_eq!(desk.said(), "this device is for Table 5 now; what is half typed goes along");
    desk.press(&["Enter"]);
    assert_eq!(desk.note(0).table, Some(TableId::new("5")));
    assert_eq!(&*desk.note(0).words.text, "half a line");
}

#[test]
fn undo_takes_back_the_newest_of_this_table_alone() {
    let mut desk = table();
    desk.press(&["mine", "Enter"]);
    let mine = desk.note(0).id;
    let other = NewNote {
        table: Some(TableId::new("1")),
        ..NewNote::idea(worldcafe::domain::NoteId(uuid::Uuid::from_u128(1 << 101)), "another's")
    };
    desk.does(Command::Capture { note: Box::new(other) });
    desk.press(&["Esc", "u"]);
    assert_eq!(desk.sent.last(), Some(&Command::Retract { notes: vec![mine] }));
    desk.press(&["Esc", "u"]);
    let next = desk.sent.last().unwrap().clone();
    let Command::Retract { notes } = next else { panic!("{next:?}") };
    let taken = desk.model.session.notes.get(notes[0]).unwrap();
    assert_eq!(taken.table, Some(TableId::new("4")), "the one before it");
}

#[test]
fn undo_takes_back_one_after_the_other_while_nothing_is_answered() {
    let mut desk = table();
    desk.press(&["saved", "Enter"]);
    desk.slow = true;
    desk.press(&["kept", "Enter"]).paste("pasted\ntogether");
    desk.press(&["Enter"]).later(Span::seconds(1));
    let mut out = Vec::new();
    for words in ["together", "pasted", "kept", "saved"] {
        assert!(shows(&desk).contains(words), "{words}: {}", shows(&desk));
        desk.press(&["Esc", "u"]);
        let said = format!("taken out, on its way: {words}");
        assert!(shows(&desk).contains(&said), "{}", shows(&desk));
        is_kept(&mut desk);
        let Some(Command::Retract { notes }) = desk.sent.last() else { panic!("{words}") };
        out.extend(notes.clone());
    }
    assert!(!shows(&desk).contains("pasted"), "{}", shows(&desk));
    let mut once = out.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!((out.len(), once.len()), (4, 4), "each of them once");
}

#[test]
fn a_table_stays_where_it_is() {
    let mut desk = table();
    desk.press(&["@7 words", "Enter"]);
    assert_eq!(desk.note(0).table, Some(TableId::new("4")));
    assert_eq!(&*desk.note(0).words.text, "@7 words");
}

#[test]
fn a_new_category_never_holds_its_words_back() {
    let mut desk = table();
    desk.press(&["#Trust", "Tab", "in people", "Enter"]);
    let (first, second) = (&desk.sent[0], &desk.sent[1]);
    assert!(matches!(first, Command::Capture { note } if note.category.is_none()), "{first:?}");
    assert!(matches!(second, Command::AddCategory { .. }), "{second:?}");
    let note = desk.note(0);
    let category = note.category.clone().unwrap();
    let named = desk.model.session.category(note.question.as_ref().unwrap(), &category).unwrap();
    assert_eq!(&*named.label, "Trust");
}

#[test]
fn a_category_that_somebody_else_named_meanwhile_is_theirs() {
    let mut desk = table();
    desk.slow = true;
    desk.press(&["#Trust", "Tab", "in people", "Enter"]);
    let capture = desk.sent[0].clone();
    desk.slow = false;
    desk.does(capture);
    let (question, label) = (QuestionId::new("q2"), "Trust".into());
    desk.does(Command::AddCategory { question: question.clone(), letter: None, label });
    let there = desk.model.session.categories_of(&question).find(|it| &*it.label == "Trust");
    let there: CategoryId = there.unwrap().id.clone();
    let (ticket, command) = (Ticket(2), Box::new(desk.sent[1].clone()));
    desk.give(Msg::Notice(Notice::Returned { ticket, command, why: "taken".to_owned() }));
    assert_eq!(desk.note(0).category, Some(there));
    assert_eq!((desk.let_go.as_slice(), desk.model.joined.tray.len()), (&[Ticket(2)][..], 0));
}

#[test]
fn a_detail_can_be_sent_twice() {
    let mut desk = table();
    desk.press(&["point", "Enter", "Tab", "below it", "Enter"]);
    let sent = desk.sent.last().unwrap().clone();
    assert!(matches!(sent, Command::AddDetail { id: Some(_), .. }), "{sent:?}");
    desk.press(&["Tab", "another", "Enter"]).does(sent);
    assert_eq!(desk.note(0).words.details.len(), 2);
    assert_eq!(&*desk.note(0).words.details[0].text, "below it");
}

#[test]
fn what_is_not_taken_waits_in_the_tray_with_its_reason() {
    let mut desk = table();
    desk.slow = true;
    desk.press(&["first words", "Enter"]);
    comes_back(&mut desk, "this is longer than 5 characters");
    assert_eq!(desk.said(), "not done: this is longer than 5 characters");
    assert!(shows(&desk).contains(" 1 not taken · Esc !"), "{}", shows(&desk));
    desk.press(&["Esc", "!"]);
    golden("tray", &desk.model);
    desk.press(&["x", "Esc"]);
    assert_eq!(desk.model.joined.tray.len(), 1, "nothing goes without Enter");
    desk.press(&["Esc", "!", "Enter"]);
    assert_eq!(desk.line(), "first words");
    assert_eq!(desk.let_go, [Ticket(1)]);
    assert!(desk.model.joined.tray.is_empty() && desk.model.overlays.is_empty());
}

#[test]
fn what_is_not_taken_is_copied_and_stays_in_the_tray() {
    let mut desk = table();
    desk.slow = true;
    desk.paste("words worth keeping\n  and more").press(&["Enter"]);
    comes_back(&mut desk, "this is longer than 5 characters");
    desk.press(&["Esc", "!", "y"]);
    assert_eq!(desk.copied, ["words worth keeping\n  and more"]);
    assert_eq!((desk.model.joined.tray.len(), desk.let_go.len()), (1, 0));
}

#[test]
fn what_is_not_taken_is_sent_again_as_the_same_note() {
    let mut desk = table();
    desk.slow = true;
    desk.press(&["words", "Enter"]);
    comes_back(&mut desk, "the facilitator has muted this device");
    desk.press(&["Esc", "!", "Tab"]);
    assert_eq!(desk.sent[0], desk.sent[1]);
    assert_eq!(desk.let_go, [Ticket(1)]);
    desk.press(&["Esc", "!"]);
    assert_eq!(desk.said(), "nothing needs you: everything was taken");
}

#[test]
fn what_is_not_taken_is_sent_again_as_another_note_where_other_words_have_its_id() {
    let mut desk = table();
    desk.slow = true;
    desk.press(&["words", "Enter"]);
    let Command::Capture { note: first } = desk.sent[0].clone() else { panic!() };
    desk.does(Command::Capture {
        note: Box::new(NewNote { text: "other".into(), ..*first.clone() }),
    });
    comes_back(&mut desk, "another note was already saved under this id");
    desk.press(&["Esc", "!", "Tab"]);
    let Command::Capture { note: again } = &desk.sent[1] else { panic!("{:?}", desk.sent) };
    assert_eq!(first.text, again.text);
    assert_ne!(first.id, again.id);
}

#[test]
fn what_was_not_taken_and_is_so_by_now_leaves_the_tray_and_the_choice_where_it_is() {
    let mut desk = table();
    desk.slow = true;
    for words in ["one", "two", "three"] {
        desk.press(&[words, "Enter"]);
        comes_back(&mut desk, "the facilitator has muted this device");
    }
    desk.press(&["Esc", "!", "j"]);
    for (ticket, place) in [(Ticket(1), 0), (Ticket(3), 0)] {
        desk.give(Msg::Notice(Notice::Nothing { ticket }));
        assert_eq!(desk.model.overlays, [Overlay::Tray { place }]);
        assert_eq!(desk.model.joined.tray[place].told(), "two");
    }
    assert_eq!(desk.said(), "done after all: three");
    desk.give(Msg::Notice(Notice::Nothing { ticket: Ticket(2) }));
    assert_eq!((desk.model.overlays.len(), desk.model.joined.tray.len()), (0, 0));
}
