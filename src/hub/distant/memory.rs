//! What a device remembers of the session it was in last, so that it can be typed on where nobody
//! answers yet: its programme, its questions and its tables, and nothing that was said or anybody's
//! name.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::{Block, Moment, Plan, Question, Table, TableId, Tables};
use crate::journal::Sum;
use crate::session::{BlockState, DayState, Floor, Pause, QuestionCategories, Session, TableState};
use crate::text::{from_json, to_json};

/// The version of the file.
const VERSION: u32 = 1;

/// The session without what people said in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Memory {
    v: u32,
    /// What its outbox is named by.
    pub(super) plan_name: String,
    pub(super) first: Option<String>,
    pub(super) table: Option<TableId>,
    zone: Arc<str>,
    plan: Plan,
    blocks: Vec<BlockState>,
    days: Vec<DayState>,
    tables: Vec<TableState>,
    categories: Vec<QuestionCategories>,
    closed: Option<Moment>,
    /// When it was so: the newest record, session time, and the wall clock of this device.
    pub(super) told: Moment,
    pub(super) wall: DateTime<Utc>,
    /// This device only adds ideas.
    #[serde(default)]
    pub(super) adds: bool,
}

/// What the file is called behind the name of a device and an invite.
const SEEN: &str = ".seen.json";

/// The file of a device and an invite: another invite may lead to another session.
pub(super) fn path(folder: &Path, device: Uuid, secret: &str) -> PathBuf {
    seen(folder, &name(device, secret))
}

/// The file of what is [named](name) so.
pub(super) fn seen(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{SEEN}"))
}

/// Names a device and an invite.
pub(super) fn name(device: Uuid, secret: &str) -> String {
    let sum = Sum::of(None, format!("{device} {secret}").as_bytes());
    format!("{device}-{:.16}", sum.as_str())
}

/// Whose file it is; none where it is another.
pub(super) fn device(path: &Path) -> Option<Uuid> {
    let name = path.file_name()?.to_str()?.strip_suffix(SEEN)?;
    name.rsplit_once('-')?.0.parse().ok()
}

impl Memory {
    /// Of a session, and what its outbox is named by.
    pub(super) fn of(
        session: &Session,
        (plan_name, first): (String, Option<String>),
        table: Option<TableId>,
        (told, wall): (Moment, DateTime<Utc>),
    ) -> Self {
        Self {
            v: VERSION,
            plan_name,
            first,
            table,
            zone: Arc::clone(&session.zone),
            plan: bare(session),
            blocks: session.blocks.iter().map(bare_block).collect(),
            days: session.days.clone(),
            tables: session.tables.iter().map(bare_table).collect(),
            categories: session.categories.clone(),
            closed: session.closed,
            told,
            wall,
            adds: false,
        }
    }

    pub(super) fn session(&self) -> Session {
        let mut session = Session::waiting(Arc::new(self.plan.clone()), Arc::clone(&self.zone));
        session.blocks.clone_from(&self.blocks);
        session.days.clone_from(&self.days);
        session.tables.clone_from(&self.tables);
        session.categories.clone_from(&self.categories);
        session.closed = self.closed;
        session
    }

    /// Whether both are of the same session: known by its first record, before that by its plan.
    pub(super) fn is_with(&self, other: &Self) -> bool {
        self.is_of(other.first.as_ref(), &other.plan_name)
    }

    /// The same, of a session that is known so.
    pub(super) fn is_of(&self, first: Option<&String>, plan_name: &str) -> bool {
        match (&self.first, first) {
            (Some(there), Some(here)) => there == here,
            _ => self.plan_name == plan_name,
        }
    }

    /// What the session is called, raw.
    pub(super) fn title(self) -> String {
        self.plan.title
    }

    /// As it was kept; none where nothing was, or not by this version.
    pub(super) fn read(path: &Path) -> Option<Self> {
        let memory: Self = from_json(&fs::read(path).ok()?).ok()?;
        (memory.v == VERSION).then_some(memory)
    }

    /// Only its user may read it.
    pub(super) fn write(&self, path: &Path) -> io::Result<()> {
        let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
        let mut file = tempfile::Builder::new().prefix(".seen-").tempfile_in(folder)?;
        file.write_all(to_json(self)?.as_bytes())?;
        file.persist(path)?;
        Ok(())
    }
}

/// Without people, and without what is for the facilitator.
fn bare(session: &Session) -> Plan {
    let plan = &session.plan;
    let (title, mut questions) = (plan.title.clone(), session.questions.to_vec());
    questions.iter_mut().for_each(Question::withhold);
    let programme = plan.programme.iter().map(bare_of).collect();
    let tables = match &plan.tables {
        Tables::Named(list) => Tables::Named(list.iter().map(unhosted).collect()),
        Tables::Count(count) => Tables::Count(*count),
    };
    Plan { schema: 1, title, questions, programme, tables, ..Plan::default() }
}

fn bare_of(block: &Block) -> Block {
    let mut block = Block { speakers: Vec::new(), facilitators: Vec::new(), ..block.clone() };
    block.withhold();
    block
}

fn bare_block(state: &BlockState) -> BlockState {
    let pauses = state.pauses.iter().map(|pause| Pause { reason: None, ..pause.clone() });
    BlockState {
        block: bare_of(&state.block),
        reason: None,
        pauses: pauses.collect(),
        floor: Floor::default(),
        ..state.clone()
    }
}

fn bare_table(state: &TableState) -> TableState {
    TableState { table: unhosted(&state.table), ..state.clone() }
}

fn unhosted(table: &Table) -> Table {
    let mut table = Table { host: None, ..table.clone() };
    table.withhold();
    table
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::tally::cafe::Cafe;

    #[test]
    fn questions_are_remembered_as_they_read_by_now() {
        let plan = json!({ "title": "T", "questions": [{ "id": "q1", "text": "Wy?" }],
                           "programme": [{ "id": "a", "title": "A" }] });
        let cafe = Cafe::open(plan, "UTC")
            .on(json!([{ "question-reworded": { "question": "q1", "text": "Why?" } }]))
            .on(json!([{ "question-added": { "question": { "id": "day-1", "text": "Who?" } } }]))
            .on(json!([{ "category-added": { "question": "day-1", "category": "c", "label": "C" } }]));
        let now = Moment::default();
        let names = ("plan".to_owned(), None);
        let memory = Memory::of(&cafe.session, names, None, (now, now.at)).session();
        assert_eq!(memory.questions, cafe.session.questions);
        assert_eq!(memory.categories, cafe.session.categories);
    }
}
