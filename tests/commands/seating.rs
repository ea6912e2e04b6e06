//! `seat`: who sits where, planned and counted again.

use serde_json::{Value, json};

use super::folder::{Folder, Said, run};

/// Ten people at two tables.
const GUESTS: &str = "name,group,e-mail,languages,host,apart,together,arrives,leaves,remote\n\
    Ana,gov,a@x,en,1,,,,,\nBen,gov,,en;fr,,2,,,,\nCleo,civil,,fr;en,2,,,,,\nDai,civil,,en,,,4,,,\n\
    Eva,,,en,,,,,,\nFinn,,,en,,,,2,,\nGus,,,en,,,,,3,\nHana,,,en,,,,,,\nIda,,,en,,,,,,\n\
    Jan,,,en,,,,,,\n";

fn words(line: &str) -> Vec<&str> {
    line.split(' ').collect()
}

fn seat(line: &str) -> Said {
    run(&words(&format!("seat {line}")))
}

/// A folder with these files.
fn with(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::new();
    for (name, text) in files {
        std::fs::write(folder.path(name), text).unwrap();
    }
    folder
}

/// `seat` in a folder; words that name a file there name it.
fn seat_in(folder: &Folder, line: &str) -> Said {
    let path = |word: &str| match word.contains('.') {
        true => folder.path(word).display().to_string(),
        false => word.to_owned(),
    };
    let words: Vec<String> = ["seat"].into_iter().chain(line.split(' ')).map(path).collect();
    folder.run(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn sorted(mut names: Vec<&str>) -> Vec<&str> {
    names.sort_unstable();
    names
}

/// Who sits at a table in a round.
fn table(plan: &Value, round: usize, table: usize) -> Vec<u64> {
    let people = plan["rounds"][round][table].as_array().unwrap();
    people.iter().map(|person| person.as_u64().unwrap()).collect()
}

#[test]
fn a_plan_is_data_by_the_names_that_are_agreed() {
    let plan = seat("--people 20 --tables 5 --rounds 3 --hosts --json").ended(0).json();
    let fields = ["bound", "proposals", "rounds", "seconds", "seed", "terms"];
    assert_eq!(sorted(keys(&plan)), fields);
    let terms = ["apart", "balance", "changed", "language", "repeats", "revisits"];
    assert_eq!(sorted(keys(&plan["terms"])), terms);
    assert!(terms.iter().all(|term| plan["terms"][term] == 0), "{plan}");
    assert_eq!(plan["bound"], json!({ "repeats": 0, "by": "pairs", "certified": true }));
    assert_eq!(plan["seed"], 1);
    assert_eq!(plan["rounds"].as_array().unwrap().len(), 3);
    for round in 0..3 {
        for host in 0..5 {
            assert_eq!(table(&plan, round, host).len(), 4);
            assert!(table(&plan, round, host).contains(&(host as u64)), "{plan}");
        }
    }
}

#[test]
fn new_hosts_are_among_those_who_sit_at_their_table_and_nobody_hosts_twice() {
    let line = "--people 20 --tables 5 --rounds 3 --new-hosts --budget 1000";
    let plan = seat(&format!("{line} --json")).ended(0).json();
    let mut all = Vec::new();
    for round in 0..3 {
        for at in 0..5 {
            let host = plan["hosts"][round][at].as_u64().unwrap();
            assert!(table(&plan, round, at).contains(&host), "{plan}");
            all.push(host);
        }
    }
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 15);
    let said = seat(line).ended(0);
    assert_eq!(said.out.matches(" (host), ").count(), 15, "{said:#?}");
}

#[test]
fn the_same_seed_and_budget_give_the_same_plan() {
    let plan = |seed: &str| {
        let line =
            format!("--people 26 --tables 5 --rounds 5 --budget 100000 --seed {seed} --json");
        seat(&line).ended(0).json()["rounds"].clone()
    };
    assert_eq!(plan("7"), plan("7"));
    assert_ne!(plan("7"), plan("8"));
}

#[test]
fn seconds_alone_say_that_another_run_may_differ() {
    let line = "--people 12 --tables 3 --rounds 4 --seconds 0";
    let said = seat(line).ended(0).told("another run may find another plan");
    assert!(said.out.contains("Round 4"), "{said:#?}");
}

#[test]
fn without_json_it_is_told_how_good_the_plan_is_and_who_sits_where() {
    let said = seat("--people 20 --tables 5 --rounds 3 --hosts").ended(0);
    assert!(said.out.starts_with("everyone meets 9 new people; nobody meets twice;"), "{said:#?}");
    assert!(said.out.contains("proven best"), "{said:#?}");
    assert!(said.out.contains("\nRound 1\n  table 1  card 1 (host), "), "{said:#?}");
    assert_eq!(said.err, "");
}

#[test]
fn people_come_from_a_file_with_all_that_is_asked_for_them() {
    let folder = with(&[("guests.csv", GUESTS)]);
    let said = seat_in(&folder, "--people guests.csv --tables 2 --rounds 3 --json --budget 200000");
    let said = said.ended(0).told("not kept: e-mail");
    let plan = said.json();
    for round in 0..3 {
        let (one, two) = (table(&plan, round, 0), table(&plan, round, 1));
        assert!(one.contains(&0) && two.contains(&2), "hosts stay: {plan}");
        assert!(one.contains(&3) == one.contains(&4), "together: {plan}");
        let here = |person| one.contains(&person) || two.contains(&person);
        assert_eq!((here(5), here(6)), (round > 0, round < 2), "comes and goes: {plan}");
        assert!(one.len().abs_diff(two.len()) <= 1, "{plan}");
    }
    let met = (0..3).filter(|round| table(&plan, *round, 1).contains(&1)).count();
    assert_eq!((&plan["terms"]["together"], &plan["terms"]["apart"]), (&json!(0), &json!(met)));
    let said =
        seat_in(&folder, "--people guests.csv --tables 2 --rounds 3 --budget 200000").ended(0);
    assert!(said.out.contains("Ana (host), "), "{said:#?}");
    let twice = with(&[("guests.csv", "name\nAna\nBen\nana\nANA\n")]);
    let said = seat_in(&twice, "--people guests.csv --tables 1 --rounds 1").ended(0);
    said.told("rows 0, 2 and 3 are all called Ana");
}

#[test]
fn a_plan_is_counted_again_whoever_made_it() {
    let folder = with(&[("guests.csv", GUESTS)]);
    let asked = "--people guests.csv --tables 2";
    let plan = format!("{asked} --rounds 3 --json --budget 200000");
    let plan = seat_in(&folder, &plan).ended(0).json();
    let verify = |plan: &Value, more: &str| {
        std::fs::write(folder.path("plan.json"), plan.to_string()).unwrap();
        seat_in(&folder, &format!("--verify plan.json {asked}{more}"))
    };
    let said = verify(&plan, "").ended(0);
    assert!(said.out.contains("every hard rule is kept"), "{said:#?}");
    let verdict = verify(&plan, " --json").ended(0).json();
    assert_eq!(verdict["sound"], true);
    assert_eq!(verdict["terms"], plan["terms"]);
    assert_eq!(verdict["bound"], plan["bound"]);
    verify(&json!({ "rounds": plan["rounds"] }), "").ended(0);
    let mut boasts = plan.clone();
    boasts["terms"]["revisits"] = json!(0);
    let said = verify(&boasts, "").ended(1);
    assert!(said.out.contains("it says revisits 0, and there are"), "{said:#?}");
    let mut broken = plan.clone();
    broken["rounds"][1][0][0] = json!(6);
    let verdict = verify(&broken, " --json").ended(1).json();
    assert_eq!(verdict["sound"], false);
    let said = verify(&broken, "").ended(1);
    assert!(said.out.contains("person 0 is seated 0 times in round 1 (Ana)"), "{said:#?}");
    let mut strange = plan.clone();
    strange["bound"]["by"] = json!("nonsense");
    let said = verify(&strange, "").ended(1);
    assert!(said.out.contains("its bound is counted by \"nonsense\""), "{said:#?}");
    let more = verify(&plan, " --rounds 4").ended(1);
    assert!(more.out.contains("the plan has 3 rounds, and 4 were asked for"), "{more:#?}");
    verify(&json!([]), "")
        .ended(1)
        .told("is no plan: ")
        .told("no object with rounds of numbers")
        .told("hint: ");
    verify(&json!({ "rounds": [] }), "").ended(1).told("is no plan: it has no rounds");
    let torn = with(&[("torn.json", "{\"rounds\": [[[0, 1]"), ("hello.json", "hello")]);
    let read = |file| seat_in(&torn, &format!("--verify {file} --people 2 --tables 1")).ended(1);
    read("torn.json").told("torn.json is no plan: it ends too soon\n");
    read("hello.json").told("hello.json is no plan: it is no JSON\n");
}

#[test]
fn new_hosts_are_counted_again_at_each_table_of_each_round() {
    let folder = Folder::new();
    let asked = "--people 10 --tables 2";
    let plan = seat(&format!("{asked} --rounds 3 --new-hosts --budget 1000 --json"));
    let mut plan = plan.ended(0).json();
    let verify = |plan: &Value| {
        std::fs::write(folder.path("plan.json"), plan.to_string()).unwrap();
        seat_in(&folder, &format!("--verify plan.json {asked}"))
    };
    verify(&plan).ended(0);
    plan["hosts"][1][0] = plan["hosts"][1][1].clone();
    let host = &plan["hosts"][1][1];
    let said = verify(&plan).ended(1);
    assert!(said.out.contains(&format!("host {host} is not at table 0 in round 1")), "{said:#?}");
    plan["hosts"][1] = json!([]);
    let said = verify(&plan).ended(1);
    assert!(said.out.contains("nobody hosts table 1 in round 1"), "{said:#?}");
}

#[test]
fn who_says_too_little_hears_what_is_missing_and_that_a_session_knows_it() {
    let path = "or name a session, as worldcafe seat PATH";
    let missing = "without a session --tables and --rounds must be said";
    seat("--people 50").ended(2).told(missing).told("--tables 10 --rounds 3").told(path);
    seat("--people 50 --tables 10").ended(2).told("without a session --rounds must be said");
    run(&["seat"]).ended(2).told("--people, --tables and --rounds must be said").told(path);
    let folder = with(&[("plan.json", r#"{"rounds":[[[0,1]]]}"#)]);
    let said = seat_in(&folder, "--verify plan.json --tables 1").ended(2);
    said.told("counted again with --people as it was made");
}

#[test]
fn what_cannot_be_is_told_by_name_with_the_smallest_thing_to_give_up() {
    let told = |csv: &str, more: &str| {
        let folder = with(&[("guests.csv", csv)]);
        seat_in(&folder, &format!("--people guests.csv --rounds 2 --budget 1000 {more}"))
    };
    let said = told("name,host\nAna,1;2\nBen,1;2\n", "--tables 2").ended(1);
    let said = said.told("not done: Ana hosts both table 1 and table 2").told("Ben hosts both");
    said.told("hint: find another host for table 2");
    let said = told("name,host\nAna,1\nBen,3\n", "--tables 2").ended(1);
    said.told("Ben hosts table 3, which is not there").told("hint: name one of the 2 tables");
    let said = told("name,host\nAna,1\nBen,Red\n", "--tables 2").ended(1);
    said.told("Ben hosts table Red, which is no number")
        .told("hint: say its number, or the session");
    let said = told("name,arrives,leaves\nAna,2,1\nBen,,\n", "--tables 1").ended(0);
    said.told("warning: Ana arrives in round 2 but is gone from round 1").told("leave Ana out");
    told("", "--tables 1")
        .ended(1)
        .told("guests.csv: there is nobody in it")
        .told("hint: the first");
    let said = told("name\nAna\nBen\n", "--tables 3 --hosts").ended(1);
    said.told("nobody is there to host table 3")
        .told("hint: plan as many tables as there are people");
    let crowd = "name\nAna\nBen\nCleo\nDai\nEva\n";
    let said = told(crowd, "--tables 2 --seats 1-2").ended(1);
    said.told("round 1 has 5 people for 4 seats").told("hint: add a seat");
    let pairs = "name,apart,together\nAna,1,\nBen,,0\nCleo,,\n";
    let said = told(pairs, "--tables 2").ended(0);
    said.told("warning: Ana and Ben are to be kept apart and together");
    let alone = "name,languages\nAna,en\nBen,en\nCleo,fr\n";
    told(alone, "--tables 1").ended(0).told("nobody else speaks a language of Cleo");
    let far = "name,remote,leaves\nAna,yes,2\nBen,,2\nCleo,,2\n";
    told(far, "--tables 2")
        .ended(0)
        .told("warning: Ana is the only one remote in Round 1, and meets nobody\n")
        .told("warning: nobody is there in Round 2\n");
    let slips = "name,apart\nAna,9\n,x\n";
    let said = told(slips, "--tables 1").ended(1);
    let said = said.told("line 2: apart names row 9, and the last is row 1");
    said.told("line 3 has no name").told("hint: ");
    seat("--people nowhere.csv --tables 2 --rounds 2")
        .ended(1)
        .told("there is no file nowhere.csv");
}

#[test]
fn what_terms_weigh_is_said_and_a_plan_made_so_is_counted_again_like_any_other() {
    let folder = with(&[("guests.csv", GUESTS)]);
    let line = "--people 30 --tables 6 --rounds 4 --budget 300000 --json";
    let usual = seat(line).ended(0).json();
    let weighed = seat(&format!("{line} --weights revisits=100,thirds=0")).ended(0).json();
    assert_eq!(keys(&weighed), keys(&usual), "what they weigh is no part of a plan");
    let of = |plan: &Value| (plan["terms"]["repeats"].as_u64(), plan["terms"]["revisits"].as_u64());
    // Nobody meets twice as long as revisits weigh no more than that: with these they do.
    assert_eq!(of(&usual).0, Some(0), "{usual}");
    assert!(of(&weighed).0 > Some(0) && of(&weighed).1 < of(&usual).1, "{weighed} {usual}");
    std::fs::write(folder.path("plan.json"), weighed.to_string()).unwrap();
    seat_in(&folder, "--verify plan.json --people 30 --tables 6").ended(0);
    let refused = seat("--people 30 --tables 6 --rounds 4 --weights apart=8,balanse=2").ended(2);
    let words =
        "balanse is none of apart, together, language, repeats, revisits, balance, changed, thirds";
    refused.told(words);
    let refused = seat("--people 30 --tables 6 --rounds 4 --weights apart=8000").ended(2);
    refused.told("apart weighs from 0 to 1000, as apart=8");
}

#[test]
fn of_a_plan_that_no_other_beats_it_is_not_said_that_the_time_was_up() {
    let said = seat("--people 6 --tables 3 --rounds 2 --seconds 0").ended(0);
    assert!(said.out.contains("proven best"), "{said:#?}");
    assert_eq!(said.err, "");
    seat("--people 12 --tables 3 --rounds 4 --seconds 0").ended(0).told("the time was up");
}
