//! Keys that somebody chose: they do it, the ones before do not, and every place that names a key
//! names them.

use worldcafe::actions::{Action, Keymap, is_fixed};
use worldcafe::domain::{Plan, Span};
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::Model;
use worldcafe::tui::model::{Alarm, Mode, Overlay, Screen};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};

/// Another letter for every letter that may be chosen: `n` is `ν`, `U` is `Υ`.
fn other(key: &str) -> Option<&'static str> {
    let greek = [
        ("n", "ν"),
        ("l", "λ"),
        ("t", "τ"),
        ("s", "σ"),
        ("u", "υ"),
        ("U", "Υ"),
        ("r", "ρ"),
        ("i", "ι"),
        ("m", "μ"),
        ("q", "θ"),
        ("p", "π"),
        ("o", "ο"),
        ("a", "α"),
        ("v", "β"),
        ("w", "ω"),
        ("?", "¿"),
        (":", ";"),
        ("c", "ξ"),
        ("Space", "δ"),
        ("x", "χ"),
        ("e", "ε"),
    ];
    greek.iter().find(|(latin, _)| *latin == key).map(|(_, greek)| *greek)
}

fn greek() -> Keymap {
    let rows = Keymap::default().rows().iter().filter(|row| !is_fixed(row));
    let chosen = rows.map(|row| {
        let keys = row.keys.iter().map(|key| other(key).unwrap_or(key).to_owned());
        (row.action, keys.collect())
    });
    let keys = Keymap::choosing(&chosen.collect::<Vec<_>>());
    assert_eq!(keys.clashes(), []);
    keys
}

fn desk_of(evening: Evening, mode: Mode) -> Desk {
    let mut desk = Desk::of(evening, mode);
    desk.model.usual.keys = greek();
    desk
}

fn desk() -> Desk {
    desk_of(Evening::drawn(), Mode::Live)
}

fn seen(model: &Model) -> Vec<String> {
    rows(&drawn(model, &Theme::new(Ground::Dark, Depth::Indexed)))
}

#[track_caller]
fn shows(model: &Model, words: &str) {
    let rows = seen(model);
    assert!(rows.iter().any(|row| row.contains(words)), "{words}: {rows:#?}");
}

fn empty() -> Plan {
    serde_json::from_str(r#"{"title": "T", "programme": [{"title": "Talk"}]}"#).unwrap()
}

#[test]
fn chosen_keys_do_it_and_the_ones_before_do_nothing() {
    let mut desk = desk();
    desk.press(&["n", "t", "u", "?", ":", "q"]);
    assert!(desk.sent.is_empty() && desk.model.overlays.is_empty());
    assert_eq!(desk.model.screen, Screen::Stage);
    desk.later(Span::seconds(1)).press(&["ν"]);
    assert!(desk.asked().contains("Enter ends it"), "{}", desk.asked());
    desk.press(&["Esc", "τ"]);
    assert_eq!(desk.model.screen, Screen::Tables);
    desk.press(&["Esc", "¿"]);
    assert!(matches!(desk.model.overlays.last(), Some(Overlay::Help { .. })));
    desk.press(&["Esc", "θ"]);
    assert!(desk.asked().contains("Enter leaves"));
}

#[test]
fn after_esc_in_the_line_chosen_keys_act_and_other_letters_are_words() {
    let mut desk = desk().capture();
    desk.press(&["Esc", "n"]);
    assert_eq!((desk.line().as_str(), desk.asked()), ("n", ""));
    desk.press(&["ν", "Esc", "ν"]);
    assert_eq!(desk.line(), "nν");
    assert!(desk.asked().contains("Enter ends it"));
    let mut desk = self::desk().capture();
    desk.press(&["Up", "ι", "w"]);
    assert_eq!(desk.line(), "w", "out of the list and into the line");
}

#[test]
fn the_strip_help_and_palette_name_the_keys_in_force() {
    let mut desk = desk();
    let foot = seen(&desk.model).pop().unwrap();
    let hints = " ν end round  + - time  π pause  λ late  τ tables  ι type  β room  υ undo  ¿";
    assert_eq!(foot, hints);
    desk.model.size = (120, 40);
    shows(&desk.model, "λ  shorten or skip");
    desk.model.size = (80, 24);
    desk.press(&["¿"]);
    shows(&desk.model, " ν              While a block runs: ends it");
    desk.press(&["Esc", ";", "end-block"]);
    let rows = seen(&desk.model);
    assert!(
        rows.iter().any(|row| row.contains("End this block") && row.ends_with('ν')),
        "{rows:#?}"
    );
    let mut desk = self::desk().capture();
    desk.press(&["Esc"]);
    let armed = format!("{}  Esc Stage", hints.replace("ι type  ", ""));
    assert_eq!(seen(&desk.model).pop().unwrap(), armed);
}

#[test]
fn messages_name_the_keys_in_force() {
    let mut desk = desk_of(Evening::planned("18:15:00"), Mode::Live);
    assert!(
        desk.opened().said().ends_with("ν begins, λ changes times, ¿ helps"),
        "{}",
        desk.said()
    );
    shows(&desk.model, "ν begins");
    desk.press(&["+"]);
    assert!(desk.said().ends_with("ν begins the next one"), "{}", desk.said());
    desk.press(&["μ"]);
    assert!(desk.said().ends_with("μ lets it ring"), "{}", desk.said());
    desk.press(&["ν", "υ"]);
    assert!(desk.said().ends_with("Υ redoes"), "{}", desk.said());
    desk.press(&["Υ"]);
    assert!(desk.said().ends_with("υ undoes"), "{}", desk.said());
    desk.later(Span::minutes(16));
    assert!(matches!(desk.model.alarms.first(), Some(Alarm::TimeUp { .. })));
    shows(&desk.model, "ν next, + more time");
}

#[test]
fn silent_tables_and_empty_lists_name_the_keys_in_force() {
    let mut desk = desk();
    desk.later(Span::minutes(6));
    assert!(desk.said().contains("τ, then σ when you have been there"), "{}", desk.said());
    let mut desk = desk_of(Evening::of(empty(), "18:15:00"), Mode::Live);
    desk.press(&["Esc", "τ"]);
    shows(&desk.model, "No tables yet. α adds one.");
    desk.press(&["χ"]);
    assert!(desk.said().ends_with("α adds one"), "{}", desk.said());
}

#[test]
fn the_town_hall_names_the_keys_in_force() {
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2");
    let mut desk = desk_of(evening, Mode::Live);
    desk.press(&["4"]);
    shows(&desk.model, "Esc σ   speakers");
    desk.press(&["Esc", "σ"]);
    shows(&desk.model, "Nobody yet: α adds a table");
    desk.press(&["θ"]);
    assert!(desk.model.overlays.is_empty());
}

#[test]
fn a_key_that_leaves_leaves_the_speakers_too_unless_it_does_something_there() {
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2");
    let mut desk = Desk::at(evening);
    let chosen = [(Action::Quit, vec!["a".to_owned()])];
    desk.model.usual.keys = Keymap::choosing(&chosen);
    desk.press(&["4", "Esc", "s", "a"]);
    assert_eq!(desk.model.overlays.len(), 2, "who speaks is asked for");
}

#[test]
fn what_a_report_lacks_is_told_with_the_keys_in_force() {
    let mut desk = desk();
    desk.model.size = (120, 40);
    desk.press(&["6"]);
    shows(&desk.model, "1 idea has no category (3, Enter, #)");
    shows(&desk.model, "paper) (τ, Enter) · head count unknown (;\u{A0}head-count).");
    desk.model.mode = Mode::ReadOnly;
    shows(&desk.model, "1 idea has no category · ");
}
