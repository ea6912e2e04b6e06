//! Journals of one session taken in: the same notes in whatever order, however often, however early
//! a copy of them was made.

use std::collections::BTreeMap;

use proptest::prelude::{Just, Strategy, any, prop, prop_assert, prop_assert_eq, proptest};
use proptest::test_runner::Config;
use worldcafe::domain::{NoteId, Span};
use worldcafe::session::{Command, Note, Session};

use super::presses::{Press, command, presses};
use crate::support::cafe::Cafe;
use crate::support::merging::take_in;

/// Another laptop that goes on from a café, its clock a little off and its notes its own.
fn goes_on(from: &Cafe, device: u8, presses: &[Press]) -> Cafe {
    let mut cafe = from.clone().minting(u128::from(device) << 64);
    cafe = cafe.after(Span(i64::from(device) * 100));
    for press in presses {
        cafe = cafe.after(Span::seconds(press.wait.into()));
        let command = command(&mut cafe, press);
        let _ = cafe.try_to(&command);
    }
    cafe
}

/// The same café as it was after some of its records.
fn copied(cafe: &Cafe, share: u8) -> Cafe {
    let kept = cafe.records.len() * usize::from(share) / 255;
    let mut copy = cafe.clone();
    copy.records.truncate(kept);
    copy
}

/// A note as people see it, its category by name, in whatever order it came.
type Seen = (String, String, Option<String>, String);

fn seen(session: &Session) -> BTreeMap<NoteId, Seen> {
    let one = |note: &Note| {
        let category = note.question.as_ref().zip(note.category.as_ref());
        let category = category.and_then(|(question, id)| {
            let label = &session.every_category_of(question).iter().find(|it| it.id == *id)?.label;
            Some(label.to_string())
        });
        let Note { kind, about, table, block, by, at, late, added_later, retracted, .. } = note;
        let marks = (kind, about, late, added_later, retracted, note.picked, by, at);
        let place = format!("{:?} {table:?} {block:?} {marks:?}", note.question);
        (format!("{:?}", note.words), format!("{:?}", note.as_typed()), category, place)
    };
    session.notes.iter().map(|note| (note.id, one(note))).collect()
}

#[derive(Clone, Debug)]
struct Evenings {
    before: Vec<Press>,
    own: Vec<Press>,
    others: Vec<Vec<Press>>,
    shares: Vec<u8>,
    one: Vec<usize>,
    another: Vec<usize>,
}

fn evenings() -> impl Strategy<Value = Evenings> {
    let others = prop::collection::vec(presses(), 2..4);
    let shares = prop::collection::vec(any::<u8>(), 4);
    let order = || Just((0..6).collect::<Vec<usize>>()).prop_shuffle();
    let again = prop::collection::vec(0..6_usize, 0..5);
    let parts = (presses(), presses(), others, shares, order(), order(), again);
    parts.prop_map(|(before, own, others, shares, one, mut another, again)| {
        another.extend(again);
        Evenings { before, own, others, shares, one, another }
    })
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(48) })]

    #[test]
    fn the_order_of_journals_and_how_often_they_are_taken_in_does_not_matter(of in evenings()) {
        let before = goes_on(&Cafe::evening(), 0, &of.before);
        let own = goes_on(&before, 1, &of.own).after(Span::minutes(600));
        let laptops = of.others.iter().zip(2..).map(|(presses, n)| goes_on(&before, n, presses));
        let laptops: Vec<Cafe> = laptops.collect();
        let copies = laptops.iter().zip(&of.shares).map(|(cafe, share)| copied(cafe, *share));
        let files: Vec<Cafe> = laptops.iter().cloned().chain(copies).collect();
        let take_all = |order: &[usize]| {
            let mut cafe = own.clone();
            for at in order {
                take_in(&mut cafe, &[&files[at % files.len()]]);
            }
            cafe
        };
        let cafe = take_all(&of.one);
        prop_assert_eq!(seen(&cafe.session), seen(&take_all(&of.another).session));
        let mut at_once = own.clone();
        take_in(&mut at_once, &files.iter().collect::<Vec<_>>());
        prop_assert_eq!(seen(&at_once.session), seen(&cafe.session));
        let mut again = at_once.clone();
        let taken = take_in(&mut again, &files.iter().rev().collect::<Vec<_>>());
        prop_assert!(taken.iter().all(|it| it.added.is_empty() && it.changed.is_empty()));
        prop_assert_eq!(again.session, at_once.session);
    }

    #[test]
    fn what_is_taken_out_after_it_was_taken_in_stays_out(of in evenings()) {
        let before = goes_on(&Cafe::evening(), 0, &of.before);
        let laptops = of.others.iter().zip(2..).map(|(presses, n)| goes_on(&before, n, presses));
        let files: Vec<Cafe> = laptops.collect();
        let mut cafe = before.after(Span::minutes(600));
        take_in(&mut cafe, &files.iter().collect::<Vec<_>>());
        let notes: Vec<NoteId> = cafe.session.notes.iter().map(|note| note.id).collect();
        if !notes.is_empty() {
            cafe.try_to(&Command::Retract { notes }).unwrap();
        }
        for at in &of.another {
            take_in(&mut cafe, &[&files[at % files.len()]]);
            prop_assert!(cafe.session.notes.iter().all(|note| note.retracted));
        }
    }
}
