//! When what comes is expected: starts that hold.

use worldcafe::domain::Block;
use worldcafe::session::{Command, Phase};

use crate::support::cafe::{Cafe, EVENING, at, block, minutes};

/// The evening begun far from its printed time.
fn at_night() -> Cafe {
    Cafe::new(EVENING, "2026-11-23T22:14:00+01:00").start("opening")
}

/// A block is to start at a time that holds.
fn holds(cafe: &Cafe, id: &str, start: &str) -> Command {
    let was = cafe.session.block(&block(id)).unwrap().block.clone();
    let block = Block { start: Some(start.parse().unwrap()), fixed: true, ..was };
    Command::ChangeBlock { block: Box::new(block) }
}

#[test]
fn a_start_said_on_a_day_far_from_its_printed_time_holds() {
    let cafe = at_night();
    assert_eq!(["c2", "th1"].map(|id| cafe.starts(id)), ["22:54", "23:19"]);
    let told = holds(&cafe, "c2", "23:00");
    let cafe = cafe.does(told);
    assert_eq!(["c2", "th1"].map(|id| cafe.starts(id)), ["23:00", "23:25"]);
    let past_midnight = holds(&cafe, "c3", "00:30");
    let cafe = cafe.does(past_midnight);
    let start = cafe.outlook().of(&block("c3")).unwrap().start;
    assert_eq!(start, Some(at("2026-11-24T00:30:00+01:00")));
    let cafe = cafe.at("22:29").end("opening").at("22:54").end("c1");
    assert_eq!((cafe.running(), cafe.starts("c2").as_str()), ("-", "23:00"));
    assert_eq!(cafe.late(), Some(6), "by its lengths it was to follow at 22:54");
}

#[test]
fn a_start_that_has_passed_cannot_hold() {
    let words = "Midway Town Hall cannot wait for 19:20, which has passed";
    let cafe = at_night();
    cafe.refuses(holds(&cafe, "th1", "19:20"), words);
    let words = "Closing cannot wait for 09:00, which has passed";
    cafe.refuses(holds(&cafe, "close", "09:00"), words);
    let toast = |start: &str| {
        let start = start.parse().ok();
        let toast = Block { title: "Toast".into(), start, fixed: true, ..Block::default() };
        Command::InsertBlock { after: Some(block("c3")), block: toast.into() }
    };
    cafe.refuses(toast("19:20"), "Toast cannot wait for 19:20, which has passed");
    cafe.refuses(toast("09:00"), "Toast cannot wait for 09:00, which has passed");
    let with_toast = at_night().does(toast("00:30"));
    assert_eq!(with_toast.starts("day-8"), "00:30");
    Cafe::evening().does(toast("09:00"));
    let words = "Midway Town Hall cannot wait for 19:20, which has passed";
    let late = Cafe::evening().start("opening").at("19:25");
    late.refuses(holds(&late, "th1", "19:20"), words);
    let closing = late.session.block(&block("close")).unwrap().block.clone();
    let closing = Block { title: "End".into(), ..closing };
    let cafe = late.at("20:30").does(Command::ChangeBlock { block: Box::new(closing) });
    assert_eq!(cafe.session.blocks.last().unwrap().block.title, "End", "it was fixed before");
}

/// An evening past midnight whose blocks say their own dates, and the day after it.
const DATED: &str = r#"{"title":"Night","time_zone":"UTC","programme":[
    {"id":"a","title":"Watch","date":"2026-11-23","start":"23:10","length":"15 min"},
    {"id":"b","title":"Talk","start":"23:25","length":"30 min"},
    {"id":"c","title":"Song","date":"2026-11-24","start":"00:00","length":"15 min"},
    {"id":"d","title":"Walk","start":"00:15","length":"15 min"},
    {"id":"e","title":"Breakfast","start":"08:00","length":"1 h"}]}"#;

#[test]
fn an_evening_whose_blocks_say_the_date_after_midnight_is_one() {
    let longer = |cafe: Cafe| cafe.does(Command::Lengthen { block: block("b"), by: minutes(30) });
    for (began, ends) in [("2026-11-23", "2026-11-24"), ("2027-02-27", "2027-02-28")] {
        let cafe =
            longer(Cafe::new(DATED, &format!("{began}T23:10:00Z")).start("a").at("23:25").end("a"));
        assert_eq!(["c", "d"].map(|id| cafe.starts(id)), ["00:25", "00:40"], "{began}");
        let planned = cafe.outlook().of(&block("c")).unwrap().planned_start;
        assert_eq!(planned, Some(at(&format!("{ends}T00:00:00Z"))));
        assert_eq!(cafe.late(), Some(30));
        let cafe = cafe.after(minutes(60)).end("b");
        assert_eq!((cafe.running(), cafe.session.days.len()), ("Song", 1));
    }
    let cafe = Cafe::new(DATED, "2026-11-24T00:05:00Z").start("c");
    assert_eq!(cafe.late(), Some(5), "as printed, though the day before it is left out");
    let cafe = Cafe::new(DATED, "2026-11-23T18:00:00Z").start("a");
    assert_eq!(
        ["d", "e"].map(|id| cafe.starts(id)),
        ["19:00", "08:00"],
        "breakfast is of the morning"
    );
}

#[test]
fn a_night_that_lasts_until_the_morning_leaves_the_next_day_its_own() {
    let plan = r#"{"title":"Night","time_zone":"UTC","programme":[
        {"id":"a","title":"Watch","date":"2026-11-23","start":"20:00","length":"12 h"},
        {"id":"b","title":"Talk","date":"2026-11-24","start":"09:00","length":"1 h"},
        {"id":"c","title":"Song","start":"14:00","length":"1 h"}]}"#;
    let cafe = Cafe::new(plan, "2026-11-23T20:00:00Z").start("a");
    let days: Vec<usize> = cafe.session.by_day().map(<[_]>::len).collect();
    assert_eq!(days, [1, 2]);
    let cafe = cafe.at("23:00").end("a").after(minutes(10 * 60)).start("b");
    assert_eq!(cafe.session.days.len(), 2);
}

#[test]
fn after_the_closing_nothing_is_expected() {
    let cafe = Cafe::evening().start("opening").at("18:40").end("opening").at("19:00");
    let cafe = cafe.does(Command::Close).at("22:00");
    assert_eq!(["c1", "c2", "close"].map(|id| cafe.starts(id)), ["18:40", "-", "-"]);
    let outlook = cafe.outlook();
    let phase = |id| outlook.of(&block(id)).unwrap().phase;
    assert_eq!(["c1", "c2"].map(phase), [Phase::Done, Phase::Missed]);
    assert_eq!(outlook.ends, Some(at("2013-10-08T19:00:00+02:00")));
    assert_eq!(outlook.planned_end, Some(at("2013-10-08T20:15:00+02:00")));
}

#[test]
fn behind_a_block_without_a_length_a_start_that_holds_is_still_expected() {
    let toast = Block { title: "Toast".into(), ..Block::default() };
    let cafe =
        at_night().does(Command::InsertBlock { after: Some(block("c1")), block: toast.into() });
    assert_eq!(["day-8", "c2", "th1", "c3"].map(|id| cafe.starts(id)), ["22:54", "-", "-", "-"]);
    let outlook = cafe.outlook();
    let ends_with = |id| outlook.ends_with(&cafe.session, &block(id));
    assert_eq!(["opening", "day-8", "c2"].map(ends_with), [false, true, false]);
    let told = holds(&cafe, "th1", "23:45");
    let cafe = cafe.does(told);
    assert_eq!(["c2", "th1", "c3"].map(|id| cafe.starts(id)), ["-", "23:45", "00:00"]);
}
