//! What is typed after `merge`.

use std::path::PathBuf;

use clap::Args;

/// Bring together what was typed on several laptops
///
/// Those are the files that tables wrote without any network (join --offline), and journals of
/// other laptops that went on from the same one. First it shows what each would add. Notes keep
/// their ids, their words as typed and their times; of what was changed here and there the later
/// change stands. Taken twice, late, or in any order the result is the same, and one undo takes all
/// of it back. Programme, clock and tables are never taken over.
///
/// In a terminal Enter takes it in; elsewhere it is only shown, unless --yes says so.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  worldcafe merge my-café table-4.jsonl table-7.jsonl\n  \
                        worldcafe merge my-café /media/stick/*.jsonl --dry-run\n  worldcafe merge \
                        my-café other-laptop/my-café --yes")]
pub(super) struct MergeArgs {
    /// The session folder, its session.json or its journal, or the address of an open session
    pub(super) path: PathBuf,
    /// Files that tables wrote, or other journals of the same session or their folders
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Take it in without asking
    #[arg(long, conflicts_with = "dry_run")]
    pub(super) yes: bool,
    /// Only show what it would add
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Print what comes of each file as JSON; nothing is asked, and --yes alone takes it in
    #[arg(long)]
    pub(super) json: bool,
}
