//! `replay` and `demo`: a journal played back through the same interface.

use super::args::{Colouring, DemoArgs, ReplayArgs, SPEED};
use super::failure::Failure;
use super::interface::{Front, Opening, show};
use super::location::Location;
use super::reading;
use crate::engine::{Replay, SystemClock};
use crate::journal::decode;
use crate::session::{Event, Record};
use crate::tui::model::Mode;

/// The evening of 8 October 2013, as the program recorded it.
const RECORDED: &[u8] = include_bytes!("../../sessions/itu-open-talks-2013/recorded.jsonl");

/// Plays a session back.
pub(super) fn replay(args: &ReplayArgs, color: Colouring) -> Result<(), Failure> {
    let location = Location::find(&args.path)?;
    let front = &mut Front::once(color)?;
    let mut records = Vec::new();
    let read = reading::read(&location, color, &mut |_, record| records.push(record.clone()))?;
    if records.is_empty() {
        read.end()?;
        // Where to look instead was said with what was read.
        return Err(match location.recorded() {
            Some(_) => Failure::said(),
            None => Failure::refused("nothing has happened yet", "run opens the session"),
        });
    }
    play(front, records, args.speed)?;
    read.end()
}

/// Plays the recorded café back; touches nothing of the user's.
pub(super) fn demo(args: &DemoArgs, color: Colouring) -> Result<(), Failure> {
    play(&mut Front::once(color)?, recorded(), args.speed)
}

/// Plays it where an interface stands already.
pub(super) fn show_demo(front: &mut Front) -> Result<(), Failure> {
    play(front, recorded(), SPEED)
}

fn play(front: &mut Front, records: Vec<Record>, speed: u32) -> Result<(), Failure> {
    let mode = Mode::Replay { speed, paused: false, over: false };
    let opening = Opening {
        mode,
        title: title(&records),
        drafts: None,
        plan: None,
        table: None,
        exports: None,
        sharing: None,
    };
    show(front, opening, |_| Ok(Replay::new(records, SystemClock::new(), speed))).map(drop)
}

fn title(records: &[Record]) -> String {
    let first = records.first().and_then(|record| record.events.first());
    match first {
        Some(Event::SessionOpened { plan, .. }) => plan.title.clone(),
        _ => String::new(),
    }
}

/// The records of the evening, as far as they are sound; a test proves that all are.
fn recorded() -> Vec<Record> {
    let mut sum = None;
    let lines = RECORDED.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    lines
        .map_while(|line| {
            let (record, next) = decode(line, sum).ok()?;
            sum = Some(next);
            Some(record)
        })
        .collect()
}

/// The same evening, line by line.
#[cfg(test)]
pub(super) fn recorded_lines() -> Vec<Vec<u8>> {
    RECORDED.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_evening_is_within_the_program() {
        let records = recorded();
        assert_eq!(records.len(), RECORDED.iter().filter(|byte| **byte == b'\n').count());
        assert!(records.len() > 100);
        assert!(title(&records).starts_with("World Café"));
    }
}
