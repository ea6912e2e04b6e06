//! Faults in words, each with its piece of the plan.

use super::drawing::Drawing;
use super::excerpt::Excerpt;
use super::fault::{Fault, Severity};
use super::source::Source;
use crate::sorting::sort_by_key;
use crate::text::{counted, shown, wrap};

/// Nobody reads further at once.
const MOST_SHOWN: usize = 50;

/// Renders faults for people, at most `width` columns wide where words allow (20 to 120), ending
/// with the summary.
///
/// With `colour` lines are drawn and coloured by ANSI sequences; without, everything is plain
/// text and only what the plan or its name holds is beyond ASCII. Of more than fifty faults,
/// errors come before warnings.
#[must_use]
pub fn render(source: &Source, faults: &[Fault], colour: bool, width: usize) -> String {
    let width = width.clamp(20, 120);
    let drawing = Drawing::new(colour);
    let mut out = String::new();
    for fault in most_worth(faults) {
        let gutter = fault.line.to_string().len() + 4;
        let excerpt = Excerpt::of(source, fault, width.saturating_sub(gutter));
        out.push_str(&drawing.sentence(fault.severity, &sentence(fault), width));
        out.push_str(&drawing.excerpt(&excerpt));
        for (n, line) in hint_lines(fault, width).iter().enumerate() {
            out.push_str(if n == 0 { "  hint: " } else { "        " });
            out.push_str(line);
            out.push('\n');
        }
        out.push('\n');
    }
    if let Some(more) = faults.len().checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
        out.push_str(&format!("and {more} more\n\n"));
    }
    out.push_str(&format!("{}: {}\n", shown(&source.name), summary(faults)));
    out
}

/// Says how many faults of each severity: `2 errors, 3 warnings`, `no faults`.
#[must_use]
pub fn summary(faults: &[Fault]) -> String {
    let of = |severity| faults.iter().filter(|fault| fault.severity == severity).count();
    let parts: Vec<String> =
        [(of(Severity::Error), "error", "errors"), (of(Severity::Warning), "warning", "warnings")]
            .into_iter()
            .filter(|(n, ..)| *n > 0)
            .map(|(n, one, many)| counted(n, one, many))
            .collect();
    if parts.is_empty() { "no faults".to_owned() } else { parts.join(", ") }
}

/// The faults that are shown, by place.
fn most_worth(faults: &[Fault]) -> Vec<&Fault> {
    let mut all: Vec<(usize, &Fault)> = faults.iter().enumerate().collect();
    if all.len() > MOST_SHOWN {
        sort_by_key(&mut all, |(place, fault)| (fault.severity, *place));
        all.truncate(MOST_SHOWN);
        sort_by_key(&mut all, |(place, _)| *place);
    }
    all.into_iter().map(|(_, fault)| fault).collect()
}

fn hint_lines(fault: &Fault, width: usize) -> Vec<String> {
    let hint = fault.hint.as_deref().map(shown);
    hint.map(|hint| wrap(&hint, width.saturating_sub(8))).unwrap_or_default()
}

fn sentence(fault: &Fault) -> String {
    let severity = match fault.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    format!("{severity}: {}", shown(&fault.message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::read::read;

    fn rendered(text: &str, colour: bool) -> String {
        let source = Source::new("se\u{1b}ssion.json", text);
        render(&source, &read(&source).faults, colour, 60)
    }

    const FAULTY: &str = "{\"title\": \"T\", \"programme\": [\n  {\"titel\": \"\u{1b}[31mRed\u{7}\", \"length\": \"5 min\", \"start\": \"18:00\"},\n  {\"title\": \"\u{202e}日本\", \"length\": \"-5 min\", \"start\": \"18:05\"}]}";

    #[test]
    fn a_fault_is_shown_with_place_piece_words_and_hint() {
        insta::assert_snapshot!(rendered(&FAULTY.replace(['\u{1b}', '\u{7}'], ""), false), @r#"
          x error: block 1 has no `title`
           ,-[session.json:2:3]
         2 |   {"titel": "[31mRed", "length": "5 min", "start": "18…
           :   ^
           `----

          x error: unknown key `titel`
           ,-[session.json:2:4]
         2 |   {"titel": "[31mRed", "length": "5 min", "start": "18…
           :    ^^^^^^^
           `----
          hint: did you mean `title`

          ! warning: a character that is never shown stands here:
          | U+202E
           ,-[session.json:3:13]
         3 |   {"title": "日本", "length": "-5 min", "start": "18:0…
           :             ^^^^^^
           `----
          hint: leave it out

          x error: a length cannot be negative: `-5 min`
           ,-[session.json:3:30]
         3 |   {"title": "日本", "length": "-5 min", "start": "18:0…
           :                               ^^^^^^^^
           `----
          hint: write 0 min for a block without a length of its own

        session.json: 3 errors, 1 warning
        "#);
    }

    #[test]
    fn nothing_of_the_plan_acts_on_the_terminal() {
        let plain = rendered(FAULTY, false);
        assert!(plain.chars().all(|c| c == '\n' || !c.is_control()), "{plain:?}");
        assert!(!plain.contains('\u{202e}'), "{plain:?}");
        let coloured = rendered(FAULTY, true);
        let uncoloured = coloured.replace("\u{1b}[", "");
        assert!(coloured.contains("\u{1b}[") && !uncoloured.contains('\u{1b}'), "{coloured:?}");
        assert!(!coloured.contains('\u{202e}') && !coloured.contains("\u{1b}[31mRed"));
    }

    #[test]
    fn of_many_faults_fifty_are_shown_and_errors_before_warnings() {
        let warnings = r#"{"title": "W", "length": "0 s"},"#.repeat(60);
        let text = format!("{{\"title\": \"T\", \"programme\": [{warnings} {{}}]}}");
        let shown = rendered(&text, false);
        assert_eq!(shown.matches("hint: its clock").count(), 48);
        assert_eq!(shown.matches("error: block 61 has no `title`").count(), 1);
        assert!(shown.ends_with("and 13 more\n\nsession.json: 1 error, 62 warnings\n"), "{shown}");
    }

    #[test]
    fn a_summary_counts_each_kind() {
        assert_eq!(summary(&[]), "no faults");
        let faults = read(&Source::new("s", "{")).faults;
        assert_eq!(summary(&faults), "1 error");
    }

    #[test]
    fn any_width_and_an_empty_file_are_borne() {
        for width in [0, 1, 20, 5000] {
            let source = Source::new("s", "");
            assert!(render(&source, &read(&source).faults, false, width).contains("s:1:1"));
        }
    }
}
