//! The tasks that fit into a budget.

use super::turn::Turn;

/// Proposals of the shortest task that seeks a symmetry.
const TURNED: u64 = 1 << 18;

/// What a task does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Seeks base rounds of a symmetry.
    Turn(Turn),
    /// Anneals the first plan.
    Anneal,
    /// The same, so cool that the first plan is mended and not forgotten.
    Mend,
    /// The same for the sake of revisits.
    Settle,
}

/// One task.
#[derive(Clone, Copy, Debug)]
pub(super) struct Task {
    pub(super) way: Way,
    pub(super) proposals: u64,
}

/// The tasks that fit into a budget, each round of them twice as long as the one before. `shortest`
/// are the proposals of the shortest that mends; of a small budget symmetries get half.
pub(super) fn tasks(budget: u64, turns: &[Turn], shortest: u64, anneal: Way) -> Vec<Task> {
    let mut tasks = Vec::new();
    let (mut left, mut scale) = (budget, 1);
    let mut turned = TURNED.min(budget / 2 / (turns.len() as u64).max(1));
    let mut add = |way: Way, proposals: u64| {
        let proposals = proposals.min(left);
        left -= proposals;
        if proposals > 0 {
            tasks.push(Task { way, proposals });
        }
        left > 0
    };
    loop {
        let goes_on = turns.iter().all(|turn| add(Way::Turn(*turn), turned));
        let length = shortest * scale;
        if !goes_on || !add(Way::Mend, length) || !add(anneal, length * 3) {
            return tasks;
        }
        scale *= 2;
        turned = TURNED * scale;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seating::Problem;
    use crate::seating::turn::turns;

    #[test]
    fn the_tasks_take_the_whole_budget_and_of_a_small_one_symmetries_take_half() {
        let turns = turns(&Problem::plain(15, 3, 8));
        assert!(turns.len() > 1);
        for budget in [0, 1, 1_000, 400_000, 5_000_000] {
            let tasks = tasks(budget, &turns, 76_000, Way::Anneal);
            let all = tasks.iter().map(|task| task.proposals).sum::<u64>();
            assert_eq!(all, budget);
            let of_turns = tasks.iter().filter(|task| matches!(task.way, Way::Turn(_)));
            let of_turns = of_turns.map(|task| task.proposals).sum::<u64>();
            let small = 2 * TURNED * turns.len() as u64;
            assert!(budget > small || of_turns <= budget / 2, "{of_turns} of {budget}");
        }
    }
}
