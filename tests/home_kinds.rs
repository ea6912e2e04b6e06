//! The dialog of a new session: what kind it is, and long words in it.

use worldcafe::domain::BlockKind;
use worldcafe::setup::TEMPLATES;
use worldcafe::tui::home::{Field, HomeMsg};

use crate::support::home::Desk;

fn fields(desk: &Desk) -> Vec<String> {
    desk.dialog().fields().into_iter().map(Field::name).collect()
}

#[test]
fn every_template_is_a_kind_and_makes_what_new_makes_of_it() {
    for (at, template) in TEMPLATES.iter().enumerate() {
        let mut desk = Desk::in_dialog();
        desk.kind(at);
        assert_eq!(desk.stands(Field::Kind), template.name);
        assert!(desk.shows().contains(template.about), "{}", desk.shows());
        let plan = desk.made("Ours").plan().unwrap();
        let kinds = |of: &[worldcafe::domain::Block]| {
            of.iter().map(|it| (it.kind, it.length)).collect::<Vec<_>>()
        };
        assert_eq!(kinds(&plan.programme), kinds(&template.plan().programme), "{}", template.name);
        assert_eq!(plan.tables.list().len(), template.plan().tables.list().len());
        assert_eq!(plan.title, "Ours");
    }
}

#[test]
fn the_fields_are_those_the_kind_needs_and_what_was_typed_stays() {
    let mut desk = Desk::in_dialog();
    desk.press(&["Ours", "Tab", "Library"]).press(&["Up", "Up", "Right", "Right", "Right"]);
    assert_eq!(desk.stands(Field::Kind), "panel");
    let speakers = ["speaker 1", "speaker 2", "speaker 3", "speaker 4"];
    let mut asked = vec!["kind", "title", "place", "date", "start"];
    asked.extend(["opening", "each talk", "discussion", "closing"]);
    asked.extend(speakers);
    asked.extend(["question 1", "people"]);
    assert_eq!(fields(&desk), asked);
    assert_eq!(desk.stands(Field::Opening), "5 min", "the panel's, as nobody typed another");
    assert_eq!(
        (desk.stands(Field::Title), desk.stands(Field::Place)),
        ("Ours".into(), "Library".into())
    );
    desk.press(&["d"]);
    assert_eq!(
        (desk.stands(Field::Kind), desk.stands(Field::Start)),
        ("days".into(), "09:00".into())
    );
    desk.press(&["c"]);
    assert_eq!(
        (desk.stands(Field::Kind), desk.stands(Field::Start)),
        ("classic".into(), String::new())
    );
    desk.press(&["Left"]);
    assert_eq!(desk.stands(Field::Kind), "blank");
    assert_eq!(fields(&desk), ["kind", "title", "place", "date", "start", "opening", "people"]);
}

#[test]
fn a_panel_is_made_with_its_speakers() {
    let mut desk = Desk::in_dialog();
    desk.kind(3).press(&["Who decides?"]);
    desk.press(&["Tab"; 5]).fill(&["8 min", "1 h"]).press(&["Tab"]);
    desk.press(&["Ada Lovelace", "Tab", "Ben Okafor"]);
    desk.golden("home-panel", &[(80, 24), (200, 60), (40, 12)]);
    desk.press(&["Tab", "Tab", "Tab"]);
    let plan = desk.made("What now?").plan();
    assert!(plan.is_ok(), "{plan:?}");
    let talks: Vec<_> =
        plan.unwrap().programme.into_iter().filter(|it| it.kind == BlockKind::Talk).collect();
    let length = |it: &worldcafe::domain::Block| it.length.unwrap().to_string();
    assert_eq!(talks.iter().map(length).collect::<Vec<_>>(), ["8 min", "8 min"]);
    let named = talks.iter().map(|it| it.speakers[0].name.as_str());
    assert_eq!(named.collect::<Vec<_>>(), ["Ada Lovelace", "Ben Okafor"]);
}

#[test]
fn topics_are_as_many_as_are_said_and_two_at_least_have_a_question() {
    let mut desk = Desk::in_dialog();
    desk.press(&["Up", "t", "Down", "Ours"]);
    let mut asked = vec!["kind", "title", "place", "date", "start", "rounds", "topics"];
    asked.extend(["opening", "each round", "change", "town hall", "closing"]);
    let questions = ["question 1", "question 2", "question 3", "question 4"];
    asked.extend(questions);
    asked.push("people");
    assert_eq!(fields(&desk), asked);
    desk.press(&["Tab"; 4]).fill(&["2", "1"]);
    assert_eq!(fields(&desk).len(), asked.len(), "one topic is too few, and four stay");
    desk.press(&["Shift-Tab", "Ctrl-U", "5"]).press(&["Tab"; 6]);
    assert_eq!((desk.at(), fields(&desk).len()), (Field::Question(0), asked.len() + 1));
    desk.press(&["Why?"]);
    let fault = |desk: &Desk| desk.dialog().fault_of(Field::Question(1));
    assert_eq!(fault(&desk).unwrap(), "question 2 is missing: people travel between topics");
    desk.press(&["Tab", "Tab", "How?"]);
    assert_eq!(fault(&desk), None);
    let plan = desk.dialog().sketch().unwrap().plan().unwrap();
    assert_eq!((plan.tables.list().len(), plan.questions.len()), (2, 2));
    let rounds = plan.programme.iter().filter(|it| it.kind == BlockKind::Conversation);
    assert_eq!(rounds.count(), 2);
}

#[test]
fn a_workshop_is_asked_how_long_its_groups_and_its_break_are() {
    let mut desk = Desk::in_dialog();
    desk.press(&["Up", "w", "Down", "Ours"]);
    let asked = fields(&desk);
    assert!(["groups", "each break"].iter().all(|name| asked.iter().any(|it| it == name)));
    assert_eq!(desk.stands(Field::Groups), "45 min", "the workshop's, as nobody typed another");
    while desk.at() != Field::Groups {
        desk.press(&["Tab"]);
    }
    desk.fill(&["30", "0"]);
    let all = desk.dialog().programme();
    let long = |title: &str| all.iter().find(|it| it.1.starts_with(title)).map(|it| it.2.as_str());
    assert_eq!(long("Break-out groups 1"), Some("30 min"));
    assert_eq!(long("Coffee break"), None);
}

#[test]
fn a_length_that_is_not_understood_is_unknown_in_the_programme_and_so_is_what_follows() {
    let mut desk = Desk::in_dialog();
    desk.fill(&["Ours", "", "2026-11-28", "18:15", "1", "15", "soon"]);
    let end = |desk: &Desk| desk.dialog().programme().pop().unwrap();
    let all = desk.dialog().programme();
    let round = all.iter().find(|(_, title, _)| title == "Conversation 1").unwrap();
    assert_eq!((round.0.as_str(), round.2.as_str()), ("18:30", "? min"));
    assert_eq!(end(&desk), (String::new(), "end".into(), "? min in all".into()));
    desk.press(&["Shift-Tab", "Ctrl-u", "25"]);
    assert_eq!(end(&desk).0, "19:25");
}

#[test]
fn the_days_of_a_longer_event_stand_before_their_blocks() {
    let mut desk = Desk::in_dialog();
    desk.press(&["Up", "d", "Down"]).fill(&["Ours", "", "2026-11-28"]);
    desk.home.size = (200, 60);
    let shown = desk.shows();
    for day in ["Sat 28 Nov", "Sun 29 Nov", "Mon 30 Nov"] {
        assert!(shown.contains(day), "{day}\n{shown}");
    }
}

#[test]
fn the_whole_programme_is_in_sight_however_long_the_questions_are() {
    let mut desk = Desk::in_dialog();
    let why = "What would have to happen in this street so that children could play in it?";
    desk.fill(&["Ours", "", "2026-11-28", "18:15", "3", "15", "20", "3", "20", "10"]);
    desk.fill(&[why, why, why]);
    let shown = desk.shows().replace('\u{a0}', " ");
    assert!(shown.contains("19:56 Closing 10 min"), "{shown}");
}

#[test]
fn keys_of_words_choose_nothing_outside_the_kind() {
    let mut desk = Desk::in_dialog();
    desk.press(&["panel", "Left", "Right"]);
    assert_eq!(
        (desk.stands(Field::Kind), desk.stands(Field::Title)),
        ("classic".into(), "panel".into())
    );
    desk.press(&["Up"]);
    assert!(desk.shows().contains("← other kind"), "{}", desk.shows());
    desk.press(&["x", "Ctrl-U", "Backspace"]);
    desk.give(HomeMsg::Paste("topics".into()));
    assert_eq!(desk.stands(Field::Kind), "classic");
}

#[test]
fn a_long_question_is_seen_where_it_is_typed_and_from_its_beginning_elsewhere() {
    let mut desk = Desk::in_dialog();
    while desk.at() != Field::Question(0) {
        desk.press(&["Tab"]);
    }
    let words = "What would have to happen in this street so that children could play in it again?";
    desk.press(&[words]);
    let shown = desk.shows();
    assert!(shown.contains(" question 1 ▸ …"), "{shown}");
    assert!(shown.contains(" so that children could play in it again?"), "{shown}");
    desk.press(&["Home"]);
    assert!(desk.shows().contains(" question 1 ▸ What would have to happen in this"));
    desk.press(&["Tab"]);
    assert!(desk.shows().contains(" question 1   What would have to happen in this"));
}
