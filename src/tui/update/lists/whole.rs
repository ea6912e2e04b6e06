//! How long the whole is, where no block says: lengths are proposed, shown, and asked about.

use super::super::submit::say;
use super::super::wanting::open;
use super::ripple::offer;
use crate::domain::{Length, LengthError, Span, TimeOfDay};
use crate::session::{Command, propose};
use crate::setup::time_typed;
use crate::tui::effect::Effect;
use crate::tui::model::{Line, Model, Overlay, Sort, Waits, Wanted, Write};
use crate::tui::words::{refused, with_hint};

/// Asks how long the whole is, where the plan says nothing of any time.
pub(in crate::tui::update) fn ask(model: &mut Model) {
    let session = &model.session;
    let says = |block: &crate::domain::Block| block.start.is_some() || block.length.is_some();
    let silent = !session.blocks.iter().any(|it| says(&it.block) || it.length.is_some());
    if session.has_begun() || session.closed.is_some() || session.blocks.is_empty() || !silent {
        return;
    }
    let words = "No block has a time or a length. How long do we have: 90 min, or until 12:30? \
                 Enter proposes a length for each block, Esc leaves them open.";
    put(model, words.to_owned(), "");
}

/// By the name of the action: takes the words typed after it, or asks for them.
pub(in crate::tui::update) fn whole(model: &mut Model, typed: &str, batch: u64) -> Vec<Effect> {
    if !typed.trim().is_empty() {
        return taken(model, typed.trim(), batch);
    }
    let words = "How long may all take that is still to come today: 90 min, or until 12:30? Enter \
                 proposes a length for each block without one, Esc leaves them open.";
    put(model, words.to_owned(), "");
    Vec::new()
}

/// An Enter opened the session or gave the words before, and may still be held down.
fn put(model: &mut Model, words: String, typed: &str) {
    let line = Line::of(typed);
    open(model, Write { wanted: Wanted::Whole, words, line, waits: Waits::for_another(model.now) });
}

/// Words came: proposes, or asks again with what is wrong.
pub(super) fn taken(model: &mut Model, words: &str, batch: u64) -> Vec<Effect> {
    if words.is_empty() {
        return Vec::new();
    }
    let proposed = match span(model, words) {
        Err(why) => {
            Err(with_hint(&format!("\"{words}\": {why}"), "90 min, 1 h 30 min or until 12:30"))
        }
        Ok(whole) => propose(&model.session, whole).map_err(|why| refused(model, &why)),
    };
    match proposed {
        Ok(lengths) => {
            offer(model, vec![Command::SetLengths { lengths }], batch);
            if let Some(Overlay::Confirm(confirm)) = model.overlays.last_mut() {
                confirm.waits.held = Some(model.now);
            }
        }
        Err(why) if model.session.next().is_some() => {
            put(model, format!("{why}. How long do we have?"), words);
        }
        Err(why) => say(model, Sort::Refused, why),
    }
    Vec::new()
}

/// How long it is to be: a length, or the time until a time of day.
fn span(model: &Model, words: &str) -> Result<Span, LengthError> {
    let until = match words.split_at_checked("until".len()) {
        Some((word, time)) if word.eq_ignore_ascii_case("until") => time.trim(),
        _ => words.trim(),
    };
    // `2h` is how long; `until 2h` is when.
    let is_length = until == words
        && until
            .split_once(['h', 'H'])
            .is_some_and(|(hours, _)| hours.ends_with(|c: char| c.is_ascii_digit()));
    if let Some(TimeOfDay(time)) = time_typed(until).filter(|_| !is_length) {
        let local = model.local(model.now.at);
        let today = local.date_naive();
        let end = model.session.wall(today, time);
        let end = if end > model.now.at { end } else { end + chrono::Duration::days(1) };
        let left = Span((end - model.now.at).num_milliseconds());
        // Who says 3:30 after lunch means half past three in the afternoon.
        let half_day = Span::minutes(12 * 60);
        let is_short = until.find([':', '.']) == Some(1) && !until.starts_with('0');
        let by_half = is_short && until.ends_with(|c: char| c.is_ascii_digit()) && left > half_day;
        return Ok(if by_half { left - half_day } else { left });
    }
    Length::typed(words).map(|length| length.0)
}
