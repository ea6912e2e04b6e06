//! Keys where the cursor blinks.

use crossterm::event::{KeyCode, KeyModifiers};

use super::press::{Press, answers, by_name, by_table, chosen};
use super::screen::show;
use super::submit::say;
use super::typing::type_words;
use super::{chosen as ideas, hall, listing, save, sign};
use crate::actions::{Action, Scope};
use crate::domain::NoteKind;
use crate::tui::effect::Effect;
use crate::tui::keys::is_enter;
use crate::tui::keys::{escaped, motion, name, typed, word_motion};
use crate::tui::layout::list::reach;
use crate::tui::model::{
    Armed, Choosing, Finder, Model, Motion, Overlay, Screen, Sort, Voice, Waits,
};
use crate::tui::offer::{is_open, matches};
use crate::tui::strip::{first, strip};

/// Rows that PgUp and PgDn scroll by.
const PAGE: usize = 8;

/// Letters of a run of keys at the most: more are words.
const KEYS: usize = 8;

pub(super) fn press(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    if let Some(armed) = model.capture.armed.take() {
        return after_esc(model, press, armed);
    }
    if escaped(press.key).is_some() {
        return after_esc(model, press, Armed::default());
    }
    unarmed(model, press)
}

fn unarmed(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    let key = press.key;
    if is_enter(key) {
        return enter(model, press);
    }
    model.capture.again &= typed(key).is_some();
    if let Some(letter) = typed(key) {
        let effects = save::unanswered(model);
        letter_typed(model, letter);
        return effects;
    }
    let asked = model.capture.asked.take();
    if key.code == KeyCode::Enter {
        type_words(model, "\n");
        return Vec::new();
    }
    if in_picker(model, press) {
        // Whoever walks there has let go of Enter.
        let walks = asked.is_some() && model.capture.choice.is_some();
        model.capture.asked = walks.then(Waits::default);
        return Vec::new();
    }
    match key.code {
        KeyCode::Esc => model.capture.armed = Some(Armed::default()),
        KeyCode::Tab if model.mode.may(Action::Deeper) => deeper(model),
        KeyCode::BackTab if model.capture.line.is_outline() => model.capture.line.shallower(),
        KeyCode::BackTab => model.capture.level = model.capture.level.saturating_sub(1),
        KeyCode::PageUp => {
            model.capture.scroll = reach(model, model.capture.scroll + PAGE);
        }
        KeyCode::PageDown => model.capture.scroll = model.capture.scroll.saturating_sub(PAGE),
        KeyCode::Char('t')
            if key.modifiers == KeyModifiers::CONTROL && model.mode.may(Action::Kind) =>
        {
            next_kind(model);
        }
        KeyCode::Char('g')
            if key.modifiers == KeyModifiers::CONTROL && model.mode.may(Action::Where) =>
        {
            let finder = Finder::default();
            model.overlays.push(Overlay::Pick { what: Choosing::Where, finder });
        }
        KeyCode::Char('n') if key.modifiers == KeyModifiers::CONTROL && model.names_speakers() => {
            return hall::next_speaker(model);
        }
        _ => moved(model, press),
    }
    Vec::new()
}

/// Saves, or takes what an open sign matches. Where an Enter before asked something, one that is
/// still held down is no answer.
fn enter(model: &mut Model, press: Press<'_>) -> Vec<Effect> {
    let now = model.now;
    if let Some(waits) = &mut model.capture.asked
        && !answers(press, waits, now)
    {
        return Vec::new();
    }
    let again = std::mem::take(&mut model.capture.again);
    let asked = model.capture.asked.take();
    if model.capture.choice.is_some() && sign::take(model) {
        let goes_on = asked.is_some() && !model.capture.line.is_empty();
        return if goes_on { save::enter(model) } else { Vec::new() };
    }
    if asked.is_none() && may_be_keys(model, again) {
        model.capture.asked = Some(Waits::for_another(now));
        let words = format!("not saved yet: were these keys? · {}", to_save(model));
        say(model, Sort::Refused, words);
        return Vec::new();
    }
    save::enter(model)
}

/// True where all that was typed may have been meant for keys: after one that acted, or with digits
/// among them, or one alone.
fn may_be_keys(model: &Model, again: bool) -> bool {
    let text = model.capture.line.text();
    let typed = text.trim();
    let is_key = |letter: char| chosen(model, &letter.to_string(), Scope::Stage).is_some();
    let is_run = again || typed.len() == 1 || typed.contains(|it: char| it.is_ascii_digit());
    let is_new = model.capture.editing.is_none() && !model.capture.literal;
    is_new
        && is_run
        && typed != "?"
        && (1..=KEYS).contains(&typed.len())
        && typed.chars().all(is_key)
}

fn to_save(model: &Model) -> &'static str {
    match model.mode.may(Action::Stage) {
        true => "Enter saves them as words, Esc Esc goes where letters are keys",
        false => "Enter saves them as words; Esc before each makes it a key",
    }
}

/// Esc was pressed before this key: it is the Stage's, or one of the line's own that terminals
/// send so, or a letter like any other.
fn after_esc(model: &mut Model, press: Press<'_>, armed: Armed) -> Vec<Effect> {
    let key = press.key;
    if key.code == KeyCode::Esc {
        if model.capture.editing.is_some() {
            ideas::leave(model);
            return Vec::new();
        }
        return show(model, Screen::Stage);
    }
    if matches!(key.code, KeyCode::Left | KeyCode::Right) && escaped(key).is_none() {
        if key.modifiers.contains(KeyModifiers::ALT) {
            moved(model, press);
        } else {
            walk(model, armed, key.code == KeyCode::Right);
        }
        return Vec::new();
    }
    if is_enter(key) {
        let hint = armed.place.and_then(|place| strip(model).get(place).cloned());
        return match hint.as_ref().and_then(first) {
            Some(key) => {
                let effects = by_name(model, key, Scope::Stage, press.batch);
                model.capture.again = model.has_line();
                effects
            }
            None => {
                type_words(model, "\n");
                Vec::new()
            }
        };
    }
    if let Some(motion) = word_motion(key) {
        model.capture.line.motion(motion);
        return Vec::new();
    }
    let known = name(key).filter(|name| chosen(model, name, Scope::Stage).is_some());
    if known.is_some() {
        let effects = by_table(model, press, Scope::Stage);
        model.capture.again = model.has_line();
        return effects;
    }
    match escaped(key).or_else(|| typed(key)) {
        Some(letter) => {
            letter_typed(model, letter);
            if letter.is_alphabetic() {
                say_no_key(model, letter);
            }
            Vec::new()
        }
        None => unarmed(model, press),
    }
}

/// Says that a letter behind Esc went into the line: it may be a key of another screen.
fn say_no_key(model: &mut Model, letter: char) {
    let away = match model.mode.may(Action::Stage) {
        true => " · Esc Esc leaves it, Backspace takes the letter out",
        false => " · Backspace takes it out",
    };
    say(model, Sort::Told, format!("{letter} is no key here and stands in the line{away}"));
}

fn walk(model: &mut Model, armed: Armed, right: bool) {
    let last = strip(model).len().saturating_sub(1);
    let place = match (armed.place, right) {
        (None, true) => 0,
        (None, false) => last,
        (Some(at), true) if at < last => at + 1,
        (Some(_), true) => 0,
        (Some(0), false) => last,
        (Some(at), false) => at - 1,
    };
    model.capture.armed = Some(Armed { place: Some(place) });
}

fn letter_typed(model: &mut Model, letter: char) {
    let mut buffer = [0; 4];
    if letter == '#' && model.capture.editing.is_some() {
        model.capture.literal = false;
    }
    let begins = model.capture.line.is_empty();
    type_words(model, letter.encode_utf8(&mut buffer));
    if begins {
        say_word(model, letter);
    } else {
        // Whoever types on knows.
        model.message.take_if(|message| message.words == MARK);
    }
    match letter {
        ' ' => _ = sign::take_lead(model),
        '#' => sign::explain(model),
        '@' => sign::explain_kept(model),
        _ => {}
    }
}

/// Told of a question mark that begins a line.
const MARK: &str = "? is a word here · Enter shows the help, and so does F1";

/// Says that a letter is a word here, where it may have been meant as a key: a question mark, and
/// the first one after a key that acted.
fn say_word(model: &mut Model, letter: char) {
    let name = letter.to_string();
    if letter == '?' {
        say(model, Sort::Told, MARK);
    } else if model.capture.again && chosen(model, &name, Scope::Stage).is_some() {
        let stage = match model.mode.may(Action::Stage) {
            true => ", Esc Esc goes where letters are keys",
            false => "",
        };
        say(model, Sort::Told, format!("{name} is a word here · Esc {name} is the key{stage}"));
    }
}

/// ↑ ↓ Ctrl-N Ctrl-P walk what an open sign matches, and Tab takes it.
fn in_picker(model: &mut Model, press: Press<'_>) -> bool {
    let key = name(press.key);
    let by = match key.as_deref() {
        Some("↓" | "Ctrl-N") => 1,
        Some("↑" | "Ctrl-P") => -1,
        Some("Tab") => 0,
        _ => return false,
    };
    let found = if is_open(model) { matches(model).len() } else { 0 };
    if found == 0 {
        // A name nobody has yet is no reason for a detail, and ends nobody's turn.
        return is_open(model) && matches!(key.as_deref(), Some("Tab" | "Ctrl-N"));
    }
    if by == 0 {
        return sign::take(model);
    }
    let next = match model.capture.choice {
        None if by > 0 => 0,
        Some(at) if by > 0 && at + 1 < found => at + 1,
        Some(at) if by < 0 && at > 0 => at - 1,
        None | Some(_) if by > 0 => 0,
        None | Some(_) => found - 1,
    };
    model.capture.choice = Some(next);
    true
}

/// A detail under the last idea, one level deeper than it was.
fn deeper(model: &mut Model) {
    if model.capture.editing.is_some() || model.capture.line.is_outline() {
        return model.capture.line.deeper();
    }
    if model.capture.level == 0 && model.above().is_none() {
        let words = "no idea above yet: Enter saves one, then Tab begins a detail below it";
        return say(model, Sort::Told, words);
    }
    let deepest = model.capture.last.as_ref().map_or(0, |last| last.deepest());
    model.capture.level = (model.capture.level + 1).min(deepest);
}

/// From what the line is by itself, an idea or in a town hall a comment, to the other of both.
fn next_kind(model: &mut Model) {
    use NoteKind::{Comment, Conclusion, Idea, OpenQuestion, Resource};
    let (now, usual) = (model.line_kind(), model.usual_kind());
    let other = if usual == Comment { Idea } else { Comment };
    let kinds: [NoteKind; NoteKind::ALL.len()] = [usual, OpenQuestion, Resource, Conclusion, other];
    model.capture.kind = kinds.into_iter().cycle().skip_while(|kind| *kind != now).nth(1);
}

fn moved(model: &mut Model, press: Press<'_>) {
    let Some(motion) = motion(press.key) else { return };
    if motion == Motion::Backspace && model.capture.line.at_start() {
        if !sign::untake(model) {
            model.capture.level = model.capture.level.saturating_sub(1);
        }
        return;
    }
    let changed = model.capture.line.motion(motion);
    model.capture.choice = None;
    // What is edited is not left by a key that only moves.
    if !changed && motion == Motion::Up && model.capture.editing.is_none() {
        listing::enter(model);
    }
    model.capture.literal &= model.capture.line.text().contains(['#', '@']);
    if model.capture.line.is_empty() {
        model.capture.begun = None;
        if model.capture.voice.take_if(|voice| matches!(voice, Voice::Heard(_))).is_some() {
            model.capture.kind.take_if(|kind| *kind == NoteKind::Comment);
        }
    }
}
