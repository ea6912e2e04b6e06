//! What comes next and when: as one line, and as a list of the whole programme.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::heading::heading;
use super::subject::talk_by;
use crate::domain::{Length, Span, hour_minute};
use crate::session::{BlockOutlook, Phase};
use crate::text::{cut, shown, width};
use crate::theme::{Theme, Tone};
use crate::tui::model::Model;
use crate::tui::view::place::{below, inset, place, place_end};

/// A block of the programme with its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BlockRow {
    /// Where it stands.
    pub phase: Phase,
    /// The day it is planned for; empty where none is named.
    pub day: String,
    /// When it starts or started; empty where that is unknown.
    pub start: String,
    /// What it is called, shown.
    pub title: String,
    /// Whole minutes, or its length in words, of what it took where it is over; empty where it has
    /// none.
    pub length: String,
}

impl BlockRow {
    /// `19:30 Midway Town Hall 15`; after a title that ends in a number `19:45 Conversation 3 (25)`.
    pub(crate) fn words(&self) -> String {
        let numbered = self.title.ends_with(char::is_numeric) && !self.length.is_empty();
        let length = if numbered { &format!("({})", self.length) } else { &self.length };
        let parts = [&self.start, &self.title, length];
        let said: Vec<&str> =
            parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
        said.join(" ")
    }
}

/// The programme, each block at the time it is now expected.
pub(crate) fn blocks(model: &Model) -> Vec<BlockRow> {
    model.outlook.blocks.iter().filter_map(|of| row(model, of)).collect()
}

fn row(model: &Model, of: &BlockOutlook) -> Option<BlockRow> {
    let state = model.session.block(&of.block)?;
    // A day gone by without its blocks has no forecast, and its printed times all the same.
    let start = of.told().0.or(of.planned_start.filter(|_| of.phase == Phase::Coming));
    let start = start.map(|at| hour_minute(model.local(at)));
    let title = shown(&state.block.title);
    let speakers = talk_by(&state.block);
    let by = if speakers.is_empty() { "" } else { ": " };
    Some(BlockRow {
        phase: of.phase,
        day: of.held_on.map(|day| day.format("%A %-d %B").to_string()).unwrap_or_default(),
        start: start.unwrap_or_default(),
        title: format!("{title}{by}{speakers}"),
        length: state.took().map(Span::told).or(state.timed()).map(length).unwrap_or_default(),
    })
}

fn length(span: Span) -> String {
    if span.0 % 60_000 == 0 { (span.0 / 60_000).to_string() } else { Length(span).to_string() }
}

/// Draws the coming blocks on one line.
pub(crate) fn next(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    if model.session.closed.is_some() {
        return;
    }
    let coming = blocks(model).into_iter().filter(|block| block.phase == Phase::Coming);
    let words: Vec<String> = coming.map(|block| block.words()).collect();
    if words.is_empty() {
        return;
    }
    place(buffer, area, (0, 0), "next", theme.style(Tone::Dim));
    let line = inset(area, 8, 0);
    let words = words.join(" · ");
    place(buffer, line, (0, 0), &cut(&words, usize::from(line.width)), theme.style(Tone::Plain));
}

/// Where the list stands that has nothing beside it: its titles whole as far as the room of both
/// goes, and its lengths close to them.
pub(crate) fn alone(model: &Model, left: Rect, right: Rect) -> Rect {
    let needed = |row: BlockRow| LENGTHS + width(&row.title) + width(&row.length);
    let mut rows = blocks(model);
    unit(&mut rows);
    let needed = rows.into_iter().map(needed).max().unwrap_or(0);
    let both = left.union(right);
    let most = u16::try_from(needed).unwrap_or(u16::MAX).max(left.width);
    Rect { width: both.width.min(most), ..both }
}

/// Columns of the list beside a title and its length: the time, a sign, and what parts them.
const LENGTHS: usize = 6 + 2 + 2 + 2;

/// Draws the programme as a list, from the running block on where it is too long.
pub(crate) fn list(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let mut rows = blocks(model);
    heading(theme, buffer, area, "PROGRAMME", unit(&mut rows));
    let lines = usize::from(area.height.saturating_sub(1));
    let done = rows.iter().take_while(|row| row.phase == Phase::Done).count();
    let listed = with_days(&rows);
    let is_next = |it: &Listed<'_>| matches!(it, Listed::Block(row) if row.phase != Phase::Done);
    let is_day = |it: Option<&Listed<'_>>| matches!(it, Some(Listed::Day(_)));
    let at = listed.iter().position(is_next);
    // With the name of its day, where it is the first of it.
    let at = at.map(|at| at - usize::from(at > 0 && is_day(listed.get(at - 1))));
    let first = at.unwrap_or(listed.len()).min(listed.len().saturating_sub(lines));
    for (y, row) in (1..area.height).zip(listed.into_iter().skip(first)) {
        let line = below(area, y);
        let row = match row {
            Listed::Day(day) => {
                let words = cut(day, usize::from(area.width));
                place(buffer, line, (0, 0), &words, theme.style(Tone::Dim));
                continue;
            }
            Listed::Block(row) => row,
        };
        let tone = match row.phase {
            Phase::Done | Phase::Skipped | Phase::Missed => Tone::Dim,
            Phase::Running | Phase::Coming => Tone::Plain,
        };
        place(buffer, line, (0, 0), &row.start, theme.style(tone));
        place_end(buffer, line, 0, &row.length, theme.style(tone));
        let sign = match row.phase {
            Phase::Done => "✓ ",
            Phase::Running => "▸ ",
            Phase::Coming if done > 0 || model.session.running().is_some() => "  ",
            Phase::Coming => "",
            Phase::Skipped => "skipped: ",
            Phase::Missed => "not held: ",
        };
        let title = format!("{sign}{}", row.title);
        let room = usize::from(area.width).saturating_sub(6 + width(&row.length) + 1);
        place(buffer, line, (6, 0), &cut(&title, room), theme.style(tone));
    }
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listed<'a> {
    /// The name of the day that begins here.
    Day(&'a str),
    Block(&'a BlockRow),
}

/// The rows, each day's below its name where there are several.
fn with_days(rows: &[BlockRow]) -> Vec<Listed<'_>> {
    let days: Vec<&[BlockRow]> = rows.chunk_by(|a, b| a.day == b.day).collect();
    let several = days.len() > 1;
    let mut listed = Vec::new();
    for rows in days {
        let day = rows.first().map(|row| row.day.as_str()).filter(|day| several && !day.is_empty());
        listed.extend(day.map(Listed::Day));
        listed.extend(rows.iter().map(Listed::Block));
    }
    listed
}

/// The unit that the lengths share; where they share none, each gets its own.
fn unit(rows: &mut [BlockRow]) -> &'static str {
    let is_number = |row: &BlockRow| row.length.chars().all(|c| c.is_ascii_digit());
    if rows.iter().all(is_number) {
        return if rows.iter().any(|row| !row.length.is_empty()) { "min" } else { "" };
    }
    for row in rows.iter_mut().filter(|row| is_number(row) && !row.length.is_empty()) {
        row.length.push_str(" min");
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(start: &str, title: &str, length: &str) -> BlockRow {
        let [start, title, length] = [start, title, length].map(str::to_owned);
        BlockRow { phase: Phase::Coming, day: String::new(), start, title, length }
    }

    #[test]
    fn a_coming_block_says_what_is_known_of_it() {
        assert_eq!(row("19:30", "Town hall", "15").words(), "19:30 Town hall 15");
        assert_eq!(row("", "Town hall", "").words(), "Town hall");
    }

    #[test]
    fn a_number_that_ends_a_title_never_runs_into_the_minutes() {
        assert_eq!(row("19:45", "Round 3", "25").words(), "19:45 Round 3 (25)");
        assert_eq!(row("", "جولة ٣", "45 s").words(), "جولة ٣ (45 s)");
        assert_eq!(row("19:45", "Round 3", "").words(), "19:45 Round 3");
    }

    #[test]
    fn lengths_below_each_other_are_all_of_one_unit_or_each_says_its_own() {
        let lengths = |of: [&str; 3]| {
            let mut rows = of.map(|length| row("", "", length));
            let unit = unit(&mut rows);
            (unit, rows.map(|row| row.length))
        };
        let said = |unit, of: [&str; 3]| (unit, of.map(str::to_owned));
        assert_eq!(lengths(["3", "", "25"]), said("min", ["3", "", "25"]));
        assert_eq!(lengths(["3", "", "1 min 30 s"]), said("", ["3 min", "", "1 min 30 s"]));
        assert_eq!(lengths(["", "", ""]), said("", ["", "", ""]));
    }

    #[test]
    fn the_rows_of_several_days_stand_below_their_names() {
        let rows =
            |days: [&str; 3]| days.map(|day| BlockRow { day: day.into(), ..row("", "A", "") });
        let listed = |days| {
            let rows = rows(days);
            let named = with_days(&rows).into_iter().map(|it| match it {
                Listed::Day(day) => day.to_owned(),
                Listed::Block(row) => row.title.clone(),
            });
            named.collect::<Vec<_>>()
        };
        assert_eq!(listed(["Mon", "Mon", "Tue"]), ["Mon", "A", "A", "Tue", "A"]);
        assert_eq!(listed(["Mon", "Mon", "Mon"]), ["A", "A", "A"]);
    }

    #[test]
    fn lengths_are_minutes_where_they_are_whole() {
        assert_eq!(length(Span::minutes(25)), "25");
        assert_eq!(length(Span::seconds(90)), "1 min 30 s");
    }
}
