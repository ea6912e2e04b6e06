//! The program as it is handed out.

use crate::Bench;
use crate::pair::Outcome;
use crate::row::{Must, say};

/// The size of the release binary.
pub(crate) fn measure(_: &mut Bench) -> Outcome {
    let bytes = std::fs::metadata(env!("CARGO_BIN_EXE_worldcafe"))?.len();
    #[expect(clippy::cast_precision_loss, reason = "a few million")]
    let megabytes = bytes as f64 / 1e6;
    say("size: release binary, MB", &format!("{bytes} bytes"), megabytes, Must::AtMost(8.0))
}
