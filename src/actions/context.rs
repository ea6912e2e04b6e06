//! Which keys to hint at as the session stands.

use super::action::{Action, ActionSpec, Scope};
use super::keymap::Keymap;
use super::unavailable::unavailable;
use crate::domain::BlockKind;
use crate::session::Session;

/// A key and its word, for the line of hints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The action, or the first of neighbours that share a hint.
    pub action: Action,
    /// As on the keyboard: `n`, `+ -`.
    pub keys: String,
    /// What it does; empty where the key alone says enough.
    pub words: &'static str,
}

/// The hints of the Stage, in order; those that cannot be done now are left out.
const STAGE: &[Action] = &[
    Action::Start,
    Action::EndBlock,
    Action::Extend,
    Action::Shorten,
    Action::Pause,
    Action::Resume,
    Action::Reason,
    Action::TownHall,
    Action::Report,
    Action::Late,
    Action::Tables,
    Action::Type,
    Action::RoomView,
    Action::Undo,
    Action::Help,
];

/// The hints of the room's view: how to leave it, nothing more.
const ROOM: &[Action] = &[Action::RoomView];

const LINE: &[Action] = &[
    Action::Save,
    Action::Deeper,
    Action::Category,
    Action::Table,
    Action::Kind,
    Action::IntoList,
    Action::OneKey,
];

/// The hints of a town hall's line.
const HALL: &[Action] = &[
    Action::Save,
    Action::Category,
    Action::Table,
    Action::NextSpeaker,
    Action::IntoList,
    Action::OneKey,
];

const SPEAKERS: &[Action] = &[
    Action::GiveFloor,
    Action::NextSpeaker,
    Action::Speak,
    Action::RenameSpeaker,
    Action::RemoveSpeaker,
    Action::SkipSpeaker,
    Action::PutSpeakerBack,
    Action::MoveSpeaker,
    Action::Help,
];

const LIST: &[Action] = &[
    Action::EditNote,
    Action::Retag,
    Action::MoveNotes,
    Action::SaidBy,
    Action::Retract,
    Action::Restore,
    Action::Pick,
    Action::Unpick,
    Action::Filter,
    Action::Mark,
    Action::Help,
];

const TALLY: &[Action] = &[Action::ShowIdeas, Action::Choose, Action::Undo, Action::Help];

const REPORT: &[Action] = &[Action::Export, Action::ReadOn, Action::Undo, Action::Help];

const PROGRAMME: &[Action] = &[
    Action::ChangeBlock,
    Action::InsertBlock,
    Action::Skip,
    Action::BringBack,
    Action::MoveBlock,
    Action::Extend,
    Action::Shorten,
    Action::FixStart,
    Action::Mark,
    Action::Filter,
    Action::Undo,
    Action::Help,
];

const TABLES: &[Action] = &[
    Action::TypeAt,
    Action::AddTable,
    Action::CloseTable,
    Action::OpenTable,
    Action::Host,
    Action::Seen,
    Action::Paper,
    Action::Typed,
    Action::MergeTables,
    Action::Mark,
    Action::Filter,
    Action::Undo,
    Action::Help,
];

const CATEGORIES: &[Action] = &[
    Action::RenameCategory,
    Action::AddCategory,
    Action::LetterCategory,
    Action::OrderCategories,
    Action::MergeCategories,
    Action::SplitCategory,
    Action::RemoveCategory,
    Action::Mark,
    Action::Filter,
    Action::Undo,
    Action::Help,
];

const SPLIT: &[Action] =
    &[Action::Mark, Action::NameSplit, Action::Filter, Action::Undo, Action::Help];

const DEVICES: &[Action] = &[
    Action::RenameDevice,
    Action::MoveDevice,
    Action::MuteDevice,
    Action::TurnAway,
    Action::Invite,
    Action::Newcomers,
    Action::Open,
    Action::Shut,
    Action::Mark,
    Action::Help,
];

const SEATING: &[Action] = &[
    Action::Announce,
    Action::SeatCame,
    Action::SeatLeft,
    Action::SeatOut,
    Action::HostLeft,
    Action::PlanSeats,
    Action::NewHosts,
    Action::SeatView,
    Action::SeatRound,
    Action::Filter,
    Action::Undo,
    Action::Help,
];

const ROWS: &[Action] = &[Action::Choose, Action::Mark];

const REPLAY: &[Action] = &[
    Action::Hold,
    Action::Faster,
    Action::Slower,
    Action::NextBlock,
    Action::BlockBefore,
    Action::RoomView,
    Action::Quit,
    Action::Help,
];

const HOME: &[Action] = &[
    Action::OpenSession,
    Action::NewSession,
    Action::Filter,
    Action::Quit,
    Action::ForgetSession,
    Action::Help,
];

const FRESH: &[Action] = &[
    Action::MakeSession,
    Action::OtherKind,
    Action::NextField,
    Action::FieldBefore,
    Action::LeaveDialog,
];

/// The keys worth hinting at in this scope, in order, without those that cannot be done now.
/// Neighbours that share a word share a hint: `+ - time`.
#[must_use]
pub fn hints(session: &Session, keys: Keymap, at: Scope) -> Vec<Hint> {
    let actions = match at {
        Scope::Stage => STAGE,
        Scope::Room => ROOM,
        Scope::Line => LINE,
        Scope::List => LIST,
        Scope::Speakers => SPEAKERS,
        Scope::Tally => TALLY,
        Scope::Report => REPORT,
        Scope::Programme => PROGRAMME,
        Scope::Tables => TABLES,
        Scope::Categories => CATEGORIES,
        Scope::Split => SPLIT,
        Scope::Devices => DEVICES,
        Scope::Seating => SEATING,
        Scope::Rows => ROWS,
        Scope::Replay => REPLAY,
        Scope::Home => HOME,
        Scope::Fresh => FRESH,
    };
    let offered = |action: &&Action| match **action {
        Action::TownHall => has_floor(session),
        // While one speaks no table does.
        Action::Tables if at == Scope::Stage => {
            has_tables(session) && (in_town_hall(session) || !has_floor(session))
        }
        Action::Report => session.closed.is_some(),
        // Their keys are about what runs, but where there is a cursor among the blocks.
        Action::Extend | Action::Shorten if at == Scope::Stage => session.running().is_some(),
        // Before the first time it is the same as the first key.
        Action::PlanSeats => session.seating.is_some(),
        _ => true,
    };
    let mut all = collected(session, keys, actions.iter().filter(offered), words);
    if at == Scope::Fresh {
        // Where letters are words, help has a key that is none.
        let help = keys.spec(Action::Help).chords.first();
        let hint =
            |key: &&str| Hint { action: Action::Help, keys: (*key).to_owned(), words: "help" };
        all.extend(help.map(hint));
    }
    all
}

/// The keys worth hinting at in the line of a town hall.
#[must_use]
pub fn hall_hints(session: &Session, keys: Keymap) -> Vec<Hint> {
    let waits = session.running().is_some_and(|state| state.floor.waits());
    collected(session, keys, HALL.iter(), |_, row| match row.action {
        Action::NextSpeaker if !waits => "end turn",
        Action::Category => "about",
        Action::IntoList => "comments",
        _ => row.hint,
    })
}

fn collected<'a>(
    session: &Session,
    keys: Keymap,
    actions: impl Iterator<Item = &'a Action>,
    words: impl Fn(&Session, &ActionSpec) -> &'static str,
) -> Vec<Hint> {
    let mut hints: Vec<Hint> = Vec::new();
    for action in actions.filter(|action| unavailable(session, **action).is_none()) {
        let row = keys.spec(*action);
        let Some(key) = row.every_key().next() else { continue };
        let words = words(session, row);
        match hints.last_mut() {
            Some(last) if last.words == words && !words.is_empty() => {
                last.keys = format!("{} {key}", last.keys);
            }
            _ => hints.push(Hint { action: *action, keys: key.to_owned(), words }),
        }
    }
    hints
}

/// True while one speaks and all listen.
fn has_floor(session: &Session) -> bool {
    session.running().is_some_and(|it| it.block.kind.has_floor())
}

/// True where people sit at tables, or will.
fn has_tables(session: &Session) -> bool {
    let kinds = session.blocks.iter().map(|it| it.block.kind);
    let mut sits = kinds.filter(|kind| kind.has_tables() || *kind == BlockKind::Move);
    !session.tables.is_empty() || sits.next().is_some()
}

/// True while all are together.
#[must_use]
pub fn in_town_hall(session: &Session) -> bool {
    session.running().is_some_and(|it| it.block.kind == BlockKind::TownHall)
}

fn words(session: &Session, row: &ActionSpec) -> &'static str {
    let round = || session.running().is_some_and(|it| it.block.kind == BlockKind::Conversation);
    match row.action {
        Action::NextSpeaker => match session.running() {
            Some(state) if state.floor.waits() => "next",
            _ => "end turn",
        },
        Action::EndBlock if round() => "end round",
        Action::TownHall if !in_town_hall(session) => "speakers",
        Action::Start if session.has_begun() => "start next",
        Action::Announce if session.seating.is_none() => "plan",
        _ => row.hint,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::example::{at, running, session};
    use crate::session::Pause;

    fn line(session: &Session, scope: Scope) -> String {
        let hints = hints(session, Keymap::default(), scope);
        let said = hints.iter().map(|hint| format!("{} {}", hint.keys, hint.words));
        said.map(|hint| hint.trim_end().to_owned()).collect::<Vec<_>>().join("  ")
    }

    #[test]
    fn the_hints_follow_the_clock() {
        assert_eq!(line(&session(), Scope::Stage), "n begin  l late  t tables  i type  v room  ?");
        let mut session = running();
        assert_eq!(
            line(&session, Scope::Stage),
            "n end round  + - time  p pause  l late  t tables  i type  v room  ?"
        );
        session.blocks[1].pauses.push(Pause { from: at(20), to: None, reason: None });
        assert!(line(&session, Scope::Stage).contains("p resume"));
        session.blocks[1].pauses.clear();
        session.blocks[1].ended = Some(at(40));
        assert!(line(&session, Scope::Stage).starts_with("n start next  l late"));
    }

    #[test]
    fn where_nobody_sits_at_a_table_none_are_offered() {
        let mut session = session();
        session.tables.clear();
        assert!(line(&session, Scope::Stage).contains("t tables"), "tables will talk");
        session.blocks.retain(|it| !it.block.kind.has_tables());
        assert_eq!(line(&session, Scope::Stage), "n begin  l late  i type  v room  ?");
    }

    #[test]
    fn the_line_hints_as_it_is_drawn() {
        assert_eq!(
            line(&running(), Scope::Line),
            "Enter save  Tab detail  # category  @ table  Ctrl-T kind  ↑ list  Esc one key"
        );
    }

    #[test]
    fn hints_name_the_keys_in_force() {
        let chosen = [(Action::EndBlock, vec!["e".to_owned()])];
        let hints = hints(&running(), Keymap::choosing(&chosen), Scope::Stage);
        assert_eq!((hints[0].action, hints[0].keys.as_str()), (Action::EndBlock, "e"));
    }
}
