//! A programme as a newcomer jots it down.

use worldcafe::domain::Tables;
use worldcafe::setup::Draft;

use super::{programme, questions, read, unread};

#[test]
fn ordinals_in_digits_primes_moves_seats_and_an_end_are_read() {
    let draft = read(include_str!("../fixtures/programmes/riverside.txt"));
    let plan = &draft.plan;
    assert_eq!(plan.title, "Riverside café");
    assert_eq!(
        programme(plan),
        [
            "14:00 15 min opening: Welcome",
            "14:15 20 min conversation: 1st round (q1)",
            "5 min move: change of tables",
            "14:40 20 min conversation: 2nd round (q2)",
            "5 min move: change of tables",
            "15:05 20 min conversation: 3rd round (q3)",
            "15:30 30 min town-hall: Harvest",
            "16:00 30 min closing: Closing circle",
        ]
    );
    assert_eq!(
        questions(plan),
        ["What do you love about the river?", "What worries you?", "What shall we do first?"]
    );
    assert_eq!(plan.participants, Some(40));
    let Tables::Named(tables) = &plan.tables else { panic!("{:?}", plan.tables) };
    let tables: Vec<_> = tables.iter().map(|it| (it.name.as_str(), it.seats)).collect();
    let expected = ["1", "2", "3", "4", "5", "6", "7", "8"].map(|name| (name, Some(5)));
    assert_eq!(tables, expected);
    assert_eq!((unread(&draft), draft.remarks), (Vec::new(), Vec::new()));
}

#[test]
fn an_end_is_no_block_where_the_block_above_it_can_end_there() {
    let read_as = |text: &str| {
        let draft = read(&format!("Café\n{text}"));
        (programme(&draft.plan), draft.remarks)
    };
    let (blocks, remarks) = read_as("22:30 Closing circle\n00:30 The end.\n");
    assert_eq!(blocks, ["22:30 2 h closing: Closing circle"]);
    assert_eq!(remarks, [""; 0]);
    let (blocks, remarks) = read_as("16:00 - 16:20 Closing circle\n16:30 End\n");
    assert_eq!(blocks, ["16:00 20 min closing: Closing circle"]);
    assert_eq!(remarks, ["line 3 is read as the end: 16:30 is left out"]);
    let (blocks, _) = read_as("16:00 End\n16:30 Closing\n");
    assert_eq!(blocks, ["16:00 30 min other: End", "16:30 closing: Closing"]);
    let (blocks, _) = read_as("16:00 Closing\n16:30 End\nChair: Ada\n");
    assert_eq!(blocks, ["16:00 30 min closing: Closing", "16:30 other: End"]);
}

#[test]
fn people_and_tables_that_were_told_otherwise_are_not_read() {
    let draft = read("Café\n40 people\n8 tables of 5\n50 people\n18:00 Round 1\n");
    assert_eq!(draft.plan.participants, Some(40));
    assert_eq!(unread(&draft), ["line 4 was not read: 50 people"]);
}

#[test]
fn people_and_tables_beside_each_other_are_no_title() {
    for (text, title) in [
        ("For 24 people, 6 tables\nOur evening\n18:00 Welcome and coffee\n", "Our evening"),
        ("Our evening\n24 people at 6 tables\n18:00 Welcome and coffee\n", "Our evening"),
    ] {
        let draft = read(text);
        let plan = &draft.plan;
        assert_eq!((plan.title.as_str(), plan.subtitle.as_deref()), (title, None), "{text}");
        assert_eq!((plan.participants, &plan.tables), (Some(24), &Tables::Count(6)), "{text}");
        assert_eq!(programme(plan), ["18:00 opening: Welcome and coffee"]);
        assert_eq!((unread(&draft), draft.remarks), (Vec::new(), Vec::new()), "{text}");
    }
    let draft =
        read("Café\n8 tables of 5\n40 people, 8 tables\n41 people, 9 tables\n18:00 Round 1\n");
    assert_eq!(draft.plan.participants, Some(40));
    let seats: Vec<_> = draft.plan.tables.list().iter().map(|table| table.seats).collect();
    assert_eq!(seats, [Some(5); 8]);
    assert_eq!(unread(&draft), ["line 4 was not read: 41 people, 9 tables"]);
}

#[test]
fn pm_told_once_is_that_of_the_whole_evening() {
    let draft = read(include_str!("../fixtures/programmes/neighbourhood.txt"));
    assert_eq!(
        programme(&draft.plan),
        [
            "5 Dec 18:00 15 min opening: Welcome and coffee",
            "18:15 25 min conversation: Round 1 (q1)",
            "18:40 5 min move: move tables",
            "18:45 25 min conversation: Round 2 (q2)",
            "19:10 15 min break: break with soup",
            "19:25 20 min town-hall: Plenary harvest",
            "19:45 15 min closing: closing words",
        ]
    );
    assert_eq!(questions(&draft.plan), ["What do we want to keep?", "What should change first?"]);
    assert_eq!((unread(&draft), draft.remarks), (Vec::new(), Vec::new()));
    let plan = read("Café\nTime: 6 pm - 8 pm\n6:15 Welcome\n6.25 Round 1\n8 pm end\n").plan;
    let expected = ["18:15 10 min opening: Welcome", "18:25 1 h 35 min conversation: Round 1"];
    assert_eq!(programme(&plan), expected);
}

#[test]
fn pm_printed_on_a_later_line_is_that_of_the_lines_that_lead_to_it() {
    let told = |lines: &str| {
        let draft = read(&format!("Café\n{lines}\n"));
        let starts = draft.plan.programme.iter().filter_map(|block| block.start);
        let starts: Vec<_> = starts.map(|start| start.to_string()).collect();
        (starts.join(" "), draft.remarks.join("; "))
    };
    let of = |line: usize, below: usize| {
        format!("line {line} is taken for the afternoon, as line {below} prints pm")
    };
    let sole = of(2, 3);
    for (lines, starts, remarks) in [
        ("6:00 - 6:15 Opening\n6:15 - 6:40 pm Round 1", "18:00 18:15", sole.clone()),
        ("6:00 Opening\n6:15 pm Round 1\n6:40 Round 2", "18:00 18:15 18:40", sole),
        (
            "5:30 Doors\n6:00 - 6:15 Opening\nMove (5 min)\n6:20 - 6:40 pm Round 1",
            "17:30 18:00 18:20",
            format!("{}; {}", of(3, 5), of(2, 5)),
        ),
        ("9:00 - 10:00 Walk\n1:00 pm Lunch\n2:00 Round 1", "09:00 13:00 14:00", String::new()),
        ("11:00 - 12:00 Coffee\n12:00 pm Lunch", "11:00 12:00", String::new()),
        ("18:00 Opening\n6:15 pm Round 1", "18:00 18:15", String::new()),
        ("6:00 am Bus\n6:15 pm Round 1", "06:00 18:15", String::new()),
    ] {
        let (read, told) = told(lines);
        let told: Vec<_> = told.split("; ").filter(|it| !it.contains(" has no end")).collect();
        assert_eq!((read.as_str(), told.join("; ")), (starts, remarks), "{lines}");
    }
    let days = "Café\n5 December 2026\n6:00 - 6:15 Run\n6 December 2026\n6:15 pm Round 1\n";
    assert_eq!(read(days).plan.programme[0].start, "06:00".parse().ok());
}

#[test]
fn pm_is_not_carried_into_the_next_day() {
    let plan = read("Café\n5 December 2026\n6 pm Opening\n6:30 Round 1\n6 December 2026\n9:00 Harvest\n9:45 Closing\n").plan;
    assert_eq!(
        programme(&plan),
        [
            "5 Dec 18:00 30 min opening: Opening",
            "18:30 conversation: Round 1",
            "6 Dec 09:00 45 min town-hall: Harvest",
            "09:45 closing: Closing",
        ]
    );
}

#[test]
fn a_length_of_many_hours_is_told_and_not_guessed() {
    let draft = read("Café\n10:00 Opening\n14:00 Round 1\n18:05 Closing\n22:30 End\n");
    assert_eq!(
        programme(&draft.plan),
        ["10:00 4 h opening: Opening", "14:00 conversation: Round 1", "18:05 closing: Closing"]
    );
    assert_eq!(
        draft.remarks,
        [
            "line 5 is read as the end: 22:30 is left out",
            "line 3 has no end, and the next block begins 4 h 5 min later: no length is made of that",
        ]
    );
}

#[test]
fn name_time_and_place_beside_a_date_are_told_apart() {
    let at = |draft: &Draft| {
        let plan = &draft.plan;
        let place = plan.place.clone().unwrap_or_default();
        format!("{} | {place} | {}", plan.title, programme(plan)[0])
    };
    let draft = read(include_str!("../fixtures/programmes/neighbourhood.txt"));
    let opening = "5 Dec 18:00 15 min opening: Welcome and coffee";
    assert_eq!(at(&draft), format!("Neighbourhood evening | parish hall | {opening}"));
    assert_eq!((draft.plan.participants, &draft.plan.tables), (Some(24), &Tables::Count(6)));
    let when = "Saturday 5 December 2026";
    let agenda = "Agenda:\n- Welcome\n- Round 1\n";
    for (heads, expected) in [
        (format!("Café\n{when}, 18:00, parish hall\n"), "Café | parish hall"),
        (format!("Café\n{when}, at 6 pm, parish hall\n"), "Café | parish hall"),
        (format!("Café\n{when}, 18:00\n"), "Café | "),
        (format!("Our evening, {when}, 18.00, parish hall\n"), "Our evening | parish hall"),
        (format!("Our evening, {when}, 18:00 - 20:00, hall\n"), "Our evening | hall"),
    ] {
        let draft = read(&format!("{heads}{agenda}"));
        assert_eq!(at(&draft), format!("{expected} | 5 Dec 18:00 opening: Welcome"), "{heads}");
        assert_eq!((unread(&draft), draft.remarks), (Vec::new(), Vec::new()), "{heads}");
    }
}

#[test]
fn what_a_headline_says_otherwise_is_told() {
    let draft = read(
        "Café\nOur evening, Saturday 5 December 2026, 18:00, parish hall\n18:15 Welcome\n18:30 Round 1\n",
    );
    assert_eq!(draft.plan.title, "Café");
    assert_eq!(draft.plan.place.as_deref(), Some("parish hall"));
    let expected = ["5 Dec 18:15 15 min opening: Welcome", "18:30 conversation: Round 1"];
    assert_eq!(programme(&draft.plan), expected);
    assert_eq!(
        draft.remarks,
        [
            "line 2 is read as a day: Our evening is left out",
            "line 2 says 18:00, and the first block begins at 18:15: 18:00 is left out",
        ]
    );
}

#[test]
fn noon_midnight_and_whole_hours_beside_other_times_are_read() {
    let text = "Café\n9-10 Morning round\n10-11:30 Second round\n11:30 - 12 noon Harvest\n\
                12 noon - 1 pm Lunch\n1-2 Walk\n22:00 - midnight Party\n";
    assert_eq!(
        programme(&read(text).plan),
        [
            "09:00 1 h other: Morning round",
            "10:00 1 h 30 min conversation: Second round",
            "11:30 30 min town-hall: Harvest",
            "12:00 1 h break: Lunch",
            "13:00 1 h other: Walk",
            "22:00 2 h other: Party",
        ]
    );
    let plan = read("Café\n18:00 Opening\nBring a pen, please.\n\n2-3 People each\n").plan;
    assert_eq!(plan.programme[0].title, "Opening", "numbers alone are no hours");
    assert!(plan.programme.iter().all(|block| block.start != "02:00".parse().ok()));
}

#[test]
fn a_day_that_is_counted_never_goes_back() {
    let text = "Café 2026\nDec 5\n10:00 Opening\n8 December\n10:00 Talk\nDay 3\n10:00 Closing\n";
    let draft = read(text);
    let days: Vec<_> = draft.plan.programme.iter().map(|it| it.date.unwrap().to_string()).collect();
    assert_eq!(days, ["2026-12-05", "2026-12-08", "2026-12-09"]);
    let told = "day 3 above line 7 is taken for 2026-12-09, as it follows 2026-12-08";
    assert!(draft.remarks.contains(&told.to_owned()), "{:?}", draft.remarks);
}

#[test]
fn several_who_lead_are_several_people() {
    let plan = read("Café\n18:00 Opening\nModerators: Ben Okafor, Cleo Park and Di Wu\n").plan;
    assert_eq!(plan.programme[0].facilitators, ["Ben Okafor", "Cleo Park", "Di Wu"]);
    for one in ["Moderator: Ben Okafor, Open University", "Moderators: Ben Okafor, ITU"] {
        let plan = read(&format!("Café\n18:00 Opening\n{one}\n")).plan;
        assert_eq!(plan.programme[0].facilitators.len(), 1, "{one}");
    }
}
