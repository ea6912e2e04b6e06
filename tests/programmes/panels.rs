//! Panels and open floors as people note them down.

use super::{programme, questions, read, unread};

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
