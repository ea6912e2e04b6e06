//! Commands as they are typed, on a connection that carries them alone.

use std::io::Write;
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use serde_json::{Value, json};
use uuid::Uuid;
use worldcafe::domain::{NoteId, Span, TableId};
use worldcafe::hub::{Left, Limits, Patience, Rate, Sent};
use worldcafe::session::{Command, NewNote};

use super::device::{Device, HASTY, texts};
use super::faulty::{Habit, Proxy};
use super::following::{Heard, LINES};
use super::stage::{FOR_EVER, Stage, idea, sent};
use crate::support::waiting::wait_for;

const COMMANDS: &str = "POST /v1/commands";

/// Somebody who keeps a line open, and what is said on it.
struct Line {
    up: TcpStream,
    down: Heard,
}

impl Stage {
    /// A line with this computer's own token.
    fn takes(&self) -> Line {
        let up = self.asking(COMMANDS, &upgrade(), b"");
        Line { up: up.try_clone().unwrap(), down: Heard::begin(up) }
    }

    fn takes_of(&self, token: &str) -> Line {
        let up = self.asking_as(Some(token), COMMANDS, &upgrade(), b"");
        Line { up: up.try_clone().unwrap(), down: Heard::begin(up) }
    }
}

fn upgrade() -> String {
    format!("Content-Type: application/json\r\n{LINES}")
}

impl Line {
    fn says(&mut self, bytes: impl AsRef<[u8]>) {
        // What the other side does not take is no matter: it answers.
        let _ = self.up.write_all(bytes.as_ref());
    }

    /// The next answer; none at the end.
    fn hears(&mut self) -> Option<Value> {
        self.down.line().map(|line| serde_json::from_str(&line).unwrap())
    }

    #[track_caller]
    fn is_refused(&mut self, id: Option<Uuid>, code: &str) {
        let told = self.hears().unwrap();
        assert_eq!((&told["id"], &told["problem"]["code"]), (&json!(id), &json!(code)), "{told}");
    }

    #[track_caller]
    fn is_saved(&mut self, sent: &Sent) -> Value {
        let told = self.hears().unwrap();
        assert_eq!(told["id"], json!(sent.id), "{told}");
        assert!(told["saved"]["seq"].is_u64(), "{told}");
        told["saved"].clone()
    }
}

fn line(sent: &Sent) -> String {
    serde_json::to_string(sent).unwrap() + "\n"
}

/// An idea of table 4.
fn at_4(number: u128) -> Sent {
    said_at("4", number)
}

fn said_at(table: &str, number: u128) -> Sent {
    let note = NewNote::idea(NoteId(Uuid::from_u128(number)), format!("idea {number}"));
    let note = NewNote { table: Some(TableId::new(table)), ..note };
    sent(number, Command::Capture { note: Box::new(note) })
}

#[test]
fn each_line_is_answered_as_its_request_would_be_under_its_id_and_in_their_order() {
    let stage = Stage::new();
    let mut open = stage.takes();
    let (first, second, taken) = (sent(1, idea(1)), sent(2, idea(2)), sent(1, idea(3)));
    let unknown = Uuid::from_u128(9);
    let nobodys = format!("{{\"id\":\"{unknown}\",\"command\":\"dance\"}}\n");
    let all = [line(&first), line(&taken), "\n".to_owned(), nobodys.clone(), line(&second)];
    open.says(all.concat());
    let saved = open.is_saved(&first);
    assert_eq!(stage.post(line(&first).as_bytes()).json(), saved);
    let told = open.hears().unwrap();
    assert_eq!(told["problem"], stage.post(line(&taken).as_bytes()).json());
    let told = open.hears().unwrap();
    assert_eq!(told["problem"], stage.post(nobodys.as_bytes()).json());
    assert_eq!(told["id"], json!(unknown));
    assert_eq!(open.is_saved(&second)["seq"], 2);
    assert_eq!(stage.texts(), ["idea 1", "idea 2"]);
}

#[test]
fn whoever_says_all_and_hangs_up_half_hears_what_became_of_it() {
    let stage = Stage::new();
    let mut open = stage.takes();
    let all: Vec<Sent> = (1..=50).map(|n| sent(n, idea(n))).collect();
    open.says(all.iter().map(line).collect::<String>() + "{\"id\":");
    open.up.shutdown(Shutdown::Write).unwrap();
    all.iter().for_each(|sent| drop(open.is_saved(sent)));
    assert_eq!(open.hears(), None);
}

#[test]
fn a_step_goes_on_over_a_line() {
    let stage = Stage::new();
    let mut open = stage.takes();
    let first = sent(1, idea(1));
    let second = Sent { continues: Some(first.id), ..sent(2, idea(2)) };
    open.says([line(&first), line(&second)].concat());
    open.is_saved(&first);
    open.is_saved(&second);
    let journal = String::from_utf8(stage.journal()).unwrap();
    let steps: Vec<Value> = journal.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    assert_eq!(steps[0]["step"], steps[1]["step"]);
}

#[test]
fn a_line_that_breaks_at_any_byte_loses_nothing_and_doubles_nothing() {
    let stage = Stage::new();
    let length = line(&sent(1000, idea(1000))).len() as u128;
    for cut in 0..=length {
        let sent = sent(1000 + cut, idea(1000 + cut));
        let whole = line(&sent);
        let mut broken = stage.takes();
        broken.says(whole.as_bytes().split_at(usize::try_from(cut).unwrap()).0);
        drop(broken);
        let mut open = stage.takes();
        open.says(&whole);
        open.is_saved(&sent);
    }
    assert_eq!(stage.texts().len() as u128, length + 1);
}

#[test]
fn a_line_is_as_long_as_a_body_and_whoever_sends_a_longer_one_is_told_so() {
    let stage = Stage::with(Limits { body: 100, ..Limits::default() });
    let mut open = stage.takes();
    open.says(format!("{{\"id\":\"{}\",{}\n", Uuid::nil(), " ".repeat(100)));
    open.is_refused(None, "body-too-large");
    assert_eq!(open.hears(), None);
    let mut endless = stage.takes();
    endless.says(vec![b'x'; 16 << 20]);
    endless.is_refused(None, "body-too-large");
    assert_eq!(endless.hears(), None);
}

#[test]
fn a_line_that_begins_and_does_not_end_is_not_waited_for() {
    let stage = Stage::with(Limits { body_time: Duration::from_millis(20), ..Limits::default() });
    let mut open = stage.takes();
    open.says([line(&sent(1, idea(1))), "{\"id\":".to_owned()].concat());
    open.is_saved(&sent(1, idea(1)));
    open.is_refused(None, "body-too-slow");
    assert_eq!(open.hears(), None);
}

#[test]
fn what_is_no_command_ends_the_line_behind_what_was_said_before() {
    let stage = Stage::new();
    let mut open = stage.takes();
    open.says([line(&sent(1, idea(1))), "hello\n".to_owned(), line(&sent(2, idea(2)))].concat());
    open.is_saved(&sent(1, idea(1)));
    open.is_refused(None, "not-understood");
    assert_eq!(open.hears(), None);
    assert_eq!(stage.texts(), ["idea 1"]);
}

#[test]
fn an_idle_line_stands_and_says_so() {
    let millis = Duration::from_millis(5);
    let stage = Stage::with(Limits {
        beat: millis,
        body_time: millis,
        answer: FOR_EVER,
        ..Limits::default()
    });
    let mut open = stage.takes();
    (0..3).for_each(|_| assert_eq!(open.down.piece().as_deref(), Some("\n")));
    open.says(line(&sent(1, idea(1))));
    open.is_saved(&sent(1, idea(1)));
    assert_eq!(open.down.piece().as_deref(), Some("\n"));
}

#[test]
fn whoever_sends_too_fast_is_read_no_further_until_they_may_and_nothing_is_lost() {
    let of_device = Rate { at_once: 3, a_second: 1 };
    let stage = Stage::with(Limits { of_device, ..Limits::default() });
    let token = stage.joins(1, "4");
    let mut open = stage.takes_of(&token);
    let all: Vec<Sent> = (1..=5).map(at_4).collect();
    open.says(all.iter().map(line).collect::<String>());
    // One was the request for the line.
    all[..2].iter().for_each(|sent| drop(open.is_saved(sent)));
    stage.ask_as(Some(&token), "GET /v1/session", "", b"").is(429, "too-fast");
    assert_eq!(stage.texts().len(), 2, "no clock has moved");
    stage.clock.advance(Span::seconds(3));
    all[2..].iter().for_each(|sent| drop(open.is_saved(sent)));
}

#[test]
fn a_line_sends_so_much_at_once_and_the_rest_once_that_is_answered() {
    let stage = Stage::with(Limits { at_once: 2, ..Limits::default() });
    let token = stage.joins(1, "4");
    let mut open = stage.takes_of(&token);
    let all: Vec<Sent> = (1..=50).map(at_4).collect();
    open.says(all.iter().map(line).collect::<String>());
    all.iter().for_each(|sent| drop(open.is_saved(sent)));
    let _other = stage.takes_of(&token);
    stage.ask_as(Some(&token), "GET /v1/session", "", b"").is(429, "too-many-at-once");
}

#[test]
fn who_is_muted_moved_or_turned_away_finds_it_so_with_the_next_line() {
    let stage = Stage::new();
    let token = stage.joins(1, "4");
    let id = stage.hub().door().list()[0].id;
    let mut open = stage.takes_of(&token);
    open.says(line(&at_4(1)));
    open.is_saved(&at_4(1));
    stage.hub().door().mute(id, true);
    open.says(line(&at_4(2)));
    open.is_refused(Some(at_4(2).id), "muted");
    stage.hub().door().mute(id, false);
    stage.hub().door().set_open(false);
    open.says(line(&at_4(3)));
    open.is_saved(&at_4(3));
    stage.hub().door().seat(id, Some(TableId::new("5")));
    open.says(line(&said_at("3", 4)));
    open.is_refused(Some(at_4(4).id), "refused");
    stage.hub().door().turn_away(id);
    assert_eq!(open.hears(), None);
    assert_eq!(stage.texts(), ["idea 1", "idea 3"]);
}

#[test]
fn who_takes_no_answers_is_cut_and_holds_up_nobody() {
    let stall = Duration::from_millis(50);
    let stage = Stage::with(Limits { stall, connections: 2, ..Limits::default() });
    let mut open = stage.takes();
    let mut client = stage.client();
    assert!(client.standing().is_ok());
    stage.ask("GET /v1/session", "", b"").is(503, "full");
    let unknown = format!("{{\"id\":\"{}\",\"command\":\"dance\"}}\n", Uuid::nil()).repeat(1000);
    // As long as anything of it is taken.
    wait_for(|| open.up.write_all(unknown.as_bytes()), Result::is_err).unwrap_err();
    client.command(&sent(1, idea(1))).unwrap();
    wait_for(|| stage.ask("GET /v1/session", "", b""), |it| it.status == 200);
}

#[test]
fn a_line_is_given_to_whom_a_command_would_be_taken_from() {
    let stage = Stage::new();
    let asks = |headers: &str| stage.ask(COMMANDS, &format!("{headers}{LINES}"), b"");
    asks("").is(415, "not-json");
    asks("Origin: http://evil.example\r\nContent-Type: application/json\r\n")
        .is(403, "wrong-origin");
    stage.ask_as(None, COMMANDS, &upgrade(), b"").is(401, "no-token");
    stage.ask("GET /v1/commands", &upgrade(), b"").is(405, "no-such-method");
    let other = "Content-Type: application/json\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n";
    stage.ask(COMMANDS, other, b"").is(400, "not-understood");
}

#[test]
fn a_device_sends_what_it_says_on_one_line() {
    let stage = Stage::new();
    let proxy = Proxy::calm(stage.hub().address().at, Habit::None);
    let home = tempfile::tempdir().unwrap();
    let mut device = Device::stands(&proxy.url(&stage.link()), home.path());
    for number in 1..=5 {
        let ticket = device.says(number);
        device.is_saved(ticket);
    }
    assert_eq!(proxy.asked(COMMANDS), 1);
    assert_eq!(device.leaves(), Left::default());
    assert_eq!(stage.texts().len(), 5);
}

#[test]
fn a_device_sends_all_the_same_where_something_on_the_way_knows_no_lines() {
    for habit in [Habit::Refuses, Habit::Holds("upgrade: ndjson")] {
        let stage = Stage::new();
        let proxy = Proxy::calm(stage.hub().address().at, habit);
        let home = tempfile::tempdir().unwrap();
        let patience = Patience { answer: Duration::from_millis(50), ..HASTY };
        let mut device = Device::with(&proxy.url(&stage.link()), home.path(), patience);
        device.opens();
        let ticket = device.says(1);
        device.is_saved(ticket);
        device.until(|session| texts(session).len() == 1);
        assert_eq!(stage.texts(), ["idea 1"]);
    }
}
