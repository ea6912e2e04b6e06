//! Goes through the lines once and asks of each what it may be, the surest first.
//!
//! What follows a block or a label belongs to it, until a line comes that nothing explains.

use std::collections::{HashMap, HashSet};

use super::daytime::Daytime;
use super::found::{Day, Found, Listing};
use super::line::{Line, is_chapter};
use crate::domain::Length;

/// The longest line that is looked at; more is neither a title nor a paragraph.
const LONGEST: usize = 20_000;

/// What the lines to come are taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Section {
    /// Names of the event.
    #[default]
    Head,
    /// Nothing is promised.
    Open,
    /// The title alone.
    Title,
    /// Where the event is.
    Place,
    /// Who holds it.
    Organisation,
    /// Paragraphs about the event.
    Description,
    /// Blocks.
    Programme,
    /// Questions.
    Questions,
    /// Names of those who speak.
    Speakers,
    /// Names of those who take part.
    People,
}

/// The state between two lines.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) found: Found,
    pub(super) section: Section,
    /// The lines below belong to the block read last.
    pub(super) in_block: bool,
    /// The block that they belong to instead, where its title stood above them again.
    pub(super) recalled: Option<usize>,
    /// The block read last awaits its title.
    pub(super) awaits_title: bool,
    /// The question the lines below belong to, by its place.
    pub(super) question: Option<usize>,
    /// The number that the next question of a list bears.
    pub(super) next: Option<u32>,
    /// The letter that it bears, where the questions are a list in letters.
    pub(super) next_letter: Option<char>,
    /// The numbers of the lines that head questions without a colon.
    pub(super) question_heads: HashSet<usize>,
    /// The number of the line where blocks that nothing announces begin as a list in numbers.
    pub(super) counts_from: Option<usize>,
    /// The number of the last block, where blocks are a list in numbers.
    pub(super) counted: u32,
    /// What those listed below are.
    pub(super) people: Listing,
    /// Every question by its folded words.
    pub(super) asked: HashMap<String, usize>,
    /// How long each of those named speaks, and the number of the line that says so.
    pub(super) each: Option<(usize, Length)>,
    /// The day of the blocks to come, until the first has it.
    pub(super) day: Option<Day>,
    /// How far the day of the blocks has gone.
    pub(super) daytime: Daytime,
    /// Lines with a date and hours are blocks, as there are several.
    pub(super) dated_rows: bool,
    /// The numbers of the lines that are days with other words behind them.
    pub(super) titled_days: HashSet<usize>,
    /// The numbers of the lines whose whole hours are times, as other times stand beside them.
    pub(super) whole: HashSet<usize>,
    /// Times such as `19h30` stand in the text, so that `19h` is one too.
    pub(super) in_h: bool,
    /// Times such as `0945` stand in the text, so that `1030` is one too.
    pub(super) in_four: bool,
    /// The programme has told a time or a length.
    pub(super) timed: bool,
}

impl Reader {
    /// Takes a line in, and notes it where nothing explains it.
    pub(super) fn take(&mut self, line: &Line) {
        let known = line.text.len() <= LONGEST && !is_mere_rule(&line.text) && self.heed(line);
        if !known && !is_mere_rule(&line.text) {
            self.found.unread.push(line.number);
            self.leave(line);
        }
    }

    fn heed(&mut self, line: &Line) -> bool {
        let is_chapter = is_chapter(&line.text) && !self.is_counted(line);
        self.titled(line)
            || self.labelled(line)
            || self.heads_talks(line)
            || self.talk(line)
            || self.served(line)
            || self.heads_names(line)
            || self.tabled(line)
            || self.seated(line)
            || self.dated(line)
            || self.timed(line)
            || self.recalled(line)
            || self.asked(line)
            || self.listed(line)
            || (is_chapter && self.head(line))
            || (!is_chapter
                && (self.lasting(line) || self.untimed(line) || self.told(line) || self.head(line)))
    }

    /// Nothing explains this line: what comes below it no longer belongs to what stands above.
    fn leave(&mut self, line: &Line) {
        self.in_block = false;
        // Categories may stand below a paragraph about their question.
        self.question.take_if(|_| is_chapter(&line.text));
        if self.section != Section::Description || !self.found.summary.is_empty() {
            self.section = Section::Open;
        }
    }
}

/// A line of dashes and the like only parts others.
fn is_mere_rule(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}
