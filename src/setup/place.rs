//! How a place in a plan is said: `block 3`, `item 2 of goals`.

use super::words::quoted;

/// The lists of a plan and what one entry of each is called.
const ENTRIES: [(&str, &str); 8] = [
    ("programme", "block"),
    ("questions", "question"),
    ("categories", "category"),
    ("tables", "table"),
    ("roles", "role"),
    ("people", "person"),
    ("asks", "ask"),
    ("speakers", "speaker"),
];

/// Says the place of a JSON pointer, by its last step and, in a list, the list's.
pub(super) fn said(path: &str) -> String {
    let mut steps = path.rsplit('/');
    let last = steps.next().unwrap_or_default();
    let list = steps.next().unwrap_or_default();
    if path.is_empty() {
        return "the plan".to_owned();
    }
    let Ok(place) = last.parse::<usize>() else {
        return quoted(&last.replace("~1", "/").replace("~0", "~"));
    };
    let place = place.saturating_add(1);
    // The tables of an ask are names, those of the plan are objects.
    let names = path.contains("/asks/") && list == "tables";
    match ENTRIES.iter().find(|(key, _)| *key == list && !names) {
        Some((_, entry)) => format!("{entry} {place}"),
        None => format!("item {place} of {}", quoted(list)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_said_as_people_count() {
        for (path, words) in [
            ("", "the plan"),
            ("/title", "`title`"),
            ("/programme/2", "block 3"),
            ("/questions/0/categories/1", "category 2"),
            ("/questions/0/goals/1", "item 2 of `goals`"),
            ("/programme/0/asks/0", "ask 1"),
            ("/programme/0/asks/0/tables/0", "item 1 of `tables`"),
            ("/tables/0", "table 1"),
            ("/a~1b", "`a/b`"),
        ] {
            assert_eq!(said(path), words, "{path}");
        }
    }
}
