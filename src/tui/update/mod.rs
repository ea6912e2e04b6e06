//! What a message means: the model changes, and effects say what is to be done outside.
//!
//! Pure: no clock, no terminal, no file. A topic a file.

mod act;
mod adopting;
mod asking;
mod astray;
mod browse;
mod chosen;
mod filling;
mod floor;
mod hall;
mod joined;
mod keys;
mod lengthen;
mod line;
mod list;
mod listing;
mod lists;
mod moment;
mod notice;
mod overlay;
mod palette;
mod paste;
mod picking;
mod press;
mod pressed;
mod questions;
mod replay;
mod report;
mod returning;
mod reword;
mod rows;
mod save;
mod screen;
mod sign;
mod speakers;
mod submit;
mod taken;
mod tally;
mod trying;
mod typing;
mod undo;
mod wanting;
mod welcome;
mod writing;

use std::sync::Arc;

use super::effect::{Effect, Tag};
use super::model::{Drafts, Model, Sort};
use super::msg::Msg;
use super::words;

/// Takes a message in and says what is to be done outside.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let kept = Arc::clone(&model.capture.drafts);
    let unsaved: Vec<Tag> = model.unsaved().map(|pending| pending.tag).collect();
    let line = |model: &Model| {
        (model.capture.table.clone(), model.capture.editing, returning::at_line(model))
    };
    let before = line(model);
    let mut effects = take(model, msg);
    if before != line(model) {
        // Whoever comes to a line finds there what waits for it.
        returning::next(model);
    }
    settle(model);
    report::keep(model);
    model.capture.keep_draft();
    let is_same = before.1 == model.capture.editing
        && kept == model.capture.drafts
        && model.unsaved().map(|pending| pending.tag).eq(unsaved);
    if !is_same && model.mode.keeps_lines() {
        // Before what they were goes on its way.
        effects.insert(0, Effect::SaveDrafts(returning::kept(model)));
    }
    effects
}

fn take(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key { key, batch } => keys::press(model, &key, batch),
        Msg::Paste { text, batch } => paste::pasted(model, &text, batch),
        Msg::Resize { width, height } => {
            model.size = (width, height);
            report::refresh(model)
        }
        Msg::Tick(now) => moment::tick(model, now),
        Msg::Notice(notice) => {
            let mut effects = notice::take(model, notice);
            wanting::follow(model);
            lists::follow(model, true);
            effects.extend(lists::keep_up(model));
            effects.extend(report::refresh(model));
            effects
        }
        Msg::Sent { tag, tickets } => {
            submit::sent(model, tag, tickets);
            Vec::new()
        }
        Msg::Ids(ids) => {
            model.ids.extend(ids);
            Vec::new()
        }
        Msg::Drafts(drafts) => take_drafts(model, drafts),
        Msg::PlanUnwritten(why) => refused(model, words::plan_unwritten(&why)),
        Msg::Plan(read) => adopting::plan(model, read),
        Msg::Kept { until, done } => {
            writing::kept(model, until, done);
            Vec::new()
        }
        Msg::Paging(what) => {
            if let Some((_, now)) = &mut model.preview.making {
                *now = what;
            }
            Vec::new()
        }
        Msg::Page(made) => report::made(model, made),
        Msg::Exported { folder, done } => {
            report::exported(model, folder, done);
            Vec::new()
        }
        Msg::Seeking { number, tried, better } => lists::seeking(model, number, tried, better),
        Msg::Sought { number, found } => lists::sought(model, number, found),
        Msg::Shared(told) => lists::told(model, told),
        Msg::Unkept(why) => {
            let words = why.as_deref().map(words::unkept);
            model.capture.unkept = why;
            words.map_or_else(Vec::new, |words| refused(model, words))
        }
        Msg::Ended => vec![Effect::Quit],
    }
}

fn refused(model: &mut Model, words: String) -> Vec<Effect> {
    submit::say(model, Sort::Refused, words);
    Vec::new()
}

/// The half-typed lines are there again.
fn take_drafts(model: &mut Model, drafts: Drafts) -> Vec<Effect> {
    model.capture.drafts = Arc::new(drafts);
    if !model.mode.is_of_table() {
        model.capture.table = model.capture.drafts.table.clone();
    }
    model.capture.take_draft();
    Vec::new()
}

/// What must hold after any message.
fn settle(model: &mut Model) {
    lists::end_trial(model);
    let typed = model.capture.editing.is_none() && !model.capture.line.is_empty();
    // A line found again becomes a note only once the session has said that it is not one.
    if typed && model.reading.is_none() && model.capture.note.is_none() {
        model.capture.note = model.ids.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Moment, ReportText};
    use crate::session::Session;
    use crate::tui::model::{Draft, Mode};

    #[test]
    fn what_is_half_typed_is_not_gone_through_where_nothing_of_it_changes() {
        let now = Moment::default();
        let mut model = Model::of(Session::default(), now, Mode::Live, (80, 24));
        let half = |text: &str| Some(Draft { text: text.to_owned(), ..Draft::default() });
        let mut drafts = Drafts::default();
        drafts.put(None, half("of the room"));
        drafts.texts.push((ReportText::Summary, "of the report".to_owned()));
        update(&mut model, Msg::Drafts(drafts));
        let before = Arc::clone(&model.capture.drafts);
        assert_eq!(update(&mut model, Msg::Tick(now)), []);
        assert!(Arc::ptr_eq(&before, &model.capture.drafts));
    }
}
