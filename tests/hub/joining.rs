//! Devices that come in, what they may do, and what becomes of them.

use std::sync::Arc;

use serde_json::{Value, json};
use worldcafe::domain::{NoteId, Span, TableId};
use worldcafe::hub::Limits;
use worldcafe::session::{Command, NewNote, Role, Session};

use super::room::plan;
use super::stage::{Answer, Stage, said, sent};

impl Stage {
    fn knock(&self, words: &str, device: u128, table: &str) -> Answer {
        self.knock_at(words, device, Some(table))
    }

    fn knock_at(&self, words: &str, device: u128, table: Option<&str>) -> Answer {
        let id = uuid::Uuid::from_u128(device);
        let body = json!({ "code": words, "device": id, "table": table, "name": "Ada" });
        let kind = "Content-Type: application/json\r\n";
        self.ask_as(None, "POST /v1/join", kind, body.to_string().as_bytes())
    }

    /// Asks to be let in from this address of this computer.
    fn knock_from(&self, from: [u8; 4], words: &str, device: u128) -> Answer {
        let id = uuid::Uuid::from_u128(device);
        let body = json!({ "code": words, "device": id, "table": "4" }).to_string();
        let host = self.hub().address().at;
        let asks = format!(
            "POST /v1/join HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n\
             Connection: close\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        said(self.line_from(from), asks.as_bytes())
    }

    fn code(&self, role: Role) -> String {
        let invites = self.hub().door().invites();
        invites.iter().find(|it| it.role == role).unwrap().code.shown()
    }

    pub(super) fn joins(&self, device: u128, table: &str) -> String {
        let answer = self.knock(&self.code(Role::Rapporteur), device, table);
        assert_eq!(answer.status, 200, "{}", answer.json());
        answer.json()["token"].as_str().unwrap().to_owned()
    }

    fn captures(&self, token: &str, number: u128, table: &str) -> Answer {
        self.sends_as(number, token, number, table)
    }

    /// A note under the id of a command.
    fn sends_as(&self, command: u128, token: &str, number: u128, table: &str) -> Answer {
        let id = NoteId(uuid::Uuid::from_u128(number));
        let idea = NewNote::idea(id, format!("idea {number}"));
        let note = NewNote { table: Some(TableId::new(table)), ..idea };
        let body = serde_json::to_vec(&sent(command, Command::Capture { note: Box::new(note) }));
        let kind = "Content-Type: application/json\r\n";
        self.ask_as(Some(token), "POST /v1/commands", kind, &body.unwrap())
    }

    fn last(&self) -> Value {
        let journal = String::from_utf8(self.journal()).unwrap();
        serde_json::from_str(journal.lines().last().unwrap()).unwrap()
    }
}

#[test]
fn a_device_with_the_code_writes_for_its_table_and_no_file_has_its_name() {
    let stage = Stage::new();
    let token = stage.joins(1, "4");
    assert_eq!(stage.captures(&token, 1, "4").status, 200);
    assert_eq!(stage.last()["by"], json!({ "role": "rapporteur", "table": "4" }));
    stage.captures(&token, 2, "5").is(409, "refused");
    let session = stage.ask_as(Some(&token), "GET /v1/session", "", b"").json();
    assert_eq!((&session["role"], &session["table"]), (&json!("rapporteur"), &json!("4")));
    assert_eq!(session["name"], "Ada");
    let device = &stage.hub().door().list()[0];
    assert_eq!((device.role, device.name.clone()), (Role::Rapporteur, Some(Arc::from("Ada"))));
    assert!(device.heard.is_some());
    let journal = String::from_utf8(stage.journal()).unwrap();
    assert!(!journal.contains("Ada") && !journal.contains(&token));
}

#[test]
fn the_link_of_an_invite_lets_in_as_its_code_does() {
    let stage = Stage::new();
    let invites = stage.hub().door().invites();
    let link = invites[0].link(stage.hub().address().at);
    let (place, secret) = link.split_once('#').unwrap();
    assert_eq!(place, format!("http://{}/", stage.hub().address().at));
    assert_eq!(stage.knock(secret, 1, "4").status, 200);
    stage.knock(&"0".repeat(64), 2, "4").is(403, "wrong-code");
    stage.knock("ABC-DEF-GHJ", 3, "4").is(403, "wrong-code");
}

#[test]
fn a_wrong_code_is_borne_so_often_and_a_link_and_known_devices_are_not_kept_out() {
    let stage = Stage::with(Limits { wrong_codes: 2, ..Limits::default() });
    let token = stage.joins(1, "4");
    stage.knock("ABC-DEF-GHJ", 2, "4").is(403, "wrong-code");
    stage.knock("no code", 2, "4").is(403, "wrong-code");
    stage.knock(&stage.code(Role::Rapporteur), 2, "4").is(429, "too-many-guesses");
    let link = stage.hub().door().invites()[0].link(stage.hub().address().at);
    assert_eq!(stage.knock(link.split_once('#').unwrap().1, 2, "4").status, 200);
    assert_eq!(stage.captures(&token, 1, "4").status, 200);
}

#[test]
fn whoever_guesses_from_many_addresses_keeps_no_honest_device_out() {
    let limits = Limits { wrong_codes: 3, wrong_codes_in_all: 6, ..Limits::default() };
    let stage = Stage::with(limits);
    let token = stage.joins(1, "4");
    let guess = |from, words: &str| stage.knock_from([127, 0, 0, from], words, 2);
    for from in [2, 3] {
        for _ in 0..3 {
            guess(from, "ABC-DEF-GHJ").is(403, "wrong-code");
        }
        let refused = guess(from, "ABC-DEF-GHJ");
        refused.is(429, "too-many-guesses");
        assert!(refused.text().contains("wrong codes from here; wait a minute, or scan"));
        assert_eq!(refused.header("retry-after"), Some("60"));
    }
    guess(4, "ABC-DEF-GHJ").is(403, "wrong-code");
    guess(4, "ABC-DEF-GHJ").is(429, "too-many-guesses");
    // Those who came in go on; newcomers come in by a code from elsewhere, by a link from anywhere.
    assert_eq!(stage.captures(&token, 1, "4").status, 200);
    let code = stage.code(Role::Rapporteur);
    guess(4, &code).is(429, "too-many-guesses");
    assert_eq!(guess(5, &code).status, 200);
    assert_eq!(guess(4, &stage.secret(Role::Rapporteur)).status, 200);
    stage.clock.advance(Span::minutes(1));
    assert_eq!(guess(4, &code).status, 200);
}

#[test]
fn a_projector_reads_no_records_and_writes_nothing() {
    let stage = Stage::new();
    let answer = stage.knock(&stage.code(Role::Viewer), 1, "4");
    let token = answer.json()["token"].as_str().unwrap().to_owned();
    assert_eq!(stage.ask_as(Some(&token), "GET /v1/session", "", b"").status, 200);
    stage.ask_as(Some(&token), "GET /v1/records?after=0", "", b"").is(403, "wrong-role");
    stage.captures(&token, 1, "4").is(403, "wrong-role");
}

#[test]
fn before_the_first_step_the_plan_is_for_those_who_read_the_records() {
    let stage = Stage::waiting(Session::waiting(Arc::new(plan()), "UTC".into()), Limits::default());
    let table = stage.joins(1, "4");
    let viewer = stage.knock(&stage.code(Role::Viewer), 2, "4").json()["token"].clone();
    let has_plan = |token: &str| {
        let told = stage.ask_as(Some(token), "GET /v1/session", "", b"").json();
        assert_eq!(told["seq"], 0);
        told.get("plan").is_some()
    };
    assert!(has_plan(&table));
    assert!(!has_plan(viewer.as_str().unwrap()), "nothing private reaches a projector");
}

#[test]
fn who_is_muted_moved_or_turned_away_finds_it_so_at_once() {
    let stage = Stage::new();
    let (token, door) = (stage.joins(1, "4"), stage.hub().door());
    let id = door.list()[0].id;
    assert!(door.mute(id, true));
    stage.captures(&token, 1, "4").is(403, "muted");
    assert!(door.mute(id, false) && door.seat(id, Some(TableId::new("5"))));
    stage.captures(&token, 4, "3").is(409, "refused");
    assert_eq!(stage.captures(&token, 2, "5").status, 200);
    let waits = stage.asking_as(Some(&token), "GET /v1/records?after=1&wait=1", "", b"");
    // Only somebody who waits is listened for by a second connection of the same device.
    assert_eq!(stage.ask_as(Some(&token), "GET /v1/session", "", b"").status, 200);
    assert!(door.turn_away(id));
    super::stage::heard(waits).is(401, "no-token");
    stage.captures(&token, 3, "5").is(401, "no-token");
    assert!(!door.turn_away(id));
}

#[test]
fn who_is_muted_still_learns_what_became_of_what_came_before() {
    let mut stage = Stage::new();
    let token = stage.joins(1, "4");
    let saved = stage.captures(&token, 1, "4");
    assert_eq!(saved.status, 200);
    let (door, id) = (stage.hub().door().clone(), stage.hub().door().list()[0].id);
    assert!(door.mute(id, true));
    assert_eq!(stage.captures(&token, 1, "4").json(), saved.json());
    stage.captures(&token, 2, "4").is(403, "muted");
    // A hub that remembers no command knows by the session that it is there.
    stage.closes();
    stage.opens();
    let again = stage.captures(&token, 1, "4");
    assert_eq!((again.status, &again.json()["fresh"]), (200, &false.into()));
    stage.captures(&token, 2, "4").is(403, "muted");
}

#[test]
fn a_copy_of_what_was_refused_is_refused_however_late_and_the_note_is_taken_under_another() {
    let stage = Stage::new();
    let (token, door) = (stage.joins(1, "4"), stage.hub().door());
    let id = door.list()[0].id;
    assert!(door.mute(id, true));
    stage.captures(&token, 1, "4").is(403, "muted");
    assert!(door.mute(id, false));
    stage.captures(&token, 1, "4").is(403, "muted");
    let again = stage.sends_as(2, &token, 1, "4");
    assert_eq!((again.status, &again.json()["fresh"]), (200, &true.into()));
    let twice = stage.sends_as(3, &token, 1, "4");
    assert_eq!((twice.status, &twice.json()["fresh"]), (200, &false.into()));
}

#[test]
fn a_closed_door_lets_nobody_else_in() {
    let stage = Stage::new();
    let token = stage.joins(1, "4");
    stage.hub().door().set_open(false);
    stage.knock(&stage.code(Role::Rapporteur), 2, "4").is(403, "door-closed");
    assert_eq!(stage.captures(&token, 1, "4").status, 200);
    stage.hub().door().set_open(true);
    stage.joins(2, "4");
}

#[test]
fn whom_the_door_is_closed_to_is_told_so_before_being_asked_for_a_table() {
    let stage = Stage::café();
    stage.hub().door().set_open(false);
    let answer = stage.fills(None, "/join", &[("code", &stage.secret(Role::Rapporteur))]);
    assert_eq!(answer.status, 403, "{}", answer.text());
    assert!(answer.text().contains("Nobody else is let in now; ask at the front."));
}

#[test]
fn so_many_devices_may_join_and_a_name_is_as_long_as_it_may_be() {
    let stage = Stage::with(Limits { devices: 1, name: 2, ..Limits::default() });
    let token = stage.joins(1, "4");
    stage.captures(&token, 1, "4");
    stage.knock(&stage.code(Role::Rapporteur), 2, "4").is(503, "too-many-devices");
    stage.joins(1, "5");
    assert_eq!(stage.hub().door().list()[0].name.as_deref(), Some("Ad"));
}

#[test]
fn a_newcomer_takes_the_place_of_a_device_that_left_without_a_word() {
    let stage = Stage::with(Limits { devices: 1, ..Limits::default() });
    let gone = stage.joins(1, "4");
    let token = stage.joins(2, "4");
    assert_eq!(stage.captures(&token, 1, "4").status, 200);
    stage.captures(&gone, 2, "4").is(401, "no-token");
}

#[test]
fn who_was_moved_is_still_at_the_other_table_when_it_begins_again() {
    let mut stage = Stage::new();
    stage.joins(1, "4");
    let id = stage.hub().door().list()[0].id;
    assert!(stage.hub().door().seat(id, Some(TableId::new("5"))));
    stage.restarts();
    let token = stage.joins(1, "4");
    let table = || stage.ask_as(Some(&token), "GET /v1/session", "", b"").json()["table"].clone();
    assert_eq!(table(), "5");
    assert_eq!(stage.captures(&token, 1, "5").status, 200);
}

#[test]
fn what_was_typed_at_the_table_a_device_had_is_saved_there_and_nothing_else_of_it_is_changed() {
    let mut stage = Stage::new();
    let token = stage.joins(1, "4");
    assert_eq!(stage.captures(&token, 1, "4").status, 200);
    let id = stage.hub().door().list()[0].id;
    for table in ["5", "6"] {
        assert!(stage.hub().door().seat(id, Some(TableId::new(table))));
    }
    stage.restarts();
    let token = stage.joins(1, "7");
    for (number, table) in [(2, "4"), (3, "5"), (4, "6"), (5, "7")] {
        assert_eq!(stage.captures(&token, number, table).status, 200);
        assert_eq!(stage.newest()["table"], table);
    }
    stage.captures(&token, 6, "3").is(409, "refused");
    let command = Command::Retract { notes: vec![NoteId(uuid::Uuid::from_u128(1))] };
    let body = serde_json::to_vec(&sent(7, command)).unwrap();
    let kind = "Content-Type: application/json\r\n";
    stage.ask_as(Some(&token), "POST /v1/commands", kind, &body).is(409, "refused");
}

#[test]
fn who_sits_at_no_table_writes_for_none_and_changes_nothing_of_another() {
    let stage = Stage::new();
    let code = stage.code(Role::Rapporteur);
    let lone = stage.knock_at(&code, 1, None).json()["token"].as_str().unwrap().to_owned();
    let other = stage.joins(2, "4");
    assert_eq!(stage.captures(&other, 1, "4").status, 200);
    stage.captures(&lone, 2, "4").is(422, "table-missing");
    stage.captures(&lone, 3, "77").is(422, "table-missing");
    let sends = |number, command| {
        let body = serde_json::to_vec(&sent(number, command)).unwrap();
        let kind = "Content-Type: application/json\r\n";
        stage.ask_as(Some(&lone), "POST /v1/commands", kind, &body)
    };
    let id = |number| NoteId(uuid::Uuid::from_u128(number));
    let edit = |note| Command::Edit { note, text: "other words".into(), details: None };
    sends(4, edit(id(1))).is(422, "table-missing");
    sends(5, Command::Retract { notes: vec![id(1)] }).is(422, "table-missing");
    sends(8, Command::Close).is(403, "wrong-role");
    let note = Box::new(NewNote::idea(id(6), "of no table"));
    assert_eq!(sends(6, Command::Capture { note }).status, 200);
    assert_eq!(sends(7, edit(id(6))).status, 200);
}

#[test]
fn where_there_are_tables_a_program_says_at_which_it_sits() {
    let stage = Stage::café();
    let code = stage.code(Role::Rapporteur);
    stage.knock_at(&code, 1, None).is(422, "table-missing");
    assert_eq!(stage.knock_at(&code, 1, Some("4")).json()["table"], "4");
    assert_eq!(stage.knock_at(&stage.code(Role::Viewer), 2, None).status, 200);
}

#[test]
fn a_plan_is_read_only_of_whoever_may_adopt_one() {
    let stage = Stage::new();
    let token = stage.joins(1, "4");
    let mut twice = plan();
    twice.programme.push(twice.programme[0].clone());
    let command = Command::AdoptPlan { plan: Arc::new(twice) };
    let body = serde_json::to_vec(&sent(1, command)).unwrap();
    let kind = "Content-Type: application/json\r\n";
    stage.ask_as(Some(&token), "POST /v1/commands", kind, &body).is(403, "wrong-role");
    stage.post(&body).is(422, "bad-plan");
}
