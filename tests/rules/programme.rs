//! The programme changes on the day.

use worldcafe::domain::{Block, BlockId, Length};
use worldcafe::session::{Command, tell_step};

use crate::support::cafe::{Cafe, block, block as block_id, minutes};

fn order(cafe: &Cafe) -> Vec<&str> {
    cafe.session.blocks.iter().map(|state| state.id().as_str()).collect()
}

fn new_block(title: &str) -> Box<Block> {
    let length = Some(Length(minutes(5)));
    Box::new(Block { title: title.to_owned(), length, ..Block::default() })
}

fn insert(after: Option<&str>, title: &str) -> Command {
    Command::InsertBlock { after: after.map(BlockId::new), block: new_block(title) }
}

fn shift(id: &str, after: Option<&str>) -> Command {
    Command::MoveBlock { block: block(id), after: after.map(BlockId::new) }
}

#[test]
fn a_block_is_inserted_behind_another_with_a_free_id() {
    let cafe = Cafe::evening().start("opening").does(insert(Some("c1"), "Move tables"));
    assert_eq!(order(&cafe), ["opening", "c1", "day-8", "c2", "th1", "c3", "th2", "close"]);
    let cafe = cafe.does(insert(None, "Song"));
    assert_eq!(order(&cafe)[1], "day-9", "right behind what has started");
    cafe.refuses(insert(None, " "), "a block needs a title");
}

#[test]
fn an_inserted_block_makes_the_rest_late() {
    let cafe = Cafe::evening().start("opening").does(insert(Some("opening"), "Song"));
    assert_eq!((cafe.late(), cafe.starts("c1").as_str()), (Some(0), "18:35"));
    assert_eq!(cafe.at("18:30").end("opening").at("18:35").end("day-8").late(), Some(5));
}

#[test]
fn a_block_added_on_the_day_waits_for_its_start_as_one_of_the_plan_does() {
    let song = |start: &str, fixed| {
        let start = Some(start.parse().unwrap());
        let block = Block { start, fixed, ..*new_block("Song") };
        Command::InsertBlock { after: Some(block_id("opening")), block: Box::new(block) }
    };
    for fixed in [false, true] {
        let cafe = Cafe::evening().start("opening").does(song("18:45", fixed));
        assert_eq!((cafe.starts("day-8").as_str(), cafe.starts("c1").as_str()), ("18:45", "18:50"));
        assert_eq!(cafe.at("18:30").end("opening").running(), "-");
        let late = Cafe::evening().start("opening").does(song("18:45", fixed)).at("18:47");
        assert_eq!(late.end("opening").running(), "Song");
    }
    let next = |fixed| Cafe::evening().start("opening").does(song("18:31", fixed)).starts("day-8");
    assert_eq!((next(false).as_str(), next(true).as_str()), ("18:30", "18:31"));
}

#[test]
fn a_block_behind_one_added_on_the_day_waits_for_its_start_too() {
    let cafe = Cafe::evening().start("opening").does(insert(Some("opening"), "Song"));
    let coming = cafe.session.block(&block("c1")).unwrap().block.clone();
    let later = Block { start: Some("18:45".parse().unwrap()), ..coming };
    let cafe = cafe.does(Command::ChangeBlock { block: Box::new(later) });
    assert_eq!((cafe.starts("day-8").as_str(), cafe.starts("c1").as_str()), ("18:30", "18:45"));
    let cafe = cafe.at("18:30").end("opening").at("18:35").end("day-8");
    assert_eq!(cafe.running(), "-", "as forecast");
    assert_eq!(cafe.at("18:45").start("c1").late(), Some(15), "it was printed for 18:30");
}

#[test]
fn coming_blocks_change_places_and_started_ones_stay() {
    let cafe = Cafe::evening().start("opening").does(shift("c3", Some("opening")));
    assert_eq!(order(&cafe), ["opening", "c3", "c1", "c2", "th1", "th2", "close"]);
    let cafe = cafe.end("opening");
    cafe.refuses(shift("c3", None), "Conversation 3 has started and can no longer be changed");
    cafe.refuses(
        shift("c1", Some("opening")),
        "Conversation 3 has started and can no longer be changed",
    );
}

#[test]
fn a_coming_block_is_written_anew() {
    let cafe = Cafe::evening().start("opening");
    let coming = cafe.session.block(&block("close")).unwrap().block.clone();
    let changed = Block { title: "Farewell".into(), fixed: false, ..coming };
    let cafe = cafe.does(Command::ChangeBlock { block: Box::new(changed) });
    assert_eq!(cafe.session.block(&block("close")).unwrap().block.title, "Farewell");
    let longer = Command::Lengthen { block: block("c3"), by: minutes(5) };
    let cafe = cafe.does(longer);
    let planned = cafe.session.block(&block("c3")).unwrap().block.clone();
    let cafe = cafe.does(Command::ChangeBlock { block: Box::new(planned) });
    assert_eq!(cafe.session.block(&block("c3")).unwrap().length, Some(minutes(25)));
    let missing = Block { id: block("none"), title: "X".into(), ..Block::default() };
    let change = Command::ChangeBlock { block: Box::new(missing) };
    cafe.refuses(change, "there is no block \"none\"");
}

#[test]
fn a_skipped_block_is_passed_over_and_can_come_back() {
    let skip = |id: &str| Command::Skip { block: block(id), reason: Some("late".into()) };
    let cafe = Cafe::evening().start("opening").does(skip("c1"));
    cafe.refuses(skip("c1"), "Conversation 1 is skipped");
    cafe.refuses(skip("opening"), "Opening has started and can no longer be changed");
    let back = cafe.clone().does(Command::BringBack { block: block("c1") }).end("opening");
    assert_eq!(back.running(), "Conversation 1");
    let cafe = cafe.at("18:54").end("opening");
    assert_eq!(cafe.running(), "-", "the next one is printed for 18:55, after a gap");
    assert_eq!(cafe.session.next().unwrap().id().as_str(), "c2");
    cafe.refuses(Command::BringBack { block: block("c2") }, "Conversation 2 is not skipped");
}

#[test]
fn a_block_that_is_written_anew_is_told_with_what_was_before() {
    let cafe = Cafe::evening();
    let was = cafe.session.block(&block("c1")).unwrap().block.clone();
    let now = Block { title: "Talk".into(), question: None, fixed: true, ..was };
    let change = Command::ChangeBlock { block: Box::new(now) };
    let cafe = cafe.does(change);
    let step = cafe.session.history.newest().unwrap().id;
    let told = tell_step(&cafe.session, step).unwrap();
    let words =
        "Conversation 1 changed: title Conversation 1 → Talk, question 1 → none, its start holds (";
    assert!(told.starts_with(words), "{told}");
}
