//! Headings over questions and over blocks that stand in the programme already.

use super::{programme, questions, read, unread};

#[test]
fn a_heading_that_is_the_title_of_a_block_means_that_block() {
    let rows = "Workshop\n18:00 Welcome\n18:10 Conversation 1\n18:30 Conversation 2: Birds\n\
                18:50 Closing\n";
    for (below, asked) in [
        ("Conversation 1\nQ. What are trees?\nConversation 2\nQ. What are birds?", ["q1", "q2"]),
        ("\nConversation 2:\nWhat are birds?\n\nConversation 1:\nWhat are trees?", ["q2", "q1"]),
        ("Bring a pen!\n\nConversation 2\nQ. Why birds?\n\nConversation 1\nQ. Why?", ["q2", "q1"]),
        ("\nConversation 2: Birds\n- Why birds?\n\n- Conversation 1\n- Why trees?", ["q2", "q1"]),
        ("\nQuestions:\nConversation 2\n1. Why birds\nConversation 1\n1. Why not", ["q2", "q1"]),
    ] {
        let draft = read(&format!("{rows}{below}\n"));
        let [first, second] = asked;
        assert_eq!(
            programme(&draft.plan),
            [
                "18:00 10 min opening: Welcome".to_owned(),
                format!("18:10 20 min conversation: Conversation 1 ({first})"),
                format!("18:30 20 min conversation: Conversation 2: Birds ({second})"),
                "18:50 closing: Closing".to_owned(),
            ],
            "{below}"
        );
        assert_eq!(questions(&draft.plan).len(), 2, "{below}");
    }
    let draft = read("Café\nAgenda\n- Round 1\n- Round 2\n\nRound 2\nWhy?\nRound 1\nHow?\n");
    assert_eq!(
        programme(&draft.plan),
        ["conversation: Round 1 (q2)", "conversation: Round 2 (q1)"]
    );
    let draft = read("Café\nDay 1\n9:00 Tea\nSession 1\nDay 2\n9:00 Tea\nSession 1\nMr A. – Why\n");
    assert_eq!(draft.plan.programme.len(), 4, "of another day");
}

#[test]
fn words_about_questions_head_a_list_of_them_without_a_colon() {
    let rows = "Café\n18:00 Round 1\n18:20 Round 2\n18:40 Closing\n";
    for head in
        ["Questions to be discussed", "Topics for discussion", "The questions", "Guiding questions"]
    {
        for points in ["- Trees\n- Birds", "1. Trees\n2. Birds", "• Trees\n• Birds"] {
            let draft = read(&format!("{rows}\n{head}\n{points}\n"));
            assert_eq!(questions(&draft.plan), ["Trees", "Birds"], "{head}");
            assert_eq!(unread(&draft), [""; 0], "{head}");
        }
    }
    let draft = read("Café\nTopics for discussion\nWhy trees?\n");
    assert_eq!(questions(&draft.plan), ["Why trees?"]);
    for (text, title) in [
        ("Questions of trust\n- 18:00 Welcome\n", "Questions of trust"),
        ("Questions of trust\n- Welcome\n", "Questions of trust"),
        ("Questions of trust\nWhom do we believe?\n", "Questions of trust"),
        ("Questions of trust\n\nAn evening of the club\n", "Questions of trust"),
    ] {
        assert_eq!(read(text).plan.title, title);
    }
    let draft = read(&format!("{rows}\nQuestions and answers\n- Trees\n"));
    assert_eq!(draft.unread.len(), 1);
}
