//! A session that is open to other devices, as the interface needs to know it.
//!
//! Plain data: who opens it, and how, is known to whoever opened the interface. Asks go out, what
//! came of them comes back with [`super::Msg::Shared`].

use std::net::SocketAddr;
use std::sync::mpsc::Sender;

use uuid::Uuid;

use crate::domain::{Span, TableId};
use crate::session::{Role, table_name};

/// How long a device is not heard from until it is called so.
const LOST: Span = Span::minutes(2);
/// How long until nobody waits for it any more.
const GONE: Span = Span::minutes(60);

/// Where a session can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Where it would listen.
    pub at: SocketAddr,
    /// Which addresses that is, for people; shown.
    pub words: String,
    /// What is sent there is encrypted.
    pub encrypted: bool,
}

impl Spot {
    /// True where no other device reaches it.
    #[must_use]
    pub const fn is_alone(&self) -> bool {
        self.at.ip().is_loopback()
    }
}

/// A session that is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Every address devices can reach, the likeliest first: `192.168.1.5:4100`.
    pub addresses: Vec<String>,
    /// No other device reaches any of them.
    pub alone: bool,
    /// What its certificate begins with, where what is sent is encrypted: `ABCD-EFGH-JKLM-NPQR`.
    pub certificate: Option<String>,
    /// What lets devices in.
    pub invites: Vec<Invite>,
    /// Those who came in.
    pub devices: Vec<Device>,
    /// Newcomers are let in.
    pub lets_in: bool,
}

/// What lets devices in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invite {
    /// The role it gives.
    pub role: Role,
    /// The table it leads to; none where a device says its table.
    pub table: Option<TableId>,
    /// What is typed: `ABC-DEF-GHJ`.
    pub code: String,
    /// What is scanned, with the first of the addresses.
    pub link: String,
}

/// A device that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Minted on the device.
    pub id: Uuid,
    /// In which role.
    pub role: Role,
    /// At which table.
    pub table: Option<TableId>,
    /// What it is called, raw.
    pub name: Option<String>,
    /// What it sends is not taken.
    pub muted: bool,
    /// It came in with a browser; none where that is not known.
    pub browser: Option<bool>,
    /// How long ago it was heard; none where it was not since the session was opened.
    pub heard: Option<Span>,
}

impl Device {
    /// What it is called in a sentence, raw: `Table 4 · Ada`.
    #[must_use]
    pub fn called(&self) -> String {
        let table = self.table.as_ref().map(|table| table_name(table.as_str()));
        let known: Vec<&str> = table.as_deref().into_iter().chain(self.name.as_deref()).collect();
        match known.as_slice() {
            [] => format!("a {}", self.role()),
            known => known.join(" · "),
        }
    }

    /// True where a device that waits for news cannot be there: it asks again within half a minute.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.heard.is_some_and(|ago| ago >= LOST)
    }

    /// True where it most likely does not come back.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.heard.is_none_or(|ago| ago >= GONE)
    }

    /// True where it writes for a table.
    #[must_use]
    pub const fn sits(&self) -> bool {
        self.role.sits()
    }

    /// Its role as people say it.
    #[must_use]
    pub const fn role(&self) -> &'static str {
        match self.role {
            Role::Viewer => "projector",
            role => role.word(),
        }
    }
}

impl Shared {
    /// What lets in those of a role, to a table where one is said.
    #[must_use]
    pub fn invite(&self, role: Role, table: Option<&TableId>) -> Option<&Invite> {
        self.invites.iter().find(|it| it.role == role && it.table.as_ref() == table)
    }

    /// An address as it is typed.
    #[must_use]
    pub fn url(&self, address: &str) -> String {
        let scheme = if self.certificate.is_some() { "https" } else { "http" };
        format!("{scheme}://{address}")
    }

    /// How many devices are there, as far as is known.
    #[must_use]
    pub fn there(&self) -> usize {
        self.devices.iter().filter(|it| it.heard.is_some() && !it.is_lost()).count()
    }

    /// `open · 3 joined`, of those who are there.
    #[must_use]
    pub fn words(&self) -> String {
        format!("open · {} joined", self.there())
    }
}

/// What the interface asks of whoever opens the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Where it can be opened.
    Spots,
    /// To open it.
    Open(SocketAddr),
    /// To close it to other devices.
    Shut,
    /// To let newcomers in, or nobody else.
    LetIn(bool),
    /// For what lets in those of a role, to a table where one is said.
    Invite(Role, Option<TableId>),
    /// For a page to print, with what lets in those who type for each of these tables, and those
    /// who sit there.
    Print(Vec<TableId>),
    /// To call a device so.
    Call(Uuid, Option<String>),
    /// To take nothing from a device any more, or again.
    Mute(Uuid, bool),
    /// To let a device write for another table.
    Seat(Uuid, Option<TableId>),
    /// To let a device in no longer.
    TurnAway(Uuid),
}

/// What whoever opens the session tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Where it can be opened.
    Spots(Vec<Spot>),
    /// It was open there to devices when its program ended, and is not now.
    CutOff(SocketAddr),
    /// How it is open now; not at all where there is nothing.
    Stands(Option<Box<Shared>>),
    /// The page to print lies in the session's folder, by this name.
    Printed(&'static str),
    /// It cannot be done, and why, as a sentence; raw.
    Failed(String),
}

/// Tells the interface.
pub type Tell = Box<dyn Fn(Told) + Send>;

/// Begins to open a session to other devices as the interface asks, until nobody asks any more;
/// tells how it stands at first and whenever that changes.
pub struct Sharing(pub Box<dyn FnOnce(Tell) -> Sender<Ask>>);

impl std::fmt::Debug for Sharing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sharing")
    }
}
