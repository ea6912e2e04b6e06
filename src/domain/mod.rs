//! The nouns of a World Café: plan, block, question, category, table, person, note, and time.
//!
//! Knows nothing of what happened, of files, of terminals or of the present moment.

mod block;
mod ids;
mod length;
mod note;
mod person;
mod plan;
mod question;
mod report_text;
mod seating;
mod shared;
mod table;
mod time;
mod withheld;
mod zone;

pub use block::{Advance, Ask, Block, BlockKind, Speaker};
pub use ids::{BlockId, CategoryId, NoteId, QuestionId, Seq, StepId, TableId};
pub use length::{Length, LengthError, NotATime, TimeOfDay};
pub use note::{About, DEEPEST, Detail, NoteKind};
pub use person::{Person, RoleLine};
pub use plan::Plan;
pub use question::{Category, Question};
pub use report_text::ReportText;
pub use seating::{SeatedPerson, SeatedRound, SeatedTable, Seating};
pub use shared::{shared, with_equal_names_shared};
pub use table::{Table, Tables};
pub use time::{
    Countdown, Moment, Span, Stamp, hour_minute, in_calendar, shift, wall, within_calendar,
};
pub use zone::{Zone, ZoneOffset};
