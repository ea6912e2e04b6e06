//! The categories with their counts; while `#` or `@` is open, what it matches.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::actions::Action;
use crate::domain::Question;
use crate::text;
use crate::text::signs;
use crate::theme::{Theme, Tone};
use crate::tui::layout::list::CHOSEN;
use crate::tui::layout::strip::{GAP, across};
use crate::tui::model::Model;
use crate::tui::offer::{
    Alone, Ends, Match, Meaning, alone, caller, ends, is_open, longer, matches, on_enter, sign_of,
    topics, with_colon,
};
use crate::tui::view::foot::margin;
use crate::tui::view::place::{inset, place};

/// Columns of the words that somebody is told to say.
const WORDS: usize = 32;

/// Stands where there is no category yet.
const NONE_YET: &str = "–";

/// One place of the strip.
struct Cell {
    letter: String,
    label: String,
    count: String,
    tone: Tone,
    chosen: bool,
}

pub(in crate::tui::view) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, row: Rect) {
    let area = inset(row, margin(row), margin(row));
    if area.is_empty() {
        return;
    }
    let all = categories(model).len();
    let across = across(all.max(1), usize::from(area.width));
    let places = usize::from(area.height) * across;
    let cells = if is_open(model) {
        chosen_seen(found(model), places)
    } else {
        fit(categories(model), places)
    };
    let widths = widths(&cells, across, usize::from(area.width));
    for (at, cell) in cells.iter().enumerate() {
        let (line, column) = (at / across, at % across);
        let left: usize = widths.iter().take(column).map(|wide| wide + GAP).sum();
        let wide = widths.get(column).copied().unwrap_or(0);
        let line = u16::try_from(line).unwrap_or(u16::MAX);
        let left = u16::try_from(left).unwrap_or(u16::MAX);
        one(cell, theme, buffer, (left, line), wide, area);
        if cell.chosen {
            // In the margin, or between two places.
            let before = left.saturating_add(margin(row)).saturating_sub(1);
            place(buffer, row, (before, line), CHOSEN, theme.style(Tone::Chosen));
        }
    }
}

/// What is left of categories in so many places: how many more there are is said, and what has
/// none yet keeps its place.
fn fit(mut cells: Vec<Cell>, places: usize) -> Vec<Cell> {
    if cells.len() > places {
        cells.retain(|cell| cell.tone != Tone::Dim);
    }
    if cells.len() > places {
        let none_yet = cells.pop_if(|cell| cell.letter == NONE_YET);
        let shown = places.saturating_sub(1 + usize::from(none_yet.is_some()));
        let more = format!("{} more", cells.split_off(shown.min(cells.len())).len());
        cells.push(plain(&more));
        cells.extend(none_yet);
        cells.truncate(places);
    }
    cells
}

/// The matches from where the chosen one is seen.
fn chosen_seen(mut cells: Vec<Cell>, places: usize) -> Vec<Cell> {
    let chosen = cells.iter().position(|cell| cell.chosen).unwrap_or(0);
    cells.drain(..(chosen + 1).saturating_sub(places));
    cells.truncate(places);
    cells
}

fn one(
    cell: &Cell,
    theme: &Theme,
    buffer: &mut Buffer,
    (left, line): (u16, u16),
    wide: usize,
    area: Rect,
) {
    let style = |tone| theme.style(if cell.chosen { Tone::Chosen } else { tone });
    let around = text::width(&cell.letter) + text::width(&cell.count);
    let spaces = usize::from(!cell.letter.is_empty()) + usize::from(!cell.count.is_empty());
    let label = text::cut(&cell.label, wide.saturating_sub(around + spaces)).into_owned();
    let mut column = left;
    if !cell.letter.is_empty() {
        column = place(buffer, area, (column, line), &cell.letter, style(Tone::Category)) + 1;
    }
    column = place(buffer, area, (column, line), &label, style(cell.tone));
    if !cell.count.is_empty() {
        place(buffer, area, (column + 1, line), &cell.count, style(Tone::Plain));
    }
}

fn categories(model: &Model) -> Vec<Cell> {
    if model.in_hall() {
        let topic = |found: Match| Cell {
            letter: text::shown(&found.letter).into_owned(),
            ..plain(&text::shown(&found.label))
        };
        return topics(model, "").into_iter().map(topic).collect();
    }
    let Some(question) = model.sign_question() else { return questions(model) };
    let known = model.session.categories_of(question).map(|category| Cell {
        letter: text::shown(category.letter.as_deref().unwrap_or_default()).into_owned(),
        label: text::shown(&category.label).into_owned(),
        count: model.counts.under(Some(question), Some(&category.id)).to_string(),
        tone: Tone::Plain,
        chosen: false,
    });
    let mut cells: Vec<Cell> = known.collect();
    let none = model.counts.under(Some(question), None);
    if none > 0 {
        cells.push(Cell { letter: NONE_YET.into(), count: none.to_string(), ..plain("none yet") });
    }
    if model.can_change() && model.mode.may(Action::AddCategory) {
        cells.push(Cell { tone: Tone::Dim, ..plain("#word makes a new one") });
    }
    cells
}

/// The questions that the line can name.
fn questions(model: &Model) -> Vec<Cell> {
    let all = model.nameable();
    let row = |question: &&Question| Cell {
        letter: model.session.question_number(&question.id).unwrap_or_default().to_string(),
        count: model.counts.on(Some(&question.id)).to_string(),
        ..plain(&text::shown(&question.text))
    };
    let how = (!all.is_empty()).then(|| Cell { tone: Tone::Dim, ..plain("#1 or #1b and words") });
    all.iter().map(row).chain(how).collect()
}

fn plain(label: &str) -> Cell {
    Cell {
        letter: String::new(),
        label: label.to_owned(),
        count: String::new(),
        tone: Tone::Plain,
        chosen: false,
    }
}

/// What the open sign matches, with the key that takes it: Tab the first; Enter the one that arrows
/// chose, or that is named by whole words.
fn found(model: &Model) -> Vec<Cell> {
    let choice = model.capture.choice;
    let entered = on_enter(model).filter(|_| choice.is_none());
    let key = |at: usize, found: &Match| match &entered {
        Some(entered) if entered == found => "Enter".to_owned(),
        _ if choice == Some(at) => "Enter".to_owned(),
        _ if choice.is_none() && at == 0 => "Tab".to_owned(),
        _ => String::new(),
    };
    let cells = matches(model).into_iter().enumerate().map(|(at, found)| Cell {
        count: key(at, &found),
        letter: text::shown(&found.letter).into_owned(),
        label: match found.meaning {
            Meaning::NewCategory(_) => format!("new: {}", text::shown(&found.label)),
            Meaning::Words => format!("{} stays text", text::shown(&found.label)),
            _ => text::shown(&found.label).into_owned(),
        },
        tone: Tone::Plain,
        chosen: model.capture.choice == Some(at),
    });
    let mut cells: Vec<Cell> = cells.collect();
    // Of somebody new it is seen what Enter does, whoever is like them.
    let told = called_out(model).filter(|_| entered.is_none() && choice.is_none());
    if let Some(words) = told {
        cells.insert(0, Cell { tone: Tone::Dim, ..plain(&words) });
    } else if cells.is_empty() {
        cells.push(Cell { tone: Tone::Dim, ..plain(none(model)) });
    }
    cells
}

/// What Enter makes of a name at the start of a comment.
fn called_out(model: &Model) -> Option<String> {
    let before = model.capture.line.before();
    let is_start = |open: &signs::Open<'_>| (open.sign, open.start) == ('@', 0);
    signs::open(&before).filter(is_start).filter(|_| model.names_speakers())?;
    let line = model.capture.line.text();
    let Some((speaker, rest)) = caller(model, &line) else {
        return match alone(model, &line)? {
            Alone::Speaker(name) => Some(format!("Enter: {} is new", text::shown(&name))),
            Alone::Words => Some(text::shown(&with_colon(&line)).into_owned()),
            Alone::Nobody => None,
        };
    };
    let Ends { words, topic, .. } = ends(model, &line);
    let about = topic.map(|topic| format!("#{} ", sign_of(model, &topic))).unwrap_or_default();
    let new = if model.known_speaker(&speaker).is_none() { " (new)" } else { "" };
    // A sign that ends the name says that it is all of it.
    let more = longer(&line, &speaker, rest).map(|name| format!(" · a longer name: {name}"));
    let more = more.unwrap_or_default();
    let (speaker, words) = (text::shown(&speaker), text::shown(words));
    let words = text::cut(&words, WORDS);
    Some(format!("Enter: {about}{speaker}{new} says {words}{}", text::shown(&more)))
}

/// Where there is nothing to be taken yet, what makes one.
fn none(model: &Model) -> &'static str {
    match signs::open(&model.capture.line.before()) {
        Some(open) if open.query.is_empty() && open.sign == '#' => {
            "none yet: type a name, Enter makes it"
        }
        Some(open) if open.query.is_empty() && !model.session.plan.tables.are_named() => {
            "none yet: a number makes one"
        }
        Some(open) if open.sign == '#' && model.in_hall() => {
            "stays text: # takes a question's number, p the process, f the follow-up"
        }
        _ => "nothing matches: it stays text",
    }
}

/// As wide as the labels need, the widest giving way first.
fn widths(cells: &[Cell], across: usize, columns: usize) -> Vec<usize> {
    let mut widths = vec![0; across];
    for (at, cell) in cells.iter().enumerate() {
        let parts = [&cell.letter, &cell.label, &cell.count];
        let filled = parts.iter().filter(|part| !part.is_empty()).count();
        let wide: usize = parts.iter().map(|part| text::width(part)).sum();
        if let Some(slot) = widths.get_mut(at % across) {
            *slot = (*slot).max(wide + filled.saturating_sub(1));
        }
    }
    let room = columns.saturating_sub(GAP * across.saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths.iter_mut().max() else { break };
        *widest = widest.saturating_sub(1);
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(categories: usize) -> Vec<Cell> {
        let of = |at: usize| Cell { letter: at.to_string(), ..plain("category") };
        let ends = [
            Cell { letter: NONE_YET.into(), ..plain("none yet") },
            Cell { tone: Tone::Dim, ..plain("#word makes a new one") },
        ];
        (0..categories).map(of).chain(ends).collect()
    }

    fn labels(cells: &[Cell]) -> Vec<&str> {
        cells.iter().map(|cell| cell.label.as_str()).collect()
    }

    #[test]
    fn categories_without_a_place_are_counted() {
        assert_eq!(fit(cells(4), 6).len(), 6);
        assert_eq!(labels(&fit(cells(2), 3)), ["category", "category", "none yet"]);
        assert_eq!(labels(&fit(cells(26), 4)), ["category", "category", "24 more", "none yet"]);
        assert_eq!(labels(&fit(cells(26), 1)), ["26 more"]);
        assert!(fit(cells(26), 0).is_empty());
    }

    #[test]
    fn a_match_that_is_chosen_is_always_seen() {
        let mut found = cells(8);
        found[6].chosen = true;
        let seen = chosen_seen(found, 3);
        assert_eq!(seen.len(), 3);
        assert!(seen[2].chosen);
        assert_eq!(chosen_seen(cells(8), 3)[0].letter, "0");
    }
}
