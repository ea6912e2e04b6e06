//! What a crash cut short, offered when the session opens again.

use worldcafe::domain::Span;
use worldcafe::engine::{Notice, Opened};
use worldcafe::journal::SetAside;
use worldcafe::tui::Msg;
use worldcafe::tui::model::{Drafts, Overlay, Reading};

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
