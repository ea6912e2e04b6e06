//! Who comes and goes in two keys, and hosts who change by it.

use std::collections::BTreeSet;

use worldcafe::domain::{BlockId, Person, Seating, Span, TableId};
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::SeatView;

use super::{FEW, WHILE, name, place, plan, seated, seating, start};
use crate::support::desk::Desk;
use crate::support::evening;
use crate::support::golden::{drawn, rows};

fn screen(desk: &Desk) -> String {
    rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::Indexed))).join("\n")
}

fn hosts(seating: &Seating) -> Vec<Option<usize>> {
    seating.rounds.iter().flat_map(|it| &it.tables).map(|it| it.host).collect()
}

fn shown_hosts(desk: &Desk) -> Vec<Option<usize>> {
    hosts(&desk.model.seats.found().unwrap().seating)
}

#[test]
fn who_came_has_a_seat_by_two_keys_and_the_name_and_the_screen_says_where() {
    let mut desk = seated(20, 4, true);
    let before = seating(&desk).clone();
    desk.press(&["a", "Dina", "Enter"]).finds(FEW);
    assert!(desk.model.seats.proposal.is_none(), "nobody moves, so there is nothing to look at");
    let after = seating(&desk).clone();
    let tables: BTreeSet<_> = (0..3).map(|round| place(&after, round, 20).unwrap()).collect();
    assert_eq!(tables.len(), 3, "{tables:?}");
    for (round, person) in (0..3).flat_map(|round| (0..20).map(move |at| (round, at))) {
        assert_eq!(place(&after, round, person), place(&before, round, person));
    }
    assert_eq!(desk.model.seats.view, SeatView::Routes);
    let seen = screen(&desk);
    let way = format!("Dina · Conversation 1: Table {}", place(&after, 0, 20).unwrap());
    assert!(seen.contains(&way), "{seen}");
    // The Enter of the names may still be held down, and there is nothing for it to do.
    desk.press(&["Enter"]);
    assert!(desk.model.seats.proposal.is_none());
    desk.press(&["u"]);
    assert_eq!(*seating(&desk), before);
}

#[test]
fn a_no_show_is_out_by_two_keys_and_the_name() {
    let mut desk = seated(20, 4, true);
    desk.press(&["d", "ben oka", "Enter"]).finds(FEW);
    assert!(desk.model.seats.proposal.is_none());
    assert!((0..3).all(|round| place(seating(&desk), round, 1).is_none()));
    assert!(screen(&desk).contains("Ben Okafor · left"), "{}", screen(&desk));
}

#[test]
fn what_is_added_to_something_shown_is_shown_with_it() {
    let mut desk = seated(20, 4, true);
    let before = seating(&desk).clone();
    desk.press(&["x"]).finds(FEW).press(&["a", "Dina", "Enter"]).finds(FEW);
    assert_eq!(*seating(&desk), before, "that a table closes is not announced yet");
    assert!(desk.model.seats.proposal.is_some());
}

#[test]
fn a_host_who_stays_does_not_leave_unseen() {
    let mut desk = seated(20, 4, true);
    desk.does(Command::SetHost { table: TableId::new("2"), host: Some(name(1)) });
    desk.press(&["b"]).finds(FEW).later(WHILE).press(&["Enter"]);
    let before = seating(&desk).clone();
    desk.press(&["d", "ben oka", "Enter"]).finds(FEW);
    assert_eq!(*seating(&desk), before);
    let open = "Table 2 has no host from Conversation 1 on · t, then h on it names one";
    assert!(screen(&desk).contains(open), "{}", screen(&desk));
}

#[test]
fn a_repair_that_gives_up_a_wish_says_it_first_and_what_may_keep_it() {
    let mut plan = plan(4, 2, true);
    let tables = serde_json::json!([{ "name": "1", "seats": 3 }, { "name": "2", "seats": 2 }]);
    plan.tables = serde_json::from_value(tables).unwrap();
    plan.programme.truncate(1);
    let tongues = ["en", "en", "fr", "fr"];
    plan.people.iter_mut().zip(tongues).for_each(|(it, own)| it.languages = vec![own.to_owned()]);
    let mut desk = Desk::at(evening::Evening::of(plan.clone(), "18:15:00"));
    desk.press(&["7", "Enter"]).finds(FEW).later(WHILE).press(&["Enter"]);
    let before = seating(&desk).clone();
    plan.people.push(Person {
        name: "Eva".to_owned(),
        languages: vec!["fr".to_owned()],
        ..Person::default()
    });
    desk.does(Command::AdoptPlan { plan: plan.into() });
    assert!(screen(&desk).contains("Eva of the plan has no seat"), "{}", screen(&desk));
    desk.press(&["a", "Eva", "Enter"]).finds(FEW);
    assert_eq!(*seating(&desk), before, "that is shown first");
    let told = "nobody else moves, wishes are given up · Enter announces it, b may keep them";
    assert!(screen(&desk).contains(told), "{}", screen(&desk));
    desk.press(&["b"]).finds(10 * FEW);
    let seen = screen(&desk);
    assert!(seen.contains("every table shares a language") && !seen.contains("given up"), "{seen}");
}

#[test]
fn new_hosts_are_told_and_who_comes_before_they_are_announced_changes_none() {
    let mut desk = seated(30, 6, true);
    desk.press(&["H"]).finds(FEW);
    let first = shown_hosts(&desk);
    assert!(screen(&desk).contains("nobody moves, 18 hosts are new"), "{}", screen(&desk));
    desk.press(&["a", "Zed", "Enter"]).finds(FEW);
    assert_eq!(shown_hosts(&desk), first);
    assert!(screen(&desk).contains("nobody else moves, 18 hosts are new"), "{}", screen(&desk));
}

#[test]
fn a_host_of_a_round_who_leaves_is_followed_by_one_who_is_told() {
    let mut desk = seated(30, 6, true);
    desk.press(&["H"]).finds(FEW).later(WHILE).press(&["Enter"]).later(Span::seconds(1));
    desk.does(start("c1"));
    let before = seating(&desk).clone();
    let leaver = before.rounds[1].tables[0].host.unwrap();
    desk.press(&["d", &name(leaver).to_lowercase(), "Enter"]).finds(FEW);
    assert_eq!(*seating(&desk), before, "that another hosts is shown first");
    let seen = screen(&desk);
    assert!(seen.contains("nobody else moves, 1 host is new"), "{seen}");
    assert!(seen.contains(": hosts "), "{seen}");
    assert_eq!(desk.model.session.running().unwrap().id(), &BlockId::new("c1"));
}

#[test]
fn the_footer_offers_what_would_do_something() {
    let foot = |desk: &Desk| screen(desk).lines().last().unwrap().to_owned();
    let mut desk = seated(30, 6, true);
    assert!(foot(&desk).contains("H new hosts"), "{}", foot(&desk));
    assert!(!foot(&desk).contains("host left"), "nobody hosts: {}", foot(&desk));
    desk.press(&["H"]).finds(FEW).later(WHILE).press(&["Enter"]);
    assert!(foot(&desk).contains("h host left"), "{}", foot(&desk));
    assert!(!foot(&desk).contains("new hosts"), "each round has them: {}", foot(&desk));
    for block in ["c1", "c2", "c3"] {
        desk.does(start(block)).later(Span::minutes(20));
        desk.does(Command::EndBlock { block: BlockId::new(block) });
    }
    for words in ["came", "left", "out", "best again"] {
        assert!(!foot(&desk).contains(words), "no round is to come: {}", foot(&desk));
    }
    assert!(screen(&desk).contains("no round is still to come: seats stay as they are"));
    assert!(!screen(desk.press(&["?"])).contains("Seeks the best seats"), "{}", screen(&desk));
    let mut late = super::desk(30, 6, true);
    late.press(&["7"]);
    assert!(foot(&late).contains("Enter plan"), "{}", foot(&late));
    for block in ["c1", "c2", "c3"] {
        late.does(Command::Skip { block: BlockId::new(block), reason: None });
    }
    for words in ["plan", "filter"] {
        assert!(!foot(&late).contains(words), "{}", foot(&late));
    }
    assert!(screen(&late).contains("Seating · nobody has a seat  "), "{}", screen(&late));
    assert!(!screen(late.press(&["?"])).contains("Makes the seats"), "{}", screen(&late));
}

#[test]
fn what_seats_are_worth_is_read_to_its_end_where_rows_are_free() {
    let mut desk = seated(30, 6, true);
    desk.press(&["x"]).finds(FEW).press(&["7"]);
    let seen = screen(&desk);
    assert!(!seen.contains(" …"), "{seen}");
    assert!(seen.contains("pairs meet twice") && seen.contains("comes to a table twice"), "{seen}");
}

#[test]
fn how_good_seats_are_is_told_of_the_rounds_that_are_held() {
    let mut desk = seated(16, 4, true);
    assert!(desk.model.seats.worth.starts_with("everyone meets 9 "), "{}", desk.model.seats.worth);
    desk.does(Command::Skip { block: BlockId::new("c3"), reason: None });
    assert!(desk.model.seats.worth.starts_with("everyone meets 6 "), "{}", desk.model.seats.worth);
}
