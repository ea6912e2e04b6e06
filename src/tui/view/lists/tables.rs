//! The tables: count, age of the last note, host, topic, and what is to be known of each in words.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::{List, Row, columns, draw as draw_list, is_wide};
use crate::actions::Action;
use crate::domain::{Length, hour_minute};
use crate::session::{BlockState, TableState, table_name};
use crate::text::{counted, shown, width};
use crate::theme::{Theme, Tone};
use crate::tui::model::Model;
use crate::tui::words::many_ideas;

/// Columns from which seats have their own.
const EASY: u16 = 100;

pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let at = model.chosen_table().map(|it| &it.table.name);
    let tables = model.listed_tables();
    let widest = model
        .session
        .tables
        .iter()
        .map(|it| width(&shown(it.table.name.as_str())))
        .max()
        .unwrap_or(0);
    let name = u16::try_from(widest.clamp(5, 20)).unwrap_or(5) + 3;
    let row = |it: &TableState| Row {
        marked: model.lists.tables.marked.contains(&it.table.name),
        pieces: if is_wide(area) {
            wide(model, it, name, columns(area))
        } else {
            narrow(model, it, columns(area))
        },
    };
    let list = List {
        title: heading(model),
        above: Vec::new(),
        heads: (is_wide(area) && !model.session.tables.is_empty())
            .then(|| heads(name, columns(area))),
        rows: tables.len(),
        chosen: tables.iter().position(|it| Some(&it.table.name) == at),
        row: &|at| tables.get(at).map(|it| row(it)).unwrap_or_default(),
        about: about(model),
        empty: match model.can_change() {
            true => format!("No tables yet. {} adds one.", model.key(Action::AddTable)),
            false => untold(model),
        },
    };
    draw_list(&list, model, theme, buffer, area);
}

/// No tables, and nothing to be done about it: what that means, and what there is instead.
fn untold(model: &Model) -> String {
    if model.counts.all() == 0 {
        return "No tables are named.".to_owned();
    }
    let (ideas, categories) = (model.key(Action::Tally), model.key(Action::Categories));
    format!(
        "No tables are named: which table said what was not written down. {ideas} counts the ideas \
         by question and round, {categories} by category."
    )
}

/// `12 tables, 62 people · 1 on paper · 1 silent`.
fn heading(model: &Model) -> String {
    let open: Vec<&TableState> = model.session.open_tables().collect();
    let mut words = match model.session.tables.is_empty() {
        true => "No tables".to_owned(),
        false => counted(open.len(), "table", "tables"),
    };
    if let Some(people) = model.session.people_here() {
        words.push_str(&format!(", {people} people"));
    }
    let paper = open.iter().filter(|it| it.on_paper).count();
    if paper > 0 {
        words.push_str(&format!(" · {paper} on paper"));
    }
    if !model.silent.is_empty() {
        words.push_str(&format!(" · {} silent", model.silent.len()));
    }
    words
}

fn heads(name: u16, columns: u16) -> Row {
    let head = |column, words: &str| (column, Tone::Dim, words.to_owned());
    let mut pieces = vec![
        head(2, "table"),
        head(name, "ideas"),
        head(name + 7, "last"),
        head(name + 19, ""),
        head(name + 36, "host"),
    ];
    if columns >= EASY {
        pieces.push(head(name + 58, "seats"));
        pieces.push(head(name + 65, "topic"));
    }
    Row { marked: false, pieces }
}

/// Ideas in what runs or ran last; in all where nothing has.
fn ideas(model: &Model, table: &TableState) -> usize {
    match model.standing().map(BlockState::id) {
        Some(block) => model.counts.at(Some(block), Some(&table.table.name)),
        None => model.counts.of_table(&table.table.name),
    }
}

fn age(model: &Model, table: &TableState) -> String {
    let Some(at) = model.session.notes.newest_at(&table.table.name) else {
        return "–".to_owned();
    };
    match (model.now.t - at).whole_seconds().max(0) / 60 {
        0 => "just now".to_owned(),
        n @ 1..=99 => format!("{n} min ago"),
        n => format!("{} h ago", n / 60),
    }
}

/// What is to be known of a table, in words.
fn doing(model: &Model, table: &TableState) -> (Tone, String) {
    let silent = model.silent.iter().find(|(id, _)| *id == table.table.name);
    match (&table.merged_into, silent) {
        (Some(into), _) if table.closed => {
            (Tone::Dim, format!("at {}", shown(&table_name(into.as_str()))))
        }
        _ if table.closed => (Tone::Dim, "closed".to_owned()),
        _ if table.on_paper => (Tone::Plain, "on paper".to_owned()),
        (_, Some((_, since))) => {
            (Tone::Silent, format!("! silent {} min", since.whole_seconds() / 60))
        }
        _ => (Tone::Plain, seen(model, table).unwrap_or_default()),
    }
}

/// That somebody looked after it since what runs began.
fn seen(model: &Model, table: &TableState) -> Option<String> {
    let began = model.standing().and_then(|state| state.started);
    let seen = table.seen.filter(|seen| began.is_none_or(|began| *seen >= began.t))?;
    Some(format!("seen {}", hour_minute(model.local(model.now.wall_at(seen)))))
}

fn wide(model: &Model, table: &TableState, name: u16, columns: u16) -> Vec<(u16, Tone, String)> {
    let plain = if table.closed { Tone::Dim } else { Tone::Plain };
    let (tone, doing) = doing(model, table);
    let words = |words: &Option<String>| words.as_deref().map(|it| shown(it).into_owned());
    let host = host(model, table).unwrap_or_else(|| "–".to_owned());
    let topic = words(&table.table.topic).unwrap_or_default();
    let mut pieces = vec![
        (2, plain, shown(table.table.name.as_str()).into_owned()),
        (name, plain, ideas(model, table).to_string()),
        (name + 7, plain, age(model, table)),
        (name + 19, tone, doing),
    ];
    if columns >= EASY {
        let seats = table.table.seats.map_or_else(|| "–".to_owned(), |seats| seats.to_string());
        pieces.push((name + 36, plain, host));
        pieces.push((name + 58, plain, seats));
        pieces.push((name + 65, plain, topic));
    } else {
        let both = if topic.is_empty() { host } else { format!("{host} · {topic}") };
        pieces.push((name + 36, plain, both));
    }
    pieces
}

/// Whoever the room names as its host, else who hosts it by the seats; shown.
fn host(model: &Model, table: &TableState) -> Option<String> {
    let by_seats = || model.host_at(&table.table.name).map(|at| model.person_name(at));
    let host = table.table.host.clone().or_else(by_seats)?;
    Some(shown(&host).into_owned())
}

fn narrow(model: &Model, table: &TableState, columns: u16) -> Vec<(u16, Tone, String)> {
    let plain = if table.closed { Tone::Dim } else { Tone::Plain };
    let (tone, doing) = doing(model, table);
    let last = if doing.is_empty() { age(model, table) } else { doing };
    vec![
        (2, plain, shown(table.table.name.as_str()).into_owned()),
        (columns.saturating_sub(22), plain, ideas(model, table).to_string()),
        (columns.saturating_sub(17), tone, last),
    ]
}

/// What is known of the table chosen.
fn about(model: &Model) -> Vec<String> {
    let Some(state) = model.chosen_table() else { return Vec::new() };
    let table = &state.table;
    let all = model.counts.of_table(&table.name);
    let mut facts = vec![shown(&table_name(table.name.as_str())).into_owned()];
    facts.push(if all == 0 {
        "no ideas yet".into()
    } else {
        format!("{} in all", many_ideas(all))
    });
    facts.push(host(model, state).map_or_else(|| "no host".to_owned(), |it| format!("host {it}")));
    facts.extend(table.seats.map(|seats| format!("{seats} seats")));
    if !state.closed && !state.on_paper {
        facts.push(format!("silent after {}", Length(model.usual.silent)));
    }
    facts.extend(table.topic.as_ref().map(|topic| format!("topic {}", shown(topic))));
    vec![facts.join(" · ")]
}
