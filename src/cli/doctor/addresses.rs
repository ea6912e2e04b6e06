//! The addresses of this computer that other devices could use. Nothing is sent beyond itself.

use std::fs;
use std::io;
use std::net::{IpAddr, Ipv6Addr, TcpListener, TcpStream};
use std::process::Command;
use std::time::Duration;

use super::finding::Finding;

/// How long this computer may take to reach itself.
const PATIENCE: Duration = Duration::from_secs(1);
/// What no program on this computer can find out.
const FIREWALL: &str = "a firewall, or a Wi-Fi that keeps devices apart, can still stand between: \
                        try it with one phone before people come";

/// Looks at every address by listening there for a moment.
pub(super) fn look() -> Finding {
    found(own().into_iter().map(|address| (address, reach(address))).collect())
}

/// Listens on a free port of an address and connects to it.
fn reach(address: IpAddr) -> io::Result<()> {
    let listener = TcpListener::bind((address, 0))?;
    let _line = TcpStream::connect_timeout(&listener.local_addr()?, PATIENCE)?;
    listener.accept().map(drop)
}

fn found(tried: Vec<(IpAddr, io::Result<()>)>) -> Finding {
    let name = "addresses";
    let (mut open, mut shut) = (Vec::new(), Vec::new());
    for (address, reached) in tried {
        match reached {
            Ok(()) => open.push(address.to_string()),
            Err(why) => shut.push(format!("{address} ({why})")),
        }
    }
    let found = match (open.is_empty(), shut.is_empty()) {
        (true, true) => Finding::look(
            name,
            "this computer is on no network, so no other device can join",
            "the café runs without; for devices join a Wi-Fi or make a hotspot",
        ),
        (false, true) => {
            let words = format!("this computer reaches itself at {}", open.join(" and "));
            Finding::fine(name, words).but(FIREWALL)
        }
        (_, false) => Finding::look(
            name,
            format!("nothing can listen at {}", shut.join(" and ")),
            "the café runs without; look at this computer's firewall before devices are to join",
        ),
    };
    found.with("reached", open).with("not_reached", shut)
}

/// The addresses of this computer that a device of the same network could know it by.
fn own() -> Vec<IpAddr> {
    let mut all = if cfg!(target_os = "linux") {
        let read = |path| fs::read_to_string(path).unwrap_or_default();
        let mut all = of_routes(&read("/proc/net/fib_trie"));
        all.extend(of_interfaces(&read("/proc/net/if_inet6")));
        all
    } else {
        let said = Command::new("/sbin/ifconfig").output().map(|said| said.stdout);
        of_ifconfig(&String::from_utf8_lossy(&said.unwrap_or_default()))
    };
    all.retain(|address| match address {
        IpAddr::V4(own) => !own.is_loopback() && !own.is_unspecified() && !own.is_link_local(),
        IpAddr::V6(own) => !own.is_loopback() && !own.is_unicast_link_local(),
    });
    all.sort_unstable();
    all.dedup();
    all
}

/// From Linux's table of routes: an address, and in the line below that it is one of ours.
fn of_routes(table: &str) -> Vec<IpAddr> {
    let mut above: Option<IpAddr> = None;
    let mut own = Vec::new();
    for line in table.lines() {
        if line.contains("/32 host LOCAL") {
            own.extend(above);
        }
        above = line.trim().strip_prefix("|-- ").and_then(|address| address.parse().ok());
    }
    own
}

/// From Linux's list of IPv6 addresses: 32 digits begin each line.
fn of_interfaces(list: &str) -> Vec<IpAddr> {
    let digits = list.lines().filter_map(|line| line.split_whitespace().next());
    let read = digits.filter_map(|digits| u128::from_str_radix(digits, 16).ok());
    read.map(|bits| IpAddr::V6(Ipv6Addr::from_bits(bits))).collect()
}

/// From what `ifconfig` prints on macOS: `inet` or `inet6`, and the address.
fn of_ifconfig(said: &str) -> Vec<IpAddr> {
    let lines = said.lines().map(str::split_whitespace);
    let named = lines.filter_map(|mut words| match words.next() {
        Some("inet" | "inet6") => words.next(),
        _ => None,
    });
    named.filter_map(|address| address.split('%').next()?.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::doctor::finding::Verdict;

    fn addresses(all: &[&str]) -> Vec<IpAddr> {
        all.iter().map(|address| address.parse().unwrap()).collect()
    }

    #[test]
    fn own_addresses_are_read_from_what_each_system_says() {
        let routes = "Main:\n  +-- 192.0.2.0/24 2 0 2\n     |-- 192.0.2.0\n        /24 link UNICAST\n     \
                      |-- 192.0.2.7\n        /32 host LOCAL\n     |-- 192.0.2.255\n        /32 link BROADCAST\n";
        assert_eq!(of_routes(routes), addresses(&["192.0.2.7"]));
        let list = "fd000000000000000000000000000002 04 40 00 82     eth0\n";
        assert_eq!(of_interfaces(list), addresses(&["fd00::2"]));
        let said = "en0: flags=8863<UP> mtu 1500\n\tinet6 fe80::1%en0 prefixlen 64\n\tinet 192.0.2.7 \
                    netmask 0xffffff00 broadcast 192.0.2.255\n";
        assert_eq!(of_ifconfig(said), addresses(&["fe80::1", "192.0.2.7"]));
    }

    #[test]
    fn what_listens_here_is_reached_and_what_is_not_ours_is_not() {
        assert!(reach("127.0.0.1".parse().unwrap()).is_ok());
        // An address for documentation, which no computer has.
        assert!(reach("203.0.113.77".parse().unwrap()).is_err());
        assert!(own().iter().all(|address| !address.is_loopback()));
    }

    #[test]
    fn a_firewall_is_never_ruled_out_and_no_network_stops_no_cafe() {
        let at = || "192.0.2.7".parse().unwrap();
        let fine = found(vec![(at(), Ok(()))]);
        assert_eq!(
            (fine.verdict, fine.facts["reached"][0].as_str()),
            (Verdict::Fine, Some("192.0.2.7"))
        );
        assert!(fine.hint.starts_with("a firewall"));
        let refused = || io::Error::from(io::ErrorKind::ConnectionRefused);
        for tried in
            [vec![], vec![(at(), Err(refused()))], vec![(at(), Ok(())), (at(), Err(refused()))]]
        {
            let look = found(tried);
            assert_eq!((look.verdict, look.stops), (Verdict::Look, false), "{look:?}");
        }
    }
}
