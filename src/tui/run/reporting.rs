//! Reports made and written on a thread of their own, however many ideas there are.

use std::io;
use std::thread;

use super::elsewhere::at_home;
use super::exports::Exports;
use crate::engine::Failure;
use crate::report::{EXPORTERS, Exporter, Report, ReportError};
use crate::session::Session;
use crate::text::no_thread;
use crate::tui::model::{Made, Since};
use crate::tui::msg::Msg;
use crate::tui::page;

/// Makes the report of a session, lays it out, and tells how far it has come.
/// What changed since a report that lies there already is told with it.
pub(super) fn lay(
    session: Session,
    columns: usize,
    before: Option<(Exports, String)>,
    tell: impl Fn(Msg) + Send + Clone + 'static,
) {
    let told = tell.clone();
    let work = move || {
        let made = laid(&session, columns, &tell).map_err(|why| failure(&why));
        let since = before.and_then(|(exports, folder)| since(&session, &exports, &folder));
        tell(Msg::Page(made.map(|made| Made { since, ..made })));
    };
    begin(work, |why| told(Msg::Page(Err(why))));
}

fn laid(session: &Session, columns: usize, tell: &impl Fn(Msg)) -> Result<Made, ReportError> {
    let report = Report::of(session)?;
    tell(Msg::Paging("writing"));
    let markdown = read_by_people().map(|exporter| exporter.text(&report)).transpose()?;
    drop(report);
    tell(Msg::Paging("laying out"));
    let rows = page::lay(&markdown.unwrap_or_default(), columns);
    let (stand, draft) = (session.tail.seq, session.closed.is_none());
    Ok(Made { stand, draft, columns, rows: rows.into(), since: None })
}

fn since(session: &Session, exports: &Exports, folder: &str) -> Option<Since> {
    let changes = (exports.since)(session, &exports.session, &at_home(folder))?;
    Some(Since { words: changes.words(), stand: changes.since })
}

/// The format whose words the preview lays out.
fn read_by_people() -> Option<&'static Exporter> {
    EXPORTERS.iter().find(|exporter| exporter.is_called("md"))
}

/// Writes the report of the session on disk in every format.
pub(super) fn export(
    exports: Exports,
    folder: String,
    tell: impl Fn(Msg) + Send + Clone + 'static,
) {
    let (told, place) = (tell.clone(), folder.clone());
    let work = move || {
        let done = (exports.write)(&exports.session, &at_home(&folder));
        tell(Msg::Exported { folder, done });
    };
    begin(work, |why| told(Msg::Exported { folder: place, done: Err(why) }));
}

fn begin(work: impl FnOnce() + Send + 'static, failed: impl FnOnce(Failure)) {
    let begun: io::Result<_> = thread::Builder::new().name("report".to_owned()).spawn(work);
    if let Err(why) = begun {
        let hint = "close other programs".to_owned();
        failed(Failure { words: no_thread(&why), hint });
    }
}

fn failure(why: &ReportError) -> Failure {
    Failure { words: why.to_string(), hint: why.hint().unwrap_or_default() }
}
