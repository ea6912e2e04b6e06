//! Where the report and what stands above it are on the screen, and how far it can be scrolled.

use ratatui::layout::Rect;

use super::{is_small, margin};
use crate::actions::{Action, spec};
use crate::domain::hour_minute;
use crate::report::Missing;
use crate::text::{cut, shown, wrap};
use crate::theme::Tone;
use crate::tui::model::Model;

/// Columns in which a report is read with ease.
const EASY: usize = 100;

/// From so many columns on for each, two pages stand beside each other.
const PAGE: usize = 80;

/// Columns between them.
const APART: usize = 4;

/// Rows above what is missing, and below the report: header, message and keys.
const HEADER: u16 = 2;
const FOOT: u16 = 2;

/// The columns a report is laid out for at the model's size.
pub(crate) fn columns(model: &Model) -> usize {
    let (inside, pages) = (inside(whole(model)), pages(model));
    (inside.saturating_sub((pages - 1) * APART) / pages).clamp(1, EASY)
}

/// How many pages are seen at once.
fn pages(model: &Model) -> usize {
    if inside(whole(model)) >= 2 * PAGE + APART { 2 } else { 1 }
}

/// How far to the right each page begins.
pub(crate) fn lefts(model: &Model) -> Vec<u16> {
    let lefts = (0..pages(model)).map(|page| page * (columns(model) + APART));
    lefts.map(|left| u16::try_from(left).unwrap_or(u16::MAX)).collect()
}

/// How far down the report can be scrolled at the model's size.
pub(crate) fn reach(model: &Model) -> usize {
    let rows = model.preview.made.as_ref().map_or(0, |made| made.rows.len());
    rows.saturating_sub(page_rows(model))
}

/// The rows of the report that are seen at once.
pub(crate) fn page_rows(model: &Model) -> usize {
    let area = whole(model);
    let above = u16::try_from(head(model, area).len()).unwrap_or(u16::MAX).saturating_add(1);
    usize::from(area.height.saturating_sub(HEADER + FOOT).saturating_sub(above)) * pages(model)
}

/// What is said above the report: what is missing, and where it was written last. At most a third
/// of the screen; how to mend it where there is room for that.
pub(crate) fn head(model: &Model, area: Rect) -> Vec<(Tone, String)> {
    let most = usize::from(area.height / if is_small(area) { 6 } else { 3 }).max(1);
    let mut rows = said(model, area, &|missing| mended(model, missing));
    if rows.len() > most {
        rows = said(model, area, &|_| String::new());
    }
    let is_cut = rows.len() > most;
    if let Some((_, last)) = rows.get_mut(..most).and_then(<[_]>::last_mut).filter(|_| is_cut) {
        *last = cut(&format!("{last}…"), inside(area)).into_owned();
    }
    rows.truncate(most);
    rows
}

fn said(model: &Model, area: Rect, mended: &dyn Fn(&Missing) -> String) -> Vec<(Tone, String)> {
    let columns = inside(area);
    let missing = &model.preview.missing;
    let is_draft = missing.contains(&Missing::Closing);
    let said = |it: &Missing| format!("{}{}", it.words(), mended(it));
    let lacks = missing.iter().filter(|it| **it != Missing::Closing).map(said);
    let lacks: Vec<String> = lacks.collect();
    let mut rows = Vec::new();
    let mut say = |tone, words: &str| {
        let lines = wrap(&shown(words), columns).into_iter();
        rows.extend(lines.map(|line| (tone, line)));
    };
    if missing.is_empty() {
        say(Tone::Saved, "Nothing is missing.");
    } else {
        let draft = is_draft.then(|| format!("Draft: {}.", said(&Missing::Closing)));
        let lacks = (!lacks.is_empty()).then(|| format!("Missing: {}.", lacks.join(" · ")));
        let both: Vec<String> = draft.into_iter().chain(lacks).collect();
        say(Tone::Warning, &both.join(" "));
    }
    if let Some(done) = &model.preview.exported {
        let at = hour_minute(model.local(done.at.at));
        say(Tone::Plain, &format!("Written {at}  {}: {}", done.folder, done.names.join(", ")));
    }
    if let Some(words) = since(model) {
        say(Tone::Warning, &words);
    }
    rows
}

/// That the report in the folder is old, and what changed since.
fn since(model: &Model) -> Option<String> {
    let since = model.preview.made.as_ref()?.since.as_ref()?;
    let folder = model.preview.folder.as_deref().unwrap_or_default();
    Some(format!(
        "The report in {folder} is of {}. Since then: {}.",
        since.stand.when(),
        since.words
    ))
}

/// How a person mends what is missing: keys in their order, and the name in the palette of what has
/// no key. Empty where nothing can be changed.
fn mended(model: &Model, missing: &Missing) -> String {
    use Action::{
        Close, Filter, HeadCount, NextStep, Palette, Retag, ShowIdeas, Tables, Tally, TypeAt,
    };
    if !model.can_change() {
        return String::new();
    }
    let keys = |all: &[Action]| all.iter().map(|it| model.key(*it)).collect::<Vec<_>>().join(", ");
    // What is typed together stays in one line.
    let named = |action| format!("{}\u{A0}{}", model.key(Palette), spec(action).name);
    let way = match missing {
        Missing::Closing => named(Close),
        Missing::Questions(_) | Missing::Categories(..) => keys(&[Tally, ShowIdeas, Retag]),
        Missing::Signs(_) => format!("{}\u{A0}#", keys(&[Tally, ShowIdeas, Filter])),
        Missing::Ideas(_) => keys(&[Tables, TypeAt]),
        Missing::NextStep => named(NextStep),
        Missing::HeadCount => named(HeadCount),
    };
    format!(" ({way})")
}

fn whole(model: &Model) -> Rect {
    let (width, height) = model.size;
    Rect { x: 0, y: 0, width, height }
}

/// Columns within the margins.
fn inside(area: Rect) -> usize {
    usize::from(area.width.saturating_sub(2 * margin(area)))
}
