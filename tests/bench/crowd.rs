//! A café of any size, recorded by the program's own engine: forty tables, six rounds, the words
//! of the ideas of 2013, spread evenly over the evening; the last round runs.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};
use uuid::Builder;
use worldcafe::domain::{BlockId, CategoryId, NoteId, Span, TableId, shift};
use worldcafe::engine::{
    Clock, Engine, Loaded, ManualClock, Source, StepChoice, SystemClock, Waker,
};
use worldcafe::journal::{Journal, RealDisk};
use worldcafe::session::{Author, BlockState, Command, NewNote, Record, Session};
use worldcafe::setup;

use crate::pair::Outcome;

const WORDS: &str = include_str!("../fixtures/world-cafe-2013-ideas.tsv");
const PLAN: &str = "session.json";
const ROUNDS: usize = 6;
const QUESTIONS: usize = 3;
pub(crate) const TABLES: usize = 40;
const CATEGORIES: usize = 8;
/// How long a round lasts.
const ROUND: Span = Span::minutes(20);
/// When the last idea comes: half of the last round is over.
const LAST: Span = Span::minutes(110);
/// How many decisions share a flush while a journal is made.
const TOGETHER: usize = 1000;

/// The plan of a crowd, as a person would write it.
fn plan() -> Value {
    let letter = |at: usize| char::from(b'a' + u8::try_from(at).unwrap_or(0)).to_string();
    let category =
        |at| json!({ "id": letter(at), "letter": letter(at), "label": format!("Theme {at}") });
    let question = |at| {
        let categories: Vec<_> = (0..CATEGORIES).map(category).collect();
        json!({ "id": format!("q{at}"), "text": "What matters here?", "categories": categories })
    };
    let round = |at: usize| {
        json!({ "id": format!("c{at}"), "kind": "conversation", "title": format!("Round {}", at + 1),
                "length": "20 min", "question": format!("q{}", at % QUESTIONS) })
    };
    json!({
        "title": "A crowded café",
        "time_zone": "Europe/Zurich",
        "tables": TABLES,
        "participants": 160,
        "questions": (0..QUESTIONS).map(question).collect::<Vec<_>>(),
        "programme": (0..ROUNDS).map(round).collect::<Vec<_>>(),
    })
}

/// The session before its first step.
pub(crate) fn waiting() -> Outcome<Session> {
    let read = setup::read(&setup::Source::new(PLAN, plan().to_string()));
    let plan = read.plan.ok_or("the plan has faults")?;
    Ok(Session::waiting(Arc::new(plan), Arc::from("Europe/Zurich")))
}

/// A journal file and how to open it.
pub(crate) fn source(path: &Path) -> Outcome<Source> {
    Ok(Source {
        disk: Arc::new(RealDisk),
        path: path.to_path_buf(),
        waiting: waiting()?,
        patience: Duration::ZERO,
    })
}

/// Wakes whoever receives when an engine has something to tell.
pub(crate) fn waker() -> (Waker, Receiver<()>) {
    let (wake, woken) = channel();
    let waker = move || {
        // Nobody listens any more while it closes.
        let _ = wake.send(());
    };
    (Box::new(waker), woken)
}

/// The session that a journal holds, chain checked.
pub(crate) fn read(path: &Path) -> Outcome<Session> {
    let (session, found) = source(path)?.read(&mut |_| {})?;
    match found.fault {
        None => Ok(session),
        Some((line, fault)) => Err(format!("line {line}: {fault}").into()),
    }
}

/// A café that keeps ideas, one after another.
pub(crate) struct Crowd<J, C> {
    engine: Engine<J, C>,
    texts: Vec<&'static str>,
    kept: usize,
}

impl<J: Journal, C: Clock> Crowd<J, C> {
    /// Goes on with a session; starts its first round where none runs.
    pub(crate) fn new(session: Session, journal: J, clock: C) -> Outcome<Self> {
        let texts = WORDS.lines().skip(1).filter_map(|line| line.rsplit('\t').next()).collect();
        let kept = session.notes.len();
        let mut crowd = Self { engine: Engine::new(session, journal, clock), texts, kept };
        if crowd.engine.session().running().is_none() {
            crowd.decide(&start())?;
            crowd.engine.flush()?;
        }
        Ok(crowd)
    }

    /// Keeps one more idea, not saved yet, in the round that runs.
    pub(crate) fn keep(&mut self) -> Outcome<Arc<Record>> {
        let command = self.idea()?;
        self.decide(&command)
    }

    /// Keeps one more idea, down to the disk.
    pub(crate) fn save(&mut self) -> Outcome {
        self.keep()?;
        self.engine.flush()?;
        Ok(())
    }

    /// The command that keeps one more idea, as the next table would send it.
    pub(crate) fn idea(&mut self) -> Outcome<Command> {
        let running = self.engine.session().running().ok_or("no round runs")?;
        let (question, block) = (running.block.question_of(None), running.id().clone());
        let n = self.kept;
        self.kept += 1;
        let letter = char::from(b'a' + u8::try_from(n / TABLES % CATEGORIES)?);
        let text = self.texts.get(n % self.texts.len().max(1)).copied().unwrap_or_default();
        let note = NewNote {
            question: question.cloned(),
            category: Some(CategoryId::new(letter.to_string())),
            table: Some(TableId::new((n % TABLES + 1).to_string())),
            block: Some(block),
            ..NewNote::idea(id(n)?, format!("{text} ({n})"))
        };
        Ok(Command::Capture { note: Box::new(note) })
    }

    fn decide(&mut self, command: &Command) -> Outcome<Arc<Record>> {
        let decided = self.engine.decide(&Author::facilitator(), command, StepChoice::New)?;
        Ok(decided.ok_or("nothing was decided")?)
    }
}

/// Records a café with so many ideas into a journal of its own, beside its plan; the evening began so long ago
/// that its last idea comes about now.
pub(crate) fn record(path: &Path, ideas: usize) -> Outcome {
    fs::write(path.with_file_name(PLAN), plan().to_string())?;
    let clock = ManualClock::at(shift(SystemClock::new().read().wall, -LAST));
    let Loaded { session, journal, .. } = source(path)?.open(&clock, &mut |_| {})?;
    let mut crowd = Crowd::new(session, journal, clock.clone())?;
    let begun = clock.read().wall;
    for n in 0..ideas {
        let gone = Span(LAST.0 * i64::try_from(n)? / i64::try_from(ideas)?);
        clock.advance_to(shift(begun, gone));
        let round = usize::try_from(gone.0 / ROUND.0)?;
        if round > 0
            && crowd.engine.session().running().map(BlockState::id) == Some(&block(round - 1))
        {
            crowd.decide(&Command::EndBlock { block: block(round - 1) })?;
        }
        crowd.keep()?;
        if n % TOGETHER == 0 {
            crowd.engine.flush()?;
        }
    }
    crowd.engine.flush()?;
    Ok(())
}

/// The command that starts the first round.
pub(crate) fn start() -> Command {
    Command::Start { block: block(0) }
}

fn block(round: usize) -> BlockId {
    BlockId::new(format!("c{round}"))
}

/// An id such as a device mints (`UUIDv7`), the same every time.
fn id(n: usize) -> Outcome<NoteId> {
    let mut bytes = [0; 10];
    bytes.iter_mut().skip(2).zip((n as u64).to_be_bytes()).for_each(|(to, from)| *to = from);
    let millis = 1_381_248_000_000 + u64::try_from(n)?;
    Ok(NoteId(Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()))
}
