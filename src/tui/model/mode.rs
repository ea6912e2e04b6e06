//! What the interface is for, and which screen it shows.

use crate::actions::Action;

/// What may be done here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// A session that is run.
    #[default]
    Live,
    /// A session that is only looked at.
    ReadOnly,
    /// The same for everybody in the room, on a screen of its own that nobody tends.
    Projector,
    /// A table of a session that is elsewhere: its notes, and nothing of the programme.
    Rapporteur,
    /// Somebody at such a table, who adds ideas and changes nothing.
    Participant,
    /// A table that reaches no session at all: its notes, in a file to be handed over.
    Alone {
        /// For one table, and no other.
        bound: bool,
    },
    /// A copy that leaves no trace.
    Practice,
    /// A journal played back; nothing can be changed.
    Replay {
        /// How many times as fast as it happened.
        speed: u32,
        /// It stands still.
        paused: bool,
        /// All of it has been played.
        over: bool,
    },
}

impl Mode {
    /// True where an action is somebody's who works in this mode.
    #[must_use]
    pub const fn may(self, action: Action) -> bool {
        match self {
            Self::Rapporteur => is_rapporteurs(action),
            Self::Participant => is_rapporteurs(action) && !changes_what_is_there(action),
            Self::Alone { bound } => {
                let where_to =
                    matches!(action, Action::Where) || (matches!(action, Action::Table) && !bound);
                let of_hub = matches!(action, Action::Tray);
                (is_rapporteurs(action) && !of_hub) || where_to
            }
            Self::Live
            | Self::ReadOnly
            | Self::Projector
            | Self::Practice
            | Self::Replay { .. } => true,
        }
    }

    /// True at a table that has nothing of the programme.
    #[must_use]
    pub const fn is_of_table(self) -> bool {
        matches!(self, Self::Rapporteur | Self::Participant | Self::Alone { .. })
    }

    /// True where the session is elsewhere and takes what is typed here.
    #[must_use]
    pub const fn is_joined(self) -> bool {
        matches!(self, Self::Rapporteur | Self::Participant)
    }

    /// True where half-typed lines are kept on disk.
    #[must_use]
    pub const fn keeps_lines(self) -> bool {
        matches!(self, Self::Live) || self.is_of_table()
    }
}

/// What is left to do at a table: keeping notes, and minding one's own interface.
const fn is_rapporteurs(action: Action) -> bool {
    use Action::{
        AddCategory, Capture, Category, Choose, Deeper, EditNote, Ends, EraseLine, EraseRest,
        EraseWord, Esc, Filter, Help, IntoList, KeepCategory, KeepElsewhere, Kind, LineEnd,
        LineStart, Mark, Move, Mute, NewLine, OneKey, Palette, Pick, PutBack, Quit, Redraw,
        Restore, Retag, Retract, Save, Scroll, Shallower, Shell, Tray, Type, Undo, Unpick, Welcome,
        WordBack, WordOn,
    };
    matches!(
        action,
        AddCategory
            | Capture
            | Category
            | Choose
            | Deeper
            | EditNote
            | Ends
            | EraseLine
            | EraseRest
            | EraseWord
            | Esc
            | Filter
            | Help
            | IntoList
            | KeepCategory
            | KeepElsewhere
            | Kind
            | LineEnd
            | LineStart
            | Mark
            | Move
            | Mute
            | NewLine
            | OneKey
            | Palette
            | Pick
            | PutBack
            | Quit
            | Redraw
            | Restore
            | Retag
            | Retract
            | Save
            | Scroll
            | Shallower
            | Shell
            | Tray
            | Type
            | Undo
            | Unpick
            | Welcome
            | WordBack
            | WordOn
    )
}

/// What of it is for whoever types for all at the table.
const fn changes_what_is_there(action: Action) -> bool {
    matches!(
        action,
        Action::AddCategory
            | Action::Deeper
            | Action::EditNote
            | Action::Kind
            | Action::Mark
            | Action::Pick
            | Action::Restore
            | Action::Retag
            | Action::Retract
            | Action::Shallower
            | Action::Undo
            | Action::Unpick
    )
}

/// A screen below the overlays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// The facilitator's: clock, lateness, tables, what next.
    #[default]
    Stage,
    /// The line, and what was said before it.
    Capture,
    /// Ideas counted by category, table, round and minute.
    Tally,
    /// What is reported, who speaks, and the comments, with the line.
    TownHall,
    /// The report as it would be sent, and what is missing.
    Report,
    /// The blocks of every day, in time.
    Programme,
    /// The tables of the room.
    Tables,
    /// The categories of every question.
    Categories,
    /// Who joined from another device, and how to join.
    Devices,
    /// Who sits where in each round.
    Seating,
    /// What a projector may show.
    Room,
}

impl Screen {
    /// Those that Tab goes through, in order.
    pub const TABS: [Self; 7] = [
        Self::Stage,
        Self::Capture,
        Self::Tally,
        Self::TownHall,
        Self::Programme,
        Self::Report,
        Self::Seating,
    ];

    /// The one after it; the first after any that Tab does not lead to.
    #[must_use]
    pub fn next(self) -> Self {
        let mut after = Self::TABS.into_iter().cycle().skip_while(|screen| *screen != self);
        let next = if Self::TABS.contains(&self) { after.nth(1) } else { None };
        next.unwrap_or_default()
    }

    /// True where the screen has a line to type in.
    #[must_use]
    pub const fn has_line(self) -> bool {
        matches!(self, Self::Capture | Self::TownHall)
    }
}

/// How far the journal has been read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What the session is called, raw, as far as it is known yet.
    pub title: String,
    /// What is said once it stands, raw.
    pub told: Option<String>,
    /// Bytes read.
    pub done: u64,
    /// Bytes in all; 0 while that is unknown.
    pub of: u64,
    /// Why it could not be opened, and what to do, as sentences.
    pub failed: Option<(String, String)>,
}
