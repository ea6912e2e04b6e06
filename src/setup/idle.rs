//! What a plan says to no purpose: words twice, empty ones, characters that nobody sees.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::fault::Faults;
use super::place::said;
use super::tree::{At, Shape, step};
use super::words::quoted;
use crate::text::fold;

/// Tells them all; none of them stops a plan.
pub(super) fn check(root: &At<'_>, faults: &mut Faults) {
    let (questions, people, roles) =
        (root.list("questions"), root.list("people"), root.list("roles"));
    twice(of(&questions, "text"), faults, |_, [here, first]| {
        let message = format!("{} has the words of {}", entry(here), entry(first));
        (message, "a block asks a question once more by its id")
    });
    twice(of(&people, "name"), faults, |name, _| {
        (
            format!("two people are called {name}"),
            "each has a seat; tell them apart, or leave one out",
        )
    });
    twice(of(&roles, "role"), faults, |role, _| {
        (format!("the role {role} stands here twice"), "all who have it belong in one line")
    });
    for question in questions {
        twice(of(&question.list("categories"), "label"), faults, |label, _| {
            let message = format!("two categories of this question are called {label}");
            (message, "their ideas are counted apart; call one otherwise, or leave it out")
        });
        empty(&question.list("goals"), faults);
    }
    for (entries, key) in [(people, "roles"), (roles, "names")] {
        for entry in entries {
            let words = entry.list(key);
            empty(&words, faults);
            twice(words, faults, |one, _| (format!("{one} stands here twice"), "leave it out"));
        }
    }
    unseen(root, faults);
}

fn of<'t>(entries: &[At<'t>], key: &str) -> Vec<At<'t>> {
    entries.iter().filter_map(|entry| entry.get(key)).collect()
}

/// The entry that has the words at this place, as people count.
fn entry(path: &str) -> String {
    said(path.rsplit_once('/').map_or("", |(entry, _)| entry))
}

/// Tells words that stand there already, in whatever case; of them the places of both are said.
fn twice(
    words: Vec<At<'_>>,
    faults: &mut Faults,
    say: impl Fn(&str, [&str; 2]) -> (String, &'static str),
) {
    let mut seen: HashMap<String, String> = HashMap::new();
    for at in words {
        let Some(words) = at.text().filter(|words| !words.trim().is_empty()) else { continue };
        match seen.entry(fold(words)) {
            Entry::Vacant(free) => {
                free.insert(at.path.clone());
            }
            Entry::Occupied(first) => {
                let (message, hint) = say(&quoted(words), [&at.path, first.get()]);
                faults.warning(&at, message, Some(hint.to_owned()));
            }
        }
    }
}

fn empty(words: &[At<'_>], faults: &mut Faults) {
    for at in words.iter().filter(|at| at.text().is_some_and(|words| words.trim().is_empty())) {
        faults.warning(at, format!("{} is empty", said(&at.path)), Some("leave it out".to_owned()));
    }
}

/// Tells characters that steer a screen or turn letters round, wherever words stand.
fn unseen(at: &At<'_>, faults: &mut Faults) {
    match &at.node.shape {
        Shape::Text(words) => {
            if let Some(sign) = words.chars().find(|sign| steers(*sign)) {
                let sign = u32::from(sign);
                let message = format!("a character that is never shown stands here: U+{sign:04X}");
                faults.warning(at, message, Some("leave it out".to_owned()));
            }
        }
        Shape::List(_) => at.items().iter().for_each(|it| unseen(it, faults)),
        Shape::Object(entries) => {
            for entry in entries {
                unseen(&At { node: &entry.value, path: step(&at.path, &entry.key) }, faults);
            }
        }
        Shape::Null | Shape::Bool(_) | Shape::Number(_) => {}
    }
}

/// True for controls other than tabs and line ends, and for what overrides or isolates a direction.
fn steers(sign: char) -> bool {
    let is_direction = matches!(sign, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    is_direction || (sign.is_control() && !matches!(sign, '\t' | '\n' | '\r'))
}

#[cfg(test)]
mod tests {
    use crate::setup::case::told_with;

    #[test]
    fn words_that_stand_twice_are_told_at_the_second_whatever_their_case() {
        assert_eq!(
            told_with(
                "\"questions\": [{\"text\": \"Why?\", \"categories\": [\n\
                 {\"letter\": \"a\", \"label\": \"Trees\"}, {\"letter\": \"b\", \"label\": \"trees\"}]},\n\
                 {\"text\": \"WHY?\", \"categories\": [{\"letter\": \"a\", \"label\": \"Trees\"}]}],\n\
                 \"people\": [{\"name\": \"Ada\"}, {\"name\": \"ada\", \"roles\": [\"host\", \"Host\"]}],\n\
                 \"roles\": [{\"role\": \"Hosts\", \"names\": [\"Bo\", \"Bo\"]}, {\"role\": \"hosts\"}]"
            ),
            [
                "3:61 warning: two categories of this question are called `trees` (their ideas are counted apart; call one otherwise, or leave it out)",
                "4:10 warning: question 2 has the words of question 1 (a block asks a question once more by its id)",
                "5:38 warning: two people are called `ada` (each has a seat; tell them apart, or leave one out)",
                "5:63 warning: `Host` stands here twice (leave it out)",
                "6:45 warning: `Bo` stands here twice (leave it out)",
                "6:62 warning: the role `hosts` stands here twice (all who have it belong in one line)",
            ]
        );
    }

    #[test]
    fn empty_words_in_a_list_are_told() {
        assert_eq!(
            told_with("\"questions\": [{\"text\": \"?\", \"goals\": [\"\", \"Range\", \" \"]}]"),
            [
                "2:39 warning: item 1 of `goals` is empty (leave it out)",
                "2:52 warning: item 3 of `goals` is empty (leave it out)"
            ]
        );
    }

    #[test]
    fn a_character_that_steers_what_shows_it_is_told_and_a_line_end_is_none() {
        for (sign, name) in
            [("\\u202e", "U+202E"), ("\\u001b[31m", "U+001B"), ("\\u2066", "U+2066")]
        {
            assert_eq!(
                told_with(&format!("\"place\": \"Hall\", \"subtitle\": \"a{sign}b\"")),
                [format!(
                    "2:30 warning: a character that is never shown stands here: {name} (leave it out)"
                )]
            );
        }
        assert_eq!(
            told_with("\"summary\": \"one\\n\\ttwo\", \"place\": \"\u{5d0}\u{200f}\""),
            [""; 0]
        );
    }
}
