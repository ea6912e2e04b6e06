//! What is asked: the people that were named, the tables and the rounds.

use std::io::{ErrorKind, Read};
use std::path::Path;

use super::super::consent;
use super::super::failure::Failure;
use super::super::location::unreadable;
use super::super::seat_args::{People, SeatArgs};
use super::super::voice;
use super::preview::{agreed, names_of};
use crate::domain::Seating;
use crate::files;
use crate::placing::Evening;
use crate::seating::{Contradiction, NewHosts, Plan, Problem, Weights, appoint, contradictions};
use crate::setup::{Column, Guests, Room, Slip, guests};
use crate::text::{counted, enumerated, fold};

/// More than any list of people has.
const MOST_BYTES: u64 = 16 << 20;

/// What `--people` takes.
const PEOPLE: &str = "--people takes a number, or a file with a line for each person";

/// How somebody gets a seat who has none.
pub(super) const ADDS: &str = "--people guests.csv names all who come; a in the Seating adds one";

/// How many slips of a file are told.
const SLIPS: usize = 20;

/// Columns, each with the heading that it has in a file.
type Columns = Vec<(Column, String)>;

/// What is asked, and how it is told of.
pub(super) struct Asked {
    pub(super) problem: Problem,
    /// Those who were announced to host in one round alone; none where nobody does.
    pub(super) new_hosts: Option<NewHosts>,
    /// What each round is called.
    pub(super) rounds: Vec<String>,
}

impl Asked {
    /// Reads what was typed, and tells what cannot be had and what was left out. `rounds` are those
    /// typed, or as many as a given plan has.
    pub(super) fn read(args: &SeatArgs, rounds: Option<usize>) -> Result<Self, Failure> {
        let (Some(people), Some(tables), Some(rounds)) = (&args.people, args.tables, rounds) else {
            return Err(too_little(args, rounds));
        };
        let people = named(people, args)?;
        if let Some((guest, host)) =
            people.people.iter().find_map(|it| Some((it, it.host.as_ref()?)))
        {
            let words = format!("{} hosts table {host}, which is no number", guest.name);
            return Err(Failure::failed(
                words,
                "say its number, or the session that has a table called so",
            ));
        }
        let room = Room { tables, rounds, seats: args.seats, hosted: args.hosts };
        let rounds = (1..=rounds).map(|n| format!("Round {n}")).collect();
        let mut problem = people.problem(&room);
        problem.weights = args.weighted(problem.weights);
        for told in people.misplaced(&problem, |word| people.table_at(word, tables)) {
            voice::say(&format!("warning: {told}"));
        }
        let new_hosts = args.new_hosts.then(NewHosts::new);
        let asked = Self { problem, new_hosts, rounds };
        asked.warn(true);
        Ok(asked)
    }

    /// What is asked of a session, of whose seats announced as few as can be change, unless these
    /// weigh nothing; tells what is to be known beside it, and what cannot be had.
    pub(super) fn of(evening: &Evening, announced: Option<&Seating>, args: &SeatArgs) -> Self {
        for remark in &evening.remarks {
            voice::say(&format!("warning: {remark}"));
        }
        if let Some(told) = evening.unseated() {
            voice::say(&format!("warning: {told}\nhint: {ADDS}"));
        }
        let rounds = evening.titles().map(str::to_owned).collect();
        let new_hosts = evening.new_hosts.clone();
        let may_move = args.weighted(Weights::default()).0.changed == 0;
        let mut problem = match announced {
            Some(announced) if may_move => evening.anew(announced),
            Some(announced) => evening.repair(announced),
            None => evening.problem.clone(),
        };
        problem.weights = args.weighted(problem.weights);
        let asked = Self { problem, new_hosts, rounds };
        asked.warn(args.people.is_some());
        asked
    }

    /// The new host of each table of each round, where there are such.
    pub(super) fn new_hosts(&self, plan: &Plan) -> Option<NewHosts> {
        self.new_hosts.as_ref().map(|announced| appoint(&self.problem, plan, announced))
    }

    /// Says which wishes cannot be had; where people were `named` just now, also who is in no round:
    /// else somebody has left.
    fn warn(&self, named: bool) {
        let problem = &self.problem;
        let is_told = |it: &&Contradiction| {
            !it.is_hard() && (named || !matches!(it, Contradiction::NeverThere(_)))
        };
        for fault in contradictions(problem).iter().filter(is_told) {
            let (told, hint) = (fault.told(problem), fault.hint(problem));
            voice::say(&format!("warning: {told}\nhint: {hint}"));
        }
        let seats = |round: usize| problem.seats(round).iter().filter(|it| it.1 > 0).count();
        let mut rounds = problem.rounds_past()..problem.rounds;
        for (round, title) in rounds.clone().zip(self.rounds.iter().skip(rounds.start)) {
            let there: Vec<_> =
                problem.present(round).filter_map(|it| problem.people.get(it)).collect();
            let far: Vec<_> = there.iter().filter(|it| it.remote).collect();
            if there.is_empty() {
                voice::say(&format!("warning: nobody is there in {title}"));
            } else if let [alone] = far.as_slice() {
                let name = &alone.name;
                voice::say(&format!(
                    "warning: {name} is the only one remote in {title}, and meets nobody"
                ));
            }
        }
        let is_thin = |round| (2..2 * seats(round)).contains(&problem.present(round).count());
        if rounds.any(is_thin) {
            voice::say("hint: somebody sits alone; with fewer tables they meet others");
        }
    }
}

/// What is not said, where no session says it.
fn too_little(args: &SeatArgs, rounds: Option<usize>) -> Failure {
    let needed = [
        ("--people", args.people.is_some()),
        ("--tables", args.tables.is_some()),
        ("--rounds", rounds.is_some()),
    ];
    let missing = needed.iter().filter(|(_, said)| !said).map(|(name, _)| *name);
    let missing = enumerated(&missing.collect::<Vec<_>>(), "and");
    if args.verify.is_some() {
        let words = format!("a plan is counted again with {missing} as it was made");
        return Failure::usage(words, "say what seat was told then, as --people 50 --tables 10");
    }
    Failure::usage(
        format!("without a session {missing} must be said"),
        "say all three, as --people 50 --tables 10 --rounds 3; or name a session, as worldcafe seat PATH, \
         which knows its tables and rounds",
    )
}

/// Those whom `--people` names.
pub(super) fn named(people: &People, args: &SeatArgs) -> Result<Guests, Failure> {
    match people {
        People::File(path) => {
            // Without a session nothing is kept of anybody.
            let keeps = args.path.is_some() && args.verify.is_none();
            let asks = keeps && !args.yes && !args.json && consent::can_ask();
            of_file(path, args.columns.clone(), asks)
        }
        People::Count(_) if !args.columns.is_empty() => Err(Failure::usage(
            "--columns says what a file of people is headed, and --people names no file",
            "name it, as --people guests.csv, or leave --columns out",
        )),
        People::Count(people) => Ok(Guests::numbered(*people)),
    }
}

/// The people of a file; where somebody `asks` to see them first, they say which columns are meant.
fn of_file(path: &Path, mut chosen: Columns, asks: bool) -> Result<Guests, Failure> {
    let bytes = bytes_of(path, MOST_BYTES + 1, PEOPLE)?;
    if bytes.len() as u64 > MOST_BYTES {
        let words = format!("{} is too long for a list of people", path.display());
        return Err(Failure::failed(words, "keep the rows of those who come"));
    }
    let mut shown = None;
    loop {
        let column = match guests(&bytes, &chosen) {
            Ok(found) => {
                told_of(&found);
                shown = Some(chosen.clone());
                match asks.then(|| agreed(&found)).transpose()?.flatten() {
                    Some(column) => column,
                    None => return Ok(found),
                }
            }
            Err(slips) => match slips.as_slice() {
                [Slip::NoNames(headings)] if asks => (Column::Name, names_of(headings)?),
                // One column does not fit: the choice before it stands, and another can be made.
                slips => match shown.take() {
                    Some(before) => {
                        voice::complain(&wrong(path, slips));
                        chosen = before;
                        continue;
                    }
                    None => return Err(wrong(path, slips)),
                },
            },
        };
        chosen.retain(|it| it.0 != column.0 && fold(&it.1) != fold(&column.1));
        chosen.push(column);
    }
}

/// Says which columns were read, what is not kept, and who is there twice.
fn told_of(found: &Guests) {
    let read = |(column, heading): &(Column, String)| match column.heading() {
        same if same == heading => same.to_owned(),
        name => format!("{name} from \"{heading}\""),
    };
    let read: Vec<String> = found.read.iter().map(read).collect();
    let people = counted(found.people.len() as u64, "person", "people");
    voice::say(&format!("{people}: {}", read.join(", ")));
    if !found.left_out.is_empty() {
        let left_out = found.left_out.join(", ");
        voice::say(&format!("not kept: {left_out}; --columns name=HEADING reads another column"));
    }
    for rows in found.namesakes() {
        let name = rows.first().and_then(|row| found.people.get(*row)).map(|it| it.name.as_str());
        let rows: Vec<String> = rows.iter().map(usize::to_string).collect();
        let (name, rows) = (name.unwrap_or_default(), enumerated(&rows, "and"));
        voice::say(&format!("warning: rows {rows} are all called {name}; each has a seat"));
    }
}

/// A file that was named, as far as so many bytes; `hint` says what is to be named.
pub(super) fn bytes_of(path: &Path, most: u64, hint: &'static str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = files::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
    read.map_err(|why| match why.kind() {
        ErrorKind::NotFound => {
            Failure::failed(format!("there is no file {}", path.display()), hint)
        }
        _ => unreadable(path, &why),
    })?;
    Ok(bytes)
}

fn wrong(path: &Path, slips: &[Slip]) -> Failure {
    let place = path.display();
    let failure = |slip: &Slip| Failure::failed(format!("{place}: {slip}"), slip.hint());
    told(slips.iter().take(SLIPS).map(failure))
}

/// Complains of all but the last, which is left to whoever asked.
pub(super) fn told(failures: impl Iterator<Item = Failure>) -> Failure {
    let mut last = Failure::said();
    for failure in failures {
        voice::complain(&last);
        last = failure;
    }
    last
}
