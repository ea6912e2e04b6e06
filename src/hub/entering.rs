//! How a device comes in, by a command or by a form.

use std::net::IpAddr;
use std::sync::Arc;

use super::access::Token;
use super::devices::{Knock, Who};
use super::exchange::Behind;
use super::problem::Problem;
use super::wire::Join;
use crate::text::shown;

/// Lets a device in under the token that is given back. Where it must be `seated`, as where the plan
/// has tables, one that sits at a table says which.
pub(super) fn enter(
    behind: &Behind,
    asked: &Join,
    from: IpAddr,
    (browser, seated): (bool, bool),
) -> Result<(Token, Who), Problem> {
    let relay = &behind.relay;
    // Whoever has no invite learns nothing of the tables, and whom the door is closed to is asked
    // for none.
    let invite = behind.door.invited(&asked.code, asked.device, from)?;
    let seated = seated || relay.look(|session| !session.plan.tables.is_none())?;
    let table = asked.table.as_deref().map(|words| relay.table(words)).transpose()?;
    let name = asked.name.as_deref().and_then(|name| called(name, relay.limits.name));
    behind.door.join(invite, Knock { device: asked.device, table, name, browser, seated })
}

/// A name as far as it is kept; none where nothing of it shows.
fn called(name: &str, longest: usize) -> Option<Arc<str>> {
    let name: String = name.trim().chars().take(longest).collect();
    (!shown(&name).trim().is_empty()).then(|| name.into())
}
