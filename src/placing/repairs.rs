//! What holds for every repair: tried in small sessions of chance.

use serde_json::json;

use super::{Evening, Wishes};
use crate::seating::{Order, Problem, Solution, Terms, solve};
use crate::setup::{Guest, Guests};
use crate::tally::cafe::Cafe;

const ORDER: Order = Order { budget: 30_000, seed: 1, threads: 1 };

/// Numbers below others, of chance.
fn dice(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed;
    move |below| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    }
}

/// Somebody with a few wishes.
fn guest(at: usize, people: usize, draw: &mut impl FnMut(usize) -> usize) -> Guest {
    let mut other = |one_of: usize| {
        let with = (at + 1 + draw(people - 1)) % people;
        if draw(one_of) == 0 { vec![with] } else { Vec::new() }
    };
    let (apart, together) = (other(3), other(10));
    let languages = [&["en"][..], &["fr"], &["en", "fr"], &["en"], &[]][draw(5)];
    let languages = languages.iter().map(|it| (*it).to_owned()).collect();
    let group = Some(["red", "green"][draw(2)].to_owned());
    Guest { name: format!("P{at}"), group, languages, apart, together, ..Guest::default() }
}

/// What is to be repaired once the last table closes in the first round.
fn repair(seed: u64) -> Option<Problem> {
    let mut draw = dice(seed);
    let (people, tables) = (9 + draw(8), 3 + draw(2));
    let block = |id| json!({ "id": id, "kind": "conversation", "title": id });
    let plan = json!({ "title": "T", "tables": tables,
        "programme": [block("c1"), block("c2"), block("c3")] });
    let guests = (0..people).map(|at| guest(at, people, &mut draw)).collect();
    let people = Some(Guests { people: guests, ..Guests::default() });
    let cafe = Cafe::open(plan, "UTC");
    let first = Evening::of(&cafe.session, &Wishes { people, ..Wishes::default() }).ok()?;
    let seating = first.seating(&solve(&first.problem, &ORDER, &|_| true).ok()?.plan);
    let cafe = cafe
        .on(json!([{ "seating-planned": { "seating": seating } }]))
        .on(json!([{ "block-started": { "block": "c1" } }]))
        .on(json!([{ "table-closed": { "table": tables.to_string() } }]));
    let evening = Evening::of(&cafe.session, &Wishes::default()).ok()?;
    Some(evening.repair(cafe.session.seating.as_deref()?))
}

#[test]
fn no_wish_is_given_up_that_costs_no_more_moves() {
    let mut worse = Vec::new();
    for seed in 0..50 {
        let Some(problem) = repair(seed) else { continue };
        let mut strict = problem.clone();
        let Terms { apart, together, language, changed, .. } = &mut strict.weights.0;
        (*apart, *together, *language, *changed) = (12_000, 12_000, 8_000, 100_000);
        let [found, other] = [&problem, &strict].map(|it| solve(it, &ORDER, &|_| true).unwrap());
        let wishes =
            |it: &Solution| 12 * (it.terms.apart + it.terms.together) + 8 * it.terms.language;
        if other.terms.changed <= found.terms.changed && wishes(&other) < wishes(&found) {
            worse.push((seed, found.terms, other.terms));
        }
    }
    assert!(worse.is_empty(), "{}: {worse:#?}", worse.len());
}
