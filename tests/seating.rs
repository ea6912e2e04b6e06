//! The Seating: seats planned, repaired while people come and go, and announced.

mod coming;
mod drawn;
mod keys;
mod slips;

use worldcafe::domain::{BlockId, Person, Plan, Seating, Span, TableId, Tables};
use worldcafe::session::Command;
use worldcafe::tui::model::Mode;

use crate::support::desk::Desk;
use crate::support::evening::Evening;

/// Longer than an Enter is taken to be held down.
pub(crate) const WHILE: Span = Span::seconds(2);

/// As many changes of seats as a test has time for.
pub(crate) const FEW: u64 = 20_000;

/// Names of several scripts, then guests with numbers.
const NAMES: [&str; 8] = [
    "Ana Lima",
    "Ben Okafor",
    "李雷",
    "مريم الزهراء",
    "Zoë Ångström",
    "山田 花子",
    "Đặng Thị Hương",
    "Ксения Иванова",
];

pub(crate) fn name(at: usize) -> String {
    NAMES.get(at).map_or_else(|| format!("Guest {}", at + 1), |name| (*name).to_owned())
}

/// An evening of three conversations for so many people at so many tables; who they are is known
/// where they are `named`.
pub(crate) fn plan(people: usize, tables: u32, named: bool) -> Plan {
    let talk = |n: usize| {
        let (id, title) = (format!("c{n}"), format!("Conversation {n}"));
        serde_json::json!({ "id": id, "kind": "conversation", "title": title, "length": "20 min" })
    };
    let rounds: Vec<_> = (1..=3).map(talk).collect();
    let plan = serde_json::json!({ "title": "Café", "programme": rounds });
    let mut plan: Plan = serde_json::from_value(plan).unwrap();
    plan.tables = Tables::Count(tables);
    if named {
        let person = |at| Person { name: name(at), ..Person::default() };
        plan.people = (0..people).map(person).collect();
    } else {
        plan.participants = u32::try_from(people).ok().filter(|it| *it > 0);
    }
    plan
}

/// A facilitator at such an evening.
pub(crate) fn desk(people: usize, tables: u32, named: bool) -> Desk {
    Desk::of(Evening::of(plan(people, tables, named), "18:15:00"), Mode::Live)
}

/// The same once everybody has a seat.
pub(crate) fn seated(people: usize, tables: u32, named: bool) -> Desk {
    let mut desk = desk(people, tables, named);
    desk.press(&["7", "Enter"]).finds(FEW).later(WHILE).press(&["Enter"]);
    assert!(desk.model.session.seating.is_some(), "{}", desk.said());
    desk
}

pub(crate) fn seating(desk: &Desk) -> &Seating {
    desk.model.session.seating.as_deref().unwrap()
}

pub(crate) fn start(block: &str) -> Command {
    Command::Start { block: BlockId::new(block) }
}

/// The table of somebody in a round, from 0.
pub(crate) fn place(seating: &Seating, round: usize, person: usize) -> Option<&TableId> {
    let tables = &seating.rounds[round].tables;
    tables.iter().find(|it| it.people.contains(&person)).map(|it| &it.table)
}
