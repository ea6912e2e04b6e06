//! A projector's own program elsewhere, which follows what the room sees.

use std::sync::Arc;

use worldcafe::domain::{BlockId, Moment, Span};
use worldcafe::engine::{Gateway, Link, Notice};
use worldcafe::hub::Limits;
use worldcafe::journal::decode;
use worldcafe::session::{Command, Role, Session, apply_to};
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::model::{Mode, Model};

use super::device::Device;
use super::room::{noted, plan};
use super::stage::Stage;
use crate::support::golden::{drawn, rows};
use crate::support::seating::seats;

impl Stage {
    fn projector(&self) -> Device {
        let url = format!("http://{}/#{}", self.hub().address().at, self.secret(Role::Viewer));
        Device::looks_on(&url)
    }

    /// The whole of it, as a screen beside the journal folds it.
    fn whole(&self, waiting: Session) -> Session {
        let (mut session, mut sum) = (waiting, None);
        for line in self.journal().split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let (record, next) = decode(line, sum).unwrap();
            apply_to(&mut session, &record);
            sum = Some(next);
        }
        session
    }

    fn later(&self, device: &Device, by: Span) {
        self.clock.advance(by);
        device.clock.advance(by);
    }
}

/// What the room reads on a projector's screen.
fn read(session: &Session, now: Moment) -> String {
    let model = Model::of(session.clone(), now, Mode::Projector, (80, 24));
    rows(&drawn(&model, &Theme::new(Ground::Dark, Depth::Indexed))).join("\n")
}

#[track_caller]
fn reads_the_same(stage: &Stage, device: &Device, words: &str) {
    let whole = stage.whole(Session::waiting(Arc::new(plan()), "UTC".into()));
    let here = read(&whole, stage.local.now());
    assert_eq!(read(&device.session, device.gateway.now()), here);
    assert!(here.contains(words), "{here}");
}

fn runs(block: &'static str) -> impl Fn(&Session) -> bool {
    move |session| session.running().is_some_and(|state| state.id().as_str() == block)
}

#[test]
fn a_projector_elsewhere_reads_as_one_beside_the_journal() {
    let mut stage = Stage::café();
    let mut device = stage.projector();
    device.until(runs("c1"));
    reads_the_same(&stage, &device, "What <b>first</b>?");
    stage.later(&device, Span::seconds(61));
    reads_the_same(&stage, &device, "What <b>first</b>?");
    let (block, reason) = (BlockId::new("c1"), Some("private".into()));
    stage.facilitates(Command::Pause { block: block.clone(), reason });
    device.until(|session| session.running().is_some_and(|state| state.pause().is_some()));
    stage.later(&device, Span::seconds(61));
    reads_the_same(&stage, &device, "What <b>first</b>?");
    stage.facilitates(Command::Resume { block: block.clone() });
    device.until(|session| session.running().is_some_and(|state| state.pause().is_none()));
    stage.later(&device, Span::minutes(11));
    reads_the_same(&stage, &device, "Move now, next table");
    stage.facilitates(Command::EndBlock { block });
    device.until(runs("c2"));
    reads_the_same(&stage, &device, "What are the key issues");
    stage.facilitates(Command::Close);
    device.until(|session| session.closed.is_some());
    reads_the_same(&stage, &device, "Café <i>one</i>");
}

#[test]
fn before_it_begins_a_projector_elsewhere_says_what_comes_and_when() {
    let mut plan = plan();
    plan.programme[0].date = Some("1970-01-01".parse().unwrap());
    plan.programme[0].start = serde_json::from_str("\"01:05\"").unwrap();
    let waiting = Session::waiting(Arc::new(plan), "Europe/Zurich".into());
    let stage = Stage::waiting(waiting.clone(), Limits::default());
    let mut device = stage.projector();
    device.wait(|notice| matches!(notice, Notice::Opened(_)));
    let here = read(&waiting, stage.local.now());
    assert_eq!(read(&device.session, device.gateway.now()), here);
    assert!(here.contains("Conversation 1 · 01:05"), "{here}");
}

#[test]
fn nothing_private_reaches_a_projector_elsewhere() {
    let mut stage = Stage::café();
    let mut device = stage.projector();
    stage.facilitates(noted(1, "what a table said"));
    let (block, reason) = (BlockId::new("c1"), Some("the minister is late".into()));
    stage.facilitates(Command::Pause { block, reason });
    device.until(|session| session.running().is_some_and(|state| state.pause().is_some()));
    let known = format!("{:?} {:?}", device.session, device.seen);
    for words in ["what a table said", "minister", "Trust", "goals: [\""] {
        assert!(!known.contains(words), "{words}: {known}");
    }
    assert!(device.session.notes.is_empty() && device.session.tables.is_empty());
}

#[test]
fn a_projector_elsewhere_says_where_to_go_and_knows_names_alone() {
    let people = ["Ana Souza", "Bo", "Chidi", "Dana", "", "Fatima"];
    let mut plan = plan();
    plan.programme.insert(
        1,
        worldcafe::domain::Block {
            id: BlockId::new("move"),
            kind: worldcafe::domain::BlockKind::Move,
            ..plan.programme[0].clone()
        },
    );
    let waiting = Session::waiting(Arc::new(plan), "UTC".into());
    let mut stage = Stage::waiting(waiting.clone(), Limits::default());
    stage.facilitates(seats(&["c1", "c2"], 3, &people));
    let mut device = stage.projector();
    device.until(|session| session.seating.is_some());
    let same = |stage: &Stage, device: &Device, words: &str| {
        let here = read(&stage.whole(waiting.clone()), stage.local.now());
        assert_eq!(read(&device.session, device.gateway.now()), here);
        assert!(here.replace('\u{a0}', " ").contains(words), "{words}: {here}");
    };
    same(&stage, &device, "Table 1  Ana Souza · Dana");
    let c1 = BlockId::new("c1");
    stage.facilitates(Command::Start { block: c1.clone() });
    device.until(runs("c1"));
    same(&stage, &device, "Table 2  Bo · card 5");
    stage.later(&device, Span::seconds(121));
    let talks = read(&device.session, device.gateway.now());
    assert!(!talks.contains("Table"), "{talks}");
    stage.later(&device, Span::minutes(8));
    same(&stage, &device, "Table 1  Ana Souza · Fatima");
    stage.facilitates(Command::EndBlock { block: c1 });
    device.until(runs("move"));
    same(&stage, &device, "Table 1  Ana Souza · Fatima");
    let known = format!("{:?} {:?}", device.session, device.seen);
    assert!(!known.contains("private"), "{known}");
    stage.facilitates(Command::EndBlock { block: BlockId::new("move") });
    device.until(runs("c2"));
    stage.later(&device, Span::seconds(121));
    stage.facilitates(Command::SetHeadCount { people: Some(6) });
    device.until(|session| session.seating.is_none());
}

#[test]
fn a_projector_goes_on_when_the_hub_is_there_again_and_its_clock_never_stops() {
    let mut stage = Stage::café();
    let mut device = stage.projector();
    device.until(runs("c1"));
    stage.closes();
    device.loses_the_link();
    let before = device.gateway.now().t;
    device.clock.advance(Span::seconds(7));
    assert_eq!(device.gateway.now().t - before, Span::seconds(7));
    assert!(runs("c1")(&device.session));
    stage.opens();
    device.wait(|notice| matches!(notice, Notice::Link(Link::Up { .. })));
    stage.facilitates(Command::EndBlock { block: BlockId::new("c1") });
    device.until(runs("c2"));
    assert_eq!(stage.hub().door().list().len(), 1, "it is the same device");
}

#[test]
fn a_projector_that_is_turned_away_stays_out() {
    let stage = Stage::café();
    let mut device = stage.projector();
    device.until(runs("c1"));
    let id = stage.hub().door().list()[0].id;
    stage.hub().door().turn_away(id);
    let away = |notice: &Notice| matches!(notice, Notice::Link(Link::Down { why: Some(why), .. }) if why.contains("turned away"));
    device.wait(away);
    assert_eq!(stage.hub().door().list(), []);
}
