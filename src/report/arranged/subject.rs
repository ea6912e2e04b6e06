//! What notes that answer no question were about.

use crate::report::chapter::List;
use crate::report::document::Words;
use crate::report::report::Report;
use crate::session::Note;

/// The notes below what their table was about, if people sat at tables then, else below the title
/// of their block; in the order of the first of each.
pub(super) fn by_subject(report: &Report, notes: &List) -> Vec<(Words, List)> {
    let mut groups: Vec<(Words, List)> = Vec::new();
    for note in notes {
        let title = subject(report, note);
        match groups.iter_mut().find(|(of, _)| *of == title) {
            Some((_, list)) => list.push(note.clone()),
            None => groups.push((title, vec![note.clone()])),
        }
    }
    groups
}

fn subject(report: &Report, note: &Note) -> Words {
    let block = report.programme.iter().find(|row| Some(&row.id) == note.block.as_ref());
    let topic = report.topics.iter().find(|(table, _)| Some(table) == note.table.as_ref());
    if let Some((_, topic)) = topic.filter(|_| block.is_none_or(|row| row.kind.has_tables())) {
        return Words::people(topic);
    }
    block.map_or_else(|| Words::own("Other notes"), |row| Words::people(&row.title))
}
