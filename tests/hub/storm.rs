//! Devices at a hub that is restarted, over lines that delay, cut, double and lose.

use std::collections::BTreeSet;

use worldcafe::journal::decode;
use worldcafe::session::{Session, apply_to};

use super::device::{Device, texts};
use super::faulty::{Chance, Proxy};
use super::stage::Stage;

const DEVICES: u128 = 4;
const NOTES: u128 = 12;

fn of_journal(stage: &Stage) -> Session {
    let (mut session, mut sum) = (Session::default(), None);
    for line in stage.journal().split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let (record, next) = decode(line, sum).unwrap();
        apply_to(&mut session, &record);
        sum = Some(next);
    }
    session
}

fn storm(seed: u64) {
    let mut stage = Stage::new();
    let proxy = Proxy::before(stage.hub().address().at, seed);
    let (url, chance) = (proxy.url(&stage.link()), Chance::of(!seed));
    let homes: Vec<_> = (0..DEVICES).map(|_| tempfile::tempdir().unwrap()).collect();
    let mut devices: Vec<Device> =
        homes.iter().map(|home| Device::stands(&url, home.path())).collect();
    for note in 0..NOTES {
        for (device, number) in devices.iter_mut().zip(0..) {
            let ticket = device.says(1 + number * 1000 + note);
            device.is_kept(ticket);
        }
        if chance.below(4) == 0 {
            stage.closes();
            stage.opens();
        }
        // Somebody's device is restarted, with what it has not sent.
        if chance.below(4) == 0 {
            let place = usize::try_from(chance.below(DEVICES as u64)).unwrap();
            let gone = devices.remove(place);
            drop(gone.leaves());
            devices.insert(place, Device::stands(&url, homes[place].path()));
        }
    }
    proxy.calms();
    let all = usize::try_from(DEVICES * NOTES).unwrap();
    for device in &mut devices {
        device.until(|session| session.notes.len() == all);
    }
    let whole = of_journal(&stage);
    let distinct: BTreeSet<_> = texts(&whole).into_iter().collect();
    assert_eq!((whole.notes.len(), distinct.len()), (all, all), "seed {seed}");
    for device in &devices {
        assert_eq!(device.session, whole, "seed {seed}");
    }
    for device in devices {
        assert_eq!(device.leaves(), Default::default(), "seed {seed}");
    }
}

#[test]
fn over_bad_lines_to_a_hub_that_restarts_nothing_is_lost_and_nothing_doubled() {
    (1..=6).for_each(storm);
}
