//! The page of a table and its forms, and the page of the room.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{Response, StatusCode, Uri};
use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;

use super::draft::Draft;
use super::form::Form;
use super::paper::{paper, sent_on, sentence, status, told};
use crate::domain::{NoteId, NoteKind, Span};
use crate::engine::{mint_command, mint_note};
use crate::hub::devices::Who;
use crate::hub::exchange::Behind;
use crate::hub::problem::{Problem, Reason};
use crate::hub::view::{Clock, choices};
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
    let note = uri.query().and_then(|query| query.strip_prefix("note=")?.parse().ok());
    let said = match note {
        Some(note) => {
            behind.relay.look(|session| became(session, NoteId(note)))?.unwrap_or_default()
        }
        None => String::new(),
    };
    shows(behind, who, None, &said, None)
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
    Some(match block {
        Some(block) => format!("Saved{late}, in {}.", shown(&heading(session, block))),
        None => "Saved.".to_owned(),
    })
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
    let (categories, filed) = behind.relay.look(|session| {
        let categories: Vec<_> =
            draft.question.iter().flat_map(|it| choices(session, it)).collect();
        let seen = draft.block.as_ref().filter(|block| Some(*block) != view.block.as_ref());
        let seen = seen.and_then(|block| session.block(block));
        (categories, seen.map(|block| shown(&heading(session, block)).into_owned()))
    })?;
    let kind = |kind: NoteKind| Kind { word: kind.word(), name: kind.name(false) };
    let values = context! {
        page => "table",
        digits => digits(view.clock),
        clock_words => clock_words(view.clock),
        filed,
        fault => problem.map(|it| format!("Not saved: {}", sentence(it))).unwrap_or_default(),
        said,
        categories => Value::from(Serde(&categories)),
        kinds => Value::from(Serde(&NoteKind::ALL.map(kind))),
        draft => Value::from(Serde(&draft)),
        view => Value::from(Serde(&view)),
    };
    paper("table.html", problem.map_or(StatusCode::OK, status), values)
}

pub(super) fn screen(behind: &Behind, who: &Who) -> Result<Response<Body>, Problem> {
    let view = behind.relay.view(who)?;
    let values = context! {
        page => "screen",
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
    let command = Command::Capture { note: Box::new(draft.at(table)) };
    match sends(behind, &who, command).await {
        Ok(()) => sent_on(&format!("/table?note={}", draft.note), None),
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
    if who.muted {
        return Err(Problem::Muted);
    }
    // The note's own id makes it one, however often the form is sent.
    let sent = Sent { id: mint_command(), continues: None, command };
    behind.relay.command(&who.author, sent).await.map(drop)
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
