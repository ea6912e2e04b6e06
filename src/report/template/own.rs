//! A template that somebody wrote for their own report.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use super::environment::environment;
use crate::report::error::ReportError;
use crate::report::json;
use crate::report::report::Report;
use crate::text::shown;

/// The most that a template can be, in bytes.
const LONGEST: u64 = 1 << 20;
/// The most that a template can make, in bytes.
const LARGEST: usize = 64 << 20;
/// The most steps a template can take; a page of 100,000 ideas takes about a tenth of it.
const STEPS: u64 = 20_000_000;
/// How deep a macro can call itself.
const DEEPEST: usize = 100;
/// Endings that say that a file is a template.
const MARKS: [&str; 3] = ["j2", "jinja", "jinja2"];

/// A template in the language of `minijinja`. It sees what the export to JSON holds, by the same
/// names; what people wrote is made inert as the ending of its name asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTemplate {
    name: String,
    extension: String,
    text: String,
}

impl OwnTemplate {
    /// Reads a template; what it makes has the ending of its own name, `.j2` behind it or not.
    ///
    /// # Errors
    /// [`ReportError::TemplateFile`], [`ReportError::TemplateName`].
    pub fn read(path: &Path) -> Result<Self, ReportError> {
        let failed = |source| ReportError::TemplateFile { path: path.to_owned(), source };
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut text = String::new();
        let file = File::open(path).map_err(failed)?;
        let read = file.take(LONGEST + 1).read_to_string(&mut text).map_err(failed)?;
        if read as u64 > LONGEST {
            return Err(failed(ErrorKind::FileTooLarge.into()));
        }
        let extension = extension(&name).ok_or_else(|| ReportError::TemplateName(name.clone()))?;
        Ok(Self { extension, name, text })
    }

    /// The file it makes: `report.txt`.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("report.{}", self.extension)
    }

    /// Fills the template. It has so many steps and may make so many bytes; time and memory are
    /// for the caller to bound.
    ///
    /// # Errors
    /// [`ReportError::Template`] with the line and what is wrong there.
    pub fn fill(&self, report: &Report) -> Result<String, ReportError> {
        let mut environment = environment();
        environment.set_fuel(Some(STEPS));
        environment.set_recursion_limit(DEEPEST);
        let mut made = Bounded::default();
        // Escaping goes by the name of what is made, as the template's own may end in .j2.
        let name = self.file_name();
        let filled = environment.add_template(&name, &self.text).and_then(|()| {
            environment.get_template(&name)?.render_captured_to(json::value(report), &mut made)
        });
        let told = filled.map(drop).map_err(|why| self.fault(&why, made.over));
        told.map(|()| String::from_utf8_lossy(&made.bytes).into_owned())
    }

    fn fault(&self, why: &minijinja::Error, over: bool) -> ReportError {
        let what = match (over, why.kind(), why.detail()) {
            (true, ..) => format!("it makes more than {} MiB", LARGEST >> 20),
            (_, minijinja::ErrorKind::OutOfFuel, _) => {
                format!("it takes more than {} million steps", STEPS / 1_000_000)
            }
            (_, kind, Some(detail)) => format!("{kind}: {detail}"),
            (_, kind, None) => kind.to_string(),
        };
        let what = shown(&what).into_owned();
        ReportError::Template { name: self.name.clone(), line: why.line(), what }
    }
}

/// The ending of what a template makes, in lower case.
fn extension(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let mut parts: Vec<&str> = lower.split('.').collect();
    if parts.last().is_some_and(|part| MARKS.contains(part)) {
        parts.pop();
    }
    let last = parts.split_off(1).pop()?;
    let fits = !last.is_empty() && last.len() <= 16 && last.chars().all(char::is_alphanumeric);
    fits.then(|| last.to_owned())
}

/// Bytes up to [`LARGEST`].
#[derive(Debug, Default)]
struct Bounded {
    bytes: Vec<u8>,
    over: bool,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.over |= self.bytes.len() + bytes.len() > LARGEST;
        if self.over {
            return Err(ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::tempdir;

    use super::*;
    use crate::report::sample;

    fn filled(name: &str, text: &str) -> Result<String, ReportError> {
        let home = tempdir().unwrap();
        fs::write(home.path().join(name), text).unwrap();
        let template = OwnTemplate::read(&home.path().join(name))?;
        template.fill(&Report::of(&sample::closed()).unwrap())
    }

    fn fault(text: &str) -> String {
        filled("letter.txt", text).unwrap_err().to_string()
    }

    #[test]
    fn a_template_sees_what_the_data_holds_by_the_same_names() {
        let text = "{{ plan.title }}: {{ tally.ideas }}\n{% for note in notes if note.category == 'b' and not note.retracted %}- {{ note.text }} ({{ note.table }})\n{% endfor %}{{ programme[1].started }}{{ draft }}";
        assert_eq!(
            filled("letter.txt", text).unwrap(),
            "World Café on *Policy*: 8\n- Technical matters (i.e. DNS, IP)? (10)\n- =SUM(A1:A9)[31m (10)\n2013-10-08T18:35:00.000+02:00False"
        );
    }

    #[test]
    fn words_are_inert_in_the_way_of_what_is_made() {
        let note =
            "{{ notes[4].text }}|{{ notes[3].text }}|{{ plan.summary }}|{{ notes[3].category }}";
        let made = |name: &str| filled(name, note).unwrap();
        assert_eq!(made("a.txt").lines().next().unwrap(), "=SUM(A1:A9)[31m|# first line");
        assert!(made("a.html.j2").contains("# first line<br>\nsecond line|First paragraph."));
        assert!(made("A.HTML").contains("Second, with &lt;b&gt;bold&lt;&#x2f;b&gt;."));
        assert!(made("a.md").contains("|\\# first line\\\nsecond line|"));
        assert!(made("a.csv").starts_with("'=SUM(A1:A9)[31m|\"# first line\nsecond line\"|"));
        assert!(made("a.json").starts_with("\"=SUM(A1:A9)\\u001b[31m\"|"));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        insta::assert_snapshot!(fault("a\n{{ x | nofilter }}"), @"the template letter.txt, line 2, does not work: unknown filter: filter nofilter is unknown");
        insta::assert_snapshot!(fault("a\nb\n{% for %}"), @"the template letter.txt, line 3, does not work: syntax error: unexpected end of block, expected in");
        insta::assert_snapshot!(fault("{{ notes[0].nothing }}"), @"the template letter.txt, line 1, does not work: undefined value: `notes[0].nothing` is undefined");
        insta::assert_snapshot!(fault("{% include 'other.txt' %}"), @"the template letter.txt, line 1, does not work: template not found: tried to include non-existing template 'other.txt'");
    }

    #[test]
    fn a_template_that_does_too_much_is_stopped() {
        let forever =
            "{% for a in range(10000) %}{% for b in range(10000) %}{% endfor %}{% endfor %}";
        assert!(fault(forever).ends_with("it takes more than 20 million steps"));
        let large = "{% set x = 'x' * 10000000 %}{% for a in range(10) %}{{ x }}{% endfor %}";
        assert!(fault(large).ends_with("it makes more than 64 MiB"));
        let deep = "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}";
        assert!(fault(deep).contains("recursion limit exceeded"));
    }

    #[test]
    fn the_name_says_what_is_made() {
        let made = |name: &str| extension(name);
        assert_eq!(made("letter.TXT").as_deref(), Some("txt"));
        assert_eq!(made("a.b.html.jinja").as_deref(), Some("html"));
        for name in ["letter", "letter.", "letter.j2", ".j2", "a.b/c", "a.\u{1b}[31m"] {
            assert_eq!(made(name), None, "{name}");
        }
        let error = filled("letter", "").unwrap_err();
        assert_eq!(
            error.to_string(),
            "the name of the template letter has no ending that says what it makes"
        );
    }

    #[test]
    fn a_template_that_cannot_be_read_is_named() {
        let error = OwnTemplate::read(Path::new("nowhere/letter.txt")).unwrap_err();
        assert!(error.to_string().starts_with("the template nowhere/letter.txt could not be read"));
        assert!(error.hint().is_some());
        assert!(filled("a.txt", &" ".repeat((1 << 20) + 1)).is_err());
    }
}
