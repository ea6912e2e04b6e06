//! The part of the settings with the keys: names of actions, and the keys that are to do them.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::found::{Found, brief};
use crate::actions::{
    Action, ActionSpec, Clash, Keymap, Misbound, bindable, may_do, other_of_pair,
};

/// The keys somebody chose for an action, each with its place.
struct Chosen {
    action: Action,
    keys: Vec<(String, Range<usize>)>,
}

pub(super) fn read(table: &DeTable<'_>, found: &mut Found<'_>) -> Keymap {
    let mut all = Vec::new();
    for (name, value) in table {
        if found.is_broken(&name.span()) {
            continue;
        }
        match bindable(&brief(name.get_ref())) {
            Ok(row) => all.push(Chosen { action: row.action, keys: keys(row, value, found) }),
            Err(why) => fault(found, name.span(), &why),
        }
    }
    // What has no sound key left keeps its own.
    all.retain(|it| !it.keys.is_empty());
    sound(all, found)
}

fn chosen(all: &[Chosen]) -> Keymap {
    let words = |it: &Chosen| it.keys.iter().map(|(key, _)| key.clone()).collect();
    let chosen: Vec<(Action, Vec<String>)> = all.iter().map(|it| (it.action, words(it))).collect();
    Keymap::choosing(&chosen)
}

/// What is left once actions whose keys clash have their own again, the later ones first. What one
/// has again may clash too, and every clash is told.
fn sound(mut all: Vec<Chosen>, found: &mut Found<'_>) -> Keymap {
    let mut told: Vec<Clash> = Vec::new();
    loop {
        let keymap = chosen(&all);
        let clashes = clashing(&all, keymap);
        for (clash, at) in &clashes {
            if !told.contains(clash) {
                fault(found, at.clone(), &(*clash).into());
                told.push(*clash);
            }
        }
        let Some((_, last)) = clashes.into_iter().max_by_key(|(_, at)| at.start) else {
            return keymap;
        };
        all.retain(|it| it.keys.iter().all(|(_, place)| *place != last));
    }
}

/// Every clash with its place in the file.
fn clashing(all: &[Chosen], keymap: Keymap) -> Vec<(Clash, Range<usize>)> {
    // What goes along clashes where the action that is named does, and is not told of twice.
    let goes_along = |action| {
        let named = |wanted| all.iter().any(|it| it.action == wanted);
        !named(action) && other_of_pair(action).is_some_and(named)
    };
    let own = |clash: &Clash| !goes_along(clash.one) && !goes_along(clash.other);
    let clashes = keymap.clashes().into_iter().filter(own);
    clashes.filter_map(|clash| Some((clash, place(all, &clash)?))).collect()
}

/// Where a clash came into the file, the later place of two.
fn place(all: &[Chosen], clash: &Clash) -> Option<Range<usize>> {
    let of_either = all.iter().filter(|it| [clash.one, clash.other].contains(&it.action));
    let keys = of_either.flat_map(|it| &it.keys).filter(|(key, _)| key == clash.key);
    keys.map(|(_, at)| at.clone()).max_by_key(|at| at.start)
}

/// One key, or a list of keys.
fn keys(
    row: &ActionSpec,
    value: &Spanned<DeValue<'_>>,
    found: &mut Found<'_>,
) -> Vec<(String, Range<usize>)> {
    let all: Vec<&Spanned<DeValue<'_>>> = match value.get_ref() {
        DeValue::Array(all) => all.iter().collect(),
        _ => vec![value],
    };
    if all.is_empty() {
        fault(found, value.span(), &Misbound::Keyless { action: row.name });
    }
    let mut keys: Vec<(String, Range<usize>)> = Vec::new();
    for one in all {
        let Some(typed) = one.get_ref().as_str() else {
            let typed = found.typed(one.span());
            let why = match may_do(row, &typed) {
                Ok(_) => Misbound::Unquoted { typed },
                Err(_) => Misbound::NoKey { typed },
            };
            fault(found, one.span(), &why);
            continue;
        };
        match may_do(row, &brief(typed)) {
            Ok(key) if keys.iter().any(|(known, _)| *known == key) => {}
            Ok(key) => keys.push((key, one.span())),
            Err(why) => fault(found, one.span(), &why),
        }
    }
    keys
}

fn fault(found: &mut Found<'_>, at: Range<usize>, why: &Misbound) {
    found.fault(at, why.to_string(), why.hint());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::read;
    use crate::setup::Source;

    fn told(keys: &str) -> Vec<String> {
        let reading = read(&Source::new("settings.toml", format!("[keys]\n{keys}")));
        let told = reading.faults.into_iter();
        told.map(|it| {
            let hint = it.hint.map(|hint| format!(" · {hint}")).unwrap_or_default();
            format!("{}:{} {}{hint}", it.line, it.column, it.message)
        })
        .collect()
    }

    fn keymap(keys: &str) -> Keymap {
        let reading = read(&Source::new("settings.toml", format!("[keys]\n{keys}")));
        assert_eq!(reading.faults, []);
        reading.settings.keys
    }

    #[test]
    fn an_action_has_one_key_or_several() {
        let keys = keymap(
            "end-block = 'N'\nundo = ['z', 'ctrl-o', 'z']\n".replace("ctrl", "Ctrl").as_str(),
        );
        assert_eq!(keys.spec(Action::EndBlock).keys, ["N"]);
        assert_eq!(keys.spec(Action::Undo).keys, ["z", "Ctrl-O"]);
        assert_eq!(keys.spec(Action::Start).keys, ["N"], "it shares the key, and goes along");
    }

    #[test]
    fn a_clash_names_the_key_and_both_actions_at_the_later_place() {
        assert_eq!(
            told("undo = 'r'"),
            ["2:8 `r` would do both `back` and `undo` · choose another for `back` or for \
                 `undo`; worldcafe keys lists them"]
        );
        let both = told("end-block = 'z'\npause = 'z'\n");
        assert_eq!(both.len(), 1);
        assert!(both[0].starts_with("3:9 `z` would do both `end-block` and `pause`"), "{both:?}");
        let of_a_screen = told("export = 'n'");
        assert!(of_a_screen[0].starts_with("2:10 `n` would do both"), "{of_a_screen:?}");
        assert_eq!(told("undo = 'r'\nback = 'u'\n"), [""; 0]);
        assert_eq!(told("start = 'N'\nend-block = 'N'\n"), [""; 0]);
    }

    #[test]
    fn keys_that_clash_are_refused_and_the_rest_holds() {
        let keys = |file: &str| read(&Source::new("s", format!("[keys]\n{file}"))).settings.keys;
        let of =
            |keys: Keymap, all: &[Action]| all.iter().map(|it| keys.key(*it)).collect::<Vec<_>>();
        let (end, pause, undo, back) =
            (Action::EndBlock, Action::Pause, Action::Undo, Action::Back);
        let some = keys("end-block = 'z'\npause = 'z'\nundo = 'Z'\n");
        assert_eq!(of(some, &[end, pause, undo]), ["z", "p", "Z"], "the first keeps it");
        let file = "pause = 'z'\nend-block = 'z'\nundo = 'n'\n";
        assert_eq!(of(keys(file), &[pause, end, undo]), ["z", "n", "u"], "one that took its own");
        let all = told(file);
        let is_told = |words: &str| all.iter().any(|it| it.contains(words));
        assert!(is_told("3:13 `z` would do both `end-block` and `pause`"), "{all:?}");
        assert!(is_told("4:8 `n` would do both `end-block` and `undo`"), "{all:?}");
        let some = keys("undo = 'r'\nback = 33\nend-block = ['N', 3]\n");
        assert_eq!(of(some, &[undo, back, end]), ["u", "r", "N"], "one that lost its place too");
    }

    #[test]
    fn what_goes_along_with_a_key_is_in_no_fault_of_its_own() {
        let only = told("pause = 'n'\n");
        assert_eq!(only.len(), 2, "{only:?}");
        assert!(only.iter().all(|it| it.contains(" and `pause` ")), "{only:?}");
        assert_eq!(keymap("resume = 'z'\n").spec(Action::Pause).keys, ["z"]);
    }

    #[test]
    fn what_is_no_key_or_no_action_is_told_where_it_stands() {
        assert_eq!(
            told(
                "end-blok = 'e'\nsave = 'x'\nundo = ['z', 3, 'Ctrl-S']\npause = []\n\
                  back = 33\nseen = [['e']]\n"
            ),
            [
                "2:1 there is no action `end-blok` · did you mean `end-block`",
                "3:1 the keys of `save` stay as they are · leave the line out",
                "4:14 `3` is no key · a key stands between quotes: \"3\"",
                "4:17 `Ctrl-S` belongs to the terminal, which stops by it · choose another",
                "5:9 `pause` has no key left · give it one, or leave the line out",
                "6:8 `33` is no key · a key is a letter or a sign, or Ctrl- and a letter: n, U, \
                 *, Ctrl-O",
                "7:9 `['e']` is no key · a key is a letter or a sign, or Ctrl- and a letter: n, \
                 U, *, Ctrl-O",
            ]
        );
    }
}
