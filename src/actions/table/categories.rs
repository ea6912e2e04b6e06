//! The categories of a question.

use super::super::action::{Action, ActionSpec};

const ROW: ActionSpec = ActionSpec { changes: true, ..ActionSpec::BLANK };

pub(super) const ROWS: &[ActionSpec] = &[
    ActionSpec {
        action: Action::AddCategory,
        name: "add-category",
        args: "--question Q LETTER LABEL",
        title: "Add a category",
        doc: "Adds a category to a question, last in order; - for LETTER gives it none.",
        ..ROW
    },
    ActionSpec {
        action: Action::RenameCategory,
        name: "rename-category",
        args: "--question Q CATEGORY LABEL",
        title: "Rename a category",
        doc: "Calls a category something else; its letter, place and ideas stay.",
        ..ROW
    },
    ActionSpec {
        action: Action::LetterCategory,
        name: "letter-category",
        args: "--question Q CATEGORY LETTER",
        title: "Give a category another letter",
        doc: "Gives a category another letter; - takes it away.",
        ..ROW
    },
    ActionSpec {
        action: Action::OrderCategories,
        name: "order-categories",
        args: "--question Q CATEGORY…",
        title: "Order the categories",
        doc: "Puts categories in the order named; those not named follow as they stood. Letters \
              stay.",
        ..ROW
    },
    ActionSpec {
        action: Action::MergeCategories,
        name: "merge-categories",
        args: "--question Q FROM INTO",
        title: "Merge a category into another",
        doc: "Moves every idea of one category into another, and the first is gone.",
        ..ROW
    },
    ActionSpec {
        action: Action::SplitCategory,
        name: "split-category",
        args: "--question Q CATEGORY LETTER LABEL --notes ID…",
        title: "Split a category",
        doc: "Takes some ideas of a category into a new one that follows it; the old one keeps \
              its letter.",
        ..ROW
    },
    ActionSpec {
        action: Action::RemoveCategory,
        name: "remove-category",
        args: "--question Q CATEGORY",
        title: "Remove a category",
        doc: "Removes a category; its ideas become uncategorised.",
        ..ROW
    },
];
