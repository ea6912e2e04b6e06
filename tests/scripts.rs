//! Notes, titles and names in Arabic, Chinese, Hebrew and with pictures of many characters, on every
//! screen.

use std::sync::Arc;

use worldcafe::domain::{BlockId, Plan};
use worldcafe::session::Command;
use worldcafe::tui::Msg;

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::golden;

const SIZES: [(u16, u16); 3] = [(80, 24), (200, 60), (40, 12)];

/// Two rounds and what was said in the first.
fn evening() -> Evening {
    let plan: Plan = serde_json::from_str(SCRIPTS).unwrap();
    let mut evening = Evening::of(plan, "09:00:00");
    evening.does("09:00:00", Command::Start { block: BlockId::new("b1") });
    for (place, text) in WORDS.iter().cycle().take(60).enumerate() {
        let time = format!("09:{:02}:{:02}", 1 + place / 10, place % 10 * 6);
        let (letter, table) =
            (["x", "y", ""][place % 3], ["1", "政府", "3", "4", "5", "6"][place % 6]);
        evening.idea(&time, "b1", ("q1", letter), table, text);
    }
    evening.ends("09:10:00", "b1").at("09:11:00");
    evening
}

fn at_every_size(name: &str, desk: &mut Desk) {
    for (width, height) in SIZES {
        desk.give(Msg::Resize { width, height });
        golden(name, &desk.model);
    }
    desk.give(Msg::Resize { width: 80, height: 24 });
}

#[test]
fn words_of_every_script_stay_in_their_columns_on_every_screen() {
    let mut desk = Desk::at(evening());
    for (name, keys) in [
        ("scripts-stage", vec!["1"]),
        ("scripts-capture", vec!["2", "@1 "]),
        ("scripts-list", vec!["Up", "/", "الإنترنت"]),
        ("scripts-tally", vec!["Enter", "3"]),
        ("scripts-ideas", vec!["Enter"]),
        ("scripts-report", vec!["6"]),
        ("scripts-welcome", vec!["w", "政", "Enter"]),
        ("scripts-programme", vec!["Esc", "5"]),
        ("scripts-tables", vec!["t", "j", " "]),
        ("scripts-categories", vec!["c", "/", "حرية"]),
        ("scripts-split", vec!["Enter", "s", " ", "j", " "]),
    ] {
        at_every_size(name, desk.press(&keys));
    }
}

#[test]
fn a_town_hall_in_every_script_keeps_its_columns() {
    let mut evening = evening();
    evening.ends("09:20:00", "b2");
    let hall = BlockId::new("b3");
    for name in ["穿紅衣的女士與她的同事們一起來", "سيدة بالأحمر", "👩‍👩‍👧 family"]
    {
        let (block, speaker) = (hall.clone(), Arc::from(name));
        evening.does("09:21:00", Command::Speak { block, speaker });
    }
    let notes = evening.session.notes.iter().take(6).map(|note| note.id).collect();
    evening.does("09:22:00", Command::Pick { notes });
    evening.does("09:23:00", Command::NextSpeaker { block: hall, speaking: None });
    evening.at("09:24:30");
    let mut desk = Desk::at(evening);
    at_every_size("scripts-hall", desk.press(&["4", "谢谢大家 👏🏽 شكرا"]));
}

const WORDS: [&str; 6] = [
    "حوكمة الإنترنت مسؤولية مشتركة بين جميع أصحاب المصلحة",
    "言論の自由と政府の役割について、もっと話し合うべきだ",
    "👩‍👩‍👧 families, 🇨🇭 flags and 👍🏽 thumbs 🎉🎉🎉",
    "חופש הביטוי ברשת",
    "互联网治理需要多方参与",
    "e\u{301}galite\u{301}, ไทยภาษา, हिन्दी, ✌️",
];

const SCRIPTS: &str = r#"{ "title": "会議 – اجتماع 🎉", "tables": [ { "name": "1", "host": "مضيفة من وزارة الاتصالات" }, { "name": "政府", "host": "田中さん" },
    { "name": "3", "topic": "👩‍👩‍👧 families and 🇨🇭 flags" }, { "name": "4" }, { "name": "5" }, { "name": "6" } ], "questions": [ { "id": "q1",
    "text": "ما هو دور الحكومات في نموذج أصحاب المصلحة المتعددين للإنترنت؟",
    "categories": [ { "id": "c-x", "letter": "x", "label": "言論の自由" },
                    { "id": "c-y", "letter": "y", "label": "حرية 👩‍👩‍👧 التعبير" } ] } ],
    "programme": [ { "id": "b1", "kind": "conversation", "title": "جولة 1", "question": "q1",
    "length": "10 min" }, { "id": "b2", "kind": "conversation", "title": "回合 2",
    "question": "q1", "length": "10 min" },
    { "id": "b3", "kind": "town-hall", "title": "جلسة عامة 👩‍👩‍👧", "length": "15 min" } ] }"#;
