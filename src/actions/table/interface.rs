//! Screens, lists and replays: what changes nothing in the session.

use super::super::action::{Action, ActionSpec, Scope};

const ROW: ActionSpec = ActionSpec::BLANK;

pub(super) const ROWS: &[ActionSpec] = &[
    ActionSpec {
        action: Action::Stage,
        name: "stage",
        keys: &["1"],
        title: "Show the Stage",
        doc: "Shows where the event is: the clock, lateness, tables, categories, what comes next.",
        ..ROW
    },
    ActionSpec {
        action: Action::Capture,
        name: "capture",
        keys: &["2"],
        title: "Show Capture",
        doc: "Shows the ideas of a table, with the line to type in.",
        looking: "Shows the ideas of a table.",
        ..ROW
    },
    ActionSpec {
        action: Action::Tally,
        name: "tally",
        keys: &["3"],
        title: "Show the Tally",
        doc: "Shows how many ideas there are, by category, table, round and minute.",
        ..ROW
    },
    ActionSpec {
        action: Action::TownHall,
        name: "town-hall",
        keys: &["4"],
        title: "Show the Town hall",
        doc: "Shows what is to be told of each question, who speaks, and the comments, with the \
              line to type them in.",
        looking: "Shows what is told of each question, who speaks, and the comments.",
        hint: "town hall",
        ..ROW
    },
    ActionSpec {
        action: Action::Programme,
        name: "programme",
        keys: &["5"],
        title: "Show the Programme",
        doc: "Shows the blocks of every day, planned, real and expected, to be changed there.",
        looking: "Shows the blocks of every day, planned, real and expected.",
        ..ROW
    },
    ActionSpec {
        action: Action::Report,
        name: "report",
        keys: &["6"],
        title: "Show the Report",
        hint: "report",
        doc: "Shows the report as it would be sent, and what is missing in it.",
        ..ROW
    },
    ActionSpec {
        action: Action::Seating,
        name: "seating",
        keys: &["7"],
        title: "Show people: who sits where",
        doc: "Shows who sits where in each round, to be planned and changed there.",
        looking: "Shows who sits where in each round.",
        ..ROW
    },
    ActionSpec {
        action: Action::Late,
        name: "late",
        keys: &["l"],
        title: "Show what comes next in the programme",
        doc: "Shows the Programme at the next block, to shorten, skip or move what comes.",
        looking: "Shows the Programme at the next block.",
        hint: "late",
        ..ROW
    },
    ActionSpec {
        action: Action::Tables,
        name: "tables",
        keys: &["t"],
        title: "Show the tables",
        doc: "Shows every table with its count, its host and the age of its last note.",
        hint: "tables",
        ..ROW
    },
    ActionSpec {
        action: Action::Categories,
        name: "categories",
        keys: &["c"],
        title: "Show the categories",
        doc: "Shows the categories of every question with their counts, to be changed there.",
        looking: "Shows the categories of every question with their counts.",
        ..ROW
    },
    ActionSpec {
        action: Action::NextScreen,
        name: "next-screen",
        keys: &["Tab"],
        title: "Show the next screen",
        doc: "Goes from screen to screen.",
        ..ROW
    },
    ActionSpec {
        action: Action::Type,
        name: "type",
        keys: &["i"],
        title: "Type ideas",
        doc: "Goes into the line, where letters are words.",
        hint: "type",
        ..ROW
    },
    ActionSpec {
        action: Action::RoomView,
        name: "room",
        keys: &["v"],
        scope: Scope::Room,
        title: "Show the room's view",
        doc: "Shows question and time only, large enough for the room; the key again or Esc \
              comes back.",
        hint: "room",
        ..ROW
    },
    ActionSpec {
        action: Action::Welcome,
        name: "welcome",
        keys: &["w"],
        title: "Show the welcome card",
        doc: "Shows what a table said in earlier rounds, by category, with its open questions.",
        ..ROW
    },
    ActionSpec {
        action: Action::Filter,
        name: "filter",
        keys: &["/"],
        title: "Filter the list",
        doc: "Lists only what has these words; Enter keeps the filter, Esc clears it.",
        hint: "filter",
        ..ROW
    },
    ActionSpec {
        action: Action::Mute,
        name: "mute",
        keys: &["m"],
        title: "Mute the bell",
        doc: "Mutes the bell or lets it ring again; the words stay.",
        hint: "mute",
        ..ROW
    },
    ActionSpec {
        action: Action::Help,
        name: "help",
        keys: &["?"],
        chords: &["F1"],
        scope: Scope::Room,
        title: "Show help",
        doc: "Shows what the keys of this screen do.",
        ..ROW
    },
    ActionSpec {
        action: Action::Palette,
        name: "palette",
        keys: &[":"],
        chords: &["Ctrl-P"],
        scope: Scope::Room,
        title: "Find an action by name",
        doc: "Shows every action by name; what cannot be done now is grey and says why.",
        hint: "actions",
        ..ROW
    },
    ActionSpec {
        action: Action::Esc,
        name: "esc",
        chords: &["Esc"],
        title: "Close what is on top",
        doc: "Closes what is on top; in a list it goes back to the line; on the Stage it clears \
              the message. It never deletes, saves or quits.",
        looking: "Closes what is on top; from another screen it goes back to the Stage.",
        ..ROW
    },
    ActionSpec {
        action: Action::Tray,
        name: "tray",
        keys: &["!"],
        title: "Show what was not taken",
        doc: "At a table that joined: shows what the facilitator's program did not take, with why; \
              from there it goes into the line again, or is sent once more.",
        hint: "needs you",
        ..ROW
    },
    ActionSpec {
        action: Action::KeepElsewhere,
        name: "keep-elsewhere",
        keys: &["Enter"],
        title: "Write what is not saved to another folder",
        doc: "While the disk takes nothing, writes the words that are only on the screen into a \
              file of another folder. They are saved in the session too, as soon as its disk \
              takes them.",
        ..ROW
    },
    ActionSpec {
        action: Action::Quit,
        name: "quit",
        keys: &["q"],
        chords: &["Ctrl-C"],
        title: "Leave",
        doc: "Leaves, to the Home screen where the session was opened there. The session keeps \
              running on the clock and nothing is lost. Asks Enter always; on the Home screen it \
              leaves at once.",
        looking: "Leaves, to the Home screen where this was opened there. Asks Enter always.",
        hint: "leave",
        ..ROW
    },
    ActionSpec {
        action: Action::Shell,
        name: "shell",
        chords: &["Ctrl-Z"],
        title: "Go to the shell",
        doc: "Goes to the shell; fg comes back.",
        ..ROW
    },
    ActionSpec {
        action: Action::Redraw,
        name: "redraw",
        chords: &["Ctrl-L"],
        title: "Draw the screen anew",
        doc: "Draws the whole screen anew.",
        ..ROW
    },
];

pub(super) const LIST: &[ActionSpec] = &[
    ActionSpec {
        action: Action::Move,
        name: "move",
        keys: &["↑", "↓", "k", "j", "PgUp", "PgDn"],
        scope: Scope::List,
        title: "Move in the list",
        doc: "Goes up and down by a row or a page; ↓ on the last row goes back to the line.",
        looking: "Goes up and down by a row or a page.",
        hint: "move",
        fixed: true,
        ..ROW
    },
    ActionSpec {
        action: Action::Ends,
        name: "ends",
        keys: &["g", "G"],
        scope: Scope::List,
        title: "Go to the first or the last",
        doc: "Goes to the first row, or to the last.",
        fixed: true,
        ..ROW
    },
];

pub(super) const REPLAY: &[ActionSpec] = &[
    ActionSpec {
        action: Action::Hold,
        name: "hold",
        keys: &["p", "Space"],
        scope: Scope::Replay,
        title: "Hold the replay",
        doc: "Holds the replay, or lets it go on.",
        hint: "hold",
        ..ROW
    },
    ActionSpec {
        action: Action::Faster,
        name: "faster",
        keys: &["+", "=", ">"],
        scope: Scope::Replay,
        title: "Play faster",
        doc: "Plays the journal back twice as fast.",
        hint: "speed",
        ..ROW
    },
    ActionSpec {
        action: Action::Slower,
        name: "slower",
        keys: &["-", "<"],
        scope: Scope::Replay,
        title: "Play slower",
        doc: "Plays the journal back half as fast.",
        hint: "speed",
        ..ROW
    },
    ActionSpec {
        action: Action::NextBlock,
        name: "next-block",
        keys: &["n"],
        scope: Scope::Replay,
        title: "Jump to the next block",
        doc: "Plays on from the start of the next block.",
        hint: "next block",
        ..ROW
    },
    ActionSpec {
        action: Action::BlockBefore,
        name: "block-before",
        keys: &["r"],
        scope: Scope::Replay,
        title: "Jump to the start of the block",
        doc: "Plays on from the start of this block; pressed again at once, from the start of the \
              one before it.",
        hint: "block start",
        ..ROW
    },
];
