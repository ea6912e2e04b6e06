//! A plan changed after the start is taken over by a step of its own.

use std::sync::Arc;

use worldcafe::domain::{Plan, ReportText};
use worldcafe::session::Command;

use crate::support::cafe::{Cafe, EVENING, block, category, minutes, question, table};

fn changed(change: impl FnOnce(&mut Plan)) -> Command {
    let mut plan: Plan = serde_json::from_str::<Plan>(EVENING).unwrap().identified();
    change(&mut plan);
    Command::AdoptPlan { plan: Arc::new(plan) }
}

#[test]
fn what_has_happened_stays_and_what_is_to_come_is_as_the_new_plan_says() {
    let more = Command::Lengthen { block: block("c1"), by: minutes(5) };
    let cafe = Cafe::evening().start("opening").end("opening").does(more);
    let adopt = changed(|plan| {
        plan.programme.retain(|block| block.id.as_str() != "th1");
        plan.programme[1].title = "First round".into();
        plan.questions[1].text = "Which issues really?".into();
    });
    let cafe = cafe.idea("one", "q1/a", Some("c1")).does(adopt);
    assert_eq!(cafe.running(), "First round");
    assert_eq!(cafe.session.running().unwrap().length, Some(minutes(30)));
    assert!(cafe.session.block(&block("th1")).is_none());
    assert_eq!(cafe.session.question(&question("q2")).unwrap().text, "Which issues really?");
    let cafe = cafe.undo();
    assert_eq!(cafe.running(), "Conversation 1");
    assert!(cafe.session.block(&block("th1")).is_some());
}

#[test]
fn a_plan_that_forgets_what_happened_is_refused() {
    let cafe = Cafe::evening().start("opening").idea("one", "q2", None);
    cafe.refuses(changed(|_| {}), "the plan has not changed");
    let forgets = changed(|plan| {
        plan.programme.remove(0);
    });
    cafe.refuses(forgets, "the new plan has no block \"Opening\", which has started or has notes");
    let forgets = changed(|plan| {
        plan.questions.remove(1);
        plan.programme.iter_mut().for_each(|block| block.question = None);
    });
    cafe.refuses(forgets, "the new plan has no question \"q2\", which already has notes");
}

#[test]
fn a_table_or_category_of_the_day_outlives_the_adoption() {
    let add = Command::AddCategory { question: question("q1"), letter: None, label: "New".into() };
    let cafe = Cafe::evening().does(add).does(changed(|plan| plan.title = "Renamed".into()));
    let labels: Vec<_> =
        cafe.session.categories_of(&question("q1")).map(|c| c.label.to_string()).collect();
    assert_eq!(labels, ["Rights", "Limits", "Others", "New"]);
}

#[test]
fn what_was_changed_on_the_day_is_not_undone_by_a_new_plan() {
    let letter = Command::LetterCategory {
        question: question("q1"),
        category: category("c-a"),
        letter: Some("x".into()),
    };
    let order = vec![category("c-c"), category("c-a")];
    let order = Command::OrderCategories { question: question("q1"), order };
    let host = Command::SetHost { table: table("6"), host: Some("Ada".into()) };
    let cafe = Cafe::evening().does(letter).does(order).does(host);
    let cafe = cafe.does(changed(|plan| plan.questions[0].categories[1].label = "Bounds".into()));
    let stands: Vec<_> = cafe
        .session
        .categories_of(&question("q1"))
        .map(|it| format!("{} {}", it.letter.as_deref().unwrap_or("-"), it.label))
        .collect();
    assert_eq!(stands, ["c Others", "x Rights", "b Bounds"]);
    assert_eq!(cafe.session.table(&table("6")).unwrap().table.host.as_deref(), Some("Ada"));
}

#[test]
fn a_text_of_the_report_stays_as_it_was_written_unless_the_new_plan_says_another() {
    let written = Command::SetReportText { of: ReportText::NextStep, text: Some("Send it".into()) };
    let cafe = Cafe::evening().does(written);
    let next_step = |cafe: &Cafe| cafe.session.texts.next_step.as_deref().map(str::to_owned);
    let cafe = cafe.does(changed(|plan| plan.title = "Renamed".into()));
    assert_eq!(next_step(&cafe).as_deref(), Some("Send it"));
    let says = changed(|plan| plan.next_step = Some("It goes to the council".into()));
    let cafe = cafe.does(says);
    assert_eq!(next_step(&cafe).as_deref(), Some("It goes to the council"));
    assert_eq!(next_step(&cafe.undo()).as_deref(), Some("Send it"));
}

#[test]
fn a_plan_without_ids_does_not_hand_the_clock_to_another_block() {
    let plan = r#"{"title":"T","programme":[{"title":"Round"},{"title":"End"}]}"#;
    let cafe = Cafe::new(plan, "2026-01-01T10:00:00Z").start("b1");
    let shifted =
        r#"{"title":"T","programme":[{"title":"Song"},{"title":"Round"},{"title":"End"}]}"#;
    let plan: Plan = serde_json::from_str::<Plan>(shifted).unwrap().identified();
    cafe.refuses(
        Command::AdoptPlan { plan: Arc::new(plan) },
        "the new plan gives \"Round\" another id than before",
    );
}

#[test]
fn a_letter_changed_in_the_plan_does_not_hand_ideas_to_another_category() {
    let swapped = |plan: &mut Plan| {
        for (place, letter) in [(0, "b"), (1, "a")] {
            let of = &mut plan.questions[0].categories[place];
            (of.letter, of.id) = (Some(letter.into()), category(&format!("c-{letter}")));
        }
    };
    let words = "the new plan gives \"Rights\" another id than before";
    for idea in ["q1/a", "q1/b"] {
        let cafe = Cafe::evening().start("opening").idea("one", idea, None);
        cafe.refuses(changed(|plan| swapped(plan)), words);
    }
    let nothing_there = Cafe::evening().start("opening").idea("one", "q1/c", None);
    nothing_there.does(changed(|plan| swapped(plan)));
}

#[test]
fn a_letter_of_the_new_plan_may_not_meet_one_of_the_day() {
    let (letter, label) = (Some("d".into()), "New".into());
    let cafe =
        Cafe::evening().does(Command::AddCategory { question: question("q1"), letter, label });
    let adopt = changed(|plan| {
        let more = worldcafe::domain::Category {
            id: category("more"),
            letter: Some("d".into()),
            label: "More".into(),
            note: None,
        };
        plan.questions[0].categories.push(more);
    });
    cafe.refuses(adopt, "the letter d belongs to More");
}
