//! A user's own template, filled within bounds of time and memory.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::failure::Failure;
use crate::report::{OwnTemplate, Report};

/// How long a template may take.
const LONGEST: Duration = Duration::from_secs(30);
/// How much memory the program may have by then, in bytes.
const MEMORY: u64 = 4 << 30;
/// The stack of a template, which may call itself.
const STACK: usize = 64 << 20;

/// Fills a template and gives the report back. What takes too long is left behind and ends with
/// the program.
pub(super) fn fill(template: &OwnTemplate, report: Report) -> Result<(String, Report), Failure> {
    let before = bound();
    let (sender, filled) = channel();
    let template = template.clone();
    let work = move || {
        let text = template.fill(&report);
        // Nobody listens any more where it took too long.
        let _ = sender.send((text, report));
    };
    let started = thread::Builder::new().stack_size(STACK).spawn(work);
    started.map_err(|why| Failure::failed(format!("no template can be filled: {why}"), ""))?;
    let told = filled.recv_timeout(LONGEST).map_err(|why| match why {
        RecvTimeoutError::Timeout => Failure::failed(
            format!("the template takes more than {} seconds", LONGEST.as_secs()),
            "nothing was written; make it do less",
        ),
        RecvTimeoutError::Disconnected => {
            Failure::failed("the template could not be filled", "nothing was written")
        }
    });
    let _ = setrlimit(Resource::As, before);
    let (text, report) = told?;
    Ok((text.map_err(|why| Failure::report(&why))?, report))
}

/// Bounds the memory of the program, where the system can; returns what the bound was.
fn bound() -> Rlimit {
    let before = getrlimit(Resource::As);
    let most = before.maximum.map_or(MEMORY, |most| most.min(MEMORY));
    let _ = setrlimit(Resource::As, Rlimit { current: Some(most), maximum: before.maximum });
    before
}
