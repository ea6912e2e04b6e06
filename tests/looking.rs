//! What the screens say where nothing can be changed: a session only read, a journal played back.

use worldcafe::domain::{BlockId, NoteId, NoteKind, Plan, QuestionId};
use worldcafe::session::{Command, NewNote};
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::Mode;

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};

const MODES: [Mode; 2] = [Mode::ReadOnly, Mode::Replay { speed: 60, paused: false, over: false }];

/// The way to every screen, and to the list of speakers.
const PLACES: [&[&str]; 10] =
    [&["1"], &["2"], &["3"], &["3", "Enter"], &["4"], &["4", "s"], &["5"], &["6"], &["t"], &["c"]];

/// What only somebody who may change the session can follow.
const CALLS: [&str; 12] = [
    "Enter puts",
    "Type what",
    "Ctrl-G",
    "Ctrl-N",
    " adds",
    " begins",
    "✓ saved",
    "@ name",
    "shorten or skip",
    "has spoken",
    "of 1:00",
    "Enter save",
];

const BARE: &str = r#"{ "title": "Small circle", "participants": 6,
  "questions": [ { "id": "q1", "text": "What next?" } ],
  "programme": [
    { "id": "c1", "kind": "conversation", "title": "One", "length": "10 min", "question": "q1" },
    { "id": "th1", "kind": "town-hall", "title": "All", "length": "10 min" } ] }"#;

fn seen(desk: &Desk) -> String {
    rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n")
}

/// The same without line ends and runs of blanks, as one reads it.
fn read(desk: &Desk) -> String {
    seen(desk).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn at(id: &str) -> BlockId {
    BlockId::new(id)
}

fn said(evening: &mut Evening, time: &str, kind: NoteKind, block: &str, text: &str) {
    let id = NoteId(uuid::Uuid::from_u128(0xee00 + evening.session.notes.len() as u128));
    let note = NewNote {
        kind,
        question: Some(QuestionId::new("q1")),
        block: Some(at(block)),
        ..NewNote::idea(id, text)
    };
    evening.does(time, Command::Capture { note: Box::new(note) });
}

/// Six people without tables or names: waiting, in the round, in the hall, and closed.
fn small_circle() -> [Evening; 4] {
    let waiting = Evening::of(serde_json::from_str::<Plan>(BARE).unwrap(), "09:00:00");
    let mut round = waiting.clone();
    round.does("09:00:00", Command::Start { block: at("c1") });
    said(&mut round, "09:01:00", NoteKind::Idea, "c1", "a walk");
    let mut hall = round.clone();
    hall.ends("09:10:00", "c1");
    said(&mut hall, "09:11:00", NoteKind::Comment, "th1", "walks are good");
    let mut closed = hall.clone();
    closed.does("09:20:00", Command::Close).at("09:21:00");
    [waiting, round, hall, closed]
}

#[test]
fn where_nothing_can_be_changed_no_screen_says_how_to_change_it() {
    let mut drawn_up = Evening::drawn();
    drawn_up.ends("19:30:00", "c2");
    let evenings = small_circle().into_iter().chain([Evening::drawn(), drawn_up]);
    for evening in evenings {
        for mode in MODES {
            for size in [(80, 24), (200, 60), (40, 12)] {
                for place in PLACES {
                    let mut desk = Desk::of(evening.clone(), mode);
                    desk.model.size = size;
                    desk.press(place);
                    let read = read(&desk);
                    for call in CALLS {
                        assert!(!read.contains(call), "{mode:?} {place:?} {call}\n{}", seen(&desk));
                    }
                }
            }
        }
    }
}

#[test]
fn without_tables_their_list_says_what_is_not_known_and_where_the_ideas_are() {
    let [_, round, ..] = small_circle();
    let mut desk = Desk::of(round, MODES[1]);
    desk.press(&["t"]);
    let read = read(&desk);
    assert!(
        read.contains(
            "No tables are named: which table said what was not written down. 3 counts the ideas \
             by question and round, c by category."
        ),
        "{read}"
    );
    assert!(read.starts_with("No tables 9:00 left"), "{read}");
    assert!(!read.contains("host"), "{read}");
}

#[test]
fn a_tally_without_tables_has_no_rounds_beside_the_categories() {
    let [_, round, ..] = small_circle();
    for size in [(80, 24), (200, 60)] {
        let mut desk = Desk::at(round.clone());
        desk.model.size = size;
        desk.press(&["3"]);
        let seen = seen(&desk);
        assert!(!seen.contains("ROUND"), "{seen}");
        let newest = seen.lines().find(|row| row.contains("NEWEST"));
        assert_eq!(newest.is_some_and(|row| row.ends_with("NEWEST")), size.0 > 80, "{seen}");
    }
}

#[test]
fn a_closed_session_that_is_only_looked_at_still_shows_all_that_was_said() {
    let [.., closed] = small_circle();
    for mode in MODES {
        let mut desk = Desk::of(closed.clone(), mode);
        desk.press(&["2"]);
        let capture = seen(&desk);
        assert!(capture.contains("–  a walk"), "{capture}");
        assert!(capture.contains("comment on question 1: walks are good"), "{capture}");
        desk.press(&["4"]);
        let hall = seen(&desk);
        assert!(hall.contains("COMMENTS  1"), "{hall}");
        assert!(hall.contains("1  walks are good"), "{hall}");
        assert!(!hall.contains("a walk"), "{hall}");
    }
}

#[test]
fn after_the_close_the_town_hall_shows_the_comments_of_every_hall() {
    let [.., closed] = small_circle();
    let mut desk = Desk::at(closed);
    desk.press(&["4", "late thanks", "Enter"]);
    let hall = seen(&desk);
    assert!(hall.contains("COMMENTS  2"), "{hall}");
    assert!(hall.contains("walks are good") && hall.contains("late thanks"), "{hall}");
}
