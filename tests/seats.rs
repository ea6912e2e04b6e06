//! Where people go, on the screens of who runs the session and of the room.

use worldcafe::domain::{BlockId, Plan, Stamp, TableId, Tables};
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::Model;
use worldcafe::tui::model::{Lost, Mode, Screen};

use crate::support::evening::Evening;
use crate::support::golden::{drawn, golden, rows};
use crate::support::seating::{NAMES, seats};

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 60), (40, 12)];
const ROUNDS: [&str; 3] = ["c1", "c2", "c3"];

/// The evening with seats, some of whose first round is over its time.
fn evening(people: &[&str]) -> Evening {
    let mut evening = Evening::planned("18:00:00");
    evening.does("18:00:00", seats(&ROUNDS, 10, people));
    evening.does("18:15:00", Command::Start { block: BlockId::new("opening") });
    evening.ends("18:30:00", "opening");
    evening
}

fn model(evening: &Evening, screen: Screen, size: (u16, u16)) -> Model {
    let mut model = Model::of(evening.session.clone(), evening.now, Mode::Live, size);
    model.screen = screen;
    model
}

fn read(model: &Model) -> String {
    rows(&drawn(model, &Theme::new(Ground::Dark, Depth::Indexed))).join("\n")
}

/// All that the pages of a screen read.
fn leafed(mut model: Model) -> String {
    let page = |at: i64| {
        model.now.t = Stamp(model.now.t.0 + 8000 * i64::from(at > 0));
        read(&model)
    };
    (0..9).map(page).collect::<Vec<_>>().join("\n").replace('\u{a0}', " ")
}

#[test]
fn when_a_rounds_time_is_up_everybody_reads_where_to_go_next() {
    let mut evening = evening(&NAMES);
    evening.at("18:55:10");
    for size in SIZES {
        golden("seats-room", &model(&evening, Screen::Room, size));
        golden("seats-stage", &model(&evening, Screen::Stage, size));
    }
}

#[test]
fn in_the_first_minutes_of_a_round_its_seats_stand_below_the_question() {
    let mut evening = evening(&NAMES);
    evening.at("18:31:00");
    golden("seats-question", &model(&evening, Screen::Room, (80, 24)));
    let mut model = model(&evening, Screen::Room, (80, 24));
    model.now = evening.at("18:32:01").now;
    assert!(!read(&model).contains("Table"), "{}", read(&model));
}

#[test]
fn who_types_for_a_table_reads_who_sits_there_until_something_is_said() {
    let mut evening = evening(&NAMES);
    evening.at("18:40:00");
    let mut model = model(&evening, Screen::Capture, (80, 24));
    assert!(!read(&model).contains("At this table"), "no table is named");
    model.capture.table = Some(TableId::new("4"));
    let seen = read(&model);
    assert!(
        seen.contains("At this table: Dana Levi · Ngozi Eze · Ximena Paz · Bea · Lea"),
        "{seen}"
    );
    model.screen = Screen::Tally;
    assert!(!read(&model).contains("At this table"), "{}", read(&model));
}

#[test]
fn cards_are_read_by_their_numbers() {
    let mut evening = evening(&[""; 50]);
    evening.at("18:55:10");
    golden("seats-cards", &model(&evening, Screen::Room, (80, 24)));
}

#[test]
fn everybody_is_on_some_page_and_pages_change_with_the_time_alone() {
    let mut evening = evening(&NAMES);
    evening.at("18:55:10");
    for (screen, size) in [(Screen::Room, (40, 12)), (Screen::Stage, (80, 24))] {
        let all = leafed(model(&evening, screen, size));
        for name in NAMES.iter().filter(|name| !name.contains(' ')) {
            assert!(all.contains(name), "{name} at {size:?}: {all}");
        }
        assert!(all.contains("1 of ") && all.contains("2 of "), "{all}");
    }
    let model = model(&evening, Screen::Room, (40, 12));
    let mut later = model.clone();
    later.now.t = Stamp(model.now.t.0 - model.now.t.0 % 8000 + 7999);
    assert_eq!(first_table(&read(&model)), first_table(&read(&later)), "the page stands");
}

fn first_table(screen: &str) -> &str {
    screen.lines().find(|line| line.contains("Table")).unwrap()
}

#[test]
fn five_thousand_people_are_drawn_at_every_size() {
    let people = vec!["Maximiliane von und zu Musterhausen"; 5000];
    let plan = Evening::planned("18:00:00").session.plan;
    let plan = Plan { tables: Tables::Count(1000), ..Plan::clone(&plan) };
    let mut evening = Evening::of(plan, "18:00:00");
    evening.does("18:00:00", seats(&["c1"], 1000, &people));
    for screen in [Screen::Room, Screen::Stage] {
        for size in [(0, 0), (1, 1), (7, 3), (40, 12), (63, 17), (80, 24), (300, 90)] {
            drawn(&model(&evening, screen, size), &Theme::new(Ground::Dark, Depth::None));
        }
    }
    assert!(read(&model(&evening, Screen::Room, (80, 24))).contains("1 of "));
}

#[test]
fn a_lost_link_is_said_below_the_seats_and_over_none_of_them() {
    let mut evening = evening(&NAMES);
    evening.at("18:55:10");
    for size in [(40, 12), (60, 14), (80, 16)] {
        let mut model = model(&evening, Screen::Room, size);
        model.mode = Mode::Projector;
        model.joined.lost = Some(Lost { since: evening.now, why: None });
        let all = leafed(model);
        assert!(all.contains("No link"), "{all}");
        for name in NAMES.iter().filter(|name| !name.contains(' ')) {
            assert!(all.contains(name), "{name} at {size:?}: {all}");
        }
    }
}
