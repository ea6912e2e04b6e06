//! What lies above a screen, alarms, and what is said when a session is found again.

use worldcafe::domain::{BlockId, Moment, NoteKind, Span, TableId};
use worldcafe::engine::{Failure, Notice, Opened, Trouble};
use worldcafe::journal::AppendError;
use worldcafe::session::Command;
use worldcafe::tui::model::{Draft, Drafts, Mode, Overlay, Screen};
use worldcafe::tui::offer::entries;
use worldcafe::tui::{Model, Msg, unsaved, update, words};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::golden;

fn desk() -> Desk {
    Desk::at(Evening::drawn())
}

fn opened(evening: &Evening) -> Msg {
    Msg::Notice(Notice::Opened(Box::new(Opened {
        session: evening.session.clone(),
        resumed: true,
        read_only: false,
        fault: None,
        set_aside: Vec::new(),
    })))
}

#[test]
fn a_question_rises_from_the_foot_of_the_screen() {
    let mut desk = desk();
    golden("confirm", &desk.press(&["+"]).model);
    golden("palette", &desk.press(&["Esc", ":", "ta"]).model);
    golden("help", &desk.press(&["Esc", "?"]).model);
    for size in [(120, 40), (200, 60)] {
        desk.model.size = size;
        golden("help", &desk.model);
        golden("palette", &desk.press(&["Esc", ":", "ta"]).model);
        desk.press(&["Esc", "?"]);
    }
    desk.model.size = (40, 12);
    golden("palette", &desk.press(&["Esc", ":", "ta"]).model);
}

#[test]
fn a_paste_asks_what_to_make_of_it() {
    let mut desk = desk().capture();
    desk.press(&["@4 "]).paste("one\n  a detail\ntwo");
    golden("paste", &desk.model);
}

#[test]
fn after_esc_the_line_is_grey_and_the_keys_of_the_stage_stand_below() {
    let mut desk = desk().capture();
    golden("armed", &desk.press(&["half a line", "Esc", "Right"]).model);
}

#[test]
fn while_a_category_is_picked_the_strip_shows_what_matches() {
    let mut desk = desk().capture();
    golden("picking", &desk.press(&["#ac"]).model);
}

#[test]
fn the_list_begins_with_what_the_table_said_before() {
    let mut evening = Evening::drawn();
    evening.ends("19:30:00", "c2");
    evening.ends("19:45:00", "th1");
    evening.at("19:46:00");
    let mut desk = Desk::at(evening).capture();
    desk.press(&["@4", "Enter", "the first idea of the round", "Enter"]);
    golden("before", &desk.model);
}

#[test]
fn a_disk_that_fails_takes_two_lines_and_stays() {
    let mut desk = desk().capture();
    desk.give(Msg::Notice(Notice::Trouble(Trouble {
        words: "the disk is full".into(),
        hint: "free space".into(),
        meanwhile: "it is tried again by itself".into(),
        unsaved: 3,
        takes_all: false,
    })));
    golden("not-saved", &desk.model);
    assert_eq!(desk.model.alarms.len(), 1);
    desk.give(Msg::Notice(Notice::Recovered { set_aside: None, remade: false }));
    assert!(desk.model.alarms.is_empty());
    assert_eq!(desk.said(), "✓ everything is saved again");
}

#[test]
fn a_folder_that_is_gone_takes_what_was_saved_before_and_the_alarm_says_so() {
    let mut desk = desk().capture();
    desk.slow = true;
    desk.press(&["only here", "Enter"]);
    let gone = AppendError::NoFolder;
    desk.give(Msg::Notice(Notice::Trouble(Trouble {
        words: gone.to_string(),
        hint: gone.hint().into(),
        meanwhile: gone.meanwhile().into(),
        unsaved: 1,
        takes_all: gone.takes_all(),
    })));
    let alarm = unsaved::alarm(&desk.model);
    assert!(alarm.starts_with("NOT SAVED"), "{alarm}");
    assert!(alarm.starts_with(
        "NOT SAVED: the folder of this session was deleted or moved away. 1 idea is only on this \
         screen. Make that folder again, or Esc Esc Enter writes"
    ));
    assert!(alarm.ends_with(" What was saved before is only here, too: do not leave."), "{alarm}");
    desk.press(&["Esc", "q"]);
    let asked = "1 idea is not saved. Enter leaves all the same, and the whole session is lost.";
    assert_eq!(desk.asked(), asked);
    desk.press(&["Esc"]);
    desk.give(Msg::Notice(Notice::Recovered { set_aside: None, remade: true }));
    assert_eq!(
        desk.said(),
        "the session's folder was deleted or moved away; it was made again, with the plan and \
         all that was saved"
    );
    assert_eq!(desk.plans_written, [desk.model.session.plan.title.as_str()]);
    desk.give(Msg::PlanUnwritten("no space left on device".into()));
    assert!(desk.said().starts_with("session.json was not written again"), "{}", desk.said());
}

#[test]
fn below_the_least_size_the_clock_and_the_line_go_on() {
    for size in [(39, 11), (20, 3), (5, 1)] {
        let mut desk = desk().capture();
        desk.press(&["half a line"]);
        desk.give(Msg::Resize { width: size.0, height: size.1 });
        golden("small", &desk.model);
    }
}

#[test]
fn the_first_frame_says_what_is_read_and_how_far() {
    let mut model = Model::new(Mode::Live, (80, 24));
    model.reading.as_mut().unwrap().title = "World Café".into();
    update(&mut model, Msg::Notice(Notice::Reading { done: 1_204_000, of: 31_077_000 }));
    golden("reading", &model);
    let failure = Failure { words: "the journal is damaged".into(), hint: "verify it".into() };
    update(&mut model, Msg::Notice(Notice::Failed(failure)));
    golden("failed", &model);
}

#[test]
fn a_session_found_again_says_where_it_is_and_what_is_whole() {
    let mut evening = Evening::drawn();
    let mut model = Model::new(Mode::Live, (80, 24));
    evening.at("19:18:28");
    update(&mut model, Msg::Tick(evening.now));
    update(&mut model, opened(&evening));
    assert_eq!(
        model.message.unwrap().words,
        "Back in Conversation 2, 11:32 left. Away from 19:15 to 19:18; the clock ran on. 65 ideas, \
         all whole."
    );

    let mut model = Model::new(Mode::Live, (80, 24));
    evening.at("19:36:00");
    update(&mut model, Msg::Tick(evening.now));
    update(&mut model, opened(&evening));
    assert_eq!(
        words::said(&model, model.message.as_ref().unwrap()),
        "Conversation 2 ran out at 19:30, 6 min ago, and is still open · n next, + more time"
    );
}

#[test]
fn at_the_first_start_the_screen_says_what_it_is_and_which_key_begins() {
    let mut desk = Desk::at(Evening::planned("18:10:00"));
    let evening = Evening::planned("18:10:00");
    desk.model = Model::new(Mode::Live, (80, 24));
    desk.give(Msg::Tick(evening.now));
    desk.give(Msg::Notice(Notice::Opened(Box::new(Opened {
        session: evening.session.clone(),
        resumed: false,
        read_only: false,
        fault: None,
        set_aside: Vec::new(),
    }))));
    assert_eq!(desk.said(), "Nothing has begun yet · n begins, l changes times, ? helps");
    let one_row = "at 60 columns, and at 80 beside how many have joined";
    assert!(desk.said().chars().count() <= 58, "{one_row}");
}

#[test]
fn what_a_fault_keeps_from_being_shown_is_told() {
    let evening = Evening::drawn();
    let mut desk = Desk::of(evening.clone(), Mode::ReadOnly);
    let (words, hint) = ("line 9 is not sound".into(), "verify names every fault".into());
    desk.give(Msg::Notice(Notice::Opened(Box::new(Opened {
        session: evening.session,
        resumed: true,
        read_only: true,
        fault: Some(Failure { words, hint }),
        set_aside: Vec::new(),
    }))));
    assert_eq!(desk.said(), "line 9 is not sound · verify names every fault");
}

#[test]
fn a_closed_session_says_so_where_ideas_are_typed() {
    let mut evening = Evening::drawn();
    evening.does("20:21:00", Command::Close).at("20:30:00");
    golden("closed-capture", &Desk::at(evening).capture().model);
}

#[test]
fn found_again_after_its_warnings_a_block_does_not_ring_for_them() {
    let mut evening = Evening::drawn();
    let mut desk = Desk::at(evening.clone());
    desk.model = Model::new(Mode::Live, (80, 24));
    evening.at("19:36:00");
    desk.give(Msg::Tick(evening.now));
    desk.give(opened(&evening));
    desk.later(Span::seconds(1));
    assert_eq!(desk.bells, 0);
}

#[test]
fn the_palette_finds_where_the_next_step_is_said() {
    let mut desk = desk();
    desk.press(&[":", "next step"]);
    let Some(Overlay::Palette(finder)) = desk.model.overlays.last() else { panic!() };
    let found = entries(&desk.model, finder);
    assert_eq!(found.first().map(|it| it.row.name), Some("next-step"));
}

#[test]
fn a_half_typed_line_is_in_place_after_a_crash() {
    let mut desk = desk().capture();
    desk.press(&["@7", "Enter", "half a thou"]);
    let kept = serde_json::to_string(&desk.drafts).unwrap();
    let evening = Evening::drawn();
    let mut model = Model::new(Mode::Live, (80, 24));
    update(&mut model, Msg::Drafts(serde_json::from_str(&kept).unwrap()));
    update(&mut model, Msg::Tick(evening.now));
    update(&mut model, opened(&evening));
    assert_eq!(model.capture.table, Some(TableId::new("7")));
    assert_eq!(model.capture.line.text(), "half a thou");
    assert_eq!(
        model.message.unwrap().words,
        "Back in Conversation 2, 14:32 left. Away for 8 s; the clock ran on. 65 ideas, \
         all whole; your half-typed line is in place."
    );
    assert_eq!(model.screen, Screen::Stage);
}

#[test]
fn a_half_typed_detail_is_still_a_detail_after_a_crash_and_is_not_counted() {
    let mut evening = Evening::drawn();
    let mut desk = Desk::at(evening.clone()).capture();
    desk.press(&["@7 ", "the idea", "Enter"]);
    let idea = desk.note(0).id;
    desk.press(&["Tab", "its detail", "Enter", "Tab", "Tab", "half a det"]);
    let kept = serde_json::to_string(&desk.drafts).unwrap();
    evening.session = desk.model.session.clone();
    let ideas = desk.model.counts.all();

    let mut after = Desk::at(evening.clone());
    after.model = Model::new(Mode::Live, (80, 24));
    after.give(Msg::Drafts(serde_json::from_str(&kept).unwrap()));
    after.give(Msg::Tick(evening.now));
    after.give(opened(&evening));
    after.press(&["i", "ail", "Enter"]);
    assert_eq!(after.model.counts.all(), ideas);
    let note = after.model.session.notes.get(idea).unwrap();
    assert_eq!(&*note.words.details[0].details[0].text, "half a detail");
}

#[test]
fn the_kind_chosen_for_a_half_typed_line_is_in_place_after_a_crash() {
    let mut desk = desk().capture();
    desk.press(&["Ctrl-T", "who p"]);
    let kept = serde_json::to_string(&desk.drafts).unwrap();
    let mut after = self::desk().capture();
    after.give(Msg::Drafts(serde_json::from_str(&kept).unwrap()));
    after.press(&["ays?", "Enter"]);
    assert_eq!(&*after.note(0).words.text, "who pays?");
    assert_eq!(after.note(0).kind, NoteKind::OpenQuestion);
}

#[test]
fn signs_typed_in_a_half_typed_line_are_read_after_a_crash_and_pasted_ones_are_words() {
    let found = |begin: &dyn Fn(&mut Desk)| {
        let mut desk = desk().capture();
        begin(&mut desk);
        let kept = serde_json::to_string(&desk.drafts).unwrap();
        let mut after = self::desk().capture();
        after.give(Msg::Drafts(serde_json::from_str(&kept).unwrap()));
        after.press(&["Enter"]);
        let note = after.note(0);
        (note.words.text.to_string(), note.category.as_ref().map(ToString::to_string))
    };
    let typed = found(&|desk| _ = desk.press(&["More light #b"]));
    assert_eq!(typed, ("More light".to_owned(), Some("c-b".to_owned())));
    let pasted = found(&|desk| _ = desk.paste("More light #b"));
    assert_eq!(pasted, ("More light #b".to_owned(), None));
}

#[test]
fn a_session_found_again_in_a_pause_or_without_ideas_says_that() {
    let mut evening = Evening::planned("18:15:00");
    evening.does("18:15:00", Command::Start { block: BlockId::new("opening") });
    let said = |evening: &Evening, draft: &str| {
        let mut model = Model::new(Mode::Live, (80, 24));
        let mut drafts = Drafts::default();
        let draft = Draft { text: draft.to_owned(), ..Draft::default() };
        drafts.put(None, Some(draft).filter(|draft| !draft.text.is_empty()));
        update(&mut model, Msg::Drafts(drafts));
        update(&mut model, Msg::Tick(evening.now));
        update(&mut model, opened(evening));
        model.message.unwrap().words
    };
    evening.at("18:16:00");
    assert_eq!(
        said(&evening, ""),
        "Back in Opening and Introduction, 14:00 left. Away from 18:15 to 18:16; the clock ran on."
    );
    assert_eq!(
        said(&evening, "half"),
        "Back in Opening and Introduction, 14:00 left. Away from 18:15 to 18:16; the clock ran on. \
         Your half-typed line is in place."
    );
    evening.idea("18:17:00", "opening", ("q1", ""), "1", "one");
    let block = BlockId::new("opening");
    evening.does("18:18:00", Command::Pause { block, reason: None });
    evening.at("18:20:00");
    assert_eq!(
        said(&evening, ""),
        "Back in Opening and Introduction, paused with 12:00 left. Away from 18:18 to 18:20; the \
         pause ran on. 1 idea, whole."
    );
}

#[test]
fn a_half_typed_line_that_cannot_be_kept_is_told_of() {
    let mut desk = desk().capture();
    desk.press(&["half"]).give(Msg::Unkept(Some("no space left on device".into())));
    assert_eq!(
        desk.said(),
        "a half-typed line is not kept: no space left on device · Enter saves it as ever"
    );
    assert_eq!(desk.line(), "half");
    assert_eq!(
        desk.press(&["Esc", "q"]).asked(),
        "What is half typed is not kept: no space left on device. It is shown once more after \
         leaving. Enter leaves."
    );
    desk.press(&["Esc"]).give(Msg::Unkept(None));
    desk.press(&["Esc", "q"]);
    assert!(desk.asked().ends_with("nothing is lost."), "{}", desk.asked());
}

#[test]
fn what_was_kept_of_a_line_that_was_saved_since_is_not_offered_again() {
    let mut evening = Evening::drawn();
    let mut desk = Desk::at(evening.clone()).capture();
    desk.press(&["second"]);
    let first_word = serde_json::to_string(&desk.drafts).unwrap();
    desk.press(&[" of all", "Enter", "second"]);
    let next_line = serde_json::to_string(&desk.drafts).unwrap();
    evening.session = desk.model.session.clone();
    let found = |kept: &str| {
        let mut after = Desk::at(evening.clone());
        after.model = Model::new(Mode::Live, (80, 24));
        after.give(Msg::Drafts(serde_json::from_str(kept).unwrap()));
        after.give(Msg::Tick(evening.now));
        after.give(opened(&evening));
        after.press(&["i"]);
        after.line()
    };
    assert_eq!(found(&first_word), "", "the power went before the file was taken away");
    assert_eq!(found(&next_line), "second", "a line that begins as the last one did");
}

#[test]
fn before_the_first_step_a_question_that_enter_brought_up_is_answered_too() {
    let mut desk = Desk::at(Evening::planned("18:00:00"));
    desk.press(&[":", "close", "Enter", "Enter"]);
    assert_eq!(desk.sent, [], "the Enter that asked may still be held down");
    // Session time stands still until something happens.
    let at = desk.model.now.at + chrono::Duration::seconds(2);
    desk.give(Msg::Tick(Moment { at, ..desk.model.now }));
    desk.press(&["Enter"]);
    assert_eq!(desk.sent, [Command::Close]);
}
