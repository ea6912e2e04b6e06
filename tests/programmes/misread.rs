//! Lines that look like what they are not: read as they are meant, or told.

use super::{programme, read};

#[test]
fn a_number_behind_a_time_and_a_dash_that_counts_something_is_no_end() {
    let draft = read(
        "Café\n18:00 - 15 min opening\n18:30 – 3 rounds of conversation\n19:45 - 2 short talks\n\
         20:20 - 4 people report back\n",
    );
    assert_eq!(
        programme(&draft.plan),
        [
            "18:00 15 min opening: opening",
            "18:30 1 h 15 min conversation: 3 rounds of conversation",
            "19:45 35 min other: 2 short talks",
            "20:20 town-hall: 4 people report back",
        ]
    );
}

#[test]
fn lengths_in_tenths_and_several_at_once_are_not_cut_in_two() {
    let draft = read(
        "Café\n19h30 Opening\n20h Round 2 – 1,5 h\n21:30 Talk (0,5 hours)\n\
         22:00 Round 3: 2 x 20 min\n22:40 End\n",
    );
    assert_eq!(
        programme(&draft.plan),
        [
            "19:30 30 min opening: Opening",
            "20:00 1 h 30 min conversation: Round 2",
            "21:30 30 min talk: Talk",
            "22:00 40 min conversation: Round 3: 2 x 20 min",
        ]
    );
}

#[test]
fn twelve_hours_without_am_and_pm_go_on_past_noon_and_that_is_told() {
    let draft = read("Café\n12:30-1:30 Lunch\n1:30-3:00 Round 2\n3:00 Closing\n");
    assert_eq!(
        programme(&draft.plan),
        [
            "12:30 1 h break: Lunch",
            "13:30 1 h 30 min conversation: Round 2",
            "15:00 closing: Closing",
        ]
    );
    let told = ["line 2 is taken for the afternoon, as no am or pm is printed"];
    assert_eq!(draft.remarks, told);
    let draft = read("Café\n10:00 Opening\n11:30 Lunch\n1:00 Round 1\n2:15 Harvest\n");
    let starts: Vec<_> =
        draft.plan.programme.iter().map(|it| it.start.unwrap().to_string()).collect();
    assert_eq!(starts, ["10:00", "11:30", "13:00", "14:15"]);
    assert_eq!(draft.remarks, ["line 4 is taken for the afternoon, as no am or pm is printed"]);
}
