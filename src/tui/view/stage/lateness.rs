//! How late things are, until when they will take, and why, in words.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::{BlockId, Span, hour_minute};
use crate::session::{Cause, Outlook, Phase, Session};
use crate::text::shown;
use crate::theme::Tone;
use crate::tui::words::minutes;

/// What took longer is told in hours.
const LONG: Span = Span::minutes(179);

/// The lateness of the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lateness {
    /// How it looks.
    pub tone: Tone,
    /// `▲ 10 min late`, `▼ 3 min early`, `on time`; `on time so far` where the end is another.
    pub words: String,
    /// `ends 20:20, planned 20:15`; empty where the plan prints no end.
    pub ends: String,
    /// What made it so, the largest first, each a clause of one sentence.
    pub why: Vec<String>,
}

impl Lateness {
    /// The lateness as the outlook has it; `None` where there is nothing to be late against.
    pub(crate) fn of(session: &Session, outlook: &Outlook) -> Option<Self> {
        let late = outlook.late?;
        let minutes = minutes(late.magnitude());
        let (tone, words) = if late.magnitude() < Span::minutes(1) {
            let words = if ends_as_planned(outlook) { "on time" } else { "on time so far" };
            (Tone::Plain, words.to_owned())
        } else if late > Span::ZERO {
            (Tone::Late, format!("▲ {minutes} late"))
        } else {
            (Tone::Early, format!("▼ {minutes} early"))
        };
        let why = outlook.causes.iter().map(|cause| clause(session, outlook, cause)).collect();
        Some(Self { tone, words, ends: ends(session, outlook), why })
    }

    /// The words as the Stage shouts them.
    pub(crate) fn head(&self) -> String {
        if self.tone == Tone::Plain { self.words.clone() } else { self.words.to_uppercase() }
    }

    /// The words without their sign, for a small screen.
    pub(crate) fn brief(&self) -> &str {
        self.words.trim_start_matches(['▲', '▼', ' '])
    }

    /// Why, as one sentence.
    pub(crate) fn sentence(&self) -> String {
        self.why.join("; ")
    }
}

/// True where the end is less than a minute from the planned one, or one of them is unknown.
fn ends_as_planned(outlook: &Outlook) -> bool {
    let ends = outlook.ends.zip(outlook.planned_end);
    ends.is_none_or(|(end, planned)| (end - planned).abs() < TimeDelta::minutes(1))
}

fn ends(session: &Session, outlook: &Outlook) -> String {
    let verb = if session.closed.is_some() { "ended" } else { "ends" };
    match (outlook.told_end(), outlook.planned_end) {
        (Some(end), Some(planned)) => {
            let time = |at| outlook.hour_of_end(session, at);
            let (end, planned) = (time(end), time(planned));
            if end == planned {
                format!("{verb} {planned}, as planned")
            } else if ends_as_planned(outlook) {
                format!("{verb} {end}")
            } else {
                format!("{verb} {end}, planned {planned}")
            }
        }
        (Some(end), None) => format!("{verb} {}", outlook.hour_of_end(session, end)),
        (None, _) => String::new(),
    }
}

fn clause(session: &Session, outlook: &Outlook, cause: &Cause) -> String {
    match cause {
        Cause::Added { block, took } => {
            let (verb, title, told) =
                (takes(outlook, block), title(session, block), minutes(*took));
            let more = if *took > LONG { told.clone() } else { took.nearest_minutes().to_string() };
            format!("{title}, added, {verb} {told} (+{more})")
        }
        Cause::Took { block, took, planned } => {
            let verb = takes(outlook, block);
            let by = *took - *planned;
            let more = match by.nearest_minutes() {
                ..0 => format!(", {} less", minutes(by.magnitude())),
                _ if *took > LONG => format!(" (+{})", minutes(by)),
                more => format!(" ({more:+})"),
            };
            let title = title(session, block);
            let (whole, unit) = match planned.nearest_minutes() {
                0 => (format!("{} s", planned.whole_seconds()), " min"),
                whole => (format!("{whole} min"), ""),
            };
            match took.nearest_minutes() {
                0 => format!("{title} {verb} {} s of {whole}", took.whole_seconds()),
                _ if *took > LONG => {
                    format!("{title} {verb} {} of {}{more}", minutes(*took), minutes(*planned))
                }
                took => format!("{title} {verb} {took}{unit} of {whole}{more}"),
            }
        }
        Cause::Began { block, by } => {
            let which = if *by < Span::ZERO { "early" } else { "late" };
            let verb = match outlook.of(block).map(|of| of.phase) {
                Some(Phase::Coming) => "is to begin",
                _ => "began",
            };
            let by = minutes(by.magnitude());
            format!("{} {verb} {by} {which}", title(session, block))
        }
        Cause::Gap { at, gives } => {
            let back = gives.nearest_minutes();
            format!("the gap at {} gives {back} back", time(session, *at))
        }
    }
}

fn takes(outlook: &Outlook, block: &BlockId) -> &'static str {
    match outlook.of(block).map(|of| of.phase) {
        Some(Phase::Done) => "took",
        Some(Phase::Coming) => "is to take",
        _ => "takes",
    }
}

fn title(session: &Session, block: &BlockId) -> String {
    let state = session.block(block);
    state.map(|state| shown(&state.block.title).into_owned()).unwrap_or_default()
}

fn time(session: &Session, at: DateTime<Utc>) -> String {
    hour_minute(session.local(at))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::{Block, Plan};
    use crate::session::BlockOutlook;

    fn evening() -> (Session, Outlook) {
        let id = BlockId::new("opening");
        let block = Block { id: id.clone(), title: "Opening".to_owned(), ..Block::default() };
        let plan = Plan { programme: vec![block], ..Plan::default() };
        let session = Session::waiting(Arc::new(plan), Arc::from("Europe/Zurich"));
        let at = |time: &str| Some(format!("2013-10-08T{time}:00Z").parse().unwrap());
        let done = BlockOutlook {
            block: id.clone(),
            phase: Phase::Done,
            held_on: None,
            planned_start: at("16:15"),
            planned_end: at("16:30"),
            planned_length: Some(Span::minutes(15)),
            holds: None,
            start: at("16:15"),
            end: at("16:40"),
        };
        let outlook = Outlook {
            blocks: vec![done],
            late: Some(Span::minutes(10)),
            causes: vec![
                Cause::Took { block: id, took: Span::minutes(25), planned: Span::minutes(15) },
                Cause::Gap { at: at("18:10").unwrap(), gives: Span::minutes(5) },
            ],
            ends: at("18:20"),
            planned_end: at("18:15"),
        };
        (session, outlook)
    }

    #[test]
    fn a_late_evening_says_how_late_until_when_and_why() {
        let (session, outlook) = evening();
        let late = Lateness::of(&session, &outlook).unwrap();
        assert_eq!(late.head(), "▲ 10 MIN LATE");
        assert_eq!(late.brief(), "10 min late");
        assert_eq!(late.ends, "ends 20:20, planned 20:15");
        assert_eq!(
            late.sentence(),
            "Opening took 25 of 15 min (+10); the gap at 20:10 gives 5 back"
        );
    }

    #[test]
    fn a_block_that_was_added_is_named_as_one() {
        let (session, mut outlook) = evening();
        let block = outlook.blocks[0].block.clone();
        outlook.causes = vec![Cause::Added { block, took: Span::minutes(5) }];
        let why = |outlook: &Outlook| Lateness::of(&session, outlook).unwrap().sentence();
        assert_eq!(why(&outlook), "Opening, added, took 5 min (+5)");
        outlook.blocks[0].phase = Phase::Coming;
        assert_eq!(why(&outlook), "Opening, added, is to take 5 min (+5)");
    }

    #[test]
    fn a_block_that_was_short_says_so_in_words() {
        let (session, mut outlook) = evening();
        let block = outlook.blocks[0].block.clone();
        let planned = Span::seconds(20);
        let cause = Cause::Took { block: block.clone(), took: Span::minutes(3), planned };
        outlook.causes = vec![cause];
        let said = "Opening took 3 min of 20 s (+3)";
        assert_eq!(Lateness::of(&session, &outlook).unwrap().why[0], said);
        for (took, said) in [
            (Span::seconds(12), "Opening took 12 s of 15 min"),
            (Span::minutes(5), "Opening took 5 of 15 min, 10 min less"),
            (Span::minutes(16), "Opening took 16 of 15 min (+1)"),
            (Span::minutes(200), "Opening took 3 h 20 min of 15 min (+3 h 5 min)"),
        ] {
            let planned = Span::minutes(15);
            outlook.causes = vec![Cause::Took { block: block.clone(), took, planned }];
            assert_eq!(Lateness::of(&session, &outlook).unwrap().why[0], said);
        }
    }

    #[test]
    fn less_than_a_minute_is_on_time_and_ahead_is_early() {
        let (session, outlook) = evening();
        let said = |late| {
            let outlook = Outlook { late: Some(late), ..outlook.clone() };
            Lateness::of(&session, &outlook).unwrap().words
        };
        assert_eq!(said(Span::seconds(59)), "on time so far");
        assert_eq!(said(Span::seconds(-59)), "on time so far");
        assert_eq!(said(Span::minutes(200)), "▲ 3 h 20 min late");
        assert_eq!(said(Span::minutes(-6_902_417)), "▼ 4793 days early");
        assert_eq!(said(Span::minutes(1)), "▲ 1 min late");
        assert_eq!(said(Span::minutes(-3)), "▼ 3 min early");
    }

    #[test]
    fn an_end_that_is_not_as_planned_is_on_time_only_so_far_and_says_why() {
        let (session, mut outlook) = evening();
        outlook.late = Some(Span::ZERO);
        outlook.blocks[0].phase = Phase::Coming;
        let late = Lateness::of(&session, &outlook).unwrap();
        assert_eq!(late.head(), "on time so far");
        assert_eq!(late.ends, "ends 20:20, planned 20:15");
        assert_eq!(late.why[0], "Opening is to take 25 of 15 min (+10)");
        let block = outlook.blocks[0].block.clone();
        outlook.causes = vec![Cause::Began { block, by: Span::minutes(50) }];
        let late = Lateness::of(&session, &outlook).unwrap();
        assert_eq!(late.why[0], "Opening is to begin 50 min late");
    }

    #[test]
    fn seconds_are_on_time_though_they_turn_the_minute() {
        let (session, mut outlook) = evening();
        outlook.planned_end = outlook.planned_end.map(|at| at + TimeDelta::seconds(30));
        let mut ends = |late| {
            outlook.late = Some(Span::seconds(late));
            outlook.ends = outlook.planned_end.map(|at| at + TimeDelta::seconds(late));
            let late = Lateness::of(&session, &outlook).unwrap();
            assert_eq!(late.head(), "on time");
            late.ends
        };
        assert_eq!(ends(20), "ends 20:15, as planned");
        assert_eq!(ends(-40), "ends 20:14");
        assert_eq!(ends(40), "ends 20:16");
    }

    #[test]
    fn without_printed_times_nothing_is_late() {
        let (session, outlook) = evening();
        assert_eq!(Lateness::of(&session, &Outlook { late: None, ..outlook }), None);
    }

    #[test]
    fn an_end_as_planned_is_said_once_and_a_running_block_takes() {
        let (session, mut outlook) = evening();
        outlook.ends = outlook.planned_end;
        outlook.blocks[0].phase = Phase::Running;
        let late = Lateness::of(&session, &outlook).unwrap();
        assert_eq!(late.ends, "ends 20:15, as planned");
        assert_eq!(late.why[0], "Opening takes 25 of 15 min (+10)");
    }
}
