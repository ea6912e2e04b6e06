//! The settings file read, with every fault at once.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::found::Found;
use super::keys;
use super::table::{KEYS, SETTINGS, Settings};
use crate::actions::named;
use crate::domain::Span;
use crate::setup::{Fault, Source, quoted};
use crate::text::nearest;
use crate::theme::ThemeChoice;

/// The longest a setting in minutes may be: a day.
const LONGEST: i64 = 24 * 60;

/// What came of reading a settings file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The settings: what is sound in the file, and what is usual in place of the rest.
    pub settings: Settings,
    /// Every fault, by place.
    pub faults: Vec<Fault>,
}

/// Reads a settings file.
#[must_use]
pub fn read(source: &Source) -> Reading {
    let mut found = Found::of(&source.text);
    let mut settings = Settings::default();
    if let Some(at) = source.undecoded() {
        found.break_at(&(at..at));
        found.fault(at..at, "these bytes are no UTF-8".into(), "save the file as UTF-8");
    }
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    for error in &errors {
        let at = error.span().unwrap_or_default();
        found.break_at(&at);
        let words = error.message().lines().next().unwrap_or_default().to_owned();
        found.fault(at, words, "the file is TOML: name = value, words between \" and \"");
    }
    whole(table.get_ref(), &mut settings, &mut found);
    Reading { settings, faults: found.placed() }
}

fn whole(table: &DeTable<'_>, settings: &mut Settings, found: &mut Found<'_>) {
    for (name, value) in table {
        // Where the writing itself is wrong, what stands there is not what was meant.
        if found.is_broken(&name.span()) {
            continue;
        }
        match &**name.get_ref() {
            "theme" => theme(value, settings, found),
            "bell" => match value.get_ref() {
                DeValue::Boolean(rings) => settings.bell = *rings,
                _ => wrong(value, "bell", found),
            },
            "warnings" => warnings(value, settings, found),
            "silence" => settings.silence = minutes(value, found).unwrap_or(settings.silence),
            KEYS => match value.get_ref() {
                DeValue::Table(keys) => settings.keys = keys::read(keys, found),
                _ => {
                    let words = "keys is a part of the file".to_owned();
                    found.fault(name.span(), words, "write [keys], and below it a line an action");
                }
            },
            other => unknown(name, other, found),
        }
    }
}

fn unknown(name: &Spanned<std::borrow::Cow<'_, str>>, typed: &str, found: &mut Found<'_>) {
    let names = SETTINGS.iter().map(|it| it.name).chain([KEYS]);
    let hint = match nearest(names, typed) {
        _ if named(typed).is_some() => "keys of actions stand below [keys]".to_owned(),
        Some(name) => format!("did you mean {}", quoted(name)),
        None => "worldcafe settings prints everything that can be set".to_owned(),
    };
    found.fault(name.span(), format!("there is no setting {}", quoted(typed)), hint);
}

fn theme(value: &Spanned<DeValue<'_>>, settings: &mut Settings, found: &mut Found<'_>) {
    let Some(word) = value.get_ref().as_str() else { return wrong(value, "theme", found) };
    match ThemeChoice::called(word) {
        Some(theme) => settings.theme = theme,
        None => {
            let hint = match nearest(ThemeChoice::ALL.map(ThemeChoice::word), word) {
                Some(theme) => format!("did you mean {}", quoted(theme)),
                None => format!("it takes {}", takes("theme")),
            };
            found.fault(value.span(), format!("there is no theme {}", quoted(word)), hint);
        }
    }
}

fn warnings(value: &Spanned<DeValue<'_>>, settings: &mut Settings, found: &mut Found<'_>) {
    let DeValue::Array(all) = value.get_ref() else { return wrong(value, "warnings", found) };
    let minutes: Option<Vec<Span>> =
        all.iter().map(|one| minutes(one, found)).collect::<Vec<_>>().into_iter().collect();
    settings.warnings = minutes.unwrap_or_else(|| std::mem::take(&mut settings.warnings));
}

/// Whole minutes, from one to a day; a fault where it is something else.
fn minutes(value: &Spanned<DeValue<'_>>, found: &mut Found<'_>) -> Option<Span> {
    let number = value.get_ref().as_integer();
    let minutes = number.and_then(|it| i64::from_str_radix(it.as_str(), it.radix()).ok());
    let minutes = minutes.filter(|minutes| (1..=LONGEST).contains(minutes));
    if minutes.is_none() {
        let typed = found.typed(value.span());
        let words = format!("`{typed}` is no whole number of minutes from 1 to {LONGEST}");
        found.fault(value.span(), words, "");
    }
    minutes.map(Span::minutes)
}

fn wrong(value: &Spanned<DeValue<'_>>, name: &'static str, found: &mut Found<'_>) {
    found.fault(value.span(), format!("{name} takes {}", takes(name)), "");
}

fn takes(name: &str) -> &'static str {
    SETTINGS.iter().find(|it| it.name == name).map_or("", |it| it.takes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::Action;

    fn told(file: &str) -> Vec<String> {
        let reading = read(&Source::new("settings.toml", file));
        let told = |it: &Fault| {
            let hint = it.hint.as_deref().unwrap_or_default();
            format!("{}:{} {} · {hint}", it.line, it.column, it.message)
        };
        reading.faults.iter().map(told).collect()
    }

    #[test]
    fn what_is_set_applies_and_the_rest_is_usual() {
        let file = "theme = 'light'\nbell = false\nwarnings = [10, 0x2]\n[keys]\nundo = 'z'\n";
        let settings = read(&Source::new("s", file)).settings;
        assert_eq!(settings.theme, ThemeChoice::Light);
        assert!(!settings.bell);
        assert_eq!(settings.warnings, [Span::minutes(10), Span::minutes(2)]);
        assert_eq!(settings.silence, Span::minutes(10));
        assert_eq!(settings.keys.key(Action::Undo), "z");
        assert_eq!(read(&Source::new("s", "")).settings, Settings::default());
        assert_eq!(read(&Source::new("s", "warnings = []")).settings.warnings, []);
    }

    #[test]
    fn every_fault_is_told_with_its_place_and_the_nearest_right_name() {
        let file = "them = 'dark'\ntheme = 'lihgt'\nbell = 'on'\nwarnings = [5, 0, 'x']\n\
                    silence = 1.5\nend-block = 'e'\nrhubarb = 1\n";
        assert_eq!(
            told(file),
            [
                "1:1 there is no setting `them` · did you mean `theme`",
                "2:9 there is no theme `lihgt` · did you mean `light`",
                "3:8 bell takes true or false · ",
                "4:16 `0` is no whole number of minutes from 1 to 1440 · ",
                "4:19 `'x'` is no whole number of minutes from 1 to 1440 · ",
                "5:11 `1.5` is no whole number of minutes from 1 to 1440 · ",
                "6:1 there is no setting `end-block` · keys of actions stand below [keys]",
                "7:1 there is no setting `rhubarb` · worldcafe settings prints everything that \
                 can be set",
            ]
        );
    }

    #[test]
    fn what_is_sound_applies_whatever_is_wrong_beside_it() {
        let file = "theme = 'lihgt'\nbell = false\nwarnings = [5, 'x']\nsilence = 3\nrhubarb = 1\n\
                    [keys]\nundo = 'z'\nend-blok = 'e'\npause = 'n'\n";
        let settings = read(&Source::new("s", file)).settings;
        let usual = Settings::default();
        assert_eq!((settings.theme, &settings.warnings), (usual.theme, &usual.warnings));
        assert_eq!((settings.bell, settings.silence), (false, Span::minutes(3)));
        let keys = settings.keys;
        assert_eq!((keys.key(Action::Undo), keys.key(Action::Pause)), ("z", "p"));
        for broken in ["theme = light\n", "theme = 'light\n", "bell = true\n", "theme = \n"] {
            let settings = read(&Source::new("s", format!("{broken}bell = false\nsilence = 3\n")));
            assert_eq!(settings.settings.theme, usual.theme, "{broken}");
            assert_eq!(settings.settings.silence, Span::minutes(3), "{broken}");
        }
    }

    #[test]
    fn what_a_setting_takes_says_how_long_it_may_be() {
        let bound = format!("whole minutes, from 1 to {LONGEST}");
        for name in ["warnings", "silence"] {
            assert!(takes(name).ends_with(&bound), "{name} takes {}", takes(name));
        }
        assert_eq!(
            told("warnings = 5\nsilence = 1441\n"),
            [
                "1:12 warnings takes a list of whole minutes, from 1 to 1440 · ",
                "2:11 `1441` is no whole number of minutes from 1 to 1440 · ",
            ]
        );
        assert_eq!(told("warnings = [1, 1440]\nsilence = 1440\n"), [""; 0]);
    }

    #[test]
    fn what_is_no_toml_is_told_where_it_is() {
        for (file, place) in [
            ("theme = \n", "1:"),
            ("theme = dark\n", "1:"),
            ("bell = true\nbell = false\n", "2:"),
            ("[keys\nundo = 'z'\n", "1:"),
            ("theme = 'dark\n", "1:"),
            ("keys = 'n'\n", "1:1 keys is a part of the file"),
        ] {
            let told = told(file);
            assert!(told.first().is_some_and(|it| it.starts_with(place)), "{file:?}: {told:#?}");
        }
        let latin = Source::from_bytes("s", b"theme = 'd\xe4rk'".to_vec());
        assert_eq!(read(&latin).faults[0].message, "these bytes are no UTF-8");
    }

    #[test]
    fn nothing_of_the_file_acts_on_the_terminal() {
        let told = told(&format!("theme = \"\\u001b[31m\\u202e\"\n\"{}\" = 1\n", "x".repeat(999)));
        assert_eq!(told.len(), 2, "{told:#?}");
        assert!(told.iter().all(|it| !it.contains(['\u{1b}', '\u{202e}'])), "{told:#?}");
        assert!(told.iter().all(|it| it.chars().count() < 200), "{told:#?}");
    }
}
