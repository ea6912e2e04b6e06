//! What an open `#` or `@` in the line could mean.

use super::hall::{speakers, topics};
use super::meaning::{Match, Meaning};
use crate::actions::Action;
use crate::domain::TableId;
use crate::session::CategoryState;
use crate::text::fold;
use crate::tui::find::find;
use crate::tui::model::Model;
use crate::tui::signs;

/// True while the caret is in the word of a sign.
#[must_use]
pub fn is_open(model: &Model) -> bool {
    if model.capture.literal || !model.has_line() {
        return false;
    }
    signs::open(&model.capture.line.before()).is_some_and(|open| match open.sign {
        '@' => model.capture.editing.is_none() && model.mode.may(Action::Table),
        _ if model.in_hall() => true,
        _ => model.sign_question().is_some(),
    })
}

/// What the sign at the caret matches, the best first; nothing where none is open.
#[must_use]
pub fn matches(model: &Model) -> Vec<Match> {
    if !is_open(model) {
        return Vec::new();
    }
    let before = model.capture.line.before();
    let Some(open) = signs::open(&before) else { return Vec::new() };
    if model.in_hall() {
        return if open.sign == '@' {
            speakers(model, open.query)
        } else {
            topics(model, open.query)
        };
    }
    if open.sign == '@' { tables_or_new(model, open.query) } else { categories(model, open.query) }
}

fn categories(model: &Model, query: &str) -> Vec<Match> {
    let Some(question) = model.sign_question() else { return Vec::new() };
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

fn tables_or_new(model: &Model, query: &str) -> Vec<Match> {
    let mut found = tables(model, query);
    found.extend(new_table(model, query).map(|table| Match {
        label: format!("{table} (new)"),
        meaning: Meaning::NewTable(table),
        letter: "+".to_owned(),
    }));
    found
}

/// The table that a number makes where the plan does not name its tables.
pub(in crate::tui) fn new_table(model: &Model, typed: &str) -> Option<TableId> {
    let table = TableId::new(typed);
    let is_new = model.session.table(&table).is_none() && !model.session.plan.tables.are_named();
    (is_number(typed) && is_new).then_some(table)
}

pub(in crate::tui) fn is_number(typed: &str) -> bool {
    !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit())
}

pub(in crate::tui) fn tables(model: &Model, query: &str) -> Vec<Match> {
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
