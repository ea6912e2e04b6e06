//! What to write instead: a key by its name here, where it belongs, what a list looks like.

use serde_json::Value;

use super::schema::FORM;
use super::words::quoted;

/// What people call a key that has another name here, the likelier first.
const OTHER_NAMES: [(&str, &str); 19] = [
    ("agenda", "programme"),
    ("attendees", "participants"),
    ("begin", "start"),
    ("blocks", "programme"),
    ("description", "text"),
    ("duration", "length"),
    ("label", "text"),
    ("name", "title"),
    ("name", "label"),
    ("name", "text"),
    ("organization", "organisation"),
    ("program", "programme"),
    ("question", "text"),
    ("time", "start"),
    ("timezone", "time_zone"),
    ("title", "label"),
    ("title", "text"),
    ("title", "name"),
    ("type", "kind"),
];

/// The objects of a plan by the name of their form, and how they are said.
const OBJECTS: [(&str, &str); 8] = [
    ("Block", "a block of `programme`"),
    ("Question", "a question"),
    ("Category", "a category of a question"),
    ("Table", "a table of `tables`"),
    ("Person", "a person of `people`"),
    ("RoleLine", "a line of `roles`"),
    ("Ask", "one of the `asks` of a block"),
    ("Speaker", "a speaker of a block"),
];

/// What the entries of a list look like.
const LISTS: [(&str, &str); 7] = [
    ("asks", r#"[{ "question": "q1", "tables": ["1", "2"] }, …]"#),
    ("categories", r#"[{ "letter": "a", "label": "Trees" }, …]"#),
    ("people", r#"[{ "name": "Ada", "affiliation": "City" }, …]"#),
    ("programme", r#"[{ "title": "Conversation 1", "length": "25 min" }, …]"#),
    ("questions", r#"[{ "text": "What matters to us?" }, …]"#),
    ("roles", r#"[{ "role": "Hosts", "names": ["Ada"] }, …]"#),
    ("speakers", r#"[{ "name": "Ada", "affiliation": "City" }, …]"#),
];

/// The key meant, of those allowed here: another name for it, or its singular or plural.
pub(super) fn called<'a>(key: &str, allowed: &[&'a str]) -> Option<&'a str> {
    let stem = |word: &str| word.trim_end_matches('s').to_owned();
    let names = OTHER_NAMES.iter().filter(|(other, _)| *other == key);
    let named = names.into_iter().find_map(|(_, name)| allowed.iter().find(|it| *it == name));
    named.or_else(|| allowed.iter().find(|it| stem(it) == stem(key))).copied()
}

/// Says which objects have a key, under the name it has there; `None` where none has.
pub(super) fn belongs(key: &str) -> Option<String> {
    if key == "date" {
        let hint = r#"the first block of a day has it: { "title": …, "date": "2026-11-21" }"#;
        return Some(hint.to_owned());
    }
    let names = OTHER_NAMES.iter().filter(|(other, _)| *other == key).map(|(_, name)| *name);
    std::iter::once(key).chain(names).find_map(|name| {
        let homes: Vec<&str> = homes(name).collect();
        (!homes.is_empty()).then(|| format!("{} belongs in {}", quoted(name), homes.join(" or ")))
    })
}

fn homes(key: &str) -> impl Iterator<Item = &'static str> {
    let has = move |pointer: &str| {
        let properties = FORM.pointer(pointer).and_then(|it| it.get("properties"));
        properties.and_then(Value::as_object).is_some_and(|keys| keys.contains_key(key))
    };
    let objects = OBJECTS.iter().filter(move |(form, _)| has(&format!("/$defs/{form}")));
    objects.map(|(_, said)| *said).chain(has("").then_some("the plan itself"))
}

/// Says what a list looks like that something else stands for.
pub(super) fn list_reads(path: &str, key: &str) -> String {
    if path == "/tables" {
        return r#"write how many there are, or name them: [{ "name": "1", "seats": 5 }, …]"#
            .into();
    }
    let entries = LISTS.iter().find(|(list, _)| *list == key).map(|(_, entries)| *entries);
    format!("{} reads {}", quoted(key), entries.unwrap_or(r#"["one", "two"]"#))
}

#[cfg(test)]
mod tests {
    use crate::setup::case::told_with;

    #[test]
    fn a_key_in_the_wrong_place_says_where_it_belongs() {
        assert_eq!(
            told_with(
                "\"date\": \"2026-11-21\",\n\"start\": \"18:00\", \"text\": \"\",\n\"duration\": \"1 h\",\n\
                 \"questions\": [{\"title\": \"Why?\", \"date\": \"\"}, {\"text\": \"\", \"place\": \"\"}]"
            )
            .into_iter()
            .filter(|told| told.contains("key"))
            .collect::<Vec<_>>(),
            [
                "2:1 error: unknown key `date` (the first block of a day has it: { \"title\": …, \"date\": \"2026-11-21\" })",
                "3:1 error: unknown key `start` (`start` belongs in a block of `programme`)",
                "3:19 error: unknown key `text` (`text` belongs in a block of `programme` or a question)",
                "4:1 error: unknown key `duration` (`length` belongs in a block of `programme`)",
                "5:16 error: unknown key `title` (did you mean `text`)",
                "5:33 error: unknown key `date` (the first block of a day has it: { \"title\": …, \"date\": \"2026-11-21\" })",
                "5:59 error: unknown key `place` (`place` belongs in the plan itself)",
            ]
        );
        assert_eq!(
            told_with("\"tables\": \"many\""),
            [
                "2:11 error: `tables` is text, it should be a whole number or a list (write how many there are, or name them: [{ \"name\": \"1\", \"seats\": 5 }, …])"
            ]
        );
    }
}
