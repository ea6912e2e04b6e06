//! The program as it is handed out.

use crate::Bench;
use crate::pair::Outcome;
use crate::row::{Must, say, skip};

const WHAT: &str = "size: release binary, MB";

/// The size of the release binary.
pub(crate) fn measure(_: &mut Bench) -> Outcome {
    if cfg!(debug_assertions) {
        return skip(WHAT, "this is no release build");
    }
    let bytes = std::fs::metadata(env!("CARGO_BIN_EXE_worldcafe"))?.len();
    #[expect(clippy::cast_precision_loss, reason = "a few million")]
    let megabytes = bytes as f64 / 1e6;
    say(WHAT, &format!("{bytes} bytes"), megabytes, Must::AtMost(8.0))
}
