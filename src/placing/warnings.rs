//! What whoever announces seats is to know first.

use super::Evening;
use crate::seating::{Contradiction, contradictions};
use crate::text::enumerated;

/// How many without a seat are named.
const NAMED: usize = 12;

impl Evening {
    /// What is to be known of the rounds to come, and which wishes cannot be had: a sentence each,
    /// raw. Who comes to none of them has left, and wishes nothing.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        let problem = &self.problem;
        let is_wish =
            |it: &Contradiction| !it.is_hard() && !matches!(it, Contradiction::NeverThere(_));
        let wishes = contradictions(problem).into_iter().filter(is_wish);
        let remarks = self.remarks.iter().cloned().chain(self.unseated());
        remarks.chain(wishes.map(|it| it.told(problem))).collect()
    }

    /// Who of the plan has no seat, where others of it have one: a sentence, raw.
    #[must_use]
    pub fn unseated(&self) -> Option<String> {
        let (first, more) = self.without.split_at(self.without.len().min(NAMED));
        let more = (!more.is_empty()).then(|| format!("{} more", more.len()));
        let names: Vec<String> = first.iter().cloned().chain(more).collect();
        let have = if self.without.len() == 1 { "has" } else { "have" };
        let told = || format!("{} of the plan {have} no seat", enumerated(&names, "and"));
        (!names.is_empty()).then(told)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::placing::{Change, Evening, Wishes};
    use crate::tally::cafe::Cafe;

    #[test]
    fn an_unknown_host_and_who_speaks_no_ones_language_are_told_until_they_leave() {
        let person = |name, language| json!({ "name": name, "languages": [language] });
        let plan = json!({ "title": "T", "tables": [{ "name": "1", "host": "Ghost" }, { "name": "2" }],
            "people": [person("Ana", "en"), person("Ben", "en"), person("Cleo", "sw"), person("Dai", "en")],
            "programme": [{ "id": "c1", "kind": "conversation", "title": "C" }] });
        let cafe = Cafe::open(plan, "UTC");
        let warnings = |changes| {
            let wishes = Wishes { changes, ..Wishes::default() };
            Evening::of(&cafe.session, &wishes).unwrap().warnings()
        };
        let ghost = "Table 1: Ghost is not among the people, so nobody stays there";
        assert_eq!(warnings(vec![]), [ghost, "nobody else speaks a language of Cleo"]);
        assert_eq!(warnings(vec![Change::Left(2)]), [ghost]);
    }

    #[test]
    fn of_those_who_are_to_sit_together_who_left_is_left_out() {
        let names = ["Ana", "Ben", "Cleo", "Dai", "Eva"].map(|name| json!({ "name": name }));
        let plan = json!({ "title": "T", "tables": 2, "people": names,
            "programme": [{ "id": "c1", "kind": "conversation", "title": "C" }] });
        let together = |at: usize| json!({ "name": names[at]["name"], "together": [0] });
        let people = json!([names[0], together(1), together(2), together(3), names[4]]);
        let tables =
            json!([{ "table": "1", "people": [0, 1, 2, 3] }, { "table": "2", "people": [4] }]);
        let seating = json!({ "people": people, "rounds": [{ "block": "c1", "tables": tables }] });
        let cafe =
            Cafe::open(plan, "UTC").on(json!([{ "seating-planned": { "seating": seating } }]));
        let warnings = |changes| {
            let wishes = Wishes { changes, ..Wishes::default() };
            Evening::of(&cafe.session, &wishes).unwrap().warnings()
        };
        let crowd =
            |who: &str, seats| format!("{who} are to sit together, but a table has {seats} seats");
        assert_eq!(warnings(vec![]), [crowd("Ana, Ben, Cleo and Dai", 3)]);
        assert_eq!(warnings(vec![Change::Left(3)]), [crowd("Ana, Ben and Cleo", 2)]);
        assert_eq!(warnings(vec![Change::Left(0)]), [""; 0]);
    }
}
