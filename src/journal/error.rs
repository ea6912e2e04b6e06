//! What keeps a journal from being opened or written.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use super::fault::Fault;
use super::holder::Holder;
use crate::domain::Zone;
use crate::text::plainly;

/// Why a journal cannot be opened to write. Nothing was changed.
#[expect(missing_docs, reason = "each variant's sentence speaks of its fields")]
#[derive(Debug, Error)]
pub enum OpenError {
    /// Somebody else writes it.
    #[error("this session is open elsewhere{}", holder.as_ref().map(|it| format!(": {it}")).unwrap_or_default())]
    Locked { holder: Option<Holder> },
    /// A line that is not the last is not sound, or the last is sound and means nothing.
    #[error("the journal is damaged in line {line}: {fault}")]
    Damaged { line: u64, fault: Fault },
    /// A later program wrote it.
    #[error(
        "line {line} of the journal cannot be understood: a newer version of this program wrote it"
    )]
    Newer { line: u64 },
    /// Only files of one name are written.
    #[error("only a journal named journal.jsonl is written to")]
    OtherName,
    /// The folder takes no files.
    #[error("the folder {} cannot be written: {}", crate::text::shown(&folder.to_string_lossy()), plainly(source))]
    Folder { folder: PathBuf, source: io::Error },
    /// The file is there and may not be written.
    #[error("the journal cannot be written: {}", plainly(source))]
    NotWritable { source: io::Error },
    /// The file system keeps no locks.
    #[error("the journal cannot be locked: {}", plainly(source))]
    NoLocks { source: io::Error },
    /// Damaged bytes could not be set aside.
    #[error("the damaged end of the journal could not be set aside: {}", plainly(source))]
    SetAside { source: io::Error },
    /// It cannot be read.
    #[error("the journal cannot be read: {}", plainly(source))]
    Disk { source: io::Error },
}

impl OpenError {
    /// The same, told by the clocks of this zone.
    #[must_use]
    pub fn told_in(self, zone: Zone) -> Self {
        match self {
            Self::Locked { holder: Some(holder) } => {
                Self::Locked { holder: Some(Holder { zone, ..holder }) }
            }
            other => other,
        }
    }

    /// Why a journal with this fault in this line, counted from 1, cannot be opened to write.
    #[must_use]
    pub fn of_fault(line: u64, fault: Fault) -> Self {
        if fault.is_newer() { Self::Newer { line } } else { Self::Damaged { line, fault } }
    }

    /// What to do instead.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Locked { .. } => "run --read-only shows it; only one program writes at a time",
            Self::Damaged { .. } => {
                "nothing was changed; salvage lists what can be read, with a copy where there can be one; run --read-only shows what comes before"
            }
            Self::Newer { .. } => "nothing was changed; that version opens all of it",
            Self::OtherName => {
                "run shows it; copy it to journal.jsonl in a folder of its own to go on"
            }
            Self::Folder { .. } | Self::NotWritable { .. } => {
                "run --read-only shows it; to write, change the permissions or copy the folder"
            }
            Self::NoLocks { .. } => "copy the session folder to a disk of this computer",
            Self::SetAside { .. } => "nothing is lost; make room on the disk, or run --read-only",
            Self::Disk { .. } => "copy the session folder to another disk",
        }
    }
}

/// Why records are not on disk. They may be appended again, the same ones first.
#[expect(missing_docs, reason = "each variant's sentence speaks of its fields")]
#[derive(Debug, Error)]
pub enum AppendError {
    /// No room.
    #[error("the disk is full")]
    Full { source: io::Error },
    /// The disk takes nothing.
    #[error("the disk can only be read")]
    ReadOnly { source: io::Error },
    /// Any other failure to write.
    #[error("the disk fails: {}", plainly(source))]
    Disk { source: io::Error },
    /// What was written may not be on disk; the file is not trusted again.
    #[error("the disk could not confirm what was written: {}", plainly(source))]
    Flush { source: io::Error },
    /// What was written earlier cannot be read back to be copied.
    #[error("the journal cannot be read back: {}", plainly(source))]
    ReadBack { source: io::Error },
    /// The disk it was on is no longer there.
    #[error("the disk of this session is gone")]
    Gone,
    /// The folder it was in is not there, and could not be made again.
    #[error("the folder of this session was deleted or moved away")]
    NoFolder,
    /// Another file has the journal's name.
    #[error("another file was put in the journal's place")]
    Replaced,
    /// Another program wrote the first record.
    #[error("the session was started elsewhere meanwhile")]
    StartedElsewhere,
    /// The records do not follow what is there.
    #[error("record {found} was to be written where {wanted} comes")]
    OutOfOrder { found: u64, wanted: u64 },
    /// A record cannot be a line.
    #[error("a record cannot be written: {0}")]
    Unwritable(Fault),
}

impl AppendError {
    /// What to do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Full { .. } => "free space",
            Self::ReadOnly { .. } => "make the disk writable again",
            Self::Disk { .. } | Self::Flush { .. } | Self::ReadBack { .. } => {
                "copy the session folder to another disk soon"
            }
            Self::Gone => "connect that disk again",
            Self::NoFolder => "make that folder again",
            Self::Replaced => "move that file away",
            Self::StartedElsewhere => "open the session again",
            Self::OutOfOrder { .. } | Self::Unwritable(_) => "this is a fault of the program",
        }
    }

    /// What happens by itself, as long as the program runs.
    #[must_use]
    pub const fn meanwhile(&self) -> &'static str {
        match self {
            Self::Full { .. }
            | Self::ReadOnly { .. }
            | Self::Disk { .. }
            | Self::Flush { .. }
            | Self::ReadBack { .. }
            | Self::Gone => "it is tried again by itself",
            Self::NoFolder | Self::Replaced => "what is known here is then written anew",
            Self::StartedElsewhere | Self::OutOfOrder { .. } | Self::Unwritable(_) => "",
        }
    }

    /// True where what was saved before is on disk no longer, either.
    #[must_use]
    pub const fn takes_all(&self) -> bool {
        matches!(self, Self::NoFolder)
    }

    pub(super) fn of_write(source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full { source },
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { source },
            _ => Self::Disk { source },
        }
    }
}
