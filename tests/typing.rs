//! What is typed in Capture becomes what was meant.

use worldcafe::domain::{NoteKind, Span, TableId};
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::{Overlay, Pick, Picked, Screen};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};

fn desk() -> Desk {
    Desk::at(Evening::drawn()).capture()
}

fn category(desk: &Desk) -> Option<&str> {
    desk.note(0).category.as_ref().map(|id| id.as_str())
}

#[test]
fn a_line_and_enter_are_an_idea_of_the_running_round() {
    let mut desk = desk();
    desk.press(&["Offline laws apply online", "Enter"]);
    let note = desk.note(0);
    assert_eq!(&*note.words.text, "Offline laws apply online");
    assert_eq!(note.kind, NoteKind::Idea);
    assert_eq!(note.block.as_ref().unwrap().as_str(), "c2");
    assert_eq!(note.question.as_ref().unwrap().as_str(), "q2");
    assert_eq!(desk.line(), "");
    assert_eq!(desk.said(), "✓ saved");
}

#[test]
fn letters_are_words_where_the_cursor_blinks() {
    let mut desk = desk();
    desk.press(&["nnppuq+-<>v?:1"]);
    assert_eq!(desk.line(), "nnppuq+-<>v?:1");
    assert_eq!(desk.sent, []);
    assert_eq!(desk.model.screen, Screen::Capture);
}

#[test]
fn an_empty_line_saves_nothing() {
    let mut desk = desk();
    desk.press(&["Enter", " ", "Enter", "Ctrl-J"]);
    assert_eq!(desk.sent, []);
}

#[test]
fn a_letter_at_the_start_or_the_end_is_the_category() {
    let mut desk = desk();
    desk.press(&["#b say it", "Enter"]);
    assert_eq!((&*desk.note(0).words.text, category(&desk)), ("say it", Some("c-b")));
    desk.press(&["say it again #C", "Enter"]);
    assert_eq!((&*desk.note(0).words.text, category(&desk)), ("say it again", Some("c-c")));
    desk.press(&["and once more", "Enter"]);
    assert_eq!(category(&desk), None);
    assert_eq!(desk.said(), "✓ saved");
}

#[test]
fn what_matches_no_letter_stays_text() {
    let mut desk = desk();
    for words in ["we are #1", "#z is no category", "write C#", "mail me@example.org"] {
        desk.press(&[words, "Enter"]);
        assert_eq!(&*desk.note(0).words.text, words);
        assert_eq!(category(&desk), None);
    }
}

#[test]
fn a_sign_that_stayed_text_is_told_of() {
    let mut desk = desk();
    let told = "✓ saved with #Educatoin as text · ↑ then # makes it a category";
    for words in ["More light #Educatoin", "#Educatoin more light"] {
        desk.press(&[words, "Enter", "Up", "Enter", "Enter"]);
        assert_eq!(desk.said(), told, "{words}");
        let screen = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
        assert!(screen.contains(told), "{screen}");
    }
    for words in ["write C#", "a # b", "#b taken", "we are #1"] {
        desk.press(&[words, "Enter"]);
        assert!(!desk.said().contains("as text"), "{words}: {}", desk.said());
    }
}

#[test]
fn two_signs_keep_the_category_until_two_signs_end_it() {
    let mut desk = desk();
    desk.press(&["##b one", "Enter", "two", "Enter"]);
    assert_eq!(category(&desk), Some("c-b"));
    desk.press(&["three #c", "Enter"]);
    assert_eq!(category(&desk), Some("c-c"), "one line may differ");
    desk.press(&["four", "Enter"]);
    assert_eq!(category(&desk), Some("c-b"), "and the kept one stays");
    desk.press(&["##", "Enter", "five", "Enter"]);
    assert_eq!((&*desk.note(0).words.text, category(&desk)), ("five", None));
}

#[test]
fn words_after_the_sign_pick_a_category_with_tab() {
    let mut desk = desk();
    desk.press(&["#infra", "Tab", "cables", "Enter"]);
    assert_eq!((&*desk.note(0).words.text, category(&desk)), ("cables", Some("c-e")));
    desk.press(&["schools #educ", "Down", "Enter", "Enter"]);
    assert_eq!((desk.note(0).words.text.trim(), category(&desk)), ("schools", Some("c-f")));
}

#[test]
fn a_new_category_comes_into_being_with_its_first_idea_in_one_step() {
    let mut desk = desk();
    desk.press(&["#Cables at sea", "Tab", "who owns them", "Enter"]);
    let note = desk.note(0);
    let question = note.question.clone().unwrap();
    let made = desk.model.session.category(&question, note.category.as_ref().unwrap()).unwrap();
    assert_eq!(&*made.label, "Cables at sea");
    let before = desk.model.session.notes.len();
    desk.press(&["Esc", "Esc", "u"]);
    assert!(desk.note(0).retracted);
    assert_eq!(desk.model.session.notes.len(), before);
    let labels: Vec<_> = desk.model.session.categories_of(&question).map(|it| &*it.label).collect();
    assert!(!labels.contains(&"Cables at sea"));
}

#[test]
fn backspace_at_the_start_makes_the_category_words_again() {
    let mut desk = desk();
    desk.press(&["#b hello", "Home", "Backspace"]);
    assert_eq!(desk.line(), "#bhello");
    assert!(desk.model.capture.picked.is_none());
}

#[test]
fn a_table_is_kept_until_changed_and_has_its_own_half_typed_line() {
    let mut desk = desk();
    desk.press(&["@7 half a thou"]);
    assert_eq!(desk.model.capture.table, Some(TableId::new("7")));
    desk.press(&["Home", "Ctrl-U"]);
    assert_eq!(desk.line(), "half a thou");
    desk.press(&["Esc", "Esc", "i"]);
    assert_eq!(desk.line(), "half a thou", "across screens");
    assert_eq!(desk.drafts.of(Some(&TableId::new("7"))).unwrap().text, "half a thou");
    desk.press(&["Enter"]);
    assert_eq!(desk.note(0).table, Some(TableId::new("7")));
    assert!(desk.drafts.is_empty());
    desk.press(&["@4", "Enter", "more", "Enter"]);
    assert_eq!(desk.note(0).table, Some(TableId::new("4")));
}

#[test]
fn a_detail_stands_below_the_last_idea_for_one_line_only() {
    let mut desk = desk();
    desk.press(&[
        "the idea",
        "Enter",
        "Tab",
        "its detail",
        "Enter",
        "Tab",
        "Tab",
        "deeper",
        "Enter",
    ]);
    let note = desk.note(0);
    assert_eq!(&*note.words.details[0].text, "its detail");
    assert_eq!(&*note.words.details[0].details[0].text, "deeper");
    let ideas = desk.model.counts.all();
    desk.press(&["the next idea", "Enter"]);
    assert_eq!(desk.model.counts.all(), ideas + 1);
    assert!(desk.note(0).words.details.is_empty());
}

#[test]
fn a_line_belongs_to_the_block_that_ran_when_its_first_letter_was_typed() {
    let mut desk = desk();
    desk.press(&["half", "Esc", "n", "Enter"]);
    assert_eq!(desk.model.session.running().unwrap().id().as_str(), "th1");
    assert_eq!(desk.model.screen, Screen::Capture);
    desk.later(Span::seconds(5)).press(&[" a thought", "Enter"]);
    let note = desk.note(0);
    assert_eq!((note.block.as_ref().unwrap().as_str(), note.late), ("c2", true));
    assert_eq!(desk.said(), "✓ saved late, in Conversation 2");
    desk.press(&["said in the hall", "Enter"]);
    assert_eq!(desk.note(0).kind, NoteKind::Comment);
}

#[test]
fn the_kind_is_chosen_for_one_line() {
    let mut desk = desk();
    desk.press(&["Ctrl-T", "who pays?", "Enter", "an idea", "Enter"]);
    assert_eq!(desk.note(1).kind, NoteKind::OpenQuestion);
    assert_eq!(desk.note(0).kind, NoteKind::Idea);
}

#[test]
fn one_idea_may_have_several_lines() {
    let mut desk = desk();
    desk.press(&["one", "Alt-Enter", "two", "Esc", "Enter", "three", "Enter"]);
    assert_eq!(&*desk.note(0).words.text, "one\ntwo\nthree");
}

#[test]
fn a_paste_is_never_keys_and_asks_once_where_it_has_several_lines() {
    let mut desk = Desk::at(Evening::drawn());
    desk.paste("nq#b one line");
    assert_eq!((desk.model.screen, desk.line().as_str()), (Screen::Capture, "nq#b one line"));
    desk.press(&["Ctrl-A", "Ctrl-K"]).paste("one #b\n  detail\ntwo\n");
    assert!(matches!(desk.model.overlays.last(), Some(Overlay::Paste(_))));
    assert_eq!(desk.sent, []);
    desk.press(&["Enter"]);
    assert_eq!(&*desk.note(1).words.text, "one #b", "signs in a paste are words");
    assert_eq!(&*desk.note(1).words.details[0].text, "detail");
    assert_eq!(&*desk.note(0).words.text, "two");
    let newest = desk.model.session.history.newest().unwrap().id;
    assert_eq!(desk.sent.len(), 2);
    desk.press(&["Esc", "Esc", "u"]);
    assert_eq!(desk.sent.last(), Some(&Command::Undo { step: newest }));
    assert!(desk.note(0).retracted && desk.note(1).retracted, "one step");
}

#[test]
fn a_paste_is_one_idea_with_tab_and_none_with_esc() {
    let mut desk = desk();
    desk.paste("one\ntwo").press(&["Esc"]);
    assert_eq!((desk.line().as_str(), desk.sent.len()), ("", 0));
    assert_eq!(desk.said(), "nothing of what was pasted is kept");
    desk.paste("one\ntwo").press(&["x", "Down", "Tab", "Enter"]);
    assert_eq!(&*desk.note(0).words.text, "one\ntwo");
}

#[test]
fn a_paste_that_comes_while_something_is_open_is_told_of() {
    let told = "not pasted: Esc closes what is open, then paste again";
    let mut desk = desk();
    desk.press(&["F1"]).paste("words");
    assert_eq!((desk.said().as_str(), desk.line().as_str()), (told, ""));
    desk.press(&["Esc"]).paste("one\ntwo").paste("three\nfour").press(&["Enter"]);
    assert_eq!((&*desk.note(0).words.text, desk.sent.len()), ("two", 2));
}

#[test]
fn ideas_in_the_list_are_edited_retracted_and_brought_back() {
    let mut desk = desk();
    desk.press(&["teh idea", "Enter", "half", "Up", "Enter"]);
    assert_eq!(desk.line(), "teh idea");
    desk.press(&["Ctrl-U", "the idea", "Enter"]);
    assert_eq!(&*desk.note(0).words.text, "the idea");
    assert_eq!(&*desk.note(0).as_typed().text, "teh idea");
    assert_eq!(desk.line(), "half", "what was half typed is in place");
    desk.press(&["Up", "x"]);
    assert!(desk.note(0).retracted);
    desk.press(&["x", "Esc"]);
    assert!(!desk.note(0).retracted);
    assert!(desk.model.has_line());
}

#[test]
fn a_refused_line_stands_in_the_line_again() {
    let mut desk = desk();
    let long = "x".repeat(20_001);
    desk.paste(&long).press(&["Enter"]);
    assert_eq!(desk.line(), long);
    assert!(desk.said().starts_with("not done: this is longer than 20000 characters"));
}

#[test]
fn nothing_is_called_saved_before_it_is() {
    let mut desk = desk();
    desk.slow = true;
    desk.press(&["an idea", "Enter"]);
    assert_eq!(desk.model.pending.len(), 1);
    assert_eq!(desk.said(), "");
    desk.later(Span::seconds(1));
    let screen = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None)));
    assert!(screen.iter().any(|row| row.contains("… saving 1")), "{screen:#?}");
    assert!(screen.iter().any(|row| row.contains("…    an idea") || row.contains("…  an idea")));
}

/// Table 1's newest idea of the first conversation, in the list of a line that answers the second
/// question.
fn editing_an_idea_of_the_first_question() -> Desk {
    let mut evening = Evening::drawn();
    evening.idea("19:15:30", "c2", ("q1", "a"), "1", "of the first question");
    let mut desk = Desk::at(evening).capture();
    desk.press(&["@1", "Enter", "Up", "Enter"]);
    assert_eq!(desk.line(), "of the first question");
    desk
}

#[test]
fn an_idea_reworded_keeps_its_category_until_the_chip_is_taken_away() {
    let mut desk = editing_an_idea_of_the_first_question();
    desk.press(&[", said better", "Enter"]);
    assert_eq!(&*desk.note(0).words.text, "of the first question, said better");
    assert_eq!(category(&desk), Some("c-a"));
    desk.press(&["Up", "Enter", "Home", "Backspace", "Ctrl-K", "Ctrl-U", "bare", "Enter"]);
    assert_eq!((&*desk.note(0).words.text, category(&desk)), ("bare", None));
}

#[test]
fn a_sign_in_an_edited_idea_means_a_category_of_its_own_question() {
    let mut desk = editing_an_idea_of_the_first_question();
    desk.press(&[" #b", "Enter"]);
    let note = desk.note(0);
    assert_eq!(note.question.as_ref().unwrap().as_str(), "q1");
    assert_eq!(
        (&*note.words.text, category(&desk)),
        ("of the first question", Some("c-b")),
        "{}",
        desk.said()
    );
}

#[test]
fn an_edited_idea_gets_a_new_category_of_its_own_question_in_one_step() {
    let mut desk = editing_an_idea_of_the_first_question();
    desk.press(&[" at sea", "Home", "#Cables at sea", "Tab", "Enter"]);
    let note = desk.note(0).clone();
    let question = note.question.clone().unwrap();
    assert_eq!((question.as_str(), &*note.words.text), ("q1", "of the first question at sea"));
    let made = desk.model.session.category(&question, note.category.as_ref().unwrap()).unwrap();
    assert_eq!(&*made.label, "Cables at sea");
    desk.press(&["Esc", "Esc", "u"]);
    assert_eq!(
        (&*desk.note(0).words.text, category(&desk)),
        ("of the first question", Some("c-a"))
    );
    let labels: Vec<_> = desk.model.session.categories_of(&question).map(|it| &*it.label).collect();
    assert!(!labels.contains(&"Cables at sea"));
}

#[test]
fn a_category_that_somebody_made_just_before_is_that_of_an_edited_idea_too() {
    let mut desk = editing_an_idea_of_the_first_question();
    let question = desk.note(0).question.clone().unwrap();
    let label = desk.model.session.categories_of(&question).next().unwrap().label.to_string();
    desk.press(&[" changed", "Home"]);
    desk.model.capture.picked = Some(Picked { pick: Pick::New(label.clone()), kept: false });
    desk.press(&["Enter"]);
    assert_eq!(&*desk.note(0).words.text, "of the first question changed", "{}", desk.said());
    let (of, id) = (question, desk.note(0).category.clone().unwrap());
    assert_eq!(*desk.model.session.category(&of, &id).unwrap().label, *label);
}

/// Two ideas at table 1, the older of the first question and in the first conversation, both
/// marked in the list.
fn two_marked(block: &str) -> Desk {
    let mut evening = Evening::drawn();
    evening.idea("19:15:30", block, ("q1", "a"), "1", "older");
    evening.idea("19:15:31", "c2", ("q2", "a"), "1", "newer");
    let mut desk = Desk::at(evening).capture();
    desk.press(&["@1", "Enter"]);
    desk.model.list.chosen = Some(desk.note(0).id);
    desk.model.list.marked = vec![desk.note(1).id, desk.note(0).id];
    desk
}

#[test]
fn notes_marked_are_tagged_within_their_own_question_and_the_others_are_told_of() {
    let mut desk = two_marked("c2");
    desk.press(&["#", "Down", "Enter"]);
    let question = |back: usize| desk.note(back).question.as_ref().unwrap().as_str().to_owned();
    assert_eq!((question(1).as_str(), question(0).as_str()), ("q1", "q2"));
    let under = |back: usize| desk.note(back).category.as_ref().unwrap().as_str().to_owned();
    assert_eq!((under(1).as_str(), under(0).as_str()), ("c-b", "c-a"));
    assert!(
        desk.said().ends_with(" · 1 note of another question is left, still marked"),
        "{}",
        desk.said()
    );
    assert_eq!(desk.model.list.marked, [desk.note(0).id]);
}

#[test]
fn notes_marked_lose_their_category_each_within_its_own_question() {
    let mut desk = two_marked("c2");
    desk.press(&["#", "none yet", "Enter"]);
    for (back, question) in [(1, "q1"), (0, "q2")] {
        let note = desk.note(back);
        assert_eq!(note.question.as_ref().unwrap().as_str(), question);
        assert_eq!(note.category, None);
    }
    assert!(desk.model.list.marked.is_empty());
}

#[test]
fn notes_moved_to_a_table_stay_in_the_block_each_was_said_in() {
    let mut desk = two_marked("c1");
    let before = desk.model.session.history.next();
    desk.press(&["@", "4", "Enter"]);
    for (back, block) in [(1, "c1"), (0, "c2")] {
        let note = desk.note(back);
        assert_eq!(note.table, Some(TableId::new("4")));
        assert_eq!(note.block.as_ref().unwrap().as_str(), block);
    }
    assert_eq!(desk.model.session.history.newest().unwrap().id, before, "one step");
}
