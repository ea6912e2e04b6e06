//! What a command leads to: events, or a refusal. Pure: sees a session and a moment, no more.

mod bound;
mod categories;
mod clock;
mod elsewhere;
mod floor;
mod known;
mod notes;
mod plan;
mod programme;
mod questions;
mod room;
mod undo;

pub use bound::stays_at;
pub(super) use known::OF_THE_DAY;
pub use room::open_table;

use super::command::{
    Command, NewNote, on_categories, on_clock, on_floor, on_notes, on_programme, on_room,
};
use super::event::Event;
use super::record::{Author, Role};
use super::refusal::Refusal;
use super::state::Session;
use crate::domain::{Moment, NoteKind};

/// True where a command may happen and would change nothing.
pub fn is_so(session: &Session, by: &Author, command: &Command, now: Moment) -> bool {
    decide(session, by, command, now).is_ok_and(|events| events.is_empty())
}

/// Decides a command against the session as it stands at `now`. No events: things are so already,
/// and nothing is to be written.
///
/// # Errors
/// A [`Refusal`] says which rule stands against it; the session stays as it is.
pub fn decide(
    session: &Session,
    by: &Author,
    command: &Command,
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    if !may(by.role, command) {
        return Err(Refusal::NotYours);
    }
    bound::keeps_to_its_table(session, by, command)?;
    match command {
        on_clock!() => clock::decide(session, command, now),
        on_programme!() => programme::decide(session, command, now),
        on_notes!() => notes::decide(session, command, now),
        Command::AddQuestion { .. } | Command::RewordQuestion { .. } => {
            questions::decide(session, command)
        }
        on_categories!() => categories::decide(session, command),
        on_floor!() => floor::decide(session, command, now),
        on_room!() => room::decide(session, command),
        Command::TakeIn { first, command } => elsewhere::take_in(session, first, command),
        Command::AdoptPlan { plan } => plan::adopt(session, plan),
        Command::Undo { step } => undo::undo(session, *step),
        Command::Redo { step } => undo::redo(session, *step),
    }
}

/// Who may do what: the facilitator everything; the clock ends blocks; a rapporteur keeps notes
/// and names categories; a participant adds ideas; a viewer looks on.
#[must_use]
pub fn may(role: Role, command: &Command) -> bool {
    match role {
        Role::Facilitator => true,
        Role::Clock => matches!(command, Command::EndBlock { .. }),
        Role::Rapporteur => matches!(
            command,
            Command::Capture { .. }
                | Command::Edit { .. }
                | Command::AddDetail { .. }
                | Command::Retag { .. }
                | Command::Retract { .. }
                | Command::Restore { .. }
                | Command::Pick { .. }
                | Command::Unpick { .. }
                | Command::AddCategory { .. }
        ),
        Role::Participant => {
            let adds = |note: &NewNote| note.kind == NoteKind::Idea && note.named.is_none();
            matches!(command, Command::Capture { note } if adds(note))
        }
        Role::Viewer => false,
    }
}
