//! Questions are reworded and added while people talk, and no idea is lost by it.

use std::sync::Arc;

use worldcafe::domain::{Plan, Question, QuestionId};
use worldcafe::session::{Author, Command, Event, Refusal, Role, tell, tell_step};

use crate::support::cafe::{Cafe, EVENING, question};
use crate::support::merging::{note, take_in};

fn reword(id: &str, text: &str) -> Command {
    Command::RewordQuestion { question: question(id), text: text.into() }
}

fn add(cafe: &Cafe, text: &str) -> Command {
    Command::AddQuestion { question: Box::new(cafe.session.new_question(text)) }
}

fn texts(cafe: &Cafe) -> Vec<&str> {
    cafe.session.questions.iter().map(|question| question.text.as_str()).collect()
}

fn changed(change: impl FnOnce(&mut Plan)) -> Command {
    let mut plan: Plan = serde_json::from_str::<Plan>(EVENING).unwrap().identified();
    change(&mut plan);
    Command::AdoptPlan { plan: Arc::new(plan) }
}

/// An evening to which a question was added, and its id.
fn with_a_fourth() -> (Cafe, QuestionId) {
    let cafe = Cafe::evening().start("opening");
    let cafe = cafe.clone().does(add(&cafe, " Who pays? "));
    let id = cafe.session.questions.last().unwrap().id.clone();
    (cafe, id)
}

#[test]
fn a_question_reads_anew_and_keeps_its_place_its_categories_and_its_ideas() {
    let cafe = Cafe::evening().start("opening").idea("one", "q1/a", None);
    let cafe = cafe.does(reword("q1", "What is the rôle?"));
    assert_eq!(texts(&cafe), ["What is the rôle?", "Which issues?", "How to improve?"]);
    assert_eq!(cafe.session.categories_of(&question("q1")).count(), 3);
    assert_eq!(cafe.session.notes.iter().next().unwrap().question, Some(question("q1")));
    let record = cafe.records.last().unwrap();
    let before = Cafe::evening().session;
    let told = "question 1 reworded: What is the rôle? (was: What is the role?)";
    assert_eq!(tell(&before, record), [told]);
    let step = tell_step(&cafe.session, record.step).unwrap();
    assert!(step.starts_with(told), "{step}");
    let cafe = cafe.undo();
    assert_eq!(texts(&cafe)[0], "What is the role?");
    assert_eq!(texts(&cafe.redo())[0], "What is the rôle?");
}

#[test]
fn an_added_question_is_the_last_and_takes_blocks_categories_and_ideas() {
    let (cafe, id) = with_a_fourth();
    assert_eq!((texts(&cafe)[3], cafe.session.question_number(&id)), ("Who pays?", Some(4)));
    let mut block = cafe.session.blocks[2].block.clone();
    block.question = Some(id.clone());
    let category =
        Command::AddCategory { question: id.clone(), letter: None, label: "Taxes".into() };
    let cafe = cafe.does(Command::ChangeBlock { block: Box::new(block) }).does(category);
    let cafe = cafe.idea("us", id.as_str(), None);
    assert_eq!(cafe.session.notes.iter().next().unwrap().question.as_ref(), Some(&id));
    let cafe = cafe.undo().undo().undo().undo();
    assert_eq!((texts(&cafe).len(), cafe.session.categories.len()), (3, 3));
    assert!(cafe.session.question(&id).is_none());
    let again = cafe.session.new_question("Who pays?");
    assert_ne!(again.id, id, "an idea of the other one may be brought back");
}

#[test]
fn two_questions_never_read_alike_and_none_is_without_words() {
    let cafe = Cafe::evening();
    let taken = "there is already a question \"Which issues?\"";
    cafe.refuses(reword("q1", "which ISSUES?"), taken);
    cafe.refuses(add(&cafe, "Which issues?"), taken);
    cafe.refuses(reword("q1", " \u{200b} "), "a question needs words");
    cafe.refuses(add(&cafe, ""), "a question needs words");
    cafe.refuses(reword("q9", "Why?"), "there is no question \"q9\"");
    assert_eq!(cafe.decide(&reword("q1", "What is the role?")), Ok(vec![]));
    assert!(cafe.decide(&reword("q1", "what is the role?")).is_ok_and(|it| it.len() == 1));
    let (cafe, _) = with_a_fourth();
    let Some(Event::QuestionAdded { question }) = cafe.records.last().unwrap().events.first()
    else {
        panic!("no question")
    };
    let again = Command::AddQuestion { question: question.clone() };
    assert_eq!(cafe.decide(&again), Ok(vec![]), "sent again it is the same question");
    let other = Question { text: "Who else?".into(), ..Question::clone(question) };
    let other = Command::AddQuestion { question: Box::new(other) };
    assert!(matches!(cafe.decide(&other), Err(Refusal::QuestionTaken { .. })));
}

#[test]
fn a_typo_is_mended_after_the_event_and_by_the_facilitator_alone() {
    let cafe = Cafe::evening().start("opening").does(Command::Close);
    let cafe = cafe.does(reword("q1", "What is the rôle?"));
    assert_eq!(texts(&cafe)[0], "What is the rôle?");
    let table = cafe.by(Author { role: Role::Rapporteur, ..Author::facilitator() });
    table.refuses(reword("q1", "Why?"), "this is for others to do");
}

#[test]
fn words_of_the_day_stay_unless_the_new_plan_says_others() {
    let (cafe, id) = with_a_fourth();
    let cafe = cafe.does(reword("q1", "What is the rôle?")).does(reword("q2", "Which ones?"));
    let cafe = cafe.idea("us", id.as_str(), None);
    let adopt = changed(|plan| {
        plan.questions[0].theme = Some("Roles".into());
        plan.questions[1].text = "Which issues really?".into();
        let text = "Who else?".into();
        plan.questions.push(Question { id: question("q4"), text, ..Question::default() });
    });
    let cafe = cafe.does(adopt);
    let expected =
        ["What is the rôle?", "Which issues really?", "How to improve?", "Who else?", "Who pays?"];
    assert_eq!(texts(&cafe), expected);
    assert_eq!(cafe.session.questions[0].theme.as_deref(), Some("Roles"));
    let cafe = cafe.undo();
    assert_eq!(texts(&cafe), ["What is the rôle?", "Which ones?", "How to improve?", "Who pays?"]);
    let takes_it_in = changed(|plan| {
        let text = "Who pays for it?".into();
        plan.questions.push(Question { id: id.clone(), text, ..Question::default() });
    });
    assert_eq!(texts(&cafe.does(takes_it_in))[3], "Who pays for it?");
}

#[test]
fn a_question_added_on_another_laptop_comes_with_its_ideas() {
    let cafe = Cafe::evening().start("opening");
    let other = cafe.clone().minting(2000).at("18:40");
    let other = other.clone().does(add(&other, "Who pays?"));
    let id = other.session.questions.last().unwrap().id.clone();
    let category =
        Command::AddCategory { question: id.clone(), letter: None, label: "Taxes".into() };
    let other = other.does(category).idea("us", id.as_str(), None);
    let typed = other.note(0);
    let category = other.session.categories_of(&id).next().map(|it| it.id.clone());
    let retag = Command::Retag { notes: vec![typed], question: Some(id.clone()), category };
    let other = other.does(retag);
    let mut here = cafe.at("19:00");
    let taken = take_in(&mut here, &[&other]);
    assert_eq!(taken[0].questions, ["Who pays?".into()]);
    assert_eq!(note(&here, typed).question.as_ref(), Some(&id));
    let category = note(&here, typed).category.clone().unwrap();
    assert_eq!(&*here.session.category(&id, &category).unwrap().label, "Taxes");
    assert_eq!(texts(&here)[3], "Who pays?");
    assert!(take_in(&mut here, &[&other])[0].is_nothing());
}

#[test]
fn two_laptops_ask_alike_and_both_keep_their_ideas() {
    let cafe = Cafe::evening().start("opening");
    let other = cafe.clone().minting(2000).at("18:40");
    let other = other.clone().does(add(&other, "who pays?"));
    let id = other.session.questions.last().unwrap().id.clone();
    let other = other.idea("us", id.as_str(), None);
    let typed = other.note(0);
    let here = cafe.at("18:50");
    let mut here = here.clone().does(add(&here, "Who pays?"));
    let taken = take_in(&mut here, &[&other]);
    assert!(taken[0].refused.is_empty());
    assert_eq!(note(&here, typed).question.as_ref(), Some(&id));
    assert_eq!(texts(&here)[3..], ["Who pays?", "who pays?"]);
}

#[test]
fn the_lines_of_a_journal_are_these() {
    let (cafe, id) = with_a_fourth();
    let cafe = cafe.does(reword("q1", "Why?"));
    let said = |at: usize| serde_json::to_string(&cafe.records[at].events[0]).unwrap();
    let [.., added, reworded] = [cafe.records.len() - 2, cafe.records.len() - 1].map(said);
    assert_eq!(id.as_str(), "day-37ff924e");
    assert_eq!(
        added,
        r#"{"question-added":{"question":{"id":"day-37ff924e","text":"Who pays?"}}}"#
    );
    assert_eq!(reworded, r#"{"question-reworded":{"question":"q1","text":"Why?"}}"#);
}
