//! The categories of a question.

use super::super::action::{Action, ActionSpec, Scope};

const ROW: ActionSpec = ActionSpec { changes: true, ..ActionSpec::BLANK };

pub(super) const ROWS: &[ActionSpec] = &[
    ActionSpec {
        action: Action::AddCategory,
        name: "add-category",
        keys: &["a"],
        scope: Scope::Categories,
        args: "--question Q LETTER LABEL",
        title: "Add a category",
        doc: "Adds a category to a question, last in order; - for LETTER gives it none.",
        hint: "add",
        ..ROW
    },
    ActionSpec {
        action: Action::RenameCategory,
        name: "rename-category",
        keys: &["Enter"],
        scope: Scope::Categories,
        args: "--question Q CATEGORY LABEL",
        title: "Rename a category",
        doc: "Calls a category something else; its letter, place and ideas stay.",
        hint: "rename",
        ..ROW
    },
    ActionSpec {
        action: Action::LetterCategory,
        name: "letter-category",
        keys: &["l"],
        scope: Scope::Categories,
        args: "--question Q CATEGORY LETTER",
        title: "Give a category another letter",
        doc: "Gives a category another letter; - takes it away.",
        hint: "letter",
        ..ROW
    },
    ActionSpec {
        action: Action::OrderCategories,
        name: "order-categories",
        keys: &["Shift+↑", "Shift+↓", "K", "J"],
        scope: Scope::Categories,
        args: "--question Q CATEGORY…",
        title: "Order the categories",
        doc: "Puts categories in the order named; those not named follow as they stood. Letters \
              stay.",
        hint: "move",
        fixed: true,
        ..ROW
    },
    ActionSpec {
        action: Action::MergeCategories,
        name: "merge-categories",
        keys: &["&"],
        scope: Scope::Categories,
        args: "--question Q FROM INTO",
        title: "Merge a category into another",
        doc: "Moves every idea of one category into another, and the first is gone.",
        hint: "merge",
        ..ROW
    },
    ActionSpec {
        action: Action::SplitCategory,
        name: "split-category",
        keys: &["s"],
        scope: Scope::Categories,
        args: "--question Q CATEGORY LETTER LABEL --notes ID…",
        title: "Split a category",
        doc: "Takes some ideas of a category into a new one that follows it; the old one keeps \
              its letter.",
        hint: "split",
        ..ROW
    },
    ActionSpec {
        action: Action::RemoveCategory,
        name: "remove-category",
        keys: &["x"],
        scope: Scope::Categories,
        args: "--question Q CATEGORY",
        title: "Remove a category",
        doc: "Removes a category; its ideas become uncategorised.",
        hint: "remove",
        ..ROW
    },
    ActionSpec {
        action: Action::NameSplit,
        name: "name-split",
        keys: &["Enter"],
        scope: Scope::Split,
        title: "Name the new category",
        doc: "Asks what the new category of the marked ideas is called, and shows the counts \
              before and after.",
        hint: "name",
        changes: false,
        ..ROW
    },
];
