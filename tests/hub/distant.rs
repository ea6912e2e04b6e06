//! A device that joins, loses its line and comes back.

use std::fs;

use worldcafe::domain::{BlockId, NoteId, Seq, Span, Stamp, TableId};
use worldcafe::engine::{Gateway, Link, Notice};
use worldcafe::session::{Command, NewNote, Role, Seats};

use super::device::{Device, HASTY, of_table, texts};
use super::room::noted;
use super::stage::{Stage, idea, sent};
use crate::support::seating::seats;

fn ideas(numbers: impl IntoIterator<Item = u128>) -> Vec<String> {
    numbers.into_iter().map(|number| format!("idea {number}")).collect()
}

fn said(device: &Device) -> Vec<String> {
    texts(&device.session).iter().map(|text| text.to_string()).collect()
}

#[test]
fn what_a_device_says_is_kept_there_then_saved_and_known_to_all() {
    let mut stage = Stage::new();
    let home = tempfile::tempdir().unwrap();
    let mut device = Device::stands(&stage.link(), home.path());
    let ticket = device.says(1);
    device.is_kept(ticket);
    let saved = device.wait(|it| matches!(it, Notice::Recorded { .. } | Notice::Nothing { .. }));
    assert!(
        matches!(saved, Notice::Recorded { ticket: Some(it), .. } if it == ticket),
        "{saved:?}"
    );
    stage.learns_of(1);
    stage.client().command(&sent(9, idea(2))).unwrap();
    let told = device.wait(|it| matches!(it, Notice::Recorded { .. }));
    assert!(matches!(told, Notice::Recorded { ticket: None, .. }), "{told:?}");
    assert_eq!(said(&device), ideas(1..=2));
    assert_eq!(device.leaves(), Default::default());
}

#[test]
fn a_device_is_told_its_table_and_moves_with_it() {
    let stage = Stage::new();
    let home = tempfile::tempdir().unwrap();
    let mut device = Device::stands(&stage.link(), home.path());
    let at = |name: &str| {
        let table = Some(TableId::new(name));
        move |it: &Notice| matches!(it, Notice::Link(Link::Up { table: told }) if *told == table)
    };
    device.wait(at("4"));
    let id = stage.hub().door().list()[0].id;
    stage.hub().door().seat(id, Some(TableId::new("5")));
    device.wait(at("5"));
}

#[test]
fn who_adds_ideas_to_a_table_knows_it_alone_and_keeps_what_was_said_meanwhile() {
    let mut stage = Stage::café();
    let (secret, home) = (stage.invites_participants(), tempfile::tempdir().unwrap());
    let at = stage.hub().address().at;
    let url = format!("http://{at}/#{secret}");
    for (number, table) in [(10, "4"), (11, "5")] {
        stage.facilitates(said_at(number, table));
    }
    let mut device = Device::joins(&url, home.path());
    device.wait(|it| matches!(it, Notice::Link(Link::As(Role::Participant))));
    device.until(|session| session.notes.len() == 1);
    assert_eq!(texts(&device.session)[0].as_ref(), "idea 10");
    assert!(device.session.running().is_some() && !device.session.categories.is_empty());
    let ticket = device.says(20);
    device.is_saved(ticket);
    assert_eq!(device.session.notes.len(), 2);
    stage.facilitates(said_at(12, "5"));
    stage.facilitates(said_at(13, "4"));
    device.until(|session| session.notes.len() == 3);
    stage.closes();
    device.loses_the_link();
    let kept = device.says(21);
    device.is_kept(kept);
    drop(device.leaves());
    let mut device = Device::joins(&url, home.path());
    device.wait(|it| matches!(it, Notice::Link(Link::As(Role::Participant))));
    device.opens();
    stage.moves_to(at);
    device.until(|session| session.notes.iter().any(|note| &*note.words.text == "idea 21"));
    stage.facilitates(Command::EndBlock { block: BlockId::new("c1") });
    device.until(|session| session.running().is_some_and(|it| it.id().as_str() == "c2"));
    let id = stage.hub().door().list()[0].id;
    assert!(stage.hub().door().seat(id, Some(TableId::new("5"))));
    device.until(|session| texts(session).iter().all(|it| ["idea 11", "idea 12"].contains(&&**it)));
    assert_eq!(device.leaves(), Default::default());
    assert_eq!(stage.texts().len(), 6);
}

#[test]
fn who_adds_ideas_to_a_table_reads_who_sits_there_and_where_to_go() {
    let mut stage = Stage::café();
    let (secret, home) = (stage.invites_participants(), tempfile::tempdir().unwrap());
    let url = format!("http://{}/#{secret}", stage.hub().address().at);
    let people: Vec<String> = (0..12).map(|at| format!("Guest {at}")).collect();
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    stage.facilitates(seats(&["c1", "c2"], 6, &people));
    let mut device = Device::joins(&url, home.path());
    device.until(|session| session.seating.is_some());
    let read = |device: &Device, table: &str| {
        let here = Seats::here(&device.session, device.gateway.now().t, table);
        here.map(|it| it.people).unwrap_or_default()
    };
    assert_eq!(read(&device, "4"), ["Guest 3", "Guest 9"]);
    assert_eq!(read(&device, "1"), ["Guest 0", "Guest 6"], "people look for their tables");
    assert_eq!(device.session.people_here(), Some(12));
    stage.clock.advance(Span::minutes(5));
    stage.facilitates(said_at(10, "4"));
    device.until(|session| session.notes.len() == 1);
    assert_eq!(Seats::of(&device.session, &BlockId::new("c1")).unwrap().tables().len(), 1);
    let known = format!("{:?}", device.session);
    assert!(!known.contains("private"), "{known}");
}

/// What somebody at a table said, as the facilitator types it.
fn said_at(number: u128, table: &str) -> Command {
    let id = NoteId(uuid::Uuid::from_u128(number));
    let idea = NewNote::idea(id, format!("idea {number}"));
    Command::Capture { note: Box::new(NewNote { table: Some(TableId::new(table)), ..idea }) }
}

#[test]
fn who_is_turned_away_stays_out_and_keeps_what_was_said() {
    let stage = Stage::new();
    let home = tempfile::tempdir().unwrap();
    let mut device = Device::stands(&stage.link(), home.path());
    let id = stage.hub().door().list()[0].id;
    stage.hub().door().turn_away(id);
    let told = device.wait(|it| matches!(it, Notice::Link(Link::Down { why: Some(_), .. })));
    let Notice::Link(Link::Down { why: Some(why), .. }) = told else { panic!() };
    assert_eq!(why, "this device was turned away; ask at the front");
    let ticket = device.says(1);
    device.is_kept(ticket);
    assert_eq!(stage.hub().door().list(), []);
    assert_eq!(stage.client().standing().unwrap().seq, Seq(0), "nothing of it came through");
    stage.hub().door().set_open(true);
    device.is_saved(ticket);
    assert_eq!(device.leaves(), Default::default(), "let in again, it goes on by itself");
}

#[test]
fn a_device_that_was_in_opens_where_nobody_answers_and_sends_once_somebody_does() {
    let mut stage = Stage::café();
    let (home, link) = (tempfile::tempdir().unwrap(), stage.link());
    let mut device = Device::stands(&link, home.path());
    stage.closes();
    device.loses_the_link();
    let left = device.says(1);
    device.is_kept(left);
    assert_eq!(device.leaves().waiting, 1);
    let mut device = Device::stands(&link, home.path());
    let running = device.session.running().map(|state| state.id().as_str().to_owned());
    assert_eq!(running.as_deref(), Some("c1"), "what was asked is remembered");
    assert!(device.session.notes.is_empty(), "and nothing that was said");
    let told = device.wait(|notice| matches!(notice, Notice::Kept { .. }));
    let Notice::Kept { ticket: left, .. } = told else { panic!() };
    device.loses_the_link();
    let typed = device.says(2);
    device.is_kept(typed);
    stage.opens();
    let opened = device.wait(|notice| matches!(notice, Notice::Opened(_)));
    assert!(matches!(opened, Notice::Opened(it) if it.session.tail.seq > Seq(0)));
    [left, typed].into_iter().for_each(|ticket| device.is_saved(ticket));
    device.until(|session| session.notes.len() == 2);
    assert_eq!(said(&device), ideas(1..=2));
}

#[test]
fn a_device_that_begins_where_nobody_answers_knows_the_time_and_when_it_was_told_last() {
    let mut stage = Stage::café();
    let (home, link) = (tempfile::tempdir().unwrap(), stage.link());
    stage.clock.advance(Span::minutes(10));
    let told = stage.client().standing().unwrap().now;
    Device::stands(&link, home.path()).leaves();
    stage.closes();
    let later = Span::minutes(7);
    let mut device = Device::after(later, &link, of_table(home.path(), "4"), HASTY);
    device.opens();
    assert_eq!(device.gateway.now().t, told + later);
    let lost = device.wait(|notice| matches!(notice, Notice::Link(Link::Down { .. })));
    assert!(matches!(lost, Notice::Link(Link::Down { since, .. }) if since.t == told), "{lost:?}");
}

#[test]
fn what_was_refused_and_is_taken_all_the_same_needs_nobody_any_more() {
    let stage = Stage::new();
    let home = tempfile::tempdir().unwrap();
    let mut device = Device::stands(&stage.link(), home.path());
    let id = stage.hub().door().list()[0].id;
    stage.hub().door().mute(id, true);
    let refused = device.says(1);
    device.wait(|it| matches!(it, Notice::Returned { ticket, .. } if *ticket == refused));
    let Command::Capture { note } = idea(1) else { panic!() };
    let note = Box::new(NewNote { table: Some(TableId::new("4")), ..*note });
    stage.client().command(&sent(9, Command::Capture { note })).unwrap();
    device.wait(|it| matches!(it, Notice::Nothing { ticket } if *ticket == refused));
    assert_eq!(said(&device), ideas(1..=1));
    assert_eq!(device.leaves(), Default::default());
}

#[test]
fn what_was_refused_is_told_once_also_where_the_session_is_read_afresh() {
    let mut stage = Stage::café();
    let (home, link) = (tempfile::tempdir().unwrap(), stage.link());
    let mut device = Device::stands(&link, home.path());
    let ghost = NoteId(uuid::Uuid::from_u128(99));
    device.submits(Command::AddDetail { note: ghost, level: 1, text: "words".into(), id: None });
    device.wait(|notice| matches!(notice, Notice::Returned { .. }));
    drop(device);
    stage.closes();
    let mut device = Device::stands(&link, home.path());
    device.wait(|notice| matches!(notice, Notice::Returned { .. }));
    stage.opens();
    device.wait(|notice| matches!(notice, Notice::Opened(_)));
    device.wait(|notice| matches!(notice, Notice::Link(Link::Up { .. })));
    assert!(!device.seen.iter().any(|notice| matches!(notice, Notice::Returned { .. })));
    let next = device.says(1);
    device.is_saved(next);
    assert!(!device.seen.iter().any(|notice| matches!(notice, Notice::Returned { .. })));
}

#[test]
fn what_a_device_remembers_has_nobodys_name_and_nothing_that_was_said() {
    let mut stage = Stage::café();
    stage.facilitates(noted(1, "what was said"));
    let host = Some("Ada".to_owned());
    stage.facilitates(Command::SetHost { table: TableId::new("4"), host });
    let home = tempfile::tempdir().unwrap();
    let mut device = Device::stands(&stage.link(), home.path());
    device.wait(|notice| matches!(notice, Notice::Link(Link::Up { .. })));
    drop(device);
    let kept = fs::read_dir(home.path()).unwrap().map(|it| it.unwrap().path());
    let kept: String = kept.map(|path| fs::read_to_string(path).unwrap()).collect();
    assert!(kept.contains("What <b>first</b>?"), "{kept}");
    let secret = stage.link().split_once('#').unwrap().1.to_owned();
    for words in ["what was said", "Ada", &secret] {
        assert!(!kept.contains(words), "{words}: {kept}");
    }
}

#[test]
fn a_device_comes_in_by_a_code_and_by_the_facilitators_own_address() {
    let stage = Stage::new();
    let (code_home, own_home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let invites = stage.hub().door().invites();
    let code = invites.iter().find(|it| it.role == Role::Rapporteur).unwrap().code.shown();
    let (at, _) = stage.link().split_once('#').map(|(at, _)| (at.to_owned(), ())).unwrap();
    let by_code = Device::stands(&format!("{at}#{}", code.to_lowercase()), code_home.path());
    let own = Device::stands(&stage.hub().address().with_token(), own_home.path());
    assert_eq!(stage.hub().door().list().len(), 1, "the facilitator's own is no device");
    drop((by_code, own));
}

#[test]
fn a_device_that_comes_late_has_all_of_it_and_the_hubs_time() {
    let stage = Stage::new();
    let mut client = stage.client();
    for n in 1..=20 {
        client.command(&sent(n, idea(n))).unwrap();
    }
    stage.clock.advance(Span::minutes(3));
    let home = tempfile::tempdir().unwrap();
    let device = Device::stands(&stage.link(), home.path());
    assert_eq!(said(&device), ideas(1..=20));
    assert_eq!(device.gateway.now().t, Stamp(180_000));
    device.clock.advance(Span::seconds(5));
    assert_eq!(device.gateway.now().t, Stamp(185_000));
}

#[test]
fn without_a_line_words_are_kept_and_sent_once_it_stands_again() {
    let mut stage = Stage::new();
    let home = tempfile::tempdir().unwrap();
    let mut device = Device::stands(&stage.link(), home.path());
    let first = device.says(1);
    device.is_saved(first);
    stage.closes();
    device.loses_the_link();
    let tickets: Vec<_> = (2..=6).map(|n| device.says(n)).collect();
    tickets.iter().for_each(|ticket| device.is_kept(*ticket));
    assert_eq!(device.session.notes.len(), 1);
    stage.opens();
    device.wait(|notice| matches!(notice, Notice::Link(Link::Up { .. })));
    tickets.iter().for_each(|ticket| device.is_saved(*ticket));
    device.until(|session| session.notes.len() == 6);
    assert_eq!(said(&device), ideas(1..=6), "in the order they were said");
}

#[test]
fn a_device_that_slept_sends_what_was_said_before_and_has_the_hubs_time_again() {
    let mut stage = Stage::café();
    let home = tempfile::tempdir().unwrap();
    let mut device = Device::stands(&stage.link(), home.path());
    stage.closes();
    device.loses_the_link();
    let ticket = device.says(1);
    device.is_kept(ticket);
    // Eight hours, and clocks that go apart in them.
    device.clock.advance(Span::minutes(8 * 60));
    stage.clock.advance(Span::minutes(8 * 60 + 1));
    stage.opens();
    device.is_saved(ticket);
    device.wait(|notice| matches!(notice, Notice::Link(Link::Up { .. })));
    assert_eq!(device.gateway.now().t, stage.local.now().t);
}

#[test]
fn what_was_left_on_a_device_is_sent_when_it_joins_again_at_another_address() {
    let mut stage = Stage::new();
    let home = tempfile::tempdir().unwrap();
    let mut device = Device::stands(&stage.link(), home.path());
    stage.closes();
    device.loses_the_link();
    let ticket = device.says(1);
    device.is_kept(ticket);
    assert_eq!(device.leaves().waiting, 1);
    stage.moves();
    let mut device = Device::stands(&stage.link(), home.path());
    let told = device.wait(|notice| matches!(notice, Notice::Kept { .. }));
    let Notice::Kept { ticket, command } = told else { panic!() };
    assert!(matches!(*command, Command::Capture { note } if &*note.text == "idea 1"));
    device.is_saved(ticket);
    device.until(|session| session.notes.len() == 1);
    drop(device);
    let outboxes = fs::read_dir(home.path()).unwrap().map(|it| it.unwrap().path());
    let outboxes = outboxes.filter(|path| path.extension().is_some_and(|it| it == "jsonl"));
    let left: Vec<u64> = outboxes.map(|path| fs::metadata(path).unwrap().len()).collect();
    assert_eq!(left, [0]);
}

#[test]
fn what_the_hub_refuses_stays_with_its_reason_until_it_is_let_go() {
    let stage = Stage::new();
    let home = tempfile::tempdir().unwrap();
    let mut device = Device::stands(&stage.link(), home.path());
    let ghost = NoteId(uuid::Uuid::from_u128(99));
    let ticket = device.submits(Command::AddDetail {
        note: ghost,
        level: 1,
        text: "words".into(),
        id: None,
    });
    let told = device.wait(|notice| matches!(notice, Notice::Returned { .. }));
    let Notice::Returned { ticket: it, why, .. } = told else { panic!() };
    assert_eq!(it, ticket);
    assert!(why.starts_with("there is no such note"), "{why}");
    let next = device.says(1);
    device.is_saved(next);
    assert_eq!(device.leaves().returned, 1);
    let mut device = Device::stands(&stage.link(), home.path());
    let told = device.wait(|notice| matches!(notice, Notice::Returned { .. }));
    let Notice::Returned { ticket, command, .. } = told else { panic!() };
    assert!(matches!(*command, Command::AddDetail { text, .. } if &*text == "words"));
    device.gateway.let_go(ticket);
    assert_eq!(device.leaves().returned, 0);
}

#[test]
fn one_table_joins_once_on_a_computer() {
    let stage = Stage::new();
    let home = tempfile::tempdir().unwrap();
    let first = Device::stands(&stage.link(), home.path());
    let mut second = Device::joins(&stage.link(), home.path());
    let told = second.wait(|notice| matches!(notice, Notice::Failed(_)));
    let Notice::Failed(why) = told else { panic!() };
    assert!(why.words.contains("another window"), "{why:?}");
    drop(first);
}

#[test]
fn where_nobody_knows_the_secret_or_the_table_it_is_said() {
    let stage = Stage::new();
    let home = tempfile::tempdir().unwrap();
    let told = |mut device: Device| {
        let told = device.wait(|it| matches!(it, Notice::Failed(_)));
        let Notice::Failed(why) = told else { panic!() };
        why
    };
    let failed = |url: &str| told(Device::joins(url, home.path())).words;
    let (at, _) =
        stage.link().split_once('#').map(|(at, it)| (at.to_owned(), it.to_owned())).unwrap();
    let unknown = failed(&format!("{at}#{}", "0".repeat(64)));
    assert_eq!(unknown, "this lets nobody into the open session");
    assert_eq!(
        failed(&format!("{at}#ABC-DEF-GHJ")),
        "this is no code of the open session; ask at the front"
    );
    let café = Stage::café();
    let why = told(Device::at(&café.link(), home.path(), HASTY, "77"));
    assert_eq!(why.words, "there is no such table, or it is closed; say another");
    assert_eq!(why.hint, "join again with the table's number or name, as in --table 4");
}
