//! A café with a plan behind a hub, and devices with a browser in it.

use std::sync::Arc;

use serde_json::{Value, json};
use uuid::Uuid;
use worldcafe::domain::{BlockId, NoteId, Plan, Seq, TableId};
use worldcafe::engine::{Gateway, StepChoice};
use worldcafe::hub::Limits;
use worldcafe::session::{Command, NewNote, Role, Session};

use super::stage::{Answer, Stage};
use crate::support::waiting::wait_for;

/// A device that came in by a form: its cookie.
pub(super) struct Browser(pub(super) String);

/// Two rounds of ten minutes on two questions, four tables.
pub(super) fn plan() -> Plan {
    let plan = json!({
        "schema": 1,
        "title": "Café <i>one</i>",
        "tables": 4,
        "questions": [
            { "id": "q1", "text": "What <b>first</b>?", "categories": [
                { "id": "ca", "letter": "a", "label": "Trust" },
                { "id": "cb", "letter": "b", "label": "ثقة \"&\" <u>" },
            ] },
            { "id": "q2", "text": "What are the key issues that government should play an active role in?", "categories": [{ "id": "ca", "label": "Else" }] },
        ],
        "programme": [
            { "id": "c1", "kind": "conversation", "title": "Conversation 1", "length": "10m",
              "question": "q1" },
            { "id": "c2", "kind": "conversation", "title": "Conversation 2", "length": "10m",
              "question": "q2" },
            { "id": "th", "kind": "town-hall", "title": "Town hall", "length": "10m" },
        ],
    });
    serde_json::from_value::<Plan>(plan).unwrap().identified()
}

impl Stage {
    /// A café whose first round runs.
    pub(super) fn café() -> Self {
        Self::café_with(Limits::default())
    }

    pub(super) fn café_with(limits: Limits) -> Self {
        let waiting = Session::waiting(Arc::new(plan()), "UTC".into());
        let mut stage = Self::waiting(waiting, limits);
        stage.facilitates(Command::Start { block: BlockId::new("c1") });
        stage
    }

    /// Has the facilitator do something, down to the disk and to the hub.
    pub(super) fn facilitates(&mut self, command: Command) {
        let before = self.seq();
        self.local.submit(command, StepChoice::New);
        self.learns_of(before + 1);
        let seq = || {
            self.client().records(Seq(before)).unwrap();
            self.seq()
        };
        wait_for(seq, |seq| *seq > before);
    }

    fn seq(&self) -> u64 {
        self.client().standing().unwrap().seq.0
    }

    pub(super) fn secret(&self, role: Role) -> String {
        let invites = self.hub().door().invites();
        let invite = invites.iter().find(|it| it.role == role).unwrap();
        let link = invite.link(self.hub().address().at);
        link.split_once('#').unwrap().1.to_owned()
    }

    /// Fills a form in.
    pub(super) fn fills(
        &self,
        browser: Option<&Browser>,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let origin = format!("Origin: http://{}\r\n", self.hub().address().at);
        self.fills_from(&origin, browser, path, fields)
    }

    pub(super) fn fills_from(
        &self,
        origin: &str,
        browser: Option<&Browser>,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let cookie = browser.map(|it| format!("Cookie: {}\r\n", it.0)).unwrap_or_default();
        let kind = "Content-Type: application/x-www-form-urlencoded\r\n";
        let headers = format!("{origin}{cookie}{kind}");
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.ask_as(None, &format!("POST {path}"), &headers, body.as_bytes())
    }

    pub(super) fn looks(&self, browser: Option<&Browser>, path: &str) -> Answer {
        let cookie = browser.map(|it| format!("Cookie: {}\r\n", it.0)).unwrap_or_default();
        self.ask_as(None, &format!("GET {path}"), &cookie, b"")
    }

    pub(super) fn comes_in(&self, role: Role, table: &str) -> Browser {
        self.comes_with(&self.secret(role), table)
    }

    /// A device of the table's own.
    pub(super) fn comes_with(&self, secret: &str, table: &str) -> Browser {
        let device = Uuid::from_u128(77 + table.parse::<u128>().unwrap_or_default()).to_string();
        let [code, table] = [("code", secret), ("table", table)];
        let answer = self.fills(None, "/join", &[code, table, ("device", &device), ("asked", "1")]);
        assert_eq!(answer.status, 303, "{}", answer.text());
        let cookie = answer.header("set-cookie").unwrap();
        Browser(cookie.split(';').next().unwrap().to_owned())
    }

    /// Opens the hub anew with an invite for the people of table 4, and gives its secret.
    pub(super) fn invites_participants(&mut self) -> String {
        let secret = "5".repeat(64);
        let path = self.folder.path().join("devices.json");
        let mut kept: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let invite = json!({
            "secret": secret, "code": "ABC-DEF-GHJ", "role": "participant", "table": "4",
        });
        kept["invites"].as_array_mut().unwrap().push(invite);
        std::fs::write(&path, kept.to_string()).unwrap();
        self.moves_to("127.0.0.1:0".parse().unwrap());
        secret
    }

    pub(super) fn texts(&self) -> Vec<String> {
        let journal = String::from_utf8(self.journal()).unwrap();
        let records = journal.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let events = records.flat_map(|record| record["events"].as_array().unwrap().clone());
        let text = |event: Value| event["note-captured"]["text"].as_str().map(str::to_owned);
        events.filter_map(text).collect()
    }

    /// The newest note that was captured.
    pub(super) fn newest(&self) -> Value {
        let journal = String::from_utf8(self.journal()).unwrap();
        let last = journal.lines().rev().find(|line| line.contains("note-captured")).unwrap();
        let record: Value = serde_json::from_str(last).unwrap();
        let captured = |event: &Value| event.get("note-captured").cloned();
        record["events"].as_array().unwrap().iter().find_map(captured).unwrap()
    }
}

/// A note of table 4, typed by the facilitator.
pub(super) fn noted(number: u128, text: &str) -> Command {
    let idea = NewNote::idea(NoteId(Uuid::from_u128(number)), text);
    let block = Some(BlockId::new("c1"));
    Command::Capture { note: Box::new(NewNote { table: Some(TableId::new("4")), block, ..idea }) }
}
