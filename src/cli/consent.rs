//! Whether to go on, asked in a terminal. Enter is the only yes.

use std::io::{self, BufRead, IsTerminal};

use super::voice;

/// Whether there is somebody to ask.
pub(super) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks; true where Enter was pressed and nothing else.
pub(super) fn asked(words: &str) -> bool {
    answer(words).is_some_and(|line| line.is_empty())
}

/// Asks for a line; none where there is no more.
pub(super) fn answer(words: &str) -> Option<String> {
    voice::say(words);
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line);
    read.is_ok_and(|bytes| bytes > 0).then(|| line.trim().to_owned())
}
