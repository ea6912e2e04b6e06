//! An event run through the engine, on a clock that is moved by hand.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, NaiveTime, Utc};
use uuid::Builder;
use worldcafe::domain::{BlockId, Detail, Moment, NoteId, QuestionId, Span, TableId};
use worldcafe::engine::{Engine, ManualClock, Source, StepChoice};
use worldcafe::journal::{FileJournal, Journal, Memory, RealDisk};
use worldcafe::report::{EXPORTERS, Report};
use worldcafe::session::{Author, Command, NewNote, Outlook, Session, outlook};
use worldcafe::setup;

/// An event with its engine and its clock.
pub(super) struct Run<J> {
    engine: Engine<J, ManualClock>,
    clock: ManualClock,
    minted: u64,
}

impl Run<FileJournal> {
    /// An event whose journal is this file.
    pub(super) fn recorded(plan: &str, at: DateTime<Utc>, journal: &Path) -> Self {
        let clock = ManualClock::at(at);
        let source = Source {
            disk: Arc::new(RealDisk),
            path: journal.to_path_buf(),
            waiting: waiting(plan),
            patience: Duration::ZERO,
        };
        let loaded = source.open(&clock, &mut |_| {}).unwrap();
        let engine = Engine::new(loaded.session, loaded.journal, clock.clone());
        Self { engine, clock, minted: 0 }
    }
}

impl Run<Memory> {
    /// An event whose journal is kept in memory, at a wall time in RFC 3339.
    pub(super) fn at(plan: &str, at: &str) -> Self {
        let clock = ManualClock::at(DateTime::parse_from_rfc3339(at).unwrap().to_utc());
        let engine = Engine::new(waiting(plan), Memory::default(), clock.clone());
        Self { engine, clock, minted: 0 }
    }
}

impl<J: Journal> Run<J> {
    pub(super) const fn session(&self) -> &Session {
        self.engine.session()
    }

    pub(super) fn now(&self) -> Moment {
        self.engine.now()
    }

    pub(super) fn outlook(&self) -> Outlook {
        outlook(self.session(), self.now())
    }

    pub(super) fn does(&mut self, command: Command) {
        let author = Author::facilitator();
        self.engine.submit(&author, &command, StepChoice::New).unwrap().unwrap();
    }

    pub(super) fn start(&mut self, block: &str) {
        self.does(Command::Start { block: BlockId::new(block) });
    }

    pub(super) fn end(&mut self, block: &str) {
        self.does(Command::EndBlock { block: BlockId::new(block) });
    }

    /// Ends blocks in turn, each at its time of the running day: `09:30 opening`.
    pub(super) fn ends(&mut self, blocks: &[&str]) {
        for line in blocks {
            let (time, block) = line.split_once(' ').unwrap();
            self.until(time);
            self.end(block);
        }
    }

    /// Lets time pass.
    pub(super) fn after(&mut self, span: Span) {
        self.clock.advance(span);
    }

    /// Lets time pass until a time of the running day, or of the next one where it has gone by.
    pub(super) fn until(&mut self, time: &str) {
        let time = NaiveTime::parse_from_str(time, "%H:%M").unwrap();
        let today = self.session().local(self.now().at).date_naive();
        let wall = |date| self.session().wall(date, time);
        let at = Some(wall(today)).filter(|at| *at >= self.now().at);
        self.clock.advance_to(at.unwrap_or_else(|| wall(today.succ_opt().unwrap())));
    }

    /// Keeps a note under an id such as a device would have minted at this moment (`UUIDv7`), the
    /// same every time.
    pub(super) fn keep(&mut self, note: NewNote) -> NoteId {
        self.minted += 1;
        let mut bytes = [0; 10];
        bytes[2..].copy_from_slice(&self.minted.to_be_bytes());
        let millis = self.now().at.timestamp_millis().try_into().unwrap();
        let id = NoteId(Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid());
        self.does(Command::Capture { note: Box::new(NewNote { id, ..note }) });
        id
    }

    /// Keeps notes spread evenly over what is left of a span that begins now, and lets all of it
    /// pass.
    pub(super) fn spread(&mut self, length: Span, notes: Vec<NewNote>) {
        let started = self.now().t;
        let slot = length.0 / (i64::try_from(notes.len()).unwrap() + 1) / 1000 * 1000;
        for note in notes {
            self.after(Span(slot));
            self.keep(note);
        }
        let gone = self.now().t - started;
        self.after(length - gone);
    }

    /// The title of the running block, or `-`.
    pub(super) fn running(&self) -> &str {
        self.session().running().map_or("-", |state| &state.block.title)
    }

    /// When a block started or is to start: `Tue 10:30`, or `-`.
    pub(super) fn starts(&self, block: &str) -> String {
        let start = self.outlook().of(&BlockId::new(block)).and_then(|of| of.start);
        let words = |at| self.session().local(at).format("%a %H:%M").to_string();
        start.map_or("-".to_owned(), words)
    }

    /// How late it is, in whole minutes.
    pub(super) fn late(&self) -> Option<i64> {
        self.outlook().late.map(Span::nearest_minutes)
    }

    /// The report in a format.
    pub(super) fn report(&self, format: &str) -> String {
        let report = Report::of(self.session()).unwrap();
        EXPORTERS.iter().find(|it| it.name == format).unwrap().text(&report).unwrap()
    }

    /// Writes the report in every format and compares each figure with the notes it lists.
    pub(super) fn has_true_figures(&self, ideas: usize) {
        let data: serde_json::Value = serde_json::from_str(&self.report("json")).unwrap();
        assert_eq!(data["draft"], self.session().closed.is_none());
        let notes = data["notes"].as_array().unwrap();
        let of_kind = |kind: &str| notes.iter().filter(|note| note["kind"] == kind).count();
        for (kind, figure) in [
            ("idea", "ideas"),
            ("comment", "comments"),
            ("open-question", "open_questions"),
            ("resource", "resources"),
            ("conclusion", "conclusions"),
        ] {
            assert_eq!(data["tally"][figure], of_kind(kind), "{figure}");
        }
        assert_eq!(of_kind("idea"), ideas);
        for (list, key, of) in [("questions", "number", "question"), ("blocks", "id", "block")] {
            for row in data["tally"][list].as_array().unwrap() {
                let listed =
                    |note: &&serde_json::Value| note["kind"] == "idea" && note[of] == row[key];
                assert_eq!(row["ideas"], notes.iter().filter(listed).count(), "{list}: {row}");
            }
        }
        let rows = csv::Reader::from_reader(self.report("csv").as_bytes()).into_records().count();
        assert_eq!(rows, notes.len());
        let (markdown, html) = (self.report("md"), self.report("html"));
        for note in notes {
            let words = plain(note["text"].as_str().unwrap());
            assert!(markdown.contains(words), "{words} is not in the Markdown");
            assert!(html.contains(words), "{words} is not in the HTML");
        }
    }
}

/// The longest run of words that no format marks.
fn plain(words: &str) -> &str {
    let runs = words.split(|c: char| !c.is_alphanumeric() && c != ' ' && c != ',');
    runs.max_by_key(|run| run.len()).unwrap()
}

/// The session of a plan that no step has been made in.
fn waiting(plan: &str) -> Session {
    let plan = setup::read(&setup::Source::new("session.json", plan)).plan.unwrap();
    let zone = plan.time_zone.clone().unwrap_or_else(|| "UTC".to_owned());
    Session::waiting(Arc::new(plan), Arc::from(zone))
}

/// An idea in a block, on a question and at a table where they are named.
pub(super) fn idea(text: &str, block: &str, question: &str, table: &str) -> NewNote {
    NewNote {
        block: Some(BlockId::new(block)),
        question: (!question.is_empty()).then(|| QuestionId::new(question)),
        table: (!table.is_empty()).then(|| TableId::new(table)),
        ..NewNote::idea(NoteId(uuid::Uuid::nil()), text)
    }
}

/// A point below an idea.
pub(super) fn detail(text: &str) -> Detail {
    Detail { text: text.into(), details: Vec::new() }
}
