//! The plan of the 2013 café against the rows of its record.

use serde_json::Value;

const PLAN: &str = include_str!("../sessions/itu-open-talks-2013/session.json");
const IDEAS: &str = include_str!("fixtures/world-cafe-2013-ideas.tsv");

fn plan() -> Value {
    serde_json::from_str(PLAN).unwrap()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap()
}

#[test]
fn questions_list_their_categories_with_the_letters_and_in_the_order_of_the_record() {
    let mut printed: Vec<[&str; 3]> = Vec::new();
    for row in IDEAS.lines().skip(1) {
        let mut cells = row.split('\t');
        let category = [cells.next(), cells.next(), cells.next()].map(Option::unwrap);
        if !category[0].is_empty() && printed.last() != Some(&category) {
            printed.push(category);
        }
    }
    let plan = plan();
    let mut planned = Vec::new();
    for (number, question) in ["1", "2", "3"].into_iter().zip(list(&plan, "questions")) {
        for category in list(question, "categories") {
            let [letter, label] = ["letter", "label"].map(|key| category[key].as_str().unwrap());
            planned.push([number, letter, label]);
        }
    }
    assert_eq!(planned, printed);
}

#[test]
fn the_programme_has_the_printed_times_with_the_hole_before_the_closing() {
    let plan = plan();
    let times = list(&plan, "programme")
        .iter()
        .map(|block| ["id", "start", "length"].map(|key| block[key].as_str().unwrap()).join(" "));
    assert_eq!(
        times.collect::<Vec<_>>(),
        [
            "opening 18:15 15 min",
            "c1 18:30 25 min",
            "c2 18:55 25 min",
            "th1 19:20 15 min",
            "c3 19:35 25 min",
            "th2 20:00 10 min",
            "close 20:15 0 min",
        ]
    );
    assert_eq!(plan["programme"][6]["fixed"], true);
}

#[test]
fn sixteen_roles_stand_in_printed_order() {
    let plan = plan();
    let roles = list(&plan, "roles");
    assert_eq!(roles.len(), 16);
    assert_eq!(roles[0]["role"], "Hosts");
    assert_eq!(roles[15]["role"], "Catering");
    assert_eq!(roles.iter().map(|role| list(role, "names").len()).sum::<usize>(), 31);
}
