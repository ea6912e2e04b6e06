//! Five texts as they were published.

use super::{programme, questions, read, unread};

#[test]
fn a_workshop_of_three_days_has_its_blocks_days_facilitators_and_holes() {
    let draft = read(include_str!("../fixtures/programmes/workshop.txt"));
    let plan = &draft.plan;
    assert_eq!(plan.title, "Strengthening Capacities in International Internet Governance");
    assert_eq!(plan.series.as_deref(), Some("ITU Regional Workshop"));
    assert_eq!(
        programme(plan),
        [
            "14 Aug 08:00 1 h other: Registration",
            "09:00 30 min opening: Opening ceremony",
            "09:30 10 min other: Group Photo",
            "09:40 1 h 20 min discussion: Session 1: Setting the scene",
            "11:00 30 min break: Coffee Break",
            "11:30 1 h breakout: Break-out groups",
            "12:30 1 h break: Lunch",
            "13:30 1 h discussion: Session 2: Introduction to Internet governance",
            "16:00 30 min break: Coffee Break",
            "16:30 1 h 30 min discussion: Session 4: Names, numbers and standards: technical and policy aspects",
            "15 Aug discussion: Session 5: Cybersecurity",
            "10:30 30 min break: Coffee Break",
            "11:00 1 h 30 min discussion: Session 6: Digital business models for economic growth and development",
            "13:30 2 h breakout: Break-out groups",
            "16 Aug discussion: Session 8 - Legal aspects",
            "10:30 30 min other: Untitled",
            "11:00 1 h 30 min discussion: Session 9 - Privacy in the digital age",
            "14:30 30 min talk: Presentation of the results of SPMUN 2017 by Victoria Puchalski-Presentation",
            "15:00 30 min closing: Conclusion and follow-up",
            "15:30 30 min closing: Closing Session",
        ]
    );
    let led: Vec<_> = plan.programme.iter().flat_map(|block| &block.facilitators).collect();
    assert_eq!(
        led,
        [
            "Bruno Ramos, ITU",
            "Rodrigo de la Parra, ICANN",
            "Randall Treviño, ITU",
            "Susan Teltscher, ITU",
            "Randall Treviño, ITU",
            "Vanessa Cravo, ANATEL",
            "Marilia Maciel, DiploFoundation",
        ]
    );
    assert_eq!(
        plan.programme[10].text.as_deref(),
        Some(
            "What threatens whom, and which frameworks of cooperation there are (e.g. among police)."
        )
    );
    assert_eq!(plan.programme[18].text.as_deref(), Some("Everyone says what they take home."));
    assert_eq!(draft.remarks, ["line 58 has a time and no title: its block is Untitled"]);
    assert_eq!(unread(&draft), [""; 0]);
    assert!(plan.questions.is_empty());
}

#[test]
fn a_forum_without_a_programme_is_a_discussion_of_its_topics() {
    let draft = read(include_str!("../fixtures/programmes/open-forum.txt"));
    let plan = &draft.plan;
    assert_eq!(plan.title, "Strengthening capacities in international Internet governance");
    assert_eq!(plan.series.as_deref(), Some("IGF 2017 Open Forum"));
    assert_eq!(plan.organisation.as_deref(), Some("ITU"));
    assert_eq!(programme(plan), ["discussion: Discussion (q1, q2, q3, q4)"]);
    assert_eq!(
        questions(plan),
        [
            "What are the main gaps/needs that should be addressed by IG capacity development activities, in particular in developing countries?",
            "What are the most important topics / priority areas in Internet governance that should be included in future capacity development programmes?",
            "Which training methodologies work best for delivering IG capacity building in developing countries?",
            "Who is the key target audience for IG training? How can capacities among policy makers be strengthened?",
        ]
    );
    let speakers: Vec<_> =
        plan.programme[0].speakers.iter().map(|speaker| speaker.name.as_str()).collect();
    assert_eq!(
        speakers,
        ["ITU", "Diplo Foundation", "SSIG", "ICANN", "ISOC", "Country representative"]
    );
    assert!(plan.summary.as_deref().unwrap().starts_with("Many offer training"));
    assert!(!draft.has_programme);
    assert_eq!(draft.remarks, ["no programme was found, so the plan has one block, a discussion"]);
    assert_eq!(
        unread(&draft),
        ["line 15 was not read: [Co-organized by ITU, DiploFoundation and SSIG]"]
    );
}

#[test]
fn a_panel_has_its_speakers_lengths_questions_and_the_year_of_a_later_line() {
    let draft = read(include_str!("../fixtures/programmes/panel.txt"));
    let plan = &draft.plan;
    assert_eq!(plan.title, "WS196: IGF & Enhanced Cooperation, Parallel Tracks or Connected");
    assert_eq!(plan.series.as_deref(), Some("IGF 2014"));
    assert_eq!(
        programme(plan),
        [
            "2 Sep 11:00 5 min talk: Background on Workshop Topic & Panelists Introduction",
            "5 min talk: Multistakeholder Engagement in Enhanced Cooperation process",
            "5 min talk: The Role on Intergovernmental organizations in Enhanced Cooperation",
            "40 min discussion: Interactive Discussion (q1, q2, q3)",
            "10 min closing: Summary & Closing Remarks",
        ]
    );
    assert_eq!(plan.programme[0].date.unwrap().to_string(), "2014-09-02");
    let speakers: Vec<_> = plan
        .programme
        .iter()
        .flat_map(|block| block.speakers.iter().map(|speaker| speaker.name.as_str()))
        .collect();
    assert_eq!(
        speakers,
        ["Mr. Qusai AlShatti", "Miss Désirée Miloshevic", "Mr. Ayman El-Sherbiny"]
    );
    assert_eq!(
        plan.programme[3].text.as_deref(),
        Some("Workshop Participants, panelists and Remote Participants")
    );
    let asked = questions(plan);
    assert_eq!(asked.len(), 3);
    assert!(
        asked[0].starts_with("Can we view the IGF") && asked[0].ends_with("independent tracks.")
    );
    assert!(asked[2].starts_with("In light of the two previous question,"));
    assert_eq!(
        unread(&draft),
        [
            "lines 5–7 were not read:",
            "      5  Sign up or log in to save this to your schedule!",
            "      7  The summit asked for two things at once, a forum and a proce…",
            "lines 26–30 were not read:",
            "     26  Qusai Al-Shatti",
            "     28  Mr. AlShatti works in the field of information technology an…",
            "     30  Remote Moderators",
            "lines 33–35 were not read:",
            "     33  Workshop Room 03 (Rumeli -1 Floor / Room 1)",
            "     35  Attendees (0)",
        ]
    );
}

#[test]
fn a_session_report_is_a_discussion_with_its_moderator() {
    let draft = read(include_str!("../fixtures/programmes/session-report.txt"));
    let plan = &draft.plan;
    assert_eq!(
        plan.title,
        "Local Spaces for Internet Governance Dialogue: Progress in the Various Discussions. (Coordinating Committee)"
    );
    assert_eq!(plan.report.as_deref(), Some("session-report"));
    assert_eq!(programme(plan), ["discussion: Discussion"]);
    assert_eq!(plan.programme[0].facilitators, ["Raquel Gatto"]);
    let people: Vec<(&str, Option<&str>)> =
        plan.people.iter().map(|it| (it.name.as_str(), it.affiliation.as_deref())).collect();
    assert_eq!(
        people,
        [
            ("Raquel Gatto", Some("Internet Society, Brazil Chapter")),
            ("Rodney Taylor", Some("ISOC-BB/ IGF-Barbados Program Committee")),
            ("Jimena Sierra Federal Telecommunications Institute (IFT) Mexico", None),
        ]
    );
    assert_eq!((plan.roles.len(), plan.roles[0].role.as_str()), (1, "Rapporteur"));
    assert!(plan.questions.is_empty());
    assert_eq!(
        unread(&draft),
        [
            "lines 9–13 were not read:",
            "      9  Representatives of seven countries told how their initiative…",
            "     11  In the case of Uruguay, there have been events.",
            "     13  It was concluded that each initiative has its own way.",
        ]
    );
}

#[test]
fn the_report_of_a_cafe_has_its_programme_questions_goals_and_categories() {
    let draft = read(include_str!("../fixtures/programmes/cafe.txt"));
    let plan = &draft.plan;
    assert_eq!(plan.title, "World Café on International Internet Public Policy");
    assert_eq!(plan.series.as_deref(), Some("ITU Secretary-General's Open Talks Series"));
    assert_eq!(
        plan.subtitle.as_deref(),
        Some("Role of Governments in the Multistakeholder model of the Internet")
    );
    assert_eq!(plan.place.as_deref(), Some("ICT Discovery Museum, ITU HQs, Geneva"));
    assert_eq!(
        programme(plan),
        [
            "8 Oct 18:15 15 min opening: Opening and Introduction",
            "18:30 25 min conversation: Conversation 1 (q1)",
            "18:55 25 min conversation: Conversation 2 (q2)",
            "19:20 15 min town-hall: Midway Town Hall",
            "19:35 25 min conversation: Conversation 3 (q3)",
            "20:00 10 min town-hall: Final Town Hall",
            "20:15 0 min closing: Closing",
        ]
    );
    assert_eq!(
        questions(plan),
        [
            "What is the role of governments in the multistakeholder model of Internet?",
            "What are the key issues that government should play an active role in?",
            "How can governments improve their interaction with other stakeholders?",
        ]
    );
    assert_eq!(
        plan.questions[0].goals,
        ["Connect participants to the topic", "Determine the range of points of view"]
    );
    let categories = plan.questions.iter().map(|question| {
        let labels = question.categories.iter();
        labels.map(|it| format!("{} {}", it.letter.as_deref().unwrap(), it.label)).collect()
    });
    assert_eq!(
        categories.collect::<Vec<Vec<String>>>(),
        [
            vec!["a Protecting Human Rights", "b Limited Role Broader"],
            vec!["a Cybersecurity", "c Human Rights and Consumer Protection"],
            vec![],
        ]
    );
    assert_eq!(
        unread(&draft),
        [
            "lines 18–27 were not read, the first of them: The photo collection of the event can be found at:",
            "lines 38–40 were not read:",
            "     38  2 Purpose, goals and questions",
            "     40  Everyone took part.",
            "lines 48–54 were not read, the first of them: 3 Overall figures",
            "line 58 was not read: Several comments were made in response to the first question…",
            "line 62 was not read: - Providing a platform for opinions",
            "lines 66–68 were not read:",
            "     66  - Is it Control vs Guidance?",
            "     68  6 Summary of the Results of Conversation 2",
            "line 74 was not read: - Cybercrime",
            "lines 78–82 were not read:",
            "     78  8 Comments from the Town Halls Discussions",
            "     80  Few additional comments were made in reference to the first …",
            "     82  - Government should not have a static role, but this should …",
        ]
    );
    let roles = plan.roles.iter().map(|it| format!("{}: {}", it.role, it.names.join("; ")));
    assert_eq!(
        roles.collect::<Vec<_>>(),
        [
            "Hosts: Dr Hamadoun Touré, Secretary-General of ITU Doreen Bogdan, Head SPM",
            "Rapporteurs (Oral report): Xiaoya Yang; Preetam Maloor",
        ]
    );
}
