//! What the message line says, in whole sentences: the fact, then what to do. Names are raw.

use super::context::scope;
use super::model::{Message, Mode, Model, Next, Overlay, Screen, Wanted, title};
use crate::actions::{Action, Scope};
use crate::domain::{BlockId, Length, NoteKind, Span, Stamp, TableId, hour_minute};
use crate::session::{BlockState, CategoryState, Cue, Note, Refusal, Session, table_name};
use crate::text::counted;

/// What is said beside a field where what stands there gives way.
pub const REPLACES: &str = "type to replace";

/// What may be pressed when a block is over its time.
pub const OVER: Next = &[(Action::EndBlock, "next"), (Action::Extend, "more time")];

/// Where the line is at none of the tables that a block has.
pub const NO_TABLE: &str = "no table";

/// What the room's view says to a key that it does not hear.
pub const OUT_OF_ROOM: &str = "Esc comes back";

/// Something was to be changed where the session is only looked at.
pub const ONLY_READ: &str = "not done: nothing can be changed here";

/// A warning of the clock.
#[must_use]
pub fn cue(session: &Session, cue: &Cue, now: Stamp) -> String {
    match cue {
        Cue::Left { left, last: true, .. } => format!("◆◆ {} left, wrap up", Length(*left)),
        Cue::Left { left, .. } => format!("◆ {} left", Length(*left)),
        Cue::TimeUp { block } => time_up(session, block, now),
    }
}

/// A block is over its time: `■ TIME UP  Conversation 2, 26 of 25 min`.
/// To the nearest minute, as lateness is; a length that is not in whole minutes is told to the second.
#[must_use]
pub fn time_up(session: &Session, block: &BlockId, now: Stamp) -> String {
    let Some(state) = session.block(block) else { return "■ TIME UP".to_owned() };
    let gone = state.elapsed(now).unwrap_or(Span::ZERO);
    let length = state.length.map_or_else(String::new, |length| match length.whole_seconds() {
        whole if whole % 60 == 0 => format!(", {} of {} min", gone.nearest_minutes(), whole / 60),
        _ => format!(", {} of {}", Length(Span::seconds(gone.whole_seconds())), Length(length)),
    });
    format!("■ TIME UP  {}{length}", title(state))
}

/// Why something was not done, and what to do instead.
#[must_use]
pub fn refused(model: &Model, refusal: &Refusal) -> String {
    with_hint(&format!("not done: {refusal}"), &in_keys(model, refusal.hint()))
}

/// A hint with the keys of the actions it names, of those whose names are no words of a sentence.
fn in_keys(model: &Model, hint: &str) -> String {
    let keyed = |word: &str| {
        let mut rows = model.usual.keys.rows().iter();
        let row = rows.find(|row| word.contains('-') && row.name == word)?;
        let key = row.every_key().next()?;
        match row.answers(key, scope(model)) {
            true => Some(key.to_owned()),
            false if matches!(row.scope, Scope::Room | Scope::Stage) && model.has_line() => {
                Some(format!("Esc {key}"))
            }
            false => None,
        }
    };
    let each = hint.split(' ').map(|word| keyed(word).unwrap_or_else(|| word.to_owned()));
    each.collect::<Vec<_>>().join(" ")
}

/// A message with the keys that may follow, as they are pressed where the reader is.
#[must_use]
pub fn said(model: &Model, message: &Message) -> String {
    with_hint(&message.words, &keys(model, message.next))
}

/// Keys of the Stage as they are pressed here: in the line Esc comes before each. None where
/// nothing can be changed.
#[must_use]
pub fn keys(model: &Model, next: Next) -> String {
    if !model.can_change() {
        return String::new();
    }
    let is_above = matches!(model.overlays.last(), Some(Overlay::Speakers { .. }));
    let in_line = model.has_line() && !is_above;
    let mine = next.iter().filter(|(action, _)| {
        let is_asked = *action == Action::Reason && asks_why(model);
        model.mode.may(*action) && screen_of(*action) != Some(model.screen) && !is_asked
    });
    let said = mine.filter_map(|(action, what)| {
        let esc = match action {
            // In the line it is the key that saves, and in lists the one that opens a row.
            Action::Reason if in_line => "Esc Esc, then ",
            Action::Reason if model.screen != Screen::Stage => return None,
            _ if in_line => "Esc ",
            _ => "",
        };
        Some(format!("{esc}{} {what}", model.key(*action)))
    });
    said.collect::<Vec<_>>().join(", ")
}

/// True while the reason of a pause is asked for.
fn asks_why(model: &Model) -> bool {
    let is_reason = |it: &Overlay| matches!(it, Overlay::Write(write) if matches!(write.wanted, Wanted::Reason(_)));
    model.overlays.iter().any(is_reason)
}

/// The screen that an action leads to, of those that a message may name.
const fn screen_of(action: Action) -> Option<Screen> {
    match action {
        Action::Capture => Some(Screen::Capture),
        Action::TownHall => Some(Screen::TownHall),
        Action::Report => Some(Screen::Report),
        _ => None,
    }
}

/// A sentence with what to do, where there is anything.
#[must_use]
pub fn with_hint(words: &str, hint: &str) -> String {
    if hint.is_empty() { words.to_owned() } else { format!("{words} · {hint}") }
}

/// A note is on disk: `✓ saved  Table 9, a Cybersecurity`. `new`: its table came with it.
fn saved(session: &Session, note: &Note, new: bool) -> String {
    if note.late {
        let block = note.block.as_ref().and_then(|id| session.block(id));
        let inside = block.map_or_else(String::new, |block| format!(", in {}", title(block)));
        return format!("✓ saved late{inside}{}", with_stray(note));
    }
    let mut tags: Vec<String> = Vec::new();
    if note.kind != NoteKind::Idea {
        tags.push(note.kind.name(false).to_owned());
    }
    tags.extend(note.speaker.as_deref().map(str::to_owned));
    tags.extend(note.table.as_ref().map(|table| at_table(table, new)));
    let category = note.question.as_ref().zip(note.category.as_ref());
    tags.extend(category.and_then(|(question, id)| {
        let category = session.category(question, id)?;
        let letter = category.letter.as_deref().map(|it| format!("{it} "));
        Some(format!("{}{}", letter.unwrap_or_default(), category.label))
    }));
    tags.extend(note.added_later.then(|| "added after the event".to_owned()));
    format!("✓ saved  {}", tags.join(", ")).trim_end().to_owned() + &with_stray(note)
}

fn with_stray(note: &Note) -> String {
    let sign = note.stray().or_else(|| note.sign());
    sign.map_or_else(String::new, |word| format!(" with {word} as text"))
}

/// Notes are on disk; `new`: their table came into being with them.
#[must_use]
pub fn saved_many(session: &Session, notes: &[&Note], new: bool) -> String {
    match notes {
        [] => "✓ saved".to_owned(),
        [one] => saved(session, one, new),
        [first, ..] => {
            let table = first.table.as_ref().map(|table| at_table(table, new));
            let at = table.map_or_else(String::new, |table| format!("  {table}"));
            format!("✓ saved {} {}{at}", notes.len(), first.kind.name(true))
        }
    }
}

/// Where the session was found again, and the keys that may follow.
#[must_use]
pub fn resumed(model: &Model, draft: bool) -> Option<(String, Next)> {
    let session = &model.session;
    let running = session.running()?;
    let clock = |at| hour_minute(model.local(at));
    let left = running.countdown()?.remaining(model.now.t);
    if let Some(over) = left.filter(|left| *left <= Span::ZERO) {
        let end = model.now.wall_at(model.now.t + over);
        let ago = minutes(-over);
        let words =
            format!("{} ran out at {}, {ago} ago, and is still open", title(running), clock(end));
        return Some((words, OVER));
    }
    let mut words = match (running.pause(), left) {
        (Some(_), Some(left)) => {
            format!("Back in {}, paused with {} left.", title(running), left.digits())
        }
        (_, Some(left)) => format!("Back in {}, {} left.", title(running), left.digits()),
        (_, None) => format!("Back in {}.", title(running)),
    };
    let (from, to) = (session.tail.moment.at, model.now.at);
    let away = Span((to - from).num_milliseconds().max(0));
    words.push_str(&match away < Span::minutes(1) {
        true => format!(" Away for {} s; ", away.whole_seconds()),
        false => format!(" Away from {} to {}; ", clock(from), clock(to)),
    });
    words.push_str(if running.pause().is_some() {
        "the pause ran on."
    } else {
        "the clock ran on."
    });
    words.push_str(&match model.counts.all() {
        0 => String::new(),
        1 => " 1 idea, whole".to_owned(),
        n => format!(" {n} ideas, all whole"),
    });
    words.push_str(match (draft, model.counts.all()) {
        (true, 0) => " Your half-typed line is in place.",
        (true, _) => "; your half-typed line is in place.",
        (false, 0) => "",
        (false, _) => ".",
    });
    Some((words, &[]))
}

/// What runs after a step was turned back or done again: `Conversation 1 runs again, 4:12 left`.
/// `ran` is the block that ran before it.
#[must_use]
pub fn runs(model: &Model, ran: Option<&BlockId>) -> String {
    let session = &model.session;
    let Some(running) = session.running() else {
        return match session.next() {
            _ if session.closed.is_some() => "The session is closed".to_owned(),
            Some(next) => format!("No block runs, {} comes next", title(next)),
            None => "No block runs".to_owned(),
        };
    };
    let how = match running.pause() {
        Some(_) => "is paused",
        None if Some(running.id()) == ran => "runs on",
        None => "runs again",
    };
    let left = running.countdown().and_then(|clock| clock.remaining(model.now.t));
    let left = left.map_or_else(String::new, |left| match left > Span::ZERO {
        true => format!(", {} left", left.digits()),
        false => format!(", {} over", left.digits_up()),
    });
    format!("{} {how}{left}", title(running))
}

/// What came out of an evening that was played to its end.
#[must_use]
pub fn played(model: &Model) -> String {
    let session = &model.session;
    let mut counts = [0_usize; NoteKind::ALL.len()];
    for note in session.notes.iter().filter(|note| !note.retracted) {
        let kinds = NoteKind::ALL.iter().zip(&mut counts);
        kinds.filter(|(kind, _)| **kind == note.kind).for_each(|(_, count)| *count += 1);
    }
    let kinds = NoteKind::ALL.iter().zip(counts).filter(|(_, count)| *count > 0);
    let said: Vec<String> =
        kinds.map(|(kind, count)| format!("{count} {}", kind.name(count != 1))).collect();
    let what = if said.is_empty() { "no ideas".to_owned() } else { said.join(", ") };
    let (again, leave) = (model.key(Action::Hold), model.key(Action::Quit));
    format!("That was all: {what} · {again} plays it again, {leave} leaves")
}

/// A table as it is spoken of; one that comes into being with its first idea says so.
#[must_use]
pub fn table(session: &Session, table: &TableId) -> String {
    at_table(table, session.table(table).is_none())
}

fn at_table(table: &TableId, new: bool) -> String {
    format!("{}{}", table_name(table.as_str()), if new { " (new)" } else { "" })
}

/// Notes that a category of one question was not for.
#[must_use]
pub fn left_of_another(left: usize) -> String {
    match left {
        1 => "1 note of another question is left, still marked".to_owned(),
        n => format!("{n} notes of another question are left, still marked"),
    }
}

/// What is typed now belongs to no block: where it goes, and how to say otherwise.
#[must_use]
pub fn of_no_block(model: &Model) -> Option<&'static str> {
    let is_new = model.can_change() && model.capture.editing.is_none();
    let goes_nowhere = is_new && model.line_block().is_none();
    let elsewhere = model.mode.is_joined();
    let alone = matches!(model.mode, Mode::Alone { .. });
    goes_nowhere.then_some(if alone {
        "Nobody tells what runs. What is typed now belongs to no block; Ctrl-G says which."
    } else if elsewhere {
        "No block runs. What is typed now belongs to none."
    } else if model.session.closed.is_some() {
        match model.session.questions.len() {
            0 | 1 => {
                "The session is closed. What is typed now is added after the event; Ctrl-G says \
                 which block it belongs to."
            }
            _ => {
                "The session is closed: what is typed is added after the event. #1 before it says \
                 the question, #1b its category too, Ctrl-G the block."
            }
        }
    } else {
        "No block runs. What is typed now belongs to none; Ctrl-G says where it goes."
    })
}

/// Said once nothing was heard for a while.
const MOVED: &str = " If it is open at another address now, leave and join there: what is on \
                         this device goes along.";

/// Nothing is heard from where the session is: since when, and what becomes of what is typed.
#[must_use]
pub fn no_link(model: &Model) -> String {
    let Some(lost) = &model.joined.lost else { return String::new() };
    let since = hour_minute(model.local(lost.since.at));
    let why = lost.why.as_ref().map_or_else(String::new, |why| format!(": {why}"));
    // What keeps a device out may need somebody: it is not over by itself.
    let again = "once there is a link again";
    let (one, many) = lost.why.as_ref().map_or(("by itself", "by themselves"), |_| (again, again));
    let here = match kept_notes(model) {
        0 => format!("what is said stays on this device and is sent {one}"),
        1 => format!("1 idea is on this device and will be sent {one}"),
        n => format!("{n} ideas are on this device and will be sent {many}"),
    };
    let moved = if model.now.t - lost.since.t < Span::minutes(1) { "" } else { MOVED };
    format!("No link to the facilitator since {since}{why}. Go on typing: {here}.{moved}")
}

/// Notes that are on the disk of this device, and not known to be saved where the session is.
fn kept_notes(model: &Model) -> usize {
    let kept = model.pending.iter().filter(|pending| pending.is_kept());
    kept.map(|pending| pending.sent.notes()).sum()
}

/// Half-typed lines cannot be kept.
#[must_use]
pub fn unkept(why: &str) -> String {
    format!("a half-typed line is not kept: {why} · Enter saves it as ever")
}

/// Words that a crash cut short were not taken up.
#[must_use]
pub fn left_there(kept: &str) -> String {
    format!("the words stay in {kept} · worldcafe salvage with that path lists them")
}

/// The plan is not beside the journal any more.
#[must_use]
pub fn plan_unwritten(why: &str) -> String {
    format!(
        "session.json was not written again: {why} · the journal has the plan, and opens without"
    )
}

/// A length as it is told: `40 s`, `90 min`, `3 h 5 min`, `12 days`.
#[must_use]
pub fn minutes(span: Span) -> String {
    let minutes = span.nearest_minutes();
    match (minutes, minutes / 60) {
        (0, _) => format!("{} s", span.whole_seconds()),
        (_, ..3) => format!("{minutes} min"),
        (_, ..48) => Length(span.told()).to_string(),
        (_, hours) => format!("{} days", hours / 24),
    }
}

/// What is left of a block and when it ends: `12:41 left, until 19:05`; over its time `+2:10 over,
/// since 19:05`.
#[must_use]
pub fn left_until(model: &Model, block: &BlockState) -> String {
    let now = model.now;
    let Some(clock) = block.countdown() else { return String::new() };
    let Some(left) = clock.remaining(now.t) else {
        return format!("{} so far", clock.elapsed(now.t).digits_up());
    };
    let end = model.until(left);
    let over = left.0 <= -1000;
    let digits = if over {
        format!("+{} over", left.digits_up())
    } else {
        format!("{} left", left.max(Span::ZERO).digits())
    };
    match (block.pause(), over) {
        (Some(_), _) => format!("{digits}, PAUSED"),
        (None, true) => format!("{digits}, since {end}"),
        (None, false) => format!("{digits}, until {end}"),
    }
}

/// `no ideas`, `1 idea`, `12 ideas`.
#[must_use]
pub fn many_ideas(ideas: usize) -> String {
    match ideas {
        0 => "no ideas".to_owned(),
        n => counted(n, "idea", "ideas"),
    }
}

/// A category with its letter: `b Protecting Minorities`. Raw.
#[must_use]
pub fn category(category: &CategoryState) -> String {
    let letter = category.letter.as_deref().map(|it| format!("{it} ")).unwrap_or_default();
    format!("{letter}{}", category.label)
}
