//! The questions.

use super::super::action::{Action, ActionSpec};

const ROW: ActionSpec = ActionSpec { changes: true, ..ActionSpec::BLANK };

pub(super) const ROWS: &[ActionSpec] = &[
    ActionSpec {
        action: Action::AddQuestion,
        name: "add-question",
        args: "TEXT",
        title: "Add a question",
        doc: "Adds a question after those there are; change-block lets a coming block ask it.",
        ..ROW
    },
    ActionSpec {
        action: Action::RewordQuestion,
        name: "reword-question",
        args: "[--question Q] TEXT",
        title: "Put a question in other words",
        doc: "Gives a question other words, at any time; its ideas and categories stay. Without \
              --question it is the one that is asked now.",
        ..ROW
    },
];
