//! A time that is expected is told alike wherever it stands.

use serde_json::json;
use worldcafe::domain::{Block, BlockId, Span};
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::{Message, Sort};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};

/// An evening that began nine minutes and forty seconds late; the second block has no start of its
/// own.
fn late() -> Desk {
    let plan = json!({ "title": "T", "programme": [
        { "id": "a", "kind": "opening", "title": "Opening", "start": "18:15", "length": "15 min" },
        { "id": "b", "kind": "conversation", "title": "Talk", "length": "20 min" }] });
    let mut evening = Evening::of(serde_json::from_value(plan).unwrap(), "18:15:00");
    evening.does("18:24:40", Command::Start { block: BlockId::new("a") }).at("18:26:00");
    Desk::at(evening)
}

fn seen(desk: &Desk) -> String {
    rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n")
}

#[test]
fn every_screen_tells_the_end_as_many_minutes_away_as_it_is_late() {
    let mut desk = late();
    let stage = seen(&desk);
    for words in ["▲ 9 MIN LATE", "ends 18:59, planned 18:50", "until 18:39", "18:39 Talk"] {
        assert!(stage.contains(words), "{words}\n{stage}");
    }
    desk.press(&["+"]);
    assert!(desk.asked().contains("ends 18:40, not 18:39"), "{}", desk.asked());
    desk.press(&["Esc", "l"]);
    let programme = seen(&desk);
    for words in ["ends 18:59, planned 18:50", "18:24–18:39", "18:39–18:59", "9 late"] {
        assert!(programme.contains(words), "{words}\n{programme}");
    }
    desk.press(&["2"]);
    assert!(seen(&desk).contains("until 18:39"), "{}", seen(&desk));
}

#[test]
fn a_block_is_told_by_the_minutes_a_clock_shows_when_it_begins_and_when_its_time_is_up() {
    let plan = json!({ "title": "T", "programme": [
        { "id": "a", "kind": "opening", "title": "Opening", "start": "18:15", "length": "15 min" },
        { "id": "b", "kind": "conversation", "title": "Talk", "length": "20 min" }] });
    for second in [0, 29, 31, 59] {
        let mut evening = Evening::of(serde_json::from_value(plan.clone()).unwrap(), "18:15:00");
        let start = Command::Start { block: BlockId::new("a") };
        evening.does(&format!("18:30:{second:02}"), start);
        let mut desk = Desk::at(evening);
        let stage = seen(&desk);
        for words in ["▲ 15 MIN LATE", "ends 19:05, planned 18:50", "18:45 Talk"] {
            assert!(stage.contains(words), "{second}: {words}\n{stage}");
        }
        desk.press(&["l"]);
        let programme = seen(&desk);
        for words in ["runs    18:15–18:30   18:30–18:45", "18:45–19:05", "15 late"] {
            assert!(programme.contains(words), "{second}: {words}\n{programme}");
        }
        for (after, words) in [(1, "until 18:45"), (898, "until 18:45"), (11, "since 18:45")] {
            desk.later(Span::seconds(after));
            for screen in ["2", "1"] {
                desk.press(&["Esc", screen]);
                assert!(seen(&desk).contains(words), "{second}, {after}: {words}\n{}", seen(&desk));
            }
        }
    }
}

/// A plan of lengths whose first block ended forty seconds before its time.
fn early() -> Desk {
    let plan = json!({ "title": "T", "programme": [
        { "id": "a", "kind": "opening", "title": "Opening", "length": "5 min" },
        { "id": "b", "kind": "conversation", "title": "Talk", "length": "5 min" },
        { "id": "c", "kind": "closing", "title": "Closing", "length": "2 min" }] });
    let mut evening = Evening::of(serde_json::from_value(plan).unwrap(), "18:15:13");
    evening.does("18:15:13", Command::Start { block: BlockId::new("a") });
    evening.does("18:19:33", Command::EndBlock { block: BlockId::new("a") }).at("18:20:00");
    Desk::at(evening)
}

#[test]
fn what_takes_a_minute_longer_is_told_to_end_a_minute_later() {
    let mut desk = early();
    let stage = seen(&desk);
    for words in ["ON TIME", "ends 18:26", "until 18:24"] {
        assert!(stage.to_uppercase().contains(&words.to_uppercase()), "{words}\n{stage}");
    }
    desk.press(&["+"]);
    assert!(desk.asked().contains("1 min longer: ends 18:25, not 18:24."), "{}", desk.asked());
    desk.press(&["Esc", "l", "G", "+"]);
    let words = "Closing lasts 3 min, was 2 min. Nothing else moves; ends 18:27, not 18:26.";
    assert!(desk.asked().starts_with(words), "{}", desk.asked());
    let tried = seen(&desk);
    assert!(tried.contains("18:24–18:26 → 18:24–18:27"), "{tried}");
    desk.press(&["Esc", "Up", "+"]);
    assert!(desk.asked().contains("1 block comes at another time; "), "{}", desk.asked());
    let tried = seen(&desk);
    assert!(tried.contains("18:19–18:24 → 18:19–18:25"), "{tried}");
    desk.press(&["Enter"]);
    assert!(seen(&desk).contains("18:19–18:25"), "{}", seen(&desk));
}

#[test]
fn a_block_that_was_put_in_begins_when_the_one_before_it_is_told_to_end() {
    let mut desk = early();
    let block = Block { id: BlockId::new("d"), title: "More".into(), ..Block::default() };
    let after = Some(BlockId::new("b"));
    desk.does(Command::InsertBlock { block: Box::new(block), after });
    desk.press(&["l"]);
    let programme = seen(&desk);
    assert!(programme.contains("18:19–18:24") && programme.contains("18:24 "), "{programme}");
}

#[test]
fn a_start_that_was_typed_for_a_block_put_in_is_told_as_it_was_typed() {
    let plan = json!({ "title": "T", "programme": [
        { "id": "a", "kind": "opening", "title": "Opening", "length": "15 min" },
        { "id": "b", "kind": "conversation", "title": "Talk", "length": "20 min" }] });
    let mut evening = Evening::of(serde_json::from_value(plan).unwrap(), "18:24:40");
    evening.does("18:24:40", Command::Start { block: BlockId::new("a") });
    let mut desk = Desk::at(evening);
    desk.press(&["5", "a", "Song", "Tab", "19:45", "Enter"]).later(Span::seconds(1));
    assert!(seen(&desk).contains("→ 19:45–19:55"), "{}", seen(&desk));
    desk.press(&["Enter", "Enter"]);
    let form = seen(&desk);
    assert!(form.contains("start      19:45  (as planned)"), "{form}");
}

#[test]
fn what_is_done_with_coming_blocks_is_not_offered_for_one_that_has_begun() {
    let mut desk = late();
    let keys = |desk: &Desk| seen(desk).lines().last().unwrap().to_owned();
    desk.press(&["l", "g"]);
    assert!(!keys(&desk).contains("Enter"), "{}", keys(&desk));
    desk.press(&["Enter"]);
    assert!(desk.said().starts_with("not done: Opening "), "{}", desk.said());
    desk.press(&["Down"]);
    assert!(keys(&desk).contains("Enter edit"), "{}", keys(&desk));
}

#[test]
fn the_form_of_a_block_tells_the_start_that_its_row_tells() {
    let mut desk = late();
    desk.press(&["l", "Down", "Enter"]);
    let form = seen(&desk);
    assert!(form.contains("18:39  (expected, planned 18:30)"), "{form}");
}

#[test]
fn a_block_of_two_hours_has_its_end_beside_a_shorter_gauge() {
    let plan = json!({ "title": "T", "programme": [
        { "id": "a", "kind": "opening", "title": "Opening", "length": "2 h" }] });
    let mut evening = Evening::of(serde_json::from_value(plan).unwrap(), "18:15:00");
    evening.does("18:15:00", Command::Start { block: BlockId::new("a") }).at("18:20:00");
    let stage = seen(&Desk::at(evening));
    assert!(stage.contains("left of 2:00:00, until 20:15\n"), "{stage}");
}

#[test]
fn beside_an_alarm_of_one_row_a_message_is_read_to_its_end() {
    let mut desk = late();
    desk.later(Span::minutes(20));
    let path = "/media/ana/evenings/2013/geneva/journal.torn-2013-10-08T18-24-40.jsonl";
    let words = format!("the last line was cut short; what stood there is kept in {path}");
    desk.model.message =
        Some(Message { sort: Sort::Told, words, next: &[], at: desk.model.now, carried: false });
    let stage = seen(&desk);
    assert!(stage.contains("TIME UP") && stage.contains(path), "{stage}");
}

#[test]
fn on_a_day_far_from_its_printed_time_a_start_is_fixed_where_it_is_expected() {
    let mut evening = Evening::planned("22:14:00");
    evening.does("22:14:00", Command::Start { block: BlockId::new("opening") });
    let mut desk = Desk::at(evening);
    desk.press(&["l", "g", "j", "j", "j", "f"]);
    let words = "Midway Town Hall waits for 23:19. ";
    assert!(desk.asked().starts_with(words), "{}", desk.asked());
}

#[test]
fn a_block_without_a_length_says_so_where_nothing_is_known_behind_it() {
    let mut evening = Evening::planned("22:14:00");
    evening.does("22:14:00", Command::Start { block: BlockId::new("opening") });
    let mut desk = Desk::at(evening);
    let block = Block { title: "Toast".into(), ..Block::default() };
    desk.does(Command::InsertBlock { block: Box::new(block), after: Some(BlockId::new("c1")) });
    desk.press(&["l"]);
    let programme = seen(&desk);
    let toast = programme.lines().find(|line| line.contains("Toast")).unwrap();
    assert!(toast.contains("no length"), "{programme}");
}

#[test]
fn what_is_put_in_without_a_length_says_what_it_leaves_open() {
    let mut desk = late();
    desk.press(&["l", "g", "a", "Toast", "Tab", "Tab", "Ctrl-U", "Enter"]);
    let words = "Toast inserted after Opening. Nothing else moves; what comes behind is not known \
                 until Toast has a length. ";
    assert!(desk.asked().starts_with(words), "{}", desk.asked());
}

#[test]
fn a_closed_session_tells_what_was_and_what_was_not_held() {
    let mut evening = Evening::planned("18:15:00");
    evening.does("18:15:00", Command::Start { block: BlockId::new("opening") });
    evening.does("18:40:00", Command::Close).at("22:00:00");
    let mut desk = Desk::at(evening);
    desk.press(&["l"]);
    let programme = seen(&desk);
    for words in ["Tue 8 Oct · ended 18:40, planned 20:15", "not held"] {
        assert!(programme.contains(words), "{words}\n{programme}");
    }
    assert!(!programme.contains("comes"), "{programme}");
}

#[test]
fn an_end_that_is_days_away_is_told_with_its_day() {
    let plan = json!({ "title": "T", "programme": [
        { "id": "a", "kind": "other", "title": "Hackathon", "start": "10:00", "length": "47 h" }] });
    let mut evening = Evening::of(serde_json::from_value(plan).unwrap(), "10:00:00");
    evening.does("10:00:00", Command::Start { block: BlockId::new("a") });
    let mut desk = Desk::at(evening);
    assert!(seen(&desk).contains("until Thu 09:00"), "{}", seen(&desk));
    desk.press(&["l"]);
    assert!(seen(&desk).contains("10:00–Thu "), "{}", seen(&desk));
    assert!(seen(&desk).contains("ends Thu 09:00"), "{}", seen(&desk));
    desk.press(&["1"]);
    assert!(seen(&desk).contains("ends Thu 09:00, as planned"), "{}", seen(&desk));
}

#[test]
fn between_blocks_the_clock_goes_towards_the_start_that_was_said() {
    let mut evening = Evening::planned("22:14:00");
    evening.does("22:14:00", Command::Start { block: BlockId::new("opening") });
    let was = evening.session.block(&BlockId::new("c1")).unwrap().block.clone();
    let later = Block { start: Some("22:45".parse().unwrap()), fixed: true, ..was };
    evening.does("22:20:00", Command::ChangeBlock { block: Box::new(later) });
    evening.ends("22:29:00", "opening").at("22:30:00");
    let desk = Desk::at(evening);
    assert!(seen(&desk).contains("Conversation 1 starts in 15:00"), "{}", seen(&desk));
}
