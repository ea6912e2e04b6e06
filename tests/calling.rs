//! Who is named in a comment of a town hall.

use worldcafe::domain::{About, BlockId};
use worldcafe::session::Command;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::offer::{amid, on_enter};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, rows};
use crate::support::hall::{hall, said, waiting};
use crate::support::seating::seats;

#[test]
fn a_name_at_the_end_or_of_several_words_before_them_says_so_too() {
    let mut desk = hall();
    desk.press(&["@Maria Lopez", "Enter"]);
    for (typed, words, about, who) in [
        ("we need water @maria", "we need water", None, Some("Maria Lopez")),
        ("we need light #1 @Maria", "we need light", Some("q1"), Some("Maria Lopez")),
        ("we need air @3 #1", "we need air", Some("q1"), Some("Table 3")),
        ("@Maria Lopez we need sun", "we need sun", None, Some("Maria Lopez")),
        ("write to us @nobody", "write to us @nobody", None, None),
        ("write to maria@lopez.org", "write to maria@lopez.org", None, None),
    ] {
        desk.press(&[typed, "Enter"]);
        assert_eq!(said(&desk), (words, about, who), "{typed}");
    }
    assert_eq!(waiting(&desk), ["Maria Lopez"]);
    desk.press(&["@somebody who says a whole sentence here", "Enter"]);
    assert_eq!(waiting(&desk), ["Maria Lopez"], "a sentence is no name");
    assert_eq!(desk.line(), "@somebody who says a whole sentence here");
}

#[test]
fn who_is_known_is_offered_behind_the_words_and_who_is_not_is_told_to_stay_text() {
    let mut desk = hall();
    desk.press(&["@Maria Lopez", "Enter", "we need water @Mar"]);
    let seen = |desk: &Desk| rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None)));
    assert!(seen(&desk).join("\n").contains("@ Maria Lopez Tab"), "{:#?}", seen(&desk));
    desk.press(&["ia"]);
    assert!(seen(&desk).join("\n").contains("@ Maria Lopez Enter"), "{:#?}", seen(&desk));
    desk.press(&["xyz"]);
    assert!(seen(&desk).join("\n").contains("it stays text"), "{:#?}", seen(&desk));
    desk.press(&["Backspace", "Backspace", "Backspace", "Tab", "and light", "Enter"]);
    assert_eq!(said(&desk), ("we need water and light", None, Some("Maria Lopez")));
}

#[test]
fn what_is_no_name_says_so_before_enter() {
    let mut desk = hall();
    desk.press(&["@somebody who says a whole sentence here"]);
    let seen = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
    assert!(seen.contains("put a colon behind the name: @lady in red: her words"), "{seen}");
}

#[test]
fn a_name_that_runs_into_the_words_is_told_with_its_colon() {
    let mut desk = hall();
    desk.press(&["@woman in red What about the van?", "Enter"]);
    let told = "not saved yet: put a colon behind the name: @woman in red: What…";
    assert_eq!(desk.said(), told);
}

#[test]
fn a_card_is_called_by_its_number() {
    let mut desk = hall();
    desk.does(seats(&["c3"], 2, &["", "Ana"]));
    for (typed, who) in [
        ("@Card 1: the van", "Card 1"),
        ("@card 1 the van", "Card 1"),
        ("@Card 12: the van", "Card 12"),
        ("@Ana the van", "Ana"),
    ] {
        desk.press(&[typed, "Enter"]);
        assert_eq!(said(&desk), ("the van", None, Some(who)), "{typed}");
    }
}

#[test]
fn letters_of_a_name_among_the_speakers_say_which_key_begins_one() {
    let mut desk = hall();
    desk.press(&["Esc", "s", "M"]);
    assert_eq!(desk.said(), "letters are keys here: a, then the name");
    desk.press(&["a", "Maria", "Enter"]);
    assert_eq!(waiting(&desk), ["Maria"]);
}

#[test]
fn one_is_named_and_every_other_name_stays_among_the_words() {
    let mut desk = hall();
    desk.press(&["@Maria Lopez", "Enter", "@Bruno", "Enter"]);
    for (typed, words, about, who) in [
        ("agreed @Maria @Bruno", "agreed @Maria", None, "Bruno"),
        ("agreed @Maria #1 @Bruno", "agreed @Maria", Some("q1"), "Bruno"),
        ("agreed @1 @Bruno", "agreed @1", None, "Bruno"),
        ("@Bruno I agree with @Maria", "I agree with @Maria", None, "Bruno"),
        ("@Maria Lopez yes, as @Bruno", "yes, as @Bruno", None, "Maria Lopez"),
    ] {
        desk.press(&[typed]);
        let taken = on_enter(&desk.model).map(|row| row.label);
        let offered = (!typed.starts_with('@')).then_some(who);
        assert_eq!(taken.as_deref(), offered, "{typed}");
        desk.press(&["Enter"]);
        assert_eq!(said(&desk), (words, about, Some(who)), "{typed}");
        assert_eq!(desk.note(0).table, None, "{typed}");
    }
}

#[test]
fn a_detail_keeps_the_names_in_it() {
    let mut desk = hall();
    desk.press(&["@Maria Lopez", "Enter", "we need water", "Enter"]);
    let details = ["as said by @Maria", "@Table 3 too", "@Maria", "see #1"];
    for words in details {
        desk.press(&["Tab", words, "Enter"]);
    }
    let kept = desk.note(0).words.details.iter().map(|it| &*it.text).collect::<Vec<_>>();
    assert_eq!(kept, details);
    assert_eq!(waiting(&desk), ["Maria Lopez"]);
}

#[test]
fn a_longer_name_than_one_there_is_goes_on_the_list() {
    let mut desk = hall();
    desk.press(&["@Maria Lopez", "Enter", "@Maria Lopez Garcia", "Enter"]);
    assert_eq!(waiting(&desk), ["Maria Lopez", "Maria Lopez Garcia"]);
    for (typed, words, who) in [
        ("@Maria Lopez We need sun", "We need sun", "Maria Lopez"),
        ("@Maria Lopez Offline Laws Apply Here", "Offline Laws Apply Here", "Maria Lopez"),
    ] {
        desk.press(&[typed, "Enter"]);
        assert_eq!(said(&desk), (words, None, Some(who)), "{typed}");
    }
    assert_eq!(waiting(&desk), ["Maria Lopez", "Maria Lopez Garcia"]);
}

#[test]
fn a_name_that_enter_takes_is_not_told_to_be_text() {
    let mut desk = hall();
    desk.press(&["@Maria Lopez", "Enter", "we need water @Maria Lopez"]);
    assert_eq!(amid(&desk.model), None);
    desk.press(&[" #1"]);
    assert_eq!(amid(&desk.model), None);
    desk.press(&[" today"]);
    assert_eq!(amid(&desk.model).as_deref(), Some("@Maria"));
}

#[test]
fn whoever_is_new_may_say_something_at_once() {
    let mut desk = hall();
    for (typed, words, about, who) in [
        ("@Kim Kay: late thanks #p", "late thanks", None, "Kim Kay"),
        ("@Dora Dunn, I ask the council", "I ask the council", None, "Dora Dunn"),
        ("@Kim Kay for once we agree", "for once we agree", None, "Kim Kay"),
        ("@Ana de la Cruz, we changed tables", "we changed tables", None, "Ana de la Cruz"),
        ("@woman in blue: Yes", "Yes", None, "woman in blue"),
    ] {
        desk.press(&[typed, "Enter"]);
        assert_eq!(said(&desk), (words, about, Some(who)), "{typed}");
        assert_eq!(desk.line(), "");
    }
    assert_eq!(waiting(&desk), Vec::<&str>::new());
    desk.press(&["@Kim Lee, late"]);
    let seen = rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
    assert!(seen.contains("Enter: Kim Lee (new) says late"), "{seen}");
    desk.press(&["Tab"]);
    assert_eq!(desk.model.capture.level, 0, "no detail by the way");
}

#[test]
fn after_the_last_block_a_name_alone_stands_before_the_words_that_follow() {
    let mut evening = Evening::drawn();
    evening.does("20:21:00", Command::Close).at("20:30:00");
    let mut desk = Desk::at(evening);
    desk.press(&["4", "@somebody", "Enter"]);
    assert!(desk.said().contains("no block is running"), "{}", desk.said());
    desk.press(&["we are late", "Enter"]);
    assert_eq!(said(&desk), ("we are late", None, Some("somebody")));
}

#[test]
fn whoever_says_i_is_no_part_of_a_name() {
    let mut desk = hall();
    for (typed, words, who) in [
        ("@Ana I would close the bridge", "I would close the bridge", "Ana"),
        ("@Zoe Silva: I'd rather not", "I'd rather not", "Zoe Silva"),
        ("@Bo Chen, and I think so", "and I think so", "Bo Chen"),
    ] {
        desk.press(&[typed, "Enter"]);
        assert_eq!(said(&desk), (words, None, Some(who)), "{typed}");
    }
}

#[test]
fn a_new_name_is_one_word_unless_a_comma_or_colon_ends_it() {
    let mut desk = hall();
    for (typed, words, who) in [
        ("@Anna Nobody owns this", "Nobody owns this", "Anna"),
        ("@Cleo Nobody: owns this", "owns this", "Cleo Nobody"),
        ("@Dora Dunn, owns this", "owns this", "Dora Dunn"),
        (
            "@Eve Nobody owns this, and all pay: always",
            "Nobody owns this, and all pay: always",
            "Eve",
        ),
        ("@Fay: Yes", "Yes", "Fay"),
    ] {
        desk.press(&[typed]);
        let told = format!("Enter: {who} (new) says {words}");
        let told = told.chars().take(32).collect::<String>();
        assert!(seen(&desk).contains(&told), "{told}: {}", seen(&desk));
        desk.press(&["Enter"]);
        assert_eq!(said(&desk), (words, None, Some(who)), "{typed}");
    }
    desk.press(&["@Kim Nobody owns this"]);
    let told = "Enter: Kim (new) says Nobody owns this · a longer name: @Kim Nobody:";
    assert!(seen(&desk).contains(told), "{}", seen(&desk));
    desk.press(&["Ctrl-U", "@Gil Grey:", "Enter"]);
    assert_eq!(waiting(&desk), ["Gil Grey"]);
}

#[test]
fn what_stands_in_quotes_is_all_of_a_name() {
    let mut desk = hall();
    desk.press(&["@Gil Moss: first", "Enter"]);
    for (typed, words, who) in [
        ("@\"Kai Lu\" thanks", "thanks", "Kai Lu"),
        ("@“lady in red”: Yes", "Yes", "lady in red"),
        ("@\"Gil\" I am another", "I am another", "Gil"),
        ("@\"gil moss\" the same", "the same", "Gil Moss"),
        ("at the end @\"Kai Lu\"", "at the end", "Kai Lu"),
    ] {
        desk.press(&[typed, "Enter"]);
        assert_eq!(said(&desk), (words, None, Some(who)), "{typed}");
    }
    desk.press(&["@\""]);
    assert!(seen(&desk).contains("put a colon behind the name"), "{}", seen(&desk));
    desk.press(&["Ann"]);
    assert!(seen(&desk).contains("Enter: Ann is new"), "{}", seen(&desk));
    desk.press(&[" Lee\"", "Enter", "@\"Kai", "Tab", "too", "Enter"]);
    assert_eq!((waiting(&desk), said(&desk)), (vec!["Ann Lee"], ("too", None, Some("Kai Lu"))));
}

#[test]
fn a_second_of_a_first_name_is_named_in_full() {
    let mut desk = hall();
    desk.press(&["@Gil", "Enter", "@Gil Moss: I agree"]);
    assert!(seen(&desk).contains("Enter: Gil Moss (new) says I agree"), "{}", seen(&desk));
    desk.press(&["Enter"]);
    assert_eq!(said(&desk), ("I agree", None, Some("Gil Moss")));
    desk.press(&["@Gil Moss is right"]);
    assert!(seen(&desk).contains("Enter: Gil Moss says is right"), "{}", seen(&desk));
    desk.press(&["Ctrl-U", "@Gil Grey thanks"]);
    let told = "Enter: Gil says Grey thanks · a longer name: @Gil Grey:";
    assert!(seen(&desk).contains(told), "{}", seen(&desk));
    desk.press(&["Enter"]);
    assert_eq!((said(&desk).2, desk.said().contains("a longer name")), (Some("Gil"), false));
}

#[test]
fn one_word_that_was_taken_for_a_new_name_says_how_a_longer_one_is_typed() {
    let mut desk = hall();
    desk.press(&["@Kai Lu thanks", "Enter"]);
    let told = "✓ saved  comment, Kai · Kai is new; a longer name ends with a colon: @Kai Lu:";
    assert_eq!((said(&desk), desk.said().as_str()), (("Lu thanks", None, Some("Kai")), told));
    assert!(seen(&desk).contains("@Kai Lu:"), "{}", seen(&desk));
    for typed in ["@Kai Lu thanks", "@\"Ann\" Lu thanks", "@Bo: Lu thanks", "@Cleo we thank"] {
        desk.press(&[typed, "Enter"]);
        assert!(!desk.said().contains("longer"), "{typed}: {}", desk.said());
    }
}

#[test]
fn whoever_is_known_from_seats_roles_talks_or_words_is_meant_by_a_name_of_several() {
    let plan = r#"{ "title": "T", "people": [ { "name": "Ann Planned" } ],
        "roles": [ { "role": "Host", "names": [ "Ben Serving" ] } ],
        "programme": [
            { "id": "p1", "kind": "talk", "title": "Talk", "speakers": [ { "name": "Cleo Talking" } ] },
            { "id": "th1", "kind": "town-hall", "title": "Town hall" } ] }"#;
    let mut evening = Evening::of(serde_json::from_str(plan).unwrap(), "09:00:00");
    evening.does("09:00:00", Command::Start { block: BlockId::new("th1") });
    let mut desk = Desk::at(evening);
    desk.press(&["4", "@Dan Heard: first", "Enter"]);
    for name in ["Ann Planned", "Ben Serving", "Cleo Talking", "Dan Heard"] {
        desk.press(&[&format!("@{name} Nobody owns this"), "Enter"]);
        assert_eq!(said(&desk), ("Nobody owns this", None, Some(name)));
        let first = name.split(' ').next().unwrap();
        desk.press(&[&format!("@{first} Nobody owns this"), "Enter"]);
        assert_eq!(said(&desk).2, Some(name), "the only one of that first name");
        desk.press(&[&format!("@{first}: Yes")]);
        assert!(!seen(&desk).contains("a longer name"), "{}", seen(&desk));
        desk.press(&["Enter"]);
        assert_eq!(said(&desk), ("Yes", None, Some(name)));
    }
}

#[test]
fn somebody_new_is_told_of_though_others_are_like_them() {
    let mut desk = hall();
    desk.press(&["@Maria Lopez", "Enter", "@Mar"]);
    let row = seen(&desk).lines().find(|row| row.contains("Maria Lopez Tab")).map(str::to_owned);
    assert!(row.is_some_and(|row| row.contains("Enter: Mar is new")), "{}", seen(&desk));
    desk.press(&["ia"]);
    assert!(seen(&desk).contains("@ Maria Lopez Enter"), "{}", seen(&desk));
}

fn seen(desk: &Desk) -> String {
    rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n")
}

#[test]
fn at_the_start_a_name_and_what_is_talked_about_stand_in_either_order() {
    for typed in
        ["@Ana #p too short", "#p @Ana too short", "#process @Ana: too short", "@Ana too short #p"]
    {
        let mut desk = hall();
        desk.press(&[typed]);
        if typed.starts_with('@') {
            assert!(seen(&desk).contains("Enter: #p Ana (new) says too short"), "{}", seen(&desk));
        }
        desk.press(&["Enter"]);
        assert_eq!(said(&desk), ("too short", None, Some("Ana")), "{typed}");
        assert_eq!(desk.note(0).about, About::Process, "{typed}");
    }
}

#[test]
fn the_speakers_of_a_panel_wait_in_their_order_from_its_start() {
    let plan = serde_json::json!({ "title": "T", "people": [{ "name": "Ana Souza" }],
        "programme": [
        { "id": "a", "kind": "opening", "title": "Opening", "length": "5 min" },
        { "id": "b", "kind": "discussion", "title": "Panel", "length": "40 min",
          "speakers": [{ "name": "Ben Okri" }, { "name": "Ida Noor" }] }] });
    let mut evening = Evening::of(serde_json::from_value(plan).unwrap(), "18:15:00");
    evening.does("18:15:00", Command::Start { block: BlockId::new("a") });
    evening.ends("18:20:00", "a").at("18:21:00");
    let mut desk = Desk::at(evening);
    let seen =
        |desk: &Desk| rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None))).join("\n");
    desk.press(&["4"]);
    assert_eq!(waiting(&desk), ["Ben Okri", "Ida Noor"]);
    desk.press(&["Ctrl-N"]);
    assert!(seen(&desk).contains("Ben Okri         0:00 of 2:00"), "{}", seen(&desk));
    assert!(seen(&desk).contains("1 Ida Noor"), "{}", seen(&desk));
    desk.press(&["Esc", "s", "a", "Ana"]);
    let picker = seen(&desk);
    assert!(picker.contains("▸ Ana Souza") && picker.contains("  Ana (new)"), "{picker}");
    desk.press(&["Enter"]);
    assert_eq!(waiting(&desk), ["Ida Noor", "Ana Souza"]);
}

#[test]
fn the_speakers_of_a_panel_wait_also_where_its_rule_was_set_before() {
    let plan = serde_json::json!({ "title": "T", "programme": [{ "id": "b",
        "kind": "discussion", "title": "Panel", "speakers": [{ "name": "Ben Okri" }] }] });
    let mut evening = Evening::of(serde_json::from_value(plan).unwrap(), "18:15:00");
    let block = || BlockId::new("b");
    evening.does("18:15:00", Command::RuleSpeakers { block: block(), quiet_first: true });
    evening.does("18:15:00", Command::Start { block: block() });
    assert_eq!(waiting(&Desk::at(evening)), ["Ben Okri"]);
}
