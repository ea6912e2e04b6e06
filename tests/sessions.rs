//! The sessions that come with the program: the plan of the 2013 café against the rows of its
//! record, and what each of the others must show.

use std::fs;
use std::path::Path;

use serde_json::Value;
use worldcafe::domain::Plan;
use worldcafe::setup::{self, Severity, Source};

use crate::support::cafe::{Cafe, block, minutes};

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

/// The `session.json` of a folder in `sessions/`.
fn session(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions").join(name);
    fs::read_to_string(folder.join("session.json")).unwrap()
}

#[test]
fn every_session_checks_without_errors_and_names_its_ids_and_its_source() {
    let folders = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions")).unwrap();
    let mut names: Vec<String> =
        folders.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    for name in &names {
        let text = session(name);
        let reading = setup::read(&Source::new(name, &text));
        let errors: Vec<_> =
            reading.faults.iter().filter(|fault| fault.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
        let plan = reading.plan.unwrap();
        assert!(plan.source.is_some(), "{name} does not say where it is from");
        let written: Plan = serde_json::from_str(&text).unwrap();
        let ids = |plan: &Plan| plan.programme.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&plan), ids(&written), "{name}: ids are written");
    }
    for name in [
        "igf-2014-ws196",
        "igf-2017-open-forum",
        "itu-open-talks-2013",
        "itu-regional-workshop-2017",
    ] {
        assert!(names.iter().any(|it| it == name), "{name} is not there");
    }
}

#[test]
fn nothing_of_tuesday_starts_on_monday_evening() {
    let plan = session("itu-regional-workshop-2017");
    let mut cafe = Cafe::new(&plan, "2017-08-14T08:00:00Z").start("registration");
    for (time, id) in [
        ("09:00", "registration"),
        ("09:30", "opening"),
        ("09:40", "photo"),
        ("11:00", "s1"),
        ("11:30", "coffee1"),
        ("12:30", "groups1"),
        ("13:30", "lunch1"),
        ("14:30", "s2"),
        ("16:00", "s3"),
        ("16:30", "coffee2"),
        ("18:00", "s4"),
    ] {
        cafe = cafe.at(time).end(id);
    }
    assert_eq!(cafe.running(), "-");
    let day = |cafe: &Cafe, id| {
        let start = cafe.outlook().of(&block(id)).and_then(|of| of.start);
        start.map(|start| cafe.session.local(start).format("%a %H:%M").to_string())
    };
    assert_eq!(day(&cafe, "s5"), None, "the record prints no time");
    assert_eq!(day(&cafe, "coffee3").as_deref(), Some("Tue 10:30"));
    assert_eq!(day(&cafe, "s9").as_deref(), Some("Wed 11:00"));
    let cafe = cafe.after(minutes(15 * 60)).start("s5").at("10:30").end("s5");
    assert_eq!(cafe.running(), "Coffee Break");
    assert_eq!(cafe.late(), Some(0));
}

#[test]
fn the_open_forum_has_four_topics_speakers_and_no_time_at_all() {
    let plan: Plan = serde_json::from_str(&session("igf-2017-open-forum")).unwrap();
    assert_eq!(plan.questions.len(), 4);
    assert!(plan.programme.iter().all(|it| it.start.is_none() && it.length.is_none()));
    assert_eq!(plan.programme.iter().map(|it| it.speakers.len()).sum::<usize>(), 6);
}

#[test]
fn the_panel_of_2014_fills_its_hour_and_a_half() {
    let text = session("igf-2014-ws196");
    let plan: Plan = serde_json::from_str(&text).unwrap();
    let talks = plan.programme.iter().filter(|it| it.kind.word() == "talk");
    assert!(talks.clone().all(|it| it.speakers.len() == 1 && it.span() == Some(minutes(5))));
    assert_eq!(talks.count(), 8);
    let cafe = Cafe::new(&text, "2014-09-02T11:00:00+03:00").start("t1");
    assert_eq!([cafe.starts("discussion"), cafe.starts("close")], ["11:40", "12:20"]);
    assert_eq!(plan.programme[9].span(), Some(minutes(10)));
}
