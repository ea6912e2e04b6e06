//! The counts a session keeps are those of its list.

use std::collections::BTreeMap;

use proptest::prelude::{TestCaseError, prop_assert_eq, proptest};
use proptest::test_runner::Config;
use worldcafe::session::Note;

use super::presses::{evening, presses};
use crate::support::cafe::Cafe;

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(300) })]

    #[test]
    fn the_kept_counts_are_the_counts_of_the_list(presses in presses()) {
        counted(&evening(&presses))?;
    }
}

/// Every count a session keeps against its list.
pub(crate) fn counted(cafe: &Cafe) -> Result<(), TestCaseError> {
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
    let stands = |note: &&Note| !note.retracted && note.speaker.is_some();
    let said = cafe.session.notes.iter().filter(stands);
    let mut speakers = BTreeMap::new();
    said.for_each(|note| *speakers.entry(note.speaker.clone().unwrap()).or_default() += 1);
    prop_assert_eq!(cafe.session.notes.speakers(), &speakers);
    let retracted = cafe.session.notes.len() - listed;
    prop_assert_eq!(cafe.session.notes.retracted(), retracted);
    Ok(())
}
