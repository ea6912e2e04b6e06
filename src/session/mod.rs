//! The session: what may happen ([`decide()`]), what happened ([`Record`], [`Event`]), and how
//! things stand ([`Session`], the fold of its records by [`apply()`]).
//!
//! Pure: knows no clock, no file and no terminal. Time is handed in as a
//! [`Moment`](crate::domain::Moment).

mod adopt;
mod apply;
mod asked;
mod changed;
mod command;
mod counts;
mod cues;
mod days;
mod decide;
mod event;
mod floor;
mod happen;
mod heading;
mod here;
mod history;
mod merge;
mod minute;
mod note;
mod notes;
mod outlook;
mod outset;
mod part;
mod places;
mod planned;
mod propose;
mod questions;
mod record;
mod refusal;
mod report_texts;
mod reverse;
mod reworded;
mod rewritten;
mod seats;
mod state;
mod table_name;
mod tell;
mod told;
mod turns;
mod withheld;
mod written;

pub use apply::{apply, apply_to};
pub use asked::{Asked, Meant, NAME_ENDS};
pub use changed::Side;
pub use command::{Command, LONGEST_LETTER, LONGEST_NAME, LONGEST_NOTE, NewNote};
pub use counts::{Cell, Count, Margins, OnQuestion};
pub use cues::{Cue, cues, due, silence};
pub use decide::{decide, is_so, may, open_table, stays_at};
pub use event::Event;
pub use floor::{Floor, TURN, Turn, WRAP_UP, Waiting};
pub use heading::{asks_to_move, heading, moves_when_up, title};
pub use history::{Deed, Deeds, History, Mixed, Step};
pub use merge::{Other, Site, Stop, Taken, Trial, apart, merge};
pub use minute::time_told;
pub use note::Note;
pub use notes::Notes;
pub use outlook::{BlockOutlook, Cause, Outlook, Phase, outlook};
pub use part::{
    BlockState, CategoryState, DayState, Part, Pause, QuestionCategories, TableState, Words,
};
pub use planned::{AsPlanned, as_planned};
pub use propose::propose;
pub use record::{Author, Boot, Elsewhere, Record, Role, VERSION};
pub use refusal::Refusal;
pub use report_texts::ReportTexts;
pub use seats::{Seats, SeatsAt};
pub use state::{BootMark, Session, Tail};
pub use table_name::{card_name, table_name};
pub use tell::{tell, tell_step};
