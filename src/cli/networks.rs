//! The networks this computer is on: where a session can be opened, and by which addresses devices
//! reach it.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use if_addrs::{Interface, get_if_addrs};

use crate::sorting::sort_by_key;
use crate::tui::sharing::Spot;

/// The port that is taken where no other program has it: an address that was typed once stays
/// right when the session is opened again.
const PORT: u16 = 4100;

/// What networks between programs of one computer are called: no device is on them.
const WITHIN: [&str; 6] = ["docker", "br-", "veth", "virbr", "vmnet", "utun"];

/// What the others are called by kind; a Mac calls all of its own alike.
const KINDS: [(&str, &[&str]); 3] = [
    ("the Wi-Fi", &["wl", "wi-fi"]),
    ("the wired network", &["eth", "eno", "enp", "ens", "enx"]),
    ("the VPN", &["tun", "tap", "wg", "ppp", "tailscale", "zt"]),
];

/// Where a session can be opened, the likeliest first.
pub(super) fn spots() -> Vec<Spot> {
    spots_of(&on_networks())
}

/// By which addresses devices reach what listens here, the likeliest first.
pub(super) fn reachable(at: SocketAddr) -> Vec<SocketAddr> {
    // Only what listens everywhere hangs on the networks there are.
    let on = if at.ip().is_unspecified() { on_networks() } else { Vec::new() };
    reachable_of(at, &on)
}

/// The addresses a device of the same network could know this computer by, the likeliest first.
pub(super) fn addresses() -> Vec<IpAddr> {
    on_networks().into_iter().map(|(ip, _)| ip).collect()
}

/// An address on a network, with the name of what connects to it.
type On = (IpAddr, String);

fn on_networks() -> Vec<On> {
    let found = get_if_addrs().unwrap_or_default();
    let mut on: Vec<On> =
        found.iter().filter(leads_out).map(|it| (it.ip(), it.name.clone())).collect();
    sort_by_key(&mut on, |(ip, name)| (is_within(name), ip.is_ipv6()));
    on
}

/// Link-local addresses are of no use to a browser.
fn leads_out(interface: &&Interface) -> bool {
    interface.is_oper_up() && !interface.is_loopback() && !interface.is_link_local()
}

fn is_within(name: &str) -> bool {
    WITHIN.iter().any(|prefix| name.starts_with(prefix))
}

/// What people call the network that this connects to.
fn kind(name: &str) -> &'static str {
    let name = name.to_ascii_lowercase();
    let is_so = |prefixes: &&[&str]| prefixes.iter().any(|prefix| name.starts_with(prefix));
    match KINDS.iter().find(|(_, prefixes)| is_so(prefixes)) {
        Some((kind, _)) => kind,
        None if is_within(&name) => "a network within this computer",
        None => "the network",
    }
}

fn spots_of(on: &[On]) -> Vec<Spot> {
    let spot = |ip, words| Spot { at: SocketAddr::new(ip, PORT), words, encrypted: false };
    let named = |(ip, name): &On| spot(*ip, format!("{} at {ip} ({name})", kind(name)));
    let mut spots: Vec<Spot> = on.iter().map(named).collect();
    if on.iter().filter(|(ip, _)| ip.is_ipv4()).count() > 1 {
        spots.push(spot(Ipv4Addr::UNSPECIFIED.into(), "every network of this computer".into()));
    }
    spots.push(spot(Ipv4Addr::LOCALHOST.into(), "this computer only".into()));
    spots
}

fn reachable_of(at: SocketAddr, on: &[On]) -> Vec<SocketAddr> {
    if !at.ip().is_unspecified() {
        return vec![at];
    }
    // What listens on every IPv6 address is reached by IPv4 too.
    let fits = |ip: &IpAddr| at.is_ipv6() || ip.is_ipv4();
    let found = on.iter().map(|(ip, _)| *ip).filter(fits);
    let found: Vec<SocketAddr> = found.map(|ip| SocketAddr::new(ip, at.port())).collect();
    if found.is_empty() {
        return vec![SocketAddr::new(Ipv4Addr::LOCALHOST.into(), at.port())];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(all: &[(&str, &str)]) -> Vec<On> {
        all.iter().map(|(ip, name)| (ip.parse().unwrap(), (*name).to_owned())).collect()
    }

    #[test]
    fn every_network_is_offered_and_this_computer_last() {
        let words = |all: &[(&str, &str)]| -> Vec<String> {
            spots_of(&on(all)).into_iter().map(|it| format!("{} {}", it.at, it.words)).collect()
        };
        assert_eq!(words(&[]), ["127.0.0.1:4100 this computer only"]);
        assert_eq!(
            words(&[("192.168.1.5", "wlan0"), ("10.0.0.5", "eth0")]),
            [
                "192.168.1.5:4100 the Wi-Fi at 192.168.1.5 (wlan0)",
                "10.0.0.5:4100 the wired network at 10.0.0.5 (eth0)",
                "0.0.0.0:4100 every network of this computer",
                "127.0.0.1:4100 this computer only",
            ]
        );
    }

    #[test]
    fn what_listens_everywhere_is_reached_by_the_addresses_on_networks() {
        let all = on(&[("192.168.1.5", "wlan0"), ("fd00::5", "wlan0")]);
        let reached = |at: &str, all: &[On]| -> Vec<String> {
            let found = reachable_of(at.parse().unwrap(), all);
            found.iter().map(ToString::to_string).collect()
        };
        assert_eq!(reached("0.0.0.0:41", &all), ["192.168.1.5:41"]);
        assert_eq!(reached("[::]:41", &all), ["192.168.1.5:41", "[fd00::5]:41"]);
        assert_eq!(reached("10.0.0.9:41", &all), ["10.0.0.9:41"]);
        assert_eq!(reached("0.0.0.0:41", &[]), ["127.0.0.1:41"]);
    }

    #[test]
    fn networks_within_this_computer_are_known_by_their_names() {
        assert!(is_within("docker0") && is_within("br-1a2b") && !is_within("wlan0"));
    }

    #[test]
    fn a_network_is_called_what_people_call_it() {
        let kinds = ["Wi-Fi", "enp3s0", "wg0", "docker0", "en0"].map(kind);
        let within = "a network within this computer";
        assert_eq!(kinds, ["the Wi-Fi", "the wired network", "the VPN", within, "the network"]);
    }
}
