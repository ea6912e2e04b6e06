//! The sessions there are, a row each, then what else may be chosen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::head::head;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::home::{Choice, Entry, Home, Standing};
use crate::tui::view::lists::frame::{Row, row};
use crate::tui::view::place::{below, place};

/// Columns that a day takes, with the blank after it.
const DAY: u16 = 16;
/// Columns that most states take.
const STANDS: u16 = 31;
/// Columns that a closed session of some hundred ideas takes.
const CLOSED: u16 = 23;
/// Columns that are left to a title.
const LEAST: u16 = 20;
/// From so many columns on there is room for days.
const WIDE: u16 = 64;
/// From so many on there is room for folders.
const HUGE: u16 = 110;
/// Columns before a row.
const SIGN: u16 = 2;

/// What stands where there is no session.
const NONE: &str = "No session is in ./sessions, and none was opened lately.";

pub(super) fn draw(home: &Home, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    head("worldcafe", &counted(home), theme, buffer, area);
    let rest = below(area, 2);
    let rows = home.rows();
    let chosen = home.place(&rows);
    let about = about(home, rows.get(chosen), rest);
    let taken = u16::try_from(about.len()).unwrap_or(0);
    let space = u16::from(rest.height > 10);
    let list = Rect { height: rest.height.saturating_sub(taken + space), ..rest };
    body(home, (&rows, chosen), theme, buffer, list);
    let foot = below(rest, rest.height.saturating_sub(taken));
    for (at, line) in (0..foot.height).zip(&about) {
        place(buffer, foot, (0, at), line, theme.style(Tone::Dim));
    }
}

/// `5 sessions`, and whether some are still being looked at.
fn counted(home: &Home) -> String {
    if !home.looked {
        return "looking for sessions…".to_owned();
    }
    let many = text::counted(home.entries.len(), "session", "sessions");
    let unread = home.entries.iter().filter(|it| it.standing == Standing::Unread).count();
    if unread > 0 { format!("reading {unread} of {many}…") } else { many }
}

/// Draws the rows, the one chosen in sight; a blank stands before what is no session.
fn body(
    home: &Home,
    (rows, chosen): (&[Choice], usize),
    theme: &Theme,
    buffer: &mut Buffer,
    area: Rect,
) {
    let mut lines: Vec<Row> = Vec::new();
    if home.looked && home.entries.is_empty() {
        let none = text::wrap(NONE, usize::from(area.width));
        lines.extend(none.into_iter().map(|line| plain(0, Tone::Dim, line)));
    }
    let mut at_chosen = None;
    let mut before_others = !(rows.is_empty() || lines.is_empty() && home.entries.is_empty());
    for (at, choice) in rows.iter().enumerate() {
        let entry = home.entry(choice);
        if entry.is_none() && before_others {
            lines.push(Row::default());
            before_others = false;
        }
        if at == chosen {
            at_chosen = Some(lines.len());
        }
        let line = entry.map_or_else(|| other(choice, area.width), |it| session(it, area.width));
        lines.push(line);
    }
    if home.looked && rows.is_empty() {
        lines.push(plain(SIGN, Tone::Dim, "nothing matches".to_owned()));
    }
    let height = usize::from(area.height);
    let middle = at_chosen.unwrap_or(0).saturating_sub(height / 2);
    let first = middle.min(lines.len().saturating_sub(height));
    for (at, (place, line)) in (0..area.height).zip(lines.iter().enumerate().skip(first)) {
        let area = Rect { y: area.y + at, height: 1, ..area };
        row(line, at_chosen == Some(place), theme, buffer, area);
    }
}

fn plain(column: u16, tone: Tone, words: String) -> Row {
    Row { marked: false, pieces: vec![(column, tone, words)] }
}

/// A session: its title, its day, how it stands and, where there is room, its folder.
fn session(entry: &Entry, width: u16) -> Row {
    let shown = |words: &str| text::shown(words).into_owned();
    let tone = match entry.standing {
        Standing::Unread => Tone::Dim,
        Standing::Known(_) => Tone::Plain,
        Standing::Faulty(_) | Standing::Gone => Tone::Warning,
    };
    let standing = shown(entry.standing.words());
    let [day, stands, folder] = columns(width);
    let mut pieces = vec![(SIGN, Tone::Plain, shown(&entry.title))];
    if width >= WIDE {
        pieces.push((day, Tone::Dim, shown(&entry.day)));
    }
    pieces.push((stands, tone, standing));
    if width >= HUGE {
        pieces.push((folder, Tone::Dim, shown(&entry.folder)));
    }
    Row { marked: false, pieces }
}

/// Where the day begins, how it stands, and the folder.
fn columns(width: u16) -> [u16; 3] {
    if width >= HUGE {
        let title = SIGN + (width - DAY) * 2 / 5;
        let stands = title + DAY;
        return [title, stands, stands + (width - stands) / 2];
    }
    if width >= WIDE {
        let title = (width - DAY - STANDS).max(LEAST);
        return [title, title + DAY, width];
    }
    [width, width.saturating_sub(CLOSED), width]
}

fn other(choice: &Choice, width: u16) -> Row {
    let [day, stands, _] = columns(width);
    let column = if width >= WIDE { day } else { stands };
    Row {
        marked: false,
        pieces: vec![
            (SIGN, Tone::Plain, choice.title().to_owned()),
            (column, Tone::Dim, choice.about().to_owned()),
        ],
    }
}

/// What is known of the row chosen, in whole words: two rows at the most where there are few, and
/// then how it stands comes first.
fn about(home: &Home, choice: Option<&Choice>, area: Rect) -> Vec<String> {
    let columns = usize::from(area.width);
    let Some(choice) = choice else { return Vec::new() };
    let tall = area.height > 10;
    let words = match home.entry(choice) {
        Some(entry) if !tall => {
            vec![format!("{} · {}", entry.standing.words(), entry.title), entry.folder.clone()]
        }
        Some(entry) => {
            let named = [entry.title.as_str(), &entry.day, entry.standing.words()];
            let named: Vec<&str> = named.into_iter().filter(|words| !words.is_empty()).collect();
            vec![named.join(" · "), entry.folder.clone()]
        }
        None => vec![format!("{}: {}", choice.title(), choice.about())],
    };
    let most = if tall { 4 } else { 2 };
    let wrapped = words.iter().flat_map(|line| text::wrap(&text::shown(line), columns));
    let mut lines: Vec<String> = wrapped.collect();
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = text::cut(&format!("{last} …"), columns).into_owned();
        }
    }
    lines
}
