//! The town hall: its screen, its speakers, and what is told of each question.

use super::super::action::{Action, ActionSpec, Scope};

const ROW: ActionSpec = ActionSpec::BLANK;

const LIST: ActionSpec = ActionSpec { changes: true, scope: Scope::Speakers, ..ROW };

pub(super) const ROWS: &[ActionSpec] = &[
    ActionSpec {
        action: Action::Speakers,
        name: "speakers",
        keys: &["s"],
        title: "Show the speakers",
        doc: "In a town hall: lists who speaks, who waits to, and how long each has spoken.",
        hint: "speakers",
        ..ROW
    },
    ActionSpec {
        action: Action::NextQuestion,
        name: "next-question",
        keys: &["o"],
        title: "Show the next question to report",
        doc: "In a town hall: shows what is to be told of the next question, a minute each.",
        hint: "next question",
        ..ROW
    },
    ActionSpec {
        action: Action::NextSpeaker,
        name: "next-speaker",
        keys: &["Ctrl-N"],
        scope: Scope::Line,
        args: "[--block B]",
        title: "Give the next speaker the floor",
        doc: "In a town hall: ends the turn of who speaks, and begins that of who is next on the \
              list; in the list of speakers too.",
        hint: "next speaker",
        changes: true,
        ..ROW
    },
    ActionSpec {
        action: Action::GiveFloor,
        name: "give-floor",
        keys: &["Enter"],
        title: "Give the speaker chosen the floor",
        doc: "Ends the turn of who speaks, and begins that of the speaker under the cursor.",
        hint: "give floor",
        changes: false,
        ..LIST
    },
    ActionSpec {
        action: Action::Speak,
        name: "speak",
        keys: &["a"],
        args: "SPEAKER [--block B]",
        title: "Put a speaker on the list",
        doc: "Puts a table, a person, or whoever words such as lady in red tell, on the list of \
              speakers.",
        hint: "add",
        ..LIST
    },
    ActionSpec {
        action: Action::MoveSpeaker,
        name: "move-speaker",
        keys: &["Shift+↑", "Shift+↓", "K", "J"],
        args: "SPEAKER [--after SPEAKER] [--block B]",
        title: "Move a speaker on the list",
        doc: "Puts a speaker after another, or first; the list then goes as it stands.",
        hint: "order",
        fixed: true,
        ..LIST
    },
    ActionSpec {
        action: Action::SkipSpeaker,
        name: "skip-speaker",
        keys: &["x"],
        args: "SPEAKER [--block B]",
        title: "Skip a speaker",
        doc: "Passes over a speaker who waits, who keeps the place; the key again, or speak, \
              takes them back in.",
        hint: "skip",
        ..LIST
    },
    ActionSpec {
        action: Action::PutSpeakerBack,
        name: "put-speaker-back",
        keys: &["z"],
        args: "SPEAKER [--block B]",
        title: "Put a speaker back on the list",
        doc: "Lets one who speaks, has spoken or was skipped wait again, first on the list.",
        hint: "put back",
        ..LIST
    },
    ActionSpec {
        action: Action::RemoveSpeaker,
        name: "remove-speaker",
        keys: &["d"],
        args: "SPEAKER [--block B]",
        title: "Take a speaker off the list",
        doc: "Takes one who waits off the list, as one put there by mistake.",
        hint: "remove",
        ..LIST
    },
    ActionSpec {
        action: Action::RenameSpeaker,
        name: "rename-speaker",
        keys: &["e"],
        args: "SPEAKER NAME [--block B]",
        title: "Correct a speaker's name",
        doc: "Calls a speaker otherwise on the list and among those who spoke; comments keep the \
              name they were saved with.",
        hint: "name",
        ..LIST
    },
    ActionSpec {
        action: Action::SpeakerOrder,
        name: "speaker-order",
        keys: &["f"],
        args: "first-come|quiet-first [--block B]",
        title: "Say which speaker goes first",
        doc: "Lets the list go as they came, or lets those go first who had the floor for the \
              shortest time in this block. Only turns count, not words saved without one.",
        hint: "quiet first",
        ..LIST
    },
];
