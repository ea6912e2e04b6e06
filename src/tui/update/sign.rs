//! `#` and `@` in the line: what is taken.

use std::sync::Arc;

use crate::actions::Action;
use crate::domain::{NoteId, NoteKind, QuestionId, TableId};
use crate::session::table_name;
use crate::text::fold;
use crate::text::signs::{self, Lead};
use crate::tui::model::{Model, Pick, Picked, Sent, Sort, Voice, Waits};
use crate::tui::offer::{
    Match, Meaning, Named, at_end, at_start, by_letter, caller, is_number, matches, new_table,
    parted, sign_of, table_at_end, table_at_start, tables, topic, unsure,
};

use super::submit::say;

/// Takes what an open sign matches: the one chosen, else the best. Tells whether there was one.
pub(super) fn take(model: &mut Model) -> bool {
    let place = model.capture.choice.unwrap_or(0);
    let Some(found) = matches(model).into_iter().nth(place) else { return false };
    let before = model.capture.line.before();
    let Some(open) = signs::open(&before) else { return false };
    if found.first {
        model.capture.choice = None;
        return take_head(model);
    }
    model.message.take_if(|message| message.sort == Sort::Refused);
    if found.meaning == Meaning::Words {
        stay_text(model);
        return true;
    }
    let typed = before.get(open.start..).map_or(0, |sign| sign.chars().count());
    let kept = open.kept;
    model.capture.line.erase_before(typed);
    model.capture.choice = None;
    match found.meaning {
        Meaning::Category(question, id) => put(model, Pick::Known(question, id), kept),
        Meaning::Question(question) => answer(model, question),
        Meaning::NewCategory(label) => put(model, Pick::New(label), kept),
        Meaning::Table(table) | Meaning::NewTable(table) => go_to(model, Some(table)),
        Meaning::Topic(topic) => put(model, Pick::Topic(topic), kept),
        Meaning::Speaker(speaker) => {
            model.capture.voice = Some(Voice::Named(Some(speaker)));
        }
        Meaning::Words => {}
    }
    true
}

/// Asks which category is meant, where a sign's word is near to some and names none: nothing is
/// saved before that is said. Tells whether it asks.
pub(super) fn ask(model: &mut Model) -> bool {
    let text = model.capture.line.text();
    let (words, _) = parted(model, &text);
    let Some(before) = unsure(model, words) else { return false };
    model.capture.line.go_behind(before);
    model.capture.choice = Some(0);
    model.capture.asked = Some(Waits::for_another(model.now));
    let sign = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let words = format!("not saved yet: which one is {sign}? · ↑ ↓ choose, Enter takes it");
    say(model, Sort::Refused, words);
    true
}

/// What is asked about is text; whatever else the words name is taken off them.
pub(super) fn stay_text(model: &mut Model) {
    take_question(model);
    take_head(model);
    let text = model.capture.line.text();
    let (words, below) = parted(model, &text);
    if let Some((rest, pick)) = tail(model, words) {
        let both = format!("{rest}{below}");
        model.capture.line.set(&both);
        put(model, pick, false);
    }
    model.capture.literal = true;
    model.capture.choice = None;
}

/// Takes a table off the end of the words to be saved.
pub(super) fn take_table(model: &mut Model) {
    let text = model.capture.line.text();
    let asked = || unsure(model, &text)?.rsplit_once(char::is_whitespace).map(|(before, _)| before);
    let before = at_end(model, &text).map(|(rest, _)| rest).or_else(asked).unwrap_or(&text);
    let (before, sign) = text.split_at_checked(before.len()).unwrap_or((&text, ""));
    let Some((rest, table)) = table_at_end(model, before) else { return };
    model.capture.line.set(&format!("{rest}{sign}"));
    go_to(model, Some(table));
}

/// Takes a table, or who speaks, off the start of the words to be saved: there a category may have
/// stood before it.
pub(super) fn take_start(model: &mut Model) {
    let text = model.capture.line.text();
    let is_named = matches!(model.capture.voice, Some(Voice::Named(Some(_))));
    if let Some((table, rest)) = table_at_start(model, &text) {
        model.capture.line.set(rest);
        return go_to(model, Some(table));
    }
    let reads = model.names_speakers() && !model.capture.literal && model.capture.level == 0;
    if let Some((speaker, rest)) = caller(model, &text).filter(|_| reads && !is_named) {
        model.capture.line.set(rest);
        model.capture.voice = Some(Voice::Named(Some(speaker)));
    }
}

/// What is told of an idea that answers none of the questions which are asked.
pub(super) fn unnamed(model: &Model, ids: &[NoteId]) -> Option<String> {
    let [one] = ids else { return None };
    model.session.notes.get(*one).filter(|it| it.question.is_none())?;
    let asked = model.session.closed.is_none().then(|| model.nameable())?;
    let number = model.session.question_number(&asked.first()?.id)?;
    Some(format!(" · under no question: #{number} before the words says which"))
}

/// Takes the number of a question off the end of the words to be saved.
pub(super) fn take_question(model: &mut Model) {
    let text = model.capture.line.text();
    let (words, below) = parted(model, &text);
    if let Some((rest, Named::Question(question))) = at_end(model, words) {
        let both = format!("{rest}{below}");
        model.capture.line.set(&both);
        answer(model, question);
    }
}

fn put(model: &mut Model, pick: Pick, kept: bool) {
    if let Pick::Known(question, _) = &pick {
        answer(model, question.clone());
    }
    model.capture.picked = Some(Picked { pick, kept });
}

/// Where a line can name its question, it and those that follow go to this one.
pub(super) fn answer(model: &mut Model, question: QuestionId) {
    if !model.names_questions() || model.line_question() == Some(&question) {
        return;
    }
    match model.line_block().filter(|_| model.session.closed.is_none()) {
        Some(block) => {
            model.capture.answer = Some((block.id().clone(), question));
            model.capture.target.question = None;
        }
        None => model.capture.target.question = Some(question),
    }
    model.refresh_list(false);
}

/// Takes a sign with its word off the start of the line, where what is before the caret is
/// nothing else. Tells whether it meant something.
pub(super) fn take_lead(model: &mut Model) -> bool {
    // Nobody is named in a detail of a comment.
    if model.capture.literal || (model.in_hall() && model.capture.level > 0) {
        return false;
    }
    let before = model.capture.line.before();
    let Some(lead) = signs::lead(&before) else { return false };
    match lead {
        Lead::EndKept => {
            model.capture.line.drop_before();
            model.capture.picked = None;
        }
        Lead::Category { letter, kept } if model.in_hall() => {
            let Some(topic) = topic(model, letter) else { return false };
            model.capture.line.drop_before();
            put(model, Pick::Topic(topic), kept);
        }
        // Words that call no table may be the beginning of a name, also of one that is longer.
        Lead::Table(typed) if model.names_speakers() => {
            let known = model.known_speaker(typed);
            let Some(speaker) = known.filter(|it| is_table(model, it)) else { return false };
            model.capture.line.drop_before();
            model.capture.voice = Some(Voice::Named(Some(speaker)));
        }
        Lead::Category { letter, kept } => {
            let Some(named) = by_letter(model, letter) else { return false };
            model.capture.line.drop_before();
            put_named(model, named, kept);
        }
        // A device that joined is of one table.
        Lead::Table(_) if !model.mode.may(Action::Table) => return false,
        // An idea is moved from the list, not while its words are edited.
        Lead::Table(_) if model.capture.editing.is_some() => return false,
        Lead::Table(typed) => match table(model, typed) {
            Ok(table) => {
                model.capture.line.drop_before();
                go_to(model, Some(table));
            }
            Err(words) => {
                say(model, Sort::Refused, words);
                return false;
            }
        },
    }
    true
}

/// Takes a category, by its letter or its name, off the start of the words to be saved. Tells
/// whether there was one.
pub(super) fn take_head(model: &mut Model) -> bool {
    let text = model.capture.line.text();
    let (words, below) = parted(model, text.trim());
    let Some((kept, named, rest)) = at_start(model, words) else { return false };
    let both = format!("{rest}{below}");
    model.capture.line.set(&both);
    put_named(model, named, kept);
    true
}

fn put_named(model: &mut Model, named: Named, kept: bool) {
    match named {
        Named::Known(question, category) => put(model, Pick::Known(question, category), kept),
        Named::New(label) => put(model, Pick::New(label), kept),
        Named::Question(question) => answer(model, question),
    }
}

/// The words to be saved without the category at their end, and that category.
pub(super) fn tail<'a>(model: &Model, text: &'a str) -> Option<(&'a str, Pick)> {
    let (rest, named) = at_end(model, text)?;
    let pick = match named {
        Named::Known(question, category) => Pick::Known(question, category),
        Named::New(label) => Pick::New(label),
        Named::Question(_) => return None,
    };
    Some((rest, pick))
}

/// Words without the sign at their start or end whose name is meant; `None` where there is none, or
/// nothing else.
pub(super) fn without_sign<'a>(words: &'a str, is_meant: &dyn Fn(&str) -> bool) -> Option<&'a str> {
    let mut heads = signs::heads(words);
    let head = heads.find(|(_, name, rest)| is_meant(name) && !rest.is_empty());
    let mut tails = signs::tails(words, '#');
    let rest = head.map(|(.., rest)| rest);
    rest.or_else(|| tails.find(|(_, name)| is_meant(name)).map(|(rest, _)| rest))
}

/// The next letter that no category of the question has, nor one that is on its way.
pub(super) fn free_letter(model: &Model, question: &QuestionId) -> Option<Arc<str>> {
    let of_note = |id: &NoteId| model.session.notes.get(*id)?.question.as_ref();
    let on_its_way = model.pending.iter().filter(|pending| match &pending.sent {
        Sent::Category { note, .. } => note.question.as_ref() == Some(question),
        Sent::Regrouped { edit, .. } => of_note(&edit.note) == Some(question),
        Sent::Filed { notes, .. } => notes.first().and_then(of_note) == Some(question),
        Sent::Notes(_)
        | Sent::Words(_)
        | Sent::Detail { .. }
        | Sent::Reason { .. }
        | Sent::Tagged { .. }
        | Sent::Step => false,
    });
    model.session.free_letters(question).nth(on_its_way.count())
}

/// Says why a sign that was just typed opens nothing: where no question is asked there are no
/// categories.
pub(super) fn explain(model: &mut Model) {
    let opens = signs::open(&model.capture.line.before()).is_some_and(|open| open.sign == '#');
    if !opens
        || model.in_hall()
        || model.capture.literal
        || model.sign_question().is_some()
        || model.names_questions()
    {
        return;
    }
    let mut words =
        "no question is asked here, so there are no categories and # stays text".to_owned();
    if model.capture.editing.is_none() && !model.session.questions.is_empty() {
        words.push_str(" · Ctrl-G names a question");
    }
    say(model, Sort::Told, words);
}

/// Says why `@` opens nothing while words are edited, and where it does what was meant.
pub(super) fn explain_kept(model: &mut Model) {
    let opens = signs::open(&model.capture.line.before()).is_some_and(|open| open.sign == '@');
    let Some(note) = model.edited().filter(|_| opens) else { return };
    let what = match note.kind {
        NoteKind::Comment => "says who said it",
        _ => "names its table",
    };
    say(model, Sort::Told, format!("@ is text while words are edited; in the list it {what}"));
}

/// True for a table as it is called.
fn is_table(model: &Model, speaker: &str) -> bool {
    model.session.tables.iter().any(|it| table_name(it.table.name.as_str()) == speaker)
}

fn table(model: &Model, typed: &str) -> Result<TableId, String> {
    let known = || {
        let mut tables = model.session.tables.iter().map(|it| &it.table.name);
        tables.find(|name| fold(name.as_str()) == fold(typed)).cloned()
    };
    if let Some(table) = known() {
        return Ok(table);
    }
    if let Some(new) = new_table(model, typed) {
        return Ok(new);
    }
    match tables(model, typed).as_slice() {
        [Match { meaning: Meaning::Table(only), .. }] if !is_number(typed) => Ok(only.clone()),
        _ => Err(format!("there is no table {typed} · it stays text")),
    }
}

/// Goes to a table's line; an empty line takes up what was half typed there.
pub(super) fn go_to(model: &mut Model, table: Option<TableId>) {
    if model.capture.table == table {
        return;
    }
    // Nothing was saved at this one.
    model.message.take_if(|message| matches!(message.sort, Sort::Saved | Sort::Noted));
    if model.capture.is_lone_sign() {
        model.capture.empty();
    }
    model.capture.put_draft(None);
    model.capture.table = table;
    model.capture.scroll = 0;
    model.capture.last = None;
    model.capture.level = 0;
    if model.capture.line.is_empty() {
        let picked = model.capture.picked.take();
        model.capture.take_draft();
        model.refresh_last();
        model.capture.picked = model.capture.picked.take().or(picked);
    } else if let Some(there) = model.capture.drafts.of(model.capture.table.as_ref()).cloned() {
        // Two lines are two ideas: the one that was half typed here waits until the other is saved.
        let line = (model.capture.table.clone(), there);
        Arc::make_mut(&mut model.capture.drafts).back.push(line);
        let words = "what was half typed here waits · Enter in an empty line brings it back";
        say(model, Sort::Told, words);
    }
    model.refresh_list(false);
}

/// Makes what stands before the line words again, at the caret: the speaker, then the category, then
/// the question that was named.
pub(super) fn untake(model: &mut Model) -> bool {
    if let Some(Voice::Named(Some(speaker))) = &model.capture.voice {
        let words = format!("@{speaker}");
        model.capture.voice = None;
        model.capture.line.insert(&words);
        return true;
    }
    let Some(picked) = model.picked().cloned() else { return unanswer(model) };
    model.capture.picked = None;
    let word = match picked.pick {
        Pick::New(label) => label,
        Pick::Topic(topic) => sign_of(model, &topic),
        Pick::Known(question, id) => model
            .session
            .category(&question, &id)
            .map(|it| it.letter.as_deref().unwrap_or(&it.label).to_owned())
            .unwrap_or_default(),
    };
    let signs = if picked.kept { "##" } else { "#" };
    model.capture.line.insert(&format!("{signs}{word}"));
    true
}

fn unanswer(model: &mut Model) -> bool {
    if !model.names_questions() {
        return false;
    }
    let Some(question) = model.question_named().cloned() else { return false };
    model.capture.answer = None;
    model.capture.target.question = None;
    let number = model.session.question_number(&question).unwrap_or_default();
    model.capture.line.insert(&format!("#{number}"));
    model.refresh_list(false);
    true
}
