//! Keys of the list of tables.

use super::super::asking::ask;
use super::super::screen::show;
use super::super::sign::go_to;
use super::super::submit::{say, step};
use super::super::wanting::open;
use crate::actions::Action;
use crate::domain::{Table, TableId};
use crate::session::{Command, table_name};
use crate::tui::effect::Effect;
use crate::tui::model::{
    Asked, Choosing, Finder, Line, Model, Overlay, Screen, Sort, Wanted, Write,
};
use crate::tui::words::many_ideas;

pub(super) fn act(model: &mut Model, action: Action, batch: u64) -> Vec<Effect> {
    if action == Action::AddTable {
        return add(model, batch);
    }
    let Some(table) = model.chosen_table().map(|it| it.table.name.clone()) else {
        let key = model.key(Action::AddTable);
        say(model, Sort::Refused, format!("not done: there are no tables yet · {key} adds one"));
        return Vec::new();
    };
    model.lists.table = Some(table.clone());
    match action {
        Action::TypeAt => {
            show(model, Screen::Capture);
            go_to(model, Some(table));
            Vec::new()
        }
        Action::CloseTable => close(model, table, batch),
        Action::OpenTable => step(model, Command::OpenTable { table }),
        Action::Host => host(model, table),
        Action::Seen => step(model, Command::SeenTable { table }),
        Action::Paper => step(model, Command::PaperTable { table, on_paper: true }),
        Action::Typed => step(model, Command::PaperTable { table, on_paper: false }),
        Action::MergeTables => {
            let (what, finder) = (Choosing::IntoTable(table), Finder::default());
            model.overlays.push(Overlay::Pick { what, finder });
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// The next number at once; a name is asked for where tables have names.
fn add(model: &mut Model, batch: u64) -> Vec<Effect> {
    if model.session.plan.tables.are_named() {
        let words = "A new table. What stands on its card? Enter adds it.".to_owned();
        let (wanted, line) = (Wanted::Table, Line::default());
        return open(model, Write { wanted, words, line, batch, held: None });
    }
    let numbers = model.session.tables.iter().filter_map(|it| it.table.name.as_str().parse().ok());
    // A table that is still on its way to the disk has its number already.
    let numbers = numbers.chain(model.lists.table.iter().filter_map(|it| it.as_str().parse().ok()));
    let next = numbers.max().unwrap_or(0_u32).saturating_add(1);
    named(model, &next.to_string())
}

pub(super) fn named(model: &mut Model, words: &str) -> Vec<Effect> {
    let name = TableId::new(words);
    let table = Table { name: name.clone(), ..Table::default() };
    if !words.is_empty() && model.session.table(&name).is_none() {
        model.lists.table = Some(name);
    }
    step(model, Command::AddTable { table })
}

fn close(model: &mut Model, table: TableId, batch: u64) -> Vec<Effect> {
    let ideas = many_ideas(model.counts.of_table(&table));
    let name = table_name(table.as_str());
    let words = format!("Nobody sits at {name} any more; its {ideas} stay. Enter closes it.");
    ask(model, words, Asked::Submit(vec![Command::CloseTable { table }]), batch)
}

/// The host is taken off at once, and who may be asked is offered.
fn host(model: &mut Model, table: TableId) -> Vec<Effect> {
    let hosted = model.session.table(&table).is_some_and(|it| it.table.host.is_some());
    let (what, finder) = (Choosing::Host(table.clone()), Finder::default());
    model.overlays.push(Overlay::Pick { what, finder });
    if hosted { step(model, Command::SetHost { table, host: None }) } else { Vec::new() }
}

/// Somebody was found.
pub(in crate::tui::update) fn hosted(
    model: &mut Model,
    table: TableId,
    name: String,
) -> Vec<Effect> {
    step(model, Command::SetHost { table, host: Some(name) })
}

/// The table was chosen that this one goes to.
pub(in crate::tui::update) fn merge(
    model: &mut Model,
    table: TableId,
    into: TableId,
) -> Vec<Effect> {
    let (from, to) = (table_name(table.as_str()), table_name(into.as_str()));
    let ideas = many_ideas(model.counts.of_table(&table));
    let words =
        format!("The people of {from} sit at {to}; its {ideas} stay its own. Enter merges.");
    ask(model, words, Asked::Submit(vec![Command::MergeTables { table, into }]), 0);
    if let Some(Overlay::Confirm(confirm)) = model.overlays.last_mut() {
        confirm.held = Some(model.now.t);
    }
    Vec::new()
}
