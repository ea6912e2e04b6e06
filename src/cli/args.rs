//! What is typed after `worldcafe`, and the help for it.

use std::path::PathBuf;

use clap::builder::{NonEmptyStringValueParser, PossibleValue};
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::doctor_args::DoctorArgs;
use super::join_args::JoinArgs;
use super::merge_args::MergeArgs;
use super::new_args::NewArgs;
use super::run_args::RunArgs;
use super::screen_args::ScreenArgs;
use super::seat_args::SeatArgs;
use super::shell_args::{CompletionsArgs, KeysArgs, ManArgs, SettingsArgs};
use crate::report::{Arrangement, EXPORTERS};
use crate::tally::By;
pub(super) use crate::theme::Colouring;

/// Runs a World Café live: rounds, town halls, ideas, tallies and the report.
#[derive(Debug, Default, Parser)]
#[command(
    name = "worldcafe",
    version,
    arg_required_else_help = true,
    after_help = "A session is a folder with a session.json, the plan. Wherever a command takes \
                  a PATH, the folder, its session.json or its journal will do: the \
                  file journal.jsonl, the record of all that happened.\n\n\
                  First steps:\n  \
                  worldcafe                   in a terminal: what there is to open, and a new one\n  \
                  worldcafe demo              watch a recorded café, sixty times as fast\n  \
                  worldcafe new my-café       make a session from a template or a text\n  \
                  worldcafe check my-café     find what is wrong with a plan\n  \
                  worldcafe run my-café       open it; nothing begins by itself",
    after_long_help = "A session is a folder with a session.json, the plan. Wherever a command \
                  takes a PATH, the folder, its session.json or its journal will do: the \
                  file journal.jsonl, the record of all that happened.\n\n\
                  Data goes to standard output, words to standard error. A command that was \
                  done ends with 0, one that was refused or failed with 1, one that was typed \
                  wrongly with 2.\n\n\
                  First steps:\n  \
                  worldcafe                   in a terminal: what there is to open, and a new one\n  \
                  worldcafe demo              watch a recorded café, sixty times as fast\n  \
                  worldcafe new my-café       make a session from a template or a text\n  \
                  worldcafe check my-café     find what is wrong with a plan\n  \
                  worldcafe run my-café       open it; nothing begins by itself"
)]
pub(super) struct Line {
    /// When to colour: auto, always or never; auto heeds NO_COLOR
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t = Colouring::Auto,
        value_name = "WHEN",
        hide_possible_values = true
    )]
    pub(super) color: Colouring,
    /// What to do; in a terminal the Home screen where nothing is said.
    #[command(subcommand)]
    pub(super) command: Option<Task>,
}

impl ValueEnum for Colouring {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Auto, Self::Always, Self::Never]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Auto => PossibleValue::new("auto").help("In a terminal, unless NO_COLOR is set"),
            Self::Always => PossibleValue::new("always").help("Always"),
            Self::Never => PossibleValue::new("never").help("Never"),
        })
    }
}

/// A subcommand with its arguments.
#[derive(Debug, Subcommand)]
pub(super) enum Task {
    Demo(DemoArgs),
    New(NewArgs),
    Check(CheckArgs),
    Run(RunArgs),
    Join(JoinArgs),
    Screen(ScreenArgs),
    Seat(SeatArgs),
    Replay(ReplayArgs),
    Do(DoArgs),
    Capture(CaptureArgs),
    Merge(MergeArgs),
    Tally(TallyArgs),
    Log(LogArgs),
    Export(ExportArgs),
    Verify(VerifyArgs),
    Salvage(SalvageArgs),
    Doctor(DoctorArgs),
    Keys(KeysArgs),
    Settings(SettingsArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
    /// Fill a template that standard input gives; for `export` alone
    #[command(name = FILLING, hide = true)]
    Filling,
}

/// How many times as fast as it was the recorded café is shown.
pub(super) const SPEED: u32 = 60;

/// The name under which the program calls itself to fill a template.
pub(super) const FILLING: &str = "fill-template";

/// Watch a recorded café in the real interface
///
/// Plays the World Café of 8 October 2013 back, many times faster than it was. Nothing of
/// yours is touched.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  worldcafe demo\n  worldcafe demo --speed 10")]
pub(super) struct DemoArgs {
    /// How many times as fast as it was
    #[arg(long, default_value_t = SPEED, value_name = "N", value_parser = speed)]
    pub(super) speed: u32,
}

/// Find what is wrong with a plan
///
/// Shows every fault at once: where it is, the piece of the file, what is wrong, and what to
/// write instead. Ends with 1 where there are errors; warnings are only told.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  worldcafe check my-café\n  worldcafe check plans/*.json\n  \
                        worldcafe check --schema > session.schema.json")]
pub(super) struct CheckArgs {
    /// Session folders or plans
    #[arg(required_unless_present = "schema", value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Print the JSON Schema of a plan
    #[arg(long)]
    pub(super) schema: bool,
    /// Print the faults as JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// Play a session back in the same interface
///
/// Shows what happened as it happened, faster or slower; nothing can be changed.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  worldcafe replay my-café\n  worldcafe replay \
                        my-café/journal.jsonl --speed 60")]
pub(super) struct ReplayArgs {
    /// The session folder, its session.json or its journal
    pub(super) path: PathBuf,
    /// How many times as fast as it was
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = speed)]
    pub(super) speed: u32,
}

/// Do one action without the interface
///
/// Takes the actions of the command palette by their names. Question, category, table and
/// block are named by id, number, letter or a unique beginning of their text.
#[derive(Debug, Args)]
#[command(override_usage = "worldcafe do <PATH> <ACTION> [ARGS]...")]
pub(super) struct DoArgs {
    /// The session folder, its session.json or its journal, or the address of an open session
    pub(super) path: PathBuf,
    /// The name of the action
    #[arg(value_parser = NonEmptyStringValueParser::new())]
    pub(super) action: String,
    /// What the action takes
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub(super) args: Vec<String>,
}

/// Add notes without the interface
///
/// Prints a line per note once it is on disk: its id and its text. With - it reads standard
/// input: a line is a note, an indented line a detail of the note above, which is not counted.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  \
                  worldcafe capture my-café --table 4 --category b Who are the stakeholders\n  \
                  worldcafe capture my-café --question 1 - < notes-of-table-4.txt\n  \
                  worldcafe capture my-café -- -5 degrees is too cold",
    override_usage = "worldcafe capture [OPTIONS] <PATH> <TEXT|->..."
)]
pub(super) struct CaptureArgs {
    /// The session folder, its session.json or its journal, or the address of an open session
    pub(super) path: PathBuf,
    /// The question it answers [default: what the block asks of the table]
    #[arg(long, value_name = "Q", value_parser = NonEmptyStringValueParser::new())]
    pub(super) question: Option<String>,
    /// Its category within the question [default: none yet]
    #[arg(long, value_name = "C", value_parser = NonEmptyStringValueParser::new())]
    pub(super) category: Option<String>,
    /// The table it was said at [default: none]
    #[arg(long, value_name = "T", value_parser = NonEmptyStringValueParser::new())]
    pub(super) table: Option<String>,
    /// The block it belongs to [default: the one that runs]
    #[arg(long, value_name = "B", value_parser = NonEmptyStringValueParser::new())]
    pub(super) block: Option<String>,
    /// What it is: idea, comment, open-question, resource or conclusion
    #[arg(long, value_name = "K", default_value = "idea")]
    pub(super) kind: String,
    /// What was said, or - to read standard input
    #[arg(value_name = "TEXT")]
    pub(super) text: Vec<String>,
    /// What was said, word for word
    #[arg(last = true, hide = true)]
    pub(super) verbatim: Vec<String>,
}

/// Count the ideas
///
/// Ideas alone are counted, not the details below them. Comments, open questions, resources and
/// conclusions are told as totals. What was taken out is in no count.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  worldcafe tally my-café\n  worldcafe tally my-café --by \
                        table,block\n  worldcafe tally my-café --json")]
pub(super) struct TallyArgs {
    /// The session folder, its session.json or its journal, or the address of an open session
    pub(super) path: PathBuf,
    /// Ways of counting: question, category, table, block, minute
    #[arg(
        long,
        value_name = "LIST",
        value_delimiter = ',',
        default_value = "question,category",
        value_parser = way
    )]
    pub(super) by: Vec<By>,
    /// Print every count as JSON, minutes where --by names them
    #[arg(long)]
    pub(super) json: bool,
}

/// Tell what happened, in words
///
/// Every step with its time and who took it, steps taken back too.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  worldcafe log my-café\n  worldcafe log my-café --json")]
pub(super) struct LogArgs {
    /// The session folder, its session.json or its journal
    pub(super) path: PathBuf,
    /// Print a row per record as JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// Write the report and the data
///
/// md is the report to send, html the one to publish and print, json every note with the counts
/// and the programme, csv a row per note. Each is a file report.EXT, which takes the place of the
/// one before; one that was edited since is kept as report.before-1.EXT. Where seats are planned,
/// seats makes seats.html: badges with everybody's route, a card for each table and a list of the
/// hosts, to be printed and cut; seats-csv a row per seat. A session that is not closed is written as
/// a draft. A report says what changed since the last one in the same folder that was no draft.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  worldcafe export my-café\n  worldcafe export my-café \
                        --format md --out -\n  worldcafe export my-café --format json,csv --out \
                        data\n  worldcafe export my-café --template letter.txt")]
pub(super) struct ExportArgs {
    /// The session folder, its session.json or its journal
    pub(super) path: PathBuf,
    /// Which formats.
    #[arg(
        long,
        value_name = "LIST",
        help = format!(
            "Formats, separated by commas: {}, or all [default: all, with --template none]",
            format_names(", ")
        )
    )]
    pub(super) format: Option<String>,
    /// How it is arranged: cafe or session-report [default: as the plan says]
    #[arg(long, value_name = "NAME", value_parser = arrangement)]
    pub(super) report: Option<Arrangement>,
    /// A template of your own to fill, in the language of Jinja; it sees what --format json writes
    /// and makes report.EXT with the ending of its name
    #[arg(long, value_name = "FILE")]
    pub(super) template: Option<PathBuf>,
    /// The folder to write to, or - for standard output [default: report/ in the session folder]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}

/// Prove that the record of a session is whole, or name its first bad line
///
/// Ends with 1 where a line was changed, dropped or moved, or where bytes follow the last whole
/// line. Nothing is changed.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  worldcafe verify my-café\n  worldcafe verify \
                        journal.jsonl --json")]
pub(super) struct VerifyArgs {
    /// The session folder, its session.json or its journal
    pub(super) path: PathBuf,
    /// Print what was found as JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// Write a sound copy of a damaged journal and list what could not be kept
///
/// The copy, journal.jsonl, goes into a new folder beside the journal with the plan and half-typed
/// lines, so that run goes on in that folder. What is proved unchanged is in the copy; of all else
/// it lists the line and what can still be read there: when, who, what, and the words of notes. The
/// damaged journal is only read. A sound one needs no copy and gets none. Ends with 1 where
/// something could not be kept.
///
/// Of the outbox of a device that joined it lists what was not sent; --out writes that list.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  worldcafe salvage my-café\n  worldcafe salvage my-café > \
                        not-kept.txt\n  worldcafe salvage old.jsonl --out sound.jsonl --json")]
pub(super) struct SalvageArgs {
    /// The session folder, its session.json or its journal
    pub(super) path: PathBuf,
    /// The file to write, which must not be there yet [default: journal.jsonl in a new folder,
    /// salvaged, beside the journal]
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Print what was found as JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// The names of every format, with these words between them.
pub(super) fn format_names(between: &str) -> String {
    EXPORTERS.iter().map(|it| it.name).collect::<Vec<_>>().join(between)
}

fn speed(word: &str) -> Result<u32, String> {
    let read = word.parse().ok().filter(|speed| (1..=100_000).contains(speed));
    read.ok_or_else(|| "it is a whole number from 1 to 100000".to_owned())
}

fn arrangement(word: &str) -> Result<Arrangement, String> {
    let names = || Arrangement::ALL.map(Arrangement::word).join(" or ");
    Arrangement::called(word.trim()).ok_or_else(|| format!("it is {}", names()))
}

fn way(word: &str) -> Result<By, String> {
    By::ALL
        .into_iter()
        .find(|by| by.word() == word.trim())
        .ok_or_else(|| format!("it is one of {}", By::ALL.map(By::word).join(", ")))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_commands_are_put_together_rightly() {
        Line::command().debug_assert();
    }

    #[test]
    fn a_lone_hyphen_is_told_from_one_after_two() {
        let capture = |words: &[&str]| match Line::try_parse_from(words).unwrap().command.unwrap() {
            Task::Capture(args) => (args.text, args.verbatim),
            other => panic!("{other:?}"),
        };
        assert_eq!(capture(&["w", "capture", "p", "-"]), (vec!["-".into()], vec![]));
        assert_eq!(capture(&["w", "capture", "p", "--", "-"]), (vec![], vec!["-".into()]));
    }

    #[test]
    fn what_follows_an_action_is_the_actions() {
        let line = ["w", "do", "p", "pause", "the", "--block", "-x"];
        let Some(Task::Do(args)) = Line::try_parse_from(line).unwrap().command else {
            panic!("not do")
        };
        assert_eq!(args.args, ["the", "--block", "-x"]);
    }

    #[test]
    fn ways_of_counting_are_a_list() {
        let by = |list: &str| Line::try_parse_from(["w", "tally", "p", "--by", list]);
        let Some(Task::Tally(args)) = by("table,minute").unwrap().command else {
            panic!("not tally")
        };
        assert_eq!(args.by, [By::Table, By::Minute]);
        assert!(by("colour").is_err());
    }
}
