//! Devices at a hub that is restarted with its engine and once moved, over lines that delay, cut,
//! double and lose, while rounds end. `STORM=3` tries the whole storm of 40 devices with so many
//! seeds, which takes minutes, in place of the short one.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;
use tempfile::TempDir;
use uuid::Uuid;
use worldcafe::domain::{BlockId, NoteId, Plan, Span, TableId};
use worldcafe::hub::{Limits, Patience, Receipt};
use worldcafe::journal::{Sum, decode};
use worldcafe::session::{Command, Event, NewNote, Session, apply_to};

use super::device::{Device, HASTY};
use super::faulty::{Chance, Proxy};
use super::stage::Stage;

#[derive(Clone, Copy)]
struct Size {
    devices: usize,
    rounds: usize,
    /// Of each device in each round.
    notes: usize,
    restarts: usize,
}

const SHORT: Size = Size { devices: 4, rounds: 2, notes: 6, restarts: 3 };
const WHOLE: Size = Size { devices: 40, rounds: 6, notes: 30, restarts: 20 };

/// A device that is left does not wait: what was not sent stays in its outbox.
const ABRUPT: Patience = Patience { parting: std::time::Duration::ZERO, ..HASTY };

struct Storm {
    size: Size,
    stage: Stage,
    proxy: Proxy,
    chance: Chance,
    homes: Vec<TempDir>,
    devices: Vec<Device>,
    /// Every note as it was typed.
    typed: BTreeMap<NoteId, NewNote>,
    receipts: Vec<String>,
}

fn plan(size: Size) -> Plan {
    let round = |n| json!({ "id": format!("c{n}"), "kind": "conversation", "title": format!("Round {n}"), "length": "10m" });
    let rounds: Vec<_> = (1..=size.rounds).map(round).collect();
    let plan = json!({
        "schema": 1,
        "title": "A storm",
        "tables": size.devices,
        "programme": rounds,
    });
    serde_json::from_value::<Plan>(plan).unwrap().identified()
}

impl Storm {
    fn rises(size: Size, seed: u64) -> Self {
        let waiting = Session::waiting(Arc::new(plan(size)), "UTC".into());
        let mut stage = Stage::waiting(waiting, Limits::default());
        stage.facilitates(Command::Start { block: BlockId::new("c1") });
        let proxy = Proxy::before(stage.hub().address().at, seed);
        let homes: Vec<_> = (0..size.devices).map(|_| tempfile::tempdir().unwrap()).collect();
        let (chance, receipts) = (Chance::of(!seed), Vec::new());
        let (devices, typed) = (Vec::new(), BTreeMap::new());
        let mut storm = Self { size, stage, proxy, chance, homes, devices, typed, receipts };
        storm.devices = (0..size.devices).map(|place| storm.joins(place)).collect();
        storm
    }

    fn joins(&self, place: usize) -> Device {
        let url = self.proxy.url(&self.stage.link());
        let table = (place + 1).to_string();
        let mut device = Device::at(&url, self.homes[place].path(), ABRUPT, &table);
        device.opens();
        device
    }

    /// Everybody types one note in the block they see.
    fn types(&mut self) {
        for (place, device) in self.devices.iter_mut().enumerate() {
            device.poll();
            let number = self.typed.len() as u128 + 1;
            let note = NewNote {
                table: Some(TableId::new((place + 1).to_string())),
                block: device.session.running().map(|block| block.id().clone()),
                ..NewNote::idea(NoteId(Uuid::from_u128(number)), format!("idée {number}"))
            };
            self.typed.insert(note.id, note.clone());
            let ticket = device.submits(Command::Capture { note: Box::new(note) });
            device.is_kept(ticket);
            device.seen.clear();
        }
    }

    /// A device is restarted with what it has not sent.
    fn device_restarts(&mut self, place: usize) {
        drop(self.devices.remove(place).leaves());
        let device = self.joins(place);
        self.devices.insert(place, device);
    }

    /// The hub is opened elsewhere, and everybody joins it there.
    fn moves(&mut self) {
        self.stage.closes();
        self.stage.moves();
        let seed = self.chance.below(u64::MAX);
        let before =
            std::mem::replace(&mut self.proxy, Proxy::before(self.stage.hub().address().at, seed));
        self.receipts.extend(before.receipts());
        (0..self.size.devices).for_each(|place| self.device_restarts(place));
    }

    fn rages(&mut self) {
        let steps = self.size.rounds * self.size.notes;
        // One restart for every so many notes of a device.
        let apart = steps.div_ceil(self.size.restarts);
        for step in 0..steps {
            self.types();
            // So many requests a second are borne, and the clock stands by itself.
            self.stage.clock.advance(Span::seconds(10));
            if step % apart == apart - 1 || step == steps - 1 {
                self.stage.restarts();
            }
            if self.chance.below(4) == 0 {
                let place = self.chance.below(self.size.devices as u64);
                self.device_restarts(usize::try_from(place).unwrap());
            }
            if step == steps / 2 {
                self.moves();
            }
            let round = step / self.size.notes + 1;
            if step % self.size.notes == self.size.notes - 1 && round < self.size.rounds {
                let block = BlockId::new(format!("c{round}"));
                self.stage.facilitates(Command::EndBlock { block });
            }
        }
    }

    fn clears(mut self) {
        self.proxy.calms();
        let all = self.typed.len();
        for device in &mut self.devices {
            device.until(|session| session.notes.len() == all);
        }
        let Journal { session, sums, captured } = self.journal();
        for (id, note) in &self.typed {
            assert_eq!(captured.get(id), Some(&vec![note.clone()]));
        }
        assert_eq!(captured.len(), all);
        self.receipts.extend(self.proxy.receipts());
        assert!(self.receipts.len() >= all, "{} receipts", self.receipts.len());
        for receipt in &self.receipts {
            let receipt: Receipt = serde_json::from_str(receipt).unwrap();
            let place = usize::try_from(receipt.seq.0).unwrap() - 1;
            assert_eq!(receipt.sum.unwrap().as_str(), &*sums[place], "{receipt:?}");
        }
        for device in self.devices {
            assert!(device.session == session, "a device sees another session");
            assert_eq!(device.leaves(), Default::default());
        }
    }

    fn journal(&self) -> Journal {
        let (mut sum, mut journal) = (None, Journal::default());
        for line in self.stage.journal().split(|byte| *byte == b'\n').filter(|it| !it.is_empty()) {
            let (record, next) = decode(line, sum).unwrap();
            apply_to(&mut journal.session, &record);
            for event in record.events {
                if let Event::NoteCaptured { note, text, table, block, .. } = event {
                    let note = NewNote { table, block, ..NewNote::idea(note, text) };
                    journal.captured.entry(note.id).or_default().push(note);
                }
            }
            journal.sums.push(Sum::as_str(&next).to_owned());
            sum = Some(next);
        }
        journal
    }
}

/// What stands on the disk of the hub.
#[derive(Default)]
struct Journal {
    session: Session,
    sums: Vec<String>,
    captured: BTreeMap<NoteId, Vec<NewNote>>,
}

#[test]
fn over_bad_lines_to_a_hub_that_restarts_nothing_is_lost_and_nothing_doubled() {
    let whole = std::env::var("STORM").ok().map(|seeds| seeds.parse().unwrap());
    let (size, seeds) = whole.map_or((SHORT, 6), |seeds| (WHOLE, seeds));
    for seed in 1..=seeds {
        println!("seed {seed}");
        let mut storm = Storm::rises(size, seed);
        storm.rages();
        storm.clears();
    }
}
