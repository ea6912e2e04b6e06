//! Reports made and written on a thread of their own, however many ideas there are.

use std::io;
use std::thread;

use super::elsewhere::at_home;
use super::exports::Exports;
use crate::engine::Failure;
use crate::report::{EXPORTERS, Exporter, Report, ReportError, Trail};
use crate::session::Session;
use crate::text::no_thread;
use crate::tui::model::{Made, Since};
use crate::tui::msg::Msg;
use crate::tui::page;

/// Makes the report of a session, lays it out, and tells how far it has come.
/// What changed since a report that lies there already is told with it, as the file would.
pub(super) fn lay(
    session: Session,
    columns: usize,
    before: Option<(Exports, String)>,
    tell: impl Fn(Msg) + Send + Clone + 'static,
) {
    let told = tell.clone();
    let work = move || {
        let trail = before
            .and_then(|(exports, folder)| (exports.trail)(&exports.session, &at_home(&folder)));
        let made = laid(&session, &trail.unwrap_or_default(), columns, &tell);
        tell(Msg::Page(made.map_err(|why| failure(&why))));
    };
    begin(work, |why| told(Msg::Page(Err(why))));
}

fn laid(
    session: &Session,
    trail: &Trail,
    columns: usize,
    tell: &impl Fn(Msg),
) -> Result<Made, ReportError> {
    let report = Report::after(session, trail)?;
    tell(Msg::Paging("writing"));
    let markdown = read_by_people().map(|exporter| exporter.text(&report)).transpose()?;
    let since = report.changes.filter(|_| !trail.is_told(session));
    let since = since.map(|changes| Since { words: changes.words(), stand: changes.since });
    tell(Msg::Paging("laying out"));
    let rows = page::lay(&markdown.unwrap_or_default(), columns);
    let (stand, draft) = (session.tail.seq, session.closed.is_none());
    Ok(Made { stand, draft, columns, rows: rows.into(), since })
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::report::{Last, last, remember};
    use crate::tally::cafe::Cafe;

    #[test]
    fn the_preview_says_what_changed_as_the_file_does_and_above_it_only_until_that_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let plan = json!({ "title": "T", "programme": [{ "title": "A" }] });
        let cafe = Cafe::open(plan, "UTC").on(json!([{ "session-closed": {} }]));
        let before = cafe.session.clone();
        let now = cafe.note(json!({ "text": "late", "added_later": true })).session;
        let laid = || {
            let mut trail = Trail::watching(last(folder.path()).unwrap().marks());
            for session in [&before, &now] {
                trail.see(session);
            }
            let made = laid(&now, &trail, 80, &|_| {}).unwrap();
            let rows: Vec<String> = made.rows.iter().map(|row| format!("{row:?}")).collect();
            (rows.join("\n").contains("Changes since the last report"), made.since.is_some())
        };
        assert_eq!(laid(), (false, false));
        remember(folder.path(), &Last::default(), Some(&before), &[]).unwrap();
        assert_eq!(laid(), (true, true));
        remember(folder.path(), &last(folder.path()).unwrap(), Some(&now), &[]).unwrap();
        assert_eq!(laid(), (true, false));
    }
}
