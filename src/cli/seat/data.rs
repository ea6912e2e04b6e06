//! A plan as programs write and read it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::asked::Asked;
use crate::seating::{Bound, By, NewHosts, Problem, Solution, Terms};

/// Rounds, each a list of tables, each a list of people by their number from 0.
pub(super) type Rounds = Vec<Vec<Vec<usize>>>;

/// A plan with all that is known of it.
#[derive(Serialize)]
pub(super) struct Answer {
    rounds: Rounds,
    /// There only where each round has new hosts: the one of each of its tables where nobody stays.
    #[serde(skip_serializing_if = "Option::is_none")]
    hosts: Option<NewHosts>,
    terms: Counts,
    bound: Proof,
    proposals: u64,
    seconds: f64,
    seed: u64,
}

/// The terms of a plan.
#[derive(Serialize)]
pub(super) struct Counts {
    repeats: u64,
    revisits: u64,
    apart: u64,
    language: u64,
    balance: u64,
    changed: u64,
    /// There only where people were asked to sit together.
    #[serde(skip_serializing_if = "Option::is_none")]
    together: Option<u64>,
}

/// How few repeats any plan has.
#[derive(Serialize)]
pub(super) struct Proof {
    repeats: u64,
    by: &'static str,
    certified: bool,
}

impl Answer {
    /// What was found in so many seconds.
    pub(super) fn new(asked: &Asked, found: &Solution, seconds: f64, seed: u64) -> Self {
        let mut rounds = found.plan.rounds.clone();
        rounds.iter_mut().flatten().for_each(|table| table.sort_unstable());
        Self {
            rounds,
            hosts: asked.new_hosts(&found.plan),
            terms: Counts::new(&asked.problem, &found.terms),
            bound: Proof::new(found.bound, found.certified),
            proposals: found.proposals,
            seconds: (seconds * 1e6).round() / 1e6,
            seed,
        }
    }
}

impl Counts {
    pub(super) fn new(problem: &Problem, terms: &Terms) -> Self {
        Self {
            repeats: terms.repeats,
            revisits: terms.revisits,
            apart: terms.apart,
            language: terms.language,
            balance: terms.balance,
            changed: terms.changed,
            together: (!problem.together.is_empty()).then_some(terms.together),
        }
    }
}

impl Proof {
    pub(super) const fn new(bound: Bound, certified: bool) -> Self {
        Self { repeats: bound.repeats, by: named(bound.by), certified }
    }
}

/// What a counting is called.
const fn named(by: By) -> &'static str {
    match by {
        By::Pairs => "pairs",
        By::People => "people",
        By::Tables => "tables",
        By::Squares => "squares",
        By::Count => "count",
    }
}

/// A plan whoever wrote it, and what is said of it there.
#[derive(Deserialize)]
pub(super) struct Told {
    pub(super) rounds: Rounds,
    /// The new host of each table of each round, where there are such.
    #[serde(default)]
    pub(super) hosts: NewHosts,
    #[serde(default)]
    terms: ToldTerms,
    #[serde(default)]
    bound: ToldBound,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ToldTerms {
    repeats: Option<u64>,
    revisits: Option<u64>,
    apart: Option<u64>,
    language: Option<u64>,
    balance: Option<u64>,
    changed: Option<u64>,
    together: Option<u64>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ToldBound {
    repeats: Option<u64>,
    by: Option<String>,
    certified: bool,
}

/// Something that a plan says of itself and that is not so.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Untrue {
    /// What it is about.
    pub(super) what: &'static str,
    /// What the plan says.
    pub(super) said: Value,
    /// What there is.
    pub(super) counted: Value,
}

impl Told {
    /// Where it has more than so many tables, those at which nobody ever sits are left out: they
    /// closed.
    pub(super) fn fit(&mut self, tables: usize) {
        let most = self.rounds.iter().map(Vec::len).max().unwrap_or(0);
        let sits = |at: &usize| {
            self.rounds.iter().any(|round| round.get(*at).is_some_and(|it| !it.is_empty()))
        };
        let empty: Vec<usize> =
            (0..most).rev().filter(|at| !sits(at)).take(most.saturating_sub(tables)).collect();
        for at in empty {
            for round in self.rounds.iter_mut().filter(|round| at < round.len()) {
                round.remove(at);
            }
            for hosts in self.hosts.iter_mut().filter(|hosts| at < hosts.len()) {
                hosts.remove(at);
            }
        }
    }

    /// What it says of itself and is not so; a bound is not where it is higher than can be proven,
    /// or not proven by the one of `bounds` that it names.
    pub(super) fn untrue(&self, terms: &Terms, bound: Bound, bounds: &[Bound]) -> Vec<Untrue> {
        let Self { terms: said, bound: proof, .. } = self;
        let pairs = [
            ("repeats", said.repeats, terms.repeats),
            ("revisits", said.revisits, terms.revisits),
            ("apart", said.apart, terms.apart),
            ("language", said.language, terms.language),
            ("balance", said.balance, terms.balance),
            ("changed", said.changed, terms.changed),
            ("together", said.together, terms.together),
            ("bound", proof.repeats.filter(|said| *said > bound.repeats), bound.repeats),
            ("certified", proof.certified.then_some(terms.repeats), bound.repeats),
        ];
        let untrue = |(what, said, counted): (&'static str, Option<u64>, u64)| {
            let said = said.filter(|said| *said != counted)?;
            Some(Untrue { what, said: said.into(), counted: counted.into() })
        };
        let least = proof.repeats.unwrap_or(bound.repeats).min(bound.repeats);
        let proves = |by: &str| bounds.iter().any(|it| named(it.by) == by && it.repeats >= least);
        let by = proof.by.as_deref().filter(|by| !proves(by));
        let counted = named(bound.by).into();
        let by = by.map(|by| Untrue { what: "by", said: by.into(), counted });
        pairs.into_iter().filter_map(untrue).chain(by).collect()
    }
}

impl Untrue {
    /// In words.
    pub(super) fn told(&self) -> String {
        let Self { what, said, counted } = self;
        match *what {
            "bound" => format!(
                "it says that no plan has fewer than {said} repeats: {counted} can be proven"
            ),
            "certified" => {
                format!(
                    "it says that its {said} repeats are proven fewest: {counted} can be proven"
                )
            }
            "by" => format!(
                "it says that its bound is counted by {said}: by {counted} it can be proven"
            ),
            _ => format!("it says {what} {said}, and there are {counted}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::from_json;

    fn untrue(text: &str) -> Vec<String> {
        let told: Told = from_json(text.as_bytes()).unwrap();
        let terms = Terms { repeats: 13, revisits: 2, ..Terms::default() };
        let bound = Bound { repeats: 9, by: By::Tables };
        let bounds = [bound, Bound { repeats: 4, by: By::People }];
        told.untrue(&terms, bound, &bounds).iter().map(Untrue::told).collect()
    }

    #[test]
    fn what_a_plan_says_of_itself_is_held_against_what_there_is() {
        assert_eq!(untrue(r#"{"rounds":[]}"#), [""; 0]);
        let honest = r#"{"rounds":[],"terms":{"repeats":13,"revisits":2},"bound":{"repeats":8}}"#;
        assert_eq!(untrue(honest), [""; 0]);
        let boasts =
            r#"{"rounds":[],"terms":{"repeats":12},"bound":{"repeats":13,"certified":true}}"#;
        assert_eq!(
            untrue(boasts),
            [
                "it says repeats 12, and there are 13",
                "it says that no plan has fewer than 13 repeats: 9 can be proven",
                "it says that its 13 repeats are proven fewest: 9 can be proven",
            ]
        );
    }

    #[test]
    fn a_bound_is_proven_by_the_counting_that_is_named() {
        let said = |by: &str, repeats: u64| {
            untrue(&format!(r#"{{"rounds":[],"bound":{{"repeats":{repeats},"by":"{by}"}}}}"#))
        };
        let strange = |by: &str| {
            format!("it says that its bound is counted by \"{by}\": by \"tables\" it can be proven")
        };
        assert_eq!((said("tables", 9), said("people", 4)), (vec![], vec![]));
        assert_eq!(said("people", 9), [strange("people")]);
        assert_eq!(said("nonsense", 0), [strange("nonsense")]);
    }
}
