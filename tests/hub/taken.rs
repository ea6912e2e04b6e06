//! A note whose identity other words have, at a table its device knows nothing of.

use uuid::Uuid;
use worldcafe::domain::{NoteId, TableId};
use worldcafe::engine::{Gateway, Notice};
use worldcafe::session::{Command, NewNote};

use super::device::Device;
use super::stage::Stage;

#[test]
fn whoever_adds_ideas_sends_such_a_note_again_as_one_of_its_own() {
    let mut stage = Stage::café();
    let (secret, home) = (stage.invites_participants(), tempfile::tempdir().unwrap());
    let url = format!("http://{}/#{secret}", stage.hub().address().at);
    let note = NewNote::idea(NoteId(Uuid::from_u128(20)), "elsewhere");
    let note = Box::new(NewNote { table: Some(TableId::new("5")), ..note });
    stage.facilitates(Command::Capture { note });
    let mut device = Device::stands(&url, home.path());
    device.says(20);
    let told = device.wait(|notice| matches!(notice, Notice::Returned { .. }));
    let Notice::Returned { why, .. } = told else { panic!() };
    assert!(why.starts_with("other words were saved"), "{why}");
    assert_eq!(device.leaves().returned, 1);
    let mut device = Device::stands(&url, home.path());
    let told = device.wait(|notice| matches!(notice, Notice::Returned { .. }));
    let Notice::Returned { ticket, command, .. } = told else { panic!() };
    let again = device.submits(*command);
    device.gateway.let_go(ticket);
    device.is_saved(again);
    assert_eq!(device.leaves(), Default::default());
    assert_eq!(stage.texts(), ["elsewhere", "idea 20"]);
}
