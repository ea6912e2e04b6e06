//! An evening with latecomers: sixty-two people of twelve tables, seats repaired while they come and
//! go, tables close and a host leaves.

use std::collections::BTreeSet;
use std::sync::Arc;

use worldcafe::domain::{Seating, TableId};
use worldcafe::journal::Memory;
use worldcafe::placing::{Change, Evening, Moves, Wishes};
use worldcafe::seating::{Order, breaches, solve};
use worldcafe::session::Command;

use super::run::Run;

const PLAN: &str = r#"{ "title": "Café with latecomers", "tables": 12, "participants": 62,
    "programme": [
        { "id": "opening", "kind": "opening", "title": "Opening", "length": "10 min" },
        { "id": "c1", "kind": "conversation", "title": "Conversation 1", "length": "20 min" },
        { "id": "c2", "kind": "conversation", "title": "Conversation 2", "length": "20 min" },
        { "id": "c3", "kind": "conversation", "title": "Conversation 3", "length": "20 min" }
    ] }"#;

/// As much as an evening of a test has time for.
const ORDER: Order = Order { budget: 20_000, seed: 1, threads: 1 };

/// Seats are announced that change as few as can be; how they differ.
fn repaired(run: &mut Run<Memory>, changes: Vec<Change>) -> Moves {
    let wishes = Wishes { changes, ..Wishes::default() };
    let evening = Evening::of(run.session(), &wishes).unwrap();
    let before = run.session().seating.clone();
    let first = evening.problem.clone();
    let problem = before.as_deref().map_or(first, |before| evening.repair(before));
    let found = solve(&problem, &ORDER, &|_| true).unwrap();
    assert_eq!(breaches(&problem, &found.plan), []);
    let seating = Arc::new(evening.seating(&found.plan));
    for round in
        seating.rounds.iter().filter(|it| run.session().block(&it.block).unwrap().is_waiting())
    {
        let sizes = || round.tables.iter().map(|table| table.people.len());
        assert!(sizes().max().unwrap() - sizes().min().unwrap() <= 2, "nobody sits nearly alone");
    }
    run.does(Command::PlanSeating { seating: Some(Arc::clone(&seating)) });
    evening.moves(before.as_deref().unwrap_or(&Seating::default()), &seating)
}

fn seated(run: &Run<Memory>, round: usize) -> usize {
    let seating = run.session().seating.as_ref().unwrap();
    seating.rounds[round].tables.iter().map(|table| table.people.len()).sum()
}

fn in_seats(run: &Run<Memory>) -> [usize; 3] {
    [seated(run, 0), seated(run, 1), seated(run, 2)]
}

#[test]
fn who_comes_late_leaves_or_loses_a_table_has_a_seat_and_rounds_that_began_keep_theirs() {
    let mut run = Run::at(PLAN, "2026-11-22T18:00:00Z");
    repaired(&mut run, Vec::new());
    assert_eq!(in_seats(&run), [62, 62, 62]);

    run.start("opening");
    let moves = repaired(&mut run, vec![Change::Left(3), Change::Left(40), Change::Came(None)]);
    assert_eq!(in_seats(&run), [61, 61, 61], "two did not come, one came unasked");
    assert_eq!(moves.moved, 0, "{moves:?}");

    run.until("18:10");
    run.end("opening");
    let first = run.session().seating.as_ref().unwrap().rounds[0].clone();
    let came = vec![Change::Came(Some("Zoë".to_owned())), Change::Came(Some("李雷".to_owned()))];
    let moves = repaired(&mut run, came);
    assert_eq!((in_seats(&run), moves.moved), ([63, 63, 63], 0), "two sit down at once");
    let now = run.session().seating.as_ref().unwrap().rounds[0].clone();
    for (was, is) in first.tables.iter().zip(&now.tables) {
        assert!(was.people.iter().all(|person| is.people.contains(person)), "{}", was.table);
    }

    run.until("18:30");
    run.end("c1");
    let table = TableId::new("7");
    let second = run.session().seating.as_ref().unwrap().clone();
    let at_seven = second.rounds[2].tables.iter().find(|it| it.table == table).unwrap();
    let homeless = at_seven.people.len();
    run.does(Command::CloseTable { table: table.clone() });
    let moves = repaired(&mut run, vec![Change::Left(10), Change::Left(11)]);
    let after = run.session().seating.as_ref().unwrap().clone();
    assert_eq!(after.rounds[0], second.rounds[0]);
    let (was, is) = (&second.rounds[1].tables, &after.rounds[1].tables);
    let at = |table: &TableId| is.iter().find(|it| it.table == *table);
    for was in was.iter().filter(|it| it.table != table) {
        let is = at(&was.table).unwrap();
        assert!(was.people.iter().all(|it| is.people.contains(it)), "{}", was.table);
    }
    assert_eq!((at(&table), seated(&run, 1)), (None, 63), "all of a closed table sit elsewhere");
    assert_eq!(seated(&run, 2), 61);
    assert!(after.rounds[2].tables.iter().all(|it| it.table != table));
    assert!(moves.moved <= homeless, "{} moved for {homeless}", moves.moved);
    assert_eq!(after.people[63].name.as_deref(), Some("Zoë"));

    let moves = repaired(&mut run, vec![Change::Back(10)]);
    assert_eq!((seated(&run, 2), moves.moved), (62, 0));
    run.until("18:50");
    run.end("c2");
    assert!(Evening::of(run.session(), &Wishes::default()).is_err(), "no round is to come");
    let (evening, plan) = Evening::announced(run.session()).unwrap();
    assert!(!evening.worth(&plan, evening.least()).is_empty());
}

#[test]
fn who_comes_late_goes_from_table_to_table_as_the_others_do_and_nobody_moves_for_it() {
    // Twelve at three tables meet fewest twice beside somebody who stays; of four tables for fifteen
    // the same one is short in every round.
    for (tables, people) in [(3, 12), (4, 15)] {
        let counts = format!("\"tables\": {tables}, \"participants\": {people}");
        let plan = PLAN.replace("\"tables\": 12, \"participants\": 62", &counts);
        let mut run = Run::at(&plan, "2026-11-22T18:00:00Z");
        repaired(&mut run, Vec::new());
        let moves = repaired(&mut run, vec![Change::Came(Some("Zoë".to_owned()))]);
        assert_eq!((in_seats(&run), moves.moved), ([people + 1; 3], 0), "{moves:?}");
        let way: BTreeSet<_> =
            moves.people[0].rounds.iter().filter_map(|it| it.to.clone()).collect();
        assert_eq!(way.len(), 3, "{people}: {way:?}");
    }
}
