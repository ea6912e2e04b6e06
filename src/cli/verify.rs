//! `verify`: proves a journal whole, or names what is not.

use super::args::VerifyArgs;
use super::failure::Failure;
use super::location::{Location, unreadable};
use super::voice;
use crate::journal::{RealDisk, Verdict, verify};
use crate::text::counted;

/// Proves a journal, and fails where anything is wrong with it.
pub(super) fn prove(args: &VerifyArgs) -> Result<(), Failure> {
    let location = Location::find(&args.path)?;
    let verdict =
        verify(&RealDisk, &location.journal).map_err(|why| unreadable(&location.journal, &why))?;
    if args.json {
        voice::json(&verdict)?;
    } else {
        let name = location.journal.display().to_string();
        voice::say(&words(&verdict, &name));
    }
    if verdict.sound { Ok(()) } else { Err(Failure::said()) }
}

fn words(verdict: &Verdict, name: &str) -> String {
    let records = counted(verdict.records, "record", "records");
    if verdict.sound {
        let yet = if verdict.records == 0 { ": nothing has happened yet" } else { "" };
        return format!("{name}: sound, {records}{yet}");
    }
    let mut out: Vec<String> = verdict
        .faults
        .iter()
        .map(|fault| format!("{name}, line {}: {}", fault.line, fault.why))
        .collect();
    if verdict.torn_bytes > 0 {
        out.push(format!("{name}: {} bytes after the last whole line", verdict.torn_bytes));
    }
    // A line is a record, as long as all before it are.
    let whole =
        verdict.faults.first().map_or(verdict.records, |first| first.line.saturating_sub(1));
    out.push(format!("{name}: sound up to record {whole}"));
    out.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::FaultAt;

    #[test]
    fn a_verdict_says_which_lines_are_not_sound() {
        let sound = Verdict { records: 1, last_seq: 1, sound: true, ..Verdict::default() };
        assert_eq!(words(&sound, "j"), "j: sound, 1 record");
        let none = Verdict { sound: true, ..Verdict::default() };
        assert_eq!(words(&none, "j"), "j: sound, 0 records: nothing has happened yet");
        let faults = vec![FaultAt { line: 3, why: "it was changed".into() }];
        let bad = Verdict { records: 4, sound: false, torn_bytes: 7, faults, last_seq: 5 };
        assert_eq!(
            words(&bad, "j"),
            "j, line 3: it was changed\nj: 7 bytes after the last whole line\nj: sound up to record 2"
        );
    }
}
