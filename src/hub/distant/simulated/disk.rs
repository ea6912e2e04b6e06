//! The disk of the crash tests, which fails on demand and forgets what was not flushed.

#[path = "../../../../tests/crash/disk.rs"]
#[expect(dead_code, reason = "the crash tests use more of it")]
mod memory;

pub(in crate::hub::distant) use memory::{Failure, Fault, MemoryDisk};
