//! What is typed after `screen`.

use std::path::PathBuf;

use clap::Args;

/// Show the room what runs, on a projector's own terminal
///
/// The question, the time left and what to do now; no lateness, no messages, nothing private. It
/// follows the session that run has open in another terminal, or on another computer by the link
/// for projectors, before it has begun and after run was started again. Nothing is changed or
/// locked.
#[derive(Debug, Args)]
#[command(after_help = "q, or Esc twice, leaves; every other key is quiet.\n\nExamples:\n  \
                        worldcafe screen my-café\n  \
                        worldcafe screen http://192.168.1.5:4100/#KTX-MPR-WHA")]
pub(super) struct ScreenArgs {
    /// The session folder, its session.json or its journal; or the address of a session that is
    /// open elsewhere, with the code for projectors
    pub(super) path: PathBuf,
}
