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

#[test]
fn a_day_of_the_week_with_other_words_is_a_day_where_another_is_named_too() {
    for (first, second) in [
        ("Monday: learning", "Tuesday - Doing"),
        ("Monday", "Tue – doing what we said"),
        ("Monday 5 January 2026", "• Tuesday: doing"),
        ("Day 1: learning", "Day 2: doing"),
    ] {
        let (_, blocks, told) = told(&format!(
            "Café\n5-6 January 2026\n\n{first}\n9:00 Opening\n12:00 Harvest\n\n{second}\n9:00 Closing\n"
        ));
        assert_eq!(
            blocks,
            [
                "5 Jan 09:00 3 h opening: Opening",
                "12:00 town-hall: Harvest",
                "6 Jan 09:00 closing: Closing"
            ],
            "{second}"
        );
        let words = second.split_once([':', '-', '–']).unwrap().1.trim();
        let read = format!("line 8 is read as a day: {words} is left out");
        assert!(told.contains(&read), "{told:?}");
    }
}

#[test]
fn a_day_of_the_week_with_other_words_by_itself_stays_unread() {
    let (_, blocks, told) = told(
        "Café\n5 January 2026\n\n9:00 Opening\n12:00 Harvest\n\nFriday: send the report\n13:00 Closing\n",
    );
    assert_eq!(blocks.len(), 3);
    assert!(blocks[2].starts_with("13:00"), "{blocks:?}");
    assert_eq!(told, ["line 7 was not read: Friday: send the report"]);
}

#[test]
fn a_day_of_the_week_alone_is_the_next_one() {
    let (place, blocks, remarks) = told(
        "Café, 5-6 January 2026, Bern\nMonday\n9:00 Opening\n12:00 Harvest\nTUESDAY:\n9:00 Closing\n",
    );
    assert_eq!(place.as_deref(), Some("Bern"));
    assert_eq!(
        blocks,
        [
            "5 Jan 09:00 3 h opening: Opening",
            "12:00 town-hall: Harvest",
            "6 Jan 09:00 closing: Closing"
        ]
    );
    assert_eq!(remarks, [""; 0]);
    let (_, blocks, remarks) = told(
        "Café\n5 January 2026\n18:00 Opening\nTuesday\n9:00 Round 1\nThursday 8th\n9:00 Talk\n\
         Thursday\n10:00 Round 2\nFriday 17\n9:00 Closing\n",
    );
    assert_eq!(
        blocks,
        [
            "5 Jan 18:00 opening: Opening",
            "6 Jan 09:00 conversation: Round 1",
            "8 Jan 09:00 talk: Talk",
            "15 Jan 10:00 conversation: Round 2",
            "17 Jan 09:00 closing: Closing",
        ]
    );
    assert_eq!(
        remarks,
        [
            "the Thursday above line 9 is taken for 2026-01-15, as it follows 2026-01-08",
            "the day above line 11 names another day of the week: 2026-01-17 is a Saturday",
        ]
    );
}

#[test]
fn a_day_of_the_week_without_a_date_anywhere_is_told_and_below_its_date_is_that_day() {
    let (_, blocks, remarks) = told("Café\nMonday\n9:00 Opening\n");
    assert_eq!(blocks, ["09:00 opening: Opening"]);
    assert_eq!(remarks, ["the day above line 3 has no full date, so it is left out"]);
    let (_, blocks, remarks) = told("Café\n18:00 Tea\n6 January 2026\nTuesday\n9:00 Opening\n");
    assert_eq!(blocks, ["18:00 break: Tea", "6 Jan 09:00 opening: Opening"]);
    assert_eq!(remarks, [""; 0]);
}

#[test]
fn a_year_of_two_digits_is_no_place() {
    for (line, at) in [("Mon 5 Jan 26", None), ("Mon 5 Jan '26, Bern", Some("Bern"))] {
        let (place, blocks, told) =
            told(&format!("Café\n{line}\n18:00 Opening\n\nTue 6 Jan 26\n18:00 Closing\n"));
        assert_eq!(place.as_deref(), at, "{line}");
        assert_eq!(blocks, ["5 Jan 18:00 opening: Opening", "6 Jan 18:00 closing: Closing"]);
        assert_eq!(told, [""; 0], "{line}");
    }
}

#[test]
fn blocks_behind_midnight_stay_in_their_evening_and_the_next_day_goes_on_from_its_own() {
    for next in ["Tuesday 6 January 2026", "Tuesday", "Day 2"] {
        let (_, blocks, remarks) = told(&format!(
            "Café\nMonday 5 January 2026\n22:00 - 23:30 Opening\n23:30 - 00:30 Round 1\n\
             Change tables - 5 min\n00:35 Harvest\n00:50 - 01:00 Closing\n{next}\n22:00 Opening\n\
             23:45 Round 2\n0:15 Closing\n"
        ));
        assert_eq!(
            blocks,
            [
                "5 Jan 22:00 1 h 30 min opening: Opening",
                "23:30 1 h conversation: Round 1",
                "5 min move: Change tables",
                "00:35 15 min town-hall: Harvest",
                "00:50 10 min closing: Closing",
                "6 Jan 22:00 1 h 45 min opening: Opening",
                "23:45 30 min conversation: Round 2",
                "00:15 closing: Closing",
            ],
            "{next}"
        );
        assert_eq!(remarks, [""; 0], "{next}");
    }
}
