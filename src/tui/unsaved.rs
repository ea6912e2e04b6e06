//! What is only on this screen while the disk takes nothing: said in the alarm, and written as
//! plain words where they are to be kept elsewhere.

use super::model::{Capture, Draft, Drafts, Kept, Model, Pending, Reworded, Screen, Sent, title};
use crate::domain::{About, BlockId, Detail, NoteKind};
use crate::session::{NewNote, table_name};
use crate::text::{counted, shown, shown_lines, width};

/// Columns of steps that can be read at once.
const AT_ONCE: usize = 60;

/// The whole alarm: what is wrong, what is only here, what to do, and what is safe.
#[must_use]
pub fn alarm(model: &Model) -> String {
    let Some(trouble) = &model.trouble else { return String::new() };
    let mut said = format!("NOT SAVED: {}.", trouble.words);
    let sent = bearing_words(model).next().is_some();
    let is_in = |kept: &&Kept| sent && bearing_words(model).all(|it| it.tag <= kept.until);
    let kept = model.kept.as_ref().filter(is_in);
    match (kept, count(model)) {
        (_, None) => {}
        (Some(kept), Some(what)) => said.push_str(&format!(" {what} here and in {}.", kept.path)),
        (None, Some(what)) => {
            said.push_str(&format!(" {what} only on this screen{}.", which(model)));
        }
    }
    let keys = enter(model).filter(|_| kept.is_none() && has_words(model));
    let what = if sent { "them" } else { "what is half typed" };
    let elsewhere = keys.map(|keys| format!("{keys} writes {what} to another folder"));
    let meanwhile = Some(&trouble.meanwhile).filter(|_| kept.is_none() && elsewhere.is_none());
    let at_once = Some(sentence(&trouble.hint)).filter(|hint| !hint.is_empty());
    let todo = match (at_once, elsewhere, meanwhile.filter(|words| !words.is_empty())) {
        (Some(at_once), Some(elsewhere), _) => Some(format!("{at_once}, or {elsewhere}")),
        (Some(at_once), None, Some(meanwhile)) => Some(format!("{at_once}; {meanwhile}")),
        (None, None, Some(meanwhile)) => Some(sentence(meanwhile)),
        (at_once, elsewhere, _) => at_once.or(elsewhere),
    };
    if let Some(todo) = todo {
        said.push_str(&format!(" {todo}."));
    }
    said.push_str(&safe(model));
    said
}

/// True where words of people are only on this screen, half-typed ones too: the disk that takes
/// nothing is the one they are kept on.
#[must_use]
pub fn has_words(model: &Model) -> bool {
    bearing_words(model).next().is_some()
        || edited(model).is_some()
        || !model.capture.drafts.is_empty()
}

/// The lines that nobody pressed Enter for, raw.
#[must_use]
pub fn half_typed(model: &Model) -> Vec<String> {
    let Drafts { lines, back, texts, .. } = &*model.capture.drafts;
    let lines = lines.iter().chain(back).map(|(_, draft)| draft.text.clone());
    lines.chain(texts.iter().map(|(_, text)| text.clone())).chain(edited(model)).collect()
}

/// That what is half typed cannot be kept, and what becomes of it.
#[must_use]
pub fn unkept(model: &Model) -> Option<String> {
    let why = shown(model.capture.unkept.as_ref().filter(|_| !half_typed(model).is_empty())?);
    Some(format!("What is half typed is not kept: {why}. It is shown once more after leaving."))
}

/// The words of a note that is edited.
fn edited(model: &Model) -> Option<String> {
    let Capture { editing, line, .. } = &model.capture;
    editing.filter(|_| !line.is_empty()).map(|_| line.text())
}

/// `3 ideas are`, `2 notes and 1 step are`; `None` where nothing waits.
#[must_use]
pub fn count(model: &Model) -> Option<String> {
    let notes: usize = notes(model).map(|pending| written(pending).len()).sum();
    let others = model.pending.len() - self::notes(model).count();
    let unsaved = model.trouble.as_ref().map_or(0, |trouble| trouble.unsaved);
    let steps = |n: usize| counted(n, "step", "steps");
    let (words, all) = match (notes, others) {
        (0, _) if unsaved == 0 => return None,
        (0, _) => (steps(unsaved), unsaved),
        (notes, 0) => (counted_notes(model, notes), notes),
        (notes, others) => {
            let words = format!("{} and {}", counted_notes(model, notes), steps(others));
            (words, notes + others)
        }
    };
    let is = if all == 1 { "is" } else { "are" };
    Some(format!("{words} {is}"))
}

/// `: start of Opening`, where only steps wait, and as few as can be read at once.
fn which(model: &Model) -> String {
    let all: Vec<String> = model.pending.iter().flat_map(|it| it.does.clone()).collect();
    let steps = model.trouble.as_ref().map_or(0, |trouble| trouble.unsaved);
    let is_told = model.pending.iter().all(|it| !it.does.is_empty());
    let said = format!(": {}", all.join(", "));
    match is_told && steps == model.pending.len() && !all.is_empty() && width(&said) <= AT_ONCE {
        true => shown(&said).into_owned(),
        false => String::new(),
    }
}

/// Where lines wait that were not taken, and what brings them back.
#[must_use]
pub fn waits(model: &Model) -> Option<String> {
    let Capture { drafts, table, .. } = &model.capture;
    let is_here = |(of, it): &&(_, Draft)| it.edits.is_some() || of == table;
    let wait = |n: usize| counted(n, "not taken waits", "not taken wait");
    match drafts.back.iter().filter(is_here).count() {
        0 => {
            let (table, _) = drafts.back.first()?;
            let at = table.as_ref().map_or_else(|| "no table".into(), |it| table_name(it.as_str()));
            Some(format!("{} at {at}", wait(drafts.back.len())))
        }
        n => Some(format!("{}: Enter in an empty line brings it back", wait(n))),
    }
}

/// What a file of such words is called.
#[must_use]
pub fn file(model: &Model) -> String {
    let at = model.local(model.now.at).format("%Y-%m-%d-%H%M%S");
    format!("worldcafe-not-saved-{at}.txt")
}

/// Every note and every half-typed line that is only on this screen, as a page to be read. Half-typed
/// lines are kept on the disk that takes nothing, too.
#[must_use]
pub fn page(model: &Model) -> String {
    let now = model.local(model.now.at).format("%a %-d %b %Y %H:%M:%S");
    let what = count(model).map_or_else(String::new, |what| format!(": {what} not saved"));
    let mut page = format!(
        "{}\nOn {now} the disk of this session did not take what follows{what}.\nWhat has \
         been entered is saved there as well, by itself, once its disk takes it.\n",
        shown(&model.session.plan.title),
    );
    for written in bearing_words(model).flat_map(written) {
        page.push('\n');
        match written {
            Written::Note(note, category) => note_on(model, note, category, &mut page),
            Written::Edit(edit, label) => {
                page.extend(label.map(|label| format!("{}\n", shown(label))));
                let level = usize::from(label.is_some());
                lines(&edit.text, level, &mut page);
                details(edit.details.as_deref().unwrap_or_default(), level + 1, &mut page);
            }
            Written::Words(words, None) => lines(words, 0, &mut page),
            Written::Reason(block, words) => {
                let title = block_title(model, Some(block)).unwrap_or_default();
                page.push_str(&format!("Why {} was held or skipped:\n", shown(&title)));
                lines(words, 1, &mut page);
            }
            Written::Words(words, Some(what)) => {
                page.push_str(&format!("{}\n", shown(what)));
                lines(words, 1, &mut page);
            }
        }
    }
    half_typed_on(model, &mut page);
    page
}

/// What of a submission is to be written.
enum Written<'a> {
    /// A note, and the category it was to make.
    Note(&'a NewNote, Option<&'a str>),
    /// Other words for a note, and the category they were to make.
    Edit(&'a Reworded, Option<&'a str>),
    /// A detail; the words of a step, and what they are.
    Words(&'a str, Option<&'a str>),
    /// Why this block was held or skipped.
    Reason(&'a BlockId, &'a str),
}

fn written(pending: &Pending) -> Vec<Written<'_>> {
    match &pending.sent {
        Sent::Notes(notes) => notes.iter().map(|note| Written::Note(note, None)).collect(),
        Sent::Category { note, label, .. } => vec![Written::Note(note, Some(label))],
        Sent::Regrouped { edit, label } => vec![Written::Edit(edit, Some(label))],
        Sent::Words(edit) => vec![Written::Edit(edit, None)],
        Sent::Detail { text, .. } => vec![Written::Words(text, None)],
        Sent::Reason { block, typed } if !typed.is_empty() => vec![Written::Reason(block, typed)],
        Sent::Reason { .. } => Vec::new(),
        Sent::Filed { .. } | Sent::Tagged { .. } | Sent::Step => {
            pending.words.iter().map(|(what, words)| Written::Words(words, Some(what))).collect()
        }
    }
}

fn bearing_words(model: &Model) -> impl Iterator<Item = &Pending> {
    model.pending.iter().filter(|pending| !written(pending).is_empty())
}

/// Submissions that are told as notes; all others are steps.
fn notes(model: &Model) -> impl Iterator<Item = &Pending> {
    model.pending.iter().filter(|pending| pending.sent.notes() > 0)
}

/// `3 notes`; ideas where they are nothing else.
fn counted_notes(model: &Model, n: usize) -> String {
    let is_idea = |written: Written<'_>| matches!(written, Written::Note(note, _) if note.kind == NoteKind::Idea);
    if notes(model).flat_map(written).all(is_idea) {
        counted(n, "idea", "ideas")
    } else {
        counted(n, "note", "notes")
    }
}

/// The keys that open the line for a folder, from where the reader is.
fn enter(model: &Model) -> Option<&'static str> {
    match model.screen {
        _ if model.has_line() => Some("Esc Esc Enter"),
        Screen::Stage => Some("Enter"),
        Screen::Capture
        | Screen::Tally
        | Screen::TownHall
        | Screen::Report
        | Screen::Room
        | Screen::Programme
        | Screen::Tables
        | Screen::Categories
        | Screen::Devices
        | Screen::Seating => None,
    }
}

/// ` All before 19:16:02 is safe.`
fn safe(model: &Model) -> String {
    let Some(first) = model.pending.first() else { return String::new() };
    if model.trouble.as_ref().is_some_and(|trouble| trouble.takes_all) {
        return " What was saved before is only here, too: do not leave.".to_owned();
    }
    let at = model.local(model.now.wall_at(first.since));
    format!(" All before {} is safe.", at.format("%H:%M:%S"))
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

/// `Table 4 · Conversation 2 · b Protecting Minorities`, what is asked, and the words below it.
fn note_on(model: &Model, note: &NewNote, new: Option<&str>, page: &mut String) {
    let session = &model.session;
    let question = note.question.as_ref();
    let category = question.zip(note.category.as_ref());
    let category = category.and_then(|(question, id)| session.category(question, id));
    let category = new.or(category.map(|it| &*it.label)).map(str::to_owned);
    let about = (note.about != About::Content).then(|| format!("on {}", note.about.word()));
    let speaker = note.speaker.as_ref().map(|name| format!("said by {name}"));
    let tags = [
        note.table.as_ref().map(|table| table_name(table.as_str())),
        block_title(model, note.block.as_ref()),
        category,
        kind_name(note.kind),
        about,
        speaker,
    ];
    let tags: Vec<String> = tags.into_iter().flatten().collect();
    if !tags.is_empty() {
        page.push_str(&format!("{}\n", shown(&tags.join(" · "))));
    }
    if let Some(question) = question.and_then(|id| session.question(id)) {
        page.push_str(&format!("Question: {}\n", shown(&question.text)));
    }
    lines(&note.text, 1, page);
    details(&note.details, 2, page);
}

/// The lines that nobody pressed Enter for, that of an edited note among them.
fn half_typed_on(model: &Model, page: &mut String) {
    let capture = &model.capture;
    let mut put = |tags: Vec<Option<String>>, words: &str| {
        let tags: Vec<String> = tags.into_iter().flatten().collect();
        page.push_str(&format!("\nHalf typed, {}:\n", shown(&tags.join(" · "))));
        lines(words, 1, page);
    };
    for (table, draft) in capture.drafts.lines.iter().chain(&capture.drafts.back) {
        let place = table.as_ref().map_or_else(|| "room".into(), |it| table_name(it.as_str()));
        let category = draft.new.clone().or_else(|| category_of(model, draft));
        let block = block_title(model, draft.block.as_ref());
        put(vec![Some(place), block, category, draft.kind.and_then(kind_name)], &draft.text);
    }
    for (of, text) in &capture.drafts.texts {
        put(vec![Some(format!("{} of the report", of.name()))], text);
    }
    if let Some(words) = edited(model) {
        put(vec![Some("other words for a note".into())], &words);
    }
}

fn block_title(model: &Model, id: Option<&BlockId>) -> Option<String> {
    id.and_then(|id| model.session.block(id)).map(|block| title(block).to_owned())
}

/// What a note is, where it is no idea.
fn kind_name(kind: NoteKind) -> Option<String> {
    (kind != NoteKind::Idea).then(|| kind.name(false).to_owned())
}

fn category_of(model: &Model, draft: &Draft) -> Option<String> {
    let wanted = draft.category.as_ref()?;
    let found = model.session.category(draft.question.as_ref()?, wanted);
    found.map(|category| category.label.to_string())
}

fn details(all: &[Detail], level: usize, page: &mut String) {
    for detail in all {
        lines(&detail.text, level, page);
        details(&detail.details, level + 1, page);
    }
}

fn lines(words: &str, level: usize, page: &mut String) {
    for line in shown_lines(words) {
        page.push_str(&format!("{}{line}\n", "  ".repeat(level)));
    }
}
