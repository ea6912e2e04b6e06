//! Lists that are searched by typing: the palette, and what the line or an idea goes to.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::sheet;
use crate::domain::{NoteId, QuestionId};
use crate::session::table_name;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::help::{does, title};
use crate::tui::layout::caret::lay;
use crate::tui::model::{Choosing, Finder, Line, Model};
use crate::tui::offer::{Entry, choices, entries, question};
use crate::tui::view::foot::margin;
use crate::tui::view::place::{place, place_end};

/// Columns that the name of an action takes.
const NAME: usize = 18;

/// Columns of a row at the most where keys stand at its end.
const WIDE: u16 = 100;

/// Columns before a row.
const SIGN: usize = 2;

/// From so many columns on there is room for words of a note too.
const ROOMY: u16 = 60;

/// Columns of a note at the most, before the words that are typed about it.
const WORDS: usize = 20;

/// What stands where no row matches.
const NONE: &str = "nothing matches";

/// The same where a name is to be typed that nobody may have yet.
const HOST: &str = "type who is to host it";

/// Rows of a list at the most.
const ROWS: u16 = 16;

/// A row: what it is called, what it says, what stands at its end, whether it can be done, and what
/// is told of it while it is chosen.
struct Row {
    name: &'static str,
    words: String,
    end: String,
    can: bool,
    told: Vec<(Tone, String)>,
}

impl Row {
    fn entry(model: &Model, entry: Entry) -> Self {
        let Entry { row, why_not, .. } = entry;
        let why_not = why_not.map(|why| text::shown(&why).into_owned());
        let asks =
            (!row.args.is_empty()).then(|| (Tone::Key, format!("{} {}", row.name, row.args)));
        let says = match &why_not {
            Some(why) => format!("not now: {why}"),
            None => does(model, row).to_owned(),
        };
        Self {
            name: row.name,
            can: why_not.is_none(),
            words: why_not.unwrap_or_else(|| title(model, row).to_owned()),
            end: row.every_key().collect::<Vec<_>>().join(" "),
            told: asks.into_iter().chain([(Tone::Plain, says)]).collect(),
        }
    }

    /// A choice is told whole only where its row cuts it.
    fn choice(label: &str, columns: usize) -> Self {
        let words = text::shown(label).into_owned();
        let cut = text::width(&words) + SIGN + 1 > columns;
        let told = cut.then(|| (Tone::Plain, words.clone())).into_iter().collect();
        Self { name: "", words, end: String::new(), can: true, told }
    }

    /// What is told of it, wrapped.
    fn lines(&self, columns: usize) -> Vec<(Tone, String)> {
        let wrapped = |(tone, words): &(Tone, String)| {
            text::wrap(words, columns).into_iter().map(|line| (*tone, line)).collect::<Vec<_>>()
        };
        self.told.iter().flat_map(wrapped).collect()
    }
}

pub(super) fn palette(
    model: &Model,
    finder: &Finder,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let found: Vec<Row> =
        entries(model, finder).into_iter().map(|it| Row::entry(model, it)).collect();
    draw((":", NONE, ROWS), finder, &found, theme, frame, area);
}

pub(super) fn pick(
    model: &Model,
    what: &Choosing,
    finder: &Finder,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let sign = match what {
        Choosing::Where => "goes to".to_owned(),
        Choosing::Category(notes) => of_notes(model, notes, question(model, notes), "#"),
        Choosing::Table(notes) => of_notes(model, notes, None, "@"),
        Choosing::Sayer(notes) => of_notes(model, notes, None, "said by"),
        Choosing::Speaker | Choosing::Seat(_) => "@".to_owned(),
        Choosing::Spot(_) => "open to other devices on".to_owned(),
        Choosing::Invite => "invite".to_owned(),
        Choosing::Leaver => "who left".to_owned(),
        Choosing::Welcome => "welcome at".to_owned(),
        Choosing::Host(table) => {
            let ask = match choices(model, what, &Finder::default()).is_empty() {
                true => "",
                false => ", ask",
            };
            format!("{}: host left open{ask}", text::shown(&table_name(table.as_str())))
        }
        Choosing::IntoTable(tables) => match tables.as_slice() {
            [one] => format!("{} goes to", text::shown(&table_name(one.as_str()))),
            many => format!("{} tables go to", many.len()),
        },
        Choosing::IntoCategory(_, from) if from.len() > 1 => format!("{} go up in", from.len()),
        Choosing::IntoCategory(..) => "goes up in".to_owned(),
    };
    // Where nobody is known, nobody but the new one can be found.
    let (none, most) = match what {
        Choosing::Host(_) if choices(model, what, &Finder::default()).is_empty() => (HOST, 1),
        Choosing::Host(_) => (HOST, ROWS),
        _ => (NONE, ROWS),
    };
    let columns = usize::from(area.width.saturating_sub(2 * margin(area)));
    let found = choices(model, what, finder);
    let found: Vec<Row> = found.iter().map(|it| Row::choice(&it.label, columns)).collect();
    draw((&sign, none, most), finder, &found, theme, frame, area);
}

/// Which note it is for, as the list may be covered, or how many are marked for it; and whose
/// categories these are, where that is another question than the line's.
fn of_notes(model: &Model, notes: &[NoteId], of: Option<QuestionId>, sign: &str) -> String {
    let words = |id: &NoteId| {
        let text = text::shown_lines(&model.session.notes.get(*id)?.words.text).join(" ");
        Some(format!("\"{}\"", text::cut(&text, WORDS)))
    };
    let marked = match notes {
        [_] if model.list.marked.is_empty() && model.size.0 < ROOMY => None,
        [one] if model.list.marked.is_empty() => words(one),
        all => Some(format!("{} marked", all.len())),
    };
    let other = of.filter(|of| Some(of) != model.line_question());
    let number = other.and_then(|of| model.session.question_number(&of));
    let question = number.map(|number| format!("question {number}"));
    let said: Vec<String> = marked.into_iter().chain(question).collect();
    format!("{} {sign}", said.join(", ")).trim_start().to_owned()
}

/// The line to type in stands first, below it the best match, and at the foot what the chosen row
/// does. Whatever is chosen, the list has the same rows, so that nothing jumps.
fn draw(
    (sign, none, most): (&str, &str, u16),
    finder: &Finder,
    found: &[Row],
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let most = area.height.saturating_sub(3).clamp(1, most);
    let inside = sheet::open(usize::from(most) + 1, theme, frame.buffer_mut(), area);
    if inside.is_empty() {
        return;
    }
    let columns = usize::from(inside.width);
    let above = inside.height.saturating_sub(1);
    let told = found.iter().map(|it| it.lines(columns).len()).max().unwrap_or(0);
    let told = u16::try_from(told).unwrap_or(u16::MAX).min(above / 2);
    let list = Rect { y: inside.y + 1, height: above - told, ..inside };
    let chosen = finder.place.min(found.len().saturating_sub(1));
    if found.is_empty() && list.height > 0 {
        place(frame.buffer_mut(), list, (2, 0), none, theme.style(Tone::Dim));
    }
    rows(found, chosen, theme, frame.buffer_mut(), list);
    if let Some(it) = found.get(chosen) {
        let below = Rect { y: list.y + list.height, height: told, ..inside };
        tell(&it.lines(columns), theme, frame.buffer_mut(), below);
    }
    typed(sign, &finder.line, theme, frame, inside);
}

/// Draws the rows, the best match first.
fn rows(found: &[Row], chosen: usize, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let fits = usize::from(area.height);
    let first = chosen.saturating_sub(fits.saturating_sub(1));
    let rows = (0..area.height).zip(found.iter().enumerate().skip(first));
    for (row, (at, it)) in rows {
        one(it, at == chosen, theme, buffer, (area, row));
    }
}

/// Draws what the chosen row does, the last line cut where it goes on.
fn tell(lines: &[(Tone, String)], theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let columns = usize::from(area.width);
    let goes_on = lines.len() > usize::from(area.height);
    for (row, (tone, words)) in (0..area.height).zip(lines) {
        let last = goes_on && row + 1 == area.height;
        let more = format!("{words} …");
        let words = if last { text::cut(&more, columns) } else { words.into() };
        place(buffer, area, (0, row), &words, theme.style(*tone));
    }
}

fn one(it: &Row, chosen: bool, theme: &Theme, buffer: &mut Buffer, (area, row): (Rect, u16)) {
    let tone = |usual| match (chosen, it.can) {
        (true, _) => Tone::Chosen,
        (false, true) => usual,
        (false, false) => Tone::Dim,
    };
    let sign = if chosen { "▸ " } else { "  " };
    // Keys stay near what they do.
    let most = if it.end.is_empty() && it.name.is_empty() { area.width } else { WIDE };
    let area = Rect { width: area.width.min(most), ..area };
    let mut column = place(buffer, area, (0, row), sign, theme.style(tone(Tone::Plain)));
    if !it.name.is_empty() {
        let name = text::pad(it.name, NAME.max(text::width(it.name)));
        column = place(buffer, area, (column, row), &name, theme.style(tone(Tone::Key))) + 1;
    }
    let room = usize::from(area.width.saturating_sub(column));
    let room = room.saturating_sub(text::width(&it.end) + 1);
    let words = text::cut(&it.words, room);
    place(buffer, area, (column, row), &words, theme.style(tone(Tone::Plain)));
    let end = Rect { y: area.y + row, height: 1, ..area };
    place_end(buffer, end, 0, &it.end, theme.style(tone(Tone::KeyHint)));
}

/// The line in the first row of an area, behind its sign, with the cursor in it.
fn typed(sign: &str, line: &Line, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let buffer = frame.buffer_mut();
    let start = place(buffer, area, (0, 0), &format!("{sign} "), theme.style(Tone::Chip));
    let room = usize::from(area.width.saturating_sub(start)).saturating_sub(1);
    let laid = lay(line, room);
    let words = laid.rows.get(laid.row).map_or("", String::as_str);
    place(buffer, area, (start, 0), words, theme.style(Tone::Input));
    let column = start.saturating_add(u16::try_from(laid.column).unwrap_or(u16::MAX));
    if column < area.width {
        frame.set_cursor_position(Position::new(area.x + column, area.y));
    }
}
