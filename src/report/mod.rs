//! The report of an event: plain rows, and a file a format.
//!
//! Every figure is counted from the lists beside it and held against the tally; the same records,
//! after the same report before them, give the same bytes. Knows nothing of journals, of terminals or of the present moment: what a
//! report stands on is the session's newest record.

mod arranged;
mod arrangement;
mod changes;
mod chapter;
mod check;
mod csv;
mod document;
mod error;
mod exporter;
mod figures;
mod formats;
mod graphic;
mod hall;
mod html;
mod json;
mod last;
mod made;
mod markdown;
mod missing;
mod note_row;
mod organisers;
mod otherwise;
mod programme;
mod ready;
#[expect(clippy::module_inception, reason = "a file is called by its type")]
mod report;
#[cfg(test)]
mod sample;
mod seats;
mod stand;
mod template;
mod trail;
mod write;

pub use arrangement::Arrangement;
pub use changes::{Changes, Moved, Place};
pub use chapter::{Chapter, List, Section};
pub use error::ReportError;
pub use exporter::Exporter;
pub use figures::{ChapterFigure, Figures};
pub use formats::{EXPORTERS, formats};
pub use hall::Hall;
pub use last::{Last, Mark, last, remember};
pub use missing::{Missing, missing};
pub use note_row::NoteRow;
pub use organisers::{Organiser, Organisers};
pub use otherwise::{Became, Otherwise};
pub use programme::{Changed, PauseRow, ProgrammeRow};
pub use ready::FileSum;
pub use report::Report;
pub use seats::{RouteRow, SeatPlan, SeatRow, TableRow};
pub use stand::Stand;
pub use template::OwnTemplate;
pub use trail::Trail;
pub use write::{Written, write};
