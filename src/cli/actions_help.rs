//! What `do --help` says of the actions.

use clap::Command;

use crate::actions::{ACTIONS, ActionSpec};
use crate::text::{pad, width, wrap};

/// A command line whose help tells the actions too, which takes longer to write than a start may.
pub(super) fn told(line: Command) -> Command {
    line.mut_subcommands(|it| match it.get_name() {
        "do" => it.after_help(in_short()).after_long_help(at_length()),
        _ => it,
    })
}

/// Every action that changes the session, a line each.
fn in_short() -> String {
    let rows: Vec<&ActionSpec> = ACTIONS.iter().filter(|row| row.changes).collect();
    let widest = rows.iter().map(|row| width(row.name)).max().unwrap_or(0);
    let mut out = String::from("Actions:\n");
    for row in rows {
        out.push_str(&format!("  {}  {}\n", pad(row.name, widest), row.title));
    }
    out + "\nExamples:\n  worldcafe do my-café start\n  worldcafe do my-café extend 5m\n  \
           worldcafe do my-café skip --block 4\n\n--help tells what each action takes."
}

/// Every action that changes the session, with what it takes and does.
fn at_length() -> String {
    let mut out = String::from("Actions:\n");
    for row in ACTIONS.iter().filter(|row| row.changes) {
        out.push_str(&format!("  {}\n", row.form()));
        for line in wrap(row.doc, 72) {
            out.push_str(&format!("      {line}\n"));
        }
    }
    out + "\nA LENGTH reads 5m, 90s or 1h30m. An ID is what capture printed, or a unique beginning of\n\
           it. A LABEL, TITLE, TEXT or REASON may be several words. Keys and Enter are those of the\n\
           interface; here an action is done at once, and undo takes it back.\n\
           \nExamples:\n  worldcafe do my-café start\n  worldcafe do my-café extend 5m\n  \
           worldcafe do my-café skip --block 4\n  \
           worldcafe do my-café add-category --question 1 c Safe streets"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_names_what_do_takes_and_nothing_else() {
        let help = at_length();
        assert!(help.contains("extend LENGTH [--block B]"));
        assert!(!help.contains("next-screen"));
        for row in ACTIONS.iter().filter(|row| row.changes) {
            assert!(in_short().contains(row.title), "{}", row.name);
        }
    }
}
