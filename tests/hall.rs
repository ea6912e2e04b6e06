//! The Town hall as it is drawn, and what is typed in it.

use std::sync::Arc;

use worldcafe::domain::{
    About, Block, BlockId, BlockKind, Moment, NoteId, NoteKind, Plan, QuestionId, Span, Speaker,
};
use worldcafe::session::{Command, NewNote};
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::Model;
use worldcafe::tui::model::{
    Hall, Line, Message, Mode, Overlay, Pick, Picked, Screen, Sort, Topic,
};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, golden, rows};

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 60), (40, 12)];

fn th1() -> BlockId {
    BlockId::new("th1")
}

fn speak(name: &str) -> Command {
    Command::Speak { block: th1(), speaker: name.into() }
}

fn next(seen: Option<&str>) -> Command {
    Command::NextSpeaker { block: th1(), speaking: seen.map(Arc::from) }
}

/// The Midway Town Hall, which began at 19:30.
fn hall() -> Evening {
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2");
    evening
}

fn comment(evening: &mut Evening, time: &str, about: (About, Option<&str>), text: &str) {
    let notes = evening.session.notes.len() as u128;
    let id = NoteId(uuid::Uuid::from_u128(1_000 + notes));
    let note = NewNote {
        kind: NoteKind::Comment,
        about: about.0,
        question: about.1.map(QuestionId::new),
        block: Some(th1()),
        ..NewNote::idea(id, text)
    };
    evening.does(time, Command::Capture { note: Box::new(note) });
}

fn pick(evening: &mut Evening, beginning: &str) {
    let found = evening.session.notes.iter().find(|it| it.words.text.starts_with(beginning));
    let notes = vec![found.unwrap_or_else(|| panic!("nobody said {beginning}")).id];
    evening.does("19:29:00", Command::Pick { notes });
}

/// 19:37 as drawn: Table 1 has spoken, Table 3 speaks.
fn evening() -> Evening {
    let mut evening = Evening::drawn();
    for beginning in [
        "Government as a convener of different stakeholders",
        "Is it Control vs Guidance?",
        "Establishing legal and policy framework",
    ] {
        pick(&mut evening, beginning);
    }
    evening.ends("19:30:00", "c2");
    evening.does("19:31:00", speak("Table 1")).does("19:31:30", next(None));
    evening.does("19:33:40", next(Some("Table 1")));
    comment(
        &mut evening,
        "19:34:00",
        (About::Content, Some("q1")),
        "Other stakeholders should be heard before anything is regulated.",
    );
    comment(
        &mut evening,
        "19:34:40",
        (About::Content, Some("q1")),
        "Government should not have a static role, but this should adapt to the needs of each \
         country.",
    );
    comment(
        &mut evening,
        "19:35:10",
        (About::Process, None),
        "Meetings like the World Café helps us as human beings. We have the opportunity as \
         individuals to bring our own perspectives.",
    );
    comment(
        &mut evening,
        "19:35:40",
        (About::Content, Some("q2")),
        "Government may act as a catalyst to support the emergence of Internet Exchange Points \
         (IXPs).",
    );
    for name in ["Table 3", "Table 8", "lady in red", "Table 1"] {
        evening.does("19:36:00", speak(name));
    }
    evening.does("19:36:00", next(None)).at("19:37:48");
    evening
}

fn model(evening: &Evening, size: (u16, u16)) -> Model {
    let mut model = Model::of(evening.session.clone(), evening.now, Mode::Live, size);
    model.screen = Screen::TownHall;
    let since = Some(model.now.t + Span::seconds(-38));
    model.hall = Hall { since, ..model.hall };
    model.refresh(true);
    model
}

fn typing(mut model: Model, words: &str) -> Model {
    model.capture.line = Line::of(words);
    let topic = Pick::Topic(Topic::Question(QuestionId::new("q1")));
    model.capture.picked = Some(Picked { pick: topic, kept: false });
    model
}

#[test]
fn the_town_hall_of_the_evening_as_drawn() {
    for size in SIZES {
        let words = "One of the basic needs for the multi-stakehol";
        let mut hall = typing(model(&evening(), size), words);
        let (sort, words, next) = (Sort::Saved, "✓ saved".to_owned(), &[]);
        hall.message = Some(Message { sort, words, next, at: hall.now, carried: false });
        golden("hall", &hall);
    }
}

#[test]
fn the_list_of_speakers_lies_above_it() {
    for size in [(80, 24), (40, 12)] {
        let mut model = model(&evening(), size);
        model.overlays.push(Overlay::Speakers { place: 1 });
        golden("hall-speakers", &model);
    }
}

#[test]
fn without_speakers_the_tables_are_still_to_report() {
    let mut evening = hall();
    evening.at("19:31:00");
    for size in [(80, 24), (40, 12)] {
        golden("hall-tables", &model(&evening, size));
    }
}

#[test]
fn forty_tables_are_called_by_name_alone() {
    let plan = r#"{ "title": "Forty", "tables": 40, "programme": [
        { "id": "th1", "kind": "town-hall", "title": "Town hall", "length": "30 min" } ] }"#;
    let mut evening = Evening::of(serde_json::from_str::<Plan>(plan).unwrap(), "09:00:00");
    evening.does("09:00:00", Command::Start { block: th1() });
    golden("hall-forty", &model(&evening, (80, 24)));
    evening.does("09:01:00", speak("Table 3")).does("09:01:00", next(None)).at("09:01:05");
    golden("hall-forty-speaking", &model(&evening, (80, 24)));
}

const BARE: &str = r#"{ "title": "会議", "programme": [
    { "id": "th1", "kind": "town-hall", "title": "جلسة عامة 👩‍👩‍👧" } ] }"#;

#[test]
fn a_town_hall_with_nothing_to_tell_and_no_tables_says_what_to_do() {
    let mut evening = Evening::of(serde_json::from_str::<Plan>(BARE).unwrap(), "09:00:00");
    evening.does("09:00:00", Command::Start { block: th1() }).at("09:00:10");
    for size in [(80, 24), (40, 12)] {
        golden("hall-bare", &model(&evening, size));
    }
}

#[test]
fn names_of_any_script_stay_in_their_columns() {
    let mut evening = hall();
    for name in [
        "سيدة بالأحمر من وزارة الاتصالات",
        "穿紅衣的女士與她的同事們一起來",
        "👩‍👩‍👧 family at the window",
    ] {
        evening.does("19:31:00", speak(name));
    }
    comment(&mut evening, "19:32:00", (About::FollowUp, None), "شكرا لكم جميعا 谢谢大家 👏🏽");
    evening.does("19:33:00", next(None)).at("19:35:10");
    golden("hall-scripts", &model(&evening, (80, 24)));
}

#[test]
fn every_size_is_drawn_without_a_fault() {
    let mut model = typing(model(&evening(), (0, 0)), "#w");
    for overlay in [None, Some(Overlay::Speakers { place: 9 })] {
        model.overlays.extend(overlay);
        for width in [0, 1, 7, 39, 40, 59, 60, 61, 80, 107, 160, 200, 300] {
            for height in [0, 1, 5, 11, 12, 17, 18, 19, 20, 23, 24, 36, 60, 90] {
                model.size = (width, height);
                drawn(&model, &Theme::new(Ground::Dark, Depth::Indexed));
            }
        }
    }
}

#[test]
fn a_large_terminal_shows_more_of_each_category_and_lines_that_are_read_with_ease() {
    let long = "word ".repeat(60);
    let mut evening = evening();
    comment(&mut evening, "19:37:00", (About::Process, None), long.trim());
    let rows = rows(&drawn(&model(&evening, (200, 60)), &Theme::new(Ground::Dark, Depth::None)));
    let told = |words: &str| rows.iter().any(|row| row.contains(words));
    assert!(told("    * Government as a convener of different stakeholders"));
    assert!(told("    · Governments should promote enhanced cooperation among all stakeholders"));
    assert!(told("  d Ensuring respect for laws"));
    let words = |row: &String| row.split('│').next().unwrap_or_default().trim_end().to_owned();
    let widest = rows.iter().filter(|row| row.contains("word word")).map(words);
    let widest = widest.map(|words| words.chars().count()).max().unwrap();
    assert!((80..=102).contains(&widest), "{widest}");
    // Who is still to report stands below who waits.
    let at = |words: &str| rows.iter().position(|row| row.contains(words)).unwrap();
    assert!(at("3 Table 1") < at("TABLES TO REPORT"));
}

/// The rows of the Town hall so long after it was drawn.
fn later(by: Span) -> Vec<String> {
    let mut model = model(&evening(), (80, 24));
    model.now = Moment { t: model.now.t + by, at: model.now.wall_at(model.now.t + by) };
    model.refresh(true);
    rows(&drawn(&model, &Theme::new(Ground::Dark, Depth::Indexed)))
}

#[test]
fn a_report_and_a_speaker_that_are_over_say_by_how_much() {
    let rows = later(Span::seconds(8 * 60 + 22));
    assert!(rows[2].contains("  +8:00 over │ SPEAKING"), "{rows:#?}");
    assert!(rows[3].contains("Table 3                 +8:10"), "{rows:#?}");
    assert!(rows[4].contains("━  over"), "{rows:#?}");
    assert!(rows.iter().all(|row| !row.contains(" of 1:00")), "{rows:#?}");
}

#[test]
fn where_no_town_hall_runs_no_time_is_taken_for_a_report() {
    let mut model = Model::of(Evening::drawn().session, Evening::drawn().now, Mode::Live, (80, 24));
    model.screen = Screen::TownHall;
    model.hall.since = Some(model.now.t + Span::minutes(-9));
    let rows = rows(&drawn(&model, &Theme::new(Ground::Dark, Depth::Indexed)));
    assert!(rows[2].contains("TO REPORT  question"), "{rows:#?}");
    assert!(!rows[2].contains("over") && !rows[2].contains("of 1:00"), "{rows:#?}");
}

#[test]
fn where_no_town_hall_runs_the_last_one_is_still_to_be_seen() {
    let mut evening = evening();
    evening.ends("19:45:00", "th1").at("19:46:00");
    let text = rows(&drawn(&model(&evening, (80, 24)), &Theme::new(Ground::Dark, Depth::Indexed)))
        .join("\n");
    for words in ["COMMENTS  4", "SPOKE  in Midway Town Hall", "Table 1", " Midway Town Hall"] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(!text.contains("TABLES TO REPORT") && text.contains("catalyst"), "{text}");
    evening.does("19:50:00", Command::Close);
    evening.at("19:51:00");
    let text = rows(&drawn(&model(&evening, (80, 24)), &Theme::new(Ground::Dark, Depth::Indexed)))
        .join("\n");
    assert!(text.contains("COMMENTS  4") && text.contains("SPOKE  in Midway"), "{text}");
}

#[test]
fn the_next_question_and_its_minute_are_told_of() {
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2").at("19:31:00");
    let mut desk = Desk::at(evening);
    desk.press(&["4"]);
    desk.press(&["Esc", "o"]);
    assert_eq!(desk.said(), "question 2 of 2 is to be reported · its minute begins");
    let mut evening = Evening::planned("18:15:00");
    evening.does("18:15:00", Command::Start { block: BlockId::new("c1") });
    evening.idea("18:16:00", "c1", ("q1", "a"), "4", "alone").at("18:17:00");
    let mut desk = Desk::at(evening);
    desk.press(&["4", "Esc", "o"]);
    assert_eq!(desk.said(), "there is no other question to report");
}

#[test]
fn a_word_behind_the_sign_that_means_nothing_in_a_town_hall_says_what_would() {
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2").at("19:31:00");
    let mut desk = Desk::at(evening);
    desk.press(&["4"]);
    desk.press(&["too short #zz"]);
    let told = " stays text: # takes a question's number, p the process, f the follow-up";
    let screen = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
    assert!(screen.contains(told), "{screen}");
}

/// The comments' list of the hall, the newest chosen.
fn in_comments() -> Desk {
    let mut desk = Desk::at(evening());
    desk.press(&["4", "Up"]);
    assert_eq!(desk.note(0).kind, NoteKind::Comment);
    desk
}

#[test]
fn at_on_a_comment_says_who_said_it() {
    let mut desk = in_comments();
    golden("comments-list", &desk.model);
    desk.press(&["@"]);
    golden("said-by", &desk.model);
    desk.press(&["red", "Down", "Enter"]);
    assert_eq!(desk.note(0).speaker.as_deref(), Some("lady in red"));
    assert!(desk.said().ends_with(" said by lady in red"), "{}", desk.said());
    desk.press(&["@", "8", "Enter"]);
    assert_eq!(desk.note(0).speaker.as_deref(), Some("Table 8"));
    desk.press(&["@", "a man in blue", "Enter"]);
    assert_eq!(desk.note(0).speaker.as_deref(), Some("a man in blue"));
    desk.press(&["@", "nobody", "Down", "Enter"]);
    assert_eq!(desk.note(0).speaker, None);
    desk.press(&["u"]);
    assert_eq!(desk.note(0).speaker.as_deref(), Some("a man in blue"));
}

#[test]
fn at_on_ideas_is_still_their_table() {
    let mut desk = Desk::at(evening());
    desk.press(&["3", "Enter", "@", "4", "Enter"]);
    let last = desk.sent.last();
    assert!(matches!(last, Some(Command::MoveNotes { .. })), "{last:?}");
}

/// A talk of one speaker runs, by the plan.
fn talk() -> Evening {
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2");
    let speaker = Speaker { name: "Ada Moss".into(), affiliation: Some("Town".into()), note: None };
    let block = Block {
        kind: BlockKind::Talk,
        title: "What we saw".into(),
        length: "10 min".parse().ok(),
        speakers: vec![speaker],
        ..Block::default()
    };
    let insert = Command::InsertBlock { after: Some(th1()), block: Box::new(block) };
    evening.does("19:31:00", insert).ends("19:40:00", "th1");
    evening
}

#[test]
fn in_a_talk_its_own_speaker_speaks_until_somebody_else_is_given_the_floor() {
    let mut desk = Desk::at(talk());
    desk.press(&["4"]);
    let screen = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
    assert!(
        screen.contains("│ Ada Moss") && screen.contains("10:00 left, until 19:50"),
        "{screen}"
    );
    desk.press(&["We saw little", "Enter"]);
    assert_eq!(desk.note(0).speaker.as_deref(), Some("Ada Moss"));
    desk.press(&["@lady in red", "Enter", "Ctrl-N", "So did I", "Enter"]);
    assert_eq!(desk.note(0).speaker.as_deref(), Some("lady in red"));
}

#[test]
fn in_capture_too_a_name_says_who_speaks_in_a_talk() {
    for (typed, words) in [
        ("@Ada we saw little", "we saw little"),
        ("we saw little @Ada Moss", "we saw little"),
        ("@Carl: and I less", "and I less"),
    ] {
        let mut desk = Desk::at(talk());
        desk.press(&["i", "of who speaks", "Enter"]);
        assert_eq!(desk.note(0).speaker.as_deref(), Some("Ada Moss"));
        desk.press(&["@", "Enter", "of nobody", "Enter"]);
        assert_eq!((desk.note(0).kind, desk.note(0).speaker.as_ref()), (NoteKind::Idea, None));
        desk.press(&[typed, "Enter"]);
        let note = desk.note(0);
        let who = if typed.contains("Carl") { "Carl" } else { "Ada Moss" };
        assert_eq!((&*note.words.text, note.speaker.as_deref()), (words, Some(who)), "{typed}");
        assert_eq!((note.kind, &desk.model.screen), (NoteKind::Idea, &Screen::Capture));
        assert!(screen(&desk).contains("@ speaker"), "{}", screen(&desk));
    }
}

#[test]
fn in_a_talk_the_stage_leads_to_who_speaks_and_to_no_tables() {
    let desk = Desk::at(talk());
    let seen = screen(&desk);
    assert!(seen.contains("4 speakers") && !seen.contains("t tables"), "{seen}");
}

fn screen(desk: &Desk) -> String {
    rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n")
}

#[test]
fn a_small_terminal_keeps_a_row_of_what_is_to_be_told() {
    let screen = rows(&drawn(&model(&evening(), (40, 12)), &Theme::new(Ground::Dark, Depth::None)));
    for words in ["Table 3", "next Table 8", "report 1: f Acting as a Convener"] {
        assert!(screen.iter().any(|row| row.contains(words)), "{words}: {screen:#?}");
    }
}
