//! A long search for seats, and somebody who has waited long enough.

use std::path::Path;

use super::scene::USUAL;
use crate::support::pty::Pty;

#[test]
fn ctrl_c_gives_the_best_plan_so_far() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let words = "seat --people 12 --tables 3 --rounds 4 --seconds 3600";
    let words: Vec<&str> = words.split(' ').collect();
    let pty = Pty::worldcafe(USUAL, &words, &[], here);
    pty.wait_until(|screen| screen.has("Ctrl-C takes that plan"));
    pty.send("\u{3}");
    let seen = pty.wait_until(|screen| screen.has("Round 4") && screen.has("table 3"));
    assert!(seen.has("the best plan so far") && !seen.has("takes that plan"), "{}", seen.text());
    assert!(pty.wait_exit().success());
}
