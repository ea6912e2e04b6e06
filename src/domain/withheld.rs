//! What of a plan and of seats is withheld from those at tables: notes for the facilitator, remarks,
//! and what is known of people but where they sit.

use super::block::Block;
use super::person::RoleLine;
use super::plan::Plan;
use super::question::Question;
use super::seating::{SeatedPerson, Seating};
use super::table::{Table, Tables};

impl Plan {
    /// Withholds what is for the facilitator, and the list of people whole.
    pub fn withhold(&mut self) {
        (self.note, self.people) = (None, Vec::new());
        self.questions.iter_mut().for_each(Question::withhold);
        if let Tables::Named(tables) = &mut self.tables {
            tables.iter_mut().for_each(Table::withhold);
        }
        self.programme.iter_mut().for_each(Block::withhold);
        self.roles.iter_mut().for_each(RoleLine::withhold);
    }
}

impl Block {
    /// Withholds its notes for the facilitator, and remarks.
    pub fn withhold(&mut self) {
        (self.notes, self.note) = (None, None);
        self.asks.iter_mut().for_each(|ask| ask.note = None);
        self.speakers.iter_mut().for_each(|speaker| speaker.note = None);
    }
}

impl Question {
    /// Withholds remarks.
    pub fn withhold(&mut self) {
        self.note = None;
        self.categories.iter_mut().for_each(|category| category.note = None);
    }
}

impl Table {
    /// Withholds the remark.
    pub fn withhold(&mut self) {
        self.note = None;
    }
}

impl RoleLine {
    /// Withholds the remark.
    pub fn withhold(&mut self) {
        self.note = None;
    }
}

impl Seating {
    /// Withholds what was asked for whom: their names stay, and when they are there.
    pub fn withhold(&mut self) {
        for person in &mut self.people {
            let SeatedPerson { name, host, arrives, leaves, .. } = std::mem::take(person);
            *person = SeatedPerson { name, host, arrives, leaves, ..SeatedPerson::default() };
        }
    }
}
