//! Who takes part and who serves, as lists tell it.

use worldcafe::domain::Plan;

use super::{programme, read, unread};

/// Everybody with whom they are there for and what they do, then each role with its names.
fn told(plan: &Plan) -> Vec<String> {
    let people = plan.people.iter().map(|it| {
        let of = it.affiliation.as_deref().unwrap_or("–");
        format!("{} | {of} | {}", it.name, it.roles.join(", "))
    });
    let roles = plan.roles.iter().map(|it| format!("{}: {}", it.role, it.names.join("; ")));
    people.chain(roles).collect()
}

#[test]
fn participants_listed_by_role_are_people_and_what_breaks_in_a_line_goes_on() {
    let draft = read(
        "Café\n\nParticipants:\n\n- Moderator: Ada Moss: Society, Bern\n- Bo Lind ITU-T Secretary of the\n\
         - Group of Initiatives (Bern)\n- Cy Ode, Museum\n- Rapporteur: Di Fox (Club)\n\n\
         Everybody told how it began and what keeps it going in their country.\n",
    );
    assert_eq!(
        told(&draft.plan),
        [
            "Ada Moss | Society, Bern | Moderator",
            "Bo Lind | ITU-T Secretary of the Group of Initiatives (Bern) | ",
            "Cy Ode | Museum | ",
            "Di Fox | Club | Rapporteur",
            "Rapporteur: Di Fox",
        ]
    );
    assert_eq!(draft.plan.programme[0].facilitators, ["Ada Moss"]);
    assert_eq!(unread(&draft).len(), 1, "{:?}", unread(&draft));
}

#[test]
fn people_beyond_those_that_are_read_are_told_by_their_lines() {
    let letters = || 'a'..='r';
    let names: Vec<String> =
        letters().flat_map(|a| letters().map(move |b| format!("Ada Mo{a}{b}"))).collect();
    let (listed, beside) = names.split_at(297);
    let (listed, beside) = (listed.join("\n- "), beside[..8].join(", "));
    let text = format!("Café\nParticipants:\n- {listed}\n\nParticipants: {beside}\n");
    let draft = read(&text);
    assert_eq!(draft.plan.people.len(), 300);
    let told = unread(&draft).concat();
    assert!(told.starts_with("line 301 was not read: Participants: Ada Mo"), "{told}");
    let draft = read(&format!("Café\n18:00 Opening\n\nParticipants:\n- {}\n", names.join("\n- ")));
    assert_eq!(draft.plan.people.len(), 300);
    let told = unread(&draft).concat();
    assert!(told.starts_with("lines 305–328 were not read, the first of them: "), "{told}");
}

#[test]
fn headings_among_participants_are_what_those_below_do() {
    let draft = read(
        "Café\n18:00 Opening\n\nParticipants:\nGovernment:\n- Ada Moss\n- Bo Lind (Town)\n\nTable hosts:\nCy Ode\nDi Fox\n\nNotes:\n",
    );
    assert_eq!(
        told(&draft.plan),
        [
            "Ada Moss | – | Government",
            "Bo Lind | Town | Government",
            "Cy Ode | – | Table hosts",
            "Di Fox | – | Table hosts",
            "Table hosts: Cy Ode; Di Fox",
        ]
    );
    assert_eq!(unread(&draft), ["line 13 was not read: Notes:"]);
}

#[test]
fn those_who_serve_are_roles_whether_below_or_beside_or_in_a_table() {
    let draft = read(
        "Café\n18:00 Opening\n\nRapporteurs:\n- Ada Moss\n- Bo Lind (Town)\n\nGraphic recorders: Cy Ode, Di Fox\n\n\
         9 Organizers\n\nDesign\tEli Gray\nLogistics\tFay Hale and team, Novae\n",
    );
    assert_eq!(
        told(&draft.plan),
        [
            "Rapporteurs: Ada Moss; Bo Lind (Town)",
            "Graphic recorders: Cy Ode; Di Fox",
            "Design: Eli Gray",
            "Logistics: Fay Hale and team, Novae",
        ]
    );
    assert_eq!(unread(&draft), [""; 0]);
}

#[test]
fn several_speakers_between_commas_are_several_and_one_with_a_post_is_one() {
    let people = |text: &str| told(&read(&format!("Café\n{text}\n18:00 Opening\n")).plan);
    assert_eq!(
        people("Speakers: Ada Moss (Firm, Bern), Bo van Lind – Museum and Cy Ode"),
        [
            "Ada Moss | Firm, Bern | Speaker",
            "Bo van Lind | Museum | Speaker",
            "Cy Ode | – | Speaker"
        ]
    );
    assert_eq!(people("Speakers: Ada Moss, Town Council"), ["Ada Moss | Town Council | Speaker"]);
    assert_eq!(people("Speaker: Ada Moss, Bo Lind"), ["Ada Moss | Bo Lind | Speaker"]);
}

#[test]
fn several_speakers_of_one_word_each_are_several_and_what_is_unsure_is_told() {
    let people = |text: &str| {
        let draft = read(&format!("Café\n{text}\n18:00 Opening\n"));
        (told(&draft.plan).join("; "), draft.remarks.concat())
    };
    for (text, expected, remark) in [
        ("Speakers: Zoë (ITU), Ben (ICANN)", "Zoë | ITU | Speaker; Ben | ICANN | Speaker", ""),
        ("Speakers:\nZoë (ITU), Ben (ICANN)", "Zoë | ITU | Speaker; Ben | ICANN | Speaker", ""),
        (
            "Speakers: Eva, Tom",
            "Eva | – | Speaker; Tom | – | Speaker",
            "line 2 is read as 2 names: Eva, Tom",
        ),
        (
            "Moderators: Eva, Tom and Zoë (ITU)",
            "Facilitators: Eva; Tom; Zoë (ITU)",
            "line 2 is read as 3 names: Eva, Tom and Zoë (ITU)",
        ),
        ("Speaker: Eva, Greenpeace", "Eva | Greenpeace | Speaker", ""),
        ("Speakers: Ada Moss (Firm, Bern)", "Ada Moss | Firm, Bern | Speaker", ""),
        (
            "Speakers: Ada Moss, Ben",
            "Ada Moss | Ben | Speaker",
            "line 2 is read as one name: Ada Moss, Ben",
        ),
        ("Speakers: Eva, ITU", "Eva | ITU | Speaker", "line 2 is read as one name: Eva, ITU"),
    ] {
        assert_eq!(people(text), (expected.to_owned(), remark.to_owned()), "{text}");
    }
}

#[test]
fn whoever_is_yet_to_come_is_nobody_and_a_moderator_among_speakers_is_no_speaker() {
    let draft = read(
        "Café\n18:00 Panel\nPanelists:\n- Zoë, ITU\nRemote moderator: TBD\n- Ben, ICANN\n- TBC\n\
         Moderator: TBD\n",
    );
    let speakers: Vec<_> =
        draft.plan.programme[0].speakers.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(speakers, ["Zoë", "Ben"]);
    assert_eq!(draft.plan.programme[0].facilitators, [""; 0]);
    assert_eq!(
        unread(&draft),
        [
            "line 5 was not read: Remote moderator: TBD",
            "lines 7–8 were not read:",
            "      7  - TBC",
            "      8  Moderator: TBD",
        ]
    );
}

#[test]
fn a_role_that_no_list_has_is_one_where_a_name_follows_it_and_is_told() {
    let draft = read(
        "Café\n18:00 Opening\n\nParticipants:\n- Observer: Gus Hill\n* Remote: Hal Ink (Town)\n\
         - Youth delegate: Ada van Lind\n- Bo Lind: Society, Bern\n- Cy: ITU\n",
    );
    assert_eq!(
        told(&draft.plan),
        [
            "Gus Hill | – | Observer",
            "Hal Ink | Town | Remote",
            "Ada van Lind | – | Youth delegate",
            "Bo Lind | Society, Bern | ",
            "Cy | ITU | ",
        ]
    );
    assert_eq!(
        draft.remarks,
        [
            "line 5 is read as a role: Observer",
            "line 6 is read as a role: Remote",
            "line 7 is read as a role: Youth delegate",
            "line 9 is read as a name: Cy",
        ]
    );
}

#[test]
fn those_named_before_a_dash_in_talks_that_follow_each_other_speak() {
    let spoken = |text: &str| {
        let draft = read(text);
        let blocks = draft.plan.programme.iter().map(|block| {
            let names: Vec<&str> = block.speakers.iter().map(|it| it.name.as_str()).collect();
            format!("{} {}: {}", block.kind.word(), names.join(", "), block.title)
        });
        (blocks.collect::<Vec<_>>(), draft.remarks)
    };
    let (blocks, remarks) = spoken(
        "Panel\nOpening - Welcome - 5 min\nAna Silva - Rivers that run dry - 5 min\n\
         Ben Okafor - Dams - 5 min.\nCarlos Ruiz: Fish (10 minutes)\nOpen Floor - Questions - 10 min\n",
    );
    assert_eq!(
        blocks,
        [
            "opening : Opening - Welcome",
            "talk Ana Silva: Rivers that run dry",
            "talk Ben Okafor: Dams",
            "talk Carlos Ruiz: Fish",
            "discussion : Open Floor - Questions",
        ]
    );
    assert_eq!(remarks, ["lines 3–5 are read as talks: who speaks, and the title"]);
    let (blocks, _) = spoken("Panel\n18:00 Ana Silva - Rivers\n18:05 Ben Okafor – Dams\n");
    assert_eq!(blocks, ["talk Ana Silva: Rivers", "talk Ben Okafor: Dams"]);
    for other in [
        "Ana Silva - Rivers - 5 min\nDiscussion - 10 min\nBen Okafor - Dams - 5 min",
        "House Rules: be kind - 5 min\nNext Steps: who does what - 5 min",
        "Main Hall - Songs - 5 min\nGreen Room - Poems - 5 min",
        "Wrap Up - Songs - 5 min\nGroup Photo - Poems - 5 min",
    ] {
        let (blocks, remarks) = spoken(&format!("Panel\n18:00 Welcome\n{other}\n"));
        assert!(blocks.iter().all(|block| block.contains(" : ")), "{blocks:?}");
        assert_eq!(remarks, [""; 0], "{other}");
    }
}

#[test]
fn talks_below_a_list_of_speakers_are_as_long_as_it_says_each_is() {
    for list in [
        "Speakers: Ana Roy, Ben Sol (3 minutes each)\nAna Roy: Trees\nBen Sol: Water",
        "Speakers (3 minutes each):\n- Ana Roy: Trees\n- Ben Sol: Water",
    ] {
        let draft = read(&format!(
            "Panel\n8 March 2027\n\nProgramme\nOpening 10min\n{list}\nDiscussion 20min\n"
        ));
        assert_eq!(
            programme(&draft.plan),
            [
                "8 Mar 10 min opening: Opening",
                "3 min talk: Trees",
                "3 min talk: Water",
                "20 min discussion: Discussion",
            ]
        );
        let names = draft.plan.programme.iter().map(|it| it.speakers.first().map(|it| &*it.name));
        let names: Vec<_> = names.collect();
        assert_eq!(names, [None, Some("Ana Roy"), Some("Ben Sol"), None], "{list}");
        assert_eq!((draft.remarks.len(), unread(&draft).len()), (0, 0), "{list}");
    }
}

#[test]
fn listed_speakers_speak_in_talks_with_their_names_before_a_colon() {
    let draft = read(
        "Panel\n8 March 2027\nSpeakers: Ana Roy, Ben Sol (3 minutes each)\n11:00 Ana Roy: Trees\n\
         11:03 Ben Sol: Water\n11:06 Discussion\n",
    );
    let blocks = programme(&draft.plan);
    assert_eq!(blocks[..2], ["8 Mar 11:00 3 min talk: Trees", "11:03 3 min talk: Water"]);
    assert_eq!(draft.plan.programme[1].speakers[0].name, "Ben Sol");
    assert_eq!(
        draft.remarks,
        [
            "lines 4–5 are read as talks: who speaks, and the title",
            "line 3 says how long each speaks: that is left out",
        ]
    );
    let unnamed = read("Panel\n8 March 2027\n11:00 Ana Roy: Trees\n11:03 Ben Sol: Water\n");
    assert!(unnamed.plan.programme.iter().all(|it| it.speakers.is_empty()), "nobody lists them");
}
