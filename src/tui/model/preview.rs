//! What the Report shows: the report as it would be sent, laid out off the interface's thread.

use std::sync::Arc;

use crate::domain::{Seq, Span, Stamp};
use crate::report::{Missing, Stand, missing};
use crate::session::Session;
use crate::tui::page::PageRow;

/// The state of the Report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// What is missing before it is sent, true for the session while the Report is shown.
    pub missing: Vec<Missing>,
    /// The report as it was laid out last.
    pub made: Option<Made>,
    /// One is being made: since when, and how far it has come, as a word of what is done now.
    pub making: Option<(Stamp, &'static str)>,
    /// Why none could be made, raw.
    pub failed: Option<String>,
    /// The next one is not made before.
    pub rests: Stamp,
    /// Rows scrolled down.
    pub scroll: usize,
    /// What was exported last.
    pub exported: Option<Exported>,
    /// Where reports are written unless somebody says otherwise; nowhere where nothing may be left
    /// behind.
    pub folder: Option<String>,
}

/// A report laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// The record it stands on.
    pub stand: Seq,
    /// It says that it is a draft.
    pub draft: bool,
    /// The columns it was laid out for.
    pub columns: usize,
    /// Its rows.
    pub rows: Arc<[PageRow]>,
    /// What changed since the report in the folder, where that is of an earlier record.
    pub since: Option<Since>,
}

/// What changed since a report that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// The record that report stands on.
    pub stand: Stand,
    /// What changed, in one line.
    pub words: String,
}

/// Files that were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// When.
    pub at: crate::domain::Moment,
    /// The folder, raw.
    pub folder: String,
    /// Their names, raw.
    pub names: Vec<String>,
}

impl Preview {
    /// True where there is nothing to be shown, nothing in so many columns, or, after a rest, only
    /// something of another record.
    #[must_use]
    pub fn wants(&self, stand: Seq, columns: usize, now: Stamp) -> bool {
        match &self.made {
            Some(made) if made.columns == columns => made.stand != stand && now >= self.rests,
            Some(_) | None => true,
        }
    }

    /// Lets go of a report that calls an event a draft which is closed by now, or the other way
    /// round: what stands above it would say the opposite.
    pub fn follow(&mut self, session: &Session) {
        self.missing = missing(session);
        self.made.take_if(|made| made.draft != session.closed.is_none());
    }

    /// Takes a report in. The longer it took, the longer it is until the next.
    pub fn take(&mut self, made: Made, now: Stamp) {
        let took = self.making.take().map_or(Span::ZERO, |(since, _)| now - since);
        self.rests = now + Span((took.0 * 4).max(1000));
        self.failed = None;
        self.made = Some(made);
    }
}
