//! What a command says: data on standard output, words on standard error.

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use serde::Serialize;

use super::args::Colouring;
use super::failure::Failure;
use crate::text::{plainly, shown_lines, to_json, to_json_pretty};

/// Columns where no terminal tells its own.
const COLUMNS: usize = 80;

/// Says words on standard error, whatever they hold; somebody who does not listen is no fault.
pub(super) fn say(words: &str) {
    let mut stderr = io::stderr().lock();
    for line in shown_lines(words) {
        let _ = writeln!(stderr, "{line}");
    }
}

/// Says on standard error why something was not done, and returns what the shell is told.
pub(super) fn complain(failure: &Failure) -> ExitCode {
    let (code, lead) = failure.verdict();
    if let Some(lead) = lead {
        say(&format!("{lead}: {}", failure.words()));
        if !failure.hint().is_empty() {
            say(&format!("hint: {}", failure.hint()));
        }
    }
    ExitCode::from(code)
}

/// Says words that are safe to show, drawn and perhaps coloured, on standard error.
pub(super) fn say_drawn(words: &str) {
    let _ = io::stderr().lock().write_all(words.as_bytes());
}

/// Writes data to standard output.
pub(super) fn data(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).map_err(|why| {
        match why.kind() {
            ErrorKind::BrokenPipe => Failure::unheard(),
            _ => Failure::failed(
                format!("standard output cannot be written: {}", plainly(&why)),
                "send it to another place",
            ),
        }
    })
}

/// Writes a value as JSON to standard output.
pub(super) fn json(value: &impl Serialize) -> Result<(), Failure> {
    written(to_json_pretty(value))
}

/// The same on one line.
pub(super) fn json_line(value: &impl Serialize) -> Result<(), Failure> {
    written(to_json(value))
}

fn written(json: Result<String, serde_json::Error>) -> Result<(), Failure> {
    let text = json.map_err(|why| Failure::failed(format!("this is no JSON: {why}"), ""))?;
    data(&(text + "\n"))
}

/// How wide standard output is.
pub(super) fn columns() -> usize {
    let size = io::stdout().is_terminal().then(|| crossterm::terminal::size().ok()).flatten();
    size.map_or(COLUMNS, |(columns, _)| usize::from(columns).max(20))
}

/// Where something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stream {
    /// Standard output.
    Data,
    /// Standard error.
    Words,
}

/// Whether what is said there may be coloured.
pub(super) fn coloured(color: Colouring, stream: Stream) -> bool {
    let unset = |name: &str| std::env::var_os(name).is_none_or(|value| value.is_empty());
    let in_terminal = || match stream {
        Stream::Data => io::stdout().is_terminal(),
        Stream::Words => io::stderr().is_terminal(),
    };
    match color {
        Colouring::Always => true,
        Colouring::Never => false,
        Colouring::Auto => {
            unset("NO_COLOR")
                && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
                && in_terminal()
        }
    }
}
