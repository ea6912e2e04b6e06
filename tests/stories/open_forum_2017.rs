//! The open forum of IGF 2017: four topics, those who speak, and no time at all.

use worldcafe::domain::{BlockId, Length, Span};
use worldcafe::journal::Memory;
use worldcafe::session::{Command, propose};

use super::run::{Run, idea};
use crate::support::cafe::minutes;

const PLAN: &str = include_str!("../../sessions/igf-2017-open-forum/session.json");
const BLOCKS: [&str; 6] = ["overview", "experience", "t1", "t2", "t3", "t4"];

fn forum() -> Run<Memory> {
    Run::at(PLAN, "2017-12-18T15:00:00Z")
}

/// Told how long all that comes may take, plans it so.
fn told(run: &mut Run<Memory>, whole: Span) {
    let lengths = propose(run.session(), whole).unwrap();
    run.does(Command::SetLengths { lengths });
}

fn lengths(run: &Run<Memory>) -> Vec<String> {
    let length = |id: &str| run.session().block(&BlockId::new(id)).unwrap().length;
    BLOCKS.iter().map(|id| length(id).map_or("-".to_owned(), |of| Length(of).to_string())).collect()
}

#[test]
fn told_that_it_has_ninety_minutes_every_block_has_a_length_and_the_forum_ends_on_time() {
    let mut run = forum();
    assert_eq!(lengths(&run), ["-"; 6]);
    told(&mut run, minutes(90));
    assert_eq!(lengths(&run), ["5 min", "25 min", "15 min", "15 min", "15 min", "15 min"]);
    run.start("overview");
    assert_eq!([run.starts("t1"), run.starts("t4")], ["Mon 15:30", "Mon 16:15"]);
    run.ends(&["15:05 overview", "15:30 experience"]);
    for (block, question) in [("t1", "q1"), ("t2", "q2"), ("t3", "q3"), ("t4", "q4")] {
        let said = |n| idea(&format!("Said on {question}, {n}"), block, question, "");
        run.spread(minutes(15), vec![said(1), said(2)]);
        run.end(block);
    }
    assert!(run.session().closed.is_some());
    assert_eq!(run.session().local(run.now().at).format("%H:%M").to_string(), "16:30");
    run.has_true_figures(8);
    let markdown = run.report("md");
    let row = "| 15 min | Topic 1: gaps and needs | 15:30 – 15:45 | 15 min |";
    assert!(markdown.lines().any(|line| line == row), "{markdown}");
    assert!(!markdown.contains("Changed on the day"), "agreed before the start:\n{markdown}");
}

#[test]
fn told_so_after_the_overview_what_is_left_is_shared_among_the_others() {
    let mut run = forum();
    run.start("overview");
    run.ends(&["15:25 overview"]);
    run.end("experience");
    told(&mut run, minutes(60));
    assert_eq!(lengths(&run), ["-", "-", "-", "20 min", "20 min", "20 min"]);
    let again = propose(run.session(), minutes(50)).unwrap_err().to_string();
    assert_eq!(again, "every block still to come has a length");
}

#[test]
fn without_any_length_it_counts_up_is_never_late_and_tells_what_each_topic_took() {
    let mut run = forum();
    run.start("overview");
    run.ends(&["15:08 overview", "15:31 experience", "15:50 t1"]);
    assert_eq!((run.running(), run.late()), ("Topic 2: priority areas", None));
    run.keep(idea("Security first", "t2", "q2", ""));
    run.ends(&["16:05 t2", "16:20 t3", "16:28 t4"]);
    run.has_true_figures(1);
    let markdown = run.report("md");
    let row = "| Topic 1: gaps and needs | 15:31 – 15:50 | 19 min |";
    assert!(markdown.lines().any(|line| line == row), "{markdown}");
    let speaks = "Diplo Foundation, SSIG, ICANN, ISOC, Country representative";
    assert!(markdown.contains(speaks), "{markdown}");
}
