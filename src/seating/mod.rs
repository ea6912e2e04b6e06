//! Who sits where: the seating of every round, so that people meet as many others as may be.
//!
//! A [`Problem`] says who is there, at which tables, for how many rounds, and what must or should
//! hold. [`solve()`] seeks a [`Plan`] within a budget of proposals; [`breaches`] and [`recount`] hold
//! any plan, whoever made it, against the problem, and share no code with the search. Hard rules are
//! never broken: everyone present is seated once, tables have their sizes, hosts stay, remote people
//! sit at remote tables. What may be broken is counted in [`Terms`] and weighed into one integer.
//! [`bound`] tells how few repeats any plan must have; a plan that meets it is proven best.
//!
//! The problem is the social golfer problem with what cafés add (problem 10 of CSPLib, by W. Harvey;
//! M. Triska and N. Musliu, "An effective greedy heuristic for the Social Golfer Problem", Annals of
//! Operations Research 194, 2012, tell its history). How a plan is found:
//!
//! 1. `rooms`, `rotation`, `field`, `flow`: closed forms, which need no search. People stand in
//!    columns that rotate over the tables at different speeds; each language has tables of its own,
//!    each group columns of its own. `quaternions`: one for the 32 people whom the problem was first
//!    asked for.
//! 2. `turn`, `orbits`: where nearly everybody must meet, a prescribed symmetry, of which only the
//!    base rounds are sought.
//! 3. `search`, `anneal`: swaps within a round, each priced by what it changes (`pairs`, `mix`,
//!    `routes`), from the closed form or from a plan `deal` has dealt.
//! 4. `relabel`: tables renamed at the end, so that few people see one twice.
//! 5. `wished`: people alike who change places, so that those sit where they are to who are to
//!    somewhere at first.
//!
//! To plan again while people come and go, set `past` and `earlier`: what has been stays, who is
//! seated stays where they are as far as may be, and each changed seat has its price.
//!
//! Knows no clock, no files, no names but those it tells again, and no chance but its own pinned
//! generator: the same seed gives the same plan on every machine, for any number of threads. Seconds
//! are the caller's, who is asked now and then whether to go on.

mod anew;
mod anneal;
mod appoint;
mod board;
mod bounds;
mod breach;
#[cfg(test)]
mod brute;
mod chance;
mod contradictions;
mod deal;
mod field;
mod flow;
mod grid;
mod heat;
mod mix;
mod orbits;
mod pairs;
mod plan;
mod problem;
#[cfg(test)]
mod properties;
mod purse;
mod quality;
mod quaternions;
mod reach;
mod relabel;
mod rooms;
mod rotation;
mod routes;
mod search;
mod solve;
mod tasks;
mod terms;
mod told;
mod turn;
#[cfg(test)]
mod twelve;
mod verify;
mod wished;

pub use anew::solve;
pub use appoint::{NewHosts, appoint};
pub use bounds::{Bound, By, bound, bounds};
pub use breach::Breach;
pub use contradictions::{Contradiction, MOST, contradictions};
pub use plan::Plan;
pub use problem::{Hosts, Person, Problem, Table};
pub use purse::{Progress, Watch, how_far};
pub use quality::quality;
pub use solve::{BUDGET, Order, Solution};
pub use terms::{Terms, Weights};
pub use verify::{breaches, host_breaches, recount};
