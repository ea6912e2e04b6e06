//! A detail and other words for the newest note of a table, what a participant may, and words that come
//! too fast, from the page without its script.

use worldcafe::domain::Span;
use worldcafe::hub::{Limits, Rate};
use worldcafe::session::Role;

use super::pages::{NOTE, hidden, in_the_box, note};
use super::room::{Browser, noted};
use super::stage::Stage;

#[test]
fn the_newest_note_of_a_table_gets_a_detail_and_other_words_by_the_form() {
    let stage = Stage::café();
    let browser = stage.comes_in(Role::Rapporteur, "4");
    stage.fills(Some(&browser), "/notes", &note("first <words>"));
    let form = stage.looks(Some(&browser), &format!("/table?detail={NOTE}"));
    assert!(form.text().contains("A detail of: first &lt;words&gt;"), "{}", form.text());
    assert_eq!((in_the_box(form.text()), hidden(form.text(), "of")), ("", NOTE));
    let (own, becomes) = (hidden(form.text(), "note"), hidden(form.text(), "becomes"));
    let detail = [("note", own), ("becomes", becomes), ("of", NOTE), ("text", "below")];
    for _ in 0..2 {
        let answer = stage.fills(Some(&browser), "/notes", &detail);
        let to = format!("/table?note={NOTE}");
        assert_eq!((answer.status, answer.header("location")), (303, Some(to.as_str())));
    }
    let form = stage.looks(Some(&browser), &format!("/table?words={NOTE}"));
    assert_eq!(in_the_box(form.text()), "first &lt;words&gt;");
    let words = [("becomes", "words"), ("of", NOTE), ("text", "better words")];
    assert_eq!(stage.fills(Some(&browser), "/notes", &words).status, 303);
    let page = stage.looks(Some(&browser), "/table");
    assert!(page.text().contains("better words") && !page.text().contains("first &lt;"));
    assert_eq!(page.text().matches("<p class=\"said detail\" dir=\"auto\">below</p>").count(), 1);
    assert_eq!(stage.texts(), ["first <words>"], "it is still one note");
}

#[test]
fn only_the_newest_note_is_put_right_and_a_participant_puts_nothing_right() {
    let mut stage = Stage::café();
    stage.facilitates(noted(9, "the facilitator's"));
    let browser = stage.comes_in(Role::Rapporteur, "4");
    let other = uuid::Uuid::from_u128(9);
    let page = stage.looks(Some(&browser), &format!("/table?words={other}"));
    assert_eq!((in_the_box(page.text()), hidden(page.text(), "of")), ("", ""));
    stage.fills(Some(&browser), "/notes", &note("first"));
    let secret = stage.invites_participants();
    let answer = stage.fills(None, "/join", &[("code", secret.as_str())]);
    let cookie = answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
    let participant = Browser(cookie);
    assert!(!stage.looks(Some(&participant), "/table").text().contains("Put right"));
    let words = [("becomes", "words"), ("of", NOTE), ("text", "other words")];
    let refused = stage.fills(Some(&participant), "/notes", &words);
    assert_eq!((refused.status, in_the_box(refused.text())), (403, "other words"));
}

#[test]
fn somebody_of_a_table_adds_ideas_to_it_and_takes_nothing_back() {
    let mut stage = Stage::café();
    let secret = stage.invites_participants();
    let fields = [("code", secret.as_str()), ("table", "1")];
    let answer = stage.fills(None, "/join", &fields);
    assert_eq!((answer.status, answer.header("location")), (303, Some("/table")));
    let cookie = answer.header("set-cookie").unwrap().split(';').next().unwrap();
    let browser = Browser(cookie.to_owned());
    assert_eq!(stage.fills(Some(&browser), "/notes", &note("from the table")).status, 303);
    assert_eq!(stage.newest()["table"], "4", "the invite says the table");
    let page = stage.looks(Some(&browser), "/table");
    assert!(page.text().contains("from the table") && !page.text().contains("Take back"));
    assert_eq!(stage.fills(Some(&browser), "/take-back", &[("note", NOTE)]).status, 409);
    assert!(!page.text().contains("conclusion"), "{}", page.text());
    let mut other = note("agreed");
    (other[0].1, other[4].1) = ("00000000-0000-7000-8000-000000000002", "conclusion");
    let refused = stage.fills(Some(&browser), "/notes", &other);
    assert_eq!((refused.status, in_the_box(refused.text())), (403, "agreed"));
    assert!(refused.text().contains("Not saved: This is for others to do."));
}

#[test]
fn whatever_is_not_there_any_more_is_refused_by_its_name_and_given_back() {
    let stage = Stage::café();
    let browser = stage.comes_in(Role::Rapporteur, "4");
    let gone = [
        ("block", "This part of the programme is there no longer"),
        ("question", "This question is there no longer; choose another."),
        ("category", "This category is there no longer; choose another."),
        ("of", "This note is not there; save your words as a new one."),
    ];
    for (what, why) in gone {
        let [becomes, of] = [("becomes", "detail"), ("of", NOTE)];
        let mut fields = if what == "of" { vec![becomes, of] } else { Vec::new() };
        fields.extend(
            note("words")
                .into_iter()
                .map(|(name, value)| (name, if name == what { "nowhere" } else { value })),
        );
        let refused = stage.fills(Some(&browser), "/notes", &fields);
        assert_eq!((refused.status, in_the_box(refused.text())), (409, "words"), "{what}");
        assert!(refused.text().contains(why), "{what}: {}", refused.text());
    }
}

#[test]
fn words_that_come_too_fast_by_the_form_are_given_back() {
    let of_device = Rate { at_once: 1, a_second: 1 };
    let stage = Stage::café_with(Limits { of_device, ..Limits::default() });
    let browser = stage.comes_in(Role::Rapporteur, "4");
    assert_eq!(stage.fills(Some(&browser), "/notes", &note("one")).status, 303);
    let mut fields = note("two, <b>and more</b>");
    fields[0].1 = "00000000-0000-7000-8000-000000000002";
    let answer = stage.fills(Some(&browser), "/notes", &fields);
    assert_eq!((answer.status, answer.header("retry-after")), (429, Some("1")));
    assert_eq!(in_the_box(answer.text()), "two, &lt;b&gt;and more&lt;&#x2f;b&gt;");
    assert!(answer.text().contains("This comes too fast; wait a second."), "{}", answer.text());
    stage.clock.advance(Span::seconds(1));
    assert_eq!(stage.fills(Some(&browser), "/notes", &fields).status, 303);
    assert_eq!(stage.texts(), ["one", "two, <b>and more</b>"]);
}
