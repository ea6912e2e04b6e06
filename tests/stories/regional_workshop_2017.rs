//! The ITU regional workshop of 14 to 16 August 2017: three days, each begun by somebody.

use worldcafe::journal::Memory;
use worldcafe::session::cues;

use super::run::{Run, idea};
use crate::support::cafe::minutes;

const PLAN: &str = include_str!("../../sessions/itu-regional-workshop-2017/session.json");

const MONDAY: [&str; 11] = [
    "09:00 registration",
    "09:30 opening",
    "09:40 photo",
    "11:00 s1",
    "11:30 coffee1",
    "12:30 groups1",
    "13:30 lunch1",
    "14:30 s2",
    "16:00 s3",
    "16:30 coffee2",
    "18:00 s4",
];
const TUESDAY: [&str; 7] = [
    "10:30 s5",
    "11:00 coffee3",
    "12:30 s6",
    "13:30 lunch2",
    "15:30 groups2",
    "16:00 coffee4",
    "17:30 s7",
];
const WEDNESDAY: [&str; 8] = [
    "10:30 s8",
    "11:00 coffee5",
    "12:30 s9",
    "13:30 lunch3",
    "14:30 groups3",
    "15:00 spmun",
    "15:30 followup",
    "16:00 closing",
];

/// Monday morning at eight, registration open.
fn monday() -> Run<Memory> {
    let mut run = Run::at(PLAN, "2017-08-14T08:00:00Z");
    run.start("registration");
    run
}

#[test]
fn three_days_run_as_printed_and_each_begins_when_somebody_begins_it() {
    let mut run = monday();
    run.ends(&MONDAY);
    assert_eq!(run.running(), "-", "nothing of Tuesday starts on Monday evening");
    assert_eq!([run.starts("s5"), run.starts("coffee3")], ["-", "Tue 10:30"]);
    run.until("08:55");
    assert_eq!(run.running(), "-", "nor by itself in the morning");
    run.until("09:00");
    run.start("s5");
    assert_eq!(run.running(), "Session 5: Cybersecurity");
    run.ends(&TUESDAY);
    assert_eq!(run.running(), "-");
    assert_eq!(run.starts("s9"), "Wed 11:00");
    run.until("09:10");
    run.start("s8");
    run.ends(&WEDNESDAY);
    assert!(run.session().closed.is_some());
    let held = run.session().blocks.iter().filter(|state| state.ended.is_some()).count();
    assert_eq!(held, MONDAY.len() + TUESDAY.len() + WEDNESDAY.len());
}

#[test]
fn a_late_monday_does_not_make_tuesday_late() {
    let mut run = monday();
    run.ends(&MONDAY[..10]);
    run.until("18:20");
    assert_eq!(run.late(), Some(20));
    run.end("s4");
    assert_eq!((run.running(), run.starts("coffee3")), ("-", "Tue 10:30".to_owned()));
    run.until("09:00");
    run.start("s5");
    run.ends(&TUESDAY[..1]);
    assert_eq!((run.running(), run.late()), ("Coffee Break", Some(0)));
}

#[test]
fn a_session_without_a_printed_time_counts_up_rings_no_bell_and_is_never_late() {
    let mut run = monday();
    run.ends(&MONDAY);
    run.until("09:00");
    let before = run.now().t;
    run.start("s5");
    run.until("10:40");
    assert!(cues(run.session(), &[minutes(5)], before, run.now().t).is_empty());
    assert_eq!(run.late(), Some(0));
    run.end("s5");
    assert_eq!(run.late(), Some(10), "the coffee break has a time");
    assert_eq!(run.starts("s6"), "Tue 11:10");
}

#[test]
fn break_out_groups_are_tables_of_one_block_and_the_report_tells_them_by_day() {
    let mut run = monday();
    run.ends(&MONDAY[..5]);
    assert_eq!(run.running(), "Break-out groups");
    run.spread(
        minutes(50),
        vec![
            idea("Who is not connected", "groups1", "", "North"),
            idea("Islands pay more", "groups1", "", "Islands"),
            idea("One cable for four countries", "groups1", "", "Islands"),
        ],
    );
    run.ends(&MONDAY[5..]);
    run.until("09:00");
    run.start("s5");
    run.ends(&TUESDAY[..4]);
    run.keep(idea("Training in Spanish", "groups2", "", "North"));
    run.ends(&TUESDAY[4..]);
    run.until("09:00");
    run.start("s8");
    run.ends(&WEDNESDAY);
    let tables: Vec<_> = run.session().tables.iter().map(|of| of.table.name.as_str()).collect();
    assert_eq!(tables, ["North", "Islands"]);
    let data: serde_json::Value = serde_json::from_str(&run.report("json")).unwrap();
    let at = |list: &str, key: &str, of: &str| {
        let rows = data["tally"][list].as_array().unwrap();
        rows.iter().find(|row| row[key] == of).unwrap()["ideas"].as_u64().unwrap()
    };
    assert_eq!([at("blocks", "id", "groups1"), at("blocks", "id", "groups2")], [3, 1]);
    assert_eq!([at("tables", "table", "North"), at("tables", "table", "Islands")], [2, 2]);
    run.has_true_figures(4);
    let markdown = run.report("md");
    for line in [
        "Monday, 14 August 2017 – Wednesday, 16 August 2017",
        "### Tuesday, 15 August 2017",
        "| 11:30 – 12:30 | Break-out groups | 11:30 – 12:30 | 1 h |",
        "|  | Session 5: Cybersecurity — led by Susan Teltscher, ITU | 09:00 – 10:30 | 1 h 30 min |",
    ] {
        assert!(markdown.lines().any(|row| row == line), "{line} is not in\n{markdown}");
    }
}
