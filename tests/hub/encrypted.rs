//! A hub that encrypts, and who is let speak with it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::json;
use worldcafe::engine::Notice;
use worldcafe::hub::{Address, Client, ClientError, Limits, Pin};
use worldcafe::session::Role;

use super::chromium::Chromium;
use super::device::Device;
use super::stage::{FOR_EVER, Stage};

fn encrypted(limits: Limits) -> Stage {
    let mut stage = Stage::with(limits);
    stage.encrypts();
    stage
}

#[test]
fn a_device_joins_by_the_link_and_what_it_says_is_in_the_journal() {
    let stage = encrypted(Limits::default());
    assert!(stage.link().starts_with("https://"));
    let home = tempfile::tempdir().unwrap();
    let mut device = Device::stands(&stage.link(), home.path());
    let ticket = device.says(1);
    let saved =
        |it: &Notice| matches!(it, Notice::Recorded { ticket: of, .. } if *of == Some(ticket));
    device.wait(saved);
    assert!(String::from_utf8_lossy(&stage.journal()).contains("idea 1"));
}

#[test]
fn a_code_and_the_beginning_of_the_fingerprint_can_be_typed_instead() {
    let stage = encrypted(Limits::default());
    let address = stage.hub().address();
    let code = stage.hub().door().invites()[0].code.shown();
    let pin = address.pin.as_ref().unwrap().typed();
    let home = tempfile::tempdir().unwrap();
    Device::stands(&format!("https://{}/#{code}.{pin}", address.at), home.path());
}

#[test]
fn a_hub_with_another_certificate_is_told_nothing() {
    let stage = encrypted(Limits::default());
    let pin = Some(Pin::of(b"of another"));
    let other = Address { pin, ..stage.hub().address().clone() };
    let why = Client::new(other.clone()).unwrap().standing().unwrap_err();
    assert!(matches!(why, ClientError::OtherCertificate { .. }), "{why}");
    let home = tempfile::tempdir().unwrap();
    let mut device = Device::joins(&other.with_token(), home.path());
    let over = |it: &Notice| matches!(it, Notice::Failed(why) if why.words.contains("another"));
    device.wait(over);
    assert_eq!(stage.hub().door().list(), []);
}

#[test]
fn who_does_not_encrypt_is_sent_over_and_nothing_is_done() {
    let stage = encrypted(Limits::default());
    let answer = stage.ask("GET /table?x=1", "", b"");
    let place = format!("https://{}/table", stage.hub().address().at);
    assert_eq!((answer.status, answer.header("location")), (308, Some(place.as_str())));
    assert_eq!(stage.post(b"{}").status, 308);
}

#[test]
fn a_handshake_that_does_not_come_is_not_waited_for() {
    let stage = encrypted(Limits { head_time: Duration::from_millis(20), ..Limits::default() });
    for begun in [&b""[..], b"\x16", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"] {
        let mut line: TcpStream = stage.line();
        line.write_all(begun).unwrap();
        line.set_read_timeout(Some(FOR_EVER)).unwrap();
        let mut all = Vec::new();
        // However it ends.
        let _ = line.read_to_end(&mut all);
        assert_eq!(all, b"");
    }
}

#[test]
fn strangers_who_greet_and_say_no_more_keep_no_device_out() {
    let stage = encrypted(Limits { strangers: 2, ..Limits::default() });
    let mut client = Client::new(stage.hub().address().clone()).unwrap();
    client.standing().unwrap();
    let flood: Vec<TcpStream> = (0..20).map(|_| stage.line()).collect();
    for mut line in &flood {
        let _ = line.write_all(b"\x16\x03\x01\x02\x00");
    }
    client.standing().unwrap();
    Client::new(stage.hub().address().clone()).unwrap().standing().unwrap();
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn the_page_works_encrypted_once_somebody_went_on_behind_the_warning() {
    let mut stage = Stage::café();
    stage.encrypts();
    let mut chromium = Chromium::new();
    let link = stage.link().to_uppercase();
    chromium.opens(&link, &json!({ "ignoreHTTPSErrors": true }));
    chromium.waits_for("#status", "Say at which table you sit.");
    chromium.page("await it.selectOption('#table', '4'); await it.click('button');");
    chromium.waits_for("#none", "Nothing yet");
    chromium.waits_for_script();
    chromium.types("what was said");
    chromium.page("await it.press('#text', 'Enter');");
    chromium.waits_for("#piles", "what was said");
    assert_eq!(stage.texts(), ["what was said"]);
    let cookies = chromium.page("return await it.context().cookies();");
    assert_eq!((&cookies[0]["secure"], &cookies[0]["httpOnly"]), (&json!(true), &json!(true)));
    assert_eq!(stage.hub().door().list()[0].role, Role::Rapporteur);
}
