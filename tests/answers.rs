//! Lines that keys ask for: a reason, a folder for what is not saved, a changed plan.

use std::sync::Arc;

use worldcafe::domain::{About, BlockId, NoteKind, Plan, Span, TableId};
use worldcafe::engine::{Failure, Notice, Trouble};
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::effect::Tag;
use worldcafe::tui::model::{Draft, Finder, Screen, Sent};
use worldcafe::tui::offer::entries;
use worldcafe::tui::{Msg, unsaved as not_saved};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, golden, rows};

fn desk() -> Desk {
    Desk::at(Evening::drawn())
}

fn reason(desk: &Desk) -> Option<String> {
    let pause = desk.model.session.running().unwrap().pause()?;
    pause.reason.as_ref().map(ToString::to_string)
}

fn is_paused(desk: &Desk) -> bool {
    desk.model.session.running().unwrap().pause().is_some()
}

#[test]
fn a_pause_is_instant_and_its_reason_may_follow() {
    let mut desk = desk();
    desk.press(&["p"]);
    assert!(is_paused(&desk), "whatever follows");
    desk.press(&["projector pause"]);
    assert!(desk.asked().starts_with("Why is Conversation 2 paused?"), "{}", desk.asked());
    golden("reason", &desk.model);
    desk.press(&["Enter"]);
    assert_eq!(reason(&desk).as_deref(), Some("projector pause"), "letters are words");
    desk.press(&["Enter", "Ctrl-U", "the bus", "Esc"]);
    assert_eq!(reason(&desk).as_deref(), Some("projector pause"), "Esc leaves it");
    desk.press(&["p"]);
    assert!(!is_paused(&desk));
    desk.press(&["p", "Esc"]);
    assert!(is_paused(&desk) && reason(&desk).is_none(), "a reason may be missing");
    desk.press(&["p", "Enter"]);
    assert!(
        desk.model.overlays.is_empty(),
        "without a pause there is nothing to give a reason for"
    );
}

#[test]
fn a_pause_and_its_reason_are_one_step() {
    let mut desk = desk();
    desk.press(&["p", "fire drill", "Enter", "u"]);
    assert!(!is_paused(&desk), "{}", desk.said());
    assert_eq!(
        desk.said(),
        "undone: Conversation 2 paused; reason of the pause: fire drill (19:15). Conversation 2 \
         runs on, 14:32 left · U redoes"
    );
    desk.press(&["U"]);
    assert_eq!(reason(&desk).as_deref(), Some("fire drill"));
    desk.press(&["u", "p", "Esc"])
        .later(Span::seconds(5))
        .press(&["i", "a note", "Enter", "Esc", "Esc"]);
    desk.press(&["Enter", "late", "Enter", "u"]);
    assert!(is_paused(&desk) && reason(&desk).is_none(), "what came between is not taken back");
}

#[test]
fn whoever_goes_on_where_the_reason_is_asked_for_goes_on() {
    for screen in [Screen::Stage, Screen::Capture, Screen::Programme] {
        let mut desk = desk();
        desk.model.screen = screen;
        let keys: &[&str] = if screen == Screen::Capture { &["Esc", "p"] } else { &["p"] };
        desk.press(keys).press(&["p"]);
        assert!(
            is_paused(&desk) && desk.asked().ends_with("To go on: p, then Enter."),
            "{screen:?}"
        );
        desk.press(&["Enter"]);
        assert!(!is_paused(&desk) && desk.model.overlays.is_empty(), "{screen:?}");
    }
    let mut desk = desk();
    desk.press(&["v", "p"]);
    assert!(is_paused(&desk) && desk.model.overlays.is_empty(), "the room is asked nothing");
}

#[test]
fn after_esc_in_the_line_enter_is_a_new_line_also_in_a_pause() {
    let mut desk = desk().capture();
    desk.press(&["one", "Esc", "p", "Esc", "Esc", "Enter", "two"]);
    assert_eq!(desk.line(), "one\ntwo");
    assert!(is_paused(&desk) && desk.model.overlays.is_empty());
}

fn full(desk: &mut Desk, unsaved: usize) {
    desk.give(Msg::Notice(Notice::Trouble(Trouble {
        words: "the disk is full".into(),
        hint: "free space".into(),
        meanwhile: "it is tried again by itself".into(),
        unsaved,
        takes_all: false,
    })));
}

/// Three ideas that the disk does not take, the last under a new category.
fn unsaved() -> Desk {
    let mut desk = desk().capture();
    desk.slow = true;
    desk.press(&["@4 ", "one", "Alt-Enter", "more", "Enter", "two #b", "Enter"]);
    desk.press(&["#Cables at sea", "Tab", "three \u{1b}[2J", "Enter"]);
    full(&mut desk, 3);
    desk.model.elsewhere = "/media/usb".into();
    desk
}

#[test]
fn a_full_disk_says_how_many_ideas_are_only_here_and_what_to_do() {
    let mut desk = unsaved();
    golden("not-saved-ideas", &desk.model);
    desk.press(&["Esc", "Esc"]);
    golden("not-saved-stage", &desk.model);
}

/// As the page says what is asked in Conversation 2.
const ASKED: &str =
    "Question: What are the key issues that government should play an active role in?";

#[test]
fn what_is_written_elsewhere_says_what_a_note_is_and_who_said_it() {
    let mut desk = unsaved();
    let Sent::Notes(notes) = &mut desk.model.pending[0].sent else { panic!("no notes") };
    notes[0].kind = NoteKind::Comment;
    notes[0].about = About::FollowUp;
    notes[0].speaker = Some("Ada".into());
    let page = not_saved::page(&desk.model);
    let tags = "Table 4 · Conversation 2 · comment · on follow-up · said by Ada\n";
    assert!(page.contains(&format!("{tags}{ASKED}\n  one\n")), "{page}");
}

#[test]
fn half_typed_lines_are_written_elsewhere_with_the_rest() {
    let mut desk = unsaved();
    desk.press(&["@4 ", "half a", "Alt-Enter", "line"]);
    let draft = Draft { text: "of seven".into(), ..Draft::default() };
    let drafts = Arc::make_mut(&mut desk.model.capture.drafts);
    drafts.lines.push((Some(TableId::new("7")), draft));
    let page = not_saved::page(&desk.model);
    assert!(page.contains("\nHalf typed, Table 4 · Conversation 2:\n  half a\n  line\n"), "{page}");
    assert!(page.contains("\nHalf typed, Table 7:\n  of seven\n"), "{page}");
}

#[test]
fn ideas_of_a_conversation_that_are_not_saved_are_not_among_the_comments() {
    let mut desk = unsaved();
    desk.press(&["Esc", "4"]);
    let hall = drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None));
    let hall = rows(&hall).join("\n");
    assert!(hall.contains("COMMENTS  0") && !hall.contains("… "), "{hall}");
}

#[test]
fn a_reason_that_is_not_saved_is_written_elsewhere() {
    let mut desk = desk();
    desk.slow = true;
    desk.press(&["p"]);
    let block = desk.model.session.running().unwrap().id().clone();
    let typed = "fire drill".to_owned();
    desk.model.pending[0].sent = Sent::Reason { block, typed };
    full(&mut desk, 1);
    let said = not_saved::alarm(&desk.model);
    assert!(
        said.contains(
            "1 step is only on this screen: Conversation 2 paused. Free space, or Enter writes"
        ),
        "{said}"
    );
    let page = not_saved::page(&desk.model);
    let why = "\nWhy Conversation 2 was held or skipped:\n  fire drill\n";
    assert!(page.contains("1 step is not saved") && page.ends_with(why), "{page}");
}

#[test]
fn words_of_steps_that_are_not_saved_are_written_elsewhere() {
    let mut desk = desk();
    desk.slow = true;
    desk.press(&[":", "summary We heard \"open data\"", "Enter", ":", "host 4 Ana", "Enter"]);
    full(&mut desk, 2);
    let said = not_saved::alarm(&desk.model);
    assert!(
        said.contains("2 steps are only on this screen. Free space, or Enter writes"),
        "{said}"
    );
    let page = not_saved::page(&desk.model);
    let words = "\nsummary\n  We heard \"open data\"\n\nhost of Table 4\n  Ana\n";
    assert!(page.ends_with(words), "{page}");
    desk.press(&[":", "next-step", "Enter"]).later(Span::seconds(1)).press(&["half", "Esc"]);
    let page = not_saved::page(&desk.model);
    assert!(page.contains("\nHalf typed, next step of the report:\n"), "{page}");
}

#[test]
fn a_half_typed_line_alone_is_worth_another_folder() {
    let mut desk = desk().capture();
    (desk.slow, desk.model.elsewhere) = (true, "/media/usb".into());
    desk.press(&["Esc", "p", "Esc", "half a li"]);
    full(&mut desk, 1);
    desk.press(&["Esc", "Esc"]);
    let said = not_saved::alarm(&desk.model);
    let wanted = "Free space, or Enter writes what is half typed to another folder.";
    assert!(said.contains(wanted), "{said}");
    desk.press(&["Enter"]);
    assert!(desk.asked().starts_with("1 step is not saved."), "{}", desk.asked());
    desk.press(&["Enter"]);
    assert_eq!(desk.elsewhere, [], "the Enter that asked may still be held down");
    desk.later(Span::seconds(1)).press(&["Enter"]);
    let (until, _, page) = desk.elsewhere[0].clone();
    assert!(page.contains("Half typed, room · Conversation 2:\n  half a li\n"), "{page}");
    desk.give(Msg::Kept { until, done: Ok("/media/usb/x.txt".into()) });
    let said = not_saved::alarm(&desk.model);
    assert!(said.contains("1 step is only on this screen"), "the step is in no file: {said}");
}

#[test]
fn other_words_for_a_note_that_are_half_typed_are_written_elsewhere() {
    let mut desk = unsaved();
    let note = desk.note(0).id;
    desk.model.capture.editing = Some(note);
    desk.press(&["better words"]);
    let page = not_saved::page(&desk.model);
    assert!(page.ends_with("\nHalf typed, other words for a note:\n  better words\n"), "{page}");
}

#[test]
fn a_folder_that_is_asked_for_says_what_is_left_to_write_until_all_is_saved() {
    let mut desk = unsaved();
    desk.press(&["Esc", "Esc", "Enter"]);
    assert!(desk.asked().starts_with("3 ideas are not saved."), "{}", desk.asked());
    desk.model.pending.truncate(1);
    full(&mut desk, 1);
    assert!(desk.asked().starts_with("1 idea is not saved."), "{}", desk.asked());
    desk.give(Msg::Notice(Notice::Recovered { set_aside: None, remade: false }));
    assert!(desk.asked().starts_with("Everything is saved again"), "{}", desk.asked());
    desk.later(Span::seconds(1)).press(&["/kept", "Enter"]);
    assert_eq!((desk.asked(), desk.elsewhere.len()), ("", 0), "there is nothing to write");
}

#[test]
fn enter_writes_what_is_not_saved_into_another_folder() {
    let mut desk = unsaved();
    desk.press(&["Esc", "Esc", "Enter"]);
    assert!(desk.asked().starts_with("3 ideas are not saved."), "{}", desk.asked());
    golden("elsewhere", &desk.model);
    desk.press(&["/kept", "Enter"]);
    let [(until, path, page)] = &desk.elsewhere[..] else { panic!("{:?}", desk.elsewhere) };
    assert_eq!(path, "/media/usb/kept/worldcafe-not-saved-2013-10-08-191528.txt");
    let rows: Vec<&str> = page.lines().collect();
    assert!(rows[1].ends_with("3 ideas are not saved."), "{page}");
    assert_eq!(
        rows[3..],
        [
            "",
            "Table 4 · Conversation 2",
            ASKED,
            "  one",
            "  more",
            "",
            "Table 4 · Conversation 2 · Protecting Minorities",
            ASKED,
            "  two",
            "",
            "Table 4 · Conversation 2 · Cables at sea",
            ASKED,
            "  three [2J",
        ]
    );
    let until = *until;
    desk.give(Msg::Kept { until, done: Ok("/media/usb/kept/x.txt".into()) });
    let shown = |desk: &Desk| {
        rows_of(desk).into_iter().skip_while(|row| !row.contains("NOT SAVED")).take(2).collect()
    };
    let said: Vec<String> = shown(&desk);
    assert!(said.join(" ").contains("3 ideas are here and in /media/usb/kept/x.txt."), "{said:?}");
    assert_eq!(desk.model.session.notes.len(), Evening::drawn().session.notes.len());
    desk.press(&["2", "four", "Enter", "Esc", "Esc"]);
    let said: Vec<String> = shown(&desk);
    assert!(said.join(" ").contains("4 ideas are only on this screen"), "{said:?}");
}

fn rows_of(desk: &Desk) -> Vec<String> {
    let theme =
        worldcafe::theme::Theme::new(worldcafe::theme::Ground::Dark, worldcafe::theme::Depth::None);
    rows(&crate::support::golden::drawn(&desk.model, &theme))
}

#[test]
fn a_folder_that_takes_nothing_is_asked_for_again_and_a_held_enter_writes_nothing() {
    let mut desk = unsaved();
    desk.press(&["Esc", "Esc"]).press_at_once(&["Enter", "Enter"]);
    assert!(desk.elsewhere.is_empty(), "an Enter that came in with the question says nothing");
    desk.press(&["/lost", "Enter"]);
    desk.give(Msg::Kept { until: Tag(9), done: Err("there is no such folder".into()) });
    assert!(desk.asked().starts_with("Not written: there is no such folder."), "{}", desk.asked());
    desk.press(&["Enter"]);
    assert_eq!(desk.elsewhere.len(), 1, "an Enter that may still be held down");
    desk.later(Span::seconds(1)).press(&["Backspace", "Enter"]);
    let folders: Vec<&str> = desk.elsewhere.iter().map(|(_, path, _)| path.as_str()).collect();
    assert!(folders[1].starts_with("/media/usb/los/"), "{folders:?}");
    desk.give(Msg::Kept { until: Tag(9), done: Err("there is no such folder".into()) });
    desk.press(&["Esc"]);
    assert!(desk.model.overlays.is_empty() && desk.model.screen == Screen::Stage);
}

#[test]
fn leaving_with_words_that_are_not_saved_says_so() {
    let mut desk = unsaved();
    desk.press(&["Ctrl-C"]);
    assert_eq!(
        desk.asked(),
        "3 ideas are not saved. Enter leaves all the same, and that may be lost."
    );
}

#[test]
fn a_plan_that_was_changed_while_nobody_looked_is_told_of_and_how_it_is_taken_over() {
    let mut desk = desk();
    let same = Arc::clone(&desk.model.session.plan);
    desk.give(Msg::Plan(Ok(Arc::clone(&same))));
    assert_eq!(desk.said(), "", "it is the one that runs");
    let mut plan = (*same).clone();
    plan.questions[1].theme = Some("Another theme".into());
    desk.give(Msg::Plan(Ok(Arc::new(plan))));
    assert_eq!(
        desk.said(),
        "Back in Conversation 2. session.json was changed (questions 1 changed), and what runs is \
         the plan as it was before · : adopt-plan"
    );
    assert!(desk.model.overlays.is_empty(), "nobody asked for it");
}

#[test]
fn a_changed_plan_shows_what_it_changes_and_waits_for_enter() {
    let mut desk = desk();
    desk.press(&[":", "adopt", "Enter"]);
    assert_eq!(desk.plans_read, 2, "as the palette opened, and as it was asked for");
    let mut plan = (*desk.model.session.plan).clone();
    plan.programme.retain(|block| block.id != BlockId::new("th2"));
    plan.questions[1].theme = Some("Another theme".into());
    let plan = Arc::new(plan);
    desk.give(Msg::Plan(Ok(Arc::clone(&plan))));
    assert_eq!(
        desk.asked(),
        "The plan on disk differs: blocks 1 gone; questions 1 changed. Enter takes it over; what \
         has run stays."
    );
    desk.give(Msg::Plan(Ok(Arc::clone(&plan))));
    assert_eq!(desk.model.overlays.len(), 1, "asked for twice, it is put once");
    desk.press(&["Enter"]);
    assert_eq!(desk.sent, [], "an Enter that asked for it may still be held");
    desk.later(Span::seconds(2)).press(&["Enter"]);
    assert_eq!(desk.sent, [Command::AdoptPlan { plan }]);
}

#[test]
fn a_plan_that_is_the_one_in_use_is_not_among_what_can_be_done() {
    let mut desk = desk();
    let why_not = |desk: &Desk| {
        let all = entries(&desk.model, &Finder::default());
        all.into_iter().find(|entry| entry.row.name == "adopt-plan").unwrap().why_not
    };
    let same = Arc::clone(&desk.model.session.plan);
    desk.press(&[":"]).give(Msg::Plan(Ok(Arc::clone(&same))));
    assert_eq!(why_not(&desk).as_deref(), Some("the plan has not changed"));
    let changed = Arc::new(Plan { place: Some("Bern".into()), ..(*same).clone() });
    desk.press(&["Esc", ":"]).give(Msg::Plan(Ok(Arc::clone(&changed))));
    assert_eq!(why_not(&desk), None);
    desk.press(&["Esc"]).give(Msg::Plan(Ok(changed)));
    assert_eq!(desk.said(), "", "what the palette told is not told again");
}

#[test]
fn a_plan_that_cannot_be_taken_over_is_refused_at_once() {
    let mut desk = desk();
    desk.press(&[":", "adopt", "Enter"]);
    desk.give(Msg::Plan(Ok(Arc::clone(&desk.model.session.plan.clone()))));
    assert_eq!(desk.said(), "not done: the plan has not changed · edit session.json first");
    let (words, hint) = ("the plan has 2 errors".into(), "check names every one".into());
    desk.press(&[":", "adopt", "Enter"]);
    desk.give(Msg::Plan(Err(Failure { words, hint })));
    assert_eq!(desk.said(), "not done: the plan has 2 errors · check names every one");
    assert!(desk.model.overlays.is_empty());
}
