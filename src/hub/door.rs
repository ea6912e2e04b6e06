//! Who comes in, and what the facilitator may do about those who have.

use std::fs;
use std::io::{self, Write};
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hyper::HeaderMap;
use tokio::sync::watch;
use uuid::Uuid;

use super::access;
use super::devices::{Device, Devices, Hash, Knock, Who};
use super::invite::Invite;
use super::kept::Kept;
use super::limits::Limits;
use super::problem::Problem;
use super::{Code, Token};
use crate::domain::{Stamp, TableId};
use crate::engine::{Clock, mint_secret};
use crate::session::Role;
use crate::text::{from_json, to_json};

/// The door of an open hub. Clones are the same door; it may outlive the hub.
#[derive(Clone)]
pub struct Door(Arc<Within>);

struct Within {
    devices: Mutex<Devices>,
    limits: Limits,
    clock: Mutex<Box<dyn Clock>>,
    /// Where what a hub opened again must know is kept.
    kept: Option<PathBuf>,
    /// Moves whenever somebody may have lost what they had.
    changes: watch::Sender<()>,
}

impl Door {
    /// As it was kept, or with a fresh invite for rapporteurs and one for projectors.
    pub(super) fn new(
        own: &Token,
        kept: Option<PathBuf>,
        limits: Limits,
        clock: Box<dyn Clock>,
    ) -> io::Result<Self> {
        let before = kept.as_ref().and_then(|path| fs::read(path).ok());
        let before = before.and_then(|bytes| from_json::<Kept>(&bytes).ok());
        let devices = match before.and_then(|kept| kept.devices(own)) {
            Some(devices) => devices,
            None => {
                let both = vec![invite(Role::Rapporteur, None)?, invite(Role::Viewer, None)?];
                Devices::new(own, both)
            }
        };
        let door = Self::before(devices, kept, limits, clock);
        // Where nothing can be kept, devices join again after a restart; nothing else is lost.
        let _ = door.keep(&door.devices());
        Ok(door)
    }

    fn before(
        devices: Devices,
        kept: Option<PathBuf>,
        limits: Limits,
        clock: Box<dyn Clock>,
    ) -> Self {
        let (changes, _) = watch::channel(());
        let (devices, clock) = (Mutex::new(devices), Mutex::new(clock));
        Self(Arc::new(Within { devices, limits, clock, kept, changes }))
    }

    /// On the boot-time clock.
    fn now(&self) -> Stamp {
        Stamp(self.0.clock.lock().unwrap_or_else(PoisonError::into_inner).read().boot.clock)
    }

    #[cfg(test)]
    pub(super) fn of(devices: Devices) -> Self {
        let clock = crate::engine::ManualClock::at(chrono::DateTime::UNIX_EPOCH);
        Self::before(devices, None, Limits::default(), Box::new(clock))
    }

    fn devices(&self) -> MutexGuard<'_, Devices> {
        self.0.devices.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Moves when somebody may have lost what they had.
    pub(super) fn changes(&self) -> watch::Receiver<()> {
        self.0.changes.subscribe()
    }

    /// Whether another request may come now, with what it shows if anything.
    pub(super) fn admits(&self, given: Option<&Hash>, from: IpAddr) -> Result<(), Problem> {
        let goes = self.devices().admit(given, from, self.now(), &self.0.limits);
        goes.then_some(()).ok_or(Problem::TooFast)
    }

    /// Whose request it is.
    pub(super) fn who(&self, headers: &HeaderMap) -> Result<Who, Problem> {
        self.whose(access::token(headers)?)
    }

    /// The device that asks, where it came in before.
    pub(super) fn device(&self, headers: &HeaderMap) -> Option<Uuid> {
        self.devices().id(access::token(headers).ok()?)
    }

    /// Whose token it is.
    pub(super) fn whose(&self, token: &str) -> Result<Who, Problem> {
        self.devices().who(token, self.now())
    }

    /// Whose token has this hash.
    pub(super) fn knows(&self, given: &Hash) -> Result<Who, Problem> {
        self.devices().knows(given, self.now())
    }

    /// Whose token has this hash, where another request of theirs may come now.
    pub(super) fn asks(&self, given: &Hash) -> Result<Who, Problem> {
        self.devices().asks(given, self.now(), &self.0.limits)
    }

    /// The invite that these words are the secret or the code of, where this device may come in.
    pub(super) fn invited(
        &self,
        words: &str,
        device: Uuid,
        from: IpAddr,
    ) -> Result<Invite, Problem> {
        let mut devices = self.devices();
        let invite = devices.invited(words, from, self.now(), &self.0.limits)?;
        devices.lets_in(device).map(|()| invite)
    }

    /// Lets a device in that has shown an invite, under the token that is given back.
    pub(super) fn join(&self, invite: Invite, knock: Knock) -> Result<(Token, Who), Problem> {
        let token = Token::of(mint_secret().map_err(|_| Problem::NotReady)?);
        let mut devices = self.devices();
        let who = devices.join(invite, knock, &token, self.now(), &self.0.limits)?;
        let _ = self.keep(&devices);
        Ok((token, who))
    }

    /// What lets devices in.
    #[must_use]
    pub fn invites(&self) -> Vec<Invite> {
        self.devices().invites().to_vec()
    }

    /// Makes an invite to a role, for a table where one is said, if there is none yet. False where
    /// there is, or where the system gives no chance.
    pub fn invite(&self, role: Role, table: Option<TableId>) -> bool {
        let Ok(new) = invite(role, table) else { return false };
        self.change(|devices| devices.invite(new))
    }

    /// Those who came in, by table and name.
    #[must_use]
    pub fn list(&self) -> Vec<Device> {
        self.devices().list(self.now())
    }

    /// Whether newcomers are let in.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.devices().is_open()
    }

    /// Lets newcomers in, or nobody else.
    pub fn set_open(&self, open: bool) {
        self.change(|devices| {
            devices.set_open(open);
            true
        });
    }

    /// Calls a device something else. False where it is not here.
    pub fn call(&self, id: Uuid, name: Option<Arc<str>>) -> bool {
        self.change(|devices| devices.call(id, name))
    }

    /// Takes nothing from a device any more, or again. False where it is not here.
    pub fn mute(&self, id: Uuid, muted: bool) -> bool {
        self.change(|devices| devices.mute(id, muted))
    }

    /// Lets a device write for another table. False where it is not here, or writes for none.
    pub fn seat(&self, id: Uuid, table: Option<TableId>) -> bool {
        self.change(|devices| devices.seat(id, table))
    }

    /// Lets a device no longer in: its token opens nothing, and whatever it listens to ends.
    /// False where it is not here.
    pub fn turn_away(&self, id: Uuid) -> bool {
        self.change(|devices| devices.turn_away(id))
    }

    fn change(&self, change: impl FnOnce(&mut Devices) -> bool) -> bool {
        let mut devices = self.devices();
        let done = change(&mut devices);
        if done {
            // As above.
            let _ = self.keep(&devices);
            drop(devices);
            self.0.changes.send_replace(());
        }
        done
    }

    /// Only its user may read the file: it has the secrets of the invites.
    fn keep(&self, devices: &Devices) -> io::Result<()> {
        let Some((path, folder)) = self.0.kept.as_ref().and_then(|it| Some((it, it.parent()?)))
        else {
            return Ok(());
        };
        let mut file = tempfile::Builder::new().prefix(".devices-").tempfile_in(folder)?;
        file.write_all(to_json(&Kept::of(devices))?.as_bytes())?;
        file.persist(path)?;
        Ok(())
    }
}

fn invite(role: Role, table: Option<TableId>) -> io::Result<Invite> {
    let (secret, code) = (Token::of(mint_secret()?), Code::of(mint_secret()?));
    Ok(Invite { secret, code, role, table })
}
