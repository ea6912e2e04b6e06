//! What goes up and down as JSON. Records go down as the lines of the journal.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::{Plan, Seq, Stamp, TableId};
use crate::journal::Sum;
use crate::session::{Command, Role};

/// A command on its way up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    /// Minted by the sender: sent again under it, the command is done once.
    pub id: Uuid,
    /// The command of the sender's whose step this one belongs to; its own without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continues: Option<Uuid>,
    /// What is asked for.
    pub command: Command,
}

/// The answer to a command once it is on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The record it became; where `fresh` is false, the newest one there is.
    pub seq: Seq,
    /// The sum of that record's line; on the wire it is empty before the first record.
    #[serde(with = "digits")]
    pub sum: Option<Sum>,
    /// False where things were so already.
    pub fresh: bool,
}

/// The digits of a sum, if any.
mod digits {
    use serde::de::{Deserialize, Deserializer, Error};
    use serde::ser::Serializer;

    use crate::journal::Sum;

    pub(super) fn serialize<S: Serializer>(sum: &Option<Sum>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(sum.as_ref().map_or("", Sum::as_str))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Sum>, D::Error> {
        let digits = String::deserialize(from)?;
        let sum = Sum::read(digits.as_bytes());
        let is_whole = digits.is_empty() || sum.is_some();
        if is_whole { Ok(sum) } else { Err(Error::custom("no sum")) }
    }
}

/// How a session stands, for somebody who comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The role the token gives.
    pub role: Role,
    /// The table it writes for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<TableId>,
    /// What the device is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Arc<str>>,
    /// Session time as this is written, in milliseconds.
    pub now: Stamp,
    /// The newest record, 0 before the first.
    pub seq: Seq,
    /// The sum of its line; empty before the first.
    pub sum: Arc<str>,
    /// The plan the session waits with, for those who read records; none once these tell it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Arc<Plan>>,
    /// The zone it waits with.
    pub zone: Arc<str>,
}

/// What a device sends to be let in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Join {
    /// The secret of an invite's link, or its code as somebody typed it.
    pub code: String,
    /// Minted on the device, once.
    pub device: Uuid,
    /// The table, as somebody typed it; where the invite leads to one, that holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// What the device is to be called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The answer to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// The device's own token, 64 hexadecimal digits.
    pub token: String,
    /// The role it gives.
    pub role: Role,
    /// The table it writes for.
    pub table: Option<TableId>,
}
