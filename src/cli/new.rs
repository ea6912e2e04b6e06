//! `new`: a session folder from a template or a programme in plain text.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::Path;

use super::failure::Failure;
use super::location::{PLAN, in_shell, unreadable};
use super::new_args::{NewArgs, listed};
use super::{founding, voice};
use crate::domain::Plan;
use crate::files;
use crate::setup::{self, Draft, Fault, Particulars, Source, Template, Unread};
use crate::text::{counted, plainly, to_json_pretty};

/// More than is read of a programme.
const MOST_BYTES: u64 = 2 << 20;
/// How many places that were not read are named.
const PLACES: usize = 20;

/// Makes the folder and its plan, whole or not at all.
pub(super) fn new(args: NewArgs) -> Result<(), Failure> {
    let Some(dir) = args.dir else { return voice::data(&listed("")) };
    founding::expect_free(&dir)?;
    let draft = match &args.from {
        Some(file) => programme(file, &dir)?,
        None => template(args.template.as_deref())?,
    };
    let known = Particulars {
        title: args.title,
        place: args.place,
        date: args.date,
        start: args.start,
        tables: args.tables,
    };
    let put = match &args.from {
        Some(_) => known.put_into_text(draft.plan),
        None => known.put_into(draft.plan),
    };
    let plan = put.map_err(|why| Failure::failed(why, why.hint()))?;
    let (text, faults) = sound(&plan)?;
    let path = founding::found(&dir, &text)?;
    voice::say(&format!("made: {}, {}", path.display(), counts(&plan)));
    for remark in &draft.remarks {
        voice::say(remark);
    }
    for unread in draft.unread.iter().take(PLACES) {
        unread.told().iter().for_each(|words| voice::say(words));
    }
    let more: Vec<String> = draft.unread.iter().skip(PLACES).map(Unread::lines_named).collect();
    if !more.is_empty() {
        voice::say(&format!("nor were these read: {}", more.join(", ")));
    }
    let named = in_shell(&dir);
    let summary = setup::summary(&faults);
    match faults.is_empty() {
        true => voice::say(&format!("check finds {summary}")),
        false => {
            voice::say(&format!("check finds {summary}; put the plan right in {}", path.display()));
        }
    }
    voice::say(&format!("next: worldcafe check {named}"));
    voice::say(&format!("      worldcafe run {named}      opens it"));
    Ok(())
}

fn template(name: Option<&str>) -> Result<Draft, Failure> {
    let template = Template::named(name.unwrap_or(Template::CLASSIC.name))
        .map_err(|why| Failure::usage(&why, format!("{}; --templates lists them", why.hint())))?;
    Ok(Draft { plan: template.plan(), has_programme: true, ..Draft::default() })
}

fn programme(file: &Path, dir: &Path) -> Result<Draft, Failure> {
    let is_stdin = file == Path::new("-");
    let mut bytes = Vec::new();
    let input: io::Result<Box<dyn Read>> = match is_stdin {
        true => Ok(Box::new(io::stdin().lock())),
        false => files::open(file).map(|file| Box::new(file) as Box<dyn Read>),
    };
    let read = input.and_then(|input| input.take(MOST_BYTES).read_to_end(&mut bytes));
    read.map_err(|why| match why.kind() {
        io::ErrorKind::NotFound => {
            let hint = "--from takes a programme in plain text, or - for standard input";
            Failure::failed(format!("there is no {}", file.display()), hint)
        }
        io::ErrorKind::Unsupported => Failure::failed(
            format!("{} cannot be read: {}", file.display(), plainly(&why)),
            "give it to standard input, with --from - and <, or save what it brings in a file",
        ),
        _ => unreadable(file, &why),
    })?;
    let text = setup::plain_text(bytes).map_err(|why| {
        let name = if is_stdin { "standard input".into() } else { file.to_string_lossy() };
        Failure::failed(format!("{name} cannot be read as a programme: {why}"), why.hint())
    })?;
    let name = dir.file_name().map(|name| name.to_string_lossy().into_owned());
    Ok(setup::draft(&text, name.as_deref().unwrap_or("My session")))
}

/// The plan as a file, and what `check` finds in it.
fn sound(plan: &Plan) -> Result<(String, Vec<Fault>), Failure> {
    let text = to_json_pretty(plan)
        .map_err(|why| Failure::failed(format!("this is no JSON: {why}"), ""))?;
    let source = Source::new(PLAN, text + "\n");
    let reading = setup::read(&source);
    if reading.plan.is_none() {
        voice::say_drawn(&setup::render(&source, &reading.faults, false, voice::columns()));
        let hint = "take what is named above out of the text";
        return Err(Failure::failed("nothing was made, as the plan would have errors", hint));
    }
    Ok((source.text, reading.faults))
}

/// `8 blocks, 3 questions, 6 tables`.
fn counts(plan: &Plan) -> String {
    let mut days = BTreeSet::new();
    days.extend(plan.programme.iter().filter_map(|block| block.date));
    let days = match days.len() {
        0 | 1 => String::new(),
        days => format!(" on {}", counted(days, "day", "days")),
    };
    let blocks = counted(plan.programme.len(), "block", "blocks");
    let questions = counted(plan.questions.len(), "question", "questions");
    let tables = match plan.tables.list().len() {
        0 => String::new(),
        many => format!(", {}", counted(many, "table", "tables")),
    };
    format!("{blocks}{days}, {questions}{tables}")
}
