//! Between list and categories: what is saved, how much there is, or the message.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::head::rule;
use crate::actions::Action;
use crate::domain::{BlockKind, NoteKind, Span};
use crate::session::BlockState;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::layout::is_small;
use crate::tui::model::{Message, Mode, Model, Pending, Screen, Sort, Target};
use crate::tui::offer::{amid, is_open, unmeant};
use crate::tui::view::foot;
use crate::tui::view::place::inset;
use crate::tui::{unsaved, words};

/// A disk is called slow after this.
const SLOW: Span = Span(300);

pub(in crate::tui::view) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, row: Rect) {
    if row.is_empty() || foot::alarm(model, theme, buffer, row) {
        return;
    }
    let small = is_small(buffer.area);
    let side = foot::margin(row);
    let area = inset(row, side, side);
    let (tone, mut words) = said(model, small);
    if words.is_empty() {
        rule(theme, buffer, row);
        foot::mark(model, theme, buffer, row);
        return;
    }
    let room = usize::from(area.width).saturating_sub(foot::mark_width(model));
    // A rule behind the second row of a message would read as a part of it.
    if !small && foot::above(model, &words, row) == 0 {
        rule(theme, buffer, row);
        words.push(' ');
    }
    foot::lines(&words, tone, room, theme, buffer, (area, foot::is_fresh(model)));
    foot::mark(model, theme, buffer, row);
}

/// The list above the row of the message, as far as nothing of that lies over it.
pub(in crate::tui::view) fn clear(model: &Model, whole: Rect, list: Rect, row: Rect) -> Rect {
    let (_, words) = said(model, is_small(whole));
    let top = row.y.saturating_sub(foot::above(model, &words, row));
    Rect { height: list.height.min(top.saturating_sub(list.y)), ..list }
}

fn said(model: &Model, small: bool) -> (Tone, String) {
    let waiting = waiting(model);
    let is_told = |message: &Message| message.sort == Sort::Saving && foot::is_fresh(model);
    if waiting > 0 && !model.message.as_ref().is_some_and(is_told) {
        let how = if on_device(model) {
            format!("… {waiting} on this device")
        } else {
            format!("… saving {waiting}")
        };
        return (Tone::Plain, format!("{how} · {}", standing(model, small)));
    }
    if model.capture.armed.is_some() && !small {
        let stays =
            if model.mode.may(Action::Stage) { " · Esc again: letters stay keys" } else { "" };
        return (Tone::Plain, format!("one key acts, then letters are words again{stays}"));
    }
    let fresh = foot::is_fresh(model);
    let refused = |message: &Message| message.sort == Sort::Refused && fresh;
    let amid = amid(model);
    // Whoever types on has read it.
    let is_read = model.capture.typed && amid.is_some();
    let told =
        |message: &Message| matches!(message.sort, Sort::Told | Sort::Noted) && fresh && !is_read;
    let stands = |message: &Message| refused(message) || told(message);
    if !model.message.as_ref().is_some_and(stands)
        && let Some(words) = while_typing(model, amid.as_deref(), small)
    {
        return (Tone::Plain, words);
    }
    if model.capture.editing.is_some() && !model.message.as_ref().is_some_and(refused) {
        let left = if small { "leaves it" } else { "leaves it as it was" };
        return (Tone::Plain, format!("Enter saves the edit, Esc Esc {left}"));
    }
    let waits = unsaved::waits(model).filter(|_| {
        !model.message.as_ref().is_some_and(|message| is_news(message) || refused(message))
    });
    if let Some(words) = waits {
        return (Tone::Refused, text::shown(&words).into_owned());
    }
    let saved = match &model.message {
        Some(message)
            if message.sort != Sort::Saved || message.words.starts_with("✓ saved late") =>
        {
            return (foot::tone(message.sort), foot::said(model, message));
        }
        Some(message) => !message.carried,
        None => false,
    };
    counted(model, saved, small)
}

/// How many there are, and that the newest is saved.
fn counted(model: &Model, saved: bool, small: bool) -> (Tone, String) {
    // In the town hall that stands above them.
    let is_empty = model.session.notes.is_empty() && model.can_change();
    let counted_above = model.screen == Screen::TownHall && !small && !is_empty;
    let counted = if counted_above { String::new() } else { standing(model, small) };
    match (saved, counted.is_empty()) {
        (false, _) => (Tone::Dim, counted),
        (true, true) => (Tone::Saved, "✓ saved".to_owned()),
        (true, false) => (Tone::Saved, format!("✓ saved · {counted}")),
    }
}

/// What the words typed so far do not say: that a sign amid them is text, and that they were said at
/// no table.
fn while_typing(model: &Model, amid: Option<&str>, small: bool) -> Option<String> {
    let words = if let Some(sign) = amid {
        let counts = if small { "" } else { "; it counts at the start or the end" };
        format!("{sign} is text here{counts}")
    } else if let Some(sign) = unmeant(model) {
        format!("{sign} is text here: no table is called so")
    } else {
        let is_new = model.capture.editing.is_none() && model.capture.level == 0;
        let is_typed = is_new && !model.capture.line.is_empty() && !is_open(model);
        let first = model.may_lack_table().filter(|_| is_typed)?;
        format!("no table yet · @{first} chooses one")
    };
    Some(text::shown(&words).into_owned())
}

/// Where the line goes, as far as the head has no room for that, how many ideas there are, and how
/// to say which table's the next one is.
fn standing(model: &Model, small: bool) -> String {
    let chooses = chooses(model);
    let at = match &model.capture.table {
        Some(table) => Some(words::table(&model.session, table)),
        None => chooses.is_some().then(|| words::NO_TABLE.to_owned()),
    };
    let hints = chooses.into_iter().chain(asks_nothing(model)).chain(leads_back(model));
    let hints = hints.filter(|_| !small);
    let parts = at.filter(|_| small).into_iter().chain([counts(model, small)]).chain(hints);
    text::shown(&parts.collect::<Vec<_>>().join(" · ")).into_owned()
}

/// `no question here, Ctrl-G chooses one`, at a table without one where the others have their own.
fn asks_nothing(model: &Model) -> Option<String> {
    let others = |block| !model.session.questions_of_tables(block).is_empty();
    let is_alone = model.capture.table.is_some() && model.line_question().is_none();
    let lacks = is_alone && !model.in_hall() && model.line_block().is_some_and(others);
    let key = model.key(Action::Where);
    lacks.then(|| match model.mode.may(Action::Where) {
        true => format!("no question here, {key} chooses one"),
        false => "no question here".to_owned(),
    })
}

/// `Ctrl-G Enter: as it runs`, where the line was sent elsewhere until that is changed.
fn leads_back(model: &Model) -> Option<String> {
    let is_sent = model.capture.target != Target::default() && model.mode.may(Action::Where);
    let to = if model.session.closed.is_some() { "no question" } else { "as it runs" };
    is_sent.then(|| format!("{} Enter: {to}", model.key(Action::Where)))
}

/// `@1 chooses a table`, and that this chooses the question, where the line is at none and the block
/// has some.
fn chooses(model: &Model) -> Option<String> {
    let first = model.lacks_table()?;
    if model.mode.is_of_table() {
        return Some("the front gives this device a table, or join --table".to_owned());
    }
    let asks = |block| !model.session.questions_of_tables(block).is_empty();
    Some(match model.line_block().is_some_and(asks) {
        true => format!("@{first} names the table: each asks its own question"),
        false => format!("@{first} chooses a table"),
    })
}

/// Something else than that a note was saved.
fn is_news(message: &Message) -> bool {
    !matches!(message.sort, Sort::Saved | Sort::Refused)
}

/// True where all that waits is on the disk of this device, and the session is elsewhere.
fn on_device(model: &Model) -> bool {
    model.mode.is_joined() && model.pending.iter().all(Pending::is_kept)
}

/// Notes that the disk has not taken for longer than a disk needs.
fn waiting(model: &Model) -> usize {
    let slow = model.pending.iter().filter(|pending| model.now.t - pending.since >= SLOW);
    slow.map(|pending| pending.sent.notes()).sum()
}

/// `9 ideas here, 31 in the room`.
fn counts(model: &Model, small: bool) -> String {
    if model.in_hall() {
        let is_comment = |id: &&crate::domain::NoteId| {
            let note = model.session.notes.get(**id);
            note.is_some_and(|it| it.kind == NoteKind::Comment && !it.retracted)
        };
        return number(
            model.capture.listed.listing().now.iter().filter(is_comment).count(),
            "comment",
        );
    }
    if model.is_of_any_block() {
        return of_any_block(model, small);
    }
    let block = model.line_block().map(BlockState::id);
    let room = model.counts.during(block);
    if room == 0 && model.counts.all() > 0 {
        return none_during(model.line_block()).to_owned();
    }
    let here = model.capture.table.as_ref().map(|table| model.counts.at(block, Some(table)));
    match here {
        // Who adds ideas to a table knows of no other.
        Some(here) if model.mode == Mode::Participant && small => number(here, "idea"),
        Some(here) if model.mode == Mode::Participant => format!("{} here", number(here, "idea")),
        Some(here) if small => format!("{here} of {}", number(room, "idea")),
        Some(here) => format!("{} here, {room} in the room", number(here, "idea")),
        None if model.lacks_table().is_some() && !small && room > 0 => {
            format!("{} in the room", number(room, "idea"))
        }
        None => number(room, "idea"),
    }
}

/// `5 ideas here, 26 on this question`.
fn of_any_block(model: &Model, small: bool) -> String {
    let (counts, table) = (&model.counts, model.capture.table.as_ref());
    let question = model.capture.target.question.as_ref();
    match (table, question) {
        (Some(table), None) => format!("{} here", number(counts.of_table(table), "idea")),
        (Some(_), Some(_)) if !small => {
            let (here, all) = (counts.said(question, table), counts.on(question));
            format!("{} here, {all} on this question", number(here, "idea"))
        }
        (Some(_), Some(_)) => number(counts.said(question, table), "idea"),
        (None, Some(_)) => format!("{} on this question", number(counts.on(question), "idea")),
        (None, None) => number(counts.all(), "idea"),
    }
}

/// Where there are ideas, but none of them of this block.
fn none_during(block: Option<&BlockState>) -> &'static str {
    match block.map(|block| block.block.kind) {
        Some(BlockKind::Conversation) => "no ideas yet in this round",
        Some(_) => "no ideas yet in this block",
        None => "no ideas yet outside the blocks",
    }
}

fn number(n: usize, what: &str) -> String {
    match n {
        0 => format!("no {what}s yet"),
        1 => format!("1 {what}"),
        n => format!("{n} {what}s"),
    }
}
