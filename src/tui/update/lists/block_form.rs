//! A block as a short form: title, start, length, kind, question.

use super::super::asking::ask;
use super::ripple::{tried, try_out};
use crate::actions::{Action, Misuse, block_kind, names, spec};
use crate::domain::{
    Block, BlockId, BlockKind, Length, Question, QuestionId, Span, TimeOfDay, hour_minute,
};
use crate::session::{Author, Command, Session, decide};
use crate::tui::effect::Effect;
use crate::tui::model::{Asked, Field, Filled, Form, Line, Model, Overlay, Sort, Waits, title};
use crate::tui::words::{refused, with_hint};

use super::super::submit::say;

const TITLE: &str = "title";
const START: &str = "start";
const LENGTH: &str = "length";
const KIND: &str = "kind";
const QUESTION: &str = "question";

/// Opens the form of a coming block.
pub(super) fn change(model: &mut Model, id: &BlockId, batch: u64) -> Vec<Effect> {
    let Some(state) = model.session.block(id) else { return Vec::new() };
    let block = Block { length: state.length.map(Length), ..state.block.clone() };
    let same = Command::ChangeBlock { block: Box::new(state.block.clone()) };
    if let Err(why) = decide(&model.session, &Author::facilitator(), &same, model.now) {
        say(model, Sort::Refused, refused(model, &why));
        return Vec::new();
    }
    let words = format!("{} as it is to be. Enter shows what comes of it.", title(state));
    let start = applies(model, id, state.block.start);
    open(model, Filled::Change(id.clone()), words, &block, start, batch)
}

/// Opens the form of a new block.
pub(super) fn insert(model: &mut Model, after: Option<BlockId>, batch: u64) -> Vec<Effect> {
    if model.session.closed.is_some() {
        say(model, Sort::Refused, refused(model, &crate::session::Refusal::Closed));
        return Vec::new();
    }
    // Nothing is put before what has started.
    let started = model.session.blocks.iter().rposition(|state| state.started.is_some());
    let wanted = after.as_ref().and_then(|id| model.session.place(id));
    let place = wanted.max(started);
    let after = place.and_then(|at| model.session.blocks.get(at));
    let words = match after {
        Some(after) => format!("A new block after {}. Enter shows what comes of it.", title(after)),
        None => "A new block. Enter shows what comes of it.".to_owned(),
    };
    let after = after.map(|state| state.id().clone());
    let block = Block { length: Some(Length(Span::minutes(10))), ..Block::default() };
    open(model, Filled::Insert(after), words, &block, Default::default(), batch)
}

/// The start of a block as it applies now, and which one it is: the expected one as far as that is
/// known, else the planned.
fn applies(model: &Model, id: &BlockId, planned: Option<TimeOfDay>) -> (String, String) {
    let of = model.outlook.of(id);
    let time = |at| hour_minute(model.local(at));
    let expected = of.and_then(|of| of.told().0).map(time);
    let printed = of.and_then(|of| of.planned_start).map(time);
    let planned = printed.or_else(|| planned.map(|it| it.to_string()));
    match (expected, planned) {
        (Some(expected), Some(planned)) if expected == planned => (planned, "as planned".into()),
        (Some(expected), Some(planned)) => (expected, format!("expected, planned {planned}")),
        (Some(expected), None) => (expected, "expected, none planned".into()),
        (None, Some(planned)) => (planned, "planned".into()),
        (None, None) => Default::default(),
    }
}

fn open(
    model: &mut Model,
    of: Filled,
    words: String,
    block: &Block,
    start: (String, String),
    batch: u64,
) -> Vec<Effect> {
    let field = |name, hint, (first, which): (String, String)| {
        let line = Line::of(&first);
        let kinds = || BlockKind::ALL.map(BlockKind::word).to_vec();
        let choice = if name == KIND { kinds() } else { Vec::new() };
        Field { name, hint, choice, first, which, line }
    };
    let plain = |words: String| (words, String::new());
    let length = block.length.map(|it| it.to_string()).unwrap_or_default();
    let fields = vec![
        field(TITLE, "", plain(block.title.clone())),
        field(START, "such as 18:15, or empty", start),
        field(LENGTH, "such as 25 min, or empty", plain(length)),
        field(KIND, "← → another, or its name", plain(block.kind.word().to_owned())),
        field(QUESTION, "number, beginning, or a new one", asked(&model.session, block)),
    ];
    let form = Form {
        of,
        words,
        asks: None,
        fields,
        at: 0,
        came: false,
        fault: String::new(),
        waits: Waits::for_later(batch),
    };
    model.overlays.push(Overlay::Form(Box::new(form)));
    Vec::new()
}

/// What may stand in the fields, in place of what is asked.
pub(in crate::tui::update) fn explain(form: &mut Form) {
    if form.asks.is_some() {
        return;
    }
    let kinds = BlockKind::ALL.map(|kind| kind.word().replace('-', " ")).join(", ");
    let help = format!(
        "start: a time such as 18:15; empty: straight after the block before. length: such as 25 \
         min or 1 h 30 min; empty: it counts up. kind: {kinds}. question: its number, or as much \
         of its words as no other begins with, or the words of a new one; reword-question in the \
         palette puts one in other words."
    );
    form.asks = Some(std::mem::replace(&mut form.words, help));
}

/// The numbers of the questions of a block, and what they read where one is asked of everybody.
fn asked(session: &Session, block: &Block) -> (String, String) {
    let all = block.questions();
    let numbers = all.iter().filter_map(|id| session.question_number(id)).map(|n| n.to_string());
    let text = match all.as_slice() {
        [only] => session.question(only).map(|it| it.text.clone()).unwrap_or_default(),
        [] => String::new(),
        _ => "by table".to_owned(),
    };
    (numbers.collect::<Vec<_>>().join(", "), text)
}

/// Enter in the form: shows what would come of it, or what is wrong with it. The form stays below
/// until that is taken.
pub(in crate::tui::update) fn taken(model: &mut Model, form: &Form, batch: u64) -> Vec<Effect> {
    let (at, fault) = match commands(model, form) {
        Err((name, fault)) => (form.place(name), fault),
        Ok(commands) => match tried(model, &commands) {
            Err(why) => (None, refused(model, &why)),
            Ok(None) => (None, "nothing is changed yet · Esc leaves".to_owned()),
            Ok(Some(_)) => {
                set_fault(model, None, String::new());
                return show(model, commands, batch);
            }
        },
    };
    set_fault(model, at, fault);
    Vec::new()
}

/// Shows what would come of it, above the form, which keeps what was typed.
fn show(model: &mut Model, commands: Vec<Command>, batch: u64) -> Vec<Effect> {
    let Some(words) = try_out(model, &commands) else { return Vec::new() };
    let alike = alike(&model.session, &commands).unwrap_or_default();
    let words = format!("{words}{alike} Enter takes it, Esc goes back to the form.");
    ask(model, words, Asked::Submit(commands), batch);
    if let Some(Overlay::Confirm(confirm)) = model.overlays.last_mut() {
        confirm.waits.held = Some(model.now);
    }
    Vec::new()
}

/// What is said of a new question that reads almost like another: it may be meant to mend that.
fn alike(session: &Session, commands: &[Command]) -> Option<String> {
    let Some(Command::AddQuestion { question }) = commands.first() else { return None };
    let Err(Misuse::NoQuestion { nearest: Some(like), .. }) =
        names::question(session, &question.text)
    else {
        return None;
    };
    let number = session.question_number(&session.question_called(&like)?.id)?;
    let name = spec(Action::RewordQuestion).name;
    Some(format!(" It reads almost like question {number}, which {name} puts in other words."))
}

/// Says what is wrong, with the cursor in the field it is wrong in.
fn set_fault(model: &mut Model, at: Option<usize>, words: String) {
    if let Some(Overlay::Form(form)) = model.overlays.last_mut() {
        form.fault = words;
        if let Some(at) = at.filter(|at| *at != form.at) {
            form.go(at);
        }
    }
}

/// What the form asks for: a question it is the first to ask comes before the block. Else the field
/// that is not filled in as it should be, and why.
fn commands(model: &Model, form: &Form) -> Result<Vec<Command>, (&'static str, String)> {
    let before = match &form.of {
        Filled::Change(id) => model.session.block(id),
        Filled::Insert(_) => None,
    };
    let was = before.map(|state| state.block.clone()).unwrap_or_default();
    let shown = before.and_then(|state| state.length).map(Length);
    let in_field = |name| move |why| (name, why);
    let length = length(&form.typed(LENGTH)).map_err(in_field(LENGTH))?;
    // Questions that were not touched stay, also where several are asked.
    let (question, asks, new) = match form.typed(QUESTION).as_str() {
        _ if form.is_as_it_was(QUESTION) => (was.question.clone(), was.asks.clone(), None),
        typed => {
            let (question, new) = question(&model.session, typed).map_err(in_field(QUESTION))?;
            (question, Vec::new(), new)
        }
    };
    let block = Block {
        title: form.typed(TITLE),
        // The start that was shown may be the expected one: untouched, it stays as planned.
        start: match before {
            Some(_) if form.is_as_it_was(START) => was.start,
            _ => start(&form.typed(START)).map_err(in_field(START))?,
        },
        // A length that was not touched stays as planned, whatever it is by now.
        length: if before.is_some() && length == shown { was.length } else { length },
        kind: kind(&form.typed(KIND)).map_err(in_field(KIND))?,
        question,
        asks,
        ..was
    };
    let block = Box::new(block);
    let block = match &form.of {
        Filled::Change(_) => Command::ChangeBlock { block },
        Filled::Insert(after) => Command::InsertBlock { after: after.clone(), block },
    };
    let new = new.map(|question| Command::AddQuestion { question: Box::new(question) });
    Ok(new.into_iter().chain([block]).collect())
}

fn start(typed: &str) -> Result<Option<TimeOfDay>, String> {
    if typed.is_empty() || typed == "none" {
        return Ok(None);
    }
    let wrong = |why: crate::domain::NotATime| with_hint(&format!("start: {why}"), why.hint());
    typed.parse().map(Some).map_err(wrong)
}

fn length(typed: &str) -> Result<Option<Length>, String> {
    if typed.is_empty() || typed == "none" {
        return Ok(None);
    }
    Length::typed(typed).map(Some).map_err(|why| with_hint(&format!("length: {why}"), why.hint()))
}

/// The question meant, by its number or as much of it as no other begins with. Several words that
/// are those of none are a new one, which comes with it.
fn question(
    session: &Session,
    typed: &str,
) -> Result<(Option<QuestionId>, Option<Question>), String> {
    if typed.is_empty() || typed == "none" {
        return Ok((None, None));
    }
    match names::question(session, typed) {
        Ok(known) => Ok((Some(known), None)),
        Err(Misuse::NoQuestion { .. }) if typed.split_whitespace().nth(1).is_some() => {
            let new = session.new_question(typed);
            Ok((Some(new.id.clone()), Some(new)))
        }
        Err(why) => Err(with_hint(&why.to_string(), &why.hint())),
    }
}

/// A kind by its word, or by as much of it as no other begins with.
fn kind(typed: &str) -> Result<BlockKind, String> {
    let wanted = typed.to_lowercase().replace(' ', "-");
    let mut begin = BlockKind::ALL.into_iter().filter(|kind| kind.word().starts_with(&wanted));
    match (block_kind(typed), begin.next(), begin.next()) {
        (Ok(kind), ..) => Ok(kind),
        (_, Some(only), None) => Ok(only),
        (Err(why), ..) => Err(with_hint(&why.to_string(), &why.hint())),
    }
}
