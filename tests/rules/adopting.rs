//! A plan changed after the start is taken over by a step of its own.

use std::sync::Arc;

use worldcafe::domain::Plan;
use worldcafe::session::Command;

use crate::support::cafe::{Cafe, EVENING, block, minutes, question};

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
    cafe.refuses(forgets, "the new plan has no block \"Opening\", which has already started");
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
