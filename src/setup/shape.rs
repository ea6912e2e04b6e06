//! The plan against its schema: types, keys, words from a fixed list.

use serde_json::Value;

use super::fault::{Faults, Severity};
use super::hints::{belongs, called, list_reads};
use super::place::said;
use super::schema::{FORM, SCHEMA};
use super::tree::{At, Entry, Node, Shape, step};
use super::words::{listed, quoted};
use crate::domain::NotATime;

/// Tells where the plan has another shape than its schema.
pub(super) fn check(root: &Node, faults: &mut Faults) {
    compare(&At::root(root), &FORM, faults);
}

/// Holds a value against its schema. Knows the words that the schema of a plan is written in, no
/// others.
fn compare(at: &At<'_>, schema: &'static Value, faults: &mut Faults) {
    let beside = schema.get("pattern");
    let schema = resolved(schema);
    if let Some(branches) = schema.get("anyOf") {
        return branch(at, list(branches), faults);
    }
    let (types, words) = (types_of(schema), words_of(schema));
    if !types.iter().any(|one| is_of(at.node, one)) {
        return wrong_type(at, &types, faults);
    }
    match &at.node.shape {
        Shape::Object(entries) => object(at, entries, schema, faults),
        Shape::List(nodes) if nodes.is_empty() && schema.get("minItems").is_some() => {
            let hint = r#"a block needs a title at least: { "title": "Conversation 1" }"#;
            faults.error(at, "the programme has no block", Some(hint.to_owned()));
        }
        Shape::List(_) => {
            let of = schema.get("items").unwrap_or(&Value::Null);
            at.items().iter().for_each(|it| compare(it, of, faults));
        }
        Shape::Text(typed) if !words.is_empty() => word(at, typed, &words, faults),
        // The one pattern there is: something else than blanks.
        Shape::Text(typed)
            if typed.trim().is_empty() && beside.or_else(|| schema.get("pattern")).is_some() =>
        {
            faults.error(at, format!("{} is empty", said(&at.path)), None);
        }
        Shape::Number(number) => bounds(at, number.as_f64(), schema, faults),
        Shape::Null | Shape::Bool(_) | Shape::Text(_) => {}
    }
}

fn object(at: &At<'_>, entries: &[Entry], schema: &'static Value, faults: &mut Faults) {
    let Some(Value::Object(properties)) = schema.get("properties") else { return };
    for key in schema.get("required").map(list).unwrap_or_default() {
        if let Some(key) = key.as_str().filter(|key| at.node.entry(key).is_none()) {
            missing(at, key, faults);
        }
    }
    let allowed: Vec<&str> = properties.keys().map(String::as_str).collect();
    for entry in entries {
        match properties.get(&entry.key) {
            Some(schema) => {
                let at = At { node: &entry.value, path: step(&at.path, &entry.key) };
                compare(&at, schema, faults);
            }
            None => unknown_key(at, entry, &allowed, faults),
        }
    }
}

fn bounds(at: &At<'_>, number: Option<f64>, schema: &Value, faults: &mut Faults) {
    let bound = |key| schema.get(key).and_then(Value::as_f64);
    let (Some(number), least, most) = (number, bound("minimum"), bound("maximum")) else { return };
    let (below, above) = (least.is_some_and(|it| number < it), most.is_some_and(|it| number > it));
    if at.path == "/schema" && (below || above) {
        version(at, faults);
    } else if below {
        faults.error(at, format!("{} cannot be negative", said(&at.path)), None);
    } else if let Some(most) = most.filter(|_| above) {
        faults.error(at, format!("{} cannot be more than {most}", said(&at.path)), None);
    }
}

/// The schema itself, where this one only names it.
fn resolved(schema: &'static Value) -> &'static Value {
    let named = schema.get("$ref").and_then(Value::as_str);
    named.and_then(|name| FORM.pointer(name.strip_prefix('#')?)).unwrap_or(schema)
}

fn list(value: &'static Value) -> &'static [Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The words a value is one of, where there is a list of them.
fn words_of(schema: &'static Value) -> Vec<&'static str> {
    let options = schema.get("enum").or_else(|| schema.get("oneOf")).map(list).unwrap_or_default();
    options.iter().filter_map(|option| option.get("const").unwrap_or(option).as_str()).collect()
}

fn types_of(schema: &'static Value) -> Vec<&'static str> {
    match schema.get("type") {
        Some(Value::String(one)) => vec![one],
        Some(types) => list(types).iter().filter_map(Value::as_str).collect(),
        // A word from a list states none.
        None => vec!["string"],
    }
}

fn is_of(node: &Node, one: &str) -> bool {
    match &node.shape {
        Shape::Null => one == "null",
        Shape::Bool(_) => one == "boolean",
        Shape::Number(number) => one == "number" || (one == "integer" && !number.is_f64()),
        Shape::Text(_) => one == "string",
        Shape::List(_) => one == "array",
        Shape::Object(_) => one == "object",
    }
}

fn unknown_key(at: &At<'_>, entry: &Entry, allowed: &[&str], faults: &mut Faults) {
    let key = entry.key.as_str();
    let meant = called(key, allowed).map(|name| format!("did you mean {}", quoted(name)));
    let hint = meant.or_else(|| belongs(key)).unwrap_or_else(|| {
        match faults.nearest(allowed.iter().copied(), key) {
            Some(name) => format!("did you mean {}", quoted(name)),
            None => format!("keys here are {}", listed(allowed.iter().copied(), "and")),
        }
    });
    let (span, place) = (entry.key_span.clone(), step(&at.path, key));
    let message = format!("unknown key {}", quoted(key));
    faults.at(Severity::Error, span, &place, message, Some(hint));
}

fn missing(at: &At<'_>, key: &str, faults: &mut Faults) {
    let hint = match key {
        "programme" => Some(r#"a programme reads [{ "title": "Conversation 1" }]"#.to_owned()),
        _ => None,
    };
    faults.error(at, format!("{} has no {}", said(&at.path), quoted(key)), hint);
}

/// Of several shapes a value may have, its own type tells which one was meant.
fn branch(at: &At<'_>, branches: &'static [Value], faults: &mut Faults) {
    let types = |branch: &'static Value| types_of(resolved(branch));
    match branches.iter().find(|branch| types(branch).iter().any(|one| is_of(at.node, one))) {
        Some(meant) => compare(at, meant, faults),
        None => wrong_type(at, &branches.iter().flat_map(types).collect::<Vec<_>>(), faults),
    }
}

fn word(at: &At<'_>, typed: &str, words: &[&str], faults: &mut Faults) {
    if words.contains(&typed) {
        return;
    }
    let key = at.path.rsplit('/').next().unwrap_or_default();
    let hint = match faults.nearest(words.iter().copied(), typed) {
        Some(name) => format!("did you mean {}", quoted(name)),
        None => format!("it may be {}", listed(words.iter().copied(), "or")),
    };
    faults.error(at, format!("unknown {key} {}", quoted(typed)), Some(hint));
}

fn wrong_type(at: &At<'_>, expected: &[&str], faults: &mut Faults) {
    let is = match &at.node.shape {
        Shape::Null => "null".to_owned(),
        Shape::Bool(flag) => flag.to_string(),
        Shape::Number(number) => number.to_string(),
        Shape::Text(_) => "text".to_owned(),
        Shape::List(_) => "a list".to_owned(),
        Shape::Object(_) => "an object".to_owned(),
    };
    let expected: Vec<&str> = expected.iter().copied().filter(|one| *one != "null").collect();
    let should: Vec<&str> = expected.iter().map(|one| type_in_words(one)).collect();
    let message = format!("{} is {is}, it should be {}", said(&at.path), should.join(" or "));
    faults.error(at, message, type_hint(at, &expected));
}

fn type_in_words(one: &str) -> &str {
    match one {
        "string" => "text",
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "true or false",
        "array" => "a list",
        "object" => "an object",
        other => other,
    }
}

fn type_hint(at: &At<'_>, expected: &[&str]) -> Option<String> {
    let key = at.path.rsplit('/').next().unwrap_or_default();
    let of_lengths = ["length", "least", "grace"].contains(&key) || at.path.contains("/warnings");
    match &at.node.shape {
        Shape::Number(number) if of_lengths && expected == ["string"] => {
            Some(format!("write \"{number} min\""))
        }
        Shape::Number(number) if key == "start" => Some(time_hint(number.as_u64())),
        Shape::Number(_) if key == "question" => {
            Some("a question goes by its id: \"question\": \"q1\"".to_owned())
        }
        Shape::Number(number) if expected == ["string"] => Some(format!("write \"{number}\"")),
        Shape::Text(words)
            if expected.contains(&"integer") && words.trim().parse::<u32>().is_ok() =>
        {
            Some("write the number without quotes".to_owned())
        }
        Shape::Text(_) if expected == ["boolean"] => {
            Some("write true or false without quotes".to_owned())
        }
        Shape::Text(_) | Shape::Object(_) if expected.contains(&"array") => {
            Some(list_reads(&at.path, key))
        }
        Shape::Null => Some("leave the key out".to_owned()),
        _ => None,
    }
}

/// Of 18 and 1815 it is clear which time of day they are.
fn time_hint(number: Option<u64>) -> String {
    let (hours, minutes) = match number {
        Some(hours @ 0..24) => (hours, 0),
        Some(both @ 100..2400) if both % 100 < 60 => (both / 100, both % 100),
        _ => return NotATime.hint().to_owned(),
    };
    format!("write \"{hours:02}:{minutes:02}\"")
}

fn version(at: &At<'_>, faults: &mut Faults) {
    let (message, hint) = if at.number().is_some_and(|version| version > SCHEMA) {
        ("this plan is written for a newer worldcafe", "update worldcafe; this one reads schema 1")
    } else {
        ("there is no such schema", "write 1, or leave the key out")
    };
    faults.error(at, message, Some(hint.to_owned()));
}

#[cfg(test)]
mod tests {
    use crate::setup::case::{told, told_of, told_with};

    #[test]
    fn a_plan_that_is_no_object_is_told() {
        assert_eq!(told("[]"), ["1:1 error: the plan is a list, it should be an object"]);
        assert_eq!(
            told("{}"),
            [
                "1:1 error: the plan has no `programme` (a programme reads [{ \"title\": \"Conversation 1\" }])",
                "1:1 error: the plan has no `title`",
            ]
        );
    }

    #[test]
    fn an_unknown_key_has_the_nearest_right_name() {
        assert_eq!(
            told_with(" \"subtitel\": 1, \"timezone\": 2,\n \"zzz\": 3"),
            [
                "2:2 error: unknown key `subtitel` (did you mean `subtitle`)",
                "2:17 error: unknown key `timezone` (did you mean `time_zone`)",
                "3:2 error: unknown key `zzz` (keys here are `language`, `next_step`, `note`, \
                 `organisation`, `participants`, `people`, `place`, `programme`, `questions`, \
                 `report`, `roles`, `schema`, …)",
            ]
        );
        assert_eq!(
            told_of(&[
                r#"{"name": "B", "duration": "5m", "note": "", "length": "5m", "start": "18:00"}"#
            ]),
            [
                "2:1 error: block 1 has no `title`",
                "2:2 error: unknown key `name` (did you mean `title`)",
                "2:15 error: unknown key `duration` (did you mean `length`)"
            ]
        );
    }

    #[test]
    fn a_wrong_type_says_what_is_there_and_what_should_be() {
        assert_eq!(
            told_with(
                "\"participants\": \"50\",\n\"roles\": [{\"role\": 1, \"names\": \"Ada\"}],\n\
                 \"tables\": \"10\",\n\"questions\": {},\n\"subtitle\": [],\n\"language\": null"
            ),
            [
                "2:17 error: `participants` is text, it should be a whole number (write the number without quotes)",
                "3:20 error: `role` is 1, it should be text (write \"1\")",
                "3:32 error: `names` is text, it should be a list (`names` reads [\"one\", \"two\"])",
                "4:11 error: `tables` is text, it should be a whole number or a list (write the number without quotes)",
                "5:14 error: `questions` is an object, it should be a list (`questions` reads [{ \"text\": \"What matters to us?\" }, …])",
                "6:13 error: `subtitle` is a list, it should be text"
            ]
        );
        assert_eq!(
            told(
                "{\"title\": \"T\", \"programme\": [\n\"x\",\n{\"title\": \"B\", \"length\": 25, \
                 \"fixed\": \"yes\", \"warnings\": [5], \"start\": 18}]}"
            ),
            [
                "2:1 error: block 1 is text, it should be an object",
                "3:26 error: `length` is 25, it should be text (write \"25 min\")",
                "3:39 error: `fixed` is text, it should be true or false (write true or false without quotes)",
                "3:59 error: item 1 of `warnings` is 5, it should be text (write \"5 min\")",
                "3:72 error: `start` is 18, it should be text (write \"18:00\")"
            ]
        );
    }

    #[test]
    fn a_number_for_a_time_or_a_question_says_what_is_no_next_error() {
        let hint = |key: &str, number: u32| {
            let told = told(&format!(
                r#"{{"title": "T", "programme": [{{"title": "B", "length": "5m", "{key}": {number}}}]}}"#
            ));
            told.into_iter().find_map(|it| Some(it.split_once("should be text (")?.1.to_owned()))
        };
        for (number, hint_is) in [(1815, "write \"18:15\")"), (1875, "times read 09:00 or 18:15)")]
        {
            assert_eq!(hint("start", number).as_deref(), Some(hint_is));
        }
        let by_id = "a question goes by its id: \"question\": \"q1\")";
        assert_eq!(hint("question", 1).as_deref(), Some(by_id));
    }

    #[test]
    fn numbers_have_bounds() {
        assert_eq!(
            told_with(
                "\"participants\": -5, \"tables\": 1001,\n\"people\": [], \"schema\": 2,\n\
                 \"questions\": []"
            ),
            [
                "2:17 error: `participants` cannot be negative",
                "2:31 error: `tables` cannot be more than 1000",
                "3:25 error: this plan is written for a newer worldcafe (update worldcafe; this one reads schema 1)"
            ]
        );
        assert_eq!(told_with("\"participants\": 50.0, \"tables\": 1e1"), [""; 0]);
        assert_eq!(
            told_with("\"participants\": 5.5, \"schema\": 0"),
            [
                "2:17 error: `participants` is 5.5, it should be a whole number",
                "2:32 error: there is no such schema (write 1, or leave the key out)"
            ]
        );
        assert_eq!(
            told_with("\"participants\": 4294967296"),
            ["2:17 error: `participants` cannot be more than 4294967295"]
        );
    }

    #[test]
    fn words_from_a_list_have_the_nearest() {
        assert_eq!(
            told(
                "{\"title\": \" \", \"report\": \"café\", \"programme\": [\n{\"title\": \"B\", \
                 \"kind\": \"townhall\",\n\"advance\": \"clock\"}]}"
            ),
            [
                "1:11 error: `title` is empty",
                "1:26 error: unknown report `café` (did you mean `cafe`)",
                "1:47 warning: no block has a time or a length (write \"start\": \"18:15\" and \"length\": \"15 min\"; clocks count up until then)",
                "2:24 error: unknown kind `townhall` (did you mean `town-hall`)",
                "3:12 error: unknown advance `clock` (it may be `manual` or `auto`)"
            ]
        );
    }

    #[test]
    fn tables_are_a_number_or_objects_and_each_is_looked_at() {
        assert_eq!(
            told_with("\"tables\": [{\"name\": \"1\", \"seat\": 4},\n{\"seats\": -1}, 3]"),
            [
                "2:26 error: unknown key `seat` (did you mean `seats`)",
                "3:1 error: table 2 has no `name`",
                "3:11 error: `seats` cannot be negative",
                "3:16 error: table 3 is 3, it should be an object"
            ]
        );
    }

    #[test]
    fn a_programme_needs_a_block_and_a_block_a_title() {
        assert_eq!(
            told("{\"title\": \"T\", \"programme\": []}"),
            [
                "1:29 error: the programme has no block (a block needs a title at least: { \"title\": \"Conversation 1\" })"
            ]
        );
        assert_eq!(
            told("{\"title\": \"T\", \"programme\": [{\"length\": \"5m\"}]}"),
            [
                "1:29 warning: no block has a time of day (write \"start\": \"18:15\" in the first; lateness is told against it)",
                "1:30 error: block 1 has no `title`"
            ]
        );
    }
}
