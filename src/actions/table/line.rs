//! What keys do where the cursor blinks.

use super::super::action::{Action, ActionSpec, Scope};

const ROW: ActionSpec = ActionSpec { scope: Scope::Line, ..ActionSpec::BLANK };

pub(super) const ROWS: &[ActionSpec] = &[
    ActionSpec {
        action: Action::Save,
        name: "save",
        keys: &["Enter", "Ctrl-J"],
        title: "Save the line",
        doc: "Saves what is typed and empties the line; nothing on an empty line.",
        hint: "save",
        ..ROW
    },
    ActionSpec {
        action: Action::OneKey,
        name: "one-key",
        keys: &["Esc"],
        title: "Press one key of the Stage",
        doc: "The next key acts as on the Stage; then letters are words again. Esc Esc goes to \
              the Stage, where letters stay keys.",
        hint: "one key",
        ..ROW
    },
    ActionSpec {
        action: Action::NewLine,
        name: "new-line",
        keys: &["Alt+Enter", "Shift+Enter"],
        title: "Begin a new line in the same idea",
        doc: "Begins a new line inside the same idea; Esc Enter is the same.",
        ..ROW
    },
    ActionSpec {
        action: Action::Deeper,
        name: "detail",
        keys: &["Tab"],
        title: "Type a detail of the last idea",
        doc: "Puts the line under the last idea, or one level deeper, for one line. Details are \
              kept and printed and never counted.",
        hint: "detail",
        ..ROW
    },
    ActionSpec {
        action: Action::Shallower,
        name: "less-deep",
        keys: &["Shift+Tab"],
        title: "One level back",
        doc: "Takes the line one level back.",
        ..ROW
    },
    ActionSpec {
        action: Action::Category,
        name: "category",
        keys: &["#"],
        title: "Name the category",
        doc: "#b and a space at the start, or #b at the end, puts the idea under category b; so \
              does its name, or the beginning of it (three letters). #word at either makes a new \
              one where none is called so; what may mean several, or is shorter, is asked: \
              typing on leaves it text. Tab makes one of two or three words. Backspace at the \
              start makes it words again. Where several questions are asked, and after the event, \
              #1b is category b of question 1, #1 that question alone until Backspace at the \
              start. In a town hall: #1 question 1, #p the process, #f the follow-up.",
        hint: "category",
        ..ROW
    },
    ActionSpec {
        action: Action::KeepCategory,
        name: "keep-category",
        keys: &["##"],
        title: "Keep the category",
        doc: "##b keeps the category for the lines that follow; ## alone ends that.",
        ..ROW
    },
    ActionSpec {
        action: Action::Table,
        name: "table",
        keys: &["@"],
        title: "Name the table",
        doc: "@7 or @words at the start, picked with Space or Enter, or the name of an open \
              table at the end, names the table, kept until changed. In a town hall, a talk or a \
              discussion: @Ana and words is what Ana says; a comma or colon ends a new name of \
              several, @Ana Silva: and words, and quotes hold any name. @Ana alone puts her on \
              the list, @ alone is nobody.",
        hint: "table",
        ..ROW
    },
    ActionSpec {
        action: Action::Kind,
        name: "kind",
        keys: &["Ctrl-T"],
        title: "Change the kind",
        doc: "Makes the line an idea, open question, resource, conclusion or comment, for one \
              line.",
        hint: "kind",
        ..ROW
    },
    ActionSpec {
        action: Action::Where,
        name: "where",
        keys: &["Ctrl-G"],
        title: "Say where the line goes",
        doc: "Chooses question, table and block of the lines that follow, for paper typed in \
              later; the first row ends that. The town hall has its own.",
        ..ROW
    },
    ActionSpec {
        action: Action::IntoList,
        name: "into-list",
        keys: &["↑"],
        title: "Go into the list",
        doc: "Goes from the first row of the line into the list of ideas.",
        hint: "list",
        ..ROW
    },
    ActionSpec {
        action: Action::Scroll,
        name: "scroll",
        keys: &["PgUp", "PgDn"],
        title: "Scroll the list",
        doc: "Scrolls the list; the cursor stays in the line.",
        ..ROW
    },
    ActionSpec {
        action: Action::LineStart,
        name: "line-start",
        keys: &["Ctrl-A", "Home"],
        title: "Go to the start of the line",
        doc: "Puts the cursor at the start of the line.",
        ..ROW
    },
    ActionSpec {
        action: Action::LineEnd,
        name: "line-end",
        keys: &["Ctrl-E", "End"],
        title: "Go to the end of the line",
        doc: "Puts the cursor at the end of the line.",
        ..ROW
    },
    ActionSpec {
        action: Action::WordBack,
        name: "word-back",
        keys: &["Ctrl+←"],
        title: "Go a word back",
        doc: "Puts the cursor a word back; Option+← is the same.",
        ..ROW
    },
    ActionSpec {
        action: Action::WordOn,
        name: "word-on",
        keys: &["Ctrl+→"],
        title: "Go a word on",
        doc: "Puts the cursor a word on; Option+→ is the same.",
        ..ROW
    },
    ActionSpec {
        action: Action::EraseWord,
        name: "erase-word",
        keys: &["Ctrl-W"],
        title: "Erase the word before",
        doc: "Erases the word before the cursor.",
        ..ROW
    },
    ActionSpec {
        action: Action::EraseRest,
        name: "erase-rest",
        keys: &["Ctrl-K"],
        title: "Erase the rest",
        doc: "Erases what follows the cursor.",
        ..ROW
    },
    ActionSpec {
        action: Action::EraseLine,
        name: "erase-line",
        keys: &["Ctrl-U"],
        title: "Erase the line",
        doc: "Erases what stands before the cursor; Ctrl-Y brings it back.",
        ..ROW
    },
    ActionSpec {
        action: Action::PutBack,
        name: "put-back",
        keys: &["Ctrl-Y"],
        title: "Put back what was erased",
        doc: "Puts back what Ctrl-U, Ctrl-K or Ctrl-W erased last.",
        ..ROW
    },
];
