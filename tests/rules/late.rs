//! Late, early, and when the rest will be.

use worldcafe::domain::{Block, Length, Span};
use worldcafe::session::{Cause, Command};
use worldcafe::setup::{Lengths, Sketch, Template};

use crate::support::cafe::{Cafe, at, block, minutes};

#[test]
fn an_opening_that_overruns_makes_the_rest_late_and_the_gap_gives_time_back() {
    let cafe = Cafe::evening().start("opening").at("18:40").end("opening").at("19:05").end("c1");
    let cafe = cafe.at("19:15");
    assert_eq!(cafe.late(), Some(10));
    assert_eq!(cafe.starts("th1"), "19:30");
    assert_eq!(cafe.starts("c3"), "19:45");
    assert_eq!(cafe.starts("th2"), "20:10");
    assert_eq!(cafe.starts("close"), "20:20");
    let outlook = cafe.outlook();
    assert_eq!(outlook.ends, Some(at("2013-10-08T20:20:00+02:00")));
    assert_eq!(outlook.planned_end, Some(at("2013-10-08T20:15:00+02:00")));
    assert_eq!(
        outlook.causes,
        [
            Cause::Took { block: block("opening"), took: minutes(25), planned: minutes(15) },
            Cause::Gap { at: at("2013-10-08T20:10:00+02:00"), gives: minutes(5) },
        ]
    );
}

#[test]
fn a_block_is_late_from_the_moment_it_overruns() {
    let cafe = Cafe::evening().start("opening").at("18:29");
    assert_eq!(cafe.late(), Some(0));
    assert_eq!(cafe.at("18:37").late(), Some(7));
}

#[test]
fn what_is_under_a_minute_is_no_cause() {
    let began = |cafe: &Cafe| {
        let causes = cafe.outlook().causes;
        causes.iter().any(|cause| matches!(cause, Cause::Began { .. }))
    };
    let cafe = Cafe::evening();
    assert!(!began(&cafe.clone().at("18:15").after(Span::seconds(59)).start("opening")));
    assert!(began(&cafe.at("18:16").start("opening")));
}

#[test]
fn a_running_pause_counts() {
    let cafe = Cafe::evening().start("opening").after(minutes(5));
    let cafe = cafe.does(Command::Pause { block: block("opening"), reason: None });
    assert_eq!(cafe.after(minutes(4)).late(), Some(4));
}

#[test]
fn extra_minutes_are_late_minutes() {
    let cafe = Cafe::evening().start("opening");
    let more = Command::Lengthen { block: block("opening"), by: minutes(10) };
    assert_eq!(cafe.does(more).late(), Some(10));
}

#[test]
fn a_zero_minute_block_is_late_by_its_start_alone() {
    let cafe = Cafe::evening().start("opening").end("opening").end("c1").end("c2").end("th1");
    let cafe = cafe.at("20:05").end("c3").at("20:18").end("th2");
    assert_eq!(cafe.late(), Some(3));
    assert_eq!(cafe.after(minutes(30)).late(), Some(3));
}

#[test]
fn between_blocks_the_next_one_says_how_late_it_is() {
    let cafe = Cafe::evening().start("opening").end("opening").end("c1").end("c2").end("th1");
    let cafe = cafe.at("20:00").end("c3").at("20:10").end("th2");
    assert_eq!(cafe.clone().at("20:12").late(), Some(0));
    assert_eq!(cafe.at("20:19").late(), Some(4));
}

#[test]
fn before_the_first_block_nothing_is_late_on_another_day() {
    let cafe = Cafe::new(crate::support::cafe::EVENING, "2026-11-21T18:15:00+01:00");
    assert_eq!(cafe.late(), None);
    assert_eq!(cafe.starts("opening"), "-");
}

#[test]
fn run_on_another_day_the_printed_times_count_on_that_day() {
    let cafe = Cafe::new(crate::support::cafe::EVENING, "2026-11-21T18:25:00+01:00");
    let cafe = cafe.start("opening");
    assert_eq!(cafe.late(), Some(10));
    let outlook = cafe.outlook();
    assert_eq!(outlook.planned_end, Some(at("2026-11-21T20:15:00+01:00")));
}

#[test]
fn begun_far_from_its_printed_time_a_day_has_only_its_lengths() {
    let cafe = Cafe::new(crate::support::cafe::EVENING, "2026-11-21T10:00:00+01:00");
    let cafe = cafe.start("opening");
    assert_eq!(cafe.late(), Some(0));
    assert_eq!(cafe.starts("c1"), "10:15");
    assert_eq!(cafe.starts("close"), "11:55", "no gap, and nothing is fixed");
    let cafe = cafe.at("10:20").end("opening");
    assert_eq!((cafe.running(), cafe.late()), ("Conversation 1", Some(5)));
}

#[test]
fn exactly_three_hours_off_still_counts_as_the_printed_day() {
    let cafe = Cafe::new(crate::support::cafe::EVENING, "2026-11-21T15:15:00+01:00");
    assert_eq!(cafe.start("opening").late(), Some(-180));
    let cafe = Cafe::new(crate::support::cafe::EVENING, "2026-11-21T15:14:00+01:00");
    assert_eq!(cafe.start("opening").late(), Some(0));
}

#[test]
fn what_is_printed_for_another_day_waits_for_that_day_whenever_this_one_is_held() {
    let plan = r#"{"title":"T","time_zone":"UTC","programme":[
        {"id":"a","title":"A","date":"2017-08-14","start":"10:00","length":"5 min"},
        {"id":"b","title":"B","date":"2017-08-15"},{"id":"c","title":"C","start":"10:30"}]}"#;
    let cafe = Cafe::new(plan, "2026-01-01T10:00:00Z").start("a");
    let outlook = cafe.outlook();
    let c = outlook.of(&block("c")).unwrap();
    assert_eq!((c.start, c.planned_start), (Some(at("2017-08-15T10:30:00Z")), c.start));
}

#[test]
fn a_plan_of_lengths_alone_is_late_against_its_own_start() {
    let plan = r#"{"title":"T","programme":[{"id":"a","title":"A","length":"5 min"},
        {"id":"b","title":"B","length":"5 min"}]}"#;
    let cafe = Cafe::new(plan, "2026-01-01T10:00:00Z").start("a").after(minutes(7)).end("a");
    assert_eq!(cafe.late(), Some(2));
}

#[test]
fn what_is_printed_past_midnight_is_of_the_next_day() {
    let plan = r#"{"title":"T","time_zone":"UTC","programme":[
        {"id":"a","title":"A","date":"2026-01-01","start":"14:51","length":"9 h"},
        {"id":"b","title":"B","start":"23:51","length":"1 h"},
        {"id":"c","title":"C","start":"00:51","length":"10 min"},{"id":"d","title":"D"},
        {"id":"e","title":"E","start":"14:00","length":"10 min"}]}"#;
    let cafe = Cafe::new(plan, "2026-01-01T14:51:00Z").start("a");
    let outlook = cafe.outlook();
    let planned = |id| outlook.of(&block(id)).unwrap().planned_start;
    assert_eq!(planned("c"), Some(at("2026-01-02T00:51:00Z")));
    assert_eq!(planned("e"), Some(at("2026-01-02T14:00:00Z")));
    assert_eq!((cafe.late(), outlook.planned_end), (Some(0), Some(at("2026-01-02T14:10:00Z"))));
    let cafe = cafe.after(minutes(9 * 60)).end("a").after(minutes(60)).end("b");
    assert_eq!((cafe.running(), cafe.late()), ("C", Some(0)));
}

#[test]
fn an_unknown_length_ends_what_can_be_foretold() {
    let plan = r#"{"title":"T","time_zone":"UTC","programme":[
        {"id":"a","title":"A","start":"10:00","length":"5 min"},
        {"id":"b","title":"B"},{"id":"c","title":"C"},{"id":"d","title":"D","start":"11:00"}]}"#;
    let cafe = Cafe::new(plan, "2026-01-01T10:00:00Z").start("a");
    assert_eq!(["b", "c", "d"].map(|id| cafe.starts(id)), ["10:05", "-", "11:00"]);
}

#[test]
fn skipping_a_block_gives_its_time_back() {
    let cafe = Cafe::evening().start("opening").at("18:40").end("opening");
    let cafe = cafe.does(Command::Skip { block: block("th1"), reason: None });
    assert_eq!(cafe.starts("c3"), "19:35", "its printed start holds the time that is left over");
    assert_eq!(cafe.starts("th2"), "20:00");
}

#[test]
fn early_is_a_negative_lateness() {
    let cafe = Cafe::evening().start("opening").at("18:27").end("opening");
    assert_eq!(cafe.late(), Some(-3));
}

/// A night that is printed across midnight.
const NIGHT: &str = r#"{"title":"Night","time_zone":"UTC","programme":[
    {"id":"a","title":"Watch","date":"2026-01-01","start":"23:30","length":"20 min"},
    {"id":"b","title":"Talk","start":"23:50","length":"10 min"}]}"#;

#[test]
fn begun_after_midnight_a_late_evening_is_late_by_minutes() {
    let cafe = Cafe::new(NIGHT, "2026-01-02T00:15:00Z").start("a");
    assert_eq!((cafe.late(), cafe.starts("b").as_str()), (Some(45), "00:35"));
    assert_eq!(cafe.outlook().planned_end, Some(at("2026-01-02T00:00:00Z")));
    let on_another_day = Cafe::new(NIGHT, "2026-03-08T00:15:00Z").start("a");
    assert_eq!(on_another_day.late(), Some(45));
    let too_far = Cafe::new(NIGHT, "2026-01-02T02:31:00Z").start("a");
    assert_eq!((too_far.late(), too_far.starts("b").as_str()), (Some(0), "02:51"));
}

#[test]
fn begun_before_midnight_an_early_morning_is_early_by_minutes() {
    let plan = NIGHT.replace("23:30", "00:15").replace("23:50", "00:45");
    let cafe = Cafe::new(&plan, "2025-12-31T23:40:00Z").start("a");
    assert_eq!(cafe.late(), Some(-35));
    let cafe = cafe.after(minutes(20)).end("a");
    assert_eq!(
        (cafe.running(), cafe.starts("b").as_str()),
        ("-", "00:45"),
        "the printed gap holds"
    );
    let begun = cafe.session.days.first().map(|day| (day.date.to_string(), day.as_printed));
    assert_eq!(begun, Some(("2026-01-01".to_owned(), true)));
}

#[test]
fn a_block_brought_back_from_before_the_running_one_is_expected_after_it() {
    let skip = Command::Skip { block: block("c1"), reason: None };
    let cafe = Cafe::evening().start("opening").does(skip).at("18:30").end("opening");
    let cafe = cafe.at("18:55").start("c2").does(Command::BringBack { block: block("c1") });
    assert_eq!(["c1", "th1"].map(|id| cafe.starts(id)), ["19:20", "19:45"]);
    let by = |id: &str, by| Cause::Began { block: block(id), by: minutes(by) };
    let gap = |gives| Cause::Gap { at: at("2013-10-08T20:10:00+02:00"), gives: minutes(gives) };
    assert_eq!(cafe.outlook().causes, [by("c1", 50), gap(5)]);
    let cafe = cafe.at("19:20").end("c2");
    assert_eq!(cafe.running(), "Conversation 1");
    let cafe = cafe.at("19:45").end("c1");
    assert_eq!((cafe.running(), cafe.late()), ("Midway Town Hall", Some(25)));
    assert_eq!(cafe.outlook().causes, [by("c1", 50), gap(5)]);
}

#[test]
fn a_late_start_is_named_also_where_a_block_from_before_it_waits() {
    let skip = Command::Skip { block: block("c1"), reason: None };
    let cafe = Cafe::evening().start("opening").does(skip).at("18:30").end("opening");
    let cafe = cafe.at("19:05").start("c2").does(Command::BringBack { block: block("c1") });
    let began = Cause::Began { block: block("c2"), by: minutes(10) };
    assert_eq!(cafe.late(), Some(10));
    assert!(cafe.outlook().causes.contains(&began), "{:?}", cafe.outlook().causes);
}

#[test]
fn a_coming_block_that_was_made_longer_is_a_cause_before_it_runs() {
    let cafe = Cafe::evening().start("opening");
    let more = Command::Lengthen { block: block("c3"), by: minutes(10) };
    let outlook = cafe.does(more).outlook();
    assert_eq!(outlook.late, Some(minutes(0)));
    let longer = Cause::Took { block: block("c3"), took: minutes(35), planned: minutes(25) };
    assert_eq!(outlook.causes.first(), Some(&longer));
}

#[test]
fn a_block_added_on_the_day_is_a_cause_from_the_moment_it_is_added() {
    let cafe = Cafe::evening().start("opening").does(song(Some("opening")));
    let added = |took| Cause::Added { block: block("day-8"), took: minutes(took) };
    let gap = |gives| Cause::Gap { at: at("2013-10-08T20:10:00+02:00"), gives: minutes(gives) };
    assert_eq!(cafe.outlook().causes, [added(5), gap(5)]);
    let cafe = cafe.at("18:30").end("opening").at("18:37");
    assert_eq!((cafe.running(), cafe.outlook().causes), ("Song", vec![added(7), gap(5)]));
    let cafe = cafe.at("18:38").end("day-8");
    assert_eq!((cafe.late(), cafe.outlook().causes), (Some(8), vec![added(8), gap(5)]));
    let cafe = cafe.at("19:03").end("c1");
    assert_eq!((cafe.late(), cafe.outlook().causes), (Some(8), vec![added(8), gap(5)]));
}

#[test]
fn a_late_start_is_told_from_a_block_added_before_the_first() {
    let cafe = Cafe::evening().does(song(None)).at("18:25").start("day-8").at("18:30");
    let cafe = cafe.end("day-8");
    assert_eq!((cafe.running(), cafe.late()), ("Opening", Some(15)));
    let began = Cause::Began { block: block("opening"), by: minutes(10) };
    let added = Cause::Added { block: block("day-8"), took: minutes(5) };
    assert_eq!(cafe.outlook().causes[..2], [began, added]);
}

/// Five minutes that no plan has.
fn song(after: Option<&str>) -> Command {
    let length = Some(Length(minutes(5)));
    let song = Block { title: "Song".into(), length, ..Block::default() };
    Command::InsertBlock { after: after.map(block), block: Box::new(song) }
}

/// A block of the evening as the form writes it anew.
fn rewritten(cafe: &Cafe, id: &str, change: impl FnOnce(Block) -> Block) -> Command {
    let was = cafe.session.block(&block(id)).unwrap().block.clone();
    Command::ChangeBlock { block: Box::new(change(was)) }
}

fn lasting(n: i64) -> impl FnOnce(Block) -> Block {
    move |was| Block { length: Some(Length(minutes(n))), ..was }
}

#[test]
fn a_block_written_anew_on_the_day_is_late_against_what_was_printed() {
    let cafe = Cafe::evening().start("opening");
    let longer = rewritten(&cafe, "c1", lasting(35));
    let cafe = cafe.does(longer).at("18:30").end("opening");
    let took = Cause::Took { block: block("c1"), took: minutes(35), planned: minutes(25) };
    assert_eq!((cafe.late(), cafe.outlook().causes.first()), (Some(10), Some(&took)));
    let later =
        rewritten(&cafe, "c2", |was| Block { start: Some("19:10".parse().unwrap()), ..was });
    let cafe = cafe.does(later).at("19:05").end("c1");
    assert_eq!((cafe.running(), cafe.starts("c2").as_str()), ("-", "19:10"), "its start holds");
    let cafe = cafe.at("19:10").start("c2");
    assert_eq!(cafe.late(), Some(15), "and was printed for 18:55");
}

#[test]
fn what_is_decided_before_the_first_block_is_what_is_late_against() {
    let cafe = Cafe::evening();
    let longer = rewritten(&cafe, "c1", lasting(35));
    let cafe = cafe.does(longer).start("opening").at("18:30").end("opening");
    assert_eq!(cafe.late(), Some(0));
    let longer = rewritten(&cafe, "c3", lasting(30));
    let cafe = cafe.does(longer).undo().undo().undo().undo();
    let shorter = rewritten(&cafe, "c1", lasting(20));
    let cafe = cafe.does(shorter).start("opening").at("18:30").end("opening").at("18:53");
    assert_eq!(cafe.late(), Some(3), "begun again, it stands on what was decided meanwhile");
}

#[test]
fn a_new_session_begun_at_once_is_early_only_where_a_start_was_chosen() {
    let late = |start: Option<&str>| {
        let sketch = Sketch {
            template: &Template::CLASSIC,
            title: "Our street".to_owned(),
            place: None,
            date: "2013-10-08".parse().unwrap(),
            start: start.map(|start| start.parse().unwrap()),
            rounds: 1,
            questions: vec!["Why?".to_owned()],
            speakers: Vec::new(),
            tables: Some(4),
            people: None,
            lengths: Lengths::usual(),
        };
        let plan = serde_json::to_string(&sketch.plan().unwrap()).unwrap();
        let cafe = Cafe::new(&plan, "2013-10-08T16:35:00Z");
        let first = cafe.session.blocks[0].id().to_string();
        cafe.start(&first).late()
    };
    assert_eq!((late(None), late(Some("17:00"))), (Some(0), Some(-25)));
}
