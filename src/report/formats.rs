//! The formats a report is written in: one table that command line, dialog and tests read.

use super::error::ReportError;
use super::exporter::Exporter;
use super::{csv, html, json, markdown, seats};
use crate::text::nearest;

/// Every format, the one people read first.
pub const EXPORTERS: &[Exporter] =
    &[markdown::EXPORTER, html::EXPORTER, json::EXPORTER, csv::EXPORTER, seats::PAGE, seats::ROWS];

/// Reads a list like `md,json`, or `all`; in the table's order, each once. Case does not matter.
/// With each: it was named itself, not only among all.
///
/// # Errors
/// [`ReportError::UnknownFormat`] for the first name that no format has.
pub fn formats(list: &str) -> Result<Vec<(&'static Exporter, bool)>, ReportError> {
    let names: Vec<String> = list.split(',').map(|name| name.trim().to_lowercase()).collect();
    let known = |name: &&String| {
        *name == "all" || EXPORTERS.iter().any(|exporter| exporter.is_called(name))
    };
    if let Some(typed) = names.iter().find(|name| !known(name)) {
        let all = EXPORTERS.iter().flat_map(|of| of.aliases.iter().copied().chain([of.name]));
        let nearest = nearest(all.chain(["all"]), typed);
        return Err(ReportError::UnknownFormat {
            typed: typed.clone(),
            nearest,
            known: known_names(),
        });
    }
    let all = names.iter().any(|name| name == "all");
    let named = |exporter: &Exporter| names.iter().any(|name| exporter.is_called(name));
    let formats = EXPORTERS.iter().map(|exporter| (exporter, named(exporter)));
    Ok(formats.filter(|(_, named)| all || *named).collect())
}

fn known_names() -> String {
    let names = EXPORTERS.iter().map(|exporter| exporter.name);
    let names: Vec<&str> = names.chain(["all"]).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(list: &str) -> Vec<&'static str> {
        formats(list).unwrap().into_iter().map(|(exporter, _)| exporter.name).collect()
    }

    #[test]
    fn a_list_of_formats_names_each_once_in_the_tables_order() {
        assert_eq!(chosen("csv, Markdown,md"), ["md", "csv"]);
        let all = ["md", "html", "json", "csv", "seats", "seats-csv"];
        assert_eq!((chosen("all"), chosen("json,all")), (all.into(), all.into()));
    }

    #[test]
    fn a_format_nobody_has_is_told_with_the_nearest_one() {
        let error = formats("md,jsn").unwrap_err();
        assert_eq!(error.to_string(), "there is no format \"jsn\"");
        assert_eq!(error.hint().unwrap(), "did you mean json?");
        let error = formats("").unwrap_err();
        assert_eq!(error.hint().unwrap(), "formats are md, html, json, csv, seats, seats-csv, all");
    }

    #[test]
    fn no_two_formats_share_a_name_or_a_file() {
        let mut names: Vec<&str> =
            EXPORTERS.iter().flat_map(|of| of.aliases.iter().copied().chain([of.name])).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
        let mut files: Vec<&str> = EXPORTERS.iter().map(|of| of.file).collect();
        files.sort_unstable();
        files.dedup();
        assert_eq!(files.len(), EXPORTERS.len());
    }
}
