//! Keys where no cursor blinks, and what waits for Enter.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use worldcafe::domain::{BlockId, Span};
use worldcafe::engine::{Drive, Notice, Pace};
use worldcafe::session::{Command, Session};
use worldcafe::tui::Msg;
use worldcafe::tui::model::{Alarm, Mode, Overlay, Screen};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::golden;

fn desk() -> Desk {
    Desk::at(Evening::drawn())
}

fn runs(session: &Session) -> &str {
    session.running().map_or("nothing", |block| block.id().as_str())
}

#[test]
fn ending_a_block_with_time_left_waits_for_enter() {
    let mut desk = desk();
    desk.press(&["n"]);
    assert_eq!(
        desk.asked(),
        "Conversation 2 has 14:32 left. Enter ends it; Midway Town Hall comes next."
    );
    assert_eq!(desk.sent, []);
    desk.press(&["Enter"]);
    assert_eq!(runs(&desk.model.session), "th1");
}

#[test]
fn in_its_last_minute_a_block_ends_at_once() {
    let mut desk = desk();
    desk.later(Span::seconds(14 * 60)).press(&["n"]);
    assert_eq!(runs(&desk.model.session), "th1");
}

#[test]
fn a_short_block_that_has_just_begun_is_not_ended_by_one_key() {
    let mut desk = desk();
    desk.press(&["n", "Enter", "n"]);
    desk.press(&["Esc"]);
    let running = desk.model.session.running().unwrap();
    let (block, all) = (running.id().clone(), running.countdown().unwrap().length.unwrap());
    desk.does(Command::Lengthen { block, by: Span(Span::minutes(1).0 - all.0) });
    desk.press(&["n"]);
    assert!(desk.asked().contains(" has 1:00 left. Enter ends it"), "{}", desk.asked());
    desk.press(&["Esc"]).later(Span::seconds(31)).press(&["n"]);
    assert_ne!(runs(&desk.model.session), "th1");
}

#[test]
fn every_other_key_leaves_all_as_it_is() {
    for key in ["y", "n", "Esc", " ", "q", "Tab", "Ctrl-C"] {
        let mut desk = desk();
        desk.press(&["n", key]);
        assert_eq!((desk.sent.len(), desk.model.overlays.len(), desk.quit), (0, 0, false), "{key}");
    }
    let mut desk = desk();
    for keys in [["+", "n"], ["+", "p"], ["<", "u"], [">", "4"]] {
        desk.press(&keys);
        assert!(desk.model.overlays.is_empty() && desk.sent.is_empty(), "{keys:?}");
        assert_eq!(desk.model.screen, Screen::Stage);
    }
}

#[test]
fn an_enter_that_came_in_with_the_question_says_nothing() {
    let mut desk = desk();
    desk.press_at_once(&["n", "Enter", "Enter"]);
    assert_eq!(desk.sent, []);
    desk.press(&["Enter"]);
    assert_eq!(runs(&desk.model.session), "th1");
}

#[test]
fn a_key_held_down_never_confirms() {
    let mut desk = desk();
    desk.press(&["n"]);
    let held = KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, KeyEventKind::Repeat);
    for _ in 0..50 {
        desk.key(held);
    }
    assert_eq!(desk.sent, []);
    desk.press(&["Esc", ":", "close", "Enter", "Enter", "Enter", "Enter"]);
    assert_eq!(desk.sent, [], "an Enter that brought the question up may still be held");
    desk.later(Span::seconds(2)).press(&["Enter"]);
    assert_eq!(desk.sent, [Command::Close]);
}

#[test]
fn longer_and_shorter_show_the_new_end_and_add_up_to_one_step() {
    let mut desk = desk();
    desk.press(&["+"]);
    assert!(
        desk.asked().starts_with("Conversation 2, 1 min longer: ends 19:31, not 19:30"),
        "{}",
        desk.asked()
    );
    desk.press(&["+", ">", "-"]);
    assert!(
        desk.asked().starts_with("Conversation 2, 6 min longer: ends 19:36"),
        "{}",
        desk.asked()
    );
    desk.press(&["Enter"]);
    assert_eq!(desk.sent.len(), 1);
    let left = desk.model.session.running().unwrap().countdown().unwrap();
    assert_eq!(left.remaining(desk.model.now.t), Some(Span::seconds(20 * 60 + 32)));
    desk.press(&["+", "-", "Enter"]);
    assert_eq!(desk.sent.len(), 1, "as long as it was is no step");
}

#[test]
fn pause_and_resume_share_a_key() {
    let mut desk = desk();
    desk.press(&["p", "Esc"]);
    assert!(desk.model.session.running().unwrap().pause().is_some());
    desk.press(&["p"]);
    assert!(desk.model.session.running().unwrap().pause().is_none());
}

#[test]
fn undo_says_what_it_undid_and_asks_for_an_old_step_of_the_clock() {
    let mut desk = desk();
    desk.press(&["n", "Enter", "u"]);
    assert_eq!(runs(&desk.model.session), "c2");
    assert!(desk.said().starts_with("undone: "), "{}", desk.said());
    assert!(desk.said().ends_with("U redoes"), "{}", desk.said());
    desk.press(&["U"]).later(Span::minutes(2)).press(&["u"]);
    assert!(desk.asked().starts_with("Enter undoes: "), "{}", desk.asked());
    desk.press(&["Esc"]);
    assert_eq!(runs(&desk.model.session), "th1");
    desk.press(&["u", "Enter"]);
    assert_eq!(runs(&desk.model.session), "c2");
    desk.press(&["U"]);
    assert!(desk.asked().starts_with("Enter does again: "), "{}", desk.asked());
    assert_eq!(runs(&desk.model.session), "c2", "nor does a slip begin it again");
    desk.press(&["Enter"]);
    assert_eq!(runs(&desk.model.session), "th1");
}

#[test]
fn undo_says_what_runs_since() {
    let mut desk = desk();
    desk.press(&["n", "Enter", "u"]);
    assert_eq!(
        desk.said(),
        "undone: end of Conversation 2; start of Midway Town Hall (19:15). Conversation 2 runs \
         again, 14:32 left · U redoes"
    );
    desk.press(&["U"]);
    assert!(desk.said().ends_with(". Midway Town Hall runs again, 15:00 left · u undoes"));
    desk.press(&["p", "Esc", "u"]);
    assert!(desk.said().ends_with("(19:15). Midway Town Hall runs on, 15:00 left · U redoes"));
    desk.press(&["i", "a comment", "Enter", "Esc", "u"]);
    assert_eq!(desk.said(), "undone: comment \"a comment\" (19:15) · Esc U redoes", "in the line");
}

#[test]
fn in_the_line_esc_comes_before_the_keys_of_the_stage() {
    let mut desk = desk();
    desk.later(Span::minutes(16));
    golden("time-up", &desk.model);
    desk.press(&["2"]);
    golden("time-up-in-capture", &desk.model);
    desk.press(&["Esc", "m"]);
    assert_eq!(desk.said(), "the bell is muted; words stay · Esc m lets it ring");
    desk.press(&["Esc", "Esc"]);
    assert_eq!(desk.said(), "the bell is muted; words stay · m lets it ring");
}

#[test]
fn an_end_that_is_told_the_same_is_told_once() {
    let mut evening = Evening::planned("18:15:00");
    evening.does("18:15:00", Command::Start { block: BlockId::new("opening") });
    evening.ends("18:29:30", "opening");
    let mut desk = Desk::at(evening);
    desk.press(&["+"]);
    let asked = "Conversation 1, 1 min longer: ends 18:55, not 18:54. ";
    assert!(desk.asked().starts_with(asked), "{}", desk.asked());
    desk.press(&["-"]);
    let asked = "Conversation 1, as long as it was: ends 18:54. ";
    assert!(desk.asked().starts_with(asked), "{}", desk.asked());
}

#[test]
fn what_would_be_refused_is_not_offered() {
    let mut desk = desk();
    desk.later(Span::minutes(12)).press(&["<"]);
    assert_eq!((desk.asked(), desk.sent.len()), ("", 0));
    assert!(
        desk.said().starts_with("not done: Conversation 2 has already run 22"),
        "{}",
        desk.said()
    );
    desk.press(&["-", "-", "-", "-"]);
    assert!(
        desk.asked().starts_with("Conversation 2, 2 min shorter: ends 19:28, not 19:30.")
            && desk.asked().contains(" No shorter: Conversation 2 has already run 22"),
        "{}",
        desk.asked()
    );
    desk.press(&["+", "Enter"]);
    assert!(
        matches!(desk.sent[..], [Command::Lengthen { by, .. }] if by == Span::minutes(-1)),
        "{:?}",
        desk.sent
    );
}

#[test]
fn reopening_always_asks() {
    let mut desk = desk();
    desk.press(&["n", "Enter", "r"]);
    assert!(desk.asked().starts_with("Enter runs Conversation 2 again"), "{}", desk.asked());
    desk.press(&["Enter"]);
    assert_eq!(runs(&desk.model.session), "c2");
}

#[test]
fn leaving_always_asks_and_nothing_is_lost() {
    let mut desk = desk();
    for key in ["q", "Ctrl-C"] {
        desk.press(&[key]);
        assert!(desk.asked().contains("nothing is lost"), "{}", desk.asked());
        assert!(!desk.quit);
        desk.press(&["Esc"]);
    }
    desk.press(&["q", "Enter"]);
    assert!(desk.quit);
}

#[test]
fn esc_arms_one_key_and_the_cursor_is_back_in_the_line() {
    let mut desk = desk().capture();
    desk.press(&["half", "Esc", "m"]);
    assert!(!desk.model.rings);
    desk.press(&[" a line"]);
    assert_eq!((desk.line().as_str(), desk.model.screen), ("half a line", Screen::Capture));
}

#[test]
fn alt_and_a_letter_are_esc_and_the_letter() {
    let mut desk = desk().capture();
    desk.press(&["Alt-m"]);
    assert!(!desk.model.rings);
    desk.press(&["one two", "Alt-b", "x"]);
    assert_eq!(desk.line(), "one xtwo", "Option and an arrow move by words");
    desk.press(&["Alt-z"]);
    assert_eq!(desk.line(), "one xztwo", "a key without meaning goes into the line");
}

#[test]
fn esc_twice_goes_to_the_stage_and_esc_never_deletes_saves_or_quits() {
    let mut desk = desk().capture();
    desk.press(&["half", "Esc", "Esc"]);
    assert_eq!((desk.model.screen, desk.line().as_str()), (Screen::Stage, "half"));
    desk.press(&["Esc", "Esc", "Esc"]);
    assert_eq!((desk.sent.len(), desk.quit, desk.line().as_str()), (0, false, "half"));
    desk.press(&["2", "Esc", "1"]);
    assert_eq!(desk.model.screen, Screen::Stage);
}

#[test]
fn the_strip_after_esc_is_a_menu_for_keyboards_without_latin_letters() {
    let mut desk = desk().capture();
    desk.press(&["Esc", "Right", "Enter"]);
    assert!(desk.asked().starts_with("Conversation 2 has 14:32 left"), "{}", desk.asked());
}

#[test]
fn the_rooms_view_is_quiet_to_most_keys() {
    let mut desk = desk();
    desk.press(&["v", "u", "r", "q", "i", "1", "m"]);
    assert_eq!((desk.model.screen, desk.sent.len()), (Screen::Room, 0));
    assert!(desk.model.overlays.is_empty());
    desk.press(&["Esc"]);
    assert_eq!(desk.model.screen, Screen::Stage);
}

#[test]
fn a_projectors_own_screen_is_quiet_to_every_key_and_paste_but_those_that_leave() {
    let mut desk = Desk::of(Evening::drawn(), Mode::Projector);
    desk.press(&["n", "p", "+", "v", ":", "?", "F1", "Ctrl-P", "Enter", "1", "Tab", "Esc", "n"]);
    desk.paste("pasted\nby mistake");
    desk.press(&["Esc", "x", "Esc"]).later(Span::minutes(20));
    assert_eq!((desk.model.screen, desk.sent.len(), desk.bells), (Screen::Room, 0, 0));
    assert!(desk.model.overlays.is_empty());
    for leaving in [&["Esc"][..], &["q"], &["Ctrl-C"], &["Esc", "Esc"]] {
        desk.press(leaving);
        assert_eq!(desk.asked(), "Enter leaves. The session goes on.", "{leaving:?}");
        desk.press(&["n"]);
        assert!(desk.model.overlays.is_empty(), "any other key stays");
    }
}

#[test]
fn warnings_come_once_with_a_bell_and_time_up_stays() {
    let mut desk = desk();
    desk.later(Span::seconds(9 * 60 + 40));
    assert_eq!((desk.bells, desk.said().as_str()), (1, "◆ 5 min left"));
    desk.later(Span::seconds(1)).press(&["m"]).later(Span::minutes(4));
    assert_eq!(
        (desk.bells, desk.said().as_str()),
        (1, "◆◆ 1 min left, wrap up"),
        "muted, the words stay"
    );
    desk.later(Span::minutes(2));
    assert!(matches!(desk.model.alarms.as_slice(), [Alarm::TimeUp { .. }]));
    desk.press(&[">", "Enter"]).later(Span::seconds(1));
    assert!(desk.model.alarms.is_empty(), "more time ends the alarm");
}

#[test]
fn the_palette_finds_an_action_by_a_few_letters_and_takes_words_after_it() {
    let mut desk = desk();
    desk.press(&[":", "headc", "Tab", "62", "Enter"]);
    assert_eq!(desk.sent, [Command::SetHeadCount { people: Some(62) }]);
    desk.press(&[":", "head 64", "Enter"]);
    assert_eq!(desk.sent.last(), Some(&Command::SetHeadCount { people: Some(64) }));
    desk.press(&["Ctrl-P", "pause coffee is late", "Enter"]);
    let pause = desk.model.session.running().unwrap().pause().unwrap().reason.clone();
    assert_eq!(pause.as_deref(), Some("coffee is late"));
}

#[test]
fn the_palette_says_why_something_cannot_be_done() {
    let mut desk = desk();
    desk.press(&[":", "resume", "Enter"]);
    assert_eq!(desk.said(), "not done: Conversation 2 is not paused");
    desk.press(&[":", "head-count many", "Enter"]);
    assert!(desk.asked().starts_with("not done: \"many\" is not a number"), "{}", desk.asked());
    desk.press(&["Esc"]);
    let sent = desk.sent.len();
    desk.press(&[":", "re 12", "Enter", "Esc"]);
    assert_eq!(desk.sent.len(), sent, "the beginning of several names is none of them");
}

#[test]
fn help_lists_the_keys_and_any_other_key_closes_it() {
    let mut desk = desk();
    desk.press(&["?"]);
    assert!(matches!(desk.model.overlays.last(), Some(Overlay::Help { .. })));
    desk.press(&["Down", "n"]);
    assert!(desk.model.overlays.is_empty());
    assert_eq!(desk.sent, []);
}

#[test]
fn in_a_replay_nothing_can_be_changed_and_keys_drive_it() {
    let mode = Mode::Replay { speed: 60, paused: false, over: false };
    let mut desk = Desk::of(Evening::drawn(), mode);
    desk.press(&[" ", "+", "-", "u", "r", "n", "i", "x"]);
    assert_eq!(desk.sent, []);
    assert_eq!(desk.drives[..3], [Drive::Pause, Drive::Faster, Drive::Slower]);
    assert!(matches!(desk.drives[3..], [Drive::Jump(_), Drive::Jump(_)]));
}

#[test]
fn in_a_replay_r_goes_to_the_start_of_the_block_shown_and_then_to_the_one_before() {
    let mode = Mode::Replay { speed: 60, paused: false, over: false };
    let mut desk = Desk::of(Evening::drawn(), mode);
    let jump = |id: &str| Drive::Jump(BlockId::new(id));
    desk.press(&["r"]);
    assert_eq!(desk.drives, [jump("c2")]);
    let started = desk.model.session.block(&BlockId::new("c2")).unwrap().started.unwrap();
    desk.give(Msg::Tick(started));
    desk.press(&["r"]);
    assert_eq!(desk.drives, [jump("c2"), jump("c1")], "pressed again at once");
    desk.later(Span::minutes(1)).press(&["r"]);
    assert_eq!(desk.drives[2..], [jump("c2")], "that block is shown again: its own start");
    desk.later(Span::minutes(5)).press(&["r"]);
    assert_eq!(desk.drives[3..], [jump("c2")], "later it is the block shown");
}

#[test]
fn a_replay_that_is_over_says_what_came_out_and_no_clock_is_up() {
    let mode = Mode::Replay { speed: 60, paused: false, over: false };
    let mut desk = Desk::of(Evening::drawn(), mode);
    desk.later(Span::minutes(20));
    assert!(matches!(desk.model.alarms.as_slice(), [Alarm::TimeUp { .. }]));
    desk.give(Msg::Notice(Notice::Pace(Pace { speed: 60, paused: false, over: true })));
    assert!(desk.model.alarms.is_empty());
    assert_eq!(desk.said(), "That was all: 65 ideas · p plays it again, q leaves");
}

#[test]
fn where_a_session_is_only_looked_at_nothing_is_submitted() {
    let mut desk = Desk::of(Evening::drawn(), Mode::ReadOnly).capture();
    desk.press(&["n", "p", "u", "hello", "Enter"]).paste("hello");
    assert_eq!((desk.sent.len(), desk.line().as_str()), (0, ""));
}
