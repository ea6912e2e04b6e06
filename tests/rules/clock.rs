//! Blocks start, end, pause, and run again.

use worldcafe::domain::{Length, Span};
use worldcafe::session::{Command, Cue, Event, cues, due};

use crate::support::cafe::{Cafe, block, minutes};

/// Warnings of blocks that name none of their own.
const USUAL: [Span; 2] = [Span::minutes(5), Span::minutes(1)];

fn lengthen(id: &str, by: Span) -> Command {
    Command::Lengthen { block: block(id), by }
}

fn left(cafe: &Cafe) -> Option<Span> {
    cafe.session.running()?.countdown()?.remaining(cafe.moment().t)
}

#[test]
fn looking_starts_nothing_and_start_begins_the_next_block() {
    let cafe = Cafe::evening();
    assert_eq!(cafe.running(), "-");
    assert_eq!(cafe.start("opening").running(), "Opening");
}

#[test]
fn ending_a_block_starts_the_next_at_once() {
    let cafe = Cafe::evening().start("opening").after(minutes(15)).end("opening");
    assert_eq!(cafe.running(), "Conversation 1");
    assert_eq!(left(&cafe), Some(minutes(25)));
}

#[test]
fn a_second_facilitator_pressing_next_does_not_skip_a_round() {
    let cafe = Cafe::evening().start("opening").end("opening").end("c1");
    cafe.refuses(
        Command::EndBlock { block: block("c1") },
        "Conversation 1 has already ended, Conversation 2 is running",
    );
}

#[test]
fn start_is_refused_while_a_block_runs() {
    let cafe = Cafe::evening().start("opening");
    cafe.refuses(Command::Start { block: block("c1") }, "Opening is running");
    cafe.refuses(Command::Start { block: block("opening") }, "Opening has already started");
    cafe.refuses(Command::Start { block: block("nowhere") }, "there is no block \"nowhere\"");
}

#[test]
fn a_block_with_a_gap_before_it_waits_for_its_printed_start() {
    let cafe = Cafe::evening().start("opening").end("opening").end("c1").end("c2").end("th1");
    let cafe = cafe.at("20:00").end("c3").at("20:10").end("th2");
    assert_eq!(cafe.running(), "-");
    assert_eq!(cafe.starts("close"), "20:15");
    assert_eq!(cafe.clone().at("20:16").starts("close"), "20:16");
}

#[test]
fn a_late_block_starts_at_once_though_the_plan_has_a_gap() {
    let cafe = Cafe::evening().start("opening").end("opening").end("c1").end("c2").end("th1");
    let cafe = cafe.at("20:00").end("c3").at("20:20").end("th2");
    assert_eq!(cafe.running(), "Closing");
}

#[test]
fn ending_the_last_block_closes_the_session_in_the_same_record() {
    let cafe = Cafe::evening().start("opening").end("opening").end("c1").end("c2").end("th1");
    let cafe = cafe.at("20:20").end("c3").end("th2").end("close");
    assert!(cafe.session.closed.is_some());
    cafe.refuses(Command::Start { block: block("c1") }, "the session is closed");
    let reopened = cafe.does(Command::Reopen);
    assert_eq!(reopened.session.closed, None);
    reopened.refuses(Command::Reopen, "the session is not closed");
}

#[test]
fn nothing_of_the_next_day_starts_in_the_evening() {
    let plan = r#"{"title":"Two days","time_zone":"UTC","programme":[
        {"id":"a","title":"Monday","date":"2017-08-14","start":"16:30","length":"90 min"},
        {"id":"b","title":"Tuesday","date":"2017-08-15"},
        {"id":"c","title":"Coffee","start":"10:30","length":"30 min"}]}"#;
    let cafe = Cafe::new(plan, "2017-08-14T16:30:00Z").start("a").after(minutes(90)).end("a");
    assert_eq!(cafe.running(), "-");
    let cafe = cafe.after(minutes(15 * 60)).start("b");
    assert_eq!(cafe.running(), "Tuesday");
    assert_eq!(cafe.starts("c"), "10:30", "as printed, while nobody knows how long it lasts");
    assert_eq!(cafe.end("b").running(), "Coffee");
}

#[test]
fn a_pause_stops_the_clock_and_the_end_moves() {
    let cafe = Cafe::evening().start("opening").after(minutes(5));
    let pause = Command::Pause { block: block("opening"), reason: Some("fire drill".into()) };
    let cafe = cafe.does(pause.clone()).after(minutes(3));
    assert_eq!(left(&cafe), Some(minutes(10)));
    cafe.refuses(pause, "Opening is already paused");
    let cafe = cafe.does(Command::Resume { block: block("opening") }).after(minutes(1));
    assert_eq!(left(&cafe), Some(minutes(9)));
    cafe.refuses(Command::Resume { block: block("opening") }, "Opening is not paused");
}

#[test]
fn why_a_block_is_held_can_be_said_after_it_was() {
    let held = |cafe: &Cafe| cafe.session.block(&block("opening")).unwrap().pauses[0].clone();
    let why = |words: &str| {
        let reason = Some(words).filter(|words| !words.is_empty()).map(Into::into);
        Command::ExplainPause { block: block("opening"), reason }
    };
    let cafe = Cafe::evening().start("opening").after(minutes(5));
    cafe.refuses(why("fire drill"), "Opening is not paused");
    let cafe = cafe.does(Command::Pause { block: block("opening"), reason: None });
    let since = held(&cafe).from;
    let cafe = cafe.after(minutes(2)).does(why("fire drill"));
    assert_eq!(held(&cafe).reason.as_deref(), Some("fire drill"));
    assert_eq!((held(&cafe).from, left(&cafe)), (since, Some(minutes(10))), "it held all along");
    assert_eq!(held(&cafe.clone().undo()).reason, None);
    assert_eq!(held(&cafe.clone().does(why(""))).reason, None);
    let cafe = cafe.does(Command::Resume { block: block("opening") });
    cafe.refuses(why("too late"), "Opening is not paused");
}

#[test]
fn longer_and_shorter_change_the_running_and_the_coming() {
    let cafe = Cafe::evening().start("opening").after(minutes(5));
    let cafe = cafe.does(lengthen("opening", minutes(5)));
    assert_eq!(left(&cafe), Some(minutes(15)));
    let cafe = cafe.does(lengthen("c1", minutes(-10)));
    assert_eq!(cafe.session.block(&block("c1")).unwrap().length, Some(minutes(15)));
    cafe.refuses(lengthen("opening", minutes(-16)), "Opening has already run 5 min");
    cafe.refuses(lengthen("opening", minutes(-20)), "Opening would have no time left");
    cafe.refuses(lengthen("close", minutes(-1)), "Closing would have no time left");
    let cafe = cafe.end("opening");
    cafe.refuses(
        lengthen("opening", minutes(1)),
        "Opening has already ended, Conversation 1 is running",
    );
    cafe.does(Command::Close).refuses(lengthen("c2", minutes(1)), "the session is closed");
}

#[test]
fn a_block_without_a_length_gets_one_counted_from_now() {
    let plan = r#"{"title":"T","programme":[{"id":"a","title":"Open floor"}]}"#;
    let cafe = Cafe::new(plan, "2026-01-01T10:00:00Z").start("a").after(minutes(7));
    assert_eq!(left(&cafe), None);
    assert_eq!(left(&cafe.does(lengthen("a", minutes(5)))), Some(minutes(5)));
}

#[test]
fn no_block_gets_a_length_that_the_journal_could_not_be_read_with() {
    let plan = r#"{"title":"T","programme":[{"id":"a","title":"Open floor"}]}"#;
    let cafe = Cafe::new(plan, "2026-01-01T10:00:00Z").start("a");
    for by in [Length::MOST.0 + Span::seconds(1), Span(i64::MAX)] {
        cafe.refuses(lengthen("a", by), "Open floor would last longer than 2400 h");
    }
    let cafe = cafe.does(lengthen("a", Length::MOST.0));
    let json = serde_json::to_string(&cafe.records.last().unwrap().events).unwrap();
    assert!(serde_json::from_str::<Vec<Event>>(&json).is_ok(), "{json}");
    cafe.after(minutes(200 * 24 * 60))
        .refuses(lengthen("a", minutes(-5)), "Open floor has already run 4800 h");
}

#[test]
fn a_protected_block_is_never_shortened_below_its_plan() {
    let plan = r#"{"title":"T","programme":[
        {"id":"a","title":"Lunch","length":"60 min","protected":true}]}"#;
    let cafe = Cafe::new(plan, "2026-01-01T10:00:00Z").start("a");
    cafe.refuses(lengthen("a", minutes(-5)), "Lunch is protected from being shortened");
    let cafe = cafe.does(lengthen("a", minutes(10))).does(lengthen("a", minutes(-10)));
    assert_eq!(left(&cafe), Some(minutes(60)));
}

#[test]
fn a_block_is_never_shortened_below_the_least_its_plan_gives_it_but_may_be_ended() {
    let plan = r#"{"title":"T","programme":[
        {"id":"a","title":"Round","length":"25 min","least":"15 min"}]}"#;
    let cafe = Cafe::new(plan, "2026-01-01T10:00:00Z").start("a").after(minutes(5));
    cafe.refuses(lengthen("a", minutes(-11)), "Round lasts 15 min at least, says the plan");
    let cafe = cafe.does(lengthen("a", minutes(-10)));
    assert_eq!(left(&cafe), Some(minutes(10)));
    let cafe = cafe.does(lengthen("a", minutes(5)));
    assert_eq!(left(&cafe), Some(minutes(15)), "longer is always possible");
    assert!(cafe.end("a").session.closed.is_some(), "and so is an end");
}

#[test]
fn back_runs_the_last_block_as_if_it_had_never_ended() {
    let cafe = Cafe::evening().start("opening").after(minutes(10)).end("opening");
    let cafe = cafe.after(minutes(2)).does(Command::Back { block: block("opening") });
    assert_eq!(cafe.running(), "Opening");
    assert_eq!(left(&cafe), Some(minutes(3)));
    assert!(cafe.session.block(&block("c1")).unwrap().is_waiting());
    let cafe = cafe.end("opening").end("c1");
    cafe.refuses(
        Command::Back { block: block("opening") },
        "Opening is not the block that ended last",
    );
    cafe.refuses(Command::Back { block: block("c3") }, "Conversation 3 has not started");
}

#[test]
fn back_after_the_last_block_reopens_the_session() {
    let plan = r#"{"title":"T","programme":[{"id":"a","title":"Only","length":"5 min"}]}"#;
    let cafe = Cafe::new(plan, "2026-01-01T10:00:00Z").start("a").end("a");
    assert!(cafe.session.closed.is_some());
    let cafe = cafe.does(Command::Back { block: block("a") });
    assert_eq!((cafe.running(), cafe.session.closed), ("Only", None));
}

#[test]
fn closing_ends_the_running_block() {
    let cafe = Cafe::evening().start("opening").after(minutes(1)).does(Command::Close);
    assert_eq!(cafe.running(), "-");
    assert!(cafe.session.closed.is_some());
    cafe.refuses(Command::Close, "the session is closed");
}

#[test]
fn warnings_come_once_each_however_time_is_sliced() {
    let cafe = Cafe::evening().start("opening");
    let start = cafe.moment().t;
    let whole = cues(&cafe.session, &USUAL, start, start + minutes(20));
    let mut sliced = Vec::new();
    for n in 0..1200_i64 {
        sliced.extend(cues(
            &cafe.session,
            &USUAL,
            start + Span(n * 1000),
            start + Span((n + 1) * 1000),
        ));
    }
    assert_eq!(whole, sliced);
    let id = block("opening");
    assert_eq!(
        whole,
        [
            Cue::Left { block: id.clone(), left: minutes(5), last: false },
            Cue::Left { block: id.clone(), left: minutes(1), last: true },
            Cue::TimeUp { block: id },
        ]
    );
}

#[test]
fn a_block_ends_by_itself_only_where_the_plan_says_so() {
    let plan = r#"{"title":"T","programme":[{"id":"a","title":"Slot","length":"5 min",
        "advance":"auto","grace":"1 min"},{"id":"b","title":"Next","length":"5 min"}]}"#;
    let cafe = Cafe::new(plan, "2026-01-01T10:00:00Z").start("a").after(minutes(5));
    assert_eq!(due(&cafe.session, cafe.moment().t), None, "the grace is not over");
    let cafe = cafe.after(minutes(1));
    assert_eq!(due(&cafe.session, cafe.moment().t), Some(block("a")));
    let back = cafe.clone().end("a").does(Command::Back { block: block("a") });
    assert_eq!(due(&back.session, back.moment().t), None, "a reopened block is manual");
    let undone = cafe.end("a").undo();
    assert_eq!(due(&undone.session, undone.moment().t), None, "so is one whose end is undone");
}

#[test]
fn lengths_are_recorded_in_words_a_plan_could_use() {
    let cafe = Cafe::evening().start("opening").does(lengthen("opening", Span::seconds(90)));
    let json = serde_json::to_string(&cafe.records.last().unwrap().events).unwrap();
    let length = Length(Span::seconds(15 * 60 + 90));
    assert_eq!(
        json,
        format!(r#"[{{"block-length-set":{{"block":"opening","length":"{length}"}}}}]"#)
    );
}

#[test]
fn a_warning_beside_a_pause_rings_once() {
    let cafe = Cafe::evening().start("opening").after(minutes(9));
    let pause = Command::Pause { block: block("opening"), reason: None };
    let cafe = cafe.does(pause).after(minutes(3));
    let before = cafe.moment().t + Span(-240_000);
    let cafe = cafe.does(Command::Resume { block: block("opening") }).after(minutes(2));
    let heard = cues(&cafe.session, &USUAL, before, cafe.moment().t);
    let five = Cue::Left { block: block("opening"), left: minutes(5), last: false };
    assert_eq!(heard, [five]);
}

#[test]
fn back_gives_a_pause_that_the_end_cut_off_its_place_again() {
    let pause = Command::Pause { block: block("opening"), reason: None };
    let cafe = Cafe::evening().start("opening").after(minutes(5)).does(pause).after(minutes(1));
    let cafe = cafe.end("opening").after(minutes(1));
    let undone = cafe.clone().undo();
    let back = cafe.does(Command::Back { block: block("opening") });
    assert_eq!(left(&back), Some(minutes(10)));
    assert_eq!(left(&back), left(&undone), "back and undo have the same effect");
}
