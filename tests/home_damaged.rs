//! A damaged session on the Home screen: what is asked, and what each key leads to.

use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::home::{Damage, Entry, Home, HomeEffect, HomeMsg, Standing, update_home};

use crate::support::desk::read;
use crate::support::golden::{drawn_home, golden_home, rows};

const PATH: &str = "/cafés/sessions/our-street";

fn damaged(copy: bool) -> Home {
    let words = "sessions/our-street: what was recorded is damaged in line 60, so it was not \
                 opened. Nothing was changed: 122 records are whole, 1 damaged line is lost; the \
                 words of 1 note can be read there.";
    let mut home = Home::new((80, 24), chrono::NaiveDate::default());
    let entry = Entry {
        path: PATH.into(),
        folder: "./sessions/our-street".to_owned(),
        title: "What next for our street?".to_owned(),
        day: "Sat 21 Nov 2026".to_owned(),
        standing: Standing::Faulty("damaged, line 60: Enter helps".to_owned()),
        elsewhere: false,
    };
    update_home(&mut home, HomeMsg::Found(vec![entry]));
    let words = words.to_owned();
    home.damage = Some(Damage { path: PATH.into(), words, copy, unheard: false });
    home
}

fn press(home: &mut Home, key: &str) -> Vec<HomeEffect> {
    read(key).into_iter().flat_map(|key| update_home(home, HomeMsg::Key(key))).collect()
}

fn shows(home: &Home, words: &str) -> bool {
    let theme = Theme::new(Ground::Dark, Depth::None);
    rows(&drawn_home(home, &theme)).join("\n").contains(words)
}

#[test]
fn it_is_asked_about_in_whole_sentences_with_the_keys_in_sight() {
    for size in [(80, 24), (40, 12)] {
        let mut home = damaged(true);
        home.size = size;
        golden_home("home-damaged", &home);
    }
    assert!(!shows(&damaged(false), "sound copy"), "nothing can be copied");
}

#[test]
fn enter_copies_tab_looks_and_every_other_key_leaves_all_as_it_is() {
    let mut home = damaged(true);
    home.held = true;
    assert_eq!(press(&mut home, "Enter"), [], "the Enter that opened it may still be held down");
    assert!(shows(&home, "let go of Enter"));
    update_home(&mut home, HomeMsg::LetGo);
    assert_eq!(press(&mut home, "Enter"), [HomeEffect::Salvage(PATH.into())]);
    assert_eq!(press(&mut damaged(false), "Enter"), [], "nothing can be copied");
    assert_eq!(press(&mut damaged(false), "Tab"), [HomeEffect::Look(PATH.into())]);
    for key in ["Esc", "q", "a"] {
        let mut home = damaged(true);
        assert_eq!(press(&mut home, key), [], "{key}");
        assert!(home.damage.is_none() && home.dialog.is_none(), "{key}");
    }
}
