//! Open sessions of the local network, listed, and one of them chosen.
//!
//! A code is a secret, and anybody on the network can say that their program is a session: it is
//! sent to none that somebody has not chosen.

use std::io;
use std::time::Duration;

use serde::Serialize;

use super::failure::Failure;
use super::interface::need_terminal;
use super::{networks, voice};
use crate::hub::{Code, Entrance, Found, look};
use crate::text::{counted, plainly};

/// How long nothing new may be heard before the list is taken for whole.
const QUIET: Duration = Duration::from_millis(1500);

/// A session as programs read it; its title is safe to show.
#[derive(Serialize)]
struct Row {
    title: String,
    address: String,
}

/// Prints those that are found.
pub(super) fn list(json: bool) -> Result<(), Failure> {
    let found = nearby()?;
    if json {
        let row = |it: &Found| Row { title: it.title.clone(), address: address(it) };
        return voice::json(&found.iter().map(row).collect::<Vec<_>>());
    }
    voice::data(&found.iter().map(|it| format!("{}\n", line(it))).collect::<String>())?;
    match found.as_slice() {
        [] => voice::say("no session is open to this network"),
        _ => voice::say("worldcafe join CODE --table T joins one, with the code of its screen"),
    }
    Ok(())
}

/// Where somebody comes in who typed a code alone.
pub(super) fn by_code(words: &str) -> Result<Entrance, Failure> {
    let code = words.split_once('.').map_or(words, |(code, _)| code);
    if Code::read(code).is_none() {
        return Err(Failure::usage(
            "what follows join is neither an address nor a code",
            "worldcafe join http://HOST:PORT/#CODE, or the code alone: nine letters",
        ));
    }
    need_terminal()?;
    let found = nearby()?;
    if found.is_empty() {
        return Err(Failure::failed(
            "no session is open to this network",
            "type its address, too: worldcafe join http://HOST:PORT/#CODE",
        ));
    }
    for (number, found) in (1..).zip(&found) {
        voice::say(&format!("{number:>3}  {}", line(found)));
    }
    let of = counted(found.len(), "session is open", "sessions are open");
    voice::say(&format!("{of} to this network. Its number joins one; Enter alone joins none."));
    let chosen = answer().and_then(|number| found.get(number.checked_sub(1)?));
    let Some(chosen) = chosen else { return Err(Failure::said()) };
    Entrance::read(&format!("{}/#{words}", address(chosen)))
        .map_err(|why| Failure::usage(&why, why.hint()))
}

fn nearby() -> Result<Vec<Found>, Failure> {
    look(&networks::addresses(), QUIET).map_err(|why| {
        Failure::failed(
            format!("nobody can be asked on this network: {}", plainly(&why)),
            "type the address of the session: worldcafe join http://HOST:PORT/#CODE",
        )
    })
}

fn answer() -> Option<usize> {
    let mut line = String::new();
    io::stdin().read_line(&mut line).ok()?;
    line.trim().parse().ok()
}

fn line(found: &Found) -> String {
    let title = if found.title.is_empty() { "a session without a title" } else { &found.title };
    format!("{}  {title}", address(found))
}

fn address(found: &Found) -> String {
    let scheme = if found.encrypted { "https" } else { "http" };
    format!("{scheme}://{}", found.at)
}
