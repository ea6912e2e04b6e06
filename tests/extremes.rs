//! Plans at their worst: titles of eighty letters, forty tables, twenty-six categories, and plans
//! that have next to nothing.

use std::fmt::Write;

use serde_json::json;
use worldcafe::domain::{BlockId, Plan, Span};
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::Screen;
use worldcafe::tui::{Model, Msg};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, golden, rows};

const LONG: &str =
    "Conversations about everything that matters to the people who live in this town 7";

/// Everything long and many.
fn long() -> Evening {
    let mut categories = String::new();
    for letter in 'a'..='z' {
        let comma = if letter == 'a' { "" } else { "," };
        write!(categories, r#"{comma} {{ "letter": "{letter}", "label": "{LONG}" }}"#).unwrap();
    }
    let json = format!(
        r#"{{ "title": "{LONG}", "tables": 40, "questions": [ {{ "id": "q1",
        "text": "{LONG} {LONG}", "theme": "{LONG}", "goals": ["{LONG}"],
        "categories": [ {categories} ] }} ], "programme": [
        {{ "id": "b1", "kind": "conversation", "title": "{LONG}", "question": "q1",
        "start": "18:15", "length": "25 min" }},
        {{ "id": "b2", "kind": "town-hall", "title": "{LONG}", "length": "15 min" }} ] }}"#
    );
    let plan: Plan = serde_json::from_str(&json).unwrap();
    let mut evening = Evening::of(plan, "18:15:00");
    evening.does("18:15:00", Command::Start { block: BlockId::new("b1") });
    for table in ["1", "17", "40"] {
        evening.idea("18:16:00", "b1", ("q1", "z"), table, LONG);
    }
    evening.at("18:20:00");
    evening
}

/// Two rounds, and nothing known of them.
fn bare() -> Evening {
    let json = r#"{ "title": "Bare", "programme": [
        { "id": "b1", "kind": "conversation", "title": "Round 1" },
        { "id": "b2", "kind": "conversation", "title": "Round 2" } ] }"#;
    let mut evening = Evening::of(serde_json::from_str(json).unwrap(), "18:15:00");
    evening.does("18:15:00", Command::Start { block: BlockId::new("b1") }).at("18:20:00");
    evening
}

/// A round at tables with names, one of which has been silent.
fn named() -> Evening {
    let tables = ["Balcony", "Kitchen", "阳台", "الشرفة"].map(|name| json!({ "name": name }));
    let plan = json!({ "title": "Named", "tables": tables,
        "questions": [{ "id": "q1", "text": "Why?", "categories": [{ "id": "c-a", "label": "Access", "letter": "a" }] }],
        "programme": [{ "id": "b1", "kind": "conversation", "title": "Round", "question": "q1", "length": "25 min" },
            { "id": "b2", "kind": "conversation", "title": "Again", "question": "q1", "length": "25 min" }] });
    let mut evening = Evening::of(serde_json::from_value(plan).unwrap(), "18:15:00");
    evening.does("18:15:00", Command::Start { block: BlockId::new("b1") });
    for table in ["Balcony", "阳台", "الشرفة"] {
        evening.idea("18:16:00", "b1", ("q1", "a"), table, "what was said");
    }
    evening.idea("18:28:00", "b1", ("q1", "a"), "阳台", "again").at("18:30:00");
    evening
}

fn sized(mut desk: Desk, (width, height): (u16, u16)) -> Desk {
    desk.give(Msg::Resize { width, height });
    desk
}

fn seen(model: &Model) -> String {
    rows(&drawn(model, &Theme::new(Ground::Dark, Depth::None))).join("\n")
}

#[test]
fn tables_with_names_are_told_by_them() {
    golden("named-tables", &Desk::at(named()).model);
    let mut desk = Desk::at(named());
    desk.press(&["3"]);
    golden("named-tables-tally", &desk.model);
    desk.press(&["Enter"]);
    golden("named-tables-ideas", &desk.model);
}

#[test]
fn where_a_question_is_asked_again_both_sums_are_told() {
    let mut evening = named();
    evening.ends("18:40:00", "b1").at("18:41:00");
    golden("asked-again", &Desk::at(evening).model);
}

#[test]
fn long_titles_and_many_of_everything_keep_their_places() {
    for size in [(80, 24), (200, 60), (40, 12)] {
        golden("long", &sized(Desk::at(long()), size).model);
        let desk = sized(Desk::at(long()).capture(), size);
        golden("long-capture", &desk.model);
    }
}

#[test]
fn a_plan_of_next_to_nothing_says_what_there_is() {
    for size in [(80, 24), (40, 12)] {
        golden("bare", &sized(Desk::at(bare()), size).model);
        golden("bare-capture", &sized(Desk::at(bare()).capture(), size).model);
    }
    let mut evening = bare();
    evening.ends("18:30:00", "b1").ends("18:50:00", "b2").at("18:51:00");
    golden("all-run", &Desk::at(evening).model);
}

#[test]
fn a_question_is_whole_on_the_smallest_screen() {
    let whole = |keys: &[&str], evening: Evening| {
        let mut desk = sized(Desk::at(evening), (40, 12));
        desk.press(keys);
        let seen = seen(&desk.model).split_whitespace().collect::<Vec<_>>().join(" ");
        let asked = desk.asked().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(!asked.is_empty() && seen.contains(&asked), "{asked}: {seen}");
    };
    for keys in [["n"], ["q"], ["+"], ["<"]] {
        whole(&keys, Evening::drawn());
        whole(&keys, long());
    }
    whole(&["r"], Evening::drawn());
}

#[test]
fn an_alarm_says_what_to_do_whatever_the_block_is_called() {
    let mut evening = long();
    evening.at("18:45:00");
    for size in [(80, 24), (40, 12)] {
        let desk = sized(Desk::at(evening.clone()), size);
        assert!(seen(&desk.model).contains("n next, + more time"), "{}", seen(&desk.model));
        assert!(seen(&sized(desk.capture(), size).model).contains("Esc n next, Esc + more time"));
    }
}

#[test]
fn what_an_action_does_and_why_it_cannot_be_done_is_told_whole() {
    for size in [(80, 24), (40, 12)] {
        let mut desk = sized(Desk::at(Evening::drawn()), size);
        golden("palette-no", &desk.press(&[":", "resume"]).model);
        let mut desk = sized(Desk::at(Evening::drawn()), size);
        golden("palette-all", &desk.press(&[":", "Up"]).model);
    }
}

#[test]
fn help_loses_no_word_and_scrolls_no_further_than_its_end() {
    let mut desk = sized(Desk::at(Evening::drawn()).capture(), (80, 24));
    desk.press(&["Esc", "?", "G"]);
    let end = seen(&desk.model);
    assert!(end.contains(" Esc closes") && !end.contains("more"), "{end}");
    desk.press(&["j", "j", "j", "k"]);
    assert!(seen(&desk.model).contains("\u{2193} 1 more"));
    let mut desk = sized(Desk::at(Evening::drawn()).capture(), (40, 12));
    golden("help", &desk.press(&["Esc", "?"]).model);
}

#[test]
fn a_message_of_two_lines_gives_the_line_above_back_after_a_minute() {
    let mut desk = Desk::at(long());
    desk.press(&["n", "Enter"]);
    desk.press(&["r", "Enter"]);
    assert!(!seen(&desk.model).contains("  next "), "{}", seen(&desk.model));
    desk.later(Span::seconds(61));
    assert!(seen(&desk.model).contains("  next "), "{}", seen(&desk.model));
}

#[test]
fn in_a_title_of_another_script_the_state_is_still_said() {
    let json = r#"{ "title": "\u0645\u0642\u0647\u0649", "programme": [
        { "id": "b1", "kind": "conversation", "title": "\u062c\u0648\u0644\u0629 1" } ] }"#;
    let mut evening = Evening::of(serde_json::from_str(json).unwrap(), "18:15:00");
    let mut desk = Desk::at(evening.clone());
    assert!(seen(&desk.model).contains("\u{645}\u{642}\u{647}\u{649} \u{b7} waiting"));
    evening.does("18:15:00", Command::Start { block: BlockId::new("b1") });
    desk = sized(Desk::at(evening), (40, 12));
    desk.model.screen = Screen::Stage;
    assert!(seen(&desk.model).contains("\u{62c}\u{648}\u{644}\u{629} 1"));
}

#[test]
fn a_programme_alone_has_room_for_its_titles_beside_lengths_with_a_unit() {
    let title = "What all of us take home from it";
    let plan = json!({ "title": "T", "programme": [
        { "title": title, "length": "3 min" }, { "title": "End", "length": "90 s" }] });
    let mut desk = Desk::at(Evening::of(serde_json::from_value(plan).unwrap(), "18:00:00"));
    desk.press(&["n"]);
    let seen = seen(&desk.model);
    let row = seen.lines().find(|row| row.contains("18:00 ▸ What all")).unwrap();
    assert!(row.contains(title) && row.ends_with(" 3 min"), "{seen}");
}
