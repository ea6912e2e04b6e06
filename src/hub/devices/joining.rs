//! How a device is let in: at which table it sits, and whose place it takes where there is no room.

use std::collections::BTreeSet;
use std::sync::Arc;

use uuid::Uuid;

use super::{Devices, Knock, Known, Who, hash};
use crate::domain::{Stamp, TableId};
use crate::hub::access::Token;
use crate::hub::invite::Invite;
use crate::hub::limits::Limits;
use crate::hub::problem::Problem;
use crate::session::Author;

impl Devices {
    /// Whether this device may come in at all, whatever it is still to be asked.
    pub(in crate::hub) fn lets_in(&self, device: Uuid) -> Result<(), Problem> {
        if self.away.contains(&device) {
            return Err(Problem::TurnedAway);
        }
        if self.closed && !self.known.contains_key(&device) {
            return Err(Problem::DoorClosed);
        }
        Ok(())
    }

    /// Lets a device in that has shown an invite, under a token of its own. One that was in already
    /// gets another token; where it was moved and comes for the table it came for before, it stays
    /// where it was moved to.
    pub(in crate::hub) fn join(
        &mut self,
        invite: Invite,
        knock: Knock,
        token: &Token,
        now: Stamp,
        limits: &Limits,
    ) -> Result<Who, Problem> {
        self.lets_in(knock.device)?;
        let came_for = invite.table.or(knock.table).filter(|_| invite.role.sits());
        let before = self.known.get(&knock.device);
        let stays = before.filter(|it| it.came_for == came_for);
        let table = stays.map_or_else(|| came_for.clone(), |it| it.author.table.clone());
        if knock.seated && invite.role.sits() && table.is_none() {
            return Err(Problem::TableMissing);
        }
        if before.is_none() && self.known.len() >= limits.devices {
            self.makes_room()?;
        }
        let author = Arc::new(Author { role: invite.role, table, name: None });
        let before = self.forget(knock.device);
        let muted = before.as_ref().is_some_and(|known| known.muted);
        // What it asked under the token before still counts.
        let (had, asking, trace, pace) =
            before.map(|it| (it.tables(), it.asking, it.trace, it.pace)).unwrap_or_default();
        let hash = hash(token);
        self.by_hash.insert(hash, knock.device);
        let (name, browser, heard) = (knock.name, Some(knock.browser), Some(now));
        let known =
            Known { author, came_for, had, name, muted, hash, browser, heard, asking, trace, pace };
        self.known.insert(knock.device, known);
        self.knows(&hash, now)
    }

    /// Forgets the device that was longest unheard of those that may go: it is let in again like
    /// any newcomer, which would unmute it.
    fn makes_room(&mut self) -> Result<(), Problem> {
        let may_go = self.known.iter().filter(|(_, it)| !it.muted && !it.trace.counts());
        let goes = may_go.min_by_key(|(_, known)| known.heard).map(|(id, _)| *id);
        goes.and_then(|id| self.forget(id)).map(drop).ok_or(Problem::TooManyDevices)
    }
}

impl Known {
    /// Every table it was for, with the one it is for now.
    pub(super) fn tables(&self) -> Arc<[TableId]> {
        let all: BTreeSet<&TableId> = self.had.iter().chain(&self.author.table).collect();
        all.into_iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::hub::Code;
    use crate::session::Role;

    fn devices() -> Devices {
        Devices::new(&Token::of([9; 32]), Vec::new())
    }

    fn table(name: &str) -> Option<TableId> {
        Some(TableId::new(name))
    }

    /// Comes in for a table, if any, at this second.
    fn comes(
        devices: &mut Devices,
        device: u128,
        at: Option<&str>,
        now: i64,
    ) -> Result<Who, Problem> {
        let (secret, code) = (Token::of([1; 32]), Code::of([1; 32]));
        let invite = Invite { secret, code, role: Role::Rapporteur, table: None };
        let device = Uuid::from_u128(device);
        let table = at.map(TableId::new);
        let knock = Knock { device, table, name: None, browser: false, seated: true };
        let token = Token::of([u8::try_from(10 + now).unwrap(); 32]);
        let limits = Limits { devices: 2, ..Limits::default() };
        devices.join(invite, knock, &token, Stamp(now * 1000), &limits)
    }

    #[test]
    fn where_the_front_has_moved_a_device_it_stays_until_it_asks_for_another_table() {
        let mut devices = devices();
        let mut now = 0;
        let mut comes = |devices: &mut Devices, at| {
            now += 1;
            comes(devices, 1, at, now).unwrap().author.table.clone()
        };
        assert_eq!(comes(&mut devices, Some("1")), table("1"));
        devices.seat(Uuid::from_u128(1), table("4"));
        assert_eq!(comes(&mut devices, Some("1")), table("4"), "it only began again");
        assert_eq!(comes(&mut devices, Some("1")), table("4"));
        assert_eq!(comes(&mut devices, Some("2")), table("2"), "somebody chose another");
        assert_eq!(comes(&mut devices, Some("1")), table("1"));
    }

    #[test]
    fn a_projector_sits_at_no_table() {
        let mut devices = devices();
        let (secret, code) = (Token::of([1; 32]), Code::of([1; 32]));
        let invite = Invite { secret, code, role: Role::Viewer, table: None };
        let device = Uuid::from_u128(1);
        let knock = Knock { device, table: table("4"), name: None, browser: true, seated: true };
        let (token, limits) = (Token::of([2; 32]), Limits::default());
        let who = devices.join(invite, knock, &token, Stamp(0), &limits).unwrap();
        assert_eq!(who.author.table, None);
        assert!(!devices.seat(device, table("4")));
        assert_eq!(devices.list(Stamp(0))[0].table, None);
    }

    #[test]
    fn who_sits_at_a_table_says_which() {
        let mut devices = devices();
        assert_eq!(comes(&mut devices, 1, None, 1).unwrap_err(), Problem::TableMissing);
        comes(&mut devices, 1, Some("1"), 2).unwrap();
        assert_eq!(comes(&mut devices, 1, None, 3).unwrap_err(), Problem::TableMissing);
    }

    #[test]
    fn a_newcomer_takes_the_place_of_who_was_unheard_longest_and_never_wrote() {
        let mut devices = devices();
        let writes = comes(&mut devices, 1, Some("1"), 1).unwrap();
        devices.mute(Uuid::from_u128(1), true);
        let there = comes(&mut devices, 2, Some("2"), 2).unwrap();
        there.trace.connects();
        assert_eq!(comes(&mut devices, 3, Some("3"), 3).unwrap_err(), Problem::TooManyDevices);
        there.trace.parts();
        writes.trace.writes();
        devices.mute(Uuid::from_u128(1), false);
        comes(&mut devices, 3, Some("3"), 4).unwrap();
        let here: Vec<u128> = devices.list(Stamp(0)).iter().map(|it| it.id.as_u128()).collect();
        assert_eq!(here, [1, 3]);
    }
}
