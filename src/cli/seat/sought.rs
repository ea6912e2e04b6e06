//! A session that is to be seated, with what was typed for it.

use super::super::args::Colouring;
use super::super::desk::{Desk, Place};
use super::super::failure::Failure;
use super::super::seat_args::{People, SeatArgs};
use super::asked::{ADDS, Asked, named};
use crate::domain::{Seating, Table, TableId};
use crate::placing::{Evening, Unseatable, Wishes};
use crate::session::{Session, TableState};
use crate::text::counted;

/// A session as it is to be seated.
pub(super) struct Sought {
    pub(super) session: Session,
    pub(super) evening: Evening,
    /// The seats announced, of those who are still there.
    pub(super) announced: Option<Seating>,
    pub(super) asked: Asked,
}

impl Sought {
    /// Reads it; nothing is locked afterwards.
    pub(super) fn read(place: &Place, args: &SeatArgs, color: Colouring) -> Result<Self, Failure> {
        let mut session = Desk::open(place, color)?.session().clone();
        lay(&mut session, args.tables)?;
        keeps_names(&session, args)?;
        let evening = Evening::of(&session, &wishes(args)?).map_err(|why| unseatable(&why))?;
        let announced = session.seating.as_deref().map(|it| evening.carried(it));
        let asked = Asked::of(&evening, announced.as_ref(), args);
        Ok(Self { session, evening, announced, asked })
    }
}

/// A number of people takes no names away from those who have a seat.
fn keeps_names(session: &Session, args: &SeatArgs) -> Result<(), Failure> {
    let Some(People::Count(people)) = args.people else { return Ok(()) };
    let seated = session.seating.iter().flat_map(|it| &it.people);
    if seated.filter(|it| it.name.is_some()).count() == 0 {
        return Ok(());
    }
    let words = format!("--people {people} names nobody, and those who have seats have names");
    Err(Failure::refused(words, ADDS))
}

/// Puts so many tables into a session without any: those that naming them in its seats will make.
fn lay(session: &mut Session, wanted: Option<usize>) -> Result<(), Failure> {
    let open = session.open_tables().count();
    let Some(wanted) = wanted.filter(|wanted| *wanted != open) else { return Ok(()) };
    if !session.tables.is_empty() || session.plan.tables.are_named() {
        let words = format!("the session has {}", counted(open as u64, "table", "tables"));
        let hint =
            "leave --tables out; do PATH add-table and close-table change how many there are";
        return Err(Failure::refused(words, hint));
    }
    let names = (1..=wanted).map(|number| TableId::new(number.to_string()));
    session.tables.extend(names.map(|name| TableState {
        table: Table { name, ..Table::default() },
        ..TableState::default()
    }));
    Ok(())
}

/// What was typed, for a session.
fn wishes(args: &SeatArgs) -> Result<Wishes, Failure> {
    Ok(Wishes {
        people: args.people.as_ref().map(|it| named(it, args)).transpose()?,
        rounds: args.rounds,
        hosted: args.hosts,
        new_hosts: args.new_hosts,
        ..Wishes::default()
    })
}

fn unseatable(why: &Unseatable) -> Failure {
    Failure::refused(why, why.hint())
}
