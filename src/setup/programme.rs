//! The programme as an evening: what follows what, when, and about which question.

use std::collections::HashSet;

use super::clocks;
use super::fault::Faults;
use super::known::Known;
use super::slot::{DAY, Slot, clock, length};
use super::tree::At;
use super::words::quoted;

/// Tells what a facilitator would want to know the day before.
pub(super) fn check(root: &At<'_>, known: &Known<'_>, faults: &mut Faults) {
    let slots = Slot::all(root);
    without_question(root, &slots, known, faults);
    for slot in &slots {
        contradictions(slot, faults);
    }
    let timed = slots.iter().any(|slot| slot.has("start"));
    let measured = slots.iter().any(|slot| slot.has("length"));
    let Some(programme) = root.get("programme").filter(|_| !slots.is_empty()) else { return };
    if !timed && !measured {
        let hint = r#"write "start": "18:15" and "length": "15 min"; clocks count up until then"#;
        let message = "no block has a time or a length";
        return faults.warning(&programme, message, Some(hint.to_owned()));
    }
    clocks::check(root, &slots, faults);
    lengths(&programme, &slots, measured, faults);
    starts(&programme, &slots, timed, faults);
    for (before, slot) in slots.iter().zip(slots.iter().skip(1)) {
        order(before, slot, faults);
        moves(before, slot, faults);
    }
}

fn without_question(root: &At<'_>, slots: &[Slot<'_>], known: &Known<'_>, faults: &mut Faults) {
    if root.list("tables").iter().any(|table| table.get("question").is_some()) {
        return;
    }
    let asked: HashSet<&str> = slots.iter().filter_map(|slot| slot.at.words("question")).collect();
    let mut unasked = known.questions.iter().filter(|id| !asked.contains(id.as_str()));
    for slot in slots.iter().filter(|slot| slot.is_conversation()) {
        let asks = slot.at.get("asks").is_some_and(|asks| !asks.items().is_empty());
        if slot.has("question") || asks {
            continue;
        }
        let hint = match unasked.next() {
            Some(id) => format!("no block asks {} yet", quoted(id)),
            None => "its ideas will belong to no question".to_owned(),
        };
        faults.warning(&slot.title(), format!("{} has no question", slot.name), Some(hint));
    }
}

fn contradictions(slot: &Slot<'_>, faults: &mut Faults) {
    let name = &slot.name;
    if slot.at.get("fixed").is_some_and(|fixed| fixed.flag()) && !slot.has("start") {
        let message = format!("{name} is fixed and has no start");
        faults.warning(&slot.part("fixed"), message, None);
    }
    let least = slot.at.words("least").and_then(|words| words.parse().ok());
    let least = least.map(|least: crate::domain::Length| least.0.whole_seconds());
    if let (Some(least), Some(length)) = (least, slot.length)
        && least > length
    {
        let message = format!("the least length of {name} is more than its length");
        faults.warning(&slot.part("least"), message, None);
    }
    let grace = slot.at.words("grace").and_then(|words| words.parse().ok());
    if grace.is_some_and(|grace: crate::domain::Length| grace.0.whole_seconds() > DAY) {
        let message = format!("the grace of {name} is longer than a day");
        let hint = "none of its notes would ever be late; 5 min is usual".to_owned();
        faults.warning(&slot.part("grace"), message, Some(hint));
    }
}

fn lengths(programme: &At<'_>, slots: &[Slot<'_>], measured: bool, faults: &mut Faults) {
    if !measured {
        let hint = r#"write "length": "15 min"; a clock without a length counts up"#;
        faults.warning(programme, "no block has a length", Some(hint.to_owned()));
    }
    for (n, slot) in slots.iter().enumerate() {
        let ends = if slot.at.words("advance") == Some("auto") {
            "nothing will end it by the clock"
        } else {
            "its clock counts up, without warnings"
        };
        if measured && !slot.has("length") {
            let next = slots.get(n + 1).filter(|next| next.date == slot.date);
            let room = next.and_then(|next| Some(next.start? - slot.begins?));
            let hint = match room {
                Some(room) if room > 0 => format!("the next block begins {} later", length(room)),
                _ => ends.to_owned(),
            };
            faults.warning(&slot.title(), format!("{} has no length", slot.name), Some(hint));
        } else if slot.length == Some(0) {
            let message = format!("{} has a length of 0 min", slot.name);
            faults.warning(&slot.part("length"), message, Some(ends.to_owned()));
        }
    }
}

fn starts(programme: &At<'_>, slots: &[Slot<'_>], timed: bool, faults: &mut Faults) {
    if !timed {
        let hint = r#"write "start": "18:15" in the first; lateness is told against it"#;
        return faults.warning(programme, "no block has a time of day", Some(hint.to_owned()));
    }
    // A time and lengths from there on say when others begin.
    for slot in slots.iter().filter(|slot| !slot.has("start") && slot.begins.is_none()) {
        let hint = "its lateness cannot be told".to_owned();
        faults.warning(&slot.title(), format!("{} has no start", slot.name), Some(hint));
    }
}

fn order(before: &Slot<'_>, slot: &Slot<'_>, faults: &mut Faults) {
    let (a, b) = (&before.name, &slot.name);
    if let (Some(earlier), Some(date)) = (before.date, slot.date)
        && date < earlier
    {
        let message = format!("{b} is on {date}, after {a} on {earlier}");
        let hint = "the programme is in order of time".to_owned();
        return faults.warning(&slot.part("date"), message, Some(hint));
    }
    // A day without a date and one with are not known to be apart.
    if before.date.is_some() != slot.date.is_some() {
        return;
    }
    let (Some(begun), Some(start)) = (before.begins, slot.start) else { return };
    // On one date, what is printed more than half a day before is of the night behind it.
    let is_night = before.date == slot.date && begun - start > DAY / 2;
    let start = if is_night { start + DAY } else { start };
    let (message, hint) = match before.ends() {
        _ if start < begun => (
            format!("{b} begins at {}, before {a} at {}", clock(start), clock(begun)),
            "a block after midnight needs its own date",
        ),
        Some(end) if start < end => {
            let (start, short, end) = (clock(start), length(end - start), clock(end));
            (
                format!("{b} begins at {start}, {short} before {a} ends at {end}"),
                "groups at work at the same time are tables of one block",
            )
        }
        Some(end) if start > end && before.date == slot.date => {
            let long = length(start - end);
            (
                format!("nothing is planned from {} to {} ({long})", clock(end), clock(start)),
                "a longer block before it fills the gap, or one of kind `move` or `break`",
            )
        }
        _ => return,
    };
    faults.warning(&slot.part("start"), message, Some(hint.to_owned()));
}

fn moves(before: &Slot<'_>, slot: &Slot<'_>, faults: &mut Faults) {
    let in_a_row = before.is_conversation() && slot.is_conversation() && before.date == slot.date;
    let at_once = !slot.has("start") || (slot.start.is_some() && before.ends() == slot.start);
    if in_a_row && at_once {
        let message = format!("no time to move between {} and {}", before.name, slot.name);
        let hint = "a block of kind `move` between them, or a later start, makes room".to_owned();
        faults.warning(&slot.title(), message, Some(hint));
    }
}

#[cfg(test)]
mod tests {
    use crate::setup::case::told_of;

    fn block(title: &str, rest: &str) -> String {
        format!(r#"{{"title": "{title}"{}{rest}}}"#, if rest.is_empty() { "" } else { ", " })
    }

    fn told(blocks: &[(&str, &str)]) -> Vec<String> {
        let blocks: Vec<String> = blocks.iter().map(|(title, rest)| block(title, rest)).collect();
        told_of(&blocks.iter().map(String::as_str).collect::<Vec<_>>())
    }

    const ROUND: &str = r#""kind": "conversation", "question": "q1""#;

    #[test]
    fn gaps_overlaps_and_times_that_run_backwards_are_told() {
        assert_eq!(
            told(&[
                ("A", r#""start": "18:00", "length": "30 min""#),
                ("B", r#""start": "18:20", "length": "10 min""#),
                ("C", r#""start": "18:35", "length": "10 min""#),
                ("D", r#""start": "17:00", "length": "10 min""#),
            ]),
            [
                "3:25 warning: `B` begins at 18:20, 10 min before `A` ends at 18:30 (groups at work at the same time are tables of one block)",
                "4:25 warning: nothing is planned from 18:30 to 18:35 (5 min) (a longer block before it fills the gap, or one of kind `move` or `break`)",
                "5:25 warning: `D` begins at 17:00, before `C` at 18:35 (a block after midnight needs its own date)"
            ]
        );
    }

    #[test]
    fn a_night_on_one_date_goes_on_behind_midnight() {
        let night = |start: &str| {
            let rest = format!(r#""start": "{start}", "length": "10 min""#);
            told(&[("A", r#""start": "23:30", "length": "1 h""#), ("B", &rest)])
        };
        assert_eq!(night("00:30"), [""; 0]);
        let overlaps = "3:25 warning: `B` begins at 00:10, 20 min before `A` ends at 00:30 (groups at work at the same time are tables of one block)";
        assert_eq!(night("00:10"), [overlaps]);
    }

    #[test]
    fn days_are_apart_and_in_order() {
        assert_eq!(
            told(&[
                ("A", r#""date": "2026-11-20", "start": "23:30", "length": "1 h""#),
                ("B", r#""date": "2026-11-21", "start": "00:10", "length": "10 min""#),
                ("C", r#""date": "2026-11-22", "start": "18:00", "length": "10 min""#),
                ("D", r#""date": "2026-11-19", "start": "19:00", "length": "10 min""#),
            ]),
            [
                "3:47 warning: `B` begins at 00:10, 20 min before `A` ends at 00:30 (groups at work at the same time are tables of one block)",
                "5:24 warning: `D` is on 2026-11-19, after `C` on 2026-11-22 (the programme is in order of time)"
            ]
        );
    }

    #[test]
    fn a_plan_without_times_and_lengths_gets_one_warning() {
        assert_eq!(
            told(&[("A", ROUND), ("B", ROUND), ("C", "")]),
            [
                "1:71 warning: no block has a time or a length (write \"start\": \"18:15\" and \"length\": \"15 min\"; clocks count up until then)"
            ]
        );
    }

    #[test]
    fn a_plan_of_lengths_alone_gets_one_warning() {
        assert_eq!(
            told(&[("A", r#""length": "5m""#), ("B", r#""length": "5m""#)]),
            [
                "1:71 warning: no block has a time of day (write \"start\": \"18:15\" in the first; lateness is told against it)"
            ]
        );
    }

    #[test]
    fn a_plan_of_times_alone_gets_one_warning() {
        assert_eq!(
            told(&[("A", r#""start": "18:00""#), ("B", r#""start": "18:10""#)]),
            [
                "1:71 warning: no block has a length (write \"length\": \"15 min\"; a clock without a length counts up)"
            ]
        );
    }

    #[test]
    fn the_first_time_of_a_day_and_lengths_say_enough() {
        let first = r#""date": "2026-11-20", "start": "18:00", "length": "5m""#;
        let second = r#""date": "2026-11-21", "start": "18:00", "length": "5m""#;
        let other = r#""length": "5m""#;
        assert_eq!(told(&[("A", first), ("B", other), ("C", second), ("D", other)]), [""; 0]);
    }

    #[test]
    fn single_missing_and_zero_lengths_and_times_are_told() {
        assert_eq!(
            told(&[
                ("A", r#""start": "18:00", "length": "10 min""#),
                ("B", r#""length": "0 min""#),
                ("C", r#""start": "18:10", "advance": "auto""#),
                ("D", r#""start": "18:30", "length": "0 s""#),
                ("E", r#""advance": "auto""#),
            ]),
            [
                "3:26 warning: `B` has a length of 0 min (its clock counts up, without warnings)",
                "4:11 warning: `C` has no length (the next block begins 20 min later)",
                "5:44 warning: `D` has a length of 0 min (its clock counts up, without warnings)",
                "6:11 warning: `E` has no length (nothing will end it by the clock)"
            ]
        );
    }

    #[test]
    fn a_conversation_without_a_question_is_told_with_one_that_is_free() {
        let talk = r#""kind": "conversation", "start": "18:00", "length": "5m""#;
        assert_eq!(
            told(&[("A", talk)]),
            ["2:11 warning: `A` has no question (no block asks `q1` yet)"]
        );
        assert_eq!(
            told(&[("A", &format!("{talk}, \"asks\": [{{\"question\": \"q1\"}}]"))]),
            [""; 0]
        );
        let tables = r#"{"title": "A", "kind": "conversation", "start": "18:00", "length": "5m"}],
            "tables": [{"name": "1", "question": "q1"}"#;
        assert_eq!(told_of(&[tables]), [""; 0]);
    }

    #[test]
    fn conversations_in_a_row_need_time_to_move() {
        let first = format!("{ROUND}, \"start\": \"18:00\", \"length\": \"5m\"");
        let at_once = format!("{ROUND}, \"start\": \"18:05\", \"length\": \"5m\"");
        let later = format!("{ROUND}, \"start\": \"18:07\", \"length\": \"5m\"");
        let moving = r#""kind": "move", "start": "18:05", "length": "2m""#;
        assert_eq!(
            told(&[("A", &first), ("B", &at_once)]),
            [
                "3:11 warning: no time to move between `A` and `B` (a block of kind `move` between them, or a later start, makes room)"
            ]
        );
        assert_eq!(told(&[("A", &first), ("M", moving), ("B", &later)]), [""; 0]);
        assert_eq!(
            told(&[("A", &first), ("B", &later)]),
            [
                "3:67 warning: nothing is planned from 18:05 to 18:07 (2 min) (a longer block before it fills the gap, or one of kind `move` or `break`)"
            ]
        );
    }

    #[test]
    fn what_contradicts_itself_is_told() {
        assert_eq!(
            told(&[
                ("A", r#""start": "18:00", "length": "5m", "least": "10m""#),
                ("B", r#""length": "5m", "fixed": true"#),
                ("C", r#""length": "5m", "grace": "25 h""#),
                ("D", r#""length": "5m", "grace": "24 h""#),
            ]),
            [
                "2:59 warning: the least length of `A` is more than its length",
                "3:41 warning: `B` is fixed and has no start",
                "4:41 warning: the grace of `C` is longer than a day (none of its notes would ever be late; 5 min is usual)"
            ]
        );
    }
}
