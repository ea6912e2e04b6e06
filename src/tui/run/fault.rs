//! A fault of the program: it begins again, in the terminal where it stood.
//!
//! What was accepted is in the journal, and what was half typed in the drafts but for the last
//! moment, so that beginning anew is the one way out that is right for every thread. A process that
//! cannot unwind also needs no tables to do so (`build.rs`).

use std::env;
use std::ffi::OsString;
use std::io::{self, Write};
use std::os::unix::process::CommandExt;
use std::panic::{self, PanicHookInfo};
use std::process::{Command, exit};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::terminal::{ENTERED, leave};
use crate::engine::{Clock, SystemClock};
use crate::text::shown;

/// Hands what happened to the process that follows.
const HANDED: &str = "WORLDCAFE_FAULT";
/// After another fault sooner than this, in seconds, it does not begin again.
const SOON: i64 = 60;
/// As much of what happened is told, in characters.
const MOST: usize = 300;

/// What ended the process that this one follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// When it happened, in seconds since 1970.
    at: i64,
    /// The thread it happened in.
    thread: String,
    /// What happened and where, raw.
    what: String,
}

impl Fault {
    /// The fault that this process began again after, if it did.
    #[must_use]
    pub fn before() -> Option<Self> {
        Self::read(&env::var(HANDED).ok()?)
    }

    fn of(told: &PanicHookInfo<'_>) -> Self {
        let what = told.payload_as_str().unwrap_or("no words");
        let place = told.location().map(ToString::to_string).unwrap_or_default();
        let what = format!("{what}, {place}").replace('\0', " ").chars().take(MOST).collect();
        let thread = thread::current().name().unwrap_or("some").to_owned();
        Self { at: SystemClock::new().read().wall.timestamp(), thread, what }
    }

    /// `AT THREAD WHAT`.
    fn written(&self) -> String {
        format!("{} {} {}", self.at, self.thread, self.what)
    }

    fn read(written: &str) -> Option<Self> {
        let (at, rest) = written.split_once(' ')?;
        let (thread, what) = rest.split_once(' ')?;
        Some(Self { at: at.parse().ok()?, thread: thread.to_owned(), what: what.to_owned() })
    }

    /// It came from the thread of this name.
    #[must_use]
    pub fn is_of(&self, thread: &str) -> bool {
        self.thread == thread
    }

    /// Tells it where the program goes on, and what else is to be known there; raw.
    #[must_use]
    pub fn told(&self, also: &str) -> String {
        format!("worldcafe began again after a fault; what was saved is here{also} · {}", self.what)
    }

    fn is_soon_after(&self, before: &Self) -> bool {
        self.at < before.at.saturating_add(SOON)
    }
}

/// Set once a thread has come to a fault.
static BEGUN: AtomicBool = AtomicBool::new(false);

/// Whoever unwinds out of here would end the process while another thread begins it again.
fn wait_for_the_other() -> ! {
    loop {
        thread::park();
    }
}

/// From now on a panic of any thread, while the terminal is ours, begins the program again; the
/// second within a minute ends it. The terminal is whole again first.
pub(super) fn begin_again_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |told| {
            let begun = BEGUN.load(Ordering::Acquire);
            if !begun && !ENTERED.load(Ordering::Acquire) {
                return before(told);
            }
            if BEGUN.swap(true, Ordering::AcqRel) {
                wait_for_the_other();
            }
            leave();
            let fault = Fault::of(told);
            if !Fault::before().is_some_and(|before| fault.is_soon_after(&before)) {
                begin_again(&fault);
            }
            // Where it cannot be told, the end shows all the same.
            let _ = writeln!(
                io::stderr(),
                "worldcafe: ended by a fault ({})\nhint: what was saved is in the session; it goes \
                 on where you open it again",
                shown(&fault.what)
            );
            exit(101);
        }));
    });
}

/// Becomes the same program anew, with the same arguments; returns where the system refuses.
fn begin_again(fault: &Fault) {
    let arguments: Vec<OsString> = env::args_os().collect();
    let Some((called, arguments)) = arguments.split_first() else { return };
    // Where the file was replaced since, the system names one that is no longer there.
    for program in env::current_exe().into_iter().chain([called.into()]) {
        let _ = Command::new(program).args(arguments).env(HANDED, fault.written()).exec();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(at: i64) -> Fault {
        Fault { at, thread: "hub".to_owned(), what: "so it was".to_owned() }
    }

    #[test]
    fn what_is_handed_over_is_read_as_it_was_written() {
        assert_eq!(Fault::read(&fault(7).written()), Some(fault(7)));
        assert!(fault(7).is_of("hub") && !fault(7).is_of("engine"));
    }

    #[test]
    fn what_somebody_else_wrote_there_is_no_fault() {
        assert_eq!(["", "1", "soon hub it was"].map(Fault::read), [const { None }; 3]);
    }

    #[test]
    fn a_minute_later_it_may_begin_again() {
        assert!(fault(100).is_soon_after(&fault(41)));
        assert!(!fault(101).is_soon_after(&fault(41)));
        // A clock that was put back leaves nobody without an end.
        assert!(fault(7).is_soon_after(&fault(41)));
    }
}
