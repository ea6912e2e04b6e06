//! Who made the event possible, as they really served.

use crate::domain::TableId;
use crate::session::Session;

/// A role and who had it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organisers {
    /// The role as printed.
    pub role: String,
    /// Who had it, in printed order.
    pub who: Vec<Organiser>,
}

/// Somebody who had a role: a person, a team, a firm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organiser {
    /// As printed.
    pub name: String,
    /// The table they hosted.
    pub table: Option<TableId>,
}

/// The roles that somebody had, then the hosts of the tables.
pub(super) fn organisers(session: &Session) -> Vec<Organisers> {
    let named = |name: &String| Organiser { name: name.clone(), table: None };
    let roles = session.roles.iter().map(|line| Organisers {
        role: line.role.clone(),
        who: line.names.iter().map(named).collect(),
    });
    let hosts = session.tables.iter().filter_map(|state| {
        let name = state.table.host.clone()?;
        Some(Organiser { name, table: Some(state.table.name.clone()) })
    });
    let hosts = Organisers { role: "Table hosts".into(), who: hosts.collect() };
    roles.chain([hosts]).filter(|line| !line.who.is_empty()).collect()
}
