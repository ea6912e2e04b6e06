//! The last rows of a screen: the message, the alarm that takes its place, and the keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::place::{inset, place, place_end};
use crate::actions::{Action, Hint};
use crate::domain::hour_minute;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::layout::list::CHOSEN;
pub(super) use crate::tui::layout::margin;
use crate::tui::model::{Alarm, Message, Mode, Model, Sort};
use crate::tui::strip::strip;
use crate::tui::{unsaved, words};

/// Columns from which a message leaves room for how many joined.
const ROOMY: u16 = 64;

/// What parts a fact from what to do.
const BEFORE_HINT: &str = " · ";

/// Rows of an alarm at the most.
const ALARM: u16 = 4;

/// What stays the longest where there is no room for all hints. The reason of a pause can wait: it
/// has its place beside the clock once it is said.
const KEPT: [&[Action]; 10] = [
    &[
        Action::Save,
        Action::EditNote,
        Action::GiveFloor,
        Action::ShowIdeas,
        Action::ChangeBlock,
        Action::TypeAt,
        Action::RenameCategory,
        Action::RenameDevice,
        Action::NameSplit,
        Action::Announce,
        Action::SeatCame,
        Action::OpenSession,
        Action::MakeSession,
    ],
    &[Action::Start, Action::EndBlock, Action::NextBlock],
    &[Action::OneKey, Action::LeaveDialog, Action::Esc],
    &[Action::Help],
    &[Action::Category, Action::Retag],
    &[Action::IntoList],
    &[Action::Pause, Action::Resume, Action::Hold],
    &[Action::Undo],
    &[Action::Extend, Action::Faster],
    &[Action::Type],
];

const READ_ONLY: &str = "READ ONLY";

/// Draws the message line and the line of keys; an alarm takes the row above them too, and so
/// does a message that is new and too long.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, foot: Rect) {
    let row = Rect { height: 1, ..foot };
    let keys = Rect { y: foot.y.saturating_add(1), height: foot.height.saturating_sub(1), ..foot };
    if !alarm(model, theme, buffer, row) {
        message(model, theme, buffer, row);
    }
    self::keys(&strip(model), None, theme, buffer, keys);
}

/// Draws the message, and at its right what sort of session this is.
pub(super) fn message(model: &Model, theme: &Theme, buffer: &mut Buffer, row: Rect) {
    let area = inset(row, margin(row), margin(row));
    if let Some(message) = &model.message {
        let room = usize::from(area.width).saturating_sub(mark_width(model));
        let said = said(model, message);
        lines(&said, tone(message.sort), room, theme, buffer, (area, is_fresh(model)));
    }
    mark(model, theme, buffer, row);
}

/// True while the message is new.
pub(super) fn is_fresh(model: &Model) -> bool {
    model.message.as_ref().is_some_and(|message| message.is_fresh(model.now))
}

/// How many rows above their own these words take in the row of the message, or an alarm in their
/// place.
pub(super) fn above(model: &Model, words: &str, row: Rect) -> u16 {
    if let Some(lines) = alarm_lines(model, row) {
        return (alarm_rows(&lines) - 1).min(row.y);
    }
    let inside = inset(row, margin(row), margin(row)).width;
    let room = usize::from(inside).saturating_sub(mark_width(model));
    u16::from(is_fresh(model) && row.y > 0 && text::wrap(words, room).len() > 1)
}

/// Draws a message into its row. What has no room there begins in the row above while it is new;
/// after that the row above has its own again, and the message is cut.
pub(super) fn lines(
    words: &str,
    tone: Tone,
    room: usize,
    theme: &Theme,
    buffer: &mut Buffer,
    (row, fresh): (Rect, bool),
) {
    let wrapped = text::wrap(words, room);
    let style = theme.style(tone);
    match wrapped.as_slice() {
        [first, rest @ ..] if fresh && !rest.is_empty() && row.y > 0 => {
            let above = Rect { y: row.y - 1, ..row };
            let width = usize::from(row.width);
            place(buffer, above, (0, 0), &text::pad(first, width), style);
            place(buffer, row, (0, 0), &cut(&rest.join(" "), room), style);
        }
        _ => _ = place(buffer, row, (0, 0), &cut(words, room), style),
    }
}

/// Cuts a message to so many columns. What to do stands last in it, and is kept.
pub(super) fn cut(words: &str, columns: usize) -> String {
    let parted = words.rsplit_once(BEFORE_HINT).filter(|_| text::width(words) > columns);
    match parted.map(|(fact, hint)| (fact, hint, text::width(hint) + text::width(BEFORE_HINT))) {
        Some((fact, hint, taken)) if 2 * taken <= columns => {
            format!("{}{BEFORE_HINT}{hint}", text::cut(fact, columns - taken))
        }
        _ => text::cut(words, columns).into_owned(),
    }
}

/// Says what sort of session this is, at the right of the message line.
pub(super) fn mark(model: &Model, theme: &Theme, buffer: &mut Buffer, row: Rect) {
    if let Some((tone, mark)) = marked(model) {
        let area = inset(row, margin(row), margin(row));
        place_end(buffer, area, 0, &format!(" {mark}"), theme.style(tone));
    }
}

/// The columns that takes, with the blanks before it.
pub(super) fn mark_width(model: &Model) -> usize {
    marked(model).map_or(0, |(_, mark)| text::width(&mark) + 2)
}

fn marked(model: &Model) -> Option<(Tone, String)> {
    let words = match model.mode {
        Mode::Live => return joined(model),
        Mode::Alone { .. } => {
            return (model.size.0 >= ROOMY).then(|| (Tone::Dim, "into a file".to_owned()));
        }
        Mode::Rapporteur | Mode::Participant => return not_taken(model),
        Mode::Projector => return None,
        Mode::ReadOnly => READ_ONLY.to_owned(),
        Mode::Practice => "PRACTICE".to_owned(),
        Mode::Replay { over: true, .. } => "REPLAY over".to_owned(),
        Mode::Replay { speed, paused: true, .. } => format!("REPLAY ×{speed} held"),
        Mode::Replay { speed, .. } => format!("REPLAY ×{speed}"),
    };
    Some((Tone::Paused, words))
}

/// `2 not taken · Esc !`, as long as anything that came back needs somebody.
fn not_taken(model: &Model) -> Option<(Tone, String)> {
    let needs = model.joined.tray.len();
    let esc = if model.has_line() { "Esc " } else { "" };
    let words = format!("{needs} not taken · {esc}{}", model.key(Action::Tray));
    (needs > 0).then_some((Tone::Refused, words))
}

/// That others can join, and how many have: where the message leaves room.
fn joined(model: &Model) -> Option<(Tone, String)> {
    let shared = model.reach.shared()?;
    (model.size.0 >= ROOMY).then(|| (Tone::Dim, shared.words()))
}

/// What a message says, with its time where it is older than a minute or of another screen.
pub(super) fn said(model: &Model, message: &Message) -> String {
    let words = words::said(model, message);
    let words = text::shown(&words);
    if is_fresh(model) && !message.carried {
        words.into_owned()
    } else {
        format!("{}  {words}", hour_minute(model.local(message.at.at)))
    }
}

pub(super) const fn tone(sort: Sort) -> Tone {
    match sort {
        Sort::Saved => Tone::Saved,
        Sort::Saving | Sort::Noted | Sort::Told => Tone::Plain,
        Sort::Refused => Tone::Refused,
        Sort::Warning => Tone::Warning,
    }
}

/// Draws the most urgent alarm into the message row and the one above it, or more where that is not
/// enough for what to do about it, with a new message below it where it needs but one of them: a
/// whole one, as a path in it may be needed.
pub(super) fn alarm(model: &Model, theme: &Theme, buffer: &mut Buffer, row: Rect) -> bool {
    let Some(lines) = alarm_lines(model, row) else { return false };
    let above = (alarm_rows(&lines) - 1).min(row.y);
    let area = Rect { y: row.y - above, height: above + 1, ..row };
    let (style, width) = (theme.style(Tone::Alarm), usize::from(row.width));
    for line in 0..area.height {
        let said = lines.get(usize::from(line)).map_or("", String::as_str);
        let indent = " ".repeat(usize::from(margin(row)));
        place(buffer, area, (0, line), &text::pad(&format!("{indent}{said}"), width), style);
    }
    true
}

fn alarm_rows(lines: &[String]) -> u16 {
    u16::try_from(lines.len()).unwrap_or(u16::MAX).clamp(2, ALARM)
}

/// What the most urgent alarm says, and below it a new message.
fn alarm_lines(model: &Model, row: Rect) -> Option<Vec<String>> {
    let alarm = model.alarms.first()?;
    let words = match alarm {
        Alarm::NotSaved => unsaved::alarm(model),
        Alarm::NoLink => words::no_link(model),
        Alarm::TimeUp { block } => words::with_hint(
            &words::time_up(&model.session, block, model.now.t),
            &words::keys(model, words::OVER),
        ),
    };
    let words = match (model.mode, not_taken(model)) {
        (Mode::ReadOnly, _) => format!("{READ_ONLY} · {words}"),
        (_, Some((_, needs))) => format!("{needs} · {words}"),
        _ => words,
    };
    let inside = usize::from(row.width).saturating_sub(usize::from(2 * margin(row)));
    let mut lines = text::wrap(&text::shown(&words), inside);
    // What was just done is still to be seen while an alarm lasts.
    let fresh = |message: &&Message| is_fresh(model) && message.sort != Sort::Warning;
    if let ([_], Some(message)) = (lines.as_slice(), model.message.as_ref().filter(fresh)) {
        let said = said(model, message);
        let whole = text::wrap(&said, inside);
        match whole.len() < usize::from(ALARM) {
            true => lines.extend(whole),
            false => lines.push(cut(&said, inside)),
        }
    }
    Some(lines)
}

/// Draws keys with what they do, as many as there is room for. The one at `walked` is marked.
pub(super) fn keys(
    hints: &[Hint],
    walked: Option<usize>,
    theme: &Theme,
    buffer: &mut Buffer,
    row: Rect,
) {
    // The one that is walked to is marked in the column before it.
    let first = if walked.is_some() { margin(row).max(1) } else { margin(row) };
    let area = inset(row, first, 0);
    let mut column = 0_u16;
    for at in fitting(hints, usize::from(area.width)) {
        let Some(hint) = hints.get(at) else { continue };
        let walked = walked == Some(at);
        let style = |tone| theme.style(if walked { Tone::Chosen } else { tone });
        if walked {
            let before = column.saturating_add(first).saturating_sub(1);
            place(buffer, row, (before, 0), CHOSEN, theme.style(Tone::Chosen));
        }
        column = place(buffer, area, (column, 0), &hint.keys, style(Tone::Key));
        if !hint.words.is_empty() {
            let gap = if hint.keys.is_empty() { "" } else { " " };
            let words = format!("{gap}{}", hint.words);
            column = place(buffer, area, (column, 0), &words, style(Tone::KeyHint));
        }
        column = column.saturating_add(2);
    }
}

/// Which hints there is room for, in their order.
fn fitting(hints: &[Hint], columns: usize) -> Vec<usize> {
    let wide = |at: &usize| hints.get(*at).map_or(0, |hint| hint_width(hint) + 2);
    let mut kept: Vec<usize> = (0..hints.len()).collect();
    while kept.iter().map(wide).sum::<usize>() > columns + 2 {
        let Some(least) = kept.iter().copied().max_by_key(|at| hints.get(*at).map(rank)) else {
            break;
        };
        kept.retain(|at| *at != least);
    }
    kept
}

fn hint_width(hint: &Hint) -> usize {
    let words = text::width(hint.words);
    let gap = usize::from(words > 0 && !hint.keys.is_empty());
    text::width(&hint.keys) + gap + words
}

fn rank(hint: &Hint) -> usize {
    KEPT.iter().position(|kept| kept.contains(&hint.action)).unwrap_or(KEPT.len())
}
