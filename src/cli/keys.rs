//! `keys`: the table of keys and actions.

use serde::Serialize;

use super::failure::Failure;
use super::settings::applied;
use super::shell_args::KeysArgs;
use super::voice;
use crate::actions::{ActionSpec, Keymap, Scope};
use crate::text::{pad, width, wrap};

/// A row of the table as programs read it.
#[derive(Debug, Serialize)]
struct Row {
    name: &'static str,
    keys: &'static [&'static str],
    chords: &'static [&'static str],
    scope: &'static str,
    args: &'static str,
    title: &'static str,
    doc: &'static str,
    changes: bool,
}

/// Prints the table, with the keys in force.
pub(super) fn keys(args: &KeysArgs) -> Result<(), Failure> {
    let applied = applied();
    if let Some(unused) = &applied.unused {
        voice::say(unused);
    }
    let keys = applied.settings.keys;
    if args.json { voice::json(&rows(keys)) } else { voice::data(&words(keys, voice::columns())) }
}

fn rows(keys: Keymap) -> Vec<Row> {
    let row = |it: &ActionSpec| Row {
        name: it.name,
        keys: it.keys,
        chords: it.chords,
        scope: it.scope.word(),
        args: it.args,
        title: it.title,
        doc: it.doc,
        changes: it.changes,
    };
    keys.rows().iter().map(row).collect()
}

fn words(keys: Keymap, columns: usize) -> String {
    let mut sections: Vec<(&str, Vec<&ActionSpec>)> = Vec::new();
    for scope in Scope::ALL {
        let of =
            keys.rows().iter().filter(|row| row.scope == scope && row.every_key().next().is_some());
        sections.push((scope.title(), of.collect()));
    }
    let keyless = keys.rows().iter().filter(|row| row.every_key().next().is_none());
    sections.push(("By name, in the palette and with do", keyless.collect()));
    let out: Vec<String> =
        sections.iter().map(|(title, rows)| section(title, rows, columns)).collect();
    out.join("\n")
}

fn section(title: &str, rows: &[&ActionSpec], columns: usize) -> String {
    let keys = |row: &ActionSpec| row.every_key().collect::<Vec<_>>().join(" ");
    let widest = |of: &dyn Fn(&ActionSpec) -> usize| rows.iter().map(|row| of(row)).max();
    let first = widest(&|row| width(&keys(row))).unwrap_or(0);
    let second = widest(&|row| width(row.name)).unwrap_or(0);
    let indent = 2 + first + usize::from(first > 0) * 2 + second + 2;
    let mut out = format!("{title}\n");
    for row in rows {
        let lead = if first > 0 { format!("{}  ", pad(&keys(row), first)) } else { String::new() };
        let mut before = format!("  {lead}{}  ", pad(row.name, second));
        for line in wrap(row.doc, columns.saturating_sub(indent).max(30)) {
            out.push_str(&format!("{before}{line}\n"));
            before = " ".repeat(indent);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::ACTIONS;

    #[test]
    fn every_row_stands_in_the_table_once() {
        let table = words(Keymap::default(), 100);
        for row in ACTIONS.iter() {
            // A row begins two spaces in; what its words wrap to stands further right.
            let begun = |line: &str| line.starts_with("  ") && !line.starts_with("   ");
            let named =
                |line: &&str| begun(line) && line.split("  ").any(|it| it.trim() == row.name);
            assert_eq!(table.lines().filter(named).count(), 1, "{}", row.name);
        }
        assert_eq!(rows(Keymap::default()).len(), ACTIONS.len());
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for line in words(Keymap::default(), 80).lines() {
            assert!(width(line) <= 80, "{line}");
        }
    }
}
