//! The addresses of this computer that other devices could use. Nothing is sent beyond itself.

use std::io;
use std::net::{IpAddr, TcpListener, TcpStream};
use std::time::Duration;

use super::finding::Finding;
use crate::cli::networks::addresses;
use crate::text::plainly;

/// How long this computer may take to reach itself.
const PATIENCE: Duration = Duration::from_secs(1);
/// What no program on this computer can find out.
const FIREWALL: &str = "a firewall, or a Wi-Fi that keeps devices apart, can still stand between: \
                        try it with one phone before people come";

/// Looks at every address by listening there for a moment.
pub(super) fn look() -> Finding {
    found(addresses().into_iter().map(|address| (address, reach(address))).collect())
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
            Err(why) => shut.push(format!("{address} ({})", plainly(&why))),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::doctor::finding::Verdict;

    #[test]
    fn what_listens_here_is_reached_and_what_is_not_ours_is_not() {
        assert!(reach("127.0.0.1".parse().unwrap()).is_ok());
        // An address for documentation, which no computer has.
        assert!(reach("203.0.113.77".parse().unwrap()).is_err());
        assert!(addresses().iter().all(|address| !address.is_loopback()));
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
