//! Tables, hosts, roles and the head count, on the day.

use std::sync::Arc;

use worldcafe::domain::{ReportText, SeatedPerson, SeatedRound, SeatedTable, Seating, Table};
use worldcafe::session::{Command, silence};

use crate::support::cafe::{Cafe, block, minutes, table};

fn add(name: &str) -> Command {
    Command::AddTable { table: Table { name: table(name), ..Table::default() } }
}

#[test]
fn tables_are_added_closed_opened_and_merged_and_never_renumbered() {
    let cafe = Cafe::evening().does(add("11")).does(Command::CloseTable { table: table("3") });
    assert_eq!(cafe.session.tables.len(), 11);
    cafe.refuses(Command::CloseTable { table: table("3") }, "table 3 is closed");
    cafe.refuses(add("11"), "there is already a table \"11\"");
    let merge = |into: &str| Command::MergeTables { table: table("4"), into: table(into) };
    cafe.refuses(merge("3"), "table 3 is closed");
    cafe.refuses(merge("4"), "a table cannot be merged into itself");
    let cafe = cafe.does(merge("5"));
    assert_eq!(cafe.session.table(&table("4")).unwrap().merged_into, Some(table("5")));
    let cafe = cafe.does(Command::OpenTable { table: table("4") });
    assert_eq!(cafe.session.table(&table("4")).unwrap().merged_into, None);
    cafe.refuses(Command::OpenTable { table: table("4") }, "table 4 is open");
}

#[test]
fn hosts_topics_seats_roles_and_the_head_count_change() {
    let cafe = Cafe::evening()
        .does(Command::SetHost { table: table("6"), host: Some("Ada".into()) })
        .does(Command::SetSeats { table: table("6"), seats: Some(6) })
        .does(Command::SetTopic { table: table("6"), topic: Some("Trust".into()) })
        .does(Command::SetHeadCount { people: Some(62) })
        .does(Command::SetRole { role: "Hosts".into(), names: vec!["Bo".into()] });
    let six = &cafe.session.table(&table("6")).unwrap().table;
    assert_eq!((six.host.as_deref(), six.seats), (Some("Ada"), Some(6)));
    assert_eq!((cafe.session.head_count, &*cafe.session.roles[0].names[0]), (Some(62), "Bo"));
    let none = Command::SetRole { role: "Hosts".into(), names: vec![] };
    assert!(cafe.does(none).session.roles.is_empty());
}

#[test]
fn seats_are_of_people_who_are_there_and_hosts_sit_where_they_host() {
    let cafe = Cafe::evening();
    let seats = |people: &[usize], host: Option<usize>| {
        let seats = SeatedTable { table: table("1"), people: people.to_vec(), host };
        let round = SeatedRound { block: block("c1"), tables: vec![seats] };
        let people = vec![SeatedPerson::default(); 3];
        Command::PlanSeating { seating: Some(Arc::new(Seating { people, rounds: vec![round] })) }
    };
    let why = "a round seats somebody twice, or somebody who is not there";
    cafe.refuses(seats(&[0, 0], None), why);
    cafe.refuses(seats(&[0, 3], None), why);
    cafe.refuses(seats(&[0, 1], Some(2)), why);
    let cafe = cafe.does(seats(&[0, 1], Some(1)));
    assert_eq!(cafe.session.seating.as_ref().unwrap().rounds[0].tables[0].host, Some(1));
}

#[test]
fn the_texts_of_the_report_are_written_also_after_the_end_and_left_out_again() {
    let says = |text: &str| {
        let text = Some(text.into());
        Command::SetReportText { of: ReportText::NextStep, text }
    };
    let cafe = Cafe::evening().start("opening").does(Command::Close).does(says(" Send it\n"));
    assert_eq!(cafe.session.texts.next_step.as_deref(), Some("Send it"));
    assert_eq!(cafe.session.texts.summary, None);
    assert_eq!(cafe.clone().undo().session.texts.next_step, None);
    let none = cafe.clone().does(says(" \n"));
    assert_eq!(none.session.texts.next_step, None);
    assert_eq!(none.undo().session.texts.next_step.as_deref(), Some("Send it"));
    cafe.refuses(says(&"a".repeat(20_001)), "this is longer than 20000 characters");
}

#[test]
fn a_table_falls_silent_in_a_conversation_unless_it_writes_on_paper() {
    let cafe = Cafe::evening().start("opening").after(minutes(15));
    let silent = |cafe: &Cafe, name: &str| {
        silence(&cafe.session, &table(name), cafe.moment().t).map(|span| span.0 / 60_000)
    };
    assert_eq!(silent(&cafe, "5"), None, "nobody talks at tables in an opening");
    let cafe = cafe.end("opening").after(minutes(10));
    assert_eq!(silent(&cafe, "5"), Some(10));
    let seen = cafe.clone().does(Command::SeenTable { table: table("5") }).after(minutes(4));
    assert_eq!(silent(&seen, "5"), Some(4));
    let paper = Command::PaperTable { table: table("5"), on_paper: true };
    assert_eq!(silent(&cafe.clone().does(paper), "5"), None);
    let pause = Command::Pause { block: block("c1"), reason: None };
    let held = cafe.does(pause).after(minutes(30));
    assert_eq!(silent(&held, "5"), Some(10), "a pause is not silence");
}
