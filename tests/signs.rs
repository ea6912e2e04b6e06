//! What `#` and `@` make that was not there before, and what they say where they make nothing.

use worldcafe::domain::{BlockId, CategoryId, Plan, Span, TableId};
use worldcafe::engine::Notice;
use worldcafe::session::{Command, Refusal};
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::Msg;
use worldcafe::tui::offer::{amid, matches};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, golden, rows};

fn desk() -> Desk {
    Desk::at(Evening::drawn()).capture()
}

fn letters(desk: &Desk) -> Vec<(String, String)> {
    let question = desk.model.line_question().unwrap();
    let all = desk.model.session.categories_of(question);
    all.map(|it| (it.letter.as_deref().unwrap_or("-").to_owned(), it.label.to_string())).collect()
}

#[test]
fn a_category_made_while_typing_gets_the_next_free_letter() {
    let mut desk = desk();
    desk.press(&["#Cables at sea", "Tab", "who owns them", "Enter"]);
    assert_eq!(letters(&desk).last().unwrap(), &("h".into(), "Cables at sea".into()));
    desk.press(&["and where do they land #h", "Enter"]);
    assert_eq!(desk.note(0).category, desk.note(1).category);
    let id = desk.note(0).id;
    desk.press(&["Up", "Enter", "Home", "#Landing points", "Tab", "Enter"]);
    assert_eq!(desk.note(0).id, id);
    assert_eq!(letters(&desk).last().unwrap(), &("i".into(), "Landing points".into()));
}

#[test]
fn two_categories_on_their_way_get_different_letters() {
    let mut desk = desk();
    desk.slow = true;
    desk.press(&["#Cables at sea", "Tab", "one", "Enter"]);
    desk.press(&["#Landing points", "Tab", "two", "Enter"]);
    let asked: Vec<_> = desk.sent.iter().map(letter).collect();
    assert_eq!(asked, [Some("h"), Some("i")]);
}

fn category(desk: &Desk) -> Option<&str> {
    desk.note(0).category.as_ref().map(|id| id.as_str())
}

#[test]
fn a_whole_name_behind_the_sign_is_the_category_on_enter() {
    let mut desk = desk();
    for (typed, words, under) in [
        ("#éducation new schools", "new schools", "c-f"),
        ("new schools #Education", "new schools", "c-f"),
        ("cables #infrastructure", "cables", "c-e"),
        ("who may see it #Human Rights and Consumer Protection", "who may see it", "c-c"),
        ("#human rights and consumer protection who may", "who may", "c-c"),
    ] {
        desk.press(&[typed, "Enter"]);
        assert_eq!((&*desk.note(0).words.text, category(&desk)), (words, Some(under)), "{typed}");
    }
    desk.press(&["#education", "Enter"]);
    assert_eq!(desk.line(), "", "alone it stands before the line");
    desk.press(&["more of it", "Enter"]);
    assert_eq!((&*desk.note(0).words.text, category(&desk)), ("more of it", Some("c-f")));
    desk.press(&["##education one", "Enter", "two", "Enter"]);
    assert_eq!((&*desk.note(0).words.text, category(&desk)), ("two", Some("c-f")));
}

#[test]
fn the_longest_name_at_the_start_is_meant() {
    let mut desk = desk();
    desk.press(&["#Education abroad", "Tab", "first", "Enter"]);
    desk.press(&["#education abroad is dear", "Enter"]);
    assert_eq!(&*desk.note(0).words.text, "is dear");
    assert_eq!(desk.note(0).category, desk.note(1).category);
    desk.press(&["#education is dear", "Enter"]);
    assert_eq!((&*desk.note(0).words.text, category(&desk)), ("is dear", Some("c-f")));
}

#[test]
fn a_sign_under_an_idea_stays_words_of_the_detail() {
    let mut desk = desk();
    desk.press(&["an idea", "Enter", "Tab", "see also #education", "Enter"]);
    assert_eq!(&*desk.note(0).words.details[0].text, "see also #education");
}

#[test]
fn a_sign_that_stayed_text_becomes_a_category_from_the_list_in_one_step() {
    let mut desk = desk();
    desk.paste("Board game night #events").press(&["Enter", "Up", "#", "Enter"]);
    assert_eq!(&*desk.note(0).words.text, "Board game night");
    assert_eq!(letters(&desk).last().unwrap(), &("h".into(), "events".into()));
    assert_eq!(desk.note(0).category.as_ref(), desk.sent.iter().find_map(retagged));
    desk.press(&["Esc", "Esc", "Esc", "u"]);
    assert_eq!((&*desk.note(0).words.text, category(&desk)), ("Board game night #events", None));
    assert_eq!(letters(&desk).len(), 7);
}

#[test]
fn a_word_behind_the_sign_that_names_nothing_is_a_new_category_on_enter() {
    for typed in ["#lights more of them", "more of them #lights", "#lights: more of them"] {
        let mut desk = desk();
        desk.press(&[typed, "Enter"]);
        assert_eq!(&*desk.note(0).words.text, "more of them", "{typed}");
        assert_eq!(letters(&desk).last().unwrap(), &("h".into(), "lights".into()));
        assert_eq!(desk.said(), "✓ saved  h lights (new category) · Esc u takes both back");
        desk.press(&["and brighter #h", "Enter"]);
        assert_eq!((desk.note(0).category.is_some(), letters(&desk).len()), (true, 8));
        assert_eq!(desk.said(), "✓ saved  h lights", "it is new once");
        desk.press(&["Esc", "u", "Esc", "u"]);
        assert!(desk.note(1).retracted);
        assert_eq!(letters(&desk).len(), 7, "one step takes both back");
    }
}

#[test]
fn a_number_a_letter_or_a_slip_behind_the_sign_makes_nothing() {
    let mut desk = desk();
    for typed in ["we are #1", "#1 of all", "we #met in 2013", "#x marks it", "see #2013"] {
        desk.press(&[typed, "Enter"]);
        assert_eq!((&*desk.note(0).words.text, category(&desk)), (typed, None));
        assert_eq!(letters(&desk).len(), 7, "{typed}");
    }
    desk.paste("#Educatoin first").press(&["Enter", "Up", "#", "Enter"]);
    assert_eq!((&*desk.note(0).words.text, category(&desk)), ("first", Some("c-f")));
}

#[test]
fn the_beginning_of_one_name_means_it_and_that_of_several_none() {
    let mut desk = desk();
    for (typed, words, under) in [
        ("#educ new schools", "new schools", "c-f"),
        ("new schools #educ", "new schools", "c-f"),
        ("#human rights who may", "who may", "c-c"),
    ] {
        desk.press(&[typed, "Enter"]);
        assert_eq!((&*desk.note(0).words.text, category(&desk)), (words, Some(under)), "{typed}");
    }
    desk.press(&["#Educators at work", "Tab", "one", "Enter", "#educat two", "Enter"]);
    assert_eq!((&*desk.note(0).words.text, desk.line()), ("one", "#educat two".to_owned()));
}

#[test]
fn a_word_that_may_mean_a_category_is_asked_about_before_it_is_saved() {
    for (typed, words) in [
        ("new schools #pr", "new schools"),
        ("#pr new schools", "new schools"),
        ("new schools #Educatoin ", "new schools"),
        ("new schools #ri.", "new schools"),
        ("new schools #m", "new schools"),
        ("new schools #Educatoin @4", "new schools"),
    ] {
        let mut desk = desk();
        let before = desk.sent.len();
        desk.press(&[typed, "Enter"]);
        assert_eq!(desk.sent.len(), before, "{typed}: nothing is saved or made");
        assert!(desk.said().contains("not saved yet: which one is #"), "{}", desk.said());
        desk.press(&["Enter"]);
        assert!(desk.line().contains('#'), "it may be held down");
        desk.later(Span(800)).press(&["Enter", "Enter"]);
        assert_eq!((&*desk.note(0).words.text, letters(&desk).len()), (words, 7), "{typed}");
        assert!(category(&desk).is_some(), "{typed}");
    }
}

#[test]
fn of_what_is_asked_any_can_be_taken_a_new_one_and_the_words_as_they_stand_too() {
    let mut desk = desk();
    desk.press(&["the trees #pr", "Enter"]);
    golden("asked", &desk.model);
    desk.press(&["Up", "Enter", "Enter"]);
    assert_eq!((&*desk.note(0).words.text, category(&desk)), ("the trees #pr", None));
    desk.press(&["the trees #pr", "Enter", "Up", "Up", "Enter", "Enter"]);
    assert_eq!(letters(&desk).last().unwrap(), &("h".into(), "pr".into()));
    assert_eq!(&*desk.note(0).words.text, "the trees");
}

#[test]
fn a_table_at_the_end_is_where_the_words_were_said_and_an_address_stays_text() {
    let mut desk = desk();
    for (typed, words, table) in [
        ("cables @7", "cables", Some("7")),
        ("cables #e @9", "cables", Some("9")),
        ("cables @1 #e", "cables", Some("1")),
        ("write to me@example.org", "write to me@example.org", Some("1")),
        ("follow us @itu", "follow us @itu", Some("1")),
        ("come at @99", "come at @99", Some("1")),
    ] {
        desk.press(&[typed, "Enter"]);
        let note = desk.note(0);
        assert_eq!((&*note.words.text, note.table.as_ref().map(TableId::as_str)), (words, table));
    }
}

#[test]
fn a_sign_amid_the_words_is_told_to_be_text_while_they_are_typed() {
    for (typed, told) in [
        ("first @7 then", "@7 is text here; it counts at the start or the end"),
        ("an #education for", "#education is text here; it counts at the start or the end"),
        ("an #newword for", "#newword is text here; it counts at the start or the end"),
        ("we are #1 of all", ""),
        ("ask a@b.org or C# now", ""),
    ] {
        let mut desk = desk();
        desk.press(&[typed]);
        let rows = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None)));
        let said = rows.iter().find(|row| row.contains("is text here"));
        assert_eq!(said.is_some(), !told.is_empty(), "{rows:#?}");
        assert!(said.is_none_or(|row| row.contains(told)), "{rows:#?}");
        desk.press(&["Enter"]);
        assert_eq!(&*desk.note(0).words.text, typed);
    }
}

#[test]
fn a_name_that_enter_takes_is_not_told_to_be_text_though_its_first_word_is_a_name_too() {
    let plan = r#"{ "title": "T", "tables": [ { "name": "Blue" }, { "name": "Blue room" } ],
        "programme": [ { "id": "c1", "kind": "conversation", "title": "Talk" } ] }"#;
    let mut evening = Evening::of(serde_json::from_str(plan).unwrap(), "18:00:00");
    evening.does("18:00:00", Command::Start { block: BlockId::new("c1") });
    let mut desk = Desk::at(evening).capture();
    desk.press(&["more chairs @Blue room"]);
    assert_eq!(amid(&desk.model), None);
    desk.press(&[" please"]);
    assert_eq!(amid(&desk.model).as_deref(), Some("@Blue"));
    desk.press(&["Ctrl-u", "more chairs @Blue room", "Enter"]);
    assert_eq!(desk.note(0).table, Some(TableId::new("Blue room")));
}

#[test]
fn the_offer_is_what_enter_takes_and_never_a_sentence() {
    let mut desk = desk();
    desk.press(&["#lights more of them please"]);
    golden("new-on-enter", &desk.model);
    desk.press(&["Tab"]);
    assert_eq!(desk.line(), "more of them please");
    desk.press(&["Enter"]);
    assert_eq!(letters(&desk).last().unwrap(), &("h".into(), "lights".into()));
    desk.press(&["#education new schools for all"]);
    let offered: Vec<String> = matches(&desk.model).into_iter().map(|it| it.label).collect();
    assert_eq!(offered, ["Education"]);
}

#[test]
fn a_category_somebody_made_just_before_is_the_one_that_is_meant() {
    let mut desk = desk();
    desk.slow = true;
    desk.press(&["#lights more of them", "Enter"]);
    desk.slow = false;
    let (question, label) = (desk.model.line_question().unwrap().clone(), "Lights".into());
    let ticket = desk.ticket();
    desk.does(Command::AddCategory { question, letter: Some("h".into()), label });
    let refusal = Refusal::LabelTaken { label: "Lights".to_owned() };
    desk.give(Msg::Notice(Notice::Refused { ticket, refusal }));
    assert_eq!((&*desk.note(0).words.text, letters(&desk).len()), ("more of them", 8));
    assert!(desk.note(0).category.is_some());
}

#[test]
fn a_sign_goes_out_of_every_idea_that_is_put_under_what_it_names() {
    let mut desk = desk();
    for words in ["#Education one", "two #f", "three"] {
        desk.paste(words).press(&["Enter"]);
    }
    desk.press(&["Up", " ", "Up", " ", "Up", " ", "#", "education", "Enter"]);
    let words: Vec<&str> = (0..3).map(|back| &*desk.note(back).words.text).collect();
    assert_eq!(words, ["three", "two", "one"]);
    desk.press(&["Esc", "Esc", "Esc", "u"]);
    assert_eq!(&*desk.note(2).words.text, "#Education one", "one step takes it back");
}

#[test]
fn ideas_are_filed_under_a_category_that_comes_into_being_there() {
    let mut desk = desk();
    desk.press(&["the lamp is broken", "Enter", "and the door", "Enter"]);
    desk.press(&["Up", " ", "Up", " ", "#", "repair"]);
    golden("new-category", &desk.model);
    desk.press(&["Enter"]);
    assert_eq!(letters(&desk).last().unwrap(), &("h".into(), "repair".into()));
    assert!(desk.note(0).category.is_some());
    assert_eq!(desk.note(0).category, desk.note(1).category);
    desk.press(&["Esc", "Esc", "Esc", "u"]);
    assert_eq!((letters(&desk).len(), category(&desk)), (7, None), "one step takes it all back");
}

#[test]
fn a_name_or_letter_that_is_there_is_not_offered_anew() {
    let mut desk = desk();
    desk.press(&["schools", "Enter", "Up", "#", "education", "Enter"]);
    assert_eq!((category(&desk), letters(&desk).len()), (Some("c-f"), 7));
    desk.press(&["#", "e", "Enter"]);
    assert_eq!((category(&desk), letters(&desk).len()), (Some("c-e"), 7));
}

fn retagged(command: &Command) -> Option<&CategoryId> {
    match command {
        Command::Retag { category, .. } => category.as_ref(),
        _ => None,
    }
}

#[test]
fn a_bare_sign_says_how_a_first_category_or_table_is_made() {
    let plan = r#"{ "title": "T", "questions": [ { "id": "q1", "text": "What?" } ],
        "programme": [ { "id": "c1", "kind": "conversation", "title": "Talk", "question": "q1" } ] }"#;
    let plan: Plan = serde_json::from_str(plan).unwrap();
    let mut desk = Desk::at(Evening::of(plan, "09:00:00")).capture();
    desk.press(&["Esc", "n", "#"]);
    golden("first-category", &desk.model);
    desk.press(&["Backspace", "@"]);
    golden("first-table", &desk.model);
}

fn letter(command: &Command) -> Option<&str> {
    match command {
        Command::AddCategory { letter, .. } => letter.as_deref(),
        _ => None,
    }
}

#[test]
fn where_no_question_is_asked_a_sign_says_why_it_opens_nothing() {
    let plan = r#"{ "title": "T", "questions": [ { "id": "q1", "text": "What?" } ],
        "programme": [ { "id": "b1", "kind": "opening", "title": "Welcome" } ] }"#;
    let mut evening = Evening::of(serde_json::from_str::<Plan>(plan).unwrap(), "09:00:00");
    evening.does("09:00:00", Command::Start { block: BlockId::new("b1") });
    let mut desk = Desk::at(evening).capture();
    desk.press(&["said #"]);
    assert_eq!(
        desk.said(),
        "no question is asked here, so there are no categories and # stays text · Ctrl-G names a \
         question"
    );
    desk.press(&["1", "Enter"]);
    assert_eq!(&*desk.note(0).words.text, "said #1");
    let plan = r#"{ "title": "T", "programme": [ { "id": "b1", "title": "Talk" } ] }"#;
    let plan: Plan = serde_json::from_str(plan).unwrap();
    let mut desk = Desk::at(Evening::of(plan, "09:00:00")).capture();
    desk.press(&["#"]);
    assert!(desk.said().ends_with("# stays text"), "{}", desk.said());
}

#[test]
fn a_table_that_comes_into_being_by_its_number_is_called_new_until_it_is_there() {
    let mut desk = desk();
    desk.press(&["@77"]);
    golden("new-table", &desk.model);
    desk.press(&[" "]);
    assert_eq!(desk.model.capture.table, Some(TableId::new("77")));
    desk.press(&["a slip", "Enter"]);
    assert_eq!(desk.said(), "✓ saved  Table 77 (new) · Esc u takes both back");
    golden("new-table-saved", &desk.model);
    desk.press(&["again", "Enter"]);
    assert_eq!(desk.said(), "✓ saved  Table 77");
    desk.press(&["@4 ", "meant", "Enter"]);
    assert_eq!(desk.said(), "✓ saved  Table 4");
}

#[test]
fn the_sign_at_the_caret_is_offered_and_not_another_at_the_end() {
    let mut desk = desk();
    desk.press(&["cables #infra #edu"]).press(&["Left"; 5]);
    let offered: Vec<String> = matches(&desk.model).into_iter().map(|it| it.label).collect();
    assert!(offered.contains(&"Infrastructure".to_owned()), "{offered:?}");
    assert!(!offered.contains(&"Education".to_owned()), "{offered:?}");
}

#[test]
fn a_category_and_a_table_count_at_the_start_in_either_order() {
    for typed in ["#education @7 new schools", "@7 #education new schools", "#f @7 new schools"] {
        let mut desk = desk();
        desk.press(&[typed]);
        let seen = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
        assert!(!seen.contains("is text"), "{seen}");
        desk.press(&["Enter"]);
        assert_eq!((&*desk.note(0).words.text, category(&desk)), ("new schools", Some("c-f")));
        assert_eq!(desk.note(0).table, Some(TableId::new("7")), "{typed}");
    }
    let mut desk = desk();
    desk.press(&["#education @99 new schools"]);
    let seen = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
    assert!(seen.contains("@99 is text here: no table is called so"), "{seen}");
    desk.press(&["Enter"]);
    assert_eq!((&*desk.note(0).words.text, category(&desk)), ("@99 new schools", Some("c-f")));
}
