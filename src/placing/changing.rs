//! Who comes and goes while the evening is under way.

use super::coming::planned;
use super::wishes::Change;
use crate::domain;
use crate::seating::{Person, Problem};
use crate::setup::{Guest, Guests};
use crate::text::fold;

/// Who came and went, before the first of the rounds to come. `now` is the first round that those
/// who came are in: the running one, else the first to come.
/// Whom the plan names comes with what it says of them.
pub(super) fn change(
    guests: &mut Guests,
    changes: &[Change],
    plan: &[domain::Person],
    (begun, now): (usize, usize),
) {
    for change in changes {
        match change {
            Change::Came(name) => {
                let (name, arrives) = (name.clone().unwrap_or_default(), Some(now));
                let card = name.is_empty();
                let known = named(guests, plan, &name).map(planned);
                let came = known.unwrap_or_else(|| Guest { name, card, ..Guest::default() });
                guests.people.push(Guest { arrives, ..came });
            }
            Change::Left(at) => {
                if let Some(guest) = guests.people.get_mut(*at) {
                    guest.leaves = Some(begun);
                    guest.hosts.clear();
                }
            }
            Change::Back(at) => {
                if let Some(guest) = guests.people.get_mut(*at) {
                    let missed = guest.leaves.take().is_some_and(|gone| gone <= now);
                    if missed {
                        guest.arrives = Some(now);
                    }
                }
            }
        }
    }
}

/// Whom the plan names so; none where somebody of that name is among these already.
fn named<'a>(
    guests: &Guests,
    plan: &'a [domain::Person],
    name: &str,
) -> Option<&'a domain::Person> {
    let name = fold(name);
    let is_new = guests.people.iter().all(|it| it.card || fold(&it.name) != name);
    plan.iter().find(|it| is_new && fold(&it.name) == name)
}

/// Everybody who is there in the running round and has no seat, or one at a table that closed, gets
/// one where one more fits, if there is such a table: at the one they are to sit at first, else at
/// the smallest; nobody else moves.
pub(super) fn sit_down(problem: &mut Problem) {
    let Some(round) = problem.past.rounds.len().checked_sub(1) else { return };
    let seated = problem.past.places(round, problem.people.len());
    let closed = |table: usize| problem.tables.get(table).is_some_and(|it| it.closes.is_some());
    let waits = |(at, person): (usize, &Person)| {
        let waits = match *seated.get(at)? {
            None => person.is_in(round),
            // Who left while it was open sat there.
            Some(table) => closed(table) && person.is_in(round + 1),
        };
        waits.then_some(at)
    };
    let waiting: Vec<usize> = problem.people.iter().enumerate().filter_map(waits).collect();
    let wished = problem.earlier.as_ref().map(|it| it.places(round, problem.people.len()));
    let Problem { people, tables, past, .. } = problem;
    let Some(seats) = past.rounds.last_mut() else { return };
    for at in waiting {
        let remote = people.get(at).is_some_and(|person| person.remote);
        let open = seats.iter().zip(&*tables).enumerate();
        // One that closes after this round takes nobody in.
        let open = open.filter(|(_, (_, table))| table.remote == remote && table.closes.is_none());
        let is_there = |at: &&usize| people.get(**at).is_some_and(|it| it.is_in(round + 1));
        let wish = wished.as_ref().and_then(|it| it.get(at).copied().flatten());
        let smallest = open.min_by_key(|(table, (seated, own))| {
            let people = seated.iter().filter(is_there).count();
            (own.fit.is_some_and(|fit| people >= fit), Some(*table) != wish, people)
        });
        let Some(table) = smallest.map(|(at, _)| at) else { continue };
        seats.iter_mut().for_each(|people| people.retain(|it| *it != at));
        seats.get_mut(table).into_iter().for_each(|people| people.push(at));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{Evening, Wishes};
    use super::*;
    use crate::domain::{BlockId, Seating};
    use crate::seating::{Order, solve};
    use crate::tally::cafe::Cafe;

    /// Five cards at two tables, three of them at the first, in three rounds.
    fn seated() -> Cafe {
        let block = |id: &str| json!({ "id": id, "kind": "conversation", "title": id });
        let plan = json!({ "title": "T", "tables": [{ "name": "1" }, { "name": "2", "seats": 3 }],
            "programme": [block("c1"), block("c2"), block("c3")] });
        let tables =
            json!([{ "table": "1", "people": [0, 1, 2] }, { "table": "2", "people": [3, 4] }]);
        let round = |id: &str| json!({ "block": id, "tables": tables });
        let rounds = [round("c1"), round("c2"), round("c3")];
        let seating = json!({ "people": [{}, {}, {}, {}, {}], "rounds": rounds });
        Cafe::open(plan, "UTC").on(json!([{ "seating-planned": { "seating": seating } }]))
    }

    fn started(block: &str) -> serde_json::Value {
        json!({ "block-started": { "block": block } })
    }

    /// The evening after changes, and its seats where the plan is what has been.
    fn after(cafe: &Cafe, changes: &[Change]) -> (Evening, Seating) {
        let wishes = Wishes { changes: changes.to_vec(), ..Wishes::default() };
        let evening = Evening::of(&cafe.session, &wishes).unwrap();
        let seating = evening.seating(&evening.problem.past);
        (evening, seating)
    }

    #[test]
    fn who_comes_during_a_round_sits_down_where_fewest_are_left_and_nobody_moves() {
        let cafe = seated().on(json!([started("c1")]));
        let came = [Change::Left(0), Change::Came(None), Change::Came(None)];
        let (evening, seating) = after(&cafe, &came);
        let seats: Vec<_> = seating.rounds[0].tables.iter().map(|it| it.people.clone()).collect();
        assert_eq!(seats, [vec![0, 1, 2, 5], vec![3, 4, 6]], "who left was there");
        assert_eq!(seating.people[0].leaves, Some(BlockId::new("c2")));
        assert_eq!((&seating.people[5].arrives, &seating.people[5].name), (&None, &None));
        let there: Vec<_> = evening.problem.present(1).collect();
        assert_eq!(there, [1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn between_two_rounds_who_comes_is_there_from_the_next() {
        let ended = json!({ "block-ended": { "block": "c1" } });
        let cafe = seated().on(json!([started("c1")])).on(json!([ended]));
        let (evening, seating) = after(&cafe, &[Change::Came(Some("Zoë".to_owned()))]);
        assert_eq!(seating.people[5].arrives, Some(BlockId::new("c2")));
        assert_eq!(seating.people[5].name.as_deref(), Some("Zoë"));
        assert_eq!(seating.people[4].name, None, "a card stays one");
        assert_eq!(evening.problem.past.rounds, [[vec![0, 1, 2], vec![3, 4]]]);
    }

    /// Francine is in the plan as well.
    fn knowing(table: &str) -> Cafe {
        let mut cafe = seated();
        let mut plan = (*cafe.session.plan).clone();
        let person = json!({ "name": "Francine", "group": "council", "languages": ["fr"],
            "table": table });
        plan.people = vec![serde_json::from_value(person).unwrap()];
        cafe.session.plan = plan.into();
        cafe
    }

    fn came(name: &str) -> Change {
        Change::Came(Some(name.to_owned()))
    }

    #[test]
    fn who_comes_late_comes_with_what_the_plan_says_of_that_name() {
        let (_, seating) = after(&knowing("1"), &[came("francine"), came("Francine"), came("Zoë")]);
        let of = |at: usize| {
            let person = &seating.people[at];
            (person.name.as_deref().unwrap(), person.group.as_deref(), person.languages.join(";"))
        };
        assert_eq!(of(5), ("Francine", Some("council"), "fr".to_owned()));
        assert_eq!(of(6), ("Francine", None, String::new()), "another of the name");
        assert_eq!(of(7), ("Zoë", None, String::new()));
    }

    #[test]
    fn who_comes_late_begins_at_the_table_that_the_plan_says_while_there_is_room() {
        for (at, table) in ["1", "2"].into_iter().enumerate() {
            let changes = [Change::Left(0), came("Francine")];
            let cafe = knowing(table);
            let (evening, _) = after(&cafe, &changes);
            let repair = evening.repair(cafe.session.seating.as_deref().unwrap());
            let order = Order { budget: 10_000, seed: 1, threads: 1 };
            let found = solve(&repair, &order, &|_| true).unwrap();
            assert!(found.plan.rounds[0][at].contains(&5), "{table}: {:?}", found.plan);
            let (_, seating) = after(&cafe.on(json!([started("c1")])), &changes);
            assert!(seating.rounds[0].tables[at].people.contains(&5), "{table}: {seating:?}");
        }
        let full = after(&knowing("2").on(json!([started("c1")])), &[came("A"), came("Francine")]);
        assert_eq!(full.1.rounds[0].tables[1].people, [3, 4, 5]);
    }

    #[test]
    fn who_is_back_has_missed_what_was_meanwhile_or_nothing() {
        let gone = [Change::Left(2), Change::Back(2)];
        let (evening, seating) = after(&seated(), &gone);
        assert_eq!(seating.people[2], Default::default());
        assert!(evening.problem.people[2].is_in(0));
        let mut cafe = seated();
        let (_, seating) = after(&cafe, &[Change::Left(2)]);
        let whole = cafe.session.seating.clone().unwrap();
        let seating = json!({ "people": seating.people, "rounds": whole.rounds });
        cafe = cafe.on(json!([{ "seating-planned": { "seating": seating } }, started("c1")]));
        let (evening, seating) = after(&cafe, &[Change::Back(2)]);
        assert_eq!((&seating.people[2].leaves, evening.problem.people[2].leaves), (&None, None));
        assert!(evening.problem.people[2].is_in(1));
    }

    #[test]
    fn who_comes_sits_down_where_one_more_fits_and_nowhere_are_more_planned_than_fit() {
        let came = vec![Change::Came(None); 4];
        let (evening, seating) = after(&seated().on(json!([started("c1")])), &came);
        let seats: Vec<_> = seating.rounds[0].tables.iter().map(|it| it.people.clone()).collect();
        assert_eq!(seats, [vec![0, 1, 2, 6, 7, 8], vec![3, 4, 5]]);
        assert_eq!(evening.problem.seats(1), [(6, 6), (3, 3)]);
        assert_eq!(evening.repair(&seating).seats(1), [(5, 6), (2, 3)]);
    }

    #[test]
    fn no_table_takes_one_more_than_its_share_while_two_are_short_of_theirs() {
        let block = |id: &str| json!({ "id": id, "kind": "conversation", "title": id });
        let plan = json!({ "title": "T", "tables": 4, "programme": [block("c1"), block("c2")] });
        let most = |sizes: [usize; 4]| {
            let mut people = 0..;
            let tables = ["1", "2", "3", "4"].into_iter().zip(sizes);
            let seats = |(table, size)| json!({ "table": table, "people": people.by_ref().take(size).collect::<Vec<u32>>() });
            let tables: Vec<_> = tables.map(seats).collect();
            let round = |id: &str| json!({ "block": id, "tables": tables });
            let all = vec![json!({}); sizes.iter().sum()];
            let seating = json!({ "people": all, "rounds": [round("c1"), round("c2")] });
            let cafe = Cafe::open(plan.clone(), "UTC")
                .on(json!([{ "seating-planned": { "seating": seating } }]))
                .on(json!([started("c1")]));
            let (evening, _) = after(&cafe, &[Change::Came(None)]);
            let announced = cafe.session.seating.as_deref().unwrap();
            evening.repair(announced).seats(1).into_iter().map(|(_, most)| most).collect::<Vec<_>>()
        };
        assert_eq!(most([4, 5, 4, 5]), [5; 4]);
        assert_eq!(most([5, 5, 5, 4]), [6; 4], "else they sat at the last all evening");
    }

    #[test]
    fn seats_that_are_few_are_so_only_for_those_who_are_still_there() {
        let cafe = seated();
        let seats = |changes: &[Change]| after(&cafe, changes).0.problem.seats(0);
        assert_eq!(seats(&[Change::Came(None), Change::Came(None)]), [(4, 4), (3, 3)]);
        assert_eq!(seats(&[]), [(2, 3), (2, 3)]);
    }
}
