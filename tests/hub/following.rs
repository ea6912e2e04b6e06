//! Records as they are saved, on a connection that carries them alone.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use worldcafe::domain::{BlockId, Plan, Span, TableId};
use worldcafe::engine::{Gateway, StepChoice};
use worldcafe::hub::{Limits, Patience};
use worldcafe::session::{Command, Session};

use super::device::{Device, HASTY, texts};
use super::faulty::{Habit, Proxy};
use super::room::plan;
use super::stage::{FOR_EVER, Stage, idea, sent};
use crate::support::waiting::wait_for;

/// What the connection is to become.
pub(super) const LINES: &str = "Connection: Upgrade\r\nUpgrade: ndjson\r\n";

/// What somebody hears on a connection that carries lines.
pub(super) struct Heard(BufReader<TcpStream>);

impl Stage {
    /// Follows with this computer's own token.
    fn followed(&self, after: u64) -> Heard {
        Heard::begin(self.asking(&format!("GET /v1/records?after={after}&follow=1"), LINES, b""))
    }

    /// Comes in at table 4 with a device, and follows with its token.
    fn follower(&self) -> (Heard, uuid::Uuid) {
        let (token, id) = self.token_of_a_device();
        let line = self.asking_as(Some(&token), "GET /v1/records?after=0&follow=1", LINES, b"");
        (Heard::begin(line), id)
    }

    fn token_of_a_device(&self) -> (String, uuid::Uuid) {
        let id = uuid::Uuid::from_u128(77);
        let link = self.link();
        let code = link.split_once('#').unwrap().1;
        let body = json!({ "code": code, "device": id, "table": "4" }).to_string();
        let kind = "Content-Type: application/json\r\n";
        let joined: Value = self.ask_as(None, "POST /v1/join", kind, body.as_bytes()).json();
        (joined["token"].as_str().unwrap().to_owned(), id)
    }
}

impl Heard {
    pub(super) fn begin(line: TcpStream) -> Self {
        let mut heard = Self(BufReader::new(line));
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert_ne!(heard.0.read_line(&mut head).unwrap(), 0, "{head}");
        }
        assert!(head.starts_with("HTTP/1.1 101 "), "{head}");
        assert!(head.contains("\r\nupgrade: ndjson\r\n"), "{head}");
        heard
    }

    /// The next line; none at the end.
    pub(super) fn piece(&mut self) -> Option<String> {
        let mut line = String::new();
        (self.0.read_line(&mut line).unwrap() > 0).then_some(line)
    }

    /// The next line that is more than a sign; none at the end.
    pub(super) fn line(&mut self) -> Option<String> {
        loop {
            match self.piece() {
                Some(beat) if beat == "\n" => {}
                line => return line,
            }
        }
    }
}

#[test]
fn whoever_follows_has_what_there_is_and_then_each_record_as_it_is_saved() {
    let stage = Stage::new();
    let mut client = stage.client();
    client.command(&sent(1, idea(1))).unwrap();
    client.command(&sent(2, idea(2))).unwrap();
    let (mut all, mut newer) = (stage.followed(0), stage.followed(1));
    let mut lines: Vec<String> = (0..2).map(|_| all.line().unwrap()).collect();
    assert_eq!(newer.line().as_ref(), lines.last());
    for n in 3..=5 {
        client.command(&sent(n, idea(n))).unwrap();
        lines.push(all.line().unwrap());
        assert_eq!(newer.line().as_ref(), lines.last());
    }
    assert_eq!(lines.concat().as_bytes(), stage.journal());
}

#[test]
fn a_line_that_stands_is_heard_where_nothing_is_saved() {
    let stage = Stage::with(Limits { beat: Duration::from_millis(5), ..Limits::default() });
    let mut heard = stage.followed(0);
    (0..3).for_each(|_| assert_eq!(heard.piece().as_deref(), Some("\n")));
    stage.client().command(&sent(1, idea(1))).unwrap();
    assert!(heard.line().unwrap().starts_with("{\"v\":1,\"seq\":1,"));
    assert_eq!(heard.piece().as_deref(), Some("\n"));
}

#[test]
fn who_is_turned_away_or_moved_hears_nothing_more_and_who_is_muted_does() {
    let stage = Stage::new();
    let mut client = stage.client();
    let (mut heard, id) = stage.follower();
    stage.hub().door().mute(id, true);
    client.command(&sent(1, idea(1))).unwrap();
    assert!(heard.line().is_some());
    stage.hub().door().seat(id, Some(TableId::new("5")));
    assert_eq!(heard.line(), None);
    let (mut heard, id) = stage.follower();
    assert!(heard.line().is_some());
    stage.hub().door().turn_away(id);
    assert_eq!(heard.line(), None);
    client.command(&sent(2, idea(2))).unwrap();
}

#[test]
fn the_records_flow_to_whoever_says_that_lines_are_understood() {
    let stage = Stage::new();
    let follow = "GET /v1/records?after=0&follow=1";
    stage.ask(follow, "", b"").is(400, "not-understood");
    let other = "Connection: Upgrade\r\nUpgrade: websocket\r\n";
    stage.ask(follow, other, b"").is(400, "not-understood");
    let loud = stage.asking(follow, &LINES.to_uppercase(), b"");
    assert_eq!(Heard::begin(loud).piece().as_deref(), Some("\n"));
}

#[test]
fn whoever_follows_hears_the_end_of_the_session() {
    let stage = Stage::new();
    stage.client().command(&sent(1, idea(1))).unwrap();
    let mut heard = stage.followed(0);
    assert!(heard.line().is_some());
    let Stage { local, .. } = stage;
    assert_eq!(local.close(FOR_EVER), Ok(()));
    let mut rest = Vec::new();
    // Cut or ended: either way nothing more comes.
    let _ = heard.0.read_to_end(&mut rest);
    assert!(rest.len() < 10, "{rest:?}");
}

#[test]
fn a_device_asks_for_so_much_at_once_and_for_more_once_it_has_hung_up() {
    let stage = Stage::with(Limits { at_once: 2, ..Limits::default() });
    let (token, _) = stage.token_of_a_device();
    let follow = || {
        let what = "GET /v1/records?after=0&follow=1";
        Heard::begin(stage.asking_as(Some(&token), what, LINES, b""))
    };
    let asks = || stage.ask_as(Some(&token), "GET /v1/session", "", b"");
    let (first, _second) = (follow(), follow());
    asks().is(429, "too-many-at-once");
    assert!(stage.client().standing().is_ok(), "others may");
    drop(first);
    wait_for(asks, |it| it.status == 200);
}

/// More than the system keeps of what is sent to a peer that reads nothing.
const LONG: usize = 16 << 20;

fn long() -> Session {
    let plan = Plan { title: "x".repeat(LONG), ..plan() };
    Session::waiting(Arc::new(plan), "UTC".into())
}

#[test]
fn who_takes_nothing_of_what_is_sent_is_cut_and_holds_up_nobody() {
    let stall = Duration::from_millis(50);
    let mut stage = Stage::waiting(long(), Limits { stall, connections: 2, ..Limits::default() });
    let mut slow = stage.followed(0);
    let mut client = stage.client();
    assert!(client.standing().is_ok());
    stage.ask("GET /v1/session", "", b"").is(503, "full");
    stage.local.submit(Command::Start { block: BlockId::new("c1") }, StepChoice::New);
    stage.learns_of(1);
    client.command(&sent(2, idea(2))).unwrap();
    // It has one of the two places until it is cut.
    wait_for(|| stage.ask("GET /v1/session", "", b""), |it| it.status == 200);
    let mut all = Vec::new();
    let _ = slow.0.read_to_end(&mut all);
    assert!(all.len() < LONG, "{} bytes came", all.len());
}

#[test]
fn records_come_all_the_same_where_something_on_the_way_holds_back_an_answer_without_an_end() {
    let stage = Stage::new();
    let proxy = Proxy::calm(stage.hub().address().at, Habit::Holds("follow=1"));
    let home = tempfile::tempdir().unwrap();
    let patience = Patience { silence: Duration::from_millis(50), news: FOR_EVER, ..HASTY };
    let mut device = Device::with(&proxy.url(&stage.link()), home.path(), patience);
    for n in 1..=3 {
        stage.client().command(&sent(n, idea(n))).unwrap();
        device.until(|session| texts(session).len() as u128 == n);
    }
}

#[test]
fn a_device_that_only_listens_says_that_it_is_there_and_hears_what_time_it_is() {
    let stage = Stage::with(Limits { beat: Duration::from_millis(5), ..Limits::default() });
    stage.client().command(&sent(1, idea(1))).unwrap();
    let home = tempfile::tempdir().unwrap();
    let device = Device::stands(&stage.link(), home.path());
    stage.clock.advance(Span::minutes(5));
    let heard = || (stage.hub().door().list()[0].heard.unwrap(), device.gateway.now().t.0);
    wait_for(heard, |(since, now)| *since == Span::ZERO && *now >= Span::minutes(5).0);
}
