//! `completions`: what a shell needs to complete our words.

use clap::{Args, Command, CommandFactory};
use clap_complete::{Shell, generate};

use super::args::Line;
use super::failure::Failure;
use super::voice;

/// What is completed.
const NAME: &str = "worldcafe";

/// Print completions for a shell
///
/// Where they go is each shell's own: bash reads them from
/// ~/.local/share/bash-completion/completions, fish from ~/.config/fish/completions, zsh from a
/// folder of its fpath.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  worldcafe completions bash > \
                        ~/.local/share/bash-completion/completions/worldcafe\n  worldcafe \
                        completions fish > ~/.config/fish/completions/worldcafe.fish\n  worldcafe \
                        completions zsh > ~/.zfunc/_worldcafe")]
pub(super) struct CompletionsArgs {
    /// Which shell: bash, elvish, fish, powershell or zsh
    #[arg(value_name = "SHELL", hide_possible_values = true)]
    shell: Shell,
}

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
