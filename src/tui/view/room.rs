//! The room's view, which a mirrored projector may show: the question, the time, where to go.
//!
//! Never lateness, counts, notes for the facilitator or messages but how to leave it, nor names
//! other than of those whose talk it is, and of everybody by table while they look for their seats.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::clock::ClockFace;
use super::digits::{self, Size};
use super::place::{below, inset, place};
use super::where_to;
use crate::domain::{Block, BlockKind, Speaker, hour_minute};
use crate::session::{BlockOutlook, BlockState, Seats, Session, asks_to_move, table_name};
use crate::text::{cut, shown, width, wrap};
use crate::theme::{Theme, Tone};
use crate::tui::model::{Mode, Model};
use crate::tui::words::OUT_OF_ROOM;

/// For so many seconds the room is told what only whoever sits at the keys needs.
const SEEN: i64 = 5;

/// Draws the room's view in the whole of the area.
pub fn draw(model: &Model, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let buffer = frame.buffer_mut();
    let face = ClockFace::of(model);
    let digits = counted(model, face.digits);
    let digits = digits.as_deref();
    let margin = area.width / 20;
    let inner = inset(area, margin, margin);
    if let Some(seats) = Seats::to_take(&model.session, model.now.t) {
        seated(model, &seats, theme, buffer, inner);
        return below_all(model, theme, buffer, inner);
    }
    let third = area.height.div_ceil(3).max(digits::ROWS).min(area.height);
    let size = digits.and_then(|digits| {
        let size = Size::reaching(digits, inner.width, third);
        let size = size.filter(|size| size.height() <= area.height)?;
        Some((digits, size, size.width(digits)))
    });
    let free = area.height.saturating_sub(size.map_or(1, |(_, size, _)| size.height()));
    let room = (usize::from(inner.width), usize::from(free.saturating_sub(2)));
    let lines = centred(&words(model, digits, room), room.0, room.1);
    let taken = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let gap = free.saturating_sub(taken) / 3;
    for (row, (column, line)) in (gap..).zip(&lines) {
        place(buffer, inner, (*column, row), line, theme.style(Tone::Plain));
    }
    let clock = below(inner, gap + taken + gap.max(1));
    match size {
        Some((digits, size, width)) => {
            let left = inner.width.saturating_sub(width) / 2;
            let clock = inset(clock, left, 0);
            digits::draw(digits, size, theme.style(face.tone), buffer, clock);
        }
        None => plain(digits, theme.style(face.tone), buffer, clock),
    }
    below_all(model, theme, buffer, inner);
}

/// Words and clock as small as they may be, and below them who sits where.
fn seated(model: &Model, seats: &Seats<'_>, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let face = ClockFace::of(model);
    let digits = counted(model, face.digits);
    let style = theme.style(Tone::Plain);
    let room = (usize::from(area.width), usize::from(area.height / 5).max(1));
    let lines = centred(&words(model, digits.as_deref(), room), room.0, room.1);
    let mut rest = below(area, u16::from(area.height > 16));
    for (column, line) in &lines {
        place(buffer, rest, (*column, 0), line, style);
        rest = below(rest, 1);
    }
    let gap = u16::from(area.height > 16);
    if let Some(digits) = digits.as_deref() {
        rest = below(rest, gap);
        let large = Size::fitting(digits, area.width, area.height / 4);
        let (wide, high) = large.map_or((cells(digits), 1), |it| (it.width(digits), it.height()));
        let clock = inset(rest, rest.width.saturating_sub(wide) / 2, 0);
        match large {
            Some(size) => digits::draw(digits, size, theme.style(face.tone), buffer, clock),
            None => _ = place(buffer, clock, (0, 0), digits, theme.style(face.tone)),
        }
        rest = below(rest, high);
    }
    let rest = below(rest, gap);
    let foot = gap.max(u16::from(foot(model).is_some()));
    let list = Rect { height: rest.height.saturating_sub(foot), ..rest };
    where_to::draw(seats, model.now.t, ("", theme), buffer, list);
}

fn cells(words: &str) -> u16 {
    u16::try_from(width(words)).unwrap_or(u16::MAX)
}

fn below_all(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let Some(words) = foot(model) else { return };
    let words = cut(&words, usize::from(area.width)).into_owned();
    let row = below(area, area.height.saturating_sub(1));
    place(buffer, row, (0, 0), &words, theme.style(Tone::Dim));
}

/// What is to be known of the view itself; shown.
fn foot(model: &Model) -> Option<String> {
    lost(model).or_else(|| way_out(model))
}

/// The key that leads out, for a moment after one that is not heard.
fn way_out(model: &Model) -> Option<String> {
    let message = model.message.as_ref().filter(|it| it.words == OUT_OF_ROOM)?;
    let gone = (model.now.at - message.at.at).num_seconds();
    (gone < SEEN).then(|| message.words.clone())
}

/// Since when nothing is heard of the session, where it is elsewhere; shown.
fn lost(model: &Model) -> Option<String> {
    // Nobody else's screen is without a place for it.
    if model.mode != Mode::Projector {
        return None;
    }
    if let Some(trouble) = &model.trouble {
        return Some(format!("{} · {}", shown(&trouble.words), shown(&trouble.hint)));
    }
    let lost = model.joined.lost.as_ref()?;
    let since = hour_minute(model.local(lost.since.at));
    let why = lost.why.as_deref().map_or_else(String::new, |why| format!(": {}", shown(why)));
    Some(format!("No link to the facilitator since {since}{why}. The clock runs on."))
}

/// The digits as they are, where not even the smallest large ones fit.
fn plain(digits: Option<&str>, style: Style, buffer: &mut Buffer, area: Rect) {
    let digits = digits.unwrap_or_default();
    let left = usize::from(area.width).saturating_sub(width(digits)) / 2;
    place(buffer, area, (u16::try_from(left).unwrap_or(0), 0), digits, style);
}

/// The digits the room sees: how much later than planned something is to start is not for it.
fn counted(model: &Model, digits: Option<String>) -> Option<String> {
    digits.filter(|digits| model.session.running().is_some() || !digits.starts_with('+'))
}

/// What comes next and when, shown, and what the digits count.
fn coming(model: &Model, digits: Option<&str>) -> Vec<String> {
    let Some(next) = model.session.next() else { return Vec::new() };
    let due = model.outlook.of(next.id()).and_then(BlockOutlook::due);
    let today = model.local(model.now.at).date_naive();
    let is_today = due.is_some_and(|at| model.local(at).date_naive() == today);
    let when = due.filter(|at| *at >= model.now.at).map(|at| {
        let at = model.local(at);
        let day = if is_today { String::new() } else { at.format("%a %-d %b, ").to_string() };
        format!(" · {day}{}", hour_minute(at))
    });
    let counts = match (digits, &when) {
        (Some(_), _) => Some("Starts in"),
        (None, None) if is_today => Some("Starts soon"),
        (None, _) => None,
    };
    let what = format!("{}{}", shown(&next.block.title), when.unwrap_or_default());
    std::iter::once(what).chain(counts.map(str::to_owned)).collect()
}

/// What the room reads in so many columns and rows, shown, a paragraph an entry.
fn words(model: &Model, digits: Option<&str>, room: (usize, usize)) -> Vec<String> {
    let session = &model.session;
    let title = || vec![shown(&session.plan.title).into_owned()];
    if session.closed.is_some() {
        return title();
    }
    let Some(block) = session.running() else {
        return title().into_iter().chain(coming(model, digits)).collect();
    };
    if asks_to_move(session, block, model.now.t) {
        return vec!["Move now, next table".to_owned()];
    }
    let asked: Vec<String> = block
        .block
        .questions()
        .into_iter()
        .filter_map(|id| session.question(id))
        .map(|question| shown(&question.text).into_owned())
        .collect();
    match block.block.kind {
        BlockKind::Talk if !block.block.speakers.is_empty() => {
            speakers(&block.block).into_iter().chain(asked).collect()
        }
        _ if asked.is_empty() => {
            let title = shown(&block.block.title).into_owned();
            std::iter::once(title).chain(at_tables(session, block, room)).collect()
        }
        _ => asked,
    }
}

/// What each table asks where each asks something else, as far as there is room for all below a
/// title.
fn at_tables(
    session: &Session,
    block: &BlockState,
    (columns, rows): (usize, usize),
) -> Vec<String> {
    let asked = session.questions_of_tables(block);
    let all = asked.iter().map(|(table, question)| {
        format!("{}: {}", shown(&table_name(table.as_str())), shown(&question.text))
    });
    let all: Vec<String> = all.collect();
    if all.is_empty() || all.iter().map(|words| wrap(words, columns).len()).sum::<usize>() < rows {
        return all;
    }
    vec!["Each table has its own question".to_owned()]
}

/// Those whose slot it is, shown.
fn speakers(block: &Block) -> Vec<String> {
    let named = |speaker: &Speaker| match &speaker.affiliation {
        Some(of) => format!("{}, {}", shown(&speaker.name), shown(of)),
        None => shown(&speaker.name).into_owned(),
    };
    block.speakers.iter().map(named).collect()
}

/// Paragraphs wrapped and centred, at most so many lines.
fn centred(paragraphs: &[String], columns: usize, most: usize) -> Vec<(u16, String)> {
    let mut lines: Vec<String> = paragraphs.iter().flat_map(|words| wrap(words, columns)).collect();
    let whole = lines.len() <= most;
    lines.truncate(most);
    if let Some(last) = lines.last_mut().filter(|_| !whole) {
        *last = cut(&format!("{} …", last.trim_end()), columns).into_owned();
    }
    lines
        .into_iter()
        .map(|line| {
            let left = columns.saturating_sub(width(&line)) / 2;
            (u16::try_from(left).unwrap_or(0), line)
        })
        .collect()
}
