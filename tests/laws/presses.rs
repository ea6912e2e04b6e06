//! Keys pressed by people who look at the screen, or do not: every family of commands.

use std::sync::Arc;

use proptest::prelude::{Strategy, any, prop};
use worldcafe::domain::{
    About, Block, BlockId, Category, Length, NoteId, NoteKind, Plan, ReportText, RoleLine,
    SeatedPerson, SeatedRound, SeatedTable, Seating, Span, StepId, Table, TableId, Tables,
};
use worldcafe::session::{Command, NewNote};

use crate::support::cafe::{Cafe, EVENING, block, category, question, table};

/// A press: what kind of thing, which of that kind, with what; and how long before it, in seconds.
#[derive(Clone, Debug)]
pub(crate) struct Press {
    kind: u8,
    what: u8,
    pub(crate) a: u8,
    pub(crate) b: u8,
    pub(crate) wait: u16,
}

pub(crate) fn presses() -> impl Strategy<Value = Vec<Press>> {
    let press = (any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>(), 0..900_u16)
        .prop_map(|(kind, what, a, b, wait)| Press { kind, what, a, b, wait });
    prop::collection::vec(press, 1..60)
}

const BLOCKS: [&str; 9] = ["opening", "c1", "c2", "th1", "c3", "th2", "close", "song", "day-8"];
const SPEAKERS: [&str; 4] = ["Table 3", "Table 8", "lady in red", "سيدة 👩‍👩‍👧"];
const CATEGORIES: [&str; 5] = ["c-a", "c-b", "c-c", "day-4", "more"];

fn pick<T: Copy>(from: &[T], n: u8) -> T {
    from[n as usize % from.len()]
}

fn clock_command(cafe: &Cafe, press: &Press) -> Command {
    let running = cafe.session.running().map(|state| state.id().clone());
    let seen = running.unwrap_or_else(|| block(pick(&BLOCKS, press.a)));
    let next = cafe.session.next().map_or_else(|| block("c1"), |state| state.id().clone());
    let by = Span::minutes(i64::from(press.b % 20) - 8);
    match press.what % 9 {
        0 => Command::Start { block: next },
        1 => Command::EndBlock { block: seen },
        2 => Command::Pause { block: seen, reason: None },
        3 => Command::Resume { block: seen },
        4 => Command::Lengthen { block: block(pick(&BLOCKS, press.a)), by },
        5 => {
            let last = cafe.session.ended_last().map(|state| state.id().clone());
            Command::Back { block: last.unwrap_or(next) }
        }
        6 => Command::Close,
        7 => Command::ExplainPause { block: seen, reason: Some("the bus is late".into()) },
        _ => Command::Reopen,
    }
}

fn programme_command(press: &Press) -> Command {
    let id = block(pick(&BLOCKS, press.a));
    let after = Some(BlockId::new(pick(&BLOCKS, press.b)));
    let new = Block { title: "New".into(), ..Block::default() };
    match press.what % 5 {
        0 => Command::Skip { block: id, reason: None },
        1 => Command::BringBack { block: id },
        2 => Command::InsertBlock { after, block: Box::new(new) },
        3 => Command::MoveBlock { block: id, after },
        _ => Command::ChangeBlock { block: Box::new(Block { id, ..new }) },
    }
}

fn some_notes(cafe: &Cafe, press: &Press) -> Vec<NoteId> {
    let from = press.a as usize % (cafe.session.notes.len() + 1);
    cafe.session.notes.iter().map(|note| note.id).skip(from).take(2).collect()
}

fn note_command(cafe: &mut Cafe, press: &Press) -> Command {
    let tag = Some(category(pick(&CATEGORIES, press.b)));
    let seat = Some(table(&(press.b % 12).to_string()));
    let notes = some_notes(cafe, press);
    match (press.what % 12, notes.first().copied()) {
        (1, Some(note)) => {
            let level = usize::from(press.b % 4);
            Command::AddDetail { note, level, text: "below".into(), id: None }
        }
        (2, Some(note)) => {
            let text = format!("reworded {}", press.b).into();
            Command::Edit { note, text, details: Some(vec![]) }
        }
        (3, Some(_)) => Command::Retag { notes, question: Some(question("q1")), category: tag },
        (4, Some(_)) => Command::Retract { notes },
        (5, Some(_)) => Command::Restore { notes },
        (6, Some(_)) => {
            let kind = pick(&NoteKind::ALL, press.b);
            Command::Sort { notes, kind, about: About::Process }
        }
        (7, Some(_)) => {
            let block = Some(block(pick(&BLOCKS, press.b)));
            Command::MoveNotes { notes, table: seat, block }
        }
        (8, Some(_)) => {
            let speaker =
                (!press.b.is_multiple_of(3)).then(|| format!("Speaker {}", press.b % 3).into());
            Command::SaidBy { notes, speaker }
        }
        (9, Some(_)) => Command::Pick { notes },
        (10, Some(_)) => Command::Unpick { notes },
        _ => {
            let seen = pick(&BLOCKS, press.a);
            let earlier = cafe.session.block(&block(seen)).map(|_| block(seen));
            let running = cafe.session.running().map(|state| state.id().clone());
            let note = NewNote {
                question: Some(question("q1")),
                category: tag.filter(|_| press.a.is_multiple_of(2)),
                table: seat,
                block: running.or(earlier),
                ..NewNote::idea(cafe.fresh_note(), format!("idea {}", press.a))
            };
            Command::Capture { note: Box::new(note) }
        }
    }
}

fn question_command(cafe: &Cafe, press: &Press) -> Command {
    let text = ["Who pays?", "Which issues?", "and who, really?"][press.b as usize % 3];
    match press.what % 2 {
        0 => Command::AddQuestion { question: Box::new(cafe.session.new_question(text)) },
        _ => {
            let asked = &cafe.session.questions;
            let question = asked[press.a as usize % asked.len()].id.clone();
            Command::RewordQuestion { question, text: text.into() }
        }
    }
}

fn category_command(cafe: &Cafe, press: &Press) -> Command {
    let last = cafe.session.questions.last().filter(|_| press.a.is_multiple_of(4));
    let question = last.map_or_else(|| question("q1"), |last| last.id.clone());
    let (one, other) = (category(pick(&CATEGORIES, press.a)), category(pick(&CATEGORIES, press.b)));
    let label = format!("Fresh {}", press.b % 3).into();
    match press.what % 7 {
        0 => Command::AddCategory { question, letter: None, label },
        1 => Command::MergeCategories { question, category: one, into: other },
        2 => Command::RemoveCategory { question, category: one },
        3 => Command::OrderCategories { question, order: vec![one, other] },
        4 => Command::RenameCategory { question, category: one, label },
        5 => Command::LetterCategory { question, category: one, letter: Some("z".into()) },
        _ => {
            let of = cafe.session.notes.iter().filter(|note| note.category.as_ref() == Some(&one));
            let notes = of.map(|note| note.id).take(2).collect();
            Command::SplitCategory { question, category: one, letter: None, label, notes }
        }
    }
}

fn floor_command(cafe: &Cafe, press: &Press) -> Command {
    let running = cafe.session.running();
    let block = running.map_or_else(|| block(pick(&BLOCKS, press.b)), |state| state.id().clone());
    let floor = running.map(|state| &state.floor);
    let speaking = floor.and_then(|it| it.speaking()).map(|turn| Arc::clone(&turn.speaker));
    let (speaker, other) = (pick(&SPEAKERS, press.a).into(), pick(&SPEAKERS, press.b).into());
    match press.what % 10 {
        0..=2 => Command::Speak { block, speaker },
        3 => Command::SkipSpeaker { block, speaker },
        4 => Command::PutSpeakerBack { block, speaker },
        5 => Command::OrderSpeakers { block, order: vec![speaker, other] },
        6 => Command::RuleSpeakers { block, quiet_first: press.a.is_multiple_of(2) },
        7 => Command::RemoveSpeaker { block, speaker },
        8 => Command::RenameSpeaker { block, speaker, name: other },
        _ => Command::NextSpeaker { block, speaking },
    }
}

fn room_command(press: &Press) -> Command {
    let seat = table(&(press.a % 12).to_string());
    match press.what % 13 {
        0 => Command::AddTable { table: Table { name: seat, ..Table::default() } },
        1 => Command::CloseTable { table: seat },
        2 => Command::OpenTable { table: seat },
        3 => Command::MergeTables { table: seat, into: table(&(press.b % 12).to_string()) },
        4 => Command::PaperTable { table: seat, on_paper: press.b.is_multiple_of(2) },
        5 => Command::SeenTable { table: seat },
        6 => Command::SetHost { table: seat, host: Some("Ada".into()) },
        7 => Command::SetTopic { table: seat, topic: Some("Trust".into()) },
        8 => Command::SetSeats { table: seat, seats: Some(press.b.into()) },
        10 => Command::SetReportText {
            of: if press.b.is_multiple_of(2) { ReportText::Summary } else { ReportText::NextStep },
            text: (press.a > 3).then(|| format!("Step {}", press.b % 5).into()),
        },
        9 => Command::SetHeadCount { people: Some(press.b.into()) },
        11 => {
            Command::PlanSeating { seating: (press.a > 3).then(|| seating(seat, press.b).into()) }
        }
        _ => Command::SetRole { role: "Hosts".into(), names: vec!["Bo".into()] },
    }
}

/// Everybody at one table, in one round.
fn seating(table: TableId, people: u8) -> Seating {
    let seats = SeatedTable { table, people: (0..people.into()).collect(), host: None };
    Seating {
        people: vec![SeatedPerson::default(); people.into()],
        rounds: vec![SeatedRound { block: block("c1"), tables: vec![seats] }],
    }
}

/// The evening's plan with some changes: each bit is one.
pub(crate) fn adopt(bits: u8) -> Command {
    let mut plan: Plan = serde_json::from_str::<Plan>(EVENING).unwrap().identified();
    if bits & 1 > 0 {
        plan.programme[1].title = "First round".into();
        plan.programme[1].length = Some(Length(Span::minutes(30)));
    }
    if bits & 2 > 0 {
        plan.programme.retain(|block| block.id.as_str() != "th1");
        let song = Block { id: block("song"), title: "Song".into(), ..Block::default() };
        plan.programme.insert(2, song);
    }
    if bits & 4 > 0 {
        let categories = &mut plan.questions[0].categories;
        categories.retain(|category| category.id.as_str() != "c-b");
        let (id, letter, label) = (category("more"), Some("d".into()), "More".into());
        categories.push(Category { id, letter, label, note: None });
    }
    if bits & 8 > 0 {
        plan.tables = Tables::Count(6);
        plan.roles = vec![RoleLine { role: "Scribes".into(), names: vec![], note: None }];
    }
    if bits & 32 > 0 {
        plan.next_step = Some("It goes to the council".into());
    }
    if bits & 16 > 0 {
        plan.questions.pop();
        plan.programme.iter_mut().for_each(|block| block.question = None);
    }
    Command::AdoptPlan { plan: Arc::new(plan) }
}

/// What a press asks for, as things stand.
pub(crate) fn command(cafe: &mut Cafe, press: &Press) -> Command {
    let step = |step: Option<StepId>| step.unwrap_or_default();
    match press.kind % 15 {
        0..=2 => clock_command(cafe, press),
        3 => programme_command(press),
        4..=6 => note_command(cafe, press),
        7 => category_command(cafe, press),
        8 => room_command(press),
        9 => adopt(press.b),
        10 | 11 => floor_command(cafe, press),
        12 => question_command(cafe, press),
        13 => Command::Undo { step: step(cafe.session.history.newest().map(|step| step.id)) },
        _ => Command::Redo { step: step(cafe.session.history.undone().map(|step| step.id)) },
    }
}

/// Runs a random evening; refusals leave all as it is.
pub(crate) fn evening(presses: &[Press]) -> Cafe {
    let mut cafe = Cafe::evening();
    for press in presses {
        cafe = cafe.after(Span::seconds(press.wait.into()));
        let command = command(&mut cafe, press);
        let _refused = cafe.try_to(&command);
    }
    cafe
}
