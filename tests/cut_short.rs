//! What a crash cut short, offered when the session opens again.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use worldcafe::domain::{Moment, Span};
use worldcafe::engine::{Notice, Opened};
use worldcafe::journal::SetAside;
use worldcafe::tui::model::{Drafts, Overlay, Reading};
use worldcafe::tui::{Effect, Msg, update};

use crate::support::desk::Desk;
use crate::support::evening::Evening;

fn opened(drafts: Drafts, words: &[&str]) -> Desk {
    let mut desk = Desk::at(Evening::drawn());
    desk.model.reading = Some(Reading::default());
    desk.give(Msg::Drafts(drafts));
    let words = words.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let path = "journal.torn-19".into();
    let aside = SetAside { path, bytes: 9, words };
    desk.give(Msg::Notice(Notice::Opened(Box::new(Opened {
        session: desk.model.session.clone(),
        resumed: true,
        read_only: false,
        fault: None,
        set_aside: Some(aside).filter(|it| !it.words.is_empty()).into_iter().collect(),
    }))));
    desk
}

fn offers(desk: &Desk) -> Option<&str> {
    match desk.model.overlays.last() {
        Some(Overlay::Paste(paste)) => Some(&paste.text),
        _ => None,
    }
}

#[test]
fn words_that_a_crash_cut_short_are_offered_until_somebody_answers() {
    let desk = opened(Drafts::default(), &["More light"]);
    assert_eq!(offers(&desk), Some("More light"));
    let again = opened(desk.drafts.clone(), &[]);
    assert_eq!(offers(&again), Some("More light"), "the program was stopped before an answer");
    assert!(!again.said().contains("half-typed"), "{}", again.said());
    let mut again = opened(again.drafts.clone(), &["Less noise"]);
    assert_eq!(offers(&again), Some("More light\nLess noise"));
    again.later(Span::seconds(2)).press(&["Esc"]);
    assert_eq!((offers(&again), &again.drafts.torn), (None, &None));
    assert_eq!(offers(&opened(again.drafts.clone(), &[])), None);
}

#[test]
fn words_that_a_crash_cut_short_are_never_without_a_place() {
    let mut desk = opened(Drafts::default(), &["More light"]);
    let later = Moment { t: desk.model.now.t + Span::seconds(2), ..desk.model.now };
    desk.give(Msg::Tick(later));
    let key = KeyEvent::new(KeyCode::Tab, KeyModifiers::NONE);
    let effects = update(&mut desk.model, Msg::Key { key, batch: 99 });
    let kept: Vec<&Drafts> = effects.iter().filter_map(saved).collect();
    assert!(!kept.is_empty(), "they are in the line now");
    assert!(kept.iter().all(|it| it.of(None).is_some_and(|line| line.text == "More light")));
    let mut desk = opened(Drafts::default(), &["More light"]);
    desk.later(Span::seconds(2));
    desk.model.ids.clear();
    let key = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
    update(&mut desk.model, Msg::Key { key, batch: 99 });
    assert!(desk.said().starts_with("not done"), "{}", desk.said());
    let still = desk.model.capture.drafts.torn.as_ref().map(|it| &*it.text);
    assert_eq!(still, Some("More light"), "what was not taken is offered again");
}

fn saved(effect: &Effect) -> Option<&Drafts> {
    match effect {
        Effect::SaveDrafts(drafts) => Some(drafts),
        _ => None,
    }
}
