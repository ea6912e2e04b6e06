//! The programme as planned and as it was held.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::{Block, BlockId, BlockKind, Length, Moment, Span, Speaker, TimeOfDay, Zone};
use crate::session::{AsPlanned, BlockState, Pause, Session, as_planned};

/// A block of the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeRow {
    /// Its place, from 1.
    pub number: usize,
    /// Its identity.
    pub id: BlockId,
    /// As printed.
    pub title: String,
    /// What happens in it.
    pub kind: BlockKind,
    /// Who speaks, in order.
    pub speakers: Vec<Speaker>,
    /// Who leads it, in order.
    pub facilitators: Vec<String>,
    /// False for a block that came into the programme on the day.
    pub planned: bool,
    /// Left out.
    pub skipped: bool,
    /// Why it was left out, if somebody said.
    pub reason: Option<Arc<str>>,
    /// The day it is planned for, where one is known: then `planned_start` and `planned_end` are on
    /// it, or past its midnight; else only their time of day means something.
    pub day: Option<NaiveDate>,
    /// When the plan had it start, on the day it was really held; missing where the plan states no
    /// time of day that counts for it, but only lengths.
    pub planned_start: Option<DateTime<Zone>>,
    /// When it was to end; missing with its start.
    pub planned_end: Option<DateTime<Zone>>,
    /// How long the plan had it last.
    pub planned_length: Option<Span>,
    /// What was made of the plan's block on the day.
    pub changed: Vec<Changed>,
    /// When it started.
    pub started: Option<DateTime<Zone>>,
    /// When it ended.
    pub ended: Option<DateTime<Zone>>,
    /// How long it took in whole seconds, pauses included, by the clock that measures; missing
    /// until it ended.
    pub length: Option<Span>,
    /// Its pauses, in order.
    pub pauses: Vec<PauseRow>,
    /// How many ideas were said in it.
    pub ideas: usize,
}

/// A way in which a block was changed on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It got another title; this is the plan's.
    Title(String),
    /// It was to start at this time.
    Start(TimeOfDay),
    /// It was to last so long, by the form or by the minute; beside what was planned, where
    /// anything was.
    Length(Option<Length>, Length),
}

/// A pause of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PauseRow {
    /// When it began.
    pub from: DateTime<Zone>,
    /// When it was over; missing while it lasts.
    pub to: Option<DateTime<Zone>>,
    /// How long it took in whole seconds; missing while it lasts.
    pub length: Option<Span>,
    /// Why, if somebody said.
    pub reason: Option<Arc<str>>,
}

impl ProgrammeRow {
    /// True where the event went by without it: nothing of it is recorded, and it can come no more.
    pub(super) const fn was_missed(&self, draft: bool) -> bool {
        self.ended.is_none() && self.ideas == 0 && !draft
    }

    /// The calendar date it was held on, else planned for.
    #[must_use]
    pub fn date(&self) -> Option<NaiveDate> {
        self.started.map(|at| at.date_naive()).or(self.day)
    }
}

/// The rows as the newest record left them; planned is what the plan says, whatever the day made
/// of it.
pub(super) fn programme(session: &Session) -> Vec<ProgrammeRow> {
    let plan = as_planned(session, session.tail.moment).into_iter();
    let plan: HashMap<BlockId, AsPlanned> = plan.map(|of| (of.block.id.clone(), of)).collect();
    let blocks = session.blocks.iter().enumerate();
    blocks.map(|(place, state)| row(session, place, state, plan.get(state.id()))).collect()
}

fn row(
    session: &Session,
    place: usize,
    state: &BlockState,
    plan: Option<&AsPlanned>,
) -> ProgrammeRow {
    let local = |at: DateTime<Utc>| session.local(at);
    let wall = |moment: Moment| session.local(moment.at);
    ProgrammeRow {
        number: place + 1,
        id: state.id().clone(),
        title: state.block.title.clone(),
        kind: state.block.kind,
        speakers: state.block.speakers.clone(),
        facilitators: state.block.facilitators.clone(),
        planned: plan.is_some(),
        skipped: state.skipped,
        reason: state.reason.clone(),
        day: session.held_on(state),
        planned_start: plan.and_then(|plan| plan.start).map(local),
        planned_end: plan.and_then(|plan| plan.end).map(local),
        planned_length: plan.and_then(|plan| plan.block.span()),
        changed: plan.map(|plan| changed(state, &plan.block)).unwrap_or_default(),
        started: state.started.map(wall),
        ended: state.ended.map(wall),
        length: took(state),
        pauses: pauses(session, state),
        ideas: session.notes.margins().blocks.get(state.id()).copied().unwrap_or_default(),
    }
}

/// Every length that was set on the day comes to one change, from what was planned to what it was
/// to be in the end.
fn changed(state: &BlockState, plan: &Block) -> Vec<Changed> {
    let block = &state.block;
    let title = (block.title != plan.title).then(|| Changed::Title(plan.title.clone()));
    let start = block.start.filter(|start| Some(*start) != plan.start).map(Changed::Start);
    let length = state.length.map(Length).filter(|length| Some(*length) != plan.length);
    let length = length.map(|length| Changed::Length(plan.length, length));
    [title, start, length].into_iter().flatten().collect()
}

fn pauses(session: &Session, state: &BlockState) -> Vec<PauseRow> {
    let row = |pause: &Pause| PauseRow {
        from: session.local(pause.from.at),
        to: pause.to.map(|to| session.local(to.at)),
        length: pause.to.map(|to| whole(to.t - pause.from.t)),
        reason: pause.reason.clone(),
    };
    state.pauses.iter().map(row).collect()
}

fn took(state: &BlockState) -> Option<Span> {
    state.took().map(whole)
}

/// In whole seconds, so that what is printed adds up.
fn whole(length: Span) -> Span {
    Span::seconds(length.whole_seconds())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::domain::hour_minute;
    use crate::tally::cafe::Cafe;

    /// What the plan states of each block's start.
    fn starts(cafe: &Cafe) -> Vec<Option<String>> {
        let rows = programme(&cafe.session);
        rows.iter().map(|row| row.planned_start.map(hour_minute)).collect()
    }

    fn begun(starts: [Value; 3], as_printed: bool) -> Cafe {
        let block = |start: Value| json!({ "title": "Talk", "start": start, "length": "10 min" });
        let plan = json!({ "title": "T", "programme": starts.map(block) });
        Cafe::open(plan, "Europe/Zurich").on(json!([
            { "day-began": { "block": "b1", "date": "2013-10-08", "as_printed": as_printed } },
            { "block-started": { "block": "b1" } }]))
    }

    #[test]
    fn a_plan_of_lengths_alone_states_no_times() {
        let cafe = begun([Value::Null, Value::Null, Value::Null], true);
        assert_eq!(starts(&cafe), [None, None, None]);
        assert_eq!(programme(&cafe.session)[1].planned_length, Some(Span::minutes(10)));
    }

    #[test]
    fn a_printed_time_states_its_block_and_those_that_follow_by_length() {
        let cafe = begun([Value::Null, json!("18:30"), Value::Null], true);
        let stated = [None, Some("18:30".to_owned()), Some("18:40".to_owned())];
        assert_eq!(starts(&cafe), stated);
    }

    #[test]
    fn what_was_planned_is_what_the_plan_says_whatever_the_day_made_of_it() {
        let song = json!({ "id": "s", "title": "Song", "length": "5 min" });
        let late =
            json!({ "id": "b3", "title": "Last words", "start": "18:50", "length": "5 min" });
        let cafe = begun([json!("18:15"), Value::Null, json!("18:35")], true);
        let before = starts(&cafe);
        let cafe = cafe.on(json!([
            { "block-inserted": { "after": "b1", "block": song } },
            { "block-changed": { "block": late } },
            { "block-moved": { "block": "b2", "after": "b3" } }]));
        let rows = programme(&cafe.session);
        let planned = |row: &ProgrammeRow| (row.id.to_string(), row.planned_start.map(hour_minute));
        let of = |id: &str, start: &Option<String>| (id.to_owned(), start.clone());
        assert_eq!(
            rows.iter().map(planned).collect::<Vec<_>>(),
            [of("b1", &before[0]), of("s", &None), of("b3", &before[2]), of("b2", &before[1])]
        );
        assert_eq!(rows[2].planned_length, Some(Span::minutes(10)));
        assert_eq!(
            rows[2].changed,
            [
                Changed::Title("Talk".into()),
                Changed::Start("18:50".parse().unwrap()),
                Changed::Length(Some("10 min".parse().unwrap()), "5 min".parse().unwrap())
            ]
        );
        assert_eq!(rows[3].changed, [], "its place alone is another");
    }

    #[test]
    fn what_is_decided_before_the_first_block_is_planned_and_no_change() {
        let plan = json!({ "title": "T", "programme": [
            { "title": "Talk" }, { "title": "Walk", "length": "10 min" }] });
        let lasting = |id: &str, title: &str, length: &str| json!({ "id": id, "title": title, "length": length });
        let cafe = Cafe::open(plan, "Europe/Zurich").on(json!([
            { "block-changed": { "block": lasting("b1", "Talk", "25 min") } },
            { "block-length-set": { "block": "b2", "length": "15 min" } },
            { "block-inserted": { "after": "b1", "block": lasting("s", "Song", "5 min") } }]));
        let cafe = cafe.on(json!([
            { "day-began": { "block": "b1", "date": "2013-10-08", "as_printed": true } },
            { "block-started": { "block": "b1" } }]));
        let cafe = cafe.on(json!([
            { "block-length-set": { "block": "b1", "length": "30 min" } },
            { "block-changed": { "block": lasting("s", "Song", "8 min") } },
            { "block-length-set": { "block": "s", "length": "5 min" } }]));
        let rows = programme(&cafe.session);
        let planned = |row: &ProgrammeRow| {
            (row.title.clone(), row.planned, row.planned_length.map(Span::nearest_minutes))
        };
        let of = |title: &str, minutes| (title.to_owned(), true, Some(minutes));
        assert_eq!(
            rows.iter().map(planned).collect::<Vec<_>>(),
            [of("Talk", 25), of("Song", 5), of("Walk", 15)]
        );
        let longer = Changed::Length(Some("25 min".parse().unwrap()), "30 min".parse().unwrap());
        assert_eq!(rows[0].changed, [longer]);
        assert_eq!([&rows[1].changed, &rows[2].changed], [&[], &[]], "nothing net");
    }

    #[test]
    fn a_day_begun_with_a_block_of_the_day_is_the_plans_day() {
        let song = json!({ "id": "s", "title": "Song", "length": "5 min" });
        let plan = json!({ "title": "T", "programme": [
            { "title": "Talk", "date": "2013-10-08", "start": "18:15", "length": "10 min" }] });
        let cafe = Cafe::open(plan, "Europe/Zurich").on(json!([
            { "block-inserted": { "block": song } },
            { "day-began": { "block": "s", "date": "2026-11-21", "as_printed": true } },
            { "block-started": { "block": "s" } }]));
        let talk = &programme(&cafe.session)[1];
        assert_eq!(talk.planned_start.unwrap().to_rfc3339(), "2026-11-21T18:15:00+01:00");
    }

    #[test]
    fn a_block_without_a_time_is_of_its_day_wherever_that_was_moved_to() {
        let block = |date: &str| json!({ "title": "Talk", "date": date, "length": "10 min" });
        let plan = json!({ "title": "T", "programme": [block("2013-10-08"), block("2013-10-09")] });
        let cafe = Cafe::open(plan, "Europe/Zurich");
        let dates = |cafe: &Cafe| {
            let rows = programme(&cafe.session);
            rows.iter().map(|row| row.date().unwrap().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(dates(&cafe), ["2013-10-08", "2013-10-09"]);
        let cafe = cafe.on(json!([
            { "day-began": { "block": "b2", "date": "2013-10-10", "as_printed": true } }]));
        assert_eq!(dates(&cafe), ["2013-10-08", "2013-10-10"]);
    }

    #[test]
    fn a_printed_time_that_does_not_count_states_nothing() {
        let cafe = begun([json!("09:00"), json!("09:10"), Value::Null], false);
        assert_eq!(starts(&cafe), [None, None, None]);
    }
}
