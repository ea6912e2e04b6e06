//! What the tables of a session are to those who are seated at them.

use std::collections::BTreeMap;

use crate::seating::Problem;
use crate::session::{TableState, table_name};
use crate::setup::Guests;
use crate::text::fold;

/// Says of the tables what the session knows of them, and which of them remote people have.
pub(super) fn furnish(
    problem: &mut Problem,
    guests: &Guests,
    tables: &[&TableState],
    begun: usize,
) {
    let fit = |state: &TableState| state.table.seats.map(|seats| seats as usize);
    let seats =
        |state: &&TableState| if state.closed { 0 } else { fit(state).unwrap_or(usize::MAX) };
    let seats: Vec<usize> = tables.iter().map(seats).collect();
    let known = tables.iter().zip(topics(tables));
    let known = known.zip(guests.remote_tables(&problem.hosts, &seats, begun));
    for (own, ((state, topic), remote)) in problem.tables.iter_mut().zip(known) {
        own.name = table_name(state.table.name.as_str());
        own.fit = fit(state);
        own.closes = state.closed.then_some(begun);
        (own.topic, own.remote) = (topic, remote);
    }
}

/// For each table the first one with the same topic.
fn topics(tables: &[&TableState]) -> Vec<Option<usize>> {
    let mut first = BTreeMap::new();
    let topic = |(at, state): (usize, &&TableState)| {
        Some(*first.entry(fold(state.table.topic.as_ref()?)).or_insert(at))
    };
    tables.iter().enumerate().map(topic).collect()
}
