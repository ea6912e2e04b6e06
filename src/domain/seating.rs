//! Who sits where, as it was decided.

use serde::{Deserialize, Serialize};

use super::ids::{BlockId, TableId};

/// The seats of every round, and whom they were planned for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seating {
    /// Everybody; a person is named by their place in this list, from 0.
    pub people: Vec<SeatedPerson>,
    /// The rounds in their order.
    pub rounds: Vec<SeatedRound>,
}

/// Somebody with a seat, and what was asked for them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatedPerson {
    /// The name as written; without, a card with the number of the place, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The stakeholder group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The languages spoken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// Where the person was to sit at first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<TableId>,
    /// The table where the person stays all evening.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<TableId>,
    /// With whom the person should not sit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub apart: Vec<usize>,
    /// With whom the person should sit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub together: Vec<usize>,
    /// The first round the person is there, if not the first of all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrives: Option<BlockId>,
    /// The first round the person is no longer there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaves: Option<BlockId>,
    /// Whether the person takes part from elsewhere.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub remote: bool,
}

/// The seats of one round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatedRound {
    /// Which block.
    pub block: BlockId,
    /// Its tables, those where nobody sits left out.
    pub tables: Vec<SeatedTable>,
}

/// Who sits at a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatedTable {
    /// Which.
    pub table: TableId,
    /// The people by their places, in order.
    pub people: Vec<usize>,
    /// Who of them hosts in this round, where each round has a new host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<usize>,
}

impl SeatedRound {
    /// The seats at a table; none where nobody sits.
    #[must_use]
    pub fn at(&self, table: &TableId) -> Option<&SeatedTable> {
        self.tables.iter().find(|seats| seats.table == *table)
    }
}

impl Seating {
    /// The seats of a round.
    #[must_use]
    pub fn round(&self, block: &BlockId) -> Option<&SeatedRound> {
        self.rounds.iter().find(|round| round.block == *block)
    }

    /// True for who hosts a table of a round: all evening, or in that round.
    #[must_use]
    pub fn is_hosted_by(&self, seats: &SeatedTable, person: usize) -> bool {
        let known = self.people.get(person);
        let stays = known.is_some_and(|it| it.host.as_ref() == Some(&seats.table));
        stays || seats.host == Some(person)
    }

    /// Whether each round names nobody twice and none who is not there, as a host of a table neither.
    #[must_use]
    pub fn seats_each_once(&self) -> bool {
        self.rounds.iter().all(|round| {
            let mut seated: Vec<usize> =
                round.tables.iter().flat_map(|table| table.people.iter().copied()).collect();
            let all = seated.len();
            seated.sort_unstable();
            seated.dedup();
            let hosts =
                |table: &SeatedTable| table.host.is_none_or(|it| table.people.contains(&it));
            round.tables.iter().all(hosts)
                && seated.len() == all
                && seated.iter().all(|person| *person < self.people.len())
        })
    }
}
