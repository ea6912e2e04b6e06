//! Questions put in other words and added from within.

use worldcafe::domain::{BlockId, QuestionId, Span};
use worldcafe::report::{EXPORTERS, Report};
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::{Mode, Overlay};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};

fn desk() -> Desk {
    Desk::at(Evening::drawn())
}

fn plain() -> Theme {
    Theme::new(Ground::Dark, Depth::None)
}

fn seen(desk: &Desk) -> String {
    rows(&drawn(&desk.model, &plain())).join("\n")
}

fn typed(desk: &Desk) -> String {
    let Some(Overlay::Write(write)) = desk.model.overlays.last() else { panic!("no line") };
    write.line.text()
}

fn text(desk: &Desk, id: &str) -> String {
    desk.model.session.question(&QuestionId::new(id)).unwrap().text.clone()
}

#[test]
fn the_question_that_is_asked_is_reworded_in_a_line_that_has_its_words() {
    let mut desk = desk();
    desk.press(&[":", "reword", "Enter"]).later(Span::seconds(1));
    assert_eq!(
        typed(&desk),
        "What are the key issues that government should play an active role in?"
    );
    assert!(desk.asked().starts_with("How is question 2 to read? Enter keeps the words"));
    let screen = seen(&desk);
    assert!(screen.contains(" question What are the key issues"), "all of it is seen:\n{screen}");
    assert!(screen.contains(" role in?"), "{screen}");
    desk.press(&["Ctrl-U", "What's the state's part?", "Enter"]);
    let text = "What's the state's part?";
    let question = QuestionId::new("q2");
    assert_eq!(desk.sent, [Command::RewordQuestion { question, text: text.into() }]);
    assert!(desk.said().starts_with("question 2 reworded: What's the state's"), "{}", desk.said());
    for keys in [&["1"][..], &["v"], &["Esc", "3"], &["Esc", "5"], &["Esc", "c"]] {
        desk.press(keys);
        assert!(seen(&desk).contains(text), "{keys:?}\n{}", seen(&desk));
    }
    let report = Report::of(&desk.model.session).unwrap();
    for exporter in EXPORTERS.iter().filter(|it| ["markdown", "html", "json"].contains(&it.name)) {
        let whole = exporter.text(&report).unwrap().replace("&#x27;", "'").replace("&#39;", "'");
        assert!(whole.contains(text), "{}", exporter.name);
    }
    desk.press(&["1", "u", "Enter"]);
    assert!(seen(&desk).contains("What are the key issues"), "{}", seen(&desk));
}

#[test]
fn any_question_is_reworded_by_its_number_or_its_block() {
    let mut desk = desk();
    desk.press(&[":", "reword-question --question 1", "Enter"]).later(Span::seconds(1));
    assert!(typed(&desk).starts_with("What is the role of governments"), "{}", typed(&desk));
    desk.press(&["Esc", ":", "reword-question --question=9", "Enter"]);
    assert!(desk.said().starts_with("not done: there is no question \"9\""), "{}", desk.said());
    desk.press(&["l", "Down", ":", "reword-q", "Enter"]);
    assert!(typed(&desk).starts_with("How can governments"), "{}", typed(&desk));
    desk.press(&["Esc", "c", "g", ":", "reword-q", "Enter"]);
    assert!(typed(&desk).starts_with("What is the role of governments"), "{}", typed(&desk));
    desk.press(&["Esc", ":", "reword-question --question 3 How?", "Enter"]);
    assert_eq!(text(&desk, "q3"), "How?");
    desk.press(&[":", "reword-question --question 3 how?", "Enter"]);
    assert_eq!(text(&desk, "q3"), "how?", "a letter alone may be wrong");
}

#[test]
fn a_question_is_added_and_one_there_is_is_not_added_twice() {
    let mut desk = desk();
    desk.press(&[":", "add-question", "Enter"]).later(Span::seconds(1));
    desk.press(&["Who's to pay?", "Enter"]);
    assert_eq!(desk.model.session.questions.last().unwrap().text, "Who's to pay?");
    desk.press(&[":", "add-question who's to pay?", "Enter"]);
    let why = "not done: there is already a question \"Who's to pay?\"";
    assert!(desk.asked().starts_with(why), "{}", desk.asked());
    desk.press(&["Esc", "c", "G"]);
    assert!(seen(&desk).contains("4 Who's to pay?"), "{}", seen(&desk));
}

#[test]
fn a_block_asks_a_new_question_by_its_words_in_one_step() {
    let mut desk = desk();
    desk.press(&["l", "Down", "Enter", "Tab", "Tab", "Tab", "Tab", "Ctrl-U", "Who is to pay?"]);
    desk.press(&["Enter"]);
    assert_eq!(
        desk.asked(),
        "question added: Who is to pay?, Conversation 3 changed: question 3 → 4. Nothing else \
         moves; ends 20:20, as before. Enter takes it, Esc goes back to the form."
    );
    desk.later(Span::seconds(1)).press(&["Enter"]);
    let asks = |desk: &Desk| {
        let block = &desk.model.session.block(&BlockId::new("c3")).unwrap().block;
        block.questions().iter().map(|id| text(desk, id.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(asks(&desk), ["Who is to pay?"]);
    desk.press(&["u"]);
    assert_eq!((asks(&desk).len(), desk.model.session.questions.len()), (1, 3));
    assert!(asks(&desk)[0].starts_with("How can governments"));
    desk.press(&["U"]);
    let told = "done again: question added: Who is to pay?; Conversation 3 changed: question 3 → 4";
    assert!(desk.said().starts_with(told), "{}", desk.said());
}

#[test]
fn a_message_that_is_cut_keeps_what_may_be_pressed() {
    let mut desk = desk();
    let words = "Who is to pay? ".repeat(20);
    desk.press(&[":", "add-question", "Enter"]).later(Span::seconds(1));
    desk.press(&[&words, "Enter", "u"]);
    let lower = |desk: &Desk| rows(&drawn(&desk.model, &plain()))[22].trim_end().to_owned();
    assert!(lower(&desk).ends_with("… · U redoes"), "{}", lower(&desk));
    desk.press(&["U"]).later(Span::minutes(2));
    assert!(lower(&desk).starts_with(" 19:15  done again: question added"), "{}", lower(&desk));
    assert!(lower(&desk).ends_with("… · u undoes"), "{}", lower(&desk));
}

#[test]
fn a_typo_mended_in_the_form_of_a_block_is_told_from_a_new_question() {
    let mut desk = desk();
    let words = "What are the key issue that government should play an active role in?";
    desk.press(&["l", "Down", "Enter", "Tab", "Tab", "Tab", "Tab", "Ctrl-U", words, "Enter"]);
    let told = "It reads almost like question 2, which reword-question puts in other words.";
    assert!(desk.asked().contains(told), "{}", desk.asked());
    desk.press(&["Esc", "Ctrl-U", "q9", "Enter"]);
    let Some(Overlay::Form(form)) = desk.model.overlays.last() else { panic!("no form") };
    assert!(form.fault.starts_with("there is no question \"q9\""), "{}", form.fault);
}

#[test]
fn where_it_cannot_be_done_it_is_grey_and_says_why() {
    let plan = r#"{"title":"T","programme":[{"id":"a","title":"A"}]}"#;
    let mut bare = Desk::at(Evening::of(serde_json::from_str(plan).unwrap(), "18:00:00"));
    bare.press(&[":", "reword-question"]);
    assert!(seen(&bare).contains("there are no questions"), "{}", seen(&bare));
    let mut joined = Desk::of(Evening::drawn(), Mode::Rapporteur);
    joined.press(&["Ctrl-P", "add-question"]);
    assert!(seen(&joined).contains("the facilitator does this"), "{}", seen(&joined));
}

#[test]
fn the_form_of_a_block_tells_what_its_fields_take() {
    let mut desk = desk();
    desk.press(&["l", "a", "Tab", "Tab"]);
    let form = seen(&desk);
    let replaces = "(such as 25 min, or empty · type to replace)";
    assert!(form.contains(&format!(" length   ▸ 10 min  {replaces}")), "{form}");
    assert!(form.contains("Esc leave  F1 help"), "{form}");
    desk.press(&["F1"]);
    let help = seen(&desk);
    assert!(help.contains(" conversation, town hall, talk, discussion,"), "{help}");
    assert!(help.contains(" length   ▸ 10 min"), "{help}");
    desk.press(&["Esc"]);
    assert_eq!(seen(&desk), form, "Esc closes the help alone");
    desk.press(&["Esc"]);
    assert_eq!(desk.model.overlays.len(), 0);
}

#[test]
fn what_stands_in_a_field_that_is_come_to_gives_way_and_a_kind_is_gone_through() {
    let mut desk = desk();
    desk.press(&["l", "a", "Coffee", "Tab", "19:50", "Tab", "Tab", "conv"]);
    let typed = |desk: &Desk, name: &str| match desk.model.overlays.last() {
        Some(Overlay::Form(form)) => form.typed(name),
        other => panic!("{other:?}"),
    };
    assert_eq!((typed(&desk, "length"), typed(&desk, "kind")), ("10 min".into(), "conv".into()));
    for (key, kind) in [("Right", "conversation"), ("Right", "town-hall"), ("Left", "conversation")]
    {
        assert_eq!(typed(desk.press(&[key]), "kind"), kind);
    }
    desk.press(&["break", "Up", "soon", "Up", "Enter"]);
    assert_eq!(typed(&desk, "length"), "soon");
    desk.press(&["5", "Up", "Up", "Tea", "Enter"]);
    assert!(desk.asked().starts_with("Tea "), "{}", desk.asked());
}

#[test]
fn words_of_a_question_that_cannot_be_taken_stay_to_be_put_right() {
    for way in [&["add-question", "Enter", "WORDS", "Enter"][..], &["add-question WORDS", "Enter"]]
    {
        let mut desk = desk();
        let taken = text(&desk, "q1");
        desk.press(&[":"]);
        for keys in way {
            desk.press(&[&keys.replace("WORDS", &taken)]).later(Span::seconds(1));
        }
        assert_eq!(typed(&desk), taken);
        assert!(desk.asked().starts_with("not done: "), "{}", desk.asked());
        desk.press(&[" Really?"]).later(Span::seconds(1)).press(&["Enter"]);
        let last = desk.model.session.questions.last().unwrap();
        assert_eq!(last.text, format!("{taken} Really?"));
    }
    let mut desk = desk();
    desk.press(&[":", "reword-question --question 2", "Enter"]).later(Span::seconds(1));
    desk.press(&["Ctrl-U", &text(&desk, "q1")]).later(Span::seconds(1)).press(&["Enter"]);
    assert_eq!(typed(&desk), text(&desk, "q1"));
}
