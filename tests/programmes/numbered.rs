//! Blocks that are a list in numbers.

use super::{programme, questions, read, unread};

#[test]
fn an_agenda_in_numbers_is_a_list_of_blocks() {
    let draft = read(
        "Retreat\nAgenda\n1. Welcome (10 min)\n2. Round 1: What worked? (20 min)\n\
         3. Round 2 (20 min): What did not?\n4. Move tables 2 min\n5. Harvest\n\n\
         7. Notes on the building\n\nFacilitated by Cy\n",
    );
    assert_eq!(
        programme(&draft.plan),
        [
            "10 min opening: Welcome",
            "20 min conversation: Round 1 (q1)",
            "20 min conversation: Round 2 (q2)",
            "2 min move: Move tables",
            "town-hall: Harvest",
        ]
    );
    assert_eq!(questions(&draft.plan), ["What worked?", "What did not?"]);
    assert_eq!(draft.plan.roles[0].names, ["Cy"]);
    assert_eq!(unread(&draft), ["line 9 was not read: 7. Notes on the building"]);
}

#[test]
fn blocks_in_numbers_need_no_heading_where_they_have_lengths() {
    let blocks = ["10 min opening: Welcome", "20 min conversation: Round one (q1)"];
    for (lines, title) in [
        (
            "Street café\n1. Welcome (10 min)\n2. Round one: What is good here? (20 min)",
            "Street café",
        ),
        (
            "Street café\n\n1. Welcome - 10 min\n\n2. Round one - 20 min: What is good here?",
            "Street café",
        ),
        ("1) Welcome - 10 min\n2) Round one: What is good here? 20 min", "my-café"),
        ("1. Welcome (10 min)\n2. Round one (20 min)\nWhat is good here?", "my-café"),
    ] {
        let draft = read(&format!("{lines}\n3. Closing\n"));
        let (plan, closing) = (&draft.plan, "closing: Closing".to_owned());
        assert_eq!((plan.title.as_str(), plan.subtitle.as_deref()), (title, None), "{lines}");
        let expected: Vec<_> = blocks.map(str::to_owned).into_iter().chain([closing]).collect();
        assert_eq!(programme(plan), expected, "{lines}");
        assert_eq!(questions(plan), ["What is good here?"], "{lines}");
        assert_eq!((unread(&draft), draft.remarks), (Vec::new(), Vec::new()), "{lines}");
    }
    let draft = read("Street café\n1. Welcome\n2. Round one\n3. Talks (20 min)\n");
    let expected = ["opening: Welcome", "conversation: Round one", "20 min other: Talks"];
    assert_eq!(programme(&draft.plan), expected);
    let draft = read("Café\n18:00 Round 1\n1. Introduce yourselves (5 min)\n");
    assert_eq!(draft.plan.programme[0].title, "Round 1");
    let draft = read("Café\nQuestions:\n1. What is good here? (5 min)\n");
    assert_eq!(draft.plan.programme.len(), 1);
}
