//! What must be one of a kind: ids in their list, letters in their question, names of tables.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::fault::Faults;
use super::known::Known;
use super::place::said;
use super::tree::At;
use super::words::quoted;
use crate::text::fold;

/// Tells ids, letters and table names used twice, and proposes ids where some have one.
pub(super) fn check(root: &At<'_>, known: &Known<'_>, faults: &mut Faults) {
    let questions = root.list("questions");
    let blocks = root.list("programme");
    for list in [&questions, &blocks] {
        once(list, "id", faults, id_twice);
    }
    propose(&questions, &known.questions, faults);
    propose(&blocks, &known.blocks, faults);
    for question in &questions {
        let categories = question.list("categories");
        once(&categories, "id", faults, id_twice);
        let letters: Vec<String> =
            categories.iter().filter_map(|at| at.words("letter")).map(fold).collect();
        let free = ('a'..='z').map(String::from).find(|one| !letters.contains(one));
        once_as(fold, &categories, "letter", faults, |letter, _, _| {
            let message = format!("the letter {} is used twice in this question", quoted(letter));
            (message, free.as_deref().map(|free| format!("{} is free", quoted(free))))
        });
    }
    once(&root.list("tables"), "name", faults, |name, _, _| {
        let hint = "people, notes and asks find a table by its name".to_owned();
        (format!("two tables are named {}", quoted(name)), Some(hint))
    });
}

/// An entry bears the id of an earlier one of its list.
fn id_twice(id: &str, path: &str, first: &str) -> (String, Option<String>) {
    let entry = |path: &str| said(path.rsplit_once('/').map_or("", |(entry, _)| entry));
    let message = format!("{} has the id {} of {}", entry(path), quoted(id), entry(first));
    (message, Some("write another, or none: the program then gives it one".to_owned()))
}

fn once(
    list: &[At<'_>],
    key: &str,
    faults: &mut Faults,
    say: impl Fn(&str, &str, &str) -> (String, Option<String>),
) {
    once_as(str::to_owned, list, key, faults, say);
}

/// Once, where words that `meant` makes one are the same. Of the others the words, the path and
/// that of the first are said.
fn once_as(
    meant: impl Fn(&str) -> String,
    list: &[At<'_>],
    key: &str,
    faults: &mut Faults,
    say: impl Fn(&str, &str, &str) -> (String, Option<String>),
) {
    let mut seen: HashMap<String, String> = HashMap::new();
    for at in list.iter().filter_map(|entry| entry.get(key)) {
        let Some(words) = at.text().filter(|words| !words.is_empty()) else { continue };
        match seen.entry(meant(words)) {
            Entry::Vacant(free) => {
                free.insert(at.path.clone());
            }
            Entry::Occupied(first) => {
                let (message, hint) = say(words, &at.path, first.get());
                faults.error(&at, message, hint);
            }
        }
    }
}

/// Ids written for some and left out for others are most likely forgotten.
fn propose(list: &[At<'_>], ids: &[String], faults: &mut Faults) {
    let has_id = |at: &At<'_>| at.get("id").is_some_and(|id| id.text() != Some(""));
    if !list.iter().any(has_id) {
        return;
    }
    for (at, id) in list.iter().zip(ids).filter(|(at, _)| !has_id(at)) {
        let hint = format!("{} would do", quoted(id));
        faults.warning(at, format!("{} has no id", said(&at.path)), Some(hint));
    }
}

#[cfg(test)]
mod tests {
    use crate::setup::case::{told_of, told_with};

    #[test]
    fn what_must_be_one_of_a_kind_is_told_at_the_second() {
        assert_eq!(
            told_with(
                "\"questions\": [{\"id\": \"q\", \"text\": \"?\", \"categories\": [\n\
                 {\"letter\": \"a\", \"label\": \"X\", \"id\": \"x\"},\n\
                 {\"letter\": \"a\", \"label\": \"Y\", \"id\": \"x\"}]},\n\
                 {\"id\": \"q\", \"text\": \"!\", \"categories\": [{\"letter\": \"a\", \"label\": \"X\"}]}],\n\
                 \"tables\": [{\"name\": \"1\"}, {\"name\": \"1\"}]"
            ),
            [
                "4:12 error: the letter `a` is used twice in this question (`b` is free)",
                "4:37 error: category 2 has the id `x` of category 1 (write another, or none: the program then gives it one)",
                "5:8 error: question 2 has the id `q` of question 1 (write another, or none: the program then gives it one)",
                "6:36 error: two tables are named `1` (people, notes and asks find a table by its name)"
            ]
        );
    }

    #[test]
    fn a_letter_is_the_same_in_either_case() {
        assert_eq!(
            told_with(
                r#""questions": [{"text": "?", "categories": [
                {"letter": "a", "label": "X"}, {"letter": "A", "label": "Y"}]}]"#
            ),
            ["3:59 error: the letter `A` is used twice in this question (`b` is free)"]
        );
    }

    #[test]
    fn ids_are_proposed_where_some_have_one_and_only_there() {
        let bare = r#"{"title": "B", "start": "18:00", "length": "5m"}"#;
        assert_eq!(told_of(&[bare]), [""; 0]);
        let named = r#"{"id": "b1", "title": "A", "start": "17:55", "length": "5m"}"#;
        assert_eq!(told_of(&[named, bare]), ["3:1 warning: block 2 has no id (`b2` would do)"]);
        let taken = r#"{"id": "b2", "title": "A", "start": "17:55", "length": "5m"}"#;
        assert_eq!(told_of(&[taken, bare]), ["3:1 warning: block 2 has no id (`b2-2` would do)"]);
        assert_eq!(
            told_of(&[named, &bare.replace('B', "B\", \"id\": \"b1")]),
            [
                "3:22 error: block 2 has the id `b1` of block 1 (write another, or none: the program then gives it one)"
            ]
        );
    }
}
