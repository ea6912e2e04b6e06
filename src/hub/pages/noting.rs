//! The page of a table and its forms, and the page of the room.

use hyper::{Response, StatusCode, Uri};
use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;

use super::draft::{Becomes, Draft};
use super::form::Form;
use super::leaves::leaves;
use super::paper::{paper, sent_on, sentence, status, told};
use crate::domain::{NoteId, NoteKind, QuestionId, Span};
use crate::engine::{mint_command, mint_note};
use crate::hub::body::{Body, Request};
use crate::hub::choosing::{choices, names_question, pick};
use crate::hub::devices::Who;
use crate::hub::exchange::Behind;
use crate::hub::problem::{Problem, Reason};
use crate::hub::view::{Clock, types};
use crate::hub::wire::Sent;
use crate::session::{Command, Session, heading};
use crate::text::shown;

/// A kind to choose.
#[derive(Serialize)]
struct Kind {
    word: &'static str,
    name: &'static str,
}

pub(super) fn table(behind: &Behind, who: &Who, uri: &Uri) -> Result<Response<Body>, Problem> {
    let (what, of) = uri.query().and_then(|query| query.split_once('=')).unwrap_or_default();
    match (what, of.parse().ok().map(NoteId)) {
        ("note", Some(note)) => {
            let said = behind.relay.look(|session| became(session, note))?;
            let draft = goes_on(behind, who, |session| session.notes.get(note)?.question.clone())?;
            shows(behind, who, draft, &said.unwrap_or_default(), None)
        }
        ("question", _) => {
            let named = |session: &Session| {
                let at = of.parse::<usize>().ok()?.checked_sub(1)?;
                session.questions.get(at).map(|question| question.id.clone())
            };
            shows(behind, who, goes_on(behind, who, named)?, "", None)
        }
        (what, Some(note)) => shows(behind, who, mends(behind, who, what, note)?, "", None),
        _ => shows(behind, who, None, "", None),
    }
}

/// An empty form that answers the question named last, where several are asked.
fn goes_on(
    behind: &Behind,
    who: &Who,
    named: impl FnOnce(&Session) -> Option<QuestionId>,
) -> Result<Option<Draft>, Problem> {
    let fresh = Draft::fresh(&behind.relay.view(who)?);
    let place = (fresh.block.as_ref(), who.author.table.as_ref());
    let may = |session: &Session| {
        named(session).filter(|question| names_question(session, place, Some(question)))
    };
    let question = behind.relay.look(may)?;
    Ok(question.map(|question| Draft { question: Some(question), ..fresh }))
}

/// A form for the newest note of this table, where it still is the newest.
fn mends(behind: &Behind, who: &Who, what: &str, note: NoteId) -> Result<Option<Draft>, Problem> {
    let view = behind.relay.view(who)?;
    let becomes = Becomes::read(what);
    let Some(words) = view.words.as_ref().filter(|_| view.newest == Some(note)) else {
        return Ok(None);
    };
    let text = if becomes == Becomes::Words { words.text.to_string() } else { String::new() };
    let of = (becomes != Becomes::Note).then_some(note);
    Ok(Some(Draft { becomes, of, text, ..Draft::fresh(&view) }))
}

/// What became of a note, for whoever sent it.
fn became(session: &Session, note: NoteId) -> Option<String> {
    let note = session.notes.get(note)?;
    if note.retracted {
        return Some("Taken back.".to_owned());
    }
    let runs = session.running().map(|running| running.id()) == note.block.as_ref();
    let block = note.block.as_ref().filter(|_| !runs).and_then(|block| session.block(block));
    let late = if note.late { " late" } else { "" };
    let within = block.map(|block| format!(", in {}", shown(&heading(session, block))));
    let several = names_question(session, (note.block.as_ref(), note.table.as_ref()), None);
    let under = if several && note.question.is_none() { ", under no question" } else { "" };
    Some(format!("Saved{late}{}{under}.", within.unwrap_or_default()))
}

fn shows(
    behind: &Behind,
    who: &Who,
    draft: Option<Draft>,
    said: &str,
    problem: Option<Problem>,
) -> Result<Response<Body>, Problem> {
    let view = behind.relay.view(who)?;
    let draft = draft.unwrap_or_else(|| Draft::fresh(&view));
    let table = who.author.table.as_ref();
    let (place, question) = ((draft.block.as_ref(), table), draft.question.as_ref());
    let (choices, names, filed) = behind.relay.look(|session| {
        let choices = choices(session, place, question);
        let names = names_question(session, place, question);
        let number = question.filter(|_| names).and_then(|it| session.question_number(it));
        let seen = draft.block.as_ref().and_then(|block| session.block(block));
        let seen = seen.filter(|block| !block.is_running());
        let filed = seen.map(|block| shown(&heading(session, block)).into_owned());
        (choices, names.then_some(number), filed)
    })?;
    let category = draft.category.as_ref();
    let chosen = match names {
        Some(_) => question.map(|question| pick(question, category)),
        None => category.map(ToString::to_string),
    };
    let kinds = NoteKind::ALL.into_iter().filter(|kind| types(who.author.role, *kind));
    let kind = |kind: NoteKind| Kind { word: kind.word(), name: kind.name(false) };
    let values = context! {
        page => "table",
        encrypts => behind.encrypts,
        digits => digits(view.clock),
        clock_words => clock_words(view.clock),
        filed,
        fault => problem.map(|it| format!("Not saved: {}", sentence(it))).unwrap_or_default(),
        said,
        mended => mended(behind, &draft)?,
        several => names.is_some(),
        here => names.flatten().map_or("/table".to_owned(), |it| format!("/table?question={it}")),
        chosen => chosen.unwrap_or_default(),
        choices => Value::from(Serde(&choices)),
        kinds => Value::from(Serde(&kinds.map(kind).collect::<Vec<_>>())),
        draft => Value::from(Serde(&draft)),
        view => Value::from(Serde(&view)),
    };
    paper("table.html", problem.map_or(StatusCode::OK, status), values)
}

/// What the words are to become, where that is no note of their own.
fn mended(behind: &Behind, draft: &Draft) -> Result<Option<String>, Problem> {
    let Some(of) = draft.of else { return Ok(None) };
    let words = behind
        .relay
        .look(|session| session.notes.get(of).map(|note| shown(&note.words.text).into_owned()))?;
    Ok(words.map(|words| match draft.becomes {
        Becomes::Words => format!("Other words for: {words}"),
        Becomes::Detail | Becomes::Note => format!("A detail of: {words}"),
    }))
}

pub(super) fn screen(behind: &Behind, who: &Who, uri: &Uri) -> Result<Response<Body>, Problem> {
    let mut view = behind.relay.view(&who.looking_on())?;
    let mut leaves = view.seats.as_ref().map(|seats| leaves(&seats.tables)).unwrap_or_default();
    let asked = uri.query().and_then(|query| query.strip_prefix("page=")?.parse::<usize>().ok());
    let leaf = asked.unwrap_or(1).saturating_sub(1) % leaves.len().max(1);
    let of = leaves.len();
    if let Some(seats) = view.seats.as_mut().filter(|_| of > 0) {
        seats.tables = leaves.swap_remove(leaf);
    }
    let values = context! {
        page => "screen",
        leaf => (of > 1).then(|| format!("{} of {of}", leaf + 1)),
        next_leaf => (of > 1).then(|| (leaf + 1) % of + 1),
        digits => digits(view.clock),
        clock_words => clock_words(view.clock),
        view => Value::from(Serde(&view)),
    };
    paper("screen.html", StatusCode::OK, values)
}

/// Saves a note. What stands against it is said on a page that has the words again.
pub(super) async fn note(
    behind: &Behind,
    who: Result<Who, Problem>,
    request: Request,
) -> Result<Response<Body>, Problem> {
    let who = match who {
        // A form that is not the hub's own is not read.
        Err(problem @ (Problem::WrongOrigin | Problem::NotForm)) => return Err(problem),
        who => who,
    };
    let form = Form::read(&behind.relay.limits, request).await?;
    let mut draft = Draft::read(&form);
    let who = match who {
        Ok(who) => who,
        Err(problem) => return Ok(told(problem, &draft.text)),
    };
    let table = who.author.table.as_ref();
    match sends(behind, &who, draft.command(table)).await {
        Ok(()) => sent_on(&format!("/table?note={}", draft.of.unwrap_or(draft.note)), None),
        Err(problem) => {
            if problem == Problem::RefusedFor(Reason::Taken) {
                draft.note = mint_note();
            }
            let text = draft.text.clone();
            let page = shows(behind, &who, Some(draft), "", Some(problem));
            Ok(page.unwrap_or_else(|problem| told(problem, &text)))
        }
    }
}

async fn sends(behind: &Behind, who: &Who, command: Command) -> Result<(), Problem> {
    // The note's own id makes it one, however often the form is sent.
    let sent = Sent { id: mint_command(), continues: None, command };
    behind.relay.command(who, sent).await.map(drop)
}

/// Takes the newest note of this table out, where it still is the newest.
pub(super) async fn take_back(
    behind: &Behind,
    who: &Who,
    request: Request,
) -> Result<Response<Body>, Problem> {
    let form = Form::read(&behind.relay.limits, request).await?;
    let note = NoteId(form.get("note").parse().map_err(|_| Problem::NotUnderstood)?);
    if behind.relay.view(who)?.newest != Some(note) {
        return shows(behind, who, None, "", Some(Problem::RefusedFor(Reason::NotNewest)));
    }
    match sends(behind, who, Command::Retract { notes: vec![note] }).await {
        Ok(()) => sent_on(&format!("/table?note={note}"), None),
        Err(problem) => shows(behind, who, None, "", Some(problem)),
    }
}

fn digits(clock: Clock) -> String {
    match (clock.left.map(Span), clock.gone.map(Span)) {
        // Nobody is called late.
        (Some(left), _) if clock.towards && left <= Span::ZERO => String::new(),
        (Some(left), _) if left < Span::ZERO => format!("+{}", left.digits_up()),
        (Some(left), _) => left.digits(),
        (None, Some(gone)) => gone.digits_up(),
        (None, None) => String::new(),
    }
}

const fn clock_words(clock: Clock) -> &'static str {
    match (clock.held, clock.left, clock.gone) {
        (true, ..) => "paused",
        (false, Some(left), _) if clock.towards && left <= 0 => "starts soon",
        (false, Some(_), _) if clock.towards => "until it starts",
        (false, Some(left), _) if left <= 0 => "over",
        (false, Some(_), _) => "left",
        (false, None, Some(_)) => "gone",
        (false, None, None) => "",
    }
}
