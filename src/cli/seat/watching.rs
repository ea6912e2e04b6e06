//! A search while it goes on: its time, Ctrl-C, and how far it is.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use signal_hook::consts::SIGINT;
use signal_hook::flag::{register, register_conditional_default};

use crate::seating::{Problem, Progress, how_far, recount};
use crate::text::{counted, cut};

/// How often, and from when on, it is shown how far the search is.
const EVERY: Duration = Duration::from_millis(200);

/// Why a search ended before its budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stopped {
    /// The time was up.
    Late,
    /// Somebody pressed Ctrl-C.
    Asked,
}

/// A search that is looked at while it goes on.
pub(super) struct Watching {
    began: Instant,
    most: Most,
    /// Somebody pressed Ctrl-C.
    asked: Arc<AtomicBool>,
    late: AtomicBool,
    /// What is shown, where somebody sees it.
    line: Option<Mutex<Line>>,
}

/// Where a search ends by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Most {
    /// So long after it began.
    pub(super) time: Option<Duration>,
    /// After so many proposals; none where the time alone ends it.
    pub(super) proposals: Option<u64>,
}

/// How far a search is.
#[derive(Default)]
struct Line {
    /// When it is shown next.
    due: Duration,
    repeats: Option<u64>,
    drawn: bool,
}

impl Watching {
    /// Begins to count the time. Ctrl-C stops the search; a second one stops the program.
    #[expect(clippy::disallowed_methods, reason = "what is limited and told is real time")]
    pub(super) fn begin(most: Most) -> Self {
        let asked = Arc::new(AtomicBool::new(false));
        // Where it cannot be caught, Ctrl-C stops the program as it always does.
        let _ = register_conditional_default(SIGINT, Arc::clone(&asked))
            .and_then(|_| register(SIGINT, Arc::clone(&asked)));
        let line = Line { due: EVERY, ..Line::default() };
        Self {
            began: Instant::now(),
            most,
            asked,
            late: AtomicBool::new(false),
            line: io::stderr().is_terminal().then(|| Mutex::new(line)),
        }
    }

    /// Whether to go on.
    pub(super) fn look(&self, problem: &Problem, progress: &Progress) -> bool {
        let passed = self.began.elapsed();
        self.show(problem, progress, passed);
        let part = progress.until as f64 / 100.0;
        let late = self.most.time.is_some_and(|limit| passed >= limit.mul_f64(part));
        if late {
            self.late.store(true, Ordering::Relaxed);
        }
        !late && !self.asked.load(Ordering::Relaxed)
    }

    /// Why the search was stopped.
    pub(super) fn stopped(&self) -> Option<Stopped> {
        if self.asked.load(Ordering::Relaxed) {
            return Some(Stopped::Asked);
        }
        self.late.load(Ordering::Relaxed).then_some(Stopped::Late)
    }

    /// The seconds it took; the line is gone, and Ctrl-C stops the program again.
    pub(super) fn end(&self) -> f64 {
        self.asked.store(true, Ordering::Relaxed);
        let lock = self.line.as_ref().and_then(|line| line.lock().ok());
        if lock.is_some_and(|line| line.drawn) {
            draw("");
        }
        self.began.elapsed().as_secs_f64()
    }

    fn show(&self, problem: &Problem, progress: &Progress, passed: Duration) {
        // Another thread is showing it.
        let Some(Ok(mut line)) = self.line.as_ref().map(Mutex::try_lock) else { return };
        if let Some(plan) = progress.better {
            line.repeats = Some(recount(problem, plan).repeats);
        }
        if passed >= line.due {
            (line.due, line.drawn) = (passed + EVERY, true);
            draw(&self.most.told(progress.proposals, passed, line.repeats));
        }
    }
}

impl Most {
    /// How far it is, the most it takes, and how good the best plan is.
    fn told(self, proposals: u64, passed: Duration, repeats: Option<u64>) -> String {
        let tried = match self.proposals {
            Some(most) => how_far(proposals, most),
            None => format!("{} million", proposals / 1_000_000),
        };
        let seconds = match self.time {
            Some(limit) => {
                format!("{} of at most {}", passed.as_secs(), limit.as_secs_f64().ceil())
            }
            None => passed.as_secs().to_string(),
        };
        let told = |n| format!(" ({})", counted(n, "repeat", "repeats"));
        let best = repeats.map(told).unwrap_or_default();
        format!("Ctrl-C takes the best so far{best}; {tried} tries in {seconds} s")
    }
}

/// Writes a line in place of the one before, no longer than the terminal is wide.
fn draw(words: &str) {
    let columns = crossterm::terminal::size().map_or(80, |(columns, _)| usize::from(columns));
    let words = cut(words, columns.saturating_sub(1));
    let mut stderr = io::stderr().lock();
    let _ = write!(stderr, "\r\u{1b}[K{words}").and_then(|()| stderr.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_tells_the_most_it_takes() {
        let told = |time, proposals| {
            Most { time, proposals }.told(3_200_000, Duration::from_secs(4), Some(2))
        };
        let begins = "Ctrl-C takes the best so far (2 repeats); 3";
        let tries = told(None, Some(20_000_000));
        assert_eq!(tries, format!("{begins} of at most 20 million tries in 4 s"));
        let seconds = told(Some(Duration::from_millis(9_500)), None);
        assert_eq!(seconds, format!("{begins} million tries in 4 of at most 10 s"));
    }
}
