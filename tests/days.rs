//! Events of several days: no key begins a day by mistake.

use worldcafe::domain::{BlockId, Plan};
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};

#[test]
fn a_block_of_a_later_day_begins_only_by_enter() {
    let plan =
        r#"{ "title": "T", "programme": [ { "id": "b1", "title": "Talk", "date": "DAY" } ] }"#;
    let evening = |day| {
        let plan: Plan = serde_json::from_str(&plan.replace("DAY", day)).unwrap();
        Desk::at(Evening::of(plan, "09:00:00"))
    };
    let mut desk = evening("2013-10-10");
    desk.press(&["n"]);
    assert_eq!(
        desk.asked(),
        "Talk is planned for Thu 10 Oct 2013, today is Tue 8 Oct 2013. Enter begins it today."
    );
    assert!(!desk.model.session.has_begun());
    desk.press(&["Enter"]);
    assert!(desk.model.session.running().is_some());
    for day in ["2013-10-08", "2013-10-07"] {
        let mut desk = evening(day);
        desk.press(&["n"]);
        assert!(desk.model.session.running().is_some(), "{day}");
    }
}

#[test]
fn on_other_days_than_planned_the_next_day_still_begins_only_by_enter() {
    let plan = r#"{ "title": "T", "programme": [ { "id": "b1", "title": "Talk", "date": "2012-10-08" },
        { "id": "b2", "title": "More" }, { "id": "b3", "title": "Dawn", "date": "2012-10-09" } ] }"#;
    let mut evening = Evening::of(serde_json::from_str(plan).unwrap(), "09:00:00");
    evening.does("09:00:00", Command::Start { block: BlockId::new("b1") });
    evening.ends("10:00:00", "b1").ends("11:00:00", "b2").at("11:05:00");
    let mut desk = Desk::at(evening.clone());
    desk.press(&["n"]);
    let asked = "Dawn begins another day than More, which ended today. Enter begins it today.";
    assert_eq!(desk.asked(), asked);
    evening.now.at += chrono::TimeDelta::days(1);
    let mut desk = Desk::at(evening);
    desk.press(&["n"]);
    assert!(desk.model.session.running().is_some(), "it is another day");
}

#[test]
fn an_evening_that_goes_on_past_midnight_asks_nobody() {
    let plan = r#"{ "title": "T", "programme": [
        { "id": "b1", "title": "Talk", "date": "2013-10-08", "start": "23:25", "length": "30 min" },
        { "id": "b2", "title": "Song", "date": "2013-10-09", "start": "00:00" } ] }"#;
    let mut evening = Evening::of(serde_json::from_str(plan).unwrap(), "23:25:00");
    evening.does("23:25:00", Command::Start { block: BlockId::new("b1") }).ends("23:50:00", "b1");
    let mut desk = Desk::at(evening);
    desk.press(&["n"]);
    assert_eq!(desk.model.session.running().map(|it| it.id().clone()), Some(BlockId::new("b2")));
}

#[test]
fn the_programme_heads_a_day_with_the_date_it_is_held_on() {
    let plan = r#"{ "title": "T", "programme": [ { "id": "b1", "title": "Talk", "date": "2012-10-08" },
        { "id": "b2", "title": "Dawn", "date": "2014-10-09" } ] }"#;
    let mut evening = Evening::of(serde_json::from_str(plan).unwrap(), "09:00:00");
    evening.does("09:00:00", Command::Start { block: BlockId::new("b1") });
    let mut desk = Desk::at(evening);
    desk.press(&["l"]);
    let screen = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
    for words in ["Tuesday 8 October 2013", "Thursday 9 October 2014"] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
}
