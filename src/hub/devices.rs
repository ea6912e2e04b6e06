//! Who may come in, and who has: invites, and the devices that came by them.
//!
//! A device is known by the hash of a token of its own. What a hub that is opened again must know
//! is kept as JSON: no names, no addresses.

mod admitting;
mod joining;
mod who;

pub(super) use who::Who;

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::access::{Token, linked};
use super::code::Code;
use super::guesses::Guesses;
use super::invite::Invite;
use super::limits::Limits;
use super::pace::{Pace, Strangers};
use super::problem::Problem;
use super::trace::Trace;
use crate::domain::{Span, Stamp, TableId};
use crate::session::{Author, Role};
use crate::sorting::sort_by;

/// A device that came in, for those who look after the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Minted on the device.
    pub id: Uuid,
    /// In which role.
    pub role: Role,
    /// At which table.
    pub table: Option<TableId>,
    /// What it is called, raw; never in a file.
    pub name: Option<Arc<str>>,
    /// What it sends is not taken.
    pub muted: bool,
    /// It came in with a browser; none where it did not since the hub was opened.
    pub browser: Option<bool>,
    /// How long ago it was heard; none where it was not since the hub was opened.
    pub heard: Option<Span>,
}

/// What a device says of itself that has shown an invite.
pub(super) struct Knock {
    pub(super) device: Uuid,
    /// The table it says, where there is one of that name.
    pub(super) table: Option<TableId>,
    pub(super) name: Option<Arc<str>>,
    pub(super) browser: bool,
    /// Whether it must say a table where the invite leads to none.
    pub(super) seated: bool,
}

pub(super) type Hash = [u8; 32];

pub(super) struct Known {
    pub(super) author: Arc<Author>,
    /// The table it came for; where its own is another, the front has moved it.
    pub(super) came_for: Option<TableId>,
    /// The tables it was for before.
    pub(super) had: Arc<[TableId]>,
    name: Option<Arc<str>>,
    pub(super) muted: bool,
    pub(super) hash: Hash,
    browser: Option<bool>,
    heard: Option<Stamp>,
    asking: Arc<()>,
    trace: Arc<Trace>,
    pace: Pace,
}

/// Everybody who may come in, and everybody who has.
pub(super) struct Devices {
    /// The token of this computer's own commands.
    own: Hash,
    invites: Vec<Invite>,
    known: BTreeMap<Uuid, Known>,
    by_hash: HashMap<Hash, Uuid>,
    /// Those who were turned away.
    away: BTreeSet<Uuid>,
    closed: bool,
    guesses: Guesses,
    strangers: Strangers,
}

impl Devices {
    pub(super) fn new(own: &Token, invites: Vec<Invite>) -> Self {
        Self {
            own: hash(own),
            invites,
            known: BTreeMap::new(),
            by_hash: HashMap::new(),
            away: BTreeSet::new(),
            closed: false,
            guesses: Guesses::default(),
            strangers: Strangers::default(),
        }
    }

    /// Whose token it is. Hashes are compared: how long that takes tells nothing of a token.
    pub(super) fn who(&mut self, token: &str, now: Stamp) -> Result<Who, Problem> {
        self.knows(&hashed(token), now)
    }

    /// Which device has this token.
    pub(super) fn id(&self, token: &str) -> Option<Uuid> {
        self.by_hash.get(&hashed(token)).copied()
    }

    /// The invite that these words are the secret or the code of. Wrong codes are limited, links
    /// never: nobody guesses a secret of 125 bits.
    pub(super) fn invited(
        &mut self,
        words: &str,
        from: IpAddr,
        now: Stamp,
        limits: &Limits,
    ) -> Result<Invite, Problem> {
        if let Some(given) = linked(words) {
            let found = self.invites.iter().find(|it| it.has(&given));
            return found.cloned().ok_or(Problem::WrongCode);
        }
        if !self.guesses.may(from, now, limits.wrong_codes, limits.wrong_codes_in_all) {
            return Err(Problem::TooManyGuesses);
        }
        let code = Code::read(words);
        let found = code.and_then(|code| self.invites.iter().find(|it| it.code == code));
        if found.is_none() {
            self.guesses.wrong(from, now);
        }
        found.cloned().ok_or(Problem::WrongCode)
    }

    fn forget(&mut self, id: Uuid) -> Option<Known> {
        let known = self.known.remove(&id)?;
        self.by_hash.remove(&known.hash);
        Some(known)
    }

    pub(super) fn invites(&self) -> &[Invite] {
        &self.invites
    }

    /// Adds an invite, where there is none for the same yet.
    pub(super) fn invite(&mut self, new: Invite) -> bool {
        let is = |it: &Invite| it.role == new.role && it.table == new.table;
        let is_new = !self.invites.iter().any(is);
        self.invites.extend(is_new.then_some(new));
        is_new
    }

    /// Everybody who came in.
    pub(super) fn known(&self) -> impl Iterator<Item = (Uuid, &Known)> {
        self.known.iter().map(|(id, known)| (*id, known))
    }

    /// Takes in a device as it was kept.
    pub(super) fn take_in(
        &mut self,
        id: Uuid,
        hash: Hash,
        (author, came_for, had): (Author, Option<TableId>, Vec<TableId>),
        muted: bool,
    ) {
        self.by_hash.insert(hash, id);
        let known = Known {
            author: Arc::new(author),
            came_for,
            had: had.into(),
            name: None,
            muted,
            hash,
            browser: None,
            heard: None,
            asking: Arc::default(),
            trace: Arc::default(),
            pace: Pace::default(),
        };
        self.known.insert(id, known);
    }

    /// In the order of tables and names.
    pub(super) fn list(&self, now: Stamp) -> Vec<Device> {
        let device = |(id, known): (&Uuid, &Known)| Device {
            id: *id,
            role: known.author.role,
            table: known.author.table.clone(),
            name: known.name.clone(),
            muted: known.muted,
            browser: known.browser,
            heard: known.heard.map(|heard| now - heard),
        };
        let mut all: Vec<Device> = self.known.iter().map(device).collect();
        sort_by(&mut all, |a, b| (&a.table, &a.name, a.id).cmp(&(&b.table, &b.name, b.id)));
        all
    }

    /// Whether newcomers are let in.
    pub(super) const fn is_open(&self) -> bool {
        !self.closed
    }

    /// Where newcomers are let in again, so are those who were turned away.
    pub(super) fn set_open(&mut self, open: bool) {
        self.closed = !open;
        if open {
            self.away.clear();
        }
    }

    /// False where the device is not here.
    pub(super) fn call(&mut self, id: Uuid, name: Option<Arc<str>>) -> bool {
        self.known.get_mut(&id).map(|known| known.name = name).is_some()
    }

    /// False where the device is not here.
    pub(super) fn mute(&mut self, id: Uuid, muted: bool) -> bool {
        self.known.get_mut(&id).map(|known| known.muted = muted).is_some()
    }

    /// False where the device is not here, or sits at no table.
    pub(super) fn seat(&mut self, id: Uuid, table: Option<TableId>) -> bool {
        let Some(known) = self.known.get_mut(&id).filter(|it| it.author.role.sits()) else {
            return false;
        };
        known.had = known.tables();
        known.author = Arc::new(Author { table, ..known.author.as_ref().clone() });
        true
    }

    /// Its token opens nothing any more, and no invite lets it in. False where the device is not
    /// here.
    pub(super) fn turn_away(&mut self, id: Uuid) -> bool {
        let was_here = self.forget(id).is_some();
        if was_here {
            self.away.insert(id);
        }
        was_here
    }

    /// Those who were turned away.
    pub(super) const fn away(&self) -> &BTreeSet<Uuid> {
        &self.away
    }

    /// Keeps out those who were kept so.
    pub(super) fn keep_away(&mut self, away: Vec<Uuid>) {
        self.away.extend(away);
    }
}

pub(super) fn hash(token: &Token) -> Hash {
    hashed(token.digits())
}

/// As [`hash`], of words that may be a token.
pub(super) fn hashed(words: &str) -> Hash {
    Sha256::digest(words.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(byte: u8) -> Token {
        Token::of([byte; 32])
    }

    fn devices() -> Devices {
        let invite = |byte, role, table: Option<&str>| Invite {
            secret: token(byte),
            code: Code::of([byte; 32]),
            role,
            table: table.map(TableId::new),
        };
        let invites =
            vec![invite(1, Role::Rapporteur, None), invite(2, Role::Participant, Some("4"))];
        Devices::new(&token(9), invites)
    }

    fn join(devices: &mut Devices, words: &str, device: u128, byte: u8) -> Result<Who, Problem> {
        let (from, limits) = (IpAddr::from([192, 168, 1, 5]), Limits::default());
        let invite = devices.invited(words, from, Stamp(0), &limits)?;
        let (device, table) = (Uuid::from_u128(device), Some(TableId::new("7")));
        let knock = Knock { device, table, name: None, browser: false, seated: false };
        devices.join(invite, knock, &token(byte), Stamp(0), &limits)
    }

    fn known(devices: &mut Devices, byte: u8) -> Result<Who, Problem> {
        devices.who(token(byte).digits(), Stamp(0))
    }

    #[test]
    fn a_code_and_a_link_let_in_and_the_invite_says_role_and_table() {
        let mut devices = devices();
        let code = Code::of([1; 32]).shown().to_lowercase();
        let who = join(&mut devices, &code, 1, 11).unwrap();
        assert_eq!(
            (who.author.role, who.author.table.clone()),
            (Role::Rapporteur, Some(TableId::new("7")))
        );
        let who = join(&mut devices, token(2).digits(), 2, 12).unwrap();
        assert_eq!(
            (who.author.role, who.author.table.clone()),
            (Role::Participant, Some(TableId::new("4")))
        );
        assert_eq!(known(&mut devices, 11).unwrap().author.role, Role::Rapporteur);
        assert_eq!(known(&mut devices, 9).unwrap().author.role, Role::Facilitator);
        assert_eq!(known(&mut devices, 1).unwrap_err(), Problem::NoToken, "a secret is no token");
        assert_eq!(join(&mut devices, token(3).digits(), 3, 13).unwrap_err(), Problem::WrongCode);
    }

    #[test]
    fn who_was_turned_away_or_got_another_token_is_not_known_by_the_old_one() {
        let mut devices = devices();
        join(&mut devices, token(1).digits(), 1, 11).unwrap();
        join(&mut devices, token(1).digits(), 1, 12).unwrap();
        assert_eq!(known(&mut devices, 11).unwrap_err(), Problem::NoToken);
        assert!(known(&mut devices, 12).is_ok());
        assert!(devices.turn_away(Uuid::from_u128(1)));
        assert_eq!(known(&mut devices, 12).unwrap_err(), Problem::NoToken);
        assert!(!devices.turn_away(Uuid::from_u128(1)));
        assert_eq!(devices.list(Stamp(0)), []);
    }

    #[test]
    fn who_was_turned_away_comes_in_by_no_invite_until_the_door_is_opened_again() {
        let mut devices = devices();
        join(&mut devices, token(1).digits(), 1, 11).unwrap();
        devices.turn_away(Uuid::from_u128(1));
        let code = Code::of([2; 32]).shown();
        for words in [token(1).digits(), &code] {
            assert_eq!(join(&mut devices, words, 1, 12).unwrap_err(), Problem::TurnedAway);
        }
        assert!(join(&mut devices, token(1).digits(), 2, 13).is_ok(), "another device is another");
        devices.set_open(false);
        devices.set_open(true);
        assert!(join(&mut devices, token(1).digits(), 1, 14).is_ok());
    }

    #[test]
    fn a_closed_door_keeps_newcomers_out_and_nobody_else() {
        let mut devices = devices();
        join(&mut devices, token(1).digits(), 1, 11).unwrap();
        devices.set_open(false);
        assert_eq!(join(&mut devices, token(1).digits(), 2, 12).unwrap_err(), Problem::DoorClosed);
        assert!(join(&mut devices, token(1).digits(), 1, 13).is_ok());
    }

    #[test]
    fn wrong_codes_are_limited_and_links_are_not() {
        let mut devices = devices();
        let right = Code::of([1; 32]).shown();
        for _ in 0..Limits::default().wrong_codes {
            assert_eq!(join(&mut devices, "ABC-DEF-GHJ", 1, 11).unwrap_err(), Problem::WrongCode);
        }
        assert_eq!(join(&mut devices, &right, 1, 11).unwrap_err(), Problem::TooManyGuesses);
        assert!(join(&mut devices, token(1).digits(), 1, 11).is_ok());
    }
}
