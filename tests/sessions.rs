//! The sessions that come with the program: the plan of the 2013 café against the rows of its
//! record, and what each of the others must show.

use std::fs;
use std::path::Path;

use serde_json::Value;
use worldcafe::domain::Plan;
use worldcafe::setup::{self, Severity, Source};

use crate::support::cafe::minutes;

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
        "local-spaces-dialogue",
    ] {
        assert!(names.iter().any(|it| it == name), "{name} is not there");
    }
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
    let plan: Plan = serde_json::from_str(&session("igf-2014-ws196")).unwrap();
    let talks = plan.programme.iter().filter(|it| it.kind.word() == "talk");
    assert!(talks.clone().all(|it| it.speakers.len() == 1 && it.span() == Some(minutes(5))));
    assert_eq!(talks.count(), 8);
    assert_eq!([8, 9].map(|at| plan.programme[at].span()), [40, 10].map(|n| Some(minutes(n))));
}

#[test]
fn every_moderator_panellist_and_rapporteur_of_the_local_spaces_has_a_role_and_an_office() {
    let plan: Plan = serde_json::from_str(&session("local-spaces-dialogue")).unwrap();
    let served: Vec<&String> = plan.roles.iter().flat_map(|line| &line.names).collect();
    assert_eq!(served, plan.people.iter().map(|it| &it.name).collect::<Vec<_>>());
    assert!(plan.people.iter().all(|it| it.affiliation.is_some()));
    let roles: Vec<(&str, usize)> =
        plan.roles.iter().map(|line| (line.role.as_str(), line.names.len())).collect();
    assert_eq!(
        roles,
        [("Moderator", 1), ("Panel", 6), ("Rapporteur", 1), ("Remote Moderation", 1)]
    );
    assert_eq!((plan.questions.len(), plan.report.as_deref()), (6, Some("session-report")));
}
