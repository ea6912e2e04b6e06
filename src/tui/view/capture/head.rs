//! Above the list: table, block and clock, the question, and a rule.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::{Span, hour_minute};
use crate::session::BlockState;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::layout::capture::Areas;
use crate::tui::model::{Mode, Model, heading, title};
use crate::tui::view::foot::margin;
use crate::tui::view::place::{inset, place, place_end};
use crate::tui::words;

pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, areas: &Areas) {
    let side = margin(areas.head);
    let head = inset(areas.head, side, side);
    let right = if areas.clock.is_empty() { clock(model) } else { lateness(model) };
    let room = usize::from(head.width).saturating_sub(text::width(&right) + 1);
    let words = text::shown(&standing(model, areas)).into_owned();
    place(buffer, head, (0, 0), &text::cut(&words, room), theme.style(Tone::Title));
    place_end(buffer, head, 0, &right, theme.style(clock_tone(model, areas)));
    small_clock(model, theme, buffer, areas.clock);
    question(model, theme, buffer, inset(areas.question, side, side));
    rule(theme, buffer, areas.rule);
}

/// `Table 4 · Conversation 1 of 3`; the block that Ctrl-G named stands there instead. Where there
/// is no room, the table stands below the list.
fn standing(model: &Model, areas: &Areas) -> String {
    if let Some(note) = model.edited() {
        let table = note.table.as_ref().map(|table| words::table(&model.session, table));
        let block = note.block.as_ref().and_then(|id| model.session.block(id));
        let block = block.map(|block| heading(&model.session, block));
        let parts = ["edit".to_owned()].into_iter().chain(table).chain(block);
        return parts.collect::<Vec<_>>().join(" · ");
    }
    let table = model.capture.table.as_ref().map(|id| {
        let is_closed = model.session.table(id).is_some_and(|it| it.closed);
        format!("{}{}", words::table(&model.session, id), if is_closed { ", closed" } else { "" })
    });
    let table = table.or_else(|| model.lacks_table().map(|_| words::NO_TABLE.to_owned()));
    let table = table.filter(|_| areas.clock.is_empty());
    let said = model.capture.target.block.as_ref().and_then(|id| model.session.block(id));
    let block = said
        .or_else(|| model.session.running())
        .or_else(|| model.standing())
        .map(|block| heading(&model.session, block));
    let parts: Vec<String> = table.into_iter().chain(block).collect();
    if parts.is_empty() { model.session.plan.title.clone() } else { parts.join(" · ") }
}

pub(in crate::tui::view) fn clock(model: &Model) -> String {
    match model.session.running() {
        Some(running) => words::left_until(model, running),
        None if matches!(model.mode, Mode::Alone { .. }) => by_plan(model),
        None if model.session.closed.is_some() => "closed".to_owned(),
        None => model.session.next().map_or_else(String::new, |next| {
            let start = model.outlook.of(next.id()).and_then(|it| it.told().0.or(it.planned_start));
            let at = start.map(|at| format!(", {}", hour_minute(model.local(at))));
            format!("next {}{}", text::shown(title(next)), at.unwrap_or_default())
        }),
    }
}

/// Until when the block of the line lasts by its plan.
fn by_plan(model: &Model) -> String {
    let until = model.line_block().and_then(|block| model.outlook.of(block.id())?.planned_end);
    until.map_or_else(String::new, |at| {
        format!("until {} by the plan", hour_minute(model.local(at)))
    })
}

fn clock_tone(model: &Model, areas: &Areas) -> Tone {
    if !areas.clock.is_empty() {
        return if late(model) > 0 { Tone::Late } else { Tone::Early };
    }
    running_tone(model)
}

/// How the clock of what runs looks.
pub(in crate::tui::view) fn running_tone(model: &Model) -> Tone {
    match model.session.running() {
        Some(running) if is_over(model, running) => Tone::TimeUp,
        Some(running) if running.pause().is_some() => Tone::Paused,
        Some(_) => Tone::Clock,
        None => Tone::Plain,
    }
}

fn is_over(model: &Model, running: &BlockState) -> bool {
    let left = running.countdown().and_then(|clock| clock.remaining(model.now.t));
    left.is_some_and(|left| left <= Span::ZERO)
}

pub(in crate::tui::view) fn late(model: &Model) -> i64 {
    let worth_saying = |late: &Span| late.magnitude() >= Span::minutes(1);
    model.outlook.late.filter(worth_saying).map_or(0, Span::nearest_minutes)
}

pub(in crate::tui::view) fn lateness(model: &Model) -> String {
    match late(model) {
        0 => String::new(),
        n if n > 0 => format!("{} late", words::minutes(Span::minutes(n))),
        n => format!("{} early", words::minutes(Span::minutes(-n))),
    }
}

/// ` 14:32 left           until 19:30`.
pub(in crate::tui::view) fn small_clock(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Rect,
) {
    let Some(running) = model.session.running().filter(|_| !area.is_empty()) else { return };
    let words = words::left_until(model, running);
    let tone = if is_over(model, running) { Tone::TimeUp } else { Tone::Clock };
    let (left, until) = words.split_once(", ").unwrap_or((&words, ""));
    place(buffer, area, (1, 0), left, theme.style(tone));
    place(buffer, area, (22, 0), until, theme.style(Tone::Plain));
}

fn question(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let Some(question) = model.sign_question().and_then(|id| model.session.question(id)) else {
        return;
    };
    let rows = text::wrap(&text::shown(&question.text), usize::from(area.width));
    let hidden = rows.len() > usize::from(area.height);
    for (row, words) in (0..area.height).zip(&rows) {
        let last = row + 1 == area.height && hidden;
        let words = if last {
            text::cut(&format!("{words}…"), usize::from(area.width)).into_owned()
        } else {
            words.clone()
        };
        place(buffer, area, (0, row), &words, theme.style(Tone::Plain));
    }
}

/// A rule over the whole width between the margins.
pub(in crate::tui::view) fn rule(theme: &Theme, buffer: &mut Buffer, row: Rect) {
    let area = inset(row, margin(row), margin(row));
    let dashes = "─".repeat(usize::from(area.width));
    if !row.is_empty() {
        place(buffer, area, (0, 0), &dashes, theme.style(Tone::Border));
    }
}
