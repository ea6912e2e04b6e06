//! What can be done, and what is known of each of these actions.

/// An action of the interface, of the palette, or of `worldcafe do`. The doc of each is its row
/// in [`super::ACTIONS`].
#[expect(missing_docs, reason = "the row of each variant says what it does")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    // The programme and its clock.
    Start,
    EndBlock,
    Extend,
    Shorten,
    Pause,
    Reason,
    Resume,
    Back,
    Skip,
    BringBack,
    InsertBlock,
    MoveBlock,
    ChangeBlock,
    FixStart,
    ProposeLengths,
    Close,
    Reopen,
    AdoptPlan,
    Undo,
    Redo,

    // Notes.
    EditNote,
    Retag,
    MoveNotes,
    SortNotes,
    SaidBy,
    Retract,
    Restore,
    Pick,
    Unpick,

    // Questions.
    AddQuestion,
    RewordQuestion,

    // Categories.
    AddCategory,
    RenameCategory,
    LetterCategory,
    OrderCategories,
    MergeCategories,
    SplitCategory,
    RemoveCategory,

    // Speakers.
    Speakers,
    NextQuestion,
    NextSpeaker,
    GiveFloor,
    Speak,
    MoveSpeaker,
    SkipSpeaker,
    PutSpeakerBack,
    RemoveSpeaker,
    RenameSpeaker,
    SpeakerOrder,

    // Tables and people.
    AddTable,
    CloseTable,
    OpenTable,
    MergeTables,
    Paper,
    Typed,
    Seen,
    Host,
    Topic,
    Seats,
    Role,
    HeadCount,
    NextStep,
    Summary,

    // Other devices.
    Open,
    Shut,
    Devices,
    RenameDevice,
    MoveDevice,
    MuteDevice,
    TurnAway,
    Newcomers,
    Invite,

    // Who sits where.
    Announce,
    PlanSeats,
    SeatCame,
    SeatLeft,
    SeatOut,
    HostLeft,
    NewHosts,
    SeatView,
    SeatRound,

    // Screens.
    Stage,
    Capture,
    TownHall,
    Tally,
    Report,
    Seating,
    Programme,
    Late,
    Tables,
    Categories,
    NextScreen,
    Type,
    RoomView,
    Welcome,
    Filter,
    Mute,
    Help,
    Palette,
    KeepElsewhere,
    Tray,
    Quit,
    Shell,
    Redraw,
    Esc,

    // A replay.
    Hold,
    Faster,
    Slower,
    NextBlock,
    BlockBefore,

    // The Tally and the Report.
    ShowIdeas,
    ReadOn,
    Export,
    // The tables, and the ideas of a category that is split.
    TypeAt,
    NameSplit,

    // Rows of the screens that are lists.
    Choose,
    Mark,
    // The Home screen, and its dialog of a new session.
    OpenSession,
    NewSession,
    ForgetSession,
    NextField,
    FieldBefore,
    OtherKind,
    MakeSession,
    LeaveDialog,

    // A list.
    Move,
    Ends,

    // The line.
    Save,
    OneKey,
    NewLine,
    Deeper,
    Shallower,
    Category,
    KeepCategory,
    Table,
    Kind,
    Where,
    IntoList,
    Scroll,
    LineStart,
    LineEnd,
    WordBack,
    WordOn,
    EraseWord,
    EraseRest,
    EraseLine,
    PutBack,
}

/// Where the keys of an action work. Chords work everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Where no cursor blinks, and after Esc.
    Stage,
    /// There, and in the room's view, which is quiet to all other keys.
    Room,
    /// Where the cursor blinks.
    Line,
    /// In a list.
    List,
    /// In the list of speakers.
    Speakers,
    /// In the Tally.
    Tally,
    /// In the Report.
    Report,
    /// On the Programme.
    Programme,
    /// In the list of tables.
    Tables,
    /// In the list of categories.
    Categories,
    /// Among the ideas of a category that is split.
    Split,
    /// In the list of devices.
    Devices,
    /// On the Seating.
    Seating,
    /// Among the rows of any of these.
    Rows,
    /// While a journal is played back.
    Replay,
    /// On the Home screen.
    Home,
    /// In the dialog of a new session.
    Fresh,
}

impl Scope {
    /// Every scope, in the order help shows them.
    pub const ALL: [Self; 17] = [
        Self::Room,
        Self::Stage,
        Self::Line,
        Self::List,
        Self::Speakers,
        Self::Tally,
        Self::Report,
        Self::Programme,
        Self::Tables,
        Self::Categories,
        Self::Split,
        Self::Devices,
        Self::Seating,
        Self::Rows,
        Self::Replay,
        Self::Home,
        Self::Fresh,
    ];

    /// What the scope is called above its keys.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Stage => "Where no cursor blinks, and after Esc",
            Self::Room => "Where no cursor blinks, after Esc, and in the room's view",
            Self::Line => "In the line",
            Self::List => "In lists",
            Self::Speakers => "In the list of speakers",
            Self::Tally => "In the Tally",
            Self::Report => "In the Report",
            Self::Programme => "On the Programme",
            Self::Tables => "In the list of tables",
            Self::Categories => "In the list of categories",
            Self::Split => "While a category is split",
            Self::Devices => "In the list of devices",
            Self::Seating => "On the Seating",
            Self::Rows => "Among the rows of these lists",
            Self::Replay => "In a replay",
            Self::Home => "On the Home screen",
            Self::Fresh => "In the dialog of a new session",
        }
    }

    /// The word data uses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Room => "room",
            Self::Line => "line",
            Self::List => "list",
            Self::Speakers => "speakers",
            Self::Tally => "tally",
            Self::Report => "report",
            Self::Programme => "programme",
            Self::Tables => "tables",
            Self::Categories => "categories",
            Self::Split => "split",
            Self::Devices => "devices",
            Self::Seating => "seating",
            Self::Rows => "rows",
            Self::Replay => "replay",
            Self::Home => "home",
            Self::Fresh => "new-session",
        }
    }

    /// The scopes whose keys answer where the interface is in this one, the nearest first: in a
    /// list the keys of the Stage work too, and so do they beside those of a replay.
    #[must_use]
    pub const fn answering(self) -> &'static [Self] {
        match self {
            Self::Stage => &[Self::Stage, Self::Room],
            Self::Room => &[Self::Room],
            Self::Line => &[Self::Line],
            Self::Speakers => &[Self::Speakers],
            Self::List => &[Self::List, Self::Rows, Self::Stage, Self::Room],
            Self::Tally => &[Self::Tally, Self::Rows, Self::Stage, Self::Room],
            Self::Report => &[Self::Report, Self::Stage, Self::Room],
            Self::Programme => &[Self::Programme, Self::Rows, Self::Stage, Self::Room],
            Self::Tables => &[Self::Tables, Self::Rows, Self::Stage, Self::Room],
            Self::Categories => &[Self::Categories, Self::Rows, Self::Stage, Self::Room],
            Self::Split => &[Self::Split, Self::Rows, Self::Stage, Self::Room],
            Self::Devices => &[Self::Devices, Self::Rows, Self::Stage, Self::Room],
            Self::Seating => &[Self::Seating, Self::Rows, Self::Stage, Self::Room],
            Self::Rows => &[Self::Rows],
            Self::Replay => &[Self::Replay, Self::Stage, Self::Room],
            Self::Home => &[Self::Home, Self::Rows, Self::Stage, Self::Room],
            Self::Fresh => &[Self::Fresh],
        }
    }
}

/// One row of the table: everything that dispatch, hints, help, the palette, `do`, `keys` and
/// the README say of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActionSpec {
    /// Which action.
    pub action: Action,
    /// Its name in the palette and in `do`: `end-block`.
    pub name: &'static str,
    /// Keys that do it in its scope, one each, as screens.md writes them: `n`, `Ctrl-R`, `PgUp`.
    /// Two actions may share one where never both can be done: `n` starts or ends.
    pub keys: &'static [&'static str],
    /// Keys that do it everywhere, in the line too: `Ctrl-P`, `F1`.
    pub chords: &'static [&'static str],
    /// Where `keys` work.
    pub scope: Scope,
    /// What follows its name in `do` and in the palette: `LENGTH [--block B]`; empty for
    /// nothing.
    pub args: &'static str,
    /// A few words, as an order: `End this block and start the next`.
    pub title: &'static str,
    /// What it does, in a sentence or two.
    pub doc: &'static str,
    /// The same where nothing can be changed and that is less; else empty.
    pub looking: &'static str,
    /// Its word in the hint line; empty where the key alone says enough.
    pub hint: &'static str,
    /// True where it changes the session: then `do` has it, and a replay has not.
    pub changes: bool,
    /// True where each of its keys says something else, such as up and down, a minute and five:
    /// then nobody can choose others.
    pub fixed: bool,
}

impl ActionSpec {
    /// A row to fill: nothing known, on the Stage, changing nothing.
    pub(super) const BLANK: Self = Self {
        action: Action::Esc,
        name: "",
        keys: &[],
        chords: &[],
        scope: Scope::Stage,
        args: "",
        title: "",
        doc: "",
        looking: "",
        hint: "",
        changes: false,
        fixed: false,
    };

    /// True where this key does it in this scope.
    #[must_use]
    pub fn answers(&self, key: &str, at: Scope) -> bool {
        self.chords.contains(&key)
            || (self.keys.contains(&key) && at.answering().contains(&self.scope))
    }

    /// What it does, where the session can be changed or only looked at.
    #[must_use]
    pub const fn does(&self, can_change: bool) -> &'static str {
        if can_change || self.looking.is_empty() { self.doc } else { self.looking }
    }

    /// Every key of it, chords last.
    pub fn every_key(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().chain(self.chords).copied()
    }

    /// How it is typed after `do PATH` and in the palette: `extend LENGTH [--block B]`.
    #[must_use]
    pub fn form(&self) -> String {
        if self.args.is_empty() {
            self.name.to_owned()
        } else {
            format!("{} {}", self.name, self.args)
        }
    }
}
