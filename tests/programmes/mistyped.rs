//! Slips of a hurried hand: read, or told by their line.

use super::{programme, read, unread};

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
