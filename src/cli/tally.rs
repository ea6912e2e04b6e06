//! `tally`: the counts.

use super::args::{Colouring, TallyArgs};
use super::desk::Place;
use super::failure::Failure;
use super::remote::Remote;
use super::{reading, voice};
use crate::session::Session;
use crate::tally::{By, tally};

/// Prints the counts of a session.
pub(super) fn count(args: &TallyArgs, color: Colouring) -> Result<(), Failure> {
    let location = match Place::find(&args.path)? {
        Place::Folder(location) => location,
        Place::Hub(address) => return show(Remote::open(address)?.session(), args),
    };
    let read = reading::read(&location, color, &mut |_, _| {})?;
    if read.is_void() {
        return read.end();
    }
    show(&read.session, args)?;
    read.end()
}

fn show(session: &Session, args: &TallyArgs) -> Result<(), Failure> {
    let counts = tally(session, args.by.contains(&By::Minute));
    if args.json {
        voice::json(&counts)
    } else {
        voice::data(&counts.words(&args.by, voice::columns()))
    }
}
