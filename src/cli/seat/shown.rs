//! A plan as people read it: how good it is, and who sits where.

use std::fmt::Write as _;

use super::asked::Asked;
use crate::seating::{Bound, Plan, Problem, Solution, Terms, quality};
use crate::sorting::sort_by_key;
use crate::text::{shown, width, wrap};

/// A plan with what it is worth, for so many columns.
pub(super) fn shown_of(asked: &Asked, found: &Solution, columns: usize) -> String {
    let Solution { plan, terms, bound, .. } = found;
    let mut out = quality_of(&asked.problem, plan, terms, *bound, columns);
    let new_hosts = asked.new_hosts(plan).unwrap_or_default();
    for (number, round) in plan.rounds.iter().enumerate() {
        let new_hosts = new_hosts.get(number).map_or(&[][..], Vec::as_slice);
        let title = asked.rounds.get(number).map_or("", String::as_str);
        let _ = writeln!(out, "\n{}", shown(title));
        let names = asked.problem.tables.iter().map(|table| shown(&table.name).into_owned());
        let names: Vec<String> = names.collect();
        let margin = names.iter().map(|name| width(name)).max().unwrap_or(0) + 4;
        let stays = asked.problem.stays(number);
        let seated = names.iter().enumerate().zip(round).filter(|(_, people)| !people.is_empty());
        for ((table, name), people) in seated {
            let hosts = |person: usize| {
                stays.get(person) == Some(&Some(table))
                    || new_hosts.get(table) == Some(&Some(person))
            };
            let listed = people_of(asked, people, hosts);
            let lines = wrap(&listed, columns.saturating_sub(margin));
            for (at, line) in lines.iter().enumerate() {
                let name = if at == 0 { name.as_str() } else { "" };
                let space = margin.saturating_sub(2 + width(name));
                let _ = writeln!(out, "  {name}{}{line}", " ".repeat(space));
            }
        }
    }
    out
}

/// What a plan is worth, in as few lines as can be.
pub(super) fn quality_of(
    problem: &Problem,
    plan: &Plan,
    terms: &Terms,
    bound: Bound,
    columns: usize,
) -> String {
    let words = quality(problem, plan, terms, bound).join("; ");
    wrap(&words, columns).join("\n") + "\n"
}

/// Those at a table: who hosts it first, then in their order.
fn people_of(asked: &Asked, people: &[usize], hosts: impl Fn(usize) -> bool) -> String {
    let mut people = people.to_vec();
    sort_by_key(&mut people, |person| (!hosts(*person), *person));
    let name = |person: &usize| {
        let name = asked.problem.people.get(*person).map_or("", |known| &known.name);
        let name = shown(name);
        if hosts(*person) { format!("{name} (host)") } else { name.into_owned() }
    };
    people.iter().map(name).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounds(columns: usize) -> String {
        let mut problem = Problem::plain(4, 2, 1).hosted();
        let names = ["Ana", "Ben\u{1b}[31m", "Cleo", "Dai"];
        names.iter().zip(&mut problem.people).for_each(|(n, p)| p.name = (*n).into());
        let asked = Asked { problem, new_hosts: None, rounds: vec!["Round 1".into()] };
        let plan = Plan { rounds: vec![vec![vec![2, 0], vec![3, 1]]] };
        let found = Solution { plan, ..Solution::default() };
        let shown = shown_of(&asked, &found, columns);
        shown.split_once("\n\n").unwrap().1.to_owned()
    }

    #[test]
    fn hosts_stand_first_and_names_are_shown_harmless() {
        let expected = "Round 1\n  table 1  Ana (host), Cleo\n  table 2  Ben[31m (host), Dai\n";
        assert_eq!(rounds(80), expected);
    }

    #[test]
    fn long_tables_go_on_below() {
        let expected = "Round 1\n  table 1  Ana\n           (host),\n           Cleo\n  table 2  \
                        Ben[31m\n           (host),\n           Dai\n";
        assert_eq!(rounds(18), expected);
    }
}
