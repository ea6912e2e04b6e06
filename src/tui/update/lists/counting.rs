//! How many people come, or who, where nobody has a seat yet.

use super::super::submit::say;
use super::seeking::{Order, seek};
use crate::domain::{Table, TableId};
use crate::placing::Wishes;
use crate::session::Command;
use crate::setup::Guests;
use crate::text::counted as told;
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Sort, Waits};

/// The most that come at once, and the most tables that are set up at once.
pub(super) const AT_ONCE: usize = 5000;

/// How many sit at a table where nobody says how many tables there are.
const AT_A_TABLE: usize = 5;

/// So many people come, to so many tables; or those named do.
pub(super) fn counted(model: &mut Model, words: &str) -> Vec<Effect> {
    let names = names(words);
    let is_name = |it: &&str| !it.starts_with(|sign: char| sign.is_ascii_digit());
    if (2..=AT_ONCE).contains(&names.len()) && names.iter().all(is_name) {
        return planned(model, Guests::named(&names), None);
    }
    let numbers = words.split(|sign: char| !sign.is_ascii_digit()).filter(|it| !it.is_empty());
    let mut numbers = numbers.map(|it| it.parse::<usize>().unwrap_or(usize::MAX));
    let Some(people) = numbers.next().filter(|it| (1..=AT_ONCE).contains(it)) else {
        return no_number(model);
    };
    let tables = numbers.next();
    planned(model, Guests::numbered(people), tables)
}

/// Plans seats for these, at so many tables, else at those there are.
fn planned(model: &mut Model, guests: Guests, tables: Option<usize>) -> Vec<Effect> {
    let people = guests.people.len();
    let there = model.session.open_tables().count();
    let usual = if there > 0 { there } else { people.div_ceil(AT_A_TABLE) };
    let tables = tables.unwrap_or(usual).clamp(1, AT_ONCE);
    let mut order = Order {
        why: vec![told(people, "person", "people")],
        wishes: Wishes { people: Some(guests), ..Wishes::default() },
        best: true,
        ..Order::default()
    };
    let free = (1..).map(|n: usize| TableId::new(n.to_string()));
    let free = free.filter(|name| model.session.table(name).is_none());
    for name in free.take(tables.saturating_sub(there)) {
        order.commands.push(Command::AddTable { table: Table { name, ..Table::default() } });
    }
    seek(model, order, Waits::for_another(model.now))
}

pub(super) fn no_number(model: &mut Model) -> Vec<Effect> {
    let words = format!("not done: how many is a number from 1 to {AT_ONCE}");
    say(model, Sort::Refused, words);
    Vec::new()
}

/// What stands between commas.
pub(super) fn names(words: &str) -> Vec<&str> {
    words.split([',', ';']).map(str::trim).filter(|it| !it.is_empty()).collect()
}
