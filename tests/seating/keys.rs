//! What keys do on the Seating.

use worldcafe::domain::{BlockId, TableId};
use worldcafe::placing::Change;
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::Msg;
use worldcafe::tui::model::{Mode, Overlay, Screen, SeatView};

use super::{FEW, WHILE, desk, name, place, plan, seated, seating, start};
use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};

fn proposed(desk: &Desk) -> &worldcafe::tui::model::Found {
    desk.model.seats.found().unwrap()
}

#[test]
fn two_keys_plan_fifty_people_at_twelve_tables_and_a_third_announces_it() {
    let mut desk = desk(50, 12, false);
    desk.press(&["7"]);
    assert_eq!(desk.model.screen, Screen::Seating);
    desk.press(&["Enter"]);
    let (_, problem, budget) = desk.seeks.last().unwrap();
    assert_eq!((problem.people.len(), problem.tables.len(), problem.rounds), (50, 12, 3));
    assert!(*budget > 1_000_000);
    desk.finds(FEW);
    assert!(desk.sent.is_empty(), "what is shown is not announced");
    assert!(proposed(&desk).worth.contains("nobody meets twice"), "{}", proposed(&desk).worth);
    desk.later(WHILE).press(&["Enter"]);
    assert_eq!((seating(&desk).people.len(), seating(&desk).rounds.len()), (50, 3));
    assert!(desk.model.seats.worth.contains("nobody meets twice"));
    desk.press(&["u"]);
    assert_eq!(desk.model.session.seating, None);
}

#[test]
fn where_nobody_says_who_comes_it_is_asked_and_tables_are_set_up_with_the_seats() {
    let mut desk = desk(0, 0, false);
    desk.press(&["7", "Enter"]);
    assert!(desk.asked().starts_with("How many people come, and to how many tables?"));
    desk.press(&["50 12", "Enter"]).finds(FEW).later(WHILE).press(&["Enter"]);
    assert_eq!((desk.model.session.tables.len(), seating(&desk).people.len()), (12, 50));
    desk.press(&["u"]);
    assert_eq!(desk.model.session.tables.len(), 0, "one step set up both");
    desk.press(&["Enter", "23", "Enter"]).finds(FEW).later(WHILE).press(&["Enter"]);
    assert_eq!(desk.model.session.tables.len(), 5, "five at a table where nobody says");
    let mut desk = super::desk(0, 6, false);
    desk.press(&["7", "Enter"]);
    assert!(
        desk.asked().starts_with("How many people come? A number, or names"),
        "{}",
        desk.asked()
    );
    desk.press(&["many", "Enter"]);
    assert!(desk.asked().starts_with("not done: how many is a number"), "{}", desk.asked());
    let Some(Overlay::Write(write)) = desk.model.overlays.last() else { panic!() };
    assert_eq!(write.line.text(), "many");
    desk.later(WHILE).press(&[", Ana 2, Bo", "Enter"]).finds(FEW).later(WHILE).press(&["Enter"]);
    let names: Vec<_> = seating(&desk).people.iter().map(|it| it.name.as_deref()).collect();
    assert_eq!(names, [Some("many"), Some("Ana 2"), Some("Bo")]);
}

#[test]
fn ana_leaves_and_three_walk_in_while_a_round_runs_and_hardly_anybody_moves() {
    let mut desk = seated(50, 12, true);
    desk.does(start("c1"));
    let before = seating(&desk).clone();
    desk.press(&["d", "ana lim", "Enter"]).finds(FEW);
    desk.press(&["a", "Dina, Eli, ليلى", "Enter"]).finds(FEW);
    let after = seating(&desk);
    for (round, person) in (0..3).flat_map(|round| (1..50).map(move |at| (round, at))) {
        assert_eq!(place(after, round, person), place(&before, round, person), "{person}");
    }
    assert_eq!(after.people[50].name.as_deref(), Some("Dina"));
    for person in 50..53 {
        assert!((0..3).all(|round| place(after, round, person).is_some()), "{person}");
    }
    assert_eq!(place(after, 0, 0), place(&before, 0, 0), "the round that runs keeps its seats");
    assert_eq!((place(after, 1, 0), place(after, 2, 0)), (None, None));
    desk.press(&["u", "u"]);
    assert_eq!(*seating(&desk), before);
}

#[test]
fn three_more_cards_are_a_number_and_one_more_is_none() {
    let mut desk = seated(16, 4, false);
    desk.press(&["a", "3", "Enter", "a", "Enter"]).finds(FEW).later(WHILE).press(&["Enter"]);
    let people = &seating(&desk).people;
    assert_eq!(people.len(), 20);
    assert!(people.iter().all(|person| person.name.is_none()));
}

#[test]
fn a_number_that_came_is_shown_and_enter_announces_it() {
    let mut desk = seated(12, 4, false);
    let sent = desk.sent.len();
    desk.press(&["a", "4", "Enter"]).finds(FEW);
    let proposal = desk.model.seats.proposal.as_deref().unwrap();
    assert_eq!((proposal.why.join("; "), desk.sent.len()), ("4 came".to_owned(), sent));
    desk.later(WHILE).press(&["Enter"]);
    assert_eq!(seating(&desk).people.len(), 16);
}

#[test]
fn best_again_lets_everybody_move_and_the_key_again_repairs() {
    let mut desk = seated(50, 12, false);
    desk.press(&["a", "3", "Enter"]);
    let asked = |desk: &Desk| {
        let (_, problem, budget) = desk.seeks.last().unwrap();
        (problem.weights.0.changed > 0, *budget)
    };
    let (repairs, few) = asked(&desk);
    desk.press(&["b"]);
    let (keeps, many) = asked(&desk);
    assert!(repairs && !keeps && many > few);
    assert!(desk.seeks.last().unwrap().1.earlier.is_some(), "of equals the one nearest is taken");
    desk.press(&["b"]);
    assert_eq!(asked(&desk), (repairs, few));
    assert_eq!(desk.seeks.last().unwrap().1.people.len(), 53, "who came is not forgotten");
}

#[test]
fn while_better_seats_are_sought_the_best_so_far_are_shown_turned_and_taken() {
    let mut desk = desk(16, 4, false);
    desk.press(&["7", "Enter", "Right"]);
    assert!(desk.model.seats.found().is_none());
    desk.later(WHILE).press(&["Enter"]);
    assert_eq!(desk.said(), "there are no seats to show yet");
    desk.reaches(5_000_000, 2).press(&["Right"]);
    let seen = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::Indexed))).join("\n");
    assert!(seen.contains("Seating · Conversation 2 · 16 people"), "{seen}");
    assert!(
        seen.contains("still seeking, 5 of at most 20 million tries · Enter takes these"),
        "{seen}"
    );
    assert!(seen.contains("everyone meets"), "{seen}");
    desk.press(&["7"]);
    assert_eq!(desk.model.seats.view, SeatView::Routes);
    let best = proposed(&desk).seating.clone();
    desk.press(&["Enter", "Enter"]);
    assert_eq!((desk.stops, desk.sent.len()), (1, 0), "one that is held down announces nothing");
    desk.finds(FEW);
    assert_eq!(proposed(&desk).seating, best, "what is taken is what was shown");
    desk.later(WHILE).press(&["Enter"]);
    assert_eq!(*seating(&desk), *best);
}

#[test]
fn an_enter_that_is_held_down_since_it_began_the_search_announces_nothing() {
    let mut desk = desk(16, 4, false);
    desk.press(&["7", "Enter"]).finds(FEW).press(&["Enter"]);
    assert_eq!(desk.sent.len(), 0);
    desk.later(WHILE).press(&["Enter"]);
    assert!(desk.model.session.seating.is_some());
}

#[test]
fn esc_leaves_all_as_it_was_then_the_screen() {
    let mut desk = seated(16, 4, false);
    let before = seating(&desk).clone();
    let sent = desk.sent.len();
    desk.press(&["b", "Esc"]);
    assert_eq!(desk.stops, 1);
    assert!(desk.model.seats.proposal.is_none());
    desk.press(&["b"]).finds(FEW).press(&["Esc"]);
    assert!(desk.model.seats.proposal.is_none());
    assert_eq!((seating(&desk), desk.sent.len()), (&before, sent));
    desk.press(&["Esc"]);
    assert_eq!(desk.model.screen, Screen::Stage);
}

#[test]
fn undo_lets_go_what_is_only_shown_and_then_undoes_what_was_announced() {
    let mut desk = seated(16, 4, false);
    let before = seating(&desk).clone();
    let sent = desk.sent.len();
    desk.press(&["x"]).finds(FEW).press(&["u"]);
    assert_eq!(desk.said(), "nothing was announced; all seats are as they were");
    assert!(desk.model.seats.proposal.is_none());
    assert_eq!((seating(&desk), desk.sent.len()), (&before, sent));
    desk.press(&["x", "u"]);
    assert_eq!((desk.stops, desk.sent.len()), (2, sent), "what is still sought is let go too");
    desk.press(&["x", "1", "u"]);
    assert!(desk.model.session.seating.is_none(), "on the Stage it undoes the newest step");
    assert!(desk.said().starts_with("undone: who sits where"), "{}", desk.said());
    assert!(desk.said().contains("; what was shown of the seats is let go"), "{}", desk.said());
}

#[test]
fn an_enter_that_is_held_down_since_the_names_announces_nothing() {
    let mut desk = seated(16, 4, false);
    let sent = desk.sent.len();
    desk.press(&["x"]).finds(FEW);
    desk.press(&["a", "2", "Enter"]).finds(FEW).press(&["Enter", "Enter"]);
    assert_eq!(desk.sent.len(), sent);
    assert_eq!(desk.said(), "let go of Enter, then press it again");
    desk.later(WHILE).press(&["Enter"]);
    assert!(desk.sent.len() > sent);
}

#[test]
fn a_table_that_closes_and_its_people_go_in_one_step() {
    let mut desk = seated(48, 12, false);
    let before = seating(&desk).clone();
    desk.press(&["Down", "Down", "x"]).finds(FEW);
    let closed = TableId::new("3");
    let moves = &proposed(&desk).moves;
    let of_closed = before.rounds.iter().flat_map(|it| &it.tables).filter(|it| it.table == closed);
    assert_eq!(moves.moved, of_closed.map(|it| it.people.len()).sum::<usize>());
    assert!(!desk.model.session.table(&closed).unwrap().closed);
    desk.press(&["Enter"]);
    assert!(desk.model.session.table(&closed).unwrap().closed);
    assert!(seating(&desk).rounds.iter().all(|it| it.tables.iter().all(|it| it.table != closed)));
    desk.press(&["u"]);
    assert!(!desk.model.session.table(&closed).unwrap().closed);
    assert_eq!(*seating(&desk), before);
}

#[test]
fn a_table_that_was_closed_elsewhere_is_told_of_and_one_key_repairs_it() {
    let mut desk = seated(48, 12, false);
    let table = TableId::new("3");
    let told = |desk: &Desk| {
        rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::Indexed))).join("\n")
    };
    assert!(!told(&desk).contains("closed"));
    desk.does(Command::CloseTable { table: table.clone() });
    let words = "12 seats to come are at Table 3, which closed · b seats them";
    assert!(told(&desk).contains(words), "{}", told(&desk));
    desk.press(&["b"]).finds(FEW);
    assert_eq!(proposed(&desk).moves.moved, 12);
    desk.press(&["Enter"]);
    assert!(seating(&desk).rounds.iter().all(|it| it.tables.iter().all(|it| it.table != table)));
    assert!(!told(&desk).contains("closed"), "{}", told(&desk));
}

#[test]
fn who_sits_at_a_table_that_closes_during_the_round_is_told_and_moved_now() {
    let mut desk = seated(48, 12, false);
    desk.does(start("c1"));
    let table = TableId::new("3");
    let stranded = seating(&desk).rounds[0].tables[2].people.clone();
    desk.press(&["t", "g", "Down", "Down", "x"]);
    assert_eq!(desk.asked(), "4 people at Table 3 stand then. Enter closes it.");
    desk.press(&["Enter"]);
    let said = "4 people who sat there stand · 7, then b seats them anew";
    assert!(desk.said().ends_with(said), "{}", desk.said());
    let seen = |desk: &Desk| {
        rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::Indexed))).join("\n")
    };
    desk.model.capture.table = Some(table.clone());
    for (screen, words) in [("1", "Table 3   closed"), ("2", " Table 3, closed · ")] {
        desk.press(&[screen]);
        assert!(seen(&desk).contains(words), "{}", seen(&desk));
    }
    desk.press(&["Esc", "Esc", "7"]);
    let words = "4 people sit at Table 3, which closed · b seats them";
    assert!(seen(&desk).contains(words), "{}", seen(&desk));
    assert!(seen(&desk).contains("closed · "), "{}", seen(&desk));
    assert!(seen(&desk).contains("b seat them"), "{}", seen(&desk));
    desk.press(&["b"]).finds(FEW);
    assert_eq!((proposed(&desk).moves.now, proposed(&desk).moves.moved), (4, 8));
    assert!(seen(&desk).contains("4 people move now, 8 of "), "{}", seen(&desk));
    desk.press(&["Enter"]);
    for person in stranded {
        assert!(place(seating(&desk), 0, person).is_some_and(|at| *at != table), "{person}");
    }
    assert!(!seen(&desk).contains("closed"), "{}", seen(&desk));
}

#[test]
fn a_host_who_left_stays_nowhere_and_the_room_knows() {
    let table = TableId::new("2");
    let mut desk = desk(20, 4, true);
    desk.does(Command::SetHost { table: table.clone(), host: Some(name(1)) });
    desk.press(&["7", "Enter"]).finds(FEW).later(WHILE).press(&["Enter"]);
    assert_eq!(seating(&desk).people[1].host.as_ref(), Some(&table));
    let seen = |desk: &Desk| {
        rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::Indexed))).join("\n")
    };
    assert!(seen(&desk).contains("1 host stays: Ben Okafor; "), "{}", seen(&desk));
    desk.press(&["h"]);
    assert_eq!(desk.said(), "not done: nobody hosts Table 1");
    desk.press(&["Down", "h"]).finds(FEW).press(&["Enter"]);
    assert_eq!(seating(&desk).people[1].host, None);
    assert_eq!(place(seating(&desk), 0, 1), None);
    assert_eq!(desk.model.session.table(&table).unwrap().table.host, None);
}

#[test]
fn who_left_by_mistake_is_back_by_the_same_key() {
    let mut desk = seated(20, 4, true);
    let before = seating(&desk).clone();
    desk.press(&["7", "Down", "x"]).finds(FEW).press(&["Enter"]);
    assert_eq!(place(seating(&desk), 0, 1), None);
    desk.press(&["7", "x"]);
    let changes = &desk.model.seats.proposal.as_ref().unwrap().wishes.changes;
    assert_eq!(*changes, [Change::Back(1)]);
    desk.finds(FEW).press(&["Esc", "a", "ben okafor", "Enter"]);
    let changes = &desk.model.seats.proposal.as_ref().unwrap().wishes.changes;
    assert_eq!(*changes, [Change::Back(1)], "nobody comes twice");
    desk.finds(FEW).later(WHILE).press(&["Enter"]);
    assert_eq!(seating(&desk).people, before.people);
    assert!((0..3).all(|round| place(seating(&desk), round, 1).is_some()));
}

#[test]
fn a_round_that_begins_meanwhile_keeps_its_seats_and_the_rest_is_sought_anew() {
    let mut desk = seated(20, 4, false);
    let before = seating(&desk).clone();
    desk.press(&["b"]).does(start("c1"));
    assert_eq!(desk.seeks.len(), 3);
    assert_eq!(desk.seeks.last().unwrap().1.past.rounds.len(), 1);
    desk.finds(FEW).later(WHILE).press(&["Enter"]);
    assert_eq!(seating(&desk).rounds[0], before.rounds[0]);
    desk.press(&["b"]).does(Command::PlanSeating { seating: None });
    assert!(desk.model.seats.proposal.is_none());
    assert_eq!(
        desk.said(),
        "nobody has a seat any more; what was shown of the seats is let go",
        "what happened is said too"
    );
}

#[test]
fn what_an_older_search_finds_is_not_shown() {
    let mut desk = seated(20, 4, false);
    desk.press(&["a", "1", "Enter", "a", "1", "Enter"]);
    let older = desk.seeks.len() as u64 - 1;
    desk.give(Msg::Sought { number: older, found: Err(vec!["late".to_owned()]) });
    assert!(desk.model.seats.found().is_none());
    desk.give(Msg::Seeking { number: older, tried: 9, better: None });
    desk.finds(FEW);
    assert_eq!(proposed(&desk).seating.people.len(), 22);
}

#[test]
fn what_cannot_be_had_is_said_and_nothing_is_announced() {
    let mut plan = plan(12, 0, false);
    let table = |n: u32| worldcafe::domain::Table {
        name: TableId::new(n.to_string()),
        seats: Some(2),
        ..Default::default()
    };
    plan.tables = worldcafe::domain::Tables::Named(vec![table(1), table(2)]);
    let mut desk = Desk::at(Evening::of(plan, "18:15:00"));
    desk.press(&["7", "Enter"]).finds(FEW).later(WHILE).press(&["Enter"]);
    assert!(
        desk.said().starts_with("not done: round 1 has 12 people for 4 seats"),
        "{}",
        desk.said()
    );
    assert!(desk.sent.is_empty());
}

#[test]
fn rounds_are_turned_and_the_views_go_round() {
    let mut desk = seated(20, 4, false);
    let shown = |desk: &Desk| desk.model.seat_round().unwrap().block.clone();
    assert_eq!(shown(&desk), BlockId::new("c1"));
    desk.press(&["Right", "Right", "Right"]);
    assert_eq!(shown(&desk), BlockId::new("c3"));
    desk.press(&["Left"]);
    assert_eq!(shown(&desk), BlockId::new("c2"));
    desk.press(&["1", "7"]);
    assert_eq!(shown(&desk), BlockId::new("c1"), "who comes back means what comes next");
    let views = [SeatView::Routes, SeatView::Meetings, SeatView::Tables, SeatView::Routes];
    for view in views {
        desk.press(&["7"]);
        assert_eq!(desk.model.seats.view, view);
    }
}

#[test]
fn the_filter_leaves_the_table_and_the_way_of_whoever_is_sought() {
    let mut desk = seated(50, 12, true);
    desk.press(&["/", "zoe", "Enter"]);
    let table = place(seating(&desk), 0, 4).unwrap().clone();
    assert_eq!(desk.model.seat_tables(), [table]);
    desk.press(&["7"]);
    assert_eq!(desk.model.seat_people(), [4]);
    desk.press(&["Esc"]);
    assert_eq!(desk.model.seat_people().len(), 50);
}

#[test]
fn nobody_who_only_looks_changes_seats_and_a_table_has_none_to_see() {
    let evening = || Evening::of(plan(20, 4, false), "18:15:00");
    let mut desk = Desk::of(evening(), Mode::ReadOnly);
    desk.press(&["7", "Enter", "b", "a", "d", "x"]);
    assert_eq!((desk.seeks.len(), desk.sent.len()), (0, 0));
    assert!(!desk.model.overlays.iter().any(|it| matches!(it, Overlay::Write(_))));
    let mut desk = Desk::of(evening(), Mode::Rapporteur);
    desk.press(&["Esc", "7"]);
    assert_eq!(desk.model.screen, Screen::Capture);
}
