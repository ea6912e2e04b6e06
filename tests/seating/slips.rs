//! What is taken back, refused and said on the Seating.

use std::collections::BTreeSet;
use std::sync::Arc;

use worldcafe::actions::Action;
use worldcafe::domain::{BlockId, Seating, Span, TableId};
use worldcafe::placing::{Change, Evening, Unseatable, Wishes};
use worldcafe::report::{Missing, Report, missing};
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::context;
use worldcafe::tui::model::{Mode, Proposal, SeatView};

use super::{FEW, WHILE, desk, name, place, plan, seated, seating, start};
use crate::support::desk::Desk;
use crate::support::evening;
use crate::support::golden::{drawn, rows};
use crate::support::seating::seats;

fn order(desk: &Desk) -> &Proposal {
    desk.model.seats.proposal.as_ref().unwrap()
}

fn screen(desk: &Desk) -> String {
    rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::Indexed))).join("\n")
}

#[test]
fn a_host_who_left_by_mistake_and_is_back_at_once_stays_the_host() {
    let table = TableId::new("2");
    let mut desk = desk(20, 4, true);
    desk.does(Command::SetHost { table: table.clone(), host: Some(name(1)) });
    desk.press(&["7", "Enter"]).finds(FEW).later(WHILE).press(&["Enter"]);
    desk.press(&["7", "Down", "x"]).finds(FEW);
    assert_eq!(order(&desk).wishes.changes, [Change::Left(1)]);
    assert_eq!(order(&desk).commands.len(), 1);
    desk.press(&["x"]);
    assert!(desk.model.seats.proposal.is_none(), "nothing is asked any more");
    assert_eq!(seating(&desk).people[1].host.as_ref(), Some(&table));
    assert_eq!(desk.model.session.table(&table).unwrap().table.host, Some(name(1)));
}

#[test]
fn a_newcomer_who_leaves_and_is_back_before_it_is_announced_is_the_same_person() {
    for found in [true, false] {
        let mut desk = seated(20, 4, true);
        desk.press(&["b"]).finds(FEW).press(&["a", "Eli, Dina", "Enter"]).finds(FEW);
        desk.press(&["d", "dina", "Enter"]);
        if found {
            desk.finds(FEW);
        }
        let came = |name: &str| Change::Came(Some(name.to_owned()));
        let left = [came("Eli"), came("Dina"), Change::Left(21)];
        assert_eq!(order(&desk).wishes.changes, left);
        desk.press(&["a", "DINA", "Enter"]).finds(FEW);
        assert_eq!(order(&desk).wishes.changes, left[..2]);
        assert_eq!(order(&desk).why, ["Eli and Dina came"]);
        desk.later(WHILE).press(&["Enter"]);
        assert_eq!(seating(&desk).people.len(), 22);
        assert!(place(seating(&desk), 2, 21).is_some());
    }
}

#[test]
fn who_comes_to_cards_and_is_called_as_one_is_told_of_keeps_the_name() {
    let mut desk = seated(16, 4, false);
    desk.press(&["a", "card 17", "Enter"]).finds(FEW).later(WHILE).press(&["Enter"]);
    let names: Vec<_> = seating(&desk).people.iter().filter_map(|it| it.name.as_deref()).collect();
    assert_eq!((seating(&desk).people.len(), names), (17, vec!["card 17"]));
}

#[test]
fn where_each_round_has_new_hosts_another_takes_over_from_one_who_left() {
    let mut desk = seated(20, 4, true);
    let wishes = Wishes { new_hosts: true, ..Wishes::default() };
    let evening = Evening::of(&desk.model.session, &wishes).unwrap();
    let seats = evening.seating(&evening.plan(seating(&desk)));
    desk.does(Command::PlanSeating { seating: Some(Arc::new(seats)) });
    let hosts = |seating: &Seating, round: usize| -> Vec<Option<usize>> {
        seating.rounds[round].tables.iter().map(|it| it.host).collect()
    };
    let before = hosts(seating(&desk), 0);
    let first = before[1].unwrap();
    assert_eq!(screen(&desk).matches(" (host)").count(), 5, "four rows and the table chosen");
    let row = screen(&desk).lines().find(|it| it.contains("Table 1 · ")).unwrap().to_owned();
    let host = name(before[0].unwrap());
    assert!(row.contains(&format!("Table 1 · 5 people: {host} (host), ")), "{row}");
    desk.press(&["Down", "h"]).finds(FEW);
    assert_eq!(order(&desk).wishes.changes, [Change::Left(first)]);
    desk.press(&["Enter"]);
    let after = hosts(seating(&desk), 0);
    assert!(after[1].is_some_and(|it| it != first && place(seating(&desk), 0, it).is_some()));
    assert_eq!((after[0], after[2], after[3]), (before[0], before[2], before[3]));
    desk.does(start("c1")).press(&["a", "Dina", "Enter"]).finds(FEW).later(WHILE).press(&["Enter"]);
    assert_eq!(hosts(seating(&desk), 0), after, "what runs keeps its hosts");
    let all: BTreeSet<_> = (0..3).flat_map(|round| hosts(seating(&desk), round)).collect();
    assert_eq!((all.len(), all.contains(&None)), (12, false), "nobody hosts twice");
}

#[test]
fn one_key_names_new_hosts_for_each_round_and_takes_them_back() {
    let mut desk = desk(12, 3, true);
    desk.press(&["7", "H"]);
    assert!(desk.model.seats.proposal.is_none(), "nobody has a seat yet");
    desk.press(&["Enter"]).finds(FEW).later(WHILE).press(&["Enter"]);
    let before = seating(&desk).clone();
    desk.press(&["H"]).finds(FEW);
    let seen = screen(&desk);
    assert!(seen.contains("each round has new hosts") && seen.contains("nobody moves"), "{seen}");
    assert_eq!(seen.matches(" (host)").count(), 4, "three rows and the table chosen: {seen}");
    desk.press(&["H"]);
    assert!(desk.model.seats.proposal.is_none(), "nothing is asked any more");
    desk.press(&["H"]).finds(FEW).later(WHILE).press(&["Enter"]);
    let after = seating(&desk).clone();
    let all: BTreeSet<_> =
        after.rounds.iter().flat_map(|it| &it.tables).map(|table| table.host.unwrap()).collect();
    assert_eq!(all.len(), 9, "nobody hosts twice");
    for (is, was) in after.rounds.iter().zip(&before.rounds) {
        assert!(is.tables.iter().zip(&was.tables).all(|(is, was)| is.people == was.people));
    }
    desk.press(&["H"]);
    assert_eq!(desk.said(), "not done: each round has new hosts already");
    desk.press(&["u"]);
    assert_eq!(*seating(&desk), before);
}

#[test]
fn where_somebody_stays_at_each_table_there_are_no_new_hosts() {
    let mut desk = seated(8, 2, true);
    for (table, host) in [("1", 0), ("2", 1)] {
        desk.does(Command::SetHost { table: TableId::new(table), host: Some(name(host)) });
    }
    desk.press(&["b"]).finds(FEW).later(WHILE).press(&["Enter", "H"]);
    assert_eq!(desk.said(), "not done: somebody stays at each table");
}

#[test]
fn a_table_that_closes_by_mistake_stays_open_by_the_same_key() {
    let mut desk = seated(48, 12, false);
    let asked = |desk: &Desk| (order(desk).commands.clone(), order(desk).why.join("; "));
    let table = TableId::new("3");
    desk.press(&["Down", "Down", "x"]).finds(FEW);
    let closes = Command::CloseTable { table };
    assert_eq!(asked(&desk), (vec![closes.clone()], "Table 3 closes".to_owned()));
    desk.press(&["7", "x"]);
    assert!(desk.model.seats.proposal.is_none(), "nothing is asked any more");
    assert_eq!((desk.model.seats.view, desk.stops), (SeatView::Tables, 1));
    desk.press(&["x"]).finds(FEW);
    assert_eq!(asked(&desk), (vec![closes], "Table 3 closes".to_owned()));
}

#[test]
fn nobody_and_too_many_do_not_come_and_it_is_said() {
    for words in ["0", "6000", "99999999999999999999999", ","] {
        let mut desk = seated(16, 4, false);
        desk.press(&["a", words, "Enter"]);
        let told = "not done: how many is a number from 1 to 5000. ";
        assert!(desk.asked().starts_with(told), "{words}: {}", desk.asked());
        assert!(desk.model.seats.proposal.is_none(), "{words}");
    }
}

#[test]
fn two_of_a_name_come_and_only_one_of_them_is_back() {
    let mut desk = seated(20, 4, true);
    desk.press(&["7", "x"]).finds(FEW).press(&["Enter", "a", "ana lima, Ana Lima", "Enter"]);
    let came = Change::Came(Some("Ana Lima".to_owned()));
    assert_eq!(order(&desk).wishes.changes, [Change::Back(0), came.clone()]);
    let mut desk = seated(20, 4, true);
    desk.press(&["7", "x"]).finds(FEW).press(&["a", "Ana Lima, Ana Lima", "Enter"]);
    assert_eq!(order(&desk).wishes.changes, [came], "the one of them has not left yet");
    assert_eq!(order(&desk).why, ["another Ana Lima came"]);
}

#[test]
fn who_comes_and_is_called_as_somebody_there_is_shown_before_a_seat_is_announced() {
    for (names, why) in
        [("BEN OKAFOR", "another BEN OKAFOR came"), ("Dina, dina", "Dina and another dina came")]
    {
        let mut desk = seated(20, 4, true);
        let sent = desk.sent.len();
        desk.press(&["a", names, "Enter"]).finds(FEW);
        assert_eq!((order(&desk).why.join("; "), desk.sent.len()), (why.to_owned(), sent));
        assert!(screen(&desk).contains(why), "{}", screen(&desk));
        desk.later(WHILE).press(&["Enter"]);
        assert!(seating(&desk).people.len() > 20);
    }
}

#[test]
fn wishes_that_cannot_be_had_are_told_before_seats_are_announced_and_after() {
    let mut plan = plan(12, 3, true);
    plan.people.iter_mut().for_each(|it| it.languages = vec!["en".to_owned()]);
    plan.people[2].languages = vec!["sw".to_owned()];
    let mut desk = Desk::at(evening::Evening::of(plan, "18:15:00"));
    let table = TableId::new("3");
    desk.does(Command::SetHost { table: table.clone(), host: Some("Ghost".to_owned()) });
    desk.press(&["7", "Enter"]).finds(FEW);
    let ghost = "Table 3: Ghost is not among the people, so nobody stays there";
    let alone = "nobody else speaks a language of 李雷";
    desk.model.size = (200, 60);
    let seen = screen(&desk);
    assert!(seen.contains(ghost) && seen.contains(alone), "{seen}");
    desk.model.size = (80, 16);
    assert!(screen(&desk).contains(&format!("first of 2: {ghost}")), "{}", screen(&desk));
    desk.later(WHILE).press(&["Enter"]);
    assert!(screen(&desk).contains(&format!("first of 2: {ghost}")), "{}", screen(&desk));
    desk.does(Command::SetHost { table, host: None });
    let seen = screen(&desk);
    assert!(seen.contains(alone) && !seen.contains("Ghost"), "{seen}");
    for block in ["c1", "c2", "c3"] {
        desk.does(start(block)).later(Span::minutes(20));
        desk.does(Command::EndBlock { block: BlockId::new(block) });
    }
    assert!(!screen(&desk).contains(alone), "there is no round to mend it for");
}

#[test]
fn more_at_a_table_than_fit_or_hear_each_other_are_counted() {
    let mut desk = seated(22, 2, false);
    assert!(screen(&desk).contains("1      11 people · card "), "{}", screen(&desk));
    let mut plan = plan(0, 2, false);
    let tables = serde_json::json!([{ "name": "1", "seats": 10 }, { "name": "2", "seats": 11 }]);
    plan.tables = serde_json::from_value(tables).unwrap();
    desk.does(Command::AdoptPlan { plan: plan.into() });
    let seen = screen(&desk);
    assert!(seen.contains("1      11 people, 10 seats · card "), "{seen}");
    assert!(!seen.contains("11 people, 11"), "{seen}");
}

#[test]
fn who_comes_and_leaves_again_with_one_proposal_has_left() {
    let mut desk = seated(20, 4, true);
    desk.press(&["a", "Zoe, Yan", "Enter"]).finds(FEW);
    let yan = (0..).find(|at| desk.model.person_name(*at) == "Yan").unwrap();
    assert!(desk.model.seat_people().contains(&yan));
    desk.model.seats.person = Some(yan);
    desk.press(&["x"]).finds(FEW);
    assert_eq!(order(&desk).wishes.changes.last(), Some(&Change::Left(yan)));
    assert_eq!((desk.model.is_gone(yan - 1), desk.model.is_gone(yan)), (false, true));
}

#[test]
fn a_card_that_leaves_is_no_count_of_people() {
    let mut desk = seated(16, 4, false);
    desk.press(&["d"]);
    let seen = screen(&desk);
    assert!(seen.contains("card 1") && seen.contains("card 5"), "{seen}");
    desk.press(&["Esc", "7", "Down", "Down", "Down", "Down", "x"]).finds(FEW);
    assert_eq!(order(&desk).why, ["card 5 left"]);
}

#[test]
fn only_where_tables_are_shown_is_a_round_turned_and_a_host_gone() {
    let mut desk = seated(20, 4, true);
    let fits = |desk: &Desk| {
        let keys = [Action::SeatRound, Action::HostLeft, Action::SeatView];
        keys.map(|it| context::fits(&desk.model, it))
    };
    assert_eq!(fits(&desk), [true; 3]);
    for view in [SeatView::Routes, SeatView::Meetings] {
        desk.press(&["7"]);
        assert_eq!((desk.model.seats.view, fits(&desk)), (view, [false, false, true]));
    }
}

#[test]
fn a_way_names_tables_as_they_are_spoken_of_and_rounds_without_a_seat() {
    let mut desk = seated(20, 4, true);
    desk.does(start("c1")).press(&["7", "x"]).finds(FEW).press(&["Enter", "7"]);
    let seen = screen(&desk);
    assert!(seen.contains("Conversation 1: Table "), "{seen}");
    assert!(seen.contains("Conversation 2: no seat"), "{seen}");
}

#[test]
fn the_filter_counts_the_tables_that_are_listed_without_it() {
    let mut desk = seated(48, 12, true);
    desk.does(Command::CloseTable { table: TableId::new("3") });
    desk.press(&["b"]).finds(FEW).press(&["Enter", "/", "zoe", "Enter"]);
    let seen = screen(&desk);
    assert!(seen.contains("1 of 11"), "{seen}");
}

#[test]
fn who_left_is_counted_nowhere_but_among_those_who_came() {
    let mut desk = seated(14, 3, true);
    desk.does(start("c1")).press(&["d", "ana", "Enter"]).finds(FEW).press(&["7", "7"]);
    assert!(desk.said().contains("13 people in 3 rounds"), "{}", desk.said());
    let seen = screen(&desk);
    assert!(seen.contains("Conversation 1 · 13 people"), "{seen}");
    let table = place(seating(&desk), 0, 0).unwrap().clone();
    desk.model.seats.table = Some(table.clone());
    let here = desk.model.people_at(&table).len() - 1;
    let seen = screen(&desk);
    assert!(seen.contains(&format!("Table {table} · {here} people: ")), "{seen}");
    assert!(seen.contains("Ana Lima (left)"), "{seen}");
    for (key, words) in [("t", "3 tables, 13 people"), ("1", "TABLES  13 people")] {
        let seen = screen(desk.later(Span::minutes(3)).press(&[key]));
        assert!(seen.contains(words), "{seen}");
    }
    let said = |desk: &Desk| missing(&desk.model.session).contains(&Missing::HeadCount);
    assert!(!said(&desk));
    assert_eq!(Report::of(&desk.model.session).unwrap().figures.came, Some(14));
}

#[test]
fn whom_the_cursor_is_on_is_offered_first_to_whoever_takes_somebody_out() {
    let mut desk = seated(48, 12, false);
    let at = desk.press(&["Down", "Down"]).model.people_at(&TableId::new("3"));
    desk.press(&["d", "Enter"]);
    assert_eq!(order(&desk).wishes.changes, [Change::Left(at[0])]);
    desk.press(&["Esc", "7", "Down", "Down", "Down", "Down", "d", "Enter"]);
    assert_eq!(order(&desk).wishes.changes, [Change::Left(4)]);
    desk.finds(FEW).press(&["Down", "d", "Enter"]);
    assert_eq!(order(&desk).wishes.changes, [Change::Left(5)], "who left is not offered");
}

#[test]
fn the_rounds_are_followed_until_another_is_turned_to() {
    let mut desk = seated(16, 4, false);
    let shown = |desk: &Desk| desk.model.seat_round().unwrap().block.to_string();
    let ends = |block: &str| Command::EndBlock { block: BlockId::new(block) };
    desk.does(start("c1")).press(&["Right", "Left"]).does(ends("c1"));
    assert_eq!(shown(&desk), "c2", "who turned back turned to nothing");
    desk.press(&["Left"]).does(ends("c2"));
    assert_eq!(shown(&desk), "c1", "what was turned to stays");
}

#[test]
fn what_is_announced_says_how_it_is_printed() {
    let desk = seated(16, 4, false);
    let words = "in 3 rounds · : export makes badges and cards";
    assert!(desk.said().ends_with(words), "{}", desk.said());
}

#[test]
fn a_replay_shows_everybodys_way_through_all_rounds() {
    let mut evening = evening::Evening::of(plan(8, 2, false), "18:15:00");
    evening.does("18:15:00", seats(&["c1", "c2", "c3"], 2, &[""; 8]));
    let mut desk = Desk::of(evening, Mode::Replay { speed: 1, paused: false, over: false });
    desk.press(&["7", "7"]);
    assert_eq!(desk.model.seats.view, SeatView::Routes);
    assert!(screen(&desk).contains("round 3"), "{}", screen(&desk));
}

#[test]
fn how_many_are_to_be_planned_follows_the_room_while_nobody_has_a_seat() {
    let mut desk = desk(50, 12, false);
    let comes = |desk: &Desk| desk.model.seats.comes.clone();
    desk.press(&["7"]);
    assert_eq!(comes(&desk), Some(Ok((50, 12))));
    desk.does(Command::CloseTable { table: TableId::new("3") });
    assert_eq!(comes(&desk), Some(Ok((50, 11))));
    desk.does(Command::SetHeadCount { people: Some(44) });
    assert_eq!(comes(&desk), Some(Ok((44, 11))));
    for block in ["c1", "c2", "c3"] {
        desk.does(Command::Skip { block: BlockId::new(block), reason: None });
    }
    assert_eq!(comes(&desk), Some(Err(Unseatable::NoRound)));
}
