//! What is typed in the Town hall becomes what was meant.

use worldcafe::actions::Scope;
use worldcafe::domain::{About, BlockId, NoteKind, Span};
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::Msg;
use worldcafe::tui::help::sections;
use worldcafe::tui::model::{Overlay, Reading, Screen};
use worldcafe::tui::strip::strip;

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};
use crate::support::hall::{hall, said, waiting};

fn speaking(desk: &Desk) -> String {
    desk.model.speaking().map(|name| name.to_string()).unwrap_or_default()
}

#[test]
fn a_line_is_a_comment_of_who_speaks() {
    let mut desk = hall();
    desk.press(&["nobody speaks", "Enter"]);
    assert_eq!(said(&desk), ("nobody speaks", None, None));
    let note = desk.note(0);
    assert_eq!((note.kind, note.block.as_ref().unwrap().as_str()), (NoteKind::Comment, "th1"));
    desk.press(&["@8", "Enter", "Ctrl-N", "one of the needs", "Enter"]);
    assert_eq!(speaking(&desk), "Table 8");
    assert_eq!(said(&desk), ("one of the needs", None, Some("Table 8")));
}

#[test]
fn a_name_that_nobody_has_yet_is_told_to_be_new() {
    let mut desk = hall();
    let seen = |desk: &Desk| rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None)));
    desk.press(&["@Xyzzy"]);
    let screen = seen(&desk).join("\n");
    assert!(screen.contains("Enter: Xyzzy is new") && !screen.contains("nothing matches"));
    desk.press(&["Enter"]);
    assert_eq!(waiting(&desk), ["Xyzzy"]);
}

#[test]
fn where_nothing_is_picked_the_keys_that_pick_are_named_until_something_is() {
    let mut desk = hall();
    let seen = |desk: &Desk| rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None)));
    let told = "Esc 3, Enter, * picks ideas to report";
    assert!(seen(&desk).join("\n").contains(told));
    let shown = desk.model.reported().first().map(|question| question.id.clone());
    let notes = desk.model.session.notes.iter().filter(|it| it.question == shown);
    let notes = notes.map(|it| it.id).take(1).collect();
    desk.does(Command::Pick { notes });
    assert!(!seen(&desk).join("\n").contains(told));
}

#[test]
fn the_question_that_is_reported_is_reported_still_after_a_crash() {
    let mut desk = hall();
    let reported = |desk: &Desk| (desk.model.hall.question, desk.model.hall.since);
    desk.later(Span::seconds(20)).press(&["Esc", "o"]);
    let (question, since) = reported(&desk);
    assert_eq!((question, since), (1, Some(desk.model.now.t)));
    let kept = serde_json::to_string(&desk.drafts).unwrap();
    let mut again = hall();
    again.later(Span::seconds(40));
    // The lines are read before the session is.
    let session = std::mem::take(&mut again.model.session);
    again.model.refresh(true);
    again.model.reading = Some(Reading::default());
    again.give(Msg::Drafts(serde_json::from_str(&kept).unwrap()));
    (again.model.session, again.model.reading) = (session, None);
    again.model.refresh(true);
    again.press(&["Esc", "1", "4"]);
    assert_eq!(reported(&again), (question, since));
    let block = again.model.session.running().unwrap().id().clone();
    again.does(Command::EndBlock { block });
    assert_eq!(again.drafts.reported, None, "nothing of it is kept for the next");
}

#[test]
fn a_name_with_no_other_text_joins_the_list() {
    let mut desk = hall();
    desk.press(&["@8", "Enter", "@lady in red", "Enter", "@3 ", "Enter", "@8", "Enter"]);
    assert_eq!(waiting(&desk), ["Table 8", "lady in red", "Table 3"]);
    assert_eq!(desk.said(), "Table 8 waits to speak already");
    assert_eq!((desk.line().as_str(), desk.model.session.notes.len()), ("", 65));
    desk.press(&["Ctrl-N", "Ctrl-N"]);
    assert_eq!((&*speaking(&desk), waiting(&desk)), ("lady in red", vec!["Table 3"]));
}

#[test]
fn a_name_before_words_says_whose_they_are_for_one_line() {
    let mut desk = hall();
    desk.press(&["@3", "Enter", "Ctrl-N", "@8 their own words", "Enter"]);
    assert_eq!(said(&desk), ("their own words", None, Some("Table 8")));
    assert_eq!(waiting(&desk), [] as [&str; 0], "they do not wait to speak");
    desk.press(&["Enter", "back to who speaks", "Enter"]);
    assert_eq!(said(&desk), ("back to who speaks", None, Some("Table 3")));
    desk.press(&["@", "Enter", "from the floor", "Enter"]);
    assert_eq!(said(&desk), ("from the floor", None, None));
}

#[test]
fn words_stay_those_of_who_spoke_when_they_were_begun() {
    let mut desk = hall();
    desk.press(&["@3", "Enter", "@8", "Enter", "Ctrl-N", "half a sen", "Ctrl-N", "tence", "Enter"]);
    assert_eq!(speaking(&desk), "Table 8");
    assert_eq!(said(&desk), ("half a sentence", None, Some("Table 3")));
    desk.press(&["next", "Enter"]);
    assert_eq!(said(&desk), ("next", None, Some("Table 8")));
}

#[test]
fn backspace_makes_the_name_words_again() {
    let mut desk = hall();
    desk.press(&["@8 ", "Backspace"]);
    assert_eq!(desk.line(), "@Table 8");
    desk.press(&["Enter"]);
    assert_eq!(waiting(&desk), ["Table 8"]);
}

#[test]
fn a_sign_is_what_a_comment_is_about() {
    let mut desk = hall();
    desk.press(&["#1 on the first", "Enter"]);
    assert_eq!(said(&desk), ("on the first", Some("q1"), None));
    desk.press(&["on the second #2", "Enter"]);
    assert_eq!(said(&desk), ("on the second", Some("q2"), None));
    desk.press(&["#p how it was talked about", "Enter"]);
    assert_eq!((desk.note(0).about, said(&desk).1), (About::Process, None));
    desk.press(&["#follow", "Tab", "send the report", "Enter"]);
    assert_eq!((desk.note(0).about, said(&desk).0), (About::FollowUp, "send the report"));
    desk.press(&["we are #9", "Enter"]);
    assert_eq!(said(&desk), ("we are #9", None, None));
    assert_eq!(desk.note(0).about, About::Content);
}

#[test]
fn a_table_that_is_half_typed_in_capture_waits_there() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    desk.press(&["@4 half an idea", "Esc", "n", "Enter", "Esc", "4"]);
    assert_eq!(desk.line(), "", "the hall has a line of its own");
    desk.press(&["a comment", "Esc", "2"]);
    assert_eq!(desk.line(), "half an idea");
    assert_eq!(desk.model.capture.table.as_ref().unwrap().as_str(), "4");
    desk.press(&["Esc", "4"]);
    assert_eq!(desk.line(), "a comment");
    desk.press(&["Enter"]);
    assert_eq!((desk.note(0).table.as_ref(), desk.note(0).kind), (None, NoteKind::Comment));
}

#[test]
fn esc_and_a_key_act_and_the_cursor_is_back() {
    let mut desk = hall();
    assert_eq!(desk.model.hall.question, 0);
    desk.later(Span::seconds(20)).press(&["Esc", "o"]);
    assert_eq!((desk.model.hall.question, desk.model.hall.since), (1, Some(desk.model.now.t)));
    desk.press(&["Esc", "o", "words"]);
    assert_eq!((desk.model.hall.question, desk.line().as_str()), (0, "words"));
    desk.press(&["Esc", "s"]);
    assert_eq!(desk.model.overlays.last(), Some(&Overlay::Speakers { place: 0 }));
    desk.press(&["Esc"]);
    assert_eq!((desk.model.overlays.len(), desk.line().as_str()), (0, "words"));
}

#[test]
fn the_list_of_speakers_adds_moves_skips_and_puts_back() {
    let mut desk = hall();
    desk.press(&["Esc", "s", "a", "8", "Enter", "a", "lady in red", "Enter", "a", "1", "Enter"]);
    assert_eq!(waiting(&desk), ["Table 8", "lady in red", "Table 1"]);
    assert_eq!(desk.model.overlays, [Overlay::Speakers { place: 2 }], "the cursor is on the new");
    desk.press(&["g", "J"]);
    assert_eq!(waiting(&desk), ["lady in red", "Table 8", "Table 1"]);
    assert_eq!(desk.model.overlays, [Overlay::Speakers { place: 1 }], "the cursor goes with it");
    desk.press(&["Shift-Up", "Shift-Up"]);
    assert_eq!(waiting(&desk), ["Table 8", "lady in red", "Table 1"]);
    desk.press(&["x", "Ctrl-N"]);
    assert_eq!((&*speaking(&desk), waiting(&desk)), ("lady in red", vec!["Table 8", "Table 1"]));
    desk.press(&["Down", "x", "Up", "z"]);
    assert_eq!(
        (&*speaking(&desk), waiting(&desk)),
        ("", vec!["lady in red", "Table 8", "Table 1"])
    );
    desk.press(&["f"]);
    assert!(desk.model.session.running().unwrap().floor.quiet_first);
    desk.press(&["f", "q"]);
    assert!(!desk.model.session.running().unwrap().floor.quiet_first);
    assert_eq!((desk.model.overlays.len(), desk.quit), (0, false));
}

#[test]
fn enter_gives_the_speaker_chosen_the_floor_and_keeps_the_rule_of_the_list() {
    let mut desk = hall();
    desk.press(&["Esc", "s"]);
    assert!(!screen(&desk).contains("Enter give floor"), "nobody is there to choose");
    desk.press(&["a", "8", "Enter", "a", "lady in red", "Enter", "a", "1", "Enter"]);
    assert!(screen(&desk).contains("Enter give floor  Ctrl-N next  a add"), "{}", screen(&desk));
    assert!(screen(&desk).contains("SPEAKERS  first come  f quiet first"), "{}", screen(&desk));
    desk.press(&["g", "j", "Enter"]);
    assert_eq!((&*speaking(&desk), waiting(&desk)), ("lady in red", vec!["Table 8", "Table 1"]));
    desk.press(&["g", "Enter"]);
    assert_eq!(speaking(&desk), "lady in red", "whoever speaks goes on");
    assert!(screen(&desk).contains("\n Ctrl-N next  a add"), "{}", screen(&desk));
    desk.later(Span::seconds(20)).press(&["Ctrl-N", "f"]).later(Span::seconds(30));
    assert_eq!((&*speaking(&desk), waiting(&desk)), ("Table 8", vec!["Table 1"]));
    desk.press(&["a", "Table 9", "Enter", "G"]);
    assert!(screen(&desk).contains("quiet first, by time spoken  f first come"));
    desk.press(&["Enter"]);
    assert_eq!((&*speaking(&desk), waiting(&desk)), ("lady in red", vec!["Table 1", "Table 9"]));
    assert!(desk.model.session.running().unwrap().floor.quiet_first);
    desk.press(&["Esc", "Esc", "u"]);
    assert_eq!(speaking(&desk), "Table 8", "it was one step");
}

#[test]
fn the_list_of_speakers_says_what_was_done_and_takes_it_back() {
    let mut desk = hall();
    desk.press(&["Esc", "s", "a", "8", "Enter", "a", "lady in red", "Enter", "d"]);
    assert_eq!(waiting(&desk), ["Table 8"]);
    let told = " speaker lady in red taken off the list · u takes it back";
    assert!(screen(&desk).contains(told), "{}", screen(&desk));
    desk.press(&["u"]);
    assert_eq!(waiting(&desk), ["Table 8", "lady in red"]);
}

#[test]
fn speaking_is_reached_by_name_too() {
    let mut desk = hall();
    desk.press(&["Ctrl-P", "speak lady in red", "Enter", "Ctrl-P", "next-speaker", "Enter"]);
    let block = BlockId::new("th1");
    let speaker = "lady in red".into();
    let first = Command::Speak { block: block.clone(), speaker };
    assert_eq!(desk.sent, [first, Command::NextSpeaker { block, speaking: None }]);
    assert_eq!(speaking(&desk), "lady in red");
}

#[test]
fn an_idea_is_picked_for_the_oral_report_in_any_list() {
    let mut desk = Desk::at(Evening::drawn()).capture();
    let named = |desk: &Desk| {
        let hints =
            strip(&desk.model).into_iter().filter(|hint| hint.keys == "*" || hint.keys == "x");
        hints.map(|hint| hint.words).collect::<Vec<_>>()
    };
    desk.press(&["Up"]);
    assert_eq!(named(&desk), ["take out", "pick"]);
    desk.press(&["*"]);
    assert_eq!(desk.model.session.notes.picked().len(), 1);
    assert_eq!(named(&desk), ["take out", "unpick"]);
    desk.press(&["*", "x"]);
    assert_eq!(desk.model.session.notes.picked().len(), 0);
    assert_eq!(named(&desk), ["bring back", "pick"]);
}

#[test]
fn help_is_there_above_the_list_of_speakers_and_its_keys_stand_first() {
    let mut desk = hall();
    desk.press(&["Esc", "s", "?"]);
    assert!(matches!(desk.model.overlays.last(), Some(Overlay::Help { .. })));
    let first = sections(&desk.model).swap_remove(0);
    assert_eq!(first.scope, Scope::Speakers);
    let keys: Vec<&str> = first.rows.iter().flat_map(|(_, keys)| keys).copied().collect();
    assert!(keys.starts_with(&["Ctrl-N"]), "{keys:?}");
    desk.press(&["Esc"]);
    assert!(matches!(desk.model.overlays.as_slice(), [Overlay::Speakers { .. }]));
}

#[test]
fn a_paste_makes_comments_of_who_speaks() {
    let mut desk = hall();
    desk.press(&["@3", "Enter", "Ctrl-N"]).paste("one\ntwo").press(&["Enter"]);
    assert_eq!(desk.model.screen, Screen::TownHall);
    assert_eq!(
        (said(&desk), desk.note(1).kind),
        (("two", None, Some("Table 3")), NoteKind::Comment)
    );
}

#[test]
fn the_cursor_goes_up_into_the_comments_and_a_comment_is_reworded_there() {
    let mut desk = hall();
    desk.press(&["a coment", "Enter", "Up", "Enter", "Backspace", "Backspace", "Backspace"]);
    desk.press(&["ment", "Enter"]);
    assert_eq!(said(&desk).0, "a comment");
    assert_eq!((desk.model.screen, desk.line().as_str()), (Screen::TownHall, ""));
}

#[test]
fn while_tables_talk_the_hall_still_makes_comments_and_lists_no_ideas() {
    let mut desk = Desk::at(Evening::drawn());
    desk.press(&["4", "said too early", "Esc", "2", "Enter"]);
    assert_eq!(desk.note(0).kind, NoteKind::Comment, "it stays one on another screen");
    desk.press(&["an idea of the room", "Esc", "4"]);
    assert_eq!(desk.model.capture.listed.listing().now.len(), 1);
    desk.press(&["Enter"]);
    assert_eq!((desk.note(0).kind, said(&desk).0), (NoteKind::Idea, "an idea of the room"));
}

#[test]
fn after_esc_the_keys_of_the_hall_stand_below() {
    let mut desk = hall();
    desk.press(&["Esc"]);
    let keys: Vec<String> = strip(&desk.model).into_iter().map(|hint| hint.keys).collect();
    assert_eq!(keys, ["n", "+ -", "p", "l", "t", "s", "o", "v", "u", "?", "Esc"]);
}

#[test]
fn tab_leads_from_screen_to_screen_and_i_to_the_line_of_the_hall() {
    let mut desk = hall();
    desk.press(&["Esc", "Esc", "Tab", "Esc", "Tab", "Tab"]);
    assert_eq!(desk.model.screen, Screen::TownHall);
    desk.press(&["Esc", "1", "i"]);
    assert_eq!(desk.model.screen, Screen::TownHall);
}

#[test]
fn a_speaker_called_up_long_ago_is_put_back_without_a_question_also_when_done_again() {
    let mut desk = hall();
    desk.press(&["@8", "Enter", "Ctrl-N"]);
    assert_eq!(speaking(&desk), "Table 8");
    desk.later(Span::minutes(5)).press(&["Esc", "u", "Esc", "U"]);
    assert_eq!(speaking(&desk), "Table 8");
    desk.press(&["Esc", "u"]);
    assert_eq!((desk.asked(), &*speaking(&desk)), ("", ""));
}

fn screen(desk: &Desk) -> String {
    rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n")
}

#[test]
fn whoever_was_heard_has_spoken_with_a_turn_or_without() {
    let mut desk = hall();
    desk.press(&["@Ben", "Enter", "@Cleo", "Enter", "@Dina", "Enter"]);
    assert_eq!(screen(&desk).matches("not spoken yet").count(), 3, "{}", screen(&desk));
    desk.press(&["Ctrl-N", "@Cleo no turn needed", "Enter"]);
    let seen = screen(&desk);
    let of = |name: &str| seen.lines().find(|row| row.contains(name)).unwrap();
    assert!(of("│ 1 Cleo").ends_with(" spoke"), "{seen}");
    assert!(of("│ 2 Dina").ends_with("not spoken yet"), "{seen}");
    desk.press(&["Esc", "s"]);
    let list = screen(&desk);
    let of = |name: &str| list.lines().find(|row| row.contains(name)).unwrap();
    assert!(of("1        Cleo").ends_with(" spoke"), "{list}");
    assert!(of("2        Dina").ends_with("not spoken yet"), "{list}");
    desk.press(&["Esc", "Esc", "u"]);
    assert!(!screen(&desk).contains("Cleo       spoke"), "{}", screen(&desk));
}

#[test]
fn a_table_whose_words_were_saved_is_no_longer_to_report() {
    let mut desk = hall();
    assert!(screen(&desk).contains("│ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"), "{}", screen(&desk));
    desk.press(&["@3 our point", "Enter"]);
    assert!(screen(&desk).contains("│ 1, 2, 4, 5, 6, 7, 8, 9, 10"), "{}", screen(&desk));
}

#[test]
fn a_comment_says_whose_words_it_is_at_every_size() {
    let mut desk = hall();
    desk.press(&["@3 our point", "Enter"]);
    desk.press(&["@Minister of Communications and Transport", "Enter", "Ctrl-N", "aye", "Enter"]);
    for (size, minister) in [
        ((80, 24), "–  Minister of Communications and Transport: aye"),
        ((200, 60), "–  Minister of Communications and Transport: aye"),
        ((40, 12), "– Minister of Communications and"),
    ] {
        desk.model.size = size;
        let seen = screen(&desk);
        assert!(seen.contains("Table 3: our point"), "{seen}");
        assert!(seen.contains(minister), "{seen}");
    }
}

#[test]
fn a_speaker_named_by_mistake_is_called_otherwise_or_taken_off_the_list() {
    let mut desk = hall();
    desk.press(&["@Brno", "Enter", "@8", "Enter", "Esc", "s", "e"]).later(Span::seconds(1));
    let asked = "What is Brno called? Enter keeps the name, Esc leaves it as it is.";
    assert_eq!(desk.asked(), asked);
    desk.press(&["Ctrl-U", "Bruno", "Enter"]);
    assert_eq!(waiting(&desk), ["Bruno", "Table 8"]);
    desk.press(&["Down", "d"]);
    assert_eq!(waiting(&desk), ["Bruno"]);
    desk.press(&["Enter", "Up", "e"]).later(Span::seconds(1)).press(&[" B.", "Enter"]);
    assert_eq!(speaking(&desk), "Bruno B.");
    desk.press(&["Esc", "@Ann", "Enter", "@Anna", "Enter", "Esc", "s", "Down", "Down", "e"]);
    desk.later(Span::seconds(1)).press(&["Backspace", "Enter"]);
    assert_eq!(waiting(&desk), ["Ann"], "two of one name are one");
    desk.press(&["Esc", "Esc", "u"]);
    assert_eq!(waiting(&desk), ["Ann", "Anna"]);
}
