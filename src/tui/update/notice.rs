//! What comes down from the gateway.

use super::reword::{brought_back, regroup};
use super::submit::{answered, asked, say, say_next, submit};
use super::{joined, lists, paste, picking, returning, speakers, taken, wanting};
use crate::actions::Action;
use crate::domain::{BlockId, BlockKind, CategoryId, NoteId, QuestionId};
use crate::engine::{Failure, Notice, Opened, Ticket, Trouble};
use crate::journal::SetAside;
use crate::session::{BlockState, Command, Event, NewNote, Record, apply_to, tell};
use crate::text::counted;
use crate::tui::effect::Effect;
use crate::tui::model::{Mode, Model, Next, Pick, Picked, Reworded, Sent, Sort};
use crate::tui::words;

pub(super) fn take(model: &mut Model, notice: Notice) -> Vec<Effect> {
    match notice {
        Notice::Reading { done, of } => {
            if let Some(reading) = &mut model.reading {
                (reading.done, reading.of) = (done, of);
            }
        }
        Notice::Opened(opened) => return open(model, *opened),
        Notice::Written { .. } => {}
        Notice::Recorded { ticket, record } => return recorded(model, ticket, &record),
        Notice::Nothing { ticket } => nothing(model, ticket),
        Notice::Refused { ticket, refusal } => {
            return refuse(model, ticket, words::refused(model, &refusal));
        }
        Notice::ReadOnly { ticket } => {
            return refuse(model, ticket, words::ONLY_READ.to_owned());
        }
        Notice::Kept { ticket, command } => joined::kept(model, ticket, &command),
        Notice::Returned { ticket, command, why } => {
            return joined::returned(model, ticket, *command, why);
        }
        Notice::Link(link) => joined::link(model, link),
        Notice::Trouble(found) => trouble(model, Some(found)),
        Notice::Recovered { set_aside, remade } => return recovered(model, set_aside, remade),
        Notice::Pace(pace) => {
            if let Mode::Replay { speed, paused, over } = &mut model.mode {
                let ends = pace.over && !*over;
                (*speed, *paused, *over) = (pace.speed, pace.paused, pace.over);
                if ends {
                    say(model, Sort::Told, words::played(model));
                }
                model.refresh_moment();
            }
        }
        Notice::Failed(failure) => match &mut model.reading {
            Some(reading) => reading.failed = Some((failure.words, failure.hint)),
            None => {
                let unsaved = model.pending.len();
                let (Failure { words, hint }, meanwhile) = (failure, String::new());
                trouble(model, Some(Trouble { words, hint, meanwhile, unsaved, takes_all: false }));
            }
        },
    }
    Vec::new()
}

/// Things were so already: a note that was sent again is saved.
fn nothing(model: &mut Model, ticket: Ticket) {
    joined::is_so(model, ticket);
    if let Some((Sent::Notes(notes), _)) = answered(model, ticket)
        && model.mode.is_joined()
    {
        let ids: Vec<NoteId> = notes.iter().map(|note| note.id).collect();
        let words = taken::saved(model, &ids, false);
        say(model, Sort::Saved, words);
    }
}

/// The disk takes everything again, perhaps in a folder that was made again for it.
fn recovered(model: &mut Model, set_aside: Option<SetAside>, remade: bool) -> Vec<Effect> {
    trouble(model, None);
    let kept = set_aside.map(|it| format!("; the old journal is kept as {}", it.path.display()));
    let kept = kept.unwrap_or_default();
    if !remade {
        say(model, Sort::Saved, format!("✓ everything is saved again{kept}"));
        return Vec::new();
    }
    // Other news than that words were saved, so it stays where these are told of.
    let words = "the session's folder was deleted or moved away; it was made again, with the plan \
                 and all that was saved";
    say(model, Sort::Told, format!("{words}{kept}"));
    vec![Effect::WritePlan(model.session.plan.clone())]
}

/// The alarm comes with the news and goes with it.
fn trouble(model: &mut Model, found: Option<Trouble>) {
    model.trouble = found;
    model.refresh_moment();
}

/// The session stands, or stands elsewhere after a jump of a replay.
fn open(model: &mut Model, opened: Opened) -> Vec<Effect> {
    let read = joined::is_answered(model);
    let first = read.is_some();
    model.session = opened.session;
    if opened.read_only && matches!(model.mode, Mode::Live) {
        model.mode = Mode::ReadOnly;
    }
    model.refresh(true);
    model.refresh_last();
    if first {
        returning::forget_saved(model);
        returning::next(model);
    }
    let runs = model.can_change() && !model.mode.is_of_table();
    if first && opened.resumed && runs {
        let draft = !model.capture.drafts.lines.is_empty();
        if let Some((words, next)) = words::resumed(model, draft) {
            say_next(model, Sort::Told, words, next);
        }
    } else if first && runs && !model.session.has_begun() {
        let words = "Nothing has begun yet";
        say_next(
            model,
            Sort::Told,
            words,
            &[(Action::Start, "begins"), (Action::Late, "changes times"), (Action::Help, "helps")],
        );
    }
    if first && runs {
        tell_waiting(model);
        lists::ask_whole(model);
    }
    if let Some(told) = read.and_then(|read| read.told) {
        say(model, Sort::Refused, told);
    }
    if let Some(fault) = opened.fault {
        say(model, Sort::Refused, words::with_hint(&fault.words, &fault.hint));
    }
    if first || !opened.set_aside.is_empty() {
        paste::torn(model, opened.set_aside);
    }
    let reads = first && opened.resumed && runs;
    reads.then_some(Effect::ReadPlan).into_iter().collect()
}

/// Tells of what was half typed when the event ended.
fn tell_waiting(model: &mut Model) {
    let waiting = returning::waiting(model).filter(|_| model.session.closed.is_some());
    if let Some(waiting) = waiting {
        let words = format!("The session is closed; {waiting}");
        say_next(model, Sort::Told, words, &[(Action::Type, "shows it")]);
    }
}

fn recorded(model: &mut Model, ticket: Option<Ticket>, record: &Record) -> Vec<Effect> {
    let told = tell(&model.session, record);
    // What is only added changes no list but by its end.
    let adds =
        |event: &Event| matches!(event, Event::NoteCaptured { .. } | Event::DetailAdded { .. });
    let moved = !record.events.iter().all(adds);
    let ran = model.session.running().map(|state| state.id().clone());
    apply_to(&mut model.session, record);
    model.refresh(moved);
    speakers::follow(model);
    leave_block(model, record, ran.as_ref());
    let own = ticket.and_then(|ticket| Some((ticket, answered(model, ticket)?)));
    if record.events.iter().any(|event| matches!(event, Event::BlockPaused { .. })) {
        model.pause = own.as_ref().map(|(ticket, _)| *ticket);
    }
    let (sort, words, next): (_, _, Next) = match own {
        Some((ticket, (Sent::Category { note, kept, .. }, _))) => {
            return under_category(model, ticket, (*note, kept), made(record));
        }
        Some((ticket, (Sent::Regrouped { edit, .. }, _))) => {
            return regroup(model, ticket, edit, made(record));
        }
        Some((_, (Sent::Notes(notes), last))) => {
            taken::of_line(model, (notes, last), record);
            return Vec::new();
        }
        Some((_, (Sent::Words(Reworded { note, .. }) | Sent::Detail { note, .. }, _))) => {
            brought_back(model, record, taken::saved(model, &[note], false))
        }
        Some((ticket, (Sent::Filed { notes, label }, _))) => {
            return picking::retag(model, (&notes, &label), made(record), Some(ticket));
        }
        Some((_, (Sent::Tagged { left }, _))) if left > 0 => {
            let words = format!("{} · {}", told.join("; "), words::left_of_another(left));
            (Sort::Told, words, &[])
        }
        Some((_, (Sent::Step | Sent::Reason { .. } | Sent::Tagged { .. }, _))) | None => {
            if own.is_some() {
                lists::go_to_new_block(model, record);
            }
            let (words, next) = step(model, record, &told, ran.as_ref());
            (Sort::Told, words, next)
        }
    };
    // At a table only what changes its own clock is news of others.
    let others = model.mode.is_of_table()
        && ticket.is_none()
        && !record.events.iter().any(Event::moves_the_clock);
    let quiet = others
        || words.is_empty()
        || (matches!(model.mode, Mode::Replay { .. }) && sort == Sort::Told);
    if !quiet {
        say_next(model, sort, words, next);
    }
    Vec::new()
}

/// With its block a warning is over, and with the event the line is at no table.
fn leave_block(model: &mut Model, record: &Record, ran: Option<&BlockId>) {
    if model.session.running().map(|state| state.id()) != ran {
        model.message.take_if(|message| message.sort == Sort::Warning);
    }
    if closes(record) {
        model.seat_line();
        model.refresh_list(false);
    }
}

fn closes(record: &Record) -> bool {
    record.events.iter().any(|event| matches!(event, Event::SessionClosed {}))
}

/// What a step did, what runs since where it turned the clock back or on again, and the key that
/// does the opposite.
fn step(model: &Model, record: &Record, told: &[String], ran: Option<&BlockId>) -> (String, Next) {
    // With the first step the session itself opens and its day begins, which nobody asked to be told.
    let opens = |it: &&Event| matches!(it, Event::SessionOpened { .. } | Event::DayBegan { .. });
    let is_first = record.events.iter().any(|it| matches!(it, Event::SessionOpened { .. }));
    let beside = record.events.iter().take_while(opens).count();
    let told = match told {
        all if is_first => all.get(beside..).unwrap_or_default(),
        all => all,
    };
    let mut words = told.join("; ");
    let next: Next = match (record.undoes, record.redoes) {
        (Some(_), _) => &[(Action::Redo, "redoes")],
        (_, Some(_)) => &[(Action::Undo, "undoes")],
        _ => {
            if record.events.iter().any(|it| matches!(it, Event::TableClosed { .. })) {
                words.push_str(&unseated(model));
            }
            if closes(record)
                && let Some(waiting) = returning::waiting(model)
            {
                words.push_str(&format!("; {waiting}"));
            }
            let unexplained = |it: &Event| matches!(it, Event::BlockPaused { reason: None, .. });
            let is_pause = record.events.iter().any(unexplained);
            let why: Next = &[(Action::Reason, "says why")];
            let leaves =
                |it: &Event| matches!(it, Event::SpeakerRemoved { .. } | Event::TurnEnded { .. });
            let next: Next = match record.events.as_slice() {
                _ if is_pause => why,
                [only] if leaves(only) => &[(Action::Undo, "takes it back")],
                _ => way_on(model, record),
            };
            return (words, next);
        }
    };
    if record.events.iter().any(Event::moves_the_clock) {
        words.push_str(&format!(". {}", words::runs(model, ran)));
    }
    (words, next)
}

/// Who stands since a table closed during the round, and the keys that seat them; with none of them
/// those whose seats to come are there.
fn unseated(model: &Model) -> String {
    let sum = |of| model.closed_seats(of).into_iter().map(|(_, people)| people).sum();
    let (stand, wait): (usize, usize) = (sum(BlockState::is_running), sum(BlockState::is_waiting));
    let who = match (stand, wait) {
        (0, 0) => return String::new(),
        (0, n) => counted(n, "seat to come is there", "seats to come are there"),
        (n, _) => counted(n, "person who sat there stands", "people who sat there stand"),
    };
    let [seating, seats] = [Action::Seating, Action::PlanSeats].map(|it| model.key(it));
    format!(". {who} · {seating}, then {seats} seats them anew")
}

/// The screen that what begins with a step is on, where the line hides the keys that lead there.
fn way_on(model: &Model, record: &Record) -> Next {
    let seats = |it: &Event| matches!(it, Event::SeatingPlanned { seating: Some(_) });
    if record.events.iter().any(seats) {
        return &[(Action::Palette, "export makes badges and cards")];
    }
    if !model.screen.has_line() {
        return &[];
    }
    if closes(record) {
        return &[(Action::Report, "is the report")];
    }
    let begun = record.events.iter().find_map(|event| match event {
        Event::BlockStarted { block } => model.session.block(block),
        _ => None,
    });
    match begun.map(|state| state.block.kind) {
        Some(BlockKind::TownHall) => &[(Action::TownHall, "is the town hall")],
        Some(kind) if kind.has_tables() => &[(Action::Capture, "takes what tables say")],
        _ => &[],
    }
}

/// The category that came into being.
fn made(record: &Record) -> Option<CategoryId> {
    record.events.iter().find_map(|event| match event {
        Event::CategoryAdded { category, .. } => Some(category.clone()),
        _ => None,
    })
}

/// A new category is there: what was typed under it follows, in the same step.
fn under_category(
    model: &mut Model,
    ticket: Ticket,
    (mut note, kept): (NewNote, bool),
    category: Option<CategoryId>,
) -> Vec<Effect> {
    note.category.clone_from(&category);
    model.capture.founds = Some(note.id);
    if let Some((question, category)) = note.question.clone().zip(category).filter(|_| kept) {
        model.capture.picked = Some(Picked { pick: Pick::Known(question, category), kept: true });
    }
    let command = Command::Capture { note: Box::new(note.clone()) };
    vec![submit(model, vec![command], Some(ticket), Sent::Notes(vec![note]))]
}

/// Something was not done: it is said, and its words are given back. A new category that somebody
/// made just before is there as well.
fn refuse(model: &mut Model, ticket: Ticket, words: String) -> Vec<Effect> {
    let asked = asked(model, ticket);
    let Some((sent, last)) = answered(model, ticket) else {
        say(model, Sort::Refused, words);
        return Vec::new();
    };
    if let Some(asked) = asked {
        wanting::again(model, asked, words);
        return Vec::new();
    }
    if let Sent::Category { note, label, kept } = &sent
        && let Some(category) = called(model, note.question.as_ref(), label)
    {
        let category = Some(category);
        return under_category(model, ticket, ((**note).clone(), *kept), category);
    }
    if let Sent::Regrouped { edit, label } = &sent
        && let Some(note) = model.session.notes.get(edit.note)
        && let Some(category) = called(model, note.question.as_ref(), label)
    {
        return regroup(model, ticket, edit.clone(), Some(category));
    }
    model.capture.last = None;
    if last {
        returning::refused(model, &sent);
    }
    taken::not_taken(model, words);
    Vec::new()
}

/// The category of this name.
fn called(model: &Model, question: Option<&QuestionId>, label: &str) -> Option<CategoryId> {
    Some(model.session.category_called(question?, label)?.id.clone())
}
