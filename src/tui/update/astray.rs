//! Words typed on the Stage, where letters are keys: nothing of them is done one key after another.

use super::press::{Press, by_table, chosen};
use super::submit::{say, say_next};
use crate::actions::Action;
use crate::domain::{Moment, Span};
use crate::tui::context::scope;
use crate::tui::effect::Effect;
use crate::tui::keys::{name, typed};
use crate::tui::model::{Letter, Model, Sort};

/// Letters that follow within this are of the same word.
const SOON: Span = Span::seconds(1);

/// Does what a key of the Stage does. A letter that is none begins a word, and so does one that
/// came in one piece with another: what follows at once is of it.
pub(super) fn press(model: &mut Model, press: Press<'_>, before: Option<Letter>) -> Vec<Effect> {
    let at = scope(model);
    let letter = typed(press.key).filter(|_| model.can_change());
    let Some(letter) = letter else { return by_table(model, press, at) };
    let goes_on = before.filter(|it| it.astray && is_soon(it.at, model.now)).is_some();
    let at_once = |it: Letter| it.batch == press.batch && it.letter != letter;
    let is_key = || name(press.key).is_some_and(|name| chosen(model, &name, at).is_some());
    let begins = letter.is_alphabetic() && (before.is_some_and(at_once) || !is_key());
    let astray = goes_on || begins;
    if astray || letter.is_alphabetic() {
        model.letter = Some(Letter { letter, at: model.now, batch: press.batch, astray });
    }
    if !astray {
        return by_table(model, press, at);
    }
    if !goes_on {
        tell(model, before);
    }
    Vec::new()
}

/// What the letter before it did stands first: there is a way back from it.
fn tell(model: &mut Model, before: Option<Letter>) {
    let since = before.map(|it| it.at).filter(|at| is_soon(*at, model.now));
    let did = since.and_then(|at| model.message.take_if(|it| it.at.t >= at.t));
    let words = format!("letters are keys here, {} leads to the line", model.key(Action::Type));
    match did {
        Some(did) => say_next(model, did.sort, format!("{} · {words}", did.words), did.next),
        None => say(model, Sort::Told, words),
    }
}

/// Session time does not pass before the first record, and a wall clock may be set back.
fn is_soon(since: Moment, now: Moment) -> bool {
    now.t - since.t < SOON && (now.at - since.at).num_milliseconds() < SOON.0
}
