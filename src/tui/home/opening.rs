//! Where the row chosen leads.

use super::choice::Choice;
use super::dialog::Dialog;
use super::entry::Standing;
use super::model::Home;
use super::msg::HomeEffect;
use crate::actions::Action;

/// Opens the dialog of a new session.
pub(super) fn begin(home: &mut Home) -> Vec<HomeEffect> {
    home.dialog = Some(Box::new(Dialog::new(home.today)));
    Vec::new()
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
