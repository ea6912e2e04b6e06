//! `screen`: the room's view of a session that another process runs, here or on another computer,
//! for a projector's terminal.

use std::path::PathBuf;

use super::args::Colouring;
use super::failure::Failure;
use super::interface::{Front, Opening, show};
use super::live::{no_thread, source};
use super::location::Location;
use super::screen_args::ScreenArgs;
use super::writing::waiting;
use crate::engine::{SystemClock, follow, mint_command};
use crate::hub::{self, Entrance, Keeping, Patience};
use crate::tui::model::Mode;

/// Shows the session until somebody leaves.
pub(super) fn screen(args: &ScreenArgs, color: Colouring) -> Result<(), Failure> {
    if let Some(url) = args.path.to_str().filter(|path| path.contains("://")) {
        return elsewhere(url, color);
    }
    let location = Location::find(&args.path)?;
    let front = &mut Front::once(color)?;
    let session = waiting(&location, |path| front.plan(path))?;
    let opening = opening(session.plan.title.clone());
    let source = source(&location, session);
    show(front, opening, |waker| follow(source, SystemClock::new(), waker).map_err(no_thread))
        .map(drop)
}

/// Follows a session that is open on another computer; leaves nothing on this one.
fn elsewhere(url: &str, color: Colouring) -> Result<(), Failure> {
    let entrance = Entrance::read(url).map_err(|why| Failure::usage(&why, why.hint()))?;
    let front = &mut Front::once(color)?;
    let (device, folder) = (mint_command(), PathBuf::new());
    let keeping = Keeping { device, table: None, name: None, folder, looks_on: true };
    let title = format!("asking {}", entrance.shown());
    show(front, opening(title), |waker| {
        hub::join(entrance, keeping, Patience::default(), SystemClock::new(), waker)
            .map_err(no_thread)
    })
    .map(drop)
}

const fn opening(title: String) -> Opening {
    Opening {
        mode: Mode::Projector,
        title,
        drafts: None,
        plan: None,
        table: None,
        exports: None,
        sharing: None,
    }
}
