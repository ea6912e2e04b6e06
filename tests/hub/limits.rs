//! What a hub does not take, each limit by itself.

use std::io::{Read, Write};
use std::time::Duration;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use worldcafe::domain::Span;
use worldcafe::engine::{Link, Notice};
use worldcafe::hub::{Left, Limits, Patience, Rate};

use super::device::{Device, HASTY};
use super::stage::{FOR_EVER, Stage, said};
use crate::support::waiting::wait_for;

#[test]
fn a_body_is_taken_up_to_its_limit() {
    let stage = Stage::with(Limits { body: 100, ..Limits::default() });
    stage.post(&[b' '; 101]).is(413, "body-too-large");
    stage.post(&[b' '; 100]).is(400, "not-understood");
}

#[test]
fn a_stranger_sends_a_name_and_a_code_and_nothing_longer() {
    let stage = Stage::with(Limits { strangers_body: 100, ..Limits::default() });
    let join = |length| {
        let body = vec![b' '; length];
        stage.ask_as(None, "POST /v1/join", "Content-Type: application/json\r\n", &body)
    };
    join(101).is(413, "body-too-large");
    join(100).is(400, "not-understood");
    stage.post(&[b' '; 101]).is(400, "not-understood");
}

#[test]
fn a_form_has_so_many_fields_and_no_more() {
    let stage = Stage::with(Limits::default());
    let host = stage.hub().address().at;
    let kind =
        format!("Content-Type: application/x-www-form-urlencoded\r\nOrigin: http://{host}\r\n");
    let sends = |fields: usize| {
        let beside: Vec<String> = (1..fields).map(|n| format!("f{n}=")).collect();
        let body = format!("text=an+idea&{}", beside.join("&"));
        stage.ask("POST /notes", &kind, body.as_bytes()).status
    };
    assert_eq!([sends(64), sends(65)], [303, 400]);
}

#[test]
fn a_body_that_does_not_come_is_not_waited_for() {
    let stage = Stage::with(Limits { body_time: Duration::from_millis(20), ..Limits::default() });
    let at = stage.hub().address().with_token();
    let (host, token) = (stage.hub().address().at, at.split_once('#').unwrap().1);
    let head = format!(
        "POST /v1/commands HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nConnection: close\r\nContent-Length: 9\r\n\r\n"
    );
    said(stage.line(), head.as_bytes()).is(408, "body-too-slow");
}

#[test]
fn headers_are_taken_up_to_their_size_and_their_number() {
    let stage = Stage::with(Limits { head: 8192, headers: 10, ..Limits::default() });
    let long = format!("X: {}\r\n", "x".repeat(8192));
    for headers in [long, "X: x\r\n".repeat(11)] {
        stage.ask("GET /v1/session", &headers, b"").is(431, "head-too-large");
    }
    assert_eq!(stage.ask("GET /v1/session", "X: x\r\n", b"").status, 200);
}

#[test]
fn what_is_no_request_is_refused_like_any_other() {
    let stage = Stage::new();
    let host = stage.hub().address().at;
    for wrong in [
        "GARBAGE\r\n\r\n".to_owned(),
        format!("GET / HTTP/9.9\r\nHost: {host}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nTwo words: x\r\n\r\n"),
        format!("POST /join HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1, 2\r\n\r\n"),
        // Behind one that is answered.
        format!("GET /page.css HTTP/1.1\r\nHost: {host}\r\n\r\nGARBAGE\r\n\r\n"),
    ] {
        let mut line = stage.line();
        line.write_all(wrong.as_bytes()).unwrap();
        let mut all = String::new();
        line.read_to_string(&mut all).unwrap();
        let (head, body) = all.rsplit_once("\r\n\r\n").unwrap();
        let head = head.rsplit_once("HTTP/1.1 400 Bad Request\r\n").unwrap().1;
        let body: serde_json::Value = serde_json::from_str(body).unwrap();
        assert_eq!(body["code"], "not-understood", "{wrong}");
        for header in [
            "content-type: application/problem+json",
            "content-security-policy: default-src 'none'; ",
            "cache-control: no-store",
            "connection: close",
        ] {
            assert!(head.contains(header), "{wrong}{header}: {head}");
        }
    }
}

#[test]
fn headers_that_do_not_come_are_not_waited_for() {
    let stage = Stage::with(Limits { head_time: Duration::from_millis(20), ..Limits::default() });
    for begun in ["", "GET /v1/session HTTP/1.1\r\nHost: "] {
        let mut line = stage.line();
        line.write_all(begun.as_bytes()).unwrap();
        let mut all = Vec::new();
        line.read_to_end(&mut all).expect("it is hung up on");
        assert!(!all.starts_with(b"HTTP/1.1 200"), "{all:?}");
    }
}

#[test]
fn beyond_so_many_connections_nobody_is_let_in_and_those_who_are_stay() {
    let stage = Stage::with(Limits { connections: 2, ..Limits::default() });
    let (mut first, mut second) = (stage.client(), stage.client());
    first.standing().unwrap();
    second.standing().unwrap();
    stage.ask("GET /v1/session", "", b"").is(503, "full");
    first.standing().unwrap();
    second.standing().unwrap();
    drop(first);
    wait_for(|| stage.ask("GET /v1/session", "", b""), |it| it.status == 200);
}

#[test]
fn a_device_has_so_many_connections_and_takes_nobody_elses() {
    let stage = Stage::with(Limits { lines: 2, ..Limits::default() });
    let (floods, other) = (stage.joins(1, "4"), stage.joins(2, "5"));
    let waits = || stage.asking_as(Some(&floods), "GET /v1/records?after=0&wait=1", "", b"");
    let held = [waits(), waits()];
    let asks = |token: &str| stage.ask_as(Some(token), "GET /v1/session", "", b"");
    wait_for(|| asks(&floods), |it| it.status != 200).is(429, "too-many-at-once");
    assert_eq!(asks(&other).status, 200);
    drop(held);
    wait_for(|| asks(&floods), |it| it.status == 200);
}

#[test]
fn a_hub_makes_room_for_all_the_connections_it_lets_in() {
    let few = Rlimit { current: Some(2000), ..getrlimit(Resource::Nofile) };
    setrlimit(Resource::Nofile, few).unwrap();
    let _stage = Stage::with(Limits { connections: 2000, ..Limits::default() });
    let now = getrlimit(Resource::Nofile);
    let room = 2000 + Limits::default().strangers as u64;
    assert!(now.current.is_none_or(|it| it > room || now.maximum == Some(it)), "{now:?}");
}

#[test]
fn a_flood_of_strangers_cuts_strangers_and_keeps_no_device_out() {
    let stage = Stage::with(Limits { strangers: 3, ..Limits::default() });
    let mut known = stage.client();
    known.standing().unwrap();
    let mut flood: Vec<_> = (0..20).map(|_| stage.line()).collect();
    let cut = flood.first_mut().unwrap().read(&mut [0; 1]).unwrap_or(0);
    assert_eq!(cut, 0, "the oldest is gone");
    known.standing().unwrap();
    let mut newcomer = stage.client();
    newcomer.standing().unwrap();
}

#[test]
fn a_device_asks_so_fast_and_no_faster_and_keeps_out_nobody_else() {
    let of_device = Rate { at_once: 3, a_second: 2 };
    let stage = Stage::with(Limits { of_device, ..Limits::default() });
    let (fast, other) = (stage.joins(1, "4"), stage.joins(2, "5"));
    let asks = |token: &str| stage.ask_as(Some(token), "GET /v1/session", "", b"");
    for _ in 0..3 {
        assert_eq!(asks(&fast).status, 200);
    }
    let refused = asks(&fast);
    refused.is(429, "too-fast");
    assert_eq!(refused.header("retry-after"), Some("1"));
    for _ in 0..3 {
        assert_eq!(asks(&other).status, 200);
        assert_eq!(stage.ask("GET /v1/session", "", b"").status, 200);
    }
    assert_eq!(stage.ask("GET /v1/session", "", b"").status, 200, "this computer as it likes");
    stage.clock.advance(Span::seconds(1));
    assert_eq!([asks(&fast).status, asks(&fast).status, asks(&fast).status], [200, 200, 429]);
    stage.joins(1, "4");
    let again = stage.joins(1, "4");
    asks(&again).is(429, "too-fast");
}

#[test]
fn strangers_of_one_address_ask_so_fast_and_keep_no_device_and_no_other_address_out() {
    let of_strangers = Rate { at_once: 4, a_second: 2 };
    let stage = Stage::with(Limits { of_strangers, ..Limits::default() });
    let token = stage.joins(1, "4");
    let (flooder, other) = ([127, 0, 0, 2], [127, 0, 0, 3]);
    let floods = |what: &str| stage.ask_from(flooder, None, what).status;
    let all = ["GET /", "GET /page.css", "GET /v1/session", "GET /table"].map(floods);
    assert_eq!(all, [200, 200, 401, 401]);
    let refused = stage.ask_from(flooder, None, "GET /");
    assert_eq!((refused.status, refused.header("retry-after")), (429, Some("1")));
    assert!(refused.text().contains("This comes too fast; wait a second."), "{}", refused.text());
    stage.ask_from(flooder, Some("no token of anybody"), "GET /v1/records").is(429, "too-fast");
    assert_eq!(stage.ask_from(flooder, Some(&token), "GET /v1/session").status, 200);
    assert_eq!(stage.ask_from(other, None, "GET /").status, 200);
    stage.clock.advance(Span::seconds(1));
    assert_eq!(floods("GET /"), 200);
}

#[test]
fn a_device_that_sends_too_fast_waits_and_nothing_is_lost_or_called_so() {
    let of_device = Rate { at_once: 8, a_second: 1 };
    let stage = Stage::with(Limits { of_device, ..Limits::default() });
    let home = tempfile::tempdir().unwrap();
    // However long it takes to move the clock.
    let patience = Patience { answer: FOR_EVER, ..HASTY };
    let mut device = Device::with(&stage.link(), home.path(), patience);
    device.opens();
    for number in 1..=20 {
        device.says(number);
    }
    device.until(|session| !session.notes.is_empty());
    // No clock has moved.
    let mut saved = device.session.notes.len();
    assert!(saved <= 8);
    while saved < 20 {
        stage.clock.advance(Span::seconds(8));
        device.until(|session| session.notes.len() > saved);
        saved = device.session.notes.len();
    }
    let lost = |it: &&Notice| matches!(it, Notice::Link(Link::Down { .. }));
    assert_eq!(device.seen.iter().filter(lost).count(), 0);
    assert_eq!(device.leaves(), Left::default());
}

#[test]
fn records_come_in_pages_and_one_is_always_whole() {
    let stage = Stage::with(Limits { page: 1, ..Limits::default() });
    let mut client = stage.client();
    for n in 1..=3 {
        client.command(&super::stage::sent(n, super::stage::idea(n))).unwrap();
    }
    let mut all = Vec::new();
    for seq in 0..3 {
        let page = client.records(worldcafe::domain::Seq(seq)).unwrap();
        assert_eq!(page.iter().filter(|byte| **byte == b'\n').count(), 1);
        all.extend_from_slice(&page);
    }
    assert_eq!(all, stage.journal());
}

#[test]
fn waiting_for_records_ends_with_none() {
    let stage = Stage::with(Limits { linger: Duration::from_millis(20), ..Limits::default() });
    let answer = stage.ask("GET /v1/records?after=0&wait=1", "", b"");
    assert_eq!((answer.status, answer.body.as_slice()), (200, b"".as_slice()));
}

#[test]
fn another_sites_page_a_form_and_a_token_in_the_query_reach_nothing() {
    let stage = Stage::new();
    let json = "Content-Type: application/json\r\n";
    let foreign = format!("Origin: http://evil.example\r\n{json}");
    stage.ask("POST /v1/commands", &foreign, b"{}").is(403, "wrong-origin");
    stage.ask("POST /v1/commands", "Content-Type: text/plain\r\n", b"{}").is(415, "not-json");
    let at = stage.hub().address().with_token();
    let (host, token) = (stage.hub().address().at, at.split_once('#').unwrap().1);
    let query = format!(
        "GET /v1/session?token={token} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    );
    said(stage.line(), query.as_bytes()).is(401, "no-token");
}
