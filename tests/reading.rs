//! The screens that are read: the Tally, the Report, the welcome card, and lists that are filtered.

use worldcafe::domain::{BlockId, NoteKind, Plan, QuestionId, Seq, Span, TableId};
use worldcafe::report::Stand;
use worldcafe::session::{Command, NewNote};
use worldcafe::tui::model::{Made, Mode, Since};
use worldcafe::tui::{Model, Msg};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, golden, rows};
use worldcafe::theme::{Depth, Ground, Theme};

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 60), (40, 12)];

fn goldens(name: &str, desk: &mut Desk) {
    for size in SIZES {
        resized(desk, size);
        golden(name, &desk.model);
    }
}

fn resized(desk: &mut Desk, (width, height): (u16, u16)) {
    desk.give(Msg::Resize { width, height });
}

fn seen(model: &Model) -> String {
    rows(&drawn(model, &Theme::new(Ground::Dark, Depth::None))).join("\n")
}

/// The evening with notes of every kind at Table 4.
fn varied() -> Evening {
    let mut evening = Evening::drawn();
    for (n, (kind, text)) in [
        (NoteKind::OpenQuestion, "Is it Control vs Guidance?"),
        (NoteKind::Conclusion, "Roles differ from country to country"),
        (NoteKind::Comment, "A good evening"),
    ]
    .into_iter()
    .enumerate()
    {
        let id = worldcafe::domain::NoteId(uuid::Uuid::from_u128(0xff00 + n as u128));
        let note = NewNote {
            kind,
            question: Some(QuestionId::new("q1")),
            table: Some(TableId::new("4")),
            block: Some(BlockId::new("c1")),
            ..NewNote::idea(id, text)
        };
        evening.does("19:15:30", Command::Capture { note: Box::new(note) });
    }
    evening
}

#[test]
fn the_tally_of_the_evening() {
    let mut desk = Desk::at(varied());
    desk.press(&["3", "Down", "Down"]);
    goldens("tally", &mut desk);
}

#[test]
fn enter_shows_the_ideas_of_a_category_and_esc_comes_back() {
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&["3", "Down", "Enter"]);
    golden("tally-ideas", &desk.model);
    resized(&mut desk, (40, 12));
    golden("tally-ideas", &desk.model);
    let listed = desk.model.listing().len();
    let counted = desk.model.tally.rows[desk.model.tally.place()].ideas;
    assert_eq!(listed, counted);
    desk.press(&["Esc"]);
    assert!(!desk.model.in_list());
    desk.press(&["Esc"]);
    assert_eq!(desk.model.screen, worldcafe::tui::model::Screen::Stage);
}

#[test]
fn an_idea_put_under_another_category_leaves_the_list_and_the_cursor_stays() {
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&["3", "Down", "Enter"]);
    let (before, chosen) = (desk.model.listing().len(), desk.model.list.chosen);
    assert!(before > 2, "{before}");
    desk.press(&["#", "regulations", "Enter"]);
    assert_eq!(desk.model.listing().len(), before - 1);
    assert!(desk.model.list.chosen.is_some() && desk.model.list.chosen != chosen);
    let sum: usize =
        desk.model.tally.rows.iter().filter(|row| row.pile.is_some()).map(|row| row.ideas).sum();
    assert_eq!(sum, desk.model.counts.all());
}

#[test]
fn an_idea_edited_from_the_tally_is_found_there_again() {
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&["3", "Down", "Enter", "Up", "Enter"]);
    assert!(desk.model.has_line());
    desk.press(&[" indeed", "Enter"]);
    let chosen = desk.model.list.chosen.unwrap();
    let words = &desk.model.session.notes.get(chosen).unwrap().words.text;
    assert!(words.ends_with(" indeed"), "{words}");
    assert!(desk.model.in_list() && desk.line().is_empty());
}

#[test]
fn the_tally_counts_on_while_it_is_shown() {
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&["3"]);
    let all = |desk: &Desk| desk.model.tally.rows.iter().map(|row| row.ideas).sum::<usize>();
    let before = all(&desk);
    desk.press(&["2", "one more", "Enter", "Esc", "3"]);
    assert_eq!(all(&desk), before + 2, "its category and its question");
}

#[test]
fn marked_ideas_move_together_as_one_step() {
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&["3", "Down", "Enter", " ", "Up", " "]);
    let marked = desk.model.list.marked.clone();
    assert_eq!(marked.len(), 2);
    desk.press(&["@", "7", "Enter"]);
    let at = |desk: &Desk| {
        let table = |id: &_| desk.model.session.notes.get(*id).unwrap().table.clone();
        marked.iter().map(table).collect::<Vec<_>>()
    };
    assert_eq!(at(&desk), [Some(TableId::new("7")), Some(TableId::new("7"))]);
    desk.press(&["Esc", "u"]);
    assert!(at(&desk).iter().all(|table| *table != Some(TableId::new("7"))));
}

#[test]
fn a_filter_lists_what_has_all_its_words_until_esc_clears_it() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.press(&["Up"]);
    let all = desk.model.listing().len();
    desk.press(&["/", "INTERNET"]);
    let found = desk.model.listing();
    assert!(!found.is_empty() && found.len() < all, "{} of {all}", found.len());
    for id in found.all() {
        let text = desk.model.session.notes.get(id).unwrap().words.text.to_lowercase();
        assert!(text.contains("internet"), "{text}");
    }
    golden("filter", &desk.model);
    desk.press(&["Enter", "k"]);
    golden("filter-kept", &desk.model);
    desk.press(&["Esc"]);
    assert_eq!(desk.model.listing().len(), all);
    assert!(desk.model.in_list());
    desk.press(&["Esc"]);
    assert!(desk.model.has_line());
}

#[test]
fn letters_of_a_filter_are_words_and_an_empty_one_is_none() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.press(&["Up", "/", "xxq"]);
    assert!(desk.sent.is_empty() && desk.model.listing().is_empty());
    assert!(seen(&desk.model).contains("Nothing matches."));
    desk.press(&["Backspace", "Backspace", "Backspace", "Enter"]);
    assert!(desk.model.list.filter.is_none() && desk.model.list.chosen.is_some());
}

#[test]
fn a_filter_keeps_up_with_what_is_said() {
    let mut evening = Evening::drawn();
    let mut desk = Desk::at(evening.clone()).capture();
    desk.press(&["Up", "/", "offline", "Enter"]);
    let before = desk.model.listing().len();
    evening.idea("19:15:40", "c2", ("q2", "a"), "4", "Offline laws apply online");
    desk.model.session = evening.session;
    desk.model.refresh(false);
    assert_eq!(desk.model.listing().len(), before + 1);
}

#[test]
fn the_report_says_what_is_missing_and_reads_as_it_would_be_sent() {
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&["6"]);
    goldens("report", &mut desk);
    resized(&mut desk, (80, 24));
    desk.press(&["G"]);
    golden("report-end", &desk.model);
    let end = desk.model.preview.scroll;
    desk.press(&["j"]);
    assert_eq!(desk.model.preview.scroll, end);
    desk.press(&["g"]);
    assert_eq!(desk.model.preview.scroll, 0);
}

#[test]
fn a_report_goes_on_with_the_session_after_a_rest() {
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&["6"]);
    let stand = |desk: &Desk| desk.model.preview.made.as_ref().unwrap().stand;
    let first = stand(&desk);
    desk.press(&["p"]);
    assert_eq!(stand(&desk), first, "one was made a moment ago");
    desk.later(Span::seconds(2));
    assert_eq!(stand(&desk), desk.model.session.tail.seq);
    assert!(stand(&desk) > first);
}

#[test]
fn e_asks_for_the_folder_and_says_where_the_files_are() {
    let mut desk = Desk::at(Evening::drawn());
    desk.model.preview.folder = Some("cafe/report".to_owned());
    desk.press(&["6", "e"]);
    golden("export", &desk.model);
    assert!(
        desk.asked().contains("report.md, report.html, report.json, report.csv"),
        "{}",
        desk.asked()
    );
    desk.press(&["s", "Enter"]);
    assert_eq!(desk.exports, ["cafe/reports"]);
    let names = vec!["report.md".to_owned()];
    let folder = "cafe/reports".to_owned();
    desk.give(Msg::Exported { folder, done: Ok(names) });
    assert_eq!(desk.said(), "✓ written  cafe/reports: report.md");
    golden("exported", &desk.model);
}

#[test]
fn a_report_of_an_earlier_record_is_said_to_be_old_until_it_is_written_again() {
    let mut desk = Desk::at(Evening::drawn());
    desk.model.preview.folder = Some("cafe/report".to_owned());
    desk.press(&["6"]);
    let made = desk.model.preview.made.clone().unwrap();
    let stand = Stand { record: Seq(42), at: desk.model.local(desk.model.now.at) };
    let since = Some(Since { stand, words: "3 added, another title".to_owned() });
    desk.give(Msg::Page(Ok(Made { since, ..made })));
    let old = "The report in cafe/report is of Tue 8 Oct 2013 19:15.";
    let all = seen(&desk.model).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(all.contains(&format!("{old} Since then: 3 added, another title.")), "{all}");
    let folder = "cafe/report".to_owned();
    desk.give(Msg::Exported { folder, done: Ok(vec!["report.md".to_owned()]) });
    assert!(!seen(&desk.model).contains("Since then"));
    let now = |desk: &Desk| desk.model.preview.made.as_ref().unwrap().stand;
    assert_eq!(now(&desk), desk.model.session.tail.seq);
    let folder = "elsewhere".to_owned();
    desk.give(Msg::Exported { folder, done: Ok(vec!["report.md".to_owned()]) });
    assert_ne!(now(&desk), desk.model.session.tail.seq, "what it says is of another folder");
    desk.later(Span::seconds(5));
    assert_eq!(now(&desk), desk.model.session.tail.seq);
}

#[test]
fn a_folder_that_takes_nothing_is_said_in_words() {
    let mut desk = Desk::at(Evening::drawn());
    let why = worldcafe::engine::Failure {
        words: "the disk is full".to_owned(),
        hint: "e takes another folder".to_owned(),
    };
    let folder = "/media".to_owned();
    desk.give(Msg::Exported { folder, done: Err(why) });
    assert_eq!(desk.said(), "not written: the disk is full · e takes another folder");
}

#[test]
fn a_practice_exports_nothing() {
    let mut desk = Desk::of(Evening::drawn(), Mode::Practice);
    desk.press(&["6", "e"]);
    assert!(desk.model.overlays.is_empty());
    assert_eq!(desk.said(), "not done: a practice leaves nothing behind");
}

#[test]
fn the_welcome_card_says_what_the_table_said_before() {
    let mut desk = Desk::at(varied());
    desk.press(&["w"]);
    golden("welcome-table", &desk.model);
    desk.press(&["table 4", "Enter"]);
    goldens("welcome", &mut desk);
    let card = seen(&desk.model);
    assert!(card.contains("Conversation 1") && !card.contains("Conversation 2"), "{card}");
    desk.press(&["Esc"]);
    assert!(desk.model.overlays.is_empty());
}

#[test]
fn in_capture_the_card_is_of_the_tables_line() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.press(&["@9 ", "Esc", "w"]);
    assert!(seen(&desk.model).contains("Welcome · Table 9 said before"));
    desk.press(&["Esc", "x"]);
    assert_eq!(desk.line(), "x");
}

#[test]
fn tables_that_fall_silent_are_told_of_once_with_what_to_do() {
    let mut evening = Evening::drawn();
    evening.at("19:14:50");
    let mut desk = Desk::at(evening);
    assert_eq!(desk.model.silent.len(), 0, "{:?}", desk.model.silent);
    desk.later(Span::seconds(15));
    assert_eq!(
        desk.said(),
        "! Table 5 silent 10 min: 0 ideas, 5 last round, others 1 to 4 · t, then s when you have \
         been there"
    );
    golden("silent", &desk.model);
    desk.model.message = None;
    desk.later(Span::seconds(5));
    assert_eq!(desk.said(), "");
}

#[test]
fn how_long_is_silent_is_for_settings_to_say() {
    let mut evening = Evening::drawn();
    evening.at("19:15:00");
    let mut model = Model::of(evening.session, evening.now, Mode::Live, (80, 24));
    model.usual.silent = Span::minutes(3);
    model.refresh_moment();
    let more = model.silent.len();
    model.usual.silent = Span::minutes(30);
    model.refresh_moment();
    assert!(more > 1 && model.silent.is_empty(), "{more}");
}

#[test]
fn the_head_count_is_said_and_stands_on_the_stage() {
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&[":", "head-count 62", "Enter"]);
    assert_eq!(desk.said(), "10 tables, 62 people");
    goldens("head-count", &mut desk);
}

#[test]
fn every_size_of_every_screen_is_drawn_without_a_fault() {
    let mut desk = Desk::at(varied());
    let screens: [&[&str]; 5] =
        [&["3"], &["Enter", "/", "x"], &["Esc", "6"], &["w", "4", "Enter"], &["Esc", "1"]];
    for keys in screens {
        desk.press(keys);
        for width in [0, 1, 2, 7, 20, 39, 40, 59, 63, 64, 80, 120, 200, 300] {
            for height in [0, 1, 2, 5, 11, 12, 15, 16, 18, 24, 40, 60, 90] {
                desk.model.size = (width, height);
                drawn(&desk.model, &Theme::new(Ground::Dark, Depth::Indexed));
            }
        }
        desk.model.size = (80, 24);
    }
}

#[test]
fn a_hundred_tables_and_a_cursor_at_the_oldest_idea_are_drawn() {
    let plan: Plan = serde_json::from_str(
        r#"{ "title": "Many", "tables": 100, "questions": [ { "id": "q1", "text": "Why?",
            "categories": [ { "letter": "x", "label": "Only one" } ] } ],
            "programme": [ { "id": "b1", "kind": "conversation", "title": "Round", "question": "q1" } ] }"#,
    )
    .unwrap();
    let mut evening = Evening::of(plan, "09:00:00");
    evening.does("09:00:00", Command::Start { block: BlockId::new("b1") });
    for place in 0..200 {
        let time = format!("09:{:02}:{:02}", 1 + place / 60, place % 60);
        let table = (1 + place % 100).to_string();
        evening.idea(&time, "b1", ("q1", "x"), &table, &format!("idea number {place} of many"));
    }
    let mut desk = Desk::at(evening);
    desk.press(&["3"]);
    golden("tally-many", &desk.model);
    desk.press(&["Enter", "g"]);
    let screen = seen(&desk.model);
    assert!(screen.contains("idea number 0 of many"), "{screen}");
    desk.press(&["PgDn", "G"]);
    assert!(seen(&desk.model).contains("idea number 199 of many"));
}

#[test]
fn on_a_small_terminal_a_table_of_two_figures_and_the_kinds_there_are_stay_whole() {
    let mut desk = Desk::at(varied());
    resized(&mut desk, (40, 12));
    desk.press(&["3"]);
    let kinds = seen(&desk.model);
    let row = kinds.lines().nth(2).unwrap();
    assert_eq!(row, "65 ideas · 1 comment · 1 open question …");
    desk.press(&["Down", "Down", "Enter"]);
    let ideas = seen(&desk.model);
    assert!(ideas.contains("\n▸@10 "), "{ideas}");
    assert!(!ideas.contains("1…"), "{ideas}");
}

#[test]
fn a_large_tally_has_wider_bars_the_newest_ideas_and_taller_minutes() {
    let mut desk = Desk::at(varied());
    desk.press(&["3"]);
    resized(&mut desk, (200, 60));
    let seen = seen(&desk.model);
    let row = |words: &str| seen.lines().position(|row| row.contains(words)).unwrap();
    let bar = |words: &str| {
        let row: Vec<char> = seen.lines().nth(row(words)).unwrap().chars().take(100).collect();
        row.into_iter().filter(|c| *c == '█').count()
    };
    assert_eq!((bar("f Acting as a Convener"), bar("d Ensuring respect for laws")), (24, 2));
    assert!(row("ROUND    1     2     3") < row("NEWEST"));
    assert!(seen.contains("19:15 9 a   Trust and Confidence in online environment"), "{seen}");
    let foot = row("ideas a minute  18:40");
    assert!(seen.lines().nth(foot - 5).unwrap().contains('█'), "{seen}");
}
