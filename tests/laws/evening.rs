//! What no press may bring about.

use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
use proptest::test_runner::Config;
use worldcafe::domain::Span;
use worldcafe::session::{Command, Event, NewNote};

use super::presses::{command, evening, presses};
use super::undo::seen;
use crate::support::cafe::Cafe;

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(300) })]

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

    #[test]
    fn a_note_sent_again_is_never_a_second_note(presses in presses(), again in 0..60_usize) {
        let mut cafe = evening(&presses[..again.min(presses.len())]);
        for press in &presses {
            let command = command(&mut cafe, press);
            let _refused = cafe.try_to(&command);
            for sent in sent(&cafe) {
                let resent = Command::Capture { note: Box::new(sent) };
                prop_assert_eq!(cafe.decide(&resent), Ok(vec![]));
            }
        }
    }
}

/// Every note as it left the device it was typed on.
fn sent(cafe: &Cafe) -> Vec<NewNote> {
    let events = cafe.records.iter().flat_map(|record| &record.events);
    events
        .filter_map(|event| match event {
            Event::NoteCaptured {
                note, text, details, question, category, table, block, ..
            } => Some(NewNote {
                details: details.to_vec(),
                question: question.clone(),
                category: category.clone(),
                table: table.clone(),
                block: block.clone(),
                ..NewNote::idea(*note, text)
            }),
            _ => None,
        })
        .collect()
}
