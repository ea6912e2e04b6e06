//! What whoever announces seats is to know first.

use super::Evening;
use crate::seating::{Contradiction, contradictions};

impl Evening {
    /// What is to be known of the rounds to come, and which wishes cannot be had: a sentence each,
    /// raw. Who comes to none of them wishes nothing.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        let problem = &self.problem;
        let coming = problem.rounds_past()..problem.rounds;
        let comes = |person: &usize| {
            let person = problem.people.get(*person);
            person.is_some_and(|it| coming.clone().any(|round| it.is_in(round)))
        };
        let told = |it: &Contradiction| {
            let wishes = !it.is_hard() && it.people().iter().all(comes);
            wishes.then(|| it.told(problem))
        };
        let wishes = contradictions(problem);
        self.remarks.iter().cloned().chain(wishes.iter().filter_map(told)).collect()
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
}
