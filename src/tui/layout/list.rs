//! The rows of what was said: wrapped and never cut, and how far they can be scrolled.
//!
//! Only what is seen is wrapped, however many ideas there are.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::capture::layout;
use super::{hall, is_small};
use crate::domain::{About, BlockKind, Detail, NoteId, NoteKind, TableId};
use crate::session::{NewNote, Note};
use crate::text;
use crate::theme::Tone;
use crate::tui::model::{Model, Screen, Sent, Topic};
use crate::tui::offer::sign_of;

/// The sign of a row that is marked, in every list.
pub(crate) const MARKED: &str = "+";

/// The sign of the row under the cursor, in every list.
pub(crate) const CHOSEN: &str = "▸";

/// A row of the list: its parts from the left.
pub(crate) type Row = Vec<(Tone, String)>;

/// The rows that an area of the whole screen shows, the oldest first; none where nothing was said.
pub(crate) fn seen(model: &Model, whole: Rect, area: Rect) -> Vec<Row> {
    let height = usize::from(area.height);
    let shape = Shape::of(model, whole, area);
    if let Some(rows) = from_selected(model, shape, height) {
        return rows;
    }
    let scroll = if model.in_list() { 0 } else { model.capture.scroll };
    let mut rows = newest_rows(model, shape, scroll + height);
    rows.drain(..scroll.min(rows.len().saturating_sub(height)));
    rows.truncate(height);
    rows.reverse();
    rows
}

/// How many rows there are, counted from the newest, as far as `wanted`.
#[must_use]
pub(crate) fn reach(model: &Model, wanted: usize) -> usize {
    let (width, height) = model.size;
    let whole = Rect { x: 0, y: 0, width, height };
    let area = match model.screen {
        Screen::TownHall => hall::layout(whole, model).list,
        Screen::Stage
        | Screen::Capture
        | Screen::Tally
        | Screen::Report
        | Screen::Room
        | Screen::Programme
        | Screen::Tables
        | Screen::Categories
        | Screen::Devices
        | Screen::Seating => layout(whole, model).list,
    };
    let rows = newest_rows(model, Shape::of(model, whole, area), wanted + usize::from(area.height));
    rows.len().saturating_sub(usize::from(area.height)).min(wanted)
}

/// How many of so many notes stand above those that an area of the whole screen shows.
pub(crate) fn earlier(model: &Model, notes: usize, whole: Rect, area: Rect) -> usize {
    let rows = seen(model, whole, area);
    let begins = |row: &&Row| row.first().is_some_and(|(_, sign)| !sign.trim().is_empty());
    notes.saturating_sub(rows.iter().filter(begins).count())
}

/// How rows are laid out.
#[derive(Clone, Copy)]
struct Shape {
    columns: usize,
    small: bool,
    /// Columns that every sign has on a small terminal.
    sign: usize,
    /// Columns before a sign: there the row under the cursor is marked.
    margin: usize,
}

impl Shape {
    fn of(model: &Model, whole: Rect, area: Rect) -> Self {
        // There the sign is a table, and most have a number of one figure or of two.
        let sign = if model.screen == Screen::Tally { 3 } else { 1 };
        let small = is_small(whole);
        let margin = if small { usize::from(focus(model).is_some()) } else { 2 };
        Self { columns: usize::from(area.width), small, sign, margin }
    }

    /// Columns before the words of a note: its sign, a mark behind that, and a blank where there is
    /// room.
    fn indent(self, sign: &str) -> usize {
        self.margin + text::width(sign).max(self.sign) + if self.small { 1 } else { 2 }
    }

    /// Who said it, before their words: whole where both have room in a row, else so short that most
    /// of a row is left to these.
    fn speaker(self, speaker: Option<&str>, words: &str) -> String {
        let Some(speaker) = speaker else { return String::new() };
        let free = self.columns.saturating_sub(self.indent("–") + 3 + text::width(words));
        let room = free.max(self.columns / 4);
        format!("{}: ", text::cut(&text::shown(speaker), room))
    }
}

/// The note under the cursor, or the one whose words are in the line.
fn focus(model: &Model) -> Option<NoteId> {
    model.list.chosen.or(model.capture.editing)
}

/// The idea under the cursor is always seen: where it is too far above the newest, the rows begin
/// with it.
fn from_selected(model: &Model, shape: Shape, height: usize) -> Option<Vec<Row>> {
    let listing = model.listing();
    let at = listing.place(focus(model)?)?;
    let mut below: usize = waiting(model).map(|note| waiting_rows(note, shape).len()).sum();
    for place in (at..listing.len()).rev() {
        below += listing.get(place).map_or(0, |id| note_rows(model, id, shape).len());
        if below > height {
            break;
        }
    }
    if below <= height {
        return None;
    }
    let mut rows = Vec::new();
    for place in at..listing.len() {
        if rows.len() >= height {
            break;
        }
        if place == listing.before.len() && place > at {
            rows.push(Row::new());
        }
        let own = listing.get(place).map(|id| note_rows(model, id, shape)).unwrap_or_default();
        let is_before = place < listing.before.len();
        rows.extend(own.into_iter().map(|row| if is_before { dimmed(row) } else { row }));
    }
    rows.truncate(height);
    Some(rows)
}

/// What was said and is not on disk yet, the newest first, without what is taken out again.
fn waiting(model: &Model) -> impl Iterator<Item = &NewNote> {
    let is_line = model.screen.has_line();
    let sent = model.pending.iter().rev().filter(move |_| is_line);
    let notes = sent.flat_map(|pending| match &pending.sent {
        Sent::Notes(notes) => notes.iter().rev().collect::<Vec<_>>(),
        Sent::Category { note, .. } => vec![&**note],
        _ => Vec::new(),
    });
    // The hall has what was said in it, and comments.
    let of_hall = model.line_block().filter(|it| !it.block.kind.has_tables());
    let is_here = move |note: &&NewNote| {
        model.screen != Screen::TownHall
            || note.kind == NoteKind::Comment
            || of_hall.is_some_and(|hall| note.block.as_ref() == Some(hall.id()))
    };
    let is_new = |note: &&NewNote| model.session.notes.get(note.id).is_none();
    notes.filter(is_here).filter(is_new).filter(|note| !model.is_taken_out(note.id))
}

fn dimmed(row: Row) -> Row {
    let dim = |tone| if tone == Tone::Chosen { tone } else { Tone::Before };
    row.into_iter().map(|(tone, words)| (dim(tone), words)).collect()
}

/// The rows from the newest up, the newest first, at most a note more than wanted.
fn newest_rows(model: &Model, shape: Shape, wanted: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for note in waiting(model) {
        rows.extend(waiting_rows(note, shape).into_iter().rev());
    }
    for id in model.listing().now.iter().rev() {
        if rows.len() >= wanted {
            return rows;
        }
        rows.extend(note_rows(model, *id, shape).into_iter().rev());
    }
    before_rows(model, shape, wanted, &mut rows);
    rows
}

/// What this table said in the round before, dimmed, with a heading over it.
fn before_rows(model: &Model, shape: Shape, wanted: usize, rows: &mut Vec<Row>) {
    let before = model.listing().before;
    if before.is_empty() {
        return;
    }
    rows.push(Row::new());
    for id in before.iter().rev() {
        if rows.len() >= wanted {
            return;
        }
        let own = note_rows(model, *id, shape).into_iter().rev();
        rows.extend(own.map(dimmed));
    }
    let hall = model.past_hall().filter(|_| model.screen == Screen::TownHall);
    let of = hall.map_or("before".into(), |hall| text::shown(&hall.block.title));
    rows.push(vec![(Tone::Before, text::cut(&format!(" {of}"), shape.columns).into_owned())]);
}

fn note_rows(model: &Model, id: NoteId, shape: Shape) -> Vec<Row> {
    let Some(note) = model.session.notes.get(id) else { return Vec::new() };
    let chosen = focus(model) == Some(id);
    if note.retracted && !model.in_list() {
        return Vec::new();
    }
    let edited = note.typed.as_ref().is_some_and(|typed| typed.text != note.words.text);
    let marked = model.list.marked.contains(&id);
    let tag = Tag {
        letter: sign(model, note),
        sign: if marked {
            MARKED
        } else if edited {
            "~"
        } else {
            " "
        },
        tone: match (chosen, note.retracted) {
            (true, _) => Tone::Chosen,
            (false, true) => Tone::Dim,
            (false, false) => Tone::Plain,
        },
    };
    let before = match (note.retracted, note.kind) {
        (true, _) if note.undone => "undone: ",
        (true, _) => "taken out: ",
        (false, NoteKind::Comment) if !is_of_hall(model, note) => &commented(model, note),
        (false, NoteKind::OpenQuestion) => "open question: ",
        (false, NoteKind::Resource) => "resource: ",
        (false, NoteKind::Conclusion) => "conclusion: ",
        (false, NoteKind::Idea | NoteKind::Comment) => "",
    };
    let picked = if note.picked { "* " } else { "" };
    let who = shape.speaker(note.speaker.as_deref(), &note.words.text);
    let at = said_at(model, note);
    let words = format!("{at}{picked}{before}{who}{}", note.words.text);
    tag.rows(&words, &note.words.details, shape)
}

/// The table of a note, where the list is of several: with the sign that always says where, so that
/// no number is read as a letter, nor a letter as a number.
fn said_at(model: &Model, note: &Note) -> String {
    let is_of_all = model.screen == Screen::Capture && model.capture.table.is_none();
    let is_long = |table: &&TableId| model.screen == Screen::Tally && !is_short(table);
    let table = note.table.as_ref().filter(|table| is_of_all || is_long(table));
    table.map_or_else(String::new, |table| format!("@{table} "))
}

/// What a comment is about, where that goes without saying nowhere: among ideas its number would
/// read as a category's letter.
fn commented(model: &Model, note: &Note) -> String {
    let number = || model.session.question_number(note.question.as_ref()?);
    match (note.about, number()) {
        (About::Process, _) => "comment on the process: ".to_owned(),
        (About::FollowUp, _) => "comment on the follow-up: ".to_owned(),
        (About::Content, Some(number)) if note.question.as_ref() != model.line_question() => {
            format!("comment on question {number}: ")
        }
        (About::Content, _) => "comment: ".to_owned(),
    }
}

/// There comments are what is usually said, unless the list is of other blocks too.
fn is_of_hall(model: &Model, note: &Note) -> bool {
    if model.screen == Screen::TownHall {
        return true;
    }
    if model.screen == Screen::Capture && model.capture.listed.is_of_any_block() {
        return false;
    }
    let block = note.block.as_ref().and_then(|id| model.session.block(id));
    block.is_some_and(|block| block.block.kind == BlockKind::TownHall)
}

/// A note that is not on disk yet.
fn waiting_rows(note: &NewNote, shape: Shape) -> Vec<Row> {
    let tag = Tag { letter: "…".to_owned(), sign: " ", tone: Tone::Dim };
    let who = shape.speaker(note.speaker.as_deref(), &note.text);
    tag.rows(&format!("{who}{}", note.text), &note.details, shape)
}

/// The category's letter; where the list is of one category the table, if its name is that short.
fn sign(model: &Model, note: &Note) -> String {
    match &note.table {
        Some(table) if model.screen == Screen::Tally => {
            let short = Some(table).filter(|it| is_short(it));
            short.map_or_else(String::new, |it| format!("@{}", text::shown(it.as_str())))
        }
        _ => letter(model, note),
    }
}

/// True for the name of a table that has room where a letter stands.
fn is_short(table: &TableId) -> bool {
    text::width(&text::shown(table.as_str())) <= 2
}

fn letter(model: &Model, note: &Note) -> String {
    if note.kind == NoteKind::Comment && is_of_hall(model, note) {
        return about(model, note);
    }
    let question = note.question.as_ref();
    let known = question
        .zip(note.category.as_ref())
        .and_then(|(question, id)| model.session.category(question, id));
    match known {
        Some(category) => {
            let first = category.label.chars().next().map(|c| c.to_uppercase().to_string());
            let letter = category.letter.as_deref().map(Cow::Borrowed);
            let letter = letter.unwrap_or_else(|| Cow::Owned(first.unwrap_or_default()));
            format!("{}{}", number(model, note), text::cut(&text::shown(&letter), 2))
        }
        None => format!("{}–", number(model, note)),
    }
}

/// The number of a note's question where the line answers another: letters of two questions are not
/// the same.
fn number(model: &Model, note: &Note) -> String {
    let question = note.question.as_ref().filter(|it| Some(*it) != model.sign_question());
    let is_of_all = model.screen == Screen::Capture && model.session.questions.len() > 1;
    let number = question.filter(|_| is_of_all).and_then(|id| model.session.question_number(id));
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// The question a comment is about, or that it is about the process or the follow-up.
fn about(model: &Model, note: &Note) -> String {
    let topic = match (note.about, &note.question) {
        (About::Process, _) => Some(Topic::Process),
        (About::FollowUp, _) => Some(Topic::FollowUp),
        (About::Content, question) => question.clone().map(Topic::Question),
    };
    topic.map_or_else(|| "–".to_owned(), |topic| sign_of(model, &topic))
}

/// What stands before a note's words, and how they look.
struct Tag {
    letter: String,
    sign: &'static str,
    tone: Tone,
}

impl Tag {
    fn rows(&self, words: &str, details: &[Detail], shape: Shape) -> Vec<Row> {
        let indent = shape.indent(&self.letter);
        let room = shape.columns.saturating_sub(indent + usize::from(!shape.small));
        let shown: Vec<String> = text::shown_lines(words);
        let lines: Vec<String> = if shape.small {
            vec![text::cut(&shown.join(" "), room).into_owned()]
        } else {
            shown.iter().flat_map(|line| text::wrap(line, room)).collect()
        };
        let mut rows: Vec<Row> = Vec::new();
        for (at, line) in lines.into_iter().enumerate() {
            let head = if at == 0 { self.head(shape) } else { self.blank(indent) };
            rows.push(vec![head, (self.tone, line)]);
        }
        if !shape.small {
            self.detail_rows(details, shape, indent + 1, &mut rows);
        }
        rows
    }

    fn head(&self, shape: Shape) -> (Tone, String) {
        let tone = if self.tone == Tone::Plain { Tone::Category } else { self.tone };
        let cursor = if self.tone == Tone::Chosen { CHOSEN } else { "" };
        let before = text::pad(cursor, shape.margin);
        let head = format!("{before}{}{}", self.letter, self.sign);
        (tone, text::pad(&head, shape.indent(&self.letter)))
    }

    fn blank(&self, columns: usize) -> (Tone, String) {
        let tone = if self.tone == Tone::Chosen { self.tone } else { Tone::Plain };
        (tone, " ".repeat(columns))
    }

    fn detail_rows(&self, details: &[Detail], shape: Shape, indent: usize, rows: &mut Vec<Row>) {
        let room = shape.columns.saturating_sub(indent + 3);
        for detail in details {
            let shown = text::shown_lines(&detail.text);
            let lines = shown.iter().flat_map(|line| text::wrap(line, room));
            for (at, line) in lines.enumerate() {
                let dot = if at == 0 { "· " } else { "  " };
                rows.push(vec![self.blank(indent), (self.tone, format!("{dot}{line}"))]);
            }
            self.detail_rows(&detail.details, shape, indent + 2, rows);
        }
    }
}
