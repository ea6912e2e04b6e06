//! Filters and marks in the lists that are screens of their own.

use worldcafe::domain::{BlockId, CategoryId, NoteId, QuestionId, Span, TableId};
use worldcafe::engine::Drive;
use worldcafe::session::{Command, NewNote};
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::{Mode, Screen};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, golden, rows};

fn desk() -> Desk {
    Desk::at(Evening::drawn())
}

/// Long enough for an Enter that brought a question up to have been let go.
fn let_go(desk: &mut Desk) -> &mut Desk {
    desk.later(Span::seconds(1))
}

fn seen(desk: &Desk) -> String {
    rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n")
}

fn on_paper(desk: &Desk) -> Vec<&str> {
    let tables = desk.model.session.tables.iter().filter(|it| it.on_paper);
    tables.map(|it| it.table.name.as_str()).collect()
}

fn titles(desk: &Desk) -> Vec<&str> {
    desk.model.listed_blocks().iter().map(|it| it.block.title.as_str()).collect()
}

#[test]
fn a_letter_that_stayed_text_is_the_category_offered_and_leaves_the_words() {
    for words in ["More light #b", "#B More light"] {
        let mut desk = Desk::at(Evening::drawn()).capture();
        desk.paste(words).press(&["Enter"]);
        let note = desk.note(0);
        assert_eq!((&*note.words.text, &note.category), (words, &None));
        desk.press(&["Up", "#", "Enter"]);
        let note = desk.note(0);
        let category = note.category.as_ref().map(ToString::to_string);
        assert_eq!((&*note.words.text, category.as_deref()), ("More light", Some("c-b")));
    }
}

#[test]
fn the_sign_that_leads_to_the_categories_is_no_part_of_a_name() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.press(&["a café in every tongue", "Enter", "Up", "#", "#languages", "Enter"]);
    let labels = desk.model.session.questions.iter();
    let mut labels = labels.flat_map(|it| desk.model.session.categories_of(&it.id));
    assert!(labels.any(|it| &*it.label == "languages"), "{}", desk.said());
}

#[test]
fn a_name_of_two_words_that_stayed_text_is_offered_whole_and_leaves_the_words() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.paste("buses are late #Public transport").press(&["Enter", "Up", "#"]);
    desk.press(&["Enter"]);
    let note = desk.note(0);
    let category =
        desk.model.session.category_called(note.question.as_ref().unwrap(), "public transport");
    assert_eq!(
        (&*note.words.text, &note.category),
        ("buses are late", &category.map(|it| it.id.clone()))
    );
    assert!(note.category.is_some());
    desk.press(&["u"]);
    assert_eq!(&*desk.note(0).words.text, "buses are late #Public transport");
}

#[test]
fn a_filter_leaves_what_has_its_words_and_esc_gives_all_back() {
    let mut desk = desk();
    desk.press(&["5", "/", "HALL"]);
    assert_eq!(titles(&desk), ["Midway Town Hall", "Final Town Hall"]);
    assert!(seen(&desk).contains("/ HALL   2 of 7  Enter keeps  Esc clears"), "{}", seen(&desk));
    desk.press(&["Enter", "j"]);
    assert_eq!(desk.model.chosen_block().unwrap().block.title, "Final Town Hall");
    assert!(seen(&desk).contains("/ HALL  2 of 7"));
    desk.press(&["Esc"]);
    assert_eq!((desk.model.screen, titles(&desk).len()), (Screen::Programme, 7));
    assert_eq!(desk.model.chosen_block().unwrap().block.title, "Final Town Hall");
    desk.press(&["Esc"]);
    assert_eq!(desk.model.screen, Screen::Stage);
}

#[test]
fn keys_act_on_what_the_filter_left_and_on_nothing_where_it_left_nothing() {
    let mut desk = desk();
    desk.press(&["t", "/", "table 7", "Enter", "o"]);
    assert_eq!(on_paper(&desk), ["7", "8"]);
    desk.press(&["/", "zzz", "Enter", "o"]);
    assert_eq!(desk.said(), "not done: the filter leaves nothing");
    assert!(seen(&desk).contains("Nothing matches."));
    assert_eq!(desk.sent.len(), 1);
    desk.press(&["Esc", "c", "/", "cyber"]);
    assert_eq!(desk.model.listed().0, 1);
    assert!(!seen(&desk).contains("Limited Role"), "{}", seen(&desk));
    desk.press(&["Enter"]);
    let at = desk.model.chosen_category().unwrap();
    let state = desk.model.session.category(&at.question, &at.category.unwrap()).unwrap();
    assert_eq!(&*state.label, "Cybersecurity");
}

#[test]
fn what_is_marked_and_filtered_is_seen() {
    let mut desk = desk();
    golden("tables-marked", &desk.press(&["t", " ", "j", "j", " ", "/", "table", "Enter"]).model);
    golden("categories-filter", &desk.press(&["Esc", "c", "/", "rights"]).model);
    desk.model.size = (40, 12);
    golden("categories-filter", &desk.model);
}

#[test]
fn a_filter_and_marks_stay_on_the_screen_they_were_made_on() {
    let mut desk = desk();
    desk.press(&["t", " ", "/", "table 1", "Enter", "5"]);
    assert_eq!((titles(&desk).len(), desk.model.lists.marks()), (7, 0));
    desk.press(&["t"]);
    assert_eq!(desk.model.listed(), (10, 10));
}

#[test]
fn what_is_done_to_marked_tables_is_one_step() {
    let mut desk = desk();
    desk.press(&["t", "g", " ", "j", " ", "G"]);
    assert!(seen(&desk).starts_with(" 2 marked · 10 tables"), "{}", seen(&desk));
    desk.press(&["o"]);
    assert_eq!((on_paper(&desk), desk.model.lists.marks()), (vec!["1", "2", "8"], 0));
    desk.press(&["u"]);
    assert_eq!(on_paper(&desk), ["8"]);
}

#[test]
fn marked_tables_are_closed_or_merged_together_and_stay_marked_where_enter_does_not_come() {
    let mut desk = desk();
    desk.press(&["t", "g", " ", "j", " ", "x"]);
    let ideas =
        "Nobody sits at Table 1 and Table 2 any more; their 15 ideas stay. Enter closes them.";
    assert_eq!(desk.asked(), ideas);
    desk.press(&["Esc"]);
    assert_eq!((desk.model.lists.marks(), desk.sent.len()), (2, 0));
    desk.press(&["@", "table 4", "Enter"]);
    let words = "The people of Table 1 and Table 2 sit at Table 4; their 15 ideas stay their own. \
                 Enter merges.";
    assert_eq!(desk.asked(), words);
    let_go(&mut desk).press(&["Enter"]);
    let merged = desk.model.session.tables.iter().filter(|it| it.merged_into.is_some()).count();
    assert_eq!((merged, desk.model.lists.marks()), (2, 0));
    desk.press(&["u"]);
    assert!(desk.model.session.tables.iter().all(|it| it.merged_into.is_none()));
}

#[test]
fn the_key_of_a_pair_takes_marked_tables_all_one_way() {
    let mut desk = desk();
    desk.press(&["t", "/", "paper", "Enter", " ", "Esc", "g", " ", "o"]);
    assert_eq!(on_paper(&desk), ["1", "8"]);
    desk.press(&["g", " ", "/", "paper", "Enter", "G", " ", "o"]);
    assert_eq!(on_paper(&desk), [""; 0]);
}

#[test]
fn marked_blocks_are_shortened_or_skipped_together() {
    let mut desk = desk();
    desk.press(&["l", " ", "j", " ", "<"]);
    assert_eq!(
        desk.asked(),
        "Midway Town Hall lasts 10 min, was 15 min, Conversation 3 lasts 20 min, was 25 min. \
         3 blocks come at other times; ends 20:15, not 20:20. Enter takes it; + - > < change it."
    );
    desk.press(&["Enter"]);
    let lengths = |desk: &Desk| {
        let blocks = desk.model.session.blocks.iter().skip(3).take(2);
        blocks.map(|it| it.length.unwrap().nearest_minutes()).collect::<Vec<_>>()
    };
    assert_eq!((lengths(&desk), desk.model.lists.marks()), (vec![10, 20], 0));
    desk.press(&["u"]);
    assert_eq!(lengths(&desk), [15, 25]);
    desk.press(&[" ", "k", " ", "x"]);
    assert!(desk.asked().ends_with("Enter skips them, Esc does not."), "{}", desk.asked());
    desk.press(&["no time", "Enter"]);
    let skipped: Vec<_> = desk.model.session.blocks.iter().filter(|it| it.skipped).collect();
    assert!(skipped.len() == 2 && skipped.iter().all(|it| it.reason.as_deref() == Some("no time")));
}

#[test]
fn marked_categories_of_one_question_go_up_in_another() {
    let mut desk = desk();
    desk.press(&["c", " ", "j", " ", "&", "account", "Enter"]);
    assert!(desk.asked().starts_with("a Cybersecurity and c Human Rights"), "{}", desk.asked());
    assert!(desk.asked().contains(" go up in d Accountability"), "{}", desk.asked());
    let_go(&mut desk).press(&["Enter"]);
    let question = QuestionId::new("q2");
    let left = desk.model.session.categories_of(&question);
    assert_eq!(left.filter_map(|it| it.letter.as_deref()).collect::<String>(), "debfg");
    desk.press(&["g", "j", " ", "G", " ", "&"]);
    assert_eq!(desk.said(), "not done: the categories marked are of different questions");
    desk.press(&["x"]);
    assert!(desk.asked().contains("become uncategorised. Enter removes them."));
}

#[test]
fn a_question_cannot_be_marked_among_its_categories() {
    let mut desk = desk();
    desk.press(&["c", "g", " "]);
    assert!(desk.said().starts_with("not done: this is a question"), "{}", desk.said());
    assert_eq!(desk.model.lists.marks(), 0);
}

#[test]
fn ideas_found_by_filters_are_split_off_together() {
    let mut desk = desk();
    desk.press(&["c", "s"]);
    let all = desk.model.listed().1;
    let marked = |desk: &Desk| -> Vec<NoteId> {
        desk.model.lists.split.as_ref().unwrap().list.marked.clone()
    };
    desk.press(&["/", "trust", "Enter", " "]);
    let (left, of) = desk.model.listed();
    assert!(left > 0 && left < all && of == all, "{left} of {of}");
    desk.press(&["Esc", "g", " "]);
    assert_eq!((desk.model.listed().0, marked(&desk).len()), (all, 2));
    desk.press(&["Enter", "Trust", "Enter"]);
    let question = QuestionId::new("q2");
    let new: &CategoryId = &desk.model.session.categories_of(&question).nth(1).unwrap().id;
    assert_eq!(desk.model.counts.under(Some(&question), Some(new)), 2);
}

#[test]
fn a_split_follows_what_becomes_of_its_ideas() {
    let mut desk = desk();
    desk.press(&["c", "s", " "]);
    let split = |desk: &Desk| desk.model.lists.split.clone().unwrap();
    let first = split(&desk).list.chosen.unwrap();
    assert_eq!(split(&desk).marked(&desk.model.session), [first]);
    desk.does(Command::Retract { notes: vec![first] });
    assert_eq!(split(&desk).marked(&desk.model.session), []);
    assert_eq!(split(&desk).list.chosen, split(&desk).listing().get(0));
}

#[test]
fn in_a_replay_a_list_is_held_like_any_screen() {
    let mode = Mode::Replay { speed: 1, paused: false, over: false };
    for keys in [&["2", "k"][..], &["5"], &["3", "Enter"]] {
        let mut desk = Desk::of(Evening::drawn(), mode);
        desk.press(keys).press(&["p", " "]);
        assert_eq!(desk.drives, [Drive::Pause, Drive::Pause], "{keys:?}");
    }
}

#[test]
fn an_idea_without_a_question_is_put_to_one_and_then_under_its_category() {
    let mut evening = Evening::drawn();
    let id = NoteId(uuid::Uuid::from_u128(77));
    let note = NewNote { table: Some(TableId::new("4")), ..NewNote::idea(id, "from paper") };
    let block = Some(BlockId::new("c2"));
    evening.does("19:15:00", Command::Capture { note: Box::new(NewNote { block, ..note }) });
    let mut desk = Desk::at(evening);
    desk.press(&["2", "@4", "Enter", "Up", "#", "question 2", "Enter"]);
    let question = Some(QuestionId::new("q2"));
    let put = Command::Retag { notes: vec![id], question, category: None };
    assert_eq!(desk.sent, [put]);
    desk.press(&["#", "Enter"]);
    assert!(matches!(&desk.sent[1], Command::Retag { category: Some(_), .. }), "{:?}", desk.sent);
}
