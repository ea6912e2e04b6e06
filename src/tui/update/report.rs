//! The Report: its preview is asked for and taken in, and `e` exports.

use std::sync::Arc;

use super::pressed::Press;
use super::submit::{say, step};
use super::wanting;
use crate::domain::{ReportText, Seq};
use crate::engine::Failure;
use crate::report::EXPORTERS;
use crate::session::Command;
use crate::tui::effect::Effect;
use crate::tui::going;
use crate::tui::layout::report::{columns, page_rows, reach};
use crate::tui::model::{
    Exported, Line, Made, Mode, Model, Overlay, Screen, Sort, Waits, Wanted, Write,
};
use crate::tui::words::with_hint;

/// A screen came up: the Report begins at its top.
pub(super) fn shown(model: &mut Model) -> Vec<Effect> {
    if model.screen == Screen::Report {
        model.preview.scroll = 0;
    }
    refresh(model)
}

/// Asks for the report where the one that is shown is old, one at a time, and no sooner than the
/// interface has had its rest.
pub(super) fn refresh(model: &mut Model) -> Vec<Effect> {
    let columns = columns(model);
    let preview = &mut model.preview;
    let is_wanted = model.screen == Screen::Report
        && model.reading.is_none()
        && preview.making.is_none()
        && preview.wants(model.session.tail.seq, columns, model.now.t);
    if !is_wanted {
        return Vec::new();
    }
    preview.making = Some((model.now.t, "counting"));
    let folder = preview.folder.clone();
    vec![Effect::LayReport { session: Box::new(model.session.clone()), columns, folder }]
}

/// The report is there, or cannot be made.
pub(super) fn made(model: &mut Model, made: Result<Made, Failure>) -> Vec<Effect> {
    let now = model.now.t;
    match made {
        Ok(made) => model.preview.take(made, now),
        Err(why) => {
            // What failed once is not tried again before something changes.
            let (stand, columns) = (model.session.tail.seq, columns(model));
            let draft = model.session.closed.is_none();
            model.preview.take(Made { stand, draft, columns, ..Made::default() }, now);
            model.preview.failed = Some(with_hint(&why.words, &why.hint));
        }
    }
    model.preview.follow(&model.session);
    model.preview.scroll = model.preview.scroll.min(reach(model));
    refresh(model)
}

/// Takes a key of the Report; tells whether it was one.
pub(super) fn press(model: &mut Model, press: Press<'_>) -> bool {
    let page = page_rows(model).max(1);
    let Some(by) = going::reading(press.key, page) else { return false };
    model.preview.scroll = going::gone(model.preview.scroll, by, reach(model));
    true
}

/// Asks for the folder, with the one that is offered.
pub(super) fn ask(model: &mut Model, batch: u64) -> Vec<Effect> {
    let Some(folder) = model.preview.folder.as_deref() else {
        let why = match model.mode {
            Mode::Practice => "not done: a practice leaves nothing behind",
            _ => "not done: what is played back leaves nothing behind",
        };
        say(model, Sort::Refused, why);
        return Vec::new();
    };
    let formats = EXPORTERS.iter().filter(|exporter| (exporter.has)(&model.session));
    let names: Vec<&str> = formats.map(|exporter| exporter.file).collect();
    let draft = if model.session.closed.is_none() {
        " The session is not closed: it is a draft."
    } else {
        ""
    };
    let words = format!(
        "Enter writes {} into this folder, in place of those there; Esc writes nothing.{draft}",
        names.join(", ")
    );
    let line = Line::of(folder);
    wanting::open(
        model,
        Write { wanted: Wanted::Export, words, line, waits: Waits::for_later(batch) },
    )
}

/// Asks for a text of the report, with the one there is, or as it was left half written.
pub(super) fn ask_text(model: &mut Model, of: ReportText) -> Vec<Effect> {
    let what = match of {
        ReportText::Summary => "What is the report to say before everything else?",
        ReportText::NextStep => "What happens with the results?",
    };
    let words = format!(
        "{what} Enter keeps the words, Alt+Enter begins a new line, Esc leaves the report as it is."
    );
    let half = model.capture.drafts.texts.iter().find(|(half, _)| *half == of);
    let stands = || model.session.texts.of(of).map_or("", |text| text);
    let line = Line::of(half.map_or_else(stands, |(_, text)| text));
    let waits = Waits::for_another(model.now);
    wanting::open(model, Write { wanted: Wanted::Text(of), words, line, waits })
}

/// The text is there, or none is to be.
pub(super) fn written(model: &mut Model, of: ReportText, words: &str) -> Vec<Effect> {
    let text = (!words.is_empty()).then(|| words.into());
    step(model, Command::SetReportText { of, text })
}

/// Keeps a text of the report as half-typed lines are, until the session has it: it is there again
/// as soon as it is asked for.
pub(super) fn keep(model: &mut Model) {
    let open = model.overlays.iter().find_map(|it| match it {
        Overlay::Write(write) => match write.wanted {
            Wanted::Text(of) => Some((of, write.line.text())),
            _ => None,
        },
        _ => None,
    });
    if open.is_none() && model.capture.drafts.texts.is_empty() {
        return;
    }
    let mut texts = model.capture.drafts.texts.clone();
    if let Some((of, text)) = open {
        texts.retain(|(half, _)| *half != of);
        texts.push((of, text));
    }
    let stands = |of| model.session.texts.of(of).map_or("", |text| text).trim();
    texts.retain(|(of, text)| text.trim() != stands(*of));
    if texts != model.capture.drafts.texts {
        Arc::make_mut(&mut model.capture.drafts).texts = texts;
    }
}

/// Writes into the folder that was said.
pub(super) fn write(model: &mut Model, folder: &str) -> Vec<Effect> {
    if folder.is_empty() {
        say(model, Sort::Refused, "not done: no folder was named");
        return Vec::new();
    }
    say(model, Sort::Saving, "… writing the report");
    vec![Effect::Export { folder: folder.to_owned() }]
}

/// The files are there, or are not.
pub(super) fn exported(model: &mut Model, folder: String, done: Result<Vec<String>, Failure>) {
    match done {
        Ok(names) => {
            say(model, Sort::Saved, format!("✓ written  {folder}: {}", names.join(", ")));
            let before = model.preview.folder.replace(folder.clone());
            if let Some(made) = &mut model.preview.made {
                made.since = None;
                // What it says of the report before it is of one in another folder: it is made anew.
                if before.as_ref() != Some(&folder) {
                    made.stand = Seq::default();
                }
            }
            model.preview.exported = Some(Exported { at: model.now, folder, names });
        }
        Err(why) => {
            let words = format!("not written: {}", why.words);
            say(model, Sort::Refused, with_hint(&words, &why.hint));
        }
    }
}
