//! Notes that are there already.

use super::super::action::{Action, ActionSpec, Scope};

const ROW: ActionSpec = ActionSpec { changes: true, scope: Scope::List, ..ActionSpec::BLANK };

pub(super) const ROWS: &[ActionSpec] = &[
    ActionSpec {
        action: Action::EditNote,
        name: "edit-note",
        keys: &["Enter"],
        args: "ID TEXT",
        title: "Reword a note",
        doc: "Gives a note other words. The words as typed stay in the record, and the note \
              shows ~.",
        hint: "edit",
        ..ROW
    },
    ActionSpec {
        action: Action::Retag,
        name: "retag",
        keys: &["#"],
        args: "[--question Q] [--category C] ID…",
        title: "Put notes under a category",
        doc: "Puts notes under a category of their question, or of another; without a category \
              they become uncategorised.",
        hint: "category",
        ..ROW
    },
    ActionSpec {
        action: Action::MoveNotes,
        name: "move-notes",
        keys: &["@"],
        args: "[--table T] [--block B] ID…",
        title: "Put notes to another table",
        doc: "Says at which table and in which block notes were said; the word none says none. \
              What is not named stays.",
        hint: "table",
        ..ROW
    },
    ActionSpec {
        action: Action::SortNotes,
        name: "sort-notes",
        args: "--kind K [--about A] ID…",
        title: "Make notes another kind",
        doc: "Makes notes ideas, comments, open questions, resources or conclusions; a comment \
              is about the content, the process or the follow-up.",
        ..ROW
    },
    ActionSpec {
        action: Action::SaidBy,
        name: "said-by",
        keys: &["@"],
        args: "--speaker S ID…",
        title: "Say who said a comment",
        doc: "Says who said notes: a table, a speaker, anybody; the word none says that nobody is \
              known.",
        hint: "speaker",
        ..ROW
    },
    ActionSpec {
        action: Action::Retract,
        name: "retract",
        keys: &["x"],
        args: "ID…",
        title: "Take notes out",
        doc: "Takes notes out of lists, counts and report; nothing is deleted.",
        hint: "take out",
        ..ROW
    },
    ActionSpec {
        action: Action::Restore,
        name: "restore",
        keys: &["x"],
        args: "ID…",
        title: "Bring notes back",
        doc: "Brings notes back that were taken out.",
        hint: "bring back",
        ..ROW
    },
    ActionSpec {
        action: Action::Pick,
        name: "pick",
        keys: &["*"],
        args: "ID…",
        title: "Pick notes for the oral report",
        doc: "Picks notes to be told in the town hall, as examples of their category.",
        hint: "pick",
        ..ROW
    },
    ActionSpec {
        action: Action::Unpick,
        name: "unpick",
        keys: &["*"],
        args: "ID…",
        title: "No longer pick notes",
        doc: "Leaves notes out of the oral report that were picked for it.",
        hint: "unpick",
        ..ROW
    },
];
