//! What is typed after `seat`.

use std::path::PathBuf;

use clap::Args;

use crate::seating::{MOST, Terms, Weights};
use crate::setup::Column;

/// The most a term weighs.
const HEAVIEST: u64 = 1000;

/// Plan who sits where, so that people meet as many others as can be
///
/// Seats everybody at a table in each round: nobody with the same people twice where that can be
/// had, nor at the same table; hosts stay; each table shares a language and is a mix of the groups.
/// Prints who sits where and how good that is. A plan that no other can beat is said to be proven
/// best. For a session, PATH, it is written into the journal as a step, which undo takes back;
/// rounds that have begun keep their seats, but at tables that closed. Of seats announced before as
/// few as can be change, and it is told whose; with --weights changed=0 everybody may move for a
/// better plan. A session knows its people, tables and rounds, each of which an option says
/// otherwise; without one, --people, --tables and --rounds are needed.
///
/// A FILE, CSV or XLSX, names its columns in its first line: name, group, languages (en;fr), table
/// (where they sit at first), host (the number of a table, or its name in the session), apart and
/// together (rows, from 0: 0;7), arrives and leaves (the first round there, the first no longer
/// there), remote (yes); all but name may be left out. Remote people have the tables that one of
/// them hosts, else the last ones, to themselves. In words people, tables and rounds are counted
/// from 1, in --json from 0; so are tables or rounds in a FILE where one is 0. In a terminal the
/// first people of a file are shown as they were read, other columns can be chosen, and Enter takes
/// them into a session.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  worldcafe seat my-café\n  worldcafe seat my-café --people \
                  guests.csv\n  worldcafe seat --people 50 --tables 10 --rounds 3\n  worldcafe seat \
                  --people guests.csv --tables 10 --rounds 3 --hosts --json > plan.json\n  worldcafe \
                  seat --verify plan.json --people guests.csv --tables 10 --hosts",
    override_usage = "worldcafe seat [OPTIONS] [PATH]"
)]
pub(super) struct SeatArgs {
    /// The session to plan for: its folder, session.json or journal, or the address of an open one
    #[arg(conflicts_with = "seats")]
    pub(super) path: Option<PathBuf>,
    /// How many people, or a file with a line for each [default: those of the session]
    #[arg(long, value_name = "N|FILE", value_parser = people)]
    pub(super) people: Option<People>,
    /// A column of the file that is called otherwise: "name=Full name"; once for each
    #[arg(long, value_name = "NAME=HEADING", value_parser = column, requires = "people")]
    pub(super) columns: Vec<(Column, String)>,
    /// How many tables [default: those of the session]
    #[arg(long, value_name = "T", value_parser = number)]
    pub(super) tables: Option<usize>,
    /// How many rounds [default: those of the session]
    #[arg(long, value_name = "R", value_parser = number)]
    pub(super) rounds: Option<usize>,
    /// Each table has a host who stays: the first people, where the file names no hosts
    #[arg(long)]
    pub(super) hosts: bool,
    /// Each table has a new host in each round, one of those who sit there, but where a host stays
    #[arg(long, conflicts_with_all = ["hosts", "verify"])]
    pub(super) new_hosts: bool,
    /// How many sit at a table: 5, or 4-6; a session's tables say it themselves [default: as evenly
    /// as can be]
    #[arg(long, value_name = "N|N-M", value_parser = seats)]
    pub(super) seats: Option<(usize, usize)>,
    /// What terms weigh: apart and together (12), language (8), repeats, revisits and balance (4),
    /// changed (2), thirds (1), which are meetings after the second, the fourth twice, later ones
    /// thrice; 0 leaves one out
    #[arg(long, value_name = "TERM=N,…", value_delimiter = ',', value_parser = weight)]
    pub(super) weights: Vec<(usize, u64)>,
    /// Any number: another gives another plan, the same with the same budget the same plan again
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(super) seed: u64,
    /// Stop after so many seconds; without --budget as much is tried as fits in, which is not the
    /// same each time
    #[arg(long, value_name = "X", value_parser = seconds)]
    pub(super) seconds: Option<f64>,
    /// How hard to try: at most so many changes of seats, more for a better plan; some millions of
    /// them take a second [default: 20000000]
    #[arg(long, value_name = "P")]
    pub(super) budget: Option<u64>,
    /// Count again what is said of a plan, whoever made it, and whether it can be seated at all
    #[arg(
        long,
        value_name = "PLAN.json",
        conflicts_with_all = ["seed", "seconds", "budget", "weights"]
    )]
    pub(super) verify: Option<PathBuf>,
    /// Take the people of a FILE into the session without asking
    #[arg(long, requires = "path")]
    pub(super) yes: bool,
    /// Print data for programs; nothing is asked
    #[arg(long)]
    pub(super) json: bool,
}

impl SeatArgs {
    /// What each term weighs, where so much is usual.
    pub(super) fn weighted(&self, usual: Weights) -> Weights {
        self.weights.iter().fold(usual, |weights, own| weights.with(*own))
    }
}

/// Who is to be seated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum People {
    /// So many, of whom nothing is known.
    Count(usize),
    /// Those of a file.
    File(PathBuf),
}

fn people(word: &str) -> Result<People, String> {
    if word.is_empty() {
        return Err("it is a number, or a file".to_owned());
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return number(word).map(People::Count);
    }
    Ok(People::File(word.into()))
}

/// `name=Full name`: a column, and the heading that it has in a file.
pub(super) fn column(words: &str) -> Result<(Column, String), String> {
    let (name, heading) = words.split_once('=').unwrap_or_default();
    let column = Column::headed(name).filter(|_| !heading.trim().is_empty());
    let names = || Column::ALL.map(Column::heading).join(", ");
    let known = column.map(|column| (column, heading.trim().to_owned()));
    known.ok_or_else(|| format!("it is one of {} and, behind =, a heading", names()))
}

/// `apart=8`: a term by its place, and what it weighs.
fn weight(word: &str) -> Result<(usize, u64), String> {
    let (name, weight) = word.split_once('=').unwrap_or((word, ""));
    let Some(term) = Terms::NAMES.iter().position(|it| *it == name) else {
        return Err(format!("{name} is none of {}", Terms::NAMES.join(", ")));
    };
    let weight = weight.parse().ok().filter(|weight| *weight <= HEAVIEST);
    weight
        .map(|weight| (term, weight))
        .ok_or_else(|| format!("{name} weighs from 0 to {HEAVIEST}, as {name}=8"))
}

fn number(word: &str) -> Result<usize, String> {
    let read = word.parse().ok().filter(|number| (1..=MOST).contains(number));
    read.ok_or_else(|| format!("it is a whole number from 1 to {MOST}"))
}

fn seats(word: &str) -> Result<(usize, usize), String> {
    let (least, most) = word.split_once('-').unwrap_or((word, word));
    let (least, most) = (number(least)?, number(most)?);
    if least > most {
        Err("the first is the lower one, as 4-6".to_owned())
    } else {
        Ok((least, most))
    }
}

fn seconds(word: &str) -> Result<f64, String> {
    let read = word.parse().ok().filter(|seconds| (0.0..=86_400.0).contains(seconds));
    read.ok_or_else(|| "it is a number of seconds, at most those of a day".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_a_number_or_a_file() {
        assert_eq!(people("50"), Ok(People::Count(50)));
        assert_eq!(people("50.csv"), Ok(People::File("50.csv".into())));
        assert!(people("0").is_err() && people("").is_err() && people("60001").is_err());
    }

    #[test]
    fn a_column_is_named_with_its_heading() {
        assert_eq!(column("name=Full name"), Ok((Column::Name, "Full name".to_owned())));
        assert!(["name", "name=", "colour=x"].iter().all(|words| column(words).is_err()));
    }

    #[test]
    fn a_weight_is_a_term_and_a_number_within_bounds() {
        assert_eq!((weight("apart=8"), weight("thirds=1000")), (Ok((0, 8)), Ok((7, 1000))));
        let why = |word| weight(word).unwrap_err();
        assert!(why("speed=8").starts_with("speed is none of apart, together, language, "));
        for word in ["apart", "apart=", "apart=-1", "apart=1001", "apart=x"] {
            assert_eq!(why(word), "apart weighs from 0 to 1000, as apart=8");
        }
    }

    #[test]
    fn seats_are_a_number_or_two() {
        assert_eq!((seats("5"), seats("4-6")), (Ok((5, 5)), Ok((4, 6))));
        assert!(seats("6-4").is_err() && seats("4-").is_err() && seats("many").is_err());
    }

    #[test]
    fn seconds_are_a_number_that_ends() {
        assert_eq!((seconds("0.5"), seconds("0")), (Ok(0.5), Ok(0.0)));
        assert!(["-1", "inf", "NaN", "soon", "1e9"].iter().all(|word| seconds(word).is_err()));
    }
}
