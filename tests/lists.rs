//! The screens that are lists of their own, as they are drawn.

use worldcafe::domain::{BlockId, Plan, TableId};
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::Screen;

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, golden, rows};

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 60), (40, 12)];

/// The evening with what makes its tables differ.
fn desk() -> Desk {
    let mut evening = Evening::drawn();
    let (table, host) = (TableId::new("6"), Some("Anna Rossi".to_owned()));
    evening.does("19:14:00", Command::SetHost { table, host });
    let (table, topic) = (TableId::new("2"), Some("Trust in the cloud".to_owned()));
    evening.does("19:14:10", Command::SetTopic { table, topic });
    let (table, into) = (TableId::new("10"), TableId::new("9"));
    evening.does("19:14:20", Command::MergeTables { table, into });
    evening.does("19:14:30", Command::SetHeadCount { people: Some(62) });
    evening.at("19:15:28");
    Desk::at(evening)
}

fn at_every_size(name: &str, desk: &mut Desk) {
    for size in SIZES {
        desk.model.size = size;
        golden(name, &desk.model);
    }
    desk.model.size = (80, 24);
}

#[test]
fn the_programme_stands_planned_real_and_expected() {
    let mut desk = desk();
    at_every_size("programme", desk.press(&["5"]));
    desk.press(&["Esc", "l"]);
    assert_eq!(desk.model.screen, Screen::Programme);
    golden("programme-late", &desk.model);
}

#[test]
fn what_a_step_would_do_stands_in_the_programme_before_it_is_taken() {
    let mut desk = desk();
    at_every_size("programme-shorter", desk.press(&["l", "<"]));
    desk.press(&["Esc", "x"]);
    golden("programme-skip", &desk.model);
    desk.press(&["Esc", "Enter"]);
    golden("programme-edit", &desk.model);
}

#[test]
fn the_row_under_the_cursor_is_marked_without_colour() {
    let marked = |desk: &Desk| {
        let rows = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None)));
        let rows = rows.into_iter().filter(|row| row.trim_start().starts_with('▸'));
        rows.map(|row| row.trim().to_owned()).collect::<Vec<_>>()
    };
    for (size, newest) in
        [((80, 24), "▸ c  Protection from monopoly"), ((40, 12), "▸c Protection from monopoly")]
    {
        let mut desk = desk();
        desk.model.size = size;
        desk.press(&["2", "@3", "Enter"]);
        assert_eq!(marked(&desk), [""; 0], "{size:?}");
        desk.press(&["Up"]);
        assert_eq!(marked(&desk), [newest], "{size:?}");
        desk.press(&["Down", "Esc", "3", "Enter", "G"]);
        assert_eq!(marked(&desk).len(), 1, "{size:?}");
    }
}

#[test]
fn what_is_walked_to_after_esc_or_picked_behind_a_sign_is_marked_without_colour() {
    let seen =
        |desk: &Desk| rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
    let mut desk = desk();
    desk.press(&["2", "@3", "Enter", "Esc", "Right", "Right"]);
    assert!(seen(&desk).contains("n end round ▸+ - time  p pause"), "{}", seen(&desk));
    desk.press(&["Left"]);
    assert!(seen(&desk).contains("\n▸n end round  + - time"), "{}", seen(&desk));
    desk.press(&["#", "Down", "Down"]);
    assert!(seen(&desk).contains(" ▸c Human Rights"), "{}", seen(&desk));
}

#[test]
fn a_table_that_was_looked_after_says_when() {
    let mut desk = desk();
    desk.press(&["t", "g", "s"]);
    let theme = Theme::new(Ground::Dark, Depth::Indexed);
    let row = rows(&drawn(&desk.model, &theme))[3].clone();
    assert!(row.contains("seen 19:15"), "{row}");
}

#[test]
fn the_tables_stand_with_what_is_to_be_known_of_each() {
    let mut desk = desk();
    at_every_size("tables", desk.press(&["t"]));
    golden("tables-close", &desk.press(&["x"]).model);
    golden("tables-host", &desk.press(&["Esc", "h"]).model);
}

#[test]
fn the_categories_stand_under_their_questions() {
    let mut desk = desk();
    at_every_size("categories", desk.press(&["c"]));
    at_every_size("categories-split", desk.press(&["s", " ", "j", "j", " "]));
    golden("categories-split-name", &desk.press(&["Enter"]).model);
}

#[test]
fn many_days_tables_and_categories_and_any_script_keep_their_places() {
    let mut evening = Evening::of(serde_json::from_str::<Plan>(&crowded()).unwrap(), "09:00:00");
    evening.does("09:00:00", Command::Start { block: BlockId::new("d1b0") });
    for table in 1..=9 {
        let time = format!("09:0{table}:00");
        evening.idea(&time, "d1b0", ("q1", ""), &table.to_string(), "حرية التعبير على الإنترنت");
    }
    evening.at("09:21:00");
    let mut desk = Desk::at(evening);
    at_every_size("crowded-programme", desk.press(&["l"]));
    at_every_size("crowded-tables", desk.press(&["Esc", "t", "G"]));
    at_every_size("crowded-categories", desk.press(&["Esc", "c", "G"]));
}

/// Three days, forty tables with hosts, twenty-six categories, Arabic titles.
fn crowded() -> String {
    let block = |day: usize, at: usize| {
        format!(
            r#"{{ "id": "d{day}b{at}", "kind": "conversation", "title": "جولة {at} عن الخصوصية",
                "date": "2013-10-{:02}", "start": "{:02}:00", "length": "50 min",
                "question": "q1" }}"#,
            7 + day,
            9 + at
        )
    };
    let blocks = (1..=3).flat_map(|day| (0..8).map(move |at| block(day, at)));
    let categories = ('a'..='z').map(|letter| {
        format!(r#"{{ "letter": "{letter}", "label": "الفئة رقم {letter} عن البنية التحتية" }}"#)
    });
    let tables = (1..=40)
        .map(|n| format!(r#"{{ "name": "قاعة {n}", "host": "مضيف {n}", "topic": "سلامة" }}"#));
    let tables: Vec<String> = tables.collect();
    let list = |all: Vec<String>| all.join(", ");
    format!(
        r#"{{ "title": "ورشة", "tables": [ {} ], "questions": [ {{ "id": "q1",
            "text": "ما هو دور الحكومات في نموذج أصحاب المصلحة المتعددين للإنترنت؟",
            "categories": [ {} ] }} ], "programme": [ {} ] }}"#,
        list(tables).replace("قاعة ", ""),
        list(categories.collect()),
        list(blocks.collect())
    )
}
