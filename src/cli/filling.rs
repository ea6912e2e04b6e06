//! A user's own template, filled within bounds of time and memory.
//!
//! A process of its own fills it, as only a process can be stopped, and only one that nothing hangs
//! on may run out of memory.

use std::env;
use std::io::{self, BufWriter, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::args::FILLING;
use super::failure::Failure;
use super::voice;
use crate::report::{OwnTemplate, Report, ReportError};
use crate::text::plainly;

/// How long a template may take.
const LONGEST: Duration = Duration::from_secs(30);
/// How much memory the filling may have, in bytes.
const MEMORY: u64 = 4 << 30;
/// The stack of a template, which may call itself.
const STACK: usize = 64 << 20;
/// What all that goes wrong here says last.
const NOTHING: &str = "nothing was written; make it do less";

/// Fills a template.
pub(super) fn fill(template: &OwnTemplate, report: &Report) -> Result<String, Failure> {
    let failed =
        |why| Failure::failed(format!("no template can be filled: {}", plainly(&why)), NOTHING);
    let mut child = start().map_err(failed)?;
    let filled = ask(&mut child, template, report);
    if filled.is_err() {
        let _ = child.kill();
    }
    let status = child.wait().map_err(failed)?;
    let (text, words) = filled?;
    told(status, &words)?;
    String::from_utf8(text).map_err(|why| failed(io::Error::other(why)))
}

fn start() -> io::Result<Child> {
    let mut command = Command::new(env::current_exe()?);
    let command = command.arg(FILLING).stdin(Stdio::piped());
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()
}

/// What the process made, and what it said.
fn ask(
    child: &mut Child,
    template: &OwnTemplate,
    report: &Report,
) -> Result<(Vec<u8>, String), Failure> {
    if let Some(stdin) = child.stdin.take() {
        let mut order = BufWriter::new(stdin);
        let sent = template
            .order(report, &mut order)
            .and_then(|()| order.flush().map_err(ReportError::Writing));
        // A process that died while it read is told by how it ended.
        if let Err(why) = sent
            && !matches!(&why, ReportError::Writing(io) if io.kind() == io::ErrorKind::BrokenPipe)
        {
            return Err(Failure::report(&why));
        }
    }
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let (sender, made) = channel();
    thread::spawn(move || {
        let (mut text, mut words) = (Vec::new(), Vec::new());
        let read = out.map_or(Ok(0), |mut out| out.read_to_end(&mut text));
        let heard = err.map_or(Ok(0), |mut err| err.read_to_end(&mut words));
        let words = String::from_utf8_lossy(&words).into_owned();
        // Nobody listens any more where it took too long.
        let _ = sender.send(read.and(heard).map(|_| (text, words)));
    });
    match made.recv_timeout(LONGEST) {
        Ok(Ok(made)) => Ok(made),
        Ok(Err(why)) => Err(Failure::failed(format!("no template can be filled: {why}"), NOTHING)),
        Err(RecvTimeoutError::Timeout) => Err(Failure::failed(
            format!("the template takes more than {} seconds", LONGEST.as_secs()),
            NOTHING,
        )),
        Err(RecvTimeoutError::Disconnected) => {
            Err(Failure::failed("the template could not be filled", NOTHING))
        }
    }
}

/// What the end of the process says; one that told what is wrong ended with 1.
fn told(status: ExitStatus, words: &str) -> Result<(), Failure> {
    match status.code() {
        Some(0) => Ok(()),
        Some(1) => {
            voice::say(words.trim_end());
            Err(Failure::said())
        }
        _ => Err(Failure::failed(
            format!(
                "the template broke off, or takes more memory than it may have, {} GiB",
                MEMORY >> 30
            ),
            NOTHING,
        )),
    }
}

/// The process of its own: reads an order from standard input and writes what was made of it.
pub(super) fn serve() -> Result<(), Failure> {
    let failed = |why: io::Error| {
        Failure::failed(format!("no template can be filled: {}", plainly(&why)), "")
    };
    bound().map_err(failed)?;
    let mut order = Vec::new();
    io::stdin().lock().read_to_end(&mut order).map_err(failed)?;
    let work = move || OwnTemplate::fill_order(&order);
    let filled = thread::Builder::new().stack_size(STACK).spawn(work).map_err(failed)?.join();
    let text = filled.map_err(|_| failed(io::Error::other("it broke off")))?;
    voice::data(&text.map_err(|why| Failure::report(&why))?)
}

/// Bounds the memory of this process.
fn bound() -> io::Result<()> {
    let before = getrlimit(Resource::As);
    let most = before.current.map_or(MEMORY, |most| most.min(MEMORY));
    Ok(setrlimit(Resource::As, Rlimit { current: Some(most), maximum: before.maximum })?)
}
