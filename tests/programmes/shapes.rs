//! Other ways in which people write a programme down.

use worldcafe::setup::{Misfit, Particulars};

use super::{categories, programme, questions, read, unread};

#[test]
fn a_single_time_lasts_until_the_next() {
    let draft = read(
        "Our street\n18:00 Welcome\n18:10 Round 1\nWhat do we want to keep?\n18:30 Round 2\n\
         2) What should change first?\n18:50 Thanks\n",
    );
    assert_eq!(draft.plan.title, "Our street");
    assert_eq!(
        programme(&draft.plan),
        [
            "18:00 10 min opening: Welcome",
            "18:10 20 min conversation: Round 1 (q1)",
            "18:30 20 min conversation: Round 2 (q2)",
            "18:50 closing: Thanks",
        ]
    );
    assert_eq!(questions(&draft.plan), ["What do we want to keep?", "What should change first?"]);
    assert_eq!(unread(&draft), [""; 0]);
}

#[test]
fn am_and_pm_tabs_bullets_bars_and_brackets_are_borne() {
    let draft = read(
        "Café\n6:15 pm\t–\t6:30 pm\tOpening\n• 6:30pm to 7pm: Conversation\n\
         | 19:00–19:15 | Coffee |\nTown hall (19:15 - 19:45)\nLast words\t19.45 – 20.00\n",
    );
    assert_eq!(
        programme(&draft.plan),
        [
            "18:15 15 min opening: Opening",
            "18:30 30 min conversation: Conversation",
            "19:00 15 min break: Coffee",
            "19:15 30 min town-hall: Town hall",
            "19:45 15 min other: Last words",
        ]
    );
}

#[test]
fn days_by_number_count_from_the_date_of_the_event() {
    let draft = read(
        "Retreat\n30 December 2026, Bern\n\nDay 1\n09:00 Opening\nDay 2:\nSession 2\n11:00 - 12:00 Lunch\n",
    );
    assert_eq!(draft.plan.place.as_deref(), Some("Bern"));
    assert_eq!(
        programme(&draft.plan),
        ["30 Dec 09:00 opening: Opening", "31 Dec discussion: Session 2", "11:00 1 h break: Lunch"]
    );
}

#[test]
fn a_day_that_is_never_dated_is_told() {
    let draft = read("Retreat\n\nDay 1\n09:00 Opening\nDay 2\n09:00 Harvest\n");
    assert_eq!(programme(&draft.plan), ["09:00 opening: Opening", "09:00 town-hall: Harvest"]);
    assert_eq!(
        draft.remarks,
        [
            "the day above line 4 has no full date, so it is left out",
            "the day above line 6 has no full date, so it is left out",
        ]
    );
}

#[test]
fn an_agenda_without_times_is_a_list_of_blocks() {
    let draft = read(
        "Café\n\nAgenda:\n- Welcome\n- Round 1\n- Round 2\n- Closing\n\nQuestions:\n1. Why?\n2. How?\n",
    );
    assert_eq!(
        programme(&draft.plan),
        [
            "opening: Welcome",
            "conversation: Round 1 (q1)",
            "conversation: Round 2 (q2)",
            "closing: Closing",
        ]
    );
}

#[test]
fn questions_listed_below_the_last_round_are_those_of_all_rounds() {
    let draft = read(
        "Café\n\n18:00 - 18:20 Round 1\n18:20 - 18:40 Round 2\n\nQuestions:\n- Why?\n- How?\n",
    );
    assert_eq!(
        programme(&draft.plan),
        ["18:00 20 min conversation: Round 1 (q1)", "18:20 20 min conversation: Round 2 (q2)"]
    );
}

#[test]
fn lengths_first_or_in_brackets_follow_the_start_of_the_event() {
    let draft = read(
        "Café\nDate: 21 November 2026\nTime: 18:00 - 19:00\nVenue: Town hall, Bern\n\nProgramme\n\
         15 min Opening\nConversation (30 min)\nClosing: 10'\n",
    );
    assert_eq!(draft.plan.place.as_deref(), Some("Town hall, Bern"));
    assert_eq!(
        programme(&draft.plan),
        [
            "21 Nov 18:00 15 min opening: Opening",
            "30 min conversation: Conversation",
            "10 min closing: Closing"
        ]
    );
}

#[test]
fn one_question_is_asked_in_every_round() {
    let draft = read("Café\nQ: Why are we here?\n18:00-18:20 Round 1\n18:25-18:45 Round 2\n");
    assert_eq!(
        programme(&draft.plan),
        ["18:00 20 min conversation: Round 1 (q1)", "18:25 20 min conversation: Round 2 (q1)"]
    );
}

#[test]
fn lines_that_carry_date_and_time_each_are_blocks() {
    let draft = read(
        "Series\n14 August 2026 09:00 - 10:00 Opening\n14 August 2026 10:00 - 11:00 Round 1\n\
         15 August 2026 09:00 - 10:00 Closing\n",
    );
    assert_eq!(
        programme(&draft.plan),
        [
            "14 Aug 09:00 1 h opening: Opening",
            "14 Aug 10:00 1 h conversation: Round 1",
            "15 Aug 09:00 1 h closing: Closing",
        ]
    );
}

#[test]
fn printed_times_are_not_overwritten_by_a_start() {
    let at = |start: &str| Particulars { start: start.parse().ok(), ..Particulars::default() };
    for text in [
        "Series\n14 August 2026 09:00 - 10:00 Opening\n14 August 2026 10:00 - 11:00 Round 1\n\
         15 August 2026 09:00 - 10:00 Closing\n",
        "Series\n14 August 2026 09:00 - 10:00 Opening\n15 August 2026 10:00 - 11:00 Closing\n",
        "Café\n14 August 2026\n09:00 Welcome\n",
    ] {
        let plan = read(text).plan;
        assert_eq!(at("13:00").put_into_text(plan), Err(Misfit::Timed), "{text}");
    }
    let plan = read("Café\nAgenda:\n- Welcome\n- Round 1\n").plan;
    let timed = at("13:00").put_into_text(plan).unwrap();
    assert_eq!(programme(&timed), ["13:00 opening: Welcome", "conversation: Round 1"]);
}

#[test]
fn a_question_over_two_lines_is_one() {
    let draft = read(
        "Café\n\nQuestions:\n- What would it take\n  to begin?\n- And then?\n\nNotes of ours\n",
    );
    assert_eq!(questions(&draft.plan), ["What would it take to begin?", "And then?"]);
    assert_eq!(unread(&draft), ["line 8 was not read: Notes of ours"]);
}

#[test]
fn speakers_beside_a_programme_are_people_and_facilitators_have_a_role() {
    let draft = read(
        "Café\nFacilitator: Ada\nSpeakers: Bo, Firm; Cy (Club)\n18:00 Opening\nSpeaker: Di, Museum\n",
    );
    let people: Vec<_> = draft
        .plan
        .people
        .iter()
        .map(|person| (person.name.as_str(), person.affiliation.as_deref().unwrap()))
        .collect();
    assert_eq!(people, [("Bo", "Firm"), ("Cy", "Club")]);
    assert_eq!(draft.plan.roles[0].names, ["Ada"]);
    assert_eq!(draft.plan.programme[0].speakers[0].affiliation.as_deref(), Some("Museum"));
}

#[test]
fn marks_of_markdown_are_left_out_and_a_round_has_the_question_of_its_title() {
    let draft = read(
        "# Community café\n\n**When:** Saturday 21 November 2026, 14:00–17:00\n**Where:** Main Street\n\n\
         ## Agenda\n\n- 14:00 Welcome\n- 14:15 Round 1 – What do we love?\n- 14:40 Close\n\nContact: ada@example.org\n",
    );
    let plan = &draft.plan;
    assert_eq!(
        (plan.title.as_str(), plan.place.as_deref()),
        ("Community café", Some("Main Street"))
    );
    assert_eq!(
        programme(plan),
        [
            "21 Nov 14:00 15 min opening: Welcome",
            "14:15 25 min conversation: Round 1 (q1)",
            "14:40 closing: Close",
        ]
    );
    assert_eq!(questions(plan), ["What do we love?"]);
    assert_eq!(unread(&draft), ["line 12 was not read: Contact: ada@example.org"]);
}

#[test]
fn words_beside_a_day_do_not_hide_it() {
    let draft = read(
        "Youth dialogue\n12-14 March 2026, Nairobi\n\nDAY ONE - Thursday 12 March\n0900 - 0930  Arrival\n\
         1:00 PM\tLunch\tGarden\n\nFriday 13 March: learning from others\n8.30-9.00 Recap\n9.00-10.30 Panel\n\
         Moderator: Bo\nPanelists: Cy (Club); Di\n",
    );
    let plan = &draft.plan;
    assert_eq!(plan.place.as_deref(), Some("Nairobi"));
    assert_eq!(
        programme(plan),
        [
            "12 Mar 09:00 30 min other: Arrival",
            "13:00 break: Lunch",
            "13 Mar 08:30 30 min other: Recap",
            "09:00 1 h 30 min discussion: Panel",
        ]
    );
    assert_eq!(plan.programme[1].text.as_deref(), Some("Garden"));
    assert_eq!(plan.programme[3].speakers.len(), 2);
    assert_eq!(draft.remarks, ["line 8 is read as a day: learning from others is left out"]);
}

#[test]
fn options_below_numbered_questions_are_their_categories() {
    for options in [
        ["a) Trees", "b) Benches", "a) Traffic", "b) Is it light enough?"],
        ["(a) Trees", "(b) Benches", "(a) Traffic", "(b) Is it light enough?"],
        ["A. Trees", "B. Benches", "A. Traffic", "B. Is it light enough?"],
    ] {
        let [a, b, c, d] = options;
        let draft = read(&format!(
            "Our street\n18:00 Round 1\n18:20 Round 2\n18:40 Thanks\n\n\
             Questions:\n1. What do we keep?\n{a}\n{b}\n2. What should change?\n{c}\n{d}\n"
        ));
        assert_eq!(
            programme(&draft.plan),
            [
                "18:00 20 min conversation: Round 1 (q1)",
                "18:20 20 min conversation: Round 2 (q2)",
                "18:40 closing: Thanks",
            ]
        );
        assert_eq!(
            categories(&draft.plan),
            ["a Trees, b Benches", "a Traffic, b Is it light enough?"]
        );
        assert_eq!(unread(&draft), [""; 0]);
    }
}

#[test]
fn points_below_numbered_questions_are_categories_without_letters() {
    let draft = read(
        "Café\n\nQuestions:\n1. What do we keep?\n- Trees\n- Benches\n2. What should change?\n- And why?\n",
    );
    let asked = ["What do we keep?", "What should change?", "And why?"];
    assert_eq!(questions(&draft.plan), asked);
    assert_eq!(categories(&draft.plan), ["- Trees, - Benches", "", ""]);
}

#[test]
fn questions_in_letters_are_questions_and_prose_between_numbers_loses_none() {
    let draft = read("Café\n\nQuestions:\na) Why here?\nb) Why now?\n");
    assert_eq!(questions(&draft.plan), ["Why here?", "Why now?"]);
    for heading in ["Questions:", "Topics:"] {
        for [a, b, c] in [["a) ", "b) ", "c) "], ["(a) ", "(b) ", "(c) "], ["A. ", "B. ", "C. "]] {
            let draft = read(&format!(
                "Café\n\n{heading}\n{a}Our trees\n{b}Who pays?\n{c}Water\n{a}Rain\n{b}Wells\n"
            ));
            assert_eq!(questions(&draft.plan), ["Our trees", "Who pays?", "Water"]);
            assert_eq!(categories(&draft.plan), ["", "", "a Rain, b Wells"]);
        }
    }
    let draft = read(
        "Café\n\nQuestions:\n1. What do we keep?\nThis asks for what is good.\n2. What should change?\n\
         Notes\n4. Who pays?\n",
    );
    assert_eq!(questions(&draft.plan), ["What do we keep?", "What should change?"]);
    assert_eq!(
        unread(&draft),
        [
            "line 5 was not read: This asks for what is good.",
            "lines 7–8 were not read:",
            "      7  Notes",
            "      8  4. Who pays?",
        ]
    );
}

#[test]
fn who_leads_below_the_whole_programme_leads_all_of_it() {
    let rows = "Café\n18:00 Opening\n18:10 Round 1\n18:30 Closing\n";
    for between in ["\n", "Bring a pen!\n"] {
        let plan = read(&format!("{rows}{between}Moderator: Ada Lovelace\n")).plan;
        assert_eq!(plan.roles[0].names, ["Ada Lovelace"], "{between:?}");
        assert!(plan.programme.iter().all(|block| block.facilitators.is_empty()));
    }
    let plan = read(&format!("{rows}Moderator: Ada Lovelace\n")).plan;
    assert_eq!(plan.programme[2].facilitators, ["Ada Lovelace"]);
    let plan = read("Café\n18:00 Panel\n\nChair: Bo\n\n18:30 Debate\n\nChair: Ada\n").plan;
    assert_eq!(plan.programme[1].facilitators, ["Ada"]);
    assert!(plan.roles.is_empty());
}

#[test]
fn a_length_needs_neither_a_dash_nor_a_time() {
    let draft = read(
        "Our street\nWelcome 5 min\nRound 1: What do we want to keep? 20 min\nBreak 10 min.\n\
         Round 2: What should change first? 1 h 15 min\nGroup photo 5 min\nThanks 5 min\n",
    );
    assert_eq!(
        programme(&draft.plan),
        [
            "5 min opening: Welcome",
            "20 min conversation: Round 1 (q1)",
            "10 min break: Break",
            "1 h 15 min conversation: Round 2 (q2)",
            "5 min other: Group photo",
            "5 min closing: Thanks",
        ]
    );
    assert_eq!(questions(&draft.plan), ["What do we want to keep?", "What should change first?"]);
    assert_eq!(unread(&draft), [""; 0]);
    let draft = read("Our street\nA conversation of 90 min\n18:00 Opening 5 min\n18:30 Closing\n");
    assert_eq!(draft.plan.subtitle.as_deref(), Some("A conversation of 90 min"));
    assert_eq!(programme(&draft.plan), ["18:00 5 min opening: Opening", "18:30 closing: Closing"]);
}

#[test]
fn a_length_that_its_times_contradict_is_told() {
    let draft = read("Café\n18:00-18:30 Opening (5 min)\n18:30 - 18:40 Break, 10 min\n");
    assert_eq!(
        programme(&draft.plan),
        ["18:00 30 min opening: Opening", "18:30 10 min break: Break"]
    );
    assert_eq!(draft.remarks, ["line 2 has an end and another length: 5 min is left out"]);
}

#[test]
fn a_round_without_time_and_length_has_the_question_of_its_line() {
    let draft = read(
        "Café\n\nAgenda:\n- Welcome\n- Round 1: What do we love?\n- Round 2: What do we miss?\n- Close\n",
    );
    assert_eq!(
        programme(&draft.plan),
        [
            "opening: Welcome",
            "conversation: Round 1 (q1)",
            "conversation: Round 2 (q2)",
            "closing: Close",
        ]
    );
    let draft = read(
        "Café\n18:00 Round 1\n18:20 Round 2\n18:40 End\n\nQuestions:\n- Round 2: Why?\n- Round 1: How?\n",
    );
    assert_eq!(questions(&draft.plan), ["Why?", "How?"]);
    assert_eq!(
        programme(&draft.plan)[..2],
        ["18:00 20 min conversation: Round 1 (q2)", "18:20 20 min conversation: Round 2 (q1)"]
    );
}
