//! A device that joins where nobody answers yet.

use std::net::TcpListener;
use std::time::Duration;

use worldcafe::engine::{Link, Notice};
use worldcafe::hub::Patience;

use super::device::{Device, HASTY};
use super::stage::{FOR_EVER, Stage};

#[test]
fn a_device_that_was_never_in_says_that_nobody_answers_and_comes_in_once_somebody_does() {
    let mut stage = Stage::café();
    let (home, link) = (tempfile::tempdir().unwrap(), stage.link());
    stage.closes();
    let mut device = Device::joins(&link, home.path());
    let told = device.wait(|notice| matches!(notice, Notice::Link(Link::Down { .. })));
    let Notice::Link(Link::Down { why: Some(why), .. }) = told else { panic!() };
    assert!(why.starts_with("nobody answers at http://127.0.0.1:"), "{why}");
    stage.opens();
    device.wait(|notice| matches!(notice, Notice::Opened(_)));
    device.wait(|notice| matches!(notice, Notice::Link(Link::Up { .. })));
}

#[test]
fn who_waits_for_an_answer_is_told_soon_that_there_is_none() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = silent.local_addr().unwrap();
    let (home, url) = (tempfile::tempdir().unwrap(), format!("http://{at}/#ABC-DEF-GHJ"));
    let patience = Patience { word: Duration::from_millis(20), answer: FOR_EVER, ..HASTY };
    let mut device = Device::with(&url, home.path(), patience);
    let told = device.wait(|notice| matches!(notice, Notice::Link(Link::Down { .. })));
    let Notice::Link(Link::Down { why: Some(why), .. }) = told else { panic!() };
    let look = "compare it with the facilitator's screen";
    assert!(why.starts_with(&format!("nobody answers at http://{at}; {look}")), "{why}");
}
