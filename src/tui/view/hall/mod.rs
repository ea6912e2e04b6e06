//! The Town hall: what is to be told, who speaks, and the comments with the line below them.

mod allowance;
mod head;
mod report;
mod speakers;
mod spoke;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use super::capture::{head as lines, input, keys, list, status, strip};
use super::filter;
use super::foot::margin;
use super::place::{inset, place, place_end};
use crate::domain::{About, NoteKind};
use crate::theme::{Theme, Tone};
use crate::tui::layout::hall::{Areas, layout};
use crate::tui::layout::list::earlier;
use crate::tui::model::Model;
use crate::tui::offer::is_open;

/// The most columns of a list of names.
const EASY: u16 = 60;

/// Draws the Town hall in the whole of the area.
pub fn draw(model: &Model, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let areas = layout(area, model);
    let buffer = frame.buffer_mut();
    let side = margin(area);
    if areas.report.is_empty() {
        head::small(model, theme, buffer, areas.head);
        speakers::small(model, theme, buffer, areas.speakers);
        lines::rule(theme, buffer, areas.lower_rule);
    } else {
        head::usual(model, theme, buffer, areas.head);
        divided(theme, buffer, &areas);
        report::draw(model, theme, buffer, inset(areas.report, side, 1));
        let beside = inset(areas.speakers, 1, side);
        // A name and what is said of it are read as one row.
        let width = beside.width.min(EASY);
        speakers::draw(model, theme, buffer, Rect { width, ..beside });
        heading(model, theme, buffer, &areas);
    }
    let clear = status::clear(model, area, areas.list, areas.status);
    list::draw(model, theme, buffer, clear);
    status::draw(model, theme, buffer, areas.status);
    if is_open(model) {
        let above = u16::from(!areas.report.is_empty()).min(areas.status.y);
        let row = Rect { y: areas.status.y - above, height: 1 + above, ..areas.status };
        Clear.render(row, buffer);
        strip::draw(model, theme, buffer, row);
    }
    input::draw(model, theme, frame, areas.input);
    if !filter::draw(model, theme, frame, areas.keys) {
        keys(model, theme, frame.buffer_mut(), areas.keys);
    }
}

/// The two rules and the column that parts what is between them.
fn divided(theme: &Theme, buffer: &mut Buffer, areas: &Areas) {
    lines::rule(theme, buffer, areas.rule);
    lines::rule(theme, buffer, areas.lower_rule);
    let style = theme.style(Tone::Border);
    let column = areas.between;
    for row in 0..column.height {
        place(buffer, column, (0, row), "│", style);
    }
    let goes_on = column.bottom() > areas.lower_rule.bottom();
    for (row, sign) in [(areas.rule, "┬"), (areas.lower_rule, if goes_on { "┤" } else { "┴" })]
    {
        place(buffer, Rect { x: column.x, width: 1, ..row }, (0, 0), sign, style);
    }
}

/// `COMMENTS  4   content 3 · process 1 · follow-up 0            ↑ 1 earlier`.
fn heading(model: &Model, theme: &Theme, buffer: &mut Buffer, areas: &Areas) {
    let area = inset(areas.heading, margin(areas.heading) + 1, margin(areas.heading));
    let listed = model.capture.listed.listing().all();
    let kept = listed.filter_map(|id| model.session.notes.get(id)).filter(|it| !it.retracted);
    let (mut all, mut counts) = (0, [0; 3]);
    for note in kept {
        all += 1;
        let place = match note.about {
            _ if note.kind != NoteKind::Comment => continue,
            About::Content => 0,
            About::Process => 1,
            About::FollowUp => 2,
        };
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    }
    let [content, process, follow_up] = counts;
    let comments = content + process + follow_up;
    let at = place(buffer, area, (0, 0), "COMMENTS", theme.style(Tone::Title));
    let mut words =
        format!("  {comments}   content {content} · process {process} · follow-up {follow_up}");
    // What was said as something else is listed with them.
    if all > comments {
        words.push_str(&format!(" · other notes {}", all - comments));
    }
    place(buffer, area, (at, 0), &words, theme.style(Tone::Plain));
    let above = earlier(model, all, buffer.area, areas.list);
    if above > 0 {
        place_end(buffer, area, 0, &format!("↑ {above} earlier"), theme.style(Tone::Dim));
    }
}
