//! Speakers of a town hall: who waits, who speaks, and how long they have spoken.

use std::sync::Arc;

use worldcafe::domain::Span;
use worldcafe::session::{Command, Event, tell};

use crate::support::cafe::{Cafe, block, minutes};

fn hall() -> Cafe {
    let cafe = Cafe::evening().start("opening").end("opening").end("c1").end("c2").at("19:20");
    let cafe = if cafe.running() == "-" { cafe.start("th1") } else { cafe };
    assert_eq!(cafe.running(), "Midway Town Hall");
    cafe
}

fn speak(name: &str) -> Command {
    Command::Speak { block: block("th1"), speaker: name.into() }
}

fn next(seen: Option<&str>) -> Command {
    Command::NextSpeaker { block: block("th1"), speaking: seen.map(Into::into) }
}

fn skip(name: &str) -> Command {
    Command::SkipSpeaker { block: block("th1"), speaker: name.into() }
}

fn put_back(name: &str) -> Command {
    Command::PutSpeakerBack { block: block("th1"), speaker: name.into() }
}

fn rule(quiet_first: bool) -> Command {
    Command::RuleSpeakers { block: block("th1"), quiet_first }
}

fn order(names: &[&str]) -> Command {
    let order = names.iter().map(|name| Arc::from(*name)).collect();
    Command::OrderSpeakers { block: block("th1"), order }
}

/// Who speaks, and who waits in which order.
fn seen(cafe: &Cafe) -> (Option<String>, Vec<String>) {
    let hall = cafe.session.block(&block("th1")).unwrap();
    let waits = hall.speakers(cafe.moment().t).into_iter();
    let waits = waits.filter(|it| !it.skipped).map(|it| it.speaker.to_string()).collect();
    (hall.floor.speaking().map(|turn| turn.speaker.to_string()), waits)
}

fn speaking(cafe: &Cafe) -> String {
    seen(cafe).0.unwrap_or_default()
}

fn waiting(cafe: &Cafe) -> Vec<String> {
    seen(cafe).1
}

fn spoken(cafe: &Cafe, name: &str) -> Option<Span> {
    cafe.session.block(&block("th1")).unwrap().spoken(name, cafe.moment().t)
}

#[test]
fn speakers_come_in_the_order_they_joined_and_may_join_again() {
    let cafe = hall().does(speak("Table 3")).does(speak("Table 8")).does(speak("lady in red"));
    assert_eq!(cafe.decide(&speak("Table 8")), Ok(vec![]), "who waits waits once");
    let cafe = cafe.does(next(None)).after(Span::seconds(48));
    assert_eq!((speaking(&cafe), waiting(&cafe).len()), ("Table 3".into(), 2));
    assert_eq!(spoken(&cafe, "Table 3"), Some(Span::seconds(48)));
    let cafe = cafe.does(next(Some("Table 3"))).does(speak("Table 3"));
    assert_eq!(speaking(&cafe), "Table 8");
    assert_eq!(waiting(&cafe), ["lady in red", "Table 3"]);
    assert_eq!(spoken(&cafe, "Table 8"), Some(Span::ZERO));
}

#[test]
fn two_presses_at_once_pass_over_nobody() {
    let cafe = hall().does(speak("a")).does(speak("b")).does(next(None));
    cafe.refuses(next(None), "a speaks by now");
    let cafe = cafe.does(next(Some("a")));
    cafe.refuses(next(Some("a")), "b speaks by now");
    let cafe = cafe.does(next(Some("b")));
    assert_eq!(seen(&cafe), (None, vec![]), "the last turn ends though nobody follows");
    cafe.refuses(next(Some("b")), "nobody speaks by now");
    cafe.refuses(next(None), "nobody waits to speak");
}

#[test]
fn who_spoke_least_goes_first_where_that_is_the_rule() {
    let cafe = hall().does(speak("a")).does(speak("b")).does(next(None)).after(minutes(2));
    let cafe = cafe.does(next(Some("a"))).after(Span::seconds(50)).does(next(Some("b")));
    let cafe = cafe.does(speak("a")).does(speak("b")).does(speak("c")).does(rule(true));
    assert_eq!(waiting(&cafe), ["c", "b", "a"]);
    assert_eq!(speaking(&cafe.clone().does(next(None))), "c");
    assert_eq!(cafe.decide(&rule(true)), Ok(vec![]));
    assert_eq!(waiting(&cafe.clone().does(rule(false))), ["a", "b", "c"]);
    let by_hand = cafe.does(order(&["b"]));
    assert_eq!(waiting(&by_hand), ["b", "a", "c"], "an order made by hand stands");
}

#[test]
fn one_who_is_skipped_keeps_the_place_and_one_put_back_waits_first() {
    let cafe = hall().does(speak("a")).does(speak("b")).does(speak("c")).does(skip("a"));
    assert_eq!(waiting(&cafe), ["b", "c"]);
    assert_eq!(waiting(&cafe.clone().does(speak("a"))), ["a", "b", "c"]);
    let cafe = cafe.does(next(None)).after(Span::seconds(30)).does(put_back("b"));
    assert_eq!(seen(&cafe), (None, vec!["b".into(), "c".into()]), "b was speaking");
    assert_eq!(spoken(&cafe, "b"), Some(Span::seconds(30)));
    assert_eq!(waiting(&cafe.clone().does(put_back("a"))), ["a", "b", "c"]);
    cafe.refuses(skip("d"), "d is not on the list of speakers");
    cafe.refuses(put_back("d"), "d is not on the list of speakers");
    cafe.refuses(order(&["d"]), "d is not on the list of speakers");
    cafe.refuses(speak(" \u{200b} "), "a speaker needs a name");
}

#[test]
fn a_pause_holds_the_turn_and_the_end_of_the_block_ends_it() {
    let pause = Command::Pause { block: block("th1"), reason: None };
    let cafe = hall().does(speak("a")).does(next(None)).after(Span::seconds(40));
    let cafe = cafe.does(pause).after(minutes(5));
    let cafe = cafe.does(Command::Resume { block: block("th1") }).after(Span::seconds(20));
    assert_eq!(spoken(&cafe, "a"), Some(minutes(1)));
    let ended = cafe.end("th1").after(minutes(3));
    assert_eq!((speaking(&ended).as_str(), spoken(&ended, "a")), ("", Some(minutes(1))));
    ended.refuses(speak("b"), "Midway Town Hall has already ended, Conversation 3 is running");
    let again = ended.does(Command::Back { block: block("th1") });
    assert_eq!(speaking(&again), "a", "a block that runs again runs as if it had never ended");
}

#[test]
fn speakers_wait_for_a_block_to_begin_but_nobody_speaks_before() {
    let early = Cafe::evening().start("opening").does(speak("a"));
    early.refuses(next(None), "Midway Town Hall has not started");
}

#[test]
fn every_step_about_speakers_is_turned_back() {
    let steps = [speak("a"), speak("b"), rule(true), next(None), skip("b"), put_back("a")];
    let mut cafe = hall();
    let mut before = Vec::new();
    for step in &steps {
        before.push(cafe.session.blocks.clone());
        cafe = cafe.after(Span::seconds(9)).does(step.clone());
    }
    for was in before.into_iter().rev() {
        cafe = cafe.undo();
        assert_eq!(cafe.session.blocks, was);
    }
    for _ in &steps {
        cafe = cafe.redo();
    }
    assert_eq!(waiting(&cafe), ["a"]);
}

#[test]
fn what_is_done_about_speakers_is_told_in_words() {
    let before = hall().does(speak("Table 3")).does(next(None)).does(speak("lady in red"));
    let after = before.clone().does(next(Some("Table 3")));
    let told = tell(&before.session, after.records.last().unwrap());
    assert_eq!(told, ["Table 3 has spoken", "lady in red speaks"]);
}

#[test]
fn ideas_are_picked_and_left_out_again() {
    let mut cafe = hall().idea("one", "q1/a", Some("c1")).idea("two", "q1/a", Some("c1"));
    let notes = vec![cafe.note(0), cafe.note(1)];
    cafe = cafe.does(Command::Pick { notes: vec![notes[1]] });
    assert_eq!(
        cafe.decide(&Command::Pick { notes: notes.clone() }),
        Ok(vec![Event::NotesPicked { notes: vec![notes[0]] }]),
        "what is picked stays picked"
    );
    let picked = |cafe: &Cafe| cafe.session.notes.picked().iter().copied().collect::<Vec<_>>();
    assert_eq!(picked(&cafe), [notes[1]]);
    let out = cafe.clone().does(Command::Retract { notes: vec![notes[1]] });
    assert_eq!(picked(&out), [], "what is taken out is not told");
    assert_eq!(picked(&out.undo()), [notes[1]]);
    assert_eq!(picked(&cafe.clone().does(Command::Unpick { notes })), []);
    assert_eq!(picked(&cafe.undo()), []);
}
