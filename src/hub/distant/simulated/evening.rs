//! An evening: who is there, and what befalls them.

use std::sync::Arc;

use super::chance::Chance;
use super::disk::{Failure, Fault};
use super::house::House;
use super::instants::{Instants, PEOPLE};
use super::net::{Network, Weather};
use super::said::Said;
use super::table::{Joined, NAMES, Table};
use super::trace::Trace;
use crate::domain::{BlockId, Span};
use crate::hub::road::made_up::lead_over;
use crate::session::Command;

/// How long everybody has to agree once nothing fails any more.
const REST: usize = 1000;
/// After how long somebody looks why a line does not stand.
const LONG: usize = 100;

pub(super) struct Evening {
    pub(super) trace: Trace,
    instants: Instants,
    pub(super) chance: Arc<Chance>,
    pub(super) net: Network,
    pub(super) house: House,
    pub(super) tables: Vec<Table>,
    pub(super) said: Vec<Said>,
    /// How many ids were minted.
    pub(super) minted: u128,
}

impl Evening {
    pub(super) fn begins(seed: u64, trace: Trace) -> Self {
        let chance = Arc::new(Chance::of(seed));
        let weather = Weather {
            lost: chance.below(20),
            unheard: chance.below(45),
            doubled: chance.below(40),
            without_lines: chance.of_all(&[0, 10, 50, 100]).copied().unwrap_or_default(),
        };
        let instants = Instants::begin();
        let net = Network::new(seed, instants, trace.clone(), weather);
        lead_over(Some(net.lead()));
        let house = House::opens(net.clone(), instants, Arc::clone(&chance));
        // Two devices may write for one table.
        let [one, two, three] = NAMES;
        let names = [one, if chance.in_hundred(30) { one } else { two }, three];
        let count = 2 + chance.below(NAMES.len() - 1);
        let tables = names.iter().take(count).enumerate();
        let tables = tables.map(|(at, name)| Table::new(at, name, chance.in_hundred(30))).collect();
        let mut evening =
            Self { trace, instants, chance, net, house, tables, said: Vec::new(), minted: 0 };
        // Some are there before it begins.
        if evening.chance.in_hundred(50) {
            evening.house.does(Command::Start { block: BlockId::new("c1") });
        }
        (0..evening.tables.len()).for_each(|at| evening.joins(at));
        evening
    }

    pub(super) async fn runs(&mut self) {
        for _ in 0..20 + self.chance.below(25) {
            let most = if self.chance.in_hundred(80) { 60 } else { 3000 };
            self.instants.pass(self.chance.below(most), PEOPLE).await;
            let passed = Span(self.chance.below(9000).try_into().unwrap());
            self.house.clock.advance(passed);
            self.tables.iter().for_each(|table| table.clock.advance(passed));
            self.house.wakes();
            self.looks();
            match self.chance.below(100) {
                0..52 => self.somebody_types(),
                52..60 => self.tray(),
                60..74 => self.facilitator(),
                74..90 => self.something_fails().await,
                _ => self.people_return().await,
            }
        }
    }

    /// Every screen takes what came.
    fn looks(&mut self) {
        self.house.polls();
        self.tables.iter_mut().for_each(|table| table.polls(&mut self.said));
    }

    pub(super) fn says(&self, words: impl FnOnce() -> String) {
        self.trace.says(words);
    }

    pub(super) fn joins(&mut self, at: usize) {
        self.says(|| format!("table {at} joins"));
        let secret = self.house.secret(&self.tables[at]);
        self.tables[at].joins(self.house.port, secret, self.house.folder.path());
    }

    /// Somebody at this table starts the program anew.
    async fn joins_again(&mut self, at: usize) {
        self.tables[at].dies(false).await;
        self.joins(at);
    }

    async fn something_fails(&mut self) {
        let at = self.chance.below(self.tables.len());
        let of_power = self.chance.in_hundred(40);
        match self.chance.below(22) {
            0..4 => {
                self.says(|| format!("table {at} dies, of power: {of_power}"));
                self.tables[at].dies(of_power).await;
                if of_power && self.chance.in_hundred(50) {
                    let secret = self.house.secret(&self.tables[at]);
                    self.tables[at].forgets(&secret, self.house.folder.path());
                }
            }
            4 => {
                self.says(|| format!("table {at} leaves"));
                self.tables[at].leaves(&mut self.said).await;
            }
            5 => {
                self.says(|| format!("the disk of table {at} fails"));
                self.tables[at].failed = true;
                self.tables[at].disk.fail(self.fault());
            }
            6..10 => {
                self.says(|| format!("the house dies, of power: {of_power}"));
                self.house.dies(of_power).await;
            }
            10..12 => {
                let moves = self.chance.in_hundred(30);
                let port = self.house.port + u16::from(moves);
                self.says(|| format!("the hub is opened again at {port}"));
                self.house.opens_at(port).await;
            }
            12 | 13 => {
                self.says(|| "the disk of the house fails".to_owned());
                let fault = self.fault();
                self.house.forgetful |= fault.how == Some(Failure::Forget);
                self.house.disk.fail(fault);
            }
            14 => self.table_sleeps(at),
            15 => self.house_sleeps(),
            _ => self.at_the_door(at),
        }
    }

    /// Its lines are gone when it wakes; how late it is by its own clocks is another matter.
    fn table_sleeps(&self, at: usize) {
        self.says(|| format!("table {at} sleeps"));
        let clock = &self.tables[at].clock;
        clock.advance(self.hours());
        if self.chance.in_hundred(30) {
            clock.set_wall(chrono::DateTime::UNIX_EPOCH);
        }
        self.net.cuts(at);
    }

    fn house_sleeps(&self) {
        self.says(|| "the house sleeps".to_owned());
        self.house.clock.advance(self.hours());
        if self.chance.in_hundred(30) {
            self.house.clock.set_wall(chrono::DateTime::UNIX_EPOCH);
        }
        (0..self.tables.len()).for_each(|at| self.net.cuts(at));
    }

    fn hours(&self) -> Span {
        Span::minutes(self.chance.below(600).try_into().unwrap())
    }

    fn fault(&self) -> Fault {
        let how = match self.chance.below(3) {
            0 => Failure::Refuse(28),
            1 => Failure::Half,
            _ => Failure::Forget,
        };
        Fault { from: self.chance.below(8), count: 1 + self.chance.below(12), how: Some(how) }
    }

    async fn people_return(&mut self) {
        if !self.house.is_up() {
            self.says(|| "the house is there again".to_owned());
            self.house.starts();
            return;
        }
        for at in 0..self.tables.len() {
            let port = self.house.port;
            let joined = self.tables[at].joined.as_ref();
            let is_out = joined.is_none_or(|it| it.over || it.port() != port);
            if is_out && self.chance.in_hundred(70) {
                self.joins_again(at).await;
            }
        }
    }

    /// Nothing fails any more, everybody is there, and all comes to rest.
    pub(super) async fn calms_down(&mut self) {
        self.says(|| "it calms down".to_owned());
        self.net.calms();
        self.house.disk.fail(Fault::default());
        if !self.house.is_up() {
            self.house.starts();
        }
        self.everybody_may();
        for at in 0..self.tables.len() {
            self.tables[at].disk.fail(Fault::default());
            let joined = self.tables[at].joined.as_ref();
            let elsewhere = |it: &Joined| it.over || it.port() != self.house.port;
            if joined.is_none_or(elsewhere) {
                self.joins_again(at).await;
            }
        }
        for look in 1..=REST {
            self.instants.pass(100, PEOPLE).await;
            self.looks();
            self.house.wakes();
            for at in 0..self.tables.len() {
                // Something of before may have come late.
                let joined = self.tables[at].joined.as_ref();
                let lost = |it: &Joined| look % LONG == 0 && !it.world.device().is_up();
                if joined.is_some_and(|it| it.over || lost(it)) {
                    self.joins_again(at).await;
                }
            }
            if self.rests() {
                return;
            }
        }
        let left: Vec<_> = self.tables.iter().map(Table::left).collect();
        panic!("it does not come to rest: {left:?} at {:?}", self.house.seq());
    }

    fn rests(&self) -> bool {
        let seq = self.house.seq();
        let rests = |table: &Table| {
            table.joined.as_ref().is_some_and(|it| {
                let device = it.world.device();
                // Who adds ideas has no record of what others say.
                let knows = if table.adds { device.told } else { it.session.tail.seq };
                it.opened && device.waiting() == 0 && knows == seq
            })
        };
        self.house.is_idle() && self.tables.iter().all(rests)
    }
}
