//! The README's tables and pictures are what the program prints.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;
use worldcafe::actions::{ACTIONS, ActionSpec, Scope};
use worldcafe::settings::{self, SETTINGS, Settings};
use worldcafe::setup;

use crate::commands::folder::run;
use crate::hub::picture::hands;
use crate::support::rewritten;

const README: &str = "README.md";
const RECORDED: &str = "sessions/itu-open-talks-2013/recorded.jsonl";
const FIRST_CAFE: &str = include_str!("fixtures/first-cafe.json");

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Puts `inner` between the marks of a part, each line as far in as the mark stands.
fn part(text: &str, name: &str, inner: &str) -> String {
    let open = format!("<!-- {name} -->\n");
    let (before, rest) = text.split_once(&open).unwrap_or_else(|| panic!("no part {name}"));
    let indent = before.rsplit('\n').next().unwrap();
    let (_, after) = rest.split_once("<!-- end -->").unwrap();
    let mut made = format!("{before}{open}");
    for line in inner.lines() {
        let line = format!("{indent}{line}");
        writeln!(made, "{}", line.trim_end()).unwrap();
    }
    format!("{made}{indent}<!-- end -->{after}")
}

fn cell(words: &str) -> String {
    words.replace('|', "\\|")
}

fn keys(row: &ActionSpec) -> String {
    row.every_key().map(|key| format!("`{}`", cell(key))).collect::<Vec<_>>().join(" ")
}

fn key_tables() -> String {
    let mut out = String::new();
    for scope in Scope::ALL {
        let rows = ACTIONS.iter().filter(|row| row.scope == scope);
        let rows: Vec<_> = rows.filter(|row| row.every_key().next().is_some()).collect();
        if rows.is_empty() {
            continue;
        }
        write!(out, "**{}**\n\n| key | does |\n|---|---|\n", scope.title()).unwrap();
        for row in rows {
            writeln!(out, "| {} | {} |", keys(row), cell(row.doc)).unwrap();
        }
        out.push('\n');
    }
    out
}

fn action_table() -> String {
    let mut out = String::from("| action | does |\n|---|---|\n");
    for row in ACTIONS.iter().filter(|row| row.changes) {
        let call = format!("{} {}", row.name, row.args);
        writeln!(out, "| `{}` | {} |", cell(call.trim_end()), cell(row.doc)).unwrap();
    }
    out
}

fn settings_table() -> String {
    let mut out = String::from("| setting | takes | usual | does |\n|---|---|---|---|\n");
    let usual = Settings::default();
    for row in SETTINGS {
        let written = (row.written)(&usual);
        writeln!(out, "| `{}` | {} | `{written}` | {} |", row.name, row.takes, row.doc).unwrap();
    }
    out
}

fn command_table() -> String {
    let mut out = String::from("| command | does |\n|---|---|\n");
    for command in worldcafe::cli::command().get_subcommands().filter(|of| !of.is_hide_set()) {
        let mut command = command.clone().bin_name(format!("worldcafe {}", command.get_name()));
        let usage = command.render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS] ", "");
        let options: String = command.get_arguments().filter_map(option).collect();
        let call = format!("{}{options}", usage.trim_end_matches(" [OPTIONS]"));
        let about = command.get_about().unwrap().to_string();
        writeln!(out, "| `{}` | {} |", cell(&call), cell(&about)).unwrap();
    }
    out
}

/// ` [--speed N]`; nothing for what is named by its place, and for help.
fn option(option: &clap::Arg) -> Option<String> {
    let long = option.get_long().filter(|long| *long != "help")?;
    let takes = option.get_action().takes_values();
    let value = option.get_value_names().filter(|_| takes).map_or("", |names| names[0].as_str());
    Some(format!(" [{}]", format!("--{long} {value}").trim_end()))
}

#[test]
fn the_map_of_the_crate_names_every_room_and_no_other() {
    let lib = file("src/lib.rs");
    let row = |line: &str| Some(line.split('`').nth(1)?.to_owned());
    let rows = lib.lines().filter(|line| line.starts_with("//! |") && line.contains('`'));
    let mut mapped: Vec<String> = rows.filter_map(row).collect();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rooms = fs::read_dir(src).unwrap().map(|entry| entry.unwrap());
    let rooms = rooms.filter(|entry| entry.file_type().unwrap().is_dir());
    let mut rooms: Vec<String> =
        rooms.map(|entry| entry.file_name().into_string().unwrap()).collect();
    mapped.sort();
    rooms.sort();
    assert_eq!(mapped, rooms);
}

/// The names of the data, as the recorded café has them; the plan's are those of `session.json`.
fn fields() -> String {
    let data = run(&["export", RECORDED, "--format", "json", "--out", "-"]).ended(0).json();
    let of = |(name, value): (&String, &Value)| match name.as_str() {
        "plan" => "- `plan`: what `session.json` holds\n".to_owned(),
        _ if value.is_array() || value.is_object() => format!("- `{name}`{}\n", below(value)),
        _ => format!("- `{name}`\n"),
    };
    data.as_object().unwrap().iter().map(of).collect()
}

/// The names below a name: of an object its own, of a list those of its entries.
fn below(value: &Value) -> String {
    let (lead, of) = match value {
        Value::Array(list) => (", each with", list.first()),
        other => (":", Some(other)),
    };
    let Some(of) = of.and_then(Value::as_object) else { return String::new() };
    let names = of.iter().map(|(name, value)| format!("`{name}`{}", nested(value)));
    format!("{lead} {}", names.collect::<Vec<_>>().join(", "))
}

fn nested(value: &Value) -> String {
    match below(value) {
        names if names.is_empty() => names,
        names => format!(" ({})", names.trim_start_matches([',', ':', ' '])),
    }
}

#[test]
fn the_template_of_the_readme_lists_every_idea_below_its_question() {
    let text = file(README);
    let (_, rest) = text.split_once("```jinja\n").unwrap();
    let (template, _) = rest.split_once("```").unwrap();
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("list.txt");
    fs::write(&path, template.replace("\n  ", "\n").trim_start()).unwrap();
    let template = path.to_str().unwrap();
    let made = run(&["export", RECORDED, "--template", template, "--out", "-"]).ended(0).out;
    assert!(made.starts_with("World Café on International Internet Public Policy: 105 ideas\n"));
    assert_eq!(made.lines().filter(|line| line.starts_with("- ")).count(), 105);
    let question = "2 What are the key issues that government should play an active role in?\n- a ";
    assert!(made.contains(question), "{made}");
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let fenced = |text: &str, tongue: &str| format!("```{tongue}\n{}\n```", text.trim_end());
    let text = file(README);
    let text = part(&text, "stage", &fenced(&file("tests/screens/stage-80x24.txt"), "text"));
    let text = part(&text, "seats", &fenced(&file("tests/screens/seating-80x24.txt"), "text"));
    let text = part(&text, "hands", &fenced(&hands(), "text"));
    let text = part(&text, "plan", &fenced(FIRST_CAFE, "json"));
    let text = part(&text, "commands", &command_table());
    let text = part(&text, "keys", &key_tables());
    let text = part(&text, "settings", &settings_table());
    let text = part(&text, "actions", &action_table());
    let text = part(&text, "fields", &fields());
    rewritten(README, text.as_bytes());
}

#[test]
fn the_settings_of_the_readme_have_no_fault() {
    let text = file(README);
    let (_, rest) = text.split_once("```toml\n").unwrap();
    let (shown, _) = rest.split_once("```").unwrap();
    let reading = settings::read(&setup::Source::new("settings.toml", shown));
    assert_eq!(reading.faults, []);
    assert_ne!(reading.settings, Settings::default());
}

#[test]
fn the_first_cafe_of_the_readme_has_no_fault_but_that_it_may_start_at_any_time() {
    let reading = setup::read(&setup::Source::new("session.json", FIRST_CAFE));
    let faults: Vec<_> = reading.faults.iter().map(|fault| &fault.message).collect();
    assert_eq!(faults, ["no block has a time of day"]);
    assert_eq!(reading.plan.unwrap().programme.len(), 6);
}
