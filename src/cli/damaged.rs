//! What to do about a session that cannot be opened to write, with the command and what it costs.

use std::path::Path;
use std::sync::Arc;

use super::failure::Failure;
use super::location::{Location, in_shell};
use super::salvage;
use crate::journal::{OpenError, Reader, RealDisk, Salvaged};
use crate::text::counted;
use crate::tui::home::Damage;

/// A session that cannot be opened.
pub(super) fn refused(why: &OpenError, at: &Location) -> Failure {
    Failure::refused(why, hint(why, at))
}

/// What to do instead. Of a damaged journal, what a copy of it would lack, then a command a line.
pub(super) fn hint(why: &OpenError, at: &Location) -> String {
    let OpenError::Damaged { .. } = why else { return why.hint().to_owned() };
    let made = salvage::made(at).filter(|made| !made.copy.is_empty());
    let Some(made) = made else { return why.hint().to_owned() };
    let path = in_shell(&at.folder);
    format!(
        "nothing was changed; {}\n\
         \x20 worldcafe salvage {path}  makes a copy to go on with\n\
         \x20 worldcafe run {path} --read-only  shows what comes before the damage",
        costs(&made)
    )
}

/// What is asked where a session could not be opened because its journal is damaged; `None` where
/// that is not why.
pub(super) fn asked(path: &Path) -> Option<Damage> {
    let at = Location::find(path).ok()?;
    let found = Reader::new(Arc::new(RealDisk), &at.journal).read(&mut |_, _| ()).ok()?;
    let (line, fault) = found.fault.filter(|_| !found.ends_damaged)?;
    if fault.is_newer() {
        return None;
    }
    let made = salvage::made(&at);
    let copy = made.as_ref().is_some_and(|made| !made.copy.is_empty());
    let costs = made.filter(|_| copy).map(|made| format!(": {}", costs(&made)));
    let words = format!(
        "{}: what was recorded is damaged in line {line}, so it was not opened. Nothing was \
         changed{}.",
        path.display(),
        costs.unwrap_or_default()
    );
    Some(Damage { path: path.to_owned(), words, copy, unheard: false })
}

fn costs(made: &Salvaged) -> String {
    let kept = counted(made.kept, "record is whole", "records are whole");
    let lines: u64 = made.lost.iter().map(|lost| lost.to - lost.line + 1).sum();
    let lost = match lines {
        0 => "no line is lost".to_owned(),
        n => counted(n, "damaged line is lost", "damaged lines are lost"),
    };
    let read = match made.lost.iter().map(|lost| lost.remains.words.len()).sum::<usize>() {
        0 => String::new(),
        1 => "; the words of 1 note can be read there".to_owned(),
        n => format!("; the words of {n} notes can be read there"),
    };
    format!("{kept}, {lost}{read}")
}
