//! Laws that hold for every evening, tried on random ones.

use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest};
use proptest::test_runner::Config;
use worldcafe::domain::{About, Block, BlockId, NoteKind, Span, StepId, Table};
use worldcafe::session::{Command, NewNote, Note, Session, apply};

use crate::support::cafe::{Cafe, block, category, question, table};

/// A press of a key by somebody who looks at the screen, or does not.
#[derive(Clone, Debug)]
struct Press {
    what: u8,
    a: u8,
    b: u8,
    wait: u16,
}

fn presses() -> impl Strategy<Value = Vec<Press>> {
    let press = (any::<u8>(), any::<u8>(), any::<u8>(), 0..900_u16)
        .prop_map(|(what, a, b, wait)| Press { what, a, b, wait });
    prop::collection::vec(press, 1..60)
}

const BLOCKS: [&str; 7] = ["opening", "c1", "c2", "th1", "c3", "th2", "close"];
const CATEGORIES: [&str; 4] = ["c-a", "c-b", "c-c", "day-4"];

fn pick<T: Copy>(from: &[T], n: u8) -> T {
    from[n as usize % from.len()]
}

fn clock_command(cafe: &Cafe, press: &Press) -> Command {
    let running = cafe.session.running().map(|state| state.id().clone());
    let seen = running.unwrap_or_else(|| block(pick(&BLOCKS, press.a)));
    let next = cafe.session.next().map_or_else(|| block("c1"), |state| state.id().clone());
    let by = Span::minutes(i64::from(press.b % 20) - 8);
    match press.what % 8 {
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

fn note_command(cafe: &mut Cafe, press: &Press) -> Command {
    let tag = Some(category(pick(&CATEGORIES, press.b)));
    let notes: Vec<_> = cafe
        .session
        .notes
        .iter()
        .map(|note| note.id)
        .skip(press.a as usize % (cafe.session.notes.len() + 1))
        .take(2)
        .collect();
    match (press.what % 6, notes.first().copied()) {
        (1, Some(note)) if press.b.is_multiple_of(2) => {
            let level = usize::from(press.a % 4);
            Command::AddDetail { note, level, text: "below".into() }
        }
        (1, Some(note)) => {
            let text = format!("reworded {}", press.b).into();
            Command::Edit { note, text, details: vec![] }
        }
        (2, Some(_)) => Command::Retag { notes, question: Some(question("q1")), category: tag },
        (3, Some(_)) => Command::Retract { notes },
        (4, Some(_)) => Command::Restore { notes },
        (5, Some(_)) => {
            let kind = pick(&NoteKind::ALL, press.b);
            Command::Sort { notes, kind, about: About::Process }
        }
        _ => {
            let note = NewNote {
                question: Some(question("q1")),
                category: tag.filter(|_| press.a.is_multiple_of(2)),
                table: Some(table(&(press.b % 12).to_string())),
                block: cafe.session.running().map(|state| state.id().clone()),
                ..NewNote::idea(cafe.fresh_note(), format!("idea {}", press.a))
            };
            Command::Capture { note: Box::new(note) }
        }
    }
}

fn room_command(press: &Press) -> Command {
    let q1 = question("q1");
    let (one, other) = (category(pick(&CATEGORIES, press.a)), category(pick(&CATEGORIES, press.b)));
    let seat = table(&(press.a % 12).to_string());
    match press.what % 9 {
        0 => Command::AddCategory { question: q1, letter: None, label: "Fresh".into() },
        1 => Command::MergeCategories { question: q1, category: one, into: other },
        2 => Command::RemoveCategory { question: q1, category: one },
        3 => Command::OrderCategories { question: q1, order: vec![one, other] },
        4 => Command::AddTable { table: Table { name: seat, ..Table::default() } },
        5 => Command::CloseTable { table: seat },
        6 => Command::PaperTable { table: seat, on_paper: press.b.is_multiple_of(2) },
        7 => Command::SetHeadCount { people: Some(press.b.into()) },
        _ => Command::SetRole { role: "Hosts".into(), names: vec!["Bo".into()] },
    }
}

fn command(cafe: &mut Cafe, press: &Press) -> Command {
    let undo = |step: Option<StepId>| step.unwrap_or_default();
    match press.what / 32 {
        0 | 1 => clock_command(cafe, press),
        2 => programme_command(press),
        3 | 4 => note_command(cafe, press),
        5 => room_command(press),
        6 => Command::Undo { step: undo(cafe.session.history.newest().map(|step| step.id)) },
        _ => Command::Redo { step: undo(cafe.session.history.undone().map(|step| step.id)) },
    }
}

/// Runs a random evening; refusals leave all as it is.
fn evening(presses: &[Press]) -> Cafe {
    let mut cafe = Cafe::evening();
    for press in presses {
        cafe = cafe.after(Span::seconds(press.wait.into()));
        let command = command(&mut cafe, press);
        let _refused = cafe.try_to(&command);
    }
    cafe
}

/// A session as people see it: history and tail left out.
fn seen(session: &Session) -> Session {
    let mut seen = session.clone();
    seen.history = Default::default();
    seen.tail = Default::default();
    seen
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(300) })]

    #[test]
    fn folding_the_records_rebuilds_the_session(presses in presses()) {
        let cafe = evening(&presses);
        if !cafe.records.is_empty() {
            let folded = cafe.records.iter().fold(Session::default(), apply);
            prop_assert_eq!(folded, cafe.session);
        }
    }

    #[test]
    fn undo_then_redo_is_the_identity(presses in presses()) {
        let cafe = evening(&presses);
        if cafe.session.history.newest().is_some() {
            let before = seen(&cafe.session);
            prop_assert_eq!(seen(&cafe.undo().redo().session), before);
        }
    }

    #[test]
    fn undoing_the_newest_step_gives_what_was_there_before_it(presses in presses()) {
        let mut cafe = evening(&presses);
        let wait = presses.first().map_or(0, |press| i64::from(press.wait));
        cafe = cafe.after(Span::seconds(wait));
        let before = seen(&cafe.session);
        for press in &presses {
            let mut next = cafe.clone();
            let command = command(&mut next, press);
            let turned = matches!(command, Command::Undo { .. } | Command::Redo { .. });
            if turned || next.try_to(&command) != Ok(true) {
                continue;
            }
            let new_notes = next.session.notes.len() - cafe.session.notes.len();
            let back = seen(&next.undo().session);
            prop_assert_eq!(&back.blocks.iter().map(as_manual).collect::<Vec<_>>(),
                &before.blocks.iter().map(as_manual).collect::<Vec<_>>());
            prop_assert_eq!(&back.tables, &before.tables);
            prop_assert_eq!(&back.categories, &before.categories);
            prop_assert_eq!(&back.roles, &before.roles);
            prop_assert_eq!(back.closed, before.closed);
            prop_assert_eq!(back.head_count, before.head_count);
            prop_assert_eq!(back.notes.cells(), before.notes.cells());
            prop_assert_eq!(back.notes.retracted(), before.notes.retracted() + new_notes);
        }
    }

    #[test]
    fn decide_never_emits_what_apply_ignores(presses in presses()) {
        let mut cafe = Cafe::evening();
        for press in &presses {
            cafe = cafe.after(Span::seconds(press.wait.into()));
            let before = seen(&cafe.session);
            let command = command(&mut cafe, press);
            if cafe.try_to(&command) == Ok(true) {
                prop_assert!(seen(&cafe.session) != before, "{command:?} changed nothing");
            }
        }
    }

    #[test]
    fn at_most_one_block_runs_and_none_in_a_closed_session(presses in presses()) {
        let mut cafe = Cafe::evening();
        for press in &presses {
            let command = command(&mut cafe, press);
            let _refused = cafe.try_to(&command);
            let running = cafe.session.blocks.iter().filter(|state| state.is_running()).count();
            prop_assert!(running <= 1);
            prop_assert!(cafe.session.closed.is_none() || running == 0);
        }
    }

    #[test]
    fn the_kept_counts_are_the_counts_of_the_list(presses in presses()) {
        let cafe = evening(&presses);
        let listed = cafe.session.notes.iter().filter(|note| !note.retracted).count();
        let counted: usize = cafe.session.notes.cells().values().map(|count| count.notes).sum();
        prop_assert_eq!(counted, listed);
        let minutes: usize = cafe.session.notes.minutes().values().sum();
        prop_assert_eq!(minutes, cafe.ideas());
        let margins = cafe.session.notes.margins();
        let ideas = |wanted: &dyn Fn(&Note) -> bool| {
            cafe.session.notes.iter().filter(|note| note.counts() && wanted(note)).count()
        };
        for (table, kept) in &margins.tables {
            prop_assert_eq!(*kept, ideas(&|note| note.table == *table));
        }
        prop_assert_eq!(margins.tables.values().sum::<usize>(), cafe.ideas());
        for (block, kept) in &margins.blocks {
            prop_assert_eq!(*kept, ideas(&|note| note.block.as_ref() == Some(block)));
        }
        for (question, kept) in &margins.questions {
            let on = |note: &Note| note.question.as_ref() == Some(question);
            prop_assert_eq!(kept.ideas, ideas(&on));
            for (category, kept) in &kept.categories {
                prop_assert_eq!(
                    *kept,
                    ideas(&|note| on(note) && note.category.as_ref() == Some(category))
                );
            }
        }
        let retracted = cafe.session.notes.len() - listed;
        prop_assert_eq!(cafe.session.notes.retracted(), retracted);
    }

    #[test]
    fn the_forecast_never_runs_backwards(presses in presses()) {
        let cafe = evening(&presses);
        let outlook = cafe.outlook();
        let coming: Vec<_> = outlook
            .blocks
            .iter()
            .filter(|of| of.phase == worldcafe::session::Phase::Coming)
            .filter_map(|of| of.start)
            .collect();
        prop_assert!(coming.is_sorted());
    }
}

/// An end that is turned back leaves the block to be ended by hand, and nothing else changed.
fn as_manual(state: &worldcafe::session::BlockState) -> worldcafe::session::BlockState {
    worldcafe::session::BlockState { manual: true, ..state.clone() }
}
