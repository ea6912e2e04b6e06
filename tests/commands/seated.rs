//! `seat` for a session: who sits where becomes part of it.

use std::collections::BTreeSet;

use serde_json::Value;
use worldcafe::domain::Seating;
use worldcafe::session::Event;

use super::folder::{Folder, PLAN, Said};

/// How many tables the plan has.
const TABLES: &str = r#""tables": 4,"#;

fn seat(folder: &Folder, line: &str) -> Said {
    let words = ["seat", "PATH", "--budget", "20000"].into_iter();
    let more = line.split(' ').filter(|word| !word.is_empty());
    folder.run(&words.chain(more).collect::<Vec<_>>())
}

/// The seats as the journal says last; none where it has none.
fn seating(folder: &Folder) -> Option<Seating> {
    let mut last = None;
    folder.rewrite(|records| {
        let events = records.iter().flat_map(|record| &record.events);
        for event in events {
            if let Event::SeatingPlanned { seating } = event {
                last = seating.as_deref().cloned();
            }
        }
    });
    last
}

/// Who sits where in a round, by name.
fn named(seating: &Seating, round: usize) -> Vec<(&str, Vec<&str>)> {
    let name = |person: &usize| seating.people[*person].name.as_deref().unwrap();
    let tables = seating.rounds[round].tables.iter();
    tables.map(|it| (it.table.as_str(), it.people.iter().map(name).collect())).collect()
}

fn write(folder: &Folder, text: &str) -> String {
    let path = folder.path("guests.csv");
    std::fs::write(&path, text).unwrap();
    format!("--people {}", path.display())
}

#[test]
fn the_seats_of_numbered_cards_are_a_step_of_the_session() {
    let folder = Folder::new();
    let said =
        seat(&folder, "--people 16").ended(0).told("written into the session; undo takes it back");
    assert!(said.out.contains("everyone meets 6 new people; nobody meets twice; "), "{said:#?}");
    assert!(said.out.contains("\nConversation 1\n  Table 1  card 1, "), "{said:#?}");
    let seats = seating(&folder).unwrap();
    assert_eq!(seats.people.len(), 16);
    assert!(seats.people.iter().all(|person| person.name.is_none()));
    let blocks: Vec<&str> = seats.rounds.iter().map(|round| round.block.as_str()).collect();
    assert_eq!(blocks, ["c1", "c2"]);
    let log = folder.run(&["log", "PATH"]).ended(0).out;
    assert!(log.contains("who sits where: 16 people in 2 rounds"), "{log}");
    let before = folder.journal();
    seat(&folder, "").ended(0);
    assert_eq!(folder.journal(), before, "the same people and seed give the same seats");
    folder.run(&["do", "PATH", "undo"]).ended(0);
    assert_eq!(seating(&folder), None);
    folder.run(&["do", "PATH", "redo"]).ended(0);
    assert_eq!(seating(&folder), Some(seats));
    folder.run(&["verify", "PATH"]).ended(0);
}

#[test]
fn who_moves_once_a_table_closed_is_told_by_the_card() {
    let folder = Folder::new();
    seat(&folder, "--people 16").ended(0);
    folder.run(&["do", "PATH", "close-table", "4"]).ended(0);
    seat(&folder, "").ended(0).told("seats announced before change, of card ");
}

#[test]
fn of_who_has_left_nothing_is_told_once_that_is_known() {
    let folder = Folder::new();
    let guests = write(&folder, "name,leaves\nAna,1\nBen,\nCleo,\nDai,\n");
    seat(&folder, &format!("{guests} --yes")).ended(0).told("warning: Ana is gone before round 1");
    let said = seat(&folder, "").ended(0);
    assert!(!said.err.contains("Ana"), "{said:#?}");
}

#[test]
fn people_tables_and_hosts_come_from_the_plan() {
    let people: Vec<String> = (0..9).map(|n| format!(r#"{{ "name": "P{n}" }}"#)).collect();
    let tables = r#"[ { "name": "Blue", "host": "P4" }, { "name": "Red", "seats": 3 },
        { "name": "Green", "host": "Nobody" } ], "people": ["#;
    let plan = PLAN.replace("4,", &format!("{tables}{} ],", people.join(", ")));
    let folder = Folder::with(&plan);
    let said = seat(&folder, "").ended(0);
    let said = said.told("Table Green: Nobody is not among the people, so nobody stays there");
    assert!(said.out.contains("Table Blue   P4 (host), "), "{said:#?}");
    let seats = seating(&folder).unwrap();
    for round in 0..2 {
        let tables = named(&seats, round);
        assert!(tables[0].1.contains(&"P4"), "{tables:?}");
        assert_eq!(tables.iter().map(|(_, people)| people.len()).collect::<Vec<_>>(), [3; 3]);
    }
    assert_eq!(seats.people[4].host.as_ref().unwrap().as_str(), "Blue");
}

#[test]
fn who_is_to_sit_at_a_table_at_first_begins_there_by_the_plan_or_by_a_file() {
    let people = (0..12).map(|n| match n {
        7 => r#"{ "name": "P7", "table": "Green" }"#.to_owned(),
        8 => r#"{ "name": "P8", "table": "Green" }"#.to_owned(),
        n => format!(r#"{{ "name": "P{n}" }}"#),
    });
    let tables = r#"[ { "name": "Blue" }, { "name": "Red" }, { "name": "Green" },
        { "name": "Gold" } ], "people": ["#;
    let people = people.collect::<Vec<_>>().join(", ");
    let folder = Folder::with(&PLAN.replace("4,", &format!("{tables}{people} ],")));
    let begins = |seating: &Seating, name: &str| -> String {
        let tables = named(seating, 0);
        tables.iter().find(|(_, people)| people.contains(&name)).unwrap().0.to_owned()
    };
    let said = seat(&folder, "").ended(0);
    assert!(said.out.contains("nobody meets twice; "), "{said:#?}");
    assert!(said.out.contains("all sit where they were to"), "{said:#?}");
    let seats = seating(&folder).unwrap();
    assert_eq!([begins(&seats, "P7"), begins(&seats, "P8")], ["Green", "Green"]);
    seat(&folder, "--seed 2").ended(0);
    assert_eq!(begins(&seating(&folder).unwrap(), "P8"), "Green", "it is kept with the seats");
    let rows: String = (3..12).map(|n| format!("P{n},\n")).collect();
    let file = write(&folder, &format!("name,table\nP0,3\nP1,red\nP2,Yellow\n{rows}"));
    let said = seat(&folder, &file).ended(0);
    said.told("P2 is to sit at table Yellow, which is not there");
    let seats = seating(&folder).unwrap();
    assert_eq!([begins(&seats, "P0"), begins(&seats, "P1")], ["Green", "Red"]);
}

#[test]
fn a_session_has_new_hosts_in_each_round_once_they_were_asked_for() {
    let folder = Folder::new();
    let hosts = |seating: &Seating, round: usize| -> Vec<usize> {
        let tables = seating.rounds[round].tables.iter();
        tables.map(|it| it.host.filter(|host| it.people.contains(host)).unwrap()).collect()
    };
    let said = seat(&folder, "--people 20 --new-hosts").ended(0);
    let first = seating(&folder).unwrap();
    let all: BTreeSet<_> = (0..2).flat_map(|round| hosts(&first, round)).collect();
    assert_eq!(all.len(), 8, "nobody hosts twice");
    assert_eq!(said.out.matches(" (host)").count(), 8, "{said:#?}");
    folder.run(&["do", "PATH", "start", "--block", "c1"]).ended(0);
    seat(&folder, "--seed 2").ended(0);
    let second = seating(&folder).unwrap();
    assert_eq!(hosts(&second, 0), hosts(&first, 0), "what has begun keeps its hosts");
    let all: BTreeSet<_> = (0..2).flat_map(|round| hosts(&second, round)).collect();
    assert_eq!(all.len(), 8, "it goes on without being said again");
    folder.run(&["do", "PATH", "undo"]).ended(0);
    assert_eq!(seating(&folder), Some(first));
}

#[test]
fn who_is_called_as_a_card_is_told_of_keeps_the_name() {
    let folder = Folder::new();
    let names: Vec<String> = (1..=12).map(|n| format!("card {n}")).collect();
    seat(&folder, &write(&folder, &format!("name\n{}\n", names.join("\n")))).ended(0);
    let seats = seating(&folder).unwrap();
    let kept = seats.people.iter().map(|it| it.name.clone().unwrap_or_default());
    assert_eq!(kept.collect::<Vec<_>>(), names);
}

#[test]
fn a_file_that_counts_from_0_has_a_host_for_each_table() {
    let folder = Folder::new();
    let file = write(&folder, "name,host\nAna,0\nBen,1\nCleo,2\nDai,3\nEva,\nFinn,\nGus,\nHana,\n");
    seat(&folder, &file).ended(0);
    let seats = seating(&folder).unwrap();
    let hosts = seats.people.iter().map_while(|it| it.host.as_ref());
    assert_eq!(hosts.map(|it| it.as_str()).collect::<Vec<_>>(), ["1", "2", "3", "4"]);
}

#[test]
fn a_file_names_the_table_of_a_host_as_the_session_does_and_hears_what_there_is() {
    let tables = r#"[ { "name": "Blue room" }, { "name": "Red" }, { "name": "3" } ],"#;
    let folder = Folder::with(&PLAN.replace("4,", tables));
    let people = "Dai,\nEva,\nFinn,\nGus,\nHana,\nIda,\n";
    let file =
        write(&folder, &format!("name,host\nAna,RED\nBen,blue room\nCleo,Table 3\n{people}"));
    seat(&folder, &file).ended(0);
    let seats = seating(&folder).unwrap();
    let hosts = seats.people.iter().map_while(|it| it.host.as_ref());
    assert_eq!(hosts.map(|it| it.as_str()).collect::<Vec<_>>(), ["Red", "Blue room", "3"]);
    let file = write(&folder, &format!("name,host\nAna,Green\n{people}"));
    let said = seat(&folder, &file).ended(1);
    said.told("Ana hosts table Green, which is not there")
        .told("hint: the tables of the session are Blue room, Red, 3");
    let file = write(&folder, &format!("name,host\nAna,7\n{people}"));
    seat(&folder, &file).ended(1).told("Ana hosts table 7, which is not there");
}

#[test]
fn whom_the_session_names_as_a_host_by_now_stays_and_whom_it_named_before_does_not() {
    let tables = r#"[ { "name": "Blue", "host": "Ana" }, { "name": "Red", "host": "Ben" } ],"#;
    let people = r#""people": [ { "name": "Ana" }, { "name": "Ben" }, { "name": "Cleo" }, { "name": "Dai" } ],"#;
    let folder = Folder::with(&PLAN.replace("4,", &format!("{tables}{people}")));
    seat(&folder, "").ended(0);
    folder.run(&["do", "PATH", "host", "Blue", "Ben"]).ended(0);
    folder.run(&["do", "PATH", "host", "Red", "Cleo"]).ended(0);
    seat(&folder, "").ended(0);
    let seats = seating(&folder).unwrap();
    let hosts = seats.people.iter().map(|it| it.host.as_ref().map(|it| it.as_str()));
    assert_eq!(hosts.collect::<Vec<_>>(), [None, Some("Blue"), Some("Red"), None]);
}

#[test]
fn rounds_that_have_begun_keep_their_seats_whoever_comes_or_leaves() {
    let folder = Folder::new();
    let names = |people: &[&str]| format!("name\n{}\n", people.join("\n"));
    let first = ["Ana", "Ben", "Cleo", "Dai", "Eva", "Finn", "Gus", "Hana", "Ana"];
    seat(&folder, &write(&folder, &names(&first))).ended(0).told("9 people: name");
    let before = seating(&folder).unwrap();
    folder.run(&["do", "PATH", "start", "--block", "c1"]).ended(0);
    let then = ["Zoe", "Hana", "Gus", "Finn", "Eva", "Dai", "Cleo", "Ben"];
    seat(&folder, &write(&folder, &names(&then))).ended(0);
    let after = seating(&folder).unwrap();
    let sorted = |seating: &Seating, round: usize| -> Vec<Vec<String>> {
        let tables = named(seating, round).into_iter();
        tables
            .map(|(_, people)| {
                let mut people: Vec<String> = people.into_iter().map(str::to_owned).collect();
                people.sort();
                people
            })
            .collect()
    };
    assert_eq!(sorted(&before, 0), sorted(&after, 0));
    let everybody = sorted(&after, 1).concat();
    assert!(everybody.contains(&"Zoe".to_owned()) && !everybody.contains(&"Ana".to_owned()));
    assert_eq!(everybody.len(), 8);
    let ana = after.people.iter().find(|it| it.name.as_deref() == Some("Ana")).unwrap();
    assert_eq!(ana.leaves.as_ref().unwrap().as_str(), "c2");
}

#[test]
fn a_session_without_tables_gets_those_that_its_people_are_seated_at() {
    let folder = Folder::with(&PLAN.replace(TABLES, ""));
    let said = seat(&folder, "--people 9 --tables 3").ended(0);
    assert!(said.out.contains("\n  Table 3  "), "{said:#?}");
    let tables = |seating: Seating| -> Vec<String> {
        seating.rounds[1].tables.iter().map(|it| it.table.to_string()).collect()
    };
    assert_eq!(tables(seating(&folder).unwrap()), ["1", "2", "3"]);
    seat(&folder, "--people 12").ended(0);
    assert_eq!(tables(seating(&folder).unwrap()).len(), 3, "they are tables of the session now");
    folder.run(&["do", "PATH", "undo"]).ended(0);
    folder.run(&["do", "PATH", "undo"]).ended(0);
    assert_eq!(seating(&folder), None);
    seat(&folder, "--people 12").ended(1).told("the session has no tables");
}

#[test]
fn a_session_that_cannot_be_seated_says_why() {
    let folder = Folder::new();
    let nobody = "the session says nothing of who comes";
    seat(&folder, "").ended(1).told(nobody).told("--people 50");
    seat(&folder, "--people 8 --rounds 3").ended(1).told("the session has 2 rounds");
    let host = write(&folder, "name,host\nAna,9\n");
    seat(&folder, &host).ended(1).told("Ana hosts table 9, which is not there");
    let bare = Folder::with(&PLAN.replace(TABLES, ""));
    seat(&bare, "--people 8").ended(1).told("the session has no tables").told("hint: --tables 10");
    seat(&folder, "--people 8 --tables 3")
        .ended(1)
        .told("the session has 4 tables")
        .told("add-table");
    assert!(!folder.path("journal.jsonl").exists(), "nothing was written");
}

#[test]
fn the_data_are_those_without_a_session() {
    let folder = Folder::new();
    let plan: Value = seat(&folder, "--people 16 --hosts --json").ended(0).json();
    assert_eq!(plan["rounds"].as_array().unwrap().len(), 2);
    assert_eq!(plan["bound"]["certified"], true);
    let seats = seating(&folder).unwrap();
    let hosts: Vec<_> = seats.people.iter().filter_map(|it| it.host.as_ref()).collect();
    assert_eq!(hosts.iter().map(|it| it.as_str()).collect::<Vec<_>>(), ["1", "2", "3", "4"]);
}

#[test]
fn a_list_of_the_same_people_is_a_repair_and_says_who_moves() {
    let folder = Folder::new();
    let people = |names: &str| write(&folder, &format!("name\n{}\n", names.replace(' ', "\n")));
    seat(&folder, &people("Ana Ben Cleo Dai Eva Finn Gus Hana")).ended(0);
    let before = seating(&folder).unwrap();
    let same = people("Hana Gus Finn Eva Dai Cleo Ben Ana");
    seat(&folder, &same).ended(0).told("0 of 16 seats announced before change\n");
    let seats = |seating: &Seating| {
        let round = |round| {
            named(seating, round).into_iter().map(|(table, mut people)| {
                people.sort_unstable();
                (table.to_owned(), people.iter().map(ToString::to_string).collect::<Vec<_>>())
            })
        };
        (0..2).flat_map(round).collect::<Vec<_>>()
    };
    assert_eq!(seats(&before), seats(&seating(&folder).unwrap()));
    let gone = "name,leaves\nAna,\nBen,\nCleo,\nDai,\nEva,\nFinn,\nGus,\nHana,2\n";
    seat(&folder, &write(&folder, gone)).ended(0).told("0 of 15 seats announced before change\n");
    folder.run(&["do", "PATH", "undo"]).ended(0);
    folder.run(&["do", "PATH", "close-table", "4"]).ended(0);
    seat(&folder, &people("Zoe Ana Ben Cleo Dai Eva Finn Gus"))
        .ended(0)
        .told("4 of 14 seats announced before change, of Ana, Ben, Finn and Gus\n");
}

#[test]
fn who_is_of_an_adopted_plan_alone_has_no_seat_and_is_told_by_name() {
    let plan = |names: &[&str]| {
        let people: Vec<String> =
            names.iter().map(|name| format!(r#"{{ "name": "{name}" }}"#)).collect();
        PLAN.replace("4,", &format!(r#"2, "people": [{}],"#, people.join(", ")))
    };
    let folder = Folder::with(&plan(&["Ana", "Ben", "Cleo", "Dai"]));
    assert!(!seat(&folder, "").ended(0).err.contains("no seat"));
    let before = seating(&folder);
    std::fs::write(
        folder.path("session.json"),
        plan(&["Ana", "Ben", "Cleo", "Dai", "Eva", "Finn"]),
    )
    .unwrap();
    folder.run(&["do", "PATH", "adopt-plan"]).ended(0);
    let said = seat(&folder, "").ended(0);
    let said = said.told("warning: Eva and Finn of the plan have no seat\nhint: ");
    said.told("a in the Seating adds one").told("the session has these seats already");
    assert_eq!(seating(&folder), before);
}

#[test]
fn a_repair_that_gives_up_a_wish_says_how_it_may_be_kept() {
    let tables = r#"[ { "name": "1", "seats": 3 }, { "name": "2", "seats": 2 } ],"#;
    let folder = Folder::with(&PLAN.replace("4,", tables));
    let who = "name,languages\nAna,en\nBen,en\nCleo,fr\nDai,fr\n";
    seat(&folder, &format!("{} --rounds 1", write(&folder, who))).ended(0);
    let more = format!("{} --rounds 1", write(&folder, &format!("{who}Eva,fr\n")));
    seat(&folder, &more).ended(0).told(
        "wishes are given up that the seats announced before keep\nhint: --weights changed=0",
    );
    let said = seat(&folder, &format!("{more} --weights changed=0")).ended(0);
    assert!(!said.err.contains("given up"), "{said:#?}");
}

#[test]
fn a_number_of_people_takes_nobodys_name_away() {
    let folder = Folder::new();
    seat(&folder, &write(&folder, "name\nAna\nBen\nCleo\nDai\n")).ended(0);
    let why = "--people 9 names nobody, and those who have seats have names";
    seat(&folder, "--people 9").ended(1).told(why);
}

#[test]
fn what_was_planned_for_a_session_is_counted_again_with_all_that_it_knows() {
    let folder = Folder::new();
    seat(&folder, &write(&folder, "name\nAna\nBen\nCleo\nDai\nEva\nFinn\nGus\nHana\n")).ended(0);
    folder.run(&["do", "PATH", "start", "--block", "c1"]).ended(0);
    folder.run(&["do", "PATH", "close-table", "4"]).ended(0);
    let plan = seat(&folder, "--json").ended(0).out;
    let path = folder.path("plan.json");
    let verify = |plan: &str| {
        std::fs::write(&path, plan).unwrap();
        folder.run(&["seat", "PATH", "--verify", &path.display().to_string()])
    };
    verify(&plan).ended(0);
    let mut wrong: Value = serde_json::from_str(&plan).unwrap();
    wrong["rounds"].as_array_mut().unwrap().swap(0, 1);
    let said = verify(&wrong.to_string()).ended(1);
    assert!(said.out.contains("round 0 is not as it was"), "{said:#?}");
}
