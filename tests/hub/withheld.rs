//! What of a plan is withheld from those at tables, whatever they ask for.

use std::sync::Arc;

use worldcafe::domain::{BlockId, Person, Plan};
use worldcafe::hub::Limits;
use worldcafe::journal::{decode, decode_sent};
use worldcafe::session::{Command, Role, Session};

use super::device::Device;
use super::following::{Heard, LINES};
use super::room::{noted, plan};
use super::stage::Stage;

/// With a note for the facilitator, a remark, and somebody's affiliation.
fn told() -> Plan {
    let mut plan = plan();
    plan.programme[0].notes = Some("secret: keep it short".to_owned());
    plan.note = Some("secret".to_owned());
    plan.questions[0].note = Some("secret".to_owned());
    plan.questions[0].categories[0].note = Some("secret".to_owned());
    let affiliation = Some("secret".to_owned());
    plan.people = vec![Person { name: "Ana".to_owned(), affiliation, ..Person::default() }];
    plan
}

fn stage() -> Stage {
    Stage::waiting(Session::waiting(Arc::new(told()), "UTC".into()), Limits::default())
}

#[test]
fn notes_for_the_facilitator_are_read_by_the_facilitator_alone() {
    let mut stage = stage();
    let browser = stage.comes_in(Role::Rapporteur, "4");
    let token = browser.0.split_once('=').unwrap().1.to_owned();
    let asks = |stage: &Stage, path: &str| {
        let told = stage.ask_as(Some(&token), &format!("GET {path}"), "", b"");
        assert_eq!(told.status, 200, "{}", told.text());
        told.text().to_owned()
    };
    assert!(!asks(&stage, "/v1/session").contains("secret"));
    assert!(stage.ask("GET /v1/session", "", b"").text().contains("secret: keep it short"));
    stage.facilitates(Command::Start { block: BlockId::new("c1") });
    let adopted = Plan { title: "Another".to_owned(), ..told() };
    stage.facilitates(Command::AdoptPlan { plan: Arc::new(adopted) });
    stage.facilitates(noted(1, "said \",\"withheld\":true"));
    let restarted = [false, true].map(|again| {
        if again {
            stage.restarts();
        }
        let lines = asks(&stage, "/v1/records?after=0");
        let follow = "GET /v1/records?after=0&follow=1";
        let mut heard = Heard::begin(stage.asking_as(Some(&token), follow, LINES, b""));
        let all: String = lines.lines().map(|_| heard.line().unwrap()).collect();
        assert_eq!(all, lines);
        lines
    });
    let [lines, afterwards] = restarted;
    assert_eq!(lines, afterwards, "written as they were, and read from the journal");
    assert!(lines.contains("Another") && !lines.contains("secret") && !lines.contains("Ana"));
    let (journal, mut sum) = (String::from_utf8(stage.journal()).unwrap(), None);
    for (whole, short) in journal.lines().zip(lines.lines()) {
        let (record, next) = decode(whole.as_bytes(), sum).unwrap();
        let (told, same) = decode_sent(short.as_bytes(), sum).unwrap();
        assert_eq!((told.seq, told.step, same), (record.seq, record.step, next));
        sum = Some(next);
    }
    let own = stage.ask("GET /v1/records?after=0", "", b"");
    assert_eq!(own.body, stage.journal(), "the facilitator's program has every word");
}

#[test]
fn no_route_tells_anybody_else_of_them() {
    let mut stage = stage();
    stage.facilitates(Command::Start { block: BlockId::new("c1") });
    let adds = stage.invites_participants();
    let browsers = [stage.comes_in(Role::Viewer, ""), stage.comes_with(&adds, "4")];
    for browser in browsers {
        for path in ["session", "records", "view", "screen", "room", "table"] {
            let told = stage.looks(Some(&browser), &format!("/v1/{path}?after=0"));
            assert!(!told.text().contains("secret"), "{path}: {}", told.text());
        }
        for path in ["/", "/table", "/screen"] {
            let told = stage.looks(Some(&browser), path);
            assert!(!told.text().contains("secret"), "{path}: {}", told.text());
        }
    }
}

#[test]
fn a_device_folds_what_it_is_told_and_goes_on_from_there_after_a_restart() {
    let mut stage = stage();
    stage.facilitates(Command::Start { block: BlockId::new("c1") });
    let home = tempfile::tempdir().unwrap();
    let mut device = Device::stands(&stage.link(), home.path());
    stage.facilitates(noted(1, "before"));
    device.until(|session| session.notes.len() == 1);
    stage.restarts();
    let seq = stage.client().standing().unwrap().seq;
    stage.facilitates(noted(2, "behind"));
    device.until(|session| session.notes.len() == 2 && session.tail.seq > seq);
    assert_eq!(device.session.plan.people, []);
    assert_eq!(device.session.plan.programme[0].notes, None);
}
