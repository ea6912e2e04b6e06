//! Sessions that are found on a local network.

use std::env;
use std::net::{IpAddr, SocketAddr};
use std::process::Command;
use std::time::Duration;

use worldcafe::hub::{Found, announce, look};

use crate::support::waiting::wait_for;

/// Set where the test runs within a network of its own.
const WITHIN: &str = "WORLDCAFE_TEST_NETWORK";

/// A network of two ends, one of which has an address.
const NETWORK: &str = "ip link add near type veth peer name far && ip addr add 10.77.0.1/24 dev near \
     && ip link set near up && ip link set far up && ip link set lo up && exec \"$0\" \"$@\"";

fn sessions() -> Vec<Found> {
    look(&[IpAddr::from([10, 77, 0, 1])], Duration::from_millis(300)).unwrap()
}

#[test]
#[ignore = "needs root and network namespaces"]
fn what_is_open_on_a_network_is_found_there_until_it_is_closed() {
    if env::var_os(WITHIN).is_none() {
        let name = "hub::nearby::what_is_open_on_a_network_is_found_there_until_it_is_closed";
        let mut within = Command::new("unshare");
        within.args(["--net", "sh", "-c", NETWORK]).arg(env::current_exe().unwrap());
        within.args(["--exact", "--ignored", name]).env(WITHIN, "1");
        assert!(within.status().unwrap().success());
        return;
    }
    let at = SocketAddr::from(([10, 77, 0, 1], 4100));
    let here = SocketAddr::from(([127, 0, 0, 1], 4100));
    assert!(announce("Not here", &[here], false).unwrap().is_none());
    let open = announce("A café", &[at], false).unwrap();
    assert!(open.is_some());
    let expected = Found { title: "A café".to_owned(), at, encrypted: false };
    wait_for(sessions, |found| *found == [expected.clone()]);
    drop(open);
    wait_for(sessions, Vec::is_empty);
}
