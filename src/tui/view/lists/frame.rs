//! What the lists have in common: the line at the top, rows that scroll, and words at the foot.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::hour_minute;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::layout::list::{CHOSEN, MARKED};
use crate::tui::layout::{margin, sheet};
use crate::tui::model::Model;
use crate::tui::view::place::{below, inset, place, place_end};
use crate::tui::view::stage::lateness::Lateness;
use crate::tui::words;

/// A row: pieces of text, each with its column and its tone. The first two columns are those of
/// the cursor and of the mark.
#[derive(Clone, Debug, Default)]
pub(in crate::tui::view) struct Row {
    pub(in crate::tui::view) marked: bool,
    pub(in crate::tui::view) pieces: Vec<(u16, Tone, String)>,
}

/// The list on the screen.
pub(super) struct List<'a> {
    /// What the screen is, and what matters of it; shown.
    pub(super) title: String,
    /// What stands above all rows, a line each; shown.
    pub(super) above: Vec<(Tone, String)>,
    /// The names of the columns, where there are any.
    pub(super) heads: Option<Row>,
    /// How many rows there are.
    pub(super) rows: usize,
    /// The one under the cursor, from 0.
    pub(super) chosen: Option<usize>,
    /// Makes a row: only those in sight are made.
    pub(super) row: &'a dyn Fn(usize) -> Row,
    /// What is known of the row chosen, a line each; shown.
    pub(super) about: Vec<String>,
    /// What stands where there are no rows.
    pub(super) empty: String,
}

/// The columns within the margins.
pub(super) fn columns(area: Rect) -> u16 {
    area.width.saturating_sub(2 * margin(area))
}

/// True where there is room for every column.
pub(super) fn is_wide(area: Rect) -> bool {
    area.width >= 64
}

/// Draws it. What lies above the screen covers its foot: the rows stay in sight above that.
pub(super) fn draw(list: &List<'_>, model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let covered = sheet::rows(model, area).saturating_sub(2);
    let area = Rect { height: area.height.saturating_sub(covered), ..area };
    let inside = inset(area, margin(area), margin(area));
    head(list, model, theme, buffer, inside);
    let mut rest = below(inside, 2);
    for (tone, line) in &list.above {
        let columns = usize::from(rest.width);
        place(buffer, rest, (0, 0), &text::cut(line, columns), theme.style(*tone));
        rest = below(rest, 1);
    }
    if let Some(heads) = &list.heads {
        row(heads, false, theme, buffer, Rect { height: rest.height.min(1), ..rest });
        rest = below(rest, 1);
    }
    let tall = area.height >= 18;
    let about = about(list, covered, rest, tall);
    let taken = u16::try_from(about.len()).unwrap_or(0);
    let apart = u16::from(taken > 1 || (taken > 0 && tall));
    let rows = Rect { height: rest.height.saturating_sub(taken + apart), ..rest };
    if let Some(words) = out_of_sight(list, usize::from(rows.height)) {
        place_end(
            buffer,
            Rect { height: 1, ..below(inside, 1) },
            0,
            &words,
            theme.style(Tone::Dim),
        );
    }
    body(list, model, theme, buffer, rows);
    let foot = below(rest, rest.height.saturating_sub(taken));
    for (at, line) in (0..foot.height).zip(&about) {
        place(buffer, foot, (0, at), line, theme.style(Tone::Plain));
    }
}

/// The words on the row chosen, wrapped; fewer where there are few rows, none below a sheet.
fn about(list: &List<'_>, covered: u16, rest: Rect, tall: bool) -> Vec<String> {
    let most = match (covered, tall) {
        (1.., _) => 0,
        (0, true) => usize::from(rest.height / 4).max(3),
        (0, false) => 1,
    };
    let wrapped = list.about.iter().flat_map(|line| text::wrap(line, usize::from(rest.width)));
    let mut lines: Vec<String> = wrapped.collect();
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = text::cut(&format!("{last} …"), usize::from(rest.width)).into_owned();
        }
    }
    lines
}

fn head(list: &List<'_>, model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let now = hour_minute(model.local(model.now.at));
    let late = Lateness::of(&model.session, &model.outlook).map(|late| late.words);
    let running = model.session.running().map(|block| words::left_until(model, block));
    let left = running.unwrap_or_default();
    // What is least needed gives way first.
    let ends = [
        [left.as_str(), late.as_deref().unwrap_or_default(), &now],
        [left.as_str(), "", &now],
        ["", late.as_deref().unwrap_or_default(), &now],
        ["", "", &now],
    ];
    let ends = ends.map(|parts| {
        let said: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        said.join("  ")
    });
    let columns = usize::from(area.width);
    let title = match model.lists.marks() {
        0 => list.title.clone(),
        marks => format!("{marks} marked · {}", list.title),
    };
    let fits = |end: &&String| text::width(&title) + text::width(end) + 2 <= columns;
    let end = ends.iter().find(fits).map_or("", String::as_str);
    let room = columns.saturating_sub(text::width(end) + 2 * usize::from(!end.is_empty()));
    place(buffer, area, (0, 0), &text::cut(&title, room), theme.style(Tone::Title));
    place_end(buffer, area, 0, end, theme.style(Tone::Plain));
    let rule = "─".repeat(usize::from(area.width));
    place(buffer, area, (0, 1), &rule, theme.style(Tone::Border));
}

/// The first row in sight, so that the one chosen is.
fn first(list: &List<'_>, height: usize) -> usize {
    let chosen = list.chosen.unwrap_or(0);
    chosen.saturating_sub(height / 2).min(list.rows.saturating_sub(height))
}

/// ` ↑ 3 ↓ 12`; `None` where every row is in sight.
fn out_of_sight(list: &List<'_>, height: usize) -> Option<String> {
    let above = first(list, height);
    let under = list.rows.saturating_sub(above + height);
    match (above, under) {
        (0, 0) => None,
        (0, n) => Some(format!(" ↓ {n}")),
        (n, 0) => Some(format!(" ↑ {n}")),
        (above, under) => Some(format!(" ↑ {above} ↓ {under}")),
    }
}

fn body(list: &List<'_>, model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    if list.rows == 0 {
        let nothing = "Nothing matches.";
        let words = if model.lists.filter().is_some() { nothing } else { &list.empty };
        let words = text::wrap(words, usize::from(area.width));
        for (at, line) in (0..area.height).zip(words) {
            place(buffer, area, (0, at), &line, theme.style(Tone::Dim));
        }
        return;
    }
    let first = first(list, usize::from(area.height));
    for (at, place) in (0..area.height).zip(first..list.rows) {
        let line = Rect { y: area.y + at, height: 1, ..area };
        row(&(list.row)(place), list.chosen == Some(place), theme, buffer, line);
    }
}

/// Draws a row, with its signs where it is chosen or marked.
pub(in crate::tui::view) fn row(
    row: &Row,
    chosen: bool,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Rect,
) {
    if area.height == 0 {
        return;
    }
    if chosen {
        let blank = " ".repeat(usize::from(area.width));
        place(buffer, area, (0, 0), &blank, theme.style(Tone::Chosen));
        place(buffer, area, (0, 0), CHOSEN, theme.style(Tone::Chosen));
    }
    if row.marked {
        let tone = if chosen { Tone::Chosen } else { Tone::Own };
        place(buffer, area, (1, 0), MARKED, theme.style(tone));
    }
    for (at, (column, tone, words)) in row.pieces.iter().enumerate() {
        let end = row.pieces.get(at + 1).map_or(area.width, |(next, ..)| next.saturating_sub(1));
        let room = usize::from(end.min(area.width).saturating_sub(*column));
        let tone = if chosen { Tone::Chosen } else { *tone };
        place(buffer, area, (*column, 0), &text::cut(words, room), theme.style(tone));
    }
}
