//! Panels and open floors as people note them down.

use worldcafe::domain::Plan;

use super::{line, programme, questions, read, unread};

#[test]
fn an_open_floor_below_talks_is_a_block_that_asks_its_question() {
    for floor in [
        "Open discussion, 15 min: What would you give up first, if water were short all summer?",
        "Open discussion (15 min): What would you give up first, if water were short all summer?",
        "15 min: Open discussion: What would you give up first, if water were short all summer?",
    ] {
        let draft = read(&format!("Panel\n- Ana (3 min)\n{floor}\nClosing, 5 min\n"));
        assert_eq!(
            programme(&draft.plan)[1..],
            ["15 min discussion: Open discussion (q1)", "5 min closing: Closing"],
        );
        let asked = "What would you give up first, if water were short all summer?";
        assert_eq!(questions(&draft.plan), [asked]);
        assert_eq!((unread(&draft), draft.remarks), (Vec::new(), Vec::new()), "{floor}");
    }
    let draft = read("Panel\n- Ana (3 min)\nQ&A\nDiscussion: Who pays?\nClosing, 5 min\n");
    assert_eq!(
        programme(&draft.plan)[1..],
        ["discussion: Q&A", "discussion: Discussion (q1)", "5 min closing: Closing"]
    );
}

#[test]
fn lengths_before_titles_make_a_programme_without_a_heading() {
    let draft = read("Café\n5 min: Welcome\n20 min: Round 1 - What is good here?\n5 min: Songs\n");
    assert_eq!(
        programme(&draft.plan),
        ["5 min opening: Welcome", "20 min conversation: Round 1 (q1)", "5 min other: Songs"]
    );
    assert_eq!((unread(&draft), draft.remarks), (Vec::new(), Vec::new()));
}

#[test]
fn a_question_taken_for_words_about_a_block_is_told() {
    let asked = "And what would become of all the fish, if nobody let the water through?";
    let draft = read(&format!("Panel\n- Ana (3 min)\n{asked}\n"));
    assert_eq!(draft.plan.programme[0].text.as_deref(), Some(asked));
    assert_eq!(draft.remarks, ["line 3 is read as words about: Ana"]);
}

/// Each block as `5 min talk: Trees | Ana Silva (librarian)`.
fn spoken(plan: &Plan) -> Vec<String> {
    let blocks = plan.programme.iter().map(|block| {
        let names = block.speakers.iter().map(|it| {
            let of = it.affiliation.as_ref().map(|of| format!(" ({of})"));
            format!(" | {}{}", it.name, of.unwrap_or_default())
        });
        format!("{}{}", line(block), names.collect::<String>())
    });
    blocks.collect()
}

const TALKS: [&str; 3] = [
    "3 min talk: Ana Silva | Ana Silva (librarian)",
    "3 min talk: Ben Okafor | Ben Okafor (plumber)",
    "15 min discussion: Open discussion (q1)",
];

#[test]
fn those_listed_below_a_panel_speak_each_as_long_as_is_said() {
    for (heading, [ana, ben]) in [
        (
            "Panel: Who owns the river? 3 minutes each\n",
            ["- Ana Silva, librarian (3 min)", "- Ben Okafor, plumber (3 min)"],
        ),
        ("Panel (3 min each): Who owns it?", ["Ana Silva, librarian", "Ben Okafor, plumber"]),
        (
            "Our panel\nPanelists - 3 minutes each",
            ["1. Ana Silva - librarian", "2. Ben Okafor - plumber"],
        ),
        ("Our panel\nPanelists:", ["Ana Silva, librarian, 3'", "\nBen Okafor, plumber, 3'"]),
        (
            "Our panel",
            ["Speaker: Ana Silva, librarian, 3 min", "Speaker: Ben Okafor, plumber, 3 min"],
        ),
        (
            "Our panel",
            [
                "First speaker: Ana Silva, librarian, 3 min",
                "Speaker 2: Ben Okafor (plumber), 3 min",
            ],
        ),
        ("Our panel", ["Speakers: Ana Silva, librarian (3 min); Ben Okafor, plumber (3 min)", ""]),
    ] {
        let draft = read(&format!(
            "{heading}\n{ana}\n{ben}\nModerator: Di Fox\n\nOpen discussion, 15 min: Who pays?\n"
        ));
        assert_eq!(spoken(&draft.plan), TALKS, "{heading}");
        assert_eq!(draft.plan.roles[0].names, ["Di Fox"], "{heading}");
        assert_eq!((unread(&draft), draft.remarks), (Vec::new(), Vec::new()), "{heading}");
    }
    let draft = read("Meeting\nWelcome (5 min)\nTwo talks, 3 min each:\n- Ana Silva: Fish\nEnd\n");
    assert_eq!(spoken(&draft.plan)[1], "3 min talk: Fish | Ana Silva");
    assert_eq!(draft.remarks, ["line 3 is read as the heading of talks: Two talks"]);
}

#[test]
fn who_speaks_is_read_from_lines_alike_and_told() {
    for [ana, ben] in [
        ["Ana Silva, librarian (3 min)", "Ben Okafor, plumber (3 min)"],
        ["Ana Silva, librarian: 3 min", "Ben Okafor, plumber: 3 min"],
        ["Ana Silva (librarian)\t3'", "Ben Okafor (plumber)\t3'"],
        ["Ana Silva (librarian)   3 mins", "Ben Okafor (plumber)   3 mins"],
    ] {
        let draft = read(&format!("Panel\n{ana}\n{ben}\nQ&A 20'\n"));
        assert_eq!(spoken(&draft.plan)[..2], TALKS[..2], "{ana}");
        assert_eq!(draft.remarks, ["lines 2–3 are read as talks: who speaks"], "{ana}");
    }
    for ([ana, ben], is_told) in [
        (["11:00\tAna Silva\tFish", "11:03\tBen Okafor\tDams"], true),
        (["11:00 | Fish | Ana Silva", "11:03 | Dams | Ben Okafor"], true),
        (["11:00 Fish (Ana Silva)", "11:03 Dams (Ben Okafor)"], true),
        (["11:00 Ana Silva, librarian: Fish", "11:03 Ben Okafor, plumber: Dams"], true),
        (["11:00 Ana Silva: “Fish”", "11:03 “Dams” by Ben Okafor"], false),
        (["11:00 \"Fish\" - Ana Silva", "11:03 \"Dams\" (Ben Okafor)"], false),
    ] {
        let draft = read(&format!("Panel\n{ana}\n{ben}\n11:06 Q&A\n"));
        let titles = draft.plan.programme.iter().map(|it| (it.kind.word(), it.title.as_str()));
        let expected = [("talk", "Fish"), ("talk", "Dams"), ("discussion", "Q&A")];
        assert_eq!(titles.collect::<Vec<_>>(), expected, "{ana}");
        assert_eq!(draft.plan.programme[1].speakers[0].name, "Ben Okafor", "{ana}");
        let told = is_told.then_some("lines 2–3 are read as talks: who speaks, and the title");
        assert_eq!(draft.remarks, Vec::from_iter(told), "{ana}");
    }
}

#[test]
fn a_block_beside_talks_is_no_speaker() {
    for lines in [
        "18:00 Ana Silva - Fish\n18:10 Ben Okafor - Dams\n18:20 Award Ceremony\n",
        "Ana Silva - Fish, 10 min\nBen Okafor - Dams, 10 min\nPoster Walk, 10 min\n",
    ] {
        let blocks = read(&format!("Evening\n{lines}")).plan.programme;
        let kinds: Vec<_> = blocks.iter().map(|it| (it.kind.word(), it.speakers.len())).collect();
        assert_eq!(kinds, [("talk", 1), ("talk", 1), ("other", 0)], "{lines}");
    }
}

#[test]
fn names_with_lengths_alone_speak_below_a_panel_and_are_told_elsewhere() {
    let talks = ["3 min talk: Ana Silva | Ana Silva", "3 min talk: Ben Okafor | Ben Okafor"];
    let names = "Ana Silva 3 min\nBen Okafor 3 min";
    for (above, first) in
        [("Panel evening\nWelcome 5 min", 3), ("Evening\n18:00 Welcome\n18:10 Panel", 4)]
    {
        let draft = read(&format!("{above}\n{names}\nDebate 20 min\n"));
        let talking = spoken(&draft.plan).into_iter().filter(|it| it.contains(" talk: "));
        assert_eq!(talking.collect::<Vec<_>>(), talks, "{above}");
        let told = format!("lines {first}–{} are read as talks: who speaks", first + 1);
        assert_eq!(draft.remarks, [told], "{above}");
    }
    let draft = read(&format!("Evening\nWelcome 5 min\n{names}\nDebate 20 min\n"));
    assert_eq!(programme(&draft.plan)[1..3], ["3 min other: Ana Silva", "3 min other: Ben Okafor"]);
    assert_eq!(
        draft.remarks,
        ["lines 3–4 are read as blocks that are called by names; where these speak, write \
          Speakers: above them"]
    );
    let draft = read(&format!("Evening\nWelcome 5 min\nSpeakers:\n{names}\nDebate 20 min\n"));
    assert_eq!(spoken(&draft.plan)[1..3], talks);
}

#[test]
fn those_on_a_panel_that_has_its_time_are_its_speakers() {
    let on_panel = ["20 min discussion: Panel | Ana Silva (librarian) | Ben Okafor (plumber)"];
    let draft = read(
        "Evening\n18:05 Panel (20 min)\n- Ana Silva, librarian (5')\n- Ben Okafor, plumber (5')\n",
    );
    assert_eq!(spoken(&draft.plan), on_panel.map(|it| format!("18:05 {it}")));
    assert_eq!(draft.remarks, ["lines 3 and 4 say how long each speaks: that is left out"]);
    let draft = read("Evening\nPanel 20'\nSpeakers:\nAna Silva, librarian\nBen Okafor, plumber\n");
    assert_eq!(spoken(&draft.plan), on_panel);
    let draft =
        read("Evening\nSpeakers:\nAna Silva, 5 min\nBen Okafor, 5 min\n\nProgramme\n18:05 Panel\n");
    assert_eq!(spoken(&draft.plan), ["18:05 discussion: Panel"]);
    assert_eq!(draft.plan.people.len(), 2);
    assert_eq!(draft.remarks, ["lines 3 and 4 say how long each speaks: that is left out"]);
}

#[test]
fn what_those_on_a_panel_speak_about_is_told() {
    for line in ["- Ana Silva, librarian: Fish", "Speaker: Ana Silva (librarian) - “Fish”"] {
        let draft = read(&format!("Evening\n18:05 Panel\n{line}\n"));
        let expected = ["18:05 discussion: Panel | Ana Silva (librarian)"];
        assert_eq!(spoken(&draft.plan), expected, "{line}");
        assert_eq!(draft.remarks, ["line 3 is read as a speaker: Fish is left out"], "{line}");
    }
}

#[test]
fn of_a_line_with_more_speakers_than_there_is_room_for_none_is_read() {
    let speakers = "Speaker: Ana Silva\n".repeat(299);
    let draft = read(&format!("Evening\n18:05 Panel\n{speakers}Speaker: Ana Silva; Ben Okafor\n"));
    assert_eq!(draft.plan.programme[0].speakers.len(), 299);
    assert_eq!(unread(&draft), ["line 302 was not read: Speaker: Ana Silva; Ben Okafor"]);
}

#[test]
fn blocks_below_a_list_of_speakers_are_no_speakers() {
    let draft =
        read("Panel\nSpeakers:\nAna Silva, 5 min\nBen Okafor\nQ&A 20 min\nClosing: 5 min\n");
    let expected =
        ["5 min talk: Ana Silva | Ana Silva", "20 min discussion: Q&A", "5 min closing: Closing"];
    assert_eq!(spoken(&draft.plan), expected);
    assert_eq!(draft.plan.people[0].name, "Ben Okafor");
}

#[test]
fn those_listed_below_one_who_has_no_name_speak_too() {
    let draft = read("Panel\nSpeakers (3 min each):\nAna Silva\nthe mayor\nBen Okafor\n");
    let titles: Vec<_> = draft.plan.programme.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["Ana Silva", "Ben Okafor"]);
    assert_eq!(unread(&draft), ["line 4 was not read: the mayor"]);
}

#[test]
fn a_length_behind_a_colon_is_no_part_of_the_question() {
    let draft = read(
        "Café\nOpening: 10'\n1st conversation: 20' – What hurts?\nchange: 3'\n\
         2nd conversation: 20' – What helps?\nDiscussion: 15 min\n\
         Discussion with the audience, 10 min: What now?\n",
    );
    assert_eq!(
        programme(&draft.plan),
        [
            "10 min opening: Opening",
            "20 min conversation: 1st conversation (q1)",
            "3 min move: change",
            "20 min conversation: 2nd conversation (q2)",
            "15 min discussion: Discussion",
            "10 min discussion: Discussion with the audience (q3)",
        ]
    );
    assert_eq!(questions(&draft.plan), ["What hurts?", "What helps?", "What now?"]);
    assert_eq!((unread(&draft), draft.remarks), (Vec::new(), Vec::new()));
}

#[test]
fn what_is_at_a_time_or_heads_names_is_no_title_of_the_event() {
    let draft = read("Meeting\nDoors open 17:30\nMODERATOR\n18:00 Welcome\n");
    assert_eq!((draft.plan.title.as_str(), &draft.plan.subtitle), ("Meeting", &None));
    assert_eq!(draft.plan.programme.len(), 1);
    let lines = ["lines 2–3 were not read:", "      2  Doors open 17:30", "      3  MODERATOR"];
    assert_eq!(unread(&draft), lines);
}

#[test]
fn of_two_lengths_the_first_counts_with_a_time_and_without() {
    for time in ["", "18:00 "] {
        let draft = read(&format!("Café\nProgramme\n{time}15 min Debate, 10 min: fish\n"));
        let expected = [format!("{time}15 min discussion: Debate, 10 min: fish")];
        assert_eq!(programme(&draft.plan), expected);
        assert_eq!(draft.remarks, ["line 3 has a length that is left in the title"]);
    }
}

#[test]
fn a_length_left_in_a_title_is_told() {
    for line in [
        "Ana Silva, librarian, 4 min; Ben Okafor, 4 min",
        "2) Ana Silva 4 min - fish",
        "18:10 Statements, 3 min each",
        "18:10 Statements, 3 min each: fish",
    ] {
        let draft = read(&format!("Panel\n1) Welcome, 1 min\n{line}\n"));
        assert_eq!(draft.remarks, ["line 3 has a length that is left in the title"], "{line}");
    }
}
