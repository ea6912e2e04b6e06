//! What the line says of itself: which keys are letters there, which are not, and what is kept.

use worldcafe::domain::{NoteKind, Span};
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::{Mode, Overlay};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};
use crate::support::hall::hall;

fn desk() -> Desk {
    Desk::at(Evening::drawn()).capture()
}

fn seen(desk: &Desk) -> Vec<String> {
    rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None)))
}

fn bar(desk: &Desk) -> String {
    seen(desk).pop().unwrap()
}

#[test]
fn the_bar_names_help_and_the_way_out_of_a_list() {
    let mut desk = desk();
    desk.press(&["an idea", "Enter"]);
    for hint in ["Enter save", "↑ list", "Esc one key", "F1 help"] {
        assert!(bar(&desk).contains(hint), "{}", bar(&desk));
    }
    desk.press(&["Up"]);
    assert!(bar(&desk).ends_with("Esc line"), "{}", bar(&desk));
    desk.press(&["/", "idea", "Enter"]);
    assert!(bar(&desk).ends_with("Esc all"), "{}", bar(&desk));
    desk.press(&["Esc", "Esc"]);
    assert!(desk.model.has_line());
}

#[test]
fn what_is_said_of_a_question_mark_goes_when_words_follow() {
    let mut desk = desk();
    desk.press(&["?who asks"]);
    assert!(desk.model.message.is_none());
}

#[test]
fn a_question_mark_alone_is_help_and_in_a_sentence_a_sign() {
    let mut desk = desk();
    desk.press(&["?"]);
    assert_eq!(desk.said(), "? is a word here · Enter shows the help, and so does F1");
    desk.press(&["Enter"]);
    assert!(matches!(desk.model.overlays.last(), Some(Overlay::Help { .. })));
    desk.press(&["Esc"]);
    assert_eq!((desk.line().as_str(), desk.said().as_str(), desk.sent.len()), ("", "", 0));
    desk.press(&["? who pays", "Enter"]);
    assert_eq!(&*desk.note(0).words.text, "? who pays");
}

#[test]
fn an_actions_name_behind_a_colon_is_for_the_palette_and_other_words_behind_one_are_kept() {
    let mut desk = desk();
    desk.press(&[":summ", "Enter"]);
    let Some(Overlay::Palette(finder)) = desk.model.overlays.last() else { panic!("no palette") };
    assert_eq!((finder.line.text().as_str(), desk.line().as_str()), ("summ", ""));
    desk.press(&["Esc", ":-) we are glad", "Enter"]);
    assert_eq!(&*desk.note(0).words.text, ":-) we are glad");
    desk.press(&[":ne", "Enter"]);
    assert_eq!(&*desk.note(0).words.text, ":ne", "two letters begin many words");
}

#[test]
fn a_lone_letter_is_kept_neither_on_another_screen_nor_for_another_day() {
    let mut desk = desk();
    desk.press(&["n"]);
    assert!(desk.drafts.is_empty());
    desk.press(&["Esc", "Esc", "i"]);
    assert_eq!(desk.line(), "");
    desk.press(&["n", "Ctrl-G", "Table 7", "Enter"]);
    assert_eq!(desk.line(), "", "nor at another table");
    desk.press(&["no", "Esc", "Esc", "i"]);
    assert_eq!(desk.line(), "no", "words are");
    assert!(!desk.drafts.is_empty());
}

#[test]
fn an_empty_line_says_that_letters_are_words() {
    let mut desk = desk();
    let told = "▸ letters are words here; Esc before one makes it a key";
    assert!(seen(&desk).join("\n").contains(told));
    desk.press(&["Esc"]);
    assert!(!seen(&desk).join("\n").contains("letters are words here;"), "here one is a key");
    desk.press(&["x"]);
    assert!(!seen(&desk).join("\n").contains(told), "nor beside what is typed");
}

#[test]
fn after_a_key_that_acted_the_line_says_that_letters_are_words() {
    let mut desk = desk();
    let told = "letters are words here; Esc Esc: letters are keys";
    assert!(!seen(&desk).join("\n").contains(told));
    desk.press(&["Esc", "m"]);
    assert!(seen(&desk).join("\n").contains(told));
    desk.press(&["n"]);
    assert!(desk.said().starts_with("n is a word here · Esc n is the key"), "{}", desk.said());
    assert!(!seen(&desk).join("\n").contains(told));
    let mut desk = self::desk();
    desk.press(&["n"]);
    assert_eq!(desk.said(), "", "nobody who just types is told");
    let mut desk = Desk::of(Evening::drawn(), Mode::Rapporteur).capture();
    desk.press(&["Esc", "m"]);
    assert!(!seen(&desk).join("\n").contains("Esc Esc"), "a table has no Stage");
    desk.press(&["u"]);
    assert_eq!(desk.said(), "u is a word here · Esc u is the key");
}

#[test]
fn what_was_saved_at_one_table_is_not_said_at_another() {
    let mut desk = desk();
    desk.press(&["@4 ", "#Educatoin first", "Enter", "Up", "Enter", "Enter"]);
    assert!(desk.said().contains("as text"), "{}", desk.said());
    desk.press(&["@7 "]);
    assert_eq!(desk.said(), "");
}

#[test]
fn the_reason_of_a_pause_is_asked_for_in_the_same_words_wherever() {
    let mut desk = desk();
    let asked = "Why is Conversation 2 paused? Enter keeps the words, Esc leaves it as it is. To go \
                 on: p, then Enter.";
    desk.press(&["Esc", "p"]);
    assert_eq!((desk.asked(), desk.said().as_str()), (asked, "Conversation 2 paused"));
    desk.press(&["Esc"]);
    assert_eq!(desk.said(), "Conversation 2 paused · Esc Esc, then Enter says why");
    desk.press(&["Esc", "Esc", "Enter"]);
    assert_eq!(desk.asked(), asked);
}

#[test]
fn what_was_told_just_before_a_warning_stays_beside_it() {
    let mut desk = desk();
    desk.later(Span::seconds(570)).press(&["@77 ", "a slip", "Enter"]).later(Span::seconds(3));
    let told = "◆ 5 min left · ✓ saved  Table 77 (new) · Esc u takes both back";
    assert_eq!((desk.bells, desk.said().as_str()), (1, told));
    assert!(seen(&desk).iter().any(|row| row.contains(told)), "{:#?}", seen(&desk));
    desk.later(Span::seconds(236)).press(&["n", "Enter"]).later(Span::seconds(5));
    let asked = "not saved yet: were these keys?";
    assert!(desk.said().starts_with(&format!("◆◆ 1 min left, wrap up · {asked}")));
    assert!(seen(&desk).join("\n").contains(asked), "{:#?}", seen(&desk));
}

#[test]
fn the_arrow_into_the_list_passes_over_what_was_undone() {
    let mut desk = desk();
    desk.press(&["@4 ", "one", "Enter", "two", "Enter", "Esc", "u", "Up"]);
    let chosen = |desk: &Desk| desk.model.list.chosen;
    assert_eq!(chosen(&desk), Some(desk.note(1).id));
    desk.press(&["Down"]);
    assert_eq!(chosen(&desk), Some(desk.note(0).id), "it is there to be brought back");
    desk.press(&["Esc", "Up", "x", "Esc", "Up"]);
    assert_eq!(chosen(&desk), Some(desk.note(1).id), "what was taken out by hand is not passed");
}

#[test]
fn in_a_town_hall_the_kinds_begin_with_the_comment_and_end_with_the_idea() {
    use NoteKind::{Comment, Conclusion, Idea, OpenQuestion, Resource};
    let kinds = |mut desk: Desk| {
        [(); NoteKind::ALL.len()].map(|()| {
            desk.press(&["Ctrl-T"]);
            desk.model.line_kind()
        })
    };
    assert_eq!(kinds(hall()), [OpenQuestion, Resource, Conclusion, Idea, Comment]);
    assert_eq!(kinds(desk()), [OpenQuestion, Resource, Conclusion, Comment, Idea]);
}

#[test]
fn a_comment_among_ideas_says_what_it_is_about_in_words() {
    let mut desk = desk();
    desk.press(&["Ctrl-T", "Ctrl-T", "Ctrl-T", "Ctrl-T", "well asked", "Enter"]);
    assert_eq!(desk.note(0).kind, NoteKind::Comment);
    assert!(seen(&desk).iter().any(|row| row == "  –  comment: well asked"), "{:#?}", seen(&desk));
}

#[test]
fn a_long_name_before_words_is_whole_where_there_is_room() {
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2").at("19:31:00");
    let mut desk = Desk::at(evening);
    desk.press(&["4", "@Bruno Fernandes-Schmidt of Geneva", "Enter", "Ctrl-N", "well", "Enter"]);
    let said = "Bruno Fernandes-Schmidt of Geneva: well";
    assert!(seen(&desk).iter().any(|row| row.ends_with(said)), "{:#?}", seen(&desk));
}

#[test]
fn the_name_of_who_speaks_goes_before_what_a_turn_may_last() {
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2").at("19:31:00");
    let mut desk = Desk::at(evening);
    desk.press(&["4", "@Anna Karenina of Home", "Enter", "@8", "Enter", "Ctrl-N"]);
    assert!(
        seen(&desk).join("\n").contains("│ Anna Karenina of Home    0:00"),
        "{:#?}",
        seen(&desk)
    );
    desk.press(&["Ctrl-N"]);
    assert!(seen(&desk).join("\n").contains("0:00 of 2:00"), "{:#?}", seen(&desk));
}

#[test]
fn the_key_of_the_next_speaker_is_named_only_where_it_does_something() {
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2").at("19:31:00");
    let mut desk = Desk::at(evening);
    desk.model.size = (120, 40);
    desk.press(&["4", "@8", "Enter"]);
    assert!(bar(&desk).contains("Ctrl-N next speaker"), "{}", bar(&desk));
    desk.press(&["Ctrl-N"]);
    assert!(bar(&desk).contains("Ctrl-N end turn"), "{}", bar(&desk));
    desk.press(&["Ctrl-N"]);
    let screen = seen(&desk).join("\n");
    assert!(!screen.contains("Ctrl-N"), "{screen}");
}

#[test]
fn a_name_is_the_same_with_its_sign_and_without() {
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2").at("19:31:00");
    let mut desk = Desk::at(evening);
    desk.press(&["4", "@Bruno", "Enter", "Esc", "s", "a", "@bruno", "Enter"]);
    let running = desk.model.session.running().unwrap();
    assert_eq!(running.floor.list.len(), 1, "{:?}", running.floor.list);
    assert_eq!(desk.said(), "Bruno waits to speak already");
}

#[test]
fn a_run_of_letters_that_may_be_keys_is_asked_about_and_other_words_are_not() {
    for (before, typed, asked) in [
        (&["Esc", "m"][..], "1vvn", true),
        (&["Esc", "m"], "unit", true),
        (&[], "1vvn", true),
        (&[], "n", true),
        (&[], "unit", false),
        (&["Esc", "m"], "a unit", false),
        (&["Esc", "m"], "trees", false),
    ] {
        let mut desk = desk();
        desk.press(before).press(&[typed]);
        let (line, sent) = (desk.line(), desk.sent.len());
        desk.press(&["Enter"]);
        assert_eq!(desk.sent.len() == sent, asked, "{before:?} {typed}");
        if asked {
            assert!(desk.said().starts_with("not saved yet: were these keys?"), "{}", desk.said());
            desk.press(&["Enter"]);
            assert_eq!(desk.sent.len(), sent, "it may be held down");
            desk.later(Span(800)).press(&["Enter"]);
        }
        assert_eq!(*desk.note(0).words.text, line);
    }
}

#[test]
fn esc_says_what_the_next_letters_are() {
    let mut desk = desk();
    desk.press(&["Esc"]);
    let told = "one key acts, then letters are words again · Esc again: letters stay keys";
    assert!(seen(&desk).join("\n").contains(told), "{:#?}", seen(&desk));
}

#[test]
fn while_words_are_typed_at_no_table_it_is_said_how_to_choose_one() {
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2").ends("19:45:00", "th1");
    let mut desk = Desk::at(evening).capture();
    desk.press(&["more "]);
    let told = "no table yet · @1 chooses one";
    assert!(seen(&desk).join("\n").contains(told), "{:#?}", seen(&desk));
    desk.press(&["light @4", "Enter"]);
    assert_eq!(desk.note(0).table.as_ref().map(|it| it.as_str()), Some("4"));
    desk.press(&["at this table"]);
    assert!(!seen(&desk).join("\n").contains("no table yet"), "{:#?}", seen(&desk));
}

#[test]
fn a_letter_behind_esc_that_is_no_key_is_said_to_stand_in_the_line() {
    let mut desk = desk();
    desk.press(&["Esc", "e"]);
    assert_eq!(desk.line(), "e");
    assert!(desk.said().starts_with("e is no key here and stands in the line"), "{}", desk.said());
}

#[test]
fn what_was_undone_is_read_before_a_sign_amid_the_words_is_told_of() {
    let mut desk = desk();
    desk.press(&["one", "Enter", "seen #on paper", "Esc", "u"]);
    let screen = || rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
    assert!(screen().contains("undone: "), "{}", screen());
    desk.press(&[" too"]);
    let screen = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
    assert!(screen.contains("#on is text here"), "{screen}");
}

#[test]
fn in_the_closing_the_line_is_of_no_table_and_back_at_its_own_in_a_round() {
    let mut desk = Desk::at(Evening::drawn());
    let at = |desk: &Desk| desk.model.capture.table.as_ref().map(ToString::to_string);
    desk.press(&["2", "@4", "Enter"]);
    let ends = |desk: &mut Desk, id: &str| {
        let block = worldcafe::domain::BlockId::new(id);
        desk.does(worldcafe::session::Command::EndBlock { block });
    };
    ends(&mut desk, "c2");
    assert_eq!(at(&desk), None, "in a town hall whoever speaks is named");
    ends(&mut desk, "th1");
    assert_eq!(at(&desk).as_deref(), Some("4"));
    ends(&mut desk, "c3");
    desk.does(worldcafe::session::Command::Start { block: worldcafe::domain::BlockId::new("th2") });
    ends(&mut desk, "th2");
    desk.does(worldcafe::session::Command::Start {
        block: worldcafe::domain::BlockId::new("close"),
    });
    assert_eq!((desk.model.session.running().unwrap().id().as_str(), at(&desk)), ("close", None));
}
