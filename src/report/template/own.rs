//! A template that somebody wrote for their own report.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use minijinja::Value;
use minijinja::value::Serde;
use serde::{Deserialize, Serialize};

use super::environment::environment;
use super::fault;
use crate::files;
use crate::report::error::ReportError;
use crate::report::json;
use crate::report::report::Report;
use crate::text::{from_json, shown_lines, write_json_pretty};

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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
        let file = files::open(path).map_err(failed)?;
        let read = file.take(LONGEST + 1).read_to_string(&mut text).map_err(failed)?;
        if read as u64 > LONGEST {
            return Err(failed(ErrorKind::FileTooLarge.into()));
        }
        let extension = extension(&name).ok_or_else(|| ReportError::TemplateName(name.clone()))?;
        Ok(Self { extension, name: path.to_string_lossy().into_owned(), text })
    }

    /// The file it makes: `report.txt`.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("report.{}", self.extension)
    }

    /// Writes the template and what it is to see, for [`Self::fill_order`] to read.
    ///
    /// # Errors
    /// [`ReportError::Writing`].
    pub fn order(&self, report: &Report, to: &mut dyn Write) -> Result<(), ReportError> {
        write_json_pretty(&(self, json::document(report)), to)
            .map_err(|why| ReportError::Writing(why.into()))
    }

    /// Fills the template of an order. It has so many steps and may make so many bytes; time and
    /// memory are for the caller to bound.
    ///
    /// # Errors
    /// [`ReportError::Template`] with the line and what is wrong there; [`ReportError::Writing`]
    /// where the order cannot be read.
    pub fn fill_order(order: &[u8]) -> Result<String, ReportError> {
        let read = from_json(order);
        let (template, data): (Self, _) = read.map_err(|why| ReportError::Writing(why.into()))?;
        template.fill(data)
    }

    fn fill(&self, data: serde_json::Value) -> Result<String, ReportError> {
        let mut environment = environment();
        environment.set_fuel(Some(STEPS));
        environment.set_recursion_limit(DEEPEST);
        let mut made = Bounded::default();
        // Escaping goes by the name of what is made, as the template's own may end in .j2.
        let name = self.file_name();
        let seen = inert(data);
        let filled = environment.add_template(&name, &self.text).and_then(|()| {
            environment.get_template(&name)?.render_captured_to(seen.clone(), &mut made)
        });
        let told = filled.map(drop).map_err(|why| self.fault(&why, made.over, &seen));
        told.map(|()| String::from_utf8_lossy(&made.bytes).into_owned())
    }

    fn fault(&self, why: &minijinja::Error, over: bool, seen: &Value) -> ReportError {
        let too_much = match why.kind() {
            _ if over => Some(format!("it makes more than {} MiB", LARGEST >> 20)),
            minijinja::ErrorKind::OutOfFuel => {
                Some(format!("it takes more than {} million steps", STEPS / 1_000_000))
            }
            _ => None,
        };
        let (what, hint) = match too_much {
            Some(what) => (what, "nothing was written; make it do less".to_owned()),
            None => fault::told(why, seen),
        };
        ReportError::Template { name: self.name.clone(), line: why.line(), what, hint }
    }
}

/// What a template sees: words in shown form before it can do anything with them, so that no
/// filter and no way of escaping brings a control back.
fn inert(data: serde_json::Value) -> Value {
    match data {
        serde_json::Value::String(words) => Value::from(shown_lines(&words).join("\n")),
        serde_json::Value::Array(list) => list.into_iter().map(inert).collect(),
        serde_json::Value::Object(fields) => {
            let mut shown = BTreeMap::new();
            shown.extend(fields.into_iter().map(|(name, value)| (name, inert(value))));
            Value::from(shown)
        }
        plain => Value::from(Serde(plain)),
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
    use crate::report::sample::{self, NASTY};
    use crate::session::Session;

    fn order(template: &OwnTemplate, session: &Session) -> Result<String, ReportError> {
        let mut order = Vec::new();
        template.order(&Report::of(session).unwrap(), &mut order).unwrap();
        OwnTemplate::fill_order(&order)
    }

    fn filled(name: &str, text: &str) -> Result<String, ReportError> {
        let home = tempdir().unwrap();
        fs::write(home.path().join(name), text).unwrap();
        let template = OwnTemplate::read(&home.path().join(name))?;
        order(&template, &sample::closed())
    }

    /// What is wrong with it, its folder left out.
    fn fault(text: &str) -> String {
        let told = filled("letter.txt", text).unwrap_err().to_string();
        let (_, name) = told.split_once("letter.txt").unwrap();
        format!("the template letter.txt{name}")
    }

    fn hint(text: &str) -> String {
        filled("letter.txt", text).unwrap_err().hint().unwrap()
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
        assert!(
            made("a.html.j2").contains("# first line<br>second line|First paragraph.<br><br>Sec")
        );
        assert!(made("A.HTML").contains("Second, with &lt;b&gt;bold&lt;&#x2f;b&gt;."));
        assert!(made("a.md").contains("|\\# first line\\\nsecond line|"));
        assert!(made("a.csv").starts_with("'=SUM(A1:A9)[31m|\"# first line\nsecond line\"|"));
        assert!(made("a.json").starts_with("\"=SUM(A1:A9)[31m\"|"));
    }

    #[test]
    fn no_filter_brings_a_control_back() {
        let words = "notes[0].text";
        let text = ["", "|e", "|escape", "|safe", "|tojson", "|e|safe", "|replace('x','')|tojson"]
            .map(|filter| format!("{{{{ {words}{filter} }}}}\n"))
            .concat();
        let hides = |c: char| {
            let order = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
            order || (c.is_control() && c != '\n')
        };
        let nasty = NASTY.iter().copied().chain(["a\u{1b}[31m\u{202E}b\u{2066}c\u{9b}"]);
        for said in nasty {
            for extension in ["html", "xml", "md", "csv", "json", "txt"] {
                let (name, text) = (format!("a.{extension}"), text.clone());
                let template = OwnTemplate { name, extension: extension.to_owned(), text };
                let made = order(&template, &sample::everywhere(said)).unwrap();
                assert!(!made.contains(hides), "{said:?} in {extension}: {made:?}");
                assert!(!made.contains("\\u202e") && !made.contains("\\u001b"), "{made:?}");
            }
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        insta::assert_snapshot!(fault("a\n{{ x | nofilter }}"), @"the template letter.txt:2 does not work: unknown filter: filter nofilter is unknown");
        insta::assert_snapshot!(fault("a\nb\n{% for %}"), @"the template letter.txt:3 does not work: syntax error: unexpected end of block, expected in");
        insta::assert_snapshot!(fault("{{ notes[0].nothing }}"), @"the template letter.txt:1 does not work: undefined value: `notes[0].nothing` is undefined");
        insta::assert_snapshot!(fault("{% include 'other.txt' %}"), @"the template letter.txt:1 does not work: template not found: tried to include non-existing template 'other.txt'");
    }

    #[test]
    fn a_name_that_is_not_there_is_told_with_the_nearest_one() {
        assert_eq!(hint("{{ note }}"), "did you mean notes?");
        assert_eq!(hint("{{ xyz }}"), "it sees draft, notes, plan, programme, schema, tally");
        assert_eq!(
            hint("{{ plan.titel }}"),
            "did you mean title? what may be missing is written plan.titel|default('')"
        );
        let looped = "{% for row in tally.questions %}{{ row.numbr }}{% endfor %}";
        assert!(hint(looped).starts_with("did you mean number? "), "{}", hint(looped));
        assert_eq!(
            hint("{{ notes[0].zzzzzz }}"),
            "what may be missing is written notes[0].zzzzzz|default('')"
        );
        assert!(hint("{% if %}").contains("Jinja"));
        let forever =
            "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}";
        assert_eq!(hint(forever), "nothing was written; make it do less");
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
