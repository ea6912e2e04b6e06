//! The programme and its clock, and what is turned back.

use super::super::action::{Action, ActionSpec, Scope};

const ROW: ActionSpec = ActionSpec { changes: true, ..ActionSpec::BLANK };

/// What undo does at a table, in place of its row.
pub const UNDO_AT_TABLE: ActionSpec = ActionSpec {
    action: Action::Undo,
    title: "Take out what this table wrote last",
    doc: "Takes out what this table wrote last, saved or not; what others did stays.",
    ..ROW
};

pub(super) const ROWS: &[ActionSpec] = &[
    ActionSpec {
        action: Action::Start,
        name: "start",
        keys: &["n"],
        scope: Scope::Room,
        args: "[--block B]",
        title: "Start the next block",
        doc: "While no block runs: starts the clock of the next, or of the block named. The \
              first start begins the event.",
        hint: "begin",
        ..ROW
    },
    ActionSpec {
        action: Action::EndBlock,
        name: "end-block",
        keys: &["n"],
        scope: Scope::Room,
        args: "[--block B]",
        title: "End this block and start the next",
        doc: "While a block runs: ends it and starts the next at once, unless the plan keeps \
              them apart. Ending the last block closes the session. Asks Enter when more than a \
              minute or more than half of it is left.",
        hint: "end block",
        ..ROW
    },
    ActionSpec {
        action: Action::Extend,
        name: "extend",
        keys: &["+", "=", ">"],
        scope: Scope::Room,
        args: "LENGTH [--block B]",
        title: "Give the block more time",
        doc: "Makes the running block, or a coming one, that much longer. + and = give \
              a minute, > gives five; further presses add up, and Enter takes the new end shown.",
        hint: "time",
        fixed: true,
        ..ROW
    },
    ActionSpec {
        action: Action::Shorten,
        name: "shorten",
        keys: &["-", "<"],
        scope: Scope::Room,
        args: "LENGTH [--block B]",
        title: "Take time off the block",
        doc: "Makes the running block, or a coming one, that much shorter. - takes a \
              minute, < takes five; further presses add up, and Enter takes the new end shown.",
        hint: "time",
        fixed: true,
        ..ROW
    },
    ActionSpec {
        action: Action::Pause,
        name: "pause",
        keys: &["p"],
        scope: Scope::Room,
        args: "[REASON]",
        title: "Pause the clock",
        doc: "While the clock of a block goes: holds it at once; a reason may follow.",
        hint: "pause",
        ..ROW
    },
    ActionSpec {
        action: Action::Reason,
        name: "reason",
        keys: &["Enter"],
        args: "REASON",
        title: "Say why it is paused",
        doc: "Says why the running block is held. In the line Esc Enter is a new line: press Esc \
              Esc Enter there, or take reason from the palette.",
        hint: "why",
        ..ROW
    },
    ActionSpec {
        action: Action::Resume,
        name: "resume",
        keys: &["p"],
        scope: Scope::Room,
        title: "Let the clock go on",
        doc: "While a block is paused: ends the pause; the block keeps the time it had left.",
        hint: "resume",
        ..ROW
    },
    ActionSpec {
        action: Action::Back,
        name: "back",
        keys: &["r"],
        title: "Reopen the block that ended last",
        doc: "Runs the block that ended last again, as if it had never ended, and lets the one \
              after it wait. Notes keep their block. Asks Enter always.",
        hint: "reopen",
        ..ROW
    },
    ActionSpec {
        action: Action::Skip,
        name: "skip",
        keys: &["x"],
        scope: Scope::Programme,
        args: "[--block B] [REASON]",
        title: "Skip a coming block",
        doc: "Skips the coming block named, or the next; a reason may follow.",
        hint: "skip",
        ..ROW
    },
    ActionSpec {
        action: Action::BringBack,
        name: "bring-back",
        keys: &["x"],
        scope: Scope::Programme,
        args: "[--block B]",
        title: "Take a block in again",
        doc: "Takes a skipped block in again.",
        hint: "bring back",
        ..ROW
    },
    ActionSpec {
        action: Action::InsertBlock,
        name: "insert-block",
        keys: &["a"],
        scope: Scope::Programme,
        args: "TITLE [--after B] [--kind K] [--length L] [--question Q] [--start HH:MM] [--fixed]",
        title: "Put in a new block",
        doc: "Puts a block that was not planned after the block named, or before all that are \
              still to come.",
        hint: "add",
        ..ROW
    },
    ActionSpec {
        action: Action::MoveBlock,
        name: "move-block",
        keys: &["Shift+↑", "Shift+↓", "K", "J"],
        scope: Scope::Programme,
        args: "--block B [--after B]",
        title: "Move a coming block",
        doc: "Puts a coming block after another, or first of all that are still to come.",
        hint: "move",
        fixed: true,
        ..ROW
    },
    ActionSpec {
        action: Action::ChangeBlock,
        name: "change-block",
        keys: &["Enter"],
        scope: Scope::Programme,
        args: "--block B [--title T] [--kind K] [--start HH:MM] [--length L] [--question Q] \
               [--fixed|--not-fixed]",
        title: "Change a coming block",
        doc: "The key asks for title, start, length, kind and question of a coming block; by name \
              it takes whether its start must hold too. The word none empties a start, a length \
              or a question.",
        hint: "edit",
        ..ROW
    },
    ActionSpec {
        action: Action::FixStart,
        name: "fix-start",
        keys: &["f"],
        scope: Scope::Programme,
        args: "[--block B] [HH:MM]",
        title: "Fix when a coming block starts",
        doc: "Makes the start of the coming block hold, so that it waits for its time, or lets it \
              follow the block before again.",
        hint: "fix start",
        ..ROW
    },
    ActionSpec {
        action: Action::ProposeLengths,
        name: "propose-lengths",
        args: "LENGTH",
        title: "Propose lengths for blocks without",
        doc: "Given how long all that is still to come on the day may take, shares it among the \
              blocks that have no length; those that have one keep it.",
        ..ROW
    },
    ActionSpec {
        action: Action::Close,
        name: "close",
        title: "Close the session (end, finish)",
        doc: "Ends the event, whatever is still to come. Words may still be put right and added.",
        ..ROW
    },
    ActionSpec {
        action: Action::Reopen,
        name: "reopen",
        title: "Open the session again",
        doc: "Takes the closing back; back then runs the last block again.",
        ..ROW
    },
    ActionSpec {
        action: Action::AdoptPlan,
        name: "adopt-plan",
        title: "Take the changed plan over: title, place",
        doc: "Reads session.json again and takes its changes over, matched by id. What has run \
              stays as it was, and so does what was changed here, unless the plan says it anew.",
        ..ROW
    },
    ActionSpec {
        action: Action::Undo,
        name: "undo",
        keys: &["u"],
        title: "Undo the newest step",
        doc: "Takes the newest step back, whoever made it, and says what it was. Asks Enter \
              where it turns back a block or clock step over a minute old.",
        hint: "undo",
        ..ROW
    },
    ActionSpec {
        action: Action::Redo,
        name: "redo",
        keys: &["U", "Ctrl-R"],
        title: "Redo what was undone",
        doc: "Does the step that was undone last again.",
        hint: "redo",
        ..ROW
    },
];
