//! What keys do on the Home screen and in its dialog of a new session.

use super::super::action::{Action, ActionSpec, Scope};

const HOME: ActionSpec = ActionSpec { scope: Scope::Home, ..ActionSpec::BLANK };

const FRESH: ActionSpec = ActionSpec { scope: Scope::Fresh, ..ActionSpec::BLANK };

pub(super) const ROWS: &[ActionSpec] = &[
    ActionSpec {
        action: Action::OpenSession,
        name: "open-session",
        keys: &["Enter"],
        title: "Open the session chosen",
        doc: "Opens the session chosen, as run does: nothing begins by being opened. \
              Leaving it comes back here.",
        hint: "open",
        ..HOME
    },
    ActionSpec {
        action: Action::NewSession,
        name: "new-session",
        keys: &["a"],
        title: "Make a new session",
        doc: "Asks what kind of session it is, for title, place, start, questions and what else \
              that kind needs, and makes a folder of it in ./sessions.",
        hint: "new",
        ..HOME
    },
    ActionSpec {
        action: Action::ForgetSession,
        name: "forget-session",
        keys: &["x"],
        title: "Drop a session from the list",
        doc: "Drops from the list what was opened lately and lies elsewhere, or is gone. The \
              session itself is not touched.",
        hint: "drop",
        ..HOME
    },
    ActionSpec {
        action: Action::NextField,
        name: "next-field",
        keys: &["Tab", "↓"],
        title: "Go to the next field",
        doc: "Goes to the next field. The first letter typed replaces what is offered in a field; \
              after ←, End or Backspace it stays. Ctrl-U empties any field, Ctrl-Y brings back.",
        hint: "next field",
        ..FRESH
    },
    ActionSpec {
        action: Action::FieldBefore,
        name: "field-before",
        keys: &["Shift+Tab", "↑"],
        title: "Go to the field before",
        doc: "Goes to the field before; what was typed stays.",
        hint: "back",
        ..FRESH
    },
    ActionSpec {
        action: Action::OtherKind,
        name: "other-kind",
        keys: &["←", "→"],
        title: "Choose another kind of session",
        doc: "In the field kind: chooses another template; the other fields ask what that needs, \
              and what was typed in them stays.",
        hint: "other kind",
        fixed: true,
        ..FRESH
    },
    ActionSpec {
        action: Action::MakeSession,
        name: "make-session",
        keys: &["Enter"],
        title: "Make the session",
        doc: "Goes to the next field; in the last one makes the folder, overwriting nothing, and \
              opens it.",
        hint: "next, then make",
        ..FRESH
    },
    ActionSpec {
        action: Action::LeaveDialog,
        name: "leave-dialog",
        keys: &["Esc"],
        title: "Leave the dialog",
        doc: "Leaves the dialog; nothing is written, and what was typed is there when it opens again.",
        hint: "leave",
        ..FRESH
    },
];
