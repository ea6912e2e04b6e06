//! A session that is opened to other devices from its interface, and one that comes and goes.

use std::cell::RefCell;
use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::{Value, json};

use super::scene::{USUAL, conversing, leave, open_as};
use crate::commands::folder::names;
use crate::support::keys::Key;
use crate::support::pty::Pty;
use crate::support::screen::Screen;

/// The address on the screen, without what it begins with.
fn address(screen: &Screen) -> Option<String> {
    let text = screen.text();
    let (_, rest) = text.split_once("http://")?;
    rest.split_whitespace().next().map(str::to_owned)
}

/// The code on the screen, as a person would type it.
fn code(screen: &Screen) -> Option<String> {
    let text = screen.text();
    let spaced = |line: &&str| {
        let letters: Vec<&str> = line.split_whitespace().collect();
        letters.len() == 11 && letters.iter().all(|letter| letter.len() == 1)
    };
    text.lines().find(spaced).map(|line| line.to_lowercase().replace(' ', ""))
}

/// Asks over a connection of its own; the status and what was answered.
pub(super) fn ask(at: &str, what: &str, token: Option<&str>, body: &Value) -> (u16, Value) {
    let token = token.map(|it| format!("Authorization: Bearer {it}\r\n")).unwrap_or_default();
    let body = if body.is_null() { String::new() } else { body.to_string() };
    let head = format!(
        "{what} HTTP/1.1\r\nHost: {at}\r\nUser-Agent: A-Phone\r\n{token}\
         Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let mut line = TcpStream::connect(at).unwrap();
    line.write_all((head + &body).as_bytes()).unwrap();
    let mut all = String::new();
    line.read_to_string(&mut all).unwrap();
    let (head, body) = all.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap();
    (status.parse().unwrap(), serde_json::from_str(body).unwrap())
}

/// Opens the session on this computer only, from the palette, and gives its address and code.
fn opened(pty: &Pty) -> (String, String) {
    pty.wait_until(|screen| screen.has("n end"));
    pty.send(":");
    pty.wait_until(|screen| screen.cursor().is_some());
    pty.send("open");
    pty.wait_until(|screen| screen.has("▸ open"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("open to other devices on"));
    pty.send("only");
    pty.wait_until(|screen| screen.has("▸ this computer only"));
    pty.press(Key::Enter);
    let stands = |screen: &Screen| {
        screen.has("Nobody has joined yet") && address(screen).is_some() && code(screen).is_some()
    };
    pty.wait_until(stands);
    let screen = pty.screen();
    (address(&screen).unwrap(), code(&screen).unwrap())
}

#[test]
fn a_device_joins_by_the_code_on_the_screen_and_is_turned_away() {
    let folder = conversing();
    let state = folder.path(".local/state");
    let pty = open_as(USUAL, &folder, &[], &[("XDG_STATE_HOME", state.to_str().unwrap())]);
    let (at, code) = opened(&pty);
    assert!(at.starts_with("127.0.0.1:"), "{at}");
    let device = "0190f3c4-0000-7000-8000-000000000001";
    let body = json!({ "code": code, "device": device, "table": "4", "name": "Ada" });
    let knocked = RefCell::new((0, Value::Null));
    // The hub may still be reading the session; the clock draws every second, so it is asked again.
    pty.wait_until(|_| {
        let (status, answer) = ask(&at, "POST /v1/join", None, &body);
        knocked.replace((status, answer));
        status != 503
    });
    let (status, answer) = knocked.into_inner();
    assert_eq!(status, 200, "{answer}");
    let token = answer["token"].as_str().unwrap();
    pty.wait_until(|screen| screen.has("1 joined") && screen.has("Ada") && screen.has("heard"));
    assert_eq!(ask(&at, "GET /v1/session", Some(token), &Value::Null).0, 200);

    pty.send("m");
    pty.wait_until(|screen| screen.has("muted"));
    pty.send("x");
    pty.wait_until(|screen| screen.has("is let in no longer"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("0 joined"));
    assert_eq!(ask(&at, "GET /v1/session", Some(token), &Value::Null).0, 401);

    pty.send("A");
    pty.wait_until(|screen| screen.has("Enter closes the session to other devices"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("not open"));
    assert!(TcpStream::connect(&at).is_err(), "nobody listens there any more");
    leave(&pty);
    assert_eq!(names(&state.join("worldcafe/open")), Vec::<String>::new());
    assert!(!String::from_utf8_lossy(&folder.journal()).contains("Ada"));
}

#[test]
fn every_invite_is_printed_on_a_page_whose_codes_let_in() {
    let folder = conversing();
    let pty = open_as(USUAL, &folder, &[], &[]);
    let (at, _) = opened(&pty);
    pty.send("a");
    pty.wait_until(|screen| screen.has("who types for a table"));
    pty.send("print");
    pty.wait_until(|screen| screen.has("▸ all of them, as a page to print"));
    pty.press(Key::Enter);
    pty.wait_until(|screen| screen.has("invites.html in the session's folder"));
    let page = std::fs::read_to_string(folder.path("invites.html")).unwrap();
    let cards: Vec<&str> = page.split("<section").skip(1).collect();
    let of = |table: &str, does: &str| {
        let is = |card: &&&str| card.contains(&format!("<bdi>{table}<")) && card.contains(does);
        let card = cards.iter().find(is).unwrap_or_else(|| panic!("{table}: {page}"));
        card.split_once("<code>").unwrap().1.split_once('<').unwrap().0
    };
    for (device, table, does, role) in [
        (1, "Table 4", "type what is said here", "rapporteur"),
        (2, "Table 4", "add ideas", "participant"),
        (3, "Projector", "shows", "viewer"),
    ] {
        let device = format!("0190f3c4-0000-7000-8000-00000000000{device}");
        let body = json!({ "code": of(table, does), "device": device });
        let (status, answer) = ask(&at, "POST /v1/join", None, &body);
        assert_eq!((status, answer["role"].as_str()), (200, Some(role)), "{answer}");
    }
    leave(&pty);
}
