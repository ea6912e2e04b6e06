//! What comes of what reaches the Home screen.

use super::choice::Choice;
use super::entry::Entry;
use super::keys;
use super::model::{Home, Told};
use super::msg::{HomeEffect, HomeMsg};
use crate::engine::Failure;
use crate::tui::words::with_hint;

/// Takes a message in and tells what is to be done outside.
pub fn update_home(home: &mut Home, msg: HomeMsg) -> Vec<HomeEffect> {
    match msg {
        HomeMsg::Key(key) => return keys::press(home, &key),
        HomeMsg::LetGo => home.held = false,
        HomeMsg::Paste(text) => keys::paste(home, &text),
        HomeMsg::Resize { width, height } => home.size = (width, height),
        HomeMsg::Found(entries) => {
            home.entries = entries;
            home.looked = true;
        }
        HomeMsg::Read(entry) => read(home, entry),
        HomeMsg::Made(Ok(path)) => return vec![HomeEffect::Open(path)],
        HomeMsg::Made(Err(why)) => {
            if let Some(dialog) = &mut home.dialog {
                dialog.making = false;
                dialog.fault = said(&why);
            }
        }
        HomeMsg::Forgotten(Ok(path)) => forgotten(home, &Choice::Session(path)),
        HomeMsg::Forgotten(Err(why)) => home.refuse(format!("not done: {}", said(&why))),
    }
    Vec::new()
}

fn said(why: &Failure) -> String {
    with_hint(&why.words, &why.hint)
}

fn read(home: &mut Home, read: Entry) {
    if let Some(entry) = home.entries.iter_mut().find(|entry| entry.path == read.path) {
        *entry = read;
    }
}

/// Takes the row out; the one after it is chosen.
fn forgotten(home: &mut Home, row: &Choice) {
    let mut rows = home.rows();
    if home.choice().as_ref() == Some(row) {
        let next = home.place(&rows) + 1;
        home.chosen = (next < rows.len()).then(|| rows.swap_remove(next));
    }
    let Some(entry) = home.entry(row).cloned() else { return };
    home.entries.retain(|one| one.path != entry.path);
    home.told = Some(Told { words: format!("dropped: {}", entry.folder), refused: false });
}
