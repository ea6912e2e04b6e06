//! What is asked when seats were announced: a repair that changes few of them, or the best anew.

use std::collections::BTreeSet;

use super::evening::Evening;
use crate::domain::Seating;
use crate::seating::{Plan, Problem, Terms, recount};

impl Evening {
    /// What is asked where as few of the seats announced as can be are to change: to spare moves a
    /// table may keep one person more than its share, or lack one. Where somebody came and one table
    /// alone is short of its share, each may take one more as well, so that they go round as the
    /// others do. Never more than fit.
    #[must_use]
    pub fn repair(&self, announced: &Seating) -> Problem {
        let mut problem = self.problem.clone();
        let mut earlier = self.plan(announced);
        match &self.problem.earlier {
            Some(wished) if self.anew => earlier.take(wished),
            Some(wished) => self.begin(wished, &mut earlier),
            None => {}
        }
        problem.weights = problem.weights.repairing();
        let coming = self.begun..problem.rounds;
        let shares: Vec<_> = coming.clone().map(|round| problem.seats(round)).collect();
        let stay =
            |round: usize, at: usize| Some(self.there(round, earlier.rounds.get(round)?.get(at)?));
        let is_short = |at: &usize| {
            let mut rounds = coming.clone().zip(&shares);
            rounds.any(|(round, shares)| {
                shares.get(*at).is_some_and(|(_, most)| stay(round, *at) < Some(*most))
            })
        };
        let few_short = (0..problem.tables.len()).filter(is_short).nth(1).is_none();
        let came = usize::from(few_short && self.has_newcomers(announced));
        for (at, table) in
            problem.tables.iter_mut().enumerate().filter(|(_, it)| it.seats.is_none())
        {
            let rounds = coming.clone().zip(&shares).filter_map(|(round, shares)| {
                let stay = stay(round, at)?;
                let (least, most) = *shares.get(at)?;
                let fewer = stay.clamp(least.saturating_sub(1), least);
                let more = stay.clamp(most + came, most + 1);
                Some((fewer, table.fit.unwrap_or(more).min(more)))
            });
            let wider = |(a, b): (usize, usize), (c, d): (usize, usize)| (a.min(c), b.max(d));
            table.seats = rounds.reduce(wider);
        }
        problem.earlier = Some(earlier);
        problem
    }

    /// What is asked where everybody may move for a better plan: of equals that is taken in which the
    /// fewest do.
    #[must_use]
    pub fn anew(&self, announced: &Seating) -> Problem {
        let mut problem = self.problem.clone();
        if problem.earlier.is_none() {
            problem.earlier = Some(self.plan(announced));
            problem.weights.0.changed = 0;
        }
        problem
    }

    /// True where a plan keeps fewer wishes in rounds to come than the seats announced: to be apart,
    /// together, or at a table of one's language.
    #[must_use]
    pub fn gives_up(&self, announced: &Seating, plan: &Plan) -> bool {
        let broken = |mut plan: Plan| {
            for (round, tables) in plan.rounds.iter_mut().enumerate() {
                let coming = |at: &usize| round >= self.begun && self.is_in(*at, round);
                tables.iter_mut().for_each(|people| people.retain(coming));
            }
            let Terms { apart, together, language, .. } = recount(&self.problem, &plan);
            apart + together + language
        };
        broken(plan.clone()) > broken(self.plan(announced))
    }

    /// Those who came begin where they are to sit at first, while a table is short of its share.
    fn begin(&self, wished: &Plan, earlier: &mut Plan) {
        let rounds = wished.rounds.iter().zip(&mut earlier.rounds).enumerate();
        for (round, (wished, seats)) in rounds.skip(self.begun) {
            let shares = self.problem.seats(round);
            for ((new, seats), (_, most)) in wished.iter().zip(seats).zip(shares) {
                let free = most.saturating_sub(self.there(round, seats));
                seats.extend(new.iter().filter(|at| self.came(**at)).take(free));
            }
        }
    }

    /// How many of these people are there in a round.
    fn there(&self, round: usize, people: &[usize]) -> usize {
        people.iter().filter(|it| self.is_in(**it, round)).count()
    }

    fn is_in(&self, at: usize, round: usize) -> bool {
        self.problem.people.get(at).is_some_and(|it| it.is_in(round))
    }

    /// True where somebody comes to the next round who was announced no seat.
    fn has_newcomers(&self, announced: &Seating) -> bool {
        let coming = self.blocks.iter().skip(self.begun);
        let coming = coming.filter_map(|(id, _)| announced.round(id));
        let seats = coming.flat_map(|round| &round.tables).flat_map(|it| &it.people);
        let seated: BTreeSet<&usize> = seats.collect();
        self.problem.present(self.begun).any(|person| !seated.contains(&person))
    }
}

/// Tried in small sessions of chance.
#[cfg(test)]
mod tests {
    use super::*;

    use serde_json::json;

    use crate::placing::Wishes;
    use crate::seating::{Order, Solution, solve};
    use crate::setup::{Guest, Guests};
    use crate::tally::cafe::Cafe;

    const ORDER: Order = Order { budget: 30_000, seed: 1, threads: 1 };

    /// Numbers below others, of chance.
    fn dice(seed: u64) -> impl FnMut(usize) -> usize {
        let mut state = seed;
        move |below| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
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
            let [found, other] =
                [&problem, &strict].map(|it| solve(it, &ORDER, &|_| true).unwrap());
            let wishes =
                |it: &Solution| 12 * (it.terms.apart + it.terms.together) + 8 * it.terms.language;
            if other.terms.changed <= found.terms.changed && wishes(&other) < wishes(&found) {
                worse.push((seed, found.terms, other.terms));
            }
        }
        assert!(worse.is_empty(), "{}: {worse:#?}", worse.len());
    }
}
