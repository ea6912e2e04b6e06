//! One line of what was measured: the figure, the reference of the same run, the ratio, and
//! what must be reached.

use std::fmt;
use std::io::Write as _;
use std::time::Duration;

use crate::pair::{Outcome, Pair};

/// What a figure must reach.
#[derive(Clone, Copy)]
pub(crate) enum Must {
    /// This or less.
    AtMost(f64),
    /// This or more.
    AtLeast(f64),
    /// Whatever it is: it stands beside another.
    Nothing,
}

/// True where everything only has to run.
pub(crate) fn is_brief() -> bool {
    std::env::args().any(|word| word == "--test")
}

/// Prints a figure beside what it must reach. Nothing is asserted: people judge.
pub(crate) fn say(what: &str, measured: &str, figure: f64, must: Must) -> Outcome {
    let must = if is_brief() { Must::Nothing } else { must };
    let verdict = if must.is_reached(figure) { "" } else { "   MISSED" };
    let mut out = std::io::stdout().lock();
    writeln!(out, "{what}\n    {measured} = {figure:.2}{must}{verdict}")?;
    Ok(())
}

/// Prints a pair as a ratio of times.
pub(crate) fn say_time(what: &str, against: &str, pair: &Pair, must: Must) -> Outcome {
    say(what, &both(pair, against), pair.time(), must)
}

/// Prints a pair as a ratio of speeds.
pub(crate) fn say_speed(what: &str, against: &str, pair: &Pair, must: Must) -> Outcome {
    say(what, &format!("speed: {}", both(pair, against)), pair.speed(), must)
}

/// Says why something was not measured.
pub(crate) fn skip(what: &str, why: &str) -> Outcome {
    note(&format!("{what}\n    not measured: {why}"))
}

/// Says something about what follows.
pub(crate) fn note(words: &str) -> Outcome {
    writeln!(std::io::stdout().lock(), "{words}")?;
    Ok(())
}

fn both(pair: &Pair, against: &str) -> String {
    format!("{} ÷ {} of {against}", shown(pair.ours()), shown(pair.reference()))
}

/// A time in the unit that suits it.
pub(crate) fn shown(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds >= 1.0 {
        format!("{seconds:.2} s")
    } else if seconds >= 1e-3 {
        format!("{:.2} ms", seconds * 1e3)
    } else {
        format!("{:.2} µs", seconds * 1e6)
    }
}

impl Must {
    fn is_reached(self, figure: f64) -> bool {
        match self {
            Self::AtMost(most) => figure <= most,
            Self::AtLeast(least) => figure >= least,
            Self::Nothing => true,
        }
    }
}

impl fmt::Display for Must {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtMost(most) => write!(f, "   must reach ≤ {most}"),
            Self::AtLeast(least) => write!(f, "   must reach ≥ {least}"),
            Self::Nothing => Ok(()),
        }
    }
}
