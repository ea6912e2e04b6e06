//! Sessions that are open on the local network: said there and found there by mDNS, without any
//! server. What is said is the title and where it listens, nothing that lets anybody in.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use mdns_sd::{IfKind, ResolvedService, ServiceDaemon, ServiceEvent, ServiceInfo};

use super::letters::letters;
use crate::engine::mint_secret;
use crate::text::shown;

/// What is looked for.
const KIND: &str = "_worldcafe._tcp.local.";
/// The keys of what is said besides: the title, and whether it is encrypted.
const TITLE: &str = "title";
const ENCRYPTED: &str = "tls";
/// Bytes of a title that are said: one record of it takes 255, with its key.
const LONGEST: usize = 240;
/// Sessions that are listed; whoever says more is up to something.
const MOST: usize = 100;
/// What is heard at most before looking ends.
const ENOUGH: usize = 1000;

/// A session that says where it is open. Dropping it says that it no longer is.
pub struct Nearby(ServiceDaemon);

/// A session that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Its title, safe to show.
    pub title: String,
    /// Where it listens.
    pub at: SocketAddr,
    /// Whether what is sent there is encrypted.
    pub encrypted: bool,
}

/// Says on their networks that a session is open at these addresses; nothing where only this
/// computer reaches it. It goes by a name of its own, as nobody need know what the computer is
/// called.
///
/// # Errors
/// Where the system lets nothing be said.
pub fn announce(title: &str, at: &[SocketAddr], encrypted: bool) -> io::Result<Option<Nearby>> {
    let name = letters(&mint_secret()?, 8);
    let Some(service) = service(title, at, encrypted, &name)? else { return Ok(None) };
    let nearby = on(&abroad(at))?;
    nearby.0.register(service).map_err(io::Error::other)?;
    Ok(Some(nearby))
}

/// Addresses other devices reach.
fn abroad(at: &[SocketAddr]) -> Vec<IpAddr> {
    at.iter().map(SocketAddr::ip).filter(|ip| !ip.is_loopback() && !ip.is_unspecified()).collect()
}

/// What is said.
fn service(
    title: &str,
    at: &[SocketAddr],
    encrypted: bool,
    name: &str,
) -> io::Result<Option<ServiceInfo>> {
    let (Some(first), ips) = (at.first(), abroad(at)) else { return Ok(None) };
    if ips.is_empty() {
        return Ok(None);
    }
    let title = title.get(..title.floor_char_boundary(LONGEST)).unwrap_or_default();
    let said = [(TITLE, title), (ENCRYPTED, if encrypted { "1" } else { "0" })];
    let name = format!("worldcafe-{name}");
    let host = format!("{name}.local.");
    ServiceInfo::new(KIND, &name, &host, ips.as_slice(), first.port(), &said[..])
        .map(Some)
        .map_err(io::Error::other)
}

/// On the networks of these addresses alone.
fn on(ips: &[IpAddr]) -> io::Result<Nearby> {
    let nearby = Nearby(ServiceDaemon::new().map_err(io::Error::other)?);
    nearby.0.disable_interface(IfKind::All).map_err(io::Error::other)?;
    for ip in ips {
        nearby.0.enable_interface(*ip).map_err(io::Error::other)?;
    }
    Ok(nearby)
}

impl Drop for Nearby {
    fn drop(&mut self) {
        // It says goodbye on a thread of its own. Unheard, it is forgotten within two minutes.
        let _ = self.0.shutdown();
    }
}

/// Looks which sessions say that they are open, on the networks of these addresses of this
/// computer; ends once nothing new was heard for so long.
///
/// # Errors
/// Where the system lets nobody be asked.
pub fn look(here: &[IpAddr], quiet: Duration) -> io::Result<Vec<Found>> {
    let nearby = on(here)?;
    let heard = nearby.0.browse(KIND).map_err(io::Error::other)?;
    let mut all = Vec::new();
    for _ in 0..ENOUGH {
        match heard.recv_timeout(quiet) {
            Ok(ServiceEvent::ServiceResolved(service)) => all.extend(found(&service)),
            Ok(_) => {}
            Err(_) => break,
        }
        if all.len() >= MOST {
            break;
        }
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// Told by whoever wants to be found: nothing of it is taken on trust.
fn found(service: &ResolvedService) -> Option<Found> {
    let of = |key| service.get_property_val_str(key).unwrap_or_default();
    // Rather four numbers than eight: people read it to one another.
    let ip = service.get_addresses().iter().map(|it| it.to_ip_addr()).min()?;
    let title = shown(of(TITLE)).trim().to_owned();
    let encrypted = of(ENCRYPTED) == "1";
    Some(Found { title, at: SocketAddr::new(ip, service.get_port()), encrypted })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(title: &str, at: &[&str], encrypted: bool) -> Option<ServiceInfo> {
        let at: Vec<SocketAddr> = at.iter().map(|it| it.parse().unwrap()).collect();
        service(title, &at, encrypted, "ABCDEFGH").unwrap()
    }

    fn heard(service: ServiceInfo) -> Option<Found> {
        found(&service.as_resolved_service())
    }

    #[test]
    fn nothing_is_said_of_what_this_computer_alone_reaches() {
        assert!(said("Café", &["127.0.0.1:4100"], false).is_none());
        assert!(said("Café", &["[::1]:4100"], false).is_none());
        assert!(said("Café", &[], false).is_none());
        assert!(said("Café", &["127.0.0.1:4100", "192.168.1.5:4100"], false).is_some());
    }

    #[test]
    fn what_is_said_is_the_title_and_the_place_and_nothing_else() {
        let service = said("Café.eins", &["192.168.1.5:4100", "10.0.0.2:4100"], true).unwrap();
        assert_eq!(service.get_type(), "_worldcafe._tcp.local.");
        assert_eq!(service.get_hostname(), "worldcafe-ABCDEFGH.local.");
        let mut keys: Vec<String> =
            service.get_properties().iter().map(|it| it.key().to_owned()).collect();
        keys.sort_unstable();
        assert_eq!(keys, ["title", "tls"]);
        let at = "10.0.0.2:4100".parse().unwrap();
        let found = Found { title: "Café.eins".to_owned(), at, encrypted: true };
        assert_eq!(heard(service), Some(found));
    }

    #[test]
    fn a_title_of_any_length_is_said_and_nothing_of_it_acts_on_a_terminal() {
        let title = format!("\u{1b}[31m{}", "é".repeat(200));
        let found = heard(said(&title, &["192.168.1.5:4100"], false).unwrap()).unwrap();
        assert!(found.title.starts_with("[31mé"), "{}", found.title);
        assert!(found.title.len() <= LONGEST && !found.encrypted);
    }
}
