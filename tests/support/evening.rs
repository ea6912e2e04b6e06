//! The 2013 café as it might have run, and as the screens are drawn: ten tables, one of them on
//! paper, an opening of 25 minutes instead of 15. Every step is decided and applied like any other.

use std::sync::Arc;

use chrono::{DateTime, NaiveTime, TimeZone, Utc};
use worldcafe::domain::{
    BlockId, CategoryId, Moment, NoteId, Plan, QuestionId, Seq, Stamp, StepId, TableId, Tables,
    Zone,
};
use worldcafe::session::{
    Author, Command, Event, NewNote, Record, Session, VERSION, apply, decide,
};

const PLAN: &str = include_str!("../../sessions/itu-open-talks-2013/session.json");
const IDEAS: &str = include_str!("../fixtures/world-cafe-2013-ideas.tsv");

/// Tables that had each idea of the second conversation, in order.
const AT: [&str; 21] = [
    "1", "3", "9", "6", "2", "10", "4", "3", "9", "1", "6", "3", "7", "9", "2", "10", "4", "1",
    "6", "3", "9",
];

/// Categories of these ideas; `-` for the one that has none yet.
const UNDER: &str = "acdeaedcfaeb-cafdaeca";

/// An evening under way: a session and the moment it has come to.
#[derive(Clone)]
pub(crate) struct Evening {
    pub(crate) session: Session,
    pub(crate) now: Moment,
    began: DateTime<Utc>,
    notes: u128,
}

impl Evening {
    /// The plan of 2013 with ten tables, before anything happened, at a time of day.
    pub(crate) fn planned(time: &str) -> Self {
        let plan = Plan { tables: Tables::Count(10), ..serde_json::from_str(PLAN).unwrap() };
        Self::of(plan, time)
    }

    /// Any plan, on 8 October 2013 in Geneva.
    pub(crate) fn of(plan: Plan, time: &str) -> Self {
        let plan = Arc::new(plan.identified());
        let began = wall(time);
        let now = Moment { t: Stamp(0), at: began };
        let session = Session::waiting(plan, Arc::from("Europe/Zurich"));
        Self { session, now, began, notes: 0 }
    }

    /// The evening as drawn: 19:15:28, fourteen and a half minutes of Conversation 2 left.
    pub(crate) fn drawn() -> Self {
        let mut evening = Self::planned("18:15:00");
        evening.does("18:15:00", Command::Start { block: BlockId::new("opening") });
        evening.does("18:16:00", Command::PaperTable { table: TableId::new("8"), on_paper: true });
        evening.ends("18:40:00", "opening");
        evening.first_conversation();
        evening.ends("19:05:00", "c1");
        evening.second_conversation();
        evening.at("19:15:28");
        evening
    }

    fn first_conversation(&mut self) {
        let tables = ["1", "2", "3", "4", "5", "6", "7", "9", "10"];
        let ideas: Vec<_> = ideas_of("1").collect();
        for (place, (letter, text)) in ideas.into_iter().enumerate() {
            let seconds = if place < 26 { 10 + 24 * place } else { 640 + 45 * (place - 26) };
            let minute = format!("18:{:02}:{:02}", 40 + seconds / 60, seconds % 60);
            let minute = if seconds < 1200 { minute } else { after_seven(seconds - 1200) };
            self.idea(&minute, "c1", ("q1", letter), tables[place % tables.len()], text);
        }
    }

    fn second_conversation(&mut self) {
        let ideas: Vec<_> = ideas_of("2").collect();
        let mut told = vec![false; ideas.len()];
        for (place, (table, letter)) in AT.iter().zip(UNDER.chars()).enumerate() {
            let wanted = if place + 1 == AT.len() { "Trust and Confidence" } else { "" };
            let fits = |(at, (of, text)): &(usize, &(&str, &str))| {
                !told[*at]
                    && (letter == '-' || of.starts_with(letter))
                    && text.starts_with(wanted)
                    && (!wanted.is_empty() || !text.starts_with("Trust and Confidence"))
            };
            let (at, (_, text)) = ideas.iter().enumerate().find(fits).unwrap();
            told[at] = true;
            let seconds = 20 + 30 * place;
            let minute = format!("19:{:02}:{:02}", 5 + seconds / 60, seconds % 60);
            let letter = if letter == '-' { "" } else { &letter.to_string() };
            self.idea(&minute, "c2", ("q2", letter), table, text);
        }
    }

    /// The evening at another time of day.
    pub(crate) fn at(&mut self, time: &str) -> &mut Self {
        let at = wall(time);
        self.now = Moment { t: Stamp((at - self.began).num_milliseconds()), at };
        self
    }

    /// Something is done at a time of day.
    pub(crate) fn does(&mut self, time: &str, command: Command) -> &mut Self {
        self.at(time);
        let by = Author::facilitator();
        let mut events = decide(&self.session, &by, &command, self.now).unwrap();
        if !self.session.opened {
            let (plan, zone) = (Arc::clone(&self.session.plan), Arc::clone(&self.session.zone));
            events.insert(0, Event::SessionOpened { plan, zone });
        }
        let seq = Seq(self.session.tail.seq.0 + 1);
        let record = Record {
            v: VERSION,
            seq,
            at: self.now.at,
            t: self.now.t,
            boot: None,
            by,
            step: StepId(seq.0),
            undoes: None,
            redoes: None,
            elsewhere: None,
            events,
        };
        self.session = apply(std::mem::take(&mut self.session), &record);
        self
    }

    /// A block ends.
    pub(crate) fn ends(&mut self, time: &str, block: &str) -> &mut Self {
        self.does(time, Command::EndBlock { block: BlockId::new(block) })
    }

    /// A table says something; an empty letter is no category yet.
    pub(crate) fn idea(
        &mut self,
        time: &str,
        block: &str,
        (question, letter): (&str, &str),
        table: &str,
        text: &str,
    ) -> &mut Self {
        self.notes += 1;
        let id = NoteId(uuid::Uuid::from_u128(self.notes));
        let note = NewNote {
            question: Some(QuestionId::new(question)),
            category: (!letter.is_empty()).then(|| CategoryId::new(format!("c-{letter}"))),
            table: Some(TableId::new(table)),
            block: Some(BlockId::new(block)),
            ..NewNote::idea(id, text)
        };
        self.does(time, Command::Capture { note: Box::new(note) })
    }
}

fn after_seven(seconds: usize) -> String {
    format!("19:{:02}:{:02}", seconds / 60, seconds % 60)
}

/// Letter and text of the ideas of a conversation, in printed order.
fn ideas_of(conversation: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    IDEAS.lines().skip(1).filter_map(move |row| {
        let cells: Vec<&str> = row.split('\t').collect();
        (cells[0] == conversation && cells[3] == "idea").then(|| (cells[1], cells[4]))
    })
}

/// A time of day of 8 October 2013 in Geneva.
fn wall(time: &str) -> DateTime<Utc> {
    let zurich = Zone::named("Europe/Zurich").unwrap();
    let time: NaiveTime = time.parse().unwrap();
    let day = chrono::NaiveDate::from_ymd_opt(2013, 10, 8).unwrap();
    zurich.from_local_datetime(&day.and_time(time)).unwrap().to_utc()
}
