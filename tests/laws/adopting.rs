//! A changed plan taken over at any time loses nothing of what was said and done.

use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use proptest::test_runner::Config;

use super::counts::counted;
use super::presses::{adopt, evening, presses};

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(300) })]

    #[test]
    fn adopting_a_plan_keeps_every_note_and_where_it_belongs(presses in presses(), bits in any::<u8>()) {
        let mut cafe = evening(&presses);
        let before = cafe.session.clone();
        if cafe.try_to(&adopt(bits)) == Ok(true) {
            let after = &cafe.session;
            prop_assert_eq!(&after.notes, &before.notes);
            counted(&cafe)?;
            for note in before.notes.iter() {
                let (question, block, table) = (&note.question, &note.block, &note.table);
                // What a step that was turned back had made may be gone before.
                let known = |id| before.block(id).is_none() || after.block(id).is_some();
                prop_assert!(block.as_ref().is_none_or(known), "{block:?}");
                prop_assert!(table.as_ref().is_none_or(|id| after.table(id).is_some()
                    || before.table(id).is_none()), "{table:?}");
                if let Some(question) = question {
                    prop_assert!(after.question(question).is_some() || before.question(question).is_none());
                    let has = |of: &worldcafe::session::Session| {
                        let mut all = of.every_category_of(question).iter();
                        note.category.as_ref().is_none_or(|id| all.any(|it| it.id == *id))
                    };
                    prop_assert!(has(after) || !has(&before), "{:?}", note.category);
                }
            }
        }
    }

    #[test]
    fn adopting_a_plan_leaves_every_clock_alone(presses in presses(), bits in any::<u8>()) {
        let mut cafe = evening(&presses);
        let clock = |of: &worldcafe::session::BlockState| {
            (of.id().clone(), of.started, of.ended, of.pauses.clone())
        };
        let started = |of: &worldcafe::session::Session| {
            let begun = of.blocks.iter().filter(|state| state.started.is_some());
            let mut begun: Vec<_> = begun.map(clock).collect();
            begun.sort_by(|(a, ..), (b, ..)| a.cmp(b));
            begun
        };
        let before = cafe.session.clone();
        if cafe.try_to(&adopt(bits)) == Ok(true) {
            prop_assert_eq!(started(&cafe.session), started(&before));
            prop_assert_eq!(cafe.session.closed, before.closed);
            prop_assert_eq!(cafe.session.head_count, before.head_count);
        }
    }
}
