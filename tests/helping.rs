//! Help says the truth: every key that acts on a screen is listed there, and every key listed acts
//! or says why not.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use worldcafe::actions::{ACTIONS, ActionSpec, Scope};
use worldcafe::domain::BlockId;
use worldcafe::session::{Command, Session};
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::help::{Section, sections};
use worldcafe::tui::model::{Counts, Mode};
use worldcafe::tui::words::OUT_OF_ROOM;
use worldcafe::tui::{Model, Msg, update};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};
use crate::support::hall::hall;

/// A screen somebody is at: how they came there, and which scopes of its help are heard right there.
struct At {
    keys: &'static [&'static str],
    heard: &'static [Scope],
    /// These keys come first: Esc, where a line has the cursor.
    before: Option<KeyCode>,
}

const fn at(keys: &'static [&'static str], heard: &'static [Scope]) -> At {
    At { keys, heard, before: None }
}

const STAGE: &[Scope] = &[Scope::Room, Scope::Stage];

const PLACES: &[At] = &[
    at(&[], STAGE),
    at(&["v"], STAGE),
    at(&["3", "j", "j"], &[Scope::Tally, Scope::Rows, Scope::Room, Scope::Stage]),
    at(&["3", "Enter", "k", "k"], &[Scope::List, Scope::Rows, Scope::Room, Scope::Stage]),
    at(&["6", "j", "j"], &[Scope::Report, Scope::Room, Scope::Stage]),
    at(&["l"], &[Scope::Programme, Scope::Rows, Scope::Room, Scope::Stage]),
    at(&["t", "j", "j"], &[Scope::Tables, Scope::Rows, Scope::Room, Scope::Stage]),
    at(&["c", "j"], &[Scope::Categories, Scope::Rows, Scope::Room, Scope::Stage]),
    at(&["c", "s", "j"], &[Scope::Split, Scope::Rows, Scope::Room, Scope::Stage]),
    At { keys: &["2"], heard: STAGE, before: Some(KeyCode::Esc) },
    At { keys: &["4"], heard: STAGE, before: Some(KeyCode::Esc) },
];

fn evenings() -> Vec<(&'static str, Evening)> {
    let drawn = Evening::drawn;
    let (mut paused, mut hall, mut closed) = (drawn(), drawn(), drawn());
    paused.does("19:15:20", Command::Pause { block: BlockId::new("c2"), reason: None });
    hall.ends("19:30:00", "c2").at("19:37:00");
    closed.does("20:21:00", Command::Close).at("20:30:00");
    let planned = Evening::planned("18:00:00");
    vec![
        ("runs", drawn()),
        ("paused", paused),
        ("hall", hall),
        ("closed", closed),
        ("planned", planned),
    ]
}

fn key(name: &str) -> KeyEvent {
    let named = [
        ("Space", KeyCode::Char(' ')),
        ("Enter", KeyCode::Enter),
        ("Tab", KeyCode::Tab),
        ("Esc", KeyCode::Esc),
        ("PgUp", KeyCode::PageUp),
        ("PgDn", KeyCode::PageDown),
        ("F1", KeyCode::F(1)),
        ("↑", KeyCode::Up),
        ("↓", KeyCode::Down),
    ];
    let code = |name: &str| {
        let known = named.iter().find(|(known, _)| *known == name).map(|(_, code)| *code);
        known.unwrap_or_else(|| KeyCode::Char(name.chars().next().unwrap()))
    };
    match (name.strip_prefix("Ctrl-"), name.strip_prefix("Shift+")) {
        (Some(letter), _) => KeyEvent::new(code(&letter.to_lowercase()), KeyModifiers::CONTROL),
        (_, Some(name)) => KeyEvent::new(code(name), KeyModifiers::SHIFT),
        _ => KeyEvent::new(code(name), KeyModifiers::NONE),
    }
}

/// All of a model but what only records can change.
fn looks(model: &Model) -> String {
    static NONE: LazyLock<(Session, Counts)> = LazyLock::new(Default::default);
    let mut model = model.clone();
    (model.session, model.counts) = NONE.clone();
    format!("{model:?}")
}

/// True where a key does something there, or says why not.
fn acts(model: &Model, before: Option<KeyCode>, name: &str) -> bool {
    let mut model = model.clone();
    if let Some(code) = before {
        let key = KeyEvent::new(code, KeyModifiers::NONE);
        update(&mut model, Msg::Key { key, batch: 9_000 });
    }
    let mut after = model.clone();
    let effects = update(&mut after, Msg::Key { key: key(name), batch: 9_001 });
    // Where a key is none, that may be said.
    let told = after.message.as_ref().map_or("", |message| &message.words);
    if told == OUT_OF_ROOM || told.starts_with("letters are keys here") {
        return false;
    }
    // A key without meaning goes into the line.
    let typed = before.is_some() && after.capture.line.text() != model.capture.line.text();
    after.capture.armed.clone_from(&model.capture.armed);
    after.capture.again = model.capture.again;
    after.letter = model.letter;
    let armed = before.is_some() && effects.is_empty() && looks(&after) == looks(&model);
    !typed && !armed && (!effects.is_empty() || looks(&after) != looks(&model))
}

#[test]
fn where_nothing_can_be_changed_help_speaks_of_no_typing() {
    let modes = [Mode::ReadOnly, Mode::Replay { speed: 1, paused: false, over: false }];
    for (mode, place) in modes.iter().flat_map(|mode| PLACES.iter().map(move |at| (mode, at))) {
        let mut desk = Desk::of(Evening::drawn(), *mode);
        desk.press(place.keys).press(&["?"]);
        desk.model.size = (100, 90);
        let help = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
        for word in ["the line", "type", "blinks", "changed", "shorten", "keeps running"] {
            assert!(!help.contains(word), "{mode:?} {:?} {word}\n{help}", place.keys);
        }
    }
}

fn keys_of(sections: &[Section]) -> BTreeSet<&'static str> {
    sections.iter().flat_map(|it| &it.rows).flat_map(|(_, keys)| keys).copied().collect()
}

/// A key that leads where one is already has nothing to do, nor has Esc where nothing is open, nor
/// a cursor where there are no rows to go by.
fn is_worth_asking(name: &str, place: &At, state: &str) -> bool {
    const MOVES: [&str; 8] = ["↑", "↓", "k", "j", "PgUp", "PgDn", "g", "G"];
    let first = place.keys.first().copied().unwrap_or("1");
    let leads_here = name == first && first != "v" || name == "i" && place.before.is_some();
    let is_esc = name == "Esc" && place.keys.is_empty();
    !leads_here && !is_esc && (state == "runs" || !MOVES.contains(&name))
}

#[test]
fn help_lists_exactly_the_keys_that_act_on_its_screen() {
    let names: BTreeSet<&str> = ACTIONS
        .iter()
        .filter(|row| row.scope != Scope::Line || !row.chords.is_empty())
        .flat_map(ActionSpec::every_key)
        .collect();
    let modes = [Mode::Live, Mode::ReadOnly, Mode::Replay { speed: 1, paused: false, over: false }];
    let mut wrong = Vec::new();
    for mode in modes {
        for (state, evening) in evenings() {
            for place in PLACES {
                let mut desk = Desk::of(evening.clone(), mode);
                desk.model.size = (80, 24);
                desk.press(place.keys);
                if desk.model.overlays.len() + usize::from(desk.model.message.is_some()) > 0 {
                    continue;
                }
                let is_heard = |scope| place.heard.contains(&scope) || scope == Scope::Replay;
                let (heard, others): (Vec<Section>, Vec<Section>) =
                    sections(&desk.model).into_iter().partition(|it| is_heard(it.scope));
                let (heard, others) = (keys_of(&heard), keys_of(&others));
                let before = place.before.filter(|_| desk.model.can_change());
                for name in names.iter().filter(|name| is_worth_asking(name, place, state)) {
                    let acts = acts(&desk.model, before, name);
                    // After Esc an arrow is the line's, and where there is no line, the list's.
                    let plain = name.trim_start_matches("Shift+");
                    let elsewhere = place.before.is_some() && others.contains(plain);
                    if acts != heard.contains(name) && !(acts && elsewhere) {
                        wrong
                            .push(format!("{mode:?} {state} {:?} {name}: acts {acts}", place.keys));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn help_begins_with_the_keys_most_wanted_here() {
    let first = |keys: &[&str]| {
        let mut desk = Desk::at(Evening::drawn());
        desk.press(keys);
        let all = worldcafe::tui::help::first(&desk.model);
        assert!(all.len() <= 11, "{all:?}");
        all
    };
    let stage = first(&[]);
    assert_eq!(stage[0], ("n".to_owned(), "End this block and start the next"));
    assert_eq!(stage.last().unwrap(), &("q".to_owned(), "Leave"));
    let line = first(&["2"]);
    assert_eq!(line[0], ("Enter".to_owned(), "Save the line"));
    assert!(line.contains(&("Ctrl-P".to_owned(), "Find an action by name")), "{line:?}");
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&["?"]);
    let help = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None)));
    assert!(help[1].starts_with(" n              End this block"), "{help:?}");
}

#[test]
fn the_help_of_a_town_hall_tells_what_its_signs_mean() {
    let mut desk = hall();
    desk.press(&["F1"]);
    let seen = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
    assert!(seen.contains("Say what it is about") && seen.contains("Say who speaks"), "{seen}");
}
