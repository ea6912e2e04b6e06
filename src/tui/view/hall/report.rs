//! What the oral rapporteur reads aloud: the question, its largest categories, the ideas picked.

use std::cmp::Reverse;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::allowance::Allowance;
use crate::actions::Action;
use crate::domain::{BlockKind, CategoryId, Question, Span};
use crate::session::{BlockState, Note};
use crate::sorting::sort_by_key;
use crate::text;
use crate::theme::{Theme, Tone};
use crate::tui::layout::is_large;
use crate::tui::model::Model;
use crate::tui::view::bars::{Scale, figures};
use crate::tui::view::place::{below, place, place_end};

/// How long a question is to be reported.
const EACH: Span = Span::minutes(1);

/// Columns before an idea.
const IDEA: usize = 5;

/// As many ideas of a category are shown where there is room, those picked among them.
const SAMPLE: usize = 3;

/// A category as it is told: its letter, its name, its ideas, and those picked.
struct Told<'a> {
    category: Option<CategoryId>,
    letter: String,
    label: String,
    ideas: usize,
    picked: Vec<&'a Note>,
    /// Others of its ideas, the first said first, where there is room for them.
    more: Vec<&'a Note>,
}

impl Told<'_> {
    /// How many of its ideas are not shown, where some were picked for the room there is.
    fn rest(&self) -> usize {
        let shown = self.picked.len() + self.more.len();
        if self.more.is_empty() { 0 } else { self.ideas.saturating_sub(shown) }
    }
}

pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let questions = model.reported();
    let place_of = model.hall.question.min(questions.len().saturating_sub(1));
    let at = place(buffer, area, (0, 0), "TO REPORT", theme.style(Tone::Title));
    let Some(question) = questions.get(place_of) else {
        let words = "No ideas to tell yet; comments stand below.";
        place(buffer, below(area, 1), (0, 0), words, theme.style(Tone::Dim));
        return;
    };
    let words = format!("  question {} of {}", place_of + 1, questions.len());
    place(buffer, area, (at, 0), &words, theme.style(Tone::Plain));
    // Where nothing can be changed nobody tells anything, and elsewhere nobody reports: the minute
    // is nobody's.
    let is_hall = |it: &&BlockState| it.block.kind == BlockKind::TownHall && model.can_change();
    let hall = model.session.running().filter(is_hall);
    if let Some((hall, since)) = hall.zip(model.hall.since) {
        let gone = hall.gone_since(since, model.now.t).max(Span::ZERO);
        let tone = if gone >= EACH { Tone::TimeUp } else { Tone::Clock };
        let clock = Allowance::of(gone, EACH);
        let words = if clock.is_over { clock.digits + " over" } else { clock.digits };
        place_end(buffer, area, 0, &words, theme.style(tone));
    }
    let rows = asked(model, question, theme, buffer, below(area, 1));
    let rest = below(area, 1 + rows);
    let mut all = told(model, question);
    let hint = how_to_pick(model).filter(|_| all.iter().all(|it| it.picked.is_empty()));
    let taken = u16::from(hint.is_some());
    let above = Rect { height: rest.height.saturating_sub(taken), ..rest };
    if is_large(buffer.area) {
        fill(model, question, &mut all, above);
    }
    categories(all, theme, buffer, above);
    if let Some(hint) = hint.filter(|_| rest.height > 0) {
        let words = text::cut(&hint, usize::from(rest.width)).into_owned();
        place(buffer, below(rest, above.height), (0, 0), &words, theme.style(Tone::KeyHint));
    }
}

/// What is to be told in a row: `report 1: f Acting as a Convener 12 · b Limited Role Broader 7`.
pub(super) fn row(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let questions = model.reported();
    let at = model.hall.question.min(questions.len().saturating_sub(1));
    let Some(question) = questions.get(at) else { return };
    let words = format!("report {}: {}", at + 1, in_a_row(model, question));
    let words = text::cut(&words, usize::from(area.width)).into_owned();
    place(buffer, area, (0, 0), &words, theme.style(Tone::Plain));
}

fn in_a_row(model: &Model, question: &Question) -> String {
    let all = told(model, question);
    let each = all.iter().map(|it| format!("{} {} {}", it.letter, it.label, it.ideas));
    each.collect::<Vec<_>>().join(" · ")
}

/// The question and its largest categories in two rows of a small terminal.
pub(super) fn small(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let questions = model.reported();
    let at = model.hall.question.min(questions.len().saturating_sub(1));
    let columns = usize::from(area.width);
    let Some(question) = questions.get(at) else {
        let words = ["Nothing to report yet.", "@ and a name, Enter: they wait to speak."];
        let rows = if model.can_change() { 2 } else { 1 };
        for (row, words) in (0..area.height).zip(words.into_iter().take(rows)) {
            place(
                buffer,
                below(area, row),
                (0, 0),
                &text::cut(words, columns),
                theme.style(Tone::Dim),
            );
        }
        return;
    };
    let words =
        format!("report {} of {}: {}", at + 1, questions.len(), text::shown(&question.text));
    place(buffer, area, (0, 0), &text::cut(&words, columns), theme.style(Tone::Plain));
    let words = in_a_row(model, question);
    place(buffer, below(area, 1), (0, 0), &text::cut(&words, columns), theme.style(Tone::Plain));
}

/// The keys that pick ideas for the oral report; `None` where nobody can.
fn how_to_pick(model: &Model) -> Option<String> {
    let can = model.can_change() && model.mode.may(Action::Pick);
    let esc = if model.has_line() { "Esc " } else { "" };
    let [tally, ideas, pick] =
        [Action::Tally, Action::ShowIdeas, Action::Pick].map(|action| model.key(action));
    can.then(|| format!("{esc}{tally}, {ideas}, {pick} picks ideas to report"))
}

/// Draws the question with its ideas at the end; returns the rows it takes.
fn asked(
    model: &Model,
    question: &Question,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Rect,
) -> u16 {
    let columns = usize::from(area.width);
    let ideas = text::counted(model.counts.on(Some(&question.id)), "idea", "ideas");
    let lines = text::wrap(&text::shown(&question.text), columns);
    let rows = lines.len().clamp(1, usize::from((area.height / 4).max(2)));
    let hidden = lines.len() > rows;
    for (row, line) in (0..area.height).zip(lines.iter().take(rows)) {
        let last = usize::from(row) + 1 == rows;
        let room = if last { columns.saturating_sub(text::width(&ideas) + 2) } else { columns };
        let line = if last && hidden { format!("{line}…") } else { line.clone() };
        place(buffer, area, (0, row), &text::cut(&line, room), theme.style(Tone::Plain));
    }
    let rows = u16::try_from(rows).unwrap_or(u16::MAX);
    place_end(buffer, below(area, rows - 1), 0, &ideas, theme.style(Tone::Plain));
    rows
}

/// Every category with ideas, the largest first; as large ones in display order, what has none yet
/// last.
fn told<'a>(model: &'a Model, question: &Question) -> Vec<Told<'a>> {
    let id = Some(&question.id);
    let picked = |category: Option<&CategoryId>| {
        let picked = model.session.notes.picked().iter();
        let notes = picked.filter_map(|note| model.session.notes.get(*note));
        let is_its = |note: &&Note| {
            note.question.as_ref() == id && note.category.as_ref() == category && note.counts()
        };
        notes.filter(is_its).collect()
    };
    let mut all: Vec<Told<'a>> = model
        .session
        .categories_of(&question.id)
        .map(|category| Told {
            category: Some(category.id.clone()),
            letter: text::shown(category.letter.as_deref().unwrap_or("·")).into_owned(),
            label: text::shown(&category.label).into_owned(),
            ideas: model.counts.under(id, Some(&category.id)),
            picked: picked(Some(&category.id)),
            more: Vec::new(),
        })
        .collect();
    all.push(Told {
        category: None,
        letter: "–".to_owned(),
        label: "none yet".to_owned(),
        ideas: model.counts.under(id, None),
        picked: picked(None),
        more: Vec::new(),
    });
    all.retain(|it| it.ideas > 0);
    sort_by_key(&mut all, |it| Reverse(it.ideas));
    all
}

/// Gives rows that are left to ideas nobody picked, whole, in turn from the largest category on.
fn fill<'a>(model: &'a Model, question: &Question, all: &mut [Told<'a>], area: Rect) {
    let mut left = usize::from(area.height).saturating_sub(rows(all, area));
    let of = |note: &&Note| {
        note.question.as_ref() == Some(&question.id) && note.counts() && !note.picked
    };
    let mut found: Vec<Vec<&Note>> = all.iter().map(|_| Vec::new()).collect();
    let wanted = |it: &Told<'_>| it.ideas.min(SAMPLE).saturating_sub(it.picked.len());
    let mut missing: usize = all.iter().map(wanted).sum();
    for note in model.session.notes.iter().filter(of) {
        if missing == 0 {
            break;
        }
        let own = all.iter().zip(&mut found).find(|(it, _)| it.category == note.category);
        if let Some((_, found)) = own.filter(|(it, found)| found.len() < wanted(it)) {
            found.push(note);
            missing -= 1;
        }
    }
    for turn in 0..SAMPLE {
        for (it, found) in all.iter_mut().zip(&found) {
            let Some(note) = found.get(turn) else { continue };
            let before = usize::from(it.rest() > 0);
            it.more.push(note);
            // With the row that says how many more there are.
            let rows = lines(note, area).len() + usize::from(it.rest() > 0);
            match (left + before).checked_sub(rows) {
                Some(rest) => left = rest,
                None => _ = it.more.pop(),
            }
        }
    }
}

/// Draws as many as fit with what is picked below them, whole where there is room for all of it;
/// the others share the last row.
fn categories(all: Vec<Told<'_>>, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let height = usize::from(area.height);
    let shown = fitting(&all, height);
    let columns = usize::from(area.width);
    let is_whole = rows(&all, area) <= height;
    let scale = Scale::of(all.iter().map(|it| it.ideas), columns / 4 + 1);
    let digits = figures(all.iter().map(|it| it.ideas));
    let bar_at = columns.saturating_sub(digits + 1 + scale.longest());
    let mut row = 0;
    for it in all.iter().take(shown) {
        let line = below(area, row);
        let at = place(buffer, line, (1, 0), &it.letter, theme.style(Tone::Category));
        let room = bar_at.saturating_sub(usize::from(at) + 2);
        place(buffer, line, (at + 1, 0), &text::cut(&it.label, room), theme.style(Tone::Plain));
        let from = u16::try_from(bar_at).unwrap_or(u16::MAX);
        place(buffer, line, (from, 0), &scale.bar(it.ideas), theme.style(Tone::Bar));
        place_end(buffer, line, 0, &it.ideas.to_string(), theme.style(Tone::Plain));
        row += 1;
        let picked = it.picked.iter().map(|note| ("*", note));
        for (sign, note) in picked.chain(it.more.iter().map(|note| ("·", note))) {
            place(buffer, below(area, row), (3, 0), sign, theme.style(Tone::Category));
            let lines = match is_whole {
                true => lines(note, area),
                false => vec![text::cut(&said(note), columns.saturating_sub(IDEA)).into_owned()],
            };
            for words in lines {
                place(buffer, below(area, row), (5, 0), &words, theme.style(Tone::Plain));
                row += 1;
            }
        }
        if it.rest() > 0 {
            let words = format!("and {} more", it.rest());
            place(buffer, below(area, row), (5, 0), &words, theme.style(Tone::Dim));
            row += 1;
        }
    }
    let rest: Vec<String> =
        all.iter().skip(shown).map(|it| format!("{} {}", it.letter, it.ideas)).collect();
    if !rest.is_empty() {
        let words = format!("also {}", rest.join(" · "));
        let words = text::cut(&words, columns.saturating_sub(1));
        place(buffer, below(area, row), (1, 0), &words, theme.style(Tone::Plain));
    }
}

/// Rows that all of it takes where its ideas are whole.
fn rows(all: &[Told<'_>], area: Rect) -> usize {
    let notes = all.iter().flat_map(|it| it.picked.iter().chain(&it.more));
    let rests = all.iter().filter(|it| it.rest() > 0).count();
    all.len() + rests + notes.map(|note| lines(note, area).len()).sum::<usize>()
}

/// An idea as it is told.
fn said(note: &Note) -> String {
    text::shown_lines(&note.words.text).join(" ")
}

/// The same, whole.
fn lines(note: &Note, area: Rect) -> Vec<String> {
    text::wrap(&said(note), usize::from(area.width).saturating_sub(IDEA))
}

/// How many categories fit, a row left for the others where there are any.
fn fitting(all: &[Told<'_>], height: usize) -> usize {
    let mut rows = 0;
    for (place, it) in all.iter().enumerate() {
        rows += 1 + it.picked.len();
        let others = usize::from(place + 1 < all.len());
        if rows + others > height {
            return place;
        }
    }
    all.len()
}
