//! The Home screen: what it lists, where its keys lead, and the dialog of a new session.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use worldcafe::engine::Failure;
use worldcafe::setup::Lengths;
use worldcafe::tui::home::{Entry, Field, HomeEffect, HomeMsg, Standing};

use crate::support::home::Desk;

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 60), (40, 12)];

fn entry(path: &str, title: &str, day: &str, standing: Standing) -> Entry {
    let folder = path.replace("/cafés/", "./");
    let elsewhere = !folder.starts_with("./");
    let (title, day) = (title.to_owned(), day.to_owned());
    Entry { path: path.into(), folder, title, day, standing, elsewhere }
}

fn known(words: &str) -> Standing {
    Standing::Known(words.to_owned())
}

fn sessions() -> Vec<Entry> {
    let fault = "damaged, line 12: Enter helps".to_owned();
    vec![
        entry(
            "/cafés/sessions/our-street",
            "What next for our street?",
            "Sat 21 Nov 2026",
            known("running, left at 19:15"),
        ),
        entry(
            "/cafés/sessions/open-talks",
            "World Café on International Internet-related Public Policy Issues",
            "Tue 8 Oct 2013",
            known("closed 20:21, 105 ideas"),
        ),
        entry("/media/stick/panel", "panel", "", Standing::Gone),
        entry("/srv/cafés/2025/autumn", "Autumn café", "Thu 2 Oct 2025", Standing::Faulty(fault)),
        entry("/cafés/sessions/new", "世界咖啡\u{202e} سلام", "", known("not started")),
        entry("/cafés/sessions/large", "large", "", Standing::Unread),
    ]
}

#[test]
fn the_sessions_are_listed_with_their_states_in_words() {
    let mut desk = Desk::of(sessions());
    desk.golden("home", &SIZES);
    desk.press(&["jjj"]).golden("home-faulty", &[(80, 24), (40, 12)]);
}

#[test]
fn without_sessions_the_rest_is_there_and_before_anybody_looked_nothing_is() {
    Desk::new().golden("home-looking", &[(80, 24)]);
    Desk::of(Vec::new()).golden("home-none", &[(80, 24), (40, 12)]);
    let mut desk = Desk::new();
    assert_eq!(desk.press(&["Enter"]).asked, [], "nothing is chosen before it is seen");
}

#[test]
fn the_row_chosen_is_in_sight_among_many() {
    let many = |n: u32| {
        let path = format!("/cafés/sessions/{n}");
        entry(&path, &format!("Café {n}"), "Sat 21 Nov 2026", known("not started"))
    };
    let mut desk = Desk::of((1..=60).map(many).collect());
    for (keys, chosen) in
        [("j", "2"), ("G", "Some(Demo)"), ("k", "Some(New)"), ("g", "1"), ("k", "1")]
    {
        assert_eq!(desk.press(&[keys]).chosen(), chosen, "{keys}");
    }
    for (keys, chosen) in [("End", "Some(Demo)"), ("Home", "1"), ("PgDn", "9")] {
        assert_eq!(desk.press(&[keys]).chosen(), chosen, "{keys}");
    }
    desk.press(&["Home"]);
    desk.press(&["Down", "PgUp", "jjjjjjjjjjjjjjjjjjjjjjjjjjjjjj"]);
    assert_eq!(desk.chosen(), "31");
    desk.golden("home-many", &[(80, 24), (40, 12)]);
}

#[test]
fn enter_opens_what_is_chosen_and_what_is_gone_is_told_and_dropped() {
    let mut desk = Desk::of(sessions());
    desk.press(&["Enter"]);
    assert_eq!(desk.asked, [HomeEffect::Open("/cafés/sessions/our-street".into())]);
    desk.asked.clear();
    desk.press(&["jj", "Enter"]);
    assert_eq!(desk.asked, []);
    assert!(desk.shows().contains("not opened: /media/stick/panel is gone · x drops it here"));
    desk.press(&["x"]);
    assert_eq!(desk.asked, [HomeEffect::Forget("/media/stick/panel".into())]);
    desk.give(HomeMsg::Forgotten(Ok("/media/stick/panel".into())));
    assert_eq!((desk.chosen().as_str(), desk.home.entries.len()), ("autumn", 5));
    assert!(desk.shows().contains("dropped: /media/stick/panel"));
    desk.press(&["g", "x"]);
    assert_eq!(desk.asked.len(), 1, "what lies in ./sessions stays in the list");
    assert!(desk.shows().contains("not done: ./sessions/our-street lies in ./sessions"));
    desk.asked.clear();
    desk.press(&["G", "Enter", "q"]);
    assert_eq!(desk.asked, [HomeEffect::Demo, HomeEffect::Quit]);
}

#[test]
fn a_state_that_comes_later_moves_nothing() {
    let mut desk = Desk::of(sessions());
    desk.press(&["jjjjj"]);
    let read = Entry { title: "The large one".into(), ..sessions().swap_remove(5) };
    desk.give(HomeMsg::Read(Entry { standing: known("closed 21:00, 100000 ideas"), ..read }));
    assert_eq!(desk.chosen(), "large");
    assert!(desk.shows().contains("The large one"), "{}", desk.shows());
    desk.give(HomeMsg::Read(entry("/not/listed", "x", "", Standing::Gone)));
    assert_eq!(desk.home.entries.len(), 6);
}

#[test]
fn a_filter_lists_what_has_its_words_and_letters_are_words_in_it() {
    let mut desk = Desk::of(sessions());
    desk.press(&["/", "q CAFE"]);
    assert_eq!((desk.asked.len(), desk.home.rows().len()), (0, 0));
    desk.press(&["Ctrl-u", "CAFE"]).golden("home-filter", &[(80, 24), (40, 12)]);
    assert_eq!(desk.chosen(), "open-talks");
    desk.press(&["Down", "Enter"]);
    assert_eq!((desk.chosen().as_str(), desk.asked.len()), ("autumn", 0));
    desk.press(&["Enter"]);
    assert_eq!(desk.asked, [HomeEffect::Open("/srv/cafés/2025/autumn".into())]);
    desk.golden("home-filtered", &[(80, 24), (40, 12)]);
    desk.press(&["Esc"]);
    assert_eq!((desk.home.rows().len(), desk.chosen().as_str()), (8, "autumn"));
    desk.press(&["/", "End", "PgUp"]);
    assert_eq!(desk.chosen(), "our-street", "End is of the line, and a page is not");
    desk.press(&["Enter", "j"]);
    assert_eq!((desk.home.filter.is_none(), desk.chosen().as_str()), (true, "open-talks"));
    desk.press(&["/"]).give(HomeMsg::Paste("autumn\n2025".into()));
    assert_eq!((desk.home.rows().len(), desk.chosen().as_str()), (1, "autumn"));
}

#[test]
fn the_dialog_shows_the_programme_it_makes_as_it_is_filled_in() {
    let mut desk = Desk::of(Vec::new());
    desk.press(&["a"]).golden("home-new", &[(80, 24), (40, 12)]);
    desk.fill(&["What next for our street?", "Library", "2026-11-28", "18:15", "2"]);
    desk.fill(&["15", "25", "3", "15 min", "10", "What do we want to keep?"]);
    desk.golden("home-filled", &SIZES);
    desk.press(&["Shift-Tab"; 7]).press(&["Ctrl-u", "9"]);
    desk.golden("home-nine-rounds", &[(80, 24), (200, 60), (40, 12)]);
}

#[test]
fn what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost() {
    let mut desk = Desk::of(Vec::new());
    desk.press(&["a"]);
    desk.fill(&["", "", "Nov", "25:00", "0", "15", "soon", "3", "9 h", "10", "Why?", "", ""]);
    desk.fill(&["many", "all of us"]);
    desk.golden("home-wrong", &[(80, 24), (40, 12)]);
    let today = desk.home.today;
    for (field, typed, told) in [
        (Field::Rounds, "12", "`12` rounds are too many; there may be 1 to 9"),
        (Field::Rounds, "0", "`0` rounds are too few; there may be 1 to 9"),
        (Field::Round, "0", "each round: `0` is too short; it may take 10 s to 8 h"),
        (Field::Round, "soon", "each round: this is not a length, such as 20 min"),
        (Field::Hall, "9 h", "town hall: `9 h` is too long; it may take 10 s to 8 h"),
        (Field::Hall, "", "town hall: how long is missing, such as 20 min"),
        (
            Field::Opening,
            "9 h",
            "opening: `9 h` is too long; it may take 10 s to 8 h, or 0 for none",
        ),
        (Field::Change, "", "change: how long is missing, such as 3 min, or 0 for none"),
        (Field::People, "0", "`0` people are too few; there may be 1 to 100000"),
        (Field::People, "all", "people are a number, 1 to 100000"),
        (Field::Tables, "1001", "`1001` tables are too many; there may be 1 to 1000"),
        (Field::Tables, "many", "tables are a number, 1 to 1000"),
    ] {
        assert_eq!(field.fault(typed, today).as_deref(), Some(told));
    }
    assert_eq!(Field::Change.fault("30 s", today), None);
    desk.press(&["Up", "Enter"]);
    assert_eq!((desk.at(), desk.asked.len()), (Field::Title, 0), "the first that is wrong");
    assert!(desk.shows().contains("the title is missing"), "{}", desk.shows());
    desk.fill(&["Café", "", "2026-11-28", "18:15", "1"]);
    for field in [Field::Round, Field::Hall, Field::Tables, Field::People] {
        while desk.dialog().fault.is_empty() {
            desk.press(&["Enter"]);
        }
        assert_eq!((desk.at(), desk.asked.len()), (field, 0), "{}", desk.shows());
        assert!(desk.dialog().fault.starts_with(&field.name()));
        desk.fill(&["25"]);
    }
    assert_eq!(desk.stands(Field::Question(0)), "Why?");
    desk.press(&["Esc"]);
    assert!(desk.home.dialog.is_none() && desk.asked.is_empty());
    let told = &desk.home.told.as_ref().unwrap().words;
    assert_eq!(told, "what was typed is kept: a goes on with it");
    desk.press(&["Down", "a"]);
    assert_eq!(desk.stands(Field::Question(0)), "Why?");
    let mut desk = Desk::of(Vec::new());
    desk.press(&["a", "Tab", "Esc"]);
    assert!(!desk.shows().contains("is kept"), "nothing was typed: {}", desk.shows());
}

#[test]
fn enter_in_the_last_field_makes_the_session_and_opens_it() {
    let mut desk = Desk::of(Vec::new());
    desk.press(&["a", "Café q?", "Enter", "Enter", "Enter", "Enter", "Enter"]);
    desk.press(&["Enter", "Ctrl-u", "25", "Enter", "Enter", "Enter", "Enter", "Why?"]);
    desk.press(&["Enter", "Enter", "Enter", "Enter"]);
    assert_eq!((desk.at(), desk.asked.len()), (Field::People, 0));
    let held = KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, KeyEventKind::Repeat);
    desk.give(HomeMsg::Key(held));
    assert_eq!(desk.asked, [], "a key held down makes nothing");
    assert!(desk.shows().contains(AGAIN), "{}", desk.shows());
    desk.press(&["Enter", "Enter"]);
    let [HomeEffect::Make(sketch)] = desk.asked.as_slice() else { panic!("{:?}", desk.asked) };
    assert_eq!((sketch.title.as_str(), sketch.tables), ("Café q?", Some(6)));
    assert_eq!(sketch.questions, ["Why?", "", ""]);
    assert_eq!(sketch.people, None, "nobody said how many come");
    let Lengths { round, hall, .. } = sketch.lengths;
    assert_eq!((round.to_string(), hall.to_string()), ("25 min".into(), "20 min".into()));
    assert_eq!((sketch.date.to_string().as_str(), sketch.start), ("2026-11-21", None));
    let full = Failure { words: "the disk is full".into(), hint: "free space".into() };
    desk.give(HomeMsg::Made(Err(full)));
    assert!(desk.shows().contains("the disk is full · free space"), "{}", desk.shows());
    desk.asked.clear();
    desk.press(&["Enter"]).give(HomeMsg::Made(Ok("sessions/café-q".into())));
    assert_eq!(desk.asked.pop(), Some(HomeEffect::Open("sessions/café-q".into())));
}

#[test]
fn a_cafe_of_ten_minutes_can_be_asked_for_and_its_whole_length_is_shown() {
    let mut desk = Desk::of(Vec::new());
    desk.press(&["a"]);
    assert!(desk.shows().contains("1 h 51 min in all"), "{}", desk.shows());
    desk.fill(&["Short", "", "2026-11-28", "18:15", "2", "0", "4", "0", "2", "0", "Why?", "", ""]);
    assert!(desk.shows().contains("10 min in all"), "{}", desk.shows());
    desk.home.size = (40, 12);
    assert!(desk.shows().contains("18:15 to 18:25, 10 min in all"), "{}", desk.shows());
    desk.press(&["Shift-Tab", "6", "Tab", "26", "Enter"]);
    let [HomeEffect::Make(sketch)] = desk.asked.as_slice() else { panic!("{:?}", desk.asked) };
    assert_eq!(sketch.people, Some(26));
    let plan = sketch.plan().unwrap();
    let titles: Vec<&str> = plan.programme.iter().map(|block| block.title.as_str()).collect();
    assert_eq!(titles, ["Conversation 1", "Conversation 2", "Town hall"]);
}

#[test]
fn the_first_letter_replaces_what_stands_in_a_field_that_was_come_to() {
    let mut desk = Desk::of(Vec::new());
    desk.press(&["a", "Caf", "Tab", "Tab"]);
    assert!(desk.shows().contains("2026-11-21  Saturday · type to replace"), "{}", desk.shows());
    desk.press(&["Tab", "18:1", "Shift-Tab", "Tab"]);
    assert!(desk.shows().contains("type to replace"), "{}", desk.shows());
    desk.press(&["End", "5"]);
    assert_eq!(desk.stands(Field::Start), "18:15");
    assert!(!desk.shows().contains("type to replace"), "{}", desk.shows());
    desk.press(&["Tab"]).give(HomeMsg::Paste("2".into()));
    assert_eq!(desk.stands(Field::Rounds), "2");
    let opening = desk.stands(Field::Opening);
    desk.press(&["Tab", "Left", "End", "s"]);
    assert_eq!(desk.stands(Field::Opening), format!("{opening}s"));
    desk.press(&["Tab", "9", "Ctrl-u", "Ctrl-y"]);
    assert_eq!(desk.stands(Field::Round), "9");
    desk.press(&["Tab", "Backspace", "x"]);
    assert_eq!(desk.stands(Field::Change), "3 mix");
    desk.press(&["Shift-Tab"; 7]).press(&["Backspace", "fé"]);
    assert_eq!(desk.stands(Field::Title), "Café");
    desk.press(&["Tab", "Shift-Tab", "World Café"]);
    assert_eq!(desk.stands(Field::Title), "World Café");
}

#[test]
fn help_in_the_dialog_begins_with_the_keys_of_the_dialog() {
    let mut desk = Desk::of(sessions());
    desk.press(&["a", "F1"]).golden("home-new-help", &[(80, 24), (40, 12)]);
    let shown = desk.shows();
    assert_eq!(shown.lines().next().map(str::trim), Some("In the dialog of a new session"));
    desk.press(&["Esc"]);
    assert!(desk.home.dialog.is_some() && desk.home.help.is_none());
}

#[test]
fn a_paste_is_words_where_a_cursor_blinks_and_nothing_elsewhere() {
    let mut desk = Desk::of(sessions());
    desk.give(HomeMsg::Paste("q\na".into()));
    assert!(desk.asked.is_empty() && desk.home.dialog.is_none());
    desk.press(&["a"]).give(HomeMsg::Paste("What\r\n next?".into()));
    assert_eq!(desk.stands(Field::Title), "What next?");
}

#[test]
fn help_shows_the_keys_of_home_and_of_its_dialog() {
    let mut desk = Desk::of(sessions());
    desk.press(&["?"]).golden("home-help", &[(80, 24), (40, 12)]);
    desk.press(&["G", "x"]);
    assert!(desk.home.help.is_none() && desk.asked.is_empty());
    desk.press(&["a", "?"]);
    assert_eq!(desk.stands(Field::Title), "?");
}

#[test]
fn no_size_is_too_small_to_be_drawn() {
    let mut desk = Desk::of(sessions());
    desk.golden("home", &[(39, 11)]);
    for dialog in [false, true] {
        if dialog {
            desk.press(&["a"]);
        }
        for size in [(1, 1), (5, 3), (40, 12), (41, 13), (63, 18), (64, 19), (110, 12), (300, 100)]
        {
            desk.home.size = size;
            desk.shows();
        }
    }
}

const AGAIN: &str = "let go of Enter, then press it again";

#[test]
fn an_enter_that_is_held_opens_nothing_and_is_told_so() {
    let held = KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, KeyEventKind::Repeat);
    let mut desk = Desk::of(sessions());
    desk.give(HomeMsg::Key(held));
    assert_eq!(desk.asked, []);
    assert!(desk.shows().contains(AGAIN), "{}", desk.shows());
    desk.press(&["a", "Esc"]).give(HomeMsg::Key(KeyEvent { code: KeyCode::Char('a'), ..held }));
    assert!(desk.home.dialog.is_none(), "no other key that is held acts either");
    desk.press(&["Enter"]);
    assert!(matches!(desk.asked.as_slice(), [HomeEffect::Open(_)]));
}

#[test]
fn the_enter_that_left_a_session_does_not_open_it_again_while_it_is_held() {
    let mut desk = Desk::of(sessions());
    desk.home.held = true;
    desk.press(&["Enter", "Enter"]);
    assert_eq!(desk.asked, []);
    assert!(desk.shows().contains(AGAIN), "{}", desk.shows());
    desk.give(HomeMsg::LetGo).press(&["Enter"]);
    assert!(matches!(desk.asked.as_slice(), [HomeEffect::Open(_)]));
    desk.asked.clear();
    desk.home.held = true;
    desk.press(&["j", "Enter"]);
    assert_eq!(desk.asked.len(), 1, "another key means that it was let go");
}
