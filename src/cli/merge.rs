//! `merge`: what was typed in other journals of a session, shown and then taken in.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::args::Colouring;
use super::desk::{Desk, Place};
use super::failure::Failure;
use super::location::{Location, expect_no_address};
use super::merge_args::MergeArgs;
use super::merged::{File, Merged, done, shown_of};
use super::reading::Read;
use super::remote::Remote;
use super::salvage::OF_DEVICE;
use super::writing::not_saved;
use super::{consent, plan, reading, voice};
use crate::domain::Plan;
use crate::engine::StepChoice;
use crate::hub::Unsent;
use crate::session::{
    self, Command, Event, Other, Record, Session, Site, Stop, Taken, Trial, apart,
};

/// Shows what each file would add, and takes it in where somebody says so.
pub(super) fn merge(args: &MergeArgs, color: Colouring) -> Result<(), Failure> {
    let place = Place::find(&args.path)?;
    args.files.iter().try_for_each(|file| expect_no_address(file))?;
    let own = Own::look(&place, color)?;
    let read = args.files.iter().map(|path| read(path, &own.plans, color));
    let (files, others): (Vec<File>, Vec<Other>) = read.unzip();
    let mut trial = Trial::of(&own.session);
    let Ok(mut taken) = session::merge(&others, &mut trial);
    let is_new = !taken.iter().all(Taken::is_nothing);
    if args.json {
        let in_fact = (args.yes && is_new).then(|| take_in(&place, &others, color)).transpose()?;
        let merged = in_fact.is_some();
        taken = in_fact.unwrap_or(taken);
        voice::json(&Merged::of(merged, &files, &others, &taken))?;
    } else {
        for ((file, other), taken) in files.iter().zip(&others).zip(&taken) {
            voice::data(&shown_of(file, other, taken, &own.session, trial.session()))?;
        }
        if !is_new {
            let read = files.iter().any(|file| file.not_read.is_none());
            let why = if read { ": all that can be is here already" } else { "" };
            voice::say(&format!("nothing is taken in{why}"));
        } else if !args.dry_run {
            if !args.yes {
                ask()?;
            }
            taken = take_in(&place, &others, color)?;
        }
    }
    let whole = files.iter().all(File::is_whole) && taken.iter().all(|it| it.refused.is_empty());
    if whole { Ok(()) } else { Err(Failure::said()) }
}

/// The session that takes in, and every plan it stood on.
struct Own {
    session: Session,
    plans: Vec<Arc<Plan>>,
}

impl Own {
    fn look(place: &Place, color: Colouring) -> Result<Self, Failure> {
        let location = match place {
            Place::Folder(location) => location,
            Place::Hub(address) => {
                let session = Remote::open(address.clone())?.session().clone();
                return Ok(Self { plans: vec![Arc::clone(&session.plan)], session });
            }
        };
        let mut plans = Vec::new();
        let mut visit = |_: &Session, record: &Record| plans.extend(plans_in(record));
        let session = reading::read(location, color, &mut visit)?.session;
        let beside = location.plan.as_deref().and_then(|path| plan::read(path).ok());
        plans.extend(beside.and_then(|(_, it)| it.plan).map(Arc::new));
        plans.push(Arc::clone(&session.plan));
        Ok(Self { session, plans })
    }
}

fn plans_in(record: &Record) -> impl Iterator<Item = Arc<Plan>> {
    record.events.iter().filter_map(|event| match event {
        Event::SessionOpened { plan, .. } | Event::PlanAdopted { plan } => Some(Arc::clone(plan)),
        _ => None,
    })
}

/// Reads a file as far as it is sound. Of one that is not of this session nothing is taken.
fn read(path: &Path, own: &[Arc<Plan>], color: Colouring) -> (File, Other) {
    let mut file = File { name: path.display().to_string(), ..File::default() };
    let mut other = Other::default();
    let mut visit = |_: &Session, record: &Record| other.take(record);
    let read = Location::find(path).and_then(|at| reading::quietly(&at, color, &mut visit));
    match read {
        Ok(read) if other.plans().is_empty() => {
            file.not_read = Some(nothing_in(&read));
        }
        Ok(read) => {
            file.left_out = read.left_out();
            let why = apart(own, other.plans());
            file.not_read = why.map(|why| format!("not of this session: {why}"));
        }
        Err(why) => file.not_read = Some(why.in_line()),
    }
    if file.not_read.is_some() && fs::read(path).is_ok_and(|it| Unsent::read(&it).is_some()) {
        file.not_read = Some(format!("{OF_DEVICE}; worldcafe salvage lists its words"));
    }
    let other = if file.not_read.is_some() { Other::default() } else { other };
    (file, other)
}

/// Why nothing is in what was read, and what to take instead.
fn nothing_in(read: &Read) -> String {
    if read.is_no_journal() {
        return "no journal of a session · take the file that join --offline wrote, or a session \
                folder"
            .to_owned();
    }
    let empty = || "it has no notes · look whether all of it was copied".to_owned();
    read.left_out().unwrap_or_else(empty)
}

/// Enter is the only yes.
fn ask() -> Result<(), Failure> {
    if !consent::can_ask() {
        return Err(Failure::refused(
            "nothing was taken in: there is no terminal to ask in",
            "--yes takes it in, --dry-run only shows",
        ));
    }
    if consent::asked("Enter takes this in, Ctrl-C leaves all as it is.") {
        return Ok(());
    }
    voice::say("nothing was taken in");
    Err(Failure::said())
}

/// Where the notes go: one step, however many commands.
struct Hands {
    desk: Desk,
    step: StepChoice,
}

impl Site for Hands {
    type Trouble = Failure;

    fn session(&self) -> &Session {
        self.desk.session()
    }

    fn take(&mut self, command: &Command) -> Result<(), Stop<Failure>> {
        match self.desk.decide(command, self.step) {
            Ok(()) => {
                self.step = StepChoice::Continue(self.desk.ticket());
                Ok(())
            }
            Err(why) if why.is_refusal() => Err(Stop::Refused(why.in_line())),
            Err(why) => Err(Stop::Over(why)),
        }
    }
}

/// Takes it in as the session stands by now, which may be further than what was shown.
fn take_in(place: &Place, others: &[Other], color: Colouring) -> Result<Vec<Taken>, Failure> {
    let mut desk = Desk::open(place, color)?;
    desk.keep_up();
    let before = desk.session().history.next();
    let mut hands = Hands { desk, step: StepChoice::New };
    let taken = session::merge(others, &mut hands)?;
    hands.desk.flush().map_err(|why| not_saved(&why))?;
    let session = hands.desk.session();
    // Where somebody else did something meanwhile, it is several.
    let one_step = session.history.last() == before;
    voice::say(&done(&taken, session, one_step));
    Ok(taken)
}
