//! What holds for every text: read never fails to answer, and says either a plan or why not.

use proptest::prelude::{ProptestConfig, Strategy, any, prop_oneof, proptest};
use serde_json::{Value, json};

use super::fault::{Faults, Severity};
use super::read::{Reading, read};
use super::render::render;
use super::schema::FORM;
use super::shape;
use super::source::Source;
use super::tree::Node;

/// The programme of 8 October 2013 as printed, with something of every other kind.
const PLAN: &str = r#"{
  "schema": 1, "title": "World Café", "time_zone": "Europe/Zurich", "participants": 50,
  "report": "cafe", "note": "…",
  "questions": [
    { "id": "q1", "text": "What is the role of governments?", "goals": ["Connect", "Range"],
      "categories": [ { "letter": "a", "label": "Rights" }, { "letter": "b", "label": "Law" } ] },
    { "id": "q2", "text": "What are the key issues?" },
    { "id": "q3", "text": "How can governments improve?" }
  ],
  "tables": [ { "name": "1", "seats": 25, "host": "Ada" }, { "name": "Blue", "seats": 25 } ],
  "programme": [
    { "id": "opening", "kind": "opening", "title": "Opening and Introduction", "date": "2013-10-08", "start": "18:15", "length": "15 min" },
    { "id": "c1", "kind": "conversation", "title": "Conversation 1", "start": "18:30", "length": "25 min", "question": "q1" },
    { "id": "c2", "kind": "conversation", "title": "Conversation 2", "start": "18:55", "length": "25 min",
      "asks": [ { "question": "q2", "tables": ["1", "Blue"] }, { "question": "q1", "audience": "students" } ] },
    { "id": "th1", "kind": "town-hall", "title": "Midway Town Hall", "start": "19:20", "length": "15 min", "advance": "auto", "grace": "30 s" },
    { "id": "c3", "kind": "conversation", "title": "Conversation 3", "start": "19:35", "length": "25 min", "question": "q3", "warnings": ["5 min"] },
    { "id": "th2", "kind": "town-hall", "title": "Final Town Hall", "start": "20:00", "length": "10 min", "protected": true, "least": "5m" },
    { "id": "close", "kind": "closing", "title": "Closing", "start": "20:15", "length": "0 min", "fixed": true,
      "speakers": [ { "name": "Touré", "affiliation": "ITU" } ] }
  ],
  "roles": [ { "role": "Facilitators", "names": ["Tomas Lamanauskas", "Saba Imru"] } ],
  "people": [ { "name": "Ada", "languages": ["en", "fr"], "table": "Blue" } ]
}
"#;

fn answered(source: &Source) -> Reading {
    let reading = read(source);
    let errors = reading.faults.iter().any(|fault| fault.severity == Severity::Error);
    assert_eq!(reading.plan.is_none(), errors, "{:?}", reading.faults);
    for fault in &reading.faults {
        assert!(source.text.get(fault.span.clone()).is_some(), "{fault:?}");
        assert!(fault.line > 0 && fault.column > 0, "{fault:?}");
        let words = [Some(&fault.message), fault.hint.as_ref()];
        let inert = |words: &String| !words.is_empty() && !words.contains(char::is_control);
        assert!(words.into_iter().flatten().all(inert), "{fault:?}");
        assert!(!fault.message.starts_with("the plan cannot be used"), "{fault:?}");
    }
    assert!(reading.faults.is_sorted_by_key(|fault| fault.span.start));
    let rendered = render(source, &reading.faults, false, 80);
    assert!(rendered.chars().all(|c| c == '\n' || !c.is_control()), "{rendered:?}");
    reading
}

#[test]
fn the_plan_of_2013_has_the_three_faults_it_was_printed_with_and_names_no_tables() {
    let real = include_str!("../../sessions/itu-open-talks-2013/session.json");
    for text in [real, PLAN] {
        let reading = answered(&Source::new("session.json", text));
        let no_tables = |message: &str| message.starts_with("no tables");
        let tables = reading.faults.iter().filter(|fault| no_tables(&fault.message)).count();
        assert_eq!(tables, usize::from(text == real));
        let printed = reading.faults.iter().filter(|fault| !no_tables(&fault.message));
        let told = printed.map(|fault| {
            let line = text.lines().nth(fault.line - 1).unwrap();
            let from = line.chars().skip(fault.column - 1).take(7).collect::<String>();
            (fault.severity, fault.message.as_str(), from)
        });
        let expected = [
            ("no time to move between `Conversation 1` and `Conversation 2`", "\"Conver"),
            ("nothing is planned from 20:10 to 20:15 (5 min)", "\"20:15\""),
            ("`Closing` has a length of 0 min", "\"0 min\""),
        ];
        let expected = expected.map(|(words, at)| (Severity::Warning, words, at.to_owned()));
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }
}

#[test]
fn a_plan_written_and_read_again_is_the_same() {
    let plan = read(&Source::new("a", PLAN)).plan.unwrap();
    let written = serde_json::to_string_pretty(&plan).unwrap();
    assert_eq!(read(&Source::new("b", written)).plan, Some(plan));
}

#[test]
fn what_is_too_much_is_refused_in_words() {
    for (text, words) in [
        ("[".repeat(100_000), "brackets are nested more than 100 deep"),
        ("{\"a\":".repeat(100_000), "brackets are nested more than 100 deep"),
        (" ".repeat(50 * 1024 * 1024), "the file is larger than 16 MiB"),
        ("[0,".repeat(50) + &"0,".repeat(200_000), "the file holds more than 100000 values"),
    ] {
        let faults = answered(&Source::new("s", text)).faults;
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].message, words);
    }
}

#[test]
fn a_file_of_other_letters_is_told_where_they_begin() {
    let source = Source::from_bytes("s", b"{\n \"title\": \"Caf\xe9\"}".to_vec());
    let faults = answered(&source).faults;
    assert_eq!((faults[0].line, faults[0].column), (2, 15));
    assert_eq!(faults[0].message, "the file is not UTF-8 from here on");
}

#[test]
fn a_fault_in_one_place_hides_none_in_another() {
    let faulty = PLAN
        .replace("\"participants\": 50", "\"participants\": \"fifty\"")
        .replace("\"question\": \"q3\"", "\"question\": \"q9\"")
        .replace("\"letter\": \"b\"", "\"letter\": \"a\"")
        .replace("\"0 min\"", "\"-1 min\"")
        .replace("\"host\"", "\"hots\"")
        .replace("\"Saba Imru\"]", "\"Saba Imru\",]");
    let faults = answered(&Source::new("s", faulty)).faults;
    let errors = faults.iter().filter(|fault| fault.severity == Severity::Error);
    let messages: Vec<_> = errors.map(|fault| fault.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "`participants` is text, it should be a whole number",
            "the letter `a` is used twice in this question",
            "unknown key `hots`",
            "there is no question `q9`",
            "a length cannot be negative: `-1 min`",
            "a comma stands before the closing bracket",
        ]
    );
}

/// The JSON pointers of everything in a value, itself first.
fn pointers(value: &Value, from: &str, all: &mut Vec<String>) {
    all.push(from.to_owned());
    match value {
        Value::Object(object) => {
            object.iter().for_each(|(key, it)| pointers(it, &format!("{from}/{key}"), all));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(n, it)| pointers(it, &format!("{from}/{n}"), all));
        }
        _ => {}
    }
}

#[test]
fn a_plan_fits_its_schema_where_another_validator_says_so() {
    let others = jsonschema::validator_for(&FORM).unwrap();
    let plan: Value = serde_json::from_str(PLAN).unwrap();
    let mut places = Vec::new();
    pointers(&plan, "", &mut places);
    let odd =
        [json!(null), json!(true), json!(-1), json!(1), json!(2.5), json!(2.0), json!(u64::MAX)];
    let words = [json!(""), json!(" \u{a0}"), json!("cafe"), json!("break"), json!("auto")];
    let heaps = [json!([]), json!([1]), json!(["a"]), json!([{}]), json!({}), json!({"title": 1})];
    let mut fits = 0;
    for place in &places {
        for put in odd.iter().chain(&words).chain(&heaps) {
            let mut changed = plan.clone();
            *changed.pointer_mut(place).unwrap() = put.clone();
            let text = changed.to_string();
            let tree = jsonc_parser::parse_to_ast(&text, &Default::default(), &Default::default());
            let mut faults = Faults::default();
            shape::check(&Node::read(&tree.unwrap().value.unwrap(), 0), &mut faults);
            let ours = !faults.any_error();
            assert_eq!(ours, others.is_valid(&changed), "{place}: {put}");
            fits += usize::from(ours);
        }
    }
    assert!(fits > places.len() && fits < places.len() * 10, "{fits} of {} places", places.len());
}

/// A piece of JSON to put where it does not belong.
fn piece() -> impl Strategy<Value = String> {
    let odd = ["", "null", "-1", "1e999", "99999999999", "\"\"", "\"\\ud800\"", "{", "]", ",", ":"];
    let odder = ["true", "[[]]", "{\"a\":{}}", "\"-5 min\"", "//", "'", "\u{feff}", "\u{1b}[2J"];
    let fixed = odd.into_iter().chain(odder).map(str::to_owned).collect::<Vec<_>>();
    prop_oneof![proptest::sample::select(fixed), ".{0,6}"]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        answered(&Source::from_bytes("s", bytes));
    }

    #[test]
    fn any_marks_of_json_are_answered(text in "[\\[\\]{}:,\"'\\\\/*a-c0-9.eE+\\- \n\u{e9}]{0,60}") {
        answered(&Source::new("s", text));
    }

    #[test]
    fn any_change_of_a_plan_is_answered(
        cuts in proptest::collection::vec((0..PLAN.len(), 0_usize..20, piece()), 1..4)
    ) {
        let mut text = PLAN.to_owned();
        for (at, length, put) in cuts {
            let start = text.floor_char_boundary(at);
            let end = text.floor_char_boundary(start + length).max(start);
            text.replace_range(start..end, &put);
        }
        answered(&Source::new("s", text));
    }

    #[test]
    fn any_value_of_a_plan_may_be_another(pick in any::<proptest::sample::Index>(), put in piece()) {
        let parts: Vec<&str> = PLAN.split(": ").collect();
        let at = pick.index(parts.len() - 1) + 1;
        let old = parts[at].find([',', '\n', '}']).unwrap_or(parts[at].len());
        let rest = parts[at].split_at(old).1;
        let text = [parts[..at].join(": "), format!("{put}{rest}"), parts[at + 1..].join(": ")];
        answered(&Source::new("s", text.join(": ")));
    }
}
