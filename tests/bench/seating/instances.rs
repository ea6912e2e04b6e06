//! The rows of the table, and the problems they name.

use std::fmt;

use worldcafe::seating::Problem;

/// One row: an instance, its budget and what must be reached.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) people: usize,
    pub(crate) tables: usize,
    pub(crate) rounds: usize,
    pub(crate) hosts: bool,
    /// Groups, languages and pairs apart, by the rules of the `A` instances.
    pub(crate) attributed: bool,
    /// How many pairs apart.
    pub(crate) apart: usize,
    /// Whether it is planned again after two rounds.
    pub(crate) replan: bool,
    /// Whether that is with what terms weigh where a session is repaired.
    pub(crate) repaired: bool,
    /// Proposals.
    pub(crate) budget: u64,
    /// What must be reached.
    pub(crate) must: Must,
    /// The seconds it may take.
    pub(crate) seconds: f64,
    /// The memory it may take, where that is said, in MiB.
    pub(crate) memory: Option<u64>,
}

/// What is left must be at most so much.
#[derive(Clone, Copy)]
pub(crate) enum Must {
    /// With four seeds of five.
    Most(u64),
    /// With four seeds of five, and certified.
    Certified(u64),
    /// With each seed, and with the best.
    Each(u64, u64),
    /// With the best seed.
    Best(u64),
    /// With four seeds of five, and of the seats announced so many may change.
    Kept(u64, u64),
}

/// What was reached with one seed.
#[derive(Clone, Copy)]
pub(crate) struct Reached {
    /// What is left, weighed as the instance says.
    pub(crate) value: u64,
    /// Seats that are not as announced.
    pub(crate) changed: u64,
    /// Whether no plan has fewer repeats.
    pub(crate) certified: bool,
    /// The seconds it took.
    pub(crate) seconds: f64,
    /// The memory it took, where the system tells, in MiB.
    pub(crate) memory: Option<u64>,
}

/// Whether four seeds of five fit.
fn most(seeds: &[Reached], fits: impl Fn(&Reached) -> bool) -> bool {
    5 * seeds.iter().filter(|seed| fits(seed)).count() >= 4 * seeds.len()
}

impl Row {
    /// What it may take, in words, and whether four seeds of five took no more.
    pub(crate) fn cost(&self, seeds: &[Reached]) -> (String, bool) {
        let memory = self.memory.map(|most| format!(" and {most} MiB")).unwrap_or_default();
        let is_small =
            |seed: &Reached| seed.memory.zip(self.memory).is_none_or(|(took, most)| took <= most);
        (
            format!("{} s{memory}", self.seconds),
            most(seeds, |seed| seed.seconds <= self.seconds && is_small(seed)),
        )
    }
}

impl Must {
    /// Whether it is reached, some seeds being all that were tried.
    pub(crate) fn is_met(self, seeds: &[Reached]) -> bool {
        let best = |least: u64| seeds.iter().any(|seed| seed.value <= least);
        match self {
            Self::Most(value) => most(seeds, |seed| seed.value <= value),
            Self::Certified(value) => most(seeds, |seed| seed.value <= value && seed.certified),
            Self::Each(each, least) => seeds.iter().all(|it| it.value <= each) && best(least),
            Self::Best(least) => best(least),
            Self::Kept(value, seats) => {
                most(seeds, |seed| seed.value <= value && seed.changed <= seats)
            }
        }
    }
}

impl fmt::Display for Must {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Most(value) => write!(f, "{value} with 4 of 5"),
            Self::Certified(value) => write!(f, "{value}, certified, with 4 of 5"),
            Self::Each(each, least) => write!(f, "{each} with each, {least} with the best"),
            Self::Best(least) => write!(f, "{least} with the best"),
            Self::Kept(value, seats) => write!(f, "{value} and {seats} seats changed with 4 of 5"),
        }
    }
}

const fn plain(
    name: &'static str,
    people: usize,
    tables: usize,
    rounds: usize,
    budget: u64,
    seconds: f64,
    most: u64,
) -> Row {
    let (must, memory) = (Must::Most(most), None);
    let (hosts, attributed, apart, replan, repaired) = (false, false, 0, false, false);
    Row {
        name,
        people,
        tables,
        rounds,
        hosts,
        attributed,
        apart,
        replan,
        repaired,
        budget,
        must,
        seconds,
        memory,
    }
}

const fn hosted(row: Row) -> Row {
    Row { hosts: true, ..row }
}

const fn again(row: Row, value: u64, seats: u64) -> Row {
    Row { replan: true, must: Must::Kept(value, seats), ..row }
}

const fn repaired(row: Row) -> Row {
    Row { repaired: true, ..row }
}

const fn best(row: Row, least: u64) -> Row {
    Row { must: Must::Best(least), ..row }
}

const fn each(row: Row, each: u64, least: u64) -> Row {
    Row { must: Must::Each(each, least), ..row }
}

const fn certified(row: Row, value: u64) -> Row {
    Row { must: Must::Certified(value), ..row }
}

const fn within(row: Row, mebibytes: u64) -> Row {
    Row { memory: Some(mebibytes), ..row }
}

const fn attributed(row: Row, apart: usize) -> Row {
    Row { attributed: true, apart, ..row }
}

/// A million proposals.
const M: u64 = 1_000_000;

pub(crate) const ROWS: &[Row] = &[
    plain("12-3-4", 12, 3, 4, 2 * M, 1.0, 13),
    plain("24-6-4", 24, 6, 4, M, 0.1, 0),
    plain("40-8-5", 40, 8, 5, M, 0.1, 0),
    plain("100-20-5", 100, 20, 5, M, 0.1, 0),
    certified(plain("27-5-4", 27, 5, 4, M, 0.1, 6), 6),
    hosted(plain("20-5-3h", 20, 5, 3, M / 2, 0.05, 0)),
    hosted(plain("50-12-3h", 50, 12, 3, M / 2, 0.05, 0)),
    plain("30-6-5", 30, 6, 5, 10 * M, 1.0, 0),
    plain("36-6-4", 36, 6, 4, 4 * M, 1.0, 2),
    plain("64-10-6", 64, 10, 6, 50 * M, 5.0, 0),
    each(hosted(plain("30-6-6h", 30, 6, 6, 20 * M, 5.0, 16)), 16, 14),
    plain("200-40-4", 200, 40, 4, M, 0.1, 0),
    plain("1000-200-4", 1000, 200, 4, M, 0.1, 0),
    within(plain("5000-1000-3", 5000, 1000, 3, M, 0.5, 0), 100),
    attributed(plain("A100-20-5", 100, 20, 5, 50 * M, 5.0, 0), 8),
    attributed(plain("A200-40-4", 200, 40, 4, 50 * M, 5.0, 0), 10),
    attributed(plain("A1000-200-4", 1000, 200, 4, 60 * M, 10.0, 0), 20),
    attributed(plain("A5000-1000-3", 5000, 1000, 3, 60 * M, 30.0, 0), 50),
    each(attributed(hosted(plain("A48-12-4h", 48, 12, 4, 50 * M, 5.0, 20)), 4), 20, 18),
    again(attributed(plain("re-plan-A100-20-5", 100, 20, 5, 5 * M, 2.0, 20), 8), 20, 10),
    repaired(again(attributed(plain("repair-A100-20-5", 100, 20, 5, 5 * M, 2.0, 20), 8), 20, 10)),
    again(plain("re-plan-100-20-5", 100, 20, 5, 10 * M, 1.0, 0), 0, 0),
    plain("5-3-7", 15, 5, 7, 20 * M, 2.0, 0),
    plain("6-4-7", 24, 6, 7, 20 * M, 2.0, 0),
    plain("6-5-6", 30, 6, 6, 20 * M, 2.0, 0),
    plain("10-4-11", 40, 10, 11, 20 * M, 2.0, 0),
    plain("8-4-9", 32, 8, 9, 20 * M, 2.0, 0),
    plain("7-7-8", 49, 7, 8, 8 * M, 2.0, 0),
    plain("6-3-8", 18, 6, 8, 100 * M, 10.0, 0),
    plain("7-3-10", 21, 7, 10, 100 * M, 10.0, 0),
    plain("8-3-11", 24, 8, 11, 100 * M, 10.0, 0),
    plain("9-3-13", 27, 9, 13, 100 * M, 10.0, 0),
    plain("10-3-14", 30, 10, 14, 100 * M, 10.0, 0),
    best(plain("7-4-9", 28, 7, 9, 300 * M, 30.0, 0), 0),
    best(plain("8-4-10", 32, 8, 10, 100 * M, 60.0, 10), 10),
    best(plain("10-4-13", 40, 10, 13, 100 * M, 60.0, 26), 26),
];

/// The problem of a row.
pub(crate) fn problem(row: &Row) -> Problem {
    let mut problem = Problem::plain(row.people, row.tables, row.rounds);
    if row.hosts {
        problem = problem.hosted();
    }
    if !row.attributed {
        return problem;
    }
    const GROUPS: [u16; 10] = [0, 0, 0, 1, 1, 1, 2, 2, 3, 3];
    const EN: u64 = 1;
    const FR: u64 = 2;
    const ES: u64 = 4;
    for (i, person) in problem.people.iter_mut().enumerate() {
        person.group = GROUPS.get(i % 10).copied();
        person.languages = match 7 * i % 20 {
            0..=11 => EN,
            12..=14 => EN | FR,
            15..=16 => FR,
            17 => EN | ES,
            18 => FR | ES,
            _ => EN | FR | ES,
        };
    }
    let n = row.people;
    let hosts = if row.hosts { row.tables } else { 0 };
    let pair = |k: usize| ((13 * k + 5) % n, (29 * k + 11 + n / 2) % n);
    let counts = |(a, b): &(usize, usize)| a != b && !(*a < hosts && *b < hosts);
    problem.apart = (0..row.apart).map(pair).filter(counts).collect();
    problem
}
