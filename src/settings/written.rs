//! Settings as a file with every line explained: what applies, and what could be written instead.

use super::table::{KEYS, SETTINGS, Settings};
use crate::actions::{ACTIONS, Scope, is_fixed};
use crate::text::wrap;

/// Columns of an explanation.
const COLUMNS: usize = 76;

/// Writes settings down as a file that can be read again. What is as it would be without a file
/// stands behind a `#`.
#[must_use]
pub fn written(settings: &Settings) -> String {
    let usual = Settings::default();
    let mut out = String::from("# Settings of worldcafe.\n");
    explain(&mut out, "A line behind a # says how it is where the file says nothing of it.");
    for setting in SETTINGS {
        out.push('\n');
        explain(&mut out, setting.doc);
        explain(&mut out, &format!("It takes {}.", setting.takes));
        let written = (setting.written)(settings);
        let sign = if written == (setting.written)(&usual) { "# " } else { "" };
        out.push_str(&format!("{sign}{} = {written}\n", setting.name));
    }
    out.push('\n');
    explain(
        &mut out,
        "Keys by the names of actions: one, \"e\", or several, [\"e\", \"Ctrl-O\"]. They take the \
         place of those the action has. Where two share a key and take turns, as pause and resume \
         do, naming one of them moves both.",
    );
    out.push_str(&format!("[{KEYS}]\n"));
    for scope in Scope::ALL {
        let rows = ACTIONS.iter().filter(|row| row.scope == scope && !is_fixed(row));
        let lines: Vec<String> = rows
            .map(|row| {
                let keys = settings.keys.spec(row.action).keys;
                let sign = if keys == row.keys { "# " } else { "" };
                let keys: Vec<String> = keys.iter().map(|key| quoted(key)).collect();
                format!("{sign}{} = [{}]\n", row.name, keys.join(", "))
            })
            .collect();
        if !lines.is_empty() {
            explain(&mut out, &format!("{}:", scope.title()));
            out.push_str(&lines.concat());
        }
    }
    out
}

fn explain(out: &mut String, words: &str) {
    for line in wrap(words, COLUMNS) {
        out.push_str(&format!("# {line}\n"));
    }
}

/// A key between the marks that bear it.
fn quoted(key: &str) -> String {
    let mark = if key.contains(['"', '\\']) { '\'' } else { '"' };
    format!("{mark}{key}{mark}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::{Action, Keymap};
    use crate::domain::Span;
    use crate::settings::read;
    use crate::setup::Source;
    use crate::theme::ThemeChoice;

    fn again(file: &str) -> Settings {
        let reading = read(&Source::new("settings.toml", file));
        assert_eq!(reading.faults, [], "{file}");
        reading.settings
    }

    #[test]
    fn what_applies_can_be_read_again() {
        let quote = ["\"", "\\", "'"].map(str::to_owned).to_vec();
        let settings = Settings {
            theme: ThemeChoice::HighContrast,
            bell: false,
            warnings: vec![Span::minutes(3)],
            silence: Span::minutes(7),
            keys: Keymap::choosing(&[(Action::EndBlock, quote)]),
        };
        let file = written(&settings);
        assert_eq!(again(&file), settings);
        assert!(file.contains("\nend-block = ['\"', '\\', \"'\"]\n"), "{file}");
        assert!(file.contains("\nstart = ['\"', '\\', \"'\"]\n"), "it goes along: {file}");
        assert!(file.contains("\n# pause = [\"p\"]\n"), "{file}");
    }

    #[test]
    fn what_is_usual_sets_nothing_and_its_lines_are_right_without_their_signs() {
        let file = written(&Settings::default());
        assert_eq!(again(&file), Settings::default());
        let is_line = |line: &&str| line.strip_prefix("# ").is_some_and(|it| it.contains(" = "));
        assert!(file.lines().filter(is_line).count() > 30);
        let lines: Vec<&str> = file
            .lines()
            .map(|it| if is_line(&it) { it.trim_start_matches("# ") } else { it })
            .collect();
        assert_eq!(again(&lines.join("\n")), Settings::default());
        assert!(file.lines().all(|line| line.chars().count() <= 100), "{file}");
    }
}
