//! Where the row chosen leads.

use super::choice::Choice;
use super::dialog::Dialog;
use super::entry::Standing;
use super::model::{Home, Told};
use super::msg::HomeEffect;
use crate::actions::Action;

/// Opens the dialog of a new session, as it was left last.
pub(super) fn begin(home: &mut Home) -> Vec<HomeEffect> {
    let today = home.today;
    home.dialog = home.kept.take().or_else(|| Some(Box::new(Dialog::new(today))));
    Vec::new()
}

/// Leaves the dialog; what was typed in it is kept, and said to be.
pub(super) fn leave(home: &mut Home) {
    home.kept = home.dialog.take().filter(|dialog| dialog.is_begun());
    if home.kept.is_some() {
        let key = home.keys.key(Action::NewSession);
        let words = format!("what was typed is kept: {key} goes on with it");
        home.told = Some(Told { words, refused: false });
    }
}

/// Opens what is chosen.
pub(super) fn open(home: &mut Home) -> Vec<HomeEffect> {
    match home.choice() {
        None => Vec::new(),
        Some(Choice::New) => begin(home),
        Some(Choice::Demo) => vec![HomeEffect::Demo],
        Some(row @ Choice::Session(_)) => {
            let Some(entry) = home.entry(&row) else { return Vec::new() };
            if entry.standing == Standing::Gone {
                let key = home.keys.key(Action::ForgetSession);
                let words = format!("not opened: {} is gone · {key} drops it here", entry.folder);
                home.refuse(words);
                return Vec::new();
            }
            vec![HomeEffect::Open(entry.path.clone())]
        }
    }
}

/// Asks that the session chosen be remembered no more.
pub(super) fn forget(home: &mut Home) -> Vec<HomeEffect> {
    let row = home.choice();
    match row.as_ref().and_then(|row| home.entry(row)) {
        Some(entry) if entry.elsewhere => vec![HomeEffect::Forget(entry.path.clone())],
        Some(entry) => {
            let words =
                format!("not done: {} lies in ./sessions and is listed for that", entry.folder);
            home.refuse(words);
            Vec::new()
        }
        None => Vec::new(),
    }
}
