//! What the program costs while a round runs and nobody types.

use std::time::Duration;

use crate::Bench;
use crate::pair::{Outcome, seconds};
use crate::row::{Must, say, skip};
use crate::start::open;

const WHAT: &str = "idle: processor time of a running round, % of a core";

/// Looks on for half a minute.
pub(crate) fn measure(bench: &mut Bench) -> Outcome {
    let mut terminal = open(&bench.crowd(7200)?)?;
    terminal.until(|screen| screen.has("Round 6"))?;
    terminal.settle(Duration::from_millis(500))?;
    let time = Duration::from_secs(if bench.brief { 1 } else { 30 });
    let Some(before) = terminal.worked() else {
        return skip(WHAT, "this system does not tell what a process has worked");
    };
    let passed = seconds(|| terminal.wait(time))?;
    let worked = terminal.worked().ok_or("the program has ended")? - before;
    let measured = format!("{:.1} ms in {passed:.1} s", worked * 1e3);
    say(WHAT, &measured, worked / passed * 100.0, Must::AtMost(0.5))
}
