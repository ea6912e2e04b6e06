//! Everything the interface knows. Changed by [`super::update()`] alone; views only look.

mod alarm;
mod capture;
mod chosen;
mod counts;
mod devices;
mod drafts;
mod filter;
mod floor;
mod form;
mod hall;
mod joined;
mod letter;
mod line;
mod listed;
mod lists;
mod message;
mod mode;
mod note_list;
mod overlay;
mod pace;
mod pending;
mod place;
mod preview;
mod reach;
mod refresh;
mod seated;
mod seats;
mod tally;
mod topic;
mod usual;
mod voice;
mod waits;
mod welcome;
pub mod whole;

use std::sync::Arc;

use chrono::{DateTime, Utc};

pub use crate::session::{heading, title};
pub use alarm::Alarm;
pub use capture::{Armed, Capture, Pick, Picked, Target};
pub use counts::Counts;
pub use drafts::{Draft, Drafts, Reported, Torn};
pub use filter::Filter;
pub use form::{Field, Filled, Form};
pub use hall::{Hall, Left};
pub use joined::{Joined, Lost, Returned};
pub use letter::Letter;
pub use line::{Line, Motion};
pub use listed::{Listed, Scope};
pub use lists::{CategoryAt, Lists, Rows, Split, Trial};
pub use message::{Message, Next, Sort};
pub use mode::{Mode, Reading, Screen};
pub use note_list::{Listing, NoteList};
pub use overlay::{Asked, Choosing, Confirm, Finder, Overlay, Paste, Wanted, Write};
pub use pace::Pace;
pub use pending::{Kept, LastIdea, Pending, Reworded, Sent, words_of};
pub use preview::{Exported, Made, Preview, Since};
pub use reach::Reach;
pub use seats::{Found, Proposal, Search, SeatView, Seats};
pub use tally::{Opened, Pile, Tally, TallyRow};
pub use topic::Topic;
pub use usual::Usual;
pub use voice::Voice;
pub use waits::Waits;
pub use welcome::{Card, CardRow};

use super::effect::Tag;
use crate::actions::Action;
use crate::domain::{BlockId, Moment, NoteId, Plan, Question, Span, TableId, Zone, hour_minute};
use crate::engine::{Ticket, Trouble};
use crate::session::{BlockState, Outlook, Session, time_told};

/// The state of the interface.
#[derive(Clone, Debug)]
pub struct Model {
    /// The interface's own copy of the session, folded from what the gateway sends.
    pub session: Session,
    /// The moment everything on the screen is true for.
    pub now: Moment,
    /// The programme in time, as seen at `now`.
    pub outlook: Outlook,
    /// Ideas by what the screens show, true for `session`.
    pub counts: Counts,
    /// When the ideas of this round and of the one before came, true for `session`.
    pub pace: Pace,
    /// The newest notes as far as a screen can show them, newest first, those taken out left out;
    /// true for `session`.
    pub newest: Vec<NoteId>,
    /// The silent tables at `now`, and for how long.
    pub silent: Vec<(TableId, Span)>,
    /// Set until the session stands; then screens are drawn.
    pub reading: Option<Reading>,
    /// What may be done here.
    pub mode: Mode,
    /// Which screen is below the overlays.
    pub screen: Screen,
    /// The screen that the room's view was opened from.
    pub behind_room: Screen,
    /// The key before was Esc, on a projector's own screen, where two of them leave.
    pub escaped: bool,
    /// What the key before was, where letters are keys.
    pub letter: Option<Letter>,
    /// What lies above it, the topmost last.
    pub overlays: Vec<Overlay>,
    /// The line, and what was said before it.
    pub capture: Capture,
    /// The Town hall.
    pub hall: Hall,
    /// The list that has the cursor.
    pub list: NoteList,
    /// What the Tally shows.
    pub tally: Tally,
    /// What the Report shows.
    pub preview: Preview,
    /// What settings may change.
    pub usual: Usual,
    /// The lists that are screens of their own.
    pub lists: Lists,
    /// What the Seating shows.
    pub seats: Seats,
    /// What the message line says.
    pub message: Option<Message>,
    /// The disk fails.
    pub trouble: Option<Trouble>,
    /// What is known beside the session where that is elsewhere.
    pub joined: Joined,
    /// What needs a person now, the most urgent first.
    pub alarms: Vec<Alarm>,
    /// Warnings ring.
    pub rings: bool,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Fresh identities, used from the end; topped up before every message.
    pub ids: Vec<NoteId>,
    /// What was submitted and not yet answered, oldest first.
    pub pending: Vec<Pending>,
    /// The tag given last.
    pub tag: Tag,
    /// The folder that is offered where words are to be kept elsewhere.
    pub elsewhere: String,
    /// Where words that the disk did not take were kept last.
    pub kept: Option<Kept>,
    /// The pause made here last: a reason said after it is of the same step.
    pub pause: Option<Ticket>,
    /// Somebody asked for the plan on disk to be taken over.
    pub adopts: bool,
    /// The plan on disk as it was read last.
    pub beside: Option<Arc<Plan>>,
    /// The block whose start a replay was sent to last.
    pub jumped: Option<BlockId>,
    /// How far the session reaches other devices.
    pub reach: Reach,
}

impl Model {
    /// An interface whose session is still being read.
    #[must_use]
    pub fn new(mode: Mode, size: (u16, u16)) -> Self {
        Self {
            session: Session::default(),
            now: Moment::default(),
            outlook: Outlook::default(),
            counts: Counts::default(),
            pace: Pace::default(),
            newest: Vec::new(),
            silent: Vec::new(),
            reading: Some(Reading::default()),
            mode,
            screen: match mode {
                Mode::Rapporteur | Mode::Participant | Mode::Alone { .. } => Screen::Capture,
                Mode::Projector => Screen::Room,
                Mode::Live | Mode::ReadOnly | Mode::Practice | Mode::Replay { .. } => Screen::Stage,
            },
            behind_room: Screen::Stage,
            escaped: false,
            letter: None,
            overlays: Vec::new(),
            capture: Capture::default(),
            hall: Hall::default(),
            list: NoteList::default(),
            tally: Tally::default(),
            preview: Preview::default(),
            usual: Usual::default(),
            lists: Lists::default(),
            seats: Seats::default(),
            message: None,
            trouble: None,
            joined: Joined::default(),
            alarms: Vec::new(),
            rings: true,
            size,
            ids: Vec::new(),
            pending: Vec::new(),
            tag: Tag::default(),
            elsewhere: String::new(),
            kept: None,
            pause: None,
            adopts: false,
            beside: None,
            jumped: None,
            reach: Reach::default(),
        }
    }

    /// An interface of a session that stands, at this moment.
    #[must_use]
    pub fn of(session: Session, now: Moment, mode: Mode, size: (u16, u16)) -> Self {
        let mut model = Self { session, now, reading: None, ..Self::new(mode, size) };
        model.refresh(true);
        model
    }

    /// The block the screens speak of: the running one, else the next, else the last that ran.
    #[must_use]
    pub fn block(&self) -> Option<&BlockState> {
        let session = &self.session;
        session.running().or_else(|| session.next()).or_else(|| session.ended_last())
    }

    /// The question the Stage shows: what [`Self::block`] asks first, else what the newest
    /// conversation asked; `None` where nothing was ever asked.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        let asked = |state: &BlockState| {
            let id = state.block.questions().first().copied()?.clone();
            self.session.question(&id)
        };
        self.block().and_then(asked).or_else(|| {
            self.session.blocks.iter().rev().filter(|it| it.started.is_some()).find_map(asked)
        })
    }

    /// A wall time as the place of the event reads it.
    #[must_use]
    pub fn local(&self, at: DateTime<Utc>) -> DateTime<Zone> {
        self.session.local(at)
    }

    /// When so much time is gone, as it is told, with its day where that is a day away; for less
    /// than none, when it was up.
    #[must_use]
    pub fn until(&self, left: Span) -> String {
        let at = self.local(time_told(self.now.wall_at(self.now.t + left)));
        let is_near = left.magnitude() < Span::minutes(24 * 60);
        let day = if is_near { String::new() } else { at.format("%a ").to_string() };
        format!("{day}{}", hour_minute(at))
    }

    /// The key of an action, as it is in force.
    #[must_use]
    pub fn key(&self, action: Action) -> &'static str {
        self.usual.keys.key(action)
    }

    /// True where this key is one of those of an action.
    #[must_use]
    pub fn does(&self, key: &str, action: Action) -> bool {
        self.usual.keys.spec(action).every_key().any(|own| own == key)
    }

    /// True where a note is being taken out: that is on its way.
    #[must_use]
    pub fn is_taken_out(&self, note: NoteId) -> bool {
        self.pending.iter().any(|pending| pending.takes_out.contains(&note))
    }

    /// Submissions whose words no disk is known to have.
    pub fn unsaved(&self) -> impl Iterator<Item = &Pending> {
        self.pending.iter().filter(|pending| pending.sent.notes() > 0 && !pending.is_kept())
    }

    /// True where nothing is half typed in the line, and no idea is edited there.
    #[must_use]
    pub fn has_free_line(&self) -> bool {
        self.capture.editing.is_none() && self.capture.line.is_empty()
    }

    /// True where commands may be submitted.
    #[must_use]
    pub const fn can_change(&self) -> bool {
        self.mode.is_of_table() || matches!(self.mode, Mode::Live | Mode::Practice)
    }
}
