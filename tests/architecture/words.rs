//! Words that have no place in the tree, and calls that belong to one room alone.

use super::floors::Source;
use super::tokens::{Token, tokens};

/// Paths of one machine, hosts of registries, and promises instead of code. Written in pieces, so
/// that this file passes its own test.
const WORDS: &[(&str, &str)] = &[
    (concat!("/wo", "rk/"), "a path of one machine"),
    (concat!("/ro", "ot/"), "a path of one machine"),
    (concat!("/ho", "me/"), "a path of one machine"),
    (concat!("/Use", "rs/"), "a path of one machine"),
    (concat!("crates", ".io"), "a registry's host"),
    (concat!("npm", "js"), "a registry's host"),
    (concat!("py", "pi.org"), "a registry's host"),
    (concat!("python", "hosted.org"), "a registry's host"),
    (concat!("TO", "DO"), "a promise instead of code"),
    (concat!("FIX", "ME"), "a promise instead of code"),
];

/// Where now, ids and chance may enter.
const EDGE: &[&str] = &["src/engine/", "src/cli/"];

/// Calls that let the present or chance in.
const NOW_AND_CHANCE: &[(&str, &str)] = &[
    ("Utc", "now"),
    ("Local", "now"),
    ("Instant", "now"),
    ("SystemTime", "now"),
    ("Uuid", "now_v7"),
    ("Uuid", "new_v4"),
    ("time", "clock_gettime"),
];

/// What a block of properties begins with.
const PROPERTIES: &str = concat!("proptest", "! {\n");

/// The methods by which ratatui gives a colour without naming one.
const COLOUR_METHODS: &[&str] = &[
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "gray",
    "white",
    "dark_gray",
    "light_red",
    "light_green",
    "light_yellow",
    "light_blue",
    "light_magenta",
    "light_cyan",
];

/// Every forbidden word in a text file, as `path:line: which`.
pub(crate) fn forbidden_words(file: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for (at, line) in file.text.lines().enumerate() {
        if file.path == "Cargo.lock" && line.starts_with("source = \"registry+") {
            continue;
        }
        for (word, what) in WORDS.iter().filter(|(word, _)| line.contains(word)) {
            found.push(format!("{}:{}: `{word}`, {what}", file.path, at + 1));
        }
    }
    found
}

/// Attributes that silence a lint without a reason, as `path:line`.
pub(crate) fn silenced_lints(file: &Source) -> Vec<String> {
    let row = tokens(&file.text).unwrap();
    let mut found = Vec::new();
    let mut inside = 0_usize;
    for (at, token) in row.iter().enumerate() {
        let before = at.checked_sub(1).map_or("", |at| text(&row, at));
        match token.text.as_str() {
            "[" if inside > 0 || before == "#" => inside += 1,
            "[" if before == "!" && at > 1 && text(&row, at - 2) == "#" => inside += 1,
            "]" => inside = inside.saturating_sub(1),
            "allow" if inside > 0 && text(&row, at + 1) == "(" => {
                found
                    .push(format!("{}:{}: allow; use expect with a reason", file.path, token.line));
            }
            _ => {}
        }
    }
    found
}

/// Colours named outside the theme, as `path:line: which`.
pub(crate) fn colours(file: &Source) -> Vec<String> {
    if file.path.starts_with("src/theme/") || file.path == "src/theme.rs" {
        return Vec::new();
    }
    let row = tokens(&file.text).unwrap();
    let named = row.iter().enumerate().filter(|(at, token)| {
        let name = token.text.trim_start_matches("on_");
        let called = *at > 0 && text(&row, at - 1) == "." && text(&row, at + 1) == "(";
        matches!(name, "Color" | "Stylize") || (called && COLOUR_METHODS.contains(&name))
    });
    named
        .map(|(_, token)| {
            format!("{}:{}: `{}`; ask the theme for a Tone", file.path, token.line, token.text)
        })
        .collect()
}

/// Clocks read and ids made away from the edge, as `path:line: which`.
pub(crate) fn clocks(file: &Source) -> Vec<String> {
    if EDGE.iter().any(|room| file.path.starts_with(room)) {
        return Vec::new();
    }
    let row = tokens(&file.text).unwrap();
    let mut found = Vec::new();
    for (at, token) in row.iter().enumerate().filter(|(_, token)| token.text == "::") {
        let owner = at.checked_sub(1).map_or("", |at| text(&row, at));
        let call = text(&row, at + 1);
        if NOW_AND_CHANCE.contains(&(owner, call)) {
            found.push(format!("{}:{}: `{owner}::{call}` below the edge", file.path, token.line));
        }
    }
    found
}

/// Properties that would write what they found into a folder at the top, as `path:line: which`.
pub(crate) fn kept_findings(file: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in file.text.match_indices(PROPERTIES) {
        let (before, after) = file.text.split_at(at);
        let head = after.split_once("#[test]").map_or(after, |(head, _)| head);
        if !head.contains("failure_persistence: None") {
            let line = before.matches('\n').count() + 1;
            found.push(format!("{}:{line}: failure_persistence is not None", file.path));
        }
    }
    found
}

fn text(row: &[Token], at: usize) -> &str {
    row.get(at).map_or("", |token| token.text.as_str())
}

#[cfg(test)]
mod tests {
    use super::{Source, clocks, colours, forbidden_words, kept_findings, silenced_lints};

    fn file(path: &str, text: &str) -> Source {
        Source { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn each_forbidden_word_is_seen_with_its_line() {
        for (word, what) in super::WORDS {
            let file = file("src/a.rs", &format!("one\ntwo {word} three"));
            assert_eq!(forbidden_words(&file), [format!("src/a.rs:2: `{word}`, {what}")]);
        }
    }

    #[test]
    fn only_the_source_lines_of_the_lock_file_may_name_a_registry() {
        let host = concat!("crates", ".io");
        let line = format!("source = \"registry+https://{host}-index\"");
        assert!(forbidden_words(&file("Cargo.lock", &line)).is_empty());
        assert_eq!(forbidden_words(&file("Cargo.toml", &line)).len(), 1);
        assert_eq!(forbidden_words(&file("Cargo.lock", host)).len(), 1);
    }

    #[test]
    fn a_silenced_lint_is_seen_in_every_form_and_an_expected_one_passes() {
        for attribute in ["#[allow(dead_code)]", "#![allow(x)]", "#[cfg_attr(test, allow(x))]"] {
            assert_eq!(
                silenced_lints(&file("src/a.rs", &format!("{attribute} fn f() {{}}"))).len(),
                1
            );
        }
        let fine = "#[expect(dead_code, reason = \"allow\")] fn f() { v[allow(1)]; }";
        assert!(silenced_lints(&file("src/a.rs", fine)).is_empty());
    }

    #[test]
    fn a_colour_is_seen_everywhere_but_in_the_theme() {
        let named =
            ["use ratatui::style::Color;", "fn f() { s.red() }", "fn f() { s.on_dark_gray() }"];
        for source in
            named.into_iter().chain(["fn f() { Color::Red }", "use ratatui::style::Stylize;"])
        {
            assert_eq!(colours(&file("src/tui/a.rs", source)).len(), 1, "{source}");
            assert!(colours(&file("src/theme/a.rs", source)).is_empty());
        }
        assert!(colours(&file("src/tui/a.rs", "fn f() { let red = tone.style(); }")).is_empty());
    }

    #[test]
    fn a_clock_is_seen_everywhere_but_at_the_edge() {
        for call in ["chrono::Utc::now()", "Instant::now()", "uuid::Uuid::now_v7()"] {
            let source = format!("fn f() {{ let t = {call}; }}");
            assert_eq!(clocks(&file("src/tui/a.rs", &source)).len(), 1, "{call}");
            assert!(clocks(&file("src/engine/a.rs", &source)).is_empty());
            assert!(clocks(&file("src/cli/a.rs", &source)).is_empty());
        }
        assert!(clocks(&file("src/tui/a.rs", "fn f() { clock.now() }")).is_empty());
    }
    #[test]
    fn a_property_that_keeps_its_findings_is_seen() {
        let block = |config| format!("use x;\n{}{config}    #[test]\n}}", super::PROPERTIES);
        let seen = kept_findings(&file("src/a.rs", &block("    // none\n")));
        assert_eq!(seen, ["src/a.rs:2: failure_persistence is not None"]);
        let kept = block("    #![proptest_config(Config { failure_persistence: None, ..x })]\n");
        assert!(kept_findings(&file("src/a.rs", &kept)).is_empty());
    }
}
