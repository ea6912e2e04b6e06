//! Opening a session to other devices from its interface: a thread has the hub, does what the
//! interface asks, and tells how it stands.

use std::io;
use std::net::SocketAddr;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::Builder;
use std::time::Duration;

use super::failure::Failure;
use super::location::Location;
use super::networks::{reachable, spots};
use super::{cards, opened};
use crate::domain::{Span, TableId};
use crate::engine::Others;
use crate::hub::{self, Hub, Identity};
use crate::session::Role;
use crate::text::plainly;
use crate::tui::sharing::{Ask, Device, Invite, Shared, Sharing, Spot, Tell, Told};

/// How often the interface is told who was heard.
const LOOK: Duration = Duration::from_secs(1);

/// What opens a session, and the hub before it where it is open.
pub(super) struct Host {
    pub(super) others: Others,
    /// What the session is called.
    pub(super) title: String,
    pub(super) location: Location,
    /// The certificate to encrypt with, where it is to be.
    pub(super) identity: Option<Identity>,
    pub(super) hub: Option<Hub>,
    /// Where it was open when its program ended without closing it.
    pub(super) before: Option<SocketAddr>,
}

/// How a host is handed to the thread, which has the hub from then on.
pub(super) struct Handover {
    host: Sender<Host>,
    gone: Receiver<()>,
}

impl Handover {
    /// Hands it over.
    pub(super) fn give(&self, host: Host) {
        // Where there is no interface any more, the hub is closed.
        let _ = self.host.send(host);
    }

    /// Waits until nobody can find the hub any more.
    pub(super) fn wait(self, patience: Duration) {
        let Self { host, gone } = self;
        drop(host);
        let _ = gone.recv_timeout(patience);
    }
}

/// What the interface asks, and how a host is handed to it.
pub(super) fn sharing() -> (Handover, Sharing) {
    let (give, host) = channel();
    let (going, gone) = channel();
    let begin = move |tell: Tell| {
        let (asks, asked) = channel();
        let work = move || {
            let _going: Sender<()> = going;
            if let Ok(host) = host.recv() {
                serve(host, &asked, &tell);
            }
        };
        // Without a thread nothing is told.
        let _ = Builder::new().name("sharing".to_owned()).spawn(work);
        asks
    };
    (Handover { host: give, gone }, Sharing(Box::new(begin)))
}

/// Until nobody asks any more. While the session is open, it looks again every second.
fn serve(mut host: Host, asked: &Receiver<Ask>, tell: &Tell) {
    let mut told = host.stands();
    tell(Told::Stands(told.clone()));
    host.before.into_iter().for_each(|at| tell(Told::CutOff(at)));
    loop {
        let ask = match &host.hub {
            Some(_) => asked.recv_timeout(LOOK),
            None => asked.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        let answer = match ask {
            Ok(ask) => host.answer(ask),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let stands = host.stands();
        if stands != told {
            told.clone_from(&stands);
            tell(Told::Stands(stands));
        }
        // Who joined meanwhile is no answer to what was asked, and does not hide it.
        answer.into_iter().for_each(tell);
    }
}

impl Host {
    fn answer(&mut self, ask: Ask) -> Option<Told> {
        match ask {
            Ask::Spots => {
                let encrypted = self.identity.is_some();
                let before = self.before.map(|at| Spot {
                    at,
                    words: format!("where it was open before, at {at}"),
                    encrypted,
                });
                let others = spots().into_iter().filter(|it| Some(it.at) != self.before);
                let others = others.map(|spot| Spot { encrypted, ..spot });
                return Some(Told::Spots(before.into_iter().chain(others).collect()));
            }
            Ask::Open(at) => match self.open(at) {
                Ok(hub) => self.hub = Some(hub),
                Err(why) => return Some(Told::Failed(why.words().to_owned())),
            },
            Ask::Shut => self.hub = None,
            Ask::Print(tables) => return Some(self.print(tables)),
            of_door => _ = self.hub.as_ref().map(|hub| at_door(hub.door(), of_door)),
        }
        None
    }

    /// Writes every invite on a page, with those to these tables.
    fn print(&self, tables: Vec<TableId>) -> Told {
        let door = self.hub.as_ref().map(Hub::door);
        for table in tables {
            for role in [Role::Rapporteur, Role::Participant] {
                let _ = door.is_some_and(|door| door.invite(role, Some(table.clone())));
            }
        }
        let Some(shared) = self.stands() else {
            return Told::Failed("the session is open to no devices".to_owned());
        };
        match cards::write(&self.location.folder, &self.title, &shared) {
            Ok(name) => Told::Printed(name),
            Err(why) => Told::Failed(format!("the page cannot be written: {}", plainly(&why))),
        }
    }

    /// There, or on another port where another program has that one.
    fn open(&self, at: SocketAddr) -> Result<Hub, Failure> {
        let taken = std::net::TcpListener::bind(at)
            .is_err_and(|why| why.kind() == io::ErrorKind::AddrInUse);
        let at = if taken { SocketAddr::new(at.ip(), 0) } else { at };
        opened::open(at, self.identity.clone(), &self.title, &self.location, &self.others)
    }

    fn stands(&self) -> Option<Box<Shared>> {
        let hub = self.hub.as_ref()?;
        let door = hub.door();
        let addresses = reachable(hub.address().at);
        let first = addresses.first().copied().unwrap_or(hub.address().at);
        let pin = hub.address().pin.as_ref();
        let invite = |it: hub::Invite| {
            let code = it.code.shown();
            let link = pin.map_or_else(|| it.link(first), |pin| it.encrypted_link(first, pin));
            Invite { role: it.role, table: it.table, code, link }
        };
        Some(Box::new(Shared {
            alone: first.ip().is_loopback(),
            certificate: pin.map(hub::Pin::typed),
            addresses: addresses.iter().map(ToString::to_string).collect(),
            invites: door.invites().into_iter().map(invite).collect(),
            devices: door.list().into_iter().map(device).collect(),
            lets_in: door.is_open(),
        }))
    }
}

/// Whoever is gone by now needs nothing more.
fn at_door(door: &hub::Door, ask: Ask) {
    match ask {
        Ask::LetIn(open) => door.set_open(open),
        Ask::Invite(role, table) => _ = door.invite(role, table),
        Ask::Call(id, name) => _ = door.call(id, name.map(Into::into)),
        Ask::Mute(id, muted) => _ = door.mute(id, muted),
        Ask::Seat(id, table) => _ = door.seat(id, table),
        Ask::TurnAway(id) => _ = door.turn_away(id),
        Ask::Spots | Ask::Open(_) | Ask::Shut | Ask::Print(_) => {}
    }
}

fn device(it: hub::Device) -> Device {
    Device {
        id: it.id,
        role: it.role,
        table: it.table,
        name: it.name.map(|name| name.to_string()),
        muted: it.muted,
        browser: it.browser,
        heard: it.heard.map(|ago| Span::seconds(ago.whole_seconds())),
    }
}
