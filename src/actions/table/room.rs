//! Tables, roles, how many came, and what the report says beside what was captured.

use super::super::action::{Action, ActionSpec, Scope};

const ROW: ActionSpec = ActionSpec { changes: true, ..ActionSpec::BLANK };

pub(super) const ROWS: &[ActionSpec] = &[
    ActionSpec {
        action: Action::TypeAt,
        name: "type-at",
        keys: &["Enter"],
        scope: Scope::Tables,
        title: "Type for the table",
        doc: "Opens the line for what this table says.",
        hint: "type",
        changes: false,
        ..ROW
    },
    ActionSpec {
        action: Action::AddTable,
        name: "add-table",
        keys: &["a"],
        scope: Scope::Tables,
        args: "NAME [--topic TOPIC] [--host NAME] [--seats N]",
        title: "Add a table",
        doc: "Adds a table to the room.",
        hint: "add",
        ..ROW
    },
    ActionSpec {
        action: Action::CloseTable,
        name: "close-table",
        keys: &["x"],
        scope: Scope::Tables,
        args: "TABLE",
        title: "Close a table",
        doc: "Says that nobody sits at a table any more; its ideas stay, and no table is \
              renumbered.",
        hint: "close",
        ..ROW
    },
    ActionSpec {
        action: Action::OpenTable,
        name: "open-table",
        keys: &["x"],
        scope: Scope::Tables,
        args: "TABLE",
        title: "Open a closed table",
        doc: "Says that people sit at a closed table again.",
        hint: "open",
        ..ROW
    },
    ActionSpec {
        action: Action::MergeTables,
        name: "merge-tables",
        keys: &["@"],
        scope: Scope::Tables,
        args: "FROM INTO",
        title: "Merge a table into another",
        doc: "Says that the people of one table sit at another by now; its ideas stay its own.",
        hint: "merge",
        ..ROW
    },
    ActionSpec {
        action: Action::Paper,
        name: "paper",
        keys: &["o"],
        scope: Scope::Tables,
        args: "TABLE",
        title: "Mark a table as on paper",
        doc: "Says that a table writes on paper, so that it is never called silent.",
        hint: "on paper",
        ..ROW
    },
    ActionSpec {
        action: Action::Typed,
        name: "typed",
        keys: &["o"],
        scope: Scope::Tables,
        args: "TABLE",
        title: "Mark a table as typing again",
        doc: "Says that a table no longer writes on paper.",
        hint: "types",
        ..ROW
    },
    ActionSpec {
        action: Action::Seen,
        name: "seen",
        keys: &["s"],
        scope: Scope::Tables,
        args: "TABLE",
        title: "Mark a silent table as seen",
        doc: "Says that somebody looked after a table; its silence counts from now.",
        hint: "seen",
        ..ROW
    },
    ActionSpec {
        action: Action::Host,
        name: "host",
        keys: &["h"],
        scope: Scope::Tables,
        args: "TABLE [NAME]",
        title: "Change who hosts a table",
        doc: "Says who hosts a table, and so stays there; without a name nobody does.",
        hint: "host",
        ..ROW
    },
    ActionSpec {
        action: Action::Topic,
        name: "topic",
        args: "TABLE [TOPIC]",
        title: "Change what a table is about",
        doc: "Gives a table a topic; without one it has none.",
        ..ROW
    },
    ActionSpec {
        action: Action::Seats,
        name: "seats",
        args: "TABLE [N]",
        title: "Change how many fit at a table",
        doc: "Says how many people fit at a table; without a number that is unknown.",
        ..ROW
    },
    ActionSpec {
        action: Action::Role,
        name: "role",
        args: "ROLE: [NAME, …]",
        title: "Say who has a role",
        doc: "Says who really served in a role, as the report prints it; without names the role \
              is left out. Without a colon each word, or what is in quotes, is one of them.",
        ..ROW
    },
    ActionSpec {
        action: Action::HeadCount,
        name: "head-count",
        args: "N",
        title: "Say how many people came",
        doc: "Says how many people are in the room; the word none says that it is unknown.",
        ..ROW
    },
    ActionSpec {
        action: Action::NextStep,
        name: "next-step",
        args: "TEXT",
        title: "Write the next step of the report",
        doc: "Writes what the report says of what happens with the results; by its name alone it \
              opens what is written. The word none leaves it out.",
        ..ROW
    },
    ActionSpec {
        action: Action::Summary,
        name: "summary",
        args: "TEXT",
        title: "Write the summary of the report",
        doc: "Writes what the report says before everything else; by its name alone it opens what \
              is written. The word none leaves it out.",
        ..ROW
    },
];
