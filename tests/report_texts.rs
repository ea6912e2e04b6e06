//! The summary and the next step of the report, written inside the interface.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use worldcafe::domain::{ReportText, Span};
use worldcafe::report::Missing;
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::Msg;
use worldcafe::tui::model::Overlay;

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, golden, rows};

fn desk() -> Desk {
    Desk::at(Evening::drawn())
}

#[test]
fn the_next_step_is_written_in_the_report_in_as_many_rows_as_it_has() {
    let mut desk = desk();
    desk.does(Command::SetReportText { of: ReportText::NextStep, text: None }).press(&["6"]);
    assert!(desk.model.preview.missing.contains(&Missing::NextStep));
    desk.press(&[":", "next-step", "Enter"]).later(Span::seconds(1));
    desk.press(&["It goes to"]).key(KeyEvent::new(KeyCode::Enter, KeyModifiers::ALT));
    desk.press(&["the council", "Enter"]);
    let text = Some("It goes to\nthe council".into());
    let written = Command::SetReportText { of: ReportText::NextStep, text };
    assert_eq!(desk.sent, [written]);
    assert!(!desk.model.preview.missing.contains(&Missing::NextStep));
    desk.later(Span::seconds(5));
    let rows = &desk.model.preview.made.as_ref().unwrap().rows;
    assert!(rows.iter().any(|row| row.words.contains("the council")), "{rows:?}");
}

#[test]
fn the_way_to_ideas_without_a_category_leads_to_one() {
    let mut desk = desk();
    desk.press(&["6", "3", "Enter"]);
    let opened = &desk.model.tally.opened.as_ref().unwrap().pile;
    assert_eq!((opened.category.as_ref(), opened.question.is_some()), (None, true));
    desk.press(&["Esc", "1", "3"]);
    assert!(desk.model.tally.opened.is_none());
}

#[test]
fn words_of_the_next_step_that_were_left_half_written_are_there_again() {
    let mut desk = desk();
    desk.does(Command::SetReportText { of: ReportText::NextStep, text: None });
    let open = [":", "next-step", "Enter"];
    desk.press(&open).later(Span::seconds(1)).press(&["It goes to"]);
    desk.paste("\nthe council").press(&["Esc"]);
    assert_eq!(desk.sent, []);
    desk.press(&open).later(Span::seconds(1));
    for size in [(40, 12), (80, 24)] {
        desk.model.size = size;
        golden("next-step", &desk.model);
    }
    desk.press(&["Enter"]);
    let text = Some("It goes to\nthe council".into());
    assert_eq!(desk.sent, [Command::SetReportText { of: ReportText::NextStep, text }]);
    desk.press(&[":", "summary", "Enter"]);
    let Some(Overlay::Write(write)) = desk.model.overlays.last() else { panic!() };
    let summary = desk.model.session.texts.summary.as_deref().unwrap();
    assert_eq!(write.line.text(), summary, "those words were of the next step");
}

#[test]
fn half_written_texts_of_the_report_are_kept_each_for_itself_until_they_are_saved() {
    let mut desk = desk();
    let write = |desk: &mut Desk, name: &str, words: &str| {
        desk.press(&["Esc", ":", name, "Enter"]).later(Span::seconds(1)).press(&[words]);
        let Some(Overlay::Write(write)) = desk.model.overlays.last() else { panic!() };
        write.line.text()
    };
    let summary = write(&mut desk, "summary", " Half a summary");
    let next = write(&mut desk, "next-step", " It goes");
    assert_eq!(
        desk.drafts.texts,
        [(ReportText::Summary, summary.clone()), (ReportText::NextStep, next)]
    );
    let kept = serde_json::from_str(&serde_json::to_string(&desk.drafts).unwrap()).unwrap();
    let mut again = self::desk();
    again.give(Msg::Drafts(kept));
    assert_eq!(write(&mut again, "summary", ""), summary);
    let long = "x".repeat(24_000);
    again.paste(&long).press(&["Enter"]);
    assert!(again.said().starts_with("not done: "), "{}", again.said());
    assert_eq!(write(&mut again, "summary", ""), format!("{summary}{long}"));
    for _ in 0..10 {
        again.press(&["Ctrl-U", "Backspace"]);
    }
    again.press(&["All of it", "Enter"]);
    assert_eq!(again.model.session.texts.summary.as_deref(), Some("All of it"));
    assert_eq!(again.drafts.texts.len(), 1, "{:?}", again.drafts.texts);
}

#[test]
fn a_report_never_calls_itself_a_draft_below_words_that_nothing_is_missing() {
    let theme = Theme::new(Ground::Dark, Depth::None);
    let says_draft = |desk: &Desk| rows(&drawn(&desk.model, &theme)).join("\n").contains("Draft");
    let mut desk = desk();
    desk.press(&["6"]);
    let draft = desk.model.preview.made.clone().unwrap();
    assert!(says_draft(&desk));
    desk.does(Command::Close);
    assert!(!says_draft(&desk));
    desk.give(Msg::Page(Ok(draft)));
    assert!(!says_draft(&desk), "one that was under way comes too late");
}
