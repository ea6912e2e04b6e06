//! A café without engine, files or real time: commands are decided and applied where they stand.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;
use worldcafe::domain::{
    BlockId, CategoryId, Moment, NoteId, Plan, QuestionId, Seq, Span, Stamp, StepId, TableId,
};
use worldcafe::session::{
    Author, Command, Event, NewNote, Outlook, Record, Refusal, Session, VERSION, apply, decide,
    outlook,
};

/// Three rounds, a gap before a fixed closing, times printed: the shape of the 2013 evening.
pub(crate) const EVENING: &str = r#"{"title":"Café","time_zone":"Europe/Zurich","tables":10,
"participants":50,"questions":[
{"id":"q1","text":"What is the role?","categories":[{"letter":"a","label":"Rights"},
{"letter":"b","label":"Limits"},{"letter":"c","label":"Others"}]},
{"id":"q2","text":"Which issues?","categories":[{"letter":"a","label":"Security"}]},
{"id":"q3","text":"How to improve?"}],
"programme":[
{"id":"opening","kind":"opening","title":"Opening","date":"2013-10-08","start":"18:15","length":"15 min"},
{"id":"c1","kind":"conversation","title":"Conversation 1","start":"18:30","length":"25 min","question":"q1"},
{"id":"c2","kind":"conversation","title":"Conversation 2","start":"18:55","length":"25 min","question":"q2"},
{"id":"th1","kind":"town-hall","title":"Midway Town Hall","start":"19:20","length":"15 min"},
{"id":"c3","kind":"conversation","title":"Conversation 3","start":"19:35","length":"25 min","question":"q3"},
{"id":"th2","kind":"town-hall","title":"Final Town Hall","start":"20:00","length":"10 min"},
{"id":"close","kind":"closing","title":"Closing","start":"20:15","length":"0 min","fixed":true}],
"roles":[{"role":"Hosts","names":["Ada"]}]}"#;

/// A session, its records, and a clock set by hand.
#[derive(Clone)]
pub(crate) struct Cafe {
    pub(crate) session: Session,
    pub(crate) records: Vec<Record>,
    pub(crate) now: DateTime<Utc>,
    began: Option<DateTime<Utc>>,
    notes: u128,
    by: Author,
    /// What is done next is of the newest step.
    pub(crate) goes_on: bool,
}

impl Cafe {
    /// A café on this plan, at a wall time in RFC 3339.
    pub(crate) fn new(plan: &str, now: &str) -> Self {
        let plan: Plan = serde_json::from_str(plan).unwrap();
        let zone = plan.time_zone.clone().unwrap_or_else(|| "UTC".to_owned());
        let session = Session::waiting(Arc::new(plan.identified()), Arc::from(zone));
        Self {
            session,
            records: Vec::new(),
            now: at(now),
            began: None,
            notes: 0,
            by: Author::facilitator(),
            goes_on: false,
        }
    }

    /// The evening of 2013, at 18:15 sharp.
    pub(crate) fn evening() -> Self {
        Self::new(EVENING, "2013-10-08T18:15:00+02:00")
    }

    pub(crate) fn moment(&self) -> Moment {
        let t = self.began.map_or(0, |began| (self.now - began).num_milliseconds());
        Moment { t: Stamp(t), at: self.now }
    }

    /// Its notes from now on are those of another device.
    pub(crate) const fn minting(mut self, from: u128) -> Self {
        self.notes = from;
        self
    }

    /// What is done from now on is done by somebody else.
    pub(crate) fn by(mut self, by: Author) -> Self {
        self.by = by;
        self
    }

    /// Lets time pass.
    pub(crate) fn after(mut self, span: Span) -> Self {
        self.now += chrono::Duration::milliseconds(span.0);
        self
    }

    /// Sets the wall clock of the same day: `19:05`.
    pub(crate) fn at(mut self, time: &str) -> Self {
        let local = self.session.local(self.now);
        let time = chrono::NaiveTime::parse_from_str(time, "%H:%M").unwrap();
        self.now = self.session.wall(local.date_naive(), time);
        self
    }

    pub(crate) fn decide(&self, command: &Command) -> Result<Vec<Event>, Refusal> {
        decide(&self.session, &self.by, command, self.moment())
    }

    /// Does a command that must be done, as a step of its own.
    pub(crate) fn does(mut self, command: Command) -> Self {
        self.try_to(&command).unwrap();
        self
    }

    /// Tries a command; a decision is recorded and applied.
    pub(crate) fn try_to(&mut self, command: &Command) -> Result<bool, Refusal> {
        let mut events = self.decide(command)?;
        if events.is_empty() {
            return Ok(false);
        }
        if !self.session.opened {
            let (plan, zone) = (self.session.plan.clone(), self.session.zone.clone());
            events.insert(0, Event::SessionOpened { plan, zone });
            self.began = Some(self.now);
        }
        let (undoes, redoes) = match command {
            Command::Undo { step } => (Some(*step), None),
            Command::Redo { step } => (None, Some(*step)),
            _ => (None, None),
        };
        let moment = self.moment();
        let record = Record {
            v: VERSION,
            seq: Seq(self.session.tail.seq.0 + 1),
            at: moment.at,
            t: moment.t,
            boot: None,
            by: self.by.clone(),
            step: if self.goes_on {
                self.session.history.last()
            } else {
                self.session.history.next()
            },
            undoes,
            redoes,
            elsewhere: command.elsewhere(),
            events,
        };
        self.session = apply(std::mem::take(&mut self.session), &record);
        self.records.push(record);
        Ok(true)
    }

    /// The sentence a command is refused with.
    #[track_caller]
    pub(crate) fn refuses(&self, command: Command, words: &str) -> &Self {
        let refusal = self.decide(&command).unwrap_err();
        assert_eq!(refusal.to_string(), words);
        self
    }

    pub(crate) fn start(self, id: &str) -> Self {
        self.does(Command::Start { block: block(id) })
    }

    pub(crate) fn end(self, id: &str) -> Self {
        self.does(Command::EndBlock { block: block(id) })
    }

    pub(crate) fn undo(self) -> Self {
        let step = self.session.history.newest().map_or(StepId(0), |step| step.id);
        self.does(Command::Undo { step })
    }

    pub(crate) fn redo(self) -> Self {
        let step = self.session.history.undone().map_or(StepId(0), |step| step.id);
        self.does(Command::Redo { step })
    }

    pub(crate) fn fresh_note(&mut self) -> NoteId {
        self.notes += 1;
        NoteId(Uuid::from_u128(self.notes))
    }

    /// Captures an idea under a category (`"q1/a"`, or a question alone) in a block.
    pub(crate) fn idea(mut self, text: &str, tag: &str, block_id: Option<&str>) -> Self {
        let id = self.fresh_note();
        let (question, category) = match tag.split_once('/') {
            Some((question, category)) => {
                (question, Some(CategoryId::new(format!("c-{category}"))))
            }
            None => (tag, None),
        };
        let question = (!question.is_empty()).then(|| QuestionId::new(question));
        let block = block_id.map(block);
        let note = NewNote { question, category, block, ..NewNote::idea(id, text) };
        self.does(Command::Capture { note: Box::new(note) })
    }

    pub(crate) fn outlook(&self) -> Outlook {
        outlook(&self.session, self.moment())
    }

    /// How late it is, in whole minutes.
    pub(crate) fn late(&self) -> Option<i64> {
        self.outlook().late.map(Span::nearest_minutes)
    }

    /// When a block started or is to start: `19:05`, or `-`.
    pub(crate) fn starts(&self, id: &str) -> String {
        let start = self.outlook().of(&block(id)).and_then(|of| of.start);
        start.map_or("-".to_owned(), |at| self.session.local(at).format("%H:%M").to_string())
    }

    /// The title of the running block, or `-`.
    pub(crate) fn running(&self) -> &str {
        self.session.running().map_or("-", |state| &state.block.title)
    }

    /// How many ideas are counted.
    pub(crate) fn ideas(&self) -> usize {
        self.session.notes.iter().filter(|note| note.counts()).count()
    }

    /// The id of the n-th note, from 0.
    pub(crate) fn note(&self, n: usize) -> NoteId {
        self.session.notes.iter().nth(n).unwrap().id
    }
}

pub(crate) fn at(words: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(words).unwrap().to_utc()
}

pub(crate) fn block(id: &str) -> BlockId {
    BlockId::new(id)
}

pub(crate) fn question(id: &str) -> QuestionId {
    QuestionId::new(id)
}

pub(crate) fn category(id: &str) -> CategoryId {
    CategoryId::new(id)
}

pub(crate) fn table(name: &str) -> TableId {
    TableId::new(name)
}

pub(crate) const fn minutes(n: i64) -> Span {
    Span::minutes(n)
}
