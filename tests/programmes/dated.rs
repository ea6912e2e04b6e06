//! Days as people type them in a hurry.

use super::{programme, read, unread};

/// What a programme gives: its place, its blocks, and what is told of it.
fn told(text: &str) -> (Option<String>, Vec<String>, Vec<String>) {
    let draft = read(text);
    let told = draft.remarks.iter().cloned().chain(unread(&draft)).collect();
    (draft.plan.place.clone(), programme(&draft.plan), told)
}

#[test]
fn a_number_before_a_dash_that_counts_something_begins_no_range_of_days() {
    for lead in ["Day 1 - Monday", "Day 1 -", "Day 1 – Mon,", "Day 1:"] {
        let (place, blocks, told) = told(&format!(
            "Café\n{lead} 5 January 2026\n09:00 - 10:00 Opening\nDay 2 - Tuesday 6 January 2026\n\
             09:00 - 10:00 Round 1\n"
        ));
        let days = ["5 Jan 09:00 1 h opening: Opening", "6 Jan 09:00 1 h conversation: Round 1"];
        assert_eq!((place, blocks), (None, days.map(str::to_owned).to_vec()), "{lead}");
        assert_eq!(told, [""; 0], "{lead}");
    }
    for (line, at, day) in [
        ("Hall 2 - 5 January 2026", Some("Hall 2"), 5),
        ("Bern, 2 - 5 January 2026", Some("Bern"), 2),
        ("Friday 2 - Monday 5 January 2026", None, 2),
    ] {
        let (place, blocks, told) = told(&format!("Café\n{line}\n18:00 Opening\n"));
        assert_eq!(place.as_deref(), at, "{line}");
        assert_eq!(blocks, [format!("{day} Jan 18:00 opening: Opening")], "{line}");
        assert_eq!(told, [""; 0], "{line}");
    }
}
