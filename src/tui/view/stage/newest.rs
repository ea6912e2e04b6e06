//! What came last.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::{NoteKind, hour_minute};
use crate::session::{Note, Session};
use crate::text::{counted, cut, shown, width};
use crate::theme::{Theme, Tone};
use crate::tui::model::Model;
use crate::tui::view::place::{below, inset, place, place_end};

/// The newest notes, newest first, those taken out left out.
pub(crate) fn newest(model: &Model) -> impl Iterator<Item = &Note> {
    model.newest.iter().filter_map(|id| model.session.notes.get(*id))
}

/// Where a note belongs, in signs: its table and its category's letter, or its kind.
pub(crate) fn tags(session: &Session, note: &Note) -> String {
    let table = note.table.as_ref().map(|table| shown(table.as_str()).into_owned());
    let letter = letter(session, note);
    table.map_or_else(|| letter.clone(), |table| format!("{table} {letter}"))
}

/// The letter of a note's category, or its kind.
pub(crate) fn letter(session: &Session, note: &Note) -> String {
    match (note.kind, &note.question, &note.category) {
        (NoteKind::Idea, Some(question), Some(category)) => {
            let category = session.category(question, category);
            let letter = category.and_then(|category| category.letter.as_deref());
            letter.map_or_else(|| "·".to_owned(), |letter| shown(letter).into_owned())
        }
        (NoteKind::Idea, ..) => "–".to_owned(),
        (kind, ..) => kind.name(false).to_owned(),
    }
}

/// Draws the newest notes, a line each, with the minute they came at.
pub(crate) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let mut notes = newest(model).peekable();
    if notes.peek().is_none() {
        people(model, theme, buffer, area);
        return;
    }
    place(buffer, area, (0, 0), "newest", theme.style(Tone::Dim));
    for (row, note) in (0..area.height).zip(notes) {
        let line = inset(below(area, row), 8, 0);
        let at = hour_minute(model.local(note.at));
        place_end(buffer, line, 0, &at, theme.style(Tone::Dim));
        let tags = tags(&model.session, note);
        let after = place(buffer, line, (0, 0), &tags, theme.style(Tone::Category));
        let room = usize::from(line.width).saturating_sub(width(&tags) + 1 + at.len() + 2);
        let words = shown(&note.words.text);
        place(buffer, line, (after + 1, 0), &cut(&words, room), theme.style(Tone::Plain));
    }
}

/// Draws who is in the room, while nobody has said anything yet.
fn people(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let session = &model.session;
    let open = session.open_tables().count();
    let tables = match open {
        0 => None,
        open => Some(counted(open, "table", "tables")),
    };
    let came = session.people_here().map(|people| format!("{people} people"));
    let expected = || session.plan.participants.map(|people| format!("{people} people expected"));
    let words: Vec<String> = tables.into_iter().chain(came.or_else(expected)).collect();
    if area.height > 0 && !words.is_empty() {
        let after = place(buffer, area, (0, 0), "room    ", theme.style(Tone::Dim));
        place(buffer, area, (after, 0), &words.join(", "), theme.style(Tone::Plain));
    }
}
