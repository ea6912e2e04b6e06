//! `salvage`: a sound copy of a damaged journal, and a list of what could not be kept.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::args::SalvageArgs;
use super::failure::Failure;
use super::location::{Location, PLAN, in_shell, unreadable};
use super::salvaged::{Listed, ListedUnsent, page, unsent_words, words};
use super::{plan, voice};
use crate::files::{Whole, flush_folder};
use crate::hub::Unsent;
use crate::journal::{
    self, Disk, NAME, PlanFrom, RealDisk, SalvageError, Salvaged, folder_of, verify,
};
use crate::session::Event;
use crate::text::{counted, plainly, shown};

/// The folder that a copy goes into; another gets a number.
const FOLDER: &str = "salvaged";
/// How many such folders may stand beside each other.
const MOST: u32 = 1000;
/// What says in that folder that it is a copy, and of what.
pub(super) const TOLD: &str = "what-was-kept.txt";
/// What is said of a file that is no journal, and has words all the same.
pub(super) const OF_DEVICE: &str =
    "no journal, but what a device that joined has not sent; joined again, it is sent";
/// What goes with the journal into its new folder.
const ALSO: [&str; 2] = [PLAN, "drafts.json"];

/// Writes the copy and lists what is not in it.
pub(super) fn salvage(args: &SalvageArgs) -> Result<(), Failure> {
    let location = Location::find(&args.path)?;
    let from = &location.journal;
    if let Some(out) = args.out.as_deref().filter(|out| fs::symlink_metadata(out).is_ok()) {
        return Err(taken(out));
    }
    let bytes = read(from).map_err(|why| unreadable(from, &why))?;
    if let Some(unsent) = Unsent::read(&bytes) {
        return of_device(args, from, &unsent);
    }
    let made = journal::salvage(&bytes, || opening(&location)).map_err(|why| newer(&why))?;
    if made.copy == bytes {
        return sound(args.json, from, &made);
    }
    let copy = match made.copy.is_empty() {
        true => None,
        false => Some(write(&location, args.out.as_deref(), &made)?),
    };
    if args.json {
        voice::json(&Listed::of(&made, copy.as_deref()))?;
    } else {
        voice::data(&words(&made))?;
    }
    tell(from, copy.as_deref(), &made);
    if made.is_whole() { Ok(()) } else { Err(Failure::said()) }
}

/// Makes the copy in a folder of its own beside the journal; tells its folder and its records.
pub(super) fn copied(location: &Location) -> Result<(PathBuf, u64), Failure> {
    let from = &location.journal;
    let bytes = read(from).map_err(|why| unreadable(from, &why))?;
    let made = journal::salvage(&bytes, || opening(location)).map_err(|why| newer(&why))?;
    let copy = write(location, None, &made)?;
    Ok((folder_of(&copy).to_owned(), made.kept))
}

/// What a copy of a session's journal would hold; `None` where it cannot be read, or was written
/// by a newer program.
pub(super) fn made(location: &Location) -> Option<Salvaged> {
    let bytes = read(&location.journal).ok()?;
    journal::salvage(&bytes, || opening(location)).ok()
}

/// A record that somebody is writing is not torn.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.read_to_end(&mut bytes)?;
    let ends = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
    if ends < bytes.len() && RealDisk.open(path, false)?.is_locked().unwrap_or(false) {
        bytes.truncate(ends);
    }
    Ok(bytes)
}

/// How the plan beside the journal would open the session; nothing where it cannot be used.
fn opening(location: &Location) -> Option<Event> {
    let (_, reading) = plan::read(location.plan.as_deref()?).ok()?;
    let plan = std::sync::Arc::new(reading.plan?);
    let zone = plan::zone(&plan);
    Some(Event::SessionOpened { plan, zone })
}

fn newer(why: &SalvageError) -> Failure {
    Failure::refused(why, "salvage it with that version; this one would lose what it does not know")
}

fn taken(out: &Path) -> Failure {
    let words = format!("{} is there already", out.display());
    Failure::refused(words, "nothing is overwritten; name another file")
}

fn sound(json: bool, from: &Path, made: &Salvaged) -> Result<(), Failure> {
    if json {
        voice::json(&Listed::of(made, None))?;
    }
    voice::say(&format!("{}: sound, so there is nothing to salvage", from.display()));
    Ok(())
}

/// Lists what a device that joined has not sent, also where it was asked for.
fn of_device(args: &SalvageArgs, from: &Path, unsent: &Unsent) -> Result<(), Failure> {
    if let Some(out) = &args.out {
        write_out(out, &unsent_words(unsent, <[u8]>::to_vec), |_| Ok(true))?;
    }
    if args.json {
        voice::json(&ListedUnsent::of(unsent))?;
    } else {
        let told = |line: &[u8]| shown(&String::from_utf8_lossy(line)).into_owned().into_bytes();
        voice::data(&String::from_utf8_lossy(&unsent_words(unsent, told)))?;
    }
    voice::say(&format!("{}: {OF_DEVICE}", from.display()));
    if let Some(out) = &args.out {
        voice::say(&format!("{}: what is listed, lines not read as they are", out.display()));
    }
    let lines: Vec<String> = unsent.unread.iter().map(|(line, _)| line.to_string()).collect();
    if lines.is_empty() {
        return Ok(());
    }
    let all = counted(lines.len(), "line", "lines");
    voice::say(&format!("{all} of it cannot be read: {}", lines.join(", ")));
    Err(Failure::said())
}

/// Writes the copy where it was asked for, or into a folder of its own with what belongs to it.
fn write(location: &Location, out: Option<&Path>, made: &Salvaged) -> Result<PathBuf, Failure> {
    let is_sound = |path: &Path| Ok(verify(&RealDisk, path)?.sound);
    if let Some(out) = out {
        return write_out(out, &made.copy, is_sound).map(|()| out.to_owned());
    }
    let beside = folder_of(&location.journal);
    let folder = new_folder(beside).map_err(|why| unwritten(&beside.join(FOLDER), &why))?;
    let fill = || {
        for name in ALSO {
            match fs::copy(location.folder.join(name), folder.join(name)) {
                Err(why) if why.kind() != io::ErrorKind::NotFound => return Err(why),
                _ => {}
            }
        }
        place(&folder.join(TOLD), page(made, &location.journal).as_bytes(), |_| Ok(true))?;
        place(&folder.join(NAME), &made.copy, is_sound)
    };
    match fill() {
        Ok(()) => Ok(folder.join(NAME)),
        Err(why) => {
            // It was made here, and nothing else is in it.
            let _ = fs::remove_dir_all(&folder);
            Err(unwritten(&folder.join(NAME), &why))
        }
    }
}

/// Writes what was made where it was asked for.
fn write_out(out: &Path, made: &[u8], is_sound: Proof) -> Result<(), Failure> {
    place(out, made, is_sound).map_err(|why| match why.kind() {
        io::ErrorKind::AlreadyExists => taken(out),
        _ => unwritten(out, &why),
    })
}

fn unwritten(path: &Path, why: &io::Error) -> Failure {
    let words = format!("{} cannot be written: {}", path.display(), plainly(why));
    Failure::failed(words, "nothing is left of it; --out takes a file on another disk")
}

fn new_folder(beside: &Path) -> io::Result<PathBuf> {
    for number in 1..=MOST {
        let name = if number == 1 { FOLDER.to_owned() } else { format!("{FOLDER}-{number}") };
        match fs::create_dir(beside.join(&name)) {
            Err(why) if why.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made.map(|()| beside.join(name)),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Tells whether what is on disk is what it should be.
type Proof = fn(&Path) -> io::Result<bool>;

/// Puts bytes under a name that nothing has, once they are on disk and proved there.
fn place(path: &Path, bytes: &[u8], is_sound: Proof) -> io::Result<()> {
    let whole = Whole::beside(path, |to| to.write_all(bytes))?;
    whole.flush()?;
    if !is_sound(whole.meanwhile())? {
        return Err(io::Error::other("the disk does not give back what was written"));
    }
    whole.found()?;
    flush_folder(folder_of(path));
    Ok(())
}

/// Says what there is now and what to do with it.
fn tell(from: &Path, copy: Option<&Path>, made: &Salvaged) {
    let records = |n: u64| if n == 1 { "1 record".to_owned() } else { format!("{n} records") };
    let Some(copy) = copy else {
        let (words, hint) = match made.plan {
            PlanFrom::Nowhere => (
                "the plan in the first record cannot be read, so there is no copy",
                "put the session.json it was run from beside it, then salvage it again",
            ),
            _ => ("no record of it is whole, so there is no copy", "what can be read is listed"),
        };
        voice::say(&format!("{}: {words}", from.display()));
        return voice::say(&format!("hint: {hint}"));
    };
    let (kept, at) = (records(made.kept), copy.display());
    let not = if made.is_whole() { "all of it" } else { "what is not in it is listed" };
    voice::say(&format!("{at}: a sound copy with {kept}, {not}; {} is as it was", from.display()));
    match made.plan {
        PlanFrom::Beside => voice::say(
            "the record of how it began is lost; the plan in session.json stands in its place",
        ),
        PlanFrom::Damaged => voice::say(
            "the record of how it began is damaged; its plan may have changed words in it",
        ),
        PlanFrom::Journal | PlanFrom::Nowhere => {}
    }
    if copy.file_name().is_some_and(|name| name == NAME) {
        let folder = in_shell(folder_of(copy));
        voice::say(&format!("hint: worldcafe run {folder} goes on in it"));
    }
    if made.lost.iter().any(|lost| !lost.remains.words.is_empty()) {
        voice::say("hint: worldcafe capture adds words that are listed again");
    }
}
