//! Commands up and records down.

use std::sync::mpsc::RecvTimeoutError;

use worldcafe::domain::Seq;
use worldcafe::engine::{Gateway, StepChoice};
use worldcafe::hub::{ClientError, Receipt};
use worldcafe::journal::decode;
use worldcafe::session::{Command, Role, Session, apply_to};

use super::stage::{FOR_EVER, Stage, heard, idea, sent};

#[test]
fn a_command_is_answered_with_the_line_it_became_once_that_is_on_disk() {
    let mut stage = Stage::new();
    let mut client = stage.client();
    let standing = client.standing().unwrap();
    assert_eq!((standing.role, standing.seq, &*standing.sum), (Role::Facilitator, Seq(0), ""));
    assert!(standing.plan.is_some());
    for n in 1..=3 {
        let receipt = client.command(&sent(n, idea(n))).unwrap();
        let journal = String::from_utf8(stage.journal()).unwrap();
        let last = journal.lines().last().unwrap();
        let sum = receipt.sum.unwrap();
        assert!(last.ends_with(&format!("\"sum\":\"{}\"}}", sum.as_str())), "{last}");
        assert_eq!((u128::from(receipt.seq.0), receipt.fresh), (n, true));
    }
    stage.learns_of(3);
    let standing = client.standing().unwrap();
    assert_eq!((standing.seq, standing.plan), (Seq(3), None));
}

#[test]
fn sending_twice_makes_one_idea_under_the_same_id_or_another() {
    let stage = Stage::new();
    let mut client = stage.client();
    let first = client.command(&sent(1, idea(7))).unwrap();
    assert_eq!(client.command(&sent(1, idea(7))).unwrap(), first);
    let again = client.command(&sent(2, idea(7))).unwrap();
    assert_eq!(again, Receipt { fresh: false, ..first });
    let other = client.command(&sent(1, idea(8))).unwrap_err();
    assert!(matches!(other, ClientError::Problem { ref code, .. } if code == "id-taken"));
    let head_count = |people| Command::SetHeadCount { people: Some(people) };
    for _ in 0..2 {
        client.command(&sent(5, head_count(40))).unwrap();
        client.command(&sent(6, head_count(41))).unwrap();
    }
    let lines = stage.journal().split(|byte| *byte == b'\n').count() - 1;
    assert_eq!(lines, 3, "one idea, two counts");
}

#[test]
fn records_go_down_as_the_lines_of_the_journal_whoever_decided_them() {
    let mut stage = Stage::new();
    let mut client = stage.client();
    client.command(&sent(1, idea(1))).unwrap();
    stage.local.submit(idea(2), StepChoice::New);
    stage.learns_of(2);
    let waited = stage.ask("GET /v1/records?after=1&wait=1", "", b"").body;
    let all = client.records(Seq(0)).unwrap();
    assert_eq!(all, stage.journal());
    assert!(all.ends_with(&waited) && !waited.is_empty());
    assert!(client.records(Seq(2)).unwrap().is_empty());
    let (mut session, mut sum) = (Session::default(), None);
    for line in all.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let (record, next) = decode(line, sum).unwrap();
        apply_to(&mut session, &record);
        sum = Some(next);
    }
    assert_eq!(session.notes.len(), 2);
}

#[test]
fn whoever_waits_for_records_has_them_as_soon_as_they_are_there() {
    let stage = Stage::new();
    let mut client = stage.client();
    client.command(&sent(1, idea(1))).unwrap();
    let before = stage.journal();
    let waiting = stage.asking("GET /v1/records?after=1&wait=1", "", b"");
    client.command(&sent(2, idea(2))).unwrap();
    assert_eq!([before, heard(waiting).body].concat(), stage.journal());
}

#[test]
fn a_step_can_be_continued_and_is_turned_back_in_one() {
    let stage = Stage::new();
    let mut client = stage.client();
    client.command(&sent(1, idea(1))).unwrap();
    let mut second = sent(2, idea(2));
    second.continues = Some(sent(1, idea(1)).id);
    client.command(&second).unwrap();
    let steps: Vec<u64> = String::from_utf8(stage.journal())
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|record| record["step"].as_u64().unwrap())
        .collect();
    assert_eq!(steps, [1, 1]);
}

#[test]
fn a_refusal_is_a_problem_with_a_code_and_echoes_nothing() {
    let stage = Stage::new();
    let refused = br#"{"id":"00000000-0000-0000-0000-000000000001",
        "command":{"end-block":{"block":"<script>"}}}"#;
    let answer = stage.post(refused);
    answer.is(409, "refused");
    let garbled = stage.post(b"{\"id\":\"<script>\"}");
    garbled.is(400, "not-understood");
    for answer in [answer, garbled, stage.ask("GET /<script>", "", b"")] {
        assert!(!String::from_utf8(answer.body).unwrap().contains("script"));
    }
    assert!(matches!(stage.client().command(&sent(2, Command::Reopen)), Err(ClientError::Refused)));
}

#[test]
fn a_hub_that_is_closed_leaves_the_session_running_and_is_said_to_be_gone() {
    let mut stage = Stage::new();
    let mut client = stage.client();
    client.command(&sent(1, idea(1))).unwrap();
    stage.closes();
    let gone = client.command(&sent(2, idea(2))).unwrap_err();
    assert!(matches!(gone, ClientError::Nobody { .. }), "{gone}");
    let Stage { mut local, .. } = stage;
    local.submit(idea(3), StepChoice::New);
    assert_eq!(local.close(FOR_EVER), Ok(()));
}

#[test]
fn a_session_that_ends_takes_its_hub_with_it() {
    let stage = Stage::new();
    let mut client = stage.client();
    client.standing().unwrap();
    let Stage { local, ended, .. } = stage;
    assert_eq!(local.close(FOR_EVER), Ok(()));
    assert_eq!(ended.recv_timeout(FOR_EVER), Err(RecvTimeoutError::Disconnected));
    assert!(client.standing().is_err());
}

#[test]
fn a_plan_with_faults_is_not_adopted_whoever_sends_it() {
    let stage = Stage::new();
    let block = serde_json::json!({ "id": "c1", "title": "Round", "kind": "conversation" });
    let adopt = |programme: serde_json::Value| {
        let plan = serde_json::json!({ "schema": 1, "title": "Café", "programme": programme });
        let id = uuid::Uuid::from_u128(1);
        serde_json::json!({ "id": id, "command": { "adopt-plan": { "plan": plan } } }).to_string()
    };
    let twice = adopt(serde_json::json!([block, block]));
    stage.post(twice.as_bytes()).is(422, "bad-plan");
    assert_eq!(stage.client().standing().unwrap().seq, Seq(0));
    assert_eq!(stage.post(adopt(serde_json::json!([block])).as_bytes()).status, 200);
}
