//! What a hub that is opened again must know of those who came in, as JSON. No names, no addresses.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::access::Token;
use super::code::Code;
use super::devices::{Devices, Hash, Known};
use super::invite::Invite;
use crate::domain::TableId;
use crate::session::{Author, Role};

/// What is kept of them in a file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    v: u32,
    invites: Vec<KeptInvite>,
    devices: Vec<KeptDevice>,
    #[serde(default)]
    away: Vec<Uuid>,
    closed: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct KeptInvite {
    secret: String,
    code: String,
    role: Role,
    table: Option<TableId>,
}

#[derive(Debug, Serialize, Deserialize)]
struct KeptDevice {
    id: Uuid,
    hash: Hash,
    role: Role,
    table: Option<TableId>,
    #[serde(default)]
    came_for: Option<TableId>,
    #[serde(default)]
    had: Vec<TableId>,
    muted: bool,
}

/// The version of what is kept.
const VERSION: u32 = 1;

impl Kept {
    pub(super) fn of(devices: &Devices) -> Self {
        let invite = |it: &Invite| KeptInvite {
            secret: it.secret.digits().to_owned(),
            code: it.code.shown(),
            role: it.role,
            table: it.table.clone(),
        };
        let device = |(id, it): (Uuid, &Known)| KeptDevice {
            id,
            hash: it.hash,
            role: it.author.role,
            table: it.author.table.clone(),
            came_for: it.came_for.clone(),
            had: it.had.to_vec(),
            muted: it.muted,
        };
        Self {
            v: VERSION,
            invites: devices.invites().iter().map(invite).collect(),
            devices: devices.known().map(device).collect(),
            away: devices.away().iter().copied().collect(),
            closed: !devices.is_open(),
        }
    }

    /// As it was kept; `None` where another version kept it, or it is not whole.
    pub(super) fn devices(self, own: &Token) -> Option<Devices> {
        let invite = |it: KeptInvite| {
            let (secret, code) = (Token::read(&it.secret)?, Code::read(&it.code)?);
            Some(Invite { secret, code, role: it.role, table: it.table })
        };
        let invites = self.invites.into_iter().map(invite).collect::<Option<Vec<_>>>()?;
        let mut devices = Devices::new(own, invites);
        devices.set_open(!self.closed);
        devices.keep_away(self.away);
        for KeptDevice { id, hash, role, table, came_for, had, muted } in self.devices {
            devices.take_in(id, hash, (Author { role, table, name: None }, came_for, had), muted);
        }
        (self.v == VERSION).then_some(devices)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stamp;
    use crate::hub::Limits;
    use crate::hub::devices::Knock;

    fn token(byte: u8) -> Token {
        Token::of([byte; 32])
    }

    fn invite() -> Invite {
        let (secret, code) = (token(1), Code::of([1; 32]));
        Invite { secret, code, role: Role::Rapporteur, table: None }
    }

    #[test]
    fn what_is_kept_knows_every_device_again_and_no_name() {
        let mut devices = Devices::new(&token(9), vec![invite()]);
        let secret = token(1);
        let limits = Limits::default();
        let mut comes_in = |device, byte| {
            let from = [192, 168, 1, 5].into();
            let invite = devices.invited(secret.digits(), from, Stamp(0), &limits).unwrap();
            let (device, name) = (Uuid::from_u128(device), Some("Ada".into()));
            let knock = Knock { device, table: None, name, browser: true, seated: false };
            devices.join(invite, knock, &token(byte), Stamp(0), &limits).unwrap();
        };
        comes_in(1, 11);
        comes_in(2, 12);
        devices.turn_away(Uuid::from_u128(2));
        devices.mute(Uuid::from_u128(1), true);
        devices.seat(Uuid::from_u128(1), Some(TableId::new("3")));
        devices.set_open(false);
        let json = serde_json::to_string(&Kept::of(&devices)).unwrap();
        assert!(!json.contains("Ada") && !json.contains("192.168"), "{json}");
        let before = json.replace(&invite().code.shown(), "K7QX-9MPR");
        let before: Kept = serde_json::from_str(&before).unwrap();
        let before = before.devices(&token(8)).unwrap();
        assert_eq!(before.invites()[0].code.shown(), "K7QX-9MPR", "of the version before");
        let kept: Kept = serde_json::from_str(&json).unwrap();
        let mut again = kept.devices(&token(8)).unwrap();
        let who = again.who(token(11).digits(), Stamp(0)).unwrap();
        assert_eq!((who.muted, who.author.table.clone()), (true, Some(TableId::new("3"))));
        assert!(!again.is_open() && again.invites().len() == 1);
        assert!(again.away().contains(&Uuid::from_u128(2)));
        let own = |again: &mut Devices, byte| again.who(token(byte).digits(), Stamp(0)).is_ok();
        assert!(own(&mut again, 8) && !own(&mut again, 9), "the token of this computer is new");
    }
}
