//! Who speaks and who is next; where nobody does, the tables still to report.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::allowance::Allowance;
use super::{report, spoke};
use crate::actions::Action;
use crate::session::{BlockState, TURN, Turn, WRAP_UP, table_name};
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::layout::is_large;
use crate::tui::model::Model;
use crate::tui::offer::{Standing, roster};
use crate::tui::view::bars::filled;
use crate::tui::view::place::{below, place, place_end};
use crate::tui::words;

pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let hinted = if area.height >= 8 && model.can_change() { 2 } else { 0 };
    let lists = Rect { height: area.height - hinted, ..area };
    let running = model.session.running();
    let floored = running.filter(|state| !state.floor.is_empty());
    let has_tables = model.session.open_tables().next().is_some();
    match (floored, model.past_hall()) {
        (None, _) if !model.talking().is_empty() => talking(model, theme, buffer, lists),
        (Some(state), _) => floor(model, state, theme, buffer, lists),
        (None, Some(hall)) => spoke::draw(model, hall, theme, buffer, lists),
        (None, None) if has_tables => tables(model, theme, buffer, lists),
        (None, None) => nobody(model, theme, buffer, lists),
    }
    if hinted > 0 {
        let after_esc = |action| format!("Esc {}", model.key(action));
        let first = match floored {
            Some(state) if state.floor.waits() => Some(("Ctrl-N".to_owned(), " next speaker")),
            Some(state) if state.floor.speaking().is_some() => {
                Some(("Ctrl-N".to_owned(), " ends the turn"))
            }
            Some(_) | None => running.map(|_| (after_esc(Action::Speakers), "   speakers")),
        };
        let second = (model.reported().len() > 1)
            .then(|| (after_esc(Action::NextQuestion), "   next question"));
        let rows = below(area, area.height - hinted);
        for (row, (keys, words)) in (0..).zip(first.into_iter().chain(second)) {
            let at = place(buffer, rows, (0, row), &keys, theme.style(Tone::Key));
            place(buffer, rows, (at, row), words, theme.style(Tone::KeyHint));
        }
    }
}

/// Those who give the talk that runs, each on a row, and below them its clock.
fn talking(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    place(buffer, area, (0, 0), "SPEAKING", theme.style(Tone::Title));
    let mut row = 1;
    for speaker in model.talking() {
        let line = Rect { height: area.height.saturating_sub(row).min(1), ..below(area, row) };
        let of = speaker.affiliation.as_deref().map(text::shown).unwrap_or_default();
        named(&speaker.name, ("", Tone::Dim), theme, buffer, line);
        let beside = text::width(&text::shown(&speaker.name)) + 2;
        let room = usize::from(line.width).saturating_sub(beside);
        place_end(buffer, line, 0, &text::cut(&of, room), theme.style(Tone::Dim));
        row += 1;
    }
    let left = model.session.running().map(|state| words::left_until(model, state));
    let left = left.unwrap_or_default();
    place(buffer, below(area, row), (0, 0), &left, theme.style(Tone::Clock));
}

fn nobody(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    place(buffer, area, (0, 0), "SPEAKING", theme.style(Tone::Title));
    let words = match model.can_change() {
        true => "Nobody yet. @ and a name, Enter puts somebody on the list.",
        false => "Nobody was put on the list.",
    };
    for (row, line) in (1..area.height).zip(text::wrap(words, usize::from(area.width))) {
        place(buffer, area, (0, row), &line, theme.style(Tone::Dim));
    }
}

fn floor(model: &Model, state: &BlockState, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    place(buffer, area, (0, 0), "SPEAKING", theme.style(Tone::Title));
    let taken = match state.floor.speaking() {
        Some(turn) => {
            speaking(model, (state, turn), theme, buffer, below(area, 1));
            3
        }
        None => {
            place(buffer, below(area, 1), (0, 0), "nobody", theme.style(Tone::Dim));
            2
        }
    };
    let rest = below(area, taken);
    let at = place(buffer, rest, (0, 0), "NEXT", theme.style(Tone::Title));
    let rule = if state.floor.quiet_first { "  quiet first" } else { "  first come" };
    place(buffer, rest, (at, 0), rule, theme.style(Tone::Plain));
    let list = below(rest, 1);
    let waiting = roster(model).into_iter();
    let waiting: Vec<_> =
        waiting.filter(|(it, _)| matches!(it, Standing::Waits(_) | Standing::Skipped)).collect();
    if waiting.is_empty() {
        let how = if model.can_change() { " · @ name Enter" } else { "" };
        let words = format!("nobody waits{how}");
        place(buffer, list, (0, 0), &words, theme.style(Tone::Dim));
        tables(model, theme, buffer, below(list, 1));
    }
    let fits = fitting(waiting.len(), list.height);
    // Where there is room for both, the tables still to report stand below those who wait.
    let taken = u16::try_from(waiting.len()).unwrap_or(u16::MAX).saturating_add(1);
    if !waiting.is_empty() && list.height > taken.saturating_mul(2) && is_large(buffer.area) {
        tables(model, theme, buffer, below(list, taken));
    }
    for (row, (standing, speaker)) in (0..list.height).zip(waiting.iter().take(fits)) {
        let sign = match standing {
            Standing::Waits(place) => place.to_string(),
            Standing::Speaks | Standing::Skipped | Standing::Spoke => "–".to_owned(),
        };
        // A name goes before what is said of it.
        let ends = match (standing, state.spoken(speaker, model.now.t)) {
            (Standing::Skipped, _) => ["skipped".to_owned(), String::new()],
            (_, Some(spoken)) => [format!("spoke {}", spoken.digits_up()), spoken.digits_up()],
            (_, None) if model.was_heard(speaker) => ["spoke".to_owned(), String::new()],
            (_, None) => ["not spoken yet".to_owned(), "not yet".to_owned()],
        };
        let name = format!("{sign} {speaker}");
        let line = below(list, row);
        let wide = |end: &&String| text::width(&text::shown(&name)) + text::width(end) + 1;
        let fits = |end: &&String| wide(end) <= usize::from(line.width);
        let end = ends.iter().find(fits).map_or("", String::as_str);
        named(&name, (end, Tone::Dim), theme, buffer, line);
    }
    let rest = waiting.len() - fits;
    if rest > 0 && list.height > 0 {
        let esc = if model.has_line() { "Esc " } else { "" };
        let words = format!("{rest} more, {esc}{}", model.key(Action::Speakers));
        place(buffer, below(list, list.height - 1), (0, 0), &words, theme.style(Tone::Dim));
    }
}

/// The name and the clock of a turn, and its gauge.
fn speaking(
    model: &Model,
    (state, turn): (&BlockState, &Turn),
    theme: &Theme,
    buffer: &mut Buffer,
    area: Rect,
) {
    let (clock, said, tone) = turn_clock(model, state, turn);
    let both = text::width(&text::shown(&turn.speaker)) + text::width(&clock) + 1;
    let gone = clock.split_once(" of ").map_or(&*clock, |(gone, _)| gone);
    // A name goes before what a turn may last.
    let end = if both > usize::from(area.width) { gone } else { &clock };
    named(&turn.speaker, (end, tone), theme, buffer, area);
    let columns = usize::from(area.width).saturating_sub(9);
    let gone = state.turn_time(turn, model.now.t);
    let full = filled(gone, TURN, columns);
    let line = below(area, 1);
    let gauge = format!("{}{}", "━".repeat(full), "─".repeat(columns - full));
    let at = place(buffer, line, (0, 0), &gauge, theme.style(tone));
    place(buffer, line, (at + 2, 0), said, theme.style(tone));
}

/// `1:48 of 2:00`, over `+0:10`, and what is to be done about it.
fn turn_clock(model: &Model, state: &BlockState, turn: &Turn) -> (String, &'static str, Tone) {
    let gone = state.turn_time(turn, model.now.t);
    let Allowance { digits: clock, is_over } = Allowance::of(gone, TURN);
    if state.pause().is_some() {
        (clock, "paused", Tone::Paused)
    } else if is_over {
        (clock, "over", Tone::TimeUp)
    } else if TURN - gone <= WRAP_UP {
        (clock, "wrap up", Tone::Warning)
    } else {
        (clock, "", Tone::Clock)
    }
}

/// The tables that have not spoken yet, with a turn or without, each with its ideas; by name alone
/// where they are many.
fn tables(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let spoke = |name: &str| {
        let name = table_name(name);
        model.was_heard(&name) || model.session.running().is_some_and(|it| it.floor.knows(&name))
    };
    let open = model.session.open_tables();
    let open: Vec<_> = open.filter(|table| !spoke(table.table.name.as_str())).collect();
    if open.is_empty() || area.height < 2 {
        return;
    }
    place(buffer, area, (0, 0), "TABLES TO REPORT", theme.style(Tone::Title));
    place_end(buffer, area, 0, &open.len().to_string(), theme.style(Tone::Plain));
    let list = below(area, 1);
    if open.len() > usize::from(list.height) {
        let names: Vec<_> = open.iter().map(|it| text::shown(it.table.name.as_str())).collect();
        let lines = text::wrap(&names.join(", "), usize::from(list.width));
        for (row, line) in (0..list.height).zip(&lines) {
            let last = row + 1 == list.height && lines.len() > usize::from(list.height);
            let line = if last { format!("{line}…") } else { line.clone() };
            let line = text::cut(&line, usize::from(list.width));
            place(buffer, list, (0, row), &line, theme.style(Tone::Plain));
        }
        return;
    }
    for (row, table) in (0..list.height).zip(&open) {
        let name = &table.table.name;
        let ideas = match model.counts.of_table(name) {
            0 if table.on_paper => "on paper".to_owned(),
            n => text::counted(n, "idea", "ideas"),
        };
        let line = below(list, row);
        named(&table_name(name.as_str()), (&ideas, Tone::Dim), theme, buffer, line);
    }
}

/// One row on a small terminal for who speaks, one for who is next, one for what is to be told; that
/// alone where nobody does.
pub(super) fn small(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let floored = model.session.running().filter(|state| !state.floor.is_empty());
    if let [speaker, others @ ..] = model.talking() {
        let more = if others.is_empty() { "" } else { ", …" };
        named(&format!("{}{more}", speaker.name), ("", Tone::Dim), theme, buffer, area);
        return report::row(model, theme, buffer, below(area, 1));
    }
    let Some(state) = floored else { return report::small(model, theme, buffer, area) };
    if let Some(turn) = state.floor.speaking() {
        let (clock, said, tone) = turn_clock(model, state, turn);
        let clock = if said.is_empty() { clock } else { format!("{clock} {said}") };
        named(&turn.speaker, (&clock, tone), theme, buffer, area);
    }
    let names = roster(model).into_iter().filter(|(it, _)| matches!(it, Standing::Waits(_)));
    let names: Vec<String> = names.map(|(_, name)| text::shown(&name).into_owned()).collect();
    if area.height > 2 {
        report::row(model, theme, buffer, below(area, 2));
    }
    if !names.is_empty() {
        let words = format!("next {}", names.join(", "));
        let words = text::cut(&words, usize::from(area.width));
        place(buffer, below(area, 1), (0, 0), &words, theme.style(Tone::Plain));
    }
}

/// A name, cut where it is too long, and what is said of it at the end of its row.
fn named(name: &str, (end, tone): (&str, Tone), theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let room = usize::from(area.width).saturating_sub(text::width(end) + 1);
    let name: Cow<'_, str> = text::shown(name);
    place(buffer, area, (0, 0), &text::cut(&name, room), theme.style(Tone::Plain));
    place_end(buffer, area, 0, end, theme.style(tone));
}

/// How many of a list fit, a row left to say how many more there are.
fn fitting(all: usize, height: u16) -> usize {
    let height = usize::from(height);
    if all <= height { all } else { height.saturating_sub(1) }
}
