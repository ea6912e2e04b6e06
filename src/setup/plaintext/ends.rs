//! Lines that are the end of a day, not a block: `16:30 End`.

use super::found::{Found, LONGEST_GUESS, Row};
use super::line::padded;
use crate::domain::{Block, Length, Span, TimeOfDay};

/// All that such a line says beside its time.
const WORDS: [&str; 8] = [
    " end ",
    " the end ",
    " ends ",
    " finish ",
    " we finish ",
    " end of the day ",
    " end of the event ",
    " end of the café ",
];
/// The longest that a block lasts until an end that is printed below it.
const LONGEST: i64 = 12 * 3600;

/// Takes the ends of days out of the rows, and gives them to the blocks above them.
pub(super) fn ends(found: &mut Found, remarks: &mut Vec<String>) {
    let mut rows = std::mem::take(&mut found.rows).into_iter().peekable();
    while let Some(row) = rows.next() {
        let closes_day = row.day.is_none() && rows.peek().is_none_or(|next| next.day.is_some());
        let before = found.rows.last_mut().filter(|_| closes_day);
        let agrees = before.zip(end(&row)).and_then(|(row, end)| agreed(&mut row.block, end));
        match (agrees, end(&row)) {
            (Some(End::Agrees), _) => {}
            (Some(End::LeftOut), Some(end)) => {
                let line = row.line;
                remarks.push(format!("line {line} is read as the end: {end} is left out"));
            }
            _ => found.rows.push(row),
        }
    }
}

/// When the day ends, where a row says nothing else.
fn end(row: &Row) -> Option<TimeOfDay> {
    let Block { title, start, length: None, text: None, speakers, facilitators, .. } = &row.block
    else {
        return None;
    };
    let is_bare = speakers.is_empty() && facilitators.is_empty() && row.questions.is_empty();
    start.filter(|_| is_bare && WORDS.contains(&padded(title).as_str()))
}

/// What becomes of a printed end.
#[derive(Clone, Copy)]
enum End {
    /// The block above ends there.
    Agrees,
    /// It ends elsewhere, or would last too long to be sure.
    LeftOut,
}

/// Lets a block last until the end where it has no length. `None` where it cannot last until then.
fn agreed(block: &mut Block, end: TimeOfDay) -> Option<End> {
    let Some(start) = block.start else { return block.length.map(|_| End::LeftOut) };
    let between = (end.0 - start.0).num_seconds().rem_euclid(24 * 3600);
    let length = Length(Span::seconds(between));
    if between == 0 || between > LONGEST {
        return None;
    }
    if block.length.is_none() && between <= LONGEST_GUESS {
        block.length = Some(length);
    }
    Some(if block.length == Some(length) { End::Agrees } else { End::LeftOut })
}
