//! Asking the terminal what it can do, in one go.

use std::io::{self, Write};
use std::os::fd::AsFd;
use std::time::Duration;

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

/// Where is the cursor, away with what was written, which keys can be told apart, and who are you:
/// the last is answered by every terminal, so that nobody waits for what it does not know.
const QUESTIONS: &str = "\x1b[6n\r\x1b[K\x1b[?u\x1b[c";
/// More than all answers take.
const LONGEST: usize = 1024;

/// What a terminal answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TerminalSaid {
    /// It answers at all.
    pub answered: bool,
    /// It can tell every key apart, as kitty does.
    pub plain_keys: bool,
    /// The columns that the letters took; `None` where it does not say.
    pub columns: Option<u16>,
}

/// Writes some letters at the start of a row, asks, and wipes the row. Waits at most so long for
/// each piece of the answer. Not to be called while an interface has the terminal.
///
/// # Errors
/// Where the terminal cannot be read or written.
pub fn ask_terminal(letters: &str, patience: Duration) -> io::Result<TerminalSaid> {
    enable_raw_mode()?;
    let said = write!(io::stdout(), "\r{letters}{QUESTIONS}")
        .and_then(|()| io::stdout().flush())
        .and_then(|()| hear(patience));
    disable_raw_mode()?;
    said.map(|bytes| understood(&bytes))
}

fn hear(patience: Duration) -> io::Result<Vec<u8>> {
    let stdin = io::stdin();
    let patience = Timespec::try_from(patience).map_err(io::Error::other)?;
    let (mut heard, mut piece) = (Vec::new(), [0; 64]);
    while heard.len() < LONGEST && !understood(&heard).answered {
        let mut waits = [PollFd::new(&stdin, PollFlags::IN)];
        if poll(&mut waits, Some(&patience))? == 0 {
            break;
        }
        // Unbuffered: what is typed behind the answers is the shell's.
        let read = rustix::io::read(stdin.as_fd(), &mut piece)?;
        if read == 0 {
            break;
        }
        heard.extend_from_slice(piece.get(..read).unwrap_or_default());
    }
    Ok(heard)
}

fn understood(bytes: &[u8]) -> TerminalSaid {
    let mut said = TerminalSaid::default();
    let words = String::from_utf8_lossy(bytes);
    for answer in words.split("\x1b[").skip(1) {
        let end = answer.find(|c: char| ('@'..='~').contains(&c));
        let Some((params, rest)) = end.and_then(|end| answer.split_at_checked(end)) else {
            continue;
        };
        match (params.strip_prefix('?'), rest.chars().next()) {
            (Some(_), Some('u')) => said.plain_keys = true,
            (Some(_), Some('c')) => said.answered = true,
            (None, Some('R')) => {
                let column = params.split(';').nth(1).and_then(|it| it.parse::<u16>().ok());
                said.columns = column.and_then(|column| column.checked_sub(1));
            }
            _ => {}
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_understood_among_what_is_typed() {
        let said = understood(b"x\x1b[12;6Ry\x1b[?1u\x1b[A\x1b[?62;22c");
        assert_eq!(said, TerminalSaid { answered: true, plain_keys: true, columns: Some(5) });
        let said = understood(b"\x1b[1;10R\x1b[?6c");
        assert_eq!(said, TerminalSaid { answered: true, plain_keys: false, columns: Some(9) });
        for half in [&b""[..], b"\x1b", b"\x1b[?6", b"\x1b[;R", b"abc\xff"] {
            assert_eq!(understood(half), TerminalSaid::default());
        }
    }
}
