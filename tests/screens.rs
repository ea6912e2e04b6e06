//! Whole screens of the evening as drawn in the design, at every size that is promised.

use ratatui::style::{Color, Modifier};
use worldcafe::domain::{BlockId, Plan, Span};
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::Model;
use worldcafe::tui::model::{Message, Mode, Screen, Sort};

use crate::support::evening::Evening;
use crate::support::golden::{drawn, golden, rows};

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 60), (40, 12)];

fn model(evening: &Evening, size: (u16, u16)) -> Model {
    Model::of(evening.session.clone(), evening.now, Mode::Live, size)
}

#[test]
fn the_stage_of_the_evening_as_drawn() {
    for size in SIZES {
        let mut model = model(&Evening::drawn(), size);
        let words = "✓ saved  Table 9, a Cybersecurity".to_owned();
        model.message =
            Some(Message { sort: Sort::Saved, words, next: &[], at: model.now, carried: false });
        golden("stage", &model);
    }
}

#[test]
fn a_large_stage_of_a_café_without_tables_has_what_was_said_in_their_place() {
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2");
    let mut model = model(&evening, (200, 60));
    model.session.tables.clear();
    model.refresh(true);
    golden("without-tables", &model);
}

#[test]
fn the_room_sees_the_question_and_the_time() {
    for size in SIZES {
        let mut model = model(&Evening::drawn(), size);
        model.screen = Screen::Room;
        golden("room", &model);
    }
}

#[test]
fn before_the_first_block_the_clock_counts_to_the_planned_start() {
    golden("waiting", &model(&Evening::planned("17:32:50"), (80, 24)));
    golden("waiting", &model(&Evening::planned("17:32:50"), (200, 60)));
}

#[test]
fn three_days_without_questions_have_the_stage_to_themselves_each_below_its_name() {
    let plan = include_str!("../sessions/itu-regional-workshop-2017/session.json");
    let evening = Evening::of(serde_json::from_str(plan).unwrap(), "17:32:50");
    for size in [(80, 24), (200, 60)] {
        golden("days", &model(&evening, size));
    }
}

#[test]
fn before_the_first_block_the_room_reads_what_the_clock_counts() {
    let mut model = model(&Evening::planned("17:32:50"), (80, 24));
    model.screen = Screen::Room;
    let read = rows(&drawn(&model, &Theme::new(Ground::Dark, Depth::Indexed))).join("\n");
    assert!(read.contains("Opening and Introduction · 18:15"), "{read}");
    assert!(read.contains("Starts in"), "{read}");
    golden("room-before", &model);
    model.size = (40, 12);
    golden("room-before", &model);
}

#[test]
fn a_room_that_waits_for_a_late_start_is_told_that_it_is_soon_and_not_how_late() {
    let mut model = model(&Evening::planned("18:25:10"), (80, 24));
    model.screen = Screen::Room;
    let read = rows(&drawn(&model, &dark())).join("\n");
    assert!(read.contains("Opening") && read.contains("Starts soon"), "{read}");
    assert!(!read.contains('█') && !read.contains("18:"), "{read}");
}

#[test]
fn a_room_reads_the_day_of_what_is_far_and_nothing_of_a_day_that_is_past() {
    let read = |time: &str| {
        let mut model = model(&Evening::planned(time), (80, 24));
        model.screen = Screen::Room;
        rows(&drawn(&model, &dark())).join("\n")
    };
    let mut evening = Evening::planned("17:00:00");
    evening.now.at -= chrono::TimeDelta::days(2);
    let mut model = model(&evening, (80, 24));
    model.screen = Screen::Room;
    let before = rows(&drawn(&model, &dark())).join("\n");
    assert!(before.contains("Opening and Introduction · Tue 8 Oct, 18:15"), "{before}");
    assert!(!before.contains("Starts") && read("18:14:00").contains("Starts in"), "{before}");
    model.now.at += chrono::TimeDelta::days(4);
    let after = rows(&drawn(&model, &dark())).join("\n");
    assert!(after.contains("Opening and Introduction") && !after.contains("Starts"), "{after}");
}

#[test]
fn digits_for_the_room_are_a_third_of_any_height() {
    for size in [(40, 12), (80, 24), (80, 50), (100, 60), (120, 40), (60, 30), (200, 60)] {
        let mut evening = Evening::drawn();
        for at in ["19:14:28", "19:25:00", "19:32:10"] {
            let mut model = model(evening.at(at), size);
            model.screen = Screen::Room;
            let rows = rows(&drawn(&model, &dark()));
            let inked = rows.iter().filter(|row| row.contains('█')).count();
            assert!(inked * 3 >= usize::from(size.1), "{size:?} {at}\n{}", rows.join("\n"));
        }
    }
}

#[test]
fn an_opening_shows_the_programme_until_somebody_says_something() {
    let mut evening = Evening::planned("18:15:00");
    evening.does("18:15:00", Command::Start { block: BlockId::new("opening") }).at("18:31:10");
    golden("opening-over", &model(&evening, (80, 24)));
}

#[test]
fn a_pause_stands_beside_the_digits_with_its_reason() {
    let mut evening = Evening::drawn();
    let (block, reason) = (BlockId::new("c2"), Some("the fire alarm rang".into()));
    evening.does("19:15:28", Command::Pause { block, reason }).at("19:18:33");
    golden("paused", &model(&evening, (80, 24)));
    golden("paused", &model(&evening, (40, 12)));
}

#[test]
fn a_round_over_its_time_counts_on_with_its_sign() {
    let mut evening = Evening::drawn();
    evening.at("19:32:10");
    for size in SIZES {
        golden("over", &model(&evening, size));
    }
}

#[test]
fn minutes_that_were_taken_are_rounded_the_same_wherever_they_stand() {
    let mut evening = Evening::planned("18:15:00");
    evening.does("18:15:00", Command::Start { block: BlockId::new("opening") }).at("18:31:40");
    let seen = rows(&drawn(&model(&evening, (80, 24)), &dark())).join(" ");
    assert_eq!((seen.matches("17 of").count(), seen.matches("16 of").count()), (2, 0), "{seen}");
}

#[test]
fn the_last_minute_says_to_wrap_up() {
    let mut evening = Evening::drawn();
    evening.at("19:29:15");
    golden("last-minute", &model(&evening, (80, 24)));
}

#[test]
fn a_town_hall_shows_all_questions() {
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2").at("19:37:48");
    golden("town-hall", &model(&evening, (80, 24)));
    golden("town-hall", &model(&evening, (200, 60)));
}

#[test]
fn a_closed_evening_shows_what_came_of_it() {
    let mut evening = Evening::drawn();
    evening.does("20:21:00", Command::Close).at("20:30:00");
    golden("closed", &model(&evening, (80, 24)));
    golden("closed", &model(&evening, (40, 12)));
}

#[test]
fn in_a_round_over_its_time_the_room_is_told_to_move() {
    let mut evening = Evening::planned("18:15:00");
    evening.does("18:15:00", Command::Start { block: BlockId::new("opening") });
    evening.ends("18:30:00", "opening").at("18:54:59");
    let mut model = model(&evening, (80, 24));
    model.screen = Screen::Room;
    let seen = rows(&drawn(&model, &dark())).join(" ");
    assert!(seen.contains("What is the role of governments") && !seen.contains("ove now"));
    model.now = evening.at("18:55:01").now;
    golden("room-move", &model);
}

#[test]
fn the_room_never_sees_lateness_names_or_counts() {
    for size in SIZES {
        let mut model = model(&Evening::drawn(), size);
        model.screen = Screen::Room;
        let seen = rows(&drawn(&model, &dark())).join("\n");
        for word in ["late", "LATE", "Table", "TABLES", "ideas", "19:", "Conversation"] {
            assert!(!seen.contains(word), "{word} in\n{seen}");
        }
    }
}

#[test]
fn clock_and_lateness_alone_are_bold() {
    let screen = drawn(&model(&Evening::drawn(), (80, 24)), &dark());
    for (at, cell) in screen.content.iter().enumerate() {
        let (x, y) = screen.pos_of(at);
        if cell.modifier.contains(Modifier::BOLD) && cell.symbol() != " " {
            let digits = (2..7).contains(&y) && x < 37;
            assert!(digits || (y == 2 && x >= 41), "{:?} at {x},{y}", cell.symbol());
        }
    }
}

#[test]
fn without_colour_the_stage_has_none() {
    for size in SIZES {
        let screen = drawn(&model(&Evening::drawn(), size), &Theme::new(Ground::Dark, Depth::None));
        assert!(
            screen.content.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset))
        );
    }
}

#[test]
fn every_size_is_drawn_without_a_fault() {
    let evening = Evening::drawn();
    let mut model = model(&evening, (0, 0));
    for screen in [Screen::Stage, Screen::Room] {
        model.screen = screen;
        for width in [0, 1, 2, 7, 20, 39, 40, 63, 64, 66, 80, 107, 108, 159, 160, 200, 300] {
            for height in [0, 1, 2, 3, 5, 11, 12, 17, 18, 20, 24, 36, 44, 46, 60, 90] {
                model.size = (width, height);
                drawn(&model, &dark());
            }
        }
    }
}

#[test]
fn forty_tables_show_the_silent_ones_then_the_smallest() {
    let mut evening = Evening::of(plan(FORTY), "09:00:00");
    evening.does("09:00:00", Command::Start { block: BlockId::new("b1") });
    for table in 1..=38 {
        let time = format!("09:{:02}:{:02}", 3 + table / 6, table % 6 * 10);
        let table = table.to_string();
        evening.idea(&time, "b1", ("q1", ""), &table, "חופש הביטוי ברשת");
        evening.idea(&time, "b1", ("q1", "x"), &table, "言論の自由と政府の役割👩‍👩‍👧");
    }
    evening.idea("09:11:00", "b1", ("q1", "x"), "7", "one more").at("09:13:31");
    for size in SIZES {
        golden("forty-tables", &model(&evening, size));
    }
}

#[test]
fn a_talk_a_move_and_a_break_say_what_there_is_to_say() {
    let mut evening = Evening::of(plan(DAY), "14:00:00");
    evening.does("14:00:00", Command::Start { block: BlockId::new("b1") }).at("14:10:00");
    golden("talk", &model(&evening, (80, 24)));
    let mut room = model(&evening, (80, 24));
    room.screen = Screen::Room;
    golden("room-talk", &room);
    evening.ends("14:20:00", "b1").at("14:23:00");
    golden("move", &model(&evening, (80, 24)));
    evening.ends("14:25:00", "b2").at("14:26:30");
    golden("break", &model(&evening, (80, 24)));
    evening.ends("14:40:00", "b3").at("14:50:00");
    golden("between", &model(&evening, (80, 24)));
}

#[test]
fn a_day_that_is_not_near_is_named_and_no_clock_counts_to_it() {
    let mut evening = Evening::planned("18:15:00");
    evening.now.at -= chrono::Duration::days(3);
    let screen = rows(&drawn(&model(&evening, (80, 24)), &dark())).join("\n");
    assert!(screen.contains("planned for Tue 8 Oct 2013, n begins"), "{screen}");
    assert!(!screen.contains('█'), "{screen}");
    evening.now.at += chrono::Duration::hours(49);
    let screen = rows(&drawn(&model(&evening, (80, 24)), &dark())).join("\n");
    assert!(screen.contains("starts tomorrow 18:15, in 23:00:00, n begins"), "{screen}");
    evening.now.at += chrono::Duration::days(9);
    let screen = rows(&drawn(&model(&evening, (80, 24)), &dark())).join("\n");
    assert!(screen.contains("18:15 Opening and Introduction"), "its day went by: {screen}");
}

const FORTY: &str = r#"{ "title": "会議", "tables": 40, "questions": [ { "id": "q1",
    "text": "ما هو دور الحكومات في نموذج أصحاب المصلحة المتعددين للإنترنت؟",
    "categories": [ { "letter": "x", "label": "言論の自由" }, { "label": "חופש" } ] } ],
    "programme": [ { "id": "b1", "kind": "conversation", "title": "جولة 1", "question": "q1",
    "length": "30 min", "notes": "Tables 30 to 40 arrive late." } ] }"#;

const DAY: &str = r#"{ "title": "A day", "programme": [
    { "id": "b1", "kind": "talk", "title": "Opening keynote", "date": "2013-10-08",
      "start": "14:00", "length": "20 min",
      "speakers": [ { "name": "Maria Rossi", "affiliation": "City of Turin" } ],
      "text": "What the city learnt." },
    { "id": "b2", "kind": "move", "title": "Find your table", "length": "5 min" },
    { "id": "b3", "kind": "break", "title": "Coffee" },
    { "id": "b4", "kind": "discussion", "title": "Open floor", "start": "15:00",
      "length": "30 min", "fixed": true } ] }"#;

fn plan(json: &str) -> Plan {
    serde_json::from_str(json).unwrap()
}

fn dark() -> Theme {
    Theme::new(Ground::Dark, Depth::Indexed)
}

#[test]
fn a_block_over_its_time_says_how_long_it_took_of_its_length() {
    for (length, gone, said) in [
        (Span::minutes(15), "18:31:10", "16 of 15 min"),
        (Span::minutes(15), "18:31:40", "17 of 15 min"),
        (Span::seconds(45), "18:15:59", "59 s of 45 s"),
        (Span::seconds(90), "18:17:05", "2 min 5 s of 1 min 30 s"),
    ] {
        let mut evening = Evening::planned("18:15:00");
        let block = BlockId::new("opening");
        evening.does("18:15:00", Command::Start { block: block.clone() });
        let by = length - Span::minutes(15);
        if by != Span::ZERO {
            evening.does("18:15:01", Command::Lengthen { block, by });
        }
        evening.at(gone);
        let rows = rows(&drawn(&model(&evening, (80, 24)), &Theme::new(Ground::Dark, Depth::None)));
        let words = format!("TIME UP  Opening and Introduction, {said} · n next");
        assert!(rows.iter().any(|row| row.contains(&words)), "{words}: {rows:#?}");
    }
}
