//! What keys do on screens of their own: the Tally and the Report, and among the rows of those
//! that are lists.

use super::super::action::{Action, ActionSpec, Scope};

const TALLY: ActionSpec = ActionSpec { scope: Scope::Tally, ..ActionSpec::BLANK };

const REPORT: ActionSpec = ActionSpec { scope: Scope::Report, ..ActionSpec::BLANK };

const ROWS_OF: ActionSpec = ActionSpec { scope: Scope::Rows, ..ActionSpec::BLANK };

pub(super) const ROWS: &[ActionSpec] = &[
    ActionSpec {
        action: Action::ShowIdeas,
        name: "show-ideas",
        keys: &["Enter"],
        title: "Show the ideas of a category",
        doc: "Shows the ideas of the category chosen, as a list; Esc comes back.",
        hint: "its ideas",
        ..TALLY
    },
    ActionSpec {
        action: Action::ReadOn,
        name: "read-on",
        keys: &["↑", "↓", "k", "j", "PgUp", "PgDn", "Space", "g", "G"],
        title: "Read on in the report",
        doc: "Goes through the report by a row or a page, to its beginning or its end.",
        hint: "read",
        fixed: true,
        ..REPORT
    },
    ActionSpec {
        action: Action::Export,
        name: "export",
        keys: &["e"],
        title: "Export the report",
        doc: "Writes the report in every format, into the folder that is asked for.",
        hint: "export",
        ..REPORT
    },
    ActionSpec {
        action: Action::Choose,
        name: "choose",
        keys: &["↑", "↓", "k", "j", "PgUp", "PgDn", "g", "G"],
        title: "Choose a row",
        doc: "Goes through the rows, one or a page at a time, to the first or the last.",
        hint: "choose",
        fixed: true,
        ..ROWS_OF
    },
    ActionSpec {
        action: Action::Mark,
        name: "mark",
        keys: &["Space"],
        title: "Mark a row",
        doc: "Marks a row or unmarks it. Keys that can act on several at once then act on all \
              that are marked.",
        hint: "mark",
        ..ROWS_OF
    },
];
