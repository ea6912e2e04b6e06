//! `tally`: the counts.

use super::args::{Colouring, TallyArgs};
use super::failure::Failure;
use super::location::Location;
use super::{reading, voice};
use crate::tally::{By, tally};

/// Prints the counts of a session.
pub(super) fn count(args: &TallyArgs, color: Colouring) -> Result<(), Failure> {
    let read = reading::read(&Location::find(&args.path)?, color, &mut |_, _| {})?;
    if read.is_void() {
        return read.end();
    }
    let counts = tally(&read.session, args.by.contains(&By::Minute));
    if args.json {
        voice::json(&counts)?;
    } else {
        voice::data(&counts.words(&args.by, voice::columns()))?;
    }
    read.end()
}
