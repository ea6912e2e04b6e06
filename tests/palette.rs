//! Every action by name: what stands first, and how words are asked for.

use worldcafe::domain::{ReportText, Span, TableId};
use worldcafe::session::Command;
use worldcafe::tui::model::Overlay;
use worldcafe::tui::offer::{Entry, entries};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};
use worldcafe::theme::{Depth, Ground, Theme};

fn found(desk: &Desk) -> Vec<Entry> {
    let Some(Overlay::Palette(finder)) = desk.model.overlays.last() else { panic!() };
    entries(&desk.model, finder)
}

#[test]
fn what_can_be_done_now_stands_first_and_the_line_to_type_in_above_it() {
    for (evening, first) in
        [(Evening::planned("18:00:00"), "start"), (Evening::drawn(), "end-block")]
    {
        let mut desk = Desk::at(evening);
        desk.press(&[":"]);
        let all = found(&desk);
        assert_eq!(all[0].row.name, first);
        assert!(all.is_sorted_by_key(|entry| entry.why_not.is_some()));
        let screen = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None)));
        let line = screen.iter().position(|row| row.trim() == ":").unwrap();
        assert!(screen[line + 1].contains(&format!("▸ {first} ")), "{screen:#?}");
        desk.press(&["Down"]);
        let screen = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None)));
        assert!(screen[line + 2].contains('▸'), "down is down: {screen:#?}");
    }
}

#[test]
fn who_looks_for_people_before_they_have_seats_is_led_to_the_seating() {
    for typed in ["people", "who sits", "sit"] {
        let mut desk = Desk::at(Evening::planned("18:00:00"));
        desk.press(&[":", typed]);
        let names: Vec<&str> = found(&desk).iter().map(|entry| entry.row.name).collect();
        assert!(names.contains(&"seating"), "{typed}: {names:?}");
    }
}

#[test]
fn an_action_that_needs_words_asks_for_them_as_the_next_step_does() {
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&[":", "head-count", "Enter"]).later(Span::seconds(1));
    assert_eq!(
        desk.asked(),
        "Says how many people are in the room; the word none says that it is unknown. Enter takes \
         N; Esc leaves all as it is."
    );
    desk.press(&["62", "Enter"]);
    assert_eq!(desk.sent, [Command::SetHeadCount { people: Some(62) }]);
    desk.press(&[":", "head-count", "Enter"]).later(Span::seconds(1)).press(&["many", "Enter"]);
    assert!(desk.asked().starts_with("not done: \"many\" is not a number"), "{}", desk.asked());
    desk.press(&["Esc", ":", "extend", "Enter"]).later(Span::seconds(1)).press(&["5m", "Enter"]);
    assert_eq!(desk.sent.len(), 1, "a consequence waits for another Enter");
    desk.press(&["Enter"]);
    assert_eq!(desk.sent.len(), 1, "and for none that is held down");
    desk.later(Span::seconds(2)).press(&["Enter"]);
    assert_eq!(desk.sent.len(), 2);
}

#[test]
fn what_does_something_stands_before_what_only_shows_a_screen() {
    for (typed, first) in [("next", "next-step"), ("summ", "summary"), ("next-s", "next-step")] {
        let mut desk = Desk::at(Evening::drawn());
        desk.press(&[":", typed]);
        assert_eq!(found(&desk)[0].row.name, first, "{typed}");
    }
}

#[test]
fn a_text_typed_after_a_name_is_taken_as_it_was_typed() {
    let heard = r#"We heard "open  data" -- twice"#;
    let text = Some(heard.into());
    let summary = Command::SetReportText { of: ReportText::Summary, text };
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&[":", "summary ", heard, "Enter"]);
    assert_eq!(desk.sent, [summary]);
    desk.press(&[":", "topic", "Enter"])
        .later(Span::seconds(1))
        .press(&["6 '90s --music", "Enter"]);
    let topic = Some("'90s --music".to_owned());
    assert_eq!(desk.sent[1..], [Command::SetTopic { table: TableId::new("6"), topic }]);
}

#[test]
fn words_that_are_none_for_an_action_stay_to_be_put_right() {
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&[":", "topic \"Blue room", "Enter"]).later(Span::seconds(1));
    assert!(desk.asked().starts_with("not done: a quotation mark is open"), "{}", desk.asked());
    desk.press(&["\" lamps", "Enter"]);
    assert_eq!(desk.sent.len(), 1, "{}", desk.asked());
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&[":", "resume and on we go", "Enter"]);
    assert!(desk.said().starts_with("not done: "), "{}", desk.said());
    let Some(Overlay::Palette(finder)) = desk.model.overlays.last() else { panic!() };
    assert_eq!(finder.line.text(), "resume and on we go");
}

#[test]
fn words_that_the_session_refuses_are_in_a_line_again() {
    let mut desk = Desk::at(Evening::drawn());
    let long = "x".repeat(20_001);
    desk.press(&[":"]).paste(&format!("summary {long}")).press(&["Enter"]);
    let Some(Overlay::Write(write)) = desk.model.overlays.last() else { panic!("{}", desk.said()) };
    assert_eq!(write.line.text(), long);
    assert!(write.words.contains("longer than 20000 characters"), "{}", write.words);
}
