//! What is typed after `new`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use crate::domain::TimeOfDay;
use crate::setup::{TEMPLATES, Template, date_typed};

/// A programme in plain text, as `--from` reads it.
const PROGRAMME: &str = "  Café on water
  Thursday 8 October 2026
  18:00 - 18:10 Opening
  18:10 - 18:20 Talk: Where our water comes from
  Speaker: Ana Souza, Waterworks
  18:20 - 18:45 Conversation 1: What does water mean to you?
  18:45 - 18:50 Change of tables
  18:50 - 19:15 Conversation 2: What shall we do first?
  19:15 - 19:35 Town hall
  19:35 - 19:45 Closing
  Tables: 5";

/// Make a session folder
///
/// From a template, or from a programme in plain text: lines such as `18:15 - 18:30 Opening`,
/// days, questions, speakers, `Tables: 5`. It says which lines it did not understand, and overwrites nothing.
#[derive(Debug, Args)]
#[command(
    override_usage = "worldcafe new [OPTIONS] <DIR>",
    after_help = in_short(),
    after_long_help = format!("{}\n\nSuch a programme:\n{PROGRAMME}", in_short())
)]
pub(super) struct NewArgs {
    /// The folder to make; it may be there, without a session
    #[arg(required_unless_present = "templates", value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
    /// The template [default: classic]
    #[arg(long, value_name = "NAME", conflicts_with = "from")]
    pub(super) template: Option<String>,
    /// The programme in plain text, or - to read standard input
    #[arg(long, value_name = "FILE")]
    pub(super) from: Option<PathBuf>,
    /// What the event is called
    #[arg(long, value_name = "TITLE", value_parser = NonEmptyStringValueParser::new())]
    pub(super) title: Option<String>,
    /// Where it is held
    #[arg(long, value_name = "PLACE", value_parser = NonEmptyStringValueParser::new())]
    pub(super) place: Option<String>,
    /// The first day, such as 2026-11-21
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) date: Option<NaiveDate>,
    /// When each day begins, where the programme has lengths alone
    #[arg(long, value_name = "HH:MM")]
    pub(super) start: Option<TimeOfDay>,
    /// How many tables there are
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(super) tables: Option<u32>,
    /// List the templates
    #[arg(long, exclusive = true)]
    pub(super) templates: bool,
}

fn date(words: &str) -> Result<NaiveDate, String> {
    date_typed(words).ok_or_else(|| "a date reads 2026-11-21 or 21 Nov 2026".to_owned())
}

fn in_short() -> String {
    format!(
        "Templates:\n{}\nExamples:\n  worldcafe new my-café\n  worldcafe new my-café --template \
         panel --title \"What next?\"\n  worldcafe new my-café --from programme.txt",
        listed("  ")
    )
}

/// A line per template, each behind this margin.
pub(super) fn listed(margin: &str) -> String {
    let line = |it: &Template| format!("{margin}{:<10} {}\n", it.name, it.about);
    TEMPLATES.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::draft;

    #[test]
    fn the_programme_of_the_help_is_read_to_its_last_line() {
        let read = draft(PROGRAMME, "help");
        assert!(read.unread.is_empty() && read.remarks.is_empty(), "{read:?}");
        let plan = read.plan;
        let counts = (plan.programme.len(), plan.questions.len());
        assert_eq!(counts, (7, 2));
        assert_eq!(plan.programme[1].speakers[0].name, "Ana Souza");
    }
}
