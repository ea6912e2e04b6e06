//! Who made the event possible, as they really served.

use crate::domain::RoleLine;
use crate::session::Session;

/// The roles that somebody had, then the hosts of the tables.
pub(super) fn organisers(session: &Session) -> Vec<RoleLine> {
    let hosts = session.tables.iter().filter_map(|state| {
        let host = state.table.host.as_ref()?;
        Some(format!("{host} (table {})", state.table.name))
    });
    let hosts = RoleLine { role: "Table hosts".into(), names: hosts.collect(), note: None };
    let served = session.roles.iter().cloned().chain([hosts]);
    served.filter(|line| !line.names.is_empty()).collect()
}
