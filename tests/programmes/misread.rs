//! Lines that look like what they are not: read as they are meant, or told.

use worldcafe::domain::Tables;
use worldcafe::setup::Draft;

use super::{programme, questions, read, unread};

/// The names of the event, its place and its first block.
fn names(draft: &Draft) -> String {
    let plan = &draft.plan;
    let [subtitle, place] = [&plan.subtitle, &plan.place].map(|it| it.as_deref().unwrap_or("–"));
    format!("{} | {subtitle} | {place} | {}", plan.title, programme(plan)[0])
}

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
fn of_several_days_the_first_counts_and_no_other_is_a_place() {
    for (when, day) in [
        ("30 April - 2 May 2030", "30 Apr"),
        ("Friday 30 August to Sunday 1 September 2030", "30 Aug"),
        ("2 and 3 March 2030", "2 Mar"),
        ("Sat 2 - Sun 3 March 2030", "2 Mar"),
    ] {
        let draft = read(&format!("Café\n{when}\n18:00 Opening\n"));
        assert_eq!(names(&draft), format!("Café | – | – | {day} 18:00 opening: Opening"), "{when}");
        assert_eq!(draft.remarks, [""; 0], "{when}");
        assert_eq!(unread(&draft), [""; 0], "{when}");
    }
}

#[test]
fn a_day_of_the_week_that_is_another_is_told() {
    for (when, told) in [
        ("Monday 2 November 2030", "2030-11-02 is a Saturday"),
        ("Date: Tuesday 8 October 2030", ""),
        ("Date: Monday 8 October 2030", "2030-10-08 is a Tuesday"),
        ("Thursday 9 October 2030, 18:00, Bern", "2030-10-09 is a Wednesday"),
    ] {
        let draft = read(&format!("Café\n{when}\nAgenda:\n- Welcome\n"));
        let told = Some(told).filter(|told| !told.is_empty());
        let told = told.map(|told| format!("line 2 names another day of the week: {told}"));
        assert_eq!(draft.remarks, Vec::from_iter(told), "{when}");
    }
}

#[test]
fn a_date_that_does_not_exist_is_told_and_is_no_title() {
    for (when, place) in [
        ("Monday, 31 November 2026", "–"),
        ("31 November 2026, Bern", "Bern"),
        ("Date: 31.11.2026", "–"),
        ("29 February 2027", "–"),
    ] {
        let draft = read(&format!("Workshop\n{when}\n09:00 - 10:00 Opening\n"));
        let expected = format!("Workshop | – | {place} | 09:00 1 h opening: Opening");
        assert_eq!(names(&draft), expected, "{when}");
        assert_eq!(draft.remarks[0], "line 2 has a date that does not exist", "{when}");
    }
}

#[test]
fn a_time_zone_is_no_place_and_is_told() {
    let draft =
        read("Café\nTuesday, September 2, 2014 • 2:30pm–4pm EEST, Room 4\nAgenda\n- Welcome\n");
    assert_eq!(names(&draft), "Café | – | Room 4 | 2 Sep 14:30 opening: Welcome");
    assert_eq!(draft.remarks, ["line 2 is read as a day: EEST is left out"]);
}

#[test]
fn words_before_a_date_are_the_name_where_there_is_no_other() {
    let block = "5 Mar 18:00 opening: Opening";
    for (text, expected, remarks) in [
        ("World Cafe Bern, 5 March 2030\n18:00 Opening\n", "World Cafe Bern | – | –", ""),
        (
            "World Cafe Bern, 5 March 2030\nPlace: Town hall\n18:00 Opening\n",
            "World Cafe Bern | – | Town hall",
            "",
        ),
        (
            "Bern, 5 March 2030\nWorld Café\n18:00 Opening\n",
            "World Café | – | Bern",
            "line 1 is read as a day: Bern is taken for the place",
        ),
        ("Café\n18:00 Opening (5 March 2030)\n", "Café | – | –", ""),
    ] {
        let draft = read(text);
        assert_eq!(names(&draft), format!("{expected} | {block}"), "{text}");
        assert_eq!(draft.remarks.join("\n"), remarks, "{text}");
    }
}

#[test]
fn a_round_with_its_hours_in_the_middle_is_a_block() {
    let draft = read("Café\nRound 1 18:15-18:35 What matters?\nRound 2 (18:40-19:00)\n");
    assert_eq!(
        programme(&draft.plan),
        ["18:15 20 min conversation: Round 1 (q1)", "18:40 20 min conversation: Round 2 (q1)"]
    );
    assert_eq!(questions(&draft.plan), ["What matters?"]);
}

#[test]
fn people_and_seats_in_numbers_are_no_subtitle() {
    let told = |line: &str| {
        let draft = read(&format!("Café\n{line}\n18:00 Opening\n"));
        let seats = draft.plan.tables.list().iter().filter_map(|it| it.seats).sum::<u32>();
        assert_eq!((draft.plan.subtitle, draft.remarks), (None, Vec::new()), "{line}");
        (draft.plan.participants, draft.plan.tables.list().len(), seats)
    };
    let none = Tables::default().list().len();
    for line in ["Participants: 30", "People: about 30", "Participants: 30 people"] {
        assert_eq!(told(line), (Some(30), none, 0), "{line}");
    }
    assert_eq!(told("30 participants, 5 tables of 6 people each"), (Some(30), 5, 30));
    for line in ["Tables: 5 (6 people each)", "Tables: 5, 6 people each", "Tables: 5 of 6"] {
        assert_eq!(told(line), (None, 5, 30), "{line}");
    }
}

#[test]
fn a_subtitle_with_a_number_or_a_label_is_told() {
    for (line, is_told) in [
        ("10/12/2030", true),
        ("08.10.30", true),
        ("Doors: late", true),
        ("Tables: 4 with 6 chairs, 2 with 8", true),
        ("What we keep", false),
    ] {
        let draft = read(&format!("Café\n{line}\n18:00 Opening\n"));
        assert_eq!(draft.plan.subtitle.as_deref(), Some(line));
        let told = is_told.then(|| "line 2 is read as the subtitle".to_owned());
        assert_eq!(draft.remarks, Vec::from_iter(told), "{line}");
    }
}

#[test]
fn a_time_behind_a_title_is_its_start() {
    for text in [
        "Café\nProgramme\nWelcome 18:00\nRound 1 18:15\nWalk 18:40\nHarvest from 19:00 to 19:30\n",
        "Café\nWelcome (18:00)\nRound 1 at 18:15\nWalk 18:40\nHarvest From 19:00 to 19:30\n",
    ] {
        let draft = read(text);
        assert_eq!(
            programme(&draft.plan),
            [
                "18:00 15 min opening: Welcome",
                "18:15 25 min conversation: Round 1",
                "18:40 20 min other: Walk",
                "19:00 30 min town-hall: Harvest",
            ]
        );
        assert_eq!((unread(&draft), draft.remarks), (Vec::new(), Vec::new()), "{text}");
    }
    let draft = read("Café\nFrom 18:00 to 20:00\nAgenda:\n- Welcome\n- Panel: life after 18:00\n");
    let expected = ["18:00 opening: Welcome", "discussion: Panel: life after 18:00"];
    assert_eq!(programme(&draft.plan), expected);
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

#[test]
fn an_end_that_may_as_well_begin_the_title_is_told_where_nothing_bears_it_out() {
    let remarks = |programme: &str| read(&format!("Films\n{programme}")).remarks;
    let told = |at: &str| {
        format!("line 2 is read as until {at}; where that begins the title, write its end too")
    };
    assert_eq!(remarks("18:00 – 19 Angry men\n20:00 Discussion\n"), [told("19:00")]);
    assert_eq!(remarks("18:00 – 19 Angry men\n"), [told("19:00")]);
    for sure in [
        "18:00 – 19 Opening\n19:00 – 20 Film\n",
        "18:00 – 19 Opening\n19:00 Film\n",
        "18:00 – 20:00 19 Angry men\n20:15 Discussion\n",
    ] {
        assert_eq!(remarks(sure), [""; 0], "{sure}");
    }
}

#[test]
fn a_day_with_nothing_before_the_next_one_is_told() {
    let draft = read("Films\n8 Oct 2030\n9 Oct 2030\n\n18:00 Opening\n");
    assert_eq!(programme(&draft.plan), ["9 Oct 18:00 opening: Opening"]);
    assert_eq!(draft.remarks, ["line 3 is read as a day, and the day above it has no block"]);
    let draft = read("Films\nTue 8 Oct\n8 October 2030\n18:00 Opening\n");
    assert_eq!((draft.plan.programme.len(), draft.remarks), (1, Vec::new()));
}
