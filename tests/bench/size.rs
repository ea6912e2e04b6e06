//! The program as it is handed out.

use crate::Bench;
use crate::memory::megabytes;
use crate::pair::Outcome;
use crate::row::{Must, say, skip};

const WHAT: &str = "size: release binary, MB";

/// The size of the release binary.
pub(crate) fn measure(_: &mut Bench) -> Outcome {
    if cfg!(debug_assertions) {
        return skip(WHAT, "this is no release build");
    }
    let bytes = std::fs::metadata(env!("CARGO_BIN_EXE_worldcafe"))?.len();
    say(WHAT, &format!("{bytes} bytes"), megabytes(bytes), Must::AtMost(8.0))
}
