//! Bells ring once, however time is cut and whatever is done to the clock in between.

use proptest::prelude::{Strategy, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::test_runner::Config;
use worldcafe::domain::{Span, Stamp};
use worldcafe::session::{Command, Cue, cues};

use crate::support::cafe::{Cafe, block};

/// Warnings of blocks that name none of their own.
const USUAL: [Span; 2] = [Span::minutes(5), Span::minutes(1)];

/// What is done to the running clock, after a wait.
fn deeds() -> impl Strategy<Value = Vec<(Span, Command)>> {
    let id = || block("opening");
    // Whole and half minutes meet the marks themselves, other waits fall between.
    let wait = prop_oneof![
        (0..20_i64).prop_map(|halves| Span(halves * 30_000)),
        (0..400_000_i64).prop_map(Span)
    ];
    let deed = (0..3_u8, -8..9_i64).prop_map(move |(what, by)| match what {
        0 => Command::Pause { block: id(), reason: None },
        1 => Command::Resume { block: id() },
        _ => Command::Lengthen { block: id(), by: Span::minutes(by) },
    });
    prop::collection::vec((wait, deed), 0..12)
}

/// Somebody who asks for bells at moments of their own, and whenever something is done.
struct Ear {
    slices: Vec<i64>,
    place: usize,
    heard: Vec<Cue>,
}

impl Ear {
    const fn new(slices: Vec<i64>) -> Self {
        Self { slices, place: 0, heard: Vec::new() }
    }

    fn listen(&mut self, cafe: &Cafe, from: Stamp, to: Stamp) {
        let mut now = from;
        while now < to {
            let slice = self.slices.get(self.place % self.slices.len().max(1));
            let next = (now + slice.map_or(to - now, |slice| Span(*slice))).min(to);
            self.heard.extend(cues(&cafe.session, &USUAL, now, next));
            (now, self.place) = (next, self.place + 1);
        }
    }
}

/// What is due while nothing is done: the marks that the clock itself passes meanwhile.
fn due(cafe: &Cafe, from: Stamp, to: Stamp) -> Vec<Cue> {
    let state = cafe.session.running().unwrap();
    let (clock, length) = (state.countdown().unwrap(), state.timed().unwrap());
    let passes = |mark: Span| {
        clock.remaining(from).is_some_and(|left| left > mark)
            && clock.remaining(to).is_some_and(|left| left <= mark)
    };
    let block = || state.id().clone();
    let warning =
        |left: Span, last| (left < length).then(|| Cue::Left { block: block(), left, last });
    let marks = [
        (Span::minutes(5), warning(Span::minutes(5), false)),
        (Span::minutes(1), warning(Span::minutes(1), true)),
        (Span::ZERO, Some(Cue::TimeUp { block: block() })),
    ];
    marks.into_iter().filter(|(mark, _)| passes(*mark)).filter_map(|(_, cue)| cue).collect()
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(200) })]

    #[test]
    fn every_bell_that_is_due_rings_once_for_every_ear(
        deeds in deeds(),
        slices in prop::collection::vec(500..90_000_i64, 1..9),
    ) {
        let mut cafe = Cafe::evening().start("opening");
        let mut ears = [Ear::new(vec![]), Ear::new(vec![7000]), Ear::new(slices)];
        let mut all_due = Vec::new();
        let resume = Command::Resume { block: block("opening") };
        let end = [(Span::ZERO, resume.clone()), (Span::minutes(120), resume)];
        for (wait, command) in deeds.into_iter().chain(end) {
            let from = cafe.moment().t;
            cafe = cafe.after(wait);
            let to = cafe.moment().t;
            all_due.extend(due(&cafe, from, to));
            ears.iter_mut().for_each(|ear| ear.listen(&cafe, from, to));
            let _refused = cafe.try_to(&command);
        }
        for ear in ears {
            prop_assert_eq!(&ear.heard, &all_due);
        }
        let rang = all_due.iter().any(|cue| matches!(cue, Cue::TimeUp { .. }));
        prop_assert!(rang, "the time is up and nobody was told");
    }
}
