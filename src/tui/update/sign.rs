//! `#` and `@` in the line: what they match, and what is taken.

use crate::domain::{CategoryId, TableId};
use crate::session::CategoryState;
use crate::text::fold;
use crate::tui::find::find;
use crate::tui::model::{Model, Pick, Picked, Sort};
use crate::tui::signs::{self, Lead};

use super::submit::say;

/// What an open sign could mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A category that is there.
    Category(CategoryId),
    /// A new one of this name.
    NewCategory(String),
    /// A table.
    Table(TableId),
}

/// One thing that an open sign matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// What it is.
    pub meaning: Meaning,
    /// The letter before it; empty where it has none.
    pub letter: String,
    /// What it is called, raw.
    pub label: String,
}

/// True while the caret is in the word of a sign.
#[must_use]
pub fn is_open(model: &Model) -> bool {
    if model.capture.literal || !model.has_line() {
        return false;
    }
    signs::open(&model.capture.line.before())
        .is_some_and(|open| open.sign == '@' || model.line_question().is_some())
}

/// What the sign at the caret matches, the best first; nothing where none is open.
#[must_use]
pub fn matches(model: &Model) -> Vec<Match> {
    if !is_open(model) {
        return Vec::new();
    }
    let before = model.capture.line.before();
    let Some(open) = signs::open(&before) else { return Vec::new() };
    if open.sign == '@' { tables(model, open.query) } else { categories(model, open.query) }
}

fn categories(model: &Model, query: &str) -> Vec<Match> {
    let Some(question) = model.line_question() else { return Vec::new() };
    let all: Vec<&CategoryState> = model.session.categories_of(question).collect();
    let wanted = fold(query);
    let lettered = |it: &&CategoryState| {
        it.letter.as_deref().is_some_and(|letter| !wanted.is_empty() && fold(letter) == wanted)
    };
    let mut places = find(query, all.iter().map(|it| &*it.label));
    if let Some(exact) = all.iter().position(lettered) {
        places.retain(|place| *place != exact);
        places.insert(0, exact);
    }
    let known = places.into_iter().filter_map(|place| all.get(place)).map(|it| Match {
        meaning: Meaning::Category(it.id.clone()),
        letter: it.letter.as_deref().unwrap_or_default().to_owned(),
        label: it.label.to_string(),
    });
    let mut matches: Vec<Match> = known.collect();
    if !wanted.is_empty() && !all.iter().any(|it| fold(&it.label) == wanted) {
        let label = query.trim().to_owned();
        let meaning = Meaning::NewCategory(label.clone());
        matches.push(Match { meaning, letter: "+".to_owned(), label });
    }
    matches
}

fn tables(model: &Model, query: &str) -> Vec<Match> {
    let open: Vec<_> = model.session.tables.iter().filter(|table| !table.closed).collect();
    let labels: Vec<String> = open
        .iter()
        .map(|it| match &it.table.topic {
            Some(topic) => format!("{} {topic}", it.table.name),
            None => it.table.name.to_string(),
        })
        .collect();
    find(query, labels.iter().map(String::as_str))
        .into_iter()
        .filter_map(|place| Some((open.get(place)?, labels.get(place)?)))
        .map(|(table, label)| Match {
            meaning: Meaning::Table(table.table.name.clone()),
            letter: "@".to_owned(),
            label: label.clone(),
        })
        .collect()
}

/// Takes what an open sign matches: the one chosen, else the best. Tells whether there was one.
pub(super) fn take(model: &mut Model) -> bool {
    let place = model.capture.choice.unwrap_or(0);
    let Some(found) = matches(model).into_iter().nth(place) else { return false };
    let before = model.capture.line.before();
    let Some(open) = signs::open(&before) else { return false };
    let typed = before.get(open.start..).map_or(0, |sign| sign.chars().count());
    let kept = open.kept;
    model.capture.line.erase_before(typed);
    model.capture.choice = None;
    match found.meaning {
        Meaning::Category(id) => put(model, Pick::Known(id), kept),
        Meaning::NewCategory(label) => put(model, Pick::New(label), kept),
        Meaning::Table(table) => go_to(model, Some(table)),
    }
    true
}

fn put(model: &mut Model, pick: Pick, kept: bool) {
    model.capture.picked = Some(Picked { pick, kept });
}

/// Takes a sign with its word off the start of the line, where what is before the caret is
/// nothing else. Tells whether it meant something.
pub(super) fn take_lead(model: &mut Model) -> bool {
    if model.capture.literal {
        return false;
    }
    let before = model.capture.line.before();
    let Some(lead) = signs::lead(&before) else { return false };
    match lead {
        Lead::EndKept => {
            model.capture.line.drop_before();
            model.capture.picked = None;
        }
        Lead::Category { letter, kept } => {
            let Some(category) = by_letter(model, letter) else { return false };
            model.capture.line.drop_before();
            put(model, Pick::Known(category), kept);
        }
        Lead::Table(typed) => match table(model, typed) {
            Ok(table) => {
                model.capture.line.drop_before();
                go_to(model, Some(table));
            }
            Err(words) => {
                say(model, Sort::Refused, words);
                return false;
            }
        },
    }
    true
}

/// The category of the line's question with this letter, in either case.
pub(super) fn by_letter(model: &Model, letter: &str) -> Option<CategoryId> {
    let wanted = fold(letter);
    let question = model.line_question()?;
    let mut all = model.session.categories_of(question);
    all.find(|it| it.letter.as_deref().is_some_and(|letter| fold(letter) == wanted))
        .map(|it| it.id.clone())
}

fn table(model: &Model, typed: &str) -> Result<TableId, String> {
    let known = || {
        let mut tables = model.session.tables.iter().map(|it| &it.table.name);
        tables.find(|name| fold(name.as_str()) == fold(typed)).cloned()
    };
    if let Some(table) = known() {
        return Ok(table);
    }
    match tables(model, typed).as_slice() {
        [Match { meaning: Meaning::Table(only), .. }] if !is_number(typed) => Ok(only.clone()),
        _ if is_number(typed) && !model.session.plan.tables.are_named() => Ok(TableId::new(typed)),
        _ => Err(format!("there is no table {typed} · it stays text")),
    }
}

fn is_number(typed: &str) -> bool {
    !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit())
}

/// Goes to a table's line; an empty line takes up what was half typed there.
pub(super) fn go_to(model: &mut Model, table: Option<TableId>) {
    if model.capture.table == table {
        return;
    }
    model.capture.drafts.put(model.capture.table.as_ref(), None);
    model.capture.table = table;
    model.capture.scroll = 0;
    model.capture.last = None;
    if model.capture.line.is_empty() {
        let picked = model.capture.picked.take();
        model.capture.take_draft();
        model.capture.picked = model.capture.picked.take().or(picked);
    } else if let Some(there) = model.capture.drafts.of(model.capture.table.as_ref()) {
        // Both lines were half typed at different tables: no word of either is lost.
        let words = format!("\n{}", there.text);
        model.capture.line.insert(&words);
    }
    model.refresh_list(false);
}

/// Makes the category before the line words again, at the caret.
pub(super) fn untake(model: &mut Model) -> bool {
    let Some(picked) = model.capture.picked.take() else { return false };
    let word = match picked.pick {
        Pick::New(label) => label,
        Pick::Known(id) => model
            .line_question()
            .and_then(|question| model.session.category(question, &id))
            .map(|it| it.letter.as_deref().unwrap_or(&it.label).to_owned())
            .unwrap_or_default(),
    };
    let signs = if picked.kept { "##" } else { "#" };
    model.capture.line.insert(&format!("{signs}{word}"));
    true
}
