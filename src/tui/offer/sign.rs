//! What an open `#` or `@` in the line could mean.

use super::category::{Named, asked, at_end, at_start, is_near, parted, unsure};
use super::hall::{Alone, alone, ends, speakers, topics};
use super::meaning::{Match, Meaning};
use crate::actions::Action;
use crate::domain::{QuestionId, TableId};
use crate::session::{CategoryState, NAME_ENDS};
use crate::sorting::sort_by_key;
use crate::text::fold;
use crate::text::signs;
use crate::tui::find::find;
use crate::tui::model::Model;

/// Words of a new category's name at the most: more are a sentence.
const NAME: usize = 3;

/// True while the caret is in the word of a sign.
#[must_use]
pub fn is_open(model: &Model) -> bool {
    let of_detail = model.in_hall() && model.capture.level > 0;
    if model.capture.literal || of_detail || !model.has_line() {
        return false;
    }
    signs::open(&model.capture.line.before()).is_some_and(|open| match open.sign {
        '@' => model.capture.editing.is_none() && model.mode.may(Action::Table),
        _ if model.in_hall() => true,
        _ => model.sign_question().is_some() || model.names_questions(),
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
    match open.sign {
        '@' if model.names_speakers() => return speakers(model, open.query),
        '@' => return tables_or_new(model, open.query),
        _ if model.in_hall() => return topics(model, open.query),
        _ => {}
    }
    let mut found = categories(model, open.query);
    let text = model.capture.line.text();
    if unsure(model, parted(model, &text).0).is_some() {
        let label = format!("#{}", open.query);
        found.push(Match { meaning: Meaning::Words, letter: String::new(), label, first: false });
    }
    found
}

fn categories(model: &Model, query: &str) -> Vec<Match> {
    let by_number = model.names_questions() && query.starts_with(|it: char| it.is_ascii_digit());
    let Some(question) = model.sign_question().filter(|_| !by_number) else {
        return filed(model, query);
    };
    let all: Vec<&CategoryState> = model.session.categories_of(question).collect();
    let wanted = fold(query);
    let lettered = |it: &&CategoryState| {
        it.letter.as_deref().is_some_and(|letter| !wanted.is_empty() && fold(letter) == wanted)
    };
    let mut places = likely(query, all.iter().map(|it| &*it.label));
    if let Some(exact) = all.iter().position(lettered) {
        places.retain(|place| *place != exact);
        places.insert(0, exact);
    }
    let known = places.iter().filter_map(|place| all.get(*place));
    let mut matches: Vec<Match> = known.map(|it| known_row(model, question, it)).collect();
    let is_there = all.iter().any(|it| fold(&it.label) == wanted);
    let may = model.mode.may(Action::AddCategory);
    if may && (1..=NAME).contains(&query.split_whitespace().count()) && !is_there {
        // Letters that only occur somewhere in a name are no sign that it was meant.
        let first = query.split_whitespace().next().unwrap_or_default();
        let likely = places.first().and_then(|place| all.get(*place));
        let is_likely = likely.is_some_and(|it| is_near(&it.label, first));
        matches.insert(if is_likely { matches.len() } else { 0 }, new_row(query.trim()));
    }
    // Of the others the questions, and once something is typed what it may mean there.
    let is_meant = |it: &Match| query.is_empty() || matches!(it.meaning, Meaning::Category(..));
    let others = filed(model, query).into_iter().filter(|it| !it.meaning.is_of(question));
    matches.extend(others.filter(is_meant));
    // It is seen however many there are.
    if let Some(taken) = on_enter(model).filter(|taken| matches.first() != Some(taken)) {
        matches.retain(|it| *it != taken);
        matches.insert(1.min(matches.len()), taken);
    }
    matches
}

/// The places of the labels that match, first those that may be meant.
fn likely<'a>(query: &str, labels: impl Iterator<Item = &'a str> + Clone) -> Vec<usize> {
    let near: Vec<bool> = labels.clone().map(|label| is_near(label, query)).collect();
    let is_near = |at: &usize| near.get(*at).copied().unwrap_or_default();
    let mut places = find(query, labels);
    let missing: Vec<usize> =
        (0..near.len()).filter(is_near).filter(|at| !places.contains(at)).collect();
    places.extend(missing);
    sort_by_key(&mut places, |at| !is_near(at));
    places
}

/// The questions that the line can name, and once something is typed their categories too.
fn filed(model: &Model, query: &str) -> Vec<Match> {
    let mut all = Vec::new();
    for question in model.nameable() {
        all.extend(question_row(model, &question.id));
        let categories = model.session.categories_of(&question.id).filter(|_| !query.is_empty());
        all.extend(categories.map(|it| known_row(model, &question.id, it)));
    }
    let wanted = fold(query);
    if query.starts_with(|it: char| it.is_ascii_digit()) {
        let meant = asked(model).behind_number(query);
        all.retain(|it| {
            let is_of_it = |(of, name)| it.meaning.is_of(of) && is_near(&it.label, name);
            let by_name =
                !matches!(it.meaning, Meaning::Question(_)) && meant.is_some_and(is_of_it);
            fold(&it.letter).starts_with(&wanted) || by_name
        });
        return all;
    }
    let places = likely(query, all.iter().map(|it| it.label.as_str()));
    places.into_iter().filter_map(|place| all.get(place).cloned()).collect()
}

fn question_row(model: &Model, id: &QuestionId) -> Option<Match> {
    let number = model.session.question_number(id)?;
    let label = model.session.question(id)?.text.clone();
    let meaning = Meaning::Question(id.clone());
    Some(Match { meaning, letter: number.to_string(), label, first: false })
}

/// What Enter takes off the words where the open sign stands, as a row.
#[must_use]
pub fn on_enter(model: &Model) -> Option<Match> {
    let text = model.capture.line.text();
    let (words, _) = parted(model, &text);
    let before = model.capture.line.before();
    let open = signs::open(&before)?;
    if open.sign == '@' {
        return place_on_enter(model, words, open.start);
    }
    let open = open.start;
    let (named, first) = match open {
        0 => at_start(model, words.trim()).map(|(_, named, rest)| (named, !rest.is_empty()))?,
        _ => {
            let (rest, named) = at_end(model, words)?;
            // Another sign may be the one at the end.
            let between = words.get(rest.len()..open).filter(|it| it.trim().is_empty());
            between.map(|_| (named, false))?
        }
    };
    let row = match named {
        Named::Known(question, id) => {
            known_row(model, &question, model.session.category(&question, &id)?)
        }
        Named::New(label) => new_row(&label),
        Named::Question(question) => question_row(model, &question)?,
    };
    Some(Match { first, ..row })
}

/// The table or the speaker that Enter takes off the end of the words; of a name alone whom it
/// calls.
fn place_on_enter(model: &Model, words: &str, open: usize) -> Option<Match> {
    let is_last = |rest: &str| {
        let behind = words.get(rest.len()..open);
        open > 0 && behind.is_some_and(|behind| behind.trim().is_empty())
    };
    let meaning = if model.names_speakers() && open == 0 {
        let Some(Alone::Speaker(speaker)) = alone(model, words) else { return None };
        Meaning::Speaker(speaker)
    } else if model.names_speakers() {
        Meaning::Speaker(ends(model, words).speaker.filter(|it| is_last(it.0))?.1)
    } else {
        Meaning::Table(table_at_end(model, words).filter(|it| is_last(it.0))?.1)
    };
    matches(model).into_iter().find(|row| row.meaning == meaning)
}

/// A category as a row: where it is of another question than the line, that one's number before its
/// letter.
fn known_row(model: &Model, question: &QuestionId, category: &CategoryState) -> Match {
    let other = model.sign_question() != Some(question);
    let number = model.session.question_number(question).filter(|_| other);
    let number = number.map(|number| number.to_string()).unwrap_or_default();
    Match {
        meaning: Meaning::Category(question.clone(), category.id.clone()),
        letter: number + category.letter.as_deref().unwrap_or_default(),
        label: category.label.to_string(),
        first: false,
    }
}

fn new_row(label: &str) -> Match {
    let label = label.to_owned();
    let meaning = Meaning::NewCategory(label.clone());
    Match { meaning, letter: "+".to_owned(), label, first: false }
}

fn tables_or_new(model: &Model, query: &str) -> Vec<Match> {
    let mut found = tables(model, query);
    found.extend(new_table(model, query).map(|table| Match {
        label: format!("{table} (new)"),
        meaning: Meaning::NewTable(table),
        letter: "+".to_owned(),
        first: false,
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

/// Reads the open table that is named at the end of the words, and the words before it.
pub(in crate::tui) fn table_at_end<'a>(
    model: &Model,
    words: &'a str,
) -> Option<(&'a str, TableId)> {
    signs::tails(words, '@').find_map(|(rest, name)| Some((rest, table_called(model, name)?)))
}

/// Reads the open table that is named at the start of the words, and those after it.
pub(in crate::tui) fn table_at_start<'a>(
    model: &Model,
    words: &'a str,
) -> Option<(TableId, &'a str)> {
    let known = |(name, rest)| Some((table_called(model, name)?, rest));
    signs::callings(words).find_map(known).filter(|(_, rest)| !rest.is_empty())
}

/// The open table of just this name, where a line may be sent to one.
pub(super) fn table_called(model: &Model, name: &str) -> Option<TableId> {
    let capture = &model.capture;
    let is_free = capture.editing.is_none() && capture.level == 0 && !capture.literal;
    let is_free = is_free && !model.names_speakers();
    let wanted = fold(name.trim_end_matches(NAME_ENDS));
    let mut open = model.session.open_tables();
    let found = open.find(|table| fold(table.table.name.as_str()) == wanted);
    found.filter(|_| is_free && model.mode.may(Action::Table)).map(|it| it.table.name.clone())
}

pub(in crate::tui) fn tables(model: &Model, query: &str) -> Vec<Match> {
    let open: Vec<_> = model.session.open_tables().collect();
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
            first: false,
        })
        .collect()
}
