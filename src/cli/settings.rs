//! `settings`: what applies, as a file with every line explained; and the settings of this
//! computer for the other commands.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::args::Colouring;
use super::failure::Failure;
use super::gathered::at_home;
use super::places::settings_file;
use super::voice::{self, Stream};
use crate::settings::{Reading, Settings, read, written};
use crate::setup::{Fault, Source, render};
use crate::text::plainly;

/// The settings of this computer.
pub(super) struct Applied {
    /// What applies: what is usual where the file says nothing that can be used.
    pub(super) settings: Settings,
    /// What of the file is not used and what to do, as a sentence; raw.
    pub(super) unused: Option<String>,
}

/// Reads the settings of this computer; a file that cannot be used never stops a command.
pub(super) fn applied() -> Applied {
    let Some(path) = settings_file() else { return unset(None) };
    match found(&path) {
        Ok(None) => unset(None),
        Ok(Some((_, Reading { settings, faults }))) => {
            Applied { settings, unused: unsound(&path, &faults) }
        }
        Err(why) => unset(Some(format!("settings are not used: {}", why.words()))),
    }
}

/// What of the file is not used, where anything is not.
fn unsound(path: &Path, faults: &[Fault]) -> Option<String> {
    let (first, others) = faults.split_first()?;
    let more = match others.len() {
        0 => String::new(),
        1 => " and 1 more fault".to_owned(),
        n => format!(" and {n} more faults"),
    };
    let (line, message) = (first.line, &first.message);
    let path = at_home(path);
    // Home and a session have two rows for it: the way out comes before the details.
    Some(format!(
        "a setting is not used: {}, line {line}{more} · worldcafe settings shows what is wrong: \
         {message}",
        path.display()
    ))
}

fn unset(unused: Option<String>) -> Applied {
    Applied { settings: Settings::default(), unused }
}

/// Prints the settings, or every fault of their file.
pub(super) fn settings(color: Colouring) -> Result<(), Failure> {
    let path = settings_file();
    let place = path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
    match path.map(|path: PathBuf| found(&path)).transpose()?.flatten() {
        Some((_, Reading { settings, faults })) if faults.is_empty() => {
            voice::data(&written(&settings))?;
            voice::say(&format!("read from {place}"));
        }
        Some((source, reading)) => {
            let coloured = voice::coloured(color, Stream::Data);
            voice::data(&render(&source, &reading.faults, coloured, voice::columns()))?;
            return Err(Failure::said());
        }
        None => {
            voice::data(&written(&Settings::default()))?;
            voice::say(&format!("there is no {place} yet"));
        }
    }
    Ok(())
}

/// Reads the file; `None` where there is none.
fn found(path: &Path) -> Result<Option<(Source, Reading)>, Failure> {
    match std::fs::read(path) {
        Ok(bytes) => {
            let source = Source::from_bytes(path.display().to_string(), bytes);
            let reading = read(&source);
            Ok(Some((source, reading)))
        }
        Err(why) if matches!(why.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(why) => Err(Failure::failed(
            format!("{} cannot be read: {}", path.display(), plainly(&why)),
            "change its permissions, or take it away",
        )),
    }
}
