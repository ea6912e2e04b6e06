//! Keys of the list of tables.

use super::super::asking::{ask, ask_after_enter};
use super::super::screen::show;
use super::super::sign::go_to;
use super::super::submit::{one_step, say, step};
use super::super::wanting::open;
use super::together::together;
use crate::actions::Action;
use crate::domain::{Table, TableId};
use crate::session::{Command, open_table, table_name};
use crate::text::counted;
use crate::tui::effect::Effect;
use crate::tui::model::{
    Asked, Choosing, Finder, Line, Model, Overlay, Screen, Sent, Sort, Waits, Wanted, Write,
};
use crate::tui::words::{many_ideas, refused};

pub(super) fn act(model: &mut Model, action: Action, batch: u64) -> Vec<Effect> {
    if action == Action::AddTable {
        return add(model, batch);
    }
    let Some(table) = model.chosen_table().map(|it| it.table.name.clone()) else {
        let key = model.key(Action::AddTable);
        say(model, Sort::Refused, format!("not done: there are no tables yet · {key} adds one"));
        return Vec::new();
    };
    model.lists.tables.chosen = Some(table.clone());
    let about = model.tables_about();
    match action {
        Action::Mark => {
            model.lists.tables.mark(table);
            Vec::new()
        }
        Action::TypeAt => {
            show(model, Screen::Capture);
            go_to(model, Some(table));
            Vec::new()
        }
        Action::CloseTable => close(model, about, batch),
        Action::OpenTable => open_again(model, about, batch),
        Action::Host => host(model, table),
        Action::Seen => each(model, about, |table| Command::SeenTable { table }),
        Action::Paper => each(model, about, |table| Command::PaperTable { table, on_paper: true }),
        Action::Typed => each(model, about, |table| Command::PaperTable { table, on_paper: false }),
        Action::MergeTables => {
            let why = about.iter().find_map(|id| open_table(&model.session, id).err());
            if let Some(why) = why {
                say(model, Sort::Refused, refused(model, &why));
                return Vec::new();
            }
            let (what, finder) = (Choosing::IntoTable(about), Finder::default());
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
        return open(model, Write { wanted, words, line, waits: Waits::for_later(batch) });
    }
    let numbers = model.session.tables.iter().filter_map(|it| it.table.name.as_str().parse().ok());
    // A table that is still on its way to the disk has its number already.
    let numbers =
        numbers.chain(model.lists.tables.chosen.iter().filter_map(|it| it.as_str().parse().ok()));
    let next = numbers.max().unwrap_or(0_u32).saturating_add(1);
    named(model, &next.to_string())
}

pub(super) fn named(model: &mut Model, words: &str) -> Vec<Effect> {
    let name = TableId::new(words);
    let table = Table { name: name.clone(), ..Table::default() };
    if !words.is_empty() && model.session.table(&name).is_none() {
        model.lists.tables.chosen = Some(name);
    }
    step(model, Command::AddTable { table })
}

/// Does the same to every table that a key is about, as one step.
fn each(model: &mut Model, about: Vec<TableId>, command: fn(TableId) -> Command) -> Vec<Effect> {
    model.lists.unmark();
    one_step(model, about.into_iter().map(command).collect(), Sent::Step)
}

/// What tables are called together, and how many ideas they have.
fn named_with_ideas(model: &Model, tables: &[TableId]) -> (String, usize) {
    let names: Vec<String> = tables.iter().map(|table| table_name(table.as_str())).collect();
    let ideas = tables.iter().map(|table| model.counts.of_table(table)).sum();
    (together(&names), ideas)
}

fn close(model: &mut Model, about: Vec<TableId>, batch: u64) -> Vec<Effect> {
    let (names, ideas) = named_with_ideas(model, &about);
    let (its, it) = if about.len() > 1 { ("their", "them") } else { ("its", "it") };
    let stay = match ideas {
        0 => String::new(),
        _ => format!("; {its} {} stay", many_ideas(ideas)),
    };
    let sit = match model.sitting_at(&about) {
        0 => format!("Nobody sits at {names} any more"),
        people => format!("{} at {names} stand then", counted(people, "person", "people")),
    };
    let words = format!("{sit}{stay}. Enter closes {it}.");
    let commands = about.into_iter().map(|table| Command::CloseTable { table }).collect();
    ask(model, words, Asked::Submit(commands), batch)
}

/// Asks as closing does, so that the Enter which belongs to the key opens no line.
fn open_again(model: &mut Model, about: Vec<TableId>, batch: u64) -> Vec<Effect> {
    let (names, _) = named_with_ideas(model, &about);
    let it = if about.len() > 1 { "them" } else { "it" };
    let words = format!("People sit at {names} again. Enter opens {it}.");
    let commands = about.into_iter().map(|table| Command::OpenTable { table }).collect();
    ask(model, words, Asked::Submit(commands), batch)
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

/// The table was chosen that these go to.
pub(in crate::tui::update) fn merge(
    model: &mut Model,
    tables: &[TableId],
    into: &TableId,
) -> Vec<Effect> {
    let (from, ideas) = named_with_ideas(model, tables);
    let (to, its) = (table_name(into.as_str()), if tables.len() > 1 { "their" } else { "its" });
    let stay = match ideas {
        0 => String::new(),
        _ => format!("; {its} {} stay {its} own", many_ideas(ideas)),
    };
    let words = format!("The people of {from} sit at {to}{stay}. Enter merges.");
    let command =
        |table: &TableId| Command::MergeTables { table: table.clone(), into: into.clone() };
    ask_after_enter(model, words, tables.iter().map(command).collect())
}
