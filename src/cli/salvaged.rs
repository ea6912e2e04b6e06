//! What could not be kept of a journal, as a list to read and as JSON.

use std::path::Path;

use serde::Serialize;

use crate::hub::Unsent;
use crate::journal::{Lost, PlanFrom, Salvaged};
use crate::text::{counted, shown, shown_lines};

/// What was found, as programs read it.
#[derive(Debug, Serialize)]
pub(super) struct Listed<'a> {
    /// Where the copy is; null where there is none.
    copy: Option<String>,
    /// Whether it holds everything.
    whole: bool,
    records: u64,
    /// `journal`, `session.json`, `damaged`, or null where there is none.
    plan: Option<&'static str>,
    lost: Vec<Row<'a>>,
    missing: Vec<Numbers>,
    moved: &'a [u64],
    doubled: &'a [u64],
}

/// Lines that are not in the copy.
#[derive(Debug, Serialize)]
struct Row<'a> {
    line: u64,
    to_line: u64,
    why: String,
    record: Option<u64>,
    at: Option<String>,
    by: Option<&'a str>,
    events: &'a [String],
    words: &'a [String],
}

/// Records that are missing, by the first and the last number of theirs.
#[derive(Debug, Serialize)]
struct Numbers {
    from: u64,
    to: u64,
}

/// What a device that joined has not sent, as programs read it.
#[derive(Debug, Serialize)]
pub(super) struct ListedUnsent<'a> {
    words: &'a [String],
    lost: Vec<Unread>,
}

/// A line that cannot be read.
#[derive(Debug, Serialize)]
struct Unread {
    line: usize,
    text: String,
}

impl<'a> ListedUnsent<'a> {
    pub(super) fn of(unsent: &'a Unsent) -> Self {
        let text = |line: &[u8]| String::from_utf8_lossy(line).into_owned();
        let unread = unsent.unread.iter().map(|(at, line)| Unread { line: *at, text: text(line) });
        Self { words: &unsent.words, lost: unread.collect() }
    }
}

impl<'a> Listed<'a> {
    pub(super) fn of(made: &'a Salvaged, copy: Option<&Path>) -> Self {
        let plan = match made.plan {
            PlanFrom::Journal => Some("journal"),
            PlanFrom::Beside => Some("session.json"),
            PlanFrom::Damaged => Some("damaged"),
            PlanFrom::Nowhere => None,
        };
        Self {
            copy: copy.map(|path| path.display().to_string()),
            whole: made.is_whole(),
            records: made.kept,
            plan,
            lost: made.lost.iter().map(Row::of).collect(),
            missing: made
                .missing
                .iter()
                .map(|(from, to)| Numbers { from: *from, to: *to })
                .collect(),
            moved: &made.moved,
            doubled: &made.doubled,
        }
    }
}

impl<'a> Row<'a> {
    fn of(lost: &'a Lost) -> Self {
        let remains = &lost.remains;
        Self {
            line: lost.line,
            to_line: lost.to,
            why: lost.fault.to_string(),
            record: remains.record,
            at: remains.at.map(|at| at.to_rfc3339()),
            by: remains.by.as_deref(),
            events: &remains.events,
            words: &remains.words,
        }
    }
}

/// The list: a line of the journal, why it is not kept, and below it what it still tells.
pub(super) fn words(made: &Salvaged) -> String {
    let mut out = String::new();
    for lost in &made.lost {
        not_kept(lost, &mut out);
    }
    for (from, to) in &made.missing {
        let one = from == to;
        let which = if one { format!("record {from}") } else { format!("records {from} to {to}") };
        // A damaged line there may be one of them.
        out.push_str(&format!("not all there: {which}\n"));
    }
    for line in &made.moved {
        out.push_str(&format!("kept: line {line}, which stood in the wrong place\n"));
    }
    for line in &made.doubled {
        out.push_str(&format!("kept once: line {line}, which repeats another\n"));
    }
    out
}

/// What a device that joined has not sent, and behind it the lines that cannot be read, each as
/// `told` gives it.
pub(super) fn unsent_words(unsent: &Unsent, told: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let words = unsent.words.iter().map(|words| format!("{}\n", shown_lines(words).join("\n  ")));
    let mut out = words.collect::<String>().into_bytes();
    for (number, line) in &unsent.unread {
        out.extend(format!("not read: line {number}: ").into_bytes());
        out.extend(told(line.strip_suffix(b"\n").unwrap_or(line)));
        out.push(b'\n');
    }
    out
}

/// The page that lies beside the copy: that it is one, of what, and what is not in it.
pub(super) fn page(made: &Salvaged, from: &Path) -> String {
    let from = from.display().to_string();
    let plan = match made.plan {
        PlanFrom::Beside => {
            "The record of how it began is lost; the plan is that of session.json.\n"
        }
        PlanFrom::Damaged => {
            "The record of how it began is damaged; its plan may have changed words in it.\n"
        }
        PlanFrom::Journal | PlanFrom::Nowhere => "",
    };
    let rest = match words(made) {
        list if list.is_empty() => "Nothing else was found in it.\n".to_owned(),
        list => format!("What else was found in it:\n\n{list}"),
    };
    format!(
        "This folder holds a salvaged copy of a damaged journal, made by worldcafe salvage.\n\
         The damaged one was {} and was left as it was.\n\
         The copy has {} of it, each proved unchanged and numbered anew.\n{plan}{rest}",
        shown(&from),
        counted(made.kept, "record", "records"),
    )
}

fn not_kept(lost: &Lost, out: &mut String) {
    let remains = &lost.remains;
    let lines = match lost.to {
        to if to == lost.line => format!("line {to}"),
        to => format!("lines {} to {to}", lost.line),
    };
    out.push_str(&format!("not kept: {lines}: {}\n", shown(&lost.fault.to_string())));
    let record = remains.record.map(|number| format!("record {number}"));
    let at = remains.at.map(|at| at.format("%Y-%m-%d %H:%M:%S UTC").to_string());
    let events = Some(remains.events.join(", ")).filter(|events| !events.is_empty());
    let told: Vec<String> =
        [record, at, remains.by.clone(), events].into_iter().flatten().collect();
    if !told.is_empty() {
        out.push_str(&format!("  it says: {}\n", shown(&told.join(" · "))));
    }
    for words in &remains.words {
        for (at, line) in shown_lines(words).into_iter().enumerate() {
            let lead = if at == 0 { "words:" } else { "      " };
            out.push_str(&format!("  {lead} {line}\n"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Fault, Remains};

    #[test]
    fn a_lost_line_is_told_with_all_it_still_says() {
        let remains = Remains {
            record: Some(5),
            at: Some("2013-10-08T16:00:42Z".parse().unwrap()),
            by: Some("rapporteur, A\u{1b}na".into()),
            events: vec!["note captured".into()],
            words: vec!["who\n  decides".into()],
        };
        let fault = Fault::NoSum;
        let lost = vec![
            Lost { line: 4, to: 4, fault: fault.clone(), remains },
            Lost { line: 6, to: 9, fault, remains: Remains::default() },
        ];
        let made = Salvaged {
            lost,
            missing: vec![(7, 9), (12, 12)],
            doubled: vec![3],
            ..Salvaged::default()
        };
        assert_eq!(
            words(&made),
            "not kept: line 4: it does not end as a record does\n  \
               it says: record 5 · 2013-10-08 16:00:42 UTC · rapporteur, Ana · note captured\n  \
               words: who\n           decides\n\
             not kept: lines 6 to 9: it does not end as a record does\n\
             not all there: records 7 to 9\nnot all there: record 12\n\
             kept once: line 3, which repeats another\n"
        );
    }
}
