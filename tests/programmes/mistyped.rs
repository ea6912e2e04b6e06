//! Slips of a hurried hand: read, or told by their line.

use super::{programme, questions, read, unread};

/// The blocks of a programme below a title, and what is told of it.
fn told(lines: &str) -> (Vec<String>, Vec<String>) {
    let draft = read(&format!("Café\n{lines}\n"));
    let told = draft.remarks.iter().cloned().chain(unread(&draft)).collect();
    (programme(&draft.plan), told)
}

#[test]
fn two_or_three_hyphens_are_a_dash() {
    let (blocks, told) = told("18:15 -- 18:30 Opening\n18:30 --- 18:45 Round 1");
    assert_eq!(blocks, ["18:15 15 min opening: Opening", "18:30 15 min conversation: Round 1"]);
    assert_eq!(told, [""; 0]);
}

#[test]
fn hours_with_a_dot_on_one_side_or_a_space_before_the_colon_are_read() {
    let (blocks, told) = told(
        "9-9.30 Welcome\n10.30-11 Tea\n11:30 – 12 :00 Round 3\n12 :00 Lunch\n13.30 - 14.00 Harvest",
    );
    assert_eq!(
        blocks,
        [
            "09:00 30 min opening: Welcome",
            "10:30 30 min break: Tea",
            "11:30 30 min conversation: Round 3",
            "12:00 1 h 30 min break: Lunch",
            "13:30 30 min town-hall: Harvest",
        ]
    );
    assert_eq!(told, [""; 0]);
}

#[test]
fn what_begins_as_a_time_and_is_none_is_told() {
    let (blocks, told) = told("18:00 Opening\n19:20 - 19:3O Closing\n19:4O - 20:00 Round 4");
    assert_eq!(blocks, ["18:00 1 h 20 min opening: Opening", "19:20 closing: 19:3O Closing",]);
    assert_eq!(
        told,
        [
            "line 3 has what may be an end and is no time: it is left in the title",
            "line 4 was not read: 19:4O - 20:00 Round 4",
        ]
    );
    let remarks = |line: &str| read(&format!("Café\nAgenda:\n- Welcome\n{line}\n")).remarks;
    let may_be = ["line 4 begins with what may be a time: it is left in the title"];
    assert_eq!(remarks("- 4.30-5 Tea"), may_be);
    assert_eq!(remarks("- 19:3O Closing"), may_be);
    assert_eq!(remarks("- 2.5 ways to begin"), [""; 0]);
}

#[test]
fn an_end_before_the_start_is_told_with_what_is_read_instead() {
    for (lines, expected, remark) in [
        (
            "18:15 - 18:10 Conversation 1\n18:40 - 19:00 Closing",
            "18:15 25 min conversation: Conversation 1",
            "line 2 ends at 18:10, before it begins: 25 min is read instead",
        ),
        (
            "18:15 - 18:10 Conversation 1 (20 min)\n18:40 - 19:00 Closing",
            "18:15 20 min conversation: Conversation 1",
            "line 2 ends at 18:10, before it begins: 20 min is read instead",
        ),
        (
            "4:15 pm - 4:00 Oops",
            "16:15 other: Oops",
            "line 2 ends at 16:00, before it begins: no length is read instead",
        ),
        ("22:00 - 07:00 Night", "22:00 9 h other: Night", ""),
    ] {
        let (blocks, told) = told(lines);
        assert_eq!((blocks[0].as_str(), told.join("\n").as_str()), (expected, remark), "{lines}");
    }
    let (blocks, told) = told("3:00 - 4:00 pm Opening\n4:15 - 4:00 Oops");
    assert_eq!(blocks, ["15:00 1 h opening: Opening", "16:15 other: Oops"]);
    assert_eq!(told, ["line 3 ends at 04:00, before it begins: no length is read instead"]);
}

#[test]
fn a_question_in_quotation_marks_is_asked_without_them() {
    for (open, close) in [("\"", "\""), ("“", "”"), ("„", "“"), ("«", "»"), ("« ", " »"), ("", "")]
    {
        let [first, second, third] = ["What matters?", "What else?", "Why “here”?"];
        let draft = read(&format!(
            "Café\n9:00-9:30 Round 1: {open}{first}{close}\n9:30-10:00 Round 2\n\
             {open}{second}{close}\n10:00 Round 3 – {third}\n10:30 Closing\n\n\
             Questions:\n1. {open}Who pays?{close}\n"
        ));
        assert_eq!(questions(&draft.plan), [first, second, third, "Who pays?"], "{open}");
        let blocks = programme(&draft.plan);
        assert_eq!(blocks[0], "09:00 30 min conversation: Round 1 (q1)", "{open}");
        assert_eq!(blocks[1], "09:30 30 min conversation: Round 2 (q2)", "{open}");
        assert_eq!(unread(&draft), [""; 0], "{open}");
    }
    let draft =
        read("Café\n9:00 Round 1 “What matters: us?”\n9:30 Conversation 2: \"Why - and how?\"\n");
    assert_eq!(questions(&draft.plan), ["What matters: us?", "Why - and how?"]);
    assert!(programme(&draft.plan)[1].ends_with("conversation: Conversation 2 (q2)"));
    let (blocks, told) = told("9:00 Round 1 “What matters?”\n9:30 Talk “What next?”");
    let expected = ["09:00 30 min conversation: Round 1 (q1)", "09:30 talk: Talk “What next?”"];
    assert_eq!((blocks.as_slice(), told), (expected.map(str::to_owned).as_slice(), Vec::new()));
}

#[test]
fn a_few_hours_and_minutes_are_a_length_and_no_time_at_night() {
    let (blocks, remarks) = told(
        "Opening 10 min\nConversation 1 1h30\nRound 2 (1h30m)\n1h30 Round 3\nRound 4 1 h 30\n\
         Harvest 45 min",
    );
    assert_eq!(
        blocks,
        [
            "10 min opening: Opening",
            "1 h 30 min conversation: Conversation 1",
            "1 h 30 min conversation: Round 2",
            "1 h 30 min conversation: Round 3",
            "1 h 30 min conversation: Round 4",
            "45 min town-hall: Harvest",
        ]
    );
    assert_eq!(remarks, [""; 0]);
    let (blocks, remarks) = told("22h30 Opening 0h45\n0h30 Round 1 1h00\n1h30 Closing\n");
    assert_eq!(
        blocks,
        [
            "22:30 45 min opening: Opening",
            "00:30 1 h conversation: Round 1",
            "01:30 closing: Closing",
        ]
    );
    assert_eq!(remarks, [""; 0]);
}

#[test]
fn signs_and_units_of_times_are_not_left_in_titles() {
    let (blocks, told) = told(
        "18:00－18:15 开幕\n18:15～18:40 Round 1\n19:00h - 19:30h Town hall\n19:30 hrs Closing",
    );
    assert_eq!(
        blocks,
        [
            "18:00 15 min other: 开幕",
            "18:15 25 min conversation: Round 1",
            "19:00 30 min town-hall: Town hall",
            "19:30 closing: Closing",
        ]
    );
    assert_eq!(told, [""; 0]);
}

#[test]
fn times_in_four_digits_are_read_where_one_is_sure() {
    let (blocks, _) = told("09:15 Opening\n0945 Coffee\n1000 - Round 1\n1030 Harvest");
    assert_eq!(
        blocks,
        [
            "09:15 30 min opening: Opening",
            "09:45 15 min break: Coffee",
            "10:00 30 min conversation: Round 1",
            "10:30 town-hall: Harvest",
        ]
    );
    let (blocks, _) = told("18:00 Opening\n1030 Harvest");
    assert_eq!(blocks[0], "18:00 opening: Opening");
    let (blocks, _) = told("0900 - 0930 Arrival\n1000 people\n0945 is late");
    assert_eq!(blocks, ["09:00 30 min other: Arrival"]);
}

#[test]
fn a_length_beside_a_name_damages_neither() {
    let draft = read(
        "Café\n09:15 Keynote (Dr. Li Wei, 20 min)\n10:00 Panel\nMs. D – 10 minutes – The view of youth\n\
         Dr C. Li: The view of science: 7'\n",
    );
    assert_eq!(
        programme(&draft.plan),
        [
            "09:15 20 min talk: Keynote (Dr. Li Wei)",
            "10:00 discussion: Panel",
            "10 min talk: The view of youth",
            "7 min talk: The view of science",
        ]
    );
    let speakers = draft.plan.programme.iter().flat_map(|block| &block.speakers);
    let speakers: Vec<_> = speakers.map(|speaker| speaker.name.as_str()).collect();
    assert_eq!(speakers, ["Ms. D", "Dr C. Li"]);
    assert_eq!(unread(&draft), [""; 0]);
}

#[test]
fn the_heading_of_a_table_of_markdown_is_no_title() {
    for (rows, title) in [
        (
            "# Our day\n\n| Time | Session | Room |\n|---|:-:|---|\n| 09:00 | Opening | Hall |",
            "Our day",
        ),
        ("| Session | Time | Room |\n|---|---|---|\n| Opening | 09:00 | Hall |", "my-café"),
    ] {
        let draft = read(&format!("{rows}\n"));
        assert_eq!((draft.plan.title.as_str(), draft.plan.subtitle.as_deref()), (title, None));
        assert_eq!(draft.plan.programme[0].start, "09:00".parse().ok(), "{rows}");
        assert_eq!(unread(&draft), [""; 0], "{rows}");
    }
}
