//! What `#` and `@` make that was not there before, and what they say where they make nothing.

use worldcafe::domain::{Plan, TableId};
use worldcafe::session::Command;

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::golden;

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
    desk.press(&["#Cables under the sea", "Tab", "who owns them", "Enter"]);
    assert_eq!(letters(&desk).last().unwrap(), &("h".into(), "Cables under the sea".into()));
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
    desk.press(&["#Cables under the sea", "Tab", "one", "Enter"]);
    desk.press(&["#Landing points", "Tab", "two", "Enter"]);
    let asked: Vec<_> = desk.sent.iter().map(letter).collect();
    assert_eq!(asked, [Some("h"), Some("i")]);
}

fn letter(command: &Command) -> Option<&str> {
    match command {
        Command::AddCategory { letter, .. } => letter.as_deref(),
        _ => None,
    }
}

#[test]
fn where_no_question_is_asked_a_sign_says_why_it_opens_nothing() {
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2");
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
    assert_eq!(desk.said(), "✓ saved  Table 77 (new)");
    golden("new-table-saved", &desk.model);
    desk.press(&["again", "Enter"]);
    assert_eq!(desk.said(), "✓ saved  Table 77");
    desk.press(&["@4 ", "meant", "Enter"]);
    assert_eq!(desk.said(), "✓ saved  Table 4");
}
