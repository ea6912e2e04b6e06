//! Capture as it is drawn, at every size.

use worldcafe::actions::{Action, spec};
use worldcafe::domain::{BlockId, NoteId, NoteKind, QuestionId, Span, TableId};
use worldcafe::session::{Command, NewNote};
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::Model;
use worldcafe::tui::model::{LastIdea, Line, Message, Mode, Pick, Picked, Screen, Sort};
use worldcafe::tui::strip::strip;

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, golden, rows};

/// Table 4 in the first conversation, as it was being typed.
fn table_four(size: (u16, u16)) -> Model {
    let evening = Evening::drawn();
    let mut model = Model::of(evening.session, evening.now, Mode::Live, size);
    model.screen = Screen::Capture;
    model.capture.table = Some(TableId::new("4"));
    model.capture.line = Line::of("Who are the stakehold");
    model.refresh(true);
    let question = model.line_question().cloned().unwrap();
    let category = model.session.categories_of(&question).nth(1).unwrap().id.clone();
    let pick = Pick::Known(question, category);
    model.capture.picked = Some(Picked { pick, kept: false });
    let note = model.listing().now.last().copied().unwrap();
    model.capture.last = Some(LastIdea { note, details: Vec::new() });
    let (sort, words, next) = (Sort::Saved, "✓ saved  Table 4".to_owned(), &[]);
    model.message = Some(Message { sort, words, next, at: model.now, carried: false });
    model
}

#[test]
fn capture_at_80_by_24_shows_what_the_table_said_and_the_line() {
    golden("capture", &table_four((80, 24)));
}

#[test]
fn capture_at_200_by_60_moves_nothing_to_another_corner() {
    golden("capture", &table_four((200, 60)));
    golden("capture", &table_four((120, 40)));
}

#[test]
fn capture_at_40_by_12_keeps_clock_question_and_line() {
    golden("capture", &table_four((40, 12)));
}

fn seen(desk: &Desk) -> String {
    rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::Indexed))).join("\n")
}

#[test]
fn a_message_of_two_rows_has_no_rule_behind_it() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    let words = "This screen runs your café; nothing has begun yet".to_owned();
    let next = &[(Action::Start, "begins it"), (Action::Help, "is help")];
    desk.model.message =
        Some(Message { sort: Sort::Told, words, next, at: desk.model.now, carried: false });
    let seen = seen(&desk);
    assert!(seen.lines().any(|row| row == " help"), "{seen}");
}

#[test]
fn a_comment_is_marked_in_the_list_but_for_a_town_hall_where_all_are() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.model.capture.kind = Some(NoteKind::Comment);
    desk.press(&["too short", "Enter"]);
    assert!(seen(&desk).contains("comment: too short"), "{}", seen(&desk));
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2");
    let mut desk = Desk::at(evening).capture();
    desk.press(&["too short", "Enter"]);
    assert_eq!(desk.note(0).kind, NoteKind::Comment);
    assert!(!seen(&desk).contains("comment: too short"), "{}", seen(&desk));
}

#[test]
fn after_the_close_the_line_says_where_words_go_however_full_the_list_is() {
    let mut evening = Evening::drawn();
    evening.does("20:21:00", Command::Close).at("20:30:00");
    let mut desk = Desk::at(evening);
    desk.press(&["i", "afterthought", "Enter", "Esc", "Esc"]);
    desk.model.message = None;
    desk.press(&["i"]);
    assert_eq!(
        desk.said(),
        "The session is closed: what is typed is added after the event. #1 before it says the \
         question, #1b its category too, Ctrl-G the block."
    );
}

#[test]
fn no_ideas_yet_says_of_what_where_there_are_some_elsewhere() {
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2");
    let mut desk = Desk::at(evening.clone()).capture();
    desk.model.capture.target.block = Some(BlockId::new("c3"));
    assert!(
        seen(&desk).contains(
            " no ideas yet in this round · @1 chooses a table · Ctrl-G Enter: as it runs ─"
        ),
        "{}",
        seen(&desk)
    );
    evening.does("20:21:00", Command::Close);
    let desk = Desk::at(evening).capture();
    assert!(seen(&desk).contains(" no ideas yet outside the blocks ─"));
}

#[test]
fn where_ideas_go_to_no_table_the_screen_says_so_and_how_to_choose_one() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.press(&["one", "Enter"]);
    assert!(seen(&desk).contains(" no table · Conversation 2 of 3"), "{}", seen(&desk));
    let saved = " ✓ saved · 22 ideas in the room · @1 chooses a table ─";
    assert!(seen(&desk).contains(saved), "{}", seen(&desk));
    desk.press(&["@3", "Enter"]);
    let chosen = seen(&desk);
    assert!(chosen.contains(" Table 3 · Conversation 2 of 3"), "{chosen}");
    assert!(!chosen.contains("saved"), "nothing was saved there: {chosen}");
    desk.press(&["two", "Enter"]);
    assert!(seen(&desk).contains("✓ saved · 5 ideas here, 23 in the room ─"), "{}", seen(&desk));
    desk.press(&["Esc", "Esc", "2"]);
    assert!(seen(&desk).contains(" 5 ideas here, 23 in the room ─"), "{}", seen(&desk));
    assert!(!seen(&desk).contains("saved"), "{}", seen(&desk));
}

#[test]
fn a_message_that_came_up_on_another_screen_says_when() {
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&["m"]);
    assert!(seen(&desk).contains("\n the bell is muted"), "{}", seen(&desk));
    desk.press(&["3"]);
    assert!(seen(&desk).contains("\n 19:15  the bell is muted"), "{}", seen(&desk));
}

#[test]
fn what_is_over_by_being_read_stays_behind_on_its_screen() {
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&["m", "m"]);
    assert_eq!(desk.said(), "the bell rings again");
    assert_eq!(desk.press(&["2"]).said(), "");
    desk.press(&["an idea", "Enter"]);
    assert!(desk.said().starts_with("✓ saved"), "{}", desk.said());
    assert_eq!(desk.press(&["Esc", "Esc"]).said(), "");
    desk.press(&["m"]).later(Span::seconds(61)).press(&["3"]);
    assert_eq!(desk.said(), "", "and its key was read");
}

#[test]
fn at_40_by_12_the_table_its_ideas_and_what_a_sign_matches_are_seen() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.model.size = (40, 12);
    desk.press(&["@3", "Enter"]);
    assert!(seen(&desk).contains("\nTable 3 · 4 of 21 ideas"), "{}", seen(&desk));
    desk.press(&["#"]);
    let found = seen(&desk);
    assert!(
        found.contains("\na Cybersecurity Tab") && found.contains("\nc Human Rights"),
        "{found}"
    );
    desk.press(&["Backspace", "@"]);
    assert!(seen(&desk).contains("\n@ 1 Tab"), "{}", seen(&desk));
}

#[test]
fn the_stages_total_says_how_many_ideas_stand_in_none_of_its_rows() {
    let mut evening = Evening::drawn();
    let note = NewNote {
        block: Some(BlockId::new("c2")),
        ..NewNote::idea(NoteId(uuid::Uuid::from_u128(1 << 70)), "from nowhere")
    };
    evening.does("19:16:00", Command::Capture { note: Box::new(note) });
    let round = seen(&Desk::at(evening.clone()));
    assert!(round.contains("22 ideas, 1 at no table"), "{round}");
    evening.does("20:21:00", Command::Close);
    for size in [(80, 24), (200, 60)] {
        let mut desk = Desk::at(evening.clone());
        desk.model.size = size;
        let closed = seen(&desk);
        assert!(closed.contains("66 ideas, 1 at no table"), "{closed}");
        let row = closed.lines().find(|row| row.contains("– no question"));
        assert!(size.0 > 80 || row.is_some_and(|row| row.ends_with('1')), "{closed}");
    }
}

#[test]
fn in_a_pause_esc_enter_is_a_new_line_and_the_reason_is_asked_for_from_the_stage() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.press(&["half", "Esc", "p", "Esc", "Esc"]);
    assert!(!strip(&desk.model).iter().any(|hint| hint.words == "why"));
    desk.press(&["Enter"]);
    assert_eq!((desk.line().as_str(), desk.asked()), ("half\n", ""));
    desk.press(&["Esc", "Esc"]);
    assert!(strip(&desk.model).iter().any(|hint| hint.words == "why"));
    desk.press(&["Enter"]);
    assert!(desk.asked().starts_with("Why is Conversation 2 paused?"), "{}", desk.asked());
    assert!(spec(Action::Reason).doc.contains("In the line Esc Enter is a new line"));
}

#[test]
fn a_pause_from_the_line_asks_for_its_reason_at_once() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    let before = desk.model.session.notes.len();
    desk.press(&["half", "Esc", "p"]);
    assert!(desk.model.session.running().unwrap().pause().is_some(), "it is paused already");
    golden("pause-why", &desk.model);
    desk.press(&["fire drill", "Enter"]);
    let pause = desk.model.session.running().unwrap().pause().unwrap();
    assert_eq!(pause.reason.as_deref(), Some("fire drill"));
    assert_eq!((desk.line().as_str(), desk.model.session.notes.len()), ("half", before));
    desk.press(&["Esc", "u"]);
    assert!(desk.model.session.running().unwrap().pause().is_none(), "both are one step");
}

#[test]
fn a_pause_without_a_reason_says_the_key_that_gives_it_where_one_is() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.press(&["Esc", "p", "Esc"]);
    let said = desk.said();
    assert!(said.ends_with("Conversation 2 paused · Esc Esc, then Enter says why"), "{said}");
    desk.press(&["Esc", "Esc"]);
    assert!(desk.said().ends_with("Conversation 2 paused · Enter says why"), "{}", desk.said());
    desk.press(&["Enter"]);
    assert!(desk.asked().starts_with("Why is Conversation 2 paused?"), "{}", desk.asked());
}

#[test]
fn a_line_sent_to_a_question_stands_below_what_was_said_on_it_whatever_the_block() {
    let mut evening = Evening::drawn();
    evening.does("20:21:00", Command::Close).at("20:30:00");
    let mut desk = Desk::at(evening).capture();
    desk.press(&["Ctrl-G", "question 2", "Enter"]);
    let before = seen(&desk);
    assert!(before.contains("Trust and Confidence in online environment"), "{before}");
    assert!(
        before.contains(" 21 ideas on this question · Ctrl-G Enter: no question ─"),
        "{before}"
    );
    desk.press(&["late paper", "Enter"]);
    let after = seen(&desk);
    assert!(after.contains("–  late paper"), "{after}");
    assert!(after.contains("Trust and Confidence in online environment"), "{after}");
    assert!(!after.contains("Guiding role and listening role"), "{after}");
}

#[test]
fn after_the_close_a_line_sent_to_a_table_stands_below_what_that_table_said() {
    let mut evening = Evening::drawn();
    evening.does("20:21:00", Command::Close).at("20:30:00");
    let mut desk = Desk::at(evening).capture();
    desk.press(&["Ctrl-G", "Table 9", "Enter", "late paper", "Enter"]);
    desk.model.message = None;
    let seen = seen(&desk);
    assert!(seen.contains("–  late paper"), "{seen}");
    assert!(seen.contains("Trust and Confidence in online environment"), "{seen}");
    assert!(seen.contains(" ideas here ─"), "{seen}");
}

#[test]
fn in_a_round_a_line_sent_to_another_question_and_table_counts_both() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.press(&["Ctrl-G", "question 1", "Enter", "Ctrl-G", "Table 4", "Enter"]);
    let before = seen(&desk);
    assert!(
        before.contains("5 ideas here, 44 on this question · Ctrl-G Enter: as it runs ─"),
        "{before}"
    );
    desk.press(&["late paper", "Enter"]);
    desk.model.message = None;
    let after = seen(&desk);
    assert!(after.contains("–  late paper"), "{after}");
    assert!(after.contains("6 ideas here, 45 on this question ·"), "{after}");
    assert!(after.contains(" idea  question 1 ▸"), "{after}");
    desk.press(&["Esc", "4", "too short", "Enter"]);
    let asked = Some(QuestionId::new("q2"));
    assert_eq!(desk.note(0).question, asked, "the hall has its own");
    desk.press(&["Esc", "2", "more paper", "Enter"]);
    assert_eq!(desk.note(0).question, Some(QuestionId::new("q1")));
    desk.press(&["Ctrl-G", "Enter", "of this round", "Enter"]);
    assert_eq!(desk.note(0).question, asked);
}

#[test]
fn at_no_table_each_idea_names_its_own_and_letters_of_another_question_its_number() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    assert!(seen(&desk).contains("\n  a  @9 Trust and Confidence"), "{}", seen(&desk));
    desk.press(&["@9", "Enter"]);
    assert!(seen(&desk).contains("\n  a  Trust and Confidence"), "{}", seen(&desk));
    desk.press(&["Esc", "3", "Enter"]);
    assert!(seen(&desk).contains("▸ @"), "{}", seen(&desk));
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2").ends("19:45:00", "th1").at("19:46:00");
    let mut desk = Desk::at(evening).capture();
    desk.press(&["@9", "Enter"]);
    assert!(seen(&desk).contains("\n  2a  Trust and Confidence"), "{}", seen(&desk));
}

#[test]
fn a_sign_amid_the_words_is_said_to_be_text() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.press(&["#a first #bikes and then", "Enter"]);
    assert_eq!(desk.said(), "✓ saved  a Cybersecurity with #bikes as text");
    assert!(seen(&desk).contains(" with #bikes as text ─"), "{}", seen(&desk));
}
