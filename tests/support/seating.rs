//! Seats of a session, dealt without any search.

use std::sync::Arc;

use worldcafe::domain::{BlockId, SeatedPerson, SeatedRound, SeatedTable, Seating, TableId};
use worldcafe::session::Command;

/// Seats each of these people at one of so many tables, each round at another; without a name they
/// are cards.
pub(crate) fn seats(rounds: &[&str], tables: usize, people: &[&str]) -> Command {
    let called = |name: &&str| SeatedPerson {
        name: Some((*name).to_owned()).filter(|name| !name.is_empty()),
        group: Some("private group".to_owned()),
        languages: vec!["private language".to_owned()],
        apart: vec![0],
        ..SeatedPerson::default()
    };
    let round = |(round, block): (usize, &&str)| {
        let at = |person: usize| (person + person / tables * round) % tables;
        let table = |table: usize| SeatedTable {
            table: TableId::new((table + 1).to_string()),
            people: (0..people.len()).filter(|person| at(*person) == table).collect(),
            host: None,
        };
        SeatedRound { block: BlockId::new(*block), tables: (0..tables).map(table).collect() }
    };
    let rounds = rounds.iter().enumerate().map(round).collect();
    let seating = Seating { people: people.iter().map(called).collect(), rounds };
    Command::PlanSeating { seating: Some(Arc::new(seating)) }
}

/// Fifty names as they come, some of them long, some of other scripts.
pub(crate) const NAMES: [&str; 50] = [
    "Ana Souza",
    "Bo Chen",
    "Chidi Okafor",
    "Dana Levi",
    "Émile Roux",
    "Fatima al-Zahra",
    "Goran Ilić",
    "Hana Suzuki",
    "Ines Maria de la Cruz y Fernández",
    "Jan de Vries",
    "Kofi Mensah",
    "Lena Meier",
    "Mo Salah",
    "Ngozi Eze",
    "Oğuz Demir",
    "Priya Patel",
    "Quentin Blanc",
    "Rosa Lima",
    "Sven Berg",
    "Tariq Aziz",
    "Uma Rao",
    "Vera Novak",
    "Wei Zhang",
    "Ximena Paz",
    "Yara Haddad",
    "Zoltán Kis",
    "محمد عبد الرحمن",
    "山田太郎",
    "김민준",
    "Αλέξης",
    "Ольга Иванова",
    "שרה כהן",
    "<script>alert(1)</script>",
    "Bea",
    "Cy",
    "Di",
    "Eli",
    "Flo",
    "Gil",
    "Hal",
    "Ida",
    "Jo",
    "Kai",
    "Lea",
    "Max",
    "Nia",
    "Ole",
    "Pia",
    "Rex",
    "Sue",
];
