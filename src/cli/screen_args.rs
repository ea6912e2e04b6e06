//! What is typed after `screen`.

use std::path::PathBuf;

use clap::Args;

/// Show the room what runs, on a projector's own terminal
///
/// The question, the time left and what to do now; no lateness, no messages, nothing private. It
/// follows the session that run has open in another terminal, before it has begun and after run
/// was started again. Nothing is changed or locked.
#[derive(Debug, Args)]
#[command(after_help = "q, or Esc twice, leaves; every other key is quiet.\n\nExamples:\n  \
                        worldcafe screen my-café")]
pub(super) struct ScreenArgs {
    /// The session folder, its session.json or its journal
    pub(super) path: PathBuf,
}
