//! `join`: the interface of one table, in a session that is open elsewhere.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::args::Colouring;
use super::failure::Failure;
use super::interface::{Front, Opening, show};
use super::join_args::JoinArgs;
use super::live::no_thread;
use super::{alone, nearby, places};
use crate::actions::names;
use crate::domain::TableId;
use crate::engine::{SystemClock, mint_command};
use crate::hub::{self, Entrance, Keeping, Left, NoAddress, Patience};
use crate::journal::Sum;
use crate::text::{counted, fold, from_json, plainly, to_json};
use crate::tui::model::{Drafts, Mode};

/// The folder of what is kept on this device, within the state folder.
const JOINED: &str = "join";
/// How long leaving waits for what is on its way, and for the disk.
const PARTING: Duration = Duration::from_secs(5);

/// Joins a session and opens the interface of a table.
pub(super) fn join(args: &JoinArgs, color: Colouring) -> Result<(), Failure> {
    let entrance = match (&args.offline, args.way.as_slice()) {
        (Some(path), _) => return alone::join(path, args, color),
        (None, []) => return nearby::list(args.json),
        (None, [first, code @ ..]) if first.contains(':') => by_address(first, &code.join(" "))?,
        (None, code) => nearby::by_code(&code.join(" "))?,
    };
    let front = &mut Front::once(color)?;
    let keeping = keeping(args).map_err(|why| {
        Failure::failed(
            format!("nothing can be kept on this device: {}", plainly(&why)),
            "words are kept in the user's state folder until they are sent; make it writable",
        )
    })?;
    if let Some(words) = half_typed(&keeping, &entrance) {
        front.tell(words);
    }
    let opening = Opening {
        mode: Mode::Rapporteur,
        title: format!("asking {}", entrance.shown()),
        drafts: Some(keeping.drafts(&entrance)),
        plan: None,
        table: keeping.table.as_deref().map(TableId::new),
        exports: None,
        sharing: None,
    };
    let (distant, _) = show(front, opening, |waker| {
        let patience = Patience::default();
        hub::join(entrance, keeping, patience, SystemClock::new(), waker).map_err(no_thread)
    })?;
    match distant.leave(PARTING) {
        Some(left) => told(front, &left),
        None => Err(Failure::failed(
            "the disk of this device does not answer",
            "join again and look what is there",
        )),
    }
}

/// Where somebody comes in who typed an address, with its code or a code behind it, as screens and
/// invites have them.
fn by_address(address: &str, code: &str) -> Result<Entrance, Failure> {
    let scheme = if address.contains("://") { "" } else { "http://" };
    let address = format!("{scheme}{address}");
    let url = match address.split_once('#') {
        None if !code.is_empty() => format!("{}/#{code}", address.trim_end_matches('/')),
        _ => format!("{address} {code}"),
    };
    Entrance::read(url.trim_end()).map_err(|why| match why {
        NoAddress::NoCode | NoAddress::BadCode => {
            let bare = address.split('#').next().unwrap_or_default().trim_end_matches('/');
            Failure::usage(
                &why,
                format!("the facilitator's screen has it: worldcafe join {bare}/#CODE"),
            )
        }
        why => Failure::usage(&why, why.hint()),
    })
}

/// Lines that were half typed here in another session: they are nobody's in this one.
fn half_typed(keeping: &Keeping, entrance: &Entrance) -> Option<String> {
    let mut told = Vec::new();
    for (path, session) in keeping.gather_drafts(entrance).ok()? {
        let drafts: Option<Drafts> = fs::read(&path).ok().and_then(|bytes| from_json(&bytes).ok());
        let Some(Drafts { lines, back, .. }) = drafts else { continue };
        let words = lines.iter().chain(&back).map(|(_, draft)| draft.text.trim());
        let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
        if !words.is_empty() {
            let of = session.unwrap_or_else(|| "another session".to_owned());
            told.push(format!("half typed in {of}: {}", words.join(" · ")));
        }
    }
    (!told.is_empty()).then(|| told.join("; "))
}

/// Says what is still on this device.
fn told(front: &mut Front, left: &Left) -> Result<(), Failure> {
    let steps = |n: usize| counted(n, "step is", "steps are");
    if left.returned > 0 {
        front.say(&format!("{} not taken; join again to see why", steps(left.returned)));
    }
    for words in &left.unkept {
        front.say(&format!("not saved: {words}"));
    }
    if !left.unkept.is_empty() {
        let words = format!("{} not known to be saved", steps(left.waiting));
        return Err(Failure::failed(words, "free space on the disk of this device"));
    }
    left.told.iter().for_each(|words| front.say(words));
    Ok(())
}

fn keeping(args: &JoinArgs) -> io::Result<Keeping> {
    let folder = places::state_folder().ok_or(io::ErrorKind::NotFound)?.join(JOINED);
    fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
    let device = device(&folder, args.table.as_deref().unwrap_or_default())?;
    let (table, name) = (args.table.clone(), args.name.clone());
    Ok(Keeping { device, table, name, folder, looks_on: false })
}

/// What the file of a device holds.
#[derive(Debug, Serialize, Deserialize)]
struct Identity {
    v: u32,
    device: Uuid,
}

/// Who this device is at a table: minted the first time.
fn device(folder: &Path, table: &str) -> io::Result<Uuid> {
    let path = identity(folder, table);
    if !path.try_exists()? {
        let own = Identity { v: 1, device: mint_command() };
        // Nobody but its user may read a temporary file.
        let mut file = tempfile::Builder::new().prefix(".device-").tempfile_in(folder)?;
        file.write_all(to_json(&own)?.as_bytes())?;
        file.as_file().sync_all()?;
        match file.persist_noclobber(&path) {
            Err(why) if why.error.kind() != io::ErrorKind::AlreadyExists => return Err(why.error),
            _ => {}
        }
    }
    let found: Identity = from_json(&fs::read(&path)?)?;
    Ok(found.device)
}

/// The same for a table however its name was typed.
fn identity(folder: &Path, typed: &str) -> PathBuf {
    let table = names::number(typed).unwrap_or_else(|| fold(typed));
    folder.join(format!("device-{:.16}.json", Sum::of(None, table.as_bytes()).as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_the_same_device_whenever_it_joins_and_another_table_another() {
        let home = tempfile::tempdir().unwrap();
        let four = device(home.path(), "4").unwrap();
        assert_eq!(device(home.path(), "4").unwrap(), four);
        for same in ["Table 4", " 04 ", "table 4"] {
            assert_eq!(device(home.path(), same).unwrap(), four, "{same}");
        }
        assert_ne!(device(home.path(), "5").unwrap(), four);
        let named = device(home.path(), "Harbour").unwrap();
        assert_eq!(device(home.path(), "harbour").unwrap(), named);
        assert_ne!(device(home.path(), "").unwrap(), named);
    }
}
