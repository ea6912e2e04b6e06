//! What a plan is measured by, and what each measure weighs.

/// What is wrong with a plan that breaks no hard rule; or, in [`Weights`], what each weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Terms {
    /// Tier 1: pairs to be kept apart, once for each round that they share a table.
    pub apart: u64,
    /// Tier 1: pairs to be kept together, once for each round that they do not.
    pub together: u64,
    /// Tier 1: people at a table who do not speak its best language.
    pub language: u64,
    /// Tier 2: meetings of a pair after its first.
    pub repeats: u64,
    /// Tier 2: visits of a person to a topic after the first; who stays at a table makes none.
    pub revisits: u64,
    /// Tier 3: how far the count of each group at each table is from its share.
    pub balance: u64,
    /// Tier 4: seats that differ from the plan already announced.
    pub changed: u64,
    /// Tier 5: meetings of a pair after its second; the fourth counts twice, later ones thrice, so
    /// that no two meet all evening where others could.
    pub thirds: u64,
}

impl Terms {
    /// What each is called, in their order.
    pub const NAMES: [&str; 8] =
        ["apart", "together", "language", "repeats", "revisits", "balance", "changed", "thirds"];

    /// The terms in their order, each with the other's.
    fn zip(&self, other: &Self) -> [(u64, u64); 8] {
        [
            (self.apart, other.apart),
            (self.together, other.together),
            (self.language, other.language),
            (self.repeats, other.repeats),
            (self.revisits, other.revisits),
            (self.balance, other.balance),
            (self.changed, other.changed),
            (self.thirds, other.thirds),
        ]
    }

    /// The one integer that is made small.
    #[must_use]
    pub fn score(&self, weights: &Weights) -> u64 {
        self.zip(&weights.0).iter().map(|(count, weight)| count.saturating_mul(*weight)).sum()
    }
}

/// What each term weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Weights(pub Terms);

impl Weights {
    /// The same with a term, by its place in [`Terms::NAMES`], that weighs so much.
    #[must_use]
    pub fn with(mut self, (term, weight): (usize, u64)) -> Self {
        let Terms { apart, together, language, repeats, revisits, balance, changed, thirds } =
            &mut self.0;
        let all = [apart, together, language, repeats, revisits, balance, changed, thirds];
        all.into_iter().skip(term).take(1).for_each(|own| *own = weight);
        self
    }

    /// With these a seat stays as it was announced or asked for, whoever else meets again.
    #[must_use]
    pub fn keeping(mut self) -> Self {
        self.0.changed = 1000;
        self
    }

    /// With these as few seats as can be change. Who comes between those that rotate goes round as
    /// they do, though they would meet fewest twice by never moving at all; no wish is given up for
    /// that, nor is another seat changed for one.
    #[must_use]
    pub fn repairing(self) -> Self {
        let mut weights = self.keeping();
        let Terms { apart, together, language, repeats, revisits, .. } = &mut weights.0;
        *revisits = 10 * *repeats;
        for wish in [apart, together, language] {
            *wish *= 30;
        }
        weights
    }
}

impl Default for Weights {
    /// Each tier weighs more than the next, yet not so much that a search could not climb over it.
    fn default() -> Self {
        Self(Terms {
            apart: 12,
            together: 12,
            language: 8,
            repeats: 4,
            revisits: 4,
            balance: 4,
            changed: 2,
            thirds: 1,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_term_is_weighed_by_its_name() {
        let weighed = |name| {
            let at = Terms::NAMES.iter().position(|it| *it == name).unwrap();
            Weights::default().with((at, 99)).0
        };
        let usual = Weights::default().0;
        assert_eq!(weighed("language"), Terms { language: 99, ..usual });
        assert_eq!(weighed("thirds"), Terms { thirds: 99, ..usual });
    }

    #[test]
    fn in_a_repair_seats_weigh_more_than_wishes_and_wishes_more_than_tables_seen_twice() {
        let all = Weights::default().repairing().0;
        assert!(all.changed > 2 * all.apart && all.apart == all.together);
        assert!(all.apart > all.language && all.language > 5 * all.revisits);
    }

    #[test]
    fn a_score_is_the_sum_of_what_each_term_weighs() {
        let terms = Terms { apart: 1, language: 2, repeats: 3, thirds: 1, ..Terms::default() };
        assert_eq!(terms.score(&Weights::default()), 12 + 16 + 12 + 1);
    }
}
