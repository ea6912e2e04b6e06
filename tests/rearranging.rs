//! What keys do to the programme, the tables and the categories, and what they ask first.

use worldcafe::domain::{BlockId, CategoryId, Length, Plan, QuestionId, Span, TableId};
use worldcafe::session::{Command, Session};
use worldcafe::tui::model::{Mode, Overlay, Screen};

use crate::support::desk::Desk;
use crate::support::evening::Evening;

fn desk() -> Desk {
    Desk::at(Evening::drawn())
}

/// Long enough for an Enter that brought a question up to have been let go.
fn let_go(desk: &mut Desk) -> &mut Desk {
    desk.later(Span::seconds(1))
}

fn titles(session: &Session) -> Vec<&str> {
    session.blocks.iter().map(|it| it.block.title.as_str()).collect()
}

fn letters(session: &Session, question: &str) -> String {
    let question = QuestionId::new(question);
    session.categories_of(&question).map(|it| it.letter.as_deref().unwrap_or("-")).collect()
}

fn ends(desk: &Desk) -> String {
    let ends = desk.model.outlook.ends.unwrap();
    desk.model.local(ends).format("%H:%M").to_string()
}

#[test]
fn l_opens_the_programme_on_the_next_block_from_anywhere() {
    let mut desk = desk().capture();
    desk.press(&["half a line", "Esc", "l"]);
    assert_eq!(desk.model.screen, Screen::Programme);
    assert_eq!(desk.model.chosen_block().unwrap().id().as_str(), "th1");
    assert_eq!(desk.line(), "half a line");
    desk.press(&["Esc"]);
    assert_eq!(desk.model.screen, Screen::Stage);
}

#[test]
fn tab_goes_to_the_programme_after_the_town_hall() {
    let mut desk = desk();
    desk.press(&["Tab", "Esc", "Esc", "Tab"]);
    assert_eq!(desk.model.screen, Screen::Capture);
    desk.press(&["Esc", "4", "Esc", "Tab"]);
    assert_eq!(desk.model.screen, Screen::Programme);
}

#[test]
fn a_block_is_shortened_where_the_cursor_is_and_presses_add_up_to_one_step() {
    let mut desk = desk();
    desk.press(&["l", "<", "-"]);
    assert_eq!(
        desk.asked(),
        "Midway Town Hall lasts 9 min, was 15 min. 3 blocks come at other times; ends 20:15, not \
         20:20. Enter takes it; + - > < change it."
    );
    assert_eq!(desk.sent, []);
    desk.press(&["Enter"]);
    let block = BlockId::new("th1");
    assert_eq!(desk.sent, [Command::Lengthen { block, by: Span::minutes(-6) }]);
    assert_eq!(ends(&desk), "20:15");
    desk.press(&["u"]);
    assert_eq!(ends(&desk), "20:20");
}

#[test]
fn every_other_key_leaves_the_programme_as_it_is() {
    for key in ["y", "Esc", "x", "Tab"] {
        let mut desk = desk();
        desk.press(&["l", "J", key]);
        assert_eq!((desk.sent.len(), desk.model.overlays.len()), (0, 0), "{key}");
        assert!(desk.model.lists.trial.is_none());
    }
}

#[test]
fn a_block_is_left_out_with_a_reason_that_may_be_empty_and_brought_back() {
    let mut desk = desk();
    desk.press(&["l", "Down", "x"]);
    assert_eq!(
        desk.asked(),
        "Conversation 3 skipped. 2 blocks come at other times; ends 20:15, not 20:20. Why? It may \
         stay empty. Enter skips it, Esc does not."
    );
    desk.press(&["the bus is here", "Enter"]);
    let block = BlockId::new("c3");
    let reason = Some("the bus is here".into());
    assert_eq!(desk.sent, [Command::Skip { block: block.clone(), reason }]);
    desk.press(&["x"]);
    assert!(desk.asked().starts_with("Conversation 3 brought back."), "{}", desk.asked());
    desk.press(&["Enter"]);
    assert_eq!(desk.sent.last(), Some(&Command::BringBack { block }));
}

#[test]
fn a_block_changes_places_and_the_cursor_goes_with_it() {
    let mut desk = desk();
    desk.press(&["l", "Shift-Down"]);
    assert!(desk.asked().starts_with("Midway Town Hall moved after Conversation 3."));
    desk.press(&["Enter"]);
    assert_eq!(titles(&desk.model.session)[3..5], ["Conversation 3", "Midway Town Hall"]);
    desk.press(&["K", "Enter"]);
    assert_eq!(titles(&desk.model.session)[3..5], ["Midway Town Hall", "Conversation 3"]);
    desk.press(&["K"]);
    assert_eq!(desk.asked(), "", "nothing is put before a block that has started");
    assert!(desk.said().starts_with("not done: "));
}

#[test]
fn a_start_that_is_fixed_waits_for_its_time() {
    let mut desk = desk();
    desk.press(&["5", "G", "k", "f"]);
    assert!(desk.asked().starts_with("Final Town Hall waits for 20:00. "), "{}", desk.asked());
    desk.press(&["Enter"]);
    assert!(desk.model.session.block(&BlockId::new("th2")).unwrap().block.fixed);
    desk.press(&["f"]);
    assert!(desk.asked().starts_with("Final Town Hall follows the block before it. "));
}

#[test]
fn a_block_is_edited_in_a_short_form_that_says_what_is_wrong_and_stays_until_it_is_taken() {
    let mut desk = desk();
    desk.press(&["l", "Enter"]);
    assert!(matches!(desk.model.overlays.last(), Some(Overlay::Form(_))));
    desk.press(&[" Hall", "Tab", "Tab", "Ctrl-U", "soon", "Enter"]);
    let Some(Overlay::Form(form)) = desk.model.overlays.last() else { panic!("no form") };
    assert!(form.fault.starts_with("length: this is not a length"), "{}", form.fault);
    desk.press(&["Ctrl-U", "20", "Tab", "Ctrl-U", "disc", "Enter"]);
    assert_eq!(
        desk.asked(),
        "Midway Town Hall changed: title Midway Town Hall → Midway Town Hall Hall, kind town-hall → \
         discussion, length 15 min → 20 min. 3 blocks come at other times; ends 20:25, not 20:20. \
         Enter takes it, Esc goes back to the form."
    );
    desk.press(&["Enter"]);
    assert_eq!(desk.sent, [], "the Enter that asked may still be held down");
    desk.press(&["Esc"]);
    assert!(matches!(desk.model.overlays.last(), Some(Overlay::Form(_))), "the form is back");
    desk.press(&["Enter"]);
    let_go(&mut desk).press(&["Enter"]);
    assert!(desk.model.overlays.is_empty());
    let block = &desk.model.session.block(&BlockId::new("th1")).unwrap().block;
    assert_eq!((block.title.as_str(), block.kind.word()), ("Midway Town Hall Hall", "discussion"));
    assert_eq!(block.length, Some(Length(Span::minutes(20))));
}

#[test]
fn what_has_started_is_not_edited_and_says_so() {
    let mut desk = desk();
    desk.press(&["5", "Enter"]);
    assert!(desk.model.overlays.is_empty());
    assert!(desk.said().contains("Conversation 2 has started"), "{}", desk.said());
}

#[test]
fn a_block_is_added_after_the_one_chosen() {
    let mut desk = desk();
    desk.press(&["l", "a", "Coffee", "Tab", "Tab", "Tab", "Ctrl-U", "break", "Enter"]);
    let_go(&mut desk).press(&["Enter"]);
    assert_eq!(titles(&desk.model.session)[3..5], ["Midway Town Hall", "Coffee"]);
    assert_eq!(ends(&desk), "20:30");
    assert_eq!(desk.model.lists.blocks.chosen.as_ref(), Some(desk.model.session.blocks[4].id()));
}

#[test]
fn a_refusal_names_keys_and_not_the_actions_of_scripts() {
    let mut desk = desk();
    desk.later(Span::minutes(12)).press(&["<"]);
    assert!(desk.said().ends_with(" · shorten it by less, or end it with n"), "{}", desk.said());
}

#[test]
fn what_the_palette_does_to_the_programme_is_shown_there_first() {
    let mut desk = desk();
    desk.press(&[":", "skip --block c3 late", "Enter"]);
    assert_eq!(desk.model.screen, Screen::Programme);
    assert!(desk.asked().starts_with("Conversation 3 skipped"), "{}", desk.asked());
    assert_eq!(desk.sent, []);
}

/// Three blocks of which the plan says no time.
fn forum() -> Evening {
    let plan = r#"{ "title": "Open forum", "programme": [
        { "id": "a", "kind": "opening", "title": "Welcome" },
        { "id": "b", "kind": "discussion", "title": "Open floor" },
        { "id": "c", "kind": "closing", "title": "Closing", "least": "10 min" } ] }"#;
    Evening::of(serde_json::from_str::<Plan>(plan).unwrap(), "11:00:00")
}

fn lengths(session: &Session) -> Vec<i64> {
    session.blocks.iter().map(|it| it.length.map_or(0, Span::nearest_minutes)).collect()
}

#[test]
fn lengths_are_proposed_where_it_is_said_how_long_the_whole_is_and_are_one_step() {
    for (typed, expected, asked) in [
        ("90 min", [20, 50, 20], "Welcome 20 min, Open floor 50 min, Closing 20 min. "),
        ("1h", [15, 30, 15], "Welcome 15 min, Open floor 30 min, Closing 15 min. "),
        ("until 12h", [15, 30, 15], "Welcome 15 min, Open floor 30 min, Closing 15 min. "),
    ] {
        let mut desk = Desk::at(forum());
        desk.opened();
        assert!(desk.asked().starts_with("No block has a time or a length."), "{}", desk.asked());
        desk.press(&[typed, "Enter"]);
        assert!(desk.asked().starts_with(asked), "{}", desk.asked());
        let_go(&mut desk).press(&["Enter"]);
        assert_eq!(lengths(&desk.model.session), expected);
        desk.press(&["u"]);
        let_go(&mut desk).press(&["Enter"]);
        assert_eq!(lengths(&desk.model.session), [0, 0, 0]);
    }
}

#[test]
fn a_whole_that_is_too_short_or_no_length_is_asked_for_again() {
    let mut desk = Desk::at(forum());
    desk.press(&[":", "propose-lengths 10 min", "Enter"]);
    assert!(desk.asked().contains("the blocks still to come take 12 min at least"));
    desk.press(&["Esc", ":", "propose-lengths", "Enter"]);
    assert!(desk.asked().contains("90 min, or until 12:30?"), "{}", desk.asked());
    let_go(&mut desk).press(&["until 12.00", "Enter"]);
    assert!(desk.asked().starts_with("Welcome 15 min"), "{}", desk.asked());
    desk.press(&["Esc", ":", "propose-lengths soon", "Enter"]);
    assert!(desk.asked().starts_with("\"soon\": this is not a length"), "{}", desk.asked());
    desk.press(&["Ctrl-U", "5m", "Enter"]);
    assert!(desk.asked().contains("take 12 min at least"), "{}", desk.asked());
    desk.press(&["Esc"]);
    assert_eq!((desk.asked(), desk.sent.len()), ("", 0));
}

#[test]
fn a_plan_that_says_its_times_is_asked_nothing() {
    let mut desk = Desk::at(Evening::planned("18:00:00"));
    desk.opened();
    assert_eq!(desk.asked(), "");
}

#[test]
fn sixty_two_came_and_not_fifty() {
    let mut desk = desk();
    desk.press(&["t", "a", "a", ":", "head-count 62", "Enter"]);
    assert_eq!(desk.said(), "12 tables, 62 people");
    assert_eq!(desk.model.chosen_table().unwrap().table.name, TableId::new("12"));
}

#[test]
fn a_host_who_did_not_come_leaves_the_table_open_and_who_may_be_asked_is_offered() {
    let plan = r#"{ "title": "x", "tables": [ { "name": "1", "host": "Ann" },
        { "name": "2", "host": "Bob" } ], "people": [ { "name": "Ann" }, { "name": "Bob" },
        { "name": "Cleo", "roles": ["rapporteur"] } ], "programme": [] }"#;
    let mut desk = Desk::at(Evening::of(serde_json::from_str::<Plan>(plan).unwrap(), "11:00:00"));
    desk.press(&["t", "Down", "h"]);
    assert_eq!(desk.said(), "Table 2: host left open");
    let host = |desk: &Desk| desk.model.session.tables[1].table.host.clone();
    assert_eq!(host(&desk), None);
    desk.press(&["cl", "Enter"]);
    assert_eq!(host(&desk).as_deref(), Some("Cleo"));
    desk.press(&["h", "Dora Novak", "Enter"]);
    assert_eq!(host(&desk).as_deref(), Some("Dora Novak"));
}

#[test]
fn closing_and_merging_a_table_say_what_comes_of_it_and_wait_for_enter() {
    let mut desk = desk();
    desk.press(&["t", "g", "x"]);
    assert_eq!(desk.asked(), "Nobody sits at Table 1 any more; its 8 ideas stay. Enter closes it.");
    desk.press(&["Enter", "x"]);
    assert_eq!(desk.asked(), "People sit at Table 1 again. Enter opens it.");
    desk.press(&["Enter"]);
    assert!(!desk.model.session.tables[0].closed);
    desk.press(&["@", "4", "Enter"]);
    assert!(desk.asked().starts_with("The people of Table 1 sit at Table 4;"), "{}", desk.asked());
    let_go(&mut desk).press(&["Enter"]);
    assert_eq!(desk.model.session.tables[0].merged_into, Some(TableId::new("4")));
    desk.press(&["g", "@"]);
    assert!(desk.said().starts_with("not done: table 1 is closed"), "{}", desk.said());
    desk.press(&["a", "@", "4", "Enter"]);
    assert_eq!(desk.asked(), "The people of Table 11 sit at Table 4. Enter merges.");
}

#[test]
fn at_a_table_enter_types_s_sees_and_o_is_paper_or_not() {
    let mut desk = desk();
    desk.press(&["t", "G", "k", "k", "o"]);
    let on_paper = |desk: &Desk| desk.model.session.tables[7].on_paper;
    assert!(!on_paper(&desk), "it was on paper");
    desk.press(&["o"]);
    assert!(on_paper(&desk));
    desk.press(&["Esc", "t", "s"]);
    assert_eq!(desk.said(), "Table 5 was looked after");
    assert!(desk.model.silent.is_empty());
    desk.press(&["Enter", "hello"]);
    assert_eq!(desk.model.capture.table, Some(TableId::new("5")));
    assert_eq!(desk.line(), "hello");
}

#[test]
fn a_category_is_renamed_lettered_and_ordered() {
    let mut desk = desk();
    desk.press(&["c", "Enter", " and safety", "Enter"]);
    let label = |desk: &Desk, id| {
        let category = desk.model.session.category(&QuestionId::new("q2"), &CategoryId::new(id));
        category.unwrap().label.to_string()
    };
    assert_eq!(label(&desk, "c-a"), "Cybersecurity and safety");
    desk.press(&["l", "Ctrl-U", "c", "Enter"]);
    assert!(desk.asked().contains("the letter c belongs to"), "{}", desk.asked());
    let_go(&mut desk).press(&["Ctrl-U", "k", "Enter", "Shift-Down"]);
    assert_eq!(letters(&desk.model.session, "q2"), "ckdebfg");
    desk.press(&["a", "Cables", "Enter"]);
    assert_eq!(letters(&desk.model.session, "q2"), "ckdebfga");
    desk.press(&["J", "J", "u"]);
    assert_eq!(letters(&desk.model.session, "q2"), "cdkebfga");
}

#[test]
fn merging_and_removing_a_category_say_the_counts_and_wait_for_enter() {
    let mut desk = desk();
    desk.press(&["c", "x"]);
    assert_eq!(
        desk.asked(),
        "a Cybersecurity goes; its 6 ideas become uncategorised, 7 then. Enter removes it."
    );
    desk.press(&["Esc", "&", "infra", "Enter"]);
    assert_eq!(
        desk.asked(),
        "a Cybersecurity goes up in e Infrastructure: 10 ideas then, 6 and 4. Enter merges them."
    );
    let_go(&mut desk).press(&["Enter"]);
    assert_eq!(letters(&desk.model.session, "q2"), "cdebfg");
    assert!(desk.model.chosen_category().unwrap().category.is_some());
    desk.press(&["u"]);
    assert_eq!(letters(&desk.model.session, "q2"), "acdebfg");
    desk.press(&["End", "x"]);
    assert_eq!(desk.asked(), "e Change outlook goes; it has no ideas. Enter removes it.");
}

#[test]
fn a_category_is_split_by_marking_ideas_and_the_old_letter_stays() {
    let mut desk = desk();
    desk.press(&["c", "s", "Enter"]);
    assert!(desk.said().contains("no idea is marked"));
    desk.press(&[" ", "Down", " ", " ", "Down", " ", "Enter"]);
    assert_eq!(
        desk.asked(),
        "a Cybersecurity has 6 ideas: 4 to stay, 2 to go into a new category with the letter h. What is \
         it called? Enter splits."
    );
    desk.press(&["Trust", "Enter"]);
    assert_eq!(letters(&desk.model.session, "q2"), "ahcdebfg");
    let count = |desk: &Desk, id: &CategoryId| {
        desk.model.counts.under(Some(&QuestionId::new("q2")), Some(id))
    };
    let ids: Vec<CategoryId> =
        desk.model.session.categories_of(&QuestionId::new("q2")).map(|it| it.id.clone()).collect();
    assert_eq!((count(&desk, &ids[0]), count(&desk, &ids[1])), (4, 2));
    desk.press(&["u"]);
    assert_eq!(letters(&desk.model.session, "q2"), "acdebfg");
    assert_eq!(count(&desk, &ids[0]), 6);
}

#[test]
fn where_nothing_can_be_changed_the_lists_are_there_to_be_read() {
    let mut desk = Desk::of(Evening::drawn(), Mode::ReadOnly);
    for keys in [["5", "x"], ["5", "a"], ["5", "<"], ["t", "h"], ["t", "Enter"], ["c", "s"]] {
        desk.press(&keys);
        assert!(desk.model.overlays.is_empty() && desk.model.lists.split.is_none(), "{keys:?}");
        assert!(desk.model.is_list(), "{keys:?}");
        desk.press(&["Down", "Esc"]);
    }
    assert_eq!(desk.sent, []);
}

#[test]
fn an_empty_plan_has_lists_that_say_so() {
    let plan = serde_json::from_str::<Plan>(r#"{ "title": "x", "programme": [] }"#).unwrap();
    let mut desk = Desk::at(Evening::of(plan, "11:00:00"));
    for keys in [["5", "Enter"], ["t", "h"], ["c", "s"]] {
        desk.press(&keys);
        assert!(desk.said().starts_with("not done: "), "{keys:?} {}", desk.said());
        desk.press(&["Down", "G", "Esc"]);
    }
    desk.press(&["5", "a", "Talk", "Enter"]);
    let_go(&mut desk).press(&["Enter"]);
    assert_eq!(titles(&desk.model.session), ["Talk"]);
}
