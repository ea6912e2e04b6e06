//! The tables of the room, as rows: who talks, who is silent, who writes on paper.

use crate::domain::{Span, TableId};
use crate::session::{BlockState, TableState};
use crate::sorting::sort_by_key;
use crate::text::{counted, shown, width};
use crate::tui::model::Model;

/// How a table is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doing {
    /// It types.
    Types,
    /// It has said nothing for so long.
    Silent(Span),
    /// It writes on paper.
    Paper,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TableRow {
    /// Which one.
    pub id: TableId,
    /// Its name, shown.
    pub name: String,
    /// Its ideas in what is counted.
    pub ideas: usize,
    /// How it is doing.
    pub doing: Doing,
    /// Its topic, shown; empty where it has none.
    pub topic: String,
    /// Its host, shown; empty where nobody is named.
    pub host: String,
}

impl TableRow {
    /// What stands in place of a bar: that it is silent, or on paper; in fewer words where these
    /// have no room in so many columns.
    pub(crate) fn remark(&self, columns: usize) -> Option<String> {
        match self.doing {
            Doing::Types => None,
            Doing::Paper => Some("on paper".to_owned()),
            Doing::Silent(so_long) => {
                let minutes = so_long.whole_seconds() / 60;
                let whole = format!("! silent {minutes} min");
                let has_room = width(&whole) <= columns;
                Some(if has_room { whole } else { format!("! {minutes} min") })
            }
        }
    }
}

/// The open tables in the order of the room, with their ideas of one block, or of all.
pub(crate) fn tables(model: &Model, block: Option<&BlockState>) -> Vec<TableRow> {
    let open = |state: &&TableState| !state.closed && state.merged_into.is_none();
    model.session.tables.iter().filter(open).map(|state| row(model, block, state)).collect()
}

/// `26 ideas, 4 at no table`: all ideas of one block, or of all, and how many stand in no row.
pub(crate) fn sum(model: &Model, block: Option<&BlockState>, rows: &[TableRow]) -> String {
    let block = block.map(BlockState::id);
    let all = block.map_or(model.counts.all(), |id| model.counts.during(Some(id)));
    let placed: usize = rows.iter().map(|row| row.ideas).sum();
    let left = all.saturating_sub(placed);
    let nowhere = block.map_or(model.counts.at_no_table(), |id| model.counts.at(Some(id), None));
    match left {
        0 => counted(all, "idea", "ideas"),
        left if left == nowhere => format!("{}, {left} at no table", counted(all, "idea", "ideas")),
        left => format!("{}, {left} at no open table", counted(all, "idea", "ideas")),
    }
}

fn row(model: &Model, block: Option<&BlockState>, state: &TableState) -> TableRow {
    let id = &state.table.name;
    let ideas = match block {
        Some(block) => model.counts.at(Some(block.id()), Some(id)),
        None => model.counts.of_table(id),
    };
    let silent = model.silent.iter().find(|(table, _)| table == id);
    let doing = match silent {
        _ if state.on_paper => Doing::Paper,
        Some((_, so_long)) => Doing::Silent(*so_long),
        None => Doing::Types,
    };
    let words = |words: &Option<String>| shown(words.as_deref().unwrap_or("")).into_owned();
    TableRow {
        id: id.clone(),
        name: shown(id.as_str()).into_owned(),
        ideas,
        doing,
        topic: words(&state.table.topic),
        host: words(&state.table.host),
    }
}

/// What fits into so many places: all of them, or the silent ones and then the smallest, with how
/// many are left out; these take the last place.
pub(crate) fn pick(mut rows: Vec<TableRow>, places: usize) -> (Vec<TableRow>, usize) {
    if rows.len() <= places {
        return (rows, 0);
    }
    sort_by_key(&mut rows, |row| match row.doing {
        Doing::Silent(so_long) => (0, -so_long.0, row.ideas),
        Doing::Types => (1, 0, row.ideas),
        Doing::Paper => (2, 0, row.ideas),
    });
    let shown = places.saturating_sub(1);
    let left_out = rows.len() - shown;
    rows.truncate(shown);
    (rows, left_out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(name: &str, ideas: usize, doing: Doing) -> TableRow {
        TableRow {
            id: TableId::new(name),
            name: name.to_owned(),
            ideas,
            doing,
            topic: String::new(),
            host: String::new(),
        }
    }

    fn names(rows: &[TableRow]) -> Vec<&str> {
        rows.iter().map(|row| row.name.as_str()).collect()
    }

    #[test]
    fn what_fits_keeps_the_order_of_the_room() {
        let rows = vec![table("1", 9, Doing::Types), table("2", 0, Doing::Types)];
        let (rows, left_out) = pick(rows, 2);
        assert_eq!((names(&rows), left_out), (vec!["1", "2"], 0));
    }

    #[test]
    fn too_many_tables_show_the_silent_ones_then_the_smallest() {
        let ten = Doing::Silent(Span::minutes(10));
        let twenty = Doing::Silent(Span::minutes(20));
        let rows = vec![
            table("big", 9, Doing::Types),
            table("quiet", 3, ten),
            table("paper", 0, Doing::Paper),
            table("small", 1, Doing::Types),
            table("still", 5, twenty),
            table("middle", 2, Doing::Types),
        ];
        let (shown, left_out) = pick(rows.clone(), 5);
        assert_eq!((names(&shown), left_out), (vec!["still", "quiet", "small", "middle"], 2));
        assert_eq!(pick(rows.clone(), 1), (vec![], 6));
        assert_eq!(pick(rows, 0), (vec![], 6));
    }

    #[test]
    fn silence_is_said_in_whole_minutes_and_paper_is_never_silent() {
        let silent = Doing::Silent(Span::seconds(659));
        assert_eq!(table("5", 0, silent).remark(15).as_deref(), Some("! silent 10 min"));
        assert_eq!(table("5", 0, silent).remark(14).as_deref(), Some("! 10 min"));
        assert_eq!(table("8", 0, Doing::Paper).remark(15).as_deref(), Some("on paper"));
        assert_eq!(table("1", 3, Doing::Types).remark(15), None);
    }
}
