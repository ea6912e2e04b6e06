//! What a plan is worth, in words.

use super::{Bound, Plan, Problem, Terms};

/// What a plan is worth, a sentence each without a full stop: whom people meet first, then what
/// else was asked for and how it turned out.
#[must_use]
pub fn quality(problem: &Problem, plan: &Plan, terms: &Terms, bound: Bound) -> Vec<String> {
    let (met, often) = partners(problem, plan);
    let mut said = vec![met];
    // Only those who meet, and who could sit elsewhere, can meet again.
    let goes_on = problem.rounds > 1 && problem.tables.len() > 1;
    if often > 0 && goes_on {
        said.push(again(terms, often));
        said.extend(proven(terms, bound));
    }
    let mut tell = |asked: bool, count: u64, fine: &str, not: &str| {
        if asked {
            said.push(if count == 0 { fine.to_owned() } else { format!("{} {not}", times(count)) });
        }
    };
    // Tables with one topic are one place to come back to.
    let topics = problem.tables.iter().any(|table| table.topic.is_some());
    let place = if topics { "topic" } else { "table" };
    let once = format!("nobody comes to a {place} twice");
    let goes_about = problem.hosts.fixed().len() < problem.people.len();
    tell(
        goes_on && goes_about,
        terms.revisits,
        &once,
        &format!("somebody comes to a {place} again"),
    );
    let tongues = problem.people.iter().any(|p| p.languages != 0);
    let strange = "somebody does not speak the language of the table";
    tell(tongues, terms.language, "every table shares a language", strange);
    let groups = problem.people.iter().any(|p| p.group.is_some());
    let uneven = "a group has one too many or too few at a table";
    tell(groups, terms.balance, "the groups are mixed evenly", uneven);
    let met = "two sit together who should not";
    tell(!problem.apart.is_empty(), terms.apart, "who should be apart is apart", met);
    let parted = "two do not sit together who should";
    tell(!problem.together.is_empty(), terms.together, "who should be together is", parted);
    let moved = "somebody sits elsewhere than they were to";
    tell(problem.earlier.is_some(), terms.changed, "all sit where they were to", moved);
    said
}

fn times(n: u64) -> String {
    match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}

/// How many others those meet who are still there, and how often two of whom one is do at most.
fn partners(problem: &Problem, plan: &Plan) -> (String, u64) {
    let mut sits: Vec<Vec<&[usize]>> = vec![Vec::new(); problem.people.len()];
    for table in plan.rounds.iter().flatten() {
        for &person in table {
            sits.get_mut(person).into_iter().for_each(|tables| tables.push(table));
        }
    }
    let begun = problem.past.rounds.len();
    let stays = |person: usize| problem.people.get(person).is_none_or(|it| it.stays(begun));
    // For whom each was counted last, and how often; at first for themselves.
    let mut last: Vec<(usize, u64)> = (0..sits.len()).map(|person| (person, 0)).collect();
    let mut often = 0;
    let seated = sits.iter().enumerate().filter(|(_, tables)| !tables.is_empty());
    let counts = seated.clone().filter(|(person, _)| stays(*person)).map(|(person, tables)| {
        let others = tables.iter().copied().flatten().filter(|other| **other != person);
        let is_new = |other: &&usize| {
            last.get_mut(**other).is_some_and(|(with, times)| {
                *times = if *with == person { *times + 1 } else { 1 };
                *with = person;
                often = often.max(*times);
                *times == 1
            })
        };
        others.filter(is_new).count()
    });
    let (least, most) = counts.fold((usize::MAX, 0), |(l, m), n| (l.min(n), m.max(n)));
    let seated = seated.count();
    let said = match (least, most) {
        (_, 0) => "nobody meets anybody".to_owned(),
        (least, _) if least + 1 == seated => "everyone meets everyone".to_owned(),
        (1, 1) => "everyone meets one new person".to_owned(),
        (least, most) if least == most => format!("everyone meets {most} new people"),
        (least, most) => format!("everyone meets {least} to {most} new people"),
    };
    (said, often)
}

/// How many meet again, and how `often` two do at most.
fn again(terms: &Terms, often: u64) -> String {
    match (terms.repeats, terms.thirds) {
        (0, _) => "nobody meets twice".to_owned(),
        (1, _) => "one pair meets twice".to_owned(),
        (n, 0) => format!("{n} pairs meet twice"),
        (n, _) => format!("{n} times two meet again, no two more than {often} times"),
    }
}

/// How good that is, as far as anybody knows.
fn proven(terms: &Terms, bound: Bound) -> Option<String> {
    let all_else_fine = Terms { repeats: 0, ..*terms } == Terms::default();
    match (terms.repeats == bound.repeats, bound.repeats) {
        (true, _) if all_else_fine => Some("proven best".to_owned()),
        (true, 0) => None,
        (true, _) => Some("no plan has fewer".to_owned()),
        (false, 0) => Some("fewer may be possible".to_owned()),
        (false, n) => Some(format!("at least {n} in any plan")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seating::{Order, bound, recount, solve};

    fn told(problem: &Problem, plan: &Plan) -> String {
        quality(problem, plan, &recount(problem, plan), bound(problem)).join("; ")
    }

    /// Six people at three tables, twice.
    fn plan(then: [[usize; 2]; 3]) -> Plan {
        let round = |tables: [[usize; 2]; 3]| tables.map(Vec::from).to_vec();
        Plan { rounds: vec![round([[0, 1], [2, 3], [4, 5]]), round(then)] }
    }

    #[test]
    fn a_plan_that_cannot_be_bettered_is_proven_best() {
        let said = told(&Problem::plain(6, 3, 2), &plan([[2, 4], [0, 5], [1, 3]]));
        let best = "everyone meets 2 new people; nobody meets twice; proven best; nobody comes to \
                    a table twice";
        assert_eq!(said, best);
    }

    #[test]
    fn what_is_not_as_it_should_be_is_told_with_how_often() {
        let mut problem = Problem::plain(6, 3, 2);
        problem.people.iter_mut().for_each(|p| (p.group, p.languages) = (Some(0), 1));
        problem.people.iter_mut().take(1).for_each(|p| p.languages = 2);
        (problem.apart, problem.together) = (vec![(0, 1)], vec![(2, 3), (4, 5)]);
        let first = plan([[0, 1], [2, 3], [4, 5]]);
        problem.earlier = Some(plan([[0, 1], [2, 5], [4, 3]]));
        assert_eq!(
            told(&problem, &first),
            "everyone meets one new person; 3 pairs meet twice; fewer may be possible; 6 times somebody comes to a table again; twice somebody does not speak the \
             language of the table; the groups are mixed evenly; twice two sit together who \
             should not; who should be together is; twice somebody sits elsewhere than they were \
             to"
        );
    }

    #[test]
    fn where_tables_share_a_topic_who_comes_to_it_again_is_told_of_it() {
        let mut problem = Problem::plain(6, 3, 2);
        problem.tables[1].topic = Some(0);
        let said = told(&problem, &plan([[2, 4], [0, 5], [1, 3]]));
        assert!(said.ends_with("twice somebody comes to a topic again"), "{said}");
        let said = told(&problem, &Plan::default());
        assert!(said.ends_with("nobody comes to a topic twice"), "{said}");
    }

    #[test]
    fn who_left_is_none_of_those_who_meet_few() {
        let mut problem = Problem::plain(4, 2, 2);
        let first = vec![vec![0, 1], vec![2, 3]];
        problem.past = Plan { rounds: vec![first.clone()] };
        let plan = Plan { rounds: vec![first, vec![vec![1, 2, 3], vec![]]] };
        problem.people[0].leaves = Some(2);
        assert!(told(&problem, &plan).starts_with("everyone meets 1 to 3 new people; "));
        problem.people[0].leaves = Some(1);
        assert!(told(&problem, &plan).starts_with("everyone meets 2 to 3 new people; "));
    }

    #[test]
    fn a_bound_that_is_met_or_missed_is_told() {
        let five = Problem::plain(5, 2, 2);
        let first = vec![vec![0, 1, 2], vec![3, 4]];
        let then = vec![vec![2, 4], vec![0, 1, 3]];
        assert_eq!(
            told(&five, &Plan { rounds: vec![first.clone(), then] }),
            "everyone meets 2 to 3 new people; one pair meets twice; no plan has fewer; \
             twice somebody comes to a table again"
        );
        let said = told(&five, &Plan { rounds: vec![first.clone(), first] });
        let without = "4 pairs meet twice; at least 1 in any plan; ";
        assert!(
            said.starts_with(&format!("everyone meets 1 to 2 new people; {without}")),
            "{said}"
        );
        let said = told(&Problem::plain(12, 3, 4), &thrice());
        let again = "; 54 times two meet again, no two more than 4 times; at least 13 in any plan";
        assert!(said.contains(again), "{said}");
    }

    #[test]
    fn where_many_meet_again_no_two_do_all_evening() {
        let problem = Problem::plain(18, 3, 5);
        let order = Order { budget: 400_000, seed: 1, threads: 1 };
        let found = solve(&problem, &order, &|_| true).unwrap();
        let again = "; 72 times two meet again, no two more than 3 times; no plan has fewer; ";
        let said = told(&problem, &found.plan);
        assert!(said.contains(again), "{said}");
    }

    /// Twelve people who stay where they are.
    fn thrice() -> Plan {
        let round = (0..3).map(|table| (table * 4..table * 4 + 4).collect()).collect();
        Plan { rounds: vec![round; 4] }
    }

    #[test]
    fn nothing_is_said_of_what_cannot_be_otherwise() {
        let round = |tables: &[&[usize]]| tables.iter().map(|it| it.to_vec()).collect::<Vec<_>>();
        let alone = Problem::plain(1, 1, 3);
        let plan = Plan { rounds: vec![round(&[&[0]]); 3] };
        assert_eq!(told(&alone, &plan), "nobody meets anybody");
        let plan = Plan { rounds: vec![round(&[&[0, 1, 2]]); 3] };
        assert_eq!(told(&Problem::plain(3, 1, 3), &plan), "everyone meets everyone");
        let plan = Plan { rounds: vec![round(&[&[0, 1], &[2, 3]])] };
        assert_eq!(told(&Problem::plain(4, 2, 1), &plan), "everyone meets one new person");
        let each = Plan { rounds: vec![round(&[&[0], &[1]]), round(&[&[1], &[0]])] };
        let around = "nobody meets anybody; nobody comes to a table twice";
        assert_eq!(told(&Problem::plain(2, 2, 2), &each), around);
        let stay = Plan { rounds: vec![round(&[&[0], &[1]]); 2] };
        assert_eq!(told(&Problem::plain(2, 2, 2).hosted(), &stay), "nobody meets anybody");
        let all = [round(&[&[0, 1], &[2]]), round(&[&[2], &[0, 1]]), round(&[&[0, 2], &[1]])];
        let said = told(&Problem::plain(3, 2, 3), &Plan { rounds: all.to_vec() });
        assert!(
            said.starts_with("everyone meets 1 to 2 new people; one pair meets twice"),
            "{said}"
        );
        let all = [round(&[&[0, 1], &[2]]), round(&[&[2], &[0, 1]]), round(&[&[0, 2], &[1]])];
        let mut all = all.to_vec();
        all[1] = round(&[&[0], &[1, 2]]);
        let said = told(&Problem::plain(3, 2, 3), &Plan { rounds: all });
        assert!(said.starts_with("everyone meets everyone; nobody meets twice; "), "{said}");
    }
}
