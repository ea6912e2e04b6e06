//! What is typed after `keys`, `settings`, `completions` and `man`, which are of no session.

use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

/// Print the settings that apply, as a file to begin with
///
/// Every setting stands in it with what it takes and does; what the file does not set is behind a
/// #. Where the file has a fault, every fault is shown instead: what is sound in it applies, and the
/// screen of a session says that something does not.
#[derive(Debug, Args)]
#[command(after_help = "The file is $XDG_CONFIG_HOME/worldcafe/settings.toml, usually \
                        ~/.config/worldcafe/settings.toml.\n\nExamples:\n  worldcafe settings\n  \
                        worldcafe settings > settings.toml    a file to edit and to put there")]
pub(super) struct SettingsArgs;

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
    pub(super) shell: Shell,
}

/// Print the manual page, or write those of every command
///
/// Without a folder, the page of the program goes to standard output. With --out, it is written
/// there as worldcafe.1, and beside it a page for each command.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  worldcafe man | man -l -\n  worldcafe man --out \
                        ~/.local/share/man/man1")]
pub(super) struct ManArgs {
    /// The folder to write every page to
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}

/// Show every key and every action
///
/// The keys are those in force: where settings choose others, these.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  worldcafe keys\n  worldcafe keys --json")]
pub(super) struct KeysArgs {
    /// Print the table as JSON
    #[arg(long)]
    pub(super) json: bool,
}
