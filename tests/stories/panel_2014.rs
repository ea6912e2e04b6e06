//! The panel WS196 of IGF 2014: eight speakers of five minutes each, then everyone.

use worldcafe::domain::BlockId;
use worldcafe::journal::Memory;
use worldcafe::session::{Command, Cue, cues};
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::Model;
use worldcafe::tui::model::{Mode, Screen};

use super::run::{Run, idea};
use crate::support::cafe::minutes;
use crate::support::golden::{drawn, rows};

const PLAN: &str = include_str!("../../sessions/igf-2014-ws196/session.json");
const SPEAKERS: [&str; 8] = [
    "Mr. Qusai AlShatti",
    "Miss Désirée Miloshevic",
    "Mr. Ayman El-Sherbiny",
    "Mr. Peter Major",
    "Mr. Mohammed AlQurashi",
    "Mr. Carlos A. Afonso",
    "Mr. Faycal Bayouli",
    "Ms. Marilyn Cade",
];

/// Eleven o'clock, the first speaker has the floor.
fn panel() -> Run<Memory> {
    let mut run = Run::at(PLAN, "2014-09-02T11:00:00+03:00");
    run.start("t1");
    run
}

fn shown(run: &Run<Memory>, screen: Screen) -> Vec<String> {
    let mut model = Model::of(run.session().clone(), run.now(), Mode::Live, (80, 24));
    model.screen = screen;
    rows(&drawn(&model, &Theme::new(Ground::Dark, Depth::Indexed)))
}

fn has(rows: &[String], words: &str) -> bool {
    rows.iter().any(|row| row.contains(words))
}

/// The room's view without the name: the clock alone.
fn clock(run: &Run<Memory>, speaker: &str) -> Vec<String> {
    let rows = shown(run, Screen::Room);
    rows.into_iter().map(|row| row.replace(speaker, "").trim_end().to_owned()).collect()
}

#[test]
fn eight_speakers_have_five_minutes_each_with_name_and_clock_on_the_stage_and_in_the_room() {
    let mut run = panel();
    let mut clocks: Vec<Vec<String>> = Vec::new();
    for (place, speaker) in SPEAKERS.iter().enumerate() {
        let ends = format!("left of 5:00, until 11:{:02}", 5 * (place + 1));
        let stage = shown(&run, Screen::Stage);
        assert!(has(&stage, speaker) && has(&stage, &ends), "{stage:#?}");
        run.after(minutes(2));
        assert!(has(&shown(&run, Screen::Room), speaker), "{:#?}", shown(&run, Screen::Room));
        let at_two = clock(&run, speaker);
        run.after(minutes(1));
        assert_ne!(clock(&run, speaker), at_two, "the clock of {speaker} runs");
        clocks.push(at_two);
        run.after(minutes(2));
        run.end(&format!("t{}", place + 1));
    }
    assert!(clocks.iter().all(|clock| *clock == clocks[0]), "each clock begins anew");
    let stage = shown(&run, Screen::Stage);
    assert!(has(&stage, "left of 40:00, until 12:20"), "{stage:#?}");
    assert!(SPEAKERS.iter().all(|speaker| !has(&stage[..8], speaker)), "{stage:#?}");
}

#[test]
fn a_speaker_is_warned_a_minute_before_the_end_and_not_before() {
    let run = panel();
    let from = run.now().t;
    let told = |n: i64| cues(run.session(), &[minutes(5), minutes(1)], from, from + minutes(n));
    assert_eq!(told(3), []);
    let block = BlockId::new("t1");
    let warning = Cue::Left { block: block.clone(), left: minutes(1), last: true };
    assert_eq!(told(5), [warning.clone(), Cue::TimeUp { block }]);
    assert_eq!(told(4), [warning]);
}

#[test]
fn a_speaker_who_takes_two_minutes_more_is_paid_for_by_the_discussion() {
    let mut run = panel();
    run.ends(&["11:05 t1", "11:10 t2"]);
    run.until("11:17");
    assert_eq!(run.late(), Some(2));
    run.end("t3");
    assert_eq!([run.starts("discussion"), run.starts("close")], ["Tue 11:42", "Tue 12:22"]);
    run.does(Command::Lengthen { block: BlockId::new("discussion"), by: -minutes(2) });
    assert_eq!(run.starts("close"), "Tue 12:20");
}

#[test]
fn from_eleven_to_half_past_twelve_all_three_questions_are_asked_and_reported() {
    let mut run = panel();
    for place in 1..=8 {
        run.after(minutes(5));
        run.end(&format!("t{place}"));
    }
    let said = |text, question| idea(text, "discussion", question, "");
    run.spread(
        minutes(40),
        vec![
            said("Two tracks that meet once a year", "q1"),
            said("The forum prepares what the process decides", "q2"),
            said("Begin with what the working group left open", "q3"),
            said("Let the regions go first", "q3"),
        ],
    );
    run.end("discussion");
    run.after(minutes(10));
    run.end("close");
    assert!(run.session().closed.is_some());
    run.has_true_figures(4);
    let markdown = run.report("md");
    assert!(markdown.contains("11:00 – 12:30, Tuesday, 2 September 2014"), "{markdown}");
    let row = "Role and Ourcome of the Workgroup on Enhanced Cooperation (WGEC) — Mr. Peter Major";
    let row = markdown.lines().find(|line| line.contains(row)).unwrap();
    assert!(row.ends_with("| 11:15 – 11:20 | 5 min |"), "{row}");
}
