//! What a plan points to in itself: questions and tables.

use super::fault::Faults;
use super::known::Known;
use super::tree::At;
use super::words::{listed, quoted};
use crate::text::counted;

/// Tells questions and tables that are named but not there.
pub(super) fn check(root: &At<'_>, known: &Known<'_>, faults: &mut Faults) {
    for block in root.list("programme") {
        question(block.get("question"), known, faults);
        if let Some(at) = block.get("question").filter(|_| !block.list("asks").is_empty()) {
            let hint = "with `asks`, every question stands there; leave this one out".to_owned();
            faults.warning(&at, "this block has `asks` beside its `question`", Some(hint));
        }
        for ask in block.list("asks") {
            question(ask.get("question"), known, faults);
            for name in ask.list("tables") {
                table(Some(name), known, faults);
            }
        }
    }
    for entry in root.list("tables") {
        question(entry.get("question"), known, faults);
    }
    for person in root.list("people") {
        table(person.get("table"), known, faults);
    }
}

fn question(at: Option<At<'_>>, known: &Known<'_>, faults: &mut Faults) {
    let Some(at) = at else { return };
    let Some(id) = at.text().filter(|id| !known.has_question(id)) else {
        return;
    };
    let ids = known.questions.iter().map(String::as_str);
    let hint = match faults.nearest(ids.clone(), id) {
        Some(name) => format!("did you mean {}", quoted(name)),
        None if known.questions.is_empty() => "the plan has no questions yet".to_owned(),
        None => format!("questions go by their ids: {}", listed(ids, "and")),
    };
    faults.error(&at, format!("there is no question {}", quoted(id)), Some(hint));
}

fn table(at: Option<At<'_>>, known: &Known<'_>, faults: &mut Faults) {
    let Some((at, name)) = at.and_then(|at| at.text().map(|name| (at.clone(), name))) else {
        return;
    };
    if let Some(names) = &known.tables {
        if !names.contains(name) {
            let hint = match faults.nearest(names.iter().copied(), name) {
                Some(name) => format!("did you mean {}", quoted(name)),
                None if names.is_empty() => "the plan has no tables yet".to_owned(),
                None => format!("the tables are {}", listed(names.iter().copied(), "and")),
            };
            faults.error(&at, format!("there is no table {}", quoted(name)), Some(hint));
        }
    } else if let Some(count) = known.table_count
        && !name.parse().is_ok_and(|n: u64| (1..=count).contains(&n) && n.to_string() == name)
    {
        let tables = counted(count, "table", "tables");
        let message = format!("the plan has {tables}, and {} is none of them", quoted(name));
        let hint = format!("they are named by number, 1 to {count}");
        faults.warning(&at, message, Some(hint));
    }
}

#[cfg(test)]
mod tests {
    use crate::setup::case::{told_of, told_with};

    #[test]
    fn a_question_that_is_not_there_is_told_wherever_it_is_named() {
        assert_eq!(
            told_of(&[
                r#"{"title": "A", "start": "18:00", "length": "5m", "question": "q2"}"#,
                r#"{"title": "B", "start": "18:05", "length": "5m", "asks": [{"question": "q1"}, {"question": "why"}]}"#,
            ]),
            [
                "2:62 error: there is no question `q2` (questions go by their ids: `q1`)",
                "3:92 error: there is no question `why` (questions go by their ids: `q1`)"
            ]
        );
        assert_eq!(
            told_with("\"tables\": [{\"name\": \"1\", \"question\": \"q1\"}]"),
            ["2:38 error: there is no question `q1` (the plan has no questions yet)"]
        );
    }

    #[test]
    fn a_question_beside_asks_is_told() {
        let block = r#"{"title": "A", "start": "18:00", "length": "5m", "question": "q1", "asks": [{"question": "q1"}]}"#;
        assert_eq!(
            told_of(&[block]),
            [
                "2:62 warning: this block has `asks` beside its `question` (with `asks`, every question stands there; leave this one out)"
            ]
        );
    }

    #[test]
    fn a_question_without_an_id_goes_by_the_proposed_one() {
        let tables = "\"questions\": [{\"text\": \"?\"}],\n\"tables\": [{\"name\": \"1\", \"question\": \"q1\"}]";
        assert_eq!(told_with(tables), [""; 0]);
    }

    #[test]
    fn a_table_that_is_not_there_is_an_error_where_tables_have_names() {
        let people = "\"people\": [{\"name\": \"Ada\", \"table\": \"Bleu\"}],\n";
        assert_eq!(
            told_with(&format!("{people}\"tables\": [{{\"name\": \"Blue\"}}]")),
            ["2:37 error: there is no table `Bleu` (did you mean `Blue`)"]
        );
        assert_eq!(
            told_with(&format!("{people}\"tables\": 10")),
            [
                "2:37 warning: the plan has 10 tables, and `Bleu` is none of them (they are named by number, 1 to 10)"
            ]
        );
        assert_eq!(
            told_with(&format!("{people}\"tables\": []")),
            ["2:37 error: there is no table `Bleu` (the plan has no tables yet)"]
        );
        assert_eq!(told_with(&format!("{people}\"place\": \"P\"")), [""; 0]);
    }

    #[test]
    fn the_tables_of_an_ask_are_looked_up_too() {
        let block = r#"{"title": "B", "start": "18:05", "length": "5m", "asks": [{"question": "q1", "tables": ["1", "x"]}]}], "tables": [{"name": "1"}"#;
        assert_eq!(told_of(&[block]), ["2:94 error: there is no table `x` (the tables are `1`)"]);
    }
}
