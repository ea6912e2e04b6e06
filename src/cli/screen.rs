//! `screen`: the room's view of a session that another process runs, for a projector's terminal.

use super::args::Colouring;
use super::failure::Failure;
use super::interface::{Front, Opening, show};
use super::live::{no_thread, source};
use super::location::Location;
use super::screen_args::ScreenArgs;
use super::writing::waiting;
use crate::engine::{SystemClock, follow};
use crate::hub::Address;
use crate::tui::model::Mode;

/// Shows the session until somebody leaves.
pub(super) fn screen(args: &ScreenArgs, color: Colouring) -> Result<(), Failure> {
    if args.path.to_str().and_then(Address::read).is_some() {
        return Err(Failure::usage(
            "screen takes no address yet",
            "name the session's folder on the computer that runs it; a browser shows the address",
        ));
    }
    let location = Location::find(&args.path)?;
    let front = &mut Front::once(color)?;
    let session = waiting(&location, |path| front.plan(path))?;
    let title = session.plan.title.clone();
    let opening = Opening {
        mode: Mode::Projector,
        title,
        drafts: None,
        plan: None,
        table: None,
        exports: None,
        sharing: None,
    };
    let source = source(&location, session);
    show(front, opening, |waker| follow(source, SystemClock::new(), waker).map_err(no_thread))
        .map(drop)
}
