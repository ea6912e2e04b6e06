//! The ITU World Café of 8 October 2013, run again at the printed times.
//!
//! The record tells which ideas came in which conversation, under which category and in which
//! order. It does not tell minutes and tables: the ideas are spread evenly over their
//! conversation, the comments over their town hall, and no table is named.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use uuid::Builder;
use worldcafe::domain::{
    About, BlockId, Detail, Moment, NoteId, NoteKind, QuestionId, Span, TimeOfDay,
};
use worldcafe::engine::{Engine, ManualClock, Source, StepChoice};
use worldcafe::journal::{FileJournal, RealDisk};
use worldcafe::report::{EXPORTERS, Report};
use worldcafe::session::{Author, Command, NewNote, Session};
use worldcafe::{setup, tally};

use crate::support::rewritten;

const PLAN: &str = include_str!("../../sessions/itu-open-talks-2013/session.json");
const ROWS: &str = include_str!("../fixtures/world-cafe-2013-ideas.tsv");
const RECORDED: &str = "sessions/itu-open-talks-2013/recorded.jsonl";

/// As the record's overall figures print it.
const HEAD_COUNT: u32 = 50;

/// An idea, or a comment where it has no conversation.
#[derive(Clone, Debug)]
struct Row {
    conversation: Option<usize>,
    letter: String,
    text: String,
    details: Vec<String>,
}

fn rows() -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for line in ROWS.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [conversation, letter, _, kind, text] = cells[..] else { panic!("{line}") };
        if kind == "detail" {
            rows.last_mut().unwrap().details.push(text.to_owned());
            continue;
        }
        rows.push(Row {
            conversation: conversation.parse().ok(),
            letter: letter.to_owned(),
            text: text.to_owned(),
            details: Vec::new(),
        });
    }
    rows
}

/// The evening, its engine and its clock.
struct Evening {
    engine: Engine<FileJournal, ManualClock>,
    clock: ManualClock,
    minted: u64,
}

impl Evening {
    fn open(journal: &Path) -> Self {
        let plan = setup::read(&setup::Source::new("session.json", PLAN)).plan.unwrap();
        let zone = plan.time_zone.clone().unwrap();
        let waiting = Session::waiting(Arc::new(plan), Arc::from(zone));
        let first = &waiting.blocks[0].block;
        let start = waiting.wall(first.date.unwrap(), first.start.unwrap().0);
        let clock = ManualClock::at(start);
        let source = Source {
            disk: Arc::new(RealDisk),
            path: journal.to_path_buf(),
            waiting,
            patience: Duration::ZERO,
        };
        let loaded = source.open(&clock, &mut |_| {}).unwrap();
        let engine = Engine::new(loaded.session, loaded.journal, clock.clone());
        Self { engine, clock, minted: 0 }
    }

    fn does(&mut self, command: Command) {
        let author = Author::facilitator();
        self.engine.submit(&author, &command, StepChoice::New).unwrap().unwrap();
    }

    /// An id such as a device would have minted at this moment (`UUIDv7`), the same every time.
    fn mint(&mut self, now: Moment) -> NoteId {
        self.minted += 1;
        let mut bytes = [0; 10];
        bytes[2..].copy_from_slice(&self.minted.to_be_bytes());
        let millis = now.at.timestamp_millis().try_into().unwrap();
        NoteId(Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid())
    }

    fn until(&mut self, time: TimeOfDay) {
        let session = self.engine.session();
        let date = session.blocks[0].block.date.unwrap();
        self.clock.advance_to(session.wall(date, time.0));
    }

    /// Runs the block, with these rows spread evenly over its length.
    fn run(&mut self, block: &BlockId, rows: &[(&Row, About)]) {
        if self.engine.session().running().is_none() {
            self.does(Command::Start { block: block.clone() });
        }
        let length = self.engine.session().block(block).unwrap().length.unwrap();
        let started = self.engine.now().t;
        let slot = length.0 / (i64::try_from(rows.len()).unwrap() + 1) / 1000 * 1000;
        for (row, about) in rows {
            self.clock.advance(Span(slot));
            self.keep(block, row, *about);
        }
        let gone = self.engine.now().t - started;
        self.clock.advance(length - gone);
        self.does(Command::EndBlock { block: block.clone() });
    }

    fn keep(&mut self, block: &BlockId, row: &Row, about: About) {
        let id = self.mint(self.engine.now());
        let question = row.conversation.map(|n| QuestionId::new(format!("q{n}")));
        let category = question.as_ref().and_then(|question| {
            let mut categories = self.engine.session().categories_of(question);
            let it = categories.find(|it| it.letter.as_deref() == Some(row.letter.as_str()));
            Some(it?.id.clone())
        });
        let kind = if question.is_some() { NoteKind::Idea } else { NoteKind::Comment };
        let detail = |text: &String| Detail { text: text.as_str().into(), details: Vec::new() };
        let note = NewNote {
            kind,
            about,
            question,
            category,
            details: row.details.iter().map(detail).collect(),
            block: Some(block.clone()),
            ..NewNote::idea(id, &row.text)
        };
        self.does(Command::Capture { note: Box::new(note) });
    }
}

/// The rows of a block: a conversation's ideas, and in the town halls the comments, the first six
/// on the content and the rest on the process.
fn rows_of<'a>(rows: &'a [Row], block: &str) -> Vec<(&'a Row, About)> {
    let comments = rows.iter().filter(|row| row.conversation.is_none());
    let of = |n| rows.iter().filter(move |row| row.conversation == Some(n));
    match block {
        "c1" => of(1).map(|row| (row, About::Content)).collect(),
        "c2" => of(2).map(|row| (row, About::Content)).collect(),
        "c3" => of(3).map(|row| (row, About::Content)).collect(),
        "th1" => comments.take(6).map(|row| (row, About::Content)).collect(),
        "th2" => comments.skip(6).map(|row| (row, About::Process)).collect(),
        _ => Vec::new(),
    }
}

/// Runs the evening into a journal in a folder of its own and gives its bytes.
fn recorded() -> (Vec<u8>, Session) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.jsonl");
    let mut evening = Evening::open(&path);
    let rows = rows();
    let blocks: Vec<_> =
        evening.engine.session().blocks.iter().map(|state| state.block.clone()).collect();
    for block in &blocks {
        evening.until(block.start.unwrap());
        if block.id.as_str() == "opening" {
            evening.does(Command::SetHeadCount { people: Some(HEAD_COUNT) });
        }
        evening.run(&block.id, &rows_of(&rows, block.id.as_str()));
    }
    (std::fs::read(&path).unwrap(), evening.engine.session().clone())
}

#[test]
fn the_recorded_cafe_is_what_the_program_writes_when_it_runs_the_evening() {
    let (bytes, session) = recorded();
    assert!(session.closed.is_some());
    rewritten(RECORDED, &bytes);
}

#[test]
fn the_evening_gives_the_figures_of_the_record() {
    let (_, session) = recorded();
    let tally = tally::tally(&session, false);
    let by_question: Vec<usize> = tally.questions.iter().map(|question| question.ideas).collect();
    assert_eq!((tally.ideas, by_question, tally.comments), (105, vec![44, 38, 23], 9));
    let letters: Vec<String> = tally.questions[1]
        .categories
        .iter()
        .map(|category| category.letter.as_deref().unwrap_or("-").to_owned())
        .collect();
    assert_eq!(letters, ["a", "c", "d", "e", "b", "f", "g"]);
    let abouts = |about| {
        session
            .notes
            .iter()
            .filter(|note| note.kind == NoteKind::Comment && note.about == about)
            .count()
    };
    assert_eq!((abouts(About::Content), abouts(About::Process)), (6, 3));
}

#[test]
fn the_evening_ran_as_printed() {
    let (_, session) = recorded();
    for state in &session.blocks {
        let printed = session.wall(state.block.date.unwrap(), state.block.start.unwrap().0);
        assert_eq!(state.started.unwrap().at, printed, "{}", state.block.title);
        let ran = Span((state.ended.unwrap().at - printed).num_milliseconds());
        assert_eq!(Some(ran), state.block.span(), "{}", state.block.title);
    }
}

#[test]
fn its_report_holds_every_idea_word_for_word_in_its_place() {
    let (_, session) = recorded();
    let report = Report::of(&session).unwrap();
    let markdown = EXPORTERS.iter().find(|it| it.name == "md").unwrap();
    let mut written = Vec::new();
    (markdown.write)(&report, &mut written).unwrap();
    let written = String::from_utf8(written).unwrap();
    let mut rest = written.as_str();
    for row in rows() {
        for words in std::iter::once(&row.text).chain(&row.details) {
            let found = rest.split_once(words.as_str());
            (_, rest) = found.unwrap_or_else(|| panic!("{words}"));
        }
    }
}
