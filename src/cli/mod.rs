//! The command line: a file a subcommand. Here alone the rooms below are put together, and here
//! alone are the shell's conventions known.

mod act;
mod actions_help;
mod alone;
mod args;
mod capture;
mod cards;
mod certificate;
mod check;
mod completions;
mod consent;
mod damaged;
mod desk;
mod doctor;
mod doctor_args;
mod elsewhere;
mod export;
mod exporting;
mod failure;
mod filling;
mod founding;
mod gathered;
mod home;
mod interface;
mod join;
mod join_args;
mod keys;
mod lately;
mod lines;
mod live;
mod location;
mod log;
mod making;
mod man;
mod merge;
mod merge_args;
mod merged;
mod nearby;
mod networks;
mod new;
mod new_args;
mod opened;
mod places;
mod plan;
mod playback;
mod reading;
mod remote;
mod run_args;
mod salvage;
mod salvaged;
mod screen;
mod screen_args;
mod seat;
mod seat_args;
mod settings;
mod sharing;
mod shell_args;
mod standing;
mod tags;
mod tally;
mod verify;
mod voice;
mod writing;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use args::{Line, Task};
use failure::Failure;

/// Does what is typed after `worldcafe` and returns what the shell is told: 0 done, 1 refused or
/// failed, 2 wrong usage.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let words: Vec<OsString> = words.into_iter().collect();
    let line = match Line::try_parse_from(&words) {
        Ok(line) => line,
        Err(why) if says_nothing(&why) && interface::need_terminal().is_ok() => Line::default(),
        Err(why) => return misread(&command().try_get_matches_from(words).err().unwrap_or(why)),
    };
    match perform(line) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => voice::complain(&failure),
    }
}

/// The command line as its parser knows it, with all its help: for documentation.
#[must_use]
pub fn command() -> clap::Command {
    actions_help::told(Line::command())
}

/// Help goes where data goes; what was typed wrongly is told without acting on the terminal.
fn misread(why: &clap::Error) -> ExitCode {
    if why.use_stderr() {
        voice::say(why.render().to_string().trim_end());
        return ExitCode::from(2);
    }
    let help = why.render();
    match voice::data(&help.to_string()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => voice::complain(&failure),
    }
}

/// Nothing is typed after `worldcafe`.
fn says_nothing(why: &clap::Error) -> bool {
    why.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
}

fn perform(line: Line) -> Result<(), Failure> {
    let color = line.color;
    let Some(task) = line.command else { return home::home(color) };
    match task {
        Task::Do(args) => act::act(&args, color),
        Task::Capture(args) => capture::capture(&args, color),
        Task::Export(args) => export::export(&args, color),
        Task::New(args) => new::new(args),
        Task::Check(args) => check::check(&args, color),
        Task::Merge(args) => merge::merge(&args, color),
        Task::Seat(args) => seat::seat(&args, color),
        Task::Tally(args) => tally::count(&args, color),
        Task::Log(args) => log::log(&args, color),
        Task::Doctor(args) => doctor::doctor(&args, color),
        Task::Verify(args) => verify::prove(&args),
        Task::Salvage(args) => salvage::salvage(&args),
        Task::Keys(args) => keys::keys(&args),
        Task::Settings(_) => settings::settings(color),
        Task::Completions(args) => completions::completions(&args),
        Task::Man(args) => man::man(&args),
        Task::Filling => filling::serve(),
        Task::Run(args) => live::run(&args, color),
        Task::Join(args) => join::join(&args, color),
        Task::Screen(args) => screen::screen(&args, color),
        Task::Replay(args) => playback::replay(&args, color),
        Task::Demo(args) => playback::demo(&args, color),
    }
}
