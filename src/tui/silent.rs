//! What is said when tables fall silent: how they did, beside the others, and what to do.

use super::model::Model;
use super::words::{table, with_hint};
use crate::actions::Action;
use crate::domain::TableId;
use crate::session::TableState;
use crate::text::counted;

/// The message for tables that have just fallen silent, raw; none where there are none.
#[must_use]
pub fn words(model: &Model, fallen: &[TableId]) -> Option<String> {
    let first = fallen.first()?;
    let (_, since) = model.silent.iter().find(|(table, _)| table == first)?;
    let minutes = since.whole_seconds() / 60;
    let said = match fallen {
        [one] => {
            format!("! {} silent {minutes} min: {}", table(&model.session, one), doing(model, one))
        }
        many => {
            let names: Vec<&str> = many.iter().map(TableId::as_str).collect();
            format!("! {} tables silent {minutes} min: {}", many.len(), names.join(", "))
        }
    };
    Some(with_hint(&said, &what_to_do(model)))
}

/// `0 ideas, 4 last round, others 1 to 4`.
fn doing(model: &Model, table: &TableId) -> String {
    let block = model.session.running().map(|state| state.id());
    let count = |table: &TableId| model.counts.at(block, Some(table));
    let ideas = counted(count(table), "idea", "ideas");
    let before = model.pace.round_before();
    let before = before.map(|round| model.counts.at(Some(round), Some(table)));
    let before = before.map(|n| format!("{n} last round"));
    let others = |state: &&TableState| {
        state.table.name != *table
            && !state.closed
            && !state.on_paper
            && state.merged_into.is_none()
    };
    let others = model.session.tables.iter().filter(others).map(|it| count(&it.table.name));
    let (least, most) = (others.clone().min(), others.max());
    let others = least.zip(most).map(|(least, most)| match least == most {
        true => format!("others {most}"),
        false => format!("others {least} to {most}"),
    });
    let all: Vec<String> = std::iter::once(ideas).chain(before).chain(others).collect();
    all.join(", ")
}

/// Keys of the list of tables, which opens on the table that is silent.
fn what_to_do(model: &Model) -> String {
    if !model.can_change() {
        return String::new();
    }
    let esc = if model.has_line() { "Esc " } else { "" };
    let (tables, seen) = (model.key(Action::Tables), model.key(Action::Seen));
    format!("{esc}{tables}, then {seen} when you have been there")
}
