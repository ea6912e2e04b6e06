//! `doctor`: whether a café can be run here, in words a facilitator understands.

mod addresses;
mod clock;
mod disk;
mod finding;
mod session;
mod terminal;

use std::io::{self, IsTerminal};
use std::path::Path;

use serde::Serialize;

use super::args::Colouring;
use super::doctor_args::DoctorArgs;
use super::failure::Failure;
use super::location::Location;
use super::settings::{Applied, applied};
use super::{places, voice};
use crate::engine::{Clock, SystemClock};
use crate::text::counted;
use finding::Finding;

/// All that was found, as programs read it.
#[derive(Serialize)]
struct Found {
    /// Nothing stands against running a café.
    fine: bool,
    checks: Vec<Finding>,
}

/// Looks at everything, and fails where something stands against running a café.
pub(super) fn doctor(args: &DoctorArgs, color: Colouring) -> Result<(), Failure> {
    let checks = all(args.path.as_deref(), color);
    let found = Found { fine: !checks.iter().any(|it| it.stops), checks };
    if args.json {
        voice::json(&found)?;
    } else {
        let columns = found.checks.iter().map(|it| it.name.len()).max().unwrap_or(0);
        let across = io::stdout().is_terminal().then(voice::columns);
        let lines = found.checks.iter().map(|it| it.line(columns, across) + "\n");
        voice::data(&lines.collect::<String>())?;
        voice::say(&end(&found));
    }
    if found.fine { Ok(()) } else { Err(Failure::said()) }
}

fn end(found: &Found) -> String {
    let against: Vec<&str> = found.checks.iter().filter(|it| it.stops).map(|it| it.name).collect();
    if against.is_empty() {
        return "nothing stands against running a café".to_owned();
    }
    let stands = if against.len() == 1 { "stands" } else { "stand" };
    let things = counted(against.len() as u64, "thing", "things");
    format!("{things} {stands} against running a café: {}", against.join(", "))
}

fn all(path: Option<&Path>, color: Colouring) -> Vec<Finding> {
    let applied = applied();
    let mut found = terminal::look(color, &applied.settings);
    let now = SystemClock::new().read();
    let here = iana_time_zone::get_timezone().ok();
    let (mut zone, mut last) = (None, None);
    match path.map(Location::find) {
        None => found.extend(disk::look(Path::new("."))),
        Some(Err(why)) => found.push(session::missing(&why)),
        Some(Ok(location)) => {
            let looked = session::look(&location);
            found.extend(looked.found);
            (zone, last) = (looked.zone, looked.last);
            found.extend(disk::look(&location.folder));
        }
    }
    found.push(clock::zones(here.as_deref(), zone.as_deref(), now.wall));
    found.push(clock::clocks(&now, last));
    found.push(settings(&applied));
    found.push(addresses::look());
    found
}

fn settings(applied: &Applied) -> Finding {
    let file = places::settings_file().filter(|path| path.is_file());
    match (&applied.unused, file) {
        (Some(why), _) => {
            let (words, hint) =
                why.split_once(" · ").unwrap_or((why, "worldcafe settings shows why"));
            Finding::look("settings", words, hint)
        }
        (None, Some(path)) => Finding::fine("settings", format!("{} is used", path.display())),
        (None, None) => Finding::fine("settings", "none are set, so what is usual applies"),
    }
}
