//! `completions`: what a shell needs to complete our words.

use clap::{Command, CommandFactory};
use clap_complete::generate;

use super::args::Line;
use super::failure::Failure;
use super::shell_args::CompletionsArgs;
use super::voice;

/// What is completed.
const NAME: &str = "worldcafe";

/// Prints the completions.
pub(super) fn completions(args: &CompletionsArgs) -> Result<(), Failure> {
    let mut script = Vec::new();
    generate(args.shell, &mut shown(&Line::command()), NAME, &mut script);
    voice::data(&String::from_utf8_lossy(&script))
}

/// The command line without what only the program itself calls.
fn shown(whole: &Command) -> Command {
    let bare = Command::new(NAME).version(env!("CARGO_PKG_VERSION"));
    let bare = whole.get_arguments().cloned().fold(bare, Command::arg);
    let shown = whole.get_subcommands().filter(|it| !it.is_hide_set());
    shown.cloned().fold(bare, Command::subcommand)
}
