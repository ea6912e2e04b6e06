//! What is typed after `doctor`.

use std::path::PathBuf;

use clap::Args;

/// Find out whether a café can be run here
///
/// Looks at the terminal, the disk, the clock, the settings and the network of this computer, and
/// at a session where one is named: a line each with what was found and what to do about it. Ends
/// with 1 where something stands against running a café. Nothing is changed or sent.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  worldcafe doctor\n  worldcafe doctor my-café\n  worldcafe \
                        doctor my-café --json")]
pub(super) struct DoctorArgs {
    /// The session folder, its session.json or its journal [default: none, and the folder one is in]
    pub(super) path: Option<PathBuf>,
    /// Print what was found as JSON
    #[arg(long)]
    pub(super) json: bool,
}
