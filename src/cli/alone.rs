//! `join --offline`: the interface of one table that reaches no network; what it types goes into a
//! journal of its own, a file to be handed over.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Colouring;
use super::failure::Failure;
use super::interface::{Front, Opening, show};
use super::join_args::JoinArgs;
use super::live::{PATIENCE, leave, no_thread};
use super::location::{Location, PLAN, in_shell};
use super::writing::waiting;
use super::{damaged, reading};
use crate::actions::names;
use crate::domain::{NoteKind, TableId};
use crate::engine::{self, Load, Source, SystemClock, start};
use crate::journal::{FileJournal, OpenError, RealDisk};
use crate::session::{Author, Role, Session};
use crate::text::counted;
use crate::tui::model::Mode;

/// What stands for a table in the name of its file where none was named.
const UNNAMED: &str = "offline";

/// Opens the interface of a table on a copy of a session.
pub(super) fn join(path: &Path, args: &JoinArgs, color: Colouring) -> Result<(), Failure> {
    let at = Location::find(path)?;
    let front = &mut Front::once(color)?;
    let session = waiting(&at, |path| front.plan(path))?;
    if session.blocks.is_empty() {
        let words = format!("there is no session in {}", at.folder.display());
        return Err(Failure::failed(words, format!("copy the {PLAN} of the session there")));
    }
    let table = args.table.as_deref().map(|typed| table(&session, typed)).transpose()?;
    let file = at.folder.join(file(table.as_ref(), args.name.as_deref()));
    let own = Location { journal: file.clone(), ..at };
    let opening = Opening {
        mode: Mode::Alone { bound: table.is_some() },
        title: session.plan.title.clone(),
        drafts: Some(file.with_extension("drafts.json")),
        plan: None,
        table: table.clone(),
        exports: None,
        sharing: None,
    };
    // Nobody is named: what says who typed it is the table.
    let by = Author { role: Role::Rapporteur, table, name: None };
    let load = load(session, own.clone());
    let (local, exit) = show(front, opening, |waker| {
        start(load, SystemClock::new(), by, waker).map_err(no_thread)
    })?;
    let left = leave(front, local, exit);
    hand_over(front, &own, color)?;
    left
}

/// A table of the plan; where the plan names none, any.
fn table(session: &Session, typed: &str) -> Result<TableId, Failure> {
    let table = names::table(session, typed)?;
    let closed = session.table(&table).is_some_and(|it| it.closed);
    if closed { Err(Failure::refused(format!("table {table} is closed"), "")) } else { Ok(table) }
}

/// `table-4.jsonl`, `table-4-ana.jsonl`, `offline-ana.jsonl`: one for each that types, and never the
/// journal of the session.
fn file(table: Option<&TableId>, name: Option<&str>) -> PathBuf {
    let table = table.map_or_else(|| UNNAMED.to_owned(), |table| format!("table {table}"));
    let words = format!("{table} {}", name.unwrap_or_default()).to_lowercase();
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    PathBuf::from(format!("{}.jsonl", words.collect::<Vec<_>>().join("-")))
}

/// The journal of a table is written by it alone, whatever its name.
fn load(waiting: Session, at: Location) -> Load<FileJournal> {
    let clock = SystemClock::new();
    let path = at.journal.clone();
    let source = Source { disk: Arc::new(RealDisk), path, waiting, patience: PATIENCE };
    Box::new(move |tell| {
        source.open_own(&clock, tell).map_err(|why| match why {
            OpenError::Locked { holder } => engine::Failure {
                words: format!(
                    "another program types into {}{}",
                    at.journal.display(),
                    holder.map(|it| format!(": {it}")).unwrap_or_default()
                ),
                hint: "go on there, or join with --name NAME for a file beside it".to_owned(),
            },
            why => engine::Failure { words: why.to_string(), hint: damaged::hint(&why, &at) },
        })
    })
}

/// Says where the notes are and what becomes of them.
fn hand_over(front: &mut Front, own: &Location, color: Colouring) -> Result<(), Failure> {
    if !own.journal.exists() {
        front.say("nothing was typed, so there is no file to hand over");
        return Ok(());
    }
    let session = reading::read(own, color, &mut |_, _| {})?.session;
    let of = |kind: NoteKind| {
        let n = session.notes.iter().filter(|it| it.kind == kind && !it.retracted).count();
        (n > 0).then(|| counted(n, kind.name(false), kind.name(true)))
    };
    let all: Vec<String> = NoteKind::ALL.into_iter().filter_map(of).collect();
    let all = if all.is_empty() { "no notes".to_owned() } else { all.join(", ") };
    let file = own.journal.display();
    let name = own.journal.file_name().map(Path::new).unwrap_or(&own.journal);
    front.say(&format!("{all} in {file}"));
    front.say(&format!("hand this file over: worldcafe merge PATH {} takes it in", in_shell(name)));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_its_table_and_by_who_types() {
        let named = |table: Option<&str>, name| {
            file(table.map(TableId::new).as_ref(), name).to_string_lossy().into_owned()
        };
        assert_eq!(named(Some("4"), None), "table-4.jsonl");
        assert_eq!(named(Some("Blue / 1"), Some("Ana")), "table-blue-1-ana.jsonl");
        assert_eq!(named(None, Some("../x")), "offline-x.jsonl");
        assert_eq!(named(None, None), "offline.jsonl");
    }
}
