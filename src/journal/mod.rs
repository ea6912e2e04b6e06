//! The journal: one line a decision, chained by sums, only ever appended to.
//!
//! Knows files, locks and sums; knows nothing of what may be decided or of the present moment.

mod append;
mod blocks;
mod codec;
mod disk;
mod error;
mod fault;
mod file;
mod fresh;
mod holder;
mod memory;
mod opening;
mod proof;
mod read;
mod real_disk;
mod remains;
mod rescue;
mod salvage;
#[cfg(test)]
mod sample;
mod scan;
mod set_aside;
mod sum;
mod verify;
mod words;

pub use append::Journal;
pub use codec::{decode, decode_sent, encode, encode_withheld};
pub use disk::{Disk, DiskFile, Place};
pub use error::{AppendError, OpenError};
pub use fault::Fault;
pub use file::FileJournal;
pub use fresh::folder_of;
pub use holder::Holder;
pub use memory::Memory;
pub use opening::NAME;
pub use read::{Found, Reader};
pub use real_disk::RealDisk;
pub use remains::Remains;
pub use salvage::{Lost, PlanFrom, SalvageError, Salvaged, salvage};
pub use scan::{Progress, Visit};
pub use set_aside::SetAside;
pub use sum::Sum;
pub use verify::{FaultAt, Verdict, verify};
